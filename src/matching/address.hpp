#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/region_names.hpp"
#include "matching/tail.hpp"

// Chinese addresses taken apart: where, which road and number, which building, which floor and room.
namespace louyu::matching {

/// The parts as found, in width-folded form; what is not found is empty or 0.
struct AddressParts {
    std::string region_code;  // of the deepest region recognised
    RegionLevel region_level = RegionLevel::kNone;
    std::string road;      // 和平北大街
    std::string crossing;  // the other road of 某路与某路交叉口
    std::string number;    // 69, 100-4, 12甲, 100弄3
    std::string building;  // 总统大厦
    std::string alias;     // another name, given in brackets
    std::string tower;     // A, 1, 东, 主, 2期, 2期A …, without 座/号楼/栋
    std::vector<FloorRange> floors;
    int floor_first = 0;  // of all floors; basements are negative
    int floor_last = 0;
    bool floor_is_derived = false;   // told from the room: 1203 → 12
    std::vector<std::string> units;  // 1203, 12-3, 1203-1205
    std::string unit;                // the same in one text: 1203、1205-1208
    std::string rest;                // what could not be read
    std::string bearing;             // 中段, 南侧, 以北: where on the road
    bool is_hot_desk = false;        // 集群注册, 工位 …: a desk, not a place of its own
    bool is_parcel = false;          // 地块, 宗地: land, not a building
};

/// Never fails; reads at most the first 300 characters.
AddressParts parse_address(std::string_view raw, const RegionNames& regions);

/// A road under which spellings agree: 11纬路 = 十一纬路, no spaces.
std::string road_key(std::string_view road);
/// A house number under which spellings agree: 69号 = 69, 100－4号 = 100-4, 二十一号 = 21.
std::string number_key(std::string_view number);

}  // namespace louyu::matching
