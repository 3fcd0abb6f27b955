#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/services.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "http/message.hpp"
#include "http/router.hpp"
#include "rights/reader.hpp"

namespace louyu::api {

/// One request in the hands of a resource: who asks, what for, and the rooms that answer.
class Call {
  public:
    Call(const http::Request& request, const http::PathParams& path, Services& services,
         const rights::Reader& reader, std::string session_token)
        : request_(request),
          path_(path),
          services_(services),
          reader_(reader),
          token_(std::move(session_token)) {}

    const http::Request& request() const { return request_; }
    Services& services() const { return services_; }
    const rights::Reader& reader() const { return reader_; }
    /// Of the cookie; empty for API tokens.
    const std::string& session_token() const { return token_; }

    /// {id} of the path; api.bad_id.
    base::Result<std::int64_t> path_id(std::string_view name = "id") const;
    const std::string& path_text(std::string_view name) const { return path_.get(name); }
    std::string query_text(std::string_view name) const { return std::string(request_.query.get(name)); }
    /// true or false; anything else was refused before the handler.
    bool query_flag(std::string_view name) const { return request_.query.get(name) == "true"; }
    /// A whole number within bounds, or `otherwise`; api.bad_parameter.
    base::Result<int> query_integer(std::string_view name, int otherwise, int least, int most) const;
    /// asof=2020-12-31, today when absent.
    base::Result<base::Day> query_day(std::string_view name) const;
    /// An id, 0 when absent; api.bad_parameter.
    base::Result<std::int64_t> query_id(std::string_view name) const;
    /// One of the words, the first when absent; api.bad_parameter.
    base::Result<std::string> query_word(std::string_view name,
                                         const std::vector<std::string_view>& words) const;
    /// Writes to the audit log in a transaction of its own.
    void audit(std::string_view action, std::string_view object, std::string_view detail = "") const;
    /// The JSON object of the body with no members but these; api.unknown_member.
    base::Result<base::Json> body(const std::vector<std::string_view>& members) const;

  private:
    const http::Request& request_;
    const http::PathParams& path_;
    Services& services_;
    const rights::Reader& reader_;
    std::string token_;
};

/// JSON Schemas of query parameters.
inline constexpr std::string_view kTextSchema = R"({"type":"string"})";
inline constexpr std::string_view kFlagSchema = R"({"type":"boolean"})";
inline constexpr std::string_view kDaySchema = R"({"type":"string","format":"date"})";
inline constexpr std::string_view kIdSchema = R"({"type":"string","pattern":"^[0-9]{1,19}$"})";

using CallHandler = std::function<base::Result<http::Response>(const Call&)>;

/// Who may call a route at all; what they see there is up to their Reader.
enum class Needs {
    kNobody,  // sign-in, health, the contract itself
    kSignIn,  // any signed-in person or token
    kRight,   // a capability as well
};

struct Parameter {
    std::string name;
    std::string description;
    std::string schema = std::string(kTextSchema);  // JSON Schema text
    bool required = false;
};

/// A route with what the OpenAPI document says of it. Schemas are JSON Schema texts or "#Name" for a
/// component.
struct Operation {
    std::string id;       // get_building: method name in clients, key of metrics
    std::string summary;  // 中文 sentence
    std::string tag;
    Needs needs = Needs::kSignIn;
    std::vector<rights::Capability> capabilities = {};  // for kRight: any one of them opens it
    std::vector<Parameter> parameters = {};             // of the query; all others are refused
    std::string request_schema = "";                    // "" = no body
    std::string response_schema = "";                   // of the success answer; "" = none (204) or a file
    int status = 200;
    std::string response_type = "application/json";
    std::vector<std::string> other_types = {};  // the same as a file, asked for with format=
    bool upload = false;                        // the body is a form with a file
    bool needs_match = false;                   // If-Match must name the version that was read
    bool takes_key = false;                     // Idempotency-Key makes a repeat safe
};

/// The route table of all resources: the router and the OpenAPI document are both made from it. A route
/// cannot be mounted without saying who may call it.
class Routes {
  public:
    explicit Routes(Services& services) : services_(services) {}

    const Services& services() const { return services_; }
    void get(std::string path, Operation operation, CallHandler handler);
    void post(std::string path, Operation operation, CallHandler handler);
    void patch(std::string path, Operation operation, CallHandler handler);
    void del(std::string path, Operation operation, CallHandler handler);

    struct Mounted {
        http::Method method;
        std::string path;  // /api/v1/buildings/{id}
        Operation operation;
    };
    const std::vector<Mounted>& mounted() const { return mounted_; }
    http::Router take_router() { return std::move(router_); }

  private:
    void mount(http::Method method, std::string path, Operation operation, CallHandler handler);

    Services& services_;
    http::Router router_;
    std::vector<Mounted> mounted_;
};

/// The most records one page of any list holds.
inline constexpr int kPageMax = 1000;
/// The name of the session cookie.
inline constexpr std::string_view kSessionCookie = "louyu_session";

/// Limit and cursor, as every list takes them.
std::vector<Parameter> page_parameters();
/// The text member of a body; api.bad_member.
base::Result<std::string> member_text(const base::Json& body, std::string_view name);
/// The same, or `otherwise` when it is left out or null.
base::Result<std::string> member_text_or(const base::Json& body, std::string_view name,
                                         std::string otherwise);
base::Result<bool> member_flag_or(const base::Json& body, std::string_view name, bool otherwise);
/// A bad member of the body, as the form shows it beside the field.
base::Error bad_member(std::string_view member, std::string message);
base::Error bad_parameter(std::string message);

/// The tag of an answer, or of the words for all that an answer follows from.
http::Etag etag_of_text(std::string_view text);
/// The tag of the answer to this question by this program over `data`: what the reader sees and who it is.
http::Etag etag_of_question(const Call& call, std::string_view data);
/// 304 before anything is computed when the client has the answer already.
std::optional<http::Response> unchanged(const Call& call, const http::Etag& etag);

/// A page of a list as docs/api.md says: items, links, numberReturned, numberMatched.
base::Json page_json(base::Json items, const std::string& next_href, std::optional<std::int64_t> matched);
/// The address of the next page: this request with another cursor.
std::string next_href(const http::Request& request, std::string_view cursor);

// One file a resource; each mounts its own routes.
void mount_session(Routes& routes);
void mount_dictionary(Routes& routes);
void mount_entities(Routes& routes);
void mount_changes(Routes& routes);
void mount_statistics(Routes& routes);
void mount_imports(Routes& routes);
void mount_attachments(Routes& routes);
void mount_jobs(Routes& routes);
void mount_people(Routes& routes);
void mount_search(Routes& routes);
void mount_tiles(Routes& routes);
void mount_health(Routes& routes);
void mount_ledgers(Routes& routes);
void mount_stacking(Routes& routes);
void mount_firm_profile(Routes& routes);
/// After all others, since its answer describes them.
void mount_openapi(Routes& routes);

/// Everything above; the pages are the caller's fallback.
Routes mount_all(Services& services);
/// The OpenAPI 3.1 document of these routes and the dictionary.
base::Json make_openapi(const Routes& routes, const std::string& version);

}  // namespace louyu::api
