#include "demo/metropolis.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/error.hpp"
#include "demo/filling.hpp"
#include "demo/firms.hpp"
#include "demo/industries.hpp"
#include "demo/naming.hpp"
#include "demo/random.hpp"
#include "demo/regions.hpp"

namespace louyu::demo {

namespace {

using base::Day;
using base::Month;

constexpr int kMetropolisPayingPerMille = 940;
constexpr int kMetropolisRegisteredPerMille = 720;
constexpr int kPredecessorPerMille = 400;  // rooms newly let in the period that someone else had before
constexpr std::string_view kRoads[] = {"和平大街", "解放路", "人民路", "建设大路", "青年大街", "文化路",
                                       "中山路",   "胜利路", "黄河路", "长江街",   "北海街",   "光明路"};
constexpr const char* kParts[] = {"中心片区", "东部片区", "西部片区"};

/// A district takes buildings by the number of its streets, the first ones more.
std::vector<std::int64_t> district_weights(const World& world, const MetropolisPlan& plan) {
    std::vector<std::int64_t> weights;
    for (std::size_t i = 0; i < plan.districts.size(); ++i) {
        const auto streets =
            std::count_if(world.streets.begin(), world.streets.end(),
                          [&](const Street& street) { return street.district_code == plan.districts[i]; });
        const std::string_view last_digits = plan.districts[i].substr(4);
        weights.push_back(streets * (last_digits < "07" ? 3 : last_digits < "20" ? 2 : 1));
    }
    return weights;
}

class Metropolis {
  public:
    Metropolis(const MetropolisPlan& plan, std::uint64_t seed) : plan_(plan), random_(seed, "metropolis") {
        world_.seed = seed;
        world_.shape = plan.shape;
    }

    World make() {
        world_.streets = streets_of(plan_.districts);
        Zoning zoning{"industry_zones", "产业功能区", {}};
        for (std::string_view district : plan_.districts) {
            int part = 0;
            for (const char* name : kParts) {
                zoning.zones.push_back(
                    {fmt::format("{}{:02}", district, ++part), std::string(region_name(district)) + name});
            }
        }
        world_.zonings.push_back(std::move(zoning));
        draw_buildings();
        seat_firms();
        settle_foundings(world_);
        return std::move(world_);
    }

  private:
    void draw_buildings() {
        const std::vector<std::int64_t> counts = apportion(plan_.buildings, district_weights(world_, plan_));
        std::size_t street_begin = 0;
        int serial = 0;
        for (std::size_t d = 0; d < plan_.districts.size(); ++d) {
            std::size_t street_end = street_begin;
            while (street_end < world_.streets.size() &&
                   world_.streets[street_end].district_code == plan_.districts[d]) {
                ++street_end;
            }
            for (int i = 0; i < counts[d] && street_end > street_begin; ++i) {
                const auto street = random_.between(static_cast<std::int64_t>(street_begin),
                                                    static_cast<std::int64_t>(street_end) - 1);
                world_.buildings.push_back(
                    draw_building(static_cast<int>(street), static_cast<int>(d), i + 1, ++serial));
            }
            district_end_.push_back(world_.buildings.size());
            street_begin = street_end;
        }
    }

    Building draw_building(int street, int district, int number, int serial) {
        static constexpr std::string_view kKinds[] = {"商务办公", "商务办公", "商务办公", "商业综合体",
                                                      "商业",     "科研楼宇", "酒店"};
        static constexpr std::string_view kOwnerships[] = {"单一产权", "单一产权", "少数产权人", "分散产权",
                                                           "国有产权"};
        Building building;
        building.street = street;
        building.road = random_.pick(kRoads);
        building.is_invented = true;
        building.name = building_name(static_cast<std::uint64_t>(serial));
        building.kind = random_.pick(kKinds);
        building.ownership = random_.pick(kOwnerships);
        building.zones[0] = district * 3 + random_.number(0, 2);
        const int stage = random_.number(1, 100);
        building.stage = stage <= 92   ? Stage::kOperating
                         : stage <= 96 ? Stage::kUnderConstruction
                                       : Stage::kRetired;
        building.floor_area =
            (6000 + 12000 * 1024 / (random_.between(1, 1024) + 90)) * kSquareMetre + random_.between(0, 9999);
        if (building.stage != Stage::kUnderConstruction) {
            building.lettable_area = building.floor_area / 1000 * random_.between(660, 760);
        }
        const int vacancy = random_.chance(640)   ? random_.number(5, 140)
                            : random_.chance(650) ? random_.number(150, 320)
                                                  : random_.number(330, 720);
        building.vacant_area = building.stage == Stage::kOperating ? building.lettable_area / 1000 * vacancy
                                                                   : building.lettable_area;
        furnish(building, world_, number, random_);
        building.longitude = 1234000000 + random_.between(-2500000, 2500000);
        building.latitude = 418000000 + random_.between(-2000000, 2000000);
        if (building.stage == Stage::kUnderConstruction) {
            building.completed_on = {};
            building.operating_since = {};
        }
        return building;
    }

    /// Buildings, their tenants and the firms outside, district after district.
    void seat_firms() {
        std::vector<std::int64_t> weights;
        for (const Building& building : world_.buildings) {
            weights.push_back(
                building.stage == Stage::kOperating ? building.lettable_area - building.vacant_area : 0);
        }
        const std::vector<std::int64_t> tenants = apportion(plan_.tenants, weights);
        std::size_t building = 0;
        for (std::size_t d = 0; d < district_end_.size(); ++d) {
            for (; building < district_end_[d]; ++building) {
                seat_building(building, static_cast<int>(tenants[building]));
            }
            // Each district's share of the rows that tenants do not give.
            const std::int64_t wanted = plan_.tax_rows * static_cast<std::int64_t>(building) /
                                        static_cast<std::int64_t>(world_.buildings.size());
            while (rows_ < wanted) {
                const int street = world_.buildings[building - 1].street;
                add_firm(street, true);
            }
        }
    }

    std::int32_t add_firm(int street, bool pays) {
        const LocalClass& local = draw_class();
        Firm firm =
            make_firm(world_, static_cast<std::int16_t>(&local - local_classes().data()), street, random_);
        firm.is_registered_here = random_.chance(kMetropolisRegisteredPerMille);
        firm.office = pays ? Office::kDistrict : Office::kNone;
        firm.is_monthly = true;
        world_.firms.push_back(firm);
        draw_tax(world_.firms.back());
        return static_cast<std::int32_t>(world_.firms.size()) - 1;
    }

    const LocalClass& draw_class() {
        std::int64_t point = random_.below(12374);  // in the proportions of 和平区
        for (const LocalClass& local : local_classes()) {
            point -= local.firms;
            if (point < 0) {
                return local;
            }
        }
        throw base::Bug("no class");
    }

    void draw_tax(const Firm& firm) {
        Money amount = (4000 + 26000 * 65536LL / (random_.between(1, 65536) + 24)) * kYuan;
        for (int year = 0; year < world_.shape.years(); ++year) {
            const int first =
                std::max(firm.first_tax_month.index(), (world_.shape.first_month.year() + year) * 12);
            const int last =
                std::min(firm.last_tax_month.index(), (world_.shape.first_month.year() + year) * 12 + 11);
            const int months = firm.office == Office::kNone ? 0 : std::max(0, last - first + 1);
            world_.yearly.push_back(amount / 12 * months);
            rows_ += months;
            amount = amount / 100 * random_.between(82, 128) + random_.between(0, 99);
        }
    }

    void seat_building(std::size_t number, int tenants) {
        const Building& building = world_.buildings[number];
        std::vector<std::int32_t> firms;
        std::vector<std::int64_t> weights;
        for (int i = 0; i < tenants; ++i) {
            firms.push_back(add_firm(building.street, random_.chance(kMetropolisPayingPerMille)));
            weights.push_back(random_.chance(60) ? random_.between(400, 2000) : random_.between(30, 210));
        }
        const std::size_t begin = world_.stays.size();
        fill_building(world_, static_cast<int>(number), share_space(building, firms, weights), random_);
        const std::size_t end = world_.stays.size();
        std::int32_t seen = -1;
        for (std::size_t i = begin; i < end; ++i) {
            Stay& stay = world_.stays[i];
            stay.is_primary = stay.firm != seen;
            stay.from = stay.firm == seen ? world_.stays[i - 1].from : draw_start(building);
            stay.lease_end = base::month_of(world_.shape.cutoff).plus(random_.number(1, 40)).last_day();
            seen = stay.firm;
        }
        for (std::size_t i = begin; i < end; ++i) {
            add_predecessor(i);
        }
        std::stable_sort(world_.stays.begin() + static_cast<std::ptrdiff_t>(begin), world_.stays.end(),
                         [](const Stay& a, const Stay& b) {
                             return a.unit != b.unit ? a.unit < b.unit : a.from < b.from;
                         });
    }

    Day draw_start(const Building& building) {
        const int first = std::max(building.operating_since.year() + 1, 2006);
        return Day{random_.number(first, world_.shape.last_month.year()) * 10000 +
                   random_.number(1, 11) * 100 + 1};
    }

    /// Someone who had the room before and left the month before the present firm came.
    void add_predecessor(std::size_t index) {
        const Stay present = world_.stays[index];
        const Month last = base::month_of(present.from).plus(-1);
        if (last < world_.shape.first_month || !random_.chance(kPredecessorPerMille)) {
            return;
        }
        const int street = world_.building_of(present).street;
        const std::int32_t firm = add_firm(street, random_.chance(kMetropolisPayingPerMille));
        Stay before;
        before.firm = firm;
        before.unit = present.unit;
        before.to = last.last_day();
        before.from = last.plus(-random_.number(14, 80)).first_day();
        before.lease_end = before.to;
        before.is_primary = true;
        before.leave_reason = "合同到期";
        before.released_area = world_.units[static_cast<std::size_t>(present.unit)].area;
        world_.stays.push_back(before);
    }

    const MetropolisPlan& plan_;
    Random random_;
    World world_;
    std::vector<std::size_t> district_end_;  // buildings
    std::int64_t rows_ = 0;
};

constexpr Shape kFiveYears{Month{201601}, Month{202012}, Day{20201231}};

}  // namespace

MetropolisPlan city_plan() {
    std::vector<std::string_view> districts;
    for (std::string_view code : counties_of("2101")) {
        if (code.substr(4) < "20") {  // districts, not the outer counties
            districts.push_back(code);
        }
    }
    return {std::move(districts), 2000, 160000, 12000000, kFiveYears};
}

MetropolisPlan province_plan() {
    return {counties_of("21"), 20000, 1600000, 120000000, kFiveYears};
}

World make_metropolis(const MetropolisPlan& plan, std::uint64_t seed) {
    return Metropolis(plan, seed).make();
}

}  // namespace louyu::demo
