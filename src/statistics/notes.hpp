#pragma once
#include <string>
#include <vector>

#include "statistics/assemble.hpp"

namespace louyu::statistics {

/// What a reader must know to read the figures rightly: scope, calibre, day, exclusions, what is missing,
/// what is hidden, what has been printed elsewhere.
std::vector<std::string> notes_of(const Plan& plan, const Cells& cells, const Assembly& assembly);

}  // namespace louyu::statistics
