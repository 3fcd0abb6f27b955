#pragma once
#include <cstdint>
#include <optional>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "rights/reader.hpp"
#include "statistics/cube.hpp"
#include "store/database.hpp"

// The stacking plan: one building on one day, floor by floor, every stretch of space drawn to its area.
namespace louyu::statistics {

struct StackingRequest {
    std::int64_t building_id = 0;
    base::Day asof;
    std::optional<base::Day> compare = {};  // an earlier day: what has changed since
    bool with_tax = false;                  // tax by firm, for readers with the right to taxpayer data
};

/// Floors from top to bottom with their blocks; blocks add up to their floor, what no unit covers being a
/// block of its own. Besides: key figures, areas by state, the expiry curve, vacancies, tenants, changes
/// since `compare` and notes on whatever does not fit. Refuses registry.not_found (absent or out of sight:
/// the two cannot be told apart), statistics.no_building_on_day, statistics.bad_compare.
base::Result<base::Json> stacking_plan(const Cube& cube, store::Session& session,
                                       const rights::Reader& reader, const StackingRequest& request);

}  // namespace louyu::statistics
