#pragma once
#include <vector>

#include "geo/mercator.hpp"

namespace louyu::geo {

/// A ring without its first point repeated, clockwise as seen on a map.
using Ring = std::vector<Point>;

Box box_of(const Ring& ring);
/// The smallest convex ring around the points, each with `margin` steps of room around it; never empty for at
/// least one point and a margin above 0.
Ring hull_around(const std::vector<Point>& points, std::int64_t margin);
/// Points of which each is within `reach` steps of another of its group, in x and in y.
std::vector<std::vector<Point>> groups_within(const std::vector<Point>& points, std::int64_t reach);
/// The part of a convex ring inside the box; empty when they do not meet.
Ring clip(const Ring& ring, const Box& box);
/// Twice the area, in square steps; positive when clockwise as seen on a map (y grows to the south).
double doubled_area(const Ring& ring);

}  // namespace louyu::geo
