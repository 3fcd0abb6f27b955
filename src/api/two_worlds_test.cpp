#include <random>

#include "api/world_for_tests.hpp"
#include "base/id.hpp"

// The two-worlds test: whatever happens outside a reader's scope, every byte that reader can get stays the
// same.
namespace louyu::api::testing {
namespace {

using base::Json;

class TwoWorldsTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    World world_{GetParam()};

    static std::vector<std::string> question_targets() {
        std::vector<std::string> targets;
        for (const std::string metric :
             {"building_count", "floor_area", "occupancy_rate", "occupancy_rate_mean", "firm_count",
              "local_registration_rate", "local_tax_rate", "idle_resource_count", "tax_full", "tax_per_area",
              "tax_share_of_district", "moved_in", "key_firm_count_5m"}) {
            for (const std::string by : {"", "building", "region:street", "zone:areas", "stage", "industry",
                                         "occupancy_band", "tax_tier", "month"}) {
                targets.push_back(fmt::format("/api/v1/statistics?metrics={}&by={}&period=2020", metric, by));
            }
            targets.push_back(
                fmt::format("/api/v1/statistics?metrics={}&period=2020-12&options=share,yoy,ytd", metric));
            targets.push_back(fmt::format("/api/v1/statistics/explain?metrics={}&period=2020-12", metric));
        }
        return targets;
    }

    /// Every tile the buildings of the world lie in, near and far, and what the map page reads beside them.
    static std::vector<std::string> map_targets() {
        std::vector<std::string> targets = {"/tiles/buildings.json",
                                            "/tiles/zones.json",
                                            "/api/v1/map",
                                            "/api/v1/map/buildings",
                                            "/api/v1/map/buildings?month=2020-03",
                                            "/api/v1/map/buildings?where=stage:operating"};
        for (const std::string layer : {"buildings", "regions", "zones"}) {
            for (int zoom = 0; zoom <= 16; ++zoom) {
                // 123.400° E, 41.792° N of zoom 16 is tile 55232, 24378.
                const int east = 55232 >> (16 - zoom);
                const int south = 24378 >> (16 - zoom);
                for (const std::string month : {"2020-12", "2020-03"}) {
                    targets.push_back(
                        fmt::format("/tiles/{}/{}/{}/{}.mvt?month={}", layer, zoom, east, south, month));
                }
            }
        }
        return targets;
    }

    /// Every GET route with every id of the world in place of {id}, lists in every form, and questions.
    std::vector<std::string> targets() {
        std::vector<std::string> all = question_targets();
        for (std::string& target : map_targets()) {
            all.push_back(std::move(target));
        }
        for (const Routes::Mounted& route : world_.mounted()) {
            if (route.method != http::Method::kGet || route.path == "/metrics") {
                continue;  // counts of the server's own work, for those who run it
            }
            const std::size_t open = route.path.find("{id}");
            if (open == std::string::npos) {
                all.push_back(route.path == "/api/v1/templates/{kind}" ? "/api/v1/templates/tenancies"
                                                                       : route.path);
                continue;
            }
            for (const std::string name :
                 {"甲座", "乙座", "丙座", "太原街", "西塔街", "zone", "floor", "一号软件有限公司",
                  "乙座商贸有限公司", "丙座商贸有限公司", "tenancy of 一号软件有限公司",
                  "tenancy of 乙座商贸有限公司", "batch"}) {
                std::string target = route.path;
                all.push_back(target.replace(open, 4, world_.text_id(name)));
            }
        }
        for (const std::string building : {"甲座", "乙座", "丙座"}) {
            all.push_back(
                fmt::format("/api/v1/buildings/{}/stacking?asof=2020-12-31&compare=2019-06-30&tax=true",
                            world_.text_id(building)));
            all.push_back("/api/v1/attachments?entity=building&record=" + world_.text_id(building));
        }
        for (const std::string plural :
             {"buildings", "enterprises", "tenancies", "zone-memberships", "units"}) {
            all.push_back(fmt::format("/api/v1/{}?count=true&limit=2", plural));
            all.push_back(fmt::format("/api/v1/{}?sortby=-valid_from&asof=2020-06-30", plural));
            all.push_back(fmt::format("/api/v1/{}?format=csv", plural));
        }
        for (const std::string q : {"座", "zuo", "yz", "商贸", "bing"}) {
            all.push_back("/api/v1/search?q=" + http::percent_encode(q));
            all.push_back("/api/v1/buildings?q=" + http::percent_encode(q));
            all.push_back("/api/v1/enterprises?q=" + http::percent_encode(q));
        }
        return all;
    }

    std::map<std::string, std::string> everything(const Client& reader) {
        std::map<std::string, std::string> got;
        for (const std::string& target : targets()) {
            const Reply reply = reader.get(target);
            std::string body = reply.body;
            if (reply.status >= 400) {
                body = reply.code();  // the rest of a problem holds the number of the request
            }
            got[target] = fmt::format("{} {} {}", reply.status, reply.etag(), body);
        }
        return got;
    }

    /// Changes of every kind to records the street does not see.
    void disturb(std::mt19937& random) {
        const auto any = [&random](int most) { return std::uniform_int_distribution<int>(1, most)(random); };
        const std::string mark = std::to_string(any(1'000'000));
        for (const std::string building : {"乙座", "丙座"}) {
            registry::Change change;
            change.kind = any(2) == 1 ? registry::ChangeKind::kCorrect : registry::ChangeKind::kChange;
            change.entity = "building";
            change.id = world_.id(building);
            change.from = base::Day{20200301 + any(27)};
            change.fields = {{"name", building + mark},
                             {"floor_area", std::int64_t{4'000'000 + any(1'000'000)}},
                             {"longitude", std::int64_t{1'233'994'000 + any(30'000)}},
                             {"floors_above", std::int64_t{any(60)}},
                             {"lettable_area", std::int64_t{2'000'000 + any(900'000)}}};
            world_.apply(change);
        }
        const std::int64_t made =
            world_.create("building", {{"name", "新座" + mark},
                                       {"region_id", world_.id("西塔街")},
                                       {"stage", std::string("operating")},
                                       {"longitude", std::int64_t{1'233'994'000 + any(30'000)}},
                                       {"latitude", std::int64_t{417'923'000 + any(9'000)}},
                                       {"floor_area", std::int64_t{any(9'000'000)}}});
        world_.create("zone_membership", {{"building_id", made}, {"zone_id", world_.id("zone")}});
        const std::int64_t firm = world_.create(
            "enterprise", {{"name", "西塔商贸" + mark + "有限公司"}, {"industry_code", std::string("5100")}},
            base::Day{20190101}, "210102");
        world_.create("tenancy", {{"enterprise_id", firm},
                                  {"building_id", any(2) == 1 ? made : world_.id("乙座")},
                                  {"area", std::int64_t{any(50'000)}}});
        registry::Change end;
        end.kind = registry::ChangeKind::kEnd;
        end.entity = "tenancy";
        end.id = world_.create("tenancy",
                               {{"enterprise_id", firm},
                                {"building_id", world_.id("乙座")},
                                {"area", std::int64_t{any(50'000)}}},
                               base::Day{20190301});
        end.from = base::Day{20200501};
        world_.apply(end);
        import_tax_of_others(random, mark);
    }

    void import_tax_of_others(std::mt19937& random, const std::string& mark) {
        const Client analyst = world_.signed_in("lead_office");
        const auto amount = [&random] {
            return fmt::format("{}.25", std::uniform_int_distribution<int>(1, 90'000'000)(random));
        };
        const Json staged =
            analyst.upload("tax", fmt::format("沈阳市第{}税务所.csv", mark),
                           tax_csv("2020-11", {{"91210102MA0P5E5E5E", "乙座商贸有限公司", amount()},
                                               {"91210102MA0P9Z9Z9Z", "楼外商贸有限公司", amount()}}),
                           {{"period", "2020-11"}, {"source", "第" + mark + "税务所"}});
        ASSERT_EQ(staged.find("state")->as_string(), "done") << staged.dump();
        const std::string batch = staged.find("result")->find("batchId")->as_string();
        ASSERT_EQ(analyst.run(batch, "post").find("state")->as_string(), "done");
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, TwoWorldsTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(TwoWorldsTest, what_happens_elsewhere_changes_no_byte_a_reader_of_less_gets) {
    std::mt19937 random(20201231);
    std::map<std::string, Client> readers;
    std::map<std::string, std::map<std::string, std::string>> before;
    for (const std::string role : {"street_office", "chief", "liaison", "tenant"}) {
        readers.emplace(role, world_.signed_in(role));
        before[role] = everything(readers.at(role));
    }
    const auto seen_by_all = everything(world_.signed_in("lead_office"));
    for (int round = 0; round < 3; ++round) {
        disturb(random);
        for (const auto& [role, reader] : readers) {
            for (const auto& [target, bytes] : everything(reader)) {
                EXPECT_EQ(bytes, before[role][target]) << role << " " << target;
            }
        }
    }
    // Else nothing was proven: whoever sees everything must have seen the difference.
    EXPECT_NE(everything(world_.signed_in("lead_office")), seen_by_all);
}

}  // namespace
}  // namespace louyu::api::testing
