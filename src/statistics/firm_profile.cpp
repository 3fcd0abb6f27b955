#include "statistics/firm_profile.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "dictionary/dictionary.hpp"
#include "registry/registry.hpp"
#include "statistics/request.hpp"
#include "store/builder.hpp"

namespace louyu::statistics {

namespace {

using base::Json;

constexpr std::string_view kStayFields[] = {"building_id", "unit_id",    "floor_label", "unit_label",  "area",
                                            "use",         "is_primary", "lease_end",   "leave_reason"};
enum StayColumn : std::size_t {
    kStayBuilding = 3,
    kStayUnit,
    kStayFloorLabel,
    kStayUnitLabel,
    kStayArea,
    kStayUse,
    kStayPrimary,
    kStayLeaseEnd,
    kStayLeaveReason
};

/// The versions of one stay, as they were read.
using StayVersions = std::vector<store::Values>;

std::int64_t number_in(const store::Values& row, std::size_t column) {
    const std::int64_t* value = base::as_integer(row[column]);
    return value == nullptr ? 0 : *value;
}

Json text_in(const store::Values& row, std::size_t column) {
    const std::string* value = base::as_text(row[column]);
    return value == nullptr ? Json() : Json(*value);
}

Json day_in(const store::Values& row, std::size_t column) {
    const auto day = static_cast<std::int32_t>(number_in(row, column));
    return day == 0 || day == base::kForever.yyyymmdd ? Json() : Json(base::to_string(base::Day{day}));
}

std::vector<StayVersions> read_stays(store::Session& session, const rights::Reader& reader,
                                     std::int64_t enterprise_id) {
    const dictionary::Entity& entity = dictionary::entity("tenancy");
    store::Builder statement;
    statement.sql("SELECT v.id, v.valid_from, v.valid_to");
    for (const std::string_view name : kStayFields) {
        if (reader.sees(*entity.find(name))) {
            statement.sql(", v.").name(name);
        } else {
            statement.sql(", NULL");
        }
    }
    statement.sql(" FROM tenancy_version v WHERE v.enterprise_id = ").bind(enterprise_id);
    reader.restrict(statement, entity, "v");
    statement.sql(" ORDER BY v.id, v.valid_from");
    std::vector<StayVersions> stays;
    for (store::Values& row : statement.select(session, "statistics.list_stays_of_enterprise")) {
        if (stays.empty() || stays.back().front()[0] != row[0]) {
            stays.emplace_back();
        }
        stays.back().push_back(std::move(row));
    }
    // Those that last stand first, then the newest.
    std::stable_sort(stays.begin(), stays.end(), [](const StayVersions& a, const StayVersions& b) {
        const std::int64_t left = number_in(a.back(), 2);
        const std::int64_t right = number_in(b.back(), 2);
        return left != right ? left > right : number_in(a.front(), 1) > number_in(b.front(), 1);
    });
    return stays;
}

Json stays_json(store::Session& session, const rights::Reader& reader, const FirmProfileRequest& request) {
    const std::vector<StayVersions> stays = read_stays(session, reader, request.enterprise_id);
    std::vector<std::int64_t> buildings;
    std::vector<std::int64_t> units;
    for (const StayVersions& stay : stays) {
        buildings.push_back(number_in(stay.back(), kStayBuilding));
        units.push_back(number_in(stay.back(), kStayUnit));
    }
    const auto building_names = registry::titles(session, reader, "building", buildings, request.asof);
    const auto unit_names = registry::titles(session, reader, "unit", units, request.asof);
    const auto named = [](const auto& names, std::int64_t id) {
        const auto found = names.find(id);
        return found == names.end() ? Json() : Json(found->second);
    };
    Json list = Json::array();
    for (const StayVersions& stay : stays) {
        const store::Values& last = stay.back();
        Json versions = Json::array();
        for (const store::Values& version : stay) {
            versions.push(
                Json::object({{"from", day_in(version, 1)},
                              {"to", day_in(version, 2)},
                              {"area", base::format_decimal(number_in(version, kStayArea), base::kAreaScale)},
                              {"leaseEnd", day_in(version, kStayLeaseEnd)}}));
        }
        const Json unit = named(unit_names, number_in(last, kStayUnit));
        list.push(Json::object({{"tenancyId", base::id_to_text(number_in(last, 0))},
                                {"buildingId", base::id_to_text(number_in(last, kStayBuilding))},
                                {"building", named(building_names, number_in(last, kStayBuilding))},
                                {"floor", text_in(last, kStayFloorLabel)},
                                {"unit", unit.is_null() ? text_in(last, kStayUnitLabel) : unit},
                                {"area", base::format_decimal(number_in(last, kStayArea), base::kAreaScale)},
                                {"use", text_in(last, kStayUse)},
                                {"isPrimary", number_in(last, kStayPrimary) == 1},
                                {"from", day_in(stay.front(), 1)},
                                {"to", day_in(last, 2)},
                                {"leaseEnd", day_in(last, kStayLeaseEnd)},
                                {"leaveReason", text_in(last, kStayLeaveReason)},
                                {"versions", std::move(versions)}}));
    }
    return list;
}

std::optional<FirmIndex> find_firm(const Cube& cube, std::int64_t enterprise_id, const std::string& code) {
    std::optional<FirmIndex> coded;
    for (std::size_t chunk = 0; chunk < cube.firms.size(); ++chunk) {
        const FirmChunk& firms = *cube.firms[chunk];
        for (std::size_t i = 0; i < firms.size(); ++i) {
            const auto index = static_cast<FirmIndex>(chunk * kFirmChunk + i);
            if (firms[i].enterprise_id == enterprise_id) {
                return index;
            }
            if (!code.empty() && firms[i].code == code) {
                coded = index;
            }
        }
    }
    return coded;
}

/// How the figures count it on the day, told by a building the reader sees; else by its last stay there.
const Presence* presence_of(const Cube& cube, const Visibility& visibility, FirmIndex firm, base::Day asof) {
    const FirmPlaces& places = *cube.firm_places;
    const Presence* best = nullptr;
    for (std::uint32_t i = places.begin[firm]; i < places.begin[firm + 1]; ++i) {
        const BlockRef& ref = places.presences[i];
        if (!visibility.sees(ref.block)) {
            continue;
        }
        const Presence& presence = cube.blocks[ref.block]->presences[ref.position];
        const bool begins_later = best == nullptr || best->from < presence.from;
        if (presence.from <= asof && begins_later) {
            best = &presence;
        }
    }
    return best;
}

struct MonthOfFirm {
    std::int64_t full = 0;
    std::map<BlockIndex, std::int64_t> by_block;
};

std::map<base::Month, MonthOfFirm> tax_of_firm(const Cube& cube, const Visibility& visibility,
                                               FirmIndex firm) {
    const FirmTaxes& taxes = *cube.firm_taxes;
    std::map<base::Month, MonthOfFirm> months;
    for (std::uint32_t i = taxes.begin[firm]; i < taxes.begin[firm + 1]; ++i) {
        const PayerRef& ref = taxes.payers[i];
        if (!visibility.sees(ref.block)) {
            continue;
        }
        const YearLine& line = cube.paid(ref);
        const std::uint16_t bits = cube.payer(ref).months;
        for (int month = 0; month < 12; ++month) {
            if (((bits >> month) & 1U) == 0) {
                continue;
            }
            const auto at = static_cast<std::size_t>(month);
            const std::int64_t amount = line[at] - (at == 0 ? 0 : line[at - 1]);
            MonthOfFirm& one = months[base::Month{cube.tax[ref.year]->year * 100 + month + 1}];
            one.full += amount;
            one.by_block[ref.block] += amount;
        }
    }
    return months;
}

Json tax_json(const Cube& cube, const Visibility& visibility, FirmIndex firm) {
    Json rows = Json::array();
    std::int64_t total = 0;
    for (const auto& [month, paid] : tax_of_firm(cube, visibility, firm)) {
        Json places = Json::array();
        for (const auto& [block, amount] : paid.by_block) {
            const Block& place = *cube.blocks[block];
            places.push(
                Json::object({{"buildingId", place.is_outside() ? Json() : Json(base::id_to_text(place.id))},
                              {"building", place.is_outside() ? "楼宇外" : place.name},
                              {"full", amount}}));
        }
        total += paid.full;
        rows.push(Json::object(
            {{"month", base::to_string(month)}, {"full", paid.full}, {"places", std::move(places)}}));
    }
    return Json::object({{"rows", std::move(rows)}, {"total", total}});
}

std::string_view where_registered(Registered registered) {
    return registered == Registered::kYes ? "here" : registered == Registered::kNo ? "elsewhere" : "unknown";
}

}  // namespace

base::Result<Json> firm_profile(const Cube& cube, store::Session& session, const rights::Reader& reader,
                                const FirmProfileRequest& request) {
    TRY_DO(reader.demand(rights::Capability::kReadRegistry));
    TRY(const std::vector<registry::Record> versions,
        registry::versions(session, reader, "enterprise", request.enterprise_id));
    const std::string* code = base::as_text(versions.back().get("credit_code"));
    Json json;
    json.set("enterpriseId", base::id_to_text(request.enterprise_id))
        .set("asof", base::to_string(request.asof))
        .set("stays", stays_json(session, reader, request))
        .set("registered", Json())
        .set("industry", Json())
        .set("industryLabel", Json())
        .set("tax", Json());
    const std::optional<FirmIndex> firm =
        cube.firm_places == nullptr ? std::nullopt
                                    : find_firm(cube, request.enterprise_id, code == nullptr ? "" : *code);
    if (!firm) {
        return json;
    }
    const Visibility visibility = visibility_of(cube, reader);
    if (const Presence* presence = presence_of(cube, visibility, *firm, request.asof)) {
        const Classification& sections = cube.industries->classifications.front();
        const Classification::Class& section = sections.classes[sections.class_of_atom[presence->atom]];
        json.set("registered", where_registered(presence->registered))
            .set("industry", section.key)
            .set("industryLabel", section.label);
    }
    if (request.with_tax && visibility.taxpayers) {
        json.set("tax", tax_json(cube, visibility, *firm));
    }
    return json;
}

}  // namespace louyu::statistics
