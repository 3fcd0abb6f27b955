#include <algorithm>
#include <charconv>

#include "api/routes.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "geo/tile.hpp"

// /tiles: vector tiles and their TileJSON; /map: what the map page needs beside them, and its table.
namespace louyu::api {

namespace {

using base::Json;

constexpr std::string_view kTileType = "application/vnd.mapbox-vector-tile";
constexpr int kMapBuildingsMax = 5000;
constexpr int kRateDigits = 6;

/// The data and the rights that a map answer follows from.
std::string data_of(const geo::Sight& sight) {
    return fmt::format("{:016x}\n{}", sight.scope, sight.stamp);
}

http::Etag map_etag(const Call& call, const geo::Sight& sight) {
    return etag_of_question(call, data_of(sight));
}

/// Changes when any tile of this reader may have.
std::string map_version(const Call& call, const geo::Sight& sight) {
    return etag_of_text(fmt::format("{}\n{}", call.services().version, data_of(sight))).value;
}

geo::Sight look(const Call& call) {
    return call.services().atlas.look(call.services().database, call.services().cubes.current(),
                                      call.reader());
}

base::Result<std::shared_ptr<const geo::Scene>> scene_of(const Call& call, const geo::Sight& sight) {
    return call.services().atlas.scene(
        sight, call.reader(), {.month = call.query_text("month"), .where = call.query_text("where")});
}

base::Error no_layer() {
    return {base::ErrorKind::kNotFound, "api.unknown_layer",
            fmt::format("没有这个图层，可用的有：{}。", base::join({"buildings", "regions", "zones"}, "、"))};
}

/// "6123.mvt" → "6123"; "" for any other ending.
std::string_view without_ending(std::string_view name, std::string_view ending) {
    return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string_view();
}

base::Result<http::Response> get_tile(const Call& call) {
    const std::string& layer = call.path_text("layer");
    if (!geo::is_tile_layer(layer)) {
        return no_layer();
    }
    const auto tile = geo::parse_tile(call.path_text("z"), call.path_text("x"),
                                      without_ending(call.path_text("y"), ".mvt"));
    if (!tile) {
        return base::Error{base::ErrorKind::kNotFound, "api.unknown_tile",
                           "没有这块地图，地址应为 /tiles/图层/级别/列/行.mvt。"};
    }
    const geo::Sight sight = look(call);
    const http::Etag etag = map_etag(call, sight);
    if (auto response = unchanged(call, etag)) {
        return *std::move(response);
    }
    TRY(const auto scene, scene_of(call, sight));
    return http::text(200, geo::encode_tile(*scene, layer, *tile), kTileType).with(etag);
}

base::Result<http::Response> get_tile_json(const Call& call) {
    const std::string layer(without_ending(call.path_text("layer"), ".json"));
    if (!geo::is_tile_layer(layer)) {
        return no_layer();
    }
    const geo::Sight sight = look(call);
    TRY(const auto scene, scene_of(call, sight));
    Json json = geo::tile_json(*scene, layer);
    if (const auto& base_map = call.services().atlas.settings().base) {
        json.set("attribution", base_map->attribution);
    }
    return http::json(json, map_etag(call, sight));
}

/// A tenth of a metre, which is what a step of the map's square is good for.
Json degrees_json(double degrees) {
    return fmt::format("{:.6f}", degrees);
}

/// West, south, east, north; null on empty ground.
Json bounds_json(const geo::Scene& scene) {
    const std::optional<geo::Box> box = scene.bounds();
    if (!box) {
        return {};
    }
    const geo::Position west_south = geo::to_position({box->least.x, box->most.y});
    const geo::Position east_north = geo::to_position({box->most.x, box->least.y});
    return Json::array({degrees_json(west_south.longitude), degrees_json(west_south.latitude),
                        degrees_json(east_north.longitude), degrees_json(east_north.latitude)});
}

Json base_map_json(const geo::MapSettings& settings) {
    if (!settings.base) {
        return {};
    }
    Json addresses = Json::array();
    for (const std::string& address : settings.base->addresses) {
        addresses.push(address);
    }
    return Json::object({{"addresses", std::move(addresses)},
                         {"frame", geo::to_string(settings.base->frame)},
                         {"attribution", settings.base->attribution},
                         {"zoomMax", settings.base->zoom_max}});
}

Json map_class_json(std::string_view key, std::string_view label) {
    return Json::object({{"key", key}, {"label", label}});
}

Json bands_json(const std::vector<statistics::Band>& bands) {
    Json list = Json::array();
    for (const statistics::Band& band : bands) {
        list.push(map_class_json(band.key, band.label));
    }
    return list;
}

Json legends_json(const geo::Scene& scene) {
    Json industries = Json::array();
    for (const geo::SceneIndustry& industry : scene.industries) {
        industries.push(map_class_json(industry.key, industry.label));
    }
    return Json::object({{"occupancy_band", bands_json(statistics::occupancy_bands())},
                         {"tax_tier", bands_json(statistics::tax_tiers())},
                         {"vacancy", bands_json(geo::vacancy_bands())},
                         {"industry", std::move(industries)}});
}

base::Result<http::Response> get_map(const Call& call) {
    const geo::Sight sight = look(call);
    TRY(const auto scene, scene_of(call, sight));
    const geo::MapSettings& settings = call.services().atlas.settings();
    const auto months = statistics::months_in_sight(*sight.cube, call.reader());
    Json json = Json::object({{"frame", geo::to_string(settings.drawn())},
                              {"base", base_map_json(settings)},
                              {"bounds", bounds_json(*scene)},
                              {"month", base::to_string(scene->month)},
                              {"months", Json()},
                              {"buildings", scene->spots.size()},
                              {"unplaced", scene->unplaced},
                              {"legends", legends_json(*scene)}});
    if (months) {
        json.set("months", Json::object({{"first", base::to_string(months->first)},
                                         {"last", base::to_string(months->last)}}));
    }
    return http::json(json, map_etag(call, sight));
}

/// bbox=west,south,east,north in degrees of the map's frame.
base::Result<std::optional<geo::Box>> bbox_of(const Call& call) {
    const std::string text = call.query_text("bbox");
    if (text.empty()) {
        return std::optional<geo::Box>();
    }
    std::vector<double> degrees;
    for (const std::string& part : base::split(text, ',')) {
        double value = 0;
        const auto parsed = std::from_chars(part.data(), part.data() + part.size(), value);
        const bool is_number = parsed.ec == std::errc{} && parsed.ptr == part.data() + part.size();
        if (is_number && value >= -180 && value <= 180) {
            degrees.push_back(value);
        }
    }
    if (degrees.size() != 4 || degrees[0] > degrees[2] || degrees[1] > degrees[3]) {
        return bad_parameter("参数 bbox 应为 西,南,东,北，单位为度。");
    }
    return std::optional(
        geo::Box{geo::to_point({degrees[0], degrees[3]}), geo::to_point({degrees[2], degrees[1]})});
}

Json area_json(std::int64_t area) {
    return base::format_decimal(area, base::kAreaScale);
}

Json spot_json(const statistics::Cube& cube, const geo::Scene& scene, const geo::Spot& spot) {
    const geo::Position at = geo::to_position(spot.centre);
    const auto region = static_cast<std::size_t>(spot.region);
    const bool has_rate = spot.areas.lettable > 0;
    return Json::object(
        {{"id", base::id_to_text(spot.id)},
         {"name", spot.name},
         {"longitude", degrees_json(at.longitude)},
         {"latitude", degrees_json(at.latitude)},
         {"region", spot.region == statistics::kAbsent ? std::string() : cube.places->regions[region].name},
         {"floors_above", spot.floors},
         {"stage", spot.stage},
         {"kind", spot.kind},
         {"floor_area", area_json(spot.areas.floor)},
         {"lettable_area", spot.has_lettable ? area_json(spot.areas.lettable) : Json()},
         {"occupied_area", area_json(spot.areas.occupied)},
         {"vacant_area", spot.has_lettable ? area_json(spot.areas.vacant) : Json()},
         {"occupancy_rate",
          has_rate ? Json(base::format_ratio({spot.areas.rated, spot.areas.lettable}, kRateDigits)) : Json()},
         {"occupancy_band", spot.occupancy_band},
         {"tax_tier", spot.tax_tier},
         {"vacancy", spot.vacancy},
         {"industry", scene.industries[spot.industry].key}});
}

base::Result<http::Response> list_map_buildings(const Call& call) {
    TRY(const int limit, call.query_integer("limit", kPageMax, 1, kMapBuildingsMax));
    TRY(const std::optional<geo::Box> box, bbox_of(call));
    const geo::Sight sight = look(call);
    const http::Etag etag = map_etag(call, sight);
    if (auto response = unchanged(call, etag)) {
        return *std::move(response);
    }
    TRY(const auto scene, scene_of(call, sight));
    std::vector<const geo::Spot*> inside;
    for (const geo::Spot& spot : scene->spots) {
        if (!box || box->contains(spot.centre)) {
            inside.push_back(&spot);
        }
    }
    std::sort(inside.begin(), inside.end(), [](const geo::Spot* a, const geo::Spot* b) {
        return std::tie(a->name, a->id) < std::tie(b->name, b->id);
    });
    Json items = Json::array();
    for (const geo::Spot* spot : inside) {
        if (items.items().size() == static_cast<std::size_t>(limit)) {
            break;
        }
        items.push(spot_json(*sight.cube, *scene, *spot));
    }
    const std::size_t returned = items.items().size();
    return http::json(Json::object({{"items", std::move(items)},
                                    {"numberReturned", returned},
                                    {"numberMatched", inside.size()},
                                    {"unplaced", scene->unplaced},
                                    {"month", base::to_string(scene->month)},
                                    {"dataVersion", map_version(call, sight)}}),
                      etag);
}

Operation map_operation(std::string id, std::string summary) {
    return {
        .id = std::move(id),
        .summary = std::move(summary),
        .tag = "map",
        .needs = Needs::kRight,
        .capabilities = {rights::Capability::kReadStatistics},
        .parameters = {{"month", "月份，例如 2020-12；缺省为最近有税收的月份"},
                       {"where", "维度:值|值，多个用分号分隔，同统计查询；不指定楼宇状态时各种状态都在内"}}};
}

}  // namespace

void mount_tiles(Routes& routes) {
    Operation tile =
        map_operation("get_tile", "矢量瓦片（Mapbox Vector Tile 2.1）：buildings、regions、zones");
    tile.response_type = std::string(kTileType);
    routes.get("/tiles/{layer}/{z}/{x}/{y}", tile, get_tile);

    Operation json = map_operation("get_tile_json", "图层说明（TileJSON 3.0），地址为 /tiles/图层.json");
    json.response_schema = R"({"type":"object"})";
    routes.get("/tiles/{layer}", json, get_tile_json);

    Operation map = map_operation("get_map", "地图设置、范围与图例");
    map.response_schema = "#MapSettings";
    routes.get("/api/v1/map", map, get_map);

    Operation buildings = map_operation("list_map_buildings", "地图上的楼宇，与瓦片同一口径");
    buildings.parameters.push_back({"bbox", "西,南,东,北，单位为度，按地图的坐标系"});
    buildings.parameters.push_back({"limit", "至多几座", R"({"type":"integer","minimum":1,"maximum":5000})"});
    buildings.response_schema = "#MapBuildings";
    routes.get("/api/v1/map/buildings", buildings, list_map_buildings);
}

}  // namespace louyu::api
