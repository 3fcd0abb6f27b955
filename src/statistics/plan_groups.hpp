#pragma once
#include "statistics/plan.hpp"

namespace louyu::statistics {

/// Fills the groups and runs of a plan whose time axis, measures and occupied areas are known.
void group_blocks(Plan& plan);

}  // namespace louyu::statistics
