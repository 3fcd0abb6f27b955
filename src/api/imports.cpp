#include <filesystem>

#include "api/job_json.hpp"
#include "api/routes.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "http/multipart.hpp"
#include "http/temporary_file.hpp"

// /imports and /templates: files in. Reading, posting and undoing are jobs.
namespace louyu::api {

namespace {

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr int kPageMax = 1000;

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
    json.set("summary", batch.summary.is_object() ? batch.summary : base::Json::object());
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

base::Error bad_member(std::string_view member, std::string message) {
    return {base::ErrorKind::kInvalid,
            "api.bad_member",
            message,
            {},
            {{fmt::format("/{}", member), "api.bad_member", message}}};
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
    const std::int64_t before = base::id_from_text(call.query_text("cursor")).value_or(0);
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

/// {mapping, period, unit, sheet, isCumulative}: read the same file again as told.
base::Result<http::Response> restage(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const base::Json body, call.body({"mapping", "period", "source", "unit", "sheet", "isCumulative"}));
    exchange::ImportRequest request;
    const auto text = [&body](std::string_view name) {
        const base::Json* value = body.find(name);
        return value != nullptr && value->is_string() ? value->as_string() : std::string();
    };
    request.source = text("source");
    request.options.sheet = text("sheet");
    TRY(request.options.period, period_of(text("period")));
    TRY(request.options.money_shift, money_shift(text("unit")));
    if (const base::Json* cumulative = body.find("isCumulative");
        cumulative != nullptr && cumulative->is_bool()) {
        request.options.is_cumulative = cumulative->as_bool();
    }
    if (const base::Json* mapping = body.find("mapping"); mapping != nullptr && !mapping->is_null()) {
        if (!mapping->is_object()) {
            return bad_member("mapping", "列对应关系应为对象：表头 → 字段。");
        }
        for (const auto& [header, column] : mapping->members()) {
            if (!column.is_string()) {
                return bad_member("mapping", "列对应关系中的字段应为文字。");
            }
            request.options.mapping.emplace_back(header, column.as_string());
        }
    }
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

base::Result<http::Response> list_problems(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const int limit, call.query_integer("limit", 200, 1, kPageMax));
    TRY(const int offset, call.query_integer("cursor", 0, 0, 1'000'000));
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
    TRY(const auto rows,
        call.services().imports.difference(call.reader(), id, call.query_text("state"), offset, limit));
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
    TRY(const auto file, http::TemporaryFile::create(call.services().spool_dir, ".xlsx"));
    TRY_DO(exchange::write_template(*kind, file->path()));
    return http::download(http::FileBody{file->path(), file}, std::string(kind->label) + "导入模板.xlsx",
                          kXlsx);
}

constexpr std::string_view kRestageSchema =
    R"({"type":"object","properties":{"mapping":{"type":"object","additionalProperties":{"type":"string"}},"period":{"type":"string"},"source":{"type":"string"},"unit":{"type":"string"},"sheet":{"type":"string"},"isCumulative":{"type":"boolean"}},"additionalProperties":false})";

}  // namespace

void mount_imports(Routes& routes) {
    const std::string path = "/api/v1/imports";
    const std::string one = path + "/{id}";
    const std::vector<Parameter> page = {{"limit", "每页行数"}, {"cursor", "下一页"}};
    routes.post(path,
                {.id = "upload_import",
                 .summary = "上传文件，读取并核对",
                 .tag = "imports",
                 .request_schema = "multipart",
                 .response_schema = "#Job",
                 .status = 202,
                 .upload = true},
                upload);
    routes.get(path,
               {.id = "list_imports",
                .summary = "导入批次",
                .tag = "imports",
                .parameters = page,
                .response_schema = "#BatchPage"},
               list_imports);
    routes.get(one,
               {.id = "get_import", .summary = "一个批次", .tag = "imports", .response_schema = "#Batch"},
               get_import);
    routes.patch(one,
                 {.id = "restage_import",
                  .summary = "按修正的列对应、期间、单位重新读取",
                  .tag = "imports",
                  .request_schema = std::string(kRestageSchema),
                  .response_schema = "#Job",
                  .status = 202},
                 restage);
    routes.del(one, {.id = "drop_import", .summary = "删除未入库的批次", .tag = "imports", .status = 204},
               drop_import);
    routes.post(
        one + "/post",
        {.id = "post_import", .summary = "入库", .tag = "imports", .response_schema = "#Job", .status = 202},
        post_import);
    routes.post(
        one + "/undo",
        {.id = "undo_import", .summary = "撤销", .tag = "imports", .response_schema = "#Job", .status = 202},
        undo_import);
    routes.get(one + "/problems",
               {.id = "list_import_problems",
                .summary = "逐格问题",
                .tag = "imports",
                .parameters = page,
                .response_schema = "#ProblemPage"},
               list_problems);
    std::vector<Parameter> with_state = page;
    with_state.push_back({"state", "new、changed、conflict、rejected"});
    routes.get(one + "/rows",
               {.id = "list_import_rows",
                .summary = "差异",
                .tag = "imports",
                .parameters = with_state,
                .response_schema = "#DifferencePage"},
               list_rows);
    routes.get(one + "/workbook",
               {.id = "get_marked_workbook",
                .summary = "标注后的原工作簿",
                .tag = "imports",
                .parameters = {{"onlyRejected", "只含退回的行", R"({"type":"boolean"})"}},
                .response_type = std::string(kXlsx)},
               marked_workbook);
    routes.get(
        "/api/v1/templates/{kind}",
        {.id = "get_template", .summary = "导入模板", .tag = "imports", .response_type = std::string(kXlsx)},
        get_template);
}

}  // namespace louyu::api
