#include "store/testing.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "base/log.hpp"
#include "store/migrate.hpp"
#include "store/postgresql_session.hpp"

namespace louyu::store::testing {
namespace {

constexpr const char* kVariable = "LOUYU_TEST_POSTGRES";

std::string server_url() {
    const char* url = std::getenv(kVariable);
    return url == nullptr ? "" : url;
}

/// The server's URL with another database: postgresql://user@host:port/NAME?options
std::string url_of(const std::string& server, const std::string& database) {
    const std::size_t authority = server.find("://") + 3;
    const std::size_t query = std::min(server.find('?'), server.size());
    const std::size_t path = std::min(server.find('/', authority), query);
    return fmt::format("{}/{}{}", server.substr(0, path), database, server.substr(query));
}

void on_server(const std::string& statement) {
    PostgresqlSession session(server_url(), Access::kWrite);
    session.execute({"store.test_database", statement}, {});
}

template <class T>
T must(base::Result<T> result) {
    if (!result) {
        throw base::Failure(
            fmt::format("{}: {} {}", result.error().code, result.error().message, result.error().detail));
    }
    return *std::move(result);
}

}  // namespace

std::vector<Dialect> stores() {
    if (!server_url().empty()) {
        return {Dialect::kSqlite, Dialect::kPostgresql};
    }
    static std::atomic<bool> told{false};
    if (!told.exchange(true)) {
        base::log_warn("********** {} is not set: every PostgreSQL test is SKIPPED **********", kVariable);
    }
    return {Dialect::kSqlite};
}

TestStore::TestStore(Dialect dialect, Schema schema) : dialect_(dialect) {
    // Hundreds of tests migrate; only what goes wrong is worth a line.
    base::set_log_level(base::LogLevel::kWarn);
    create();
    try {
        database_ = must(Database::open(url_));
        if (schema == Schema::kMigrated) {
            must(migrate(*database_));
        }
    } catch (...) {
        drop();
        throw;
    }
}

TestStore::~TestStore() {
    drop();
}

void TestStore::create() {
    if (dialect_ == Dialect::kSqlite) {
        std::string pattern = (std::filesystem::temp_directory_path() / "louyu_test_XXXXXX").string();
        CHECK(::mkdtemp(pattern.data()) != nullptr);
        place_ = pattern;
        url_ = fmt::format("sqlite:{}/louyu.db", place_);
        return;
    }
    static std::atomic<int> count{0};
    place_ = fmt::format("louyu_test_{}_{}", ::getpid(), ++count);
    on_server(fmt::format(
        "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'", place_));
    url_ = url_of(server_url(), place_);
}

void TestStore::drop() noexcept {
    database_.reset();
    try {
        if (dialect_ == Dialect::kSqlite) {
            std::filesystem::remove_all(place_);
        } else {
            on_server(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", place_));
        }
    } catch (const std::exception& error) {
        base::log_error("test store {} is left behind: {}", place_, error.what());
    }
}

void TestStore::reopen() {
    database_.reset();
    database_ = must(Database::open(url_));
}

}  // namespace louyu::store::testing
