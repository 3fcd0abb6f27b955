#pragma once
#include <memory>
#include <string>

struct sqlite3;
struct pg_conn;

namespace louyu::store {

/// A connection opened and closed by SOCI, used through its native handle: SOCI's dynamic rows cost a map and
/// several allocations a row. Opening throws base::Failure with the driver's reason.
class SociConnection {
  public:
    static SociConnection sqlite(const std::string& path);
    static SociConnection postgresql(const std::string& url);

    ::sqlite3* sqlite_handle() const { return static_cast<::sqlite3*>(handle_); }
    ::pg_conn* postgresql_handle() const { return static_cast<::pg_conn*>(handle_); }

  private:
    SociConnection(std::shared_ptr<void> session, void* handle)
        : session_(std::move(session)), handle_(handle) {}

    std::shared_ptr<void> session_;
    void* handle_;
};

}  // namespace louyu::store
