#include "statistics/stacking.hpp"

#include "api/routes.hpp"

// /buildings/{id}/stacking: one building on one day, floor by floor.
namespace louyu::api {

namespace {

base::Result<http::Response> get_stacking(const Call& call) {
    statistics::StackingRequest request;
    TRY(request.building_id, call.path_id());
    TRY(request.asof, call.query_day("asof"));
    if (!call.query_text("compare").empty()) {
        TRY(request.compare, call.query_day("compare"));
    }
    request.with_tax = call.query_flag("tax");
    const auto cube = call.services().cubes.current();
    base::Json plan;
    {
        const store::Lease session = call.services().database.reader();
        store::Transaction transaction(*session, store::Access::kRead);
        TRY(plan, statistics::stacking_plan(*cube, *session, call.reader(), request));
    }
    if (request.with_tax && call.reader().sees(dictionary::Sensitivity::kTaxpayer)) {
        call.audit("read_taxpayer", "building:" + call.path_text("id"),
                   fmt::format("stacking asof={}", base::to_string(request.asof)));
    }
    return http::json(200, plan).with("Cache-Control", "no-store");
}

}  // namespace

void mount_stacking(Routes& routes) {
    Operation operation{.id = "get_stacking",
                        .summary = "楼层剖面：某一日各楼层的房源、入驻、空置与到期",
                        .tag = "buildings",
                        .needs = Needs::kRight,
                        .capabilities = {rights::Capability::kReadRegistry}};
    operation.parameters = {
        {"asof", "查看日期，缺省为今天", std::string(kDaySchema)},
        {"compare", "更早的日期：列出其后的变化", std::string(kDaySchema)},
        {"tax", "true：附各企业单位面积税收，须有查看纳税人数据的权限", std::string(kFlagSchema)}};
    operation.response_schema = "#StackingPlan";
    routes.get("/api/v1/buildings/{id}/stacking", operation, get_stacking);
}

}  // namespace louyu::api
