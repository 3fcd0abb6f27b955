#include "registry/change_log.hpp"
#include "registry/cursor.hpp"
#include "registry/entity_table.hpp"
#include "registry/image.hpp"
#include "registry/plan.hpp"
#include "store/builder.hpp"

namespace louyu::registry {
namespace {

using store::Builder;

constexpr int kChangesMax = 1000;

void select_changes(Builder& statement) {
    statement.sql(
        "SELECT c.id, c.sequence, c.at_ms, c.actor, c.origin, c.batch_id, c.entity, c.record_id, c.kind, "
        "c.state, "
        "c.valid_from, c.valid_to, c.before_json, c.after_json, c.note FROM change c WHERE 1=1");
}

/// The fields of an image that the reader may see, with the days.
base::Json masked(const EntityTable& table, const rights::Reader& reader, const std::string& text) {
    const base::Json image = parse_image(text);
    const base::Json* fields = image.find("fields");
    base::Json::Object seen;
    if (fields != nullptr && fields->is_object()) {
        for (const auto& [name, value] : fields->members()) {
            const dictionary::Field* field = table.entity().find(name);
            if (field != nullptr ? reader.sees(*field) : name == "valid_from" || name == "valid_to") {
                seen.emplace_back(name, value);
            }
        }
    }
    return base::Json::of_members(std::move(seen));
}

HistoryEntry read(const rights::Reader& reader, const store::Values& row) {
    const auto integer = [&row](std::size_t column) { return std::get<std::int64_t>(row[column]); };
    const auto text = [&row](std::size_t column) -> const std::string& {
        return std::get<std::string>(row[column]);
    };
    HistoryEntry entry;
    entry.change_id = integer(0);
    entry.sequence = integer(1);
    entry.at_ms = integer(2);
    entry.actor = text(3);
    entry.origin = origin_from(text(4));
    entry.batch_id = integer(5);
    entry.entity = text(6);
    entry.record_id = integer(7);
    entry.kind = change_kind_from(text(8));
    entry.state = change_state_from(text(9));
    entry.from = base::Day{static_cast<std::int32_t>(integer(10))};
    entry.to = base::Day{static_cast<std::int32_t>(integer(11))};
    if (const EntityTable* table = EntityTable::find(entry.entity)) {
        entry.before = masked(*table, reader, text(12));
        entry.after = masked(*table, reader, text(13));
    }
    entry.note = text(14);
    return entry;
}

/// Keeps the changes of records in the reader's scope and those the reader made.
void restrict_changes(Builder& statement, const rights::Reader& reader, const std::string& only_entity) {
    if (reader.sees_everything()) {
        return;
    }
    statement.sql(" AND (c.user_id = ").bind(reader.user_id());
    for (const dictionary::Entity& entity : dictionary::entities()) {
        const EntityTable* table = EntityTable::find(entity.name);
        if (table == nullptr || (!only_entity.empty() && entity.name != only_entity)) {
            continue;
        }
        statement.sql(" OR (c.entity = ").bind(std::string(entity.name));
        statement.sql(" AND EXISTS (SELECT 1 FROM ")
            .name(table->version_table())
            .sql(" v WHERE v.id = c.record_id");
        reader.restrict(statement, entity, "v");
        statement.sql("))");
    }
    statement.sql(")");
}

bool is_visible(store::Session& session, const rights::Reader& reader, const EntityTable& table,
                std::int64_t id) {
    if (reader.sees_everything()) {
        return true;
    }
    Builder statement;
    statement.sql("SELECT 1 FROM ").name(table.version_table()).sql(" v WHERE v.id = ").bind(id);
    reader.restrict(statement, table.entity(), "v");
    return !statement.sql(" LIMIT 1").select(session, "registry.find_visible").empty();
}

std::string mark_of_changes(const ChangesRequest& request) {
    return base::Json::array({request.entity, request.record_id, request.building_id, request.batch_id,
                              request.actor,
                              request.state ? base::Json(to_string(*request.state)) : base::Json()})
        .dump();
}

bool is_plain(const std::string& text) {
    return text.find('\0') == std::string::npos;
}

base::Result<void> check(const ChangesRequest& request) {
    if (request.limit < 1 || request.limit > kChangesMax) {
        return base::Error{base::ErrorKind::kInvalid, "registry.out_of_range",
                           fmt::format("每页条数应在 1 至 {} 之间", kChangesMax)};
    }
    if (!is_plain(request.actor) ||
        (!request.entity.empty() && EntityTable::find(request.entity) == nullptr)) {
        return base::Error{base::ErrorKind::kInvalid, "registry.unknown_entity",
                           "没有这一类记录或操作人，请检查查询条件"};
    }
    return {};
}

/// The building and every record that has ever been in it. Ids are unique over all entities; naming the
/// entities too lets the store go by its index of records.
void add_building(Builder& statement, std::int64_t building_id) {
    std::vector<base::Value> entities;
    Builder records;
    records.sql("SELECT b.id FROM building b WHERE b.id = ").bind(building_id);
    for (const dictionary::Entity& entity : dictionary::entities()) {
        const EntityTable* table = EntityTable::find(entity.name);
        if (table == nullptr || entity.reach != dictionary::Reach::kBuilding) {
            continue;
        }
        entities.emplace_back(std::string(entity.name));
        if (entity.find("building_id") != nullptr) {
            records.sql(" UNION SELECT r.id FROM ").name(table->version_table());
            records.sql(" r WHERE r.building_id = ").bind(building_id);
        }
    }
    statement.sql(" AND c.entity IN ").bind_list(entities);
    statement.sql(" AND c.record_id IN (").append(records).sql(")");
}

void add_conditions(Builder& statement, const ChangesRequest& request) {
    if (!request.entity.empty()) {
        statement.sql(" AND c.entity = ").bind(request.entity);
    }
    if (request.record_id != 0) {
        statement.sql(" AND c.record_id = ").bind(request.record_id);
    }
    if (request.building_id != 0) {
        add_building(statement, request.building_id);
    }
    if (request.batch_id != 0) {
        statement.sql(" AND c.batch_id = ").bind(request.batch_id);
    }
    if (!request.actor.empty()) {
        statement.sql(" AND c.actor = ").bind(request.actor);
    }
    if (request.state) {
        statement.sql(" AND c.state = ").bind(std::string(to_string(*request.state)));
    }
}

}  // namespace

base::Result<std::vector<HistoryEntry>> history(store::Session& session, const rights::Reader& reader,
                                                std::string_view entity, std::int64_t id) {
    TRY_DO(reader.demand(rights::Capability::kReadRegistry));
    const EntityTable* table = EntityTable::find(entity);
    if (table == nullptr) {
        return base::Error{base::ErrorKind::kNotFound, "registry.unknown_entity",
                           "没有这一类记录，请检查名称"};
    }
    if (!is_visible(session, reader, *table, id)) {
        return not_found(table->entity());
    }
    Builder statement;
    select_changes(statement);
    statement.sql(" AND c.entity = ").bind(std::string(entity)).sql(" AND c.record_id = ").bind(id);
    std::vector<HistoryEntry> entries;
    for (const store::Values& row :
         statement.sql(" ORDER BY c.sequence").select(session, "registry.list_history")) {
        entries.push_back(read(reader, row));
    }
    if (entries.empty()) {
        return not_found(table->entity());
    }
    return entries;
}

base::Result<ChangesAnswer> changes(store::Session& session, const rights::Reader& reader,
                                    const ChangesRequest& request) {
    TRY_DO(reader.demand(rights::Capability::kReadChanges));
    TRY_DO(check(request));
    Builder statement;
    select_changes(statement);
    add_conditions(statement, request);
    restrict_changes(statement, reader, request.entity);
    const std::string mark = mark_of_changes(request);
    if (!request.cursor.empty()) {
        TRY(const std::vector<base::Value> last, read_cursor(request.cursor, mark, 1));
        if (base::as_integer(last[0]) == nullptr) {
            return base::Error{base::ErrorKind::kInvalid, "registry.bad_cursor",
                               "翻页标记已失效，请从第一页重新查询"};
        }
        statement.sql(" AND c.sequence < ").bind(last[0]);
    }
    // The few changes of one building are sorted; all others are read along the log until a page is full.
    statement.sql(request.building_id != 0 ? Builder::Literal(" ORDER BY +c.sequence DESC LIMIT ")
                                           : Builder::Literal(" ORDER BY c.sequence DESC LIMIT "));
    statement.bind(std::int64_t{request.limit} + 1);
    ChangesAnswer answer;
    for (const store::Values& row : statement.select(session, "registry.list_changes")) {
        answer.items.push_back(read(reader, row));
    }
    if (answer.items.size() > static_cast<std::size_t>(request.limit)) {
        answer.items.pop_back();
        answer.next_cursor = write_cursor(mark, {answer.items.back().sequence});
    }
    return answer;
}

}  // namespace louyu::registry
