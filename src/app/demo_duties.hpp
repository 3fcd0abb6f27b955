#pragma once
#include "base/error.hpp"
#include "store/database.hpp"

namespace louyu::app {

/// A chief, a manager and a liaison for each building of the demonstration (R066); every name is invented and
/// every telephone number belongs to no exchange. No department sends such a file, so they are recorded like
/// a form.
base::Result<void> make_demo_duties(store::Database& database);

}  // namespace louyu::app
