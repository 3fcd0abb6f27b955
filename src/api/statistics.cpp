#include "api/routes.hpp"
#include "base/id.hpp"
#include "statistics/explain.hpp"
#include "statistics/query.hpp"
#include "statistics/request.hpp"
#include "statistics/sources.hpp"

// /statistics, /statistics/explain, /sources: the figures, where they come from, and who has not delivered
// yet.
namespace louyu::api {

namespace {

statistics::Query query_of(const Call& call) {
    return {.metrics = call.query_text("metrics"),
            .by = call.query_text("by"),
            .period = call.query_text("period"),
            .where = call.query_text("where"),
            .options = call.query_text("options"),
            .asof = call.query_text("asof")};
}

/// What an answer depends on: the program, the question, the day, who asks as what, and the data in sight.
http::Etag etag_of(const Call& call, const statistics::Cube& cube) {
    const rights::Reader& reader = call.reader();
    const statistics::Visibility visibility = statistics::visibility_of(cube, reader);
    return etag_of_question(
        call, fmt::format("{}\n{}\n{}\n{}", base::to_string(base::today()), reader.assignment_id(),
                          reader.role().code, statistics::data_version(cube, visibility)));
}

base::Result<http::Response> get_statistics(const Call& call) {
    TRY(const std::string format, call.query_word("format", {"json", "csv"}));
    const auto cube = call.services().cubes.current();
    const http::Etag etag = etag_of(call, *cube);
    if (auto response = unchanged(call, etag)) {
        return *std::move(response);
    }
    TRY(const statistics::Answer answer, statistics::query(*cube, call.reader(), query_of(call)));
    if (format == "json") {
        return http::json(statistics::to_json(answer), etag);
    }
    TRY_DO(call.reader().demand(rights::Capability::kExport));
    call.audit("export", "statistics", query_of(call).metrics);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // by which Excel knows UTF-8
    return http::download(std::string(kByteOrderMark) + statistics::to_csv(answer), "统计.csv",
                          "text/csv; charset=utf-8")
        .with(etag);
}

/// The rows behind a figure may be taxpayers: who looked at whose is written down.
base::Result<http::Response> explain(const Call& call) {
    const statistics::Query query = query_of(call);
    const auto cube = call.services().cubes.current();
    TRY(const base::Json answer, statistics::explain(*cube, call.reader(), query));
    const base::Json* rows = answer.find("rows");
    const base::Json* named = answer.find("metric")->find("id");
    const statistics::Metric* metric = statistics::find_metric(named->as_string());
    if (rows != nullptr && !rows->is_null() && metric != nullptr && metric->taxpayer &&
        call.reader().sees(dictionary::Sensitivity::kTaxpayer)) {
        call.audit("read_taxpayer", "statistics:" + query.metrics,
                   fmt::format("period={} where={}", query.period, query.where));
    }
    return http::json(200, answer);
}

base::Result<http::Response> get_sources(const Call& call) {
    const auto cube = call.services().cubes.current();
    TRY(const base::Json answer, statistics::sources(*cube, call.reader(), call.query_text("period")));
    return http::json(200, answer);
}

Operation operation(std::string id, std::string summary) {
    return {.id = std::move(id),
            .summary = std::move(summary),
            .tag = "statistics",
            .needs = Needs::kRight,
            .capabilities = {rights::Capability::kReadStatistics}};
}

}  // namespace

void mount_statistics(Routes& routes) {
    const std::vector<Parameter> question = {
        {"metrics", "指标，逗号分隔，例如 building_count,floor_area", std::string(kTextSchema), true},
        {"period", "2020-12、2020Q4、2020 或 2020-01/2020-06；缺省为最近有税收的月份"},
        {"where", "维度:值|值，多个用分号分隔，值前加 ! 为排除"},
        {"asof", "截至日期", std::string(kDaySchema)},
        {"by", "维度，逗号分隔，例如 zone:industry_zones,month"},
        {"options", "share、yoy、mom、ytd，逗号分隔"}};
    Operation query = operation("get_statistics", "统计查询");
    query.parameters = question;
    query.parameters.push_back({"format", "json 或 csv", R"({"type":"string","enum":["json","csv"]})"});
    query.response_schema = "#StatisticsAnswer";
    query.other_types = {"text/csv"};
    routes.get("/api/v1/statistics", query, get_statistics);

    Operation one = operation("explain_statistics", "一个数从何而来");
    one.parameters = question;
    one.parameters.front().description = "一个指标；所在的行写进 where，不用 by";
    one.response_schema = "#Explanation";
    routes.get("/api/v1/statistics/explain", one, explain);

    Operation sources = operation("get_sources", "各税源单位是否报送");
    sources.parameters = {{"period", "2020-12 或更长的期间；缺省为最近有税收的月份"}};
    sources.response_schema = "#Sources";
    routes.get("/api/v1/sources", sources, get_sources);
}

}  // namespace louyu::api
