#include <algorithm>

#include "api/idempotency.hpp"
#include "api/record_json.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "registry/registry.hpp"

// Every versioned entity of the dictionary as a resource: list, detail, history, create, correct or change,
// end.
namespace louyu::api {

namespace {

constexpr int kListMax = 1000;
/// Query parameters that are not filters.
constexpr std::string_view kReserved[] = {"limit",  "cursor", "sortby", "q",
                                          "fields", "asof",   "count",  "validateOnly"};

base::Result<std::vector<registry::Filter>> filters_of(const Call& call, const dictionary::Entity& entity) {
    std::vector<registry::Filter> filters;
    for (const auto& [name, value] : call.request().query.items()) {
        if (std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved)) {
            continue;
        }
        const dictionary::Field* field = entity.find(name);
        if (field == nullptr || !call.reader().sees(*field)) {
            return base::Error{base::ErrorKind::kInvalid,
                               "api.unknown_parameter",
                               fmt::format("“{}”没有“{}”这个筛选条件。", entity.label, name),
                               {},
                               {}};
        }
        registry::Filter filter{std::string(field->name), {}};
        for (const std::string& part : base::split(value, ',')) {
            TRY(base::Value parsed, value_from_text(*field, part));
            filter.any_of.push_back(std::move(parsed));
        }
        filters.push_back(std::move(filter));
    }
    return filters;
}

std::vector<registry::SortKey> sort_of(const std::string& text) {
    std::vector<registry::SortKey> keys;
    for (const std::string& part : base::split(text, ',')) {
        if (part.empty()) {
            continue;
        }
        const bool descending = part.front() == '-';
        keys.push_back({part.substr(descending ? 1 : 0), descending});
    }
    return keys;
}

std::vector<std::string> fields_of(const Call& call) {
    const std::string text = call.query_text("fields");
    return text.empty() ? std::vector<std::string>{} : base::split(text, ',');
}

base::Result<http::Response> list_records(const Call& call, const dictionary::Entity& entity) {
    registry::ListRequest request;
    request.entity = entity.name;
    TRY(request.asof, call.query_day("asof"));
    TRY(request.filters, filters_of(call, entity));
    TRY(request.limit, call.query_integer("limit", 50, 1, kListMax));
    request.search = call.query_text("q");
    request.sort = sort_of(call.query_text("sortby"));
    request.cursor = call.query_text("cursor");
    request.count = call.query_flag("count");
    const store::Lease session = call.services().database.reader();
    TRY(const registry::ListAnswer answer, registry::list(*session, call.reader(), request));
    const ReferenceTitles titles(*session, call.reader(), entity, answer.items, request.asof);
    const std::vector<std::string> only = fields_of(call);
    base::Json items = base::Json::array();
    for (const registry::Record& record : answer.items) {
        items.push(record_json(entity, record, titles, only));
    }
    return http::json(
        200, page_json(std::move(items), next_href(call.request(), answer.next_cursor), answer.matched));
}

base::Result<http::Response> record_response(const Call& call, store::Session& session,
                                             const dictionary::Entity& entity, std::int64_t id,
                                             base::Day asof) {
    TRY(const registry::Record record, registry::find(session, call.reader(), entity.name, id, asof));
    const ReferenceTitles titles(session, call.reader(), entity, {record}, asof);
    return http::json(record_json(entity, record, titles, fields_of(call)),
                      http::Etag{base::id_to_text(record.change_id)});
}

base::Result<http::Response> get_record(const Call& call, const dictionary::Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const base::Day asof, call.query_day("asof"));
    const store::Lease session = call.services().database.reader();
    return record_response(call, *session, entity, id, asof);
}

base::Result<http::Response> get_history(const Call& call, const dictionary::Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    const store::Lease session = call.services().database.reader();
    TRY(const std::vector<registry::HistoryEntry> entries,
        registry::history(*session, call.reader(), entity.name, id));
    base::Json items = base::Json::array();
    for (const registry::HistoryEntry& entry : entries) {
        items.push(history_json(entry));
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

base::Json result_json(const registry::ChangeResult& result) {
    base::Json warnings = base::Json::array();
    for (const base::FieldError& warning : result.warnings) {
        warnings.push(base::Json::object(
            {{"pointer", warning.pointer}, {"code", warning.code}, {"detail", warning.message}}));
    }
    return base::Json::object(
        {{"id", result.id == 0 ? base::Json() : base::Json(base::id_to_text(result.id))},
         {"changeId", result.change_id == 0 ? base::Json() : base::Json(base::id_to_text(result.change_id))},
         {"state", registry::to_string(result.state)},
         {"warnings", std::move(warnings)}});
}

base::Result<std::optional<base::Day>> day_member(const base::Json& body, std::string_view name) {
    const base::Json* value = body.find(name);
    if (value == nullptr || value->is_null()) {
        return std::optional<base::Day>();
    }
    const std::optional<base::Day> day =
        value->is_string() ? base::parse_day(value->as_string()) : std::nullopt;
    if (!day) {
        const std::string message = fmt::format("“{}”应为日期，例如 2020-12-31。", name);
        return base::Error{base::ErrorKind::kInvalid,
                           "api.bad_value",
                           message,
                           {},
                           {{fmt::format("/{}", name), "api.bad_value", message}}};
    }
    return day;
}

/// The fields of the body by the dictionary, and validFrom, validTo, changeNote, districtCode beside them.
base::Result<registry::Change> read_write(const Call& call, const dictionary::Entity& entity) {
    std::vector<std::string_view> members = {"validFrom", "validTo", "changeNote", "districtCode"};
    for (const dictionary::Field& field : entity.fields) {
        members.push_back(field.name);
    }
    TRY(const base::Json body, call.body(members));
    registry::Change change;
    change.entity = entity.name;
    TRY(const auto from, day_member(body, "validFrom"));
    TRY(change.to, day_member(body, "validTo"));
    change.from = from.value_or(base::today());
    const base::Json* note = body.find("changeNote");
    change.note = note != nullptr && note->is_string() ? note->as_string() : "";
    const base::Json* district = body.find("districtCode");
    change.district_code = district != nullptr && district->is_string() ? district->as_string() : "";
    base::Error bad{base::ErrorKind::kInvalid, "api.bad_value", "有字段填写不正确，请按提示修改。", {}, {}};
    for (const dictionary::Field& field : entity.fields) {
        const base::Json* value = body.find(field.name);
        if (value == nullptr) {
            continue;
        }
        base::Result<base::Value> parsed = value_from_json(field, *value);
        if (!parsed) {
            bad.fields.insert(bad.fields.end(), parsed.error().fields.begin(), parsed.error().fields.end());
            continue;
        }
        change.fields.emplace_back(field.name, *std::move(parsed));
    }
    if (!bad.fields.empty()) {
        return bad;
    }
    return change;
}

/// Applies or, with validateOnly=true, only checks. The cube follows at once.
base::Result<registry::ChangeResult> write_change(const Call& call, const registry::Change& change) {
    const bool only_check = call.query_flag("validateOnly");
    base::Result<registry::ChangeResult> result = [&]() -> base::Result<registry::ChangeResult> {
        const store::Lease session = call.services().database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        registry::Writer writer(*session, call.reader(), {registry::Origin::kForm, 0});
        if (only_check) {
            return writer.validate(change);
        }
        TRY(registry::ChangeResult written, writer.apply(change));
        TRY(const std::vector<registry::Finding> findings, writer.seal());
        for (const registry::Finding& finding : findings) {
            written.warnings.push_back(finding.what);
        }
        transaction.commit();
        return written;
    }();
    if (result && !only_check && result->state == registry::ChangeState::kEffective) {
        call.services().cubes.refresh_changed();
    }
    return result;
}

base::Result<http::Response> create_record(const Call& call, const dictionary::Entity& entity) {
    TRY(registry::Change change, read_write(call, entity));
    change.kind = registry::ChangeKind::kCreate;
    return once(call, [&]() -> base::Result<http::Response> {
        TRY(const registry::ChangeResult result, write_change(call, change));
        if (call.query_flag("validateOnly")) {
            return http::json(200, result_json(result));
        }
        const std::string location = fmt::format("/api/v1/{}/{}", entity.plural, base::id_to_text(result.id));
        return http::created(location, result_json(result));
    });
}

base::Result<registry::ChangeKind> kind_of(const Call& call) {
    const std::string asked = call.query_text("as");
    if (asked.empty() || asked == "correct") {
        return registry::ChangeKind::kCorrect;
    }
    if (asked == "change") {
        return registry::ChangeKind::kChange;
    }
    if (asked == "end") {
        return registry::ChangeKind::kEnd;
    }
    return base::Error{base::ErrorKind::kInvalid,
                       "api.bad_parameter",
                       "参数 as 应为 correct（更正）、change（变更）或 end（终止）。",
                       {},
                       {}};
}

/// If-Match is the version the writer saw; another one answers 412 with both values of what differs.
base::Result<std::int64_t> seen_version(const Call& call) {
    std::string tag(call.request().headers.get("If-Match"));
    std::erase(tag, '"');
    const std::optional<std::int64_t> version = base::id_from_text(tag);
    if (!version) {
        return base::Error{base::ErrorKind::kStale,
                           "http.if_match_required",
                           "修改前请先读取记录：请求缺少 If-Match。",
                           {},
                           {}};
    }
    return *version;
}

base::Result<http::Response> patch_record(const Call& call, const dictionary::Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    TRY(registry::Change change, read_write(call, entity));
    TRY(change.kind, kind_of(call));
    TRY(change.if_version, seen_version(call));
    change.id = id;
    TRY(const registry::ChangeResult result, write_change(call, change));
    return http::json(result_json(result), http::Etag{base::id_to_text(result.change_id)});
}

base::Result<http::Response> end_record(const Call& call, const dictionary::Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    registry::Change change;
    change.kind = registry::ChangeKind::kEnd;
    change.entity = entity.name;
    change.id = id;
    TRY(change.from, call.query_day("from"));
    TRY(change.if_version, seen_version(call));
    TRY(const registry::ChangeResult result, write_change(call, change));
    return http::json(200, result_json(result));
}

using EntityHandler = base::Result<http::Response> (*)(const Call&, const dictionary::Entity&);

CallHandler on(const dictionary::Entity& entity, EntityHandler handler) {
    return [&entity, handler](const Call& call) { return handler(call, entity); };
}

Operation operation_of(const dictionary::Entity& entity, std::string_view verb, std::string_view summary) {
    std::string name = verb == "list" ? std::string(entity.plural) : std::string(entity.name);
    std::replace(name.begin(), name.end(), '-', '_');
    return {.id = fmt::format("{}_{}", verb, name),
            .summary = fmt::format("{}{}", summary, entity.label),
            .tag = std::string(entity.plural)};
}

void mount_entity(Routes& routes, const dictionary::Entity& entity) {
    const std::string path = fmt::format("/api/v1/{}", entity.plural);
    const std::string one = path + "/{id}";
    const Parameter asof{"asof", "截至日期", R"({"type":"string","format":"date"})"};
    const Parameter only_check{"validateOnly", "只检查，不写入", R"({"type":"boolean"})"};
    Operation list = operation_of(entity, "list", "列出");
    list.needs = Needs::kRight;
    list.capability = rights::Capability::kReadRegistry;
    list.parameters = {asof,
                       {"limit", "每页行数，1至1000", R"({"type":"integer","minimum":1,"maximum":1000})"},
                       {"cursor", "下一页"},
                       {"sortby", "排序字段，降序前加 -，逗号分隔"},
                       {"q", "搜索：汉字、拼音、首字母"},
                       {"fields", "只要这些字段，逗号分隔"},
                       {"count", "是否给出总数", R"({"type":"boolean"})"}};
    for (const dictionary::Field& field : entity.fields) {
        list.parameters.push_back({std::string(field.name), fmt::format("按{}筛选，逗号为或", field.label)});
    }
    list.response_schema = fmt::format("#page:{}", entity.name);
    routes.get(path, list, on(entity, list_records));

    Operation get = operation_of(entity, "get", "读取");
    get.needs = Needs::kRight;
    get.capability = rights::Capability::kReadRegistry;
    get.parameters = {asof, {"fields", "只要这些字段，逗号分隔"}};
    get.response_schema = fmt::format("#record:{}", entity.name);
    routes.get(one, get, on(entity, get_record));

    Operation history = operation_of(entity, "history", "历史：");
    history.needs = Needs::kRight;
    history.capability = rights::Capability::kReadRegistry;
    history.response_schema = "#ChangePage";
    routes.get(one + "/history", history, on(entity, get_history));

    Operation create = operation_of(entity, "create", "新增");
    create.needs = Needs::kRight;
    create.capability = rights::Capability::kWriteRegistry;
    create.parameters = {only_check};
    create.request_schema = fmt::format("#write:{}", entity.name);
    create.response_schema = "#ChangeResult";
    create.status = 201;
    routes.post(path, create, on(entity, create_record));

    Operation patch = operation_of(entity, "update", "更正或变更");
    patch.needs = Needs::kRight;
    patch.capability = rights::Capability::kWriteRegistry;
    patch.parameters = {only_check, {"as", "correct 更正 | change 变更 | end 终止"}};
    patch.request_schema = fmt::format("#write:{}", entity.name);
    patch.response_schema = "#ChangeResult";
    routes.patch(one, patch, on(entity, patch_record));

    Operation end = operation_of(entity, "end", "终止");
    end.needs = Needs::kRight;
    end.capability = rights::Capability::kWriteRegistry;
    end.parameters = {{"from", "自此日起不再有效", R"({"type":"string","format":"date"})"}};
    end.response_schema = "#ChangeResult";
    routes.del(one, end, on(entity, end_record));
}

}  // namespace

void mount_entities(Routes& routes) {
    for (const dictionary::Entity& entity : dictionary::entities()) {
        if (entity.keeping == dictionary::Keeping::kVersioned) {
            mount_entity(routes, entity);
        }
    }
}

}  // namespace louyu::api
