#include "base/text.hpp"
#include "statistics/dimension.hpp"
#include "statistics/explain.hpp"
#include "statistics/random_world_for_tests.hpp"
#include "statistics/sources.hpp"

// What a reader can get depends on nothing outside his scope (two worlds), and never shows a single taxpayer
// to somebody who must not know (R042).
namespace louyu::statistics {
namespace {

class RightsOverStatisticsTest : public StatisticsTest {};
INSTANTIATE_TEST_SUITE_P(Stores, RightsOverStatisticsTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

/// Changes whatever a reader of these buildings, and of these districts' outside, cannot see.
class OtherWorld {
  public:
    OtherWorld(World world, std::set<std::int64_t> buildings, std::set<std::string> districts, unsigned seed)
        : world_(std::move(world)),
          buildings_(std::move(buildings)),
          districts_(std::move(districts)),
          random_(seed) {}

    World make() {
        for (const WorldTenancy& tenancy : world_.tenancies) {
            if (buildings_.contains(tenancy.building)) {
                firms_.insert(tenancy.firm);
            }
        }
        for (const WorldTax& tax : world_.taxes) {
            if (sees(tax)) {
                firms_.insert(tax.firm);
            }
        }
        for (WorldBuilding& building : world_.buildings) {
            if (!buildings_.contains(building.id)) {
                building.name = fmt::format("别的楼{}", random_() % 1000);
                building.floor_area += 100 + static_cast<std::int64_t>(random_() % 5000);
                building.lettable_area = static_cast<std::int64_t>(random_() % 9000000);
                building.stage = random_() % 2 == 0 ? "operating" : "renovating";
                building.zone = random_() % 2 == 0 ? "za" : "zb";
            }
        }
        for (WorldFirm& firm : world_.firms) {
            if (!firms_.contains(firm.id)) {
                firm.industry = random_() % 2 == 0 ? "7010" : "5110";
                firm.registered_here = "yes";
                firm.code = fmt::format("X{:017}", firm.id);
            }
        }
        for (WorldTenancy& tenancy : world_.tenancies) {
            if (!buildings_.contains(tenancy.building)) {
                tenancy.area += 100 + static_cast<std::int64_t>(random_() % 50000);
                tenancy.to = random_() % 2 == 0 ? base::kForever : tenancy.from;
            }
        }
        for (WorldTax& tax : world_.taxes) {
            if (!sees(tax)) {
                tax.full += 1 + static_cast<std::int64_t>(random_() % 3000000000U);
                tax.code = tax.firm == 0 ? fmt::format("Y{:017}", random_() % 50) : tax.code;
            }
        }
        world_.buildings.push_back({.id = 99, .name = "新来的楼", .region = kEastStreet});
        return world_;
    }

  private:
    bool sees(const WorldTax& tax) const {
        for (const auto& [building, amount] : tax.shares) {
            if (buildings_.contains(building)) {
                return true;
            }
        }
        const bool is_outside = tax.shares.empty() && tax.building == 0;
        return is_outside ? districts_.contains(tax.district) : buildings_.contains(tax.building);
    }

    World world_;
    std::set<std::int64_t> buildings_;
    std::set<std::string> districts_;
    std::set<std::int64_t> firms_;
    std::mt19937 random_;
};

/// Every byte the reader can get, one answer after another.
std::vector<std::string> everything(const Cube& cube, const rights::Reader& reader) {
    std::vector<std::string> all;
    const auto add = [&all](const auto& json) {
        all.push_back(json ? json->dump() : json.error().code + json.error().message);
    };
    const std::string firm_metrics =
        "firm_count,local_registration_rate,local_tax_rate,moved_in,tax_full,tax_local,key_firm_count_5m,"
        "occupied_area,"
        "tax_share_of_district";
    const std::string building_metrics =
        "building_count,floor_area,occupancy_rate,occupancy_rate_mean,vacant_area,idle_resource_area,tax_per_"
        "area";
    for (const std::string by : {"", "region", "region:county", "zone:areas", "building", "tax_tier",
                                 "occupancy_band", "location", "industry:local"}) {
        const std::string metrics =
            by == "industry:local" ? firm_metrics : firm_metrics + "," + building_metrics;
        for (const std::string time : {"", "quarter"}) {
            std::vector<std::string> parts;
            for (const std::string& part : {by, time}) {
                if (!part.empty()) {
                    parts.push_back(part);
                }
            }
            const auto answer = query(
                cube, reader,
                {.metrics = metrics, .by = base::join(parts, ","), .period = "2020", .options = "share,yoy"});
            all.push_back(answer ? to_json(*answer).dump() + to_csv(*answer) + to_table(*answer)
                                 : answer.error().message);
        }
    }
    for (const Metric& metric : metrics()) {
        add(explain(cube, reader, {.metrics = std::string(metric.id), .period = "2020"}));
    }
    add(sources(cube, reader, ""));
    for (const std::string where : {"building:别的楼1", "building:99", "building:新来的楼", "building:1"}) {
        const auto answer =
            query(cube, reader, {.metrics = "tax_full,firm_count", .period = "2020", .where = where});
        all.push_back(answer ? to_json(*answer).dump() : answer.error().message);
    }
    return all;
}

TEST_P(RightsOverStatisticsTest, nothing_outside_the_scope_changes_a_byte) {
    struct Case {
        std::string role;
        std::int64_t region;
        std::set<std::int64_t> buildings;
        std::set<std::string> districts;
    };
    for (const unsigned seed : {11U, 12U}) {
        const World world = RandomWorld(seed).make();
        std::map<std::int64_t, std::int64_t> last_region;
        for (const WorldBuilding& building : world.buildings) {
            last_region[building.id] = building.region;
        }
        std::set<std::int64_t> north;
        std::set<std::int64_t> heping;
        for (const auto& [id, region] : last_region) {
            if (region == kNorthStreet) {
                north.insert(id);
            }
            if (region != kEastStreet) {
                heping.insert(id);
            }
        }
        const std::vector<Case> cases = {{"street_office", kNorthStreet, north, {}},
                                         {"lead_office", kHeping, heping, {"210102"}},
                                         {"department", kHeping, heping, {"210102"}},
                                         {"chief", 0, {*heping.begin(), *heping.rbegin()}, {}}};
        for (const Case& one : cases) {
            SCOPED_TRACE(fmt::format("seed {} role {}", seed, one.role));
            std::vector<std::vector<std::string>> worlds;
            for (const bool is_other : {false, true}) {
                store::testing::TestStore store(GetParam());
                const World written =
                    is_other ? OtherWorld(world, one.buildings, one.districts, seed).make() : world;
                written.write(*store);
                Cubes cubes(*store);
                cubes.refresh_all();
                const rights::Reader someone =
                    make_reader(*store, one.role, one.region, {one.buildings.begin(), one.buildings.end()});
                worlds.push_back(everything(*cubes.current(), someone));
            }
            ASSERT_EQ(worlds[0].size(), worlds[1].size());
            for (std::size_t i = 0; i < worlds[0].size(); ++i) {
                EXPECT_EQ(worlds[0][i], worlds[1][i]);
            }
        }
    }
}

/// Three taxpayers a building unless told otherwise.
World secret_world() {
    World world;
    world.buildings = {{.id = 10, .name = "众楼", .zone = "za"},
                       {.id = 11, .name = "双楼", .zone = "zb"},
                       {.id = 12, .name = "独大楼"},
                       {.id = 13, .name = "刚好楼"}};
    const std::vector<std::pair<std::int64_t, std::vector<std::int64_t>>> payments = {
        {10, {100, 110, 120, 130}}, {11, {5000, 6000}}, {12, {7600, 1200, 1200}}, {13, {750, 125, 125}}};
    std::int64_t id = 0;
    for (const auto& [building, amounts] : payments) {
        for (const std::int64_t amount : amounts) {
            ++id;
            world.firms.push_back(
                {.id = id, .code = fmt::format("C{:017}", id), .industry = id % 2 == 0 ? "5110" : "6510"});
            world.tenancies.push_back({.id = id, .firm = id, .building = building});
            world.taxes.push_back({.firm = id,
                                   .building = building,
                                   .month = 202005,
                                   .full = amount * 1000000,
                                   .local = amount});
        }
    }
    for (int i = 0; i < 5; ++i) {
        world.taxes.push_back({.code = fmt::format("O{:017}", i), .month = 202005, .full = 400000000});
    }
    return world;
}

TEST_P(RightsOverStatisticsTest, hides_cells_of_few_or_dominant_taxpayers_and_those_that_would_tell_them) {
    load(secret_world());
    const rights::Reader department = reader("department", kHeping);
    const Query query{
        .metrics = "tax_full,tax_local,tax_per_area,building_count", .by = "building", .period = "2020-05"};
    const Answer open = ask(query);
    EXPECT_EQ(cell(open, "11", "tax_full"), "11000000000");
    const Answer closed = ask(department, query);
    EXPECT_EQ(cell(closed, "11", "tax_full"), "-");           // two taxpayers
    EXPECT_EQ(cell(closed, "12", "tax_full"), "-");           // one pays 76 %
    EXPECT_EQ(cell(closed, "13", "tax_full"), "1000000000");  // one pays exactly 75 %
    EXPECT_EQ(cell(closed, "10", "tax_full"), "460000000");
    EXPECT_EQ(cell(closed, "11", "tax_local"), "-");
    EXPECT_EQ(cell(closed, "11", "tax_per_area"), "-");
    EXPECT_EQ(cell(closed, "11", "building_count"), "1");
    EXPECT_EQ(total(closed, "tax_full"), total(open, "tax_full"));
    EXPECT_TRUE(has_note(closed, "为保护纳税人信息"));
    // By zone only zb is secret; what is in no zone at all would tell it, unless another is hidden with it.
    const Answer zones =
        ask(department, {.metrics = "tax_full", .by = "zone:areas", .period = "2020-05", .options = "share"});
    EXPECT_EQ(cell(zones, "zb", "tax_full"), "-");
    EXPECT_EQ(cell(zones, "za", "tax_full"), "-");
    EXPECT_EQ(cell(zones, "za", "tax_full:share"), "-");
    EXPECT_NE(cell(zones, "outside", "tax_full"), "-");
}

TEST_P(RightsOverStatisticsTest, a_filter_cannot_single_a_taxpayer_out) {
    load(secret_world());
    const rights::Reader department = reader("department", kHeping);
    const Answer all_but_one =
        ask(department, {.metrics = "tax_full", .period = "2020-05", .where = "building:!11"});
    EXPECT_EQ(total(all_but_one, "tax_full"), "-");
    const Answer harmless =
        ask(department, {.metrics = "tax_full", .period = "2020-05", .where = "building:!10"});
    EXPECT_NE(total(harmless, "tax_full"), "-");
    EXPECT_EQ(total(ask(department, {.metrics = "tax_full", .period = "2020-05", .where = "building:11"}),
                    "tax_full"),
              "-");
}

TEST_P(RightsOverStatisticsTest, the_tier_of_a_single_source_building_is_not_told) {
    load(secret_world());
    const rights::Reader department = reader("department", kHeping);
    const Query query{.metrics = "building_count", .by = "tax_tier", .period = "2020"};
    EXPECT_EQ(cell(ask(query), "gte_100m", "building_count"), "2");
    const Answer closed = ask(department, query);
    EXPECT_EQ(cell(closed, "gte_100m", "building_count"), "0");
    EXPECT_EQ(cell(closed, "undisclosed", "building_count"), "2");
    EXPECT_EQ(total(closed, "building_count"), "4");
    const Answer filtered =
        ask(department,
            {.metrics = "building_count", .by = "building", .period = "2020", .where = "tax_tier:gte_100m"});
    EXPECT_TRUE(filtered.rows.empty());
}

TEST_P(RightsOverStatisticsTest, running_totals_and_changes_hide_with_the_month_between_them) {
    World world = secret_world();
    for (const int month : {202004, 202006}) {
        for (std::int64_t firm = 1; firm <= 4; ++firm) {
            world.taxes.push_back({.firm = firm, .building = 10, .month = month, .full = 1000});
        }
    }
    for (std::int64_t i = world.taxes.size(); i-- > 0;) {
        // In May only one firm of building 10 pays.
        const WorldTax& tax = world.taxes[static_cast<std::size_t>(i)];
        if (tax.building == 10 && tax.month == 202005 && tax.firm != 1) {
            world.taxes.erase(world.taxes.begin() + i);
        }
    }
    load(world);
    const Answer closed = ask(reader("department", kHeping), {.metrics = "tax_full",
                                                              .by = "month",
                                                              .period = "2020-04/2020-06",
                                                              .where = "building:10",
                                                              .options = "ytd,mom"});
    EXPECT_EQ(cell(closed, "2020-05", "tax_full"), "-");
    // April or June must go too: whoever knows the quarter could take them away from it.
    EXPECT_TRUE(cell(closed, "2020-04", "tax_full") == "-" || cell(closed, "2020-06", "tax_full") == "-");
    EXPECT_EQ(cell(closed, "2020-06", "tax_full:ytd"), "-");
    EXPECT_EQ(cell(closed, "2020-06", "tax_full:mom"), "-");
}

TEST_P(RightsOverStatisticsTest, key_firms_and_local_payers_are_not_counted_one_by_one) {
    load(secret_world());
    const rights::Reader department = reader("department", kHeping);
    const Query query{
        .metrics = "key_firm_count_10m,locally_taxed_count,firm_count", .by = "building", .period = "2020"};
    EXPECT_EQ(cell(ask(query), "11", "key_firm_count_10m"), "2");
    const Answer closed = ask(department, query);
    EXPECT_EQ(cell(closed, "11", "key_firm_count_10m"), "-");
    EXPECT_EQ(cell(closed, "11", "locally_taxed_count"), "-");
    EXPECT_EQ(cell(closed, "11", "firm_count"), "2");
    // Another one goes too, else the total would tell the first.
    EXPECT_NE(cell(closed, "12", "locally_taxed_count") == "-",
              cell(closed, "13", "locally_taxed_count") == "-");
    EXPECT_EQ(total(closed, "locally_taxed_count"), "12");
}

TEST_P(RightsOverStatisticsTest, a_chief_sees_his_buildings_and_no_ledger) {
    load(secret_world());
    const rights::Reader chief = reader("chief", 0, {10, 11});
    const Answer answer =
        ask(chief, {.metrics = "building_count,tax_full,local_tax_rate,tax_share_of_district",
                    .by = "building",
                    .period = "2020-05"});
    EXPECT_EQ(total(answer, "building_count"), "2");
    EXPECT_EQ(cell(answer, "10", "tax_full"), "-");  // else it and the total would tell the other
    EXPECT_EQ(total(answer, "local_tax_rate"), "-");
    EXPECT_EQ(total(answer, "tax_share_of_district"), "-");
    EXPECT_TRUE(has_note(answer, "税收只含授权范围内楼宇"));
    const auto sources_of_chief = sources(*cubes_->current(), chief, "2020-05");
    ASSERT_TRUE(sources_of_chief);
    EXPECT_TRUE(sources_of_chief->find("items")->items().empty());
}

TEST_P(RightsOverStatisticsTest, explains_with_taxpayers_only_to_those_who_may_know_them) {
    load(secret_world());
    const Query query{.metrics = "tax_full", .period = "2020-05", .where = "building:双楼"};
    const auto open = explain(*cubes_->current(), rights::ReaderFactory::for_console(), query);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->find("value")->as_integer(), 11000000000);
    EXPECT_EQ(open->find("rows")->find("rows")->items().size(), 2U);
    EXPECT_EQ(open->find("rows")->find("rows")->items()[0].items()[1].as_string(), "企业6");
    EXPECT_NE(open->find("sources")->dump().find("区税务局 税收文件：tax202005.xlsx（2020-05）"),
              std::string::npos);
    const auto closed = explain(*cubes_->current(), reader("department", kHeping), query);
    ASSERT_TRUE(closed);
    EXPECT_TRUE(closed->find("value")->is_null());
    EXPECT_TRUE(closed->find("rows")->is_null());
    EXPECT_EQ(closed->dump().find("企业6"), std::string::npos);
}

TEST_P(RightsOverStatisticsTest, explains_a_rate_by_its_parts_and_buildings) {
    load(secret_world());
    const auto explained = explain(
        *cubes_->current(), rights::ReaderFactory::for_console(),
        {.metrics = "local_registration_rate", .period = "2020-05", .where = "zone:areas:za;month:2020-05"});
    ASSERT_TRUE(explained) << explained.error().message;
    EXPECT_EQ(explained->find("parts")->items()[1].find("value")->as_integer(), 4);
    EXPECT_EQ(explained->find("rows")->find("rows")->items().size(), 1U);
    EXPECT_EQ(explained->find("metric")->find("source")->as_string(), "R037");
    EXPECT_EQ(explain(*cubes_->current(), rights::ReaderFactory::for_console(),
                      {.metrics = "tax_full", .by = "building"})
                  .error()
                  .code,
              "statistics.explain_one");
    const auto key = explain(*cubes_->current(), rights::ReaderFactory::for_console(),
                             {.metrics = "key_firm_count_10m", .period = "2020"});
    ASSERT_TRUE(key);
    EXPECT_EQ(key->find("rows")->find("rows")->items().size(),
              static_cast<std::size_t>(key->find("value")->as_integer()));
}

}  // namespace
}  // namespace louyu::statistics
