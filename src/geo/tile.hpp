#pragma once
#include <array>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "geo/scene.hpp"

// Mapbox Vector Tiles 2.1 cut from a Scene.
namespace louyu::geo {

inline constexpr std::array<std::string_view, 3> kTileLayers = {"buildings", "regions", "zones"};
bool is_tile_layer(std::string_view name);

/// Up to this zoom the buildings of each cell of a grid are drawn as one point with their true sums …
inline constexpr int kMergedZoomMax = 9;
/// … and up to this one where a tile would hold more of them than can be told apart.
inline constexpr int kCrowdedZoomMax = 12;
inline constexpr std::ptrdiff_t kCrowd = 2500;
/// From this zoom on buildings have bodies.
inline constexpr int kBodyZoomMin = 14;
/// Finer tiles show nothing more; the page enlarges these.
inline constexpr int kTileZoomMax = 16;

/// The bytes of a tile; empty when nothing of the layer lies in it. Layer "buildings" holds two layers:
/// points named buildings at every zoom and, near, their bodies named bodies; the other two hold a layer
/// names with one point for each name.
std::string encode_tile(const Scene& scene, std::string_view layer, const TileId& tile);

/// TileJSON 3.0, with the bounds of what is drawn.
base::Json tile_json(const Scene& scene, std::string_view layer);

}  // namespace louyu::geo
