#include "demo/tax_spread.hpp"

#include "demo/industries.hpp"
#include "demo/random.hpp"

namespace louyu::demo {

namespace {

constexpr std::array<TaxKindName, kTaxKindCount> kKinds{{{"增值税", 50},
                                                         {"消费税", 0},
                                                         {"企业所得税", 40},
                                                         {"个人所得税", 40},
                                                         {"城市维护建设税", 100},
                                                         {"印花税", 100},
                                                         {"土地增值税", 100},
                                                         {"房产税", 100},
                                                         {"城镇土地使用税", 100},
                                                         {"契税", 100},
                                                         {"车船税", 100},
                                                         {"其他税收", 100}}};

using Weights = std::array<std::int64_t, kTaxKindCount>;

// Order: VAT, consumption, corporate, personal, maintenance, stamp, land appreciation, house, land use, deed,
// vehicle, other.
constexpr Weights kTradeWeights{560, 25, 180, 90, 40, 25, 0, 45, 12, 0, 3, 20};
constexpr Weights kFinanceWeights{420, 0, 390, 120, 30, 10, 0, 20, 4, 0, 2, 4};
constexpr Weights kEstateWeights{300, 0, 160, 40, 21, 20, 230, 120, 45, 60, 1, 3};
constexpr Weights kServiceWeights{480, 0, 190, 240, 34, 15, 0, 28, 6, 0, 2, 5};
constexpr Weights kLawWeights{330, 0, 0, 620, 23, 8, 0, 12, 2, 0, 2, 3};

const Weights& weights_of(std::int16_t local_class) {
    switch (local_class) {
        case kTrade:
        case kManufacture:
            return kTradeWeights;
        case kFinance:
            return kFinanceWeights;
        case kRealEstate:
        case kConstruction:
            return kEstateWeights;
        case kLaw:
            return kLawWeights;
        default:
            return kServiceWeights;
    }
}

Money share(Money amount, int parts, int whole) {
    const Money product = amount * parts;
    return product >= 0 ? (product + whole / 2) / whole : -((-product + whole / 2) / whole);
}

bool is_property_tax(std::size_t kind) {
    return kind == kHousePropertyTax || kind == kLandUseTax || kind == kDeedTax || kind == kVehicleTax;
}

}  // namespace

const std::array<TaxKindName, kTaxKindCount>& tax_kinds() {
    return kKinds;
}

Calibres calibres_of(const KindAmounts& amounts) {
    Calibres sums;
    for (std::size_t kind = 0; kind < kTaxKindCount; ++kind) {
        sums.full += amounts[kind];
        sums.local += share(amounts[kind], kKinds[kind].local_parts, 100);
        sums.district += share(amounts[kind], kKinds[kind].local_parts, 200);
    }
    return sums;
}

MonthAmounts months_of(const World& world, std::size_t number, int year) {
    MonthAmounts months{};
    const Money amount = world.tax_of(number, year);
    if (amount == 0) {
        return months;
    }
    const Firm& firm = world.firms[number];
    Random random(world.seed, "months",
                  static_cast<std::uint64_t>(number) * 64 + static_cast<std::uint64_t>(year));
    std::array<std::int64_t, 12> weights{};
    const int first = (world.shape.first_month.year() + year) * 12;
    for (int m = 0; m < 12; ++m) {
        const bool is_quarter_end = m % 3 == 2;
        const bool active =
            firm.first_tax_month.index() <= first + m && first + m <= firm.last_tax_month.index();
        if (active && (firm.is_monthly || is_quarter_end)) {
            weights[static_cast<std::size_t>(m)] = random.between(70, 130) + (is_quarter_end ? 70 : 0);
        }
    }
    apportion_into(amount, weights, months);
    const auto refund = static_cast<std::size_t>(random.below(11));
    if (firm.is_monthly && random.chance(120) && weights[refund] > 0 && weights[refund + 1] > 0) {
        const Money moved = months[refund] + amount / 20;
        months[refund] -= moved;
        months[refund + 1] += moved;
    }
    return months;
}

KindAmounts kinds_of(const World& world, std::size_t number, base::Month month, Money amount) {
    KindAmounts kinds{};
    if (amount <= 0) {
        kinds[kVat] = amount;  // a refund of VAT credit
        return kinds;
    }
    const Firm& firm = world.firms[number];
    Random random(
        world.seed, "kinds",
        static_cast<std::uint64_t>(number) * 4096 + static_cast<std::uint64_t>(month.index() % 4096));
    Weights weights = weights_of(firm.local_class);
    const bool is_quarter_end = month.month() % 3 == 0;
    for (std::size_t kind = 0; kind < kTaxKindCount; ++kind) {
        const bool quarterly = kind == kCorporateIncomeTax || is_property_tax(kind);
        const bool absent = (quarterly && !is_quarter_end) ||
                            (kind == kCorporateIncomeTax && firm.kind != FirmKind::kCompany &&
                             firm.kind != FirmKind::kBranch);
        weights[kind] = absent ? 0 : weights[kind] * random.between(70, 130);
    }
    apportion_into(amount, weights, kinds);
    return kinds;
}

KindAmounts at_office(const Firm& firm, const KindAmounts& amounts, Office office) {
    if (firm.office == office) {
        return amounts;
    }
    KindAmounts part{};
    if (firm.office != Office::kBoth) {
        return part;
    }
    for (std::size_t kind = 0; kind < kTaxKindCount; ++kind) {
        part[kind] = is_property_tax(kind) == (office == Office::kDistrict) ? amounts[kind] : 0;
    }
    return part;
}

}  // namespace louyu::demo
