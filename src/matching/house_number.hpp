#pragma once
#include <cstdint>
#include <string_view>

#include "matching/fixed_text.hpp"

// The number of a house on its road. Internal to the room; the text is in normal form (AddressText).
namespace louyu::matching {

struct HouseNumber {
    FixedText<char32_t, 20> text;  // as the key has it: 100, 100-4, 12甲, 12附3, 69、71, 100弄3
    std::uint32_t first = 0;       // the number proper; 0 when it is none
    std::uint32_t last = 0;        // of 10-16 the 16 when that may be a range, else the same as first
    char32_t branch = 0;           // 甲, 附, 之 or - when it is one of several doors of a number
    std::size_t length = 0;        // characters read, 号 and 院 included; 0 when there is none
    bool is_marked = false;        // 号 stood behind it
};

/// 100, 100-4号, 甲12号, 12甲号, 12号甲, 12号附3号, 62号之一, 340号-344号, 69、71号, 100弄3号, 二十一号.
HouseNumber read_house_number(std::u32string_view text, std::size_t at);

}  // namespace louyu::matching
