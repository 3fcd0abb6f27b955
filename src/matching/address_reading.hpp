#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "matching/address_text.hpp"
#include "matching/house_number.hpp"
#include "matching/region_names.hpp"
#include "matching/tail.hpp"

// An address taken apart by its own words, before any register is asked. Internal to the room.
namespace louyu::matching {

/// Everything is found in place: the views point into `text`, so a reading is neither copied nor moved.
struct AddressReading {
    AddressReading(std::string_view raw, const RegionNames& regions);
    AddressReading(const AddressReading&) = delete;
    AddressReading& operator=(const AddressReading&) = delete;

    AddressText text;
    RegionPrefix region;
    std::u32string_view road;      // 和平北大街
    std::u32string_view crossing;  // the other road of 某路与某路交叉口
    HouseNumber house;             // length 0: none
    std::u32string_view building;  // 总统大厦
    std::u32string_view alias;     // another name, given in brackets
    std::u32string_view former;    // a name said to be no longer valid: （原…）
    std::u32string_view bearing;   // 中段, 南侧, 以北: where on the road
    std::u32string_view rest[4];   // what could not be read
    std::size_t rest_count = 0;
    LocationTail tail;
    std::size_t region_end = 0;   // where what is not region begins
    std::size_t road_end = 0;     // behind the road's name; 0 without a road
    std::size_t names_begin = 0;  // behind road and number
    bool is_hot_desk = false;     // 集群注册, 工位, 秘书公司托管: a desk, not a place of its own
    bool is_parcel = false;       // 地块, 宗地: land, not a building

  private:
    void read_road(std::size_t from);
    void read_names(std::u32string_view piece_text);
    void read_behind_number();
    void read_wording();
    void keep_rest(std::u32string_view piece);
};

struct AddressParts;
/// The parts as texts.
AddressParts address_parts(const AddressReading& reading, const RegionNames& regions);
/// Puts another tail than the reading's own into the parts: the one behind a name the register knows.
void take_tail(const LocationTail& tail, AddressParts& parts);
std::string unit_text(const UnitRange& unit);

/// Words that name no place (集群注册, 自编, 院内), or too few characters to name one.
bool is_noise(std::u32string_view piece);
bool is_address_edge(char32_t c);

}  // namespace louyu::matching
