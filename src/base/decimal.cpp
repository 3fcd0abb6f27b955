#include "base/decimal.hpp"

#include <limits>

#include "base/error.hpp"
#include "base/text.hpp"

namespace louyu::base {
namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

constexpr int kWideDigitsMax = 37;
constexpr int kExponentMax = 10'000;

constexpr std::int64_t kPowersOfTen[19] = {1,
                                           10,
                                           100,
                                           1'000,
                                           10'000,
                                           100'000,
                                           1'000'000,
                                           10'000'000,
                                           100'000'000,
                                           1'000'000'000,
                                           10'000'000'000,
                                           100'000'000'000,
                                           1'000'000'000'000,
                                           10'000'000'000'000,
                                           100'000'000'000'000,
                                           1'000'000'000'000'000,
                                           10'000'000'000'000'000,
                                           100'000'000'000'000'000,
                                           1'000'000'000'000'000'000};

UnsignedWide wide_power_of_ten(int exponent) {
    UnsignedWide power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

bool is_number_digit(char c) {
    return c >= '0' && c <= '9';
}

ParsedDecimal refused(DecimalFault fault) {
    return ParsedDecimal{0, fault};
}

// The plain form -123.45 with at most 18 digits, which is nearly every cell of a file. Returns false when the
// text is anything else, and the careful reader takes over.
bool parse_plain(std::string_view text, int scale, ParsedDecimal& out) {
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    if (end - at > 19 || at == end) {
        return false;
    }
    const char* const digits_begin = at;
    std::int64_t value = 0;
    while (at != end && is_number_digit(*at)) {
        value = value * 10 + (*at - '0');
        ++at;
    }
    std::ptrdiff_t digits = at - digits_begin;
    int decimals = 0;
    if (at != end && *at == '.') {
        ++at;
        const char* const decimals_begin = at;
        while (at != end && is_number_digit(*at)) {
            value = value * 10 + (*at - '0');
            ++at;
        }
        decimals = static_cast<int>(at - decimals_begin);
        digits += decimals;
    }
    const int missing = scale - decimals;
    if (at != end || digits == 0 || digits > 18 || missing < 0 || missing > 18) {
        return false;
    }
    if (__builtin_mul_overflow(value, kPowersOfTen[missing], &value)) {
        return false;
    }
    out = ParsedDecimal{negative ? -value : value, DecimalFault::kNone};
    return true;
}

// What was written, before any scale: mantissa · 10^exponent, and whether digits after the mantissa were
// lost.
struct Scanned {
    UnsignedWide mantissa = 0;
    int exponent = 0;
    bool lost_digits = false;
    bool negative = false;
};

class NumberScanner {
  public:
    explicit NumberScanner(std::string_view text) : text_(text) {}

    DecimalFault scan(Scanned& out) {
        skip_spaces();
        if (text_.empty()) {
            return DecimalFault::kEmpty;
        }
        const bool in_brackets = take('(');
        skip_currency();
        const bool minus = take_minus();
        const bool signed_number = minus || take('+');
        skip_currency();
        if ((signed_number && in_brackets) || !scan_digits(out) || !scan_exponent(out)) {
            return DecimalFault::kNotANumber;
        }
        if (in_brackets && !take(')')) {
            return DecimalFault::kNotANumber;
        }
        skip_spaces();
        out.negative = minus || in_brackets;
        return text_.empty() ? DecimalFault::kNone : DecimalFault::kNotANumber;
    }

  private:
    bool take(char expected) {
        if (text_.empty() || text_[0] != expected) {
            return false;
        }
        text_.remove_prefix(1);
        return true;
    }

    bool take(std::string_view expected) {
        if (!text_.starts_with(expected)) {
            return false;
        }
        text_.remove_prefix(expected.size());
        return true;
    }

    void skip_spaces() {
        while (take(' ') || take('\t') || take('\r') || take('\n')) {
        }
    }

    // After width folding the yen and yuan signs are one character, U+00A5.
    void skip_currency() {
        skip_spaces();
        take("\u00A5");
        skip_spaces();
    }

    bool take_minus() { return take('-') || take("\u2212"); }

    void add_digit(Scanned& out, char digit) {
        if (mantissa_digits_ == kWideDigitsMax) {
            out.lost_digits = out.lost_digits || digit != '0';
            ++out.exponent;
            return;
        }
        out.mantissa = out.mantissa * 10 + static_cast<unsigned>(digit - '0');
        mantissa_digits_ += out.mantissa == 0 ? 0 : 1;
    }

    // Digits, with commas only where they group by three, and at most one decimal point.
    bool scan_digits(Scanned& out) {
        int digits = 0;
        int since_comma = 0;
        bool grouped = false;
        while (!text_.empty() && (is_number_digit(text_[0]) || text_[0] == ',')) {
            if (text_[0] == ',') {
                if (digits == 0 || (grouped ? since_comma != 3 : since_comma > 3)) {
                    return false;
                }
                grouped = true;
                since_comma = 0;
            } else {
                add_digit(out, text_[0]);
                ++digits;
                ++since_comma;
            }
            text_.remove_prefix(1);
        }
        if (grouped && since_comma != 3) {
            return false;
        }
        if (take('.')) {
            while (!text_.empty() && is_number_digit(text_[0])) {
                add_digit(out, text_[0]);
                --out.exponent;
                ++digits;
                text_.remove_prefix(1);
            }
        }
        return digits > 0;
    }

    bool scan_exponent(Scanned& out) {
        if (!take('E') && !take('e')) {
            return true;
        }
        const bool minus = take('-');
        if (!minus) {
            take('+');
        }
        int value = 0;
        int digits = 0;
        while (!text_.empty() && is_number_digit(text_[0])) {
            value = value < kExponentMax ? value * 10 + (text_[0] - '0') : value;
            ++digits;
            text_.remove_prefix(1);
        }
        out.exponent += minus ? -value : value;
        return digits > 0;
    }

    std::string_view text_;
    int mantissa_digits_ = 0;
};

ParsedDecimal scaled(const Scanned& number, int scale, bool round) {
    if (number.mantissa == 0) {
        return number.lost_digits && !round ? refused(DecimalFault::kTooPrecise) : ParsedDecimal{};
    }
    const int power = number.exponent + scale;
    UnsignedWide units = number.mantissa;
    if (power >= 0) {
        if (number.lost_digits || power > 18 || units > static_cast<UnsignedWide>(kPowersOfTen[18]) * 10) {
            return refused(DecimalFault::kOverflow);
        }
        units *= static_cast<UnsignedWide>(kPowersOfTen[power]);
    } else if (-power > kWideDigitsMax) {
        // Smaller than half a unit: the mantissa has at most 37 digits.
        return round ? ParsedDecimal{} : refused(DecimalFault::kTooPrecise);
    } else {
        const UnsignedWide divisor = wide_power_of_ten(-power);
        const UnsignedWide rest = units % divisor;
        units /= divisor;
        if ((rest != 0 || number.lost_digits) && !round) {
            return refused(DecimalFault::kTooPrecise);
        }
        units += rest * 2 >= divisor ? 1U : 0U;
    }
    constexpr auto kMax = static_cast<UnsignedWide>(std::numeric_limits<std::int64_t>::max());
    if (units > kMax) {
        return refused(DecimalFault::kOverflow);
    }
    const auto value = static_cast<std::int64_t>(units);
    return ParsedDecimal{number.negative ? -value : value, DecimalFault::kNone};
}

// Quotient rounded half away from zero.
Wide divide_rounded(Wide numerator, Wide denominator) {
    const bool negative = (numerator < 0) != (denominator < 0);
    const Wide n = numerator < 0 ? -numerator : numerator;
    const Wide d = denominator < 0 ? -denominator : denominator;
    Wide quotient = n / d;
    if (n % d >= d - n % d) {
        ++quotient;
    }
    return negative ? -quotient : quotient;
}

std::string format_wide(Wide units, int scale) {
    const bool negative = units < 0;
    auto rest = static_cast<UnsignedWide>(negative ? -units : units);
    std::string reversed;
    for (int i = 0; rest != 0 || i <= scale; ++i) {
        if (i == scale && scale > 0) {
            reversed.push_back('.');
        }
        reversed.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    }
    if (negative) {
        reversed.push_back('-');
    }
    return std::string(reversed.rbegin(), reversed.rend());
}

bool has_only_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

}  // namespace

ParsedDecimal parse_decimal(std::string_view text, int scale, int shift, bool round) {
    ParsedDecimal plain;
    if (parse_plain(text, scale + shift, plain)) {
        return plain;
    }
    Scanned number;
    const DecimalFault fault = has_only_ascii(text) ? NumberScanner(text).scan(number)
                                                    : NumberScanner(fold_width(text)).scan(number);
    return fault == DecimalFault::kNone ? scaled(number, scale + shift, round) : refused(fault);
}

std::string format_decimal(std::int64_t units, int scale) {
    return format_wide(units, scale);
}

std::string format_grouped(std::int64_t units, int scale) {
    const std::string plain = format_decimal(units, scale);
    const std::size_t sign = plain[0] == '-' ? 1 : 0;
    const std::size_t point = plain.find('.');
    const std::size_t integer_end = point == std::string::npos ? plain.size() : point;
    std::string grouped = plain.substr(0, sign);
    for (std::size_t i = sign; i < integer_end; ++i) {
        if (i > sign && (integer_end - i) % 3 == 0) {
            grouped.push_back(',');
        }
        grouped.push_back(plain[i]);
    }
    return grouped.append(plain, integer_end);
}

std::string format_ratio(const Ratio& ratio, int digits) {
    if (!ratio.defined()) {
        return {};
    }
    CHECK(digits >= 0 && digits <= 18);
    return format_wide(divide_rounded(Wide{ratio.numerator} * kPowersOfTen[digits], ratio.denominator),
                       digits);
}

std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t c) {
    CHECK(c != 0);
    const Wide result = divide_rounded(Wide{a} * b, c);
    CHECK(result >= std::numeric_limits<std::int64_t>::min() &&
          result <= std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(result);
}

}  // namespace louyu::base
