#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/value.hpp"
#include "store/query.hpp"

namespace louyu::store {

enum class Dialect { kSqlite, kPostgresql };

/// Values bound to the :names of a query, by name.
using Params = std::vector<std::pair<std::string_view, base::Value>>;

/// One row of an answer, valid during the callback or as long as its Rows.
class Row {
  public:
    virtual ~Row() = default;
    virtual std::size_t size() const = 0;
    virtual bool is_null(std::size_t column) const = 0;
    virtual std::int64_t integer(std::size_t column) const = 0;   // 0 for NULL
    virtual std::string text(std::size_t column) const = 0;       // "" for NULL
    virtual std::string_view view(std::size_t column) const = 0;  // text columns only, "" for NULL
    virtual base::Value value(std::size_t column) const = 0;
};

/// Rows kept in memory: for lists of bounded length.
using Values = std::vector<base::Value>;
using Rows = std::vector<Values>;

/// One connection, used by one thread at a time. Every statement is prepared once a connection and cached by
/// text. Throws base::Failure when the world is broken (connection lost, disk full, SQL that does not
/// prepare).
class Session {
  public:
    virtual ~Session() = default;

    virtual Dialect dialect() const = 0;
    /// Runs one statement; returns the number of rows it changed.
    virtual std::int64_t execute(const Query& query, const Params& params = {}) = 0;
    /// As execute, but a violated unique or foreign key is an answer (false), and the transaction stays
    /// usable.
    virtual bool execute_unless_conflict(const Query& query, const Params& params = {}) = 0;
    virtual Rows select(const Query& query, const Params& params = {}) = 0;
    /// Streams an answer of any length in bounded memory. The callback returns false to stop.
    virtual void stream(const Query& query, const Params& params,
                        const std::function<bool(const Row&)>& take) = 0;

    /// Bulk load: prepared batches on SQLite, COPY on PostgreSQL. Values are in the order of `columns`;
    /// `finish` must be called, else the rows are not there. Runs inside the current transaction.
    class Bulk {
      public:
        virtual ~Bulk() = default;
        virtual void null() = 0;
        virtual void integer(std::int64_t value) = 0;
        virtual void text(std::string_view value) = 0;
        virtual void value(const base::Value& value) = 0;
        virtual void end_row() = 0;
        virtual std::int64_t finish() = 0;  // rows loaded
    };
    virtual std::unique_ptr<Bulk> bulk(std::string_view table,
                                       const std::vector<std::string_view>& columns) = 0;

  protected:
    friend class Transaction;
    virtual void begin(bool write) = 0;
    virtual void commit() = 0;
    virtual void rollback() = 0;
};

class Database;

/// A session borrowed from the pool, given back at the end of its life.
class Lease {
  public:
    Lease(Database& database, std::unique_ptr<Session> session);
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Session& operator*() const { return *session_; }
    Session* operator->() const { return session_.get(); }

  private:
    Database* database_;
    std::unique_ptr<Session> session_;
};

/// The store behind `--database`: sqlite:PATH or postgresql://…
class Database {
  public:
    /// Opens and checks it; refuses an unknown scheme, an unreadable file, a server that does not answer.
    static base::Result<std::unique_ptr<Database>> open(const std::string& url);
    virtual ~Database() = default;

    virtual Dialect dialect() const = 0;
    virtual const std::string& url() const = 0;
    /// A connection for reading: a consistent snapshot when wrapped in Transaction(…, kRead).
    virtual Lease reader() = 0;
    /// The connection for writing. SQLite has one writer: a second caller waits here (30 s, then
    /// base::Failure).
    virtual Lease writer() = 0;

  private:
    friend class Lease;
    virtual void give_back(std::unique_ptr<Session> session) = 0;
};

enum class Access { kRead, kWrite };

/// Commits on commit(), rolls back in its destructor otherwise. Nested transactions do not exist.
class Transaction {
  public:
    Transaction(Session& session, Access access);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Session& session_;
    bool open_ = true;
};

}  // namespace louyu::store
