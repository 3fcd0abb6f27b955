#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "rights/reader.hpp"

namespace louyu::rights {

/// One line of the audit log: everything written, everything read of taxpayer data, every sign-in, good or
/// bad.
struct AuditEntry {
    std::int64_t id = 0;
    std::int64_t at_ms = 0;
    std::int64_t user_id = 0;
    std::string login = {};
    std::string address = {};
    std::string action = {};  // sign_in, read_taxpayer, export, post_batch ...
    std::string object = {};
    std::string result = {};  // ok or an error code
    std::string detail = {};
};

/// Writes in the caller's transaction, as of now unless at_ms is set. There is no way to change or delete an entry.
void write_audit(store::Session& session, const AuditEntry& entry);
void write_audit(store::Session& session, const Reader& reader, std::string_view address,
                 std::string_view action, std::string_view object, std::string_view result = "ok",
                 std::string_view detail = "");

/// Which entries: empty texts and zeros stand for all.
struct AuditRequest {
    std::int64_t before_id = 0;  // older than this one
    std::int64_t from_ms = 0;
    std::int64_t to_ms = 0;  // excluded
    std::string login = {};
    std::string action = {};
    int limit = 50;
};
/// Newest first. Needs kReadAudit.
base::Result<std::vector<AuditEntry>> list_audit(store::Session& session, const Reader& reader,
                                                 const AuditRequest& request);

}  // namespace louyu::rights
