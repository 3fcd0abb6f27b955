#include "store/postgresql_database.hpp"

#include "base/log.hpp"
#include "store/postgresql_session.hpp"
#include "store/sqlite_database.hpp"

namespace louyu::store {
namespace {

constexpr std::size_t kServerReadersMax = 32;
/// Writing transactions take turns anyway: they wait here, where a crowd is told, and not in the server.
constexpr std::size_t kServerWritersMax = 1;
constexpr std::int64_t kServerLeast = 150000;

class PostgresqlDatabase final : public Database {
  public:
    explicit PostgresqlDatabase(const std::string& url)
        : url_(url),
          readers_(kServerReadersMax, kLeaseWait, "数据库读取连接已全部占用，请稍后再试",
                   opener(Access::kRead)),
          writers_(kServerWritersMax, kLeaseWait, "数据库写入被占用超过等待时间，请稍后再试",
                   opener(Access::kWrite)) {
        check_server();
    }

    Dialect dialect() const override { return Dialect::kPostgresql; }
    const std::string& url() const override { return url_; }
    Lease reader() override { return {*this, readers_.take()}; }
    Lease writer() override { return {*this, writers_.take()}; }

  private:
    Pool::Open opener(Access access) const {
        return [url = url_, access] { return std::make_unique<PostgresqlSession>(url, access); };
    }
    void check_server() {
        const Lease lease = reader();
        const Rows rows = lease->select({"store.check",
                                         "SELECT CAST(current_setting('server_version_num') AS bigint),"
                                         " pg_encoding_to_char(encoding), datcollate"
                                         " FROM pg_database WHERE datname = current_database()"});
        const Values& row = rows.at(0);
        if (*base::as_integer(row[0]) < kServerLeast) {
            throw base::Failure("需要 PostgreSQL 15 或更高版本");
        }
        if (*base::as_text(row[1]) != "UTF8") {
            throw base::Failure("数据库编码必须是 UTF8");
        }
        const std::string& collation = *base::as_text(row[2]);
        if (collation != "C" && collation != "POSIX" && !collation.starts_with("C.")) {
            base::log_warn(
                "postgresql: collation is {}, lists sort by it and not by code point; "
                "create the database with LC_COLLATE 'C' to sort as on SQLite",
                collation);
        }
    }
    void give_back(std::unique_ptr<Session> session) override {
        std::unique_ptr<PooledSession> pooled(static_cast<PooledSession*>(session.release()));
        Pool& pool = pooled->access() == Access::kRead ? readers_ : writers_;
        pool.give_back(std::move(pooled));
    }

    const std::string url_;
    Pool readers_;
    Pool writers_;
};

}  // namespace

std::unique_ptr<Database> open_postgresql(const std::string& url) {
    return std::make_unique<PostgresqlDatabase>(url);
}

}  // namespace louyu::store
