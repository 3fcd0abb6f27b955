#include "matching/floors.hpp"

#include <algorithm>

#include "matching/location.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr View kFloorMarks[] = {U"层楼", U"层", U"楼", U"FLOOR", U"F", U"/F"};
constexpr View kRangeMarks[] = {U"-", U"~", U"至", U"到"};
constexpr View kListMarks[] = {U"、", U",", U".", U"/", U"及", U"和", U" "};

// The mark of a floor, but not the F of a word or of a room (12F, not 12FA), nor 楼 as in 楼宇.
std::size_t floor_mark(View text, std::size_t i) {
    const std::size_t mark = any_word(text, i, kFloorMarks);
    const char32_t next = at_or_end(text, i + mark);
    if (mark == 1 && text[i] == U'F' && is_plain_letter(next)) {
        return 0;
    }
    return mark == 1 && text[i] == U'楼' && is_one_of(next, U"宇盘") ? 0 : mark;
}

struct Storey {
    int value = 0;
    std::size_t length = 0;  // characters, 0 = there is none
    bool needs_no_mark = false;
    bool says_below = false;  // 地下, which also holds for the storey behind it: 地下1-2层
    bool says_side = false;   // 地下, 负, 地上 …
};

// One storey without its mark: 12, 负一, 地下2, B1, L3, -1.
Storey read_storey(View text, std::size_t at) {
    static constexpr View kBelow[] = {U"地下", U"负", U"-"};
    const std::size_t below = any_word(text, at, kBelow);
    const bool is_b = below == 0 && at_or_end(text, at) == U'B';
    const bool is_l = below == 0 && at_or_end(text, at) == U'L';
    const bool is_above = starts_at(text, at, U"地上");
    std::size_t i = at + (is_b || is_l ? 1 : is_above ? 2 : below);
    i += starts_at(text, i, U"第") ? 1 : 0;
    const ReadNumber number = read_number(text, i);
    const int most = is_b || is_l ? 9 : kFloorMax;
    if (number.length == 0 || number.value == 0 || number.value > most || at_or_end(text, i) == U'0') {
        return {};
    }
    Storey storey;
    const std::size_t end = i + number.length;
    storey.length = end - at;
    storey.value = below > 0 || is_b ? -number.value : number.value;
    storey.needs_no_mark =
        is_b && number.length == 1 && !is_plain_letter(at_or_end(text, end)) && at_or_end(text, end) != U'-';
    storey.says_below = below == 2;
    storey.says_side = below > 0 || is_b || is_above;
    return storey;
}

}  // namespace

ReadFloors read_floors(View text, std::size_t at) {
    ReadFloors read;
    if (starts_at(text, at, U"地下室")) {
        read.floors.push_back({-1, -1});
        read.length = 3;
        return read;
    }
    // Storeys count up to the last one that bears a mark: of 12层、5号 only the 12.
    ReadFloors pending;
    bool below = false;
    bool extends = false;
    for (std::size_t i = at; i < text.size();) {
        const Storey storey = read_storey(text, i);
        if (storey.length == 0) {
            break;
        }
        below = storey.says_side ? storey.says_below : below;
        const int value = below && !storey.says_side ? -storey.value : storey.value;
        if (extends) {
            FloorRange& range = pending.floors[pending.floors.size() - 1];
            range = {std::min(range.first, value), std::max(range.last, value)};
        } else if (!pending.floors.push_back({value, value})) {
            break;
        }
        i += storey.length;
        const std::size_t mark = floor_mark(text, i);
        i += mark;
        if (mark > 0 || storey.needs_no_mark) {
            pending.length = i - at;
            read = pending;
        }
        const std::size_t range_mark = any_word(text, i, kRangeMarks);
        const std::size_t list_mark = range_mark > 0 ? 0 : any_word(text, i, kListMarks);
        if (range_mark + list_mark == 0 || (extends && range_mark > 0)) {
            break;
        }
        extends = range_mark > 0;
        i += range_mark + list_mark;
    }
    return read;
}

}  // namespace louyu::matching
