#include <cstdlib>
#include <limits>

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "exchange/cells.hpp"
#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

using base::DecimalFault;
using base::ParsedDecimal;
using dictionary::FieldType;

constexpr std::size_t kNoisyDigits = 15;  // a binary number carries no more that mean anything
constexpr int kNoiseScale = 6;            // decimals beyond those of the field that are compared

int scale_of(FieldType type) {
    switch (type) {
        case FieldType::kMoney:
            return base::kMoneyScale;
        case FieldType::kArea:
            return base::kAreaScale;
        case FieldType::kCoordinate:
            return base::kCoordinateScale;
        default:
            return 0;
    }
}

CellFault not_a_number(std::string_view text) {
    return CellFault{"exchange.not_a_number", fmt::format("应为数字，现为“{}”", quoted_text(text))};
}

std::size_t significant_digits(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == 'e' || c == 'E') {
            break;
        }
        digits += (c >= '1' && c <= '9') || (c == '0' && digits > 0) ? 1 : 0;
    }
    return digits;
}

/// Whether what lies beyond the scale is left over from binary arithmetic: at least 15 digits are printed,
/// and the excess is at most a billionth of the number.
bool is_binary_noise(std::string_view text, int scale, int shift, std::int64_t rounded) {
    if (significant_digits(text) < kNoisyDigits) {
        return false;
    }
    const ParsedDecimal finer = base::parse_decimal(text, scale + kNoiseScale, shift, true);
    if (!finer.ok()) {
        return true;  // so large that a millionth of a unit no longer fits
    }
    std::int64_t excess = 0;
    if (__builtin_mul_overflow(rounded, std::int64_t{1'000'000}, &excess) ||
        __builtin_sub_overflow(finer.units, excess, &excess)) {
        return true;
    }
    const std::int64_t least = std::numeric_limits<std::int64_t>::max() / 1'000'000'000;
    const std::int64_t size = excess < 0 ? -excess : excess;
    return size < least && size * 1'000'000'000 <= (finer.units < 0 ? -finer.units : finer.units);
}

/// 5,10 or 50,100 or 100,500: round ends a small factor apart, as bands of amounts are printed.
bool looks_like_band(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || text.find_first_of(",.", comma + 1) != std::string_view::npos) {
        return false;
    }
    const ParsedDecimal low = base::parse_decimal(text.substr(0, comma), 0);
    const ParsedDecimal high = base::parse_decimal(text.substr(comma + 1), 0);
    if (!low.ok() || !high.ok() || low.units <= 0 || high.units <= low.units) {
        return false;
    }
    const auto is_round = [](std::int64_t value) {
        while (value % 10 == 0) {
            value /= 10;
        }
        return value == 1 || value == 2 || value == 3 || value == 5 || value == 25;
    };
    return is_round(low.units) && is_round(high.units) && high.units <= low.units * 10;
}

bool has_interval_word(std::string_view text) {
    for (const std::string_view sign : {"<", ">", "≤", "≥", "以上", "以下", "~", "以内", "不足", "超过"}) {
        if (text.find(sign) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

CellFault interval(std::string_view text) {
    return CellFault{"exchange.interval_not_amount",
                     fmt::format("应为准确金额，现为区间“{}”，请取得原始金额", quoted_text(text))};
}

/// A number with its unit behind it: 1200㎡, 50万元, 28层. The unit in the cell outweighs that of the header.
ParsedDecimal parse_with_unit(const CellRule& rule, const std::string& folded, int scale) {
    const std::size_t digits_end = folded.find_last_of("0123456789.)");
    if (digits_end == std::string::npos || digits_end + 1 == folded.size()) {
        return {0, DecimalFault::kNotANumber};
    }
    const std::string unit = base::comparison_key(std::string_view(folded).substr(digits_end + 1));
    const std::string_view number = std::string_view(folded).substr(0, digits_end + 1);
    const FieldType type = rule.column->field->type;
    const UnitMark mark = recognise_unit(unit);
    if (!mark.any() && unit == base::comparison_key(rule.column->field->unit)) {
        return base::parse_decimal(number, scale);
    }
    if (type == FieldType::kMoney && mark.money_shift) {
        return base::parse_decimal(number, scale, *mark.money_shift);
    }
    if (type == FieldType::kArea && mark.area_shift) {
        return base::parse_decimal(number, scale, *mark.area_shift);
    }
    return {0, DecimalFault::kNotANumber};
}

/// The same for areas, whose unit ends in a digit when folded: 1200m2, 1.2万m2.
ParsedDecimal parse_with_square_metres(const std::string& folded, int scale) {
    std::string key = base::comparison_key(folded);
    if (!key.ends_with("M2")) {
        return {0, DecimalFault::kNotANumber};
    }
    key.resize(key.size() - 2);
    constexpr std::string_view kTenThousand = "万";
    const bool is_large = key.ends_with(kTenThousand);
    key.resize(key.size() - (is_large ? kTenThousand.size() : 0));
    return base::parse_decimal(key, scale, is_large ? 4 : 0);
}

std::optional<CellFault> check_range(const CellRule& rule, std::string_view text, std::int64_t value) {
    const dictionary::Field& field = *rule.column->field;
    const int scale = scale_of(field.type);
    if (field.least && value < *field.least) {
        const std::string bound = base::format_decimal(*field.least, scale);
        return CellFault{"exchange.out_of_range",
                         fmt::format("不得小于 {}{}，现为“{}”", bound, field.unit, quoted_text(text))};
    }
    if (field.most && value > *field.most) {
        const std::string bound = base::format_decimal(*field.most, scale);
        return CellFault{"exchange.out_of_range", fmt::format("不得大于 {}{}，现为“{}”，请核对单位", bound,
                                                              field.unit, quoted_text(text))};
    }
    return {};
}

std::optional<CellFault> too_precise(const CellRule& rule, std::string_view text, std::int64_t& out) {
    const FieldType type = rule.column->field->type;
    const int scale = scale_of(type);
    if (type == FieldType::kInteger) {
        return CellFault{"exchange.not_an_integer", fmt::format("应为整数，现为“{}”", quoted_text(text))};
    }
    const ParsedDecimal rounded = base::parse_decimal(text, scale, rule.shift, true);
    if (!rounded.ok()) {
        return not_a_number(text);
    }
    out = rounded.units;
    if (const auto fault = check_range(rule, text, out)) {
        return fault;
    }
    if (type == FieldType::kCoordinate || is_binary_noise(text, scale, rule.shift, out)) {
        return {};
    }
    return CellFault{"exchange.too_precise",
                     fmt::format("的小数位过多，“{}”按四舍五入读作 {}", quoted_text(text),
                                 base::format_decimal(out, scale)),
                     true};
}

/// What is left when the plain reading fails.
ParsedDecimal parse_unusual(const CellRule& rule, std::string_view text, int scale) {
    const std::string folded = base::fold_width(text);
    ParsedDecimal parsed = rule.column->field->type == FieldType::kArea
                               ? parse_with_square_metres(folded, scale)
                               : ParsedDecimal{0, DecimalFault::kNotANumber};
    return parsed.ok() ? parsed : parse_with_unit(rule, folded, scale);
}

}  // namespace

std::optional<CellFault> parse_number_cell(CellRule& rule, std::string_view text, std::int64_t& out) {
    const int scale = scale_of(rule.column->field->type);
    ParsedDecimal parsed = base::parse_decimal(text, scale, rule.shift);
    if (rule.is_tax_amount && text.find(',') != std::string_view::npos) {
        const bool is_band = looks_like_band(text);
        rule.has_grouped = rule.has_grouped || (parsed.ok() && !is_band);
        rule.has_bands = rule.has_bands || (!parsed.ok() && is_band);
        if (is_band && (rule.has_bands || !rule.has_grouped)) {
            return interval(text);
        }
    }
    if (parsed.fault == DecimalFault::kNotANumber) {
        if (rule.is_tax_amount && has_interval_word(text)) {
            rule.has_bands = true;
            return interval(text);
        }
        parsed = parse_unusual(rule, text, scale);
    }
    switch (parsed.fault) {
        case DecimalFault::kNone:
            out = parsed.units;
            return check_range(rule, text, out);
        case DecimalFault::kTooPrecise:
            return too_precise(rule, text, out);
        case DecimalFault::kOverflow:
            return CellFault{"exchange.out_of_range", fmt::format("数值过大，现为“{}”", quoted_text(text))};
        default:
            return not_a_number(text);
    }
}

}  // namespace louyu::exchange
