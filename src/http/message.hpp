#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "http/temporary_file.hpp"

namespace louyu::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions, kOther };

std::string_view to_string(Method method);
/// Names are case-sensitive ("GET"); anything unknown is kOther.
Method method_from(std::string_view name);

/// Header fields in the order they came; names compare without regard to case.
class Headers {
  public:
    using Item = std::pair<std::string, std::string>;

    /// The first field of that name, or nullptr.
    const std::string* find(std::string_view name) const;
    /// The first field of that name, or "".
    std::string_view get(std::string_view name) const;
    void add(std::string_view name, std::string_view value);
    /// Replaces every field of that name by one.
    void set(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    const std::vector<Item>& items() const { return items_; }
    /// Without regard to case.
    static bool same_name(std::string_view a, std::string_view b);

  private:
    std::vector<Item> items_;
};

/// Decoded name=value pairs in order; a name may come more than once (query parameters, cookies). Names
/// compare exactly.
class Parameters {
  public:
    using Item = std::pair<std::string, std::string>;

    const std::string* find(std::string_view name) const;
    std::string_view get(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
    bool empty() const { return items_.empty(); }
    const std::vector<Item>& items() const { return items_; }

  private:
    std::vector<Item> items_;
};

/// What one client asked. Small bodies are in `body`; one over Limits::memory_max lies in `body_file` and
/// `body` is then empty.
struct Request {
    Method method = Method::kGet;
    std::string path;  // as sent, still percent-encoded, without query; the router decodes segment by segment
    Parameters query;
    Headers headers;
    Parameters cookies;
    std::string body;
    std::shared_ptr<TemporaryFile> body_file;
    std::string remote_address;
    std::string request_id;

    std::uint64_t body_size() const { return body_file ? body_file->size() : body.size(); }
    /// The media type of the body in lower case without parameters: "application/json".
    std::string content_type() const;
    /// The body as JSON, whatever its place; refuses a wrong media type (http.not_json) and broken text.
    base::Result<base::Json> json() const;
};

/// Splits "/path?a=1&b=2" and fills path and query. Refuses (http.bad_target) broken percent codes, broken
/// UTF-8, control characters, absolute targets without a path and more than 200 parameters.
base::Result<void> set_target(Request& request, std::string_view target);
/// Adds the pairs of a=1&b=2, as in a query or a posted form; refuses like set_target().
base::Result<void> read_pairs(Parameters& pairs, std::string_view text);
/// Fills `cookies` from the Cookie fields; what is not name=value is left out.
void read_cookies(Request& request);
/// A request as a test or a caller in this process makes it: "GET", "/api/v1/buildings?limit=5".
Request make_request(std::string_view method, std::string_view target, std::string_view body = {});

/// %E5%92%8C → 和; nullopt on a broken code, NUL or broken UTF-8. `plus_is_space` for query parameters and
/// forms.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);
std::string percent_encode(std::string_view text);

/// A strong entity tag, without quotes: "17", a hash.
struct Etag {
    std::string value;
};

/// A file sent from disk; `temporary` keeps (and then removes) one that exists for this answer only.
struct FileBody {
    std::string path;
    std::shared_ptr<const TemporaryFile> temporary;
};
/// Called again and again on a worker thread for the next piece (tens of kB are good); false ends the answer.
/// No worker is held while a slow client reads. An exception cuts the connection, so the client sees a broken
/// answer.
using StreamBody = std::function<bool(std::string& piece)>;
/// Bytes shared by many answers and never copied.
using SharedBody = std::shared_ptr<const std::string>;

struct Response {
    int status = 200;
    Headers headers;
    std::variant<std::string, SharedBody, FileBody, StreamBody> body;
    /// What a problem answer was made from; the dispatcher adds the request id and logs its detail.
    std::optional<base::Error> error;
    /// Members of a problem answer beside the usual ones: the record as it now is, beside a 412.
    base::Json problem_members;

    /// The body when it is in memory, else "".
    std::string_view text() const;
    /// Sets a field and returns *this, so calls chain. A control character in it is a bug.
    Response& with(std::string_view name, std::string_view value) &;
    Response&& with(std::string_view name, std::string_view value) &&;
    Response&& with(const Etag& etag) &&;
};

Response json(int status, const base::Json& value);
Response json(const base::Json& value, const Etag& etag);
Response text(int status, std::string body, std::string_view content_type = "text/plain; charset=utf-8");
Response no_content();
/// 201 with Location.
Response created(std::string_view location, const base::Json& value);
/// 302 by default; 303 after a POST, 308 when a thing moved for good.
Response redirect(std::string_view location, int status = 302);
/// A download: `name` may be Chinese (RFC 6266 filename*).
Response download(FileBody file, std::string_view name, std::string_view content_type);
Response download(StreamBody stream, std::string_view name, std::string_view content_type);
Response download(std::string bytes, std::string_view name, std::string_view content_type);

/// RFC 9457: {type, title, status, code, detail, errors[], requestId}.
Response problem(const base::Error& error);
/// The same with a status of one's own (405, 406, 415, 428 ...).
Response problem(int status, const base::Error& error);
/// The JSON text of a problem; the request id is left out when empty. `more` is an object of further members,
/// or null.
std::string problem_body(int status, const base::Error& error, std::string_view request_id,
                         const base::Json& more = {});
/// 400 or 422 (with fields), 401, 403, 404, 409, 412, 413, 429, 503.
int status_of(const base::Error& error);

/// Set-Cookie: HttpOnly, SameSite=Lax, Path=/; `seconds` 0 = until the browser closes, negative = delete it.
struct Cookie {
    std::string name;
    std::string value;
    std::int64_t seconds = 0;
    bool secure = true;
    bool http_only = true;
    bool same_site_strict = false;
};
void set_cookie(Response& response, const Cookie& cookie);

/// Does an If-Match or If-None-Match list name this tag (without quotes)? "*" names every one; weak marks are
/// ignored, and so is the "-gz" with which the dispatcher marks the compressed form.
bool names_etag(std::string_view list, std::string_view etag);
/// The If-Match of a write: absent → kStale http.if_match_required (428 is the caller's choice), other →
/// kStale http.stale.
base::Result<void> require_match(const Request& request, std::string_view etag);

}  // namespace louyu::http
