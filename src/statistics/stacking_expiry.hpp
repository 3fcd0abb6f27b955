#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "statistics/stacking_facts.hpp"

// When leases end. Space its owner uses has no lease and is left out.
namespace louyu::statistics::stack {

/// Months until a lease ends; each band includes its last day.
enum class ExpiryBand { kExpired, kWithin3, kWithin6, kWithin12, kWithin24, kWithin36, kLater, kOpen };
inline constexpr std::size_t kExpiryBands = 8;
std::string_view code_of(ExpiryBand band);
/// kOpen when no end is agreed; kExpired when it lies before the day and the firm is still there.
ExpiryBand band_of(base::Day lease_end, base::Day day);

struct ExpiryRow {
    std::string key = {};  // expired, 2021Q1 …, later, open
    base::Day from = {};   // zero where a row has no first or last day
    base::Day to = {};
    Area area = 0;
    int tenancies = 0;
};

struct Expiry {
    std::vector<ExpiryRow> rows;  // add up to area and tenancies
    Area area = 0;
    int tenancies = 0;
    /// Weighted average lease term: months to the end of the lease, weighted by area, over leases that have
    /// not ended; exact until it is rounded to one decimal. "" when there is none.
    std::string walt;
    Area walt_area = 0;
};

/// By quarter for the five years after the day.
Expiry expiry_of(const std::vector<const Tenancy*>& stays, base::Day day);

/// The same day `months` later, or the last of that month where it has none.
base::Day plus_months(base::Day day, int months);

}  // namespace louyu::statistics::stack
