#include "store/soci_connection.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/error.hpp"

namespace louyu::store {
namespace {

/// A server that does not answer, or is cut off, must be reported, not waited for: 10 s to connect, 30 s
/// without a sign of its machine. What the URL says itself stands. SOCI also wants at least one key=value.
std::string with_timeouts(std::string url) {
    for (const auto& [key, value] :
         {std::pair("connect_timeout", "10"), std::pair("tcp_user_timeout", "30000"),
          std::pair("keepalives_idle", "10"), std::pair("keepalives_interval", "5")}) {
        if (url.find(fmt::format("{}=", key)) == std::string::npos) {
            url += fmt::format("{}{}={}", url.find('?') == std::string::npos ? '?' : '&', key, value);
        }
    }
    return url;
}

std::shared_ptr<soci::session> open_session(const soci::backend_factory& factory,
                                            const std::string& connect) {
    try {
        return std::make_shared<soci::session>(factory, connect);
    } catch (const soci::soci_error& error) {
        throw base::Failure(error.get_error_message());
    }
}

// The libraries do not export the type information of their back ends: neither dynamic_cast nor the
// sanitizer's check of a downcast links. Each function is only given the kind of session its caller has just
// opened.
[[gnu::no_sanitize("vptr")]] void* sqlite_handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

[[gnu::no_sanitize("vptr")]] void* postgresql_handle_of(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

}  // namespace

SociConnection SociConnection::sqlite(const std::string& path) {
    auto session = open_session(soci::sqlite3, fmt::format("dbname=\"{}\"", path));
    void* handle = sqlite_handle_of(*session);
    return {std::move(session), handle};
}

SociConnection SociConnection::postgresql(const std::string& url) {
    auto session = open_session(soci::postgresql, with_timeouts(url));
    void* handle = postgresql_handle_of(*session);
    return {std::move(session), handle};
}

}  // namespace louyu::store
