#include "matching/location.hpp"

#include <algorithm>
#include <tuple>

namespace louyu::matching {
namespace {

constexpr int kFloorMax = 150;
constexpr std::size_t kUnitLengthMax = 40;
constexpr std::size_t kGapMax = 2;  // characters between two parts of one tail

char32_t at_or_end(std::u32string_view text, std::size_t i) {
    return i < text.size() ? text[i] : U'\0';
}

bool is_one_of(char32_t c, std::u32string_view set) {
    return c != 0 && set.find(c) != std::u32string_view::npos;
}

bool starts_at(std::u32string_view text, std::size_t i, std::u32string_view word) {
    return i <= text.size() && text.substr(i).starts_with(word);
}

// The length of the first of `words` that stands at `i`, or 0.
template <std::size_t N>
std::size_t any_word(std::u32string_view text, std::size_t i, const std::u32string_view (&words)[N]) {
    for (const auto word : words) {
        if (starts_at(text, i, word)) {
            return word.size();
        }
    }
    return 0;
}

int numeral_of(char32_t c) {
    static constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
    if (c == U'两') {
        return 2;
    }
    const std::size_t found = kNumerals.find(c);
    return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

// 十二, 二十, 三十五, 一百零二 is left out: no building here has a hundred floors written so.
ReadNumber read_numerals(std::u32string_view text, std::size_t at) {
    const int first = numeral_of(at_or_end(text, at));
    std::size_t i = at + (first >= 0 ? 1 : 0);
    if (at_or_end(text, i) != U'十') {
        return first >= 0 ? ReadNumber{first, 1} : ReadNumber{};
    }
    ++i;
    const int last = numeral_of(at_or_end(text, i));
    const int tens = first >= 0 ? first : 1;
    return last >= 0 ? ReadNumber{tens * 10 + last, i + 1 - at} : ReadNumber{tens * 10, i - at};
}

std::u32string to_digits(int value) {
    std::u32string digits;
    for (const char c : std::to_string(value)) {
        digits.push_back(static_cast<char32_t>(c));
    }
    return digits;
}

constexpr std::u32string_view kTowerMarks[] = {U"号楼", U"#楼", U"号塔楼", U"号塔", U"塔楼",
                                               U"座",   U"栋",  U"幢",     U"塔"};
constexpr std::u32string_view kSideMarks[] = {U"配楼", U"塔楼", U"裙楼", U"附楼", U"座",
                                              U"塔",   U"楼",   U"栋",   U"幢"};

// A座, A1栋, B区, T1: letters first.
ReadTower read_lettered_tower(std::u32string_view text, std::size_t at) {
    std::size_t i = at;
    while (i - at < 2 && is_plain_letter(at_or_end(text, i))) {
        ++i;
    }
    const std::size_t letters = i - at;
    while (i - at < letters + 2 && is_plain_digit(at_or_end(text, i))) {
        ++i;
    }
    const std::size_t digits = i - at - letters;
    const std::u32string name(text.substr(at, i - at));
    std::size_t mark = any_word(text, i, kTowerMarks);
    if (mark == 0 && digits == 0 &&
        (at_or_end(text, i) == U'楼' || (letters == 1 && at_or_end(text, i) == U'区'))) {
        mark = 1;
    }
    if (mark > 0) {
        return {name, i - at + mark};
    }
    const bool is_t_tower = letters == 1 && text[at] == U'T' && digits > 0 &&
                            !is_plain_digit(at_or_end(text, i)) && !is_plain_letter(at_or_end(text, i));
    return is_t_tower ? ReadTower{name, i - at} : ReadTower{};
}

ReadTower read_numbered_tower(std::u32string_view text, std::size_t at) {
    const ReadNumber number = read_number(text, at);
    if (number.length == 0 || number.value == 0) {
        return {};
    }
    const std::size_t mark = any_word(text, at + number.length, kTowerMarks);
    return mark > 0 ? ReadTower{to_digits(number.value), number.length + mark} : ReadTower{};
}

struct Floors {
    int first = 0;
    int last = 0;
    std::size_t length = 0;
};

constexpr std::u32string_view kFloorMarks[] = {U"层楼", U"层", U"楼", U"FLOOR", U"F"};
constexpr std::u32string_view kRangeMarks[] = {U"-",  U"~", U"至", U"到", U"—", U"–",
                                               U"、", U",", U"及", U"和", U"/"};

// The mark of a floor, but not the F of a word or of a room: 12F, not 12FA.
std::size_t floor_mark(std::u32string_view text, std::size_t i) {
    const std::size_t mark = any_word(text, i, kFloorMarks);
    if (mark == 1 && text[i] == U'F' && is_plain_letter(at_or_end(text, i + 1))) {
        return 0;
    }
    return mark;
}

// One storey without its mark: 12, 负一, 地下2, B1, L3, -1.
ReadNumber read_storey(std::u32string_view text, std::size_t at, bool& needs_no_mark) {
    static constexpr std::u32string_view kBelow[] = {U"地下", U"负", U"-"};
    const std::size_t below = any_word(text, at, kBelow);
    const bool is_b = below == 0 && at_or_end(text, at) == U'B';
    const bool is_l = below == 0 && at_or_end(text, at) == U'L';
    std::size_t i = at + (is_b || is_l ? 1 : below);
    i += starts_at(text, i, U"第") ? 1 : starts_at(text, i, U"地上") ? 2 : 0;
    const ReadNumber number = read_number(text, i);
    if (number.length == 0 || number.value == 0 || number.value > kFloorMax ||
        ((is_b || is_l) && number.value > 9)) {
        return {};
    }
    const std::size_t end = i + number.length;
    needs_no_mark =
        is_b && number.length == 1 && !is_plain_letter(at_or_end(text, end)) && at_or_end(text, end) != U'-';
    return {below > 0 || is_b ? -number.value : number.value, end - at};
}

// 12层, 38-45层, 3层至5层, 负一层, B1, 地下室, 顶层 is left to the room.
Floors read_floors(std::u32string_view text, std::size_t at) {
    if (starts_at(text, at, U"地下室")) {
        return {-1, -1, 3};
    }
    bool needs_no_mark = false;
    const ReadNumber first = read_storey(text, at, needs_no_mark);
    if (first.length == 0) {
        return {};
    }
    std::size_t i = at + first.length;
    const std::size_t first_mark = floor_mark(text, i);
    i += first_mark;
    const std::size_t range = any_word(text, i, kRangeMarks);
    if (range > 0) {
        bool ignored = false;
        const ReadNumber last = read_storey(text, i + range, ignored);
        const std::size_t last_mark = last.length == 0 ? 0 : floor_mark(text, i + range + last.length);
        if (last_mark > 0) {
            const auto [low, high] = std::minmax(first.value, last.value);
            return {low, high, i + range + last.length + last_mark - at};
        }
    }
    if (first_mark == 0 && !needs_no_mark) {
        return {};
    }
    return {first.value, first.value, i - at};
}

struct Room {
    std::u32string text;
    int floor_first = 0;
    int floor_last = 0;
    bool is_marked = false;  // 室, 房, #: surely a room
    std::size_t length = 0;
};

constexpr std::u32string_view kRoomMarks[] = {U"号房间", U"号商铺", U"号铺位", U"号室", U"号房", U"号铺",
                                              U"房间",   U"商铺",   U"铺位",   U"室",   U"房",   U"号",
                                              U"#",      U"铺",     U"户",     U"门"};

// A room's number, with its letters: 1203, A1203, 1203A, B12.
std::size_t room_code_length(std::u32string_view text, std::size_t at) {
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
    if (is_plain_letter(at_or_end(text, i)) && !is_plain_letter(at_or_end(text, i + 1)) &&
        !is_plain_digit(at_or_end(text, i + 1))) {
        ++i;
    }
    return i - at;
}

int digits_value(std::u32string_view code, std::size_t& digits) {
    int value = 0;
    digits = 0;
    for (const char32_t c : code) {
        if (is_plain_digit(c)) {
            value = value * 10 + static_cast<int>(c - U'0');
            ++digits;
        }
    }
    return value;
}

// 1203 → 12, 305 → 3; nothing from 12 or 03, nor from numbers too long to be a floor and a room.
int floor_of_code(std::u32string_view code) {
    std::size_t digits = 0;
    const int value = digits_value(code, digits);
    const bool is_below = !code.empty() && code[0] == U'B' && digits == 3;
    if (digits < 3 || digits > 5 || value / 100 == 0 || value / 100 > kFloorMax) {
        return 0;
    }
    return is_below ? -(value / 100) : value / 100;
}

// Floors from the parts of 12-3 (floor, room), 1-12-3 (entrance, floor, room), 2-1203, 1203-1205.
void derive_floors(Room& room, const std::u32string_view (&codes)[4], std::size_t count,
                   bool joined_by_hyphens) {
    room.floor_first = floor_of_code(codes[0]);
    room.floor_last = room.floor_first;
    if (count < 2) {
        return;
    }
    std::size_t digits = 0;
    const int second = floor_of_code(codes[1]);
    if (room.floor_first != 0) {
        std::tie(room.floor_first, room.floor_last) =
            std::minmax({room.floor_first, second == 0 ? room.floor_first : second});
    } else if (joined_by_hyphens && second != 0) {
        room.floor_first = room.floor_last = second;
    } else if (joined_by_hyphens) {
        const int floor = digits_value(codes[count == 2 ? 0 : 1], digits);
        room.floor_first = room.floor_last = floor <= kFloorMax ? floor : 0;
    }
}

Room read_room(std::u32string_view text, std::size_t at) {
    Room room;
    std::size_t i = at;
    if (at_or_end(text, i) == U'#' || starts_at(text, i, U"NO.")) {
        room.is_marked = true;
        i += text[i] == U'#' ? 1 : 3;
    }
    std::u32string_view codes[4];
    std::size_t count = 0;
    bool only_hyphens = true;
    std::size_t end = i;
    while (i - at < kUnitLengthMax) {
        const std::size_t length = room_code_length(text, i);
        if (length == 0) {
            break;
        }
        codes[std::min<std::size_t>(count, 3)] = text.substr(i, length);
        ++count;
        room.text.append(text.substr(i, length));
        end = i + length;
        const std::size_t mark = any_word(text, end, kRoomMarks);
        // 1号楼 and 2号塔 are towers.
        if (mark > 0 && any_word(text, end, kTowerMarks) == 0) {
            room.is_marked = true;
            end += mark;
        } else if (starts_at(text, end, U"单元")) {
            end += 2;
            i = end + (at_or_end(text, end) == U'-' ? 1 : 0);
            room.text.push_back(U'-');
            continue;
        }
        const std::size_t joint = any_word(text, end, kRangeMarks);
        if (joint == 0 || room_code_length(text, end + joint) == 0) {
            break;
        }
        const bool is_list = is_one_of(text[end], U"、,及和/");
        only_hyphens = only_hyphens && !is_list;
        room.text.push_back(is_list ? U'、' : U'-');
        i = end + joint;
    }
    while (!room.text.empty() && room.text.back() == U'-') {
        room.text.pop_back();
    }
    if (count == 0) {
        return {};
    }
    room.length = end - at;
    derive_floors(room, codes, std::min<std::size_t>(count, 4), only_hyphens);
    return room;
}

bool is_tail_separator(char32_t c) {
    return is_one_of(c, U" ,，、/-()的·.:;；：#") || c == 0x3000;
}

std::size_t skip_separators(std::u32string_view text, std::size_t i) {
    static constexpr std::u32string_view kFillers[] = {U"整层", U"全层", U"部分", U"整栋", U"整幢",
                                                       U"全部", U"自编", U"内",   U"及",   U"和"};
    for (;;) {
        if (i < text.size() && is_tail_separator(text[i]) &&
            !(text[i] == U'#' && is_plain_digit(at_or_end(text, i + 1)))) {
            ++i;
        } else if (const std::size_t filler = any_word(text, i, kFillers); filler > 0) {
            i += filler;
        } else {
            return i;
        }
    }
}

// Reads tower, floor and room from `at` on as far as they go. `strong` says that a mark made it sure.
LocationTail read_tail(std::u32string_view text, std::size_t at, bool& strong) {
    LocationTail tail;
    tail.begin = at;
    tail.end = at;
    strong = false;
    std::size_t i = skip_separators(text, at);
    while (i < text.size()) {
        std::size_t length = 0;
        if (ReadTower tower; tail.tower.empty() && tail.floor_first == 0 && tail.unit.empty() &&
                             (tower = read_tower(text, i)).length > 0) {
            length = tower.length;
            tail.tower = std::move(tower.name);
            strong = true;
        } else if (Floors floors; (tail.floor_first == 0 || tail.floor_is_derived) && tail.unit.empty() &&
                                  (floors = read_floors(text, i)).length > 0) {
            length = floors.length;
            tail.floor_first = floors.first;
            tail.floor_last = floors.last;
            strong = true;
        } else if (Room room; tail.unit.empty() && (room = read_room(text, i)).length > 0) {
            const bool is_bare =
                !room.is_marked && room.floor_first == 0 && tail.floor_first == 0 && tail.tower.empty();
            if (is_bare) {
                break;
            }
            length = room.length;
            tail.unit = std::move(room.text);
            strong = strong || room.is_marked;
            if (tail.floor_first == 0) {
                tail.floor_first = room.floor_first;
                tail.floor_last = room.floor_last;
                tail.floor_is_derived = room.floor_first != 0;
            }
        }
        if (length == 0) {
            break;
        }
        tail.end = i + length;
        i = skip_separators(text, tail.end);
        if (i == text.size()) {
            tail.end = i;
        }
    }
    return tail;
}

bool may_start_tail(std::u32string_view text, std::size_t i) {
    const char32_t c = text[i];
    if (is_plain_digit(c)) {
        return i == 0 || !is_plain_digit(text[i - 1]);
    }
    if (is_plain_letter(c)) {
        return i == 0 || (!is_plain_letter(text[i - 1]) && !is_plain_digit(text[i - 1]));
    }
    if (is_number_character(c)) {
        return i == 0 || !is_number_character(text[i - 1]);
    }
    return is_one_of(c, U"负地第#-东南西北主副辅裙甲乙丙丁塔");
}

// 12层03室 and 1203 are the same room.
void complete_room(LocationTail& tail) {
    const bool is_short = !tail.unit.empty() && tail.unit.size() <= 2 &&
                          std::all_of(tail.unit.begin(), tail.unit.end(), is_plain_digit);
    if (is_short && !tail.floor_is_derived && tail.floor_first > 0 && tail.floor_first == tail.floor_last) {
        const std::u32string room = tail.unit.size() == 1 ? U"0" + tail.unit : tail.unit;
        tail.unit = to_digits(tail.floor_first) + room;
    }
}

// A栋 followed by A区: what the first part of the tail left open is taken from the second.
LocationTail joined(LocationTail first, const LocationTail& second) {
    if (first.tower.empty()) {
        first.tower = second.tower;
    }
    if (first.floor_first == 0) {
        first.floor_first = second.floor_first;
        first.floor_last = second.floor_last;
        first.floor_is_derived = second.floor_is_derived;
    }
    if (first.unit.empty()) {
        first.unit = second.unit;
    }
    first.end = second.end;
    return first;
}

}  // namespace

bool is_plain_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_plain_letter(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_number_character(char32_t c) {
    return numeral_of(c) >= 0 || c == U'十';
}

ReadNumber read_number(std::u32string_view text, std::size_t at) {
    ReadNumber number;
    while (is_plain_digit(at_or_end(text, at + number.length))) {
        if (number.length == 4) {
            return {};
        }
        number.value = number.value * 10 + static_cast<int>(text[at + number.length] - U'0');
        ++number.length;
    }
    return number.length > 0 ? number : read_numerals(text, at);
}

ReadTower read_tower(std::u32string_view text, std::size_t at) {
    const char32_t c = at_or_end(text, at);
    if (is_plain_letter(c)) {
        return read_lettered_tower(text, at);
    }
    if (is_plain_digit(c) || is_number_character(c)) {
        return read_numbered_tower(text, at);
    }
    if (is_one_of(c, U"东南西北主副辅裙甲乙丙丁")) {
        if (c == U'裙' && at_or_end(text, at + 1) == U'房') {
            return {U"裙", 2};
        }
        const std::size_t mark = any_word(text, at + 1, kSideMarks);
        return mark > 0 ? ReadTower{std::u32string(1, c), 1 + mark} : ReadTower{};
    }
    const char32_t next = at_or_end(text, at + 1);
    if (c == U'塔' && (is_plain_digit(next) || is_plain_letter(next))) {
        return {std::u32string(1, next), 2};
    }
    return {};
}

std::optional<LocationTail> find_tail(std::u32string_view text) {
    std::optional<LocationTail> fallback;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_start_tail(text, i)) {
            continue;
        }
        bool strong = false;
        LocationTail tail = read_tail(text, i, strong);
        if (tail.end > i && tail.end == text.size()) {
            if (fallback && tail.begin >= fallback->end && tail.begin - fallback->end <= kGapMax) {
                tail = joined(std::move(*fallback), tail);
            }
            complete_room(tail);
            return tail;
        }
        if (strong && !fallback) {
            fallback = std::move(tail);
        }
    }
    if (fallback) {
        complete_room(*fallback);
    }
    return fallback;
}

}  // namespace louyu::matching
