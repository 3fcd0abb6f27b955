#include "registry/prepare.hpp"

#include <algorithm>

#include "base/id.hpp"
#include "base/text.hpp"
#include "registry/value_text.hpp"
#include "store/builder.hpp"

namespace louyu::registry {
namespace {

using dictionary::Reach;

constexpr std::size_t kNoteMax = 500;

base::Error out_of_scope(const dictionary::Entity& entity) {
    return {
        base::ErrorKind::kForbidden, "registry.out_of_scope",
        fmt::format("这条{}记录不在您的管理范围内，不能写入；如确需办理，请联系区牵头部门", entity.label)};
}

base::Error stale(const Prepared& prepared, const Change& change, const FieldValues& fields) {
    base::Error error{base::ErrorKind::kStale, "registry.stale",
                      fmt::format("这条{}记录在您打开之后已被他人修改，请对照两个值后重新提交",
                                  prepared.table->entity().label)};
    const Version& current = *prepared.plan.before;
    for (const auto& [column, value] : fields) {
        const dictionary::Field& field = prepared.table->entity().fields[column];
        if (current.values[column] != value) {
            error.fields.push_back({fmt::format("/{}", field.name), error.code,
                                    fmt::format("“{}”现为“{}”，您提交的是“{}”", field.label,
                                                print(field, current.values[column]), print(field, value))});
        }
    }
    error.detail = fmt::format("record {} is at {}, the writer saw {}", prepared.id, current.change_id,
                               *change.if_version);
    return error;
}

void check_note(const Change& change, Findings& findings) {
    if (!base::is_valid_utf8(change.note) || change.note.find('\0') != std::string::npos) {
        findings.refuse("note", "registry.bad_text", "变更说明含有无法保存的字符，请重新输入");
    } else if (base::length(change.note) > kNoteMax) {
        findings.refuse("note", "registry.too_long", fmt::format("变更说明最多 {} 个字，请缩短", kNoteMax));
    }
}

bool is_district_code(std::string_view code) {
    return code.size() == 6 && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

/// The values that say where a record lies.
bool moves(const Subject& subject) {
    const dictionary::Entity& entity = subject.table.entity();
    return std::any_of(entity.fields.begin(), entity.fields.end(), [&](const dictionary::Field& field) {
        const bool is_place = field.name == "building_id" || field.name == "region_id" ||
                              field.name == "enterprise_id" ||
                              (entity.name == "region" && field.name == "parent_id");
        return is_place && subject.changed(field.name);
    });
}

}  // namespace

base::Result<const EntityTable*> Preparation::open(const Change& change) const {
    const EntityTable* table = EntityTable::find(change.entity);
    if (table == nullptr) {
        const dictionary::Entity* known = dictionary::find_entity(change.entity);
        if (known == nullptr) {
            return base::Error{base::ErrorKind::kNotFound, "registry.unknown_entity",
                               "没有这一类记录，请检查名称"};
        }
        return base::Error{base::ErrorKind::kInvalid, "registry.read_only",
                           fmt::format("{}只能通过导入文件写入，不能逐条修改", known->label)};
    }
    if (change.kind == ChangeKind::kUndo) {
        return base::Error{base::ErrorKind::kInvalid, "registry.read_only", "撤销只能按批次进行"};
    }
    TRY_DO(reader_.demand(context_.origin == Origin::kBatch ? rights::Capability::kImportRegistry
                                                            : rights::Capability::kWriteRegistry));
    return table;
}

bool Preparation::is_visible(const EntityTable& table, std::int64_t id) {
    if (reader_.sees_everything() || made_.contains({table.entity().name, id})) {
        return true;
    }
    store::Builder select;
    select.sql("SELECT 1 FROM ").name(table.version_table()).sql(" v WHERE v.id = ").bind(id);
    reader_.restrict(select, table.entity(), "v");
    return !select.sql(" LIMIT 1").select(world_.session(), "registry.find_visible").empty();
}

base::Result<void> Preparation::load(const Change& change, Prepared& prepared) {
    const EntityTable& table = *prepared.table;
    if (change.kind != ChangeKind::kCreate) {
        prepared.current = table.versions(world_.session(), change.id);
        if (prepared.current.empty() || !is_visible(table, change.id)) {
            return not_found(table.entity());
        }
        return {};
    }
    if (change.if_version || change.id < 0) {
        return base::Error{base::ErrorKind::kInvalid, "registry.invalid",
                           "新建记录不能指定原有版本或负的编号"};
    }
    if (change.id != 0 && table.last_version(world_.session(), change.id)) {
        return base::Error{
            base::ErrorKind::kConflict, "registry.duplicate",
            fmt::format("编号 {} 的{}已经存在，请改用变更或更正", change.id, table.entity().label)};
    }
    return {};
}

rights::RecordPlace Preparation::place_of(const EntityTable& table, std::int64_t id, const Version& version) {
    const auto reference = [&](std::string_view field) {
        return table.column(field) ? table.integer(version, field).value_or(0) : 0;
    };
    rights::RecordPlace place;
    place.building_id = table.entity().name == "building" ? id : reference("building_id");
    place.region_id = table.entity().name == "region" ? id : reference("region_id");
    place.enterprise_id = table.entity().name == "enterprise" ? id : reference("enterprise_id");
    place.district_code = version.district_code;
    if (made_.contains({"building", place.building_id})) {
        // The reader was made before this building: its region decides.
        place.region_id = world_.integer("building", place.building_id, "region_id");
        place.building_id = 0;
    }
    return place;
}

base::Result<void> Preparation::check_scope(const Change& change, const Prepared& prepared) {
    if (reader_.sees_everything()) {
        return {};
    }
    const EntityTable& table = *prepared.table;
    const dictionary::Entity& entity = table.entity();
    const Plan& plan = prepared.plan;
    const bool is_new = change.kind == ChangeKind::kCreate;
    if (entity.reach == Reach::kEnterprise) {
        // An enterprise is in scope through its tenancies, which only the store knows.
        rights::RecordPlace place = place_of(table, is_new ? 0 : prepared.id, plan.after);
        const bool is_new_firm = is_new && entity.name == "enterprise";
        place.building_id = is_new_firm ? change.through_building : 0;
        const std::string district = prepared.district_code;
        place.district_code = district;
        const std::int64_t enterprise = entity.name == "enterprise" ? prepared.id : place.enterprise_id;
        const bool into_made = is_new_firm && made_.contains({"building", change.through_building});
        if (into_made || (!is_new_firm && is_visible(EntityTable::of("enterprise"), enterprise)) ||
            reader_.covers(entity, place)) {
            return {};
        }
        return out_of_scope(entity);
    }
    const Subject subject{table, prepared.id, change.kind, plan.before ? &*plan.before : nullptr, plan.after};
    if (!is_new && !reader_.covers(entity, place_of(table, prepared.id, *plan.before))) {
        return out_of_scope(entity);
    }
    if (!is_new && !moves(subject)) {
        return {};
    }
    rights::RecordPlace target = place_of(table, prepared.id, plan.after);
    if (entity.name == "building") {
        target.building_id = 0;  // where it is going decides, not which it is
    } else if (entity.name == "region") {
        target.region_id = table.integer(plan.after, "parent_id").value_or(0);
        if (target.region_id == 0) {
            return out_of_scope(entity);  // a root lies above every scope but everything
        }
    }
    if (!reader_.covers(entity, target)) {
        return out_of_scope(entity);
    }
    return {};
}

std::string Preparation::district_of(const Change& change, const Version& version, const EntityTable& table,
                                     Findings& findings) {
    const auto reference = [&](std::string_view field) {
        return table.column(field) ? table.integer(version, field) : std::nullopt;
    };
    if (const auto building = reference("building_id")) {
        return world_.district_of_building(*building);
    }
    if (const auto region = reference("region_id")) {
        return world_.district_of_region(*region);
    }
    if (const auto firm = reference("enterprise_id")) {
        const Version* enterprise = world_.last("enterprise", *firm);
        return enterprise == nullptr ? "" : enterprise->district_code;
    }
    if (!table.entity().by_district || change.kind != ChangeKind::kCreate) {
        return version.district_code;
    }
    std::string district = change.district_code;
    if (district.empty() && change.through_building != 0) {
        district = world_.district_of_building(change.through_building);
    }
    if (district.empty() && reader_.districts().size() == 1) {
        district = reader_.districts().front();
    }
    if (!is_district_code(district)) {
        findings.refuse("district_code", "registry.required", "请指明所属区县（六位区划代码，如 210102）");
    }
    return district;
}

void Preparation::check_area_sums(const Subject& subject, Prepared& prepared, Findings& findings) {
    const unsigned sums = touched_sums(subject);
    if (sums == 0 || context_.origin == Origin::kBatch) {
        prepared.sums = sums;
        return;
    }
    const std::int64_t building =
        subject.table.entity().name == "building" ? prepared.id : subject.integer("building_id").value_or(0);
    const std::vector<Version> after = versions_after(prepared.current, prepared.plan);
    const Overlay overlay{&subject.table, prepared.id, &after};
    for (const Finding& finding : check_sums(world_.session(), building, sums, &overlay)) {
        const std::string_view field = std::string_view(finding.what.pointer).substr(1);
        if (finding.refused) {
            findings.refuse(field, finding.what.code, finding.what.message);
        } else {
            findings.warn(field, finding.what.code, finding.what.message);
        }
    }
}

base::Result<void> Preparation::check_record(const Change& change, Prepared& prepared,
                                             const FieldValues& fields, Findings& findings) {
    const EntityTable& table = *prepared.table;
    Version& after = prepared.plan.after;
    check_required(table, after, fields, change.kind == ChangeKind::kCreate, findings);
    check_references(table, after, fields, world_, findings);
    if (findings.refused()) {
        return findings.error();
    }
    prepared.district_code = district_of(change, after, table, findings);
    if (table.entity().by_district) {
        if (prepared.plan.before && prepared.plan.before->district_code != prepared.district_code) {
            findings.refuse("building_id", "registry.other_district",
                            "入驻记录不能改到别的区县，请终止原记录后在新区县重新登记");
        }
        after.district_code = prepared.district_code;
        for (Version& version : prepared.plan.added) {
            version.district_code = prepared.district_code;
        }
    }
    if (findings.refused()) {
        return findings.error();
    }
    TRY_DO(check_scope(change, prepared));
    const Subject subject{table, prepared.id, change.kind,
                          prepared.plan.before ? &*prepared.plan.before : nullptr, after};
    check_unique(subject, world_, findings);
    check_rules(subject, world_, findings);
    check_area_sums(subject, prepared, findings);
    if (findings.refused()) {
        return findings.error();
    }
    return {};
}

base::Result<Prepared> Preparation::prepare(const Change& change) {
    Prepared prepared;
    TRY(prepared.table, open(change));
    prepared.kind = change.kind;
    prepared.note = change.note;
    TRY_DO(load(change, prepared));
    prepared.id = change.id != 0 ? change.id : base::make_id();
    Findings findings;
    check_days(change, findings);
    const bool days_are_right = !findings.refused();
    const FieldValues fields = check_fields(*prepared.table, change, reader_, findings);
    check_note(change, findings);
    if (!days_are_right) {
        return findings.error();
    }
    TRY(prepared.plan, plan_change(*prepared.table, prepared.current, change, fields));
    if (change.if_version && prepared.plan.before->change_id != *change.if_version) {
        return stale(prepared, change, fields);
    }
    TRY_DO(check_record(change, prepared, fields, findings));
    prepared.warnings = findings.warnings();
    return prepared;
}

}  // namespace louyu::registry
