#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "statistics/stacking_compare.hpp"
#include "statistics/stacking_expiry.hpp"
#include "statistics/stacking_layout.hpp"
#include "statistics/stacking_vacancy.hpp"

// The parts of a stacking plan as the interface sends them.
namespace louyu::statistics::stack {

/// Everything that was worked out for one building and day.
struct Plan {
    base::Day day;
    std::optional<base::Day> compare;
    Facts facts;
    Layout layout;
    std::vector<const Tenancy*> stays;  // of the day
    Area occupied = 0;                  // their area as recorded
    std::vector<StayChange> changes;    // since `compare`
};

base::Json floors_json(const Plan& plan);
base::Json shelf_json(const Plan& plan);
base::Json states_json(const Plan& plan);
base::Json expiry_json(const Plan& plan, const Expiry& expiry);
base::Json contiguous_json(const Plan& plan);
base::Json vacancies_json(const Plan& plan);
base::Json tenants_json(const Plan& plan);
base::Json industries_json(const Plan& plan);
/// null without a day to compare with.
base::Json changes_json(const Plan& plan);

/// Members every mention of a firm carries, as far as this reader may know them.
void add_tenant(base::Json::Object& members, const Plan& plan, std::int64_t enterprise_id);
/// Its tax for each ㎡ of `area`, which is all it has in the building; nothing where tax is not to be told.
void add_tax(base::Json::Object& members, const Plan& plan, std::int64_t enterprise_id, Area area);
/// What a block is found by, also on another day and in an address.
std::string key_of(const Stretch& block, const Level* level);

/// "1234.50"
base::Json area_json(Area area);
/// null where there is none.
base::Json area_or_null(Area area);
/// "2020-12-31", null when zero.
base::Json day_json(base::Day day);
/// Six digits; null without a denominator.
base::Json share_json(Area part, Area whole);

}  // namespace louyu::statistics::stack
