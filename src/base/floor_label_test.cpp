#include "base/floor_label.hpp"

#include <gtest/gtest.h>

#include <string>

namespace louyu::base {
namespace {

using Floors = std::vector<std::int64_t>;

TEST(FloorLabel, names_one_floor_in_the_ways_people_write_it) {
    for (const char* label : {"3", "3F", "３层", "第三层", "三楼", " 3 层 "}) {
        EXPECT_EQ(floor_number(label), 3) << label;
        EXPECT_EQ(floor_numbers(label), Floors{3}) << label;
    }
    for (const char* label : {"B1", "地下1层", "负一层", "-1", "-1F"}) {
        EXPECT_EQ(floor_numbers(label), Floors{-1}) << label;
    }
    EXPECT_EQ(floor_numbers("二十三层"), Floors{23});
}

TEST(FloorLabel, names_each_floor_of_a_range_and_of_a_list) {
    for (const char* label : {"5-8层", "5层-8层", "5至8层", "5~8F", "８—５层", "5、6、7-8层"}) {
        EXPECT_EQ(floor_numbers(label), (Floors{5, 6, 7, 8})) << label;
    }
    EXPECT_EQ(floor_numbers("3、5层"), (Floors{3, 5}));
    EXPECT_EQ(floor_numbers("B1至2层"), (Floors{-1, 1, 2}));
    EXPECT_EQ(floor_numbers("-2--1"), (Floors{-2, -1}));
    EXPECT_EQ(floor_numbers("3,3,3"), Floors{3});
}

TEST(FloorLabel, names_nothing_rather_than_something_wrong) {
    for (const char* label : {"", "夹层", "裙楼", "0", "0层", "5-", "-", "5-夹层", "3、顶层", "1-99999",
                              "十二十", "99999999999999999999", "5-8-11-", "\xE5\xB1"}) {
        EXPECT_EQ(floor_numbers(label), Floors{}) << label;
    }
    EXPECT_EQ(floor_numbers(std::string(100000, '1')), Floors{});
}

}  // namespace
}  // namespace louyu::base
