#include "statistics/stacking.hpp"

#include <chrono>
#include <set>

#include "base/decimal.hpp"
#include "statistics/world_for_tests.hpp"

namespace louyu::statistics {
namespace {

using base::Json;
using Values = std::vector<std::pair<std::string_view, base::Value>>;

constexpr base::Day kToday{20201231};

/// A stay with everything a stacking plan reads of it.
struct Stay {
    std::int64_t id = 0;
    std::int64_t firm = 0;
    std::int64_t area = 0;
    std::int64_t unit = 0;
    std::string floor = {};
    int lease_end = 0;
    base::Day from = kStart;
    base::Day to = base::kForever;
    std::string use = "let";
    std::int64_t building = 1;
};

class StackingTest : public StatisticsTest {
  protected:
    void SetUp() override {
        world_.buildings = {
            {.id = 1, .name = "甲座", .lettable_area = 300000},
            {.id = 2, .name = "乙座", .region = kSouthStreet},
            {.id = 3, .name = "丙座", .from = base::Day{20200101}, .to = base::Day{20201130}}};
        world_.firms = {{.id = 11, .code = "F11", .registered_here = "yes"},
                        {.id = 12, .code = "F12", .industry = "5100", .registered_here = "no"},
                        {.id = 13, .code = "F13"}};
    }

    static Values version(std::int64_t id, base::Day from, base::Day to, Values more) {
        Values values = {{"id", id},
                         {"valid_from", std::int64_t{from.yyyymmdd}},
                         {"valid_to", std::int64_t{to.yyyymmdd}},
                         {"change_id", std::int64_t{1}},
                         {"search_text", std::string()}};
        values.insert(values.end(), more.begin(), more.end());
        return values;
    }
    static base::Value area_or_none(std::int64_t area) {
        return area < 0 ? base::Value() : base::Value(area);
    }

    void floor(std::int64_t id, const std::string& name, std::int64_t number, std::int64_t lettable,
               std::int64_t floor_area = -1) {
        rows_.emplace_back("floor", Values{{"id", id}});
        rows_.emplace_back("floor_version", version(id, base::kLongAgo, base::kForever,
                                                    {{"building_id", std::int64_t{1}},
                                                     {"name", name},
                                                     {"number", number},
                                                     {"floor_area", area_or_none(floor_area)},
                                                     {"lettable_area", area_or_none(lettable)}}));
    }
    void unit(std::int64_t id, std::int64_t floor, const std::string& name, std::int64_t area,
              const std::string& use_state = "") {
        rows_.emplace_back("unit", Values{{"id", id}});
        rows_.emplace_back(
            "unit_version",
            version(id, base::kLongAgo, base::kForever,
                    {{"building_id", std::int64_t{1}},
                     {"floor_id", floor},
                     {"name", name},
                     {"area", area},
                     {"use_state", use_state.empty() ? base::Value() : base::Value(use_state)}}));
    }
    void stay(const Stay& stay) {
        const std::string district = "210102";
        if (stays_.insert(stay.id).second) {
            rows_.emplace_back("tenancy", Values{{"district_code", district}, {"id", stay.id}});
        }
        rows_.emplace_back(
            "tenancy_version",
            version(stay.id, stay.from, stay.to,
                    {{"district_code", district},
                     {"enterprise_id", stay.firm},
                     {"building_id", stay.building},
                     {"unit_id", stay.unit == 0 ? base::Value() : base::Value(stay.unit)},
                     {"floor_label", stay.floor.empty() ? base::Value() : base::Value(stay.floor)},
                     {"area", stay.area},
                     {"use", stay.use},
                     {"lease_end",
                      stay.lease_end == 0 ? base::Value() : base::Value(std::int64_t{stay.lease_end})}}));
    }

    void write() {
        world_.write(*store_);
        {
            const store::Lease session = store_->writer();
            store::Transaction transaction(*session, store::Access::kWrite);
            for (const auto& [table, values] : rows_) {
                insert(*session, table, values);
            }
            transaction.commit();
        }
        cubes_ = std::make_unique<Cubes>(*store_);
        cubes_->refresh_all();
    }

    base::Result<Json> try_plan(const rights::Reader& reader, const StackingRequest& request) {
        const store::Lease session = store_->reader();
        return stacking_plan(*cubes_->current(), *session, reader, request);
    }
    Json plan(const StackingRequest& request = {.building_id = 1, .asof = kToday}) {
        return plan(rights::ReaderFactory::for_console(), request);
    }
    Json plan(const rights::Reader& reader, const StackingRequest& request) {
        base::Result<Json> answer = try_plan(reader, request);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().code + answer.error().message);
        return answer ? *std::move(answer) : Json();
    }

    World world_;
    std::vector<std::pair<std::string, Values>> rows_;
    std::set<std::int64_t> stays_;
};

INSTANTIATE_TEST_SUITE_P(Stores, StackingTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

std::int64_t area_in(const Json& json, std::string_view name = "area") {
    return base::parse_decimal(json.find(name)->as_string(), base::kAreaScale).units;
}

const Json& level(const Json& plan, const std::string& name) {
    for (const Json& floor : plan.find("floors")->items()) {
        if (floor.find("name")->as_string() == name) {
            return floor;
        }
    }
    throw base::Bug("no floor " + name);
}

/// "let 60.00, vacant 40.00"
std::string blocks(const Json& holder) {
    std::string text;
    for (const Json& block : holder.find("blocks")->items()) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", block.find("state")->as_string(),
                            block.find("area")->as_string());
    }
    return text;
}

std::string figure(const Json& plan, std::string_view id) {
    for (const Json& one : plan.find("figures")->items()) {
        if (one.find("id")->as_string() == id) {
            const Json& value = *one.find("value");
            return value.is_null()      ? "-"
                   : value.is_integer() ? std::to_string(value.as_integer())
                                        : value.as_string();
        }
    }
    return "?";
}

bool has_words(const Json& plan, const std::string& words) {
    for (const Json& note : plan.find("notes")->items()) {
        if (note.as_string().find(words) != std::string::npos) {
            return true;
        }
    }
    return false;
}

void expect_sums(const Json& plan) {
    std::int64_t drawn = area_in(*plan.find("shelf"));
    for (const Json& floor : plan.find("floors")->items()) {
        std::int64_t sum = 0;
        for (const Json& block : floor.find("blocks")->items()) {
            sum += area_in(block);
        }
        EXPECT_EQ(sum, area_in(floor) + area_in(floor, "excess")) << floor.find("name")->as_string();
        drawn += sum;
    }
    std::int64_t states = 0;
    for (const Json& state : plan.find("states")->items()) {
        states += area_in(state);
    }
    EXPECT_EQ(states, drawn);
    if (const Json* expiry = plan.find("expiry"); !expiry->is_null()) {
        std::int64_t rows = 0;
        for (const Json& row : expiry->find("rows")->items()) {
            rows += area_in(row);
        }
        EXPECT_EQ(rows, area_in(*expiry));
    }
}

TEST_P(StackingTest, blocks_add_up_to_their_floor_whatever_is_on_it) {
    floor(101, "1层", 1, 10000);
    floor(102, "2层", 2, -1, 20000);
    floor(103, "3层", 3, -1);
    unit(201, 101, "101", 6000);
    unit(202, 101, "102", 3000, "vacant");
    unit(203, 102, "201", 12000);
    unit(204, 103, "301", 7001);
    stay({.id = 301, .firm = 11, .area = 6000, .unit = 201});
    stay({.id = 302, .firm = 12, .area = 4000, .unit = 203});
    stay({.id = 303, .firm = 13, .area = 3000, .unit = 203, .use = "self_used"});
    write();
    const Json answer = plan();
    EXPECT_EQ(blocks(level(answer, "1层")), "let 60.00, vacant 30.00, unregistered 10.00");
    EXPECT_EQ(blocks(level(answer, "2层")), "let 40.00, self_used 30.00, vacant 50.00, unregistered 80.00");
    EXPECT_EQ(blocks(level(answer, "3层")), "vacant 70.01");
    EXPECT_EQ(level(answer, "2层").find("basis")->as_string(), "floor");
    expect_sums(answer);
    std::string order;
    for (const Json& one : answer.find("floors")->items()) {
        order += one.find("name")->as_string() + " ";
    }
    EXPECT_EQ(order, "3层 2层 1层 ");
    EXPECT_TRUE(has_words(answer, "相差"));
}

TEST_P(StackingTest, more_let_than_a_unit_has_is_drawn_to_the_unit_and_said) {
    floor(101, "1层", 1, 10000);
    unit(201, 101, "101", 10000);
    stay({.id = 301, .firm = 11, .area = 9000, .unit = 201});
    stay({.id = 302, .firm = 12, .area = 6001, .unit = 201});
    write();
    const Json answer = plan();
    EXPECT_EQ(blocks(level(answer, "1层")), "let 60.00, let 40.00");
    EXPECT_TRUE(level(answer, "1层").find("blocks")->items()[0].find("isOverlap")->as_bool());
    EXPECT_EQ(level(answer, "1层").find("blocks")->items()[0].find("recordedArea")->as_string(), "90.00");
    EXPECT_TRUE(has_words(answer, "超过房源面积"));
    EXPECT_EQ(figure(answer, "occupied_area"), "150.01");
    expect_sums(answer);
}

TEST_P(StackingTest, a_hundredth_too_much_or_too_little_is_measurement) {
    floor(101, "1层", 1, 20000);
    unit(201, 101, "101", 10000);
    unit(202, 101, "102", 10000);
    stay({.id = 301, .firm = 11, .area = 10100, .unit = 201});
    stay({.id = 302, .firm = 12, .area = 9900, .unit = 202});
    write();
    const Json answer = plan();
    EXPECT_EQ(blocks(level(answer, "1层")), "let 100.00, let 99.00, unregistered 1.00");
    EXPECT_FALSE(has_words(answer, "超过"));
    expect_sums(answer);
}

TEST_P(StackingTest, stays_without_a_unit_go_where_their_label_says_else_to_the_shelf) {
    floor(101, "1层", 1, 30000);
    floor(102, "2层", 2, 10000);
    floor(103, "裙楼", 3, 5000);
    stay({.id = 301, .firm = 11, .area = 4000, .floor = "1F"});
    stay({.id = 302, .firm = 12, .area = 1001, .floor = "1-2层"});
    stay({.id = 303, .firm = 13, .area = 700, .floor = "8层"});
    stay({.id = 304, .firm = 13, .area = 800, .floor = "大堂东侧"});
    stay({.id = 305, .firm = 11, .area = 900});
    stay({.id = 306, .firm = 11, .area = 250, .floor = " 裙 楼 "});
    stay({.id = 307, .firm = 12, .area = 111, .floor = "99999层"});
    write();
    const Json answer = plan();
    EXPECT_EQ(blocks(level(answer, "1层")), "let 40.00, let 7.51, unregistered 252.49");
    EXPECT_EQ(blocks(level(answer, "2层")), "let 2.50, unregistered 97.50");
    EXPECT_EQ(blocks(level(answer, "8层")), "let 7.00");
    EXPECT_TRUE(level(answer, "8层").find("floorId")->is_null());
    EXPECT_EQ(blocks(level(answer, "裙楼")), "let 2.50, unregistered 47.50");
    EXPECT_EQ(blocks(*answer.find("shelf")), "let 8.00, let 9.00, let 1.11");
    EXPECT_TRUE(has_words(answer, "3处入驻没有可识别的楼层"));
    EXPECT_TRUE(has_words(answer, "8层没有登记楼层"));
    expect_sums(answer);
}

TEST_P(StackingTest, what_an_empty_unit_is_follows_its_record_unless_the_ledger_knows_better) {
    floor(101, "1层", 1, -1);
    unit(201, 101, "1", 100, "vacant");
    unit(202, 101, "2", 200, "let");
    unit(203, 101, "3", 300, "fitting_out");
    unit(204, 101, "4", 400, "not_lettable");
    unit(205, 101, "5", 500, "self_used");
    unit(206, 101, "6", 600, "let");  // the ledger knows it was let later
    stay({.id = 301, .firm = 11, .area = 600, .unit = 206, .from = base::Day{20210201}});
    write();
    EXPECT_EQ(blocks(level(plan(), "1层")),
              "vacant 1.00, unknown 2.00, renovating 3.00, not_lettable 4.00, self_used 5.00, vacant 6.00");
    EXPECT_EQ(blocks(level(plan({.building_id = 1, .asof = base::Day{20210201}}), "1层")),
              "vacant 1.00, unknown 2.00, renovating 3.00, not_lettable 4.00, self_used 5.00, let 6.00");
}

TEST_P(StackingTest, the_key_figures_are_those_of_the_statistics) {
    floor(101, "1层", 1, 300000);
    unit(201, 101, "101", 200000);
    stay({.id = 301, .firm = 11, .area = 120000, .unit = 201});
    stay({.id = 302, .firm = 12, .area = 80000, .unit = 201});
    stay({.id = 303, .firm = 11, .area = 50000, .floor = "1层"});
    write();
    const Json answer = plan();
    const Answer statistics =
        ask({.metrics = "occupancy_rate,lettable_area,occupied_area,vacant_area,firm_count",
             .by = "building",
             .period = "2020-12",
             .where = "building:1"});
    for (const std::string metric :
         {"occupancy_rate", "lettable_area", "occupied_area", "vacant_area", "firm_count"}) {
        EXPECT_EQ(figure(answer, metric), cell(statistics, "1", metric)) << metric;
    }
    EXPECT_EQ(figure(answer, "largest_tenant_share"), "0.680000");
}

TEST_P(StackingTest, the_expiry_curve_counts_each_let_stay_once) {
    floor(101, "1层", 1, 300000);
    const std::vector<std::pair<int, std::string>> ends = {
        {20201230, "expired"}, {20201231, "2020Q4"}, {20210101, "2021Q1"}, {20210331, "2021Q1"},
        {20210401, "2021Q2"},  {20251231, "2025Q4"}, {20260101, "later"},  {0, "open"}};
    std::map<std::string, std::int64_t> wanted;
    std::int64_t id = 300;
    for (const auto& [end, key] : ends) {
        stay({.id = ++id, .firm = 11, .area = id, .floor = "1层", .lease_end = end});
        wanted[key] += id;
    }
    stay({.id = 400, .firm = 12, .area = 9999, .floor = "1层", .lease_end = 20210101, .use = "self_used"});
    write();
    const Json answer = plan();
    std::map<std::string, std::int64_t> found;
    for (const Json& row : answer.find("expiry")->find("rows")->items()) {
        if (area_in(row) != 0) {
            found[row.find("key")->as_string()] = area_in(row);
        }
    }
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(answer.find("expiry")->find("tenancies")->as_integer(), 8);
    expect_sums(answer);
}

TEST_P(StackingTest, the_weighted_lease_term_is_exact_until_it_is_rounded_once) {
    floor(101, "1层", 1, 300000);
    // 12 months over 1 ㎡ and 12 months and 14 of 28 days over 3 ㎡: 12.375 months.
    stay({.id = 301, .firm = 11, .area = 100, .floor = "1层", .lease_end = 20211231});
    stay({.id = 302, .firm = 12, .area = 300, .floor = "1层", .lease_end = 20220114});
    stay({.id = 303, .firm = 13, .area = 500, .floor = "1层", .lease_end = 20201201});
    write();
    const Json answer = plan();
    // 31 December and a month is 31 January: 14 of 31 days.
    EXPECT_EQ(answer.find("expiry")->find("walt")->as_string(), "12.3");
    EXPECT_EQ(answer.find("expiry")->find("waltArea")->as_string(), "4.00");
    EXPECT_EQ(figure(answer, "walt"), "12.3");
}

TEST_P(StackingTest, the_largest_free_run_crosses_floors_and_numbers_left_out) {
    floor(101, "3层", 3, 1000);
    floor(102, "5层", 5, 1000);  // there is no 4
    floor(103, "6层", 6, 1000);
    floor(104, "8层", 8, 1000);
    unit(201, 101, "301", 1000);
    unit(202, 102, "501", 1000);
    unit(203, 103, "601", 400);
    unit(204, 103, "602", 300);
    unit(205, 103, "603", 300);
    unit(206, 104, "801", 1000);
    stay({.id = 301, .firm = 11, .area = 300, .unit = 205});
    write();
    const Json contiguous = *plan().find("contiguous");
    const Json& floors = *contiguous.find("floors");
    EXPECT_EQ(floors.find("bottom")->as_string() + "-" + floors.find("top")->as_string(), "3层-6层");
    EXPECT_EQ(floors.find("area")->as_string(), "27.00");
    EXPECT_EQ(contiguous.find("wholeFloors")->find("area")->as_string(), "20.00");
    EXPECT_EQ(contiguous.find("wholeFloors")->find("count")->as_integer(), 2);
    const Json& rooms = *contiguous.find("rooms");
    EXPECT_EQ(rooms.find("area")->as_string(), "10.00");
}

TEST_P(StackingTest, a_vacancy_knows_since_when_and_after_whom) {
    floor(101, "1层", 1, 1000);
    unit(201, 101, "101", 1000);
    stay({.id = 301, .firm = 11, .area = 1000, .unit = 201, .to = base::Day{20190531}});
    stay({.id = 302,
          .firm = 12,
          .area = 900,
          .unit = 201,
          .from = base::Day{20190701},
          .to = base::Day{20200630}});
    write();
    const Json answer = plan();
    const Json& vacancy = answer.find("vacancies")->items().at(0);
    EXPECT_EQ(vacancy.find("vacantSince")->as_string(), "2020-07-01");
    EXPECT_EQ(vacancy.find("previous")->find("enterprise")->as_string(), "企业12");
    EXPECT_EQ(vacancy.find("previous")->find("area")->as_string(), "9.00");
}

TEST_P(StackingTest, comparing_two_days_names_every_change_and_their_areas_add_up) {
    floor(101, "1层", 1, 100000);
    for (int i = 1; i <= 6; ++i) {
        unit(200 + i, 101, fmt::format("10{}", i), 1000);
    }
    const base::Day before{20200630};
    const base::Day last{20200831};
    const base::Day next{20200901};
    stay({.id = 301, .firm = 11, .area = 1000, .unit = 201, .lease_end = 20220101});             // as it was
    stay({.id = 302, .firm = 12, .area = 1000, .unit = 202, .to = last});                        // left
    stay({.id = 303, .firm = 13, .area = 1000, .unit = 202, .from = next});                      // came
    stay({.id = 304, .firm = 11, .area = 400, .unit = 203, .lease_end = 20201001, .to = last});  // grew
    stay({.id = 304, .firm = 11, .area = 900, .unit = 203, .lease_end = 20231001, .from = next});  // and
                                                                                                   // longer
    stay({.id = 305, .firm = 12, .area = 500, .unit = 204, .lease_end = 20200831, .to = last});  // renewed as
    stay({.id = 306, .firm = 12, .area = 500, .unit = 204, .lease_end = 20230831, .from = next});  // a new
                                                                                                   // stay
    stay({.id = 307, .firm = 13, .area = 100, .unit = 205, .to = last});  // moved within the building
    stay({.id = 307, .firm = 13, .area = 100, .unit = 206, .from = next});
    write();
    const Json answer = plan({.building_id = 1, .asof = kToday, .compare = before});
    const Json& changes = *answer.find("changes");
    std::map<std::string, std::string> kinds;
    std::int64_t net = 0;
    for (const Json& row : changes.find("rows")->items()) {
        std::string text;
        for (const Json& kind : row.find("kinds")->items()) {
            text += kind.as_string() + " ";
        }
        kinds[row.find("tenancyId")->as_string()] = text;
        net += row.find("areaAfter")->is_null() ? 0 : area_in(row, "areaAfter");
        net -= row.find("areaBefore")->is_null() ? 0 : area_in(row, "areaBefore");
    }
    EXPECT_EQ(kinds, (std::map<std::string, std::string>{{"302", "moved_out "},
                                                         {"303", "moved_in "},
                                                         {"304", "grew extended "},
                                                         {"306", "extended "},
                                                         {"307", "relocated "}}));
    EXPECT_EQ(net, area_in(changes, "netArea"));
    const Json was = plan({.building_id = 1, .asof = before});
    EXPECT_EQ(base::parse_decimal(figure(answer, "occupied_area"), 2).units -
                  base::parse_decimal(figure(was, "occupied_area"), 2).units,
              net);
    const Json& second = level(answer, "1层").find("blocks")->items().at(1);
    EXPECT_EQ(second.find("change")->find("previous")->items().at(0).find("enterprise")->as_string(),
              "企业12");
    EXPECT_TRUE(plan().find("changes")->is_null());
}

TEST_P(StackingTest, days_that_have_no_meaning_are_refused_with_a_sentence) {
    write();
    const rights::Reader console = rights::ReaderFactory::for_console();
    const auto code = [&](const StackingRequest& request) {
        const base::Result<Json> answer = try_plan(console, request);
        return answer ? std::string("ok") : answer.error().code;
    };
    EXPECT_EQ(code({.building_id = 3, .asof = base::Day{20191231}}), "statistics.no_building_on_day");
    EXPECT_EQ(code({.building_id = 3, .asof = base::Day{20201201}}), "statistics.no_building_on_day");
    EXPECT_EQ(code({.building_id = 3, .asof = base::Day{20201130}}), "ok");
    EXPECT_EQ(code({.building_id = 1, .asof = kToday, .compare = kToday}), "statistics.bad_compare");
    EXPECT_EQ(code({.building_id = 1, .asof = kToday, .compare = base::Day{20210101}}),
              "statistics.bad_compare");
    EXPECT_EQ(code({.building_id = 77, .asof = kToday}), "registry.not_found");
}

TEST_P(StackingTest, a_building_without_floors_says_what_to_bring) {
    write();
    const Json answer = plan({.building_id = 2, .asof = kToday});
    EXPECT_TRUE(answer.find("floors")->items().empty());
    EXPECT_TRUE(has_words(answer, "请导入楼层房源台账"));
    EXPECT_EQ(figure(answer, "walt"), "-");
}

TEST_P(StackingTest, whoever_may_not_see_the_building_cannot_tell_it_from_none) {
    floor(101, "1层", 1, 1000);
    write();
    const rights::Reader south = reader("street_office", kSouthStreet);
    const base::Result<Json> hidden = try_plan(south, {.building_id = 1, .asof = kToday});
    const base::Result<Json> absent = try_plan(south, {.building_id = 77, .asof = kToday});
    ASSERT_FALSE(hidden);
    ASSERT_FALSE(absent);
    EXPECT_EQ(hidden.error().code, absent.error().code);
    EXPECT_EQ(hidden.error().message, absent.error().message);
    EXPECT_EQ(hidden.error().kind, base::ErrorKind::kNotFound);
    EXPECT_TRUE(try_plan(south, {.building_id = 2, .asof = kToday}));
    EXPECT_FALSE(try_plan(rights::ReaderFactory::for_public(), {.building_id = 2, .asof = kToday}));
}

TEST_P(StackingTest, tax_is_told_only_to_readers_of_taxpayer_data_who_ask_for_it) {
    floor(101, "1层", 1, 100000);
    stay({.id = 301, .firm = 11, .area = 10000, .floor = "1层"});
    stay({.id = 302, .firm = 12, .area = 10000, .floor = "1层"});
    world_.taxes = {{.firm = 11, .building = 1, .month = 201912, .full = 7777777},
                    {.firm = 11, .building = 1, .month = 202001, .full = 900000},
                    {.firm = 11, .building = 1, .month = 202011, .full = 100000},
                    {.firm = 11, .building = 2, .month = 202011, .full = 5555555}};
    write();
    const StackingRequest asks{.building_id = 1, .asof = kToday, .with_tax = true};
    const Json seen = plan(reader("lead_office", kHeping), asks);
    // The newest month is November, so the twelve months begin in December 2019: 87 777.77 元 over 100 ㎡.
    EXPECT_EQ(seen.find("taxPeriod")->as_string(), "2019-12/2020-11");
    const Json& first = level(seen, "1层").find("blocks")->items().at(0);
    EXPECT_EQ(first.find("taxPerArea")->as_string(), "877.78");
    EXPECT_EQ(first.find("taxBand")->as_string(), "gte_500");
    EXPECT_EQ(seen.find("tenants")->items().at(0).find("tax")->as_integer(), 8777777);
    EXPECT_EQ(level(seen, "1层").find("blocks")->items().at(1).find("taxBand")->as_string(), "none");
    for (const std::string role : {"department", "street_office", "supervisor"}) {
        const rights::Reader other = reader(role, role == "street_office" ? kNorthStreet : kHeping);
        const std::string text = plan(other, asks).dump();
        EXPECT_EQ(text.find("877"), std::string::npos) << role;
        EXPECT_EQ(text.find("taxBand"), std::string::npos) << role;
    }
    EXPECT_EQ(plan().dump().find("taxBand"), std::string::npos);
}

TEST_P(StackingTest, industry_and_registration_are_those_of_the_figures) {
    floor(101, "1层", 1, 100000);
    stay({.id = 301, .firm = 11, .area = 10000, .floor = "1层"});
    stay({.id = 302, .firm = 12, .area = 10000, .floor = "1层"});
    stay({.id = 303, .firm = 13, .area = 10000, .floor = "1层"});
    write();
    const Json answer = plan();
    std::string text;
    for (const Json& block : level(answer, "1层").find("blocks")->items()) {
        if (block.find("enterprise") != nullptr) {
            text += fmt::format("{} {} {}; ", block.find("enterprise")->as_string(),
                                block.find("industry")->as_string(), block.find("registered")->as_string());
        }
    }
    EXPECT_EQ(text, "企业11 I here; 企业12 F elsewhere; 企业13 I unknown; ");
}

TEST_P(StackingTest, random_buildings_always_add_up) {
    std::uint64_t state = 20201231;
    const auto draw = [&state](std::int64_t least, std::int64_t most) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return least +
               static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(most - least + 1));
    };
    std::int64_t unit_id = 1000;
    std::int64_t stay_id = 5000;
    for (std::int64_t number = -2; number <= 30; ++number) {
        if (number == 0) {
            continue;
        }
        floor(100 + number, fmt::format("{}层", number), number, draw(0, 3) == 0 ? -1 : draw(1, 100000),
              draw(0, 1) == 0 ? -1 : draw(1, 150000));
        for (std::int64_t i = draw(0, 8); i > 0; --i) {
            unit(++unit_id, 100 + number, std::to_string(i), draw(1, 30000));
            for (std::int64_t k = draw(0, 3); k > 0; --k) {
                const base::Day from{static_cast<std::int32_t>(20180101 + draw(0, 2) * 10000)};
                stay({.id = ++stay_id,
                      .firm = 11 + draw(0, 2),
                      .area = draw(0, 20000),
                      .unit = draw(0, 9) == 0 ? 0 : unit_id,
                      .floor = draw(0, 3) == 0 ? "" : fmt::format("{}-{}层", draw(1, 20), draw(1, 40)),
                      .lease_end = static_cast<int>(20190101 + draw(0, 8) * 10000),
                      .from = from,
                      .to = draw(0, 1) == 0 ? base::kForever : base::Day{from.yyyymmdd + 10000}});
            }
        }
    }
    write();
    for (const int year : {2018, 2019, 2020, 2021}) {
        const base::Day asof{year * 10000 + 630};
        const Json answer = plan({.building_id = 1, .asof = asof, .compare = base::Day{20180101}});
        expect_sums(answer);
        std::set<std::string> keys;
        for (const Json& floor : answer.find("floors")->items()) {
            for (const Json& block : floor.find("blocks")->items()) {
                EXPECT_TRUE(keys.insert(block.find("key")->as_string()).second)
                    << block.find("key")->as_string();
            }
        }
    }
}

}  // namespace
}  // namespace louyu::statistics
