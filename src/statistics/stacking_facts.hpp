#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "rights/reader.hpp"
#include "statistics/cube.hpp"
#include "store/database.hpp"

// What is known of the space of one building, read once and then looked at on any day.
namespace louyu::statistics::stack {

using Area = std::int64_t;  // 0.01 ㎡
inline constexpr Area kNoArea = -1;

/// The days on which a version is true.
struct Span {
    base::Day from;
    base::Day to;
    bool contains(base::Day day) const { return from <= day && day <= to; }
};

struct Floor {
    std::int64_t id = 0;
    Span span;
    std::string name;
    std::int64_t number = 0;
    Area floor_area = kNoArea;
    Area lettable_area = kNoArea;
};

struct Unit {
    std::int64_t id = 0;
    Span span;
    std::int64_t floor_id = 0;
    std::string name;
    Area area = 0;
    std::string use_state;
    std::int64_t asking_rent = -1;  // fen, -1 = not given
    std::string rent_unit;
    base::Day available_on;
};

/// One version of a stay; the stay itself lasts from the first version to the last.
struct Tenancy {
    std::int64_t id = 0;
    Span span;
    std::int64_t enterprise_id = 0;
    std::int64_t unit_id = 0;  // 0: no unit
    std::string floor_label;
    std::string unit_label;
    Area area = 0;
    bool is_self_used = false;
    base::Day lease_end;  // zero: not agreed, or not for this reader
    std::string leave_reason;
};

/// A firm as this reader may see it on the day asked.
struct Tenant {
    std::string name;
    std::string industry;  // key of the section, "" when not known
    std::string industry_label;
    Registered registered = Registered::kUnknown;
    bool is_classed = false;  // the figures know it, so industry and registration may be told
    std::int64_t tax = 0;     // fen paid here in Facts::tax_months
    bool is_taxed = false;    // its tax may be told, nothing being an amount too
};

struct Facts {
    std::vector<Floor> floors;
    std::vector<Unit> units;
    std::vector<Tenancy> tenancies;  // by id and day
    std::map<std::int64_t, Tenant> tenants;
    bool sees_lease_end = false;
    bool sees_tax = false;
    base::Period tax_months;  // zero when there is no tax to tell

    const Tenant* tenant(std::int64_t enterprise_id) const;
    /// First day of the stay, over all its versions.
    base::Day begin_of(std::int64_t tenancy_id) const;
};

/// Everything of the building the reader may see. Industry, registration and tax are those of the figures.
Facts read_facts(store::Session& session, const Cube& cube, const rights::Reader& reader,
                 std::int64_t building_id, base::Day asof, bool with_tax);

}  // namespace louyu::statistics::stack
