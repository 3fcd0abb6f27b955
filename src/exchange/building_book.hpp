#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "exchange/registry_file.hpp"
#include "matching/matcher.hpp"

namespace louyu::exchange {

/// The buildings that rows of a file can mean: those in the district and in the reader's scope. To a street's
/// reader the others do not exist.
class BuildingBook {
  public:
    explicit BuildingBook(RegistryRun& run);
    /// The building a row names by building_code or `name_column`; refused when unknown, undecided when it
    /// only resembles others (R002).
    std::optional<std::int64_t> find(RegistryRun& run, const RowView& row,
                                     std::string_view name_column) const;
    matching::BuildingMatch match(std::string_view name) const { return directory_.match_building(name, ""); }
    /// The building with a code; 0 = none.
    std::int64_t with_code(const std::string& code) const;
    /// Empty when the building has none.
    std::string code_of(std::int64_t building_id) const;

  private:
    matching::Directory directory_;
    std::unordered_map<std::string, std::int64_t> by_code_;
    std::unordered_map<std::int64_t, std::string> codes_;
};

}  // namespace louyu::exchange
