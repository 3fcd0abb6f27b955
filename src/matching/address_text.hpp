#pragma once
#include <cstddef>
#include <string_view>

#include "matching/fixed_text.hpp"

namespace louyu::matching {

inline constexpr std::size_t kAddressCharactersMax = 300;

/// The normal form in which addresses are read, made in one pass without the heap: full-width and lower-case
/// letters become plain capitals, every bracket () and every dash -, old and printed forms of the characters
/// that matter the usual ones (號 → 号, 壹 → 一), quotes and invisible marks vanish. A space stays only
/// between two characters that would run together without it: "100 1203" is two numbers.
class AddressText {
  public:
    AddressText() = default;
    explicit AddressText(std::string_view raw) { assign(raw); }
    void assign(std::string_view raw);

    std::u32string_view view() const { return text_.view(); }
    bool is_too_long() const { return text_.is_cut(); }
    /// Bytes that are no UTF-8; they are read as spaces.
    bool is_broken() const { return is_broken_; }

  private:
    void put(char32_t c);

    FixedText<char32_t, kAddressCharactersMax> text_;
    bool is_broken_ = false;
    bool space_waits_ = false;
};

inline bool is_ideograph(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
}

}  // namespace louyu::matching
