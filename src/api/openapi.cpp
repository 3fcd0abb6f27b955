#include <algorithm>
#include <memory>
#include <set>

#include "api/contract_schemas.hpp"
#include "api/people_json.hpp"
#include "api/routes.hpp"
#include "base/hash.hpp"

// GET /openapi.json: the contract, made from the mounted routes and the dictionary. What is mounted is
// described; nothing else is.
namespace louyu::api {

namespace {

using base::Json;

constexpr std::string_view kProblemType = "application/problem+json";

Json parsed(std::string_view text) {
    base::Result<Json> json = base::parse_json(text);
    CHECK(json.has_value());
    return *std::move(json);
}

/// "#Name" is a component, anything else JSON Schema text.
Json schema_of(const std::string& text) {
    return text.starts_with('#') ? schema_ref(component_of(text)) : parsed(text);
}

Json content(std::string_view type, Json schema) {
    return Json::object({{std::string(type), Json::object({{"schema", std::move(schema)}})}});
}

Json parameter_json(std::string_view in, std::string_view name, std::string_view description, bool required,
                    Json schema) {
    return Json::object({{"name", name},
                         {"in", in},
                         {"description", description},
                         {"required", required},
                         {"schema", std::move(schema)}});
}

std::vector<std::string> path_names(std::string_view path) {
    std::vector<std::string> names;
    for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
    }
    return names;
}

bool takes(const Operation& operation, std::string_view parameter) {
    return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                       [parameter](const Parameter& one) { return one.name == parameter; });
}

Json parameters_json(const Routes::Mounted& route) {
    Json parameters = Json::array();
    for (const std::string& name : path_names(route.path)) {
        parameters.push(parameter_json("path", name, name == "kind" ? "导入类别" : "编号", true,
                                       Json::object({{"type", "string"}})));
    }
    for (const Parameter& parameter : route.operation.parameters) {
        parameters.push(parameter_json("query", parameter.name, parameter.description, parameter.required,
                                       parsed(parameter.schema)));
    }
    if (route.operation.needs_match) {
        parameters.push(parameter_json("header", "If-Match", "读取记录时得到的 ETag", true,
                                       Json::object({{"type", "string"}})));
    }
    if (route.operation.takes_key) {
        parameters.push(parameter_json("header", "Idempotency-Key", "同一请求重复发送时只做一次", false,
                                       Json::object({{"type", "string"}, {"maxLength", 200}})));
    }
    return parameters;
}

bool is_read(http::Method method) {
    return method == http::Method::kGet;
}

/// The statuses of problem answers a route can give.
std::set<int> problem_statuses(const Routes::Mounted& route) {
    const Operation& operation = route.operation;
    std::set<int> statuses = {400, 500, 503};
    if (operation.needs != Needs::kNobody) {
        statuses.insert({401, 403});
    }
    if (!path_names(route.path).empty()) {
        statuses.insert(404);
    }
    if (!operation.request_schema.empty()) {
        statuses.insert({413, 415, 422});
    }
    if (!is_read(route.method)) {
        statuses.insert({404, 409, 422});
    }
    if (takes(operation, "sortby") || takes(operation, "metrics")) {
        statuses.insert({413, 422});
    }
    if (operation.needs_match) {
        statuses.insert({412, 428});
    }
    if (operation.id == "sign_in") {
        statuses.insert({401, 403, 429});
    }
    return statuses;
}

Json success_json(const Operation& operation) {
    Json response = Json::object({{"description", operation.status == 204 ? "已完成" : "成功"}});
    if (operation.status == 204) {
        return response;
    }
    Json types = operation.response_schema.empty()
                     ? content(operation.response_type, Json::object({{"type", "string"}}))
                     : content(operation.response_type, schema_of(operation.response_schema));
    for (const std::string& type : operation.other_types) {
        types.set(type, Json::object({{"schema", Json::object({{"type", "string"}})}}));
    }
    response.set("content", std::move(types));
    return response;
}

Json responses_json(const Routes::Mounted& route) {
    const Operation& operation = route.operation;
    Json responses = Json::object({{std::to_string(operation.status), success_json(operation)}});
    if (operation.status == 201 && takes(operation, "validateOnly")) {
        responses.set("200", success_json(operation));
    }
    if (is_read(route.method)) {
        responses.set("304", Json::object({{"description", "没有变化"}}));
    }
    const Json problem = Json::object({{"$ref", "#/components/responses/Problem"}});
    for (const int status : problem_statuses(route)) {
        responses.set(std::to_string(status), problem);
    }
    responses.set("default", problem);
    return responses;
}

Json security_json(const Routes::Mounted& route) {
    if (route.operation.needs == Needs::kNobody) {
        return Json::array();
    }
    Json browser = Json::object({{"cookie", Json::array()}});
    if (!is_read(route.method)) {
        browser.set("csrf", Json::array());
    }
    return Json::array({std::move(browser), Json::object({{"bearer", Json::array()}})});
}

Json operation_json(const Routes::Mounted& route) {
    const Operation& operation = route.operation;
    Json json = Json::object({{"operationId", operation.id},
                              {"summary", operation.summary},
                              {"tags", Json::array({Json(operation.tag)})},
                              {"parameters", parameters_json(route)}});
    if (!operation.request_schema.empty()) {
        const std::string_view type = operation.upload ? "multipart/form-data" : "application/json";
        json.set("requestBody",
                 Json::object(
                     {{"required", true}, {"content", content(type, schema_of(operation.request_schema))}}));
    }
    json.set("responses", responses_json(route));
    json.set("security", security_json(route));
    if (operation.needs == Needs::kRight) {
        Json rights = Json::array();
        for (const rights::Capability capability : operation.capabilities) {
            rights.push(to_string(capability));
        }
        json.set("x-rights", std::move(rights));  // any one of them
    }
    return json;
}

Json paths_json(const Routes& routes) {
    Json::Object paths;
    for (const Routes::Mounted& route : routes.mounted()) {
        auto found = std::find_if(paths.begin(), paths.end(),
                                  [&route](const auto& entry) { return entry.first == route.path; });
        if (found == paths.end()) {
            found = paths.insert(paths.end(), {route.path, Json::object()});
        }
        std::string method(http::to_string(route.method));
        std::transform(method.begin(), method.end(), method.begin(),
                       [](char c) { return static_cast<char>(c - 'A' + 'a'); });
        found->second.set(method, operation_json(route));
    }
    return Json::of_members(std::move(paths));
}

Json schemas_json() {
    Json::Object schemas;
    for (const NamedSchema& schema : fixed_schemas()) {
        schemas.emplace_back(schema.name, parsed(schema.schema));
    }
    constexpr std::pair<std::string_view, std::string_view> kPages[] = {
        {"BatchPage", "Batch"},
        {"ProblemPage", "CellProblem"},
        {"DifferencePage", "DifferenceRow"},
        {"ChangePage", "Change"},
        {"UserPage", "User"},
        {"RolePage", "Role"},
        {"NationalRegionPage", "NationalRegion"},
        {"AssignmentPage", "Assignment"},
        {"TokenPage", "Token"},
        {"AttachmentPage", "Attachment"},
        {"AuditPage", "AuditEntry"},
        {"HitPage", "Hit"}};
    for (const auto& [page, item] : kPages) {
        schemas.emplace_back(page, page_schema(item));
    }
    for (const dictionary::Entity& entity : dictionary::entities()) {
        const std::string name = component_name(entity.name);
        schemas.emplace_back(name, record_schema(entity).set("title", entity.label));
        schemas.emplace_back(name + "Page", page_schema(name));
        if (entity.keeping == dictionary::Keeping::kVersioned) {
            schemas.emplace_back(name + "Write", write_schema(entity).set("title", entity.label));
        }
    }
    return Json::of_members(std::move(schemas));
}

Json components_json() {
    const Json schemes = Json::object(
        {{"cookie", Json::object({{"type", "apiKey"}, {"in", "cookie"}, {"name", kSessionCookie}})},
         {"csrf", Json::object({{"type", "apiKey"},
                                {"in", "header"},
                                {"name", "X-CSRF-Token"},
                                {"description", "取自 GET /api/v1/session"}})},
         {"bearer", Json::object({{"type", "http"}, {"scheme", "bearer"}, {"description", "访问令牌"}})}});
    const Json problem = Json::object({{"description", "未能完成，说明原因与办法"},
                                       {"content", content(kProblemType, schema_ref("Problem"))}});
    return Json::object({{"schemas", schemas_json()},
                         {"responses", Json::object({{"Problem", problem}})},
                         {"securitySchemes", schemes}});
}

}  // namespace

base::Json make_openapi(const Routes& routes, const std::string& version) {
    return Json::object(
        {{"openapi", "3.1.0"},
         {"info",
          Json::object({{"title", "楼宇经济管理服务平台"},
                        {"version", version},
                        {"license", Json::object({{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}})}})},
         {"servers", Json::array({Json::object({{"url", "/"}})})},
         {"paths", paths_json(routes)},
         {"components", components_json()}});
}

void mount_openapi(Routes& routes) {
    const auto document = std::make_shared<std::string>();
    const auto tag = std::make_shared<std::string>();
    routes.get("/api/v1/openapi.json",
               {.id = "get_openapi",
                .summary = "接口契约（OpenAPI 3.1）",
                .tag = "dictionary",
                .needs = Needs::kNobody,
                .response_schema = R"({"type":"object"})"},
               [document, tag](const Call&) -> base::Result<http::Response> {
                   return http::text(200, *document, "application/json").with(http::Etag{*tag});
               });
    *document = make_openapi(routes, routes.services().version).dump();
    *tag = base::sha256_hex(*document).substr(0, 32);
}

}  // namespace louyu::api
