#include "statistics/stacking_facts.hpp"

#include <algorithm>
#include <unordered_map>

#include "dictionary/dictionary.hpp"
#include "store/builder.hpp"

namespace louyu::statistics::stack {

namespace {

base::Day stored_day(const store::Row& row, std::size_t column) {
    return base::Day{static_cast<std::int32_t>(row.integer(column))};
}

std::int64_t stored_or(const store::Row& row, std::size_t column, std::int64_t otherwise) {
    return row.is_null(column) ? otherwise : row.integer(column);
}

/// SELECT of id, days and `fields` of the versions in the building; what the reader's role does not reach is
/// NULL.
store::Builder select_versions(const rights::Reader& reader, const dictionary::Entity& entity,
                               std::string_view table, const std::vector<std::string_view>& fields,
                               std::int64_t building_id) {
    store::Builder statement;
    statement.sql("SELECT v.id, v.valid_from, v.valid_to");
    for (const std::string_view name : fields) {
        const dictionary::Field* field = entity.find(name);
        CHECK(field != nullptr);
        if (reader.sees(*field)) {
            statement.sql(", v.").name(name);
        } else {
            statement.sql(", NULL");
        }
    }
    statement.sql(" FROM ").name(table).sql(" v WHERE v.building_id = ").bind(building_id);
    reader.restrict(statement, entity, "v");
    statement.sql(" ORDER BY v.id, v.valid_from");
    return statement;
}

void read_floors(store::Session& session, const rights::Reader& reader, std::int64_t building, Facts& facts) {
    select_versions(reader, dictionary::entity("floor"), "floor_version",
                    {"name", "number", "floor_area", "lettable_area"}, building)
        .stream(session, "statistics.list_floors_of_building", [&](const store::Row& row) {
            facts.floors.push_back({.id = row.integer(0),
                                    .span = {stored_day(row, 1), stored_day(row, 2)},
                                    .name = row.text(3),
                                    .number = row.integer(4),
                                    .floor_area = stored_or(row, 5, kNoArea),
                                    .lettable_area = stored_or(row, 6, kNoArea)});
            return true;
        });
}

void read_units(store::Session& session, const rights::Reader& reader, std::int64_t building, Facts& facts) {
    select_versions(reader, dictionary::entity("unit"), "unit_version",
                    {"floor_id", "name", "area", "use_state", "asking_rent", "rent_unit", "available_on"},
                    building)
        .stream(session, "statistics.list_units_of_building", [&](const store::Row& row) {
            facts.units.push_back({.id = row.integer(0),
                                   .span = {stored_day(row, 1), stored_day(row, 2)},
                                   .floor_id = row.integer(3),
                                   .name = row.text(4),
                                   .area = row.integer(5),
                                   .use_state = row.text(6),
                                   .asking_rent = stored_or(row, 7, -1),
                                   .rent_unit = row.text(8),
                                   .available_on = stored_day(row, 9)});
            return true;
        });
}

void read_tenancies(store::Session& session, const rights::Reader& reader, std::int64_t building,
                    Facts& facts) {
    select_versions(
        reader, dictionary::entity("tenancy"), "tenancy_version",
        {"enterprise_id", "unit_id", "floor_label", "unit_label", "area", "use", "lease_end", "leave_reason"},
        building)
        .stream(session, "statistics.list_tenancies_of_building", [&](const store::Row& row) {
            facts.tenancies.push_back({.id = row.integer(0),
                                       .span = {stored_day(row, 1), stored_day(row, 2)},
                                       .enterprise_id = row.integer(3),
                                       .unit_id = row.integer(4),
                                       .floor_label = row.text(5),
                                       .unit_label = row.text(6),
                                       .area = row.integer(7),
                                       .is_self_used = row.view(8) == "self_used",
                                       .lease_end = stored_day(row, 9),
                                       .leave_reason = row.text(10)});
            return true;
        });
}

/// Names by enterprise and, for firms the figures know by their code alone, the enterprises by code.
std::unordered_map<std::string, std::int64_t> read_tenants(store::Session& session,
                                                           const rights::Reader& reader,
                                                           std::int64_t building, base::Day asof,
                                                           Facts& facts) {
    std::unordered_map<std::string, std::int64_t> by_code;
    store::Builder statement;
    statement.sql(
        "SELECT e.id, e.valid_from, e.name, e.credit_code FROM enterprise_version e WHERE e.id IN "
        "(SELECT o.enterprise_id FROM tenancy_version o WHERE o.building_id = ");
    statement.bind(building).sql(")");
    reader.restrict(statement, dictionary::entity("enterprise"), "e");
    statement.sql(" ORDER BY e.id, e.valid_from");
    statement.stream(session, "statistics.list_tenants_of_building", [&](const store::Row& row) {
        const std::int64_t id = row.integer(0);
        // The first version stands in for days before it, later ones replace it once they have begun.
        if (stored_day(row, 1) <= asof || !facts.tenants.contains(id)) {
            facts.tenants[id].name = row.text(2);
            if (!row.view(3).empty()) {
                by_code[row.text(3)] = id;
            }
        }
        return true;
    });
    return by_code;
}

const statistics::Block* block_of(const Cube& cube, std::int64_t building, BlockIndex& index) {
    const auto found = std::lower_bound(cube.block_of_id.begin(), cube.block_of_id.end(),
                                        std::pair(building, BlockIndex{0}));
    if (found == cube.block_of_id.end() || found->first != building) {
        return nullptr;
    }
    index = found->second;
    return cube.blocks[index].get();
}

/// The twelve months up to the day, or up to the newest month for which the building's district has tax.
base::Period months_with_tax(const Cube& cube, const statistics::Block& building, base::Day asof) {
    int newest = 0;
    for (const std::shared_ptr<const TaxYear>& year : cube.tax) {
        for (std::size_t i = 0; i < year->blocks.size(); ++i) {
            if (year->blocks[i] == nullptr || cube.blocks[i]->district_code != building.district_code) {
                continue;
            }
            for (int month = 0; month < 12; ++month) {
                const int at = year->year * 12 + month;
                const bool has_rows = ((year->blocks[i]->months >> month) & 1U) != 0;
                newest = has_rows && at <= base::month_of(asof).index() ? std::max(newest, at) : newest;
            }
        }
    }
    return newest == 0 ? base::Period{}
                       : base::Period{base::Month::from_index(newest - 11), base::Month::from_index(newest)};
}

std::int64_t paid_within(const YearLine& line, int year, const base::Period& months) {
    const int first = std::max(months.first.index() - year * 12, 0);
    const int last = std::min(months.last.index() - year * 12, 11);
    if (first > 11 || last < 0) {
        return 0;
    }
    return line[static_cast<std::size_t>(last)] -
           (first == 0 ? 0 : line[static_cast<std::size_t>(first) - 1]);
}

std::unordered_map<FirmIndex, std::int64_t> tax_by_firm(const Cube& cube, BlockIndex building,
                                                        const base::Period& months) {
    std::unordered_map<FirmIndex, std::int64_t> paid;
    for (const std::shared_ptr<const TaxYear>& year : cube.tax) {
        const BlockTax* tax = year->block(building);
        for (std::size_t i = 0; tax != nullptr && i < tax->payers.size(); ++i) {
            paid[tax->payers[i].firm] += paid_within(tax->payer_full[i], year->year, months);
        }
    }
    return paid;
}

/// What the figures say of the tenants of the day: where they are registered, their industry, their tax here.
void class_tenants(const Cube& cube, const statistics::Block& block, BlockIndex index,
                   const std::unordered_map<std::string, std::int64_t>& by_code, base::Day asof,
                   Facts& facts) {
    const bool has_tax = facts.tax_months.first.yyyymm != 0;
    const auto paid =
        has_tax ? tax_by_firm(cube, index, facts.tax_months) : std::unordered_map<FirmIndex, std::int64_t>();
    const Classification& sections = cube.industries->classifications.front();
    for (const Presence& presence : block.presences) {
        if (asof < presence.from || presence.to < asof) {
            continue;
        }
        const FirmName& firm = cube.firm(presence.firm);
        auto tenant = facts.tenants.find(firm.enterprise_id);
        if (tenant == facts.tenants.end()) {
            const auto coded = by_code.find(firm.code);
            tenant = coded == by_code.end() ? facts.tenants.end() : facts.tenants.find(coded->second);
        }
        if (tenant == facts.tenants.end()) {
            continue;
        }
        const Classification::Class& section = sections.classes[sections.class_of_atom[presence.atom]];
        tenant->second.is_classed = true;
        tenant->second.industry = section.key;
        tenant->second.industry_label = section.label;
        tenant->second.registered = presence.registered;
        const auto amount = paid.find(presence.firm);
        tenant->second.tax = amount == paid.end() ? 0 : amount->second;
        tenant->second.is_taxed = has_tax;
    }
}

}  // namespace

const Tenant* Facts::tenant(std::int64_t enterprise_id) const {
    const auto found = tenants.find(enterprise_id);
    return found == tenants.end() ? nullptr : &found->second;
}

base::Day Facts::begin_of(std::int64_t tenancy_id) const {
    const auto first = std::lower_bound(tenancies.begin(), tenancies.end(), tenancy_id,
                                        [](const Tenancy& one, std::int64_t id) { return one.id < id; });
    return first == tenancies.end() || first->id != tenancy_id ? base::Day{} : first->span.from;
}

Facts read_facts(store::Session& session, const Cube& cube, const rights::Reader& reader,
                 std::int64_t building_id, base::Day asof, bool with_tax) {
    Facts facts;
    facts.sees_lease_end = reader.sees(*dictionary::entity("tenancy").find("lease_end"));
    facts.sees_tax = with_tax && reader.sees(dictionary::Sensitivity::kTaxpayer);
    read_floors(session, reader, building_id, facts);
    read_units(session, reader, building_id, facts);
    read_tenancies(session, reader, building_id, facts);
    const auto by_code = read_tenants(session, reader, building_id, asof, facts);
    BlockIndex index = 0;
    const statistics::Block* block = cube.places == nullptr ? nullptr : block_of(cube, building_id, index);
    if (block != nullptr && reader.sees_building(building_id)) {
        if (facts.sees_tax) {
            facts.tax_months = months_with_tax(cube, *block, asof);
        }
        class_tenants(cube, *block, index, by_code, asof, facts);
    }
    return facts;
}

}  // namespace louyu::statistics::stack
