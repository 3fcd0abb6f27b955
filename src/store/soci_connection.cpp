#include "store/soci_connection.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/error.hpp"

namespace louyu::store {
namespace {

std::shared_ptr<soci::session> open_session(const soci::backend_factory& factory,
                                            const std::string& connect) {
    try {
        return std::make_shared<soci::session>(factory, connect);
    } catch (const soci::soci_error& error) {
        throw base::Failure(error.get_error_message());
    }
}

}  // namespace

SociConnection SociConnection::sqlite(const std::string& path) {
    auto session = open_session(soci::sqlite3, fmt::format("dbname=\"{}\"", path));
    auto* backend = dynamic_cast<soci::sqlite3_session_backend*>(session->get_backend());
    CHECK(backend != nullptr);
    return {session, backend->conn_};
}

SociConnection SociConnection::postgresql(const std::string& url) {
    auto session = open_session(soci::postgresql, url);
    auto* backend = dynamic_cast<soci::postgresql_session_backend*>(session->get_backend());
    CHECK(backend != nullptr);
    return {session, backend->conn_};
}

}  // namespace louyu::store
