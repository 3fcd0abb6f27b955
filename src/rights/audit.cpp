#include "rights/audit.hpp"

#include <limits>

#include "base/calendar.hpp"
#include "base/id.hpp"
#include "rights/sql.hpp"

namespace louyu::rights {

void write_audit(store::Session& session, const AuditEntry& entry) {
    session.execute(sql::kInsertAudit, {{"id", base::make_id()},
                                        {"at_ms", entry.at_ms == 0 ? base::now_ms() : entry.at_ms},
                                        {"user_id", entry.user_id},
                                        {"login", entry.login},
                                        {"address", entry.address},
                                        {"action", entry.action},
                                        {"object", entry.object},
                                        {"result", entry.result},
                                        {"detail", entry.detail}});
}

void write_audit(store::Session& session, const Reader& reader, std::string_view address,
                 std::string_view action, std::string_view object, std::string_view result,
                 std::string_view detail) {
    write_audit(session, AuditEntry{.user_id = reader.user_id(),
                                    .login = reader.login(),
                                    .address = std::string(address),
                                    .action = std::string(action),
                                    .object = std::string(object),
                                    .result = std::string(result),
                                    .detail = std::string(detail)});
}

base::Result<std::vector<AuditEntry>> list_audit(store::Session& session, const Reader& reader,
                                                 const AuditRequest& request) {
    TRY_DO(reader.demand(Capability::kReadAudit));
    constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
    std::vector<AuditEntry> entries;
    session.stream(sql::kListAudit,
                   {{"before", request.before_id == 0 ? kEnd : request.before_id},
                    {"from_ms", request.from_ms},
                    {"to_ms", request.to_ms == 0 ? kEnd : request.to_ms},
                    {"login", request.login},
                    {"action", request.action},
                    {"limit", std::int64_t{request.limit}}},
                   [&entries](const store::Row& row) {
                       entries.push_back({row.integer(0), row.integer(1), row.integer(2), row.text(3),
                                          row.text(4), row.text(5), row.text(6), row.text(7), row.text(8)});
                       return true;
                   });
    return entries;
}

}  // namespace louyu::rights
