#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace louyu::demo {

/// One of the fifteen local classes (scheme `heping`), what it takes from GB/T 4754-2017 and how many firms
/// of it were in operating buildings at the end of 2020. Four counts are printed in the plan (H20); the other
/// eleven add to 3 013.
struct LocalClass {
    std::string_view code;
    std::string_view name;
    std::string_view prefixes;  // space-separated; the longest matching prefix wins
    int firms = 0;
    int net_growth = 0;                        // firms more than a year before
    int left = 0;                              // firms that left in the last year
    std::span<const std::int16_t> codes;       // four-digit classes our firms have
    std::span<const std::string_view> trades;  // words for names
};

inline constexpr std::string_view kIndustryScheme = "heping";
inline constexpr std::string_view kIndustrySchemeName = "和平区楼宇产业分类（演示）";

std::span<const LocalClass> local_classes();

enum LocalClassIndex : std::int16_t {
    kTrade,
    kScience,
    kFinance,
    kCulture,
    kRealEstate,
    kBusinessService,
    kLaw,
    kConstruction,
    kCatering,
    kEducation,
    kHealth,
    kResidentService,
    kLogistics,
    kManufacture,
    kOtherClass,
    kLocalClassCount
};

}  // namespace louyu::demo
