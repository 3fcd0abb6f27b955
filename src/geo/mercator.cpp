#include "geo/mercator.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace louyu::geo {

namespace {

constexpr double kSquareSize = static_cast<double>(kWorldSize);
constexpr double kEarthCircumference = 40075016.685578488;  // of the sphere of Web Mercator, in metres

std::int64_t to_step(double part) {
    const auto step = static_cast<std::int64_t>(std::floor(part * kSquareSize));
    return std::clamp<std::int64_t>(step, 0, kWorldSize - 1);
}

std::uint64_t spread(std::uint64_t bits) {
    bits = (bits | bits << 16) & 0x0000ffff0000ffffU;
    bits = (bits | bits << 8) & 0x00ff00ff00ff00ffU;
    bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0fU;
    bits = (bits | bits << 2) & 0x3333333333333333U;
    return (bits | bits << 1) & 0x5555555555555555U;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = -1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
    return is_whole && number >= 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

Point to_point(Position position) {
    const double angle = position.latitude / 180 * std::numbers::pi;
    const double north = std::asinh(std::tan(angle)) / std::numbers::pi;
    return {to_step(position.longitude / 360 + 0.5), to_step((1 - north) / 2)};
}

Position to_position(Point point) {
    const double x = static_cast<double>(point.x) / kSquareSize;
    const double y = static_cast<double>(point.y) / kSquareSize;
    return {(x - 0.5) * 360, std::atan(std::sinh((1 - 2 * y) * std::numbers::pi)) / std::numbers::pi * 180};
}

double steps_of_metres(double metres, Point at) {
    const double shrink = std::cos(to_position(at).latitude / 180 * std::numbers::pi);
    return metres / (kEarthCircumference * shrink) * kSquareSize;
}

Box TileId::box() const {
    return {{x * size(), y * size()}, {(x + 1) * size() - 1, (y + 1) * size() - 1}};
}

std::optional<TileId> parse_tile(std::string_view zoom, std::string_view x, std::string_view y) {
    const auto z = parse_number(zoom);
    const auto column = parse_number(x);
    const auto row = parse_number(y);
    if (!z || !column || !row || *z > kZoomMax) {
        return std::nullopt;
    }
    const TileId tile{static_cast<int>(*z), *column, *row};
    const std::int64_t count = std::int64_t{1} << tile.zoom;
    return tile.x < count && tile.y < count ? std::optional(tile) : std::nullopt;
}

std::uint64_t tile_order(Point point) {
    return spread(static_cast<std::uint64_t>(point.x)) | spread(static_cast<std::uint64_t>(point.y)) << 1;
}

}  // namespace louyu::geo
