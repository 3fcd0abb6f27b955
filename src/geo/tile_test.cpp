#include "geo/tile.hpp"

#include <cmath>
#include <random>
#include <set>

#include "geo/atlas.hpp"
#include "geo/fixture.hpp"
#include "statistics/query.hpp"

namespace louyu::geo {
namespace {

constexpr std::int64_t kEast = 1'233'994'000;  // 123.3994°
constexpr std::int64_t kNorth = 417'923'000;   // 41.7923°

TileId tile_at(const Position& position, int zoom) {
    const Point point = to_point(position);
    return {zoom, point.x >> (kWorldBits - zoom), point.y >> (kWorldBits - zoom)};
}

/// Where a point of a tile is on earth.
Position on_earth(const TileId& tile, const Point& unit) {
    const Point corner = tile.box().least;
    return to_position({corner.x + unit.x * tile.size() / 4096, corner.y + unit.y * tile.size() / 4096});
}

class TileTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    MapWorld world_{GetParam()};
    Atlas atlas_{};

    std::shared_ptr<const Scene> scene(const statistics::PortraitQuestion& question = {.month = "2020-12"}) {
        const rights::Reader reader = rights::ReaderFactory::for_console();
        const auto made =
            atlas_.scene(atlas_.look(world_.database(), world_.cube(), reader), reader, question);
        EXPECT_TRUE(made) << (made ? "" : made.error().message);
        return made ? *made : std::make_shared<const Scene>();
    }
    ReadTile tile(const TileId& id, std::string_view layer = "buildings") {
        return read_tile(encode_tile(*scene(), layer, id));
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, TileTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(TileTest, a_building_is_where_it_is_recorded_within_a_metre) {
    world_.building("甲座", kEast, kNorth);
    const TileId id = tile_at({123.3994, 41.7923}, 16);
    const ReadTile read = tile(id);
    ASSERT_EQ(read.at("buildings").size(), 1U);
    const Position found = on_earth(id, read.at("buildings")[0].ring.at(0));
    EXPECT_NEAR(found.longitude, 123.3994, 0.000012);  // a metre east
    EXPECT_NEAR(found.latitude, 41.7923, 0.000009);
    EXPECT_TRUE(tile(tile_at({123.41, 41.7923}, 16)).empty());
}

TEST_P(TileTest, coordinates_of_any_frame_meet_on_the_map) {
    const Position place{123.3994, 41.7923};
    for (const Frame frame : {Frame::kWgs84, Frame::kGcj02, Frame::kBd09, Frame::kCgcs2000}) {
        const Position written = convert(place, Frame::kCgcs2000, frame);
        world_.building(std::string("座") + std::string(to_string(frame)),
                        std::llround(written.longitude * 1e7), std::llround(written.latitude * 1e7),
                        {{"frame", text(to_string(frame))}});
    }
    const TileId id = tile_at(place, 16);
    const std::vector<ReadFeature> found = tile(id).at("buildings");
    ASSERT_EQ(found.size(), 4U);
    for (const ReadFeature& feature : found) {
        EXPECT_NEAR(on_earth(id, feature.ring[0]).longitude, place.longitude, 0.000012);
        EXPECT_NEAR(on_earth(id, feature.ring[0]).latitude, place.latitude, 0.000009);
    }
}

TEST_P(TileTest, ours_is_drawn_in_the_frame_of_the_map_under_it) {
    world_.building("甲座", kEast, kNorth, {{"frame", text("wgs84")}});
    atlas_ = Atlas({.base = BaseMap{.addresses = {"/{z}/{x}/{y}"}, .frame = Frame::kGcj02}});
    const Position wanted = convert({123.3994, 41.7923}, Frame::kWgs84, Frame::kGcj02);
    const TileId id = tile_at(wanted, 16);
    ASSERT_EQ(tile(id).at("buildings").size(), 1U);
    EXPECT_NEAR(on_earth(id, tile(id).at("buildings")[0].ring[0]).longitude, wanted.longitude, 0.000012);
}

TEST_P(TileTest, coordinates_without_a_frame_are_in_the_one_that_is_configured) {
    world_.building("甲座", kEast, kNorth);
    atlas_ = Atlas({.assumed = Frame::kBd09});
    const Position wanted = convert({123.3994, 41.7923}, Frame::kBd09, Frame::kCgcs2000);
    EXPECT_EQ(tile(tile_at(wanted, 16)).at("buildings").size(), 1U);
}

TEST_P(TileTest, a_building_says_what_it_is_and_what_the_statistics_say_of_it) {
    const std::int64_t id = world_.building("甲座", kEast, kNorth);
    world_.firm("一号软件有限公司", "91210102MA0P1A1A1A", id, 450'000);
    const ReadTile read = tile(tile_at({123.3994, 41.7923}, 14));
    const std::map<std::string, std::string> wanted = {{"id", std::to_string(id)},
                                                       {"name", "甲座"},
                                                       {"count", "1"},
                                                       {"floors_above", "9"},
                                                       {"height", "36"},
                                                       {"stage", "operating"},
                                                       {"kind", "office"},
                                                       {"occupancy_band", "70_85"},
                                                       {"tax_tier", "lt_10m"},
                                                       {"floor_area", "1000000"},
                                                       {"lettable_area", "600000"},
                                                       {"occupied_area", "450000"},
                                                       {"rated_area", "450000"},
                                                       {"vacant_area", "150000"},
                                                       {"vacancy", "1k_3k"},
                                                       {"industry", "I"}};
    EXPECT_EQ(read.at("buildings")[0].attributes, wanted);
    auto body = read.at("bodies").at(0).attributes;
    EXPECT_EQ(body.at("drawn"), "1") << "no footprint was surveyed";
    body.erase("drawn");
    EXPECT_EQ(body, wanted);
}

TEST_P(TileTest, a_body_is_a_square_of_one_floor) {
    const TileId id = tile_at({123.3994, 41.7923}, 16);
    const Position middle = on_earth(id, {2048, 2048});
    const std::int64_t east = std::llround(middle.longitude * 1e7);
    const std::int64_t north = std::llround(middle.latitude * 1e7);
    world_.building("甲座", east, north);  // 10 000 ㎡ on ten floors: 1 000 ㎡ a floor
    const ReadFeature body = tile(id).at("bodies").at(0);
    const double unit = static_cast<double>(id.size()) / 4096;  // in steps
    const double steps = steps_of_metres(1, to_point({123.3994, 41.7923}));
    const double area = doubled_area(body.ring) / 2 * unit * unit / steps / steps;
    EXPECT_NEAR(area, 1000, 30);
    world_.building("乙座", east + 10, north, {{"standard_floor_area", std::int64_t{250'000}}});
    const ReadFeature recorded = tile(id).at("bodies").at(1);
    EXPECT_NEAR(doubled_area(recorded.ring) / 2 * unit * unit / steps / steps, 2500, 60);
}

TEST_P(TileTest, a_body_on_the_edge_of_two_tiles_is_whole_in_neither_and_missing_in_none) {
    const TileId west = tile_at({123.3994, 41.7923}, 16);
    const Position edge = to_position({west.box().most.x, to_point({123.3994, 41.7923}).y});
    world_.building("甲座", std::llround(edge.longitude * 1e7), kNorth);
    const TileId east{16, west.x + 1, west.y};
    const Ring left = tile(west).at("bodies").at(0).ring;
    const Ring right = tile(east).at("bodies").at(0).ring;
    EXPECT_GT(box_of(left).most.x, 4096);
    EXPECT_LT(box_of(right).least.x, 0);
    EXPECT_LE(box_of(left).most.x, 4096 + 64);
    EXPECT_EQ(tile(west).contains("buildings") + tile(east).contains("buildings"), 1)
        << "the point is in one tile";
}

TEST_P(TileTest, merged_points_add_to_the_true_sums_at_every_zoom) {
    std::mt19937 random(5);
    const auto any = [&random](std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random);
    };
    for (int i = 0; i < 40; ++i) {
        world_.building(fmt::format("第{}座", i), kEast + any(-90'000, 90'000), kNorth + any(-90'000, 90'000),
                        {{"floor_area", any(1'000'000, 9'000'000)},
                         {"lettable_area", any(0, 900'000)},
                         {"stage", text(any(1, 3) == 1 ? "renovating" : "operating")}});
    }
    const statistics::Query query{.metrics = "building_count,floor_area,lettable_area,vacant_area",
                                  .period = "2020-12",
                                  .where = "stage:operating|renovating"};
    const auto answer = statistics::query(*world_.cube(), rights::ReaderFactory::for_console(), query);
    ASSERT_TRUE(answer);
    const auto printed = [&answer](std::size_t column) {
        const std::string& decimal = *base::as_text(answer->totals[column]);
        return std::stoll(decimal.substr(0, decimal.size() - 3) + decimal.substr(decimal.size() - 2));
    };
    bool was_merged = false;
    for (int zoom = 0; zoom <= kTileZoomMax; ++zoom) {
        std::map<std::string, std::int64_t> sums;
        const TileId first = tile_at({123.389, 41.803}, zoom);
        const TileId last = tile_at({123.410, 41.782}, zoom);
        for (std::int64_t x = first.x; x <= last.x; ++x) {
            for (std::int64_t y = first.y; y <= last.y; ++y) {
                const ReadTile read = tile({zoom, x, y});
                for (const ReadFeature& feature :
                     read.contains("buildings") ? read.at("buildings") : std::vector<ReadFeature>()) {
                    was_merged = was_merged || feature.number("count") > 1;
                    for (const std::string key : {"count", "floor_area", "lettable_area", "vacant_area"}) {
                        sums[key] += feature.number(key);
                    }
                }
            }
        }
        EXPECT_EQ(sums["count"], *base::as_integer(answer->totals[0])) << zoom;
        EXPECT_EQ(sums["floor_area"], printed(1)) << zoom;
        EXPECT_EQ(sums["lettable_area"], printed(2)) << zoom;
        EXPECT_EQ(sums["vacant_area"], printed(3)) << zoom;
    }
    EXPECT_TRUE(was_merged);
}

TEST_P(TileTest, a_merged_point_shows_what_its_buildings_share_and_says_when_they_differ) {
    world_.building("甲座", kEast, kNorth);
    world_.building("乙座", kEast + 100, kNorth, {{"stage", text("retired")}});
    const ReadFeature both = tile(tile_at({123.3994, 41.7923}, 5)).at("buildings").at(0);
    EXPECT_EQ(both.number("count"), 2);
    EXPECT_EQ(both.attributes.at("kind"), "office");
    EXPECT_EQ(both.attributes.at("stage"), "mixed");
    EXPECT_EQ(both.attributes.at("occupancy_band"), "lt_50");
    EXPECT_FALSE(both.attributes.contains("tax_tier")) << "a tier is of one building";
    EXPECT_FALSE(both.attributes.contains("id"));
}

TEST_P(TileTest, streets_districts_and_zones_are_hulls_of_their_buildings_marked_as_drawn) {
    const std::int64_t first = world_.building("甲座", kEast, kNorth);
    world_.building("乙座", kEast + 50'000, kNorth + 50'000);
    world_.building("丙座", kEast, kNorth - 80'000, {{"region_id", world_.south()}});
    world_.create("zone_membership", {{"building_id", first}, {"zone_id", world_.zone()}});
    const TileId id = tile_at({123.3994, 41.7923}, 12);
    std::map<std::string, std::int64_t> counts;
    for (const ReadFeature& feature : tile(id, "regions").at("regions")) {
        EXPECT_EQ(feature.attributes.at("drawn"), "1");
        counts[feature.attributes.at("name") + " " + feature.attributes.at("level")] =
            feature.number("count");
    }
    EXPECT_EQ(counts, (std::map<std::string, std::int64_t>{
                          {"和平区 county", 3}, {"北街道 street", 2}, {"南街道 street", 1}}));
    const TileId near = tile_at({123.3994, 41.7923}, 15);
    int names = 0;
    for (std::int64_t x = near.x - 2; x <= near.x + 2; ++x) {
        for (std::int64_t y = near.y - 2; y <= near.y + 2; ++y) {
            const ReadTile read = tile({15, x, y}, "regions");
            names += read.contains("names") ? static_cast<int>(read.at("names").size()) : 0;
        }
    }
    EXPECT_EQ(names, 3) << "each name is written once, however many tiles its outline crosses";
    const ReadTile zones = tile(id, "zones");
    ASSERT_EQ(zones.at("zones").size(), 1U);
    EXPECT_EQ(zones.at("zones")[0].attributes.at("scheme"), "areas");
    EXPECT_EQ(zones.at("zones")[0].number("lettable_area"), 600'000);
}

TEST_P(TileTest, an_outline_does_not_reach_over_the_empty_land_between_two_groups) {
    world_.building("甲座", kEast, kNorth);
    world_.building("乙座", kEast, kNorth - 500'000);  // 5.5 km to the south
    const auto made = scene();
    for (const Patch& patch : made->regions) {
        EXPECT_EQ(patch.buildings, 2);
        EXPECT_EQ(patch.rings.size(), 2U);
    }
    const Point between = to_point({123.3994, 41.7673});
    const TileId id = tile_at({123.3994, 41.7673}, 14);
    ASSERT_TRUE(id.box().contains(between));
    EXPECT_TRUE(tile(id, "regions").empty());
}

TEST_P(TileTest, a_month_shows_the_buildings_and_the_state_of_that_month) {
    const std::int64_t id = world_.building("甲座", kEast, kNorth);
    registry::Change change;
    change.kind = registry::ChangeKind::kChange;
    change.entity = "building";
    change.id = id;
    change.from = base::Day{20200701};
    change.fields = {{"stage", text("renovating")}, {"longitude", kEast + 100'000}};
    world_.apply(change);
    const auto before = scene({.month = "2020-06"});
    const auto after = scene({.month = "2020-07"});
    ASSERT_EQ(before->spots.size(), 1U);
    EXPECT_EQ(before->spots[0].stage, "operating");
    EXPECT_EQ(after->spots[0].stage, "renovating");
    EXPECT_NE(before->spots[0].centre, after->spots[0].centre);
    EXPECT_TRUE(scene({.month = "2018-12"})->spots.empty());
}

TEST_P(TileTest, filters_are_those_of_the_statistics_and_wrong_ones_are_refused) {
    world_.building("甲座", kEast, kNorth);
    world_.building("乙座", kEast, kNorth + 1000, {{"kind", text("hotel")}});
    EXPECT_EQ(scene({.month = "2020-12", .where = "kind:hotel"})->spots.size(), 1U);
    EXPECT_EQ(scene({.month = "2020-12", .where = "kind:!hotel;stage:operating"})->spots.size(), 1U);
    EXPECT_TRUE(scene({.month = "2020-12", .where = "stage:retired"})->spots.empty());
    const rights::Reader reader = rights::ReaderFactory::for_console();
    const Sight sight = atlas_.look(world_.database(), world_.cube(), reader);
    for (const auto& [month, where, code] : {std::tuple{"2020-13", "", "statistics.bad_period"},
                                             {"2020", "", "statistics.bad_period"},
                                             {"2020-12", "nothing:x", "statistics.unknown_dimension"},
                                             {"2020-12", "kind:castle", "statistics.unknown_member"},
                                             {"2020-12", "industry:I", "statistics.no_meaning"}}) {
        const auto refused = atlas_.scene(sight, reader, {.month = month, .where = where});
        ASSERT_FALSE(refused) << month << where;
        EXPECT_EQ(refused.error().code, code);
    }
}

TEST_P(TileTest, a_building_without_coordinates_is_counted_and_not_drawn_at_the_end_of_the_world) {
    world_.create("building", {{"name", text("无处座")},
                               {"region_id", world_.north()},
                               {"stage", text("operating")},
                               {"floor_area", std::int64_t{100}}});
    world_.building("甲座", kEast, kNorth, {{"latitude", base::Value{}}});
    const auto made = scene();
    EXPECT_TRUE(made->spots.empty());
    EXPECT_EQ(made->unplaced, 2);
    EXPECT_FALSE(made->bounds());
    EXPECT_TRUE(encode_tile(*made, "buildings", {0, 0, 0}).empty());
    EXPECT_EQ(tile_json(*made, "buildings").find("bounds"), nullptr);
}

TEST_P(TileTest, a_change_is_on_the_next_tile_and_its_stamp_is_another) {
    const std::int64_t id = world_.building("甲座", kEast, kNorth);
    const rights::Reader reader = rights::ReaderFactory::for_console();
    const Sight before = atlas_.look(world_.database(), world_.cube(), reader);
    EXPECT_EQ(scene()->spots.size(), 1U);
    EXPECT_EQ(atlas_.look(world_.database(), world_.cube(), reader).stamp, before.stamp);
    world_.correct(id, {{"longitude", kEast + 20'000}});  // nothing the figures are made of
    const Sight moved = atlas_.look(world_.database(), world_.cube(), reader);
    EXPECT_NE(moved.stamp, before.stamp);
    EXPECT_NE(scene()->spots[0].centre, to_point({123.3994, 41.7923}));
    world_.building("乙座", kEast, kNorth);
    EXPECT_EQ(scene()->spots.size(), 2U);
    EXPECT_NE(atlas_.look(world_.database(), world_.cube(), reader).stamp, moved.stamp);
}

TEST_P(TileTest, the_description_of_a_layer_says_where_its_tiles_are) {
    world_.building("甲座", kEast, kNorth);
    const base::Json json = tile_json(*scene(), "buildings");
    EXPECT_EQ(json.find("tilejson")->as_string(), "3.0.0");
    EXPECT_EQ(json.find("tiles")->items()[0].as_string(), "/tiles/buildings/{z}/{x}/{y}.mvt?month=2020-12");
    EXPECT_EQ(json.find("vector_layers")->items().size(), 2U);
    EXPECT_EQ(json.find("bounds")->items()[0].as_decimal().substr(0, 7), "123.399");
}

TEST_P(TileTest, no_tile_is_finer_than_the_finest) {
    world_.building("甲座", kEast, kNorth);
    EXPECT_TRUE(encode_tile(*scene(), "buildings", tile_at({123.3994, 41.7923}, kTileZoomMax + 1)).empty());
}

}  // namespace
}  // namespace louyu::geo
