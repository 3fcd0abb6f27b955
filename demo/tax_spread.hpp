#pragma once
#include <array>
#include <string_view>

#include "demo/world.hpp"

namespace louyu::demo {

inline constexpr std::size_t kTaxKindCount = 12;
enum TaxKind : std::size_t {
    kVat,
    kConsumptionTax,
    kCorporateIncomeTax,
    kPersonalIncomeTax,
    kCityMaintenanceTax,
    kStampTax,
    kLandAppreciationTax,
    kHousePropertyTax,
    kLandUseTax,
    kDeedTax,
    kVehicleTax,
    kOtherTax
};
using KindAmounts = std::array<Money, kTaxKindCount>;

struct TaxKindName {
    std::string_view name;
    /// Of a hundred parts, what stays with city and district together (VAT 50, income taxes 40, others 100,
    /// consumption tax 0). Of that the district keeps half. A table for the demonstration, not the real
    /// agreement.
    int local_parts = 100;
};
const std::array<TaxKindName, kTaxKindCount>& tax_kinds();

struct Calibres {
    Money full = 0;
    Money local = 0;
    Money district = 0;
};
/// Sums of a row; each kind is shared and rounded to the fen on its own, half away from zero.
Calibres calibres_of(const KindAmounts& amounts);

using MonthAmounts = std::array<Money, 12>;

/// The year's tax of a firm by month. Small firms file by the quarter, large ones every month; some large
/// ones get a refund that makes a month negative. The months add to the year.
MonthAmounts months_of(const World& world, std::size_t firm, int year);
/// One month's tax by kind; the kinds add to `amount`.
KindAmounts kinds_of(const World& world, std::size_t firm, base::Month month, Money amount);
/// The part of `amounts` that goes through `office`; a firm of both pays its property taxes at the
/// district's.
KindAmounts at_office(const Firm& firm, const KindAmounts& amounts, Office office);

}  // namespace louyu::demo
