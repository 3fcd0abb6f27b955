#include "demo/metropolis.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "demo/files.hpp"
#include "demo/naming.hpp"
#include "demo/tax_spread.hpp"
#include "demo/truth.hpp"

namespace louyu::demo {
namespace {

using base::Month;

MetropolisPlan small_plan() {
    return {{"210103", "210106"}, 40, 3000, 60000, {Month{201901}, Month{202012}, base::Day{20201231}}};
}

const World& small_world() {
    static const World world = make_metropolis(small_plan(), 7);
    return world;
}

std::int64_t count_rows(const World& world) {
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < world.firms.size(); ++i) {
        for (int year = 0; year < world.shape.years(); ++year) {
            for (Money amount : months_of(world, i, year)) {
                rows += amount != 0;
            }
        }
    }
    return rows;
}

TEST(Metropolis, has_the_planned_size) {
    EXPECT_EQ(small_world().buildings.size(), 40U);
    EXPECT_EQ(find_truth(small_world()).firms, 3000);
    EXPECT_GE(count_rows(small_world()), 60000);
    EXPECT_LT(count_rows(small_world()), 75000);
}

TEST(Metropolis, fills_buildings_exactly_and_never_a_unit_twice) {
    const World& world = small_world();
    const Truth truth = find_truth(world);
    for (std::size_t b = 0; b < world.buildings.size(); ++b) {
        Area sum = 0;
        for (std::int32_t i = world.unit_begin[b]; i < world.unit_begin[b + 1]; ++i) {
            sum += world.units[static_cast<std::size_t>(i)].area;
        }
        EXPECT_EQ(sum, world.buildings[b].lettable_area);
        EXPECT_EQ(truth.buildings[b].vacant_area(), world.buildings[b].vacant_area);
    }
    for (std::size_t i = 1; i < world.stays.size(); ++i) {
        ASSERT_LE(world.stays[i - 1].unit, world.stays[i].unit);
        if (world.stays[i - 1].unit == world.stays[i].unit) {
            ASSERT_NE(world.stays[i - 1].to.yyyymmdd, 0);
            ASSERT_LT(world.stays[i - 1].to, world.stays[i].from);
        }
        ASSERT_TRUE(base::is_valid(world.stays[i].from));
    }
}

TEST(Metropolis, orders_firms_by_district) {
    const std::vector<District> districts = districts_of(small_world());
    ASSERT_EQ(districts.size(), 2U);
    EXPECT_EQ(districts[0].code, "210103");
    EXPECT_EQ(districts[0].firm_begin, 0U);
    EXPECT_EQ(districts[0].firm_end, districts[1].firm_begin);
    EXPECT_EQ(districts[1].firm_end, small_world().firms.size());
    for (const Stay& stay : small_world().stays) {
        const Firm& firm = small_world().firms[static_cast<std::size_t>(stay.firm)];
        const Building& building = small_world().building_of(stay);
        ASSERT_EQ(small_world().streets[static_cast<std::size_t>(firm.street)].district_code,
                  small_world().streets[static_cast<std::size_t>(building.street)].district_code);
    }
}

TEST(Metropolis, writes_each_district_its_own_ledgers) {
    FileSet files{std::filesystem::temp_directory_path() / ("louyu_metropolis_test_" + base::random_hex(6)),
                  {}};
    write_enterprises(small_world(), files);
    write_registration(small_world(), files);
    write_district_tax(small_world(), files);
    std::set<std::string> places;
    std::size_t tax_files = 0;
    for (const FileEntry& entry : files.entries) {
        EXPECT_TRUE(std::filesystem::exists(files.folder / entry.file));
        EXPECT_TRUE(places.insert(entry.file).second) << entry.file;
        EXPECT_TRUE(entry.district == "210103" || entry.district == "210106");
        tax_files += entry.kind == "tax";
    }
    EXPECT_EQ(tax_files, 2U * 24U);
    std::filesystem::remove_all(files.folder);
}

TEST(Metropolis, names_millions_of_firms_and_buildings_without_repeating) {
    World world;
    world.streets = small_world().streets;
    std::set<std::string> names;
    std::set<std::string> codes;
    for (std::uint32_t serial : {0U, 1U, 342999U, 343000U, 343001U, 686000U, 2500000U, 2843000U}) {
        Firm firm;
        firm.serial = serial;
        firm.is_registered_here = true;
        names.insert(firm_name(world, firm));
        codes.insert(firm_code(world, firm));
    }
    EXPECT_EQ(names.size(), 8U);
    EXPECT_EQ(codes.size(), 8U);
    std::set<std::string> buildings;
    for (std::uint64_t number = 0; number < 21000; ++number) {
        buildings.insert(building_name(number));
    }
    EXPECT_EQ(buildings.size(), 21000U);
}

TEST(Metropolis, plans_ten_districts_and_the_whole_province) {
    EXPECT_EQ(city_plan().districts.size(), 10U);
    EXPECT_EQ(province_plan().districts.size(), 100U);
    EXPECT_EQ(city_plan().shape.years() * 12, 60);
    EXPECT_EQ(province_plan().tax_rows, 10 * city_plan().tax_rows);
}

}  // namespace
}  // namespace louyu::demo
