#include <algorithm>

#include "matching/floors.hpp"
#include "matching/location.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr View kRoomMarks[] = {U"号房间", U"号店", U"店面", U"卡",   U"号商铺", U"号铺位", U"号室",
                               U"号房",   U"号铺", U"房间", U"商铺", U"铺位",   U"室",     U"房",
                               U"号",     U"#",    U"铺",   U"户",   U"门"};
constexpr View kTowerMarks[] = {U"号楼", U"#楼", U"号塔", U"号院"};
constexpr std::size_t kPartsMax = 4;

// A room's number, with its letters: 1203, A1203, 1203A, B12, 27M05.
std::size_t part_length(View text, std::size_t at) {
    std::size_t i = at;
    while (i - at < 2 && is_plain_letter(at_or_end(text, i))) {
        ++i;
    }
    const std::size_t digits_begin = i;
    while (i - digits_begin < 6 && is_plain_digit(at_or_end(text, i))) {
        ++i;
    }
    if (i == digits_begin || is_plain_digit(at_or_end(text, i))) {
        return 0;
    }
    const bool letter = is_plain_letter(at_or_end(text, i)) && at_or_end(text, i) != U'F';
    if (letter && is_plain_digit(at_or_end(text, i + 1)) && is_plain_digit(at_or_end(text, i + 2)) &&
        !is_plain_digit(at_or_end(text, i + 3)) && i - digits_begin <= 2) {
        return i + 3 - at;
    }
    if (letter && !is_plain_letter(at_or_end(text, i + 1)) && !is_plain_digit(at_or_end(text, i + 1)) &&
        !is_one_of(at_or_end(text, i + 1), U"座栋幢区")) {
        ++i;
    }
    return i - at;
}

std::size_t digits_in(View part) {
    return static_cast<std::size_t>(std::count_if(part.begin(), part.end(), is_plain_digit));
}

int value_of(View part) {
    int value = 0;
    for (const char32_t c : part) {
        value = is_plain_digit(c) ? value * 10 + static_cast<int>(c - U'0') : value;
    }
    return value;
}

bool is_all_digits(View part) {
    return std::all_of(part.begin(), part.end(), is_plain_digit);
}

// 1203 → 12, 305 → 3, B101 → -1; nothing from 12 or 03, nor from numbers too long to be a floor and a room.
int floor_of(View part) {
    const std::size_t digits = digits_in(part);
    if (digits <= 2 && is_plain_letter(part.back()) && is_plain_digit(part.front())) {
        return value_of(part);  // 16H
    }
    const int floor = value_of(part) / 100;
    if (digits < 3 || digits > 5 || floor == 0 || floor > kFloorMax) {
        return 0;
    }
    return part[0] == U'B' && digits == 3 ? -floor : floor;
}

/// One room as written: 1203, 12-3, 2-1203, 1-12-3.
struct Room {
    View parts[kPartsMax];
    std::size_t count = 0;
    std::size_t end = 0;
    bool has_entrance = false;  // 单元 stood behind its first part
};

Room read_room(View text, std::size_t at) {
    Room room;
    std::size_t i = at;
    while (room.count < kPartsMax) {
        const std::size_t length = part_length(text, i);
        if (length == 0) {
            break;
        }
        room.parts[room.count++] = text.substr(i, length);
        i += length;
        room.end = i;
        const std::size_t behind = i + 2 + (at_or_end(text, i + 2) == U'-' ? 1 : 0);
        if (starts_at(text, i, U"单元") && length < 3 && part_length(text, behind) > 0) {
            room.has_entrance = true;
            i += 2;
            room.end = i;
            i += at_or_end(text, i) == U'-' ? 1 : 0;
        } else if (at_or_end(text, i) == U'-') {
            ++i;
        } else {
            break;
        }
    }
    return room;
}

// The floor told by a room's parts: 12-3 is floor and room, 1-12-3 entrance, floor and room.
int floor_of(const Room& room) {
    const View last = room.parts[room.count - 1];
    if (const int floor = floor_of(last); floor != 0 || room.count == 1) {
        return floor;
    }
    const View before = room.parts[room.count - 2];
    if (const int floor = floor_of(before); floor != 0) {
        return floor;  // 1903-1
    }
    const int floor = room.has_entrance && room.count == 2 ? 0 : value_of(before);
    return floor <= kFloorMax ? floor : 0;
}

UnitText joined(const Room& room) {
    UnitText text;
    for (std::size_t k = 0; k < room.count; ++k) {
        if (k > 0) {
            text.push_back('-');
        }
        text.append(room.parts[k]);
    }
    return text;
}

// 1203-1205 and 03-05 are ranges; 12-3 and 2-1203 are single rooms.
bool is_range(const Room& room, int floor) {
    if (room.count != 2 || room.has_entrance) {
        return false;
    }
    const View first = room.parts[0];
    const View last = room.parts[1];
    const std::size_t digits = digits_in(first);
    if (digits != first.size() || digits_in(last) != last.size()) {
        return first[0] == last[0] && is_plain_letter(first[0]) && value_of(last) > value_of(first);
    }
    const bool same_length = digits == last.size() && (digits >= 3 || floor != 0);
    const bool is_short_end = digits >= 3 && last.size() == 2 && value_of(last) > value_of(first) % 100;
    return (same_length && value_of(last) > value_of(first)) || is_short_end ||
           (floor != 0 && digits < 3 && value_of(last) > value_of(first));
}

// 03 on floor 12 is 1203; 04 behind 1203 is 1204.
UnitText whole_number(View part, int floor, std::string_view before) {
    UnitText whole;
    const bool is_short = part.size() <= 2 && is_all_digits(part);
    if (is_short && before.size() >= 3 && before.find_first_not_of("0123456789") == std::string_view::npos) {
        whole.append(before.substr(0, before.size() - 2));
    } else if (is_short && floor > 0) {
        if (floor >= 100) {
            whole.push_back(static_cast<char>('0' + floor / 100));
        }
        if (floor >= 10) {
            whole.push_back(static_cast<char>('0' + floor / 10 % 10));
        }
        whole.push_back(static_cast<char>('0' + floor % 10));
    }
    if (!whole.empty() && part.size() == 1) {
        whole.push_back('0');
    }
    whole.append(part);
    return whole;
}

class UnitReader {
  public:
    UnitReader(View text, std::size_t at, int floor) : text_(text), at_(at), floor_(floor) {}

    ReadUnits read() {
        std::size_t i = behind_sign(at_);
        bool extends = false;
        for (;;) {
            const Room room = read_room(text_, i);
            if (room.count == 0) {
                break;
            }
            if (extends) {
                extend(room);
            } else if (!add(room)) {
                break;
            }
            i = behind_mark(room.end);
            read_.length = i - at_;
            const std::size_t joint = joint_length(i, extends);
            if (joint == 0) {
                break;
            }
            i = behind_sign(i + joint);
        }
        return read_;
    }

  private:
    // # and NO. in front of a room.
    std::size_t behind_sign(std::size_t i) {
        const std::size_t sign = at_or_end(text_, i) == U'#' ? 1 : starts_at(text_, i, U"NO.") ? 3 : 0;
        read_.is_marked = read_.is_marked || (sign > 0 && part_length(text_, i + sign) > 0);
        return i + sign;
    }

    std::size_t behind_mark(std::size_t i) {
        // In the south 单元 behind a whole number is a room too: 1101单元.
        const bool is_unit = starts_at(text_, i, U"单元");
        const std::size_t mark = is_unit                               ? 2
                                 : any_word(text_, i, kTowerMarks) > 0 ? 0
                                                                       : any_word(text_, i, kRoomMarks);
        read_.is_marked = read_.is_marked || mark > 0;
        return i + mark;
    }

    std::size_t joint_length(std::size_t i, bool& extends) {
        static constexpr View kRange[] = {U"至", U"到", U"~", U"-"};
        static constexpr View kList[] = {U"、", U",", U".", U"/", U"及", U"和", U" "};
        const std::size_t range = any_word(text_, i, kRange);
        const std::size_t joint = range > 0 ? range : any_word(text_, i, kList);
        if (joint == 0 ||
            part_length(text_, i + joint + (at_or_end(text_, i + joint) == U'#' ? 1 : 0)) == 0) {
            return add_letters(i, joint);
        }
        const std::size_t behind = i + joint + part_length(text_, i + joint);
        // 1203、3号楼 and 1203、14层 begin something else.
        const bool begins_other = any_word(text_, behind, kTowerMarks) > 0 ||
                                  is_one_of(at_or_end(text_, behind), U"层楼座栋幢期") ||
                                  read_floors(text_, i + joint).length > 0;
        // 1203室-2 is no range.
        const bool falls = range > 0 && behind - i - joint <= 2 && last_.size() >= 3 &&
                           value_of(text_.substr(i + joint, behind - i - joint)) <=
                               (last_.view()[last_.size() - 2] - '0') * 10 + (last_.view().back() - '0');
        if (begins_other || falls || (range > 0 && extends)) {
            return 0;
        }
        extends = range > 0;
        return joint;
    }

    // 1203A、B室: the letters go with the number before.
    std::size_t add_letters(std::size_t i, std::size_t joint) {
        const bool follows = joint > 0 && !last_.empty() &&
                             is_plain_letter(static_cast<char32_t>(last_.back())) &&
                             is_plain_letter(at_or_end(text_, i + joint)) &&
                             !is_plain_letter(at_or_end(text_, i + joint + 1)) &&
                             !is_one_of(at_or_end(text_, i + joint + 1), U"座栋幢区塔");
        if (follows && !read_.units.is_full()) {
            UnitText next = read_.units.back().first;
            next.pop_back();
            next.push_back(static_cast<char>(text_[i + joint]));
            read_.units.push_back({next, {}});
            read_.length = behind_mark(i + joint + 1) - at_;
        }
        return 0;
    }

    bool add(const Room& room) {
        UnitRange unit;
        if (is_range(room, floor_)) {
            unit.first = whole_number(room.parts[0], floor_, last_.view());
            unit.last = whole_number(room.parts[1], floor_, unit.first.view());
            tell_floor(floor_of(room.parts[0]), floor_of(room.parts[1]));
        } else if (room.count == 1) {
            unit.first = whole_number(room.parts[0], floor_, last_.view());
            tell_floor(floor_of(room), 0);
        } else {
            unit.first = joined(room);
            tell_floor(floor_of(room), 0);
        }
        last_ = unit.last.empty() ? unit.first : unit.last;
        return read_.units.push_back(unit);
    }

    // The far end of 21-3至21-6 or of 1203至1205.
    void extend(const Room& room) {
        UnitRange& unit = read_.units[read_.units.size() - 1];
        unit.last = room.count == 1 ? whole_number(room.parts[0], floor_, last_.view()) : joined(room);
        if (!read_.floors.empty()) {
            FloorRange& told = read_.floors[read_.floors.size() - 1];
            told.last = std::max(told.last, floor_of(room));
        }
        last_ = unit.last;
    }

    void tell_floor(int first, int last) {
        if (first == 0) {
            return;
        }
        const FloorRange told{first, std::max(first, last == 0 ? first : last)};
        if (std::find(read_.floors.begin(), read_.floors.end(), told) == read_.floors.end()) {
            read_.floors.push_back(told);
        }
    }

    View text_;
    std::size_t at_;
    int floor_;
    UnitText last_;  // 04 behind 1203 is 1204
    ReadUnits read_;
};

}  // namespace

ReadUnits read_units(View text, std::size_t at, int floor) {
    return UnitReader(text, at, floor).read();
}

}  // namespace louyu::matching
