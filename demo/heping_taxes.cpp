#include <algorithm>

#include "base/error.hpp"
#include "demo/attribution.hpp"
#include "demo/firms.hpp"
#include "demo/heping.hpp"
#include "demo/heping_plan.hpp"
#include "demo/industries.hpp"
#include "demo/naming.hpp"
#include "demo/tax_spread.hpp"

namespace louyu::demo {

namespace {

constexpr int kSmallOutside = 6000;
constexpr Money kOrdinaryBuildingMost =
    44000000 * kYuan;  // well under 5 000万, so that no other building has a tier

class TaxPlan {
  public:
    explicit TaxPlan(World& world) : world_(world), random_(world.seed, "taxes") {}

    void make() {
        add_outside_firms();
        world_.yearly.assign(world_.firms.size() * 2, 0);
        is_key_.assign(world_.firms.size(), false);
        for (const KeyFirm& key : world_.keys) {
            is_key_[static_cast<std::size_t>(key.firm)] = true;
        }
        draw_small_firms();
        choose_filing();
        set_key_taxes_2019();
        set_key_taxes_2020();
        settle_rest();
    }

  private:
    Money& tax_2019(std::size_t firm) { return world_.tax_of(firm, 0); }
    Money& tax_2020(std::size_t firm) { return world_.tax_of(firm, 1); }

    /// Taxpayers of the district without rooms in its buildings: the large ones of H13 and H14 and many small
    /// ones.
    void add_outside_firms() {
        first_outside_ = world_.firms.size();
        const int large = kFiveMillionFirms - kFiveMillionInside;
        const int very_large = kTenMillionFirms - kTenMillionInside;
        for (int i = 0; i < large + kSmallOutside; ++i) {
            const auto local_class = static_cast<std::int16_t>(random_.below(kLocalClassCount));
            const auto street =
                static_cast<int>(random_.below(static_cast<std::int64_t>(world_.streets.size())));
            Firm firm = make_firm(world_, local_class, street, random_);
            firm.is_registered_here = i < large || random_.chance(880);
            firm.office = i < large || random_.chance(110) ? Office::kThird : Office::kDistrict;
            if (i < large) {
                firm.kind = FirmKind::kCompany;
                world_.keys.push_back(
                    {static_cast<std::int32_t>(world_.firms.size()), -1, i < very_large, 1});
            }
            world_.firms.push_back(firm);
        }
    }

    /// Months of the year (0 or 1) in which the firm is a taxpayer here.
    int active_months(const Firm& firm, int year) const {
        const int first = std::max(firm.first_tax_month.index(), (2019 + year) * 12);
        const int last = std::min(firm.last_tax_month.index(), (2019 + year) * 12 + 11);
        return std::max(0, last - first + 1);
    }
    bool files_any(const Firm& firm, int year) const {
        for (int m = 0; m < 12; ++m) {
            const int index = (2019 + year) * 12 + m;
            if (firm.first_tax_month.index() <= index && index <= firm.last_tax_month.index() &&
                (firm.is_monthly || m % 3 == 2)) {
                return true;
            }
        }
        return false;
    }

    void draw_small_firms() {
        for (std::size_t i = 0; i < first_outside_; ++i) {
            const Firm& firm = world_.firms[i];
            if (is_key_[i] || firm.office == Office::kNone) {
                continue;
            }
            const Money full =
                (2000 + 11000 * 65536LL / (random_.between(1, 65536) + 420)) * kYuan + random_.between(0, 99);
            const Money next = full / 100 * random_.between(72, 124) + random_.between(0, 99);
            tax_2019(i) = full / 12 * active_months(firm, 0);
            tax_2020(i) = next / 12 * active_months(firm, 1);
        }
    }

    void choose_filing() {
        int both = 0;
        for (std::size_t i = 0; i < world_.firms.size(); ++i) {
            Firm& firm = world_.firms[i];
            const Money most = std::max(tax_2019(i), tax_2020(i));
            firm.is_monthly =
                is_key_[i] || firm.office == Office::kThird || most > 240000 * kYuan || random_.chance(30);
            if (firm.office == Office::kDistrict && most > 900000 * kYuan) {
                firm.office = Office::kThird;
            }
            if (is_key_[i] && both < 20 && random_.chance(200)) {
                firm.office = Office::kBoth;
                ++both;
            }
            for (int year = 0; year < 2; ++year) {
                if (!files_any(firm, year)) {
                    world_.tax_of(i, year) = 0;
                }
            }
        }
    }

    /// 2019 amounts of one group of key firms: `least` each, the rest by weight; they add to `total`. The
    /// first one gets exactly `least`, since 以上 includes it; a group with a limit has one firm a fen below
    /// it.
    void share_group(const std::vector<std::size_t>& keys, Money total, Money least, Money below) {
        std::vector<std::int64_t> weights;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            weights.push_back(
                i == 0 || (below > 0 && i == 1) ? 0 : std::max<std::int64_t>(1, world_.keys[keys[i]].weight));
        }
        Money rest = total - least * static_cast<Money>(keys.size());
        const Money fixed = below > 0 ? below - 1 - least : 0;
        const std::vector<Money> extras = apportion(rest - fixed, weights);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Money extra = below > 0 && i == 1 ? fixed : extras[i];
            CHECK(extra >= 0 && (below == 0 || least + extra < below));
            tax_2019(static_cast<std::size_t>(world_.keys[keys[i]].firm)) = least + extra;
        }
    }

    /// Turns the weights of key firms inside into wishes in yuan, so that 2019 looks like the year after it.
    void weigh_inside_keys() {
        for (std::size_t b = 0; b < world_.buildings.size(); ++b) {
            std::int64_t sum = 0;
            for (const KeyFirm& key : world_.keys) {
                sum += key.building == static_cast<int>(b) && key.above_ten_million ? key.weight : 0;
            }
            if (sum == 0) {
                continue;
            }
            const Money wanted =
                world_.buildings[b].tax_wanted > 0
                    ? std::max<Money>(world_.buildings[b].tax_wanted - 20000000 * kYuan, 24000000 * kYuan)
                    : random_.between(14000000, 24000000) * kYuan;
            for (KeyFirm& key : world_.keys) {
                if (key.building == static_cast<int>(b) && key.above_ten_million) {
                    const std::int64_t wish =
                        wanted / kYuan * key.weight / sum * random_.between(92, 108) / 100;
                    key.weight = std::max<std::int64_t>(wish - kTenMillion / kYuan, 300000);
                }
            }
        }
    }

    /// The keys of one of the four groups; the first is in an ordinary building, if inside.
    std::vector<std::size_t> group(bool inside, bool above) const {
        std::vector<std::size_t> keys;
        for (std::size_t i = 0; i < world_.keys.size(); ++i) {
            if ((world_.keys[i].building >= 0) == inside && world_.keys[i].above_ten_million == above) {
                keys.push_back(i);
            }
        }
        std::reverse(keys.begin(), keys.end());
        return keys;
    }

    void set_key_taxes_2019() {
        weigh_inside_keys();
        for (KeyFirm& key : world_.keys) {
            if (key.building < 0) {
                key.weight = key.above_ten_million ? 4000000000LL / random_.between(20, 1000)
                                                   : random_.between(60, 130);
            }
        }
        const Money inside_five = kFiveMillionInsideTax - kTenMillionInsideTax;
        const Money outside_ten = kTenMillionTax - kTenMillionInsideTax;
        share_group(group(true, true), kTenMillionInsideTax, kTenMillion, 0);
        share_group(group(true, false), inside_five, kFiveMillion, kTenMillion);
        share_group(group(false, true), outside_ten, kTenMillion, 0);
        share_group(group(false, false), kFiveMillionTax - kTenMillionTax - inside_five, kFiveMillion,
                    kTenMillion);
    }

    /// Tax of 2020 by building from every firm but the residents that absorb the rest.
    std::vector<Money> buildings_2020(const std::vector<bool>& left_out) const {
        const Attribution attribution(world_);
        std::vector<Money> sums(world_.buildings.size(), 0);
        for (std::size_t i = 0; i < first_outside_; ++i) {
            if (left_out[i]) {
                continue;
            }
            const MonthAmounts months = months_of(world_, i, 1);
            for (int m = 0; m < 12; ++m) {
                const int building = attribution.building_of(i, base::Month{202001 + m});
                if (building >= 0) {
                    sums[static_cast<std::size_t>(building)] += months[static_cast<std::size_t>(m)];
                }
            }
        }
        return sums;
    }

    /// Small firms of an ordinary building never carry it near a tier.
    void calm_ordinary_buildings() {
        const std::vector<Money> sums = buildings_2020(is_key_);
        for (const Stay& stay : world_.stays) {
            const auto building =
                static_cast<std::size_t>(world_.units[static_cast<std::size_t>(stay.unit)].building);
            const auto firm = static_cast<std::size_t>(stay.firm);
            if (!is_key_[firm] && stay.is_primary && sums[building] > kOrdinaryBuildingMost / 2) {
                tax_2020(firm) =
                    tax_2020(firm) / 1000 * (kOrdinaryBuildingMost / 2 / (sums[building] / 1000));
            }
        }
    }

    void set_key_taxes_2020() {
        calm_ordinary_buildings();
        std::vector<bool> absorbs(world_.firms.size(), false);
        for (const KeyFirm& key : world_.keys) {
            const auto firm = static_cast<std::size_t>(key.firm);
            tax_2020(firm) = tax_2019(firm) / 100 * random_.between(88, 112) + random_.between(0, 99);
            const bool moved = world_.firms[firm].known_name == kPingAn;
            absorbs[firm] = key.building >= 0 && !moved &&
                            world_.buildings[static_cast<std::size_t>(key.building)].tax_wanted > 0;
        }
        // One ordinary building ends a fen below the lowest tier.
        const std::size_t edge = group(true, true)[1];
        absorbs[static_cast<std::size_t>(world_.keys[edge].firm)] = true;
        world_.buildings[static_cast<std::size_t>(world_.keys[edge].building)].tax_wanted = 5000000000 - 1;
        const std::vector<Money> sums = buildings_2020(absorbs);
        for (std::size_t b = 0; b < world_.buildings.size(); ++b) {
            if (world_.buildings[b].tax_wanted > 0) {
                share_building(static_cast<int>(b), world_.buildings[b].tax_wanted - sums[b], absorbs);
            }
        }
    }

    void share_building(int building, Money rest, const std::vector<bool>& absorbs) {
        std::vector<std::int64_t> weights;
        std::vector<std::size_t> firms;
        for (const KeyFirm& key : world_.keys) {
            const auto firm = static_cast<std::size_t>(key.firm);
            if (key.building == building && absorbs[firm]) {
                firms.push_back(firm);
                weights.push_back(tax_2020(firm));
            }
        }
        CHECK(rest > 0 && !firms.empty());
        const std::vector<Money> parts = apportion(rest, weights);
        for (std::size_t i = 0; i < firms.size(); ++i) {
            tax_2020(firms[i]) = parts[i];
        }
    }

    /// The small firms outside take what is left of the district's total of each year.
    void settle_rest() {
        const Money totals[] = {kDistrictTax2019, kDistrictTax2020};
        const std::size_t first_small = world_.firms.size() - kSmallOutside;
        std::vector<std::int64_t> weights;
        for (int i = 0; i < kSmallOutside; ++i) {
            weights.push_back(random_.between(10, 80));
        }
        for (int year = 0; year < 2; ++year) {
            Money rest = totals[year];
            for (std::size_t i = 0; i < first_small; ++i) {
                rest -= world_.tax_of(i, year);
            }
            CHECK(rest > 0);
            const std::vector<Money> parts = apportion(rest, weights);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                CHECK(parts[i] < kFiveMillion);
                world_.tax_of(first_small + i, year) = parts[i];
            }
        }
    }

    World& world_;
    Random random_;
    std::size_t first_outside_ = 0;
    std::vector<bool> is_key_;
};

}  // namespace

void plan_heping_taxes(World& world) {
    TaxPlan(world).make();
}

}  // namespace louyu::demo
