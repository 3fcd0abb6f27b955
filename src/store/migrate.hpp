#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/database.hpp"

namespace louyu::store {

struct Migration {
    int number = 0;
    std::string name;
    std::string sha256;
    bool applied = false;
};

/// Brings the schema forward: each src/store/migrations/NNNN_name.sql (built into the program) in one
/// transaction, its SHA-256 recorded in schema_migration. Refuses (store.migration_changed) when an applied
/// file differs, and (store.migration_unknown) when the store is newer than the program.
base::Result<std::vector<Migration>> migrate(Database& database);

/// What is applied and what is not, without changing anything.
base::Result<std::vector<Migration>> migration_state(Database& database);

}  // namespace louyu::store
