#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "registry/entity_table.hpp"

namespace louyu::registry {

/// What the checks need to know of other records, asked for once a transaction. The writer tells it what it
/// writes.
class World {
  public:
    explicit World(store::Session& session) : session_(session) {}
    store::Session& session() const { return session_; }

    /// The last version of a record; nullptr when it has none. Good until the next call that changes the
    /// world.
    const Version* last(std::string_view entity, std::int64_t id);
    /// A field of the last version of a record, 0 when absent.
    std::int64_t integer(std::string_view entity, std::int64_t id, std::string_view field);
    /// The six digits of the county a region lies in (of the city, where a city has no counties); "" when
    /// unknown.
    std::string district_of_region(std::int64_t region_id);
    std::string district_of_building(std::int64_t building_id);

    void wrote(const EntityTable& table, std::int64_t id, const Version& last);
    void forget(const EntityTable& table, std::int64_t id);

  private:
    using Cache = std::unordered_map<std::int64_t, Version>;

    store::Session& session_;
    std::map<std::string_view, Cache> last_;
    std::unordered_map<std::int64_t, std::string> districts_;
};

}  // namespace louyu::registry
