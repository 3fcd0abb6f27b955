#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "matching/fixed_text.hpp"

// What stands behind a building's name: tower, floors, rooms. The text is in normal form (AddressText).
namespace louyu::matching {

struct FloorRange {
    int first = 0;  // basements are negative
    int last = 0;
    bool operator==(const FloorRange&) const = default;
};

using UnitText = FixedText<char, 14>;

struct UnitRange {
    UnitText first;
    UnitText last;  // empty: a single unit
};

struct LocationTail {
    FixedText<char32_t, 8> tower;  // A, 1, 东, 主, 2期, 2期A; of two towers A、B
    FixedList<FloorRange, 8> floors;
    FixedList<UnitRange, 16> units;
    bool floor_is_derived = false;  // told from the rooms: 1203 → 12
    std::size_t begin = 0;          // where the tail starts in the text
    std::size_t end = 0;            // where it stops; the text may go on with something else
    bool is_sure = false;           // a mark (座, 层, 室) made it sure

    bool empty() const { return tower.empty() && floors.empty() && units.empty(); }
};

/// Reads tower, floors and rooms from `at` on, as far as they go.
LocationTail read_tail(std::u32string_view text, std::size_t at);

/// Finds the tail of a text that starts with a building's name: "21世纪大厦A座38-45层" → from A on.
std::optional<LocationTail> find_tail(std::u32string_view text);

/// Behind brackets, commas and words that tell nothing of the place (整层, 自编, 内).
std::size_t skip_tail_separators(std::u32string_view text, std::size_t i);

}  // namespace louyu::matching
