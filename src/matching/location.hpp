#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What stands behind a building's name: tower, floor, room. Internal to the room; the text is width-folded
// and in upper case.
namespace louyu::matching {

struct ReadNumber {
    int value = 0;
    std::size_t length = 0;  // characters, 0 = there is none
};

/// 12 or 十二, at most four digits or 九十九.
ReadNumber read_number(std::u32string_view text, std::size_t at);

struct ReadTower {
    std::u32string name;     // A, 1, T2, 东, 主: the same for A座, A栋 and A楼
    std::size_t length = 0;  // characters, 0 = there is none
};

/// A座, 1号楼, 3#楼, 二座, 东塔, 主楼, T1, 甲座.
ReadTower read_tower(std::u32string_view text, std::size_t at);

struct LocationTail {
    std::u32string tower;
    int floor_first = 0;
    int floor_last = 0;
    bool floor_is_derived = false;
    std::u32string unit;
    std::size_t begin = 0;  // where the tail starts in the text
    std::size_t end = 0;    // where it stops; the text may go on with something else
};

/// Finds the tail of a text that starts with a building's name: "21世纪大厦A座38-45层" → from A on.
std::optional<LocationTail> find_tail(std::u32string_view text);

bool is_plain_digit(char32_t c);
bool is_plain_letter(char32_t c);
bool is_number_character(char32_t c);  // 一 … 十 百 两 〇

}  // namespace louyu::matching
