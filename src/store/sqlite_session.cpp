#include "store/sqlite_session.hpp"

#include <sqlite3.h>

#include <charconv>
#include <cstring>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "store/slow_query.hpp"
#include "store/sql_text.hpp"
#include "store/sqlite_bulk.hpp"

namespace louyu::store {
namespace {

[[noreturn]] void throw_failure(::sqlite3* connection, std::string_view query_name) {
    const int code = sqlite3_extended_errcode(connection);
    const char* text = sqlite3_errmsg(connection);
    switch (code & 0xff) {
        case SQLITE_FULL:
            throw base::Failure(
                fmt::format("磁盘已满或数据库达到上限，写入未生效 ({}: {})", query_name, text));
        case SQLITE_IOERR:
            throw base::Failure(fmt::format("数据库文件读写失败，请检查磁盘空间和权限 ({}: {}, sqlite {})",
                                            query_name, text, code));
        case SQLITE_BUSY:
            throw base::Failure(
                fmt::format("数据库正被另一个程序写入，请稍后再试 ({}: {})", query_name, text));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw base::Failure(
                fmt::format("数据库文件已损坏或不是数据库，请从备份恢复 ({}: {})", query_name, text));
        default:
            throw base::Failure(fmt::format("{}: {} (sqlite {})", query_name, text, code));
    }
}

/// PostgreSQL refuses such text, so SQLite must not let it in either.
void check_text(const Query& query, std::string_view text) {
    if (text.find('\0') != std::string_view::npos || !base::is_valid_utf8(text)) {
        throw base::Failure(fmt::format("{}: a text parameter is not UTF-8 or holds a NUL", query.name));
    }
}

std::int64_t integer_of(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size()) {
        throw base::Failure("a column read as an integer holds text that is none");
    }
    return value;
}

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(::sqlite3_stmt* statement)
        : statement_(statement), size_(static_cast<std::size_t>(sqlite3_column_count(statement))) {}

    std::size_t size() const override { return size_; }
    bool is_null(std::size_t column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(std::size_t column) const override {
        const int kind = type(column);
        if (kind == SQLITE_INTEGER || kind == SQLITE_NULL) {
            return sqlite3_column_int64(statement_, static_cast<int>(column));
        }
        return integer_of(bytes(column));
    }
    std::string text(std::size_t column) const override { return std::string(view(column)); }
    std::string_view view(std::size_t column) const override {
        return type(column) == SQLITE_NULL ? std::string_view() : bytes(column);
    }
    base::Value value(std::size_t column) const override {
        switch (type(column)) {
            case SQLITE_NULL:
                return {};
            case SQLITE_INTEGER:
                return std::int64_t{sqlite3_column_int64(statement_, static_cast<int>(column))};
            default:
                return std::string(bytes(column));
        }
    }

  private:
    int type(std::size_t column) const {
        CHECK(column < size_);
        return sqlite3_column_type(statement_, static_cast<int>(column));
    }
    std::string_view bytes(std::size_t column) const {
        const int i = static_cast<int>(column);
        const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, i));
        return data == nullptr
                   ? std::string_view()
                   : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, i)));
    }

    ::sqlite3_stmt* statement_;
    std::size_t size_;
};

}  // namespace

SqliteStatement::SqliteStatement(::sqlite3* connection, const Query& query) : connection_(connection) {
    PositionalSql sql = to_positional(Dialect::kSqlite, query.text);
    ::sqlite3_stmt* handle = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(connection, sql.text.data(), static_cast<int>(sql.text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, &tail);
    handle_.reset(handle);
    if (code != SQLITE_OK) {
        throw_failure(connection, query.name);
    }
    const std::string_view rest(tail, sql.text.size() - static_cast<std::size_t>(tail - sql.text.data()));
    if (handle == nullptr || has_statement(rest)) {
        throw base::Bug(fmt::format("{}: not exactly one statement", query.name));
    }
    slots_ = std::move(sql.slots);
    CHECK(static_cast<std::size_t>(sqlite3_bind_parameter_count(handle)) == slots_.size());
}

void SqliteStatement::Finalize::operator()(::sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void SqliteStatement::bind(const Query& query, const Params& params) {
    if (params.size() != slots_.size()) {
        throw base::Bug(
            fmt::format("{}: {} parameters for {} names", query.name, params.size(), slots_.size()));
    }
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        std::size_t at = i;
        if (params[i].first != slots_[i].name) {
            at = 0;
            while (at < params.size() && params[at].first != slots_[i].name) {
                ++at;
            }
        }
        if (at == params.size()) {
            throw base::Bug(fmt::format("{}: no value for :{}", query.name, slots_[i].name));
        }
        const base::Value& value = params[at].second;
        const int place = static_cast<int>(i) + 1;
        int code = SQLITE_OK;
        if (const auto* integer = base::as_integer(value)) {
            code = sqlite3_bind_int64(handle(), place, *integer);
        } else if (const auto* text = base::as_text(value)) {
            check_text(query, *text);
            code =
                sqlite3_bind_text64(handle(), place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else {
            code = sqlite3_bind_null(handle(), place);
        }
        if (code != SQLITE_OK) {
            throw_failure(connection_, query.name);
        }
    }
}

/// One run of a statement: bound at the start, reset at the end whatever happens between.
class SqliteSession::Run {
  public:
    Run(SqliteSession& session, const Query& query, const Params& params)
        : session_(session), query_(query), statement_(session.prepare(query)) {
        session.check_usable(query);
        statement_->bind(query, params);
        statement_->set_busy(true);
    }
    ~Run() {
        sqlite3_reset(statement_->handle());
        statement_->set_busy(false);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    ::sqlite3_stmt* handle() const { return statement_->handle(); }
    /// True for a row, false at the end.
    bool step() {
        const int code = sqlite3_step(handle());
        if (code == SQLITE_ROW) {
            return true;
        }
        if (code != SQLITE_DONE) {
            session_.fail(query_.name);
        }
        return false;
    }
    /// False for a violated unique, foreign key or check rule.
    bool run_unless_conflict() {
        int code = sqlite3_step(handle());
        while (code == SQLITE_ROW) {
            code = sqlite3_step(handle());
        }
        switch (code) {
            case SQLITE_DONE:
                return true;
            case SQLITE_CONSTRAINT_UNIQUE:
            case SQLITE_CONSTRAINT_PRIMARYKEY:
            case SQLITE_CONSTRAINT_ROWID:
            case SQLITE_CONSTRAINT_FOREIGNKEY:
            case SQLITE_CONSTRAINT_CHECK:
                return false;
            default:
                session_.fail(query_.name);
        }
    }

  private:
    SqliteSession& session_;
    const Query& query_;
    std::shared_ptr<SqliteStatement> statement_;
};

SqliteSession::SqliteSession(const std::string& path, Access access, std::chrono::milliseconds busy_wait)
    : PooledSession(access), connection_(SociConnection::sqlite(path)), statements_(kStatementsMax) {
    configure(access, busy_wait);
}

SqliteSession::~SqliteSession() {
    // SOCI closes the connection behind this, which SQLite refuses while a statement lives.
    statements_.clear();
}

void SqliteSession::configure(Access access, std::chrono::milliseconds busy_wait) {
    sqlite3_extended_result_codes(handle(), 1);
    sqlite3_busy_timeout(handle(), static_cast<int>(busy_wait.count()));
    // As in PostgreSQL, "x" is never a text.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    pragma("PRAGMA foreign_keys=ON");
    // As in PostgreSQL; it also lets LIKE 'x%' use an index.
    pragma("PRAGMA case_sensitive_like=ON");
    pragma("PRAGMA temp_store=MEMORY");
    pragma("PRAGMA mmap_size=268435456");
    if (access == Access::kRead) {
        // Readers find most pages in the memory map, so a small cache each keeps many of them cheap.
        pragma("PRAGMA cache_size=-8192");
        pragma("PRAGMA query_only=ON");
        return;
    }
    pragma("PRAGMA cache_size=-65536");
    pragma("PRAGMA journal_mode=WAL");
    // NORMAL would survive kill -9 as well, but may lose the last commits with the power. A registry commits
    // seldom (an edit, a batch), so one sync a commit costs little, and an acknowledged write is then on the
    // disk.
    pragma("PRAGMA synchronous=FULL");
    pragma("PRAGMA journal_size_limit=67108864");
    // A sample of each index is enough for the planner, and takes milliseconds at any size.
    pragma("PRAGMA analysis_limit=1000");
}

void SqliteSession::pragma(const char* text) {
    if (sqlite3_exec(handle(), text, nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail(text);
    }
}

void SqliteSession::fail(std::string_view query_name) const {
    throw_failure(handle(), query_name);
}

bool SqliteSession::is_open() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

void SqliteSession::check_usable(const Query& query) const {
    // SQLite itself rolls back on a full disk or an I/O error. Going on would write outside of any
    // transaction.
    if (in_transaction_ && !is_open()) {
        throw base::Failure(
            fmt::format("{}: the transaction was rolled back by an earlier failure", query.name));
    }
}

std::shared_ptr<SqliteStatement> SqliteSession::prepare(const Query& query) {
    std::shared_ptr<SqliteStatement> statement = statements_.find(query.text);
    if (!statement) {
        statement = std::make_shared<SqliteStatement>(handle(), query);
        statements_.keep(query.text, statement);
    } else if (statement->busy()) {
        // The same text runs inside its own stream.
        statement = std::make_shared<SqliteStatement>(handle(), query);
    }
    return statement;
}

std::int64_t SqliteSession::execute(const Query& query, const Params& params) {
    const SlowQuery timer(query.name);
    Run run(*this, query, params);
    const std::int64_t before = sqlite3_total_changes64(handle());
    while (run.step()) {
    }
    // changes64 keeps the number of an earlier statement when this one changes nothing.
    return sqlite3_total_changes64(handle()) == before ? 0 : sqlite3_changes64(handle());
}

bool SqliteSession::execute_unless_conflict(const Query& query, const Params& params) {
    const SlowQuery timer(query.name);
    Run run(*this, query, params);
    return run.run_unless_conflict();
}

Rows SqliteSession::select(const Query& query, const Params& params) {
    const SlowQuery timer(query.name);
    Run run(*this, query, params);
    Rows rows;
    bool more = run.step();
    // Behind the first step, since that may prepare again and find other columns.
    const SqliteRow row(run.handle());
    for (; more; more = run.step()) {
        Values& values = rows.emplace_back(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            values[i] = row.value(i);
        }
    }
    return rows;
}

void SqliteSession::stream(const Query& query, const Params& params,
                           const std::function<bool(const Row&)>& take) {
    SlowQuery timer(query.name);
    Run run(*this, query, params);
    ++streams_;
    const std::unique_ptr<int, void (*)(int*)> leave(&streams_, [](int* streams) { --*streams; });
    bool more = run.step();
    const SqliteRow row(run.handle());
    // Only the way to the first row is timed: a clock around each row would cost as much as the row.
    timer.pause();
    while (more) {
        more = take(row) && run.step();
    }
}

std::unique_ptr<Session::Bulk> SqliteSession::bulk(std::string_view table,
                                                   const std::vector<std::string_view>& columns) {
    CHECK(in_transaction_);
    return std::make_unique<SqliteBulk>(*this, table, columns);
}

void SqliteSession::begin(bool write) {
    CHECK(!in_transaction_ && streams_ == 0);
    CHECK(!write || access() == Access::kWrite);
    const Query query{"store.begin", write ? "BEGIN IMMEDIATE" : "BEGIN"};
    execute(query, {});
    in_transaction_ = true;
    abandoned_bulk_ = false;
    loaded_.clear();
}

void SqliteSession::commit() {
    CHECK(in_transaction_ && streams_ == 0);
    CHECK(!abandoned_bulk_);
    execute({"store.commit", "COMMIT"}, {});
    in_transaction_ = false;
    analyze_loaded();
}

void SqliteSession::note_loaded(std::string_view table, std::int64_t rows) {
    if (rows >= kAnalyzeRows) {
        loaded_.emplace_back(quote_name(table));
    }
}

void SqliteSession::analyze_loaded() noexcept {
    for (const std::string& table : loaded_) {
        try {
            execute({"store.analyze", fmt::format("ANALYZE {}", table)}, {});
        } catch (const std::exception& error) {
            base::log_warn("store: statistics of {} are old: {}", table, error.what());
        }
    }
    loaded_.clear();
}

void SqliteSession::rollback() {
    in_transaction_ = false;
    if (is_open()) {
        execute({"store.rollback", "ROLLBACK"}, {});
    }
}

bool SqliteSession::refresh() noexcept {
    try {
        rollback();
        return true;
    } catch (const std::exception& error) {
        base::log_error("store: roll-back failed: {}", error.what());
        return false;
    }
}

}  // namespace louyu::store
