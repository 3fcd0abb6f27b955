#include "demo/regions.hpp"

#include "base/error.hpp"
#include "demo/communities_text.hpp"
#include "dictionary/national_regions.hpp"

namespace louyu::demo {

namespace {

const dictionary::NationalRegion& national(std::string_view code) {
    const dictionary::NationalRegion* found = dictionary::find_national_region(code);
    if (found == nullptr) {
        throw base::Bug("no such region");
    }
    return *found;
}

}  // namespace

const std::vector<Community>& communities() {
    static const std::vector<Community> all = [] {
        std::vector<Community> read;
        for (std::string_view rest = kCommunitiesText; !rest.empty();) {
            const std::size_t end = rest.find('\n');
            const std::string_view line = rest.substr(0, end);
            const std::size_t comma = line.find(',');
            read.push_back({line.substr(0, comma), line.substr(comma + 1)});
            rest.remove_prefix(end + 1);
        }
        return read;
    }();
    return all;
}

std::string_view region_name(std::string_view code) {
    return national(code).name;
}

std::vector<Street> streets_of(std::span<const std::string_view> district_codes) {
    std::vector<Street> streets;
    for (std::string_view district : district_codes) {
        for (const dictionary::NationalRegion& region : dictionary::national_branch(national(district))) {
            if (region.level() == "street") {
                streets.push_back({std::string(region.code), std::string(region.name), std::string(district),
                                   std::string(region_name(district)),
                                   std::string(region_name(district.substr(0, 4)))});
            }
        }
    }
    return streets;
}

std::vector<std::string_view> counties_of(std::string_view prefix) {
    std::vector<std::string_view> codes;
    for (const dictionary::NationalRegion& region : dictionary::national_branch(national(prefix))) {
        if (region.level() == "county") {
            codes.push_back(region.code);
        }
    }
    return codes;
}

}  // namespace louyu::demo
