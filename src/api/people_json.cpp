#include "api/people_json.hpp"

#include <algorithm>

#include "base/id.hpp"

namespace louyu::api {

namespace {

using base::Json;

using rights::Capability;

constexpr std::pair<Capability, std::string_view> kCapabilities[] = {
    {Capability::kReadRegistry, "read_registry"},
    {Capability::kWriteRegistry, "write_registry"},
    {Capability::kWriteReference, "write_reference"},
    {Capability::kImportRegistry, "import_registry"},
    {Capability::kImportLedger, "import_ledger"},
    {Capability::kExport, "export"},
    {Capability::kReadStatistics, "read_statistics"},
    {Capability::kReadChanges, "read_changes"},
    {Capability::kManageUsers, "manage_users"},
    {Capability::kGrantRoles, "grant_roles"},
    {Capability::kReadAudit, "read_audit"}};

Json day_or_null(base::Day day) {
    return day == base::kForever ? Json() : Json(base::to_string(day));
}

}  // namespace

std::string_view to_string(rights::Capability capability) {
    for (const auto& [known, name] : kCapabilities) {
        if (known == capability) {
            return name;
        }
    }
    throw base::Bug("capability");
}

base::Json capabilities_json(const rights::Role& role) {
    Json names = Json::array();
    for (const auto& [capability, name] : kCapabilities) {
        if (std::find(role.capabilities.begin(), role.capabilities.end(), capability) !=
            role.capabilities.end()) {
            names.push(name);
        }
    }
    return names;
}

base::Json roles_json() {
    Json roles = Json::array();
    for (const rights::Role& role : rights::roles()) {
        if (role.code == "console" || role.code == "public") {
            continue;  // the system's own; nobody can be given them
        }
        Json scopes = Json::array();
        for (const rights::ScopeKind scope : role.scopes) {
            scopes.push(rights::to_string(scope));
        }
        roles.push(Json::object({{"code", role.code},
                                 {"label", role.label},
                                 {"labelEn", role.label_en},
                                 {"capabilities", capabilities_json(role)},
                                 {"seesUpTo", dictionary::to_string(role.sees_up_to)},
                                 {"scopes", std::move(scopes)}}));
    }
    return roles;
}

base::Json assignment_json(const rights::Assignment& assignment) {
    const rights::Role* role = rights::find_role(assignment.role);
    Json buildings = Json::array();
    for (const std::int64_t building : assignment.building_ids) {
        buildings.push(base::id_to_text(building));
    }
    return Json::object(
        {{"id", base::id_to_text(assignment.id)},
         {"role", assignment.role},
         {"roleLabel", role == nullptr ? std::string() : std::string(role->label)},
         {"scopeKind", rights::to_string(assignment.scope_kind)},
         {"scopeId", assignment.scope_id == 0 ? Json() : Json(base::id_to_text(assignment.scope_id))},
         {"buildingIds", std::move(buildings)},
         {"validFrom", base::to_string(assignment.valid_from)},
         {"validTo", day_or_null(assignment.valid_to)}});
}

}  // namespace louyu::api
