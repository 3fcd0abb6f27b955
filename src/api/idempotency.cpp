#include "api/idempotency.hpp"

#include <mutex>

#include "api/sql.hpp"
#include "base/hash.hpp"

namespace louyu::api {

namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::size_t kKeyMax = 200;

// Two requests with one key at the same moment: the second waits and gets the answer of the first.
std::mutex& keys_mutex() {
    static std::mutex mutex;
    return mutex;
}

/// The body and where the new record is: what a repeat must get again.
std::string kept_answer(const http::Response& response) {
    return base::Json::object({{"body", response.text()}, {"location", response.headers.get("Location")}})
        .dump();
}

base::Result<http::Response> replay(const std::string& kept, int status) {
    TRY(const base::Json answer, base::parse_json(kept));
    http::Response response = http::text(status, answer.find("body")->as_string(), "application/json");
    if (const std::string& location = answer.find("location")->as_string(); !location.empty()) {
        response.with("Location", location);
    }
    return response;
}

std::string request_hash(const http::Request& request) {
    return base::sha256_hex(std::string(http::to_string(request.method)) + " " + request.path + "\n" +
                            request.body);
}

}  // namespace

base::Result<http::Response> once(const Call& call,
                                  const std::function<base::Result<http::Response>()>& work) {
    const std::string key(call.request().headers.get("Idempotency-Key"));
    if (key.empty() || call.query_flag("validateOnly")) {
        return work();
    }
    if (key.size() > kKeyMax) {
        return base::Error{
            base::ErrorKind::kInvalid, "api.bad_idempotency_key", "Idempotency-Key 过长。", {}, {}};
    }
    const std::lock_guard lock(keys_mutex());
    const std::string hash = request_hash(call.request());
    const std::int64_t user = call.reader().user_id();
    const std::int64_t since = base::now_ms() - kDayMs;
    {
        const store::Lease session = call.services().database.reader();
        const store::Rows rows =
            session->select(sql::kFindIdempotencyKey, {{"user_id", user}, {"key", key}, {"since", since}});
        if (!rows.empty()) {
            if (*base::as_text(rows[0][0]) != hash) {
                return base::Error{base::ErrorKind::kConflict,
                                   "api.idempotency_key_reused",
                                   "同一个 Idempotency-Key 用于不同的请求，请换一个。",
                                   {},
                                   {}};
            }
            return replay(*base::as_text(rows[0][2]), static_cast<int>(*base::as_integer(rows[0][1])));
        }
    }
    TRY(http::Response response, work());
    const store::Lease session = call.services().database.writer();
    session->execute(sql::kDeleteOldIdempotencyKeys, {{"since", since}});
    session->execute(sql::kInsertIdempotencyKey, {{"user_id", user},
                                                  {"key", key},
                                                  {"request_hash", hash},
                                                  {"status", std::int64_t{response.status}},
                                                  {"answer", kept_answer(response)},
                                                  {"now", base::now_ms()}});
    return response;
}

}  // namespace louyu::api
