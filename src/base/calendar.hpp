#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace louyu::base {

/// A calendar day, kept and stored as the integer yyyymmdd (20201231), so that a day reads the same in SQL, in a log
/// and here, and compares in order.
struct Day {
    std::int32_t yyyymmdd = 0;

    int year() const { return yyyymmdd / 10000; }
    int month() const { return yyyymmdd / 100 % 100; }
    int day() const { return yyyymmdd % 100; }
    auto operator<=>(const Day&) const = default;
};

/// The end of a version that is still true.
inline constexpr Day kForever{99991231};
inline constexpr Day kLongAgo{19000101};

/// A calendar month, stored as the integer yyyymm (202012).
struct Month {
    std::int32_t yyyymm = 0;

    int year() const { return yyyymm / 100; }
    int month() const { return yyyymm % 100; }
    /// Months since year 0: differences and loops are plain arithmetic on it.
    int index() const { return year() * 12 + month() - 1; }
    static Month from_index(int index) { return Month{index / 12 * 100 + index % 12 + 1}; }
    Month plus(int months) const { return from_index(index() + months); }
    Day first_day() const { return Day{yyyymm * 100 + 1}; }
    Day last_day() const;
    auto operator<=>(const Month&) const = default;
};

/// An inclusive range of months: a month, a quarter, a year, year to date, or any from/to.
struct Period {
    Month first;
    Month last;

    int months() const { return last.index() - first.index() + 1; }
    bool contains(Month month) const { return first <= month && month <= last; }
    auto operator<=>(const Period&) const = default;
};

bool is_valid(Day day);
bool is_valid(Month month);
Month month_of(Day day);
Day next_day(Day day);
Day previous_day(Day day);
/// Days from `from` to `to`, negative if `to` is earlier.
int days_between(Day from, Day to);
/// The day in China (UTC+8), whatever time zone the machine is set to.
Day today();

/// Reads 2020-12-31, 2020/12/31, 2020.12.31, 20201231, 2020年12月31日, also with a time of day behind it (which is
/// dropped) and with one-digit months and days; refuses 0000-00-00 and 2020-02-30.
std::optional<Day> parse_day(std::string_view text);
/// Reads 2020-12, 202012, 2020/12, 2020年12月.
std::optional<Month> parse_month(std::string_view text);
/// Reads 2020-12, 2020Q4, 2020, 2020-01/2020-12; an error names the forms.
Result<Period> parse_period(std::string_view text);

std::string to_string(Day day);      // 2020-12-31
std::string to_string(Month month);  // 2020-12
std::string to_string(Period period);  // 2020-12 | 2020Q4 | 2020 | 2020-01/2020-11

/// Milliseconds since 1970-01-01 UTC.
std::int64_t now_ms();
/// 2020-12-31T23:59:59.123Z
std::string to_timestamp(std::int64_t epoch_ms);

}  // namespace louyu::base
