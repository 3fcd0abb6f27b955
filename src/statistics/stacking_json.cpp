#include "statistics/stacking_json.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/decimal.hpp"
#include "base/id.hpp"

namespace louyu::statistics::stack {

namespace {

using base::Json;
__extension__ using Wide = __int128;

constexpr int kShareDigits = 6;

std::string_view registered_code(Registered registered) {
    return registered == Registered::kYes ? "here" : registered == Registered::kNo ? "elsewhere" : "unknown";
}

/// 元 of tax for each ㎡, by class; 以上 includes.
std::string_view tax_band(std::int64_t fen, Area area) {
    constexpr std::pair<std::int64_t, std::string_view> kClasses[] = {
        {500000, "gte_5000"}, {100000, "gte_1000"}, {50000, "gte_500"}, {10000, "gte_100"}};
    if (fen <= 0) {
        return fen < 0 ? "refund" : "none";
    }
    for (const auto& [least, code] : kClasses) {
        if (Wide{fen} * 100 >= Wide{least} * area) {
            return code;
        }
    }
    return "lt_100";
}

/// Its area in the whole building, which its tax stands against.
std::map<std::int64_t, Area> area_by_enterprise(const Plan& plan) {
    std::map<std::int64_t, Area> areas;
    for (const Tenancy* stay : plan.stays) {
        areas[stay->enterprise_id] += stay->area;
    }
    return areas;
}

class BlockWriter {
  public:
    explicit BlockWriter(const Plan& plan) : plan_(plan), areas_(area_by_enterprise(plan)) {
        for (const StayChange& change : plan.changes) {
            if (change.after != nullptr) {
                change_of_stay_[change.after->id] = &change;
            } else if (change.before->unit_id != 0) {
                gone_from_unit_[change.before->unit_id].push_back(&change);
            }
        }
    }

    Json blocks(const std::vector<Stretch>& blocks, const Level* level) const {
        Json list = Json::array();
        for (const Stretch& block : blocks) {
            list.push(write(block, level));
        }
        return list;
    }

  private:
    Json write(const Stretch& block, const Level* level) const {
        Json::Object members;
        members.reserve(20);
        members.emplace_back("key", key_of(block, level));
        members.emplace_back("state", code_of(block.state));
        members.emplace_back("area", area_json(block.area));
        if (block.unit != nullptr) {
            members.emplace_back("unitId", base::id_to_text(block.unit->id));
            members.emplace_back("unit", block.unit->name);
            members.emplace_back("unitArea", area_json(block.unit->area));
        } else if (block.tenancy != nullptr && !block.tenancy->unit_label.empty()) {
            members.emplace_back("unit", block.tenancy->unit_label);
        }
        if (block.tenancy != nullptr) {
            add_stay(members, *block.tenancy);
        }
        if (block.is_part) {
            members.emplace_back("isPart", true);
        }
        if (block.is_overlap) {
            members.emplace_back("isOverlap", true);
        }
        if (Json change = change_of(block); !change.is_null()) {
            members.emplace_back("change", std::move(change));
        }
        return Json::of_members(std::move(members));
    }

    void add_stay(Json::Object& members, const Tenancy& stay) const {
        members.emplace_back("tenancyId", base::id_to_text(stay.id));
        members.emplace_back("recordedArea", area_json(stay.area));
        members.emplace_back("since", day_json(plan_.facts.begin_of(stay.id)));
        if (plan_.facts.sees_lease_end) {
            members.emplace_back("leaseEnd", day_json(stay.lease_end));
            if (!stay.is_self_used) {
                members.emplace_back("expiryBand", code_of(band_of(stay.lease_end, plan_.day)));
            }
        }
        add_tenant(members, plan_, stay.enterprise_id);
        add_tax(members, plan_, stay.enterprise_id, areas_.at(stay.enterprise_id));
    }

    Json change_of(const Stretch& block) const {
        Json::Array kinds;
        Json::Object members;
        if (block.tenancy != nullptr) {
            const auto found = change_of_stay_.find(block.tenancy->id);
            if (found != change_of_stay_.end()) {
                for (const StayChangeKind kind : found->second->kinds) {
                    kinds.emplace_back(code_of(kind));
                }
                if (const Tenancy* before = found->second->before) {
                    members.emplace_back("areaBefore", area_json(before->area));
                    if (plan_.facts.sees_lease_end) {
                        members.emplace_back("leaseEndBefore", day_json(before->lease_end));
                    }
                }
            }
        }
        const auto gone = gone_from_unit_.find(block.unit == nullptr ? 0 : block.unit->id);
        const bool shows_gone = gone != gone_from_unit_.end() && block.state != SpaceState::kUnregistered;
        if (shows_gone && block.tenancy == nullptr) {
            kinds.emplace_back(code_of(StayChangeKind::kMovedOut));
        }
        if (kinds.empty()) {
            return {};
        }
        Json previous = Json::array();
        for (std::size_t i = 0; shows_gone && i < gone->second.size(); ++i) {
            const Tenancy& stay = *gone->second[i]->before;
            Json::Object one;
            add_tenant(one, plan_, stay.enterprise_id);
            one.emplace_back("area", area_json(stay.area));
            previous.push(Json::of_members(std::move(one)));
        }
        members.emplace_back("kinds", Json(std::move(kinds)));
        members.emplace_back("previous", std::move(previous));
        return Json::of_members(std::move(members));
    }

    const Plan& plan_;
    std::map<std::int64_t, Area> areas_;
    std::map<std::int64_t, const StayChange*> change_of_stay_;
    std::map<std::int64_t, std::vector<const StayChange*>> gone_from_unit_;
};

std::string_view basis_code(Basis basis) {
    return basis == Basis::kLettable ? "lettable" : basis == Basis::kFloor ? "floor" : "blocks";
}

}  // namespace

void add_tenant(Json::Object& members, const Plan& plan, std::int64_t enterprise_id) {
    const Tenant* tenant = plan.facts.tenant(enterprise_id);
    if (tenant == nullptr) {
        return;
    }
    members.emplace_back("enterpriseId", base::id_to_text(enterprise_id));
    members.emplace_back("enterprise", tenant->name);
    if (tenant->is_classed) {
        members.emplace_back("industry", tenant->industry);
        members.emplace_back("registered", registered_code(tenant->registered));
    }
}

void add_tax(Json::Object& members, const Plan& plan, std::int64_t enterprise_id, Area area) {
    const Tenant* tenant = plan.facts.tenant(enterprise_id);
    if (!plan.facts.sees_tax || tenant == nullptr || !tenant->is_taxed || area <= 0) {
        return;
    }
    members.emplace_back(
        "taxPerArea", base::format_decimal(base::multiply_divide(tenant->tax, 100, area), base::kMoneyScale));
    members.emplace_back("taxBand", tax_band(tenant->tax, area));
}

std::string key_of(const Stretch& block, const Level* level) {
    std::string key;
    if (block.unit != nullptr) {
        key = "u" + base::id_to_text(block.unit->id);
    } else if (level != nullptr) {
        key = level->floor == nullptr ? fmt::format("l{}", level->number)
                                      : "f" + base::id_to_text(level->floor->id);
    }
    if (block.tenancy != nullptr) {
        return key + "t" + base::id_to_text(block.tenancy->id);
    }
    return block.state == SpaceState::kUnregistered ? key + "r" : key;
}

Json area_json(Area area) {
    return base::format_decimal(area, base::kAreaScale);
}

Json area_or_null(Area area) {
    return area < 0 ? Json() : area_json(area);
}

Json day_json(base::Day day) {
    return day.yyyymmdd == 0 ? Json() : Json(base::to_string(day));
}

Json share_json(Area part, Area whole) {
    return whole == 0 ? Json() : Json(base::format_ratio({part, whole}, kShareDigits));
}

Json floors_json(const Plan& plan) {
    const BlockWriter writer(plan);
    Json floors = Json::array();
    for (const Level& level : plan.layout.levels) {
        Json floor;
        floor.set("floorId", level.floor == nullptr ? Json() : Json(base::id_to_text(level.floor->id)))
            .set("name", level.name)
            .set("number", level.number)
            .set("area", area_json(level.area))
            .set("basis", basis_code(level.basis))
            .set("excess", area_json(level.excess))
            .set("vacant", area_json(level.area_of(SpaceState::kVacant)))
            .set("blocks", writer.blocks(level.blocks, &level));
        floors.push(std::move(floor));
    }
    return floors;
}

Json shelf_json(const Plan& plan) {
    Area sum = 0;
    for (const Stretch& block : plan.layout.shelf) {
        sum += block.area;
    }
    return Json::object(
        {{"area", area_json(sum)}, {"blocks", BlockWriter(plan).blocks(plan.layout.shelf, nullptr)}});
}

Json states_json(const Plan& plan) {
    std::map<SpaceState, std::pair<Area, std::int64_t>> sums;
    Area whole = 0;
    const auto add = [&](const std::vector<Stretch>& blocks) {
        for (const Stretch& block : blocks) {
            auto& [area, count] = sums[block.state];
            area += block.area;
            count += 1;
            whole += block.area;
        }
    };
    for (const Level& level : plan.layout.levels) {
        add(level.blocks);
    }
    add(plan.layout.shelf);
    Json states = Json::array();
    for (const auto& [state, sum] : sums) {
        states.push(Json::object({{"state", code_of(state)},
                                  {"label", label_of(state)},
                                  {"area", area_json(sum.first)},
                                  {"blocks", sum.second},
                                  {"share", share_json(sum.first, whole)}}));
    }
    return states;
}

}  // namespace louyu::statistics::stack
