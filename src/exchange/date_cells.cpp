#include <charconv>

#include "base/text.hpp"
#include "exchange/cells.hpp"
#include "exchange/detect.hpp"
#include "exchange/xlsx_parts.hpp"

namespace louyu::exchange {

namespace {

constexpr int kYearLeast = 1900;
constexpr int kYearMost = 2200;
constexpr int kSerialLeast = 10'000;  // 1927
constexpr int kSerialMost = 80'000;   // 2119

CellFault not_a_date(std::string_view text) {
    return CellFault{"exchange.not_a_date",
                     fmt::format("应为日期（如 2020-06-30），现为“{}”", quoted_text(text))};
}

CellFault impossible_date(std::string_view text) {
    return CellFault{"exchange.impossible_date", fmt::format("不是存在的日期：“{}”", quoted_text(text))};
}

/// Digits and separators only, with as many digits as a day has: a date was meant.
bool has_form_of_day(std::string_view text) {
    int groups = 0;
    std::size_t digits = 0;
    bool in_group = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            groups += in_group ? 0 : 1;
            in_group = true;
            ++digits;
        } else if (c == '-' || c == '/' || c == '.' || c == ' ' || c == ':') {
            in_group = false;
        } else {
            return false;
        }
    }
    return groups >= 3 || (groups == 1 && digits == 8);
}

std::optional<int> whole_number_of(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return is_whole ? std::optional<int>(value) : std::nullopt;
}

/// 2008 or 2008年.
std::optional<int> lone_year(const std::string& folded) {
    std::string_view text = folded;
    constexpr std::string_view kYear = "年";
    if (text.ends_with(kYear)) {
        text.remove_suffix(kYear.size());
    }
    const auto year = text.size() == 4 ? whole_number_of(text) : std::nullopt;
    return year && *year >= kYearLeast && *year <= kYearMost ? year : std::nullopt;
}

/// 2022.6 and 2022-6, which base::parse_month reads, or 2022年6月; the day is then the first, or the last of
/// a period.
std::optional<CellFault> parse_incomplete_day(const CellRule& rule, const std::string& folded,
                                              std::int64_t& out) {
    std::optional<base::Month> month = base::parse_month(folded);
    if (!month) {
        if (const auto year = lone_year(folded)) {
            month = base::Month{*year * 100 + (rule.ends_period ? 12 : 1)};
        }
    }
    if (!month || month->year() < kYearLeast || month->year() > kYearMost) {
        return not_a_date(folded);
    }
    const base::Day day = rule.ends_period ? month->last_day() : month->first_day();
    out = day.yyyymmdd;
    return CellFault{"exchange.day_assumed",
                     fmt::format("没有写明日，“{}”按 {} 读取", quoted_text(folded), base::to_string(day)),
                     true};
}

std::optional<CellFault> check_day(const CellRule& rule, std::string_view text, base::Day day,
                                   std::int64_t& out) {
    if (day.year() < kYearLeast || (day.year() > kYearMost && day != base::kForever)) {
        return impossible_date(text);
    }
    if (rule.refuses_future && day > rule.today) {
        return CellFault{"exchange.future_date",
                         fmt::format("晚于今天，现为“{}”，请核对", quoted_text(text))};
    }
    out = day.yyyymmdd;
    return {};
}

std::optional<CellFault> check_month(const CellRule& rule, std::string_view text, base::Month month,
                                     std::int64_t& out) {
    if (month.year() < kYearLeast || month.year() > kYearMost) {
        return impossible_date(text);
    }
    if (rule.refuses_future && month > base::month_of(rule.today)) {
        return CellFault{"exchange.future_period",
                         fmt::format("晚于本月，现为“{}”，请核对所属期", quoted_text(text))};
    }
    out = month.yyyymm;
    return {};
}

/// 202006 or 2020-06, as nearly every row says it.
std::optional<base::Month> plain_month(std::string_view text) {
    const bool has_dash = text.size() == 7 && text[4] == '-';
    if (text.size() != 6 && !has_dash) {
        return std::nullopt;
    }
    const auto year = whole_number_of(text.substr(0, 4));
    const auto month = whole_number_of(text.substr(has_dash ? 5 : 4));
    if (!year || !month || *year < kYearLeast || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    return base::Month{*year * 100 + *month};
}

/// 6 or 6月, of the year that the title names.
std::optional<base::Month> month_without_year(const CellRule& rule, const std::string& folded) {
    std::string_view text = folded;
    for (const std::string_view suffix : {"月份", "月"}) {
        if (text.ends_with(suffix)) {
            text.remove_suffix(suffix.size());
        }
    }
    const auto month = text.size() <= 2 ? whole_number_of(text) : std::nullopt;
    if (!rule.year || !month || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    return base::Month{*rule.year * 100 + *month};
}

/// The month a cell names: by month, by day, or the last of a range (2020年1-6月, 2020-06-01至2020-06-30).
std::optional<base::Month> month_of_text(const CellRule& rule, const std::string& folded) {
    if (const auto month = base::parse_month(folded)) {
        return month;
    }
    if (const auto day = base::parse_day(folded)) {
        return base::month_of(*day);
    }
    for (const std::string_view sign : {"至", "~", "到", "—", "--"}) {
        const std::size_t at = folded.find(sign);
        if (at == std::string::npos) {
            continue;
        }
        const std::string last = base::trim(std::string_view(folded).substr(at + sign.size()));
        if (const auto day = base::parse_day(last)) {
            return base::month_of(*day);
        }
        if (const auto month = base::parse_month(last)) {
            return month;
        }
    }
    if (const PeriodMark mark = find_period(folded); mark.period && folded.find("月") != std::string::npos) {
        return mark.period->last;
    }
    return month_without_year(rule, folded);
}

}  // namespace

std::optional<CellFault> parse_day_cell(const CellRule& rule, const SheetCell& cell, std::int64_t& out) {
    if (const auto day = base::parse_day(cell.text)) {
        return check_day(rule, cell.text, *day, out);
    }
    const std::string folded = base::fold_width(cell.text);
    if (has_form_of_day(folded)) {
        return impossible_date(folded);
    }
    const auto serial = whole_number_of(folded);
    if (serial && *serial >= kSerialLeast && *serial <= kSerialMost) {
        const std::string printed = print_serial_day(*serial, false);
        const auto day = base::parse_day(printed);
        if (day && !check_day(rule, cell.text, *day, out)) {
            return CellFault{"exchange.serial_date",
                             fmt::format("是日期序号“{}”，按 {} 读取", folded, printed), true};
        }
    }
    const auto fault = parse_incomplete_day(rule, folded, out);
    if (fault->is_warning) {
        const auto future = check_day(rule, cell.text, base::Day{static_cast<std::int32_t>(out)}, out);
        return future ? future : fault;
    }
    return fault;
}

std::optional<CellFault> parse_month_cell(const CellRule& rule, const SheetCell& cell, std::int64_t& out) {
    if (const auto month = plain_month(cell.text)) {
        return check_month(rule, cell.text, *month, out);
    }
    const std::string folded = base::fold_width(cell.text);
    if (const auto month = month_of_text(rule, folded)) {
        return check_month(rule, cell.text, *month, out);
    }
    if (has_form_of_day(folded)) {
        return impossible_date(folded);
    }
    return CellFault{"exchange.not_a_month",
                     fmt::format("应为月份（如 2020-06），现为“{}”", quoted_text(cell.text))};
}

}  // namespace louyu::exchange
