#include "exchange/attribution.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/json.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kImageBytesMax = 64 << 20;

__extension__ using Wide = __int128;  // an amount in fen times an area in 0.01 ㎡

void add_weight(std::vector<BuildingWeight>& buildings, const Stay& stay) {
    for (BuildingWeight& building : buildings) {
        if (building.building_id == stay.building_id) {
            building.weight += stay.area;
            return;
        }
    }
    buildings.push_back({stay.building_id, stay.area});
}

template <class Holds>
std::vector<BuildingWeight> weigh(const std::vector<Stay>& stays, Holds holds) {
    std::vector<BuildingWeight> buildings;
    std::optional<std::int64_t> primary;
    for (const Stay& stay : stays) {
        if (!holds(stay)) {
            continue;
        }
        if (stay.is_primary && !primary) {
            primary = stay.building_id;
        }
        add_weight(buildings, stay);
    }
    if (primary && buildings.size() > 1) {
        return {{*primary, 1}};
    }
    return buildings;
}

base::Value part_of(const base::Value& amount, const std::vector<BuildingWeight>& buildings,
                    std::size_t index) {
    const std::int64_t* fen = base::as_integer(amount);
    return fen == nullptr ? base::Value{} : base::Value{share_by_weight(*fen, buildings)[index]};
}

// Columns of list_tax_of_enterprise.sql.
constexpr std::size_t kDistrict = 0;
constexpr std::size_t kBatch = 1;
constexpr std::size_t kRow = 2;
constexpr std::size_t kMonth = 3;
constexpr std::size_t kBuilding = 4;
constexpr std::size_t kAttribution = 5;
constexpr std::size_t kFirstAmount = 6;

std::string attribution_of(const std::vector<BuildingWeight>& buildings) {
    return buildings.empty() ? "outside" : buildings.size() == 1 ? "building" : "split";
}

void write_shares(store::Session& session, const store::Values& record, const store::Params& key,
                  const std::vector<BuildingWeight>& buildings) {
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        store::Params share = key;
        share.emplace_back("building_id", buildings[i].building_id);
        share.emplace_back("tax_full", part_of(record[kFirstAmount], buildings, i));
        share.emplace_back("tax_local", part_of(record[kFirstAmount + 1], buildings, i));
        share.emplace_back("tax_district", part_of(record[kFirstAmount + 2], buildings, i));
        session.execute(sql::kInsertTaxShare, share);
    }
}

/// False when the record goes where it went.
bool attribute(store::Session& session, const store::Values& record,
               const std::vector<BuildingWeight>& buildings) {
    const std::string attribution = attribution_of(buildings);
    const base::Value building =
        buildings.size() == 1 ? base::Value{buildings[0].building_id} : base::Value{};
    const bool was_split = *base::as_text(record[kAttribution]) == "split";
    const bool is_same = record[kBuilding] == building && record[kAttribution] == base::Value{attribution};
    if (is_same && !was_split) {
        return false;
    }
    const store::Params key = {
        {"district_code", record[kDistrict]}, {"batch_id", record[kBatch]}, {"row_number", record[kRow]}};
    if (was_split) {
        session.execute(sql::kDeleteTaxShare, key);
    }
    if (!is_same) {
        store::Params update = key;
        update.emplace_back("building_id", building);
        update.emplace_back("attribution", attribution);
        session.execute(sql::kUpdateTaxBuilding, update);
    }
    if (buildings.size() > 1) {
        write_shares(session, record, key, buildings);
    }
    return true;
}

/// The firm a logged change of a stay speaks of: it stands among the fields that differ, or in the version
/// that was replaced.
void collect_enterprises(const std::string& image, std::set<std::int64_t>& enterprises) {
    const base::Result<base::Json> json = base::parse_json(image, {.bytes_max = kImageBytesMax});
    if (!json) {
        return;
    }
    const auto collect = [&enterprises](const base::Json* holder) {
        const base::Json* fields = holder == nullptr ? nullptr : holder->find("fields");
        const base::Json* firm = fields == nullptr ? nullptr : fields->find("enterprise_id");
        if (firm != nullptr && firm->is_integer()) {
            enterprises.insert(firm->as_integer());
        }
    };
    collect(&*json);
    const base::Json* versions = json->find("versions");
    if (versions != nullptr && versions->is_array()) {
        for (const base::Json& version : versions->items()) {
            collect(&version);
        }
    }
}

}  // namespace

std::vector<BuildingWeight> buildings_of_month(const std::vector<Stay>& stays, base::Month month) {
    if (stays.empty()) {
        return {};
    }
    const base::Day first = month.first_day();
    const base::Day last = month.last_day();
    std::vector<BuildingWeight> at_end =
        weigh(stays, [last](const Stay& stay) { return stay.from <= last && last <= stay.to; });
    if (!at_end.empty()) {
        return at_end;
    }
    return weigh(stays, [first, last](const Stay& stay) { return stay.from <= last && first <= stay.to; });
}

std::vector<std::int64_t> share_by_weight(std::int64_t amount, const std::vector<BuildingWeight>& buildings) {
    std::vector<std::int64_t> parts(buildings.size(), 0);
    const std::int64_t total =
        std::accumulate(buildings.begin(), buildings.end(), std::int64_t{0},
                        [](std::int64_t sum, const auto& b) { return sum + b.weight; });
    if (total <= 0) {
        if (!parts.empty()) {
            parts.front() = amount;
        }
        return parts;
    }
    const std::int64_t sign = amount < 0 ? -1 : 1;
    const Wide size = static_cast<Wide>(amount) * sign;
    std::vector<std::pair<std::int64_t, std::size_t>> remainders;
    Wide given = 0;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        const Wide product = size * buildings[i].weight;
        parts[i] = static_cast<std::int64_t>(product / total);
        given += parts[i];
        remainders.emplace_back(static_cast<std::int64_t>(product % total), i);
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto left = static_cast<std::size_t>(size - given);
    for (std::size_t i = 0; i < left; ++i) {
        ++parts[remainders[i].second];
    }
    for (std::int64_t& part : parts) {
        part *= sign;
    }
    return parts;
}

void Stays::add(const store::Row& row) {
    stays_[row.integer(0)].push_back({row.integer(1), base::Day{static_cast<std::int32_t>(row.integer(2))},
                                      base::Day{static_cast<std::int32_t>(row.integer(3))}, row.integer(4),
                                      row.integer(5) != 0});
}

Stays Stays::load(store::Session& session, std::string_view district_code) {
    Stays all;
    session.stream(sql::kListStays, {{"district_code", std::string(district_code)}},
                   [&all](const store::Row& row) {
                       all.add(row);
                       return true;
                   });
    return all;
}

Stays Stays::load_of_enterprise(store::Session& session, std::int64_t enterprise_id) {
    Stays all;
    session.stream(sql::kListStaysOfEnterprise, {{"enterprise_id", enterprise_id}},
                   [&all](const store::Row& row) {
                       all.add(row);
                       return true;
                   });
    return all;
}

const std::vector<Stay>& Stays::of(std::int64_t enterprise_id) const {
    static const std::vector<Stay> none;
    const auto found = stays_.find(enterprise_id);
    return found == stays_.end() ? none : found->second;
}

namespace {

/// Tax that came before its payer was registered as an occupant; how many rows became his.
std::int64_t claim(store::Session& session, std::int64_t enterprise) {
    std::int64_t rows = 0;
    std::set<std::string> claimed;
    for (const store::Values& version : session.select(sql::kFindEnterpriseNames, {{"id", enterprise}})) {
        const std::string* code = base::as_text(version[1]);
        if (code != nullptr && claimed.insert(*code).second) {
            rows += session.execute(
                sql::kClaimTaxByCode,
                {{"enterprise_id", enterprise}, {"district_code", version[0]}, {"credit_code", *code}});
        }
        if (claimed.insert("=" + *base::as_text(version[2])).second) {
            rows += session.execute(
                sql::kClaimTaxByName,
                {{"enterprise_id", enterprise}, {"district_code", version[0]}, {"name", version[2]}});
        }
    }
    return rows;
}

}  // namespace

void attribute_again(store::Session& session, const std::vector<std::int64_t>& enterprise_ids) {
    if (enterprise_ids.empty() || session.select(sql::kFindAnyTax).empty()) {
        return;
    }
    std::set<base::Month> moved;
    for (const std::int64_t enterprise : enterprise_ids) {
        const bool has_claimed = claim(session, enterprise) > 0;
        const store::Rows records =
            session.select(sql::kListTaxOfEnterprise, {{"enterprise_id", enterprise}});
        if (records.empty()) {
            continue;
        }
        const Stays stays = Stays::load_of_enterprise(session, enterprise);
        for (const store::Values& record : records) {
            const base::Month month{static_cast<std::int32_t>(*base::as_integer(record[kMonth]))};
            if (attribute(session, record, buildings_of_month(stays.of(enterprise), month)) || has_claimed) {
                moved.insert(month);
            }
        }
    }
    note_attribution(session, moved);
}

void note_attribution(store::Session& session, const std::set<base::Month>& months) {
    for (const base::Month month : months) {
        session.execute(sql::kNoteAttribution, {{"month", std::int64_t{month.yyyymm}}});
    }
}

std::vector<std::int64_t> enterprises_changed_since(store::Session& session, std::int64_t sequence) {
    std::set<std::int64_t> enterprises;
    session.stream(sql::kListEnterprisesChangedSince, {{"sequence", sequence}},
                   [&enterprises](const store::Row& row) {
                       enterprises.insert(row.integer(0));
                       return true;
                   });
    session.stream(sql::kListStaysChangedSince, {{"sequence", sequence}},
                   [&enterprises](const store::Row& row) {
                       collect_enterprises(row.text(0), enterprises);
                       collect_enterprises(row.text(1), enterprises);
                       return true;
                   });
    return {enterprises.begin(), enterprises.end()};
}

void attribute_since(store::Session& session, std::int64_t sequence) {
    attribute_again(session, enterprises_changed_since(session, sequence));
}

std::int64_t registry_sequence(store::Session& session) {
    return *base::as_integer(session.select(sql::kFindRegistrySequence)[0][0]);
}

}  // namespace louyu::exchange
