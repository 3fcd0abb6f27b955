#include "matching/region_names.hpp"

#include <algorithm>
#include <bit>

#include "base/text.hpp"

namespace louyu::matching {
namespace {

constexpr std::uint64_t kHashSeed = 1469598103934665603ULL;

std::uint64_t mixed(std::uint64_t hash, char32_t c) {
    hash = (hash ^ c) * 1099511628211ULL;
    return hash ^ (hash >> 29);
}

std::uint64_t hash_of(std::u32string_view text) {
    std::uint64_t hash = kHashSeed;
    for (const char32_t c : text) {
        hash = mixed(hash, c);
    }
    return hash;
}

std::size_t code_digits(RegionLevel level) {
    switch (level) {
        case RegionLevel::kProvince:
            return 2;
        case RegionLevel::kCity:
            return 4;
        case RegionLevel::kCounty:
            return 6;
        case RegionLevel::kStreet:
            return 9;
        default:
            return 12;
    }
}

std::string own_digits(const std::string& code, RegionLevel level) {
    return code.substr(0, code_digits(level));
}

// Endings that may be left out in front of a lower region: 辽宁沈阳和平区. 区 and 街道 stay, since 和平 and
// 南湖 alone are as often a road or a building.
std::u32string shortened(const std::u32string& name, RegionLevel level) {
    static constexpr std::u32string_view kProvinceEnds[] = {
        U"维吾尔自治区", U"壮族自治区", U"回族自治区", U"特别行政区", U"自治区", U"省", U"市"};
    static constexpr std::u32string_view kCityEnds[] = {U"市", U"地区"};
    const auto cut = [&](const auto& ends) {
        for (const std::u32string_view end : ends) {
            if (name.ends_with(end) && name.size() >= end.size() + 2) {
                return name.substr(0, name.size() - end.size());
            }
        }
        return std::u32string();
    };
    return level == RegionLevel::kProvince ? cut(kProvinceEnds)
           : level == RegionLevel::kCity   ? cut(kCityEnds)
                                           : std::u32string();
}

}  // namespace

RegionNames::RegionNames(std::vector<RegionName> names, std::string home)
    : names_(std::move(names)), home_(std::move(home)) {
    while (home_.size() > 2 && home_.ends_with("00")) {
        home_.resize(home_.size() - 2);
    }
    spellings_.reserve(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
        RegionName& region = names_[i];
        region.code = own_digits(region.code, region.level);
        const std::u32string name = base::to_code_points(base::comparison_key(region.name));
        add_spelling(name, static_cast<int>(i));
        add_spelling(shortened(name, region.level), static_cast<int>(i));
        if (region.level == RegionLevel::kStreet && name.ends_with(U"街道办事处")) {
            add_spelling(name.substr(0, name.size() - 3), static_cast<int>(i));
        }
    }
    build_slots();
}

void RegionNames::add_spelling(std::u32string text, int region) {
    if (text.size() < 2) {
        return;
    }
    length_max_ = std::max(length_max_, text.size());
    spellings_.push_back({std::move(text), region, -1});
}

void RegionNames::build_slots() {
    slots_.assign(std::bit_ceil(spellings_.size() * 2 + 1), Slot{});
    for (std::size_t i = 0; i < spellings_.size(); ++i) {
        const std::uint64_t hash = hash_of(spellings_[i].text);
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].first >= 0 &&
               (slots_[at].hash != hash ||
                spellings_[static_cast<std::size_t>(slots_[at].first)].text != spellings_[i].text)) {
            at = (at + 1) & (slots_.size() - 1);
        }
        spellings_[i].next = slots_[at].first;
        slots_[at] = Slot{hash, static_cast<std::int32_t>(i)};
    }
}

const RegionNames::Slot* RegionNames::find_slot(std::uint64_t hash, std::u32string_view text) const {
    for (std::size_t at = hash & (slots_.size() - 1); slots_[at].first >= 0;
         at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].hash == hash && spellings_[static_cast<std::size_t>(slots_[at].first)].text == text) {
            return &slots_[at];
        }
    }
    return nullptr;
}

// The region of this spelling that lies inside what was read so far, or at home; -1 when several remain.
int RegionNames::choose(std::int32_t spelling, const RegionPrefix& above) const {
    int found = -1;
    int found_at_home = -1;
    bool several = false;
    bool several_at_home = false;
    for (std::int32_t i = spelling; i >= 0; i = spellings_[static_cast<std::size_t>(i)].next) {
        const int region = spellings_[static_cast<std::size_t>(i)].region;
        const RegionName& name = at(region);
        if (name.level <= above.level ||
            (above.region >= 0 && !name.code.starts_with(at(above.region).code))) {
            continue;
        }
        // Of 天津市 the province and 天津市 the city below it the upper one is read first.
        if (found >= 0 && name.code.starts_with(at(found).code)) {
            continue;
        }
        several = several || (found >= 0 && !at(found).code.starts_with(name.code));
        found = region;
        if (!home_.empty() && (name.code.starts_with(home_) || home_.starts_with(name.code))) {
            several_at_home = several_at_home || found_at_home >= 0;
            found_at_home = region;
        }
    }
    if (found_at_home >= 0 && !several_at_home) {
        return found_at_home;
    }
    return several ? -1 : found;
}

RegionPrefix RegionNames::read(std::u32string_view text) const {
    RegionPrefix prefix;
    bool found = !slots_.empty();
    while (found) {
        found = false;
        const std::u32string_view rest = text.substr(prefix.length);
        std::uint64_t hash = kHashSeed;
        RegionPrefix longer = prefix;
        for (std::size_t length = 1; length <= std::min(rest.size(), length_max_); ++length) {
            hash = mixed(hash, rest[length - 1]);
            const Slot* slot = length < 2 ? nullptr : find_slot(hash, rest.substr(0, length));
            const int region = slot == nullptr ? -1 : choose(slot->first, prefix);
            if (region >= 0) {
                longer = {prefix.length + length, region, at(region).level};
                found = true;
            }
        }
        prefix = longer;
        if (found && prefix.level == RegionLevel::kStreet &&
            text.substr(prefix.length).starts_with(U"办事处")) {
            prefix.length += 3;
        }
    }
    return prefix;
}

}  // namespace louyu::matching
