#include "api/people_json.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"
#include "rights/accounts.hpp"
#include "rights/audit.hpp"
#include "rights/signin.hpp"

// /session: sign in, who am I, act as another assignment, change one's password, sign out.
namespace louyu::api {

namespace {

constexpr std::int64_t kDeleteCookie = -1;

base::Json session_json(store::Session& session, const rights::Reader& reader, const std::string& csrf_token,
                        bool must_change_password) {
    base::Json assignments = base::Json::array();
    for (const rights::Assignment& held : rights::assignments_of(session, reader.user_id(), base::today())) {
        assignments.push(assignment_json(held));
    }
    base::Json districts = base::Json::array();
    for (const std::string& district : reader.districts()) {
        districts.push(district);
    }
    return base::Json::object({{"login", reader.login()},
                               {"displayName", reader.display_name()},
                               {"role", reader.role().code},
                               {"roleLabel", reader.role().label},
                               {"assignmentId", base::id_to_text(reader.assignment_id())},
                               {"assignments", std::move(assignments)},
                               {"capabilities", capabilities_json(reader.role())},
                               {"seesUpTo", dictionary::to_string(reader.role().sees_up_to)},
                               {"districts", std::move(districts)},
                               {"csrfToken", csrf_token},
                               {"mustChangePassword", must_change_password}});
}

base::Result<http::Response> sign_in(const Call& call) {
    TRY(const base::Json body, call.body({"login", "password", "code"}));
    rights::SignInRequest request;
    TRY(request.login, member_text(body, "login"));
    TRY(request.password, member_text(body, "password"));
    if (body.find("code") != nullptr && !body.find("code")->is_null()) {
        TRY(request.totp_code, member_text(body, "code"));
    }
    request.address = call.request().remote_address;
    TRY(const rights::SignIn opened, rights::sign_in(call.services().database, request));
    const store::Lease session = call.services().database.reader();
    TRY(const rights::Authenticated who,
        rights::authenticate_session(*session, call.services().readers, opened.token));
    http::Response response =
        http::json(200, session_json(*session, who.reader, opened.csrf_token, opened.must_change_password));
    http::set_cookie(response, {.name = std::string(kSessionCookie),
                                .value = opened.token,
                                .seconds = 0,
                                .secure = call.services().secure_cookies,
                                .same_site_strict = true});
    return response;
}

base::Result<http::Response> who_am_i(const Call& call) {
    const store::Lease session = call.services().database.reader();
    std::string csrf_token;
    bool must_change = false;
    if (!call.session_token().empty()) {
        TRY(const rights::Authenticated who,
            rights::authenticate_session(*session, call.services().readers, call.session_token()));
        csrf_token = who.csrf_token;
        must_change = who.must_change_password;
    }
    return http::json(200, session_json(*session, call.reader(), csrf_token, must_change));
}

base::Result<http::Response> sign_out(const Call& call) {
    {
        const store::Lease session = call.services().database.writer();
        rights::sign_out(*session, call.session_token());
    }
    http::Response response = http::no_content();
    http::set_cookie(response, {.name = std::string(kSessionCookie),
                                .value = "",
                                .seconds = kDeleteCookie,
                                .secure = call.services().secure_cookies});
    return response;
}

base::Result<http::Response> choose_assignment(const Call& call) {
    TRY(const base::Json body, call.body({"assignmentId"}));
    TRY(const std::string text, member_text(body, "assignmentId"));
    const std::int64_t id = base::id_from_text(text).value_or(0);
    const store::Lease session = call.services().database.writer();
    TRY_DO(rights::choose_assignment(*session, call.reader(), call.session_token(), id));
    TRY(const rights::Authenticated who,
        rights::authenticate_session(*session, call.services().readers, call.session_token()));
    return http::json(200, session_json(*session, who.reader, who.csrf_token, who.must_change_password));
}

base::Result<http::Response> change_password(const Call& call) {
    TRY(const base::Json body, call.body({"current", "next"}));
    TRY(const std::string current, member_text(body, "current"));
    TRY(const std::string next, member_text(body, "next"));
    TRY(const rights::PasswordChange change, [&] {
        const store::Lease session = call.services().database.reader();
        return rights::prepare_password_change(*session, call.reader(), current, next);
    }());
    const store::Lease session = call.services().database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    TRY_DO(rights::change_own_password(*session, call.reader(), change));
    rights::write_audit(*session, call.reader(), call.request().remote_address, "change_password", "account");
    transaction.commit();
    return http::no_content();
}

}  // namespace

void mount_session(Routes& routes) {
    const std::string path = "/api/v1/session";
    routes.post(path,
                {.id = "sign_in",
                 .summary = "登录",
                 .tag = "session",
                 .needs = Needs::kNobody,
                 .request_schema = "#SignInRequest",
                 .response_schema = "#Session"},
                sign_in);
    routes.get(path,
               {.id = "get_session",
                .summary = "当前用户、岗位与权限",
                .tag = "session",
                .response_schema = "#Session"},
               who_am_i);
    routes.del(path, {.id = "sign_out", .summary = "退出", .tag = "session", .status = 204}, sign_out);
    routes.post(path + "/assignment",
                {.id = "choose_assignment",
                 .summary = "切换岗位",
                 .tag = "session",
                 .request_schema = "#AssignmentChoice",
                 .response_schema = "#Session"},
                choose_assignment);
    routes.post(path + "/password",
                {.id = "change_password",
                 .summary = "修改本人密码",
                 .tag = "session",
                 .request_schema = "#PasswordChange",
                 .status = 204},
                change_password);
}

}  // namespace louyu::api
