#include "store/postgresql_session.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/log.hpp"
#include "store/postgresql_bound.hpp"
#include "store/postgresql_bulk.hpp"
#include "store/postgresql_row.hpp"
#include "store/slow_query.hpp"

namespace louyu::store {
namespace {

/// Rows fetched at once by a stream: wide rows of 1 KB make 2 MB.
constexpr int kFetchRows = 2000;
/// Any fixed number: the lock all writing transactions of this product take in turn.
constexpr std::string_view kWriteLock = "7237812005";

constexpr const char* kSettings =
    "SET client_encoding = 'UTF8'; SET TIME ZONE 'UTC'; SET standard_conforming_strings = on;"
    "SET client_min_messages = warning;"
    // A cursor is read to its end here, so the plan for all rows is the right one.
    "SET cursor_tuple_fraction = 1; SET lock_timeout = '30s'";

constexpr const char* kReaderSettings =
    "SET default_transaction_read_only = on; SET statement_timeout = '120s'";

/// A posting looks up record after record in tables that the same posting fills. A plan made while they were
/// empty would read them whole each time: 20 000 rows then take minutes.
constexpr const char* kWriterSettings = "SET enable_seqscan = off";

void log_notice(void*, const char* message) {
    base::log_warn("postgresql: {}", message);
}

std::string_view state_of(const ::pg_result* result) {
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? std::string_view() : state;
}

/// What went wrong, without the values a data error repeats: they may be personal.
std::string message_of(const ::pg_result* result, ::pg_conn* connection) {
    const char* primary = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    std::string message = primary == nullptr ? PQerrorMessage(connection) : primary;
    if (state_of(result).starts_with("22")) {
        message = message.substr(0, message.find(": \""));
    }
    return message;
}

bool is_conflict(std::string_view state) {
    // unique, foreign key, check, exclusion; a missing value (23502) is a fault of the program.
    return state == "23505" || state == "23503" || state == "23514" || state == "23P01";
}

bool succeeded(const ::pg_result* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

}  // namespace

void ClearResult::operator()(::pg_result* result) const {
    PQclear(result);
}

/// A server-side cursor, so that other statements can run on the connection while rows are taken. Outside of
/// a transaction it brings one of its own.
class PostgresqlSession::Cursor {
  public:
    Cursor(PostgresqlSession& session, const Query& query, const Params& params)
        : session_(session),
          query_(query),
          own_transaction_(!session.in_transaction_ && session.streams_ == 0) {
        const auto statement = session.prepare(query);
        const PostgresqlBound bound(query, statement->sql, params);
        if (own_transaction_) {
            session.command("BEGIN", query.name);
        }
        ++session.streams_;
        try {
            declare(*statement, bound);
        } catch (...) {
            close();
            throw;
        }
    }
    ~Cursor() { close(); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    PostgresqlResult fetch() { return session_.command(fetch_.c_str(), query_.name); }
    /// Ends it in peace; the destructor alone rolls back.
    void finish() {
        session_.command(fmt::format("CLOSE {}", name_).c_str(), query_.name);
        if (own_transaction_) {
            session_.command("COMMIT", query_.name);
        }
        done_ = true;
    }

  private:
    void declare(const PostgresqlStatement& statement, const PostgresqlBound& bound) {
        name_ = fmt::format("louyu_c{}", ++session_.counter_);
        fetch_ = fmt::format("FETCH {} FROM {}", kFetchRows, name_);
        const std::string sql = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", name_, statement.sql.text);
        const PostgresqlResult result(PQexecParams(session_.handle(), sql.c_str(), bound.size(),
                                                   bound.types(), bound.values(), nullptr, nullptr, 0));
        if (!succeeded(result.get())) {
            session_.fail(result.get(), query_.name);
        }
        declared_ = true;
    }
    void close() noexcept {
        --session_.streams_;
        if (done_ || session_.broken_) {
            return;
        }
        try {
            if (own_transaction_) {
                session_.command("ROLLBACK", query_.name);
            } else if (declared_ && PQtransactionStatus(session_.handle()) == PQTRANS_INTRANS) {
                session_.command(fmt::format("CLOSE {}", name_).c_str(), query_.name);
            }
        } catch (const std::exception& error) {
            session_.broken_ = true;
            base::log_error("store: closing a cursor failed: {}", error.what());
        }
    }

    PostgresqlSession& session_;
    const Query& query_;
    const bool own_transaction_;
    std::string name_;
    std::string fetch_;
    bool declared_ = false;
    bool done_ = false;
};

PostgresqlSession::PostgresqlSession(const std::string& url, Access access)
    : PooledSession(access), connection_(SociConnection::postgresql(url)), statements_(kStatementsMax) {
    PQsetNoticeProcessor(handle(), log_notice, nullptr);
    command(kSettings, "store.connect");
    command(access == Access::kRead ? kReaderSettings : kWriterSettings, "store.connect");
}

PostgresqlSession::~PostgresqlSession() = default;

void PostgresqlSession::fail(const ::pg_result* result, std::string_view query_name) {
    const std::string message = message_of(result, handle());
    const std::string_view state = state_of(result);
    if (PQstatus(handle()) != CONNECTION_OK) {
        broken_ = true;
        throw base::Failure(
            fmt::format("与 PostgreSQL 的连接已断开，请稍后重试 ({}: {})", query_name, message));
    }
    if (state == "55P03") {
        throw base::Failure(fmt::format("数据库写入被占用超过等待时间，请稍后再试 ({})", query_name));
    }
    if (state == "53100") {
        throw base::Failure(fmt::format("数据库磁盘已满，写入未生效 ({})", query_name));
    }
    throw base::Failure(fmt::format("{}: {} (postgresql {})", query_name, message, state));
}

PostgresqlResult PostgresqlSession::command(const char* text, std::string_view query_name) {
    PostgresqlResult result(PQexec(handle(), text));
    if (!succeeded(result.get())) {
        fail(result.get(), query_name);
    }
    return result;
}

std::shared_ptr<PostgresqlStatement> PostgresqlSession::prepare(const Query& query) {
    std::shared_ptr<PostgresqlStatement> statement = statements_.find(query.text);
    if (statement) {
        return statement;
    }
    statement = std::make_shared<PostgresqlStatement>();
    statement->sql = to_positional(dialect(), query.text);
    if (const auto old = statements_.keep(query.text, statement)) {
        for (const PostgresqlStatement::Plan& plan : old->plans) {
            command(fmt::format("DEALLOCATE {}", plan.name).c_str(), query.name);
        }
    }
    return statement;
}

const PostgresqlStatement::Plan& PostgresqlSession::plan_for(PostgresqlStatement& statement,
                                                             const PostgresqlBound& bound,
                                                             const Query& query) {
    for (const PostgresqlStatement::Plan& plan : statement.plans) {
        if (bound.fits(plan.types)) {
            return plan;
        }
    }
    PostgresqlStatement::Plan plan{fmt::format("louyu_s{}", ++counter_), bound.type_list()};
    if (!statement.plans.empty()) {
        // What is NULL this time keeps the type it had, so that the plans of one text stay few.
        bound.fill_unknown(plan.types, statement.plans.back().types);
    }
    const PostgresqlResult result(PQprepare(handle(), plan.name.c_str(), statement.sql.text.c_str(),
                                            static_cast<int>(plan.types.size()), plan.types.data()));
    if (!succeeded(result.get())) {
        fail(result.get(), query.name);
    }
    return statement.plans.emplace_back(std::move(plan));
}

PostgresqlResult PostgresqlSession::send(const Query& query, const Params& params) {
    const std::shared_ptr<PostgresqlStatement> statement = prepare(query);
    const PostgresqlBound bound(query, statement->sql, params);
    const PostgresqlStatement::Plan& plan = plan_for(*statement, bound, query);
    PostgresqlResult result(
        PQexecPrepared(handle(), plan.name.c_str(), bound.size(), bound.values(), nullptr, nullptr, 0));
    // A migration changed the columns behind a `SELECT *`: plan again, which only works outside a
    // transaction.
    if (state_of(result.get()) == "0A000" && PQtransactionStatus(handle()) == PQTRANS_IDLE) {
        statement->plans.clear();
        const PostgresqlStatement::Plan& fresh = plan_for(*statement, bound, query);
        result.reset(
            PQexecPrepared(handle(), fresh.name.c_str(), bound.size(), bound.values(), nullptr, nullptr, 0));
    }
    return result;
}

PostgresqlResult PostgresqlSession::run(const Query& query, const Params& params) {
    PostgresqlResult result = send(query, params);
    if (!succeeded(result.get())) {
        fail(result.get(), query.name);
    }
    return result;
}

std::int64_t PostgresqlSession::execute(const Query& query, const Params& params) {
    const SlowQuery timer(query.name);
    const PostgresqlResult result = run(query, params);
    const std::string_view tag = PQcmdStatus(result.get());
    if (tag.starts_with("SELECT")) {
        return 0;
    }
    const std::string_view count = PQcmdTuples(result.get());
    std::int64_t changed = 0;
    std::from_chars(count.data(), count.data() + count.size(), changed);
    return changed;
}

bool PostgresqlSession::execute_unless_conflict(const Query& query, const Params& params) {
    const SlowQuery timer(query.name);
    const bool inside = PQtransactionStatus(handle()) == PQTRANS_INTRANS;
    if (inside) {
        command("SAVEPOINT louyu_try", query.name);
    }
    const PostgresqlResult result = send(query, params);
    if (succeeded(result.get())) {
        if (inside) {
            command("RELEASE SAVEPOINT louyu_try", query.name);
        }
        return true;
    }
    if (!is_conflict(state_of(result.get()))) {
        fail(result.get(), query.name);
    }
    if (inside) {
        command("ROLLBACK TO SAVEPOINT louyu_try; RELEASE SAVEPOINT louyu_try", query.name);
    }
    return false;
}

Rows PostgresqlSession::select(const Query& query, const Params& params) {
    const SlowQuery timer(query.name);
    const PostgresqlResult result = run(query, params);
    PostgresqlRow row(result.get());
    Rows rows;
    rows.reserve(static_cast<std::size_t>(row.count()));
    while (row.next()) {
        Values& values = rows.emplace_back(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            values[i] = row.value(i);
        }
    }
    return rows;
}

void PostgresqlSession::stream(const Query& query, const Params& params,
                               const std::function<bool(const Row&)>& take) {
    SlowQuery timer(query.name);
    Cursor cursor(*this, query, params);
    bool more = true;
    while (more) {
        const PostgresqlResult batch = cursor.fetch();
        PostgresqlRow row(batch.get());
        timer.pause();
        more = row.count() == kFetchRows;
        while (row.next()) {
            if (!take(row)) {
                more = false;
                break;
            }
        }
        timer.resume();
    }
    cursor.finish();
}

std::unique_ptr<Session::Bulk> PostgresqlSession::bulk(std::string_view table,
                                                       const std::vector<std::string_view>& columns) {
    CHECK(in_transaction_);
    return std::make_unique<PostgresqlBulk>(*this, table, columns);
}

void PostgresqlSession::begin(bool write) {
    CHECK(!in_transaction_ && streams_ == 0);
    CHECK(!write || access() == Access::kWrite);
    if (write) {
        // Writers take turns as they do on SQLite, in all processes: rules that look before they write
        // (periods that must not overlap, the chain of the change log) then hold without a second, subtler
        // proof for this store.
        const std::string text = fmt::format("BEGIN; SELECT pg_advisory_xact_lock({})", kWriteLock);
        const PostgresqlResult result(PQexec(handle(), text.c_str()));
        if (!succeeded(result.get())) {
            const PostgresqlResult end(PQexec(handle(), "ROLLBACK"));
            fail(result.get(), "store.begin");
        }
    } else {
        command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "store.begin");
    }
    in_transaction_ = true;
    abandoned_bulk_ = false;
    loaded_.clear();
}

void PostgresqlSession::commit() {
    CHECK(in_transaction_ && streams_ == 0);
    CHECK(!abandoned_bulk_);
    const PostgresqlResult result = command("COMMIT", "store.commit");
    in_transaction_ = false;
    // The server answers a COMMIT of a failed transaction with ROLLBACK, and calls it a success.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
        throw base::Failure("store.commit: the transaction was rolled back by an earlier failure");
    }
    analyze_loaded();
}

void PostgresqlSession::note_loaded(std::string_view table, std::int64_t rows) {
    if (rows >= kAnalyzeRows) {
        loaded_.emplace_back(quote_name(table));
    }
}

void PostgresqlSession::analyze_loaded() noexcept {
    for (const std::string& table : loaded_) {
        try {
            execute({"store.analyze", fmt::format("ANALYZE (SKIP_LOCKED) {}", table)}, {});
        } catch (const std::exception& error) {
            base::log_warn("store: statistics of {} are old: {}", table, error.what());
        }
    }
    loaded_.clear();
}

void PostgresqlSession::rollback() {
    in_transaction_ = false;
    if (PQstatus(handle()) == CONNECTION_OK && PQtransactionStatus(handle()) != PQTRANS_IDLE) {
        command("ROLLBACK", "store.rollback");
    }
}

bool PostgresqlSession::refresh() noexcept {
    if (broken_ || PQstatus(handle()) != CONNECTION_OK) {
        return false;
    }
    // An idle connection has something to say only when the server hangs up, or after a change of its
    // settings; a new connection is right in both cases.
    ::pollfd waiting{PQsocket(handle()), POLLIN, 0};
    if (::poll(&waiting, 1, 0) != 0) {
        return false;
    }
    try {
        rollback();
        return true;
    } catch (const std::exception& error) {
        base::log_error("store: roll-back failed: {}", error.what());
        return false;
    }
}

}  // namespace louyu::store
