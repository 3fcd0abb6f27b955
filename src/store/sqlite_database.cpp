#include "store/sqlite_database.hpp"

#include <sqlite3.h>

#include "store/sqlite_session.hpp"

namespace louyu::store {
namespace {

/// A session is used by one thread at a time, so its connection needs no lock of its own around each call;
/// without it rows come about a third faster. Refused, and then without effect, when SQLite is in use
/// already.
void drop_connection_locks() {
    static const int code = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    static_cast<void>(code);
}

constexpr std::size_t kFileReadersMax = 64;

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(std::string url, std::string path, std::chrono::milliseconds wait)
        : url_(std::move(url)),
          path_(std::move(path)),
          readers_(kFileReadersMax, wait, "数据库读取连接已全部占用，请稍后再试",
                   opener(Access::kRead, wait)),
          writers_(1, wait, "数据库写入被占用超过等待时间，请稍后再试", opener(Access::kWrite, wait)) {
        // Makes the file and its WAL, and finds out now whether this is a database at all.
        Lease lease = writer();
        lease->select({"store.check", "SELECT count(*) FROM sqlite_schema"});
    }

    Dialect dialect() const override { return Dialect::kSqlite; }
    const std::string& url() const override { return url_; }
    Lease reader() override { return {*this, readers_.take()}; }
    Lease writer() override { return {*this, writers_.take()}; }

  private:
    Pool::Open opener(Access access, std::chrono::milliseconds wait) const {
        return [path = path_, access, wait] { return std::make_unique<SqliteSession>(path, access, wait); };
    }
    void give_back(std::unique_ptr<Session> session) override {
        std::unique_ptr<PooledSession> pooled(static_cast<PooledSession*>(session.release()));
        Pool& pool = pooled->access() == Access::kRead ? readers_ : writers_;
        pool.give_back(std::move(pooled));
    }

    const std::string url_;
    const std::string path_;
    Pool readers_;
    Pool writers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& url, const std::string& path,
                                      std::chrono::milliseconds wait) {
    drop_connection_locks();
    return std::make_unique<SqliteDatabase>(url, path, wait);
}

}  // namespace louyu::store
