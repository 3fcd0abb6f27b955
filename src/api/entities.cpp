#include <algorithm>

#include "api/entity_handlers.hpp"
#include "api/export.hpp"
#include "api/routes.hpp"

// Every versioned entity of the dictionary as a resource: list, detail, history, create, correct or change,
// end.
namespace louyu::api {

namespace {

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
    const Parameter asof{"asof", "截至日期", std::string(kDaySchema)};
    const Parameter only_check{"validateOnly", "只检查，不写入", std::string(kFlagSchema)};
    Operation list = operation_of(entity, "list", "列出");
    list.needs = Needs::kRight;
    list.capabilities = {rights::Capability::kReadRegistry};
    list.parameters = page_parameters();
    list.parameters.push_back(asof);
    list.parameters.push_back({"sortby", "排序字段，降序前加 -，逗号分隔"});
    list.parameters.push_back({"q", "搜索：汉字、拼音、首字母"});
    list.parameters.push_back({"fields", "只要这些字段，逗号分隔"});
    list.parameters.push_back({"count", "是否给出总数", std::string(kFlagSchema)});
    list.parameters.push_back({"format", "json、csv 或 xlsx", std::string(kFormatSchema)});
    list.parameters.push_back({"id", "按编号筛选，逗号为或"});
    if (entity.by_district) {
        list.parameters.push_back({"district_code", "按区县筛选，逗号为或"});
    }
    for (const dictionary::Field& field : entity.fields) {
        list.parameters.push_back({std::string(field.name), fmt::format("按{}筛选，逗号为或", field.label)});
    }
    list.other_types = {std::string(kCsv), std::string(kXlsx)};
    list.response_schema = fmt::format("#page:{}", entity.name);
    routes.get(path, list, on(entity, list_records));

    Operation get = operation_of(entity, "get", "读取");
    get.needs = Needs::kRight;
    get.capabilities = {rights::Capability::kReadRegistry};
    get.parameters = {asof, {"fields", "只要这些字段，逗号分隔"}};
    get.response_schema = fmt::format("#record:{}", entity.name);
    routes.get(one, get, on(entity, get_record));

    Operation history = operation_of(entity, "history", "历史：");
    history.needs = Needs::kRight;
    history.capabilities = {rights::Capability::kReadRegistry};
    history.response_schema = "#ChangePage";
    routes.get(one + "/history", history, on(entity, get_history));

    Operation create = operation_of(entity, "create", "新增");
    create.needs = Needs::kRight;
    create.capabilities = {rights::Capability::kWriteRegistry};
    create.parameters = {only_check};
    create.request_schema = fmt::format("#write:{}", entity.name);
    create.response_schema = "#ChangeResult";
    create.status = 201;
    create.takes_key = true;
    routes.post(path, create, on(entity, create_record));

    Operation patch = operation_of(entity, "update", "更正或变更");
    patch.needs = Needs::kRight;
    patch.capabilities = {rights::Capability::kWriteRegistry};
    patch.parameters = {only_check,
                        {"as", "correct 更正 | change 变更 | end 终止",
                         R"({"type":"string","enum":["correct","change","end"]})"},
                        {"asof", "更正哪一天的版本，缺省为今天", std::string(kDaySchema)}};
    patch.needs_match = true;
    patch.request_schema = fmt::format("#write:{}", entity.name);
    patch.response_schema = "#ChangeResult";
    routes.patch(one, patch, on(entity, patch_record));

    Operation end = operation_of(entity, "end", "终止");
    end.needs = Needs::kRight;
    end.capabilities = {rights::Capability::kWriteRegistry};
    end.parameters = {only_check, {"from", "自此日起不再有效", std::string(kDaySchema)}};
    end.needs_match = true;
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
