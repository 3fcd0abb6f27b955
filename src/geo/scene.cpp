#include "geo/scene.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "dictionary/dictionary.hpp"

namespace louyu::geo {

namespace {

constexpr double kPatchMargin = 60;  // metres of room around the buildings of a street or zone
constexpr double kApart = 900;       // metres between buildings that do not stand together

std::string_view code_at(std::string_view list, std::uint8_t position) {
    const std::vector<dictionary::Code>& codes = dictionary::code_list(list).codes;
    return position < codes.size() ? codes[position].code : std::string_view("unknown");
}

std::string_view key_in(const std::vector<statistics::Band>& bands, std::uint32_t member) {
    const statistics::MemberRange range{static_cast<std::uint32_t>(bands.size())};
    return member < range.closed           ? bands[member].key
           : member == range.undisclosed() ? "undisclosed"
                                           : "unknown";
}

std::string_view vacancy_of(const statistics::Portrait& portrait) {
    if (portrait.state->lettable_area < 0) {
        return "unknown";
    }
    std::string_view key;
    for (const statistics::Band& band : vacancy_bands()) {
        key = portrait.vacant_area >= band.from ? band.key : key;
    }
    return key;
}

AreaSums areas_of(const statistics::Portrait& portrait) {
    const statistics::BuildingState& state = *portrait.state;
    return {.floor = state.floor_area,
            .lettable = std::max<std::int64_t>(0, state.lettable_area),
            .occupied = portrait.occupied_area,
            .rated = state.lettable_area > 0 ? portrait.occupied_area : 0,
            .vacant = portrait.vacant_area};
}

/// Gathers the buildings of regions and zones.
class PatchMaker {
  public:
    void add(std::int32_t member, const Spot& spot) {
        Part& part = parts_[member];
        part.points.push_back(spot.centre);
        part.areas += spot.areas;
        part.half = std::max(part.half, spot.half);
    }

    template <class Name>
    std::vector<Patch> finish(Name name) const {
        std::vector<Patch> patches;
        for (const auto& [member, part] : parts_) {
            Patch patch = name(static_cast<std::size_t>(member));
            patch.buildings = static_cast<std::int64_t>(part.points.size());
            patch.areas = part.areas;
            const Point& somewhere = part.points.front();
            const std::int64_t margin = std::llround(steps_of_metres(kPatchMargin, somewhere)) + part.half;
            std::size_t most = 0;
            for (const std::vector<Point>& group :
                 groups_within(part.points, std::llround(steps_of_metres(kApart, somewhere)))) {
                patch.rings.push_back(hull_around(group, margin));
                if (group.size() > most) {
                    most = group.size();
                    const Box box = box_of(patch.rings.back());
                    patch.middle = {(box.least.x + box.most.x) / 2, (box.least.y + box.most.y) / 2};
                }
            }
            patches.push_back(std::move(patch));
        }
        return patches;
    }

  private:
    struct Part {
        std::vector<Point> points;
        AreaSums areas;
        std::int64_t half = 0;
    };
    std::map<std::int32_t, Part> parts_;
};

class SceneMaker {
  public:
    SceneMaker(const statistics::Cube& cube, const Ground& ground, const statistics::PortraitSet& set)
        : cube_(cube), ground_(ground), set_(set) {}

    Scene make() {
        scene_.month = set_.month;
        scene_.day = set_.day;
        for (const statistics::Portrait& portrait : set_.buildings) {
            add(portrait);
        }
        finish_patches();
        std::sort(scene_.spots.begin(), scene_.spots.end(), [](const Spot& a, const Spot& b) {
            return std::pair(a.order, a.id) < std::pair(b.order, b.id);
        });
        if (set_.industries != nullptr) {
            for (const statistics::Classification::Class& one : set_.industries->classes) {
                scene_.industries.push_back({one.key, one.label});
            }
        }
        return std::move(scene_);
    }

  private:
    void add(const statistics::Portrait& portrait) {
        const statistics::Block& block = *cube_.blocks[portrait.block];
        const Plot* plot = ground_.find(block.id);
        const Stand* stand = plot == nullptr ? nullptr : plot->on(set_.day);
        if (stand == nullptr || !stand->is_placed) {
            ++scene_.unplaced;
            return;
        }
        const statistics::BuildingState& state = *portrait.state;
        Spot spot{.order = tile_order(stand->centre), .centre = stand->centre, .half = stand->half};
        spot.id = block.id;
        spot.name = block.name;
        spot.floors = stand->floors_above;
        spot.height = stand->height;
        spot.has_lettable = state.lettable_area >= 0;
        spot.stage = code_at("stage", state.stage);
        spot.kind = code_at("building_kind", state.kind);
        spot.occupancy_band = key_of_band(portrait.occupancy_band);
        spot.tax_tier = key_of_tier(portrait.tax_tier);
        spot.vacancy = vacancy_of(portrait);
        spot.industry = portrait.industry;
        spot.region = state.region;
        spot.areas = areas_of(portrait);
        scene_.half_most = std::max(scene_.half_most, spot.half);
        add_to_regions(spot);
        add_to_zones(block, spot);
        scene_.spots.push_back(std::move(spot));
    }

    void add_to_regions(const Spot& spot) {
        if (spot.region == statistics::kAbsent) {
            return;
        }
        std::int32_t before = statistics::kAbsent;
        for (const std::string_view level : {"street", "county"}) {
            const std::int32_t region = cube_.places->at_level(spot.region, level);
            if (region != statistics::kAbsent && region != before) {  // a park can stand for both
                regions_.add(region, spot);
                before = region;
            }
        }
    }

    void add_to_zones(const statistics::Block& block, const Spot& spot) {
        for (std::size_t i = 0; i < block.zones.size(); ++i) {
            const statistics::ZoneStay& stay = block.zones[i];
            if (stay.from <= set_.day && set_.day <= stay.to) {
                zones_.add(stay.zone, spot);
            }
        }
    }

    void finish_patches() {
        const statistics::Places& places = *cube_.places;
        scene_.regions = regions_.finish([&places](std::size_t member) {
            const statistics::Region& region = places.regions[member];
            return Patch{.code = region.code, .name = region.name, .level = region.level};
        });
        scene_.zones = zones_.finish([&places](std::size_t member) {
            const statistics::Zone& zone = places.zones[member];
            return Patch{.code = zone.code,
                         .name = zone.name,
                         .scheme = places.schemes[static_cast<std::size_t>(zone.scheme)].code};
        });
    }

    const statistics::Cube& cube_;
    const Ground& ground_;
    const statistics::PortraitSet& set_;
    Scene scene_;
    PatchMaker regions_;
    PatchMaker zones_;
};

}  // namespace

AreaSums& AreaSums::operator+=(const AreaSums& other) {
    floor += other.floor;
    lettable += other.lettable;
    occupied += other.occupied;
    rated += other.rated;
    vacant += other.vacant;
    return *this;
}

std::optional<Box> Scene::bounds() const {
    if (spots.empty()) {
        return std::nullopt;
    }
    Box box{spots.front().centre, spots.front().centre};
    for (const Spot& spot : spots) {
        box.least = {std::min(box.least.x, spot.centre.x - spot.half),
                     std::min(box.least.y, spot.centre.y - spot.half)};
        box.most = {std::max(box.most.x, spot.centre.x + spot.half),
                    std::max(box.most.y, spot.centre.y + spot.half)};
    }
    return box;
}

const std::vector<statistics::Band>& vacancy_bands() {
    // 超过 excludes: those bands begin one unit above the printed limit.
    static const std::vector<statistics::Band> bands = {{"none", "无空置", 0},
                                                        {"lt_1k", "不足1000㎡", 1},
                                                        {"1k_3k", "1000㎡（含）到3000㎡（含）", 100000},
                                                        {"3k_10k", "超过3000㎡到1万㎡（含）", 300001},
                                                        {"gt_10k", "超过1万㎡", 1000001}};
    return bands;
}

std::string_view key_of_band(std::uint32_t member) {
    return key_in(statistics::occupancy_bands(), member);
}

std::string_view key_of_tier(std::uint32_t member) {
    return key_in(statistics::tax_tiers(), member);
}

std::string_view band_of(const AreaSums& areas) {
    return key_of_band(statistics::occupancy_band_of(areas.rated, areas.lettable));
}

base::Result<Scene> make_scene(const statistics::Cube& cube, const Ground& ground,
                               const rights::Reader& reader, const statistics::PortraitQuestion& question) {
    TRY(const statistics::PortraitSet set, statistics::portraits(cube, reader, question));
    return SceneMaker(cube, ground, set).make();
}

}  // namespace louyu::geo
