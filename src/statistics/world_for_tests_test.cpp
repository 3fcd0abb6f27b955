#include "statistics/world_for_tests.hpp"

#include "base/text.hpp"

namespace louyu::statistics {

void insert(store::Session& session, std::string_view table,
            const std::vector<std::pair<std::string_view, base::Value>>& values) {
    std::vector<std::string_view> columns;
    for (const auto& [column, value] : values) {
        columns.push_back(column);
    }
    const auto bulk = session.bulk(table, columns);
    for (const auto& [column, value] : values) {
        bulk->value(value);
    }
    bulk->end_row();
    bulk->finish();
}

void run_sql(store::Session& session, std::string_view text, const store::Params& params) {
    session.execute(store::Query{"test.sql", text}, params);
}

namespace {

base::Value number(std::int64_t value) {
    return value;
}
base::Value day(base::Day value) {
    return std::int64_t{value.yyyymmdd};
}
base::Value area(std::int64_t value) {
    return value < 0 ? base::Value() : base::Value(value);
}

using RowValues = std::vector<std::pair<std::string_view, base::Value>>;

RowValues version(std::int64_t id, base::Day from, base::Day to, RowValues more) {
    RowValues values = {{"id", number(id)},
                        {"valid_from", day(from)},
                        {"valid_to", day(to)},
                        {"change_id", number(1)},
                        {"search_text", std::string()}};
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

void insert_batch(store::Session& session, std::int64_t id, const std::string& district,
                  const std::string& kind, std::int64_t source, int month) {
    insert(session, "batch",
           {{"id", number(id)},
            {"district_code", district},
            {"kind", kind},
            {"state", std::string("posted")},
            {"file_name", kind + std::to_string(month) + ".xlsx"},
            {"file_path", std::string()},
            {"file_sha256", std::string()},
            {"file_bytes", number(0)},
            {"source_id", source == 0 ? base::Value() : number(source)},
            {"period_first", month == 0 ? base::Value() : number(month)},
            {"period_last", month == 0 ? base::Value() : number(month)},
            {"is_cumulative", number(0)},
            {"created_ms", number(1)},
            {"created_by", number(1)},
            {"posted_ms", number(1000 + id)},
            {"rows_read", number(0)},
            {"rows_new", number(0)},
            {"rows_changed", number(0)},
            {"rows_unchanged", number(0)},
            {"rows_conflict", number(0)},
            {"rows_rejected", number(0)},
            {"summary_json", std::string("{}")}});
}

void insert_region(store::Session& session, std::int64_t id, const std::string& code, const std::string& name,
                   const std::string& level, std::int64_t parent) {
    insert(session, "region", {{"id", number(id)}});
    insert(session, "region_version",
           version(id, base::kLongAgo, base::kForever,
                   {{"code", code},
                    {"name", name},
                    {"level", level},
                    {"parent_id", parent == 0 ? base::Value() : number(parent)}}));
}

}  // namespace

void World::write_places(store::Session& session) {
    insert_region(session, kProvince, "210000000000", "辽宁省", "province", 0);
    insert_region(session, kCity, "210100000000", "沈阳市", "city", kProvince);
    insert_region(session, kHeping, "210102000000", "和平区", "county", kCity);
    insert_region(session, kNorthStreet, "210102001000", "北街道", "street", kHeping);
    insert_region(session, kSouthStreet, "210102002000", "南街道", "street", kHeping);
    insert_region(session, kShenhe, "210103000000", "沈河区", "county", kCity);
    insert_region(session, kEastStreet, "210103001000", "东街道", "street", kShenhe);
    const std::vector<std::pair<std::int64_t, std::int64_t>> parents = {
        {kProvince, 0},          {kCity, kProvince}, {kHeping, kCity},      {kNorthStreet, kHeping},
        {kSouthStreet, kHeping}, {kShenhe, kCity},   {kEastStreet, kShenhe}};
    for (const auto& [id, parent] : parents) {
        std::int64_t depth = 0;
        for (std::int64_t at = id; at != 0; ++depth) {
            insert(session, "region_closure",
                   {{"ancestor_id", number(at)}, {"descendant_id", number(id)}, {"depth", number(depth)}});
            std::int64_t up = 0;
            for (const auto& [child, its_parent] : parents) {
                up = child == at ? its_parent : up;
            }
            at = up;
        }
    }
    insert(session, "zoning_scheme", {{"id", number(70)}});
    insert(session, "zoning_scheme_version",
           version(70, base::kLongAgo, base::kForever,
                   {{"code", std::string("areas")}, {"name", std::string("片区")}}));
    for (const auto& [id, code] : std::vector<std::pair<std::int64_t, std::string>>{{71, "za"}, {72, "zb"}}) {
        insert(session, "zone", {{"id", number(id)}});
        insert(session, "zone_version",
               version(id, base::kLongAgo, base::kForever,
                       {{"scheme_id", number(70)}, {"code", code}, {"name", "片区" + code}}));
    }
    insert(session, "industry_scheme",
           {{"code", std::string("local")}, {"name", std::string("本地产业")}, {"batch_id", number(0)}});
    for (const auto& [position, code, name] : std::vector<std::tuple<std::int64_t, std::string, std::string>>{
             {1, "trade", "商贸"}, {2, "science", "科技"}, {3, "software", "软件"}}) {
        insert(session, "industry_class",
               {{"scheme_code", std::string("local")},
                {"code", code},
                {"name", name},
                {"position", number(position)},
                {"batch_id", number(0)}});
    }
    for (const auto& [prefix, code] : std::vector<std::pair<std::string, std::string>>{
             {"F", "trade"}, {"65", "science"}, {"651", "software"}}) {
        insert(session, "industry_mapping",
               {{"scheme_code", std::string("local")},
                {"prefix", prefix},
                {"class_code", code},
                {"batch_id", number(0)}});
    }
}

void World::write_building(store::Session& session, const WorldBuilding& building) {
    insert(session, "building_version",
           version(building.id, building.from, building.to,
                   {{"name", building.name.empty() ? fmt::format("楼{}", building.id) : building.name},
                    {"region_id", number(building.region)},
                    {"stage", building.stage},
                    {"kind", std::string("office")},
                    {"ownership", building.ownership},
                    {"floor_area", number(building.floor_area)},
                    {"business_area", area(building.business_area)},
                    {"lettable_area", area(building.lettable_area)}}));
}

void World::write_tenancy(store::Session& session, const WorldTenancy& tenancy, const std::string& district) {
    RowValues values = version(tenancy.id, tenancy.from, tenancy.to,
                               {{"district_code", district},
                                {"enterprise_id", number(tenancy.firm)},
                                {"building_id", number(tenancy.building)},
                                {"area", number(tenancy.area)}});
    insert(session, "tenancy_version", values);
}

void World::write_firms(store::Session& session) const {
    insert_batch(session, 900, "210102", "registration", 0, 0);
    std::int64_t row = 0;
    for (const WorldFirm& firm : firms) {
        insert(session, "enterprise", {{"district_code", firm.district}, {"id", number(firm.id)}});
        RowValues values = version(firm.id, kStart, base::kForever,
                                   {{"district_code", firm.district},
                                    {"credit_code", firm.code},
                                    {"name", fmt::format("企业{}", firm.id)},
                                    {"industry_code", firm.industry},
                                    {"registered_here", firm.registered_here}});
        insert(session, "enterprise_version", values);
        if (firm.has_registration) {
            insert(session, "registration_record",
                   {{"district_code", firm.district},
                    {"batch_id", number(900)},
                    {"row_number", number(++row)},
                    {"credit_code", firm.code},
                    {"name", fmt::format("企业{}", firm.id)},
                    {"status", std::string("active")},
                    {"industry_code", firm.industry}});
        }
    }
}

void World::write_taxes(store::Session& session) const {
    std::map<std::tuple<std::string, std::int64_t, int>, std::int64_t> batches;
    std::int64_t row = 0;
    for (const WorldTax& tax : taxes) {
        const auto [at, is_new] = batches.try_emplace({tax.district, tax.source, tax.month},
                                                      2000 + static_cast<std::int64_t>(batches.size()));
        if (is_new) {
            insert_batch(session, at->second, tax.district, "tax", tax.source, tax.month);
        }
        const std::string code = tax.firm == 0 ? tax.code : firm(tax.firm).code;
        insert(session, "tax_record",
               {{"district_code", tax.district},
                {"batch_id", number(at->second)},
                {"row_number", number(++row)},
                {"source_id", number(tax.source)},
                {"month", number(tax.month)},
                {"credit_code", code},
                {"name", tax.firm == 0 ? "纳税人" + code : fmt::format("企业{}", tax.firm)},
                {"enterprise_id", tax.firm == 0 ? base::Value() : number(tax.firm)},
                {"building_id", tax.building == 0 ? base::Value() : number(tax.building)},
                {"attribution", std::string(tax.building == 0 ? "outside" : "single")},
                {"tax_full", number(tax.full)},
                {"tax_local", tax.local ? number(*tax.local) : base::Value()}});
        for (const auto& [building_id, full] : tax.shares) {
            insert(session, "tax_share",
                   {{"district_code", tax.district},
                    {"batch_id", number(at->second)},
                    {"row_number", number(row)},
                    {"building_id", number(building_id)},
                    {"tax_full", number(full)}});
        }
    }
}

void World::write_figures(store::Session& session) const {
    insert_batch(session, 901, "210102", "published", 0, 0);
    std::int64_t id = 0;
    for (const WorldFigure& figure : figures) {
        insert(session, "published_figure",
               {{"id", number(++id)},
                {"district_code", std::string("210102")},
                {"metric", figure.metric},
                {"condition", figure.condition},
                {"period_first", number(figure.first)},
                {"period_last", number(figure.last)},
                {"printed", figure.printed},
                {"unit", figure.unit},
                {"units", number(figure.units)},
                {"precision_units", number(figure.precision)},
                {"source", std::string("和平区规划")},
                {"note", std::string()},
                {"batch_id", number(901)}});
    }
}

void World::write(store::Database& database) const {
    const store::Lease session = database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    write_places(*session);
    for (const auto& [id, name] : sources) {
        insert(*session, "tax_source",
               {{"id", number(id)}, {"district_code", std::string("210102")}, {"name", name}});
    }
    std::int64_t membership = 5000;
    std::map<std::int64_t, bool> anchored;
    for (const WorldBuilding& building : buildings) {
        if (anchored.try_emplace(building.id, true).second) {
            insert(*session, "building", {{"id", number(building.id)}});
            if (!building.zone.empty()) {
                insert(*session, "zone_membership", {{"id", number(++membership)}});
                insert(*session, "zone_membership_version",
                       version(membership, base::kLongAgo, base::kForever,
                               {{"building_id", number(building.id)},
                                {"zone_id", number(building.zone == "za" ? 71 : 72)}}));
            }
        }
        write_building(*session, building);
    }
    write_firms(*session);
    for (const WorldTenancy& tenancy : tenancies) {
        const std::string district = firm(tenancy.firm).district;
        insert(*session, "tenancy", {{"district_code", district}, {"id", number(tenancy.id)}});
        write_tenancy(*session, tenancy, district);
    }
    write_taxes(*session);
    write_figures(*session);
    transaction.commit();
}

rights::Reader make_reader(store::Database& database, const std::string& role, std::int64_t region,
                           const std::vector<std::int64_t>& buildings) {
    static std::int64_t next_user = 100;
    const store::Lease session = database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    const std::int64_t id = next_user++;
    insert(*session, "user_account",
           {{"id", number(id)},
            {"login", "u" + std::to_string(id)},
            {"display_name", std::string("某人")},
            {"password_hash", std::string("x")},
            {"state", std::string("active")},
            {"failed_count", number(0)},
            {"locked_until_ms", number(0)},
            {"must_change", number(0)},
            {"created_ms", number(0)}});
    insert(*session, "assignment",
           {{"id", number(id)},
            {"user_id", number(id)},
            {"role", role},
            {"scope_kind", std::string(region != 0 ? "region" : "buildings")},
            {"scope_id", region != 0 ? number(region) : base::Value()},
            {"valid_from", number(19000101)},
            {"valid_to", number(99991231)},
            {"granted_by", number(0)},
            {"granted_ms", number(0)}});
    for (const std::int64_t building : buildings) {
        insert(*session, "assignment_building",
               {{"assignment_id", number(id)}, {"building_id", number(building)}});
    }
    transaction.commit();
    auto made = rights::ReaderFactory::for_assignment(*session, id, base::today());
    CHECK(made.has_value());
    return *made;
}

std::string text_of(const base::Value& value) {
    if (const std::int64_t* integer = base::as_integer(value)) {
        return std::to_string(*integer);
    }
    const std::string* text = base::as_text(value);
    return text == nullptr ? "-" : *text;
}

namespace {

std::size_t column_of(const Answer& answer, const std::string& column) {
    for (std::size_t i = 0; i < answer.columns.size(); ++i) {
        if (answer.columns[i].id == column) {
            return i;
        }
    }
    throw base::Bug("no column " + column);
}

}  // namespace

std::string cell(const Answer& answer, const std::string& keys, const std::string& column) {
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        if (base::join(answer.rows.keys(i), "/") == keys) {
            return text_of(answer.rows[i][column_of(answer, column)]);
        }
    }
    return "?";
}

std::string total(const Answer& answer, const std::string& column) {
    return text_of(answer.totals[column_of(answer, column)]);
}

bool has_note(const Answer& answer, const std::string& part) {
    for (const base::Sentence& note : answer.notes) {
        if (note.zh.find(part) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace louyu::statistics
