#include "statistics/portraits.hpp"

#include <map>

#include "statistics/random_world_for_tests.hpp"

namespace louyu::statistics {
namespace {

class PortraitsTest : public StatisticsTest {
  protected:
    PortraitSet portray(const rights::Reader& reader, const PortraitQuestion& question) {
        const auto set = portraits(*cubes_->current(), reader, question);
        EXPECT_TRUE(set) << (set ? "" : set.error().message);
        return set ? *set : PortraitSet();
    }
    std::string tier_of(const PortraitSet& set, std::int64_t building) {
        for (const Portrait& portrait : set.buildings) {
            if (cubes_->current()->blocks[portrait.block]->id == building) {
                return member_key(*cubes_->current(), *find_dimension(*cubes_->current(), "tax_tier"),
                                  portrait.tax_tier);
            }
        }
        return "absent";
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, PortraitsTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(PortraitsTest, add_to_what_a_query_answers_in_any_month_and_under_any_filter) {
    load(RandomWorld(20).make());
    const rights::Reader everyone = rights::ReaderFactory::for_console();
    const std::string all_stages = "stage:planned|under_construction|completed|operating|renovating|retired";
    for (const std::string month : {"2019-03", "2020-06", "2020-12"}) {
        for (const std::string& where :
             {all_stages, std::string("stage:operating"), all_stages + ";occupancy_band:lt_50|50_70",
              all_stages + ";zone:areas:za", all_stages + ";tax_tier:!lt_10m"}) {
            std::map<std::string, std::int64_t> sums;
            for (const Portrait& portrait : portray(everyone, {.month = month, .where = where}).buildings) {
                sums["building_count"] += 1;
                sums["floor_area"] += portrait.state->floor_area;
                sums["occupied_area"] += portrait.occupied_area;
                sums["vacant_area"] += portrait.vacant_area;
            }
            const Answer answer = ask({.metrics = "building_count,floor_area,occupied_area,vacant_area",
                                       .period = month,
                                       .where = where});
            for (std::size_t i = 0; i < answer.columns.size(); ++i) {
                std::string printed = text_of(answer.totals[i]);
                std::erase(printed, '.');
                EXPECT_EQ(sums[answer.columns[i].id], std::stoll(printed))
                    << month << where << answer.columns[i].id;
            }
        }
    }
}

TEST_P(PortraitsTest, hide_the_tier_of_a_building_with_one_taxpayer_from_those_who_must_not_know) {
    World world;
    world.buildings = {{.id = 1, .name = "多户楼"}, {.id = 2, .name = "独户楼"}};
    for (std::int64_t firm = 1; firm <= 4; ++firm) {
        world.firms.push_back({.id = firm, .code = fmt::format("C{:017}", firm)});
        const std::int64_t building = firm == 4 ? 2 : 1;
        world.tenancies.push_back({.id = firm, .firm = firm, .building = building});
        world.taxes.push_back({.firm = firm, .building = building, .month = 202003, .full = 500'000'000});
    }
    load(world);
    const PortraitQuestion question{.month = "2020-03"};
    const PortraitSet tax = portray(reader("tax_department", kHeping), question);
    EXPECT_EQ(tier_of(tax, 1), "10m_50m");
    EXPECT_EQ(tier_of(tax, 2), "lt_10m");
    const PortraitSet department = portray(reader("department", kHeping), question);
    EXPECT_EQ(tier_of(department, 1), "10m_50m");
    EXPECT_EQ(tier_of(department, 2), "undisclosed");
}

TEST_P(PortraitsTest, show_only_what_lies_in_scope_and_nothing_to_those_without_the_right) {
    World world;
    world.buildings = {{.id = 1, .name = "北楼"}, {.id = 2, .name = "南楼", .region = kSouthStreet}};
    load(world);
    const PortraitSet street = portray(reader("street_office", kNorthStreet), {.month = "2020-03"});
    ASSERT_EQ(street.buildings.size(), 1U);
    EXPECT_EQ(cubes_->current()->blocks[street.buildings[0].block]->name, "北楼");
    const auto refused = portraits(*cubes_->current(), reader("liaison", 0, {1}), {.month = "2020-03"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "rights.forbidden");
}

TEST_P(PortraitsTest, name_the_industry_of_most_of_the_occupied_area) {
    World world;
    world.buildings = {{.id = 1, .name = "甲"}, {.id = 2, .name = "空"}};
    world.firms = {{.id = 1, .code = "C00000000000000001", .industry = "6510"},
                   {.id = 2, .code = "C00000000000000002", .industry = "5110"},
                   {.id = 3, .code = "C00000000000000003", .industry = "5110"}};
    world.tenancies = {{.id = 1, .firm = 1, .building = 1, .area = 15000},
                       {.id = 2, .firm = 2, .building = 1, .area = 9000},
                       {.id = 3, .firm = 3, .building = 1, .area = 9000, .to = base::Day{20200531}}};
    load(world);
    const auto industries = [&](const std::string& month) {
        std::vector<std::uint32_t> found;
        const PortraitSet set = portray(rights::ReaderFactory::for_console(), {.month = month});
        for (const Portrait& portrait : set.buildings) {
            found.push_back(portrait.industry);
        }
        return std::pair(found, set.industries->classes.size() - 1);
    };
    const auto [may, unknown] = industries("2020-05");
    const auto june = industries("2020-06").first;
    EXPECT_NE(may[0], june[0]) << "a tenant left and the others have more room";
    EXPECT_EQ(may[1], unknown);
}

TEST_P(PortraitsTest, begin_and_end_with_the_months_in_sight) {
    World world;
    world.buildings = {{.id = 1, .name = "北楼"},
                       {.id = 2, .name = "南楼", .region = kSouthStreet},
                       {.id = 3, .name = "新楼"}};
    world.firms = {{.id = 1, .code = "C00000000000000001"}, {.id = 2, .code = "C00000000000000002"}};
    world.tenancies = {{.id = 1, .firm = 1, .building = 1}, {.id = 2, .firm = 2, .building = 2}};
    world.taxes = {{.firm = 1, .building = 1, .month = 202002, .full = 100},
                   {.firm = 1, .building = 1, .month = 202005, .full = 100},
                   {.firm = 2, .building = 2, .month = 201911, .full = 100}};
    load(world);
    const Cube& cube = *cubes_->current();
    const auto all = months_in_sight(cube, reader("leader", kHeping));
    ASSERT_TRUE(all);
    EXPECT_EQ(base::to_string(*all), "2019-11/2020-05");
    EXPECT_EQ(base::to_string(*months_in_sight(cube, reader("street_office", kNorthStreet))),
              "2020-02/2020-05");
    EXPECT_FALSE(months_in_sight(cube, reader("chief", 0, {3})));
}

}  // namespace
}  // namespace louyu::statistics
