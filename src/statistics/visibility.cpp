#include <algorithm>
#include <unordered_map>

#include "statistics/request.hpp"

namespace louyu::statistics {

Visibility visibility_of(const Cube& cube, const rights::Reader& reader) {
    Visibility visibility;
    visibility.everything = reader.sees_everything();
    visibility.taxpayers = reader.sees(dictionary::Sensitivity::kTaxpayer);
    visibility.districts.assign(cube.places->regions.size(), 0);
    const std::vector<std::string>& districts = reader.districts();
    const auto sees_code = [&](const std::string& code) {
        return visibility.everything ||
               std::find(districts.begin(), districts.end(), code) != districts.end();
    };
    for (std::size_t i = 0; i < cube.places->regions.size(); ++i) {
        const Region& region = cube.places->regions[i];
        const bool is_district = region.level == "county" || region.level == "park";
        visibility.districts[i] = is_district && sees_code(region.code.substr(0, 6)) ? 1 : 0;
        visibility.whole_district = visibility.whole_district || visibility.districts[i] != 0;
    }
    visibility.blocks.assign(cube.blocks.size(), 0);
    for (std::size_t i = 0; i < cube.blocks.size(); ++i) {
        const Block& block = *cube.blocks[i];
        const bool sees =
            block.is_outside() ? sees_code(block.district_code) : reader.sees_building(block.id);
        visibility.blocks[i] = sees ? 1 : 0;
    }
    return visibility;
}

std::string data_version(const Cube& cube, const Visibility& visibility) {
    // Sums of hashes: the order in which things were read must not show.
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < cube.versions.size(); ++i) {
        sum += visibility.blocks[i] != 0 ? cube.versions[i] : 0;
    }
    // How many of the reader's districts have that code: its batches count for each of them.
    std::unordered_map<std::string_view, std::uint64_t> districts;
    for (std::size_t region = 0; region < visibility.districts.size(); ++region) {
        if (visibility.districts[region] != 0) {
            ++districts[std::string_view(cube.places->regions[region].code).substr(0, 6)];
        }
    }
    for (const BatchInfo& batch : cube.batches) {
        if (const auto its = districts.find(batch.district_code); its != districts.end()) {
            sum += its->second *
                   mix(static_cast<std::uint64_t>(batch.id), static_cast<std::uint64_t>(batch.posted_ms));
        }
    }
    return fmt::format("{:016x}", mix(cube.reference_hash, sum));
}

}  // namespace louyu::statistics
