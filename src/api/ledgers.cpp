#include <memory>

#include "api/export.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"
#include "exchange/ledger_list.hpp"

// /tax-records and /registration-records: the rows of the ledgers that count. Whoever looks at tax is written
// down.
namespace louyu::api {

namespace {

using base::Json;
using dictionary::Entity;

/// Titles of the firms and buildings on a page, as far as the reader may see them.
struct Titles {
    std::map<std::int64_t, std::string> enterprises;
    std::map<std::int64_t, std::string> buildings;

    Titles(store::Session& session, const rights::Reader& reader,
           const std::vector<exchange::LedgerRow>& rows) {
        std::vector<std::int64_t> firms;
        std::vector<std::int64_t> places;
        for (const exchange::LedgerRow& row : rows) {
            if (row.enterprise_id != 0) {
                firms.push_back(row.enterprise_id);
            }
            if (row.building_id != 0) {
                places.push_back(row.building_id);
            }
        }
        enterprises = registry::titles(session, reader, "enterprise", firms, base::today());
        buildings = registry::titles(session, reader, "building", places, base::today());
    }
    static std::string of(const std::map<std::int64_t, std::string>& titles, std::int64_t id) {
        const auto found = titles.find(id);
        return found == titles.end() ? std::string() : found->second;
    }
};

std::string_view attribution_label(std::string_view attribution) {
    constexpr std::pair<std::string_view, std::string_view> kLabels[] = {{"building", "归集到楼宇"},
                                                                         {"split", "按面积分摊到多座楼宇"},
                                                                         {"outside", "楼宇外企业"},
                                                                         {"unmatched", "未匹配企业"}};
    for (const auto& [code, label] : kLabels) {
        if (code == attribution) {
            return label;
        }
    }
    return attribution;
}

Json id_or_null(std::int64_t id) {
    return id == 0 ? Json() : Json(base::id_to_text(id));
}

Json row_json(const Entity& entity, const exchange::LedgerRow& row, const Titles& titles) {
    Json json = Json::object({{"id", fmt::format("{}-{}", base::id_to_text(row.batch_id), row.row)},
                              {"districtCode", row.district_code},
                              {"batchId", base::id_to_text(row.batch_id)},
                              {"row", row.row},
                              {"source", row.source}});
    Json shown = Json::object();
    if (entity.name == "tax_record") {
        json.set("enterpriseId", id_or_null(row.enterprise_id));
        json.set("buildingId", id_or_null(row.building_id));
        json.set("attribution", row.attribution);
        if (const auto title = Titles::of(titles.enterprises, row.enterprise_id); !title.empty()) {
            shown.set("enterpriseId", title);
        }
        if (const auto title = Titles::of(titles.buildings, row.building_id); !title.empty()) {
            shown.set("buildingId", title);
        }
    }
    for (const auto& [name, value] : row.fields) {
        if (!base::is_absent(value)) {
            json.set(name, value_json(*entity.find(name), value));
        }
    }
    json.set("titles", std::move(shown));
    return json;
}

base::Result<exchange::LedgerRequest> request_of(const Call& call, const Entity& entity) {
    exchange::LedgerRequest request;
    request.entity = entity.name;
    request.credit_code = call.query_text("credit_code");
    request.name = call.query_text("name");
    TRY(request.batch_id, call.query_id("batch"));
    TRY(request.building_id, call.query_id("building_id"));
    TRY(request.enterprise_id, call.query_id("enterprise_id"));
    if (const std::string month = call.query_text("month"); !month.empty()) {
        TRY(request.months, base::parse_period(month));
    }
    request.cursor = call.query_text("cursor");
    TRY(request.limit, call.query_integer("limit", 50, 1, kPageMax));
    return request;
}

std::vector<std::string> headers_of(const Entity& entity, const rights::Reader& reader) {
    std::vector<std::string> headers = {"来源"};
    for (const dictionary::Field& field : entity.fields) {
        if (reader.sees(field)) {
            headers.push_back(export_header(field));
        }
    }
    if (entity.name == "tax_record") {
        headers.insert(headers.end(), {"归集企业", "归集楼宇", "归集方式"});
    }
    return headers;
}

std::vector<exchange::ExportRow> export_rows(const Entity& entity,
                                             const std::vector<exchange::LedgerRow>& rows,
                                             const Titles& titles) {
    static const ReferenceTitles none;  // ledgers hold texts, not references
    std::vector<exchange::ExportRow> cells;
    for (const exchange::LedgerRow& row : rows) {
        exchange::ExportRow line = {{.text = row.source}};
        for (const auto& [name, value] : row.fields) {
            line.push_back(export_cell(*entity.find(name), value, none));
        }
        if (entity.name == "tax_record") {
            line.push_back({.text = Titles::of(titles.enterprises, row.enterprise_id)});
            line.push_back({.text = Titles::of(titles.buildings, row.building_id)});
            line.push_back({.text = std::string(attribution_label(row.attribution))});
        }
        cells.push_back(std::move(line));
    }
    return cells;
}

/// Page after page until the end; each takes a session of its own, so that a slow client holds none.
exchange::ExportPages pages_of(store::Database& database, rights::Reader reader, const Entity& entity,
                               exchange::LedgerRequest request) {
    request.limit = kPageMax;
    struct State {
        rights::Reader reader;
        exchange::LedgerRequest request;
        bool is_over = false;
    };
    auto state = std::make_shared<State>(State{std::move(reader), std::move(request)});
    return [state, &database, &entity]() -> base::Result<std::vector<exchange::ExportRow>> {
        if (state->is_over) {
            return std::vector<exchange::ExportRow>();
        }
        const store::Lease session = database.reader();
        TRY(const exchange::LedgerAnswer answer,
            exchange::list_ledger(*session, state->reader, state->request));
        state->request.cursor = answer.next_cursor;
        state->is_over = answer.next_cursor.empty();
        const Titles titles(*session, state->reader, answer.items);
        return export_rows(entity, answer.items, titles);
    };
}

bool holds_taxpayer_data(const Entity& entity, const rights::Reader& reader) {
    return std::any_of(entity.fields.begin(), entity.fields.end(), [&reader](const dictionary::Field& field) {
        return field.sensitivity == dictionary::Sensitivity::kTaxpayer && reader.sees(field);
    });
}

base::Result<http::Response> list_ledger(const Call& call, const Entity& entity) {
    TRY(const exchange::LedgerRequest request, request_of(call, entity));
    TRY(const std::string format, call.query_word("format", {"json", "csv", "xlsx"}));
    Services& services = call.services();
    if (format != "json") {
        return send_export(call, format,
                           {.title = std::string(entity.label),
                            .object = std::string(entity.name),
                            .headers = headers_of(entity, call.reader()),
                            .pages = pages_of(services.database, call.reader(), entity, request)});
    }
    Json items = Json::array();
    std::string next;
    {
        const store::Lease session = services.database.reader();
        TRY(const exchange::LedgerAnswer answer, exchange::list_ledger(*session, call.reader(), request));
        const Titles titles(*session, call.reader(), answer.items);
        for (const exchange::LedgerRow& row : answer.items) {
            items.push(row_json(entity, row, titles));
        }
        next = next_href(call.request(), answer.next_cursor);
    }
    if (holds_taxpayer_data(entity, call.reader())) {
        call.audit("read_taxpayer", entity.name,
                   fmt::format("credit_code={} name={} month={} building_id={} enterprise_id={} rows={}",
                               request.credit_code, request.name, call.query_text("month"),
                               request.building_id, request.enterprise_id, items.items().size()));
    }
    return http::json(200, page_json(std::move(items), next, {}));
}

void mount_ledger(Routes& routes, const Entity& entity) {
    Operation list{.id = entity.name == "tax_record" ? "list_tax_records" : "list_registration_records",
                   .summary = fmt::format("列出{}（已入库且未被替换的行）", entity.label),
                   .tag = std::string(entity.plural),
                   .needs = Needs::kRight,
                   .capabilities = {rights::Capability::kReadRegistry}};
    list.parameters = page_parameters();
    list.parameters.push_back({"credit_code", "统一社会信用代码或纳税人识别号"});
    list.parameters.push_back({"name", "名称中的一段"});
    list.parameters.push_back({"batch", "导入批次编号", std::string(kIdSchema)});
    list.parameters.push_back({"format", "json、csv 或 xlsx", std::string(kFormatSchema)});
    if (entity.name == "tax_record") {
        list.parameters.push_back({"month", "税款所属期：2020-12、2020Q4、2020 或 2020-01/2020-06"});
        list.parameters.push_back({"building_id", "归集到的楼宇", std::string(kIdSchema)});
        list.parameters.push_back({"enterprise_id", "归集到的企业", std::string(kIdSchema)});
    }
    list.response_schema = fmt::format("#page:{}", entity.name);
    list.other_types = {std::string(kCsv), std::string(kXlsx)};
    routes.get(fmt::format("/api/v1/{}", entity.plural), list,
               [&entity](const Call& call) { return list_ledger(call, entity); });
}

}  // namespace

void mount_ledgers(Routes& routes) {
    for (const Entity& entity : dictionary::entities()) {
        if (entity.keeping == dictionary::Keeping::kLedger) {
            mount_ledger(routes, entity);
        }
    }
}

}  // namespace louyu::api
