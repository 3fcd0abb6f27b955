#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "geo/frame.hpp"

// The Web Mercator square in which tiles are cut: 2^32 steps a side from the north-west corner, about 9 mm
// each at the equator.
namespace louyu::geo {

/// Signed and wide, since margins reach over the edges of the square.
struct Point {
    std::int64_t x = 0;
    std::int64_t y = 0;
    auto operator<=>(const Point&) const = default;
};

inline constexpr int kWorldBits = 32;
inline constexpr std::int64_t kWorldSize = std::int64_t{1} << kWorldBits;

/// Latitudes beyond the square (85.05°) are moved to its edge.
Point to_point(Position position);
Position to_position(Point point);
/// How many steps a length on the ground takes there.
double steps_of_metres(double metres, Point at);

struct Box {
    Point least;
    Point most;

    bool contains(Point point) const {
        return least.x <= point.x && point.x <= most.x && least.y <= point.y && point.y <= most.y;
    }
    bool meets(const Box& other) const {
        return least.x <= other.most.x && other.least.x <= most.x && least.y <= other.most.y &&
               other.least.y <= most.y;
    }
    Box widened(std::int64_t margin) const {
        return {{least.x - margin, least.y - margin}, {most.x + margin, most.y + margin}};
    }
};

inline constexpr int kZoomMax = 22;

struct TileId {
    int zoom = 0;
    std::int64_t x = 0;
    std::int64_t y = 0;

    std::int64_t size() const { return std::int64_t{1} << (kWorldBits - zoom); }
    /// From its first step to its last.
    Box box() const;
};
/// Reads "14", "13805", "6123"; nullopt for what is not a tile.
std::optional<TileId> parse_tile(std::string_view zoom, std::string_view x, std::string_view y);

/// Orders points so that those of any tile stand together. Only for points in the square.
std::uint64_t tile_order(Point point);

}  // namespace louyu::geo
