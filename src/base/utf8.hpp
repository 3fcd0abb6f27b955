#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace louyu::base {

/// One character read from UTF-8: `bytes` is 0 at the end of the text; a byte that begins no valid character
/// is read as kBrokenCodePoint with one byte, so a reader always gets to the end.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};

inline constexpr char32_t kBrokenCodePoint = 0xFFFD;

namespace detail {
inline bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
inline char32_t low_bits(char byte) {
    return static_cast<unsigned char>(byte) & 0x3FU;
}
}  // namespace detail

/// The character at `position`. Refuses overlong forms, surrogates and values over U+10FFFF as broken.
inline CodePoint decode_at(std::string_view text, std::size_t position) {
    if (position >= text.size()) {
        return {};
    }
    const char* const at = text.data() + position;
    const std::size_t left = text.size() - position;
    const char32_t lead = static_cast<unsigned char>(at[0]);
    if (lead < 0x80) {
        return {lead, 1};
    }
    if (lead >= 0xE0 && lead < 0xF0 && left >= 3 && detail::continues(at[1]) && detail::continues(at[2])) {
        const char32_t value = (lead & 0x0FU) << 12 | detail::low_bits(at[1]) << 6 | detail::low_bits(at[2]);
        if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) {
            return {value, 3};
        }
    } else if (lead >= 0xC2 && lead < 0xE0 && left >= 2 && detail::continues(at[1])) {
        return {(lead & 0x1FU) << 6 | detail::low_bits(at[1]), 2};
    } else if (lead >= 0xF0 && lead < 0xF5 && left >= 4 && detail::continues(at[1]) &&
               detail::continues(at[2]) && detail::continues(at[3])) {
        const char32_t value = (lead & 0x07U) << 18 | detail::low_bits(at[1]) << 12 |
                               detail::low_bits(at[2]) << 6 | detail::low_bits(at[3]);
        if (value >= 0x10000 && value <= 0x10FFFF) {
            return {value, 4};
        }
    }
    return {kBrokenCodePoint, 1};
}

inline void append_utf8(std::string& out, char32_t value) {
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    if (value < 0x80) {
        out.push_back(byte(value));
    } else if (value < 0x800) {
        out.push_back(byte(0xC0U | value >> 6));
        out.push_back(byte(0x80U | (value & 0x3FU)));
    } else if (value < 0x10000) {
        out.push_back(byte(0xE0U | value >> 12));
        out.push_back(byte(0x80U | (value >> 6 & 0x3FU)));
        out.push_back(byte(0x80U | (value & 0x3FU)));
    } else {
        out.push_back(byte(0xF0U | value >> 18));
        out.push_back(byte(0x80U | (value >> 12 & 0x3FU)));
        out.push_back(byte(0x80U | (value >> 6 & 0x3FU)));
        out.push_back(byte(0x80U | (value & 0x3FU)));
    }
}

}  // namespace louyu::base
