#pragma once
#include <functional>
#include <span>
#include <vector>

#include "statistics/run.hpp"

// What single taxpayers give to each cell: for disclosure control and for explaining.
namespace louyu::statistics {

enum class Part { kCell, kRest, kRestOutside, kYield, kCount };

/// The amounts (full calibre, by time cell) one taxpayer gives to one row. kRest: what the filters left out
/// of it, so that a filter cannot be used to single somebody out. kYield: the part inside tax per area.
struct Contribution {
    std::size_t row = 0;
    Part part = Part::kCell;
    std::vector<std::int64_t> amounts;
};

/// Calls take(firm, contributions) for every taxpayer the reader's blocks hold; each row and part comes once
/// a firm.
void for_each_taxpayer(const Plan& plan,
                       const std::function<void(FirmIndex, std::span<const Contribution>)>& take);

}  // namespace louyu::statistics
