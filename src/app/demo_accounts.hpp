#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/database.hpp"

namespace louyu::app {

/// One account a role, so that a visitor sees the house through every pair of eyes. Only `louyu demo` makes
/// them.
base::Result<void> make_demo_accounts(store::Database& database);
/// What to tell the visitor: login, password, role.
std::vector<std::string> demo_account_lines();

}  // namespace louyu::app
