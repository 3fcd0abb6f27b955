#include "store/database.hpp"

#include <filesystem>

#include "base/log.hpp"
#include "store/postgresql_database.hpp"
#include "store/sqlite_database.hpp"

namespace louyu::store {
namespace {

constexpr std::string_view kSqlitePrefix = "sqlite:";

base::Error cannot_open(std::string message, std::string detail) {
    return {base::ErrorKind::kInvalid, "store.cannot_open", std::move(message), std::move(detail)};
}

base::Result<std::unique_ptr<Database>> open_file(const std::string& url) {
    const std::string path = url.substr(kSqlitePrefix.size());
    // The driver would read the quote as the end of the path, and a database in memory is another one for
    // each connection.
    if (path.empty() || path.find('"') != std::string::npos || path.starts_with(":")) {
        return base::Error{base::ErrorKind::kInvalid, "store.path_invalid",
                           "数据库路径无效：请写成 sqlite:目录/文件名，路径中不能有双引号"};
    }
    std::error_code fault;
    const std::filesystem::path folder = std::filesystem::absolute(path, fault).parent_path();
    if (!std::filesystem::is_directory(folder, fault)) {
        return cannot_open(fmt::format("目录 {} 不存在，请先建立", folder.string()), fault.message());
    }
    if (std::filesystem::is_directory(path, fault)) {
        return cannot_open(fmt::format("{} 是目录，请给出数据库文件名", path), "");
    }
    try {
        return open_sqlite(url, path);
    } catch (const base::Failure& failure) {
        return cannot_open(
            fmt::format("无法打开数据库文件 {}，请检查它是否为数据库、是否可读写、磁盘是否已满", path),
            failure.what());
    }
}

base::Result<std::unique_ptr<Database>> open_server(const std::string& url) {
    try {
        return open_postgresql(url);
    } catch (const base::Failure& failure) {
        // The address may hold a password, so it is not repeated.
        return cannot_open("无法连接 PostgreSQL，请检查地址、用户、密码，以及服务是否在运行", failure.what());
    }
}

}  // namespace

Lease::Lease(Database& database, std::unique_ptr<Session> session)
    : database_(&database), session_(std::move(session)) {}

Lease::~Lease() {
    if (session_) {
        database_->give_back(std::move(session_));
    }
}

base::Result<std::unique_ptr<Database>> Database::open(const std::string& url) {
    if (url.starts_with(kSqlitePrefix)) {
        return open_file(url);
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
        return open_server(url);
    }
    return base::Error{base::ErrorKind::kInvalid, "store.url_unknown",
                       "数据库地址应为 sqlite:路径 或 postgresql://用户@主机/库名"};
}

Transaction::Transaction(Session& session, Access access) : session_(session) {
    session_.begin(access == Access::kWrite);
}

Transaction::~Transaction() {
    if (!open_) {
        return;
    }
    try {
        session_.rollback();
    } catch (const std::exception& error) {
        // The connection is thrown away when it goes back to its pool; the store has rolled back by itself
        // then.
        base::log_error("store: roll-back failed: {}", error.what());
    }
}

void Transaction::commit() {
    CHECK(open_);
    session_.commit();
    open_ = false;
}

}  // namespace louyu::store
