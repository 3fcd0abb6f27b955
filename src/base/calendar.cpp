#include "base/calendar.hpp"

#include <fmt/format.h>

#include <chrono>

#include "base/text.hpp"

namespace louyu::base {
namespace {

constexpr int kDaysInMonth[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr std::int64_t kMsPerDay = 86'400'000;
// China keeps one time zone without summer time, whatever the machine's own setting is.
constexpr std::int64_t kChinaOffsetMs = 8 * 3'600'000;

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in(int year, int month) {
    return month == 2 && is_leap(year) ? 29 : kDaysInMonth[month];
}

// Days since 1970-01-01, by counting years from March so that the leap day is the last of a year.
int serial_of(Day day) {
    const int year = day.month() <= 2 ? day.year() - 1 : day.year();
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int month_from_march = (day.month() + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + day.day() - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Day day_of_serial(int serial) {
    const int shifted = serial + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = shifted - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return Day{year * 10000 + month * 100 + day};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Reads forward over a date; every step says whether it found what it was asked for.
class DateScanner {
  public:
    explicit DateScanner(std::string_view text) : text_(text) {}

    bool at_end() const { return text_.empty(); }

    std::optional<int> number(std::size_t digits_min, std::size_t digits_max) {
        std::size_t count = 0;
        int value = 0;
        while (count < digits_max && count < text_.size() && is_digit(text_[count])) {
            value = value * 10 + (text_[count] - '0');
            ++count;
        }
        if (count < digits_min) {
            return std::nullopt;
        }
        text_.remove_prefix(count);
        return value;
    }

    bool word(std::string_view expected) {
        if (!text_.starts_with(expected)) {
            return false;
        }
        text_.remove_prefix(expected.size());
        return true;
    }

    // One of - / . which the next part of the date must repeat; 0 when there is none.
    char separator() {
        if (text_.empty() || (text_[0] != '-' && text_[0] != '/' && text_[0] != '.')) {
            return 0;
        }
        const char found = text_[0];
        text_.remove_prefix(1);
        return found;
    }

    bool starts_with_digit() const { return !text_.empty() && is_digit(text_[0]); }

    // A spreadsheet adds a time of day to a date; the day is what counts, but rubbish is still refused.
    bool skip_time_of_day() {
        if (at_end()) {
            return true;
        }
        if (!word(" ") && !word("T")) {
            return false;
        }
        const auto hour = number(1, 2);
        if (!hour || *hour > 23) {
            return false;
        }
        for (int part = 0; part < 2 && word(":"); ++part) {
            const auto value = number(2, 2);
            if (!value || *value > 59) {
                return false;
            }
        }
        if (word(".") && !number(1, 9)) {
            return false;
        }
        word("Z");
        return at_end();
    }

  private:
    std::string_view text_;
};

bool is_ascii_text(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

std::optional<Day> checked_day(int year, int month, int day) {
    const Day result{year * 10000 + month * 100 + day};
    return is_valid(result) ? std::optional<Day>(result) : std::nullopt;
}

// The rest of a day after its four-digit year.
std::optional<Day> scan_day(DateScanner& scanner, int year) {
    std::optional<int> month;
    std::optional<int> day;
    if (scanner.starts_with_digit()) {
        month = scanner.number(2, 2);
        day = month ? scanner.number(2, 2) : std::nullopt;
    } else if (scanner.word("年")) {
        month = scanner.number(1, 2);
        day = month && scanner.word("月") ? scanner.number(1, 2) : std::nullopt;
        if (day && !scanner.word("日") && !scanner.word("号")) {
            return std::nullopt;
        }
    } else if (const char separator = scanner.separator(); separator != 0) {
        month = scanner.number(1, 2);
        day = month && scanner.separator() == separator ? scanner.number(1, 2) : std::nullopt;
    }
    if (!month || !day || !scanner.skip_time_of_day()) {
        return std::nullopt;
    }
    return checked_day(year, *month, *day);
}

Error period_error(std::string_view text) {
    return Error{.kind = ErrorKind::kInvalid,
                 .code = "base.period_invalid",
                 .message = fmt::format("期间“{}”无法识别，请写成 2020-12、2020Q4、2020 或 2020-01/2020-12。",
                                        truncate(text, 30))};
}

std::optional<Period> parse_single_period(std::string_view text) {
    if (const auto month = parse_month(text)) {
        return Period{*month, *month};
    }
    DateScanner scanner(text);
    const auto year = scanner.number(4, 4);
    if (!year || *year == 0) {
        return std::nullopt;
    }
    if (scanner.at_end() || (scanner.word("年") && scanner.at_end())) {
        return Period{Month{*year * 100 + 1}, Month{*year * 100 + 12}};
    }
    if (scanner.word("Q") || scanner.word("q")) {
        const auto quarter = scanner.number(1, 1);
        if (quarter && *quarter >= 1 && *quarter <= 4 && scanner.at_end()) {
            return Period{Month{*year * 100 + *quarter * 3 - 2}, Month{*year * 100 + *quarter * 3}};
        }
    }
    return std::nullopt;
}

}  // namespace

Day Month::last_day() const {
    return Day{yyyymm * 100 + days_in(year(), month())};
}

bool is_valid(Month month) {
    return month.year() >= 1 && month.year() <= 9999 && month.month() >= 1 && month.month() <= 12;
}

bool is_valid(Day day) {
    return is_valid(month_of(day)) && day.day() >= 1 && day.day() <= days_in(day.year(), day.month());
}

Month month_of(Day day) {
    return Month{day.yyyymmdd / 100};
}

Day next_day(Day day) {
    if (day.day() < 28) {
        return Day{day.yyyymmdd + 1};
    }
    return day_of_serial(serial_of(day) + 1);
}

Day previous_day(Day day) {
    if (day.day() > 1) {
        return Day{day.yyyymmdd - 1};
    }
    return day_of_serial(serial_of(day) - 1);
}

int days_between(Day from, Day to) {
    return serial_of(to) - serial_of(from);
}

Day today() {
    return day_of_serial(static_cast<int>((now_ms() + kChinaOffsetMs) / kMsPerDay));
}

std::optional<Day> parse_day(std::string_view text) {
    const std::string folded = is_ascii_text(text) ? trim(text) : fold_width(text);
    DateScanner scanner(folded);
    const auto year = scanner.number(4, 4);
    return year ? scan_day(scanner, *year) : std::nullopt;
}

std::optional<Month> parse_month(std::string_view text) {
    const std::string folded = is_ascii_text(text) ? trim(text) : fold_width(text);
    DateScanner scanner(folded);
    const auto year = scanner.number(4, 4);
    std::optional<int> month;
    if (!year) {
        return std::nullopt;
    }
    if (scanner.starts_with_digit()) {
        month = scanner.number(2, 2);
    } else if (scanner.word("年")) {
        month = scanner.number(1, 2);
        if (month && !scanner.word("月")) {
            return std::nullopt;
        }
    } else if (scanner.separator() != 0) {
        month = scanner.number(1, 2);
    }
    if (!month || !scanner.at_end()) {
        return std::nullopt;
    }
    const Month result{*year * 100 + *month};
    return is_valid(result) && *month <= 12 ? std::optional<Month>(result) : std::nullopt;
}

Result<Period> parse_period(std::string_view text) {
    const std::string folded = fold_width(text);
    if (const auto single = parse_single_period(folded)) {
        return *single;
    }
    const std::size_t slash = folded.find('/');
    if (slash == std::string::npos) {
        return period_error(text);
    }
    const auto first = parse_single_period(std::string_view(folded).substr(0, slash));
    const auto last = parse_single_period(std::string_view(folded).substr(slash + 1));
    if (!first || !last) {
        return period_error(text);
    }
    if (last->last < first->first) {
        return Error{.kind = ErrorKind::kInvalid,
                     .code = "base.period_reversed",
                     .message = fmt::format("期间“{}”的结束早于开始，请把较早的月份写在前面。", folded)};
    }
    return Period{first->first, last->last};
}

std::string to_string(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
}

std::string to_string(Month month) {
    return fmt::format("{:04}-{:02}", month.year(), month.month());
}

std::string to_string(Period period) {
    if (period.first == period.last) {
        return to_string(period.first);
    }
    const bool same_year = period.first.year() == period.last.year();
    if (same_year && period.months() == 12) {
        return fmt::format("{:04}", period.first.year());
    }
    if (same_year && period.months() == 3 && period.last.month() % 3 == 0) {
        return fmt::format("{:04}Q{}", period.first.year(), period.last.month() / 3);
    }
    return to_string(period.first) + "/" + to_string(period.last);
}

std::int64_t now_ms() {
    using std::chrono::milliseconds;
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<milliseconds>(since_epoch).count();
}

std::string to_timestamp(std::int64_t epoch_ms) {
    std::int64_t days = epoch_ms / kMsPerDay;
    std::int64_t rest = epoch_ms % kMsPerDay;
    if (rest < 0) {
        rest += kMsPerDay;
        --days;
    }
    const Day day = day_of_serial(static_cast<int>(days));
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_string(day), rest / 3'600'000, rest / 60'000 % 60,
                       rest / 1000 % 60, rest % 1000);
}

}  // namespace louyu::base
