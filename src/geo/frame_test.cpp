#include "geo/frame.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace louyu::geo {
namespace {

double metres_between(const Position& a, const Position& b) {
    constexpr double kDegree = 111320.0;  // metres of a degree north; enough for distances of metres
    const double east = (a.longitude - b.longitude) * std::cos(a.latitude / 180 * std::numbers::pi);
    return std::hypot(east, a.latitude - b.latitude) * kDegree;
}

struct ControlPoint {
    Position from;
    Frame from_frame;
    Position to;
    Frame to_frame;
};

// Answers of Baidu's own conversion service as its manual prints them; published by eviltransform (Shanghai,
// Shenzhen, Beijing) and coordtransform (116.404, 39.915); the exact way back by presto-third-functions. The
// BD-09 points of eviltransform are left out: its formula lacks the factor 3000/180 and is up to 40 m away
// from Baidu's.
constexpr ControlPoint kPublished[] = {
    {{121.5272106, 31.1774276}, Frame::kWgs84, {121.531541859215, 31.17530398364597}, Frame::kGcj02},
    {{113.912316, 22.543847}, Frame::kWgs84, {113.9171764808363, 22.540796131694766}, Frame::kGcj02},
    {{116.377817, 39.911954}, Frame::kWgs84, {116.38404722455657, 39.91334545536069}, Frame::kGcj02},
    {{116.404, 39.915}, Frame::kWgs84, {116.41024449916938, 39.91640428150164}, Frame::kGcj02},
    {{116.404, 39.915}, Frame::kGcj02, {116.41036949371029, 39.92133699351021}, Frame::kBd09},
    {{116.404, 39.915}, Frame::kBd09, {116.39762729119315, 39.90865673957631}, Frame::kGcj02},
    {{116.404, 39.915}, Frame::kGcj02, {116.39775549316407, 39.913596801757805}, Frame::kWgs84},
    {{114.21892734521, 29.575429778924}, Frame::kWgs84, {114.2307519546763, 29.57908428837437}, Frame::kBd09},
    {{114.21892734521, 29.575429778924},
     Frame::kWgs84,
     {114.22430528428819, 29.57284912109375},
     Frame::kGcj02}};

TEST(FrameTest, published_control_points_are_met_within_a_metre) {
    for (const ControlPoint& point : kPublished) {
        const Position reached = convert(point.from, point.from_frame, point.to_frame);
        EXPECT_LT(metres_between(reached, point.to), 1.0)
            << point.from.longitude << " " << to_string(point.from_frame) << " " << to_string(point.to_frame);
    }
}

TEST(FrameTest, the_shift_is_hundreds_of_metres_so_that_forgetting_it_would_be_seen) {
    const Position shenyang{123.3994, 41.7923};
    EXPECT_GT(metres_between(shenyang, convert(shenyang, Frame::kWgs84, Frame::kGcj02)), 300);
    EXPECT_GT(metres_between(shenyang, convert(shenyang, Frame::kWgs84, Frame::kBd09)), 900);
    EXPECT_GT(metres_between(shenyang, convert(shenyang, Frame::kGcj02, Frame::kBd09)), 500);
}

TEST(FrameTest, there_and_back_is_where_one_began_all_over_china) {
    std::mt19937 random(20201231);
    std::uniform_real_distribution<double> east(73.7, 134.9);
    std::uniform_real_distribution<double> north(3.6, 53.4);
    double worst = 0;
    for (int i = 0; i < 20000; ++i) {
        const Position start{east(random), north(random)};
        for (const Frame frame : {Frame::kGcj02, Frame::kBd09}) {
            const Position there = convert(start, Frame::kCgcs2000, frame);
            worst = std::max(worst, metres_between(convert(there, frame, Frame::kCgcs2000), start));
            const Position other = convert(start, frame, Frame::kWgs84);
            worst = std::max(worst, metres_between(convert(other, Frame::kWgs84, frame), start));
        }
    }
    EXPECT_LT(worst, 0.001);
}

TEST(FrameTest, cgcs2000_is_taken_as_wgs84) {
    const Position start{123.4, 41.8};
    const Position same = convert(start, Frame::kCgcs2000, Frame::kWgs84);
    EXPECT_EQ(same.longitude, start.longitude);
    EXPECT_EQ(same.latitude, start.latitude);
}

TEST(FrameTest, places_outside_china_are_not_moved) {
    for (const Position place :
         {Position{2.3522, 48.8566}, {-104.9903, 39.7392}, {153.0251, -27.4698}, {0, 0}}) {
        for (const Frame from : {Frame::kWgs84, Frame::kCgcs2000, Frame::kGcj02, Frame::kBd09}) {
            for (const Frame to : {Frame::kWgs84, Frame::kCgcs2000, Frame::kGcj02, Frame::kBd09}) {
                const Position reached = convert(place, from, to);
                EXPECT_EQ(reached.longitude, place.longitude);
                EXPECT_EQ(reached.latitude, place.latitude);
            }
        }
    }
}

TEST(FrameTest, frames_are_read_by_their_codes_and_nothing_else) {
    EXPECT_EQ(frame_from("gcj02"), Frame::kGcj02);
    EXPECT_EQ(to_string(*frame_from("bd09")), "bd09");
    EXPECT_EQ(frame_from(""), std::nullopt);
    EXPECT_EQ(frame_from("GCJ-02"), std::nullopt);
}

}  // namespace
}  // namespace louyu::geo
