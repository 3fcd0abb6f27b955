#include "registry/image.hpp"

#include "registry/search_text.hpp"
#include "registry/value_text.hpp"

namespace louyu::registry {
namespace {

using base::Json;

constexpr std::size_t kImageBytesMax = 64 * 1024 * 1024;

Json::Object key_of(const Version& version) {
    return {{"valid_from", version.from.yyyymmdd},
            {"valid_to", version.to.yyyymmdd},
            {"change_id", version.change_id}};
}

Json whole_row(const EntityTable& table, const Version& version) {
    Json::Object fields;
    for (std::size_t i = 0; i < table.width(); ++i) {
        if (!base::is_absent(version.values[i])) {
            fields.emplace_back(table.entity().fields[i].name, to_json(version.values[i]));
        }
    }
    Json::Object row = key_of(version);
    if (table.entity().by_district) {
        row.emplace_back("district_code", version.district_code);
    }
    row.emplace_back("fields", Json::of_members(std::move(fields)));
    return Json::of_members(std::move(row));
}

/// The values of `version` in which it differs from `other`; all it has when there is no other.
Json differing(const EntityTable& table, const Version& version, const Version* other, bool with_days) {
    Json::Object fields;
    for (std::size_t i = 0; i < table.width(); ++i) {
        const bool differs =
            other == nullptr ? !base::is_absent(version.values[i]) : version.values[i] != other->values[i];
        if (differs) {
            fields.emplace_back(table.entity().fields[i].name, to_json(version.values[i]));
        }
    }
    if (with_days && other != nullptr && version.from != other->from) {
        fields.emplace_back("valid_from", version.from.yyyymmdd);
    }
    if (with_days && other != nullptr && version.to != other->to) {
        fields.emplace_back("valid_to", version.to.yyyymmdd);
    }
    return Json::of_members(std::move(fields));
}

std::int64_t integer(const Json& row, std::string_view name) {
    const Json* found = row.find(name);
    if (found == nullptr || !found->is_integer()) {
        throw base::Failure("变更日志的内容不完整，数据可能被改动过");
    }
    return found->as_integer();
}

base::Day day(const Json& row, std::string_view name) {
    return base::Day{static_cast<std::int32_t>(integer(row, name))};
}

}  // namespace

std::string before_image(const EntityTable& table, const Plan& plan) {
    Json image = Json::object();
    image.set("fields",
              plan.before ? differing(table, *plan.before, &plan.after, plan.moves_days) : Json::object());
    Json::Array rows;
    for (const Version& version : plan.removed) {
        rows.push_back(whole_row(table, version));
    }
    image.set("versions", Json(std::move(rows)));
    return image.dump();
}

std::string after_image(const EntityTable& table, const Plan& plan, ChangeState state) {
    Json image = Json::object();
    image.set("state", to_string(state));
    image.set("fields", differing(table, plan.after, plan.before ? &*plan.before : nullptr, plan.moves_days));
    Json::Array rows;
    for (const Version& version : plan.added) {
        rows.push_back(Json::of_members(key_of(version)));
    }
    image.set("versions", Json(std::move(rows)));
    return image.dump();
}

std::string undo_image(std::int64_t undone_change) {
    return Json::object({{"state", to_string(ChangeState::kEffective)}, {"undoes", undone_change}}).dump();
}

std::vector<Version> versions_of(const EntityTable& table, const Json& image) {
    std::vector<Version> versions;
    const Json* rows = image.find("versions");
    if (rows == nullptr || !rows->is_array()) {
        return versions;
    }
    for (const Json& row : rows->items()) {
        Version version;
        version.from = day(row, "valid_from");
        version.to = day(row, "valid_to");
        version.change_id = integer(row, "change_id");
        version.values.resize(table.width());
        if (const Json* district = row.find("district_code"); district != nullptr && district->is_string()) {
            version.district_code = district->as_string();
        }
        if (const Json* fields = row.find("fields"); fields != nullptr && fields->is_object()) {
            for (const auto& [name, value] : fields->members()) {
                if (const auto column = table.column(name)) {
                    version.values[*column] = from_json(value);
                }
            }
            version.search_text = search_text(table, version.values);
        }
        versions.push_back(std::move(version));
    }
    return versions;
}

Json parse_image(std::string_view text) {
    base::Result<Json> json = base::parse_json(text, {.bytes_max = kImageBytesMax});
    if (!json) {
        throw base::Failure("变更日志的内容无法读取，数据可能被改动过");
    }
    return *std::move(json);
}

}  // namespace louyu::registry
