#include <map>
#include <set>

#include "api/record_json.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"
#include "registry/registry.hpp"

// GET /changes: what has become different, newest first.
namespace louyu::api {

namespace {

constexpr registry::ChangeState kStates[] = {
    registry::ChangeState::kDraft,    registry::ChangeState::kSubmitted, registry::ChangeState::kReturned,
    registry::ChangeState::kApproved, registry::ChangeState::kEffective, registry::ChangeState::kUndone};

base::Result<std::optional<registry::ChangeState>> state_of(const std::string& text) {
    if (text.empty()) {
        return std::optional<registry::ChangeState>();
    }
    for (const registry::ChangeState state : kStates) {
        if (registry::to_string(state) == text) {
            return std::optional(state);
        }
    }
    return bad_parameter("参数 state 应为 draft、submitted、returned、approved、effective 或 undone。");
}

/// The records the changes are about, by the names they have today.
std::map<std::int64_t, std::string> record_titles(store::Session& session, const rights::Reader& reader,
                                                  const std::vector<registry::HistoryEntry>& entries) {
    std::map<std::string, std::set<std::int64_t>> wanted;
    for (const registry::HistoryEntry& entry : entries) {
        wanted[entry.entity].insert(entry.record_id);
    }
    std::map<std::int64_t, std::string> titles;
    for (const auto& [entity, ids] : wanted) {
        titles.merge(registry::titles(session, reader, entity, {ids.begin(), ids.end()}, base::today()));
    }
    return titles;
}

base::Result<http::Response> list_changes(const Call& call) {
    registry::ChangesRequest request;
    request.entity = call.query_text("entity");
    TRY(request.record_id, call.query_id("record"));
    TRY(request.building_id, call.query_id("building"));
    TRY(request.batch_id, call.query_id("batch"));
    request.actor = call.query_text("actor");
    TRY(request.state, state_of(call.query_text("state")));
    request.cursor = call.query_text("cursor");
    TRY(request.limit, call.query_integer("limit", 50, 1, kPageMax));
    const store::Lease session = call.services().database.reader();
    TRY(const registry::ChangesAnswer answer, registry::changes(*session, call.reader(), request));
    const auto titles = record_titles(*session, call.reader(), answer.items);
    base::Json items = base::Json::array();
    for (const registry::HistoryEntry& entry : answer.items) {
        base::Json item = history_json(entry);
        const auto title = titles.find(entry.record_id);
        item.set("title", title == titles.end() ? base::Json() : base::Json(title->second));
        items.push(std::move(item));
    }
    return http::json(200, page_json(std::move(items), next_href(call.request(), answer.next_cursor), {}));
}

}  // namespace

void mount_changes(Routes& routes) {
    std::vector<Parameter> parameters = page_parameters();
    parameters.push_back({"entity", "实体名称，例如 building"});
    parameters.push_back({"record", "记录编号", std::string(kIdSchema)});
    parameters.push_back({"building", "楼宇及其楼层、房源、入驻等记录", std::string(kIdSchema)});
    parameters.push_back({"batch", "导入批次编号", std::string(kIdSchema)});
    parameters.push_back({"actor", "操作人账号"});
    parameters.push_back({"state", "draft、submitted、returned、approved、effective、undone"});
    routes.get("/api/v1/changes",
               {.id = "list_changes",
                .summary = "变更日志",
                .tag = "changes",
                .needs = Needs::kRight,
                .capabilities = {rights::Capability::kReadChanges},
                .parameters = parameters,
                .response_schema = "#ChangePage"},
               list_changes);
}

}  // namespace louyu::api
