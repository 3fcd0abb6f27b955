#pragma once
#include <string_view>

#include "matching/fixed_text.hpp"

// Spellings of roads and numbers brought together. Internal to the room; texts are in normal form
// (AddressText).
namespace louyu::matching {

using RoadKey = FixedText<char32_t, 24>;
using NumberKey = FixedText<char32_t, 20>;

/// 11纬路 = 十一纬路; without spaces and brackets.
RoadKey road_key_of(std::u32string_view road);
/// 69号 = 69, 二十一号 = 21, 甲12 = 12甲; what is no number stays as it is.
NumberKey number_key_of(std::u32string_view number);

}  // namespace louyu::matching
