#include "statistics/firm_profile.hpp"

#include "api/routes.hpp"

// /enterprises/{id}/profile: where a firm has been and, as permitted, what it paid.
namespace louyu::api {

namespace {

base::Result<http::Response> get_profile(const Call& call) {
    statistics::FirmProfileRequest request;
    TRY(request.enterprise_id, call.path_id());
    TRY(request.asof, call.query_day("asof"));
    request.with_tax = call.query_flag("tax");
    const auto cube = call.services().cubes.current();
    base::Json profile;
    {
        const store::Lease session = call.services().database.reader();
        store::Transaction transaction(*session, store::Access::kRead);
        TRY(profile, statistics::firm_profile(*cube, *session, call.reader(), request));
    }
    if (!profile.find("tax")->is_null()) {
        call.audit("read_taxpayer", "enterprise:" + call.path_text("id"), "profile");
    }
    return http::json(200, profile).with("Cache-Control", "no-store");
}

}  // namespace

void mount_firm_profile(Routes& routes) {
    Operation operation{.id = "get_enterprise_profile",
                        .summary = "企业的历次入驻、注册情况与税收",
                        .tag = "enterprises",
                        .needs = Needs::kRight,
                        .capabilities = {rights::Capability::kReadRegistry}};
    operation.parameters = {{"asof", "查看日期，缺省为今天", std::string(kDaySchema)},
                            {"tax", "true：附逐月税收，须有查看纳税人数据的权限", std::string(kFlagSchema)}};
    operation.response_schema = "#FirmProfile";
    routes.get("/api/v1/enterprises/{id}/profile", operation, get_profile);
}

}  // namespace louyu::api
