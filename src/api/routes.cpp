#include "api/routes.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rights/signin.hpp"

namespace louyu::api {

namespace {

constexpr std::string_view kBearer = "Bearer ";
constexpr std::string_view kMatchRequired = "http.if_match_required";

bool is_write(http::Method method) {
    return method != http::Method::kGet && method != http::Method::kHead && method != http::Method::kOptions;
}

base::Error not_signed_in() {
    return {base::ErrorKind::kUnauthenticated, "rights.signed_out", "登录已失效，请重新登录。", {}, {}};
}

struct Caller {
    rights::Authenticated who;
    std::string session_token;
};

base::Result<Caller> authenticate(Services& services, const http::Request& request) {
    const std::string_view header = request.headers.get("Authorization");
    if (header.starts_with(kBearer)) {
        const store::Lease session = services.database.reader();
        TRY(rights::Authenticated who,
            rights::authenticate_api_token(*session, services.readers, header.substr(kBearer.size())));
        return Caller{std::move(who), ""};
    }
    const std::string token(request.cookies.get(kSessionCookie));
    if (token.empty()) {
        return not_signed_in();
    }
    base::Result<rights::Authenticated> who = [&] {
        const store::Lease session = services.database.reader();
        return rights::authenticate_session(*session, services.readers, token);
    }();
    if (!who) {
        return who.error();
    }
    if (who->is_stale) {
        services.write_behind.add(
            [token](store::Session& session) { rights::touch_session(session, token); });
    }
    return Caller{*std::move(who), token};
}

/// Writes: a signed-in browser proves itself with the token only our own pages know; read-only tokens do not
/// write; a first password opens nothing but its own change.
base::Result<void> check_write(const http::Request& request, const rights::Authenticated& who) {
    if (!is_write(request.method)) {
        return {};
    }
    if (who.is_api_token) {
        return who.read_only ? base::Result<void>(base::Error{base::ErrorKind::kForbidden,
                                                              "rights.read_only_token",
                                                              "此访问令牌只能读取，不能写入。",
                                                              {},
                                                              {}})
                             : base::Result<void>();
    }
    if (request.headers.get("X-CSRF-Token") != who.csrf_token) {
        return base::Error{
            base::ErrorKind::kForbidden, "rights.bad_csrf_token", "页面已过期，请刷新页面后重试。", {}, {}};
    }
    return {};
}

base::Result<void> check_password_state(const http::Request& request, const rights::Authenticated& who) {
    if (!who.must_change_password || request.path.starts_with("/api/v1/session")) {
        return {};
    }
    return base::Error{
        base::ErrorKind::kForbidden, "rights.password_change_needed", "首次登录请先修改密码。", {}, {}};
}

base::Result<void> check_capability(const Operation& operation, const rights::Reader& reader) {
    if (operation.needs != Needs::kRight) {
        return {};
    }
    CHECK(!operation.capabilities.empty());
    const bool has_one = std::any_of(operation.capabilities.begin(), operation.capabilities.end(),
                                     [&reader](rights::Capability one) { return reader.can(one); });
    return has_one ? base::Result<void>() : reader.demand(operation.capabilities.front());
}

/// A parameter nobody reads is a wish that would silently not be met: a misspelt filter shows everything.
base::Result<void> check_parameters(const Operation& operation, const http::Request& request) {
    std::vector<std::string_view> seen;
    for (const auto& [name, value] : request.query.items()) {
        const auto known = std::find_if(operation.parameters.begin(), operation.parameters.end(),
                                        [&name](const Parameter& one) { return one.name == name; });
        if (known == operation.parameters.end()) {
            return base::Error{base::ErrorKind::kInvalid, "api.unknown_parameter",
                               fmt::format("没有“{}”这个参数，请核对拼写。", base::truncate(name, 40))};
        }
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
            return base::Error{base::ErrorKind::kInvalid, "api.repeated_parameter",
                               fmt::format("参数 {} 重复，请只给出一次；多个值用逗号分隔。", name)};
        }
        if (known->schema == kFlagSchema && value != "true" && value != "false") {
            return bad_parameter(fmt::format("参数 {} 应为 true 或 false。", name));
        }
        seen.push_back(name);
    }
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.required && request.query.get(parameter.name).empty()) {
            return base::Error{base::ErrorKind::kInvalid, "api.missing_parameter",
                               fmt::format("请给出参数 {}：{}。", parameter.name, parameter.description)};
        }
    }
    return {};
}

base::Result<http::Response> call(Services& services, const Operation& operation, const CallHandler& handler,
                                  const http::Request& request, const http::PathParams& path) {
    if (operation.needs == Needs::kNobody) {
        TRY_DO(check_parameters(operation, request));
        const rights::Reader nobody = rights::ReaderFactory::for_public();
        return handler(
            Call(request, path, services, nobody, std::string(request.cookies.get(kSessionCookie))));
    }
    TRY(const Caller caller, authenticate(services, request));
    TRY_DO(check_write(request, caller.who));
    TRY_DO(check_password_state(request, caller.who));
    TRY_DO(check_capability(operation, caller.who.reader));
    TRY_DO(check_parameters(operation, request));
    return handler(Call(request, path, services, caller.who.reader, caller.session_token));
}

}  // namespace

void Routes::mount(http::Method method, std::string path, Operation operation, CallHandler handler) {
    Services& services = services_;
    http::Route route;
    route.method = method;
    route.pattern = path;
    route.operation = operation.id;
    route.body_max = operation.upload ? http::kUpload : 0;
    route.handler = [&services, operation, handler = std::move(handler)](const http::Request& request,
                                                                         const http::PathParams& params) {
        base::Result<http::Response> response = call(services, operation, handler, request, params);
        if (response) {
            return *std::move(response);
        }
        // 428 tells a client that the header was missing, 412 that it no longer holds.
        return response.error().code == kMatchRequired ? http::problem(428, response.error())
                                                       : http::problem(response.error());
    };
    router_.add(std::move(route));
    mounted_.push_back({method, std::move(path), std::move(operation)});
}

void Routes::get(std::string path, Operation operation, CallHandler handler) {
    mount(http::Method::kGet, std::move(path), std::move(operation), std::move(handler));
}

void Routes::post(std::string path, Operation operation, CallHandler handler) {
    mount(http::Method::kPost, std::move(path), std::move(operation), std::move(handler));
}

void Routes::patch(std::string path, Operation operation, CallHandler handler) {
    mount(http::Method::kPatch, std::move(path), std::move(operation), std::move(handler));
}

void Routes::del(std::string path, Operation operation, CallHandler handler) {
    mount(http::Method::kDelete, std::move(path), std::move(operation), std::move(handler));
}

std::vector<Parameter> page_parameters() {
    return {{"limit", "每页行数，1至1000", R"({"type":"integer","minimum":1,"maximum":1000})"},
            {"cursor", "翻页标记，取自上一页的链接"}};
}

base::Json page_json(base::Json items, const std::string& next, std::optional<std::int64_t> matched) {
    const std::size_t count = items.items().size();
    base::Json links = base::Json::array();
    if (!next.empty()) {
        links.push(base::Json::object({{"rel", "next"}, {"href", next}}));
    }
    base::Json page = base::Json::object(
        {{"items", std::move(items)}, {"links", std::move(links)}, {"numberReturned", count}});
    if (matched) {
        page.set("numberMatched", *matched);
    }
    return page;
}

std::string next_href(const http::Request& request, std::string_view cursor) {
    if (cursor.empty()) {
        return "";
    }
    std::string href = request.path + "?";
    for (const auto& [name, value] : request.query.items()) {
        if (name != "cursor") {
            href += http::percent_encode(name) + "=" + http::percent_encode(value) + "&";
        }
    }
    return href + "cursor=" + http::percent_encode(cursor);
}

Routes mount_all(Services& services) {
    Routes routes(services);
    mount_session(routes);
    mount_dictionary(routes);
    mount_statistics(routes);
    mount_imports(routes);
    mount_attachments(routes);
    mount_jobs(routes);
    mount_changes(routes);
    mount_people(routes);
    mount_search(routes);
    mount_tiles(routes);
    mount_health(routes);
    mount_ledgers(routes);
    mount_stacking(routes);
    mount_firm_profile(routes);
    mount_entities(routes);
    mount_openapi(routes);
    return routes;
}

}  // namespace louyu::api
