#include "exchange/batch_access.hpp"

#include <set>

#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

void collect(const store::Rows& rows, std::set<std::string>& districts) {
    for (const store::Values& row : rows) {
        districts.insert(*base::as_text(row[0]));
    }
}

/// The districts a reader's scope lies in, wholly or in part.
std::set<std::string> districts_of(store::Session& session, const rights::Reader& reader) {
    std::set<std::string> districts(reader.districts().begin(), reader.districts().end());
    if (reader.sees_everything()) {
        collect(session.select(sql::kListDistricts), districts);
        return districts;
    }
    if (!districts.empty()) {
        return districts;
    }
    if (!reader.regions().empty()) {
        collect(session.select(sql::kFindDistrictOfRegion, {{"region_id", reader.regions().front()}}),
                districts);
        return districts;
    }
    for (const std::int64_t building : reader.buildings()) {
        collect(session.select(sql::kFindDistrictOfBuilding, {{"building_id", building}}), districts);
    }
    return districts;
}

/// Kinds whose rows are kept by district or found by the firms of one.
bool needs_district(const Kind& kind) {
    return kind.is_ledger || kind.name == "enterprises" || kind.name == "tenancies";
}

}  // namespace

bool is_reference(std::string_view kind) {
    return kind == "regions" || kind == "zones" || kind == "industries" || kind == "published";
}

base::Result<void> demand_import(const rights::Reader& reader, const Kind& kind) {
    if (is_reference(kind.name)) {
        return reader.demand(rights::Capability::kWriteReference);
    }
    return reader.demand(kind.is_ledger ? rights::Capability::kImportLedger
                                        : rights::Capability::kImportRegistry);
}

bool may_see(const rights::Reader& reader, const StoredBatch& stored) {
    const Batch& batch = stored.batch;
    const bool is_of_all = batch.district_code.empty() && is_reference(batch.kind);
    return is_of_all || reader.covers_district(batch.district_code) || stored.created_by == reader.user_id();
}

base::Result<std::string> district_of(store::Session& session, const rights::Reader& reader, const Kind& kind,
                                      const std::string& asked) {
    const std::set<std::string> own = districts_of(session, reader);
    const bool is_own = own.contains(asked) || (reader.sees_everything() && own.empty());
    const std::string district = !asked.empty() ? asked : own.size() == 1 ? *own.begin() : std::string();
    const bool is_foreign = !asked.empty() && !is_own;
    const bool needs_whole = kind.is_ledger && !district.empty() && !reader.covers_district(district);
    if (is_foreign || needs_whole) {
        return base::Error{base::ErrorKind::kForbidden, "exchange.district_out_of_scope",
                           "该区县不在您的授权范围内，请重新选择。"};
    }
    if (district.empty() && needs_district(kind)) {
        return base::Error{base::ErrorKind::kInvalid, "exchange.district_needed",
                           "请注明数据属于哪个区县；如尚未导入行政区划，请先导入。"};
    }
    return district;
}

}  // namespace louyu::exchange
