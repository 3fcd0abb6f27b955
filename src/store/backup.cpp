#include "store/backup.hpp"

#include <filesystem>

namespace louyu::store {

namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr Query kVacuumInto{"store.backup", "VACUUM INTO :path"};
constexpr Query kIntegrity{"store.integrity", "PRAGMA integrity_check"};

base::Error use_pg_dump(std::string_view tool) {
    return {base::ErrorKind::kInvalid,
            "store.use_pg_dump",
            fmt::format("PostgreSQL 数据库请用 {} 备份或恢复，方法见《运维手册》。", tool),
            {},
            {}};
}

}  // namespace

base::Result<void> backup(Database& database, const std::string& out_path) {
    if (database.dialect() != Dialect::kSqlite) {
        return use_pg_dump("pg_dump");
    }
    if (std::filesystem::exists(out_path)) {
        return base::Error{base::ErrorKind::kConflict,
                           "store.exists",
                           fmt::format("“{}”已存在，请换一个文件名。", out_path),
                           {},
                           {}};
    }
    const Lease session = database.writer();
    session->execute(kVacuumInto, {{"path", out_path}});
    return {};
}

base::Result<void> restore(const std::string& url, const std::string& in_path) {
    if (!url.starts_with(kSqlite)) {
        return use_pg_dump("pg_restore");
    }
    const std::string target = url.substr(kSqlite.size());
    if (std::filesystem::exists(target)) {
        return base::Error{base::ErrorKind::kConflict,
                           "store.exists",
                           fmt::format("“{}”已存在，恢复不会覆盖现有数据，请先移走它。", target),
                           {},
                           {}};
    }
    TRY(const auto copy, Database::open(std::string(kSqlite) + in_path));
    {
        const Lease session = copy->reader();
        const Rows verdict = session->select(kIntegrity);
        if (verdict.empty() || verdict[0][0] != base::Value{std::string("ok")}) {
            return base::Error{
                base::ErrorKind::kInvalid, "store.damaged_backup", "备份文件已损坏，不能恢复。", {}, {}};
        }
    }
    std::error_code failed;
    std::filesystem::copy_file(in_path, target, failed);
    if (failed) {
        return base::Error{base::ErrorKind::kInvalid,
                           "store.cannot_copy",
                           "备份文件无法复制，请检查磁盘空间与权限。",
                           failed.message(),
                           {}};
    }
    return {};
}

}  // namespace louyu::store
