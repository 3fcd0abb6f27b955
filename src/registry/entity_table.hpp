#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/value.hpp"
#include "dictionary/dictionary.hpp"
#include "registry/registry.hpp"
#include "store/database.hpp"

namespace louyu::registry {

/// A row of <entity>_version; values in the order of the dictionary's fields.
struct Version {
    base::Day from;
    base::Day to;
    std::int64_t change_id = 0;  // 0: the change about to be written
    std::string district_code;   // "" where the entity has none
    std::string search_text;
    std::vector<base::Value> values;

    bool operator==(const Version&) const = default;
    bool contains(base::Day day) const { return from <= day && day <= to; }
};

/// A day as it is bound and stored.
inline base::Value day_value(base::Day day) {
    return std::int64_t{day.yyyymmdd};
}

/// The anchor and version table of a versioned entity: statements made once from the dictionary.
class EntityTable {
  public:
    explicit EntityTable(const dictionary::Entity& entity);
    /// nullptr when there is no such versioned entity.
    static const EntityTable* find(std::string_view entity);
    static const EntityTable& of(std::string_view entity);

    const dictionary::Entity& entity() const { return *entity_; }
    const std::string& version_table() const { return version_table_; }
    std::size_t width() const { return entity_->fields.size(); }
    std::optional<std::size_t> column(std::string_view field) const;
    const base::Value& value(const Version& version, std::string_view field) const;
    std::optional<std::int64_t> integer(const Version& version, std::string_view field) const;
    std::string_view text(const Version& version, std::string_view field) const;

    /// All versions of a record by first day.
    std::vector<Version> versions(store::Session& session, std::int64_t id) const;
    std::optional<Version> last_version(store::Session& session, std::int64_t id) const;
    bool has_anchor(store::Session& session, std::int64_t id) const;
    void insert_anchor(store::Session& session, std::int64_t id, const std::string& district_code) const;
    /// False when something still refers to it.
    bool delete_anchor(store::Session& session, std::int64_t id, const std::string& district_code) const;
    void insert_version(store::Session& session, std::int64_t id, const Version& version) const;
    void delete_version(store::Session& session, std::int64_t id, const Version& version) const;

  private:
    struct Statement {
        std::string name;
        std::string text;
        store::Query query() const { return {name, text}; }
    };
    Statement statement(std::string_view verb, std::string text) const;
    void prepare_anchor();
    void prepare_versions();
    Version read(store::Values&& row) const;

    const dictionary::Entity* entity_;
    std::string version_table_;
    std::vector<std::string> places_;  // names of the bound columns: p1, p2 …
    Statement select_versions_;
    Statement select_last_;
    Statement select_anchor_;
    Statement insert_anchor_;
    Statement delete_anchor_;
    Statement insert_version_;
    Statement delete_version_;
};

}  // namespace louyu::registry
