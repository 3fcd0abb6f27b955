#include <algorithm>

#include "api/people_json.hpp"
#include "api/record_json.hpp"
#include "api/routes.hpp"
#include "dictionary/national_regions.hpp"
#include "exchange/table.hpp"
#include "statistics/catalogue.hpp"
#include "statistics/dimension.hpp"

// GET /dictionary: what exists, as far as this reader may see it. Forms, lists and filters are drawn from it.
namespace louyu::api {

namespace {

using base::Json;

Json field_json(const dictionary::Field& field) {
    Json json = Json::object({{"name", field.name},
                              {"label", field.label},
                              {"labelEn", field.label_en},
                              {"type", dictionary::to_string(field.type)},
                              {"unit", field.unit},
                              {"required", field.required},
                              {"codeList", field.code_list},
                              {"reference", field.reference},
                              {"sensitivity", dictionary::to_string(field.sensitivity)},
                              {"searchable", field.searchable}});
    if (field.least) {
        json.set("least", value_json(field, *field.least));
    }
    if (field.most) {
        json.set("most", value_json(field, *field.most));
    }
    if (field.type == dictionary::FieldType::kText) {
        json.set("lengthMax", field.length_max);
    }
    return json;
}

std::string_view to_string(dictionary::Keeping keeping) {
    switch (keeping) {
        case dictionary::Keeping::kVersioned:
            return "versioned";
        case dictionary::Keeping::kLedger:
            return "ledger";
        case dictionary::Keeping::kPlain:
            return "plain";
    }
    throw base::Bug("keeping");
}

/// Without the fields the reader may not see; entities of which nothing is left are not named.
Json entities_json(const rights::Reader& reader) {
    Json entities = Json::array();
    if (!reader.can(rights::Capability::kReadRegistry)) {
        return entities;
    }
    for (const dictionary::Entity& entity : dictionary::entities()) {
        Json fields = Json::array();
        for (const dictionary::Field& field : entity.fields) {
            if (reader.sees(field)) {
                fields.push(field_json(field));
            }
        }
        if (fields.items().empty()) {
            continue;
        }
        entities.push(Json::object({{"name", entity.name},
                                    {"plural", entity.plural},
                                    {"label", entity.label},
                                    {"labelEn", entity.label_en},
                                    {"title", entity.title},
                                    {"key", entity.key},
                                    {"keeping", to_string(entity.keeping)},
                                    {"byDistrict", entity.by_district},
                                    {"fields", std::move(fields)}}));
    }
    return entities;
}

Json code_lists_json() {
    Json lists = Json::array();
    for (const dictionary::CodeList& list : dictionary::code_lists()) {
        Json codes = Json::array();
        for (const dictionary::Code& code : list.codes) {
            codes.push(Json::object({{"code", code.code},
                                     {"label", code.label},
                                     {"labelEn", code.label_en},
                                     {"parent", code.parent}}));
        }
        lists.push(Json::object({{"name", list.name}, {"label", list.label}, {"codes", std::move(codes)}}));
    }
    return lists;
}

Json column_json(const exchange::KindColumn& column) {
    return Json::object({{"name", column.name},
                         {"label", column.label},
                         {"labelEn", column.field->label_en},
                         {"type", dictionary::to_string(column.field->type)},
                         {"unit", column.field->unit},
                         {"required", column.required},
                         {"adds", column.adds}});
}

/// The kinds of files this reader may bring.
Json import_kinds_json(const rights::Reader& reader) {
    Json kinds = Json::array();
    for (const exchange::Kind& kind : exchange::kinds()) {
        if (!exchange::demand_import(reader, kind)) {
            continue;
        }
        Json columns = Json::array();
        for (const exchange::KindColumn& column : kind.columns) {
            columns.push(column_json(column));
        }
        kinds.push(Json::object({{"id", kind.name},
                                 {"label", kind.label},
                                 {"labelEn", kind.name},
                                 {"isLedger", kind.is_ledger},
                                 {"columns", std::move(columns)}}));
    }
    return kinds;
}

base::Result<http::Response> get_dictionary(const Call& call) {
    const rights::Reader& reader = call.reader();
    const bool counts = reader.can(rights::Capability::kReadStatistics);
    Json metrics = counts ? statistics::catalogue_json() : Json::array();
    Json dimensions = counts ? statistics::dimensions_json(*call.services().cubes.current()) : Json::array();
    const Json json = Json::object({{"entities", entities_json(reader)},
                                    {"codeLists", code_lists_json()},
                                    {"importKinds", import_kinds_json(reader)},
                                    {"metrics", std::move(metrics)},
                                    {"dimensions", std::move(dimensions)},
                                    {"roles", roles_json()}});
    std::string body = json.dump();
    const http::Etag etag = etag_of_text(body);
    return http::text(200, std::move(body), "application/json").with(etag);
}

base::Result<http::Response> list_roles(const Call&) {
    return http::json(200, page_json(roles_json(), "", {}));
}

/// What lies directly below `parent` in the national list: provinces when it is empty.
base::Result<http::Response> list_national_regions(const Call& call) {
    const std::string code = call.query_text("parent");
    const dictionary::NationalRegion* parent = dictionary::find_national_region(code);
    if (parent == nullptr && !code.empty()) {
        return bad_parameter("参数 parent 应为全国统计用区划代码，如 2101。");
    }
    Json items = Json::array();
    for (const dictionary::NationalRegion& region :
         parent == nullptr ? dictionary::national_regions() : dictionary::national_branch(*parent)) {
        if (region.parent() == (parent == nullptr ? std::string_view() : parent->code)) {
            items.push(
                Json::object({{"code", region.padded()}, {"name", region.name}, {"level", region.level()}}));
        }
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

}  // namespace

void mount_dictionary(Routes& routes) {
    routes.get("/api/v1/dictionary",
               {.id = "get_dictionary",
                .summary = "实体、字段、代码表、导入类别、指标与维度",
                .tag = "dictionary",
                .response_schema = "#Dictionary"},
               get_dictionary);
    routes.get("/api/v1/roles",
               {.id = "list_roles", .summary = "岗位", .tag = "people", .response_schema = "#RolePage"},
               list_roles);
    routes.get("/api/v1/national-regions",
               {.id = "list_national_regions",
                .summary = "全国统计用区划代码",
                .tag = "dictionary",
                .parameters = {{"parent", "上级代码，缺省为全部省份"}},
                .response_schema = "#NationalRegionPage"},
               list_national_regions);
}

}  // namespace louyu::api
