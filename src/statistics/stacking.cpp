#include "statistics/stacking.hpp"

#include <algorithm>
#include <map>

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "dictionary/dictionary.hpp"
#include "registry/registry.hpp"
#include "statistics/catalogue.hpp"
#include "statistics/stacking_json.hpp"

namespace louyu::statistics {

namespace {

using base::Json;
using stack::Area;

/// The building itself on the day asked, with the days on which it is known at all.
struct StackedBuilding {
    registry::Record record;
    base::Day first;
    base::Day last;

    Area area(std::string_view field) const {
        const std::int64_t* value = base::as_integer(record.get(field));
        return value == nullptr ? stack::kNoArea : *value;
    }
    std::string text(std::string_view field) const {
        const std::string* value = base::as_text(record.get(field));
        return value == nullptr ? "" : *value;
    }
};

base::Error no_building_on_day(base::Day first, base::Day last) {
    return {base::ErrorKind::kInvalid, "statistics.no_building_on_day",
            last == base::kForever
                ? fmt::format("这座楼宇自{}起有记录，请选择这一天或以后的日期。", base::to_string(first))
                : fmt::format("这座楼宇的记录为{}至{}，请选择其间的日期。", base::to_string(first),
                              base::to_string(last))};
}

base::Result<StackedBuilding> find_building(store::Session& session, const rights::Reader& reader,
                                            const StackingRequest& request) {
    TRY(std::vector<registry::Record> versions,
        registry::versions(session, reader, "building", request.building_id));
    const base::Day first = versions.front().valid_from;
    const base::Day last = versions.back().valid_to;
    for (registry::Record& version : versions) {
        if (version.valid_from <= request.asof && request.asof <= version.valid_to) {
            return StackedBuilding{std::move(version), first, last};
        }
    }
    return no_building_on_day(first, last);
}

/// The first day and the last on which the ledger of stays says anything: what a slider runs over.
std::pair<base::Day, base::Day> ledger_days(const stack::Facts& facts) {
    std::pair<base::Day, base::Day> days;
    for (const stack::Tenancy& tenancy : facts.tenancies) {
        const base::Day end =
            tenancy.span.to == base::kForever ? tenancy.span.from : base::next_day(tenancy.span.to);
        const bool is_first = days.first.yyyymmdd == 0 || tenancy.span.from < days.first;
        days.first = is_first ? tenancy.span.from : days.first;
        days.second = std::max(days.second, end);
    }
    return days;
}

Json building_json(const StackedBuilding& building, const stack::Facts& facts) {
    const auto count = [&](std::string_view field) {
        const std::int64_t* value = base::as_integer(building.record.get(field));
        return value == nullptr ? Json() : Json(*value);
    };
    const auto [ledger_from, ledger_to] = ledger_days(facts);
    return Json::object(
        {{"id", base::id_to_text(building.record.id)},
         {"name", building.text("name")},
         {"code", building.text("code")},
         {"address", building.text("address")},
         {"stage", building.text("stage")},
         {"floorsAbove", count("floors_above")},
         {"floorsBelow", count("floors_below")},
         {"floorArea", stack::area_or_null(building.area("floor_area"))},
         {"lettableArea", stack::area_or_null(building.area("lettable_area"))},
         {"ledgerFrom", stack::day_json(ledger_from)},
         {"ledgerTo", stack::day_json(ledger_to)},
         {"recordedFrom", base::to_string(building.first)},
         {"recordedTo", building.last == base::kForever ? Json() : Json(base::to_string(building.last))}});
}

/// How the floors compare with what the building is said to have.
struct Reconciliation {
    Area floors = 0;
    Area building = stack::kNoArea;
    bool is_lettable = false;  // compared by lettable area, else by floor area
};

Reconciliation reconcile(const stack::Plan& plan, const StackedBuilding& building) {
    Reconciliation result;
    result.is_lettable = std::all_of(plan.layout.levels.begin(), plan.layout.levels.end(),
                                     [](const auto& one) { return one.basis != stack::Basis::kFloor; });
    for (const stack::Level& level : plan.layout.levels) {
        result.floors += level.area;
    }
    result.building = building.area(result.is_lettable ? "lettable_area" : "floor_area");
    return result;
}

/// A figure of this picture alone.
Json figure(std::string_view id, std::string_view label, std::string_view label_en, std::string_view unit,
            Json value, const base::Sentence& formula) {
    return Json::object({{"id", id},
                         {"label", label},
                         {"labelEn", label_en},
                         {"unit", unit},
                         {"value", std::move(value)},
                         {"formula", formula.zh},
                         {"formulaEn", formula.en},
                         {"metric", Json()}});
}

/// A metric of the catalogue on a day instead of a month's end; `formula` says what that makes of it.
Json metric_figure(std::string_view id, Json value, const base::Sentence& formula) {
    const Metric* metric = find_metric(id);
    CHECK(metric != nullptr);
    return figure(id, metric->label, metric->label_en, metric->unit, std::move(value), formula)
        .set("metric", id);
}

Area within_a_year(const stack::Plan& plan) {
    Area sum = 0;
    for (const stack::Tenancy* stay : plan.stays) {
        const stack::ExpiryBand band = stack::band_of(stay->lease_end, plan.day);
        sum += !stay->is_self_used && band <= stack::ExpiryBand::kWithin12 ? stay->area : 0;
    }
    return sum;
}

Area largest_tenant(const stack::Plan& plan, std::size_t& firms) {
    std::map<std::int64_t, Area> areas;
    Area largest = 0;
    for (const stack::Tenancy* stay : plan.stays) {
        largest = std::max(largest, areas[stay->enterprise_id] += stay->area);
    }
    firms = areas.size();
    return largest;
}

Json figures_json(const stack::Plan& plan, const StackedBuilding& building, const stack::Expiry& expiry) {
    const Area lettable = building.area("lettable_area");
    std::size_t firms = 0;
    const Area largest = largest_tenant(plan, firms);
    const Area vacant = lettable < 0 ? stack::kNoArea : std::max<Area>(lettable - plan.occupied, 0);
    Json list = Json::array(
        {metric_figure("occupancy_rate", lettable <= 0 ? Json() : stack::share_json(plan.occupied, lettable),
                       {"当日有效入驻面积÷可租售面积", "area occupied on the day ÷ lettable area"}),
         metric_figure(
             "lettable_area", stack::area_or_null(lettable),
             {"楼宇台账登记的可租售（含自用）面积", "lettable area (own use included) in the register"}),
         metric_figure("occupied_area", stack::area_json(plan.occupied),
                       {"当日有效入驻（租用与自用）面积之和",
                        "sum of the areas occupied (let or used by the owner) on the day"}),
         metric_figure("vacant_area", stack::area_or_null(vacant),
                       {"可租售面积减入驻面积，小于零按零", "lettable less occupied area, not below zero"}),
         metric_figure("firm_count", firms,
                       {"当日在楼内有入驻的主体数", "firms with a tenancy in the building on the day"}),
         figure("largest_tenant_share", "最大租户占比", "Largest tenant", "%",
                stack::share_json(largest, plan.occupied),
                {"入驻面积最大的主体所占入驻面积的比重",
                 "share of the firm with the largest area in the area occupied"})});
    if (plan.facts.sees_lease_end) {
        list.push(figure(
            "walt", "加权平均剩余租期", "WALT", "个月", expiry.walt.empty() ? Json() : Json(expiry.walt),
            {"未到期租约距到期的月数按面积加权平均；已到期、未约定和自用的不计入",
             "months to the end of the running leases, weighted by area; ended, open and own use left out"}));
        list.push(figure(
            "expiring_share", "一年内到期占比", "Expiring in a year", "%",
            stack::share_json(within_a_year(plan), expiry.area),
            {"十二个月内到期（含已到期仍在）的面积÷租用面积",
             "area of leases ending within twelve months (ended ones still there included) ÷ area let"}));
    }
    return list;
}

void add_reconciliation_notes(const stack::Plan& plan, const StackedBuilding& building,
                              std::vector<base::Sentence>& notes) {
    const auto text = [](Area area) { return base::format_grouped(area, base::kAreaScale); };
    const Reconciliation sums = reconcile(plan, building);
    if (sums.building >= 0 && sums.building != sums.floors) {
        const std::string gap = text(sums.building - sums.floors);
        notes.push_back(
            {fmt::format("各楼层面积之和{}㎡，楼宇{}{}㎡，相差{}㎡。", text(sums.floors),
                         sums.is_lettable ? "可租售面积" : "建筑面积", text(sums.building), gap),
             fmt::format("The floors add up to {} m², the building's {} area is {} m², {} m² apart.",
                         text(sums.floors), sums.is_lettable ? "lettable" : "floor", text(sums.building),
                         gap)});
    }
    const Area lettable = building.area("lettable_area");
    const Area vacant = std::max<Area>(lettable - plan.occupied, 0);
    const Area drawn = plan.layout.area_of(stack::SpaceState::kVacant);
    if (lettable >= 0 && drawn != vacant) {
        notes.push_back(
            {fmt::format(
                 "图中空置的房源合计{}㎡，按可租售减入驻计算为{}㎡，差额来自装修、未登记或情况不明的部分。",
                 text(drawn), text(vacant)),
             fmt::format(
                 "Rooms drawn as vacant add up to {} m², lettable less occupied is {} m²; the rest is being "
                 "fitted out, not registered or unknown.",
                 text(drawn), text(vacant))});
    }
}

std::vector<base::Sentence> stacking_notes(const stack::Plan& plan, const StackedBuilding& building,
                                           const StackingRequest& request) {
    std::vector<base::Sentence> notes;
    if (plan.layout.levels.empty() && plan.layout.shelf.empty()) {
        notes.push_back({"还没有登记楼层、房源或入驻企业，请导入楼层房源台账和入驻台账。",
                         "No floors, rooms or tenants are registered yet: import them first."});
        return notes;
    }
    const bool has_floor_area =
        std::any_of(plan.layout.levels.begin(), plan.layout.levels.end(),
                    [](const stack::Level& one) { return one.basis == stack::Basis::kFloor; });
    notes.push_back(
        has_floor_area
            ? base::Sentence{"楼层按可租售面积绘制，没有登记的按楼层建筑面积绘制。",
                             "Floors are drawn by lettable area, by floor area where none is registered."}
            : base::Sentence{"楼层按可租售面积绘制。", "Floors are drawn by lettable area."});
    add_reconciliation_notes(plan, building, notes);
    notes.insert(notes.end(), plan.layout.notes.begin(), plan.layout.notes.end());
    if (plan.facts.sees_tax && plan.facts.tax_months.first.yyyymm != 0) {
        const std::string months = base::to_string(plan.facts.tax_months);
        notes.push_back(
            {fmt::format("税收为{}归集到本楼的全口径税收，除以企业当日在楼内的入驻面积。", months),
             fmt::format("Tax is the full tax of {} attributed to this building, divided by the area the "
                         "firm occupies here on the day.",
                         months)});
    } else if (request.with_tax) {
        notes.push_back(plan.facts.sees_tax
                            ? base::Sentence{"这一天以前没有本区税收。",
                                             "There is no tax of the district before this day."}
                            : base::Sentence{"您的岗位不能查看纳税人数据，没有显示税收。",
                                             "Your role does not see taxpayer data, so tax is not shown."});
    }
    return notes;
}

Json reconciliation_json(const stack::Plan& plan, const StackedBuilding& building) {
    const Reconciliation sums = reconcile(plan, building);
    return Json::object(
        {{"floorsArea", stack::area_json(sums.floors)},
         {"buildingArea", stack::area_or_null(sums.building)},
         {"basis", sums.is_lettable ? "lettable" : "floor"},
         {"difference", sums.building < 0 ? Json() : stack::area_json(sums.building - sums.floors)}});
}

/// By what the picture may be coloured for this reader.
Json colourings_json(const stack::Plan& plan, const rights::Reader& reader) {
    Json list = Json::array({"state"});
    if (plan.facts.sees_lease_end) {
        list.push("lease");
    }
    list.push("industry").push("registered");
    if (reader.sees(dictionary::Sensitivity::kTaxpayer)) {
        list.push("tax");
    }
    return list;
}

}  // namespace

base::Result<Json> stacking_plan(const Cube& cube, store::Session& session, const rights::Reader& reader,
                                 const StackingRequest& request) {
    TRY_DO(reader.demand(rights::Capability::kReadRegistry));
    TRY(const StackedBuilding building, find_building(session, reader, request));
    if (request.compare && request.asof <= *request.compare) {
        return base::Error{base::ErrorKind::kInvalid, "statistics.bad_compare",
                           "对比日期应早于查看日期，请重新选择。"};
    }
    stack::Plan plan;
    plan.day = request.asof;
    plan.compare = request.compare;
    plan.facts =
        stack::read_facts(session, cube, reader, request.building_id, request.asof, request.with_tax);
    plan.layout = stack::lay_out(plan.facts, plan.day, building.text("stage") == "renovating");
    plan.stays = stack::stays_on(plan.facts, plan.day);
    for (const stack::Tenancy* stay : plan.stays) {
        plan.occupied += stay->area;
    }
    if (request.compare) {
        plan.changes = stack::changes_between(plan.facts, *request.compare, request.asof);
    }
    const stack::Expiry expiry = stack::expiry_of(plan.stays, plan.day);
    const base::Period& months = plan.facts.tax_months;
    Json json;
    json.set("building", building_json(building, plan.facts))
        .set("asof", base::to_string(request.asof))
        .set("compare", request.compare ? Json(base::to_string(*request.compare)) : Json())
        .set("colourings", colourings_json(plan, reader))
        .set("figures", figures_json(plan, building, expiry))
        .set("states", stack::states_json(plan))
        .set("floors", stack::floors_json(plan))
        .set("shelf", stack::shelf_json(plan))
        .set("reconciliation", reconciliation_json(plan, building))
        .set("expiry", stack::expiry_json(plan, expiry))
        .set("contiguous", stack::contiguous_json(plan))
        .set("vacancies", stack::vacancies_json(plan))
        .set("tenants", stack::tenants_json(plan))
        .set("industries", stack::industries_json(plan))
        .set("changes", stack::changes_json(plan))
        .set("taxPeriod", months.first.yyyymm == 0 ? Json() : Json(base::to_string(months)));
    base::set_notes(json, stacking_notes(plan, building, request));
    return json;
}

}  // namespace louyu::statistics
