#include "demo/regions.hpp"

#include "base/error.hpp"
#include "demo/regions_text.hpp"

namespace louyu::demo {

std::string_view Region::level() const {
    switch (code.size()) {
        case 2:
            return "省";
        case 4:
            return "市";
        case 6:
            return "区县";
        case 9:
            return "街道";
        default:
            return "社区";
    }
}

std::string Region::padded() const {
    std::string text(code);
    text.resize(12, '0');
    return text;
}

std::string_view Region::parent() const {
    switch (code.size()) {
        case 2:
            return "";
        case 4:
            return code.substr(0, 2);
        case 6:
            return code.substr(0, 4);
        case 9:
            return code.substr(0, 6);
        default:
            return code.substr(0, 9);
    }
}

const std::vector<Region>& regions() {
    static const std::vector<Region> all = [] {
        std::vector<Region> read;
        std::string_view rest = kRegionsText;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            const std::string_view line = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            const std::size_t comma = line.find(',');
            if (comma != std::string_view::npos) {
                read.push_back({line.substr(0, comma), line.substr(comma + 1)});
            }
        }
        return read;
    }();
    return all;
}

std::string_view region_name(std::string_view code) {
    for (const Region& region : regions()) {
        if (region.code == code) {
            return region.name;
        }
    }
    throw base::Bug("no such region");
}

std::vector<Street> streets_of(std::span<const std::string_view> district_codes) {
    std::vector<Street> streets;
    for (std::string_view district : district_codes) {
        const std::string_view district_name = region_name(district);
        const std::string_view city_name = region_name(district.substr(0, 4));
        for (const Region& region : regions()) {
            if (region.code.size() == 9 && region.code.starts_with(district)) {
                streets.push_back({std::string(region.code), std::string(region.name), std::string(district),
                                   std::string(district_name), std::string(city_name)});
            }
        }
    }
    return streets;
}

std::vector<std::string_view> counties_of(std::string_view prefix) {
    std::vector<std::string_view> codes;
    for (const Region& region : regions()) {
        if (region.code.size() == 6 && region.code.starts_with(prefix)) {
            codes.push_back(region.code);
        }
    }
    return codes;
}

}  // namespace louyu::demo
