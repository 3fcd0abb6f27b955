#pragma once
#include <string>
#include <vector>

#include "base/sentence.hpp"
#include "statistics/assemble.hpp"

// Figures an authority has printed, beside ours (R125): a difference is said, never repaired.
namespace louyu::statistics {

/// One sentence for each figure or total of the answer that has also been printed, compared at the printed
/// precision.
std::vector<base::Sentence> compare_published(const Plan& plan, const Assembly& assembly);

/// 65.9万㎡ and the like: how `units` (0.01 ㎡, fen, 10^-6 of a rate, or a count) reads at that precision.
std::string print_like(std::int64_t units, const PublishedFigure& figure);

}  // namespace louyu::statistics
