#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "demo/filling.hpp"
#include "demo/heping.hpp"
#include "demo/heping_plan.hpp"
#include "demo/naming.hpp"
#include "demo/regions.hpp"

namespace louyu::demo {

namespace {

int find_street(const World& world, std::string_view name) {
    for (std::size_t i = 0; i < world.streets.size(); ++i) {
        if (world.streets[i].name == name) {
            return static_cast<int>(i);
        }
    }
    throw base::Bug("no such street");
}

/// Vacancy of a well-filled building: 0.6 % to 6 %, and never above 2 990 ㎡, so that it is no idle resource.
Area light_vacancy(Area lettable, Random& random) {
    const Area wanted = lettable / 1000 * random.between(6, 60);
    return std::min<Area>(wanted, random.between(2300, 2989) * kSquareMetre + random.between(0, 99));
}

Building from_plan(const World& world, const PlannedBuilding& planned, Random& random) {
    Building building;
    building.street = find_street(world, planned.street);
    building.zones = {planned.zone, planned.cluster};
    building.road = planned.road;
    building.floor_area = planned.floor_area * kSquareMetre;
    building.lettable_area = planned.lettable_area * kSquareMetre;
    building.vacant_area = planned.vacant_area >= 0 ? planned.vacant_area * kSquareMetre
                                                    : light_vacancy(building.lettable_area, random);
    building.stage = planned.stage;
    building.kind = planned.kind;
    building.ownership = planned.ownership;
    building.idle_cause = planned.idle_cause;
    building.is_invented = planned.name.empty();
    building.name = planned.name;
    return building;
}

/// The invented well-filled buildings: their floor areas add to what the plan's total leaves.
void add_fillers(World& world, Random& random) {
    Area left = kTotalFloorArea;
    for (const Building& building : world.buildings) {
        left -= building.stage == Stage::kOperating ? building.floor_area : 0;
    }
    std::vector<std::int64_t> weights;
    for (const FillerGroup& group : filler_groups()) {
        for (int i = 0; i < group.count; ++i) {
            weights.push_back(random.between(60, 150));
        }
    }
    const std::vector<std::int64_t> areas = apportion(left, weights);
    std::size_t next = 0;
    for (const FillerGroup& group : filler_groups()) {
        for (int i = 0; i < group.count; ++i) {
            PlannedBuilding planned{"", group.street, group.zone, group.cluster, group.road, 0, 0, -1};
            planned.kind = random.chance(800) ? "商务办公" : "酒店";
            planned.ownership = random.chance(250) ? "少数产权人" : "单一产权";
            Building building = from_plan(world, planned, random);
            building.floor_area = areas[next++];
            building.lettable_area = building.floor_area / 1000 * random.between(690, 740);
            building.vacant_area = light_vacancy(building.lettable_area, random);
            world.buildings.push_back(building);
        }
    }
}

void name_and_furnish(World& world) {
    int number = 0;
    for (Building& building : world.buildings) {
        ++number;
        Random random(world.seed, "building", static_cast<std::uint64_t>(number));
        if (building.is_invented) {
            building.name = building_name(static_cast<std::uint64_t>(number) * 17);
        }
        furnish(building, world, number, random);
        if (building.stage == Stage::kUnderConstruction || building.stage == Stage::kPlanned) {
            building.completed_on = {};
            building.operating_since = {};
        } else if (building.stage == Stage::kCompleted) {
            building.completed_on = base::Day{20200900 + random.number(1, 28)};
            building.operating_since = {};
        }
    }
    Building& latest = world.buildings[static_cast<std::size_t>(find_building(world, "新世界商务中心"))];
    latest.completed_on = base::Day{20190628};
    latest.operating_since = base::Day{20191128};  // 2019年底新运营 (H22)
    world.buildings[static_cast<std::size_t>(find_building(world, "OneWorld世界城"))].aliases =
        "One World世界城";
    world.buildings[static_cast<std::size_t>(find_building(world, "原新华购书中心"))].aliases =
        "新华购书中心";
    world.buildings[static_cast<std::size_t>(find_building(world, "光荣世家（华瑞国际）"))].aliases =
        "光荣世家、华瑞国际";
}

}  // namespace

int find_building(const World& world, std::string_view name) {
    for (std::size_t i = 0; i < world.buildings.size(); ++i) {
        if (world.buildings[i].name == name) {
            return static_cast<int>(i);
        }
    }
    throw base::Bug("no such building");
}

void build_heping_buildings(World& world) {
    const std::string_view districts[] = {kHepingCode};
    world.streets = streets_of(districts);
    for (const ZoneScheme* scheme : {&industry_zones(), &planned_clusters()}) {
        Zoning zoning{std::string(scheme->code), std::string(scheme->name), {}};
        for (const ZoneName& zone : scheme->zones) {
            zoning.zones.push_back({std::string(zone.code), std::string(zone.name)});
        }
        world.zonings.push_back(std::move(zoning));
    }
    Random random(world.seed, "buildings");
    for (const PlannedBuilding& planned : planned_buildings()) {
        world.buildings.push_back(from_plan(world, planned, random));
    }
    add_fillers(world, random);
    for (const PlannedTax& planned : planned_taxes()) {
        world.buildings[static_cast<std::size_t>(find_building(world, planned.building))].tax_wanted =
            planned.fen;
    }
    name_and_furnish(world);
}

World make_heping(std::uint64_t seed) {
    World world;
    world.seed = seed;
    world.shape = {kHepingFirst, kHepingLast, kHepingCutoff};
    build_heping_buildings(world);
    settle_heping_firms(world);
    place_heping_buildings(world);
    write_heping_history(world);
    plan_heping_taxes(world);
    return world;
}

}  // namespace louyu::demo
