#pragma once
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "statistics/world_for_tests.hpp"

namespace louyu::statistics {

/// A small world in which everything that can differ differs; the same for the same seed.
class RandomWorld {
  public:
    explicit RandomWorld(unsigned seed) : random_(seed) {}

    World make() {
        World world;
        for (std::int64_t id = 1; id <= 12; ++id) {
            add_building(world, id);
        }
        for (std::int64_t id = 1; id <= 30; ++id) {
            const bool is_east = pick(5) == 0;
            // Some codes occur twice: one firm with an enterprise in each district.
            world.firms.push_back({.id = 100 + id,
                                   .code = pick(6) == 0 ? "" : fmt::format("C{:017}", is_east ? id - 1 : id),
                                   .industry = one_of({"5110", "6511", "6540", "7010", "", "J"}),
                                   .registered_here = one_of({"yes", "no", "unknown"}),
                                   .district = is_east ? "210103" : "210102",
                                   .has_registration = pick(4) == 0});
        }
        for (std::int64_t id = 1; id <= 60; ++id) {
            add_tenancy(world, id);
        }
        for (int i = 0; i < 250; ++i) {
            add_tax(world);
        }
        return world;
    }

  private:
    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    std::string one_of(const std::vector<std::string>& words) {
        return words[static_cast<std::size_t>(pick(static_cast<int>(words.size())))];
    }
    base::Day some_day() {
        const base::Month month = base::Month{201901}.plus(pick(24));
        return pick(3) == 0   ? month.first_day()
               : pick(3) == 0 ? month.last_day()
                              : base::Day{month.yyyymm * 100 + 1 + pick(28)};
    }

    void add_building(World& world, std::int64_t id) {
        static const std::vector<std::int64_t> kRegions = {kNorthStreet, kSouthStreet, kEastStreet, kHeping};
        WorldBuilding building{.id = id};
        // A building stays in its district, but may move from street to street.
        building.region = kRegions[static_cast<std::size_t>(pick(4))];
        building.zone = one_of({"za", "zb", ""});
        building.ownership = one_of({"single", "scattered", "unknown"});
        vary(building);
        if (pick(2) == 0) {
            const base::Day cut = some_day();
            WorldBuilding next = building;
            building.to = base::previous_day(cut);
            next.from = cut;
            vary(next);
            if (building.region != kEastStreet) {
                next.region = pick(2) == 0 ? kNorthStreet : kSouthStreet;
            }
            if (pick(4) == 0) {
                next.to = base::Day{20201130};
            }
            world.buildings.push_back(building);
            world.buildings.push_back(next);
            return;
        }
        world.buildings.push_back(building);
    }

    void vary(WorldBuilding& building) {
        building.stage =
            one_of({"operating", "operating", "operating", "renovating", "under_construction", "retired"});
        building.floor_area = 10 * (1 + pick(1200000));
        building.business_area = pick(6) == 0 ? -1 : pick(9000000);
        building.lettable_area = pick(6) == 0 ? -1 : 100000 * pick(9);
    }

    void add_tenancy(World& world, std::int64_t id) {
        const WorldFirm& firm = world.firms[static_cast<std::size_t>(pick(30))];
        std::vector<std::int64_t> choices;
        for (const WorldBuilding& building : world.buildings) {
            if (building.district() == firm.district) {
                choices.push_back(building.id);
            }
        }
        if (choices.empty()) {
            return;
        }
        WorldTenancy tenancy{.id = id, .firm = firm.id};
        tenancy.building = choices[static_cast<std::size_t>(pick(static_cast<int>(choices.size())))];
        tenancy.area = 1000 * (1 + pick(120));
        tenancy.from = pick(2) == 0 ? kStart : some_day();
        const base::Day end = some_day();
        if (pick(2) == 0 && end >= tenancy.from) {
            tenancy.to = end;
        }
        world.tenancies.push_back(tenancy);
    }

    void add_tax(World& world) {
        WorldTax tax;
        const WorldFirm& firm = world.firms[static_cast<std::size_t>(pick(30))];
        tax.district = firm.district;
        tax.month = base::Month{201901}.plus(pick(24)).yyyymm;
        tax.full = pick(8) == 0 ? -pick(900000000) : pick(4) == 0 ? 250000000 : pick(1500000000);
        tax.local = pick(3) == 0 ? std::nullopt : std::optional<std::int64_t>(tax.full / 2);
        if (pick(3) == 0) {
            tax.code = fmt::format("O{:017}", pick(6));
            tax.district = pick(2) == 0 ? "210102" : "210103";
        } else {
            tax.firm = firm.id;
            for (const WorldTenancy& tenancy : world.tenancies) {
                if (tenancy.firm == firm.id && pick(2) == 0) {
                    tax.building = tenancy.building;
                }
            }
        }
        if (tax.building != 0 && pick(5) == 0) {
            for (const WorldBuilding& other : world.buildings) {
                if (other.id != tax.building && other.district() == tax.district) {
                    tax.shares = {{tax.building, tax.full / 3}, {other.id, tax.full - tax.full / 3}};
                }
            }
            tax.building = tax.shares.empty() ? tax.building : 0;
            tax.local = tax.shares.empty() ? tax.local : std::nullopt;
        }
        world.taxes.push_back(tax);
    }

    std::mt19937 random_;
};

}  // namespace louyu::statistics
