#include <functional>

#include "api/people_json.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"
#include "rights/audit.hpp"
#include "rights/signin.hpp"

// /users and their assignments, /tokens, /audit: who may do what where, and what was done. Every write is
// audited in its own transaction.
namespace louyu::api {

namespace {

using base::Json;
using rights::Capability;

constexpr int kTokenDays = 90;
constexpr int kTokenDaysMax = 366;
constexpr std::size_t kBuildingsMax = 1000;

Json account_json(const rights::Account& account) {
    const bool is_locked = account.locked_until_ms > base::now_ms();
    return Json::object(
        {{"id", base::id_to_text(account.id)},
         {"login", account.login},
         {"displayName", account.display_name},
         {"state", account.state},
         {"hasSecondFactor", account.has_second_factor},
         {"mustChangePassword", account.must_change_password},
         {"lockedUntil", is_locked ? Json(base::to_timestamp(account.locked_until_ms)) : Json()}});
}

/// Runs `work` in a write transaction and audits what it did; an error leaves nothing behind.
base::Result<void> write(const Call& call, std::string_view action, const std::string& object,
                         const std::function<base::Result<std::string>(store::Session&)>& work) {
    const store::Lease session = call.services().database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    TRY(const std::string detail, work(*session));
    rights::write_audit(*session, call.reader(), call.request().remote_address, action, object, "ok", detail);
    transaction.commit();
    return {};
}

std::string user_object(std::int64_t id) {
    return "user:" + base::id_to_text(id);
}

base::Result<http::Response> list_users(const Call& call) {
    const store::Lease session = call.services().database.reader();
    TRY(const std::vector<rights::Account> accounts, rights::list_accounts(*session, call.reader()));
    Json items = Json::array();
    for (const rights::Account& account : accounts) {
        items.push(account_json(account));
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

base::Result<http::Response> user_response(const Call& call, std::int64_t id, int status) {
    const store::Lease session = call.services().database.reader();
    TRY(const rights::Account account, rights::find_account(*session, call.reader(), id));
    http::Response response = http::json(status, account_json(account));
    if (status == 201) {
        response.with("Location", "/api/v1/users/" + base::id_to_text(id));
    }
    return response;
}

base::Result<http::Response> get_user(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    return user_response(call, id, 200);
}

base::Result<http::Response> create_user(const Call& call) {
    TRY(const Json body, call.body({"login", "displayName", "password"}));
    rights::NewAccount account;
    TRY(account.login, member_text(body, "login"));
    TRY(account.display_name, member_text(body, "displayName"));
    TRY(account.password, member_text(body, "password"));
    std::int64_t id = 0;
    const base::Result<void> written =
        write(call, "create_account", "account", [&](store::Session& session) -> base::Result<std::string> {
            TRY(id, rights::create_account(session, call.reader(), account));
            return fmt::format("{} {}", user_object(id), account.login);
        });
    TRY_DO(written);
    return user_response(call, id, 201);
}

/// displayName and state: what is left out stays.
base::Result<http::Response> update_user(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const Json body, call.body({"displayName", "state"}));
    TRY(const std::string name, member_text_or(body, "displayName", ""));
    TRY(const std::string state, member_text_or(body, "state", ""));
    if (!state.empty() && state != "active" && state != "disabled") {
        return bad_member("state", "账号状态应为 active（启用）或 disabled（停用）。");
    }
    if (state == "disabled" && id == call.reader().user_id()) {
        return bad_member("state", "不能停用自己的账号，请由另一位系统管理员办理。");
    }
    const base::Result<void> written = write(
        call, "update_account", user_object(id), [&](store::Session& session) -> base::Result<std::string> {
            if (body.find("displayName") != nullptr) {
                TRY_DO(rights::rename_account(session, call.reader(), id, name));
            }
            if (!state.empty()) {
                TRY_DO(rights::set_account_state(session, call.reader(), id, state == "active"));
            }
            return body.dump();
        });
    TRY_DO(written);
    return user_response(call, id, 200);
}

base::Result<http::Response> reset_password(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const Json body, call.body({"password"}));
    TRY(const std::string password, member_text(body, "password"));
    const base::Result<void> written = write(
        call, "reset_password", user_object(id), [&](store::Session& session) -> base::Result<std::string> {
            TRY(const rights::Account account, rights::find_account(session, call.reader(), id));
            TRY_DO(rights::reset_password(session, call.reader(), account.login, password));
            return std::string();
        });
    TRY_DO(written);
    return http::no_content();
}

base::Result<http::Response> list_assignments(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    const store::Lease session = call.services().database.reader();
    TRY(const rights::Account account, rights::find_account(*session, call.reader(), id));
    TRY(const std::vector<rights::Assignment> assignments,
        rights::list_assignments(*session, call.reader(), account.id));
    Json items = Json::array();
    for (const rights::Assignment& assignment : assignments) {
        items.push(assignment_json(assignment));
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

base::Result<base::Day> member_day_or(const Json& body, std::string_view name, base::Day otherwise) {
    TRY(const std::string text, member_text_or(body, name, ""));
    if (text.empty()) {
        return otherwise;
    }
    const std::optional<base::Day> day = base::parse_day(text);
    if (!day) {
        return bad_member(name, "应为日期，例如 2020-12-31。");
    }
    return *day;
}

base::Result<std::int64_t> id_of(std::string_view name, const Json& value) {
    const std::optional<std::int64_t> id =
        value.is_string() ? base::id_from_text(value.as_string()) : std::nullopt;
    if (!id) {
        return bad_member(name, fmt::format("“{}”应为记录编号。", name));
    }
    return *id;
}

base::Result<rights::Assignment> read_assignment(const Call& call) {
    TRY(const Json body, call.body({"role", "scopeKind", "scopeId", "buildingIds", "validFrom", "validTo"}));
    rights::Assignment assignment;
    TRY(assignment.role, member_text(body, "role"));
    TRY(const std::string kind, member_text(body, "scopeKind"));
    assignment.scope_kind = rights::scope_kind_from(kind);
    if (assignment.scope_kind == rights::ScopeKind::kNothing && kind != "nothing") {
        return bad_member("scopeKind", "范围应为 everything、region、buildings、enterprise 或 nothing。");
    }
    if (const Json* scope = body.find("scopeId"); scope != nullptr && !scope->is_null()) {
        TRY(assignment.scope_id, id_of("scopeId", *scope));
    }
    if (const Json* buildings = body.find("buildingIds"); buildings != nullptr && !buildings->is_null()) {
        if (!buildings->is_array() || buildings->items().size() > kBuildingsMax) {
            return bad_member("buildingIds", fmt::format("应为楼宇编号的数组，至多{}座。", kBuildingsMax));
        }
        for (const Json& building : buildings->items()) {
            TRY(const std::int64_t id, id_of("buildingIds", building));
            assignment.building_ids.push_back(id);
        }
    }
    TRY(assignment.valid_from, member_day_or(body, "validFrom", base::today()));
    TRY(assignment.valid_to, member_day_or(body, "validTo", base::kForever));
    return assignment;
}

base::Result<http::Response> grant(const Call& call) {
    TRY(const std::int64_t user, call.path_id());
    TRY(rights::Assignment assignment, read_assignment(call));
    assignment.user_id = user;
    const base::Result<void> written =
        write(call, "grant", user_object(user), [&](store::Session& session) -> base::Result<std::string> {
            TRY(assignment.id, rights::grant(session, call.reader(), assignment));
            return assignment_json(assignment).dump();
        });
    TRY_DO(written);
    const std::string location = fmt::format("/api/v1/users/{}/assignments/{}", base::id_to_text(user),
                                             base::id_to_text(assignment.id));
    return http::created(location, assignment_json(assignment));
}

base::Result<http::Response> revoke(const Call& call) {
    TRY(const std::int64_t user, call.path_id());
    TRY(const std::int64_t assignment, call.path_id("assignment"));
    const base::Result<void> written =
        write(call, "revoke", user_object(user), [&](store::Session& session) -> base::Result<std::string> {
            TRY_DO(rights::revoke(session, call.reader(), user, assignment));
            return "assignment:" + base::id_to_text(assignment);
        });
    TRY_DO(written);
    return http::no_content();
}

Json token_json(const rights::ApiToken& token) {
    return Json::object({{"id", base::id_to_text(token.id)},
                         {"name", token.name},
                         {"assignmentId", base::id_to_text(token.assignment_id)},
                         {"readOnly", token.read_only},
                         {"createdAt", base::to_timestamp(token.created_ms)},
                         {"expiresAt", base::to_timestamp(token.expires_ms)}});
}

base::Result<http::Response> list_tokens(const Call& call) {
    const store::Lease session = call.services().database.reader();
    Json items = Json::array();
    for (const rights::ApiToken& token : rights::list_api_tokens(*session, call.reader())) {
        items.push(token_json(token));
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

/// A token must not be able to make another that outlives it.
base::Result<void> demand_signed_in(const Call& call) {
    if (!call.session_token().empty()) {
        return {};
    }
    return base::Error{base::ErrorKind::kForbidden, "api.needs_sign_in",
                       "访问令牌须由本人登录后申请或撤销，不能用令牌办理。"};
}

base::Result<http::Response> create_token(const Call& call) {
    TRY_DO(demand_signed_in(call));
    TRY(const Json body, call.body({"name", "readOnly", "days"}));
    rights::NewApiToken wanted;
    TRY(wanted.name, member_text(body, "name"));
    TRY(wanted.read_only, member_flag_or(body, "readOnly", true));
    wanted.days = kTokenDays;
    if (const Json* days = body.find("days"); days != nullptr && !days->is_null()) {
        if (!days->is_integer() || days->as_integer() < 1 || days->as_integer() > kTokenDaysMax) {
            return bad_member("days", fmt::format("有效期应为1至{}天。", kTokenDaysMax));
        }
        wanted.days = static_cast<int>(days->as_integer());
    }
    rights::MadeApiToken made;
    const base::Result<void> written =
        write(call, "create_token", "token", [&](store::Session& session) -> base::Result<std::string> {
            TRY(made, rights::create_api_token(session, call.reader(), wanted));
            return fmt::format("token:{} {}", base::id_to_text(made.id), wanted.read_only ? "read" : "write");
        });
    TRY_DO(written);
    return http::created("/api/v1/tokens/" + base::id_to_text(made.id),
                         Json::object({{"id", base::id_to_text(made.id)}, {"token", made.token}}));
}

base::Result<http::Response> revoke_token(const Call& call) {
    TRY_DO(demand_signed_in(call));
    TRY(const std::int64_t id, call.path_id());
    const base::Result<void> written = write(call, "revoke_token", "token:" + base::id_to_text(id),
                                             [&](store::Session& session) -> base::Result<std::string> {
                                                 TRY_DO(rights::revoke_api_token(session, call.reader(), id));
                                                 return std::string();
                                             });
    TRY_DO(written);
    return http::no_content();
}

/// The first millisecond of a day in China.
std::int64_t day_start_ms(base::Day day) {
    constexpr std::int64_t kMillisecondsADay = 86'400'000;
    constexpr std::int64_t kChinaMs = 8 * 3'600'000;
    return base::days_between(base::Day{19700101}, day) * kMillisecondsADay - kChinaMs;
}

Json audit_json(const rights::AuditEntry& entry) {
    return Json::object({{"id", base::id_to_text(entry.id)},
                         {"at", base::to_timestamp(entry.at_ms)},
                         {"userId", entry.user_id == 0 ? Json() : Json(base::id_to_text(entry.user_id))},
                         {"login", entry.login},
                         {"address", entry.address},
                         {"action", entry.action},
                         {"object", entry.object},
                         {"result", entry.result},
                         {"detail", entry.detail}});
}

/// What was done before the question is in the answer, unless a long posting holds the store.
constexpr std::chrono::seconds kTrailPatience{2};

base::Result<http::Response> list_audit(const Call& call) {
    rights::AuditRequest request;
    TRY(request.limit, call.query_integer("limit", 50, 1, kPageMax));
    TRY(request.before_id, call.query_id("cursor"));
    request.login = call.query_text("login");
    request.action = call.query_text("action");
    if (!call.query_text("from").empty()) {
        TRY(const base::Day from, call.query_day("from"));
        request.from_ms = day_start_ms(from);
    }
    if (!call.query_text("to").empty()) {
        TRY(const base::Day to, call.query_day("to"));
        request.to_ms = day_start_ms(base::next_day(to));
    }
    call.services().write_behind.flush(kTrailPatience);
    const store::Lease session = call.services().database.reader();
    TRY(const std::vector<rights::AuditEntry> entries, rights::list_audit(*session, call.reader(), request));
    Json items = Json::array();
    for (const rights::AuditEntry& entry : entries) {
        items.push(audit_json(entry));
    }
    const bool is_full = static_cast<int>(entries.size()) == request.limit;
    const std::string cursor = is_full ? base::id_to_text(entries.back().id) : "";
    return http::json(200, page_json(std::move(items), next_href(call.request(), cursor), {}));
}

void mount_users(Routes& routes) {
    const std::string path = "/api/v1/users";
    const std::string one = path + "/{id}";
    const std::vector<Capability> read = {Capability::kManageUsers, Capability::kGrantRoles};
    const auto operation = [](std::string id, std::string summary, std::vector<Capability> capabilities) {
        return Operation{.id = std::move(id),
                         .summary = std::move(summary),
                         .tag = "people",
                         .needs = Needs::kRight,
                         .capabilities = std::move(capabilities)};
    };
    Operation list = operation("list_users", "账号", read);
    list.response_schema = "#UserPage";
    routes.get(path, list, list_users);

    Operation create = operation("create_user", "新增账号", {Capability::kManageUsers});
    create.request_schema = "#UserCreate";
    create.response_schema = "#User";
    create.status = 201;
    routes.post(path, create, create_user);

    Operation get = operation("get_user", "一个账号", read);
    get.response_schema = "#User";
    routes.get(one, get, get_user);

    Operation update = operation("update_user", "修改姓名、启用或停用", {Capability::kManageUsers});
    update.request_schema = "#UserUpdate";
    update.response_schema = "#User";
    routes.patch(one, update, update_user);

    Operation reset = operation("reset_password", "重置密码", {Capability::kManageUsers});
    reset.request_schema = "#PasswordReset";
    reset.status = 204;
    routes.post(one + "/password", reset, reset_password);

    Operation assignments = operation("list_assignments", "岗位授权", read);
    assignments.response_schema = "#AssignmentPage";
    routes.get(one + "/assignments", assignments, list_assignments);

    Operation give = operation("create_assignment", "授予岗位", {Capability::kGrantRoles});
    give.request_schema = "#AssignmentCreate";
    give.response_schema = "#Assignment";
    give.status = 201;
    routes.post(one + "/assignments", give, grant);

    Operation end = operation("end_assignment", "撤销岗位", {Capability::kGrantRoles});
    end.status = 204;
    routes.del(one + "/assignments/{assignment}", end, revoke);
}

void mount_tokens(Routes& routes) {
    const std::string path = "/api/v1/tokens";
    routes.get(
        path,
        {.id = "list_tokens", .summary = "本人的访问令牌", .tag = "people", .response_schema = "#TokenPage"},
        list_tokens);
    routes.post(path,
                {.id = "create_token",
                 .summary = "申请访问令牌，只显示一次",
                 .tag = "people",
                 .request_schema = "#TokenCreate",
                 .response_schema = "#MadeToken",
                 .status = 201},
                create_token);
    routes.del(path + "/{id}",
               {.id = "revoke_token", .summary = "撤销访问令牌", .tag = "people", .status = 204},
               revoke_token);
}

}  // namespace

void mount_people(Routes& routes) {
    mount_users(routes);
    mount_tokens(routes);
    std::vector<Parameter> parameters = page_parameters();
    parameters.push_back({"login", "账号"});
    parameters.push_back({"action", "操作：sign_in、read_taxpayer、export、post_batch 等"});
    parameters.push_back({"from", "自此日起", std::string(kDaySchema)});
    parameters.push_back({"to", "至此日止", std::string(kDaySchema)});
    routes.get("/api/v1/audit",
               {.id = "list_audit",
                .summary = "审计日志",
                .tag = "people",
                .needs = Needs::kRight,
                .capabilities = {Capability::kReadAudit},
                .parameters = parameters,
                .response_schema = "#AuditPage"},
               list_audit);
}

}  // namespace louyu::api
