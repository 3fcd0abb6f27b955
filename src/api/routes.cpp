#include "api/routes.hpp"

#include <algorithm>
#include <charconv>

#include "base/hash.hpp"
#include "base/id.hpp"
#include "rights/audit.hpp"
#include "rights/signin.hpp"

namespace louyu::api {

namespace {

constexpr std::string_view kBearer = "Bearer ";

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
            rights::authenticate_api_token(*session, header.substr(kBearer.size())));
        return Caller{std::move(who), ""};
    }
    const std::string token(request.cookies.get(kSessionCookie));
    if (token.empty()) {
        return not_signed_in();
    }
    base::Result<rights::Authenticated> who = [&] {
        const store::Lease session = services.database.reader();
        return rights::authenticate_session(*session, token);
    }();
    if (!who) {
        return who.error();
    }
    if (who->is_stale) {
        const store::Lease session = services.database.writer();
        rights::touch_session(*session, token);
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

base::Result<http::Response> call(Services& services, const Operation& operation, const CallHandler& handler,
                                  const http::Request& request, const http::PathParams& path) {
    if (operation.needs == Needs::kNobody) {
        const rights::Reader nobody = rights::ReaderFactory::for_public();
        return handler(
            Call(request, path, services, nobody, std::string(request.cookies.get(kSessionCookie))));
    }
    TRY(const Caller caller, authenticate(services, request));
    TRY_DO(check_write(request, caller.who));
    TRY_DO(check_password_state(request, caller.who));
    if (operation.needs == Needs::kRight) {
        CHECK(operation.capability.has_value());
        TRY_DO(caller.who.reader.demand(*operation.capability));
    }
    return handler(Call(request, path, services, caller.who.reader, caller.session_token));
}

}  // namespace

base::Result<std::int64_t> Call::path_id(std::string_view name) const {
    const std::optional<std::int64_t> id = base::id_from_text(path_.get(name));
    if (!id) {
        return base::Error{
            base::ErrorKind::kNotFound, "api.not_found", "没有这条记录，请返回列表刷新。", {}, {}};
    }
    return *id;
}

base::Result<int> Call::query_integer(std::string_view name, int otherwise, int least, int most) const {
    const std::string* text = request_.query.find(name);
    if (text == nullptr || text->empty()) {
        return otherwise;
    }
    int value = 0;
    const auto parsed = std::from_chars(text->data(), text->data() + text->size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != text->data() + text->size() || value < least ||
        value > most) {
        return base::Error{base::ErrorKind::kInvalid,
                           "api.bad_parameter",
                           fmt::format("参数 {} 应为{}至{}的整数。", name, least, most),
                           {},
                           {}};
    }
    return value;
}

base::Result<base::Day> Call::query_day(std::string_view name) const {
    const std::string* text = request_.query.find(name);
    if (text == nullptr || text->empty()) {
        return base::today();
    }
    const std::optional<base::Day> day = base::parse_day(*text);
    if (!day) {
        return base::Error{base::ErrorKind::kInvalid,
                           "api.bad_parameter",
                           fmt::format("参数 {} 应为日期，例如 2020-12-31。", name),
                           {},
                           {}};
    }
    return *day;
}

base::Result<base::Json> Call::body(const std::vector<std::string_view>& members) const {
    TRY(base::Json body, request_.json());
    if (!body.is_object()) {
        return base::Error{base::ErrorKind::kInvalid, "api.bad_body", "请求内容应为 JSON 对象。", {}, {}};
    }
    base::Error unknown{
        base::ErrorKind::kInvalid, "api.unknown_member", "请求中有不认识的字段，请核对。", {}, {}};
    for (const auto& [name, value] : body.members()) {
        if (std::find(members.begin(), members.end(), name) == members.end()) {
            unknown.fields.push_back(
                {"/" + name, "api.unknown_member", fmt::format("没有“{}”这个字段。", name)});
        }
    }
    if (!unknown.fields.empty()) {
        return unknown;
    }
    return body;
}

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
        return response ? *std::move(response) : http::problem(response.error());
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
    mount_jobs(routes);
    mount_changes(routes);
    mount_people(routes);
    mount_search(routes);
    mount_health(routes);
    mount_entities(routes);
    return routes;
}

}  // namespace louyu::api
