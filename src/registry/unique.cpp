#include <algorithm>

#include "registry/rules.hpp"
#include "registry/value_text.hpp"
#include "store/builder.hpp"

namespace louyu::registry {
namespace {

/// Fields that together occur only once among the versions valid on a day. Where the dictionary names a key,
/// the last field is that key and those before it say within what; the rest are what an inventory must not
/// hold twice.
struct Unique {
    std::string_view entity;
    std::vector<std::string_view> fields;
    std::string_view code;
};

const std::vector<Unique>& uniques() {
    static const std::vector<Unique> all = {
        {"region", {"code"}, "registry.duplicate"},
        {"zoning_scheme", {"code"}, "registry.duplicate"},
        {"zone", {"scheme_id", "code"}, "registry.duplicate"},
        {"site", {"code"}, "registry.duplicate"},
        {"building", {"code"}, "registry.duplicate"},
        {"floor", {"building_id", "name"}, "registry.duplicate"},
        {"unit", {"floor_id", "name"}, "registry.duplicate"},
        {"enterprise", {"credit_code"}, "registry.duplicate"},
        {"zone_membership", {"building_id", "zone_id"}, "registry.overlap"},
        {"enterprise_tag", {"enterprise_id", "tag", "list_name"}, "registry.overlap"},
        {"building_duty", {"building_id", "duty", "person_name"}, "registry.overlap"},
    };
    return all;
}

/// The first day on which another record holds the same values.
std::optional<base::Day> taken_from(const Subject& subject, const Unique& unique, World& world) {
    const dictionary::Entity& entity = subject.table.entity();
    store::Builder select;
    select.sql("SELECT valid_from FROM ")
        .name(subject.table.version_table())
        .sql(" WHERE id <> ")
        .bind(subject.id);
    for (std::string_view field : unique.fields) {
        const base::Value& value = subject.table.value(subject.after, field);
        if (base::is_absent(value)) {
            return std::nullopt;
        }
        select.sql(" AND ").name(field).sql(" = ").bind(value);
    }
    if (entity.by_district) {
        select.sql(" AND district_code = ").bind(subject.after.district_code);
    }
    select.sql(" AND valid_from <= ").bind(day_value(subject.after.to));
    select.sql(" AND valid_to >= ").bind(day_value(subject.after.from));
    const store::Rows rows = select.sql(" LIMIT 1").select(world.session(), "registry.find_duplicate");
    if (rows.empty()) {
        return std::nullopt;
    }
    const base::Day other{static_cast<std::int32_t>(std::get<std::int64_t>(rows[0][0]))};
    return std::max(other, subject.after.from);
}

}  // namespace

void check_unique(const Subject& subject, World& world, Findings& findings) {
    const dictionary::Entity& entity = subject.table.entity();
    for (const Unique& unique : uniques()) {
        const bool touched = unique.entity == entity.name &&
                             (subject.widened() ||
                              std::any_of(unique.fields.begin(), unique.fields.end(),
                                          [&](std::string_view field) { return subject.changed(field); }));
        if (!touched) {
            continue;
        }
        const auto day = taken_from(subject, unique, world);
        if (!day) {
            continue;
        }
        // The other record is not named: it may lie outside of the reader's scope.
        const dictionary::Field& field = *entity.find(unique.fields.back());
        findings.refuse(field.name, unique.code,
                        fmt::format("“{}”为“{}”的{}已经存在（自 {} 起有效期重叠），请修改原有记录或更正本项",
                                    field.label, print(field, subject.table.value(subject.after, field.name)),
                                    entity.label, base::to_string(*day)));
    }
}

}  // namespace louyu::registry
