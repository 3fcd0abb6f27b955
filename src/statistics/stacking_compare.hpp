#pragma once
#include <string_view>
#include <vector>

#include "statistics/stacking_facts.hpp"

// What has become different between two days.
namespace louyu::statistics::stack {

enum class StayChangeKind { kMovedIn, kMovedOut, kGrew, kShrank, kRelocated, kExtended, kShortened };
std::string_view code_of(StayChangeKind kind);

/// One stay that is not as it was. A stay that was ended and begun anew by the same firm in the same place
/// (a renewal written as two) is one.
struct StayChange {
    const Tenancy* before = nullptr;  // nullptr: was not here
    const Tenancy* after = nullptr;   // nullptr: is gone
    std::vector<StayChangeKind> kinds;

    Area difference() const {
        return (after == nullptr ? 0 : after->area) - (before == nullptr ? 0 : before->area);
    }
};

/// Stays of a day in the building.
std::vector<const Tenancy*> stays_on(const Facts& facts, base::Day day);

/// From `before` to `after`, the largest difference first; their differences add up to that of the occupied
/// area.
std::vector<StayChange> changes_between(const Facts& facts, base::Day before, base::Day after);

}  // namespace louyu::statistics::stack
