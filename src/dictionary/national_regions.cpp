#include "dictionary/national_regions.hpp"

#include <algorithm>
#include <vector>

#include "dictionary/regions_text.hpp"

namespace louyu::dictionary {

namespace {

constexpr std::size_t kPaddedDigits = 12;

struct Level {
    std::size_t digits;
    std::string_view code;
};
constexpr Level kLevels[] = {{2, "province"}, {4, "city"}, {6, "county"}, {9, "street"}};

std::vector<NationalRegion> read_regions() {
    std::vector<NationalRegion> regions;
    for (std::string_view rest = kRegionsText; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        const std::size_t comma = line.find(',');
        regions.push_back({line.substr(0, comma), line.substr(comma + 1)});
        rest.remove_prefix(end + 1);
    }
    return regions;
}

}  // namespace

std::string_view NationalRegion::level() const {
    return std::find_if(std::begin(kLevels), std::end(kLevels),
                        [this](const Level& level) { return level.digits == code.size(); })
        ->code;
}

std::string NationalRegion::padded() const {
    std::string text(code);
    text.resize(kPaddedDigits, '0');
    return text;
}

std::string_view NationalRegion::parent() const {
    std::string_view above;
    for (const Level& level : kLevels) {
        if (level.digits < code.size()) {
            above = code.substr(0, level.digits);
        }
    }
    return above;
}

std::span<const NationalRegion> national_regions() {
    static const std::vector<NationalRegion> all = read_regions();
    return all;
}

const NationalRegion* find_national_region(std::string_view code) {
    const auto all = national_regions();
    for (const Level& level : kLevels) {
        const bool is_filled_up = code.size() >= level.digits &&
                                  code.find_first_not_of('0', level.digits) == std::string_view::npos;
        if (!is_filled_up || (code.size() != level.digits && code.size() != kPaddedDigits)) {
            continue;
        }
        const std::string_view wanted = code.substr(0, level.digits);
        const auto found = std::lower_bound(
            all.begin(), all.end(), wanted,
            [](const NationalRegion& region, std::string_view sought) { return region.code < sought; });
        return found != all.end() && found->code == wanted ? &*found : nullptr;
    }
    return nullptr;
}

std::span<const NationalRegion> national_branch(const NationalRegion& top) {
    const auto all = national_regions();
    const auto begin = all.begin() + (&top - all.data());
    const auto end = std::find_if_not(
        begin, all.end(), [&top](const NationalRegion& region) { return region.code.starts_with(top.code); });
    return {begin, end};
}

}  // namespace louyu::dictionary
