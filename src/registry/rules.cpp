#include "registry/rules.hpp"

#include <algorithm>

#include "registry/sql.hpp"
#include "registry/value_text.hpp"

namespace louyu::registry {
namespace {

std::string_view label(const Subject& subject, std::string_view field) {
    return subject.table.entity().find(field)->label;
}

/// The first day of the span on which a query of other records finds one.
std::optional<base::Day> first_meeting(const Subject& subject, World& world, const store::Query& query,
                                       store::Params params) {
    params.emplace_back("id", subject.id);
    params.emplace_back("first", day_value(subject.after.from));
    params.emplace_back("last", day_value(subject.after.to));
    const store::Rows rows = world.session().select(query, params);
    if (rows.empty()) {
        return std::nullopt;
    }
    const base::Day other{static_cast<std::int32_t>(std::get<std::int64_t>(rows[0][0]))};
    return std::max(other, subject.after.from);
}

// R001, R006: a part cannot be larger than the whole.
void part_fits(const Subject& subject, Findings& findings, std::string_view part, std::string_view whole) {
    const auto small = subject.integer(part);
    const auto large = subject.integer(whole);
    if (small && large && *small > *large) {
        findings.refuse(part, "registry.area_exceeded",
                        fmt::format("“{}”（{}）大于“{}”（{}），请核对数值和单位", label(subject, part),
                                    print_area(*small), label(subject, whole), print_area(*large)));
    }
}

void business_area_fits(const Subject& subject, World&, Findings& findings) {
    part_fits(subject, findings, "business_area", "floor_area");
}

void lettable_area_fits(const Subject& subject, World&, Findings& findings) {
    part_fits(subject, findings, "lettable_area", "floor_area");
}

// R001: 万㎡ typed where ㎡ is meant is a factor of ten thousand.
void area_is_in_square_metres(const Subject& subject, World&, Findings& findings) {
    constexpr std::int64_t kSmall = 100 * 100;  // 100 ㎡
    constexpr std::int64_t kFloors = 3;
    const auto area = subject.integer("floor_area");
    if (area && *area < kSmall && subject.integer("floors_above").value_or(0) >= kFloors) {
        findings.warn(
            "floor_area", "registry.implausible_area",
            fmt::format("“{}”只有 {}，楼宇却有 {} 层：单位可能是万㎡，请核对", label(subject, "floor_area"),
                        print_area(*area), *subject.integer("floors_above")));
    }
}

// R005.
void operating_building_has_a_date(const Subject& subject, World&, Findings& findings) {
    if (subject.text("stage") == "operating" && !subject.integer("operating_since") &&
        !subject.integer("completed_on")) {
        findings.warn("operating_since", "registry.missing_date",
                      "已运营的楼宇没有投入运营日期和竣工日期，请补上其中一个");
    }
}

void completed_before_operating(const Subject& subject, World&, Findings& findings) {
    const auto completed = subject.integer("completed_on");
    const auto operating = subject.integer("operating_since");
    if (completed && operating && *completed > *operating) {
        findings.refuse("operating_since", "registry.out_of_order",
                        fmt::format("投入运营日期（{}）早于竣工日期（{}），请更正其中一个",
                                    base::to_string(base::Day{static_cast<std::int32_t>(*operating)}),
                                    base::to_string(base::Day{static_cast<std::int32_t>(*completed)})));
    }
}

// R110: a coordinate without its frame is off by some hundred metres.
void coordinates_are_in_china(const Subject& subject, World&, Findings& findings) {
    constexpr std::int64_t kDegree = 10'000'000;
    const auto longitude = subject.integer("longitude");
    const auto latitude = subject.integer("latitude");
    if (!longitude && !latitude) {
        return;
    }
    if (!longitude || !latitude) {
        findings.warn(longitude ? "latitude" : "longitude", "registry.incomplete_coordinates",
                      "经度和纬度只填了一个，地图上无法标出，请补全");
        return;
    }
    if (*longitude < 73 * kDegree || *longitude > 136 * kDegree || *latitude < 3 * kDegree ||
        *latitude > 54 * kDegree) {
        findings.warn("longitude", "registry.implausible_coordinates",
                      "坐标不在中国境内，请核对经度与纬度是否颠倒");
    }
    if (subject.text("frame").empty()) {
        findings.warn("frame", "registry.missing_frame",
                      "坐标没有注明坐标系（CGCS2000、GCJ-02、BD-09 等），位置可能相差数百米，请补上");
    }
}

void phone_looks_like_one(const Subject& subject, Findings& findings, std::string_view field) {
    const std::string_view phone = subject.text(field);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = std::count_if(phone.begin(), phone.end(), is_digit);
    const bool only_phone_signs = std::all_of(phone.begin(), phone.end(), [&](char c) {
        return is_digit(c) || std::string_view("+-() ,;/*#").find(c) != std::string_view::npos;
    });
    if (!phone.empty() && (!only_phone_signs || digits < 7)) {
        findings.warn(field, "registry.implausible_phone",
                      fmt::format("“{}”不像电话号码，请核对是否多字、少位", label(subject, field)));
    }
}

void contact_phone_looks_like_one(const Subject& subject, World&, Findings& findings) {
    phone_looks_like_one(subject, findings, "contact_phone");
}

void duty_phone_looks_like_one(const Subject& subject, World&, Findings& findings) {
    phone_looks_like_one(subject, findings, "phone");
}

// R002: two records for one building.
void building_has_no_namesake(const Subject& subject, World& world, Findings& findings) {
    const auto met =
        world.session().select(sql::kFindNamesakeBuilding, {{"name", std::string(subject.text("name"))},
                                                            {"region", *subject.integer("region_id")},
                                                            {"id", subject.id},
                                                            {"first", day_value(subject.after.from)},
                                                            {"last", day_value(subject.after.to)}});
    if (!met.empty()) {
        findings.warn("name", "registry.possible_duplicate",
                      "同一街道已有同名楼宇，请确认不是同一座楼登记了两次");
    }
}

// Ledgers lie under the district of the building.
void building_stays_in_its_district(const Subject& subject, World& world, Findings& findings) {
    if (subject.is_new()) {
        return;
    }
    const std::string district = world.district_of_region(*subject.integer("region_id"));
    const store::Rows rows = world.session().select(sql::kCountTenancyDistricts,
                                                    {{"building", subject.id}, {"district", district}});
    if (std::get<std::int64_t>(rows[0][0]) > 0) {
        findings.refuse("region_id", "registry.other_district",
                        "楼宇已有入驻记录，不能改到别的区县；请先终止入驻记录，或在新区县重新建立楼宇");
    }
}

// R012: in a scheme that is a partition a building lies in one zone.
void one_zone_of_a_partition(const Subject& subject, World& world, Findings& findings) {
    const std::int64_t zone = *subject.integer("zone_id");
    const std::int64_t scheme = world.integer("zone", zone, "scheme_id");
    if (world.integer("zoning_scheme", scheme, "partition") != 1) {
        return;
    }
    const auto day =
        first_meeting(subject, world, sql::kFindPartitionMembership,
                      {{"building", *subject.integer("building_id")}, {"zone", zone}, {"scheme", scheme}});
    if (day) {
        findings.refuse(
            "zone_id", "registry.overlap",
            fmt::format("该划分方案中一座楼宇只能属于一个片区，{} 起它已在另一个片区，请先终止原归属",
                        base::to_string(*day)));
    }
}

// R013.
void region_lies_below_its_parent(const Subject& subject, World& world, Findings& findings) {
    const auto parent = subject.integer("parent_id");
    if (!parent) {
        return;
    }
    const auto rank = [](std::string_view level) {
        constexpr std::string_view kRanks[] = {"country", "province", "city",     "county",
                                               "park",    "street",   "community"};
        return std::find(std::begin(kRanks), std::end(kRanks), level) - std::begin(kRanks);
    };
    const Version* above = world.last("region", *parent);
    if (above == nullptr) {
        return;  // told by the check of references
    }
    if (*parent == subject.id || rank(subject.table.text(*above, "level")) >= rank(subject.text("level"))) {
        findings.refuse("parent_id", "registry.wrong_level",
                        fmt::format("上级区划“{}”的级别应高于“{}”，请重新选择上级或更正级别",
                                    subject.table.text(*above, "name"), subject.text("name")));
    }
}

void same_building(const Subject& subject, World& world, Findings& findings, std::string_view field,
                   std::string_view entity) {
    const auto id = subject.integer(field);
    const auto building = subject.integer("building_id");
    if (id && building && world.last(entity, *id) != nullptr &&
        world.integer(entity, *id, "building_id") != *building) {
        findings.refuse(field, "registry.other_building",
                        fmt::format("所选{}不在这座楼宇内，请重新选择", dictionary::entity(entity).label));
    }
}

void floor_is_in_the_building(const Subject& subject, World& world, Findings& findings) {
    same_building(subject, world, findings, "floor_id", "floor");
}

void unit_is_in_the_building(const Subject& subject, World& world, Findings& findings) {
    same_building(subject, world, findings, "unit_id", "unit");
}

// R006, R018: two firms in one unit on a day.
void unit_has_one_tenant(const Subject& subject, World& world, Findings& findings) {
    const auto unit = subject.integer("unit_id");
    if (!unit) {
        return;
    }
    if (const auto day = first_meeting(subject, world, sql::kFindTenancyOfUnit, {{"unit", *unit}})) {
        findings.refuse(
            "unit_id", "registry.overlap",
            fmt::format("该房源自 {} 起已有入驻企业，同一房源同一天只能有一家，请先登记原企业退租或更正日期",
                        base::to_string(*day)));
    }
}

void tenancy_fits_its_unit(const Subject& subject, World& world, Findings& findings) {
    const auto unit = subject.integer("unit_id");
    const auto area = subject.integer("area");
    const std::int64_t room = unit ? world.integer("unit", *unit, "area") : 0;
    if (area && room > 0 && *area > room + room / 20) {
        findings.warn(
            "area", "registry.area_exceeded",
            fmt::format("入驻面积（{}）大于房源面积（{}），请核对", print_area(*area), print_area(room)));
    }
}

void firm_has_one_primary_place(const Subject& subject, World& world, Findings& findings) {
    const auto firm = subject.integer("enterprise_id");
    if (!firm || subject.integer("is_primary").value_or(0) != 1) {
        return;
    }
    if (first_meeting(subject, world, sql::kFindPrimaryTenancy, {{"enterprise", *firm}})) {
        findings.warn("is_primary", "registry.two_primaries",
                      "该企业同一时期已有另一处主要经营地，税收将无法确定归属，请只保留一处");
    }
}

void firm_is_of_the_district(const Subject& subject, World& world, Findings& findings) {
    const auto firm = subject.integer("enterprise_id");
    const Version* enterprise = firm ? world.last("enterprise", *firm) : nullptr;
    if (enterprise != nullptr && enterprise->district_code != subject.after.district_code) {
        findings.refuse("enterprise_id", "registry.other_district",
                        "所选企业登记在别的区县，请先在楼宇所在区县建立该企业");
    }
}

// R018, H21: ten firms left and released 1.2 ㎡, which were 1.2 万㎡.
void released_area_is_plausible(const Subject& subject, World&, Findings& findings) {
    const auto released = subject.integer("released_area");
    const Version& occupied = subject.before != nullptr ? *subject.before : subject.after;
    const auto area = subject.table.integer(occupied, "area");
    if (released && *released > 0 && area && *released < *area / 10) {
        findings.warn("released_area", "registry.implausible_released_area",
                      fmt::format("退租面积只有 {}，不到入驻面积（{}）的一成：单位可能是万㎡，请核对",
                                  print_area(*released), print_area(*area)));
    }
}

void lease_ends_after_moving_in(const Subject& subject, World&, Findings& findings) {
    const auto lease_end = subject.integer("lease_end");
    if (lease_end && *lease_end < subject.after.from.yyyymmdd) {
        findings.warn("lease_end", "registry.lease_end_before_start",
                      "合同到期日早于入驻日期，请核对是否填错年份或为历史合同");
    }
}

// R008.
void whole_mandates_do_not_overlap(const Subject& subject, World& world, Findings& findings) {
    if (subject.text("kind") != "whole") {
        return;
    }
    const auto day = first_meeting(subject, world, sql::kFindWholeMandate,
                                   {{"building", *subject.integer("building_id")}});
    if (day) {
        findings.refuse("kind", "registry.overlap",
                        fmt::format("该楼宇自 {} 起已有整体委托，两个整体委托不能同时有效，请先终止原委托",
                                    base::to_string(*day)));
    }
}

struct Rule {
    std::string_view entity;
    std::vector<std::string_view> fields;  // the rule speaks when one of these differs …
    bool on_span;                          // … or when the record becomes true on more days
    void (*check)(const Subject&, World&, Findings&);
};

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
        {"region", {"parent_id", "level"}, false, region_lies_below_its_parent},
        {"building", {"business_area", "floor_area"}, false, business_area_fits},
        {"building", {"lettable_area", "floor_area"}, false, lettable_area_fits},
        {"building", {"floor_area", "floors_above"}, false, area_is_in_square_metres},
        {"building", {"stage", "operating_since", "completed_on"}, false, operating_building_has_a_date},
        {"building", {"operating_since", "completed_on"}, false, completed_before_operating},
        {"building", {"longitude", "latitude", "frame"}, false, coordinates_are_in_china},
        {"building", {"contact_phone"}, false, contact_phone_looks_like_one},
        {"building", {"name", "region_id"}, true, building_has_no_namesake},
        {"building", {"region_id"}, false, building_stays_in_its_district},
        {"zone_membership", {"building_id", "zone_id"}, true, one_zone_of_a_partition},
        {"floor", {"lettable_area", "floor_area"}, false, lettable_area_fits},
        {"unit", {"building_id", "floor_id"}, false, floor_is_in_the_building},
        {"organisation", {"contact_phone"}, false, contact_phone_looks_like_one},
        {"building_duty", {"phone"}, false, duty_phone_looks_like_one},
        {"enterprise", {"contact_phone"}, false, contact_phone_looks_like_one},
        {"tenancy", {"enterprise_id"}, false, firm_is_of_the_district},
        {"tenancy", {"building_id", "unit_id"}, false, unit_is_in_the_building},
        {"tenancy", {"unit_id"}, true, unit_has_one_tenant},
        {"tenancy", {"unit_id", "area"}, false, tenancy_fits_its_unit},
        {"tenancy", {"enterprise_id", "is_primary"}, true, firm_has_one_primary_place},
        {"tenancy", {"released_area"}, false, released_area_is_plausible},
        {"tenancy", {"lease_end"}, true, lease_ends_after_moving_in},
        {"operator_mandate", {"building_id", "kind"}, true, whole_mandates_do_not_overlap},
    };
    return all;
}

/// What is ended while others still stand on it.
void ended_record_is_free(const Subject& subject, World& world, Findings& findings) {
    const base::Value day = day_value(base::next_day(subject.after.to));
    const std::string_view name = subject.table.entity().name;
    store::Rows rows;
    if (name == "building") {
        rows = world.session().select(sql::kFindTenancyInBuilding, {{"building", subject.id}, {"day", day}});
    } else if (name == "enterprise") {
        rows =
            world.session().select(sql::kFindTenancyOfEnterprise, {{"enterprise", subject.id}, {"day", day}});
    }
    if (!rows.empty()) {
        findings.warn("valid_to", "registry.still_in_use", "终止日期之后仍有入驻记录，请同时登记退租");
    }
}

}  // namespace

bool Subject::changed(std::string_view field) const {
    return before == nullptr || table.value(*before, field) != table.value(after, field);
}

bool Subject::widened() const {
    return before == nullptr || after.from < before->from || after.to > before->to;
}

bool concerns(const Subject& subject, const std::vector<std::string_view>& fields) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](std::string_view field) { return subject.changed(field); });
}

void check_rules(const Subject& subject, World& world, Findings& findings) {
    for (const Rule& rule : rules()) {
        if (rule.entity == subject.table.entity().name &&
            (concerns(subject, rule.fields) || (rule.on_span && subject.widened()))) {
            rule.check(subject, world, findings);
        }
    }
    if (subject.kind == ChangeKind::kEnd) {
        ended_record_is_free(subject, world, findings);
    }
}

}  // namespace louyu::registry
