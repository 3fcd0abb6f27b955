#pragma once
#include <vector>

#include "base/sentence.hpp"
#include "statistics/assemble.hpp"

namespace louyu::statistics {

/// What a reader must know to read the figures rightly: scope, calibre, day, exclusions, what is missing,
/// what is hidden, what has been printed elsewhere.
std::vector<base::Sentence> notes_of(const Plan& plan, const Cells& cells, const Assembly& assembly);

}  // namespace louyu::statistics
