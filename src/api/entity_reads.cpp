#include <algorithm>
#include <memory>

#include "api/entity_handlers.hpp"
#include "api/export.hpp"
#include "api/record_json.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "registry/registry.hpp"

// Lists, details and histories of versioned records.
namespace louyu::api {

namespace {

using dictionary::Entity;
using dictionary::Field;

/// Query parameters that are not filters.
constexpr std::string_view kReserved[] = {"limit",  "cursor", "sortby", "q",
                                          "fields", "asof",   "count",  "format"};

base::Error unknown_field(const Entity& entity, std::string_view name) {
    return {base::ErrorKind::kInvalid, "api.unknown_field",
            fmt::format("{}没有“{}”这个字段，或您的岗位不能查看。", entity.label, base::truncate(name, 40))};
}

/// id and district_code are no fields, but every record has the one and some have the other.
base::Result<base::Value> filter_value(const Call& call, const Entity& entity, const std::string& name,
                                       const std::string& text) {
    if (name == "id") {
        const std::optional<std::int64_t> id = base::id_from_text(text);
        return id ? base::Result<base::Value>(base::Value{*id}) : bad_parameter("参数 id 应为记录编号。");
    }
    if (name == "district_code" && entity.by_district) {
        return base::Value{text};
    }
    const Field* field = entity.find(name);
    if (field == nullptr || !call.reader().sees(*field)) {
        return unknown_field(entity, name);
    }
    base::Result<base::Value> value = value_from_text(*field, text);
    return value ? std::move(value) : bad_parameter(value.error().message);
}

base::Result<std::vector<registry::Filter>> filters_of(const Call& call, const Entity& entity) {
    std::vector<registry::Filter> filters;
    for (const auto& [name, value] : call.request().query.items()) {
        if (std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved)) {
            continue;
        }
        registry::Filter filter{name, {}};
        for (const std::string& part : base::split(value, ',')) {
            TRY(base::Value parsed, filter_value(call, entity, name, part));
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

/// The fields asked for, all that the reader sees when none is named.
base::Result<std::vector<const Field*>> fields_of(const Call& call, const Entity& entity) {
    std::vector<const Field*> fields;
    const std::string text = call.query_text("fields");
    if (text.empty()) {
        for (const Field& field : entity.fields) {
            if (call.reader().sees(field)) {
                fields.push_back(&field);
            }
        }
        return fields;
    }
    for (const std::string& name : base::split(text, ',')) {
        const Field* field = entity.find(name);
        if (field == nullptr || !call.reader().sees(*field)) {
            return unknown_field(entity, name);
        }
        if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
            fields.push_back(field);
        }
    }
    return fields;
}

base::Result<registry::ListRequest> request_of(const Call& call, const Entity& entity) {
    registry::ListRequest request;
    request.entity = entity.name;
    TRY(request.asof, call.query_day("asof"));
    TRY(request.filters, filters_of(call, entity));
    TRY(request.limit, call.query_integer("limit", 50, 1, kPageMax));
    request.search = call.query_text("q");
    request.sort = sort_of(call.query_text("sortby"));
    request.cursor = call.query_text("cursor");
    request.count = call.query_flag("count");
    return request;
}

std::vector<std::string> export_headers(const std::vector<const Field*>& fields) {
    std::vector<std::string> headers;
    for (const Field* field : fields) {
        headers.push_back(export_header(*field));
    }
    headers.insert(headers.end(), {"有效期起", "有效期止"});
    return headers;
}

exchange::ExportRow export_row(const registry::Record& record, const std::vector<const Field*>& fields,
                               const ReferenceTitles& titles) {
    exchange::ExportRow row;
    for (const Field* field : fields) {
        row.push_back(export_cell(*field, record.get(field->name), titles));
    }
    row.push_back({.text = base::to_string(record.valid_from)});
    row.push_back({.text = record.valid_to == base::kForever ? "" : base::to_string(record.valid_to)});
    return row;
}

/// Page after page until the end; each takes a session of its own, so that a slow client holds none.
exchange::ExportPages pages_of(const Call& call, const Entity& entity, registry::ListRequest request,
                               std::vector<const Field*> fields) {
    request.limit = kPageMax;
    request.count = false;
    struct State {
        rights::Reader reader;
        registry::ListRequest request;
        std::vector<const Field*> fields;
        bool is_over = false;
    };
    auto state = std::make_shared<State>(State{call.reader(), std::move(request), std::move(fields)});
    return [state, &database = call.services().database,
            &entity]() -> base::Result<std::vector<exchange::ExportRow>> {
        std::vector<exchange::ExportRow> rows;
        if (state->is_over) {
            return rows;
        }
        const store::Lease session = database.reader();
        TRY(const registry::ListAnswer answer, registry::list(*session, state->reader, state->request));
        state->request.cursor = answer.next_cursor;
        state->is_over = answer.next_cursor.empty();
        const ReferenceTitles titles(*session, state->reader, entity, answer.items, state->request.asof);
        for (const registry::Record& record : answer.items) {
            rows.push_back(export_row(record, state->fields, titles));
        }
        return rows;
    };
}

base::Result<http::Response> record_response(const Call& call, const Entity& entity, std::int64_t id,
                                             base::Day asof) {
    TRY(const std::vector<const Field*> fields, fields_of(call, entity));
    const store::Lease session = call.services().database.reader();
    TRY(const registry::Record record, registry::find(*session, call.reader(), entity.name, id, asof));
    const ReferenceTitles titles(*session, call.reader(), entity, {record}, asof);
    // The tag names the version for If-Match. It says nothing of titles and masks, so nothing is kept by it.
    return http::json(record_json(entity, record, titles, fields),
                      http::Etag{base::id_to_text(record.change_id)})
        .with("Cache-Control", "no-store");
}

}  // namespace

base::Result<http::Response> list_records(const Call& call, const Entity& entity) {
    TRY(const registry::ListRequest request, request_of(call, entity));
    TRY(const std::vector<const Field*> fields, fields_of(call, entity));
    TRY(const std::string format, call.query_word("format", {"json", "csv", "xlsx"}));
    if (format != "json") {
        return send_export(call, format,
                           {.title = std::string(entity.label),
                            .object = std::string(entity.name),
                            .headers = export_headers(fields),
                            .pages = pages_of(call, entity, request, fields)});
    }
    const store::Lease session = call.services().database.reader();
    TRY(const registry::ListAnswer answer, registry::list(*session, call.reader(), request));
    const ReferenceTitles titles(*session, call.reader(), entity, answer.items, request.asof);
    base::Json items = base::Json::array();
    for (const registry::Record& record : answer.items) {
        items.push(record_json(entity, record, titles, fields));
    }
    return http::json(
        200, page_json(std::move(items), next_href(call.request(), answer.next_cursor), answer.matched));
}

base::Result<http::Response> get_record(const Call& call, const Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const base::Day asof, call.query_day("asof"));
    return record_response(call, entity, id, asof);
}

base::Result<http::Response> get_history(const Call& call, const Entity& entity) {
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

http::Response stale_response(const Call& call, const Entity& entity, std::int64_t id,
                              const base::Error& error) {
    http::Response response = http::problem(error);
    const store::Lease session = call.services().database.reader();
    const base::Day today = base::today();
    const auto record = registry::find(*session, call.reader(), entity.name, id, today);
    if (record) {
        std::vector<const Field*> fields;
        for (const Field& field : entity.fields) {
            fields.push_back(&field);
        }
        const ReferenceTitles titles(*session, call.reader(), entity, {*record}, today);
        response.problem_members =
            base::Json::object({{"current", record_json(entity, *record, titles, fields)}});
    }
    return response;
}

}  // namespace louyu::api
