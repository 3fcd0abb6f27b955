#include <filesystem>

#include "api/export.hpp"
#include "api/job_json.hpp"
#include "api/routes.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "http/multipart.hpp"
#include "http/temporary_file.hpp"

// /imports and /templates: files in. Reading, posting and undoing are jobs.
namespace louyu::api {

namespace {

/// The parts of the summary that the interface promises; the room keeps more for itself.
base::Json summary_json(const base::Json& summary) {
    base::Json shown = base::Json::object();
    for (const std::string_view part : {"detection", "control", "rows", "problems", "taxpayers", "failure"}) {
        if (const base::Json* value = summary.find(part)) {
            shown.set(part, *value);
        }
    }
    const base::Json* options = summary.find("options");
    if (options == nullptr) {
        return shown;
    }
    base::Json told = base::Json::object();
    for (const std::string_view name : {"source", "sheet", "period", "isCumulative", "moneyShift"}) {
        if (const base::Json* value = options->find(name)) {
            told.set(name, *value);
        }
    }
    base::Json mapping = base::Json::object();
    if (const base::Json* pairs = options->find("mapping"); pairs != nullptr && pairs->is_array()) {
        for (const base::Json& pair : pairs->items()) {
            mapping.set(pair.items().at(0).as_string(), pair.items().at(1));
        }
    }
    shown.set("options", told.set("mapping", std::move(mapping)));
    return shown;
}

base::Json batch_json(const exchange::Batch& batch) {
    const exchange::BatchCounts& counts = batch.counts;
    base::Json json = base::Json::object({{"id", base::id_to_text(batch.id)},
                                          {"kind", batch.kind},
                                          {"state", exchange::to_string(batch.state)},
                                          {"districtCode", batch.district_code},
                                          {"fileName", batch.file_name},
                                          {"source", batch.source},
                                          {"isCumulative", batch.is_cumulative},
                                          {"createdAt", base::to_timestamp(batch.created_ms)},
                                          {"createdBy", batch.created_by}});
    json.set("period", batch.period ? base::Json(base::to_string(*batch.period)) : base::Json());
    json.set("postedAt", batch.posted_ms ? base::Json(base::to_timestamp(*batch.posted_ms)) : base::Json());
    json.set("counts", base::Json::object({{"read", counts.read},
                                           {"new", counts.added},
                                           {"changed", counts.changed},
                                           {"unchanged", counts.unchanged},
                                           {"conflict", counts.conflict},
                                           {"rejected", counts.rejected}}));
    json.set("summary", summary_json(batch.summary));
    return json;
}

base::Json problem_json(const exchange::CellProblem& problem) {
    return base::Json::object({{"sheet", problem.sheet},
                               {"row", problem.row},
                               {"column", problem.column},
                               {"label", problem.label},
                               {"code", problem.code},
                               {"message", problem.message},
                               {"printed", problem.printed},
                               {"severity", problem.is_warning ? "warning" : "error"}});
}

base::Result<std::optional<int>> money_shift(std::string_view unit) {
    if (unit.empty()) {
        return std::optional<int>();
    }
    if (unit == "元") {
        return std::optional<int>(0);
    }
    if (unit == "万元") {
        return std::optional<int>(4);
    }
    return bad_member("unit", "金额单位应为“元”或“万元”。");
}

base::Result<std::optional<base::Period>> period_of(std::string_view text) {
    if (text.empty()) {
        return std::optional<base::Period>();
    }
    TRY(const base::Period period, base::parse_period(text));
    return std::optional<base::Period>(period);
}

/// Work of a job on a batch: the answer is the batch as it then is.
template <class Step>
base::Result<http::Response> submit(const Call& call, std::string kind, Step step) {
    Services& services = call.services();
    const rights::Reader reader = call.reader();
    const std::int64_t job = services.jobs.submit(
        reader, std::move(kind),
        [&services, reader, step](const exchange::Progress& progress) -> base::Result<base::Json> {
            TRY(const exchange::Batch batch, step(services.imports, reader, progress));
            return base::Json::object(
                {{"batchId", base::id_to_text(batch.id)}, {"batch", batch_json(batch)}});
        });
    return accepted(call, job);
}

base::Result<http::Response> upload(const Call& call) {
    TRY(http::MultipartForm form, http::read_multipart(call.request(), call.services().spool_dir));
    const http::UploadedFile* file = form.find_file("file");
    if (file == nullptr) {
        return bad_member("file", "请选择要导入的文件。");
    }
    exchange::ImportRequest request;
    request.kind = std::string(form.fields.get("kind"));
    request.path = file->file->path();
    request.file_name = file->name;
    request.source = std::string(form.fields.get("source"));
    request.district_code = std::string(form.fields.get("district"));
    request.options.sheet = std::string(form.fields.get("sheet"));
    TRY(request.options.period, period_of(form.fields.get("period")));
    TRY(request.options.money_shift, money_shift(form.fields.get("unit")));
    if (form.fields.get("cumulative") == "true") {
        request.options.is_cumulative = true;
    }
    // The job outlives the request; it keeps the spooled file until it has copied it.
    return submit(call, "stage",
                  [request, kept = file->file](exchange::Imports& imports, const rights::Reader& reader,
                                               const exchange::Progress& progress) {
                      return imports.stage(reader, request, progress);
                  });
}

base::Result<http::Response> list_imports(const Call& call) {
    TRY(const int limit, call.query_integer("limit", 50, 1, kPageMax));
    TRY(const std::int64_t before, call.query_id("cursor"));
    TRY(const std::vector<exchange::Batch> batches,
        call.services().imports.list(call.reader(), before, limit));
    base::Json items = base::Json::array();
    for (const exchange::Batch& batch : batches) {
        items.push(batch_json(batch));
    }
    const bool is_full = static_cast<int>(batches.size()) == limit;
    const std::string cursor = is_full ? base::id_to_text(batches.back().id) : "";
    return http::json(200, page_json(std::move(items), next_href(call.request(), cursor), {}));
}

base::Result<http::Response> get_import(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const exchange::Batch batch, call.services().imports.find(call.reader(), id));
    return http::json(200, batch_json(batch));
}

base::Result<std::vector<std::pair<std::string, std::string>>> mapping_of(const base::Json& body) {
    std::vector<std::pair<std::string, std::string>> mapping;
    const base::Json* given = body.find("mapping");
    if (given == nullptr || given->is_null()) {
        return mapping;
    }
    if (!given->is_object()) {
        return bad_member("mapping", "列对应关系应为对象：表头 → 字段。");
    }
    for (const auto& [header, column] : given->members()) {
        if (!column.is_string()) {
            return bad_member("mapping", "列对应关系中的字段应为文字。");
        }
        mapping.emplace_back(header, column.as_string());
    }
    return mapping;
}

/// {mapping, period, source, unit, sheet, isCumulative}: read the same file again as told.
base::Result<http::Response> restage(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const base::Json body, call.body({"mapping", "period", "source", "unit", "sheet", "isCumulative"}));
    exchange::ImportRequest request;
    TRY(request.source, member_text_or(body, "source", ""));
    TRY(request.options.sheet, member_text_or(body, "sheet", ""));
    TRY(const std::string period, member_text_or(body, "period", ""));
    TRY(request.options.period, period_of(period));
    TRY(const std::string unit, member_text_or(body, "unit", ""));
    TRY(request.options.money_shift, money_shift(unit));
    if (const base::Json* cumulative = body.find("isCumulative");
        cumulative != nullptr && !cumulative->is_null()) {
        TRY(request.options.is_cumulative, member_flag_or(body, "isCumulative", false));
    }
    TRY(request.options.mapping, mapping_of(body));
    TRY(const exchange::Batch batch, call.services().imports.find(call.reader(), id));
    return submit(call, "stage",
                  [id, request](exchange::Imports& imports, const rights::Reader& reader,
                                const exchange::Progress& progress) {
                      return imports.restage(reader, id, request, progress);
                  });
}

base::Result<http::Response> post_import(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const exchange::Batch batch, call.services().imports.find(call.reader(), id));
    return submit(call, "post",
                  [id](exchange::Imports& imports, const rights::Reader& reader,
                       const exchange::Progress& progress) { return imports.post(reader, id, progress); });
}

base::Result<http::Response> undo_import(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const exchange::Batch batch, call.services().imports.find(call.reader(), id));
    return submit(call, "undo",
                  [id](exchange::Imports& imports, const rights::Reader& reader,
                       const exchange::Progress& progress) { return imports.undo(reader, id, progress); });
}

base::Result<http::Response> drop_import(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY_DO(call.services().imports.drop(call.reader(), id));
    return http::no_content();
}

/// What a tax file says of taxpayers is as secret as the ledger: who looked is written down.
base::Result<void> audit_look(const Call& call, std::int64_t batch_id, std::string_view what) {
    TRY(const exchange::Batch batch, call.services().imports.find(call.reader(), batch_id));
    if (batch.kind == "tax") {
        call.audit("read_taxpayer", "batch:" + base::id_to_text(batch_id), what);
    }
    return {};
}

base::Result<http::Response> list_problems(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const int limit, call.query_integer("limit", 200, 1, kPageMax));
    TRY(const int offset, call.query_integer("cursor", 0, 0, 1'000'000));
    TRY_DO(audit_look(call, id, "problems"));
    TRY(const auto problems, call.services().imports.problems(call.reader(), id, offset, limit));
    base::Json items = base::Json::array();
    for (const exchange::CellProblem& problem : problems) {
        items.push(problem_json(problem));
    }
    const std::string cursor =
        static_cast<int>(problems.size()) == limit ? std::to_string(offset + limit) : "";
    return http::json(200, page_json(std::move(items), next_href(call.request(), cursor), {}));
}

base::Result<http::Response> list_rows(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const int limit, call.query_integer("limit", 200, 1, kPageMax));
    TRY(const int offset, call.query_integer("cursor", 0, 0, 1'000'000));
    TRY(const std::string state,
        call.query_word("state", {"", "new", "changed", "unchanged", "conflict", "rejected"}));
    TRY_DO(audit_look(call, id, "rows"));
    TRY(const auto rows, call.services().imports.difference(call.reader(), id, state, offset, limit));
    base::Json items = base::Json::array();
    for (const exchange::DifferenceRow& row : rows) {
        items.push(base::Json::object({{"row", row.row},
                                       {"state", row.verdict},
                                       {"title", row.title},
                                       {"before", row.before},
                                       {"after", row.after},
                                       {"evidence", row.evidence}}));
    }
    const std::string cursor = static_cast<int>(rows.size()) == limit ? std::to_string(offset + limit) : "";
    return http::json(200, page_json(std::move(items), next_href(call.request(), cursor), {}));
}

base::Result<http::Response> marked_workbook(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const exchange::Batch batch, call.services().imports.find(call.reader(), id));
    TRY_DO(audit_look(call, id, "workbook"));
    TRY(const auto file, http::TemporaryFile::create(call.services().spool_dir, ".xlsx"));
    TRY_DO(call.services().imports.marked_workbook(call.reader(), id, call.query_flag("onlyRejected"),
                                                   file->path()));
    const std::string name = std::filesystem::path(batch.file_name).stem().string() + "（已标注）.xlsx";
    return http::download(http::FileBody{file->path(), file}, name, kXlsx);
}

base::Result<http::Response> get_template(const Call& call) {
    const exchange::Kind* kind = exchange::find_kind(call.path_text("kind"));
    if (kind == nullptr) {
        return base::Error{base::ErrorKind::kNotFound, "exchange.unknown_kind", "没有这种导入类别。", {}, {}};
    }
    TRY_DO(exchange::demand_import(call.reader(), *kind));
    TRY(const auto file, http::TemporaryFile::create(call.services().spool_dir, ".xlsx"));
    const std::string region = call.query_text("region");
    if (region.empty()) {
        TRY_DO(exchange::write_template(*kind, file->path()));
    } else if (kind->name == "regions") {
        TRY_DO(exchange::write_region_template(region, file->path()));
    } else {
        return bad_parameter("只有行政区划的模板可以用 region 带出区划。");
    }
    return http::download(http::FileBody{file->path(), file}, std::string(kind->label) + "导入模板.xlsx",
                          kXlsx);
}

Operation operation(std::string id, std::string summary) {
    return {.id = std::move(id),
            .summary = std::move(summary),
            .tag = "imports",
            .needs = Needs::kRight,
            .capabilities = {rights::Capability::kImportRegistry, rights::Capability::kImportLedger,
                             rights::Capability::kWriteReference}};
}

Operation job_operation(std::string id, std::string summary) {
    Operation job = operation(std::move(id), std::move(summary));
    job.response_schema = "#Job";
    job.status = 202;
    return job;
}

void mount_batch(Routes& routes, const std::string& one) {
    Operation get = operation("get_import", "一个批次：检测结果、计数与核对合计");
    get.response_schema = "#Batch";
    routes.get(one, get, get_import);

    Operation again = job_operation("restage_import", "按修正的列对应、期间、单位重新读取");
    again.request_schema = "#ImportCorrection";
    routes.patch(one, again, restage);

    Operation drop = operation("drop_import", "删除未入库的批次");
    drop.status = 204;
    routes.del(one, drop, drop_import);

    routes.post(one + "/post", job_operation("post_import", "入库"), post_import);
    routes.post(one + "/undo", job_operation("undo_import", "撤销"), undo_import);

    Operation problems = operation("list_import_problems", "逐格问题");
    problems.parameters = page_parameters();
    problems.response_schema = "#ProblemPage";
    routes.get(one + "/problems", problems, list_problems);

    Operation rows = operation("list_import_rows", "差异");
    rows.parameters = page_parameters();
    rows.parameters.push_back(
        {"state", "只要这一类",
         R"({"type":"string","enum":["","new","changed","unchanged","conflict","rejected"]})"});
    rows.response_schema = "#DifferencePage";
    routes.get(one + "/rows", rows, list_rows);

    Operation workbook = operation("get_marked_workbook", "标注后的原工作簿");
    workbook.parameters = {{"onlyRejected", "只含退回的行", std::string(kFlagSchema)}};
    workbook.response_type = std::string(kXlsx);
    routes.get(one + "/workbook", workbook, marked_workbook);
}

}  // namespace

void mount_imports(Routes& routes) {
    const std::string path = "/api/v1/imports";
    Operation upload_file = job_operation("upload_import", "上传文件，读取并核对");
    upload_file.request_schema = "#ImportUpload";
    upload_file.upload = true;
    routes.post(path, upload_file, upload);

    Operation list = operation("list_imports", "导入批次");
    list.parameters = page_parameters();
    list.response_schema = "#BatchPage";
    routes.get(path, list, list_imports);

    mount_batch(routes, path + "/{id}");

    Operation sample = operation("get_template", "导入模板");
    sample.response_type = std::string(kXlsx);
    sample.parameters = {{"region", "行政区划的模板带出该区划及其上下级，如 210102"}};
    routes.get("/api/v1/templates/{kind}", sample, get_template);
}

}  // namespace louyu::api
