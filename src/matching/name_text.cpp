#include "matching/name_text.hpp"

#include "matching/location.hpp"
#include "matching/name.hpp"
#include "matching/tail.hpp"

namespace louyu::matching {
namespace {

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL | 1U;

constexpr std::array<std::uint64_t, kAddressCharactersMax + 1> kPowers = [] {
    std::array<std::uint64_t, kAddressCharactersMax + 1> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * kBase;
    }
    return powers;
}();

std::uint64_t step(std::uint64_t sum, char32_t c) {
    const std::uint64_t mixed = (std::uint64_t{c} + 1) * 0xD6E8FEB86659FD93ULL;
    return sum * kBase + (mixed ^ (mixed >> 32));
}

std::uint64_t finished(std::uint64_t sum) {
    sum = (sum ^ (sum >> 31)) * 0xBF58476D1CE4E5B9ULL;
    return sum ^ (sum >> 29);
}

bool is_of_name(char32_t c) {
    return is_ideograph(c) || is_plain_letter(c) || is_plain_digit(c) || c == U'〇';
}

// 大夏 and 商夏 are the commonest slips in names and never anything but 大厦 and 商厦.
char32_t of_name(char32_t c, char32_t before) {
    return c == U'夏' && (before == U'大' || before == U'商') ? U'厦' : c;
}

// 二期 at the end of a name belongs to its tower.
void take_phase(SplitName& name) {
    const std::u32string_view text = name.base.view();
    if (text.empty() || text.back() != U'期') {
        return;
    }
    for (std::size_t length = 3; length >= 2; --length) {
        if (text.size() < length + 2) {
            continue;
        }
        const LocationTail tail = read_tail(text, text.size() - length);
        if (tail.end == text.size() && !tail.tower.empty() && tail.floors.empty() && tail.units.empty()) {
            TowerText whole = tail.tower;
            whole.append(name.tower.view());
            name.tower = whole;
            name.base = NameText(text.substr(0, text.size() - length));
            return;
        }
    }
}

}  // namespace

NameText name_text_of(std::u32string_view text) {
    NameText name;
    for (const char32_t c : text) {
        if (is_of_name(c)) {
            name.push_back(of_name(c, name.empty() ? 0 : name.back()));
        }
    }
    return name;
}

NameText name_text_of(std::string_view raw) {
    return name_text_of(AddressText(raw).view());
}

SplitName split_name(std::string_view raw) {
    const BuildingName read = read_building_name(raw);
    SplitName name{name_text_of(read.base), TowerText()};
    name.tower.append(name_text_of(read.tower).view());
    take_phase(name);
    return name;
}

std::uint64_t hash_of_name(std::u32string_view text) {
    std::uint64_t sum = 0;
    for (const char32_t c : text) {
        sum = step(sum, c);
    }
    return finished(sum);
}

SearchText::SearchText(std::u32string_view text) {
    sums_[0] = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_of_name(text[i])) {
            characters_[size_] = of_name(text[i], size_ == 0 ? 0 : characters_[size_ - 1]);
            origins_[size_] = static_cast<std::uint16_t>(i);
            sums_[size_ + 1] = step(sums_[size_], characters_[size_]);
            ++size_;
        }
    }
}

std::uint64_t SearchText::hash(std::size_t begin, std::size_t length) const {
    return finished(sums_[begin + length] - sums_[begin] * kPowers[length]);
}

}  // namespace louyu::matching
