#pragma once
#include <string>
#include <vector>

#include "store/database.hpp"

namespace louyu::app {

/// What must hold whatever was killed when: the hash chain of changes, rows under batches that exist, taxes
/// that add up over buildings to the fen, periods that do not overlap. One sentence a fault; empty when all
/// is well.
std::vector<std::string> verify(store::Database& database);

}  // namespace louyu::app
