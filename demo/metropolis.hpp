#pragma once
#include <string_view>
#include <vector>

#include "demo/world.hpp"

namespace louyu::demo {

/// A world of many districts for measuring: real districts and streets, everything in them drawn.
struct MetropolisPlan {
    std::vector<std::string_view> districts;  // six digits
    int buildings = 0;
    int tenants = 0;            // firms in operating buildings at the cut-off day
    std::int64_t tax_rows = 0;  // at least; reached with firms outside buildings
    Shape shape;
};

MetropolisPlan city_plan();      // 沈阳: 2 000 buildings, 200 000 taxpayers, 60 months, 12 million tax rows
MetropolisPlan province_plan();  // 辽宁: ten times that

/// Firms are ordered by district, so that a tax office's files can be written without looking at the others.
World make_metropolis(const MetropolisPlan& plan, std::uint64_t seed);

}  // namespace louyu::demo
