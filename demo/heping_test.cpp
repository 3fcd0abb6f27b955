#include "demo/heping.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "demo/attribution.hpp"
#include "demo/credit_code.hpp"
#include "demo/heping_plan.hpp"
#include "demo/industries.hpp"
#include "demo/naming.hpp"
#include "demo/tax_spread.hpp"
#include "demo/truth.hpp"

namespace louyu::demo {
namespace {

using base::Day;
using base::Month;

/// The printed figures must hold whatever the seed.
class HepingOfSeed : public testing::TestWithParam<std::uint64_t> {
  protected:
    static const World& world() { return get().first; }
    static const Truth& truth() { return get().second; }

  private:
    static const std::pair<World, Truth>& get() {
        static std::map<std::uint64_t, std::pair<World, Truth>> made;
        auto found = made.find(GetParam());
        if (found == made.end()) {
            World world = make_heping(GetParam());
            Truth truth = find_truth(world);
            found = made.emplace(GetParam(), std::pair{std::move(world), std::move(truth)}).first;
        }
        return found->second;
    }
};
INSTANTIATE_TEST_SUITE_P(Seeds, HepingOfSeed, testing::Values(1, 2, 42, 20201231, 18446744073709551615ULL));

TEST_P(HepingOfSeed, has_the_printed_buildings_and_areas) {
    EXPECT_EQ(truth().operating_buildings, 89);                       // H1
    EXPECT_EQ(truth().floor_area, 422700000);                         // H2, 0.01 ㎡
    EXPECT_GE(truth().mean_occupancy, 850000);                        // H3
    EXPECT_EQ(truth().above_100000, 11);                              // H4
    EXPECT_EQ(truth().under_construction_area, 335000000);            // H5
    EXPECT_EQ(truth().occupancy_bands, (std::array{5, 10, 18, 56}));  // H6
    const Area vacant = truth().lettable_area - truth().occupied_area - truth().scattered_vacant;
    const Area lettable = truth().lettable_area - truth().scattered_lettable;
    EXPECT_GE(vacant * 1000, lettable * 145);  // H17: about 15 %
    EXPECT_LT(vacant * 1000, lettable * 155);
}

TEST_P(HepingOfSeed, has_the_printed_zones) {
    EXPECT_EQ(truth().zones, (std::map<std::string, int>{{"太原街商贸金融产业区", 40},
                                                         {"三好街创新创业示范区", 29},
                                                         {"西塔北市南市文化产业区", 18},
                                                         {"浑河文化旅游产业发展带", 2}}));
    EXPECT_EQ(truth().clusters.size(), 3U);
    EXPECT_EQ(truth().clusters.at("泛太原街楼宇集聚区") + truth().clusters.at("大三好街楼宇集聚区") +
                  truth().clusters.at("长白满融文化创意新兴产业及总部经济集聚区"),
              89);
}

TEST_P(HepingOfSeed, has_the_printed_tax_tiers) {
    EXPECT_EQ(truth().tiers[0],
              (std::vector<std::string>{"新世界商务大厦", "中海国际中心", "华润大厦A座", "沈阳银基发展中心",
                                        "中兴-沈阳商业大厦", "总统大厦", "汇锦金融中心", "北约客置地广场",
                                        "光大大厦", "华航大厦", "泰宸商务大厦"}));
    EXPECT_EQ(truth().tiers[1], (std::vector<std::string>{"浑河万科中心", "欧亚联营商务大厦", "嘉润大厦",
                                                          "民生银行大厦", "机械大厦", "新世纪商务大厦"}));
    EXPECT_EQ(truth().tiers[2], std::vector<std::string>{"新世界丰盛商务大厦"});
    EXPECT_EQ(truth().top_tier_tax, 439000000000);  // H9
    const Money year =
        std::accumulate(truth().tax_by_month.begin() + 12, truth().tax_by_month.end(), Money{0});
    EXPECT_EQ(year, kDistrictTax2020);
    EXPECT_EQ((truth().top_tier_tax * 1000000 + year / 2) / year, 275000);  // 27.5 %
    std::map<std::string, int> by_street;                                   // H16
    for (const BuildingTruth& building : truth().buildings) {
        by_street[building.street] += building.tax_last_year >= 10000 * kWan ? 1 : 0;
    }
    EXPECT_EQ(by_street["南湖街道"], 3);
    EXPECT_EQ(by_street["太原街街道"], 3);
    EXPECT_EQ(by_street["南市场街道"], 2);
    EXPECT_EQ(by_street["沈水湾街道"], 2);
    EXPECT_EQ(by_street["马路湾街道"], 1);
}

TEST_P(HepingOfSeed, has_the_printed_idle_resources) {
    using Part = std::pair<int, Area>;
    EXPECT_EQ(truth().idle_resources, 24);   // H18
    EXPECT_EQ(truth().idle_area, 65800000);  // the parts of H19; the plan prints 65.9
    EXPECT_EQ(truth().idle_by_street, (std::map<std::string, Part>{{"太原街街道", {16, 55200000}},
                                                                   {"南市场街道", {1, 1500000}},
                                                                   {"北市场街道", {3, 2900000}},
                                                                   {"马路湾街道", {2, 4700000}},
                                                                   {"长白街道", {1, 1000000}},
                                                                   {"南湖街道", {1, 500000}}}));
    const BuildingTruth& latest =
        truth().buildings[static_cast<std::size_t>(find_building(world(), "新世界商务中心"))];
    EXPECT_EQ(latest.firms, 6);  // H22
    EXPECT_EQ(latest.vacant_area(), 4496000);
}

TEST_P(HepingOfSeed, has_the_printed_firms_by_class) {
    EXPECT_EQ(truth().firms, kTenantFirms);
    EXPECT_EQ(truth().firms_by_class.size(), 15U);
    EXPECT_EQ(truth().firms_by_class.at("商贸业"), 5593);
    EXPECT_EQ(truth().firms_by_class.at("科技产业"), 3130);
    EXPECT_EQ(truth().firms_by_class.at("金融业"), 231);
    EXPECT_EQ(truth().firms_by_class.at("文化产业"), 407);
    EXPECT_EQ(truth().firms_in_two_buildings, 124);
    EXPECT_EQ(truth().registered_here, kTenantFirms * 70 / 100);
    EXPECT_EQ(truth().paying_here, kTenantFirms * 75 / 100);
}

TEST_P(HepingOfSeed, has_the_printed_key_firms_of_2019) {
    EXPECT_EQ(truth().above_ten_million.firms, 157);  // H13
    EXPECT_EQ(truth().above_ten_million.inside, 62);
    EXPECT_EQ(truth().above_ten_million.inside_tax, kTenMillionInsideTax);
    EXPECT_EQ(truth().above_ten_million.tax, kTenMillionTax);
    EXPECT_EQ(truth().above_five_million.firms, 286);  // H14
    EXPECT_EQ(truth().above_five_million.inside, 118);
    EXPECT_EQ(truth().above_five_million.inside_tax, kFiveMillionInsideTax);
    EXPECT_EQ(truth().above_five_million.tax, kFiveMillionTax);
}

TEST_P(HepingOfSeed, stands_on_every_boundary) {
    std::set<Money> taxes;
    std::set<Area> floor_areas;
    int exact_rates[3] = {};
    int exact_vacancy = 0;
    for (const BuildingTruth& building : truth().buildings) {
        taxes.insert(building.tax_last_year);
        floor_areas.insert(building.floor_area);
        if (building.stage == "operating") {
            exact_rates[0] += building.occupied_area * 100 == building.lettable_area * 50;
            exact_rates[1] += building.occupied_area * 100 == building.lettable_area * 70;
            exact_rates[2] += building.occupied_area * 100 == building.lettable_area * 85;
            exact_vacancy += building.vacant_area() == 300000;
        }
    }
    for (Money edge : {10000000000, 9999999999, 7000000000, 5000000000, 4999999999}) {
        EXPECT_TRUE(taxes.contains(edge)) << edge;
    }
    EXPECT_TRUE(floor_areas.contains(10000000));  // exactly 100 000 ㎡ is not 超过
    EXPECT_EQ(exact_rates[0], 1);
    EXPECT_EQ(exact_rates[1], 1);
    EXPECT_EQ(exact_rates[2], 1);
    EXPECT_EQ(exact_vacancy, 1);
    std::multiset<Money> firms;
    for (std::size_t i = 0; i < world().firms.size(); ++i) {
        firms.insert(world().tax_of(i, 0));
    }
    EXPECT_GE(firms.count(kTenMillion), 1U);
    EXPECT_GE(firms.count(kFiveMillion), 1U);
    EXPECT_GE(firms.count(kTenMillion - 1), 1U);
}

TEST_P(HepingOfSeed, never_has_two_firms_in_one_unit) {
    for (std::size_t i = 0; i < world().stays.size(); ++i) {
        const Stay& stay = world().stays[i];
        ASSERT_TRUE(base::is_valid(stay.from));
        ASSERT_TRUE(stay.to.yyyymmdd == 0 || (base::is_valid(stay.to) && stay.from < stay.to));
        ASSERT_TRUE(base::is_valid(stay.lease_end)) << stay.lease_end.yyyymmdd;
        ASSERT_EQ(world().building_of(stay).stage, Stage::kOperating);
        if (i > 0 && world().stays[i - 1].unit == stay.unit) {
            ASSERT_NE(world().stays[i - 1].to.yyyymmdd, 0);
            ASSERT_LT(world().stays[i - 1].to, stay.from);
        }
    }
}

TEST_P(HepingOfSeed, fills_its_buildings_to_the_last_hundredth) {
    for (std::size_t b = 0; b < world().buildings.size(); ++b) {
        const Building& building = world().buildings[b];
        Area sum = 0;
        std::set<std::pair<int, int>> rooms;
        for (std::int32_t i = world().unit_begin[b]; i < world().unit_begin[b + 1]; ++i) {
            const Unit& unit = world().units[static_cast<std::size_t>(i)];
            ASSERT_GT(unit.area, 0);
            ASSERT_LE(unit.floor, building.floors_above);
            ASSERT_TRUE(rooms.insert({unit.floor, unit.position}).second);
            sum += unit.area;
        }
        EXPECT_EQ(sum, building.lettable_area) << building.name;
        EXPECT_EQ(truth().buildings[b].vacant_area(),
                  building.stage == Stage::kOperating ? building.vacant_area : sum);
        EXPECT_LE(building.lettable_area, building.business_area);
        EXPECT_LE(building.business_area, building.floor_area);
    }
}

TEST_P(HepingOfSeed, names_every_firm_and_building_once) {
    std::set<std::string> names;
    std::set<std::string> codes;
    for (const Firm& firm : world().firms) {
        EXPECT_TRUE(names.insert(firm_name(world(), firm)).second) << firm_name(world(), firm);
        const std::string code = firm_code(world(), firm);
        EXPECT_EQ(code.size(), 18U);
        EXPECT_TRUE(codes.insert(code).second) << code;
    }
    std::set<std::string> buildings;
    for (const Building& building : world().buildings) {
        EXPECT_TRUE(buildings.insert(building.name).second) << building.name;
    }
    for (const char* name :
         {"新世界商务大厦", "新世纪商务大厦", "新世界丰盛商务大厦", "新世界商务中心", "新世界商业中心二期",
          "中海国际中心", "中海国际大厦", "诚大数码大厦", "城大数码广场", "OneWorld世界城", "华润大厦A座"}) {
        EXPECT_TRUE(buildings.contains(name)) << name;  // C6, C7: separate, a person decides
    }
}

TEST_P(HepingOfSeed, grows_by_class_as_printed) {
    std::map<int, std::set<std::int32_t>> before;
    for (const Stay& stay : world().stays) {
        if (holds(stay, Day{20191231})) {
            before[world().firms[static_cast<std::size_t>(stay.firm)].local_class].insert(stay.firm);
        }
    }
    const auto growth = [&](int local_class, int now) {
        const auto was = static_cast<std::int64_t>(before[local_class].size());
        return ((now - was) * 10000 / was + 5) / 10;  // per mille, rounded
    };
    EXPECT_EQ(growth(kTrade, 5593), 91);    // H20: +9.1 %
    EXPECT_EQ(growth(kScience, 3130), 23);  // +2.3 %
}

TEST_P(HepingOfSeed, lets_ten_firms_give_back_1_2_square_metres) {
    const int zhonghai = find_building(world(), "中海国际大厦");
    int left = 0;
    Area released = 0;
    for (const Stay& stay : world().stays) {
        if (world().units[static_cast<std::size_t>(stay.unit)].building == zhonghai &&
            stay.to.year() == 2020) {
            ++left;
            released += stay.released_area;
        }
    }
    EXPECT_EQ(left, 10);
    EXPECT_EQ(released, 120);  // H21
}

TEST_P(HepingOfSeed, moves_ping_an_with_its_tax) {
    const auto bank =
        static_cast<std::size_t>(std::find_if(world().firms.begin(), world().firms.end(),
                                              [](const Firm& f) { return f.known_name == kPingAn; }) -
                                 world().firms.begin());
    ASSERT_EQ(firm_name(world(), world().firms[bank]), "平安银行股份有限公司沈阳分行");
    const Attribution attribution(world());
    EXPECT_EQ(attribution.building_of(bank, Month{202003}), find_building(world(), "嘉润大厦"));
    EXPECT_EQ(attribution.building_of(bank, Month{202004}), find_building(world(), "北约客置地广场"));
    EXPECT_GE(world().tax_of(bank, 0), kTenMillion);
}

TEST_P(HepingOfSeed, moves_as_many_as_its_stock_changes) {
    // Seats (firm and building) at the two ends of 2020 differ by what moved in and out.
    const auto seats = [](Day day) {
        std::set<std::pair<int, std::int32_t>> held;
        for (const Stay& stay : world().stays) {
            if (holds(stay, day)) {
                held.insert({world().units[static_cast<std::size_t>(stay.unit)].building, stay.firm});
            }
        }
        return static_cast<int>(held.size());
    };
    const int in = std::accumulate(truth().moved_in.begin() + 12, truth().moved_in.end(), 0);
    const int out = std::accumulate(truth().moved_out.begin() + 12, truth().moved_out.end(), 0);
    EXPECT_EQ(seats(Day{20201231}) - seats(Day{20191231}), in - out);
    EXPECT_GT(out, 500);
}

TEST_P(HepingOfSeed, has_single_source_buildings) {
    for (const auto& [name, firm_index] :
         {std::pair{"沈阳银基发展中心", kMerchantsBank}, std::pair{"中兴-沈阳商业大厦", kZhongxing},
          std::pair{"光大大厦", kEverbright}}) {  // H25
        const BuildingTruth& building =
            truth().buildings[static_cast<std::size_t>(find_building(world(), name))];
        for (std::size_t i = 0; i < world().firms.size(); ++i) {
            if (world().firms[i].known_name == firm_index) {
                EXPECT_GT(world().tax_of(i, 1) * 4, building.tax_last_year * 3) << name;
            }
        }
    }
}

TEST_P(HepingOfSeed, spreads_each_year_to_the_fen) {
    std::int64_t rows = 0;
    int refunds = 0;
    for (std::size_t i = 0; i < world().firms.size(); ++i) {
        for (int year = 0; year < 2; ++year) {
            const MonthAmounts months = months_of(world(), i, year);
            Money sum = 0;
            for (int m = 0; m < 12; ++m) {
                const Money amount = months[static_cast<std::size_t>(m)];
                const Month month{(2019 + year) * 100 + m + 1};
                const KindAmounts kinds = kinds_of(world(), i, month, amount);
                ASSERT_EQ(std::accumulate(kinds.begin(), kinds.end(), Money{0}), amount);
                ASSERT_TRUE(amount == 0 || (world().firms[i].first_tax_month <= month &&
                                            month <= world().firms[i].last_tax_month));
                sum += amount;
                rows += amount != 0;
                refunds += amount < 0;
            }
            ASSERT_EQ(sum, world().tax_of(i, year));
        }
    }
    EXPECT_GT(rows, 100000);
    EXPECT_LT(rows, 200000);
    EXPECT_GT(refunds, 20);
}

TEST_P(HepingOfSeed, splits_a_firm_of_two_offices_without_loss) {
    int both = 0;
    for (std::size_t i = 0; i < world().firms.size(); ++i) {
        const Firm& firm = world().firms[i];
        if (firm.office != Office::kBoth) {
            continue;
        }
        ++both;
        const KindAmounts whole = kinds_of(world(), i, Month{202012}, 123456789);
        const KindAmounts first = at_office(firm, whole, Office::kDistrict);
        const KindAmounts second = at_office(firm, whole, Office::kThird);
        for (std::size_t kind = 0; kind < kTaxKindCount; ++kind) {
            EXPECT_EQ(first[kind] + second[kind], whole[kind]);
            EXPECT_TRUE(first[kind] == 0 || second[kind] == 0);
        }
    }
    EXPECT_GT(both, 5);
}

TEST_P(HepingOfSeed, has_no_building_on_another) {
    // Where a building is in metres; the shift of GCJ-02 is the same all over the district to within some metres.
    const auto metres = [](const Building& building) {
        const bool is_shifted = building.frame == "GCJ-02";
        return std::pair((building.longitude - (is_shifted ? 61437 : 0)) * 83010 / 10'000'000,
                         (building.latitude - (is_shifted ? 24456 : 0)) * 111080 / 10'000'000);
    };
    for (const Building& a : world().buildings) {
        EXPECT_TRUE(a.longitude > 1'233'000'000 && a.longitude < 1'234'500'000) << a.name;
        EXPECT_TRUE(a.latitude > 417'000'000 && a.latitude < 418'300'000) << a.name;
        for (const Building& b : world().buildings) {
            const auto side = [](const Building& one) {
                return static_cast<std::int64_t>(std::sqrt(static_cast<double>(one.floor_area) / kSquareMetre /
                                                           (one.floors_above + one.floors_below)));
            };
            const std::int64_t room = (side(a) + side(b)) / 2;
            const auto [east_a, north_a] = metres(a);
            const auto [east_b, north_b] = metres(b);
            EXPECT_TRUE(&a == &b || std::abs(east_a - east_b) > room || std::abs(north_a - north_b) > room)
                << a.name << " and " << b.name;
        }
    }
}

TEST(Heping, differs_with_the_seed_but_not_without) {
    const World one = make_heping(1);
    const World same = make_heping(1);
    const World other = make_heping(3);
    EXPECT_EQ(one.yearly, same.yearly);
    EXPECT_NE(one.yearly, other.yearly);
}

TEST(CreditCode, agrees_with_published_examples) {
    EXPECT_EQ(complete_credit_code("91", "350100", "M000100Y"), "91350100M000100Y43");
    EXPECT_EQ(complete_credit_code("11", "320000", "MB151840"), "11320000MB151840XJ");
    EXPECT_EQ(complete_credit_code("31", "320508", "MD0TXT02"), "31320508MD0TXT02X8");
    EXPECT_EQ(complete_credit_code("91", "140105", "MA0T0005"), "91140105MA0T000540");  // 31 → 0
}

TEST(LocalClasses, take_every_division_once_and_add_to_all_firms) {
    int firms = 0;
    std::map<std::string, int> prefixes;
    for (const LocalClass& local : local_classes()) {
        firms += local.firms;
        std::string_view rest = local.prefixes;
        while (!rest.empty()) {
            const std::size_t end = rest.find(' ');
            ++prefixes[std::string(rest.substr(0, end))];
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }
    EXPECT_EQ(firms, kTenantFirms);
    EXPECT_EQ(prefixes.size(), 98U);  // 97 divisions and 723 within 72
    for (const auto& [prefix, count] : prefixes) {
        EXPECT_EQ(count, 1) << prefix;
    }
    for (const LocalClass& local : local_classes()) {  // each code falls into its own class
        for (std::int16_t code : local.codes) {
            const std::string text = fmt::format("{:04}", code);
            const std::string prefix =
                prefixes.contains(text.substr(0, 3)) ? text.substr(0, 3) : text.substr(0, 2);
            EXPECT_NE((" " + std::string(local.prefixes) + " ").find(" " + prefix + " "), std::string::npos)
                << text;
        }
    }
}

}  // namespace
}  // namespace louyu::demo
