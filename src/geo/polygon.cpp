#include "geo/polygon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace louyu::geo {

namespace {

__extension__ using Wide = __int128;  // two points can be a whole world apart

/// Positive when a, b, c turn clockwise as seen on a map.
Wide turn(const Point& a, const Point& b, const Point& c) {
    return Wide{b.x - a.x} * (c.y - a.y) - Wide{b.y - a.y} * (c.x - a.x);
}

/// One side of the box: which coordinate it limits and on which side of the limit is inside.
struct Side {
    bool is_x;
    bool is_least;
    std::int64_t limit;

    bool keeps(const Point& point) const {
        const std::int64_t value = is_x ? point.x : point.y;
        return is_least ? value >= limit : value <= limit;
    }
    Point crossing(const Point& a, const Point& b) const {
        const std::int64_t from = is_x ? a.x : a.y;
        const std::int64_t to = is_x ? b.x : b.y;
        const double part = static_cast<double>(limit - from) / static_cast<double>(to - from);
        const auto between = [part](std::int64_t first, std::int64_t second) {
            return first + std::llround(part * static_cast<double>(second - first));
        };
        return is_x ? Point{limit, between(a.y, b.y)} : Point{between(a.x, b.x), limit};
    }
};

Ring cut(const Ring& ring, const Side& side) {
    Ring kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& here = ring[i];
        const Point& next = ring[(i + 1) % ring.size()];
        if (side.keeps(here)) {
            kept.push_back(here);
        }
        if (side.keeps(here) != side.keeps(next)) {
            kept.push_back(side.crossing(here, next));
        }
    }
    return kept;
}

}  // namespace

Box box_of(const Ring& ring) {
    Box box{ring.front(), ring.front()};
    for (const Point& point : ring) {
        box.least = {std::min(box.least.x, point.x), std::min(box.least.y, point.y)};
        box.most = {std::max(box.most.x, point.x), std::max(box.most.y, point.y)};
    }
    return box;
}

Ring hull_around(const std::vector<Point>& points, std::int64_t margin) {
    constexpr int kCorners = 16;  // of the round room around a point
    std::vector<Point> all;
    all.reserve(points.size() * kCorners);
    for (const Point& point : points) {
        for (int i = 0; i < kCorners; ++i) {
            const double angle = 2 * std::numbers::pi * i / kCorners;
            all.push_back({point.x + std::llround(static_cast<double>(margin) * std::cos(angle)),
                           point.y + std::llround(static_cast<double>(margin) * std::sin(angle))});
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() < 3) {
        return all;
    }
    // Along the points from west to east and back; what does not turn clockwise is inside.
    Ring ring;
    const auto add = [&ring](const Point& point, std::size_t keep) {
        while (ring.size() >= keep + 2 && turn(ring[ring.size() - 2], ring.back(), point) <= 0) {
            ring.pop_back();
        }
        ring.push_back(point);
    };
    for (const Point& point : all) {
        add(point, 0);
    }
    const std::size_t half = ring.size() - 1;
    for (auto point = all.rbegin() + 1; point != all.rend(); ++point) {
        add(*point, half);
    }
    ring.pop_back();
    return ring;
}

std::vector<std::vector<Point>> groups_within(const std::vector<Point>& points, std::int64_t reach) {
    // Cells as wide as the reach: whoever is near stands in the same cell or in one beside it.
    std::map<Point, std::vector<Point>> cells;
    for (const Point& point : points) {
        cells[{point.x / reach, point.y / reach}].push_back(point);
    }
    std::vector<std::vector<Point>> groups;
    while (!cells.empty()) {
        // Grows from one point: what is near is taken out of its cell and looked around from in its turn.
        std::vector<Point>& seed = cells.begin()->second;
        std::vector<Point> group = {seed.back()};
        seed.pop_back();
        for (std::size_t at = 0; at < group.size(); ++at) {
            const Point here = group[at];
            for (std::int64_t x = here.x / reach - 1; x <= here.x / reach + 1; ++x) {
                for (std::int64_t y = here.y / reach - 1; y <= here.y / reach + 1; ++y) {
                    const auto cell = cells.find({x, y});
                    if (cell == cells.end()) {
                        continue;
                    }
                    const auto near =
                        std::partition(cell->second.begin(), cell->second.end(), [&](const Point& other) {
                            return std::abs(other.x - here.x) > reach || std::abs(other.y - here.y) > reach;
                        });
                    group.insert(group.end(), near, cell->second.end());
                    cell->second.erase(near, cell->second.end());
                }
            }
        }
        std::erase_if(cells, [](const auto& cell) { return cell.second.empty(); });
        groups.push_back(std::move(group));
    }
    return groups;
}

Ring clip(const Ring& ring, const Box& box) {
    Ring kept = ring;
    const std::array<Side, 4> sides = {{{true, true, box.least.x},
                                        {true, false, box.most.x},
                                        {false, true, box.least.y},
                                        {false, false, box.most.y}}};
    for (const Side& side : sides) {
        kept = cut(kept, side);
    }
    return kept;
}

double doubled_area(const Ring& ring) {
    Wide sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        sum += turn(ring.front(), ring[i], ring[(i + 1) % ring.size()]);
    }
    return static_cast<double>(sum);
}

}  // namespace louyu::geo
