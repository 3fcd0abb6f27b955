#include "geo/tile.hpp"

#include <algorithm>
#include <map>
#include <protozero/pbf_writer.hpp>
#include <unordered_map>

#include "base/decimal.hpp"
#include "base/id.hpp"

namespace louyu::geo {

namespace {

constexpr std::int64_t kExtent = 4096;
constexpr std::int64_t kMargin = 64;  // around the tile, in its units, so that edges do not show
constexpr int kCellBits = 5;          // merged: 32 cells a side

// Field numbers and constants of the vector tile specification 2.1.
enum TileField : protozero::pbf_tag_type { kTileLayersField = 3 };
enum LayerField : protozero::pbf_tag_type {
    kLayerName = 1,
    kLayerFeatures = 2,
    kLayerKeys = 3,
    kLayerValues = 4,
    kLayerExtent = 5,
    kLayerVersion = 15
};
enum FeatureField : protozero::pbf_tag_type { kFeatureTags = 2, kFeatureType = 3, kFeatureGeometry = 4 };
enum ValueField : protozero::pbf_tag_type { kTextValue = 1, kUnsignedValue = 5 };
enum GeometryType : std::int32_t { kPointType = 1, kPolygonType = 3 };
enum Command : std::uint32_t { kMoveTo = 1, kLineTo = 2, kClosePath = 7 };

std::uint32_t command(Command id, std::size_t count) {
    return static_cast<std::uint32_t>(id) | static_cast<std::uint32_t>(count) << 3;
}

std::uint32_t zigzag(std::int64_t value) {
    const auto narrow = static_cast<std::int32_t>(value);
    return (static_cast<std::uint32_t>(narrow) << 1) ^ static_cast<std::uint32_t>(narrow >> 31);
}

/// From steps of the world to units of a tile.
class Grid {
  public:
    explicit Grid(const TileId& tile) : corner_(tile.box().least), size_(tile.size()) {}
    Point operator()(const Point& point) const {
        return {divided((point.x - corner_.x) * kExtent), divided((point.y - corner_.y) * kExtent)};
    }

  private:
    /// Rounded down, below zero too.
    std::int64_t divided(std::int64_t value) const {
        return value >= 0 ? value / size_ : -((-value + size_ - 1) / size_);
    }
    Point corner_;
    std::int64_t size_;
};

/// One layer as it grows: keys and values are written once and named by number.
class LayerWriter {
  public:
    explicit LayerWriter(std::string_view name) : writer_(bytes_) {
        writer_.add_uint32(kLayerVersion, 2);
        writer_.add_string(kLayerName, name.data(), name.size());
    }

    void text(std::string_view key, std::string_view value) {
        const auto [at, is_new] = texts_.try_emplace(std::string(value), values_);
        if (is_new) {
            ++values_;
            protozero::pbf_writer written(value_writer_, kLayerValues);
            written.add_string(kTextValue, value.data(), value.size());
        }
        tag(key, at->second);
    }
    void number(std::string_view key, std::int64_t value) {
        const auto [at, is_new] = numbers_.try_emplace(value, values_);
        if (is_new) {
            ++values_;
            protozero::pbf_writer written(value_writer_, kLayerValues);
            written.add_uint64(kUnsignedValue, static_cast<std::uint64_t>(value));
        }
        tag(key, at->second);
    }

    /// Ends a feature that began with its tags.
    void point(const Point& at) {
        end_feature(kPointType, {command(kMoveTo, 1), zigzag(at.x), zigzag(at.y)});
    }
    /// One feature of any number of outer rings. Left out when they are too small to be seen; then its tags
    /// are too.
    void polygon(const std::vector<Ring>& rings) {
        std::vector<std::uint32_t> geometry;
        Point at;  // where the last command ended
        for (const Ring& ring : rings) {
            add_ring(ring, at, geometry);
        }
        if (geometry.empty()) {
            tags_.clear();
            return;
        }
        end_feature(kPolygonType, geometry);
    }

    /// Appends the layer to a tile unless it is empty.
    void finish(std::string& tile) {
        if (!has_features_) {
            return;
        }
        for (const std::string& key : keys_) {
            writer_.add_string(kLayerKeys, key);
        }
        bytes_ += value_bytes_;
        protozero::pbf_writer(bytes_).add_uint32(kLayerExtent, static_cast<std::uint32_t>(kExtent));
        protozero::pbf_writer(tile).add_message(kTileLayersField, bytes_);
    }

  private:
    static void add_ring(const Ring& ring, Point& at, std::vector<std::uint32_t>& geometry) {
        Ring kept;
        for (const Point& point : ring) {
            if (kept.empty() || kept.back() != point) {
                kept.push_back(point);
            }
        }
        while (kept.size() > 1 && kept.front() == kept.back()) {
            kept.pop_back();
        }
        if (kept.size() < 3 || doubled_area(kept) <= 0) {
            return;
        }
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (i < 2) {
                geometry.push_back(i == 0 ? command(kMoveTo, 1) : command(kLineTo, kept.size() - 1));
            }
            geometry.push_back(zigzag(kept[i].x - at.x));
            geometry.push_back(zigzag(kept[i].y - at.y));
            at = kept[i];
        }
        geometry.push_back(command(kClosePath, 1));
    }

    void tag(std::string_view key, std::uint32_t value) {
        const auto known = std::find(keys_.begin(), keys_.end(), key);
        tags_.push_back(static_cast<std::uint32_t>(known - keys_.begin()));
        if (known == keys_.end()) {
            keys_.emplace_back(key);
        }
        tags_.push_back(value);
    }

    void end_feature(GeometryType type, const std::vector<std::uint32_t>& geometry) {
        protozero::pbf_writer feature(writer_, kLayerFeatures);
        feature.add_packed_uint32(kFeatureTags, tags_.begin(), tags_.end());
        feature.add_enum(kFeatureType, type);
        feature.add_packed_uint32(kFeatureGeometry, geometry.begin(), geometry.end());
        tags_.clear();
        has_features_ = true;
    }

    std::string bytes_;
    protozero::pbf_writer writer_;
    std::string value_bytes_;
    protozero::pbf_writer value_writer_{value_bytes_};
    std::vector<std::string> keys_;  // a dozen
    std::unordered_map<std::string, std::uint32_t> texts_;
    std::unordered_map<std::int64_t, std::uint32_t> numbers_;
    std::uint32_t values_ = 0;
    std::vector<std::uint32_t> tags_;
    bool has_features_ = false;
};

void write_areas(LayerWriter& layer, const AreaSums& areas) {
    layer.number("floor_area", areas.floor);
    layer.number("lettable_area", areas.lettable);
    layer.number("occupied_area", areas.occupied);
    layer.number("rated_area", areas.rated);
    layer.number("vacant_area", areas.vacant);
}

void write_spot(LayerWriter& layer, const Scene& scene, const Spot& spot) {
    layer.text("id", base::id_to_text(spot.id));
    layer.text("name", spot.name);
    layer.number("count", 1);
    layer.number("floors_above", spot.floors);
    layer.number("height", spot.height);
    layer.text("stage", spot.stage);
    layer.text("kind", spot.kind);
    layer.text("occupancy_band", spot.occupancy_band);
    layer.text("tax_tier", spot.tax_tier);
    layer.text("vacancy", spot.vacancy);
    layer.text("industry", scene.industries[spot.industry].key);
    write_areas(layer, spot.areas);
}

/// The value all buildings of a cell share, else "mixed".
void share(std::string_view& shared, std::string_view value, bool is_first) {
    shared = is_first || shared == value ? value : "mixed";
}

/// Buildings of one grid cell, drawn as one point at their middle.
struct Cell {
    std::int64_t count = 0;
    Point sum;  // of the distances from the first
    const Spot* first = nullptr;
    AreaSums areas;
    std::string_view stage;
    std::string_view kind;
    std::string_view industry;

    void add(const Scene& scene, const Spot& spot) {
        const bool is_first = count == 0;
        first = is_first ? &spot : first;
        ++count;
        sum = {sum.x + spot.centre.x - first->centre.x, sum.y + spot.centre.y - first->centre.y};
        areas += spot.areas;
        share(stage, spot.stage, is_first);
        share(kind, spot.kind, is_first);
        share(industry, scene.industries[spot.industry].key, is_first);
    }
    Point middle() const { return {first->centre.x + sum.x / count, first->centre.y + sum.y / count}; }
};

using SpotRange = std::pair<std::vector<Spot>::const_iterator, std::vector<Spot>::const_iterator>;

SpotRange spots_in(const Scene& scene, const TileId& tile) {
    const auto begins = [](const Spot& spot, std::uint64_t order) { return spot.order < order; };
    const std::uint64_t first = tile_order(tile.box().least);
    const std::uint64_t last = tile_order(tile.box().most);
    const auto from = std::lower_bound(scene.spots.begin(), scene.spots.end(), first, begins);
    const auto to =
        std::upper_bound(from, scene.spots.end(), last,
                         [](std::uint64_t order, const Spot& spot) { return order < spot.order; });
    return {from, to};
}

void write_merged(LayerWriter& layer, const Scene& scene, const TileId& tile, const SpotRange& spots) {
    const int shift = kWorldBits - tile.zoom - kCellBits;
    std::map<Point, Cell> cells;
    for (auto spot = spots.first; spot != spots.second; ++spot) {
        cells[{spot->centre.x >> shift, spot->centre.y >> shift}].add(scene, *spot);
    }
    const Grid grid(tile);
    for (const auto& [at, cell] : cells) {
        if (cell.count == 1) {
            write_spot(layer, scene, *cell.first);
            layer.point(grid(cell.first->centre));
            continue;
        }
        layer.number("count", cell.count);
        layer.text("stage", cell.stage);
        layer.text("kind", cell.kind);
        layer.text("industry", cell.industry);
        layer.text("occupancy_band", band_of(cell.areas));
        write_areas(layer, cell.areas);
        layer.point(grid(cell.middle()));
    }
}

/// Bodies reach over the edges of the tile their middle lies in.
template <class Take>
void for_each_body(const Scene& scene, const TileId& tile, std::int64_t margin, Take take) {
    const Box wanted = tile.box().widened(margin);
    const Box searched = wanted.widened(scene.half_most);
    const std::int64_t last = (std::int64_t{1} << tile.zoom) - 1;
    const auto column = [&](std::int64_t step) {
        return std::clamp<std::int64_t>(step / tile.size(), 0, last);
    };
    for (std::int64_t x = column(searched.least.x); x <= column(searched.most.x); ++x) {
        for (std::int64_t y = column(searched.least.y); y <= column(searched.most.y); ++y) {
            const SpotRange spots = spots_in(scene, {tile.zoom, x, y});
            for (auto spot = spots.first; spot != spots.second; ++spot) {
                const Box body = Box{spot->centre, spot->centre}.widened(spot->half);
                if (body.meets(wanted)) {
                    take(
                        *spot,
                        Ring{
                            body.least, {body.most.x, body.least.y}, body.most, {body.least.x, body.most.y}});
                }
            }
        }
    }
}

/// A ring in units of the tile, without what lies beyond its margin.
Ring in_tile(const Ring& ring, const TileId& tile) {
    const std::int64_t margin = tile.size() / kExtent * kMargin;
    const Grid grid(tile);
    Ring inside;
    for (const Point& point : clip(ring, tile.box().widened(margin))) {
        inside.push_back(grid(point));
    }
    return inside;
}

std::string encode_buildings(const Scene& scene, const TileId& tile) {
    std::string bytes;
    LayerWriter points("buildings");
    const SpotRange spots = spots_in(scene, tile);
    const bool is_crowded = tile.zoom <= kCrowdedZoomMax && spots.second - spots.first > kCrowd;
    if (tile.zoom <= kMergedZoomMax || is_crowded) {
        write_merged(points, scene, tile, spots);
    } else {
        const Grid grid(tile);
        for (auto spot = spots.first; spot != spots.second; ++spot) {
            write_spot(points, scene, *spot);
            points.point(grid(spot->centre));
        }
    }
    points.finish(bytes);
    if (tile.zoom >= kBodyZoomMin) {
        LayerWriter bodies("bodies");
        for_each_body(scene, tile, tile.size() / kExtent * kMargin, [&](const Spot& spot, const Ring& body) {
            write_spot(bodies, scene, spot);
            bodies.number("drawn", 1);
            bodies.polygon({in_tile(body, tile)});
        });
        bodies.finish(bytes);
    }
    return bytes;
}

void write_patch(LayerWriter& layer, const Patch& patch) {
    layer.text("code", patch.code);
    layer.text("name", patch.name);
    if (!patch.level.empty()) {
        layer.text("level", patch.level);
    }
    if (!patch.scheme.empty()) {
        layer.text("scheme", patch.scheme);
    }
    layer.number("count", patch.buildings);
    layer.text("occupancy_band", band_of(patch.areas));
    write_areas(layer, patch.areas);
    layer.number("drawn", 1);
}

std::string encode_patches(const std::vector<Patch>& patches, std::string_view name, const TileId& tile) {
    std::string bytes;
    LayerWriter outlines(name);
    LayerWriter names("names");
    const Grid grid(tile);
    for (const Patch& patch : patches) {
        std::vector<Ring> rings;
        for (const Ring& ring : patch.rings) {
            rings.push_back(in_tile(ring, tile));
        }
        write_patch(outlines, patch);
        outlines.polygon(rings);
        if (tile.box().contains(patch.middle)) {
            write_patch(names, patch);
            names.point(grid(patch.middle));
        }
    }
    outlines.finish(bytes);
    names.finish(bytes);
    return bytes;
}

base::Json fields_json(std::string_view layer) {
    base::Json fields = base::Json::object({{"count", "楼宇座数"},
                                            {"occupancy_band", "入驻率分档"},
                                            {"floor_area", "建筑面积，0.01㎡"},
                                            {"lettable_area", "可租售面积，0.01㎡"},
                                            {"occupied_area", "入驻面积，0.01㎡"},
                                            {"rated_area", "入驻面积（可租售面积已登记的楼宇），0.01㎡"},
                                            {"vacant_area", "空置面积，0.01㎡"},
                                            {"name", "名称"}});
    if (layer == "buildings") {
        return fields.set("id", "编号")
            .set("floors_above", "地上层数")
            .set("height", "高度，米，按每层4米")
            .set("stage", "楼宇状态")
            .set("kind", "楼宇类型")
            .set("tax_tier", "本年累计税收分档")
            .set("vacancy", "空置面积分档")
            .set("industry", "主要行业")
            .set("drawn", "1为示意形体");
    }
    fields.set("code", "代码").set("drawn", "1为示意范围");
    return layer == "zones" ? fields.set("scheme", "划分方案") : fields.set("level", "级别");
}

base::Json vector_layer(std::string_view id, std::string_view layer, int zoom_min) {
    return base::Json::object(
        {{"id", id}, {"fields", fields_json(layer)}, {"minzoom", zoom_min}, {"maxzoom", kTileZoomMax}});
}

}  // namespace

bool is_tile_layer(std::string_view name) {
    return std::find(kTileLayers.begin(), kTileLayers.end(), name) != kTileLayers.end();
}

std::string encode_tile(const Scene& scene, std::string_view layer, const TileId& tile) {
    if (tile.zoom > kTileZoomMax) {
        return "";
    }
    if (layer == "buildings") {
        return encode_buildings(scene, tile);
    }
    return encode_patches(layer == "zones" ? scene.zones : scene.regions, layer, tile);
}

base::Json tile_json(const Scene& scene, std::string_view layer) {
    base::Json layers = base::Json::array({vector_layer(layer, layer, 0)});
    if (layer == "buildings") {
        layers.push(vector_layer("bodies", layer, kBodyZoomMin));
    } else {
        layers.push(vector_layer("names", layer, 0));
    }
    base::Json json = base::Json::object({{"tilejson", "3.0.0"},
                                          {"name", layer},
                                          {"scheme", "xyz"},
                                          {"minzoom", 0},
                                          {"maxzoom", kTileZoomMax}});
    const std::string address =
        fmt::format("/tiles/{}/{{z}}/{{x}}/{{y}}.mvt?month={}", layer, base::to_string(scene.month));
    json.set("tiles", base::Json::array({base::Json(address)}));
    if (const std::optional<Box> bounds = scene.bounds()) {
        const Position least = to_position({bounds->least.x, bounds->most.y});
        const Position most = to_position({bounds->most.x, bounds->least.y});
        base::Json corners = base::Json::array();
        for (const double degrees : {least.longitude, least.latitude, most.longitude, most.latitude}) {
            corners.push(base::Json::Decimal{fmt::format("{:.6f}", degrees)});
        }
        json.set("bounds", std::move(corners));
    }
    return json.set("vector_layers", std::move(layers));
}

}  // namespace louyu::geo
