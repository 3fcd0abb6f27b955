#include <algorithm>
#include <map>
#include <set>

#include "base/id.hpp"
#include "statistics/stacking_json.hpp"

// What stands below the picture: expiry, vacancies, tenants, industries, changes.
namespace louyu::statistics::stack {

using base::Json;

Json expiry_json(const Plan& plan, const Expiry& expiry) {
    if (!plan.facts.sees_lease_end) {
        return {};
    }
    Json rows = Json::array();
    Area running = 0;
    for (const ExpiryRow& row : expiry.rows) {
        const bool is_dated = row.key != "open";
        running += is_dated ? row.area : 0;
        rows.push(Json::object({{"key", row.key},
                                {"from", day_json(row.from)},
                                {"to", day_json(row.to)},
                                {"area", area_json(row.area)},
                                {"tenancies", row.tenancies},
                                {"share", share_json(row.area, expiry.area)},
                                {"runningShare", is_dated ? share_json(running, expiry.area) : Json()}}));
    }
    return Json::object({{"rows", std::move(rows)},
                         {"area", area_json(expiry.area)},
                         {"tenancies", expiry.tenancies},
                         {"walt", expiry.walt.empty() ? Json() : Json(expiry.walt)},
                         {"waltArea", area_json(expiry.walt_area)}});
}

namespace {

Json run_json(const Run& run) {
    if (run.count == 0) {
        return {};
    }
    Json json = Json::object({{"top", run.top->name},
                              {"bottom", run.bottom->name},
                              {"count", run.count},
                              {"area", area_json(run.area)}});
    if (run.first != nullptr) {
        json.set("first", run.first->unit == nullptr ? "" : run.first->unit->name);
        json.set("last", run.last->unit == nullptr ? "" : run.last->unit->name);
    }
    return json;
}

}  // namespace

Json contiguous_json(const Plan& plan) {
    const Contiguous contiguous = contiguous_of(plan.layout);
    return Json::object({{"floors", run_json(contiguous.floors)},
                         {"wholeFloors", run_json(contiguous.whole_floors)},
                         {"rooms", run_json(contiguous.rooms)}});
}

Json vacancies_json(const Plan& plan) {
    Json list = Json::array();
    for (const Vacancy& vacancy : vacancies_of(plan.facts, plan.layout, plan.day)) {
        Json::Object members;
        members.emplace_back("key", key_of(*vacancy.block, vacancy.level));
        members.emplace_back("floor", vacancy.level == nullptr ? Json() : Json(vacancy.level->name));
        members.emplace_back("area", area_json(vacancy.block->area));
        members.emplace_back("isWholeUnit", vacancy.is_whole_unit);
        if (const Unit* unit = vacancy.block->unit) {
            members.emplace_back("unitId", base::id_to_text(unit->id));
            members.emplace_back("unit", unit->name);
            if (unit->asking_rent >= 0) {
                members.emplace_back("askingRent", unit->asking_rent);
                members.emplace_back("rentUnit", unit->rent_unit);
            }
            members.emplace_back("availableOn", day_json(unit->available_on));
        }
        members.emplace_back("vacantSince", day_json(vacancy.since));
        if (vacancy.previous != nullptr) {
            Json::Object previous;
            add_tenant(previous, plan, vacancy.previous->enterprise_id);
            previous.emplace_back("area", area_json(vacancy.previous->area));
            if (!vacancy.previous->leave_reason.empty()) {
                previous.emplace_back("leaveReason", vacancy.previous->leave_reason);
            }
            members.emplace_back("previous", Json::of_members(std::move(previous)));
        }
        list.push(Json::of_members(std::move(members)));
    }
    return list;
}

namespace {

/// The stays of one firm together.
struct Tenanted {
    std::int64_t enterprise_id = 0;
    Area area = 0;
    base::Day since{base::kForever};
    base::Day lease_end;  // the earliest
    bool is_self_used = false;
    std::vector<std::pair<std::string, std::string>> places;  // floor, unit
    std::string key;                                          // of its first block
};

std::vector<Tenanted> tenants_of(const Plan& plan) {
    std::map<std::int64_t, Tenanted> by_enterprise;
    for (const Tenancy* stay : plan.stays) {
        Tenanted& tenant = by_enterprise[stay->enterprise_id];
        tenant.enterprise_id = stay->enterprise_id;
        tenant.area += stay->area;
        tenant.since = std::min(tenant.since, plan.facts.begin_of(stay->id));
        tenant.is_self_used = tenant.is_self_used || stay->is_self_used;
        const bool is_earlier = stay->lease_end.yyyymmdd != 0 &&
                                (tenant.lease_end.yyyymmdd == 0 || stay->lease_end < tenant.lease_end);
        tenant.lease_end = is_earlier ? stay->lease_end : tenant.lease_end;
    }
    const auto add_place = [&](const Stretch& block, const Level* level) {
        if (block.tenancy == nullptr) {
            return;
        }
        Tenanted& tenant = by_enterprise[block.tenancy->enterprise_id];
        tenant.places.emplace_back(level == nullptr ? "" : level->name,
                                   block.unit == nullptr ? block.tenancy->unit_label : block.unit->name);
        tenant.key = tenant.key.empty() ? key_of(block, level) : tenant.key;
    };
    for (auto level = plan.layout.levels.rbegin(); level != plan.layout.levels.rend(); ++level) {
        for (const Stretch& block : level->blocks) {
            add_place(block, &*level);
        }
    }
    for (const Stretch& block : plan.layout.shelf) {
        add_place(block, nullptr);
    }
    std::vector<Tenanted> tenants;
    for (auto& [id, tenant] : by_enterprise) {
        tenants.push_back(std::move(tenant));
    }
    std::stable_sort(tenants.begin(), tenants.end(),
                     [](const Tenanted& a, const Tenanted& b) { return a.area > b.area; });
    return tenants;
}

}  // namespace

Json tenants_json(const Plan& plan) {
    Json list = Json::array();
    for (const Tenanted& tenant : tenants_of(plan)) {
        Json::Object members;
        add_tenant(members, plan, tenant.enterprise_id);
        members.emplace_back("key", tenant.key);
        members.emplace_back("area", area_json(tenant.area));
        members.emplace_back("share", share_json(tenant.area, plan.occupied));
        members.emplace_back("since", day_json(tenant.since));
        members.emplace_back("isSelfUsed", tenant.is_self_used);
        Json places = Json::array();
        for (const auto& [floor, unit] : tenant.places) {
            places.push(Json::array({floor, unit}));
        }
        members.emplace_back("places", std::move(places));
        if (plan.facts.sees_lease_end) {
            members.emplace_back("leaseEnd", day_json(tenant.lease_end));
        }
        const Tenant* known = plan.facts.tenant(tenant.enterprise_id);
        if (plan.facts.sees_tax && known != nullptr && known->is_taxed) {
            members.emplace_back("tax", known->tax);
        }
        add_tax(members, plan, tenant.enterprise_id, tenant.area);
        list.push(Json::of_members(std::move(members)));
    }
    return list;
}

Json industries_json(const Plan& plan) {
    struct Section {
        std::string label;
        Area area = 0;
        std::set<std::int64_t> firms;
    };
    std::map<std::string, Section> sections;
    for (const Tenancy* stay : plan.stays) {
        const Tenant* tenant = plan.facts.tenant(stay->enterprise_id);
        if (tenant != nullptr && tenant->is_classed) {
            Section& section = sections[tenant->industry];
            section.label = tenant->industry_label;
            section.area += stay->area;
            section.firms.insert(stay->enterprise_id);
        }
    }
    Json list = Json::array();
    for (const auto& [key, section] : sections) {
        list.push(Json::object({{"key", key},
                                {"label", section.label},
                                {"area", area_json(section.area)},
                                {"tenants", section.firms.size()},
                                {"share", share_json(section.area, plan.occupied)}}));
    }
    return list;
}

namespace {

std::string unit_label_of(const Plan& plan, const Tenancy& stay) {
    for (const Unit& unit : plan.facts.units) {
        if (unit.id == stay.unit_id && stay.unit_label.empty()) {
            return unit.name;
        }
    }
    return stay.unit_label;
}

}  // namespace

Json changes_json(const Plan& plan) {
    if (!plan.compare) {
        return {};
    }
    Json rows = Json::array();
    std::map<StayChangeKind, std::pair<Area, int>> sums;
    Area net = 0;
    for (const StayChange& change : plan.changes) {
        const Tenancy& stay = change.after != nullptr ? *change.after : *change.before;
        Json::Array kinds;
        for (const StayChangeKind kind : change.kinds) {
            kinds.emplace_back(code_of(kind));
            sums[kind].first += change.difference();
            sums[kind].second += 1;
        }
        net += change.difference();
        Json::Object members;
        add_tenant(members, plan, stay.enterprise_id);
        members.emplace_back("tenancyId", base::id_to_text(stay.id));
        members.emplace_back("kinds", Json(std::move(kinds)));
        members.emplace_back("floor", stay.floor_label);
        members.emplace_back("unit", unit_label_of(plan, stay));
        for (const auto& [suffix, version] :
             {std::pair("Before", change.before), std::pair("After", change.after)}) {
            members.emplace_back(fmt::format("area{}", suffix),
                                 version == nullptr ? Json() : area_json(version->area));
            if (plan.facts.sees_lease_end) {
                members.emplace_back(fmt::format("leaseEnd{}", suffix),
                                     version == nullptr ? Json() : day_json(version->lease_end));
            }
        }
        rows.push(Json::of_members(std::move(members)));
    }
    Json kinds = Json::array();
    for (const auto& [kind, sum] : sums) {
        kinds.push(
            Json::object({{"kind", code_of(kind)}, {"area", area_json(sum.first)}, {"stays", sum.second}}));
    }
    return Json::object(
        {{"kinds", std::move(kinds)}, {"netArea", area_json(net)}, {"rows", std::move(rows)}});
}

}  // namespace louyu::statistics::stack
