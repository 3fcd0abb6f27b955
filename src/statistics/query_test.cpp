#include "base/text.hpp"
#include "statistics/world_for_tests.hpp"

namespace louyu::statistics {
namespace {

INSTANTIATE_TEST_SUITE_P(Stores, StatisticsTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

std::string code(int number) {
    return fmt::format("9121010200000000{:02}", number);
}

/// One building let to `occupied` of `lettable`.
void add_let(World& world, std::int64_t id, std::int64_t occupied, std::int64_t lettable) {
    world.buildings.push_back({.id = id, .lettable_area = lettable});
    if (world.firms.empty()) {
        world.firms.push_back({.id = 1, .code = code(1)});
    }
    world.tenancies.push_back({.id = 1000 + id, .firm = 1, .building = id, .area = occupied});
}

TEST_P(StatisticsTest, counts_operating_buildings_and_their_areas_unless_a_stage_is_named) {
    World world;
    world.buildings = {{.id = 10, .floor_area = 1000000},
                       {.id = 11, .stage = "under_construction", .floor_area = 2000000},
                       {.id = 12, .region = kSouthStreet, .floor_area = 500050}};
    load(world);
    const Answer plain = ask({.metrics = "building_count,floor_area", .period = "2020-12"});
    EXPECT_EQ(total(plain, "building_count"), "2");
    EXPECT_EQ(total(plain, "floor_area"), "15000.50");
    EXPECT_TRUE(has_note(plain, "口径：已运营商务楼宇"));
    const Answer by_stage = ask({.metrics = "building_count,floor_area", .by = "stage", .period = "2020-12"});
    EXPECT_EQ(cell(by_stage, "under_construction", "floor_area"), "20000.00");
    EXPECT_EQ(total(by_stage, "building_count"), "3");
    const Answer filtered = ask({.metrics = "building_count", .period = "2020-12", .where = "stage:在建"});
    EXPECT_EQ(total(filtered, "building_count"), "1");
    const Answer streets = ask({.metrics = "building_count", .by = "region:street", .period = "2020-12"});
    EXPECT_EQ(cell(streets, "210102001000", "building_count"), "1");
    EXPECT_EQ(cell(streets, "210102002000", "building_count"), "1");
    const Answer city = ask({.metrics = "building_count", .by = "region:city", .period = "2020-12"});
    EXPECT_EQ(cell(city, "210100000000", "building_count"), "2");
}

TEST_P(StatisticsTest, puts_exact_limits_of_occupancy_into_the_upper_band) {
    World world;
    add_let(world, 10, 49999, 100000);
    add_let(world, 11, 50000, 100000);
    add_let(world, 12, 70000, 100000);
    add_let(world, 13, 84999, 100000);
    add_let(world, 14, 85000, 100000);
    add_let(world, 15, 100000, 100000);
    world.buildings.push_back({.id = 16, .lettable_area = -1});
    load(world);
    const Answer answer =
        ask({.metrics = "building_count", .by = "occupancy_band", .period = "2020-12", .options = "share"});
    EXPECT_EQ(cell(answer, "lt_50", "building_count"), "1");
    EXPECT_EQ(cell(answer, "50_70", "building_count"), "1");
    EXPECT_EQ(cell(answer, "70_85", "building_count"), "2");
    EXPECT_EQ(cell(answer, "gte_85", "building_count"), "2");
    EXPECT_EQ(cell(answer, "unknown", "building_count"), "1");
    EXPECT_EQ(cell(answer, "lt_50", "building_count:share"), "0.142857");
    EXPECT_EQ(total(answer, "building_count"), "7");
    EXPECT_TRUE(has_note(answer, "1座楼宇未登记可租售面积"));
}

TEST_P(StatisticsTest, weighs_the_occupancy_rate_by_area_and_shows_the_simple_mean_apart) {
    World world;
    add_let(world, 10, 90000, 100000);
    add_let(world, 11, 100000, 300000);
    load(world);
    const Answer answer = ask({.metrics = "occupancy_rate,occupancy_rate_mean,vacancy_rate,vacant_area",
                               .by = "region",
                               .period = "2020-12"});
    EXPECT_EQ(total(answer, "occupancy_rate"), "0.475000");
    EXPECT_EQ(total(answer, "occupancy_rate_mean"), "0.616667");
    EXPECT_EQ(total(answer, "vacancy_rate"), "0.525000");
    EXPECT_EQ(total(answer, "vacant_area"), "2100.00");
}

TEST_P(StatisticsTest, reads_idle_resources_above_3000_square_metres_in_any_standing_building) {
    World world;
    world.buildings = {{.id = 10, .lettable_area = 300000},
                       {.id = 11, .lettable_area = 300001},
                       {.id = 12, .stage = "retired", .lettable_area = 5000000, .zone = "za"},
                       {.id = 13, .stage = "under_construction", .lettable_area = 9000000}};
    world.figures = {{"idle_resource_area", "", 202012, 202012, "5.4", "万㎡", 5400000, 100000},
                     {"idle_resource_count", "zone:areas:za", 202012, 202012, "1", "个", 1, 1}};
    load(world);
    const Answer answer =
        ask({.metrics = "idle_resource_count,idle_resource_area", .by = "zone:areas", .period = "2020-12"});
    EXPECT_EQ(total(answer, "idle_resource_count"), "2");
    EXPECT_EQ(total(answer, "idle_resource_area"), "53000.01");
    EXPECT_EQ(cell(answer, "za", "idle_resource_area"), "50000.00");
    EXPECT_EQ(cell(answer, "unknown", "idle_resource_count"), "1");
    EXPECT_TRUE(has_note(answer, "公布数为5.4万㎡（来源：和平区规划），按入库数据计算为5.3万㎡，相差0.1万㎡"))
        << to_table(answer);
    EXPECT_TRUE(has_note(answer, "公布数为1个（来源：和平区规划），与按入库数据计算的结果一致"));
}

TEST_P(StatisticsTest, leaves_out_members_with_a_not) {
    World world;
    world.buildings = {{.id = 10, .lettable_area = 100000, .ownership = "scattered"},
                       {.id = 11, .lettable_area = 200000}};
    load(world);
    EXPECT_EQ(total(ask({.metrics = "vacant_area", .period = "2020-12", .where = "ownership:!scattered"}),
                    "vacant_area"),
              "2000.00");
    EXPECT_EQ(
        total(ask({.metrics = "vacant_area", .period = "2020-12", .where = "ownership:分散产权|single"}),
              "vacant_area"),
        "3000.00");
}

TEST_P(StatisticsTest, excludes_exactly_100000_square_metres_from_the_largest_class) {
    World world;
    world.buildings = {{.id = 10, .floor_area = 10000000},
                       {.id = 11, .floor_area = 10000001},
                       {.id = 12, .floor_area = 5000000},
                       {.id = 13, .floor_area = 2999999},
                       {.id = 14, .floor_area = 999999}};
    load(world);
    const Answer answer = ask({.metrics = "building_count", .by = "size_class", .period = "2020-12"});
    EXPECT_EQ(cell(answer, "gt_100k", "building_count"), "1");
    EXPECT_EQ(cell(answer, "50k_100k", "building_count"), "2");
    EXPECT_EQ(cell(answer, "30k_50k", "building_count"), "0");
    EXPECT_EQ(cell(answer, "10k_30k", "building_count"), "1");
    EXPECT_EQ(cell(answer, "lt_10k", "building_count"), "1");
    EXPECT_EQ(answer.rows.keys(0).front(), "gt_100k");
}

World tax_world() {
    World world;
    const std::vector<std::int64_t> yearly = {10000000000, 9999999999, 7000000000,
                                              5000000000,  4999999999, 1000000000};
    for (std::size_t i = 0; i < yearly.size(); ++i) {
        const auto id = static_cast<std::int64_t>(10 + i);
        world.buildings.push_back({.id = id, .zone = i < 2 ? "za" : "zb"});
        world.firms.push_back(
            {.id = id, .code = code(static_cast<int>(id)), .industry = i == 0 ? "5110" : "6510"});
        world.tenancies.push_back({.id = 500 + id, .firm = id, .building = id});
        world.taxes.push_back(
            {.firm = id, .building = id, .month = 202003, .full = yearly[i] - 1, .local = 7});
        world.taxes.push_back({.firm = id, .building = id, .month = 202012, .full = 1, .local = 7});
    }
    world.taxes.push_back({.code = code(90), .month = 202005, .full = 20000000000});
    return world;
}

TEST_P(StatisticsTest, includes_the_lower_end_of_a_tax_tier) {
    load(tax_world());
    const Answer answer =
        ask({.metrics = "building_count,tax_full,tax_share_of_district", .by = "tax_tier", .period = "2020"});
    EXPECT_EQ(cell(answer, "gte_100m", "building_count"), "1");
    EXPECT_EQ(cell(answer, "70m_100m", "building_count"), "2");
    EXPECT_EQ(cell(answer, "50m_70m", "building_count"), "1");
    EXPECT_EQ(cell(answer, "10m_50m", "building_count"), "2");
    EXPECT_EQ(cell(answer, "gte_100m", "tax_full"), "10000000000");
    EXPECT_EQ(cell(answer, "outside", "tax_full"), "20000000000");
    EXPECT_EQ(total(answer, "tax_full"), "57999999998");
    EXPECT_EQ(cell(answer, "gte_100m", "tax_share_of_district"), "0.172414");
    EXPECT_EQ(total(answer, "tax_share_of_district"), "1.000000");
    // Until November the first is one fen short.
    const Answer november = ask({.metrics = "building_count", .by = "tax_tier", .period = "2020-11"});
    EXPECT_EQ(cell(november, "gte_100m", "building_count"), "0");
    EXPECT_TRUE(has_note(november, "2020-01/2020-11尚不是全年"));
}

TEST_P(StatisticsTest, keeps_the_calibres_apart_and_says_when_one_is_incomplete) {
    load(tax_world());
    const Answer answer = ask({.metrics = "tax_full,tax_local", .period = "2020"});
    EXPECT_EQ(total(answer, "tax_local"), "84");
    EXPECT_TRUE(has_note(answer, "口径不同，各列不能相加或相比"));
    EXPECT_TRUE(has_note(answer, "未提供地方级税收"));
}

TEST_P(StatisticsTest, counts_key_firms_by_year_inside_and_outside_operating_buildings) {
    World world = tax_world();
    world.buildings.push_back({.id = 40, .stage = "renovating"});
    world.firms.push_back({.id = 40, .code = code(40)});
    world.tenancies.push_back({.id = 540, .firm = 40, .building = 40});
    world.taxes.push_back({.firm = 40, .building = 40, .month = 202002, .full = 1000000000});
    world.taxes.push_back({.code = code(91), .month = 202006, .full = 499999999});
    world.taxes.push_back({.code = code(92), .month = 202006, .full = 500000000});
    load(world);
    const Answer answer =
        ask({.metrics = "key_firm_count_5m,key_firm_count_10m", .by = "location", .period = "2020"});
    EXPECT_EQ(cell(answer, "in_building", "key_firm_count_10m"), "6");
    EXPECT_EQ(cell(answer, "outside", "key_firm_count_10m"), "2");
    EXPECT_EQ(cell(answer, "outside", "key_firm_count_5m"), "3");
    EXPECT_EQ(total(answer, "key_firm_count_5m"), "9");
}

TEST_P(StatisticsTest, counts_a_firm_once_at_every_level) {
    World world;
    world.buildings = {{.id = 10, .region = kNorthStreet, .zone = "za"},
                       {.id = 11, .region = kNorthStreet, .zone = "zb"},
                       {.id = 12, .region = kSouthStreet, .zone = "zb"},
                       {.id = 13, .region = kEastStreet}};
    world.firms = {
        {.id = 1, .code = code(1), .registered_here = "yes"},
        {.id = 2, .code = "", .registered_here = "no"},
        {.id = 3, .code = code(3), .has_registration = true},
        {.id = 4, .code = code(1), .district = "210103"}};  // the first firm again, in the next district
    world.tenancies = {{.id = 1, .firm = 1, .building = 10},
                       {.id = 2, .firm = 1, .building = 11},
                       {.id = 3, .firm = 1, .building = 12, .from = base::Day{20200615}},
                       {.id = 4, .firm = 2, .building = 10},
                       {.id = 5, .firm = 2, .building = 10, .from = base::Day{20190101}},
                       {.id = 6, .firm = 3, .building = 12, .to = base::Day{20200630}},
                       {.id = 7, .firm = 4, .building = 13}};
    load(world);
    const Answer streets = ask({.metrics = "firm_count,local_registered_count,local_registration_rate",
                                .by = "region,month",
                                .period = "2020-05/2020-07"});
    EXPECT_EQ(cell(streets, "210102001000/2020-05", "firm_count"), "2");
    EXPECT_EQ(cell(streets, "210102002000/2020-05", "firm_count"), "1");
    EXPECT_EQ(cell(streets, "210102002000/2020-06", "firm_count"), "2");
    EXPECT_EQ(cell(streets, "210102002000/2020-07", "firm_count"), "1");
    EXPECT_EQ(total(streets, "firm_count"), "2");
    EXPECT_EQ(cell(streets, "210102001000/2020-05", "local_registration_rate"), "0.500000");
    const Answer counties = ask({.metrics = "firm_count", .by = "region:county", .period = "2020-06"});
    EXPECT_EQ(cell(counties, "210102000000", "firm_count"), "3");
    EXPECT_EQ(cell(counties, "210103000000", "firm_count"), "1");
    EXPECT_EQ(total(counties, "firm_count"), "3");
    const Answer unknown =
        ask({.metrics = "local_registration_rate", .period = "2020-06", .where = "region:210103"});
    EXPECT_TRUE(has_note(unknown, "1家注册地未掌握"));
    EXPECT_EQ(total(unknown, "local_registration_rate"), "0.000000");
}

TEST_P(StatisticsTest, counts_stays_not_tenancies_as_moves) {
    World world;
    world.buildings = {{.id = 10}};
    world.firms = {{.id = 1, .code = code(1)}, {.id = 2, .code = code(2)}};
    world.tenancies = {
        {.id = 1, .firm = 1, .building = 10, .from = base::Day{20200110}, .to = base::Day{20200331}},
        {.id = 2, .firm = 1, .building = 10, .from = base::Day{20200401}, .to = base::Day{20200531}},
        {.id = 3, .firm = 2, .building = 10, .from = base::Day{20200520}}};
    load(world);
    const Answer answer = ask({.metrics = "moved_in,moved_out,firm_count",
                               .by = "month",
                               .period = "2020-01/2020-06",
                               .options = "ytd"});
    EXPECT_EQ(cell(answer, "2020-01", "moved_in"), "1");
    EXPECT_EQ(cell(answer, "2020-04", "moved_in"), "0");
    EXPECT_EQ(cell(answer, "2020-05", "moved_in"), "1");
    // The last day of the stay is the last of May, so it is counted there and gone in June.
    EXPECT_EQ(cell(answer, "2020-05", "firm_count"), "2");
    EXPECT_EQ(cell(answer, "2020-05", "moved_out"), "0");
    EXPECT_EQ(cell(answer, "2020-06", "moved_out"), "1");
    EXPECT_EQ(cell(answer, "2020-06", "firm_count"), "1");
    EXPECT_EQ(cell(answer, "2020-06", "moved_in:ytd"), "2");
    EXPECT_EQ(total(answer, "moved_in"), "2");
    EXPECT_TRUE(has_note(answer, "入驻主体数不能按月相加，没有本年累计"));
}

TEST_P(StatisticsTest, counts_a_firm_as_taxed_here_for_twelve_months_after_a_row) {
    World world;
    world.buildings = {{.id = 10}};
    world.firms = {{.id = 1, .code = code(1)}, {.id = 2, .code = code(2)}};
    world.tenancies = {{.id = 1, .firm = 1, .building = 10}, {.id = 2, .firm = 2, .building = 10}};
    world.taxes = {{.firm = 1, .building = 0, .month = 201907, .full = 0}};
    load(world);
    const Answer answer =
        ask({.metrics = "locally_taxed_count,local_tax_rate", .by = "month", .period = "2019-06/2020-07"});
    EXPECT_EQ(cell(answer, "2019-06", "locally_taxed_count"), "0");
    EXPECT_EQ(cell(answer, "2019-07", "local_tax_rate"), "0.500000");
    EXPECT_EQ(cell(answer, "2020-06", "locally_taxed_count"), "1");
    EXPECT_EQ(cell(answer, "2020-07", "locally_taxed_count"), "0");
}

TEST_P(StatisticsTest, maps_industries_by_the_longest_prefix) {
    World world;
    world.buildings = {{.id = 10}};
    world.firms = {{.id = 1, .code = code(1), .industry = "5110"},
                   {.id = 2, .code = code(2), .industry = "6540"},
                   {.id = 3, .code = code(3), .industry = "6511"},
                   {.id = 4, .code = code(4), .industry = "8010"},
                   {.id = 5, .code = code(5), .industry = ""}};
    for (std::int64_t id = 1; id <= 5; ++id) {
        world.tenancies.push_back({.id = id, .firm = id, .building = 10, .area = id * 100});
    }
    load(world);
    const Answer local =
        ask({.metrics = "firm_count,occupied_area", .by = "industry:local", .period = "2020-12"});
    EXPECT_EQ(cell(local, "trade", "firm_count"), "1");
    EXPECT_EQ(cell(local, "science", "occupied_area"), "2.00");
    EXPECT_EQ(cell(local, "software", "firm_count"), "1");
    EXPECT_EQ(cell(local, "unknown", "firm_count"), "2");
    EXPECT_EQ(total(local, "occupied_area"), "15.00");
    const Answer section = ask({.metrics = "firm_count", .by = "industry", .period = "2020-12"});
    EXPECT_EQ(cell(section, "I", "firm_count"), "2");
    EXPECT_EQ(cell(section, "unknown", "firm_count"), "1");
    const Answer filtered = ask(
        {.metrics = "firm_count", .by = "industry:division", .period = "2020-12", .where = "industry:I|O"});
    EXPECT_EQ(cell(filtered, "65", "firm_count"), "2");
    EXPECT_EQ(total(filtered, "firm_count"), "3");
}

TEST_P(StatisticsTest, splits_shared_tax_and_leaves_superseded_or_undone_rows_out) {
    World world;
    world.buildings = {{.id = 10, .zone = "za"}, {.id = 11, .zone = "zb"}};
    world.firms = {{.id = 1, .code = code(1)}};
    world.tenancies = {{.id = 1, .firm = 1, .building = 10}, {.id = 2, .firm = 1, .building = 11}};
    world.taxes = {{.firm = 1, .month = 202001, .full = 1001, .shares = {{10, 501}, {11, 500}}},
                   {.firm = 1, .building = 10, .month = 202002, .full = 5000},
                   {.firm = 1, .building = 10, .month = 202003, .full = 70000}};
    load(world);
    {
        const store::Lease session = store_->writer();
        run_sql(*session, "UPDATE tax_record SET superseded_by = 5 WHERE month = 202002");
        run_sql(*session, "UPDATE batch SET state = 'undone' WHERE period_first = 202003 AND kind = 'tax'");
    }
    cubes_->refresh_all();
    const Answer answer = ask({.metrics = "tax_full", .by = "zone:areas", .period = "2020"});
    EXPECT_EQ(cell(answer, "za", "tax_full"), "501");
    EXPECT_EQ(cell(answer, "zb", "tax_full"), "500");
    EXPECT_EQ(total(answer, "tax_full"), "1001");
}

TEST_P(StatisticsTest, compares_with_the_year_before_in_percent_and_rates_in_points) {
    World world;
    world.buildings = {{.id = 10, .lettable_area = 100000}};
    world.firms = {{.id = 1, .code = code(1)}, {.id = 2, .code = code(2)}};
    world.tenancies = {{.id = 1, .firm = 1, .building = 10, .area = 85000},
                       {.id = 2, .firm = 2, .building = 10, .area = 2000, .from = base::Day{20200301}}};
    world.taxes = {{.firm = 1, .building = 10, .month = 201906, .full = 1000},
                   {.firm = 1, .building = 10, .month = 202005, .full = 500},
                   {.firm = 1, .building = 10, .month = 202006, .full = 1091}};
    load(world);
    const Answer answer = ask({.metrics = "tax_full,occupancy_rate",
                               .by = "month",
                               .period = "2020-05/2020-06",
                               .options = "yoy,mom,ytd"});
    EXPECT_EQ(cell(answer, "2020-06", "tax_full:yoy"), "0.091000");
    EXPECT_EQ(cell(answer, "2020-06", "tax_full:mom"), "1.182000");
    EXPECT_EQ(cell(answer, "2020-05", "tax_full:yoy"), "-");
    EXPECT_EQ(cell(answer, "2020-06", "tax_full:ytd"), "1591");
    EXPECT_EQ(cell(answer, "2020-06", "occupancy_rate:yoy"), "0.020000");
    EXPECT_EQ(answer.columns[5].id, "occupancy_rate");
    EXPECT_EQ(answer.columns[6].unit, "个百分点");
}

TEST_P(StatisticsTest, reads_stocks_on_the_day_asked_and_leaves_later_months_empty) {
    World world;
    world.buildings = {{.id = 10}};
    world.firms = {{.id = 1, .code = code(1)}};
    world.tenancies = {{.id = 1, .firm = 1, .building = 10, .area = 5, .from = base::Day{20200516}}};
    load(world);
    const Query query{
        .metrics = "firm_count,moved_in", .by = "month", .period = "2020-04/2020-07", .asof = "2020-05-15"};
    const Answer before = ask(query);
    EXPECT_EQ(cell(before, "2020-05", "firm_count"), "0");
    EXPECT_EQ(cell(before, "2020-05", "moved_in"), "0");
    EXPECT_EQ(cell(before, "2020-06", "firm_count"), "-");
    EXPECT_TRUE(has_note(before, "截止日为2020-05-15"));
    Query later = query;
    later.asof = "2020-05-16";
    EXPECT_EQ(cell(ask(later), "2020-05", "firm_count"), "1");
    EXPECT_EQ(total(ask(later), "moved_in"), "1");
}

TEST_P(StatisticsTest, takes_the_latest_month_with_tax_when_no_period_is_asked) {
    load(tax_world());
    const Answer answer = ask({.metrics = "tax_full", .by = "month"});
    EXPECT_EQ(answer.rows.size(), 1U);
    EXPECT_EQ(answer.rows.keys(0)[0], "2020-12");
    EXPECT_TRUE(has_note(answer, "未指定期间，取2020-12"));
}

TEST_P(StatisticsTest, says_which_tax_source_is_missing) {
    World world = tax_world();
    world.sources = {{1, "第一税务所"}, {2, "第二税务所"}, {3, "第三税务所"}};
    world.taxes.push_back({.code = code(93), .month = 202011, .full = 5, .source = 2});
    load(world);
    const Answer answer = ask({.metrics = "tax_full", .period = "2020-12"});
    EXPECT_FALSE(has_note(answer, "缺第一税务所"));
    EXPECT_TRUE(has_note(answer, "缺第二税务所2020-12的税收文件，数据不完整"));
    EXPECT_TRUE(has_note(answer, "缺第三税务所"));
    // Before its first file nobody waits for the second office.
    EXPECT_FALSE(has_note(ask({.metrics = "tax_full", .period = "2020-03"}), "缺第二税务所"));
}

TEST_P(StatisticsTest, refuses_what_has_no_meaning_and_lists_what_exists) {
    load(tax_world());
    EXPECT_EQ(refusal({.metrics = "profit"}).code, "statistics.unknown_metric");
    EXPECT_NE(refusal({.metrics = "profit"}).message.find("tax_full"), std::string::npos);
    EXPECT_EQ(refusal({.metrics = ""}).code, "statistics.unknown_metric");
    EXPECT_EQ(refusal({.metrics = "tax_full", .by = "weather"}).code, "statistics.unknown_dimension");
    EXPECT_EQ(refusal({.metrics = "tax_full", .by = "month,year"}).code, "statistics.bad_by");
    EXPECT_EQ(refusal({.metrics = "tax_full", .period = "2020-13"}).code, "statistics.bad_period");
    EXPECT_EQ(refusal({.metrics = "tax_full", .period = "1900-01/2020-01"}).code, "statistics.too_large");
    EXPECT_EQ(refusal({.metrics = "tax_full", .asof = "0000-00-00"}).code, "statistics.bad_asof");
    EXPECT_EQ(refusal({.metrics = "tax_full", .options = "median"}).code, "statistics.unknown_option");
    EXPECT_EQ(refusal({.metrics = "tax_full", .where = "stage"}).code, "statistics.bad_where");
    EXPECT_EQ(refusal({.metrics = "tax_full", .where = "stage:flying"}).code, "statistics.unknown_member");
    EXPECT_EQ(refusal({.metrics = "tax_full", .where = "stage:operating|!planned"}).code,
              "statistics.bad_where");
    EXPECT_EQ(refusal({.metrics = "tax_full", .where = "x'; DROP TABLE building; --:1"}).code,
              "statistics.bad_where");
    EXPECT_EQ(refusal({.metrics = "tax_full", .where = "weather:\xff\xfe"}).code,
              "statistics.unknown_dimension");
    EXPECT_EQ(refusal({.metrics = "tax_full", .where = std::string(30000, ';')}).code,
              "statistics.too_large");
    EXPECT_EQ(refusal({.metrics = "occupancy_rate", .by = "industry"}).code, "statistics.no_meaning");
    EXPECT_EQ(refusal({.metrics = "floor_area", .where = "industry:I"}).code, "statistics.no_meaning");
    EXPECT_EQ(refusal({.metrics = "occupancy_rate", .options = "share"}).code, "statistics.no_meaning");
    EXPECT_EQ(refusal({.metrics = "firm_count", .options = "ytd"}).code, "statistics.no_meaning");
    const auto refused =
        query(*cubes_->current(), rights::ReaderFactory::for_public(), {.metrics = "building_count"});
    EXPECT_EQ(refused.error().code, "rights.forbidden");
}

TEST_P(StatisticsTest, answers_an_empty_store) {
    load(World());
    const Answer answer = ask({.metrics = "building_count,occupancy_rate,tax_full,firm_count",
                               .by = "region,month",
                               .period = "2020"});
    EXPECT_TRUE(answer.rows.empty());
    EXPECT_EQ(total(answer, "building_count"), "0");
    EXPECT_EQ(total(answer, "occupancy_rate"), "-");
    EXPECT_TRUE(ask({.metrics = "tax_full", .period = "2090"}).rows.size() == 1);
}

TEST_P(StatisticsTest, keeps_old_zones_stages_and_regions_in_old_months) {
    World world;
    world.buildings = {
        {.id = 10, .region = kNorthStreet, .stage = "completed", .to = base::Day{20200630}},
        {.id = 10, .region = kSouthStreet, .from = base::Day{20200701}, .to = base::Day{20201031}}};
    world.firms = {{.id = 1, .code = code(1)}};
    world.taxes = {{.firm = 1, .building = 10, .month = 202006, .full = 6},
                   {.firm = 1, .building = 10, .month = 202007, .full = 7},
                   {.firm = 1, .building = 10, .month = 202012, .full = 12}};
    load(world);
    const Answer answer =
        ask({.metrics = "building_count,tax_full", .by = "region,month", .period = "2020-06/2020-12"});
    EXPECT_EQ(cell(answer, "210102001000/2020-06", "building_count"), "0");
    EXPECT_EQ(cell(answer, "210102001000/2020-06", "tax_full"), "6");
    EXPECT_EQ(cell(answer, "210102002000/2020-07", "building_count"), "1");
    EXPECT_EQ(cell(answer, "210102002000/2020-12", "tax_full"), "12");
    EXPECT_EQ(cell(answer, "210102002000/2020-12", "building_count"), "0");
    EXPECT_EQ(total(answer, "tax_full"), "25");
}

TEST_P(StatisticsTest, renders_json_csv_and_an_aligned_table) {
    World world = tax_world();
    world.buildings[0].name = "=HYPERLINK(\"x\"),楼";
    load(world);
    const Answer answer =
        ask({.metrics = "tax_full,floor_area", .by = "building", .period = "2020", .where = "zone.areas:za"});
    const std::string json = to_json(answer).dump();
    EXPECT_NE(
        json.find(
            R"("columns":[{"id":"building","label":"楼宇","unit":""},{"id":"tax_full","label":"全口径税收","unit":"元"})"),
        std::string::npos);
    EXPECT_NE(json.find(R"("totals":[null,19999999999,"20000.00"])"), std::string::npos) << json;
    EXPECT_NE(json.find(R"("keys":[["10"],["11"]])"), std::string::npos) << json;
    const std::string csv = to_csv(answer);
    EXPECT_EQ(csv.substr(0, csv.find("\r\n")), "楼宇,全口径税收（元）,建筑面积（㎡）");
    EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"x\"\"),楼\",100000000.00,10000.00"), std::string::npos) << csv;
    EXPECT_NE(csv.find("合计,199999999.99,20000.00"), std::string::npos) << csv;
    const std::string table = to_table(answer);
    const std::vector<std::string> lines = base::split(table, '\n');
    EXPECT_TRUE(lines[1].ends_with("10000.00")) << table;
    EXPECT_TRUE(lines[3].starts_with("合计")) << table;
}

}  // namespace
}  // namespace louyu::statistics
