#pragma once
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/decimal.hpp"
#include "statistics/world_for_tests.hpp"

namespace louyu::statistics {

struct NaiveCell {
    base::Month first;
    base::Month last;
    base::Day stock;
    bool operator==(const NaiveCell&) const = default;
};

struct NaiveMove {
    std::int64_t building;
    std::string industry;
    base::Day day;
    bool in;
};

inline std::string firm_key(const WorldFirm& firm) {
    return firm.code.empty() ? "#" + std::to_string(firm.id) : firm.code;
}

/// Day by day: present today and not yesterday, or the other way round.
inline std::vector<NaiveMove> naive_moves(const World& world) {
    std::map<std::tuple<std::int64_t, std::string, std::string>, std::vector<WorldTenancy>> stays;
    for (const WorldTenancy& tenancy : world.tenancies) {
        const WorldFirm& firm = world.firm(tenancy.firm);
        stays[{tenancy.building, firm_key(firm), firm.industry}].push_back(tenancy);
    }
    std::vector<NaiveMove> moves;
    for (const auto& [who, tenancies] : stays) {
        const auto is_there = [&tenancies = tenancies](base::Day day) {
            return std::any_of(tenancies.begin(), tenancies.end(),
                               [&](const WorldTenancy& tenancy) { return tenancy.is_on(day); });
        };
        bool before = is_there(base::Day{20190930});
        for (base::Day day{20191001}; day <= base::Day{20201231}; day = base::next_day(day)) {
            const bool today = is_there(day);
            if (today != before) {
                moves.push_back({std::get<0>(who), std::get<2>(who), day, today});
            }
            before = today;
        }
    }
    return moves;
}

/// Counts one figure by looking at every row written.
class Naive {
  public:
    Naive(const World& world, const std::vector<NaiveMove>& moves, std::string place, std::string industry)
        : world_(world), place_(std::move(place)), industry_(std::move(industry)), moves_(moves) {}

    /// Members of the groups a figure was found in, "" for the total.
    std::string value(const std::string& metric, const std::string& place, const std::string& industry,
                      const NaiveCell& cell) {
        look_at(cell);
        wanted_place_ = place;
        wanted_industry_ = industry;
        return compute(metric);
    }

    std::set<std::string> places(const NaiveCell& cell) {
        look_at(cell);
        std::set<std::string> all = {"outside"};
        for (const std::int64_t id : ids()) {
            all.insert(seen_.at(id).place);
        }
        return all;
    }

    std::string industry_of(const std::string& code) const {
        if (industry_ == "industry") {
            static const std::map<std::string, std::string> kSections = {
                {"51", "F"}, {"65", "I"}, {"70", "K"}, {"J", "J"}, {"", "unknown"}};
            return kSections.at(code.substr(0, 2));
        }
        if (industry_ == "industry:local") {
            return code.substr(0, 3) == "651"  ? "software"
                   : code.substr(0, 2) == "65" ? "science"
                   : code.substr(0, 2) == "51" ? "trade"
                                               : "unknown";
        }
        return "";
    }

  private:
    struct Seen {
        const WorldBuilding* building = nullptr;
        std::int64_t occupied = 0;
        std::string place;
    };

    void look_at(const NaiveCell& cell) {
        if (cell == cell_) {
            return;
        }
        cell_ = cell;
        seen_.clear();
        for (const std::int64_t id : ids()) {
            seen_[id] = {on_day(id), occupied(id), place_of(id)};
        }
        paid_.clear();
        each_tax([&](const WorldTax& tax, std::int64_t, std::int64_t full, std::int64_t) {
            if (tax.month / 100 == cell_.last.year() && tax.month <= cell_.last.yyyymm) {
                paid_[payer_key(tax)] += full;
            }
        });
    }

    std::vector<std::int64_t> ids() const {
        std::set<std::int64_t> all;
        for (const WorldBuilding& building : world_.buildings) {
            all.insert(building.id);
        }
        return {all.begin(), all.end()};
    }
    const WorldBuilding* on_day(std::int64_t id) const {
        for (const WorldBuilding& building : world_.buildings) {
            if (building.id == id && building.is_on(cell_.stock)) {
                return &building;
            }
        }
        return nullptr;
    }
    const WorldBuilding& nearest(std::int64_t id) const {
        const WorldBuilding* best = nullptr;
        for (const WorldBuilding& building : world_.buildings) {
            if (building.id == id && (best == nullptr || building.from <= cell_.stock)) {
                best = &building;
            }
        }
        return *best;
    }
    std::int64_t occupied(std::int64_t id) const {
        std::int64_t sum = 0;
        for (const WorldTenancy& tenancy : world_.tenancies) {
            sum += tenancy.building == id && tenancy.is_on(cell_.stock) ? tenancy.area : 0;
        }
        return sum;
    }
    /// Building (0: outside) and amount of each row or part of a row.
    template <class Take>
    void each_tax(Take take) const {
        for (const WorldTax& tax : world_.taxes) {
            if (tax.shares.empty()) {
                take(tax, tax.building, tax.full, tax.local.value_or(0));
            }
            for (const auto& [building, full] : tax.shares) {
                take(tax, building, full, std::int64_t{0});
            }
        }
    }
    std::int64_t year_tax(std::int64_t id) const {
        std::int64_t sum = 0;
        each_tax([&](const WorldTax& tax, std::int64_t building, std::int64_t full, std::int64_t) {
            sum += building == id && tax.month / 100 == cell_.last.year() && tax.month <= cell_.last.yyyymm
                       ? full
                       : 0;
        });
        return sum;
    }

    std::string place_of(std::int64_t id) const {
        const WorldBuilding& building = nearest(id);
        if (place_ == "region:street") {
            static const std::map<std::int64_t, std::string> kStreets = {{kNorthStreet, "210102001000"},
                                                                         {kSouthStreet, "210102002000"},
                                                                         {kEastStreet, "210103001000"},
                                                                         {kHeping, "unknown"}};
            return kStreets.at(building.region);
        }
        if (place_ == "region:county") {
            return building.region == kEastStreet ? "210103000000" : "210102000000";
        }
        if (place_ == "zone:areas") {
            return building.zone.empty() ? "unknown" : building.zone;
        }
        if (place_ == "stage") {
            return building.stage;
        }
        if (place_ == "building") {
            return std::to_string(id);
        }
        if (place_ == "ownership") {
            return building.ownership;
        }
        if (place_ == "location") {
            return "in_building";
        }
        if (place_ == "occupancy_band") {
            const std::int64_t area = building.lettable_area;
            const std::int64_t percent = area > 0 ? occupied(id) * 100 : 0;
            return area <= 0             ? "unknown"
                   : percent < 50 * area ? "lt_50"
                   : percent < 70 * area ? "50_70"
                   : percent < 85 * area ? "70_85"
                                         : "gte_85";
        }
        if (place_ == "tax_tier") {
            const std::int64_t tax = year_tax(id);
            return tax >= 10000000000  ? "gte_100m"
                   : tax >= 7000000000 ? "70m_100m"
                   : tax >= 5000000000 ? "50m_70m"
                   : tax >= 1000000000 ? "10m_50m"
                                       : "lt_10m";
        }
        return "";
    }
    std::string outside_of(const std::string& district) const {
        return place_ == "region:county" ? district + "000000" : place_.empty() ? "" : "outside";
    }
    bool wants_place(const std::string& place) const {
        return wanted_place_.empty() || place == wanted_place_;
    }
    bool wants_industry(const std::string& code) const {
        return wanted_industry_.empty() || industry_of(code) == wanted_industry_;
    }
    bool counts(std::int64_t id) const {
        const WorldBuilding* building = seen_.at(id).building;
        return building != nullptr && (place_ == "stage" || building->stage == "operating");
    }

    template <class Amount>
    std::int64_t sum_buildings(Amount amount, bool standing = false) const {
        std::int64_t sum = 0;
        for (const std::int64_t id : ids()) {
            const WorldBuilding* building = seen_.at(id).building;
            const bool is_in =
                standing ? building != nullptr && building->stage != "under_construction" : counts(id);
            if (is_in && wants_place(seen_.at(id).place)) {
                sum += amount(*building);
            }
        }
        return sum;
    }
    bool is_taxed(const WorldFirm& firm, const std::string& district) const {
        bool found = false;
        for (const WorldTax& tax : world_.taxes) {
            const bool is_its = tax.firm != 0 && firm_key(world_.firm(tax.firm)) == firm_key(firm);
            const int age = cell_.last.index() - base::Month{tax.month}.index();
            found = found || (is_its && tax.district == district && age >= 0 && age < 12);
        }
        return found;
    }
    /// Firms present on the day in counted buildings of the group, distinct.
    template <class Predicate>
    std::int64_t count_firms(Predicate predicate) const {
        std::set<std::string> firms;
        for (const WorldTenancy& tenancy : world_.tenancies) {
            const WorldFirm& firm = world_.firm(tenancy.firm);
            if (tenancy.is_on(cell_.stock) && counts(tenancy.building) &&
                wants_place(seen_.at(tenancy.building).place) && wants_industry(firm.industry) &&
                predicate(firm)) {
                firms.insert(firm_key(firm));
            }
        }
        return static_cast<std::int64_t>(firms.size());
    }
    std::int64_t count_moves(bool in) const {
        std::int64_t count = 0;
        for (const NaiveMove& move : moves_) {
            count += move.in == in && cell_.first.first_day() <= move.day && move.day <= cell_.stock &&
                             counts(move.building) && wants_place(seen_.at(move.building).place) &&
                             wants_industry(move.industry)
                         ? 1
                         : 0;
        }
        return count;
    }
    std::int64_t sum_tax(bool local) const {
        std::int64_t sum = 0;
        each_tax([&](const WorldTax& tax, std::int64_t building, std::int64_t full, std::int64_t local_part) {
            const std::string place = building == 0 ? outside_of(tax.district) : seen_.at(building).place;
            const std::string code = tax.firm == 0 ? "" : world_.firm(tax.firm).industry;
            const bool is_in = cell_.first.yyyymm <= tax.month && tax.month <= cell_.last.yyyymm;
            if (is_in && wants_place(place) && wants_industry(code)) {
                sum += local ? local_part : full;
            }
        });
        return sum;
    }
    std::int64_t yield_tax() const {
        std::int64_t sum = 0;
        each_tax([&](const WorldTax& tax, std::int64_t building, std::int64_t full, std::int64_t) {
            const bool is_in = cell_.first.yyyymm <= tax.month && tax.month <= cell_.last.yyyymm;
            if (is_in && building != 0 && counts(building) &&
                seen_.at(building).building->business_area > 0 && wants_place(seen_.at(building).place)) {
                sum += full;
            }
        });
        return sum;
    }
    std::int64_t count_key_firms(std::int64_t threshold) const {
        std::int64_t count = 0;
        for (const auto& [key, amount] : paid_) {
            count += amount >= threshold && is_counted_key_firm(key) ? 1 : 0;
        }
        return count;
    }
    std::string payer_key(const WorldTax& tax) const {
        return tax.firm == 0 ? tax.code : firm_key(world_.firm(tax.firm));
    }
    bool is_counted_key_firm(const std::string& key) const {
        bool is_inside = false;
        bool found = false;
        for (const WorldTenancy& tenancy : world_.tenancies) {
            const WorldFirm& firm = world_.firm(tenancy.firm);
            if (firm_key(firm) == key && tenancy.is_on(cell_.stock) && counts(tenancy.building)) {
                is_inside = true;
                found =
                    found || (wants_place(seen_.at(tenancy.building).place) && wants_industry(firm.industry));
            }
        }
        if (is_inside) {
            return found;
        }
        for (const WorldTax& tax : world_.taxes) {
            if (payer_key(tax) == key && tax.month / 100 == cell_.last.year()) {
                const std::string code = tax.firm == 0 ? "" : world_.firm(tax.firm).industry;
                found = found || (wants_place(outside_of(tax.district)) && wants_industry(code));
            }
        }
        return found;
    }

    std::string compute(const std::string& metric) const {
        const auto area = [](std::int64_t units) { return base::format_decimal(units, 2); };
        const auto known = [](std::int64_t units) { return std::max<std::int64_t>(0, units); };
        const auto ratio = [](std::int64_t a, std::int64_t b, int digits = 6) {
            const std::string text = base::format_ratio({a, b}, digits);
            return text.empty() ? std::string("-") : text;
        };
        const auto vacant = [&](const WorldBuilding& b) {
            return b.lettable_area < 0 ? 0
                                       : std::max<std::int64_t>(0, b.lettable_area - seen_.at(b.id).occupied);
        };
        if (metric == "building_count") {
            return std::to_string(sum_buildings([](const WorldBuilding&) { return 1; }));
        }
        if (metric == "floor_area") {
            return area(sum_buildings([](const WorldBuilding& b) { return b.floor_area; }));
        }
        if (metric == "occupied_area") {
            if (industry_.empty()) {
                return area(sum_buildings([&](const WorldBuilding& b) { return seen_.at(b.id).occupied; }));
            }
            std::int64_t sum = 0;
            for (const WorldTenancy& tenancy : world_.tenancies) {
                sum += tenancy.is_on(cell_.stock) && counts(tenancy.building) &&
                               wants_place(seen_.at(tenancy.building).place) &&
                               wants_industry(world_.firm(tenancy.firm).industry)
                           ? tenancy.area
                           : 0;
            }
            return area(sum);
        }
        if (metric == "vacant_area") {
            return area(sum_buildings(vacant));
        }
        const std::int64_t lettable =
            sum_buildings([&](const WorldBuilding& b) { return known(b.lettable_area); });
        if (metric == "occupancy_rate") {
            return ratio(sum_buildings([&](const WorldBuilding& b) {
                             return b.lettable_area > 0 ? seen_.at(b.id).occupied : 0;
                         }),
                         lettable);
        }
        if (metric == "vacancy_rate") {
            return ratio(sum_buildings(vacant), lettable);
        }
        if (metric == "idle_resource_count") {
            return std::to_string(
                sum_buildings([&](const WorldBuilding& b) { return vacant(b) > 300000 ? 1 : 0; }, true));
        }
        if (metric == "idle_resource_area") {
            return area(sum_buildings(
                [&](const WorldBuilding& b) { return vacant(b) > 300000 ? vacant(b) : 0; }, true));
        }
        const auto is_registered = [](const WorldFirm& firm) {
            return firm.registered_here == "yes" || (firm.has_registration && !firm.code.empty());
        };
        const auto any_firm = [](const WorldFirm&) { return true; };
        if (metric == "firm_count") {
            return std::to_string(count_firms(any_firm));
        }
        if (metric == "local_registration_rate") {
            return ratio(count_firms(is_registered), count_firms(any_firm));
        }
        if (metric == "local_tax_rate") {
            return ratio(count_firms([&](const WorldFirm& firm) { return is_taxed(firm, firm.district); }),
                         count_firms(any_firm));
        }
        if (metric == "moved_in" || metric == "moved_out") {
            return std::to_string(count_moves(metric == "moved_in"));
        }
        if (metric == "tax_full" || metric == "tax_local") {
            return std::to_string(sum_tax(metric == "tax_local"));
        }
        if (metric == "tax_per_area") {
            return ratio(yield_tax(),
                         sum_buildings([&](const WorldBuilding& b) { return known(b.business_area); }), 4);
        }
        return std::to_string(count_key_firms(metric == "key_firm_count_5m" ? 500000000 : 1000000000));
    }

    const World& world_;
    std::string place_;
    std::string industry_;
    NaiveCell cell_{};
    std::map<std::int64_t, Seen> seen_;
    std::map<std::string, std::int64_t> paid_;
    const std::vector<NaiveMove>& moves_;
    std::string wanted_place_;
    std::string wanted_industry_;
};

}  // namespace louyu::statistics
