#include "registry/entity_table.hpp"

#include <deque>

#include "store/builder.hpp"

namespace louyu::registry {
namespace {

using Literal = store::Builder::Literal;

constexpr std::size_t kHeadColumns = 5;  // valid_from, valid_to, change_id, district_code, search_text

std::deque<EntityTable> make_tables() {
    std::deque<EntityTable> tables;
    for (const dictionary::Entity& entity : dictionary::entities()) {
        if (entity.keeping == dictionary::Keeping::kVersioned) {
            tables.emplace_back(entity);
        }
    }
    return tables;
}

const std::deque<EntityTable>& tables() {
    static const std::deque<EntityTable> all = make_tables();
    return all;
}

}  // namespace

EntityTable::EntityTable(const dictionary::Entity& entity)
    : entity_(&entity), version_table_(std::string(entity.name) + "_version") {
    for (std::size_t i = 1; i <= entity.fields.size() + kHeadColumns + 1; ++i) {
        places_.push_back(fmt::format("p{}", i));
    }
    prepare_anchor();
    prepare_versions();
}

EntityTable::Statement EntityTable::statement(std::string_view verb, std::string text) const {
    return {fmt::format("registry.{}_{}", verb, entity_->name), std::move(text)};
}

void EntityTable::prepare_anchor() {
    const base::Value none;
    store::Builder found;
    found.sql("SELECT 1 FROM ").name(entity_->name).sql(" WHERE id = ").bind(none);
    select_anchor_ = statement("find", found.text());

    store::Builder insert;
    insert.sql("INSERT INTO ")
        .name(entity_->name)
        .sql(entity_->by_district ? Literal(" (id, district_code") : Literal(" (id"));
    insert.sql(") VALUES (").bind(none);
    if (entity_->by_district) {
        insert.sql(", ").bind(none);
    }
    // A record whose creation was undone may have left its anchor.
    insert.sql(") ON CONFLICT DO NOTHING");
    insert_anchor_ = statement("insert", insert.text());

    store::Builder erase;
    erase.sql("DELETE FROM ").name(entity_->name).sql(" WHERE id = ").bind(none);
    if (entity_->by_district) {
        erase.sql(" AND district_code = ").bind(none);
    }
    delete_anchor_ = statement("delete", erase.text());
}

void EntityTable::prepare_versions() {
    const base::Value none;
    store::Builder select;
    select.sql("SELECT valid_from, valid_to, change_id, ")
        .sql(entity_->by_district ? Literal("district_code") : Literal("''"))
        .sql(", search_text");
    store::Builder insert;
    insert.sql("INSERT INTO ").name(version_table_);
    insert.sql(" (id, valid_from, valid_to, change_id, search_text");
    if (entity_->by_district) {
        insert.sql(", district_code");
    }
    for (const dictionary::Field& field : entity_->fields) {
        select.sql(", ").name(field.name);
        insert.sql(", ").name(field.name);
    }
    select.sql(" FROM ").name(version_table_).sql(" WHERE id = ").bind(none);
    insert.sql(") VALUES (").bind(none);
    const std::size_t bound = entity_->fields.size() + (entity_->by_district ? 5 : 4);
    for (std::size_t i = 0; i < bound; ++i) {
        insert.sql(", ").bind(none);
    }
    insert.sql(")");
    insert_version_ = statement("insert_version_of", insert.text());
    store::Builder last = select;
    select_versions_ = statement("list_versions_of", select.sql(" ORDER BY valid_from").text());
    select_last_ = statement("find_last_version_of", last.sql(" ORDER BY valid_from DESC LIMIT 1").text());

    store::Builder erase;
    erase.sql("DELETE FROM ").name(version_table_).sql(" WHERE id = ").bind(none);
    erase.sql(" AND valid_from = ").bind(none);
    if (entity_->by_district) {
        erase.sql(" AND district_code = ").bind(none);
    }
    delete_version_ = statement("delete_version_of", erase.text());
}

const EntityTable* EntityTable::find(std::string_view entity) {
    for (const EntityTable& table : tables()) {
        if (table.entity().name == entity) {
            return &table;
        }
    }
    return nullptr;
}

const EntityTable& EntityTable::of(std::string_view entity) {
    const EntityTable* table = find(entity);
    CHECK(table != nullptr);
    return *table;
}

std::optional<std::size_t> EntityTable::column(std::string_view field) const {
    for (std::size_t i = 0; i < entity_->fields.size(); ++i) {
        if (entity_->fields[i].name == field) {
            return i;
        }
    }
    return std::nullopt;
}

const base::Value& EntityTable::value(const Version& version, std::string_view field) const {
    const auto at = column(field);
    CHECK(at.has_value());
    return version.values[*at];
}

std::optional<std::int64_t> EntityTable::integer(const Version& version, std::string_view field) const {
    const auto* found = base::as_integer(value(version, field));
    return found == nullptr ? std::nullopt : std::optional(*found);
}

std::string_view EntityTable::text(const Version& version, std::string_view field) const {
    const auto* found = base::as_text(value(version, field));
    return found == nullptr ? std::string_view() : std::string_view(*found);
}

Version EntityTable::read(store::Values&& row) const {
    const auto text = [&row](std::size_t column) { return std::move(std::get<std::string>(row[column])); };
    Version version;
    version.from = base::Day{static_cast<std::int32_t>(std::get<std::int64_t>(row[0]))};
    version.to = base::Day{static_cast<std::int32_t>(std::get<std::int64_t>(row[1]))};
    version.change_id = std::get<std::int64_t>(row[2]);
    version.district_code = text(3);
    version.search_text = text(4);
    version.values.assign(std::make_move_iterator(row.begin() + kHeadColumns),
                          std::make_move_iterator(row.end()));
    return version;
}

std::vector<Version> EntityTable::versions(store::Session& session, std::int64_t id) const {
    std::vector<Version> found;
    for (store::Values& row : session.select(select_versions_.query(), {{places_[0], id}})) {
        found.push_back(read(std::move(row)));
    }
    return found;
}

std::optional<Version> EntityTable::last_version(store::Session& session, std::int64_t id) const {
    store::Rows rows = session.select(select_last_.query(), {{places_[0], id}});
    if (rows.empty()) {
        return std::nullopt;
    }
    return read(std::move(rows.front()));
}

bool EntityTable::has_anchor(store::Session& session, std::int64_t id) const {
    return !session.select(select_anchor_.query(), {{places_[0], id}}).empty();
}

void EntityTable::insert_anchor(store::Session& session, std::int64_t id,
                                const std::string& district_code) const {
    store::Params params = {{places_[0], id}};
    if (entity_->by_district) {
        params.emplace_back(places_[1], district_code);
    }
    session.execute(insert_anchor_.query(), params);
}

bool EntityTable::delete_anchor(store::Session& session, std::int64_t id,
                                const std::string& district_code) const {
    store::Params params = {{places_[0], id}};
    if (entity_->by_district) {
        params.emplace_back(places_[1], district_code);
    }
    return session.execute_unless_conflict(delete_anchor_.query(), params);
}

void EntityTable::insert_version(store::Session& session, std::int64_t id, const Version& version) const {
    CHECK(version.change_id != 0 && version.values.size() == width());
    store::Params params;
    params.reserve(places_.size());
    const auto add = [&](base::Value value) {
        params.emplace_back(places_[params.size()], std::move(value));
    };
    add(id);
    add(day_value(version.from));
    add(day_value(version.to));
    add(version.change_id);
    add(version.search_text);
    if (entity_->by_district) {
        add(version.district_code);
    }
    for (const base::Value& value : version.values) {
        add(value);
    }
    session.execute(insert_version_.query(), params);
}

void EntityTable::delete_version(store::Session& session, std::int64_t id, const Version& version) const {
    store::Params params = {{places_[0], id}, {places_[1], day_value(version.from)}};
    if (entity_->by_district) {
        params.emplace_back(places_[2], version.district_code);
    }
    CHECK(session.execute(delete_version_.query(), params) == 1);
}

}  // namespace louyu::registry
