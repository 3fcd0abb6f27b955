#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "store/database.hpp"
#include "store/migrate.hpp"

namespace louyu::store {

/// One migration as written in its file.
struct MigrationFile {
    int number = 0;
    std::string_view name;
    std::string_view text;
};

/// migrate and migration_state for a given list of files, numbered 1, 2, 3 ...
base::Result<std::vector<Migration>> migrate(Database& database, std::span<const MigrationFile> files);
base::Result<std::vector<Migration>> migration_state(Database& database,
                                                     std::span<const MigrationFile> files);

}  // namespace louyu::store
