#include "statistics/random_world_for_tests.hpp"

// A cube kept up to date piece by piece must be the cube one gets by reading everything.
namespace louyu::statistics {
namespace {

class RefreshTest : public StatisticsTest {
  protected:
    void SetUp() override { load(RandomWorld(5).make()); }

    void sql(std::string_view text, const store::Params& params = {}) {
        const store::Lease session = store_->writer();
        run_sql(*session, text, params);
    }
    /// A line of the change log, as the registry writes it.
    void log(const std::string& entity, std::int64_t id, const std::string& before = "{}") {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        run_sql(*session, "UPDATE change_head SET sequence = sequence + 1 WHERE id = 1");
        const std::int64_t sequence = *base::as_integer(session->select(
            store::Query{"test.sequence", "SELECT sequence FROM change_head WHERE id = 1"})[0][0]);
        insert(*session, "change",
               {{"district_code", std::string("210102")},
                {"id", sequence},
                {"sequence", sequence},
                {"at_ms", std::int64_t{1}},
                {"user_id", std::int64_t{1}},
                {"actor", std::string("u")},
                {"origin", std::string("form")},
                {"batch_id", std::int64_t{0}},
                {"entity", entity},
                {"record_id", id},
                {"kind", std::string("correct")},
                {"state", std::string("effective")},
                {"valid_from", std::int64_t{20200101}},
                {"valid_to", std::int64_t{99991231}},
                {"before_json", before},
                {"after_json", std::string("{}")},
                {"note", std::string()},
                {"previous_hash", std::string()},
                {"hash", std::string()}});
        transaction.commit();
    }

    std::vector<std::string> answers(const Cube& cube) {
        std::vector<std::string> all;
        const std::string metrics =
            "building_count,floor_area,occupancy_rate,idle_resource_area,firm_count,local_registration_rate,"
            "local_tax_rate,"
            "moved_in,moved_out,tax_full,tax_local,tax_per_area,key_firm_count_5m";
        for (const std::string by : {"", "month", "region", "zone:areas", "tax_tier,year", "building"}) {
            const auto answer = query(cube, rights::ReaderFactory::for_console(),
                                      {.metrics = metrics, .by = by, .period = "2019-01/2020-12"});
            all.push_back(answer ? to_json(*answer).dump() : answer.error().message);
        }
        const auto industry = query(cube, rights::ReaderFactory::for_console(),
                                    {.metrics = "firm_count,tax_full,occupied_area",
                                     .by = "industry:local,quarter",
                                     .period = "2020"});
        all.push_back(industry ? to_json(*industry).dump() : industry.error().message);
        // By section the grids answer; a day within a month is answered from the steps.
        for (const std::string asof : {"", "2020-06-17"}) {
            const auto section =
                query(cube, rights::ReaderFactory::for_console(),
                      {.metrics = "firm_count,local_tax_rate,moved_in,tax_full,occupied_area",
                       .by = "industry,month",
                       .period = "2019-03/2020-12",
                       .asof = asof});
            all.push_back(section ? to_json(*section).dump() : section.error().message);
        }
        return all;
    }

    void expect_as_new(const std::string& what) {
        Cubes fresh(*store_);
        fresh.refresh_all();
        const std::vector<std::string> kept = answers(*cubes_->current());
        const std::vector<std::string> made = answers(*fresh.current());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const auto differs =
                std::mismatch(kept[i].begin(), kept[i].end(), made[i].begin(), made[i].end());
            EXPECT_TRUE(kept[i] == made[i])
                << what << ", answer " << i << ", kept …"
                << std::string(differs.first, kept[i].end()).substr(0, 60) << ", made …"
                << std::string(differs.second, made[i].end()).substr(0, 60);
        }
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, RefreshTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(RefreshTest, of_a_building_shows_its_new_facts) {
    const std::vector<std::string> before = answers(*cubes_->current());
    sql("UPDATE building_version SET stage = 'operating', lettable_area = 777777 WHERE id = 3");
    sql("UPDATE tenancy_version SET area = area + 5000, valid_to = 20200615 WHERE building_id = 3 AND "
        "valid_to = 99991231");
    const std::vector<std::int64_t> ids = {3};
    cubes_->refresh_buildings(ids);
    EXPECT_NE(answers(*cubes_->current())[0], before[0]);
    expect_as_new("building");
}

TEST_P(RefreshTest, of_a_month_shows_new_and_superseded_tax) {
    sql("UPDATE tax_record SET superseded_by = 1 WHERE month = 202003");
    {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        World more;
        more.taxes = {{.code = "NEW1", .building = 4, .month = 202003, .full = 123456},
                      {.code = "NEW2", .month = 202003, .full = 900000000}};
        insert(*session, "tax_source",
               {{"id", std::int64_t{8}},
                {"district_code", std::string("210102")},
                {"name", std::string("新税务所")}});
        for (const WorldTax& tax : more.taxes) {
            insert(*session, "tax_record",
                   {{"district_code", tax.district},
                    {"batch_id", std::int64_t{2000}},
                    {"row_number", tax.full},
                    {"source_id", std::int64_t{8}},
                    {"month", std::int64_t{tax.month}},
                    {"credit_code", tax.code},
                    {"name", tax.code},
                    {"building_id", tax.building == 0 ? base::Value() : base::Value(tax.building)},
                    {"attribution", std::string("x")},
                    {"tax_full", tax.full}});
        }
        // The batch of these rows must reach into their month, as a posted batch does.
        run_sql(*session,
                "UPDATE batch SET district_code = '210102', period_first = 201901, period_last = 202012 "
                "WHERE id = 2000");
        transaction.commit();
    }
    const std::vector<base::Month> months = {base::Month{202003}};
    cubes_->refresh_tax(months);
    expect_as_new("month");
}

TEST_P(RefreshTest, follows_the_change_log_and_the_batches) {
    EXPECT_FALSE(cubes_->refresh_changed());
    sql("UPDATE building_version SET floor_area = floor_area + 100, stage = 'operating' WHERE id = 2");
    log("building", 2);
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("building in the log");

    sql("UPDATE enterprise_version SET registered_here = 'yes', industry_code = '7010' WHERE id = 101");
    log("enterprise", 101);
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("enterprise in the log");

    sql("UPDATE tenancy_version SET building_id = 1 WHERE building_id = 5 AND district_code = '210102'");
    log("tenancy", 424242, R"({"building_id":5})");
    log("tenancy", 424243, R"({"building_id":"1"})");
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("tenancy in the log");

    sql("UPDATE batch SET state = 'undone' WHERE kind = 'tax' AND period_first = 202006");
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("undone batch");
    sql("UPDATE batch SET state = 'posted' WHERE kind = 'tax' AND period_first = 202006");
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("posted batch");

    sql("UPDATE zone_version SET name = '新片区' WHERE code = 'za'");
    log("zone", 71);
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("zone in the log");
    EXPECT_FALSE(cubes_->refresh_changed());
}

TEST_P(RefreshTest, of_an_enterprise_that_gets_the_code_of_another_counts_them_as_one) {
    sql("UPDATE enterprise_version SET credit_code = 'SAME' WHERE id IN (101, 102)");
    log("enterprise", 101);
    log("enterprise", 102);
    EXPECT_TRUE(cubes_->refresh_changed());
    expect_as_new("merged firms");
}

TEST_P(RefreshTest, broken_off_by_the_store_is_made_good_when_it_answers_again) {
    sql("UPDATE enterprise_version SET registered_here = 'yes', industry_code = '7010' WHERE id = 101");
    log("enterprise", 101);
    sql("ALTER TABLE building_version RENAME TO building_away");
    EXPECT_FALSE(cubes_->follow());
    sql("ALTER TABLE building_away RENAME TO building_version");
    EXPECT_TRUE(cubes_->follow());
    expect_as_new("after the failure");
    EXPECT_FALSE(cubes_->refresh_changed());
}

TEST_P(RefreshTest, of_any_edits_in_any_order_is_the_cube_read_anew) {
    std::mt19937 random(20201231);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 24; ++round) {
        const std::int64_t building = 1 + pick(12);
        const std::int64_t firm = 101 + pick(30);
        const int month = base::Month{201901}.plus(pick(24)).yyyymm;
        switch (pick(6)) {
            case 0:
                sql(fmt::format(
                    "UPDATE building_version SET floor_area = floor_area + 10, lettable_area = {} "
                    "WHERE id = {}",
                    100000 * pick(9), building));
                log("building", building);
                break;
            case 1:
                sql(fmt::format("UPDATE tenancy_version SET area = area + {} WHERE building_id = {}",
                                1 + pick(1000), building));
                log("tenancy", 424242, fmt::format(R"({{"building_id":{}}})", building));
                break;
            case 2: {
                // The firms of one building move into another, so that some are in two at once.
                const std::int64_t other = 1 + pick(12);
                sql(
                    fmt::format("UPDATE tenancy_version SET building_id = {0} WHERE building_id = {1} AND "
                                "district_code = (SELECT MAX(district_code) FROM tenancy_version WHERE "
                                "building_id = {0})",
                                other, building));
                log("tenancy", 424242, fmt::format(R"({{"building_id":{}}})", building));
                log("tenancy", 424243, fmt::format(R"({{"building_id":"{}"}})", other));
                break;
            }
            case 3:
                sql(
                    fmt::format("UPDATE enterprise_version SET registered_here = '{}', industry_code = '{}' "
                                "WHERE id = {}",
                                pick(2) == 0 ? "yes" : "no", pick(2) == 0 ? "7010" : "5110", firm));
                log("enterprise", firm);
                break;
            case 4:
                sql(fmt::format("UPDATE tax_record SET superseded_by = {} WHERE month = {}",
                                pick(2) == 0 ? "NULL" : "1", month));
                {
                    const std::vector<base::Month> months = {base::Month{month}};
                    cubes_->refresh_tax(months);
                }
                break;
            default:
                sql(fmt::format(
                    "UPDATE batch SET state = CASE state WHEN 'posted' THEN 'undone' ELSE 'posted' "
                    "END WHERE kind = 'tax' AND period_first = {}",
                    month));
                break;
        }
        cubes_->refresh_changed();
        expect_as_new(fmt::format("round {}", round));
        if (HasFailure()) {
            return;
        }
    }
}

TEST_P(RefreshTest, readers_keep_the_cube_they_have) {
    const std::shared_ptr<const Cube> held = cubes_->current();
    const std::vector<std::string> before = answers(*held);
    sql("UPDATE tax_record SET tax_full = tax_full * 2");
    cubes_->refresh_all();
    EXPECT_EQ(answers(*held), before);
    EXPECT_NE(answers(*cubes_->current()), before);
}

TEST_P(RefreshTest, undone_and_done_again_gives_the_same_version) {
    const std::vector<std::string> before = answers(*cubes_->current());
    sql("UPDATE building_version SET floor_area = floor_area + 100 WHERE id = 2");
    cubes_->refresh_all();
    EXPECT_NE(answers(*cubes_->current())[0], before[0]);
    sql("UPDATE building_version SET floor_area = floor_area - 100 WHERE id = 2");
    cubes_->refresh_all();
    EXPECT_EQ(answers(*cubes_->current()), before);
}

}  // namespace
}  // namespace louyu::statistics
