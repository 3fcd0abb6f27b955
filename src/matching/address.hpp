#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/region_names.hpp"

// Chinese addresses taken apart: where, which road and number, which building, which floor and room.
namespace louyu::matching {

/// The parts as found, in width-folded form; what is not found is empty or 0.
struct AddressParts {
    std::string region_code;  // of the deepest region recognised
    RegionLevel region_level = RegionLevel::kNone;
    std::string road;      // 和平北大街
    std::string number;    // 69, 100-4, 甲12, 100弄3
    std::string building;  // 总统大厦
    std::string alias;     // another name, given in brackets
    std::string tower;     // A, 1, 东, 主楼 …, without 座/号楼/栋
    int floor_first = 0;   // basements are negative
    int floor_last = 0;
    bool floor_is_derived = false;  // told from the room: 1203 → 12
    std::string unit;               // 1203, 12-3, 1203-1205, 1203、1204
    std::string rest;               // what could not be read
};

/// Never fails; reads at most the first 300 characters.
AddressParts parse_address(std::string_view raw, const RegionNames& regions);

/// A road under which spellings agree: 11纬路 = 十一纬路, no spaces.
std::string road_key(std::string_view road);
/// A house number under which spellings agree: 69号 = 69, 100－4号 = 100-4, 二十一号 = 21.
std::string number_key(std::string_view number);

}  // namespace louyu::matching
