#pragma once
#include <string>

#include "base/error.hpp"
#include "store/database.hpp"

namespace louyu::store {

/// A consistent copy of a SQLite store in one new file, while others read and write. On PostgreSQL it refuses
/// (store.use_pg_dump) and names the command of the server's own tool.
base::Result<void> backup(Database& database, const std::string& out_path);

/// Puts a copy back where no store is yet; refuses to overwrite one (store.exists).
base::Result<void> restore(const std::string& url, const std::string& in_path);

}  // namespace louyu::store
