#pragma once
#include <set>
#include <vector>

#include "statistics/cube.hpp"
#include "store/database.hpp"

namespace louyu::statistics {

/// What has to be read again, by the change log and the posted batches since a cube was made.
struct Touched {
    bool everything = false;
    std::set<std::int64_t> buildings;
    std::set<std::int64_t> enterprises;
    std::set<base::Month> months;

    bool empty() const { return !everything && buildings.empty() && enterprises.empty() && months.empty(); }
};

/// The newest number of the change log.
std::int64_t change_sequence(store::Session& session);

Touched find_touched(store::Session& session, const Cube& cube, const std::vector<BatchInfo>& batches_now);

}  // namespace louyu::statistics
