#include "statistics/stacking_expiry.hpp"

#include <algorithm>

#include "base/decimal.hpp"

namespace louyu::statistics::stack {

namespace {

__extension__ using Wide = __int128;

constexpr int kCurveMonths = 60;
constexpr std::string_view kBands[kExpiryBands] = {"expired",   "within_3",  "within_6", "within_12",
                                                   "within_24", "within_36", "later",    "open"};
constexpr int kBandMonths[] = {0, 3, 6, 12, 24, 36};
/// Divisible by the length of every month, so that a part of a month is a whole number of these.
constexpr std::int64_t kMonthParts = 377580;  // lcm of 28, 29, 30 and 31

/// Months from `day` to `end`, in parts of a month; `end` must not be earlier.
Wide months_until(base::Day end, base::Day day) {
    int whole = base::month_of(end).index() - base::month_of(day).index();
    if (end < plus_months(day, whole)) {
        --whole;
    }
    const base::Day reached = plus_months(day, whole);
    const int length = base::days_between(reached, plus_months(day, whole + 1));
    const int rest = base::days_between(reached, end);
    return Wide{whole} * kMonthParts + Wide{rest} * kMonthParts / length;
}

/// Rounded once, half away from zero; both are positive.
std::string tenths_of(Wide numerator, Wide denominator) {
    const Wide tenths = (numerator * 20 + denominator) / (denominator * 2);
    return base::format_decimal(static_cast<std::int64_t>(tenths), 1);
}

base::Month quarter_start(base::Day day) {
    const int index = base::month_of(day).index();
    return base::Month::from_index(index - index % 3);
}

std::vector<ExpiryRow> empty_rows(base::Day day) {
    std::vector<ExpiryRow> rows;
    rows.push_back({.key = "expired", .to = base::previous_day(day)});
    const base::Day end = plus_months(day, kCurveMonths);
    for (base::Month first = quarter_start(day); first.first_day() <= end; first = first.plus(3)) {
        rows.push_back({.key = fmt::format("{}Q{}", first.year(), (first.month() + 2) / 3),
                        .from = std::max(first.first_day(), day),
                        .to = first.plus(2).last_day()});
    }
    const base::Day after = base::next_day(rows.back().to);
    rows.push_back({.key = "later", .from = after});
    rows.push_back({.key = "open"});
    return rows;
}

}  // namespace

std::string_view code_of(ExpiryBand band) {
    return kBands[static_cast<std::size_t>(band)];
}

ExpiryBand band_of(base::Day lease_end, base::Day day) {
    if (lease_end.yyyymmdd == 0) {
        return ExpiryBand::kOpen;
    }
    if (lease_end < day) {
        return ExpiryBand::kExpired;
    }
    for (std::size_t band = 1; band < std::size(kBandMonths); ++band) {
        if (lease_end <= plus_months(day, kBandMonths[band])) {
            return static_cast<ExpiryBand>(band);
        }
    }
    return ExpiryBand::kLater;
}

base::Day plus_months(base::Day day, int months) {
    const base::Month month = base::month_of(day).plus(months);
    return std::min(base::Day{month.yyyymm * 100 + day.day()}, month.last_day());
}

Expiry expiry_of(const std::vector<const Tenancy*>& stays, base::Day day) {
    Expiry expiry;
    expiry.rows = empty_rows(day);
    Wide weighted = 0;
    for (const Tenancy* stay : stays) {
        if (stay->is_self_used) {
            continue;
        }
        const base::Day end = stay->lease_end;
        auto row = std::prev(expiry.rows.end());
        if (end.yyyymmdd != 0) {
            row = std::find_if(expiry.rows.begin(), std::prev(expiry.rows.end(), 2),
                               [end](const ExpiryRow& one) { return end <= one.to; });
        }
        row->area += stay->area;
        row->tenancies += 1;
        expiry.area += stay->area;
        expiry.tenancies += 1;
        if (end.yyyymmdd != 0 && day <= end) {
            weighted += Wide{stay->area} * months_until(end, day);
            expiry.walt_area += stay->area;
        }
    }
    if (expiry.walt_area > 0) {
        expiry.walt = tenths_of(weighted, Wide{expiry.walt_area} * kMonthParts);
    }
    return expiry;
}

}  // namespace louyu::statistics::stack
