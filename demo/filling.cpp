#include "demo/filling.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "demo/naming.hpp"

namespace louyu::demo {

namespace {

constexpr Area kLeastRoom = 12 * kSquareMetre;
constexpr int kRoomsPerFloor = 99;

/// A stretch of space: an occupant, or vacant (firm -1).
struct Stretch {
    std::int32_t firm = -1;
    Area area = 0;
    bool is_self_used = false;
};

/// Puts stretches on floors one after another; a large one takes whole floors.
class Layout {
  public:
    Layout(World& world, int building, Area floor_room)
        : world_(world), building_(building), floor_room_(floor_room) {}

    void place(const Stretch& stretch) {
        Area rest = stretch.area;
        if (rest <= floor_room_ * 5 / 4) {
            if (used_ > 0 && used_ + rest > floor_room_ * 9 / 8) {
                next_floor();
            }
            put(stretch, rest);
            return;
        }
        if (used_ > floor_room_ * 3 / 5) {
            next_floor();
        }
        while (rest > 0) {
            Area piece = floor_room_ - used_;
            if (rest < piece * 5 / 4) {
                piece = rest;
            }
            put(stretch, piece);
            rest -= piece;
        }
    }
    int floors() const { return used_ > 0 ? floor_ : floor_ - 1; }

  private:
    void put(const Stretch& stretch, Area area) {
        ++position_;
        used_ += area;
        world_.units.push_back(
            {building_, static_cast<std::int16_t>(floor_), static_cast<std::int16_t>(position_), area});
        if (stretch.firm >= 0) {
            Stay stay;
            stay.firm = stretch.firm;
            stay.unit = static_cast<std::int32_t>(world_.units.size()) - 1;
            stay.is_self_used = stretch.is_self_used;
            world_.stays.push_back(stay);
        }
        if (used_ >= floor_room_ || position_ >= kRoomsPerFloor) {
            next_floor();
        }
    }
    void next_floor() {
        ++floor_;
        position_ = 0;
        used_ = 0;
    }

    World& world_;
    std::int32_t building_;
    Area floor_room_;
    int floor_ = 1;
    int position_ = 0;
    Area used_ = 0;
};

/// Vacant space as whole floors when there is much of it, else as a few rooms.
std::vector<Stretch> vacant_stretches(Area vacant, Area floor_room, Random& random) {
    std::vector<Stretch> stretches;
    if (vacant == 0) {
        return stretches;
    }
    const Area piece =
        vacant > floor_room * 2 ? floor_room : std::max<Area>(vacant / random.number(1, 5), kLeastRoom);
    Area rest = vacant;
    while (rest > 0) {
        const Area area = rest < piece * 3 / 2 ? rest : piece;
        stretches.push_back({-1, area, false});
        rest -= area;
    }
    return stretches;
}

}  // namespace

std::vector<Occupant> share_space(const Building& building, const std::vector<std::int32_t>& firms,
                                  const std::vector<std::int64_t>& weights) {
    std::vector<Occupant> occupants;
    if (firms.empty()) {
        return occupants;
    }
    const Area occupied = building.lettable_area - building.vacant_area;
    const auto count = static_cast<Area>(firms.size());
    CHECK(occupied > count * kLeastRoom);
    const std::vector<std::int64_t> parts = apportion(occupied - count * kLeastRoom, weights);
    for (std::size_t i = 0; i < firms.size(); ++i) {
        occupants.push_back({firms[i], kLeastRoom + parts[i], false});
    }
    return occupants;
}

void fill_building(World& world, int number, std::vector<Occupant> occupants, Random& random) {
    if (world.unit_begin.empty()) {
        world.unit_begin.push_back(0);
    }
    CHECK(static_cast<int>(world.unit_begin.size()) == number + 1);
    Building& building = world.buildings[static_cast<std::size_t>(number)];
    if (building.lettable_area > 0) {
        const Area per_floor = (900 + building.lettable_area / kSquareMetre / 70) * kSquareMetre;
        const Area floors = std::clamp<Area>(building.lettable_area / per_floor, 3, 48);
        const Area floor_room = building.lettable_area / floors;
        std::vector<Stretch> stretches = vacant_stretches(building.vacant_area, floor_room, random);
        std::vector<Stretch> large;
        for (const Occupant& occupant : occupants) {
            (occupant.area > floor_room ? large : stretches)
                .push_back({occupant.firm, occupant.area, occupant.is_self_used});
        }
        random.shuffle(stretches);
        Layout layout(world, number, floor_room);
        for (const Stretch& stretch : stretches) {
            layout.place(stretch);
        }
        for (const Stretch& stretch : large) {  // the large ones sit at the top
            layout.place(stretch);
        }
        building.floors_above = layout.floors();
    } else {
        building.floors_above =
            static_cast<int>(std::clamp<Area>(building.floor_area / (2500 * kSquareMetre), 5, 68));
    }
    world.unit_begin.push_back(static_cast<std::int32_t>(world.units.size()));
}

void furnish(Building& building, const World& world, int number, Random& random) {
    const Street& street = world.streets[static_cast<std::size_t>(building.street)];
    building.code = fmt::format("{}{:04}", street.district_code, number);
    building.road_number = random.number(1, 299);
    building.frame = random.chance(700) ? "GCJ-02" : "CGCS2000";
    building.floors_below = random.number(1, 3);
    building.business_area =
        building.stage == Stage::kUnderConstruction || building.stage == Stage::kPlanned
            ? building.floor_area / 10 * 8
            : building.lettable_area + (building.floor_area - building.lettable_area) / 3;
    building.lifts = static_cast<int>(std::max<Area>(2, building.floor_area / (4500 * kSquareMetre)));
    building.parking = static_cast<int>(building.floor_area / (random.between(180, 420) * kSquareMetre));
    const int year = random.number(1996, 2016);
    building.completed_on = base::Day{year * 10000 + random.number(1, 6) * 100 + random.number(1, 28)};
    building.operating_since = base::Day{year * 10000 + random.number(7, 12) * 100 + random.number(1, 28)};
    const std::string brand = building_name(static_cast<std::uint64_t>(number) + 3001).substr(0, 6);
    building.owner =
        building.ownership == "分散产权" ? "多个产权人" : fmt::format("沈阳{}置业有限公司", brand);
    building.operator_name = fmt::format("沈阳{}商业运营管理有限公司", brand);
    building.property_company = fmt::format(
        "沈阳{}物业服务有限公司", building_name(static_cast<std::uint64_t>(number) + 4501).substr(0, 6));
    building.is_key = building.floor_area >= 30000 * kSquareMetre;
}

}  // namespace louyu::demo
