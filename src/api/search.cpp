#include "api/routes.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "registry/registry.hpp"

// GET /search: a few buildings, firms and areas by 汉字, pinyin or initials, for the palette.
namespace louyu::api {

namespace {

constexpr std::string_view kEntities[] = {"building", "enterprise", "zone", "region"};
constexpr int kHitsMax = 50;

base::Result<http::Response> search(const Call& call) {
    TRY(const int limit, call.query_integer("limit", 12, 1, kHitsMax));
    registry::ListRequest request;
    request.asof = base::today();
    request.search = call.query_text("q");
    base::Json items = base::Json::array();
    const store::Lease session = call.services().database.reader();
    for (const std::string_view name : kEntities) {
        const int room = limit - static_cast<int>(items.items().size());
        if (base::is_blank(request.search) || room == 0) {
            break;
        }
        // Buildings may take half; what one kind leaves is the next one's.
        request.entity = name;
        request.limit = std::max(1, (room + 1) / 2);
        TRY(const registry::ListAnswer answer, registry::list(*session, call.reader(), request));
        const dictionary::Entity& entity = dictionary::entity(name);
        for (const registry::Record& record : answer.items) {
            const std::string* title = base::as_text(record.get(entity.title));
            items.push(base::Json::object({{"entity", name},
                                           {"id", base::id_to_text(record.id)},
                                           {"title", title == nullptr ? "" : *title}}));
        }
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

}  // namespace

void mount_search(Routes& routes) {
    routes.get("/api/v1/search",
               {.id = "search",
                .summary = "按汉字、拼音或首字母找楼宇、企业、片区、行政区划",
                .tag = "search",
                .needs = Needs::kRight,
                .capabilities = {rights::Capability::kReadRegistry},
                .parameters = {{"q", "要找的文字", std::string(kTextSchema), true},
                               {"limit", "至多几条", R"({"type":"integer","minimum":1,"maximum":50})"}},
                .response_schema = "#HitPage"},
               search);
}

}  // namespace louyu::api
