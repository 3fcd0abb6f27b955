#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/pool.hpp"
#include "store/soci_connection.hpp"
#include "store/sql_text.hpp"
#include "store/statement_cache.hpp"

struct sqlite3_stmt;

namespace louyu::store {

/// A prepared statement with the names of its parameters.
class SqliteStatement {
  public:
    SqliteStatement(::sqlite3* connection, const Query& query);

    ::sqlite3_stmt* handle() const { return handle_.get(); }
    bool busy() const { return busy_; }
    void set_busy(bool busy) { busy_ = busy; }
    /// Binds without copying: `params` must outlive the run. A name without a value, or a value without a
    /// name, is a base::Bug.
    void bind(const Query& query, const Params& params);

  private:
    struct Finalize {
        void operator()(::sqlite3_stmt* statement) const;
    };

    ::sqlite3* connection_;
    std::unique_ptr<::sqlite3_stmt, Finalize> handle_;
    std::vector<PositionalSql::Slot> slots_;
    bool busy_ = false;
};

class SqliteSession final : public PooledSession {
  public:
    /// `busy_wait`: how long a statement waits for the write lock of another process.
    SqliteSession(const std::string& path, Access access, std::chrono::milliseconds busy_wait);
    ~SqliteSession() override;

    Dialect dialect() const override { return Dialect::kSqlite; }
    std::int64_t execute(const Query& query, const Params& params) override;
    bool execute_unless_conflict(const Query& query, const Params& params) override;
    Rows select(const Query& query, const Params& params) override;
    void stream(const Query& query, const Params& params,
                const std::function<bool(const Row&)>& take) override;
    std::unique_ptr<Bulk> bulk(std::string_view table, const std::vector<std::string_view>& columns) override;
    bool refresh() noexcept override;

    /// For the bulk loader.
    ::sqlite3* handle() const { return connection_.sqlite_handle(); }
    void abandon_bulk() { abandoned_bulk_ = true; }
    /// After the commit the statistics of the table are made anew when `rows` are many.
    void note_loaded(std::string_view table, std::int64_t rows);
    [[noreturn]] void fail(std::string_view query_name) const;

  protected:
    void begin(bool write) override;
    void commit() override;
    void rollback() override;

  private:
    class Run;

    void configure(Access access, std::chrono::milliseconds busy_wait);
    void pragma(const char* text);
    std::shared_ptr<SqliteStatement> prepare(const Query& query);
    bool is_open() const;
    void check_usable(const Query& query) const;
    void analyze_loaded() noexcept;

    SociConnection connection_;
    StatementCache<SqliteStatement> statements_;
    bool in_transaction_ = false;
    bool abandoned_bulk_ = false;
    std::vector<std::string> loaded_;
    int streams_ = 0;
};

}  // namespace louyu::store
