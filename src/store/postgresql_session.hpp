#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/pool.hpp"
#include "store/soci_connection.hpp"
#include "store/sql_text.hpp"
#include "store/statement_cache.hpp"

struct pg_result;

namespace louyu::store {

struct ClearResult {
    void operator()(::pg_result* result) const;
};
using PostgresqlResult = std::unique_ptr<::pg_result, ClearResult>;

class PostgresqlBound;

/// A statement rewritten to $n, and what the server has prepared of it: one plan for each combination of
/// types that was needed, because the server fixes the type of a parameter when it prepares.
struct PostgresqlStatement {
    struct Plan {
        std::string name;
        std::vector<unsigned> types;  // 0: the server chose
    };
    PositionalSql sql;
    std::vector<Plan> plans;
};

class PostgresqlSession final : public PooledSession {
  public:
    PostgresqlSession(const std::string& url, Access access);
    ~PostgresqlSession() override;

    Dialect dialect() const override { return Dialect::kPostgresql; }
    std::int64_t execute(const Query& query, const Params& params) override;
    bool execute_unless_conflict(const Query& query, const Params& params) override;
    Rows select(const Query& query, const Params& params) override;
    void stream(const Query& query, const Params& params,
                const std::function<bool(const Row&)>& take) override;
    std::unique_ptr<Bulk> bulk(std::string_view table, const std::vector<std::string_view>& columns) override;
    bool refresh() noexcept override;

    /// For the bulk loader.
    ::pg_conn* handle() const { return connection_.postgresql_handle(); }
    void abandon_bulk() { abandoned_bulk_ = true; }
    /// After the commit the statistics of the table are made anew when `rows` are many.
    void note_loaded(std::string_view table, std::int64_t rows);
    /// Throws what the server said about `result`, or about the connection when there is none.
    [[noreturn]] void fail(const ::pg_result* result, std::string_view query_name);

  protected:
    void begin(bool write) override;
    void commit() override;
    void rollback() override;

  private:
    class Cursor;

    std::shared_ptr<PostgresqlStatement> prepare(const Query& query);
    const PostgresqlStatement::Plan& plan_for(PostgresqlStatement& statement, const PostgresqlBound& bound,
                                              const Query& query);
    PostgresqlResult send(const Query& query, const Params& params);
    PostgresqlResult run(const Query& query, const Params& params);
    /// Text without parameters, several statements allowed.
    PostgresqlResult command(const char* text, std::string_view query_name);
    void analyze_loaded() noexcept;

    SociConnection connection_;
    StatementCache<PostgresqlStatement> statements_;
    std::int64_t counter_ = 0;  // names statements and cursors
    bool in_transaction_ = false;
    bool abandoned_bulk_ = false;
    std::vector<std::string> loaded_;
    bool broken_ = false;
    int streams_ = 0;
};

}  // namespace louyu::store
