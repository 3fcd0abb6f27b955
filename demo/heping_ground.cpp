#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "demo/heping.hpp"
#include "demo/random.hpp"

// Where the buildings of 和平区 stand: along their roads, on either side, none on another. The roads run
// about where they really run; the place of a single building on its road is invented.
namespace louyu::demo {

namespace {

// Metres of a degree at 41.78° north.
constexpr double kEastDegree = 83010;
constexpr double kNorthDegree = 111080;

/// In metres east and north of 123.40° E, 41.78° N.
struct GroundSpot {
    double east = 0;
    double north = 0;
};

struct RoadStretch {
    std::string_view street;
    std::string_view road;
    double from_longitude, from_latitude, to_longitude, to_latitude;

    GroundSpot from() const { return spot(from_longitude, from_latitude); }
    GroundSpot to() const { return spot(to_longitude, to_latitude); }

  private:
    static GroundSpot spot(double longitude, double latitude) {
        return {(longitude - 123.40) * kEastDegree, (latitude - 41.78) * kNorthDegree};
    }
};

constexpr RoadStretch kRoadStretches[] = {{"太原街街道", "胜利北街", 123.3961, 41.7945, 123.3989, 41.8010},
                                          {"太原街街道", "太原北街", 123.3997, 41.7935, 123.4027, 41.8005},
                                          {"太原街街道", "太原南街", 123.3989, 41.7915, 123.3955, 41.7835},
                                          {"太原街街道", "南京北街", 123.4055, 41.7930, 123.4081, 41.7990},
                                          {"太原街街道", "南京南街", 123.4044, 41.7905, 123.4027, 41.7865},
                                          {"太原街街道", "和平北大街", 123.4116, 41.7945, 123.4133, 41.7985},
                                          {"太原街街道", "中华路", 123.3962, 41.7925, 123.4115, 41.7889},
                                          {"太原街街道", "中山路", 123.3965, 41.7932, 123.4062, 41.7958},
                                          {"太原街街道", "民主路", 123.3962, 41.7912, 123.4040, 41.7850},
                                          {"马路湾街道", "中山路", 123.4085, 41.7966, 123.4140, 41.7985},
                                          {"马路湾街道", "和平北大街", 123.4095, 41.7895, 123.4110, 41.7930},
                                          {"马路湾街道", "和平南大街", 123.4050, 41.7790, 123.4085, 41.7870},
                                          {"马路湾街道", "南五马路", 123.3990, 41.7815, 123.4095, 41.7790},
                                          {"马路湾街道", "文化路", 123.4005, 41.7722, 123.4065, 41.7712},
                                          {"新华街道", "南京南街", 123.3966, 41.7720, 123.4013, 41.7830},
                                          {"新华街道", "胜利南街", 123.3857, 41.7700, 123.3917, 41.7840},
                                          {"南湖街道", "文化路", 123.4120, 41.7702, 123.4260, 41.7680},
                                          {"南湖街道", "三好街", 123.4185, 41.7770, 123.4140, 41.7580},
                                          {"南湖街道", "南五马路", 123.4115, 41.7783, 123.4175, 41.7768},
                                          {"沈水湾街道", "和平南大街", 123.3953, 41.7560, 123.3995, 41.7660},
                                          {"沈水湾街道", "文化路", 123.4280, 41.7676, 123.4330, 41.7667},
                                          {"南市场街道", "南京北街", 123.4085, 41.8000, 123.4104, 41.8045},
                                          {"南市场街道", "和平北大街", 123.4136, 41.7990, 123.4150, 41.8025},
                                          {"南市场街道", "十一纬路", 123.4165, 41.7950, 123.4300, 41.7915},
                                          {"南市场街道", "八经街", 123.4190, 41.7985, 123.4165, 41.7915},
                                          {"北市场街道", "和平北大街", 123.4155, 41.8035, 123.4176, 41.8085},
                                          {"北市场街道", "市府大路", 123.4110, 41.8088, 123.4290, 41.8070},
                                          {"北市场街道", "皇寺路", 123.4115, 41.8125, 123.4230, 41.8118},
                                          {"浑河湾街道", "胜利南街", 123.3810, 41.7630, 123.3745, 41.7520},
                                          {"长白街道", "长白西路", 123.3830, 41.7420, 123.3930, 41.7330},
                                          {"浑河站西街道", "胜利南街", 123.3600, 41.7200, 123.3540, 41.7080}};

const RoadStretch& road_stretch_of(const World& world, const Building& building) {
    const std::string& street = world.streets[static_cast<std::size_t>(building.street)].name;
    for (const RoadStretch& stretch : kRoadStretches) {
        if (stretch.street == street && stretch.road == building.road) {
            return stretch;
        }
    }
    throw base::Bug("no such stretch of road");
}

/// Half the side of the square of one floor, in metres.
double half_side_of(const Building& building) {
    const double floors = building.floors_above + building.floors_below;
    return std::sqrt(static_cast<double>(building.floor_area) / kSquareMetre / floors) / 2;
}

/// Finds room for one building after another.
class FreeGround {
  public:
    GroundSpot find_room(const RoadStretch& stretch, double half, Random& random) {
        constexpr double kPavement = 22;  // from the middle of the road to a wall
        constexpr double kStep = 5;
        const GroundSpot from = stretch.from();
        const double east = stretch.to().east - from.east;
        const double north = stretch.to().north - from.north;
        const double length = std::hypot(east, north);
        const auto steps = static_cast<std::int64_t>(length / kStep);
        const std::int64_t start = random.below(steps);
        const std::int64_t first_side = random.below(2);
        for (int row = 0; row < 4; ++row) {  // behind the front row where the road is full
            for (std::int64_t i = 0; i < 2 * steps; ++i) {
                const double along = static_cast<double>((start + i / 2) % steps) * kStep / length;
                const double side = (i + first_side) % 2 == 0 ? 1 : -1;
                const double aside = side * (kPavement + half * 1.3 + row * 90.0) / length;
                const GroundSpot spot{from.east + east * along - north * aside,
                                      from.north + north * along + east * aside};
                if (is_free(spot, half)) {
                    taken_.push_back({spot, half});
                    return spot;
                }
            }
        }
        throw base::Bug("no room along the road");
    }

  private:
    bool is_free(const GroundSpot& spot, double half) const {
        constexpr double kAlley = 18;  // between two walls
        return std::none_of(taken_.begin(), taken_.end(), [&](const Taken& other) {
            const double room = half + other.half + kAlley;
            return std::abs(spot.east - other.spot.east) < room &&
                   std::abs(spot.north - other.spot.north) < room;
        });
    }

    struct Taken {
        GroundSpot spot;
        double half;
    };
    std::vector<Taken> taken_;
};

/// In the frame the building's record names. Over a district the shift of GCJ-02 is a plane to within 8 m.
void write_place(Building& building, const GroundSpot& spot) {
    double longitude = 123.40 + spot.east / kEastDegree;
    double latitude = 41.78 + spot.north / kNorthDegree;
    if (building.frame == "GCJ-02") {
        const double east = longitude - 123.40;
        const double north = latitude - 41.78;
        longitude += 0.0061437 + 0.0005467 * east + 0.0001416 * north;
        latitude += 0.0024456 + 0.0000803 * east + 0.0000510 * north;
    }
    constexpr double kMicro = 1e6;  // the ledger prints six decimals
    building.longitude = std::llround(longitude * kMicro) * 10;
    building.latitude = std::llround(latitude * kMicro) * 10;
}

}  // namespace

void place_heping_buildings(World& world) {
    FreeGround ground;
    for (std::size_t i = 0; i < world.buildings.size(); ++i) {
        Building& building = world.buildings[i];
        Random random(world.seed, "ground", i);
        write_place(building,
                    ground.find_room(road_stretch_of(world, building), half_side_of(building), random));
    }
}

}  // namespace louyu::demo
