#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "base/error.hpp"
#include "demo/filling.hpp"
#include "demo/firms.hpp"
#include "demo/heping.hpp"
#include "demo/heping_plan.hpp"
#include "demo/industries.hpp"
#include "demo/naming.hpp"

namespace louyu::demo {

namespace {

constexpr int kRegisteredPerMille = 700;
constexpr int kPayingPerMille = 750;

/// How many firms a building takes: by occupied area, with some spread; 新世界商务中心 has the printed six
/// (H22).
void count_firms(World& world, Random& random) {
    std::vector<std::int64_t> weights;
    const auto newcomer = static_cast<std::size_t>(find_building(world, "新世界商务中心"));
    for (std::size_t i = 0; i < world.buildings.size(); ++i) {
        const Building& building = world.buildings[i];
        const bool counts = building.stage == Stage::kOperating && i != newcomer;
        weights.push_back(counts ? (building.lettable_area - building.vacant_area) / kSquareMetre *
                                       random.between(75, 135)
                                 : 0);
    }
    const std::vector<std::int64_t> counts = apportion(kTenantFirms + kSecondAddresses - 6, weights);
    for (std::size_t i = 0; i < world.buildings.size(); ++i) {
        world.buildings[i].firms_wanted = static_cast<int>(counts[i]);
    }
    world.buildings[newcomer].firms_wanted = 6;
}

/// Draws local classes without replacement, so that each class ends with its printed count.
class ClassPool {
  public:
    ClassPool() {
        for (std::size_t i = 0; i < kLocalClassCount; ++i) {
            left_[i] = local_classes()[i].firms;
        }
    }
    void take(std::int16_t local_class) { CHECK(left_[static_cast<std::size_t>(local_class)]-- > 0); }
    /// Science is drawn to 三好街, finance to 太原街, culture to the old town, as the plan says.
    std::int16_t draw(int zone, Random& random) {
        std::array<std::int64_t, kLocalClassCount> weights{};
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < kLocalClassCount; ++i) {
            weights[i] = left_[i] * preference(zone, static_cast<std::int16_t>(i));
            sum += weights[i];
        }
        std::int64_t point = random.below(sum);
        for (std::size_t i = 0; i < kLocalClassCount; ++i) {
            point -= weights[i];
            if (point < 0) {
                --left_[i];
                return static_cast<std::int16_t>(i);
            }
        }
        throw base::Bug("no class left");
    }

  private:
    static std::int64_t preference(int zone, std::int16_t local_class) {
        if (local_class == kScience) {
            return zone == kSanhaoZone ? 25 : 8;
        }
        if (local_class == kFinance || local_class == kTrade) {
            return zone == kTaiyuanZone ? 15 : 9;
        }
        return local_class == kCulture && zone == kXitaZone ? 25 : 10;
    }
    std::array<std::int64_t, kLocalClassCount> left_{};
};

std::int16_t key_class(Random& random) {
    static constexpr std::int16_t kClasses[] = {kFinance,    kFinance,         kFinance,     kTrade,
                                                kTrade,      kTrade,           kScience,     kScience,
                                                kRealEstate, kBusinessService, kConstruction};
    return random.pick(kClasses);
}

/// Chooses, for each large taxpayer of 2019 inside a building (H13, H14), the building it was in.
std::vector<KeyFirm> key_places(const World& world, Random& random) {
    std::vector<KeyFirm> places;
    auto add = [&](int building, bool above, int count) {
        for (int i = 0; i < count; ++i) {
            places.push_back({-1, building, above, random.between(60, 140)});
        }
    };
    int ten = 0;
    int five = 0;
    std::set<int> taken{find_building(world, "新世界商务中心")};
    for (const PlannedTax& planned : planned_taxes()) {
        const int building = find_building(world, planned.building);
        add(building, true, planned.above_ten_million);
        add(building, false, planned.above_five_million);
        ten += planned.above_ten_million;
        five += planned.above_five_million;
        taken.insert(building);
    }
    std::vector<int> others;
    for (int i = 0; i < static_cast<int>(world.buildings.size()); ++i) {
        const Building& building = world.buildings[static_cast<std::size_t>(i)];
        if (building.stage == Stage::kOperating && !taken.contains(i) &&
            building.lettable_area <= 60000 * kSquareMetre) {
            others.push_back(i);
        }
    }
    random.shuffle(others);
    std::size_t next = 0;
    for (; ten < kTenMillionInside; ++ten) {
        add(others.at(next++), true, 1);
    }
    for (; five < kFiveMillionInside - kTenMillionInside; ++five) {
        add(others.at(next++), false, 1);
    }
    return places;
}

/// The firms the plan names take the places it gives them; 平安银行 was in 嘉润大厦 until it moved.
void name_known_firms(const World& world, std::vector<KeyFirm>& keys, std::vector<std::int16_t>& known) {
    known.assign(keys.size(), -1);
    const std::pair<std::int16_t, std::string_view> wanted[] = {{kPingAn, "嘉润大厦"},
                                                                {kMerchantsBank, "沈阳银基发展中心"},
                                                                {kZhongxing, "中兴-沈阳商业大厦"},
                                                                {kEverbright, "光大大厦"}};
    for (const auto& [firm, building] : wanted) {
        const int place = find_building(world, building);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (keys[i].building == place && keys[i].above_ten_million && known[i] < 0) {
                known[i] = firm;
                break;
            }
        }
    }
}

void make_key_firms(World& world, ClassPool& pool, Random& random) {
    world.keys = key_places(world, random);
    std::vector<std::int16_t> known;
    name_known_firms(world, world.keys, known);
    for (std::size_t i = 0; i < world.keys.size(); ++i) {
        KeyFirm& key = world.keys[i];
        const std::int16_t local_class = known[i] == kZhongxing ? std::int16_t{kTrade}
                                         : known[i] >= 0        ? std::int16_t{kFinance}
                                                                : key_class(random);
        pool.take(local_class);
        const int building = known[i] == kPingAn ? find_building(world, "北约客置地广场") : key.building;
        Firm firm =
            make_firm(world, local_class, world.buildings[static_cast<std::size_t>(building)].street, random);
        firm.kind = known[i] >= 0 && known[i] != kZhongxing ? FirmKind::kBranch : FirmKind::kCompany;
        firm.known_name = known[i];
        if (known[i] >= 0) {
            firm.industry_code = known[i] == kZhongxing ? 5211 : 6621;
        }
        key.firm = static_cast<std::int32_t>(world.firms.size());
        world.firms.push_back(firm);
    }
}

struct Tenant {
    std::int32_t firm = 0;
    std::int64_t weight = 0;
    bool is_second = false;
};

/// Who is in which building at the cut-off day: key firms, then drawn ones, then second addresses of firms
/// elsewhere.
std::vector<std::vector<Tenant>> seat_tenants(World& world, ClassPool& pool, Random& random) {
    std::vector<std::vector<Tenant>> seats(world.buildings.size());
    for (const KeyFirm& key : world.keys) {
        const Firm& firm = world.firms[static_cast<std::size_t>(key.firm)];
        const int building =
            firm.known_name == kPingAn ? find_building(world, "北约客置地广场") : key.building;
        const std::int64_t weight = firm.known_name >= 0 ? 5000 : key.above_ten_million ? 1100 : 500;
        seats[static_cast<std::size_t>(building)].push_back({key.firm, weight, false});
    }
    std::vector<int> open;  // one entry a free seat
    for (int i = 0; i < static_cast<int>(world.buildings.size()); ++i) {
        const auto& building = world.buildings[static_cast<std::size_t>(i)];
        const int taken = static_cast<int>(seats[static_cast<std::size_t>(i)].size());
        open.insert(open.end(), static_cast<std::size_t>(std::max(0, building.firms_wanted - taken)), i);
    }
    random.shuffle(open);
    const auto newcomer = find_building(world, "新世界商务中心");
    std::stable_partition(open.begin(), open.end(), [&](int building) { return building == newcomer; });
    const std::size_t drawn = kTenantFirms - world.keys.size();
    CHECK(open.size() == drawn + kSecondAddresses);
    std::vector<int> home(world.firms.size(), -1);
    for (std::size_t i = 0; i < drawn; ++i) {
        const Building& building = world.buildings[static_cast<std::size_t>(open[i])];
        const auto firm = static_cast<std::int32_t>(world.firms.size());
        world.firms.push_back(
            make_firm(world, pool.draw(building.zones[0], random), building.street, random));
        home.push_back(open[i]);
        seats[static_cast<std::size_t>(open[i])].push_back({firm, random.between(30, 210), false});
    }
    std::set<std::int32_t> twice;
    for (std::size_t i = drawn; i < open.size(); ++i) {
        std::int32_t firm = 0;
        do {
            firm =
                static_cast<std::int32_t>(random.between(static_cast<std::int64_t>(world.keys.size()),
                                                         static_cast<std::int64_t>(world.firms.size()) - 1));
        } while (home[static_cast<std::size_t>(firm)] == open[i] ||
                 home[static_cast<std::size_t>(firm)] == newcomer || !twice.insert(firm).second);
        seats[static_cast<std::size_t>(open[i])].push_back({firm, random.between(30, 120), true});
    }
    return seats;
}

void fill_buildings(World& world, const std::vector<std::vector<Tenant>>& seats) {
    std::set<std::pair<int, std::int32_t>> second;
    for (std::size_t i = 0; i < world.buildings.size(); ++i) {
        Random random(world.seed, "filling", i);
        std::vector<std::int32_t> firms;
        std::vector<std::int64_t> weights;
        for (const Tenant& tenant : seats[i]) {
            firms.push_back(tenant.firm);
            weights.push_back(tenant.weight);
            if (tenant.is_second) {
                second.insert({static_cast<int>(i), tenant.firm});
            }
        }
        std::vector<Occupant> occupants = share_space(world.buildings[i], firms, weights);
        for (Occupant& occupant : occupants) {
            occupant.is_self_used = world.firms[static_cast<std::size_t>(occupant.firm)].known_name > kPingAn;
        }
        fill_building(world, static_cast<int>(i), occupants, random);
    }
    std::set<std::int32_t> seen;
    for (Stay& stay : world.stays) {
        const int building = world.units[static_cast<std::size_t>(stay.unit)].building;
        stay.is_primary = !second.contains({building, stay.firm}) && seen.insert(stay.firm).second;
    }
}

/// Exactly seven in ten of the tenants are registered here and three in four pay here; key firms are among
/// both.
void place_registration_and_tax(World& world, Random& random) {
    std::vector<std::int32_t> firms(world.firms.size() - world.keys.size());
    std::iota(firms.begin(), firms.end(), static_cast<std::int32_t>(world.keys.size()));
    random.shuffle(firms);
    const std::size_t registered = kTenantFirms * kRegisteredPerMille / 1000 - world.keys.size();
    for (std::size_t i = 0; i < firms.size(); ++i) {
        world.firms[static_cast<std::size_t>(firms[i])].is_registered_here = i < registered;
    }
    // Paying follows registration, but not always: one in eight registered firms pays elsewhere and some the
    // other way.
    std::stable_partition(firms.begin(), firms.end(), [&](std::int32_t firm) {
        return world.firms[static_cast<std::size_t>(firm)].is_registered_here ? !random.chance(125)
                                                                              : random.chance(300);
    });
    const std::size_t paying = kTenantFirms * kPayingPerMille / 1000 - world.keys.size();
    for (std::size_t i = 0; i < firms.size(); ++i) {
        world.firms[static_cast<std::size_t>(firms[i])].office =
            i < paying ? Office::kDistrict : Office::kNone;
    }
    for (const KeyFirm& key : world.keys) {
        Firm& firm = world.firms[static_cast<std::size_t>(key.firm)];
        firm.is_registered_here = true;
        firm.office = Office::kThird;
        firm.is_monthly = true;
    }
}

}  // namespace

void settle_heping_firms(World& world) {
    Random random(world.seed, "firms");
    count_firms(world, random);
    ClassPool pool;
    make_key_firms(world, pool, random);
    const auto seats = seat_tenants(world, pool, random);
    fill_buildings(world, seats);
    place_registration_and_tax(world, random);
}

}  // namespace louyu::demo
