#include "statistics/firm_profile.hpp"

#include "statistics/world_for_tests.hpp"

namespace louyu::statistics {
namespace {

using base::Json;

constexpr base::Day kToday{20201231};

/// One firm that moved from the north street to the south street, paying in both and outside.
class FirmProfileTest : public StatisticsTest {
  protected:
    void SetUp() override {
        World world;
        world.buildings = {{.id = 1, .name = "北楼"}, {.id = 2, .name = "南楼", .region = kSouthStreet}};
        world.firms = {{.id = 11, .code = "F11", .registered_here = "yes"}, {.id = 12, .code = "F12"}};
        world.tenancies = {
            {.id = 301, .firm = 11, .building = 1, .area = 10000, .to = base::Day{20200331}},
            {.id = 302, .firm = 11, .building = 2, .area = 20000, .from = base::Day{20200401}}};
        world.taxes = {{.firm = 11, .building = 1, .month = 202001, .full = 100},
                       {.firm = 11, .building = 1, .month = 202003, .full = -40},
                       {.firm = 11, .building = 2, .month = 202005, .full = 7000},
                       {.firm = 11, .building = 0, .month = 202005, .full = 30},
                       {.firm = 12, .building = 1, .month = 202005, .full = 99999}};
        load(world);
    }

    base::Result<Json> try_profile(const rights::Reader& reader, std::int64_t firm, bool with_tax) {
        const store::Lease session = store_->reader();
        return firm_profile(*cubes_->current(), *session, reader,
                            {.enterprise_id = firm, .asof = kToday, .with_tax = with_tax});
    }
    Json profile(const rights::Reader& reader, bool with_tax = true) {
        const base::Result<Json> answer = try_profile(reader, 11, with_tax);
        EXPECT_TRUE(answer);
        return answer ? *answer : Json();
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, FirmProfileTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

std::string stays_of(const Json& profile) {
    std::string text;
    for (const Json& stay : profile.find("stays")->items()) {
        const Json& to = *stay.find("to");
        text +=
            fmt::format("{} {} {} {}; ", stay.find("building")->as_string(), stay.find("area")->as_string(),
                        stay.find("from")->as_string(), to.is_null() ? "-" : to.as_string());
    }
    return text;
}

TEST_P(FirmProfileTest, lists_every_stay_newest_first_and_every_month_by_place) {
    const Json answer = profile(reader("lead_office", kHeping));
    EXPECT_EQ(stays_of(answer), "南楼 200.00 2020-04-01 -; 北楼 100.00 2018-01-01 2020-03-31; ");
    EXPECT_EQ(answer.find("registered")->as_string(), "here");
    EXPECT_EQ(answer.find("industry")->as_string(), "I");
    std::string months;
    for (const Json& row : answer.find("tax")->find("rows")->items()) {
        months += fmt::format("{} {} {}; ", row.find("month")->as_string(), row.find("full")->as_integer(),
                              row.find("places")->items().size());
    }
    EXPECT_EQ(months, "2020-01 100 1; 2020-03 -40 1; 2020-05 7030 2; ");
    EXPECT_EQ(answer.find("tax")->find("total")->as_integer(), 7090);
}

TEST_P(FirmProfileTest, shows_a_street_its_own_buildings_only_and_no_tax) {
    const Json north = profile(reader("street_office", kNorthStreet));
    EXPECT_EQ(stays_of(north), "北楼 100.00 2018-01-01 2020-03-31; ");
    EXPECT_TRUE(north.find("tax")->is_null());
    EXPECT_EQ(north.dump().find("南楼"), std::string::npos);
    EXPECT_TRUE(profile(reader("department", kHeping)).find("tax")->is_null());
    EXPECT_TRUE(profile(reader("lead_office", kHeping), false).find("tax")->is_null());
}

TEST_P(FirmProfileTest, a_firm_out_of_sight_cannot_be_told_from_none) {
    const rights::Reader east = reader("street_office", kEastStreet);
    const base::Result<Json> hidden = try_profile(east, 11, true);
    const base::Result<Json> absent = try_profile(east, 77, true);
    ASSERT_FALSE(hidden);
    ASSERT_FALSE(absent);
    EXPECT_EQ(hidden.error().code, "registry.not_found");
    EXPECT_EQ(hidden.error().message, absent.error().message);
    EXPECT_FALSE(try_profile(rights::ReaderFactory::for_public(), 11, true));
}

TEST_P(FirmProfileTest, a_firm_that_never_moved_in_has_no_stays_and_no_industry) {
    const base::Result<Json> answer = try_profile(rights::ReaderFactory::for_console(), 12, true);
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->find("stays")->items().empty());
    EXPECT_TRUE(answer->find("industry")->is_null());
    EXPECT_EQ(answer->find("tax")->find("total")->as_integer(), 99999);
}

}  // namespace
}  // namespace louyu::statistics
