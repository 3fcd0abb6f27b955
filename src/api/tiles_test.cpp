#include "api/world_for_tests.hpp"

// Tiles and what the map page reads beside them, over the routes. What a tile holds is tested in geo.
namespace louyu::api::testing {
namespace {

using base::Json;

constexpr std::string_view kTile = "/tiles/buildings/16/55232/24378.mvt?month=2020-12";

class TilesTest : public ApiTest {};
INSTANTIATE_TEST_SUITE_P(Stores, TilesTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(TilesTest, each_reader_gets_the_buildings_in_scope_and_no_trace_of_the_others) {
    const auto names = [this](std::string_view role) {
        const Reply reply = world().signed_in(role).get(kTile);
        EXPECT_EQ(reply.status, 200) << reply.body;
        EXPECT_EQ(reply.headers.get("Content-Type"), "application/vnd.mapbox-vector-tile");
        std::string found;
        for (const std::string name : {"甲座", "乙座", "丙座"}) {
            found += reply.body.find(name) != std::string::npos ? name : "";
        }
        return found;
    };
    EXPECT_EQ(names("lead_office"), "甲座乙座") << "丙座 lies in another district";
    EXPECT_EQ(names("street_office"), "甲座");
    EXPECT_EQ(names("chief"), "甲座");
}

TEST_P(TilesTest, the_tier_of_a_single_taxpayer_leaves_the_server_for_tax_readers_only) {
    const auto tiers = [this](std::string_view role) {
        std::map<std::string, std::string> found;
        const Json answer = world().signed_in(role).get("/api/v1/map/buildings?month=2020-12").json();
        for (const Json& item : answer.find("items")->items()) {
            found[item.find("name")->as_string()] = item.find("tax_tier")->as_string();
        }
        return found;
    };
    using Tiers = std::map<std::string, std::string>;
    EXPECT_EQ(tiers("tax_department"), (Tiers{{"甲座", "lt_10m"}, {"乙座", "lt_10m"}}));
    EXPECT_EQ(tiers("department"), (Tiers{{"甲座", "lt_10m"}, {"乙座", "undisclosed"}}));
    const std::string bytes = world().signed_in("department").get(kTile).body;
    EXPECT_NE(bytes.find("undisclosed"), std::string::npos);
}

TEST_P(TilesTest, a_tile_is_asked_for_again_cheaply_and_is_another_after_a_change) {
    World fresh(GetParam());
    const Client analyst = fresh.signed_in("lead_office");
    const Reply first = analyst.get(kTile);
    ASSERT_EQ(first.status, 200);
    EXPECT_EQ(first.headers.get("Cache-Control"), "private, no-cache");
    const Reply again = analyst.get(kTile, {{"If-None-Match", first.etag()}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_NE(fresh.signed_in("department").get(kTile).etag(), first.etag()) << "other rights, another tile";
    const Client chief = fresh.signed_in("chief");
    const Reply seen = chief.get(kTile);
    registry::Change change;
    change.kind = registry::ChangeKind::kCorrect;
    change.entity = "building";
    change.id = fresh.id("乙座");
    change.from = base::Day{20190101};
    change.fields = {{"longitude", std::int64_t{1'233'995'000}}};
    fresh.apply(change);
    const Reply moved = analyst.get(kTile, {{"If-None-Match", first.etag()}});
    EXPECT_EQ(moved.status, 200);
    EXPECT_NE(moved.body, first.body);
    EXPECT_EQ(chief.get(kTile, {{"If-None-Match", seen.etag()}}).status, 304) << "not in his sight";
}

TEST_P(TilesTest, a_large_tile_is_sent_packed_to_those_who_can_unpack) {
    World fresh(GetParam());
    for (std::int64_t i = 1; i <= 20; ++i) {
        fresh.create("building", {{"name", fmt::format("第{}号大厦", i)},
                                  {"region_id", fresh.id("太原街")},
                                  {"stage", std::string("operating")},
                                  {"floor_area", i * 100'000},
                                  {"longitude", 1'233'994'000 + i},
                                  {"latitude", std::int64_t{417'923'000}}});
    }
    const Client analyst = fresh.signed_in("lead_office");
    const Reply packed = analyst.get(kTile, {{"Accept-Encoding", "gzip"}});
    const Reply plain = analyst.get(kTile);
    ASSERT_GT(plain.body.size(), 1024U);
    EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), plain.body.size() / 2);
    EXPECT_EQ(analyst.get(kTile, {{"If-None-Match", packed.etag()}}).status, 304);
}

TEST_P(TilesTest, what_is_no_tile_is_not_found_and_what_is_no_question_is_refused) {
    const Client analyst = world().signed_in("lead_office");
    for (const auto& [target, status, code] :
         {std::tuple{"/tiles/castles/1/0/0.mvt", 404, "api.unknown_layer"},
          {"/tiles/buildings/1/2/0.mvt", 404, "api.unknown_tile"},
          {"/tiles/buildings/1/0/0", 404, "api.unknown_tile"},
          {"/tiles/buildings/1/0/0.png", 404, "api.unknown_tile"},
          {"/tiles/buildings/99999999999999999999/0/0.mvt", 404, "api.unknown_tile"},
          {"/tiles/buildings/-1/0/0.mvt", 404, "api.unknown_tile"},
          {"/tiles/buildings/1/0/0.mvt?month=never", 400, "statistics.bad_period"},
          {"/tiles/buildings/1/0/0.mvt?where=kind:castle", 400, "statistics.unknown_member"},
          {"/tiles/buildings/1/0/0.mvt?layer=x", 400, "api.unknown_parameter"},
          {"/tiles/buildings", 404, "api.unknown_layer"},
          {"/tiles/castles.json", 404, "api.unknown_layer"},
          {"/api/v1/map/buildings?bbox=1,2,3", 400, "api.bad_parameter"},
          {"/api/v1/map/buildings?bbox=1,2,three,4", 400, "api.bad_parameter"},
          {"/api/v1/map/buildings?bbox=3,2,1,4", 400, "api.bad_parameter"},
          {"/api/v1/map/buildings?bbox=1,2,nan,4", 400, "api.bad_parameter"},
          {"/api/v1/map/buildings?limit=0", 400, "api.bad_parameter"}}) {
        const Reply reply = analyst.get(target);
        EXPECT_EQ(reply.status, status) << target;
        EXPECT_EQ(reply.code(), code) << target;
    }
    EXPECT_EQ(analyst.get("/tiles/buildings/16/1/1.mvt").body, "") << "an empty tile is no error";
}

TEST_P(TilesTest, the_table_of_the_map_is_cut_by_its_frame_and_counts_all) {
    const Client analyst = world().signed_in("lead_office");
    const Json all = analyst.get("/api/v1/map/buildings?limit=1").json();
    EXPECT_EQ(all.find("numberMatched")->as_integer(), 2);
    EXPECT_EQ(all.find("items")->items().size(), 1U);
    EXPECT_EQ(all.find("month")->as_string(), "2020-12");
    const Json cut = analyst.get("/api/v1/map/buildings?bbox=123.4000,41.79,123.4010,41.80").json();
    ASSERT_EQ(cut.find("items")->items().size(), 1U);
    const Json& item = cut.find("items")->items()[0];
    EXPECT_EQ(item.find("name")->as_string(), "甲座");
    EXPECT_EQ(item.find("longitude")->as_string(), "123.400600");
    EXPECT_EQ(item.find("latitude")->as_string(), "41.792300");
    EXPECT_EQ(item.find("lettable_area")->as_string(), "30000.00");
    EXPECT_EQ(item.find("occupied_area")->as_string(), "1000.00");
    EXPECT_EQ(item.find("occupancy_rate")->as_string(), "0.033333");
    EXPECT_EQ(item.find("region")->as_string(), "太原街");
}

TEST_P(TilesTest, the_map_tells_its_frame_bounds_months_and_legends) {
    const Json map = world().signed_in("street_office").get("/api/v1/map").json();
    EXPECT_EQ(map.find("frame")->as_string(), "cgcs2000");
    EXPECT_TRUE(map.find("base")->is_null());
    EXPECT_EQ(map.find("buildings")->as_integer(), 1);
    EXPECT_EQ(map.find("months")->find("last")->as_string(), "2020-12");
    EXPECT_EQ(map.find("bounds")->items().size(), 4U);
    EXPECT_EQ(map.find("legends")->find("occupancy_band")->items().size(), 4U);
    const Json layer = world().signed_in("street_office").get("/tiles/zones.json").json();
    EXPECT_EQ(layer.find("vector_layers")->items()[0].find("id")->as_string(), "zones");
}

}  // namespace
}  // namespace louyu::api::testing
