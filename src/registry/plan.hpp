#pragma once
#include <vector>

#include "base/error.hpp"
#include "registry/entity_table.hpp"

namespace louyu::registry {

/// What a change does to the versions of one record.
struct Plan {
    std::vector<Version> removed;   // as they were
    std::vector<Version> added;     // change_id 0 in those this change writes
    std::optional<Version> before;  // the version that becomes different; absent for create
    Version after;                  // what becomes of it, also in `added`
    base::Day from;                 // the days that become different
    base::Day to;
    bool moves_days = false;  // the first or last day of `before` itself becomes another one

    bool nothing() const { return removed.empty() && added.empty(); }
};

/// Plans `change`, whose fields are `fields` by column, on a record that has the versions `current` (by first
/// day). registry.not_found when it is not valid on that day, registry.end_before_start, registry.overlap.
base::Result<Plan> plan_change(const EntityTable& table, const std::vector<Version>& current,
                               const Change& change,
                               const std::vector<std::pair<std::size_t, base::Value>>& fields);

/// The versions of the record once the plan is carried out.
std::vector<Version> versions_after(const std::vector<Version>& current, const Plan& plan);

base::Error not_found(const dictionary::Entity& entity);

}  // namespace louyu::registry
