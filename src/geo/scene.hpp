#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "geo/ground.hpp"
#include "geo/polygon.hpp"
#include "rights/reader.hpp"
#include "statistics/portraits.hpp"

// What one reader sees of the buildings in one month, laid out on the ground and ready to be cut into tiles.
namespace louyu::geo {

/// Areas in 0.01 ㎡ that add over buildings.
struct AreaSums {
    std::int64_t floor = 0;
    std::int64_t lettable = 0;  // of buildings for which it is known
    std::int64_t occupied = 0;
    std::int64_t rated =
        0;  // occupied, of buildings whose lettable area is above zero: the numerator of the rate
    std::int64_t vacant = 0;

    AreaSums& operator+=(const AreaSums& other);
};

/// A building on the map. Codes are keys of the statistics' dimensions and point into them.
struct Spot {
    std::uint64_t order = 0;  // tile_order(centre)
    Point centre = {};
    std::int64_t half = 0;
    std::int64_t id = 0;
    std::string name = {};
    int floors = 0;
    int height = 0;
    bool has_lettable = false;
    std::string_view stage = {};
    std::string_view kind = {};
    std::string_view occupancy_band = {};
    std::string_view tax_tier = {};
    std::string_view vacancy = {};
    std::uint32_t industry = 0;                 // in Scene::industries
    std::int32_t region = statistics::kAbsent;  // in Places::regions
    AreaSums areas = {};
};

/// A street, district or zone as hulls around the buildings this reader sees in it, one around each group of
/// them that stands together: no boundary was surveyed.
struct Patch {
    std::string code;
    std::string name = {};
    std::string level = {};   // of a region; "" for a zone
    std::string scheme = {};  // of a zone; "" for a region
    std::int64_t buildings = 0;
    AreaSums areas = {};
    std::vector<Ring> rings = {};
    Point middle = {};  // of the ring with most buildings, where the name stands
};

struct SceneIndustry {
    std::string key;
    std::string label;
};

struct Scene {
    base::Month month;
    base::Day day;
    std::vector<Spot> spots;  // by order
    std::int64_t half_most = 0;
    std::int64_t unplaced = 0;  // buildings without coordinates, which cannot be drawn
    std::vector<Patch> regions;
    std::vector<Patch> zones;
    std::vector<SceneIndustry> industries;  // the last is 未归类

    /// Of all that is drawn; empty ground gives nullopt.
    std::optional<Box> bounds() const;
};

/// Ascending by vacant area: 无空置, 不足1000㎡ … 超过1万㎡. What is above 3 000 ㎡ is an idle resource
/// (R046).
const std::vector<statistics::Band>& vacancy_bands();

/// The band of a sum of buildings: 不足50% … 85%以上, unknown.
std::string_view band_of(const AreaSums& areas);
std::string_view key_of_band(std::uint32_t member);
std::string_view key_of_tier(std::uint32_t member);

/// Errors as of statistics::portraits().
base::Result<Scene> make_scene(const statistics::Cube& cube, const Ground& ground,
                               const rights::Reader& reader, const statistics::PortraitQuestion& question);

}  // namespace louyu::geo
