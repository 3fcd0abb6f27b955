#include "api/idempotency.hpp"

#include "api/sql.hpp"
#include "base/hash.hpp"

namespace louyu::api {

namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::size_t kKeyMax = 200;

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

/// The answer kept under the key, if there is one.
base::Result<std::optional<http::Response>> earlier_answer(store::Session& session,
                                                           const store::Params& owner, std::int64_t since,
                                                           std::string_view hash) {
    store::Params params = owner;
    params.emplace_back("since", since);
    const store::Rows rows = session.select(sql::kFindIdempotencyKey, params);
    if (rows.empty()) {
        return std::optional<http::Response>();
    }
    if (*base::as_text(rows[0][0]) != hash) {
        return base::Error{base::ErrorKind::kConflict,
                           "api.idempotency_key_reused",
                           "同一个 Idempotency-Key 用于不同的请求，请换一个。",
                           {},
                           {}};
    }
    TRY(http::Response answer,
        replay(*base::as_text(rows[0][2]), static_cast<int>(*base::as_integer(rows[0][1]))));
    return std::optional<http::Response>(std::move(answer));
}

}  // namespace

base::Result<http::Response> once(const Call& call,
                                  const std::function<base::Result<http::Response>(store::Session&)>& work) {
    const std::string key(call.request().headers.get("Idempotency-Key"));
    if (key.size() > kKeyMax) {
        return base::Error{
            base::ErrorKind::kInvalid, "api.bad_idempotency_key", "Idempotency-Key 过长。", {}, {}};
    }
    const store::Lease session = call.services().database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    const store::Params owner = {{"user_id", call.reader().user_id()}, {"key", key}};
    const std::string hash = request_hash(call.request());
    const std::int64_t now = base::now_ms();
    const std::int64_t since = now - kDayMs;
    if (!key.empty()) {
        TRY(std::optional<http::Response> earlier, earlier_answer(*session, owner, since, hash));
        if (earlier) {
            return *std::move(earlier);
        }
    }
    TRY(http::Response response, work(*session));
    if (!key.empty()) {
        session->execute(sql::kDeleteOldIdempotencyKeys, {{"since", since}});
        store::Params kept = owner;
        kept.emplace_back("request_hash", hash);
        kept.emplace_back("status", std::int64_t{response.status});
        kept.emplace_back("answer", kept_answer(response));
        kept.emplace_back("now", now);
        session->execute(sql::kInsertIdempotencyKey, kept);
    }
    transaction.commit();
    return response;
}

}  // namespace louyu::api
