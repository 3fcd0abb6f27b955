#pragma once
#include <map>
#include <vector>

#include "registry/findings.hpp"
#include "registry/plan.hpp"
#include "registry/rules.hpp"

namespace louyu::registry {

/// The sums of R006 and R007 that must fit into a building: floors into the building, units into their floor,
/// shares of owners into the building; tenants into what can be let. Up to 1 % over is measurement, over 5 %
/// is refused, between the two a person should look; too many tenants are always for a person, since
/// sub-letting is told twice.
enum SumKind : unsigned { kFloors = 1, kUnits = 2, kShares = 4, kTenants = 8 };

/// The sums a change of this record touches.
unsigned touched_sums(const Subject& subject);

/// One record as it is about to become, laid over what the store holds.
struct Overlay {
    const EntityTable* table = nullptr;
    std::int64_t id = 0;
    const std::vector<Version>* after = nullptr;
};

/// Checks the sums of one building. With an overlay only what it makes worse is refused: whoever mends a bad
/// sum step by step must not be kept from it.
std::vector<Finding> check_sums(store::Session& session, std::int64_t building_id, unsigned sums,
                                const Overlay* overlay);

}  // namespace louyu::registry
