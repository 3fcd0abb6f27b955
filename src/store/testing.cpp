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

std::string make_directory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "louyu_test_XXXXXX").string();
    CHECK(::mkdtemp(pattern.data()) != nullptr);
    return pattern;
}

void create_database(const std::string& name, const std::string& pattern) {
    on_server(fmt::format(
        "CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' STRATEGY file_copy",
        name, pattern));
}

std::string file_url(const std::string& directory) {
    return fmt::format("sqlite:{}/louyu.db", directory);
}

void drop_place(Dialect dialect, const std::string& place) noexcept {
    try {
        if (dialect == Dialect::kSqlite) {
            std::filesystem::remove_all(place);
        } else {
            on_server(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", place));
        }
    } catch (const std::exception& error) {
        base::log_error("test store {} is left behind: {}", place, error.what());
    }
}

/// A migrated database that is copied for each test of this process: migrating takes longer than most tests.
class Pattern {
  public:
    explicit Pattern(Dialect dialect) : dialect_(dialect) {
        std::string url;
        if (dialect == Dialect::kSqlite) {
            place_ = make_directory();
            url = file_url(place_);
        } else {
            place_ = fmt::format("louyu_pattern_{}", ::getpid());
            create_database(place_, "template0");
            url = url_of(server_url(), place_);
        }
        must(migrate(*must(Database::open(url))));
    }
    ~Pattern() { drop_place(dialect_, place_); }
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    static const std::string& place(Dialect dialect) {
        if (dialect == Dialect::kSqlite) {
            static const Pattern file(dialect);
            return file.place_;
        }
        static const Pattern server(dialect);
        return server.place_;
    }

  private:
    Dialect dialect_;
    std::string place_;
};

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
    create(schema);
    try {
        database_ = must(Database::open(url_));
    } catch (...) {
        drop_place(dialect_, place_);
        throw;
    }
}

TestStore::~TestStore() {
    database_.reset();
    drop_place(dialect_, place_);
}

void TestStore::create(Schema schema) {
    const bool migrated = schema == Schema::kMigrated;
    if (dialect_ == Dialect::kSqlite) {
        place_ = make_directory();
        url_ = file_url(place_);
        if (migrated) {
            std::filesystem::copy_file(Pattern::place(dialect_) + "/louyu.db", place_ + "/louyu.db");
        }
        return;
    }
    static std::atomic<int> count{0};
    place_ = fmt::format("louyu_test_{}_{}", ::getpid(), ++count);
    create_database(place_, migrated ? Pattern::place(dialect_) : "template0");
    url_ = url_of(server_url(), place_);
}

void TestStore::reopen() {
    database_.reset();
    database_ = must(Database::open(url_));
}

}  // namespace louyu::store::testing
