#include "api/routes.hpp"
#include "http/metrics.hpp"

// /livez, /readyz, /metrics: for those who watch the server, not for people.
namespace louyu::api {

namespace {

constexpr store::Query kPing{"api.ping", "SELECT 1"};

base::Result<http::Response> live(const Call&) {
    return http::text(200, "ok\n");
}

base::Result<http::Response> ready(const Call& call) {
    const store::Lease session = call.services().database.reader();
    session->select(kPing);
    return http::text(200, "ok\n");
}

base::Result<http::Response> metrics(const Call&) {
    return http::text(200, http::render_metrics(), "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace

void mount_health(Routes& routes) {
    const auto operation = [](std::string id, std::string summary) {
        return Operation{.id = std::move(id),
                         .summary = std::move(summary),
                         .tag = "health",
                         .needs = Needs::kNobody,
                         .response_type = "text/plain"};
    };
    routes.get("/livez", operation("get_livez", "进程存活"), live);
    routes.get("/readyz", operation("get_readyz", "可以服务"), ready);
    routes.get("/metrics", operation("get_metrics", "运行指标（Prometheus）"), metrics);
}

}  // namespace louyu::api
