#pragma once
#include <string_view>

#include "base/json.hpp"
#include "rights/accounts.hpp"
#include "rights/reader.hpp"

// Roles and assignments as the session, the dictionary and the administration show them.
namespace louyu::api {

/// read_registry, import_ledger …
std::string_view to_string(rights::Capability capability);
/// What a role may do at all.
base::Json capabilities_json(const rights::Role& role);
/// The roles that can be given to people.
base::Json roles_json();
base::Json assignment_json(const rights::Assignment& assignment);

}  // namespace louyu::api
