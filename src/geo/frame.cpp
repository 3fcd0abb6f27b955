#include "geo/frame.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace louyu::geo {

namespace {

constexpr std::array<std::pair<std::string_view, Frame>, 4> kFrames = {{{"wgs84", Frame::kWgs84},
                                                                        {"cgcs2000", Frame::kCgcs2000},
                                                                        {"gcj02", Frame::kGcj02},
                                                                        {"bd09", Frame::kBd09}}};

/// The rectangle within which coordinates are shifted.
bool is_shifted(const Position& at) {
    return at.longitude >= 72.004 && at.longitude <= 137.8347 && at.latitude >= 0.8293 &&
           at.latitude <= 55.8271;
}

double wave(double at, double step, double strength) {
    return strength * std::sin(at * step * std::numbers::pi);
}

/// Waves that both shifts share, by degrees east of 105° and north of 35°.
double common_wave(double x) {
    return (wave(x, 6, 20) + wave(x, 2, 20)) * 2 / 3;
}

double shift_north(double x, double y) {
    const double slope = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
    const double waves =
        wave(y, 1, 20) + wave(y, 1.0 / 3, 40) + wave(y, 1.0 / 12, 160) + wave(y, 1.0 / 30, 320);
    return slope + common_wave(x) + waves * 2 / 3;
}

double shift_east(double x, double y) {
    const double slope = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
    const double waves =
        wave(x, 1, 20) + wave(x, 1.0 / 3, 40) + wave(x, 1.0 / 12, 150) + wave(x, 1.0 / 30, 300);
    return slope + common_wave(x) + waves * 2 / 3;
}

/// The shift in metres is turned into degrees on the ellipsoid of Krasovsky.
Position to_gcj02(const Position& at) {
    if (!is_shifted(at)) {
        return at;
    }
    constexpr double kRadius = 6378245.0;
    constexpr double kEccentricity = 0.00669342162296594323;  // squared
    const double x = at.longitude - 105;
    const double y = at.latitude - 35;
    const double angle = at.latitude / 180 * std::numbers::pi;
    const double curvature = 1 - kEccentricity * std::sin(angle) * std::sin(angle);
    const double meridian = kRadius * (1 - kEccentricity) / (curvature * std::sqrt(curvature));
    const double parallel = kRadius / std::sqrt(curvature) * std::cos(angle);
    return {at.longitude + shift_east(x, y) / parallel * 180 / std::numbers::pi,
            at.latitude + shift_north(x, y) / meridian * 180 / std::numbers::pi};
}

constexpr double kTurn = std::numbers::pi * 3000 / 180;

Position gcj02_to_bd09(const Position& at) {
    if (!is_shifted(at)) {
        return at;
    }
    const double radius = std::hypot(at.longitude, at.latitude) + 0.00002 * std::sin(at.latitude * kTurn);
    const double angle = std::atan2(at.latitude, at.longitude) + 0.000003 * std::cos(at.longitude * kTurn);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

/// The place that `forward` takes to `wanted`. The shift changes slowly, so that each step leaves less than a
/// hundredth of the error.
template <class Forward>
Position inverse(const Position& wanted, Forward forward) {
    constexpr int kStepsMax = 20;
    constexpr double kSmall = 1e-10;  // 0.01 mm
    Position guess = wanted;
    for (int step = 0; step < kStepsMax; ++step) {
        const Position reached = forward(guess);
        const double east = wanted.longitude - reached.longitude;
        const double north = wanted.latitude - reached.latitude;
        guess = {guess.longitude + east, guess.latitude + north};
        if (std::abs(east) < kSmall && std::abs(north) < kSmall) {
            break;
        }
    }
    return guess;
}

Position to_wgs84(const Position& at, Frame from) {
    if (!is_shifted(at) || from == Frame::kWgs84 || from == Frame::kCgcs2000) {
        return at;
    }
    const Position gcj02 = from == Frame::kBd09 ? inverse(at, gcj02_to_bd09) : at;
    return inverse(gcj02, to_gcj02);
}

}  // namespace

std::optional<Frame> frame_from(std::string_view code) {
    for (const auto& [name, frame] : kFrames) {
        if (name == code) {
            return frame;
        }
    }
    return std::nullopt;
}

std::string_view to_string(Frame frame) {
    return kFrames.at(static_cast<std::size_t>(frame)).first;
}

Position position_of(std::int64_t longitude_e7, std::int64_t latitude_e7) {
    constexpr double kUnits = 1e7;
    return {static_cast<double>(longitude_e7) / kUnits, static_cast<double>(latitude_e7) / kUnits};
}

Position convert(Position position, Frame from, Frame to) {
    if (from == to) {
        return position;
    }
    const Position plain = to_wgs84(position, from);
    switch (to) {
        case Frame::kGcj02:
            return to_gcj02(plain);
        case Frame::kBd09:
            return gcj02_to_bd09(to_gcj02(plain));
        default:
            return plain;
    }
}

}  // namespace louyu::geo
