#include <array>

#include "base/text.hpp"
#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

constexpr int kYearMin = 1990;
constexpr int kYearMax = 2099;

/// Reads forward over a period written in a title.
class PeriodScanner {
  public:
    explicit PeriodScanner(std::string_view text) : text_(text) {}

    std::size_t digits_ahead() const {
        std::size_t count = 0;
        while (count < text_.size() && text_[count] >= '0' && text_[count] <= '9') {
            ++count;
        }
        return count;
    }
    std::optional<int> number(std::size_t digits_max) {
        std::size_t count = 0;
        int value = 0;
        while (count < digits_max && count < text_.size() && text_[count] >= '0' && text_[count] <= '9') {
            value = value * 10 + (text_[count++] - '0');
        }
        text_.remove_prefix(count);
        return count == 0 ? std::nullopt : std::optional<int>(value);
    }
    bool word(std::string_view expected) {
        if (!text_.starts_with(expected)) {
            return false;
        }
        text_.remove_prefix(expected.size());
        return true;
    }
    bool any_of(std::initializer_list<std::string_view> words) {
        for (const std::string_view expected : words) {
            if (word(expected)) {
                return true;
            }
        }
        return false;
    }
    bool range_sign() { return any_of({"-", "—", "–", "~", "～", "至", "到", "―", "一"}); }

  private:
    std::string_view text_;
};

std::optional<base::Period> months_of(int year, int first, int last) {
    if (first < 1 || last > 12 || first > last) {
        return std::nullopt;
    }
    return base::Period{base::Month{year * 100 + first}, base::Month{year * 100 + last}};
}

/// Behind 2020年: 上半年, 第二季度, 1-6月, 6月, 1月至6月; nothing else is the whole year.
std::optional<base::Period> part_of_year(PeriodScanner& scanner, int year) {
    scanner.word("度");
    if (scanner.word("上半年")) {
        return months_of(year, 1, 6);
    }
    if (scanner.word("下半年")) {
        return months_of(year, 7, 12);
    }
    if (scanner.word("前三季度")) {
        return months_of(year, 1, 9);
    }
    PeriodScanner quarter = scanner;
    quarter.word("第");
    constexpr std::array<std::string_view, 4> kNumerals = {"一", "二", "三", "四"};
    for (int i = 0; i < 4; ++i) {
        PeriodScanner ahead = quarter;
        const bool named =
            ahead.word(kNumerals[static_cast<std::size_t>(i)]) || ahead.word(std::to_string(i + 1));
        if (named && ahead.word("季度")) {
            return months_of(year, i * 3 + 1, i * 3 + 3);
        }
    }
    const auto first = scanner.number(2);
    if (!first) {
        return months_of(year, 1, 12);
    }
    const bool has_month = scanner.word("月");
    scanner.word("份");
    PeriodScanner range = scanner;
    if (range.range_sign()) {
        if (const auto second_year = range.digits_ahead() == 4 ? range.number(4) : std::nullopt;
            second_year && *second_year == year) {
            range.any_of({"年", "-", "."});
        }
        const auto last = range.number(2);
        if (last && (range.word("月") || has_month)) {
            return months_of(year, *first, *last);
        }
    }
    return has_month ? months_of(year, *first, *first) : std::nullopt;
}

bool is_year(int value) {
    return value >= kYearMin && value <= kYearMax;
}

/// 202006 or 202001-202006, 2020-06, 2020.06; the year has four digits, the text begins with them.
std::optional<base::Period> period_at(std::string_view text) {
    PeriodScanner scanner(text);
    const std::size_t digits = scanner.digits_ahead();
    if (digits != 4 && digits != 6) {
        return std::nullopt;
    }
    const int year = *scanner.number(4);
    if (!is_year(year)) {
        return std::nullopt;
    }
    if (digits == 6) {
        const int month = *scanner.number(2);
        PeriodScanner range = scanner;
        if (range.range_sign() && range.digits_ahead() == 6 && range.number(4) == year) {
            return months_of(year, month, *range.number(2));
        }
        return months_of(year, month, month);
    }
    if (scanner.word("年")) {
        return part_of_year(scanner, year);
    }
    if (scanner.any_of({"-", ".", "/"})) {
        const auto month = scanner.digits_ahead() <= 2 ? scanner.number(2) : std::nullopt;
        // 2020-06-30 is a day: when the file was made, not what it is about.
        const bool is_day = scanner.any_of({"-", ".", "/"}) && scanner.digits_ahead() > 0;
        return month && !is_day ? months_of(year, *month, *month) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

PeriodMark find_period(std::string_view text) {
    const std::string folded = base::comparison_key(text);
    PeriodMark mark;
    mark.says_cumulative =
        folded.find("累计") != std::string::npos || folded.find("年初至今") != std::string::npos;
    bool after_digit = false;
    for (std::size_t i = 0; i < folded.size() && !mark.period; ++i) {
        const bool is_digit = folded[i] >= '0' && folded[i] <= '9';
        if (is_digit && !after_digit) {
            mark.period = period_at(std::string_view(folded).substr(i));
        }
        after_digit = is_digit;
    }
    const bool from_january = mark.period && mark.period->first.month() == 1 && mark.period->months() > 1;
    mark.is_cumulative = mark.says_cumulative || from_january;
    return mark;
}

}  // namespace louyu::exchange
