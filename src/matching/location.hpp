#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// Numbers and towers as addresses write them. Internal to the room; the text is in normal form (AddressText).
namespace louyu::matching {

struct ReadNumber {
    int value = 0;
    std::size_t length = 0;  // characters, 0 = there is none
};

/// 12 or 十二, at most four digits or 九百九十九.
ReadNumber read_number(std::u32string_view text, std::size_t at);

struct ReadTower {
    std::u32string name;     // A, 1, T2, 东, 主: the same for A座, A栋 and A楼
    std::size_t length = 0;  // characters, 0 = there is none
};

/// A座, 1号楼, 3#楼, 二座, 东塔, 主楼, T1, 甲座.
ReadTower read_tower(std::u32string_view text, std::size_t at);

inline bool is_plain_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
inline bool is_plain_letter(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_number_character(char32_t c);  // 一 … 十 百 两 〇

inline char32_t at_or_end(std::u32string_view text, std::size_t i) {
    return i < text.size() ? text[i] : U'\0';
}
/// The end of the text is one of nothing.
inline bool is_one_of(char32_t c, std::u32string_view set) {
    for (const char32_t one : set) {
        if (one == c) {
            return c != 0;
        }
    }
    return false;
}
inline bool starts_at(std::u32string_view text, std::size_t i, std::u32string_view word) {
    if (i + word.size() > text.size()) {
        return false;
    }
    for (std::size_t k = 0; k < word.size(); ++k) {
        if (text[i + k] != word[k]) {
            return false;
        }
    }
    return true;
}
/// The length of the first of `words` that stands at `i`, or 0.
template <std::size_t N>
std::size_t any_word(std::u32string_view text, std::size_t i, const std::u32string_view (&words)[N]) {
    for (const auto word : words) {
        if (starts_at(text, i, word)) {
            return word.size();
        }
    }
    return 0;
}

}  // namespace louyu::matching
