#pragma once
#include <cstddef>
#include <string_view>

#include "matching/tail.hpp"

// Floors and rooms as addresses write them. Internal to the room; the text is in normal form (AddressText).
namespace louyu::matching {

inline constexpr int kFloorMax = 150;

struct ReadFloors {
    FixedList<FloorRange, 8> floors;
    std::size_t length = 0;  // characters, 0 = there are none
};

/// 12层, 38-45层, 3层至5层, 13.16.17层, 26-27F, 负一层, B1, 地下1-2层, 地下室.
ReadFloors read_floors(std::u32string_view text, std::size_t at);

struct ReadUnits {
    FixedList<UnitRange, 16> units;
    FixedList<FloorRange, 8> floors;  // told from the rooms' numbers
    bool is_marked = false;           // 室, 房, #: surely rooms
    std::size_t length = 0;           // characters, 0 = there are none
};

/// 1203室, 1203-1205, 1203、04、05室, A1203B, 12-3, 2单元1203, 21-3至21-6. `floor` is the one floor named
/// before, which 03室 belongs to, or 0.
ReadUnits read_units(std::u32string_view text, std::size_t at, int floor);

}  // namespace louyu::matching
