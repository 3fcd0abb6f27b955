#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/address_index.hpp"

// Reads what make.mjs writes.
namespace louyu::bench {

using Line = std::vector<std::string>;

/// All lines of a CSV file behind its header. Throws when it cannot be read.
std::vector<Line> read_csv(const std::string& path);

struct LabelledAddress {
    std::string kind;
    std::string text;
    std::int64_t building = 0;  // 0: of none, or which one cannot be told
    std::string tower;
    std::string floors;  // 12, 38-45, 13;16;17; "?" when it is not judged
    std::string units;
};
std::vector<LabelledAddress> read_addresses(const std::string& path);

/// The register of a folder: regions.csv, roads.csv, buildings.csv. `home` is where ambiguous names are
/// sought.
matching::AddressIndex read_register(const std::string& folder, const std::string& home);

/// A tail as the files write it: 12, 38-45, 13;16;17.
std::string floors_of(const matching::LocationTail& tail);
std::string units_of(const matching::LocationTail& tail);
std::string tower_of(const matching::LocationTail& tail);

}  // namespace louyu::bench
