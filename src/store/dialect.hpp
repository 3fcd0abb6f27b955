#pragma once
#include <string>
#include <string_view>

#include "store/database.hpp"

namespace louyu::store {

/// What SQLite and PostgreSQL cannot be told in the same words. Everything else is one text for both.

/// A statement of a migration in the words of `dialect`:
/// - BIGINT becomes INTEGER on SQLite: only then is a BIGINT PRIMARY KEY its row id, and not a second index;
/// - CREATE TABLE becomes STRICT on SQLite: a text in a number column is refused as on PostgreSQL;
/// - {{without_rowid}} behind the last parenthesis of a table keeps its rows in the order of their primary
/// key. An unknown {{token}} is a base::Failure.
std::string migration_sql(Dialect dialect, std::string_view statement);

/// Counts the tables called :name.
Query table_exists_query(Dialect dialect);

}  // namespace louyu::store
