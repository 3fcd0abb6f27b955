#include "matching/location.hpp"

#include "matching/char_set.hpp"

namespace louyu::matching {
namespace {

int numeral_of(char32_t c) {
    static constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
    if (c == U'两') {
        return 2;
    }
    const std::size_t found = kNumerals.find(c);
    return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

// 十二, 二十, 三十五; 一百零二, 一百二十 as house numbers are written on old seals.
ReadNumber read_numerals(std::u32string_view text, std::size_t at) {
    const int first = numeral_of(at_or_end(text, at));
    if (first > 0 && at_or_end(text, at + 1) == U'百') {
        std::size_t i = at + 2;
        i += at_or_end(text, i) == U'零' || at_or_end(text, i) == U'〇' ? 1 : 0;
        const ReadNumber rest = read_numerals(text, i);
        return {first * 100 + rest.value, i + rest.length - at};
    }
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

constexpr std::u32string_view kTowerMarks[] = {U"号楼", U"#楼",  U"号塔楼", U"号塔", U"号栋", U"号幢",
                                               U"号座", U"塔楼", U"座",     U"栋",   U"幢",   U"塔"};
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

}  // namespace

bool is_number_character(char32_t c) {
    static constexpr CharSet kNumbers(U"一二三四五六七八九十两");
    return kNumbers.has(c) || c == U'〇';
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

}  // namespace louyu::matching
