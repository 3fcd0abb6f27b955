#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace louyu::matching {

/// A set of ideographs and ASCII characters that is asked for every character of every address: one load from
/// a table of some two thousand bytes. Made at compile time.
class CharSet {
  public:
    constexpr explicit CharSet(std::u32string_view characters) {
        for (const char32_t c : characters) {
            const std::size_t at = place_of(c);
            bits_[at / 64] |= std::uint64_t{1} << (at % 64);
        }
    }
    constexpr bool has(char32_t c) const {
        const std::size_t at = place_of(c);
        return (bits_[at / 64] >> (at % 64) & 1U) != 0;
    }

  private:
    static constexpr std::size_t kAscii = 128;
    static constexpr std::size_t kIdeographs = 0x5200;
    static constexpr std::size_t kPlaces = kAscii + kIdeographs + 64;
    // What is neither ASCII nor a common ideograph shares places that no set uses.
    static constexpr std::size_t place_of(char32_t c) {
        return c < kAscii                                ? c
               : c >= 0x4E00 && c < 0x4E00 + kIdeographs ? c - 0x4E00 + kAscii
               : c >= 0x3000 && c < 0x3010               ? kAscii + kIdeographs + 1 + (c - 0x3000)
               : c == 0xB7                               ? kAscii + kIdeographs + 20
                                                         : kAscii + kIdeographs;
    }

    std::array<std::uint64_t, (kPlaces + 63) / 64> bits_{};
};

}  // namespace louyu::matching
