#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace louyu::base {

/// Exact decimals: an integer of 10^-scale units. Money is scale 2 (fen), area scale 2 (0.01 ㎡), coordinates scale 7.
inline constexpr int kMoneyScale = 2;
inline constexpr int kAreaScale = 2;
inline constexpr int kCoordinateScale = 7;

enum class DecimalFault { kNone, kEmpty, kNotANumber, kTooPrecise, kOverflow };

struct ParsedDecimal {
    std::int64_t units = 0;
    DecimalFault fault = DecimalFault::kNone;
    bool ok() const { return fault == DecimalFault::kNone; }
};

/// Reads a printed number exactly as `scale` decimals after multiplying by 10^shift (万元 → fen: scale 2, shift 4).
/// Accepts full-width digits, thousands commas, a leading ￥ or ¥, (123) for negative, 1.5E+3. Digits beyond the
/// scale are refused as kTooPrecise unless they are zeros or `round` is true (then half away from zero, once).
ParsedDecimal parse_decimal(std::string_view text, int scale, int shift = 0, bool round = false);

/// -12345 at scale 2 → "-123.45"; always prints `scale` digits.
std::string format_decimal(std::int64_t units, int scale);
/// 1234567.89 → "1,234,567.89".
std::string format_grouped(std::int64_t units, int scale);

/// An exact ratio. A zero denominator has no value.
struct Ratio {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    bool defined() const { return denominator != 0; }
};

/// Rounded once, half away from zero: {53, 89} with 6 digits → "0.595506". Empty when undefined.
std::string format_ratio(const Ratio& ratio, int digits);

/// a·b/c without overflow, rounded half away from zero; c must not be 0.
std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t c);

}  // namespace louyu::base
