#include <algorithm>

#include "base/text.hpp"
#include "registry/cursor.hpp"
#include "registry/entity_table.hpp"
#include "registry/plan.hpp"
#include "registry/search_text.hpp"
#include "registry/value_text.hpp"
#include "store/builder.hpp"

namespace louyu::registry {
namespace {

using dictionary::Field;
using dictionary::FieldType;
using store::Builder;

constexpr int kPageMax = 1000;
constexpr std::size_t kValuesMax = 1000;
constexpr std::size_t kSearchMax = 200;

base::Error bad_request(std::string_view pointer, std::string code, std::string message) {
    base::Error error{base::ErrorKind::kInvalid, code, message};
    error.fields.push_back({fmt::format("/{}", pointer), std::move(code), std::move(message)});
    return error;
}

/// A column a request may name: a field the reader sees, or one every record has.
struct Column {
    std::string_view name;
    bool is_text = false;
    bool nullable = false;
    const Field* field = nullptr;
};

base::Result<Column> visible_column(const EntityTable& table, const rights::Reader& reader,
                                    const std::string& name) {
    static const std::vector<Column> heads = {{"id"}, {"valid_from"}, {"valid_to"}};
    for (const Column& head : heads) {
        if (head.name == name) {
            return head;
        }
    }
    if (name == "district_code" && table.entity().by_district) {
        return Column{"district_code", true, false, nullptr};
    }
    const Field* field = table.entity().find(name);
    if (field == nullptr) {
        return bad_request(
            base::truncate(name, 40), "registry.unknown_field",
            fmt::format("{}没有名为“{}”的字段，请检查拼写", table.entity().label, base::truncate(name, 40)));
    }
    if (!reader.sees(*field)) {
        return bad_request(name, "registry.forbidden_field",
                           fmt::format("您的岗位不能查看“{}”，也不能按它查询或排序", field->label));
    }
    const bool is_text = field->type == FieldType::kText || field->type == FieldType::kCode;
    return Column{field->name, is_text, !field->required, field};
}

/// The columns of a page, in the order they are selected: the head, then what the reader sees.
struct Shown {
    const EntityTable& table;
    std::vector<const Field*> fields;

    Shown(const EntityTable& entity_table, const rights::Reader& reader) : table(entity_table) {
        for (const Field& field : table.entity().fields) {
            if (reader.sees(field)) {
                fields.push_back(&field);
            }
        }
    }
    void select(Builder& statement) const {
        statement.sql("SELECT v.id, v.valid_from, v.valid_to, v.change_id, ");
        statement.sql(table.entity().by_district ? Builder::Literal("v.district_code")
                                                 : Builder::Literal("''"));
        for (const Field* field : fields) {
            statement.sql(", v.").name(field->name);
        }
        statement.sql(" FROM ").name(table.version_table()).sql(" v WHERE ");
    }
    Record read(store::Values&& row) const {
        Record record;
        record.id = std::get<std::int64_t>(row[0]);
        record.valid_from = base::Day{static_cast<std::int32_t>(std::get<std::int64_t>(row[1]))};
        record.valid_to = base::Day{static_cast<std::int32_t>(std::get<std::int64_t>(row[2]))};
        record.change_id = std::get<std::int64_t>(row[3]);
        record.district_code = std::get<std::string>(row[4]);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (!base::is_absent(row[5 + i])) {
                record.add(fields[i]->name, std::move(row[5 + i]));
            }
        }
        return record;
    }
};

void add_asof(Builder& where, base::Day asof) {
    const std::int64_t day = asof.yyyymmdd;
    where.sql("v.valid_from <= ").bind(day).sql(" AND v.valid_to >= ").bind(day);
}

bool is_region_tree(const Column& column) {
    return column.field != nullptr && column.field->reference == "region" && column.name != "parent_id";
}

void add_filter(Builder& where, const Column& column, const std::vector<base::Value>& any_of) {
    std::vector<base::Value> values;
    for (const base::Value& value : any_of) {
        if (!base::is_absent(value)) {
            values.push_back(value);
        }
    }
    where.sql(" AND (v.").name(column.name).sql(" IN ");
    if (is_region_tree(column)) {
        where.sql("(SELECT c.descendant_id FROM region_closure c WHERE c.ancestor_id IN ")
            .bind_list(values)
            .sql(")");
    } else {
        where.bind_list(values);
    }
    if (values.size() < any_of.size()) {
        where.sql(" OR v.").name(column.name).sql(" IS NULL");
    }
    where.sql(")");
}

base::Result<void> add_filters(Builder& where, const EntityTable& table, const rights::Reader& reader,
                               const std::vector<Filter>& filters) {
    for (const Filter& filter : filters) {
        TRY(const Column column, visible_column(table, reader, filter.field));
        if (filter.any_of.size() > kValuesMax) {
            return bad_request(filter.field, "registry.too_many_values",
                               fmt::format("一个条件最多给出 {} 个值，请分批查询", kValuesMax));
        }
        for (const base::Value& value : filter.any_of) {
            const auto* text = base::as_text(value);
            const bool broken =
                text != nullptr && (!base::is_valid_utf8(*text) || text->find('\0') != std::string::npos);
            if (!base::is_absent(value) && ((text != nullptr) != column.is_text || broken)) {
                return bad_request(filter.field, "registry.wrong_type",
                                   fmt::format("条件“{}”的值类型不对，请更正", filter.field));
            }
        }
        add_filter(where, column, filter.any_of);
    }
    return {};
}

base::Result<void> add_search(Builder& where, const EntityTable& table, const rights::Reader& reader,
                              const std::string& search) {
    if (search.empty()) {
        return {};
    }
    if (!base::is_valid_utf8(search) || search.find('\0') != std::string::npos) {
        return bad_request("q", "registry.bad_text", "搜索词含有无法识别的字符，请重新输入");
    }
    if (base::length(search) > kSearchMax) {
        return bad_request("q", "registry.too_long", fmt::format("搜索词最多 {} 个字，请缩短", kSearchMax));
    }
    bool any = false;
    for (const Field& field : table.entity().fields) {
        if (field.searchable && !reader.sees(field)) {
            return bad_request(
                "q", "registry.forbidden_field",
                fmt::format("您的岗位不能查看“{}”，因此不能搜索{}", field.label, table.entity().label));
        }
        any = any || field.searchable;
    }
    const std::vector<std::string> patterns = search_patterns(search);
    if (!any || patterns.empty()) {
        where.sql(" AND 1=0");  // nothing can be found by words in it
        return {};
    }
    for (const std::string& pattern : patterns) {
        where.sql(" AND v.search_text LIKE ").bind(pattern).sql(" ESCAPE '!'");
    }
    return {};
}

struct Order {
    Column column;
    bool descending = false;
};

base::Result<std::vector<Order>> order_of(const EntityTable& table, const rights::Reader& reader,
                                          const std::vector<SortKey>& sort) {
    std::vector<Order> order;
    for (const SortKey& key : sort) {
        TRY(const Column column, visible_column(table, reader, key.field));
        const bool known = std::any_of(order.begin(), order.end(),
                                       [&](const Order& one) { return one.column.name == column.name; });
        if (!known) {
            order.push_back({column, key.descending});
        }
    }
    const bool by_id =
        std::any_of(order.begin(), order.end(), [](const Order& one) { return one.column.name == "id"; });
    if (!by_id) {
        order.push_back({Column{"id"}, false});
    }
    return order;
}

void add_order(Builder& statement, const std::vector<Order>& order) {
    statement.sql(" ORDER BY ");
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Column& column = order[i].column;
        if (i > 0) {
            statement.sql(", ");
        }
        if (column.nullable) {
            statement.sql("CASE WHEN v.").name(column.name).sql(" IS NULL THEN 1 ELSE 0 END, ");
        }
        statement.sql("v.")
            .name(column.name)
            .sql(order[i].descending ? Builder::Literal(" DESC") : Builder::Literal(""));
    }
}

/// Rows behind the one whose sort values are `last`: (a after) OR (a equal AND b after) OR …
void add_behind(Builder& where, const std::vector<Order>& order, const std::vector<base::Value>& last) {
    where.sql(" AND (1=0");
    for (std::size_t i = 0; i < order.size(); ++i) {
        where.sql(" OR (1=1");
        for (std::size_t j = 0; j < i; ++j) {
            where.sql(" AND v.").name(order[j].column.name);
            if (base::is_absent(last[j])) {
                where.sql(" IS NULL");
            } else {
                where.sql(" = ").bind(last[j]);
            }
        }
        const Column& column = order[i].column;
        if (base::is_absent(last[i])) {
            where.sql(" AND 1=0");  // nothing comes behind the absent but the next key
        } else {
            where.sql(" AND (v.")
                .name(column.name)
                .sql(order[i].descending ? Builder::Literal(" < ") : Builder::Literal(" > "))
                .bind(last[i]);
            if (column.nullable) {
                where.sql(" OR v.").name(column.name).sql(" IS NULL");
            }
            where.sql(")");
        }
        where.sql(")");
    }
    where.sql(")");
}

/// What a cursor belongs to: everything but the page itself.
std::string mark_of_list(const ListRequest& request) {
    base::Json::Array parts;
    parts.emplace_back(request.entity);
    parts.emplace_back(request.asof.yyyymmdd);
    for (const Filter& filter : request.filters) {
        parts.emplace_back(filter.field);
        base::Json::Array values;
        for (const base::Value& value : filter.any_of) {
            values.push_back(to_json(value));
        }
        parts.emplace_back(std::move(values));
    }
    parts.emplace_back(request.search);
    for (const SortKey& key : request.sort) {
        parts.emplace_back(key.field);
        parts.emplace_back(key.descending);
    }
    return base::Json(std::move(parts)).dump();
}

base::Value sort_value(const Record& record, const Column& column) {
    if (column.name == "id") {
        return record.id;
    }
    if (column.name == "valid_from") {
        return std::int64_t{record.valid_from.yyyymmdd};
    }
    if (column.name == "valid_to") {
        return std::int64_t{record.valid_to.yyyymmdd};
    }
    return column.name == "district_code" ? base::Value(record.district_code) : record.get(column.name);
}

base::Result<const EntityTable*> versioned(std::string_view entity) {
    const EntityTable* table = EntityTable::find(entity);
    if (table == nullptr) {
        return base::Error{base::ErrorKind::kNotFound, "registry.unknown_entity",
                           "没有这一类记录，请检查名称"};
    }
    return table;
}

base::Result<void> check_page(const ListRequest& request) {
    if (request.limit < 1 || request.limit > kPageMax) {
        return bad_request("limit", "registry.out_of_range",
                           fmt::format("每页条数应在 1 至 {} 之间", kPageMax));
    }
    if (!base::is_valid(request.asof)) {
        return bad_request("asof", "registry.bad_day", "查询日期无效，请按 2020-12-31 的形式填写");
    }
    return {};
}

/// A cursor's values go into comparisons with these columns, so their types must be the columns'.
bool fits(const std::vector<Order>& order, const std::vector<base::Value>& last) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool is_text = base::as_text(last[i]) != nullptr;
        if (base::is_absent(last[i]) ? !order[i].column.nullable : is_text != order[i].column.is_text) {
            return false;
        }
    }
    return true;
}

std::int64_t count(store::Session& session, const EntityTable& table, const Builder& where) {
    Builder statement;
    statement.sql("SELECT count(*) FROM ").name(table.version_table()).sql(" v WHERE ").append(where);
    return std::get<std::int64_t>(statement.select(session, "registry.count_records").at(0).at(0));
}

}  // namespace

base::Result<ListAnswer> list(store::Session& session, const rights::Reader& reader,
                              const ListRequest& request) {
    TRY(const EntityTable* table, versioned(request.entity));
    TRY_DO(reader.demand(rights::Capability::kReadRegistry));
    TRY_DO(check_page(request));
    Builder where;
    add_asof(where, request.asof);
    TRY_DO(add_filters(where, *table, reader, request.filters));
    TRY_DO(add_search(where, *table, reader, request.search));
    TRY(const std::vector<Order> order, order_of(*table, reader, request.sort));
    reader.restrict(where, table->entity(), "v");

    ListAnswer answer;
    if (request.count) {
        answer.matched = count(session, *table, where);
    }
    const std::string mark = mark_of_list(request);
    if (!request.cursor.empty()) {
        TRY(const std::vector<base::Value> last, read_cursor(request.cursor, mark, order.size()));
        if (!fits(order, last)) {
            return bad_request("cursor", "registry.bad_cursor", "翻页标记与查询条件不符，请从第一页重新查询");
        }
        add_behind(where, order, last);
    }
    const Shown shown(*table, reader);
    Builder statement;
    shown.select(statement);
    statement.append(where);
    add_order(statement, order);
    statement.sql(" LIMIT ").bind(std::int64_t{request.limit} + 1);
    for (store::Values& row : statement.select(session, "registry.list_records")) {
        answer.items.push_back(shown.read(std::move(row)));
    }
    if (answer.items.size() > static_cast<std::size_t>(request.limit)) {
        answer.items.pop_back();
        std::vector<base::Value> last;
        for (const Order& one : order) {
            last.push_back(sort_value(answer.items.back(), one.column));
        }
        answer.next_cursor = write_cursor(mark, last);
    }
    return answer;
}

base::Result<Record> find(store::Session& session, const rights::Reader& reader, std::string_view entity,
                          std::int64_t id, base::Day asof) {
    TRY(const EntityTable* table, versioned(entity));
    const Shown shown(*table, reader);
    Builder statement;
    shown.select(statement);
    add_asof(statement, asof);
    statement.sql(" AND v.id = ").bind(id);
    reader.restrict(statement, table->entity(), "v");
    store::Rows rows = statement.select(session, "registry.find_record");
    if (rows.empty()) {
        return not_found(table->entity());
    }
    return shown.read(std::move(rows.front()));
}

base::Result<std::vector<Record>> versions(store::Session& session, const rights::Reader& reader,
                                           std::string_view entity, std::int64_t id) {
    TRY(const EntityTable* table, versioned(entity));
    const Shown shown(*table, reader);
    Builder statement;
    shown.select(statement);
    statement.sql("v.id = ").bind(id);
    reader.restrict(statement, table->entity(), "v");
    std::vector<Record> records;
    for (store::Values& row :
         statement.sql(" ORDER BY v.valid_from").select(session, "registry.list_versions")) {
        records.push_back(shown.read(std::move(row)));
    }
    if (records.empty()) {
        return not_found(table->entity());
    }
    return records;
}

}  // namespace louyu::registry
