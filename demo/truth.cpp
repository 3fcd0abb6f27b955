#include "demo/truth.hpp"

#include <algorithm>
#include <set>

#include "demo/heping_plan.hpp"
#include "demo/industries.hpp"
#include "demo/stages.hpp"
#include "demo/tax_spread.hpp"

namespace louyu::demo {

namespace {

using base::Month;

/// Plain loops over the world. Slow and simple on purpose.
class Counter {
  public:
    explicit Counter(const World& world) : world_(world), stays_(world.firms.size()) {
        for (const Stay& stay : world.stays) {
            stays_[static_cast<std::size_t>(stay.firm)].push_back(&stay);
        }
    }

    Truth count() {
        truth_.buildings.resize(world_.buildings.size());
        count_space();
        count_taxes();
        count_buildings();
        count_firms();
        count_moves();
        return std::move(truth_);
    }

  private:
    int building_number(const Stay& stay) const {
        return world_.units[static_cast<std::size_t>(stay.unit)].building;
    }

    std::string zone_name(const Building& building, std::size_t zoning) const {
        const int zone = building.zones[zoning];
        return zone < 0 ? std::string() : world_.zonings[zoning].zones[static_cast<std::size_t>(zone)].name;
    }

    int building_in(std::size_t firm, Month month) const {
        int found = -1;
        for (const Stay* stay : stays_[firm]) {
            if (touches(*stay, month)) {
                if (stay->is_primary) {
                    return building_number(*stay);
                }
                found = building_number(*stay);
            }
        }
        return found;
    }

    void count_space() {
        std::vector<std::set<std::int32_t>> firms(world_.buildings.size());
        for (const Stay& stay : world_.stays) {
            if (holds(stay, world_.shape.cutoff)) {
                const auto building = static_cast<std::size_t>(building_number(stay));
                truth_.buildings[building].occupied_area +=
                    world_.units[static_cast<std::size_t>(stay.unit)].area;
                firms[building].insert(stay.firm);
            }
        }
        for (std::size_t i = 0; i < world_.buildings.size(); ++i) {
            const Building& building = world_.buildings[i];
            BuildingTruth& seen = truth_.buildings[i];
            seen.code = building.code;
            seen.name = building.name;
            seen.street = world_.streets[static_cast<std::size_t>(building.street)].name;
            seen.stage = stage_code(building.stage);
            seen.zone = zone_name(building, 0);
            seen.floor_area = building.floor_area;
            seen.lettable_area = building.lettable_area;
            seen.firms = static_cast<int>(firms[i].size());
            seen.is_scattered = building.ownership == "分散产权";
        }
    }

    void count_taxes() {
        const auto months =
            static_cast<std::size_t>(world_.shape.last_month.index() - world_.shape.first_month.index() + 1);
        truth_.tax_by_month.assign(months, 0);
        truth_.local_by_month.assign(months, 0);
        truth_.district_by_month.assign(months, 0);
        truth_.inside_by_month.assign(months, 0);
        truth_.third_office_by_month.assign(months, 0);
        truth_.district_office_rows.assign(months, 0);
        for (std::size_t firm = 0; firm < world_.firms.size(); ++firm) {
            Money first_year = 0;
            bool inside_first_year = false;
            for (std::size_t m = 0; m < months; ++m) {
                const Month month = world_.shape.first_month.plus(static_cast<int>(m));
                const Money amount = amount_in(firm, month);
                if (amount == 0) {
                    continue;
                }
                const KindAmounts kinds = kinds_of(world_, firm, month, amount);
                const Calibres sums = calibres_of(kinds);
                const KindAmounts third = at_office(world_.firms[firm], kinds, Office::kThird);
                truth_.third_office_by_month[m] += calibres_of(third).full;
                truth_.district_office_rows[m] += third == kinds ? 0 : 1;
                truth_.tax_by_month[m] += sums.full;
                truth_.local_by_month[m] += sums.local;
                truth_.district_by_month[m] += sums.district;
                const int building = building_in(firm, month);
                if (building >= 0) {
                    truth_.inside_by_month[m] += sums.full;
                    if (month.year() == world_.shape.last_month.year()) {
                        truth_.buildings[static_cast<std::size_t>(building)].tax_last_year += sums.full;
                    }
                }
                if (month.year() == world_.shape.first_month.year()) {
                    first_year += sums.full;
                    inside_first_year = inside_first_year || building >= 0;
                }
            }
            add_key(truth_.above_five_million, first_year, kFiveMillion, inside_first_year);
            add_key(truth_.above_ten_million, first_year, kTenMillion, inside_first_year);
        }
    }

    static void add_key(KeyFirmTruth& truth, Money tax, Money limit, bool inside) {
        if (tax < limit) {
            return;
        }
        ++truth.firms;
        truth.tax += tax;
        truth.inside += inside ? 1 : 0;
        truth.inside_tax += inside ? tax : 0;
    }

    Money amount_in(std::size_t firm, Month month) {
        const int year = world_.shape.year_index(month);
        if (firm != cached_firm_ || year != cached_year_) {
            cached_ = months_of(world_, firm, year);
            cached_firm_ = firm;
            cached_year_ = year;
        }
        return cached_[static_cast<std::size_t>(month.month() - 1)];
    }

    void count_buildings() {
        std::int64_t rates = 0;
        for (std::size_t i = 0; i < world_.buildings.size(); ++i) {
            const BuildingTruth& seen = truth_.buildings[i];
            const Stage stage = world_.buildings[i].stage;
            if (stage == Stage::kUnderConstruction) {
                truth_.under_construction_area += seen.floor_area;
            }
            count_idle(seen, stage);
            if (stage != Stage::kOperating) {
                continue;
            }
            ++truth_.operating_buildings;
            truth_.floor_area += seen.floor_area;
            truth_.lettable_area += seen.lettable_area;
            truth_.occupied_area += seen.occupied_area;
            truth_.above_100000 += seen.floor_area > 100000 * kSquareMetre ? 1 : 0;
            ++truth_.zones[seen.zone];
            ++truth_.clusters[zone_name(world_.buildings[i], 1)];
            const Area occupied = seen.occupied_area * 100;
            const Area lettable = seen.lettable_area;
            const std::size_t band = occupied >= lettable * 85   ? 3
                                     : occupied >= lettable * 70 ? 2
                                     : occupied >= lettable * 50 ? 1
                                                                 : 0;
            ++truth_.occupancy_bands[band];
            rates += seen.occupied_area * 1000000 / seen.lettable_area;
            if (seen.is_scattered) {
                truth_.scattered_lettable += seen.lettable_area;
                truth_.scattered_vacant += seen.vacant_area();
            }
            count_tier(seen);
        }
        truth_.mean_occupancy = truth_.operating_buildings > 0 ? rates / truth_.operating_buildings : 0;
    }

    void count_idle(const BuildingTruth& seen, Stage stage) {
        if (stage == Stage::kPlanned || stage == Stage::kUnderConstruction ||
            seen.vacant_area() <= 3000 * kSquareMetre) {
            return;
        }
        ++truth_.idle_resources;
        truth_.idle_area += seen.vacant_area();
        auto& [count, area] = truth_.idle_by_street[seen.street];
        ++count;
        area += seen.vacant_area();
    }

    void count_tier(const BuildingTruth& seen) {
        const Money limits[] = {10000 * kWan, 7000 * kWan, 5000 * kWan};
        for (std::size_t tier = 0; tier < 3; ++tier) {
            if (seen.tax_last_year >= limits[tier]) {
                truth_.tiers[tier].push_back(seen.name);
                truth_.top_tier_tax += tier == 0 ? seen.tax_last_year : 0;
                return;
            }
        }
    }

    void count_firms() {
        for (std::size_t i = 0; i < world_.firms.size(); ++i) {
            std::set<int> homes;
            for (const Stay* stay : stays_[i]) {
                const int building = building_number(*stay);
                const bool operating =
                    world_.buildings[static_cast<std::size_t>(building)].stage == Stage::kOperating;
                if (operating && holds(*stay, world_.shape.cutoff)) {
                    homes.insert(building);
                }
            }
            if (homes.empty()) {
                continue;
            }
            const Firm& firm = world_.firms[i];
            ++truth_.firms;
            ++truth_.firms_by_class[std::string(
                local_classes()[static_cast<std::size_t>(firm.local_class)].name)];
            truth_.firms_in_two_buildings += homes.size() > 1 ? 1 : 0;
            truth_.registered_here += firm.is_registered_here ? 1 : 0;
            truth_.paying_here += amount_in(i, world_.shape.last_month) != 0 ? 1 : 0;
        }
    }

    void count_moves() {
        truth_.moved_in.assign(truth_.tax_by_month.size(), 0);
        truth_.moved_out.assign(truth_.tax_by_month.size(), 0);
        for (const auto& stays : stays_) {
            std::map<int, std::vector<const Stay*>> by_building;
            for (const Stay* stay : stays) {
                by_building[building_number(*stay)].push_back(stay);
            }
            for (auto& [building, same] : by_building) {
                if (world_.buildings[static_cast<std::size_t>(building)].stage == Stage::kOperating) {
                    count_runs(same);
                }
            }
        }
    }

    /// `stays` are of one firm in one building.
    void count_runs(std::vector<const Stay*>& stays) {
        std::sort(stays.begin(), stays.end(), [](const Stay* a, const Stay* b) { return a->from < b->from; });
        base::Day free_from{};  // the day after the run so far
        for (const Stay* stay : stays) {
            const base::Day next = stay->to.yyyymmdd == 0 ? base::kForever : base::next_day(stay->to);
            if (free_from.yyyymmdd == 0 || free_from < stay->from) {
                add_move(truth_.moved_out, free_from);
                add_move(truth_.moved_in, stay->from);
                free_from = next;
            }
            free_from = std::max(free_from, next);
        }
        add_move(truth_.moved_out, free_from);
    }

    void add_move(std::vector<int>& months, base::Day day) const {
        if (day.yyyymmdd == 0 || day == base::kForever) {
            return;
        }
        const int index = base::month_of(day).index() - world_.shape.first_month.index();
        if (index >= 0 && index < static_cast<int>(months.size())) {
            ++months[static_cast<std::size_t>(index)];
        }
    }

    const World& world_;
    std::vector<std::vector<const Stay*>> stays_;
    Truth truth_;
    MonthAmounts cached_{};
    std::size_t cached_firm_ = static_cast<std::size_t>(-1);
    int cached_year_ = -1;
};

}  // namespace

Truth find_truth(const World& world) {
    return Counter(world).count();
}

}  // namespace louyu::demo
