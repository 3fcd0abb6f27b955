#include "exchange/attribution.hpp"

#include <algorithm>
#include <numeric>

#include "base/decimal.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

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

void write_attribution(store::Session& session, std::string_view district_code, const store::Values& record,
                       const std::vector<BuildingWeight>& buildings) {
    const store::Params key = {
        {"district_code", std::string(district_code)}, {"batch_id", record[0]}, {"row_number", record[1]}};
    session.execute(sql::kDeleteTaxShare, key);
    store::Params update = key;
    update.emplace_back("building_id",
                        buildings.size() == 1 ? base::Value{buildings[0].building_id} : base::Value{});
    update.emplace_back("attribution", std::string(buildings.empty()       ? "outside"
                                                   : buildings.size() == 1 ? "building"
                                                                           : "split"));
    session.execute(sql::kUpdateTaxBuilding, update);
    for (std::size_t i = 0; buildings.size() > 1 && i < buildings.size(); ++i) {
        store::Params share = key;
        share.emplace_back("building_id", buildings[i].building_id);
        share.emplace_back("tax_full", part_of(record[3], buildings, i));
        share.emplace_back("tax_local", part_of(record[4], buildings, i));
        share.emplace_back("tax_district", part_of(record[5], buildings, i));
        session.execute(sql::kInsertTaxShare, share);
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

void attribute_again(store::Session& session, std::string_view district_code,
                     const std::vector<std::int64_t>& enterprise_ids) {
    for (const std::int64_t enterprise : enterprise_ids) {
        const store::Rows codes = session.select(sql::kFindEnterpriseCode, {{"id", enterprise}});
        if (!codes.empty()) {
            session.execute(sql::kClaimTaxByCode, {{"enterprise_id", enterprise},
                                                   {"district_code", std::string(district_code)},
                                                   {"credit_code", codes[0][0]}});
        }
        const Stays stays = Stays::load_of_enterprise(session, enterprise);
        for (const store::Values& record :
             session.select(sql::kListTaxOfEnterprise, {{"enterprise_id", enterprise}})) {
            const base::Month month{static_cast<std::int32_t>(*base::as_integer(record[2]))};
            write_attribution(session, district_code, record,
                              buildings_of_month(stays.of(enterprise), month));
        }
    }
}

}  // namespace louyu::exchange
