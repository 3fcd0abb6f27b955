#include "dictionary/national_regions.hpp"

#include <gtest/gtest.h>

#include <set>

#include "dictionary/dictionary.hpp"

namespace louyu::dictionary {

namespace {

TEST(NationalRegions, HoldEveryProvinceCityCountyAndStreetOnceBelowItsParent) {
    std::set<std::string_view> seen;
    std::map<std::string_view, int> count;
    for (const NationalRegion& region : national_regions()) {
        EXPECT_TRUE(seen.insert(region.code).second) << region.code;
        EXPECT_FALSE(region.name.empty()) << region.code;
        EXPECT_NE(code_list("region_level").find(region.level()), nullptr);
        EXPECT_TRUE(region.parent().empty() || seen.contains(region.parent())) << region.code;
        ++count[region.level()];
    }
    EXPECT_EQ(count["province"], 31);
    EXPECT_EQ(count["city"], 342);
    EXPECT_EQ(count["county"], 2978);
    EXPECT_EQ(count["street"], 41352);
}

TEST(NationalRegions, AreFoundByShortAndByFilledUpCode) {
    ASSERT_NE(find_national_region("210102"), nullptr);
    EXPECT_EQ(find_national_region("210102")->name, "和平区");
    EXPECT_EQ(find_national_region("210102000000"), find_national_region("210102"));
    EXPECT_EQ(find_national_region("210102022")->name, "太原街街道");
    EXPECT_EQ(find_national_region("210102022")->parent(), "210102");
    EXPECT_EQ(find_national_region("210102022")->padded(), "210102022000");
    for (const std::string_view unknown :
         {"", "2", "21010", "2101020", "990000", "21010202200", "和平区", "00"}) {
        EXPECT_EQ(find_national_region(unknown), nullptr) << unknown;
    }
}

TEST(NationalRegions, ABranchIsTheRegionAndAllBelow) {
    const auto branch = national_branch(*find_national_region("210102"));
    EXPECT_EQ(branch.size(), 11U);
    EXPECT_EQ(branch.front().code, "210102");
    EXPECT_EQ(branch.back().code, "210102028");
    EXPECT_EQ(national_branch(*find_national_region("210102022")).size(), 1U);
    EXPECT_EQ(national_branch(national_regions().back()).size(), 1U);
}

}  // namespace

}  // namespace louyu::dictionary
