#include "store/migrate.hpp"

#include <map>

#include "base/calendar.hpp"
#include "base/hash.hpp"
#include "base/log.hpp"
#include "store/dialect.hpp"
#include "store/migration_file.hpp"
#include "store/migrations.hpp"
#include "store/sql_text.hpp"

namespace louyu::store {
namespace {

constexpr Query kCreateTable{"store.create_schema_migration",
                             "CREATE TABLE IF NOT EXISTS schema_migration ("
                             "number BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL,"
                             " applied_at BIGINT NOT NULL)"};
constexpr Query kListApplied{"store.list_applied_migrations",
                             "SELECT number, name, sha256 FROM schema_migration ORDER BY number"};
constexpr Query kRecord{"store.record_migration",
                        "INSERT INTO schema_migration (number, name, sha256, applied_at)"
                        " VALUES (:number, :name, :sha256, :applied_at)"};

base::Error refuse(std::string code, std::string message) {
    return {base::ErrorKind::kConflict, std::move(code), std::move(message)};
}

std::vector<Migration> all_of(std::span<const MigrationFile> files) {
    std::vector<Migration> all;
    for (const MigrationFile& file : files) {
        CHECK(file.number == static_cast<int>(all.size()) + 1);
        all.push_back({file.number, std::string(file.name), base::sha256_hex(file.text), false});
    }
    return all;
}

bool has_table(Session& session) {
    const Rows rows = session.select(table_exists_query(session.dialect()), {{"name", "schema_migration"}});
    return *base::as_integer(rows.at(0).at(0)) > 0;
}

/// Marks in `all` what the store has, and refuses a store that has something else.
base::Result<void> mark_applied(Session& session, std::vector<Migration>& all) {
    if (!has_table(session)) {
        return {};
    }
    for (const Values& row : session.select(kListApplied)) {
        const std::int64_t number = *base::as_integer(row.at(0));
        const std::string& name = *base::as_text(row.at(1));
        if (number < 1 || number > static_cast<std::int64_t>(all.size())) {
            return refuse(
                "store.migration_unknown",
                fmt::format("数据库已升级到 {:04}_{}，比本程序新；请使用更新的程序打开", number, name));
        }
        Migration& migration = all[static_cast<std::size_t>(number) - 1];
        if (migration.name != name || migration.sha256 != *base::as_text(row.at(2))) {
            return refuse(
                "store.migration_changed",
                fmt::format("数据库升级脚本 {:04}_{} 与已执行的内容不同；请使用原来版本的程序，或恢复该脚本",
                            number, migration.name));
        }
        migration.applied = true;
    }
    return {};
}

void apply(Session& session, const MigrationFile& file, const Migration& migration) {
    const std::string query_name = fmt::format("migration {:04}_{}", file.number, file.name);
    for (const std::string& statement : split_statements(file.text)) {
        session.execute({query_name, migration_sql(session.dialect(), statement)});
    }
    session.execute(kRecord, {{"number", std::int64_t{file.number}},
                              {"name", migration.name},
                              {"sha256", migration.sha256},
                              {"applied_at", base::now_ms()}});
    base::log_info("applied {}", query_name);
}

/// Applies the first one that is missing, in one transaction. What is applied is read again inside it:
/// another process may have come first, and the transaction of a writer waits for that one to end.
base::Result<bool> apply_next(Session& session, std::span<const MigrationFile> files,
                              std::vector<Migration>& all) {
    Transaction transaction(session, Access::kWrite);
    session.execute({kCreateTable.name, migration_sql(session.dialect(), kCreateTable.text)});
    TRY_DO(mark_applied(session, all));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].applied) {
            apply(session, files[i], all[i]);
            transaction.commit();
            all[i].applied = true;
            return true;
        }
    }
    transaction.commit();
    return false;
}

}  // namespace

base::Result<std::vector<Migration>> migrate(Database& database, std::span<const MigrationFile> files) {
    std::vector<Migration> all = all_of(files);
    const Lease lease = database.writer();
    bool more = true;
    while (more) {
        TRY(more, apply_next(*lease, files, all));
    }
    return all;
}

base::Result<std::vector<Migration>> migration_state(Database& database,
                                                     std::span<const MigrationFile> files) {
    std::vector<Migration> all = all_of(files);
    const Lease lease = database.reader();
    TRY_DO(mark_applied(*lease, all));
    return all;
}

base::Result<std::vector<Migration>> migrate(Database& database) {
    return migrate(database, kMigrations);
}

base::Result<std::vector<Migration>> migration_state(Database& database) {
    return migration_state(database, kMigrations);
}

}  // namespace louyu::store
