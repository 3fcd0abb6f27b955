#include "geo/polygon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace louyu::geo {
namespace {

Ring square(std::int64_t from, std::int64_t to) {
    return {{from, from}, {to, from}, {to, to}, {from, to}};
}

TEST(MercatorTest, points_and_positions_are_the_same_place) {
    for (const Position start : {Position{123.4291, 41.7923}, {-179.99, -80}, {0, 0}, {180, 85.05}}) {
        const Position back = to_position(to_point(start));
        EXPECT_NEAR(back.longitude, start.longitude, 2e-7);
        EXPECT_NEAR(back.latitude, start.latitude, 2e-7);
    }
    EXPECT_EQ(to_point({0, 0}), (Point{kWorldSize / 2, kWorldSize / 2}));
}

TEST(MercatorTest, what_lies_beyond_the_square_is_moved_to_its_edge) {
    EXPECT_EQ(to_point({500, 90}), (Point{kWorldSize - 1, 0}));
    EXPECT_EQ(to_point({-500, -90}), (Point{0, kWorldSize - 1}));
}

TEST(MercatorTest, a_length_on_the_ground_grows_with_the_latitude) {
    const double equator = steps_of_metres(1000, to_point({100, 0}));
    EXPECT_NEAR(equator, 1000.0 / 40075016.7 * 4294967296.0, 1);
    EXPECT_NEAR(steps_of_metres(1000, to_point({100, 60})), 2 * equator, 3);
}

TEST(MercatorTest, tiles_are_read_and_others_refused) {
    const auto tile = parse_tile("14", "13805", "6123");
    ASSERT_TRUE(tile);
    EXPECT_EQ(tile->box().most.x - tile->box().least.x + 1, std::int64_t{1} << 18);
    EXPECT_TRUE(parse_tile("0", "0", "0"));
    for (const auto& [z, x, y] : {std::tuple{"23", "0", "0"},
                                  {"1", "2", "0"},
                                  {"1", "0", "-1"},
                                  {"", "0", "0"},
                                  {"1", "0", "0.5"},
                                  {"1", "0", "99999999999999999999"},
                                  {"1 ", "0", "0"}}) {
        EXPECT_FALSE(parse_tile(z, x, y)) << z << x << y;
    }
}

TEST(MercatorTest, the_order_keeps_the_points_of_a_tile_together) {
    std::mt19937_64 random(7);
    const TileId tile{11, 1725, 763};
    const Box box = tile.box();
    const std::uint64_t first = tile_order(box.least);
    const std::uint64_t last = tile_order(box.most);
    for (int i = 0; i < 10000; ++i) {
        const Box near = box.widened(tile.size());
        const auto pick = [&random](std::int64_t from, std::int64_t to) {
            return from + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(to - from + 1));
        };
        const Point point{pick(near.least.x, near.most.x), pick(near.least.y, near.most.y)};
        const std::uint64_t order = tile_order(point);
        EXPECT_EQ(box.contains(point), first <= order && order <= last);
    }
}

TEST(PolygonTest, the_hull_holds_every_point_with_its_room) {
    std::mt19937 random(3);
    std::uniform_int_distribution<std::int64_t> any(-50000, 50000);
    std::vector<Point> points;
    for (int i = 0; i < 500; ++i) {
        points.push_back({any(random), any(random)});
    }
    const Ring ring = hull_around(points, 1000);
    EXPECT_GT(doubled_area(ring), 0);
    for (const Point& point : points) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point& a = ring[i];
            const Point& b = ring[(i + 1) % ring.size()];
            const double side = std::hypot(static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y));
            const std::int64_t turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
            // The round room has sixteen corners: between two of them it is 2 % narrower.
            EXPECT_GE(static_cast<double>(turn) / side, 975);
        }
    }
}

TEST(PolygonTest, one_point_and_points_in_a_row_have_a_hull_too) {
    EXPECT_EQ(hull_around({{5, 5}}, 100).size(), 16U);
    EXPECT_GT(doubled_area(hull_around({{5, 5}, {5, 5}, {500, 5}, {900, 5}}, 100)), 0);
    EXPECT_TRUE(hull_around({}, 100).empty());
}

TEST(PolygonTest, groups_are_what_hangs_together_whatever_the_order) {
    std::mt19937 random(11);
    std::vector<Point> points;
    for (std::int64_t i = 0; i < 40; ++i) {
        points.push_back({1000 + i * 90, 5000 + i % 3 * 50});  // a chain
        points.push_back({1000 + i * 2, 9000});                // apart from it
    }
    points.push_back({1000, 7000});  // alone
    for (int round = 0; round < 20; ++round) {
        std::shuffle(points.begin(), points.end(), random);
        std::vector<std::size_t> sizes;
        for (const std::vector<Point>& group : groups_within(points, 100)) {
            sizes.push_back(group.size());
        }
        std::sort(sizes.begin(), sizes.end());
        EXPECT_EQ(sizes, (std::vector<std::size_t>{1, 40, 40}));
    }
    EXPECT_TRUE(groups_within({}, 100).empty());
    EXPECT_EQ(groups_within({{5, 5}, {5, 5}}, 1).size(), 1U);
}

TEST(PolygonTest, what_lies_inside_stays_and_what_lies_outside_goes) {
    const Box box{{0, 0}, {100, 100}};
    EXPECT_EQ(clip(square(10, 90), box), square(10, 90));
    EXPECT_TRUE(clip(square(200, 300), box).empty());
    EXPECT_EQ(doubled_area(clip(square(-50, 50), box)), 2 * 50 * 50);
    EXPECT_EQ(doubled_area(clip(square(-500, 500), box)), 2 * 100 * 100);
}

TEST(PolygonTest, a_corner_is_cut_where_it_crosses_the_edge) {
    const Ring diamond = {{100, 0}, {200, 100}, {100, 200}, {0, 100}};
    const Ring cut = clip(diamond, {{0, 0}, {100, 200}});
    EXPECT_EQ(doubled_area(cut), doubled_area(diamond) / 2);
    EXPECT_EQ(box_of(cut).most.x, 100);
}

}  // namespace
}  // namespace louyu::geo
