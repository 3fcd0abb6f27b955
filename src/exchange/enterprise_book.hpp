#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "exchange/registry_file.hpp"
#include "matching/matcher.hpp"

namespace louyu::exchange {

/// What a file of firms and a file of stays both do with a firm: find it, make it, correct it.
class EnterpriseBook {
  public:
    explicit EnterpriseBook(RegistryRun& run);
    /// The firm a row speaks of, written as the row tells it; `name_column` and the dictionary's enterprise
    /// fields are read from the row. `building_id` tells through which building it is registered when the
    /// reader's scope is less than a district (0 = none, a file of firms). A firm the reader may not see is
    /// found, since a firm that moves in from the next street is not a new one, but left as it is.
    std::optional<std::int64_t> put(RegistryRun& run, const RowView& row, std::string_view name_column,
                                    std::int64_t building_id);

  private:
    struct Found {
        std::int64_t id = 0;  // 0 = a new firm
        bool is_renamed = false;
    };
    struct Made {
        std::int64_t id = 0;
        bool has_code = false;
        int count = 0;  // firms of this name
    };
    std::optional<Found> find(RegistryRun& run, const RowView& row, std::string_view name_column,
                              const std::string& code);
    std::optional<Found> find_made(const std::string& name, const std::string& code) const;
    void remember(const std::string& name, const std::string& code, std::int64_t id);
    bool is_visible(RegistryRun& run, std::int64_t id) const;
    void add_fields(const RowView& row, registry::Change& change) const;
    void keep_former_name(RegistryRun& run, registry::Change& change) const;

    std::string district_code_;
    bool sees_district_;
    matching::Directory directory_;
    std::unordered_map<std::string, std::int64_t> made_by_code_;
    std::unordered_map<std::string, Made> made_by_name_;
};

}  // namespace louyu::exchange
