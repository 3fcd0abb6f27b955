#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "matching/address_text.hpp"

// Names as they are sought in a text: without brackets, spaces and marks. Internal to the room.
namespace louyu::matching {

using NameText = FixedText<char32_t, 48>;
using TowerText = FixedText<char32_t, 8>;

/// Ideographs, letters and digits of a text in normal form.
NameText name_text_of(std::u32string_view text);
NameText name_text_of(std::string_view raw);

/// A name taken apart for the index: 新世界中心二期A座 → 新世界中心, 2期A.
struct SplitName {
    NameText base;
    TowerText tower;
};
SplitName split_name(std::string_view raw);

std::uint64_t hash_of_name(std::u32string_view text);

/// A whole text without its marks, with the hash of any part of it at hand.
class SearchText {
  public:
    explicit SearchText(std::u32string_view text);

    std::size_t size() const { return size_; }
    std::u32string_view part(std::size_t begin, std::size_t length) const {
        return {characters_.data() + begin, length};
    }
    /// The same as hash_of_name(part(begin, length)).
    std::uint64_t hash(std::size_t begin, std::size_t length) const;
    /// Where the character stands in the text given.
    std::size_t origin(std::size_t i) const { return origins_[i]; }

  private:
    std::array<char32_t, kAddressCharactersMax> characters_;
    std::array<std::uint16_t, kAddressCharactersMax> origins_;
    std::array<std::uint64_t, kAddressCharactersMax + 1> sums_;
    std::size_t size_ = 0;
};

}  // namespace louyu::matching
