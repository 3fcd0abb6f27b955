#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

// The frames in which coordinates of Chinese places are written.
namespace louyu::geo {

/// CGCS2000 differs from WGS 84 by centimetres and is taken as equal. GCJ-02 (高德, 腾讯) is shifted against
/// both by up to some 700 m, BD-09 (百度) once more against GCJ-02.
enum class Frame { kWgs84, kCgcs2000, kGcj02, kBd09 };

/// A code of the dictionary's list coordinate_frame.
std::optional<Frame> frame_from(std::string_view code);
std::string_view to_string(Frame frame);

/// Degrees, east and north.
struct Position {
    double longitude = 0;
    double latitude = 0;
};

/// The registry keeps 10^-7 degree, about a centimetre.
Position position_of(std::int64_t longitude_e7, std::int64_t latitude_e7);

/// Right to better than a metre, both ways; outside China, where there is no shift, unchanged.
Position convert(Position position, Frame from, Frame to);

}  // namespace louyu::geo
