#include "base/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "base/error.hpp"

namespace louyu::base {
namespace {

__extension__ typedef __int128 Int128;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::int64_t units_of(std::string_view text, int scale, int shift = 0, bool round = false) {
    const ParsedDecimal parsed = parse_decimal(text, scale, shift, round);
    EXPECT_TRUE(parsed.ok()) << text;
    return parsed.units;
}

DecimalFault fault_of(std::string_view text, int scale, int shift = 0, bool round = false) {
    return parse_decimal(text, scale, shift, round).fault;
}

// Numbers of every size: as many short ones as long ones.
std::int64_t any_number(std::mt19937_64& random) {
    const auto bits = static_cast<std::int64_t>(random());
    return bits >> (random() % 63);
}

TEST(Decimal, ReadsNumbersAsDepartmentsPrintThem) {
    EXPECT_EQ(units_of("123.45", 2), 12345);
    EXPECT_EQ(units_of("-123.45", 2), -12345);
    EXPECT_EQ(units_of("+0.5", 2), 50);
    EXPECT_EQ(units_of(".5", 2), 50);
    EXPECT_EQ(units_of("5.", 2), 500);
    EXPECT_EQ(units_of("1,234,567.89", 2), 123456789);
    EXPECT_EQ(units_of("￥1,234.00", 2), 123400);
    EXPECT_EQ(units_of("¥ -12", 2), -1200);
    EXPECT_EQ(units_of("-¥12", 2), -1200);
    EXPECT_EQ(units_of("(123)", 2), -12300);
    EXPECT_EQ(units_of("（１２３．５）", 2), -12350);
    EXPECT_EQ(units_of("１２，３４５", 2), 1234500);
    EXPECT_EQ(units_of("−7", 2), -700);
    EXPECT_EQ(units_of("1.5E+3", 2), 150000);
    EXPECT_EQ(units_of("15e-1", 2), 150);
    EXPECT_EQ(units_of("  12 ", 2), 1200);
    EXPECT_EQ(units_of("0.0000000000000000000000000000000000000000000", 2), 0);
    EXPECT_EQ(units_of("1.000000000000000000000000000000000000000000000", 2), 100);
    EXPECT_EQ(units_of("000000000000000000000000000000000000000000000012", 2), 1200);
}

TEST(Decimal, TenThousandYuanBecomeFenExactly) {
    EXPECT_EQ(units_of("43.9", 2, 4), 43900000);
    EXPECT_EQ(units_of("0.000001", 2, 4), 1);
    EXPECT_EQ(units_of("123.456789", 2, 4), 123456789);
    EXPECT_EQ(fault_of("0.0000001", 2, 4), DecimalFault::kTooPrecise);
    EXPECT_EQ(units_of("12345", 0, -2, true), 123);
}

TEST(Decimal, DigitsBeyondTheScaleAreRefusedUnlessZerosOrAskedToRound) {
    EXPECT_EQ(units_of("1.2300", 2), 123);
    EXPECT_EQ(fault_of("1.234", 2), DecimalFault::kTooPrecise);
    EXPECT_EQ(units_of("1.234", 2, 0, true), 123);
    EXPECT_EQ(units_of("1.235", 2, 0, true), 124);
    EXPECT_EQ(units_of("-1.235", 2, 0, true), -124);
    EXPECT_EQ(units_of("-1.2349999999999999999999999999999999999999999", 2, 0, true), -123);
    EXPECT_EQ(units_of("1.2350000000000000000000000000000000000000001", 2, 0, true), 124);
    EXPECT_EQ(units_of("1e-400", 2, 0, true), 0);
    EXPECT_EQ(fault_of("1e-400", 2), DecimalFault::kTooPrecise);
}

TEST(Decimal, SaysWhatIsWrong) {
    EXPECT_EQ(fault_of("", 2), DecimalFault::kEmpty);
    EXPECT_EQ(fault_of("  　", 2), DecimalFault::kEmpty);
    for (const char* text :
         {"整体出售", "-",   "--1",  "1.2.3", "1,23", "12,34,567", ",123", "1234,567", "1,234,",
          "(1",       "1)",  "(-1)", "1e",    "e5",   ".",         "abc",  "12abc",    "0x10",
          "inf",      "NaN", "1 2",  "12元",  "¥",    "()",        "\xFF", "1\xFF"}) {
        EXPECT_EQ(fault_of(text, 2), DecimalFault::kNotANumber) << text;
    }
    for (const char* text : {"92233720368547758.08", "1e999999999999",
                             "99999999999999999999999999999999999999999999", "-92233720368547758.09"}) {
        EXPECT_EQ(fault_of(text, 2), DecimalFault::kOverflow) << text;
    }
    EXPECT_EQ(units_of("92233720368547758.07", 2), kMost);
    EXPECT_EQ(units_of("-92233720368547758.07", 2), -kMost);
    EXPECT_EQ(units_of("0e999999999999", 2), 0);
}

TEST(Decimal, HugeTextIsAnsweredAndNotFeared) {
    EXPECT_EQ(fault_of(std::string(10'000'000, '9'), 2), DecimalFault::kOverflow);
    EXPECT_EQ(fault_of("0." + std::string(10'000'000, '1'), 2), DecimalFault::kTooPrecise);
    EXPECT_EQ(units_of("1." + std::string(10'000'000, '0'), 2), 100);
    EXPECT_EQ(units_of(std::string(10'000'000, '0') + "1", 2), 100);
}

TEST(Decimal, WhatIsPrintedIsReadBack) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 200'000; ++i) {
        const std::int64_t units = any_number(random);
        if (units == kLeast) {
            continue;
        }
        const int scale = static_cast<int>(random() % 8);
        ASSERT_EQ(units_of(format_decimal(units, scale), scale), units);
        ASSERT_EQ(units_of(format_grouped(units, scale), scale), units) << format_grouped(units, scale);
    }
}

TEST(Decimal, PrintsEveryDigitOfTheScale) {
    EXPECT_EQ(format_decimal(-12345, 2), "-123.45");
    EXPECT_EQ(format_decimal(5, 2), "0.05");
    EXPECT_EQ(format_decimal(-5, 2), "-0.05");
    EXPECT_EQ(format_decimal(0, 2), "0.00");
    EXPECT_EQ(format_decimal(7, 0), "7");
    EXPECT_EQ(format_decimal(0, 0), "0");
    EXPECT_EQ(format_decimal(kLeast, 2), "-92233720368547758.08");
    EXPECT_EQ(format_grouped(123456789, 2), "1,234,567.89");
    EXPECT_EQ(format_grouped(-100000, 2), "-1,000.00");
    EXPECT_EQ(format_grouped(99999, 2), "999.99");
    EXPECT_EQ(format_grouped(1000, 0), "1,000");
}

TEST(Decimal, RatiosAreRoundedOnceHalfAwayFromZero) {
    EXPECT_EQ(format_ratio({53, 89}, 6), "0.595506");
    EXPECT_EQ(format_ratio({1, 8}, 2), "0.13");
    EXPECT_EQ(format_ratio({-1, 8}, 2), "-0.13");
    EXPECT_EQ(format_ratio({1, -8}, 2), "-0.13");
    EXPECT_EQ(format_ratio({-1, 1000}, 2), "0.00");
    EXPECT_EQ(format_ratio({1, 3}, 0), "0");
    EXPECT_EQ(format_ratio({kMost, 1}, 6), "9223372036854775807.000000");
    EXPECT_EQ(format_ratio({kLeast, 1}, 18), "-9223372036854775808.000000000000000000");
    EXPECT_EQ(format_ratio({1, 0}, 6), "");
    EXPECT_THROW(format_ratio({1, 2}, 19), Bug);
}

TEST(Decimal, MultiplyDivideAgreesWithPlainRounding) {
    std::mt19937_64 random(2);
    for (int i = 0; i < 200'000; ++i) {
        const std::int64_t a = any_number(random);
        const std::int64_t b = any_number(random) >> 20;
        const std::int64_t c = any_number(random);
        if (c == 0) {
            continue;
        }
        const Int128 product = Int128{a} * b;
        const Int128 floor_of_double = [&] {
            // Half away from zero is the floor of (2|p| + |c|) / (2|c|) with the sign put back.
            const Int128 p = product < 0 ? -product : product;
            const Int128 d = c < 0 ? -Int128{c} : Int128{c};
            return (2 * p + d) / (2 * d);
        }();
        const Int128 expected = (product < 0) != (c < 0) ? -floor_of_double : floor_of_double;
        if (expected > kMost || expected < kLeast) {
            ASSERT_THROW(multiply_divide(a, b, c), Bug);
        } else {
            ASSERT_EQ(multiply_divide(a, b, c), static_cast<std::int64_t>(expected))
                << a << ' ' << b << ' ' << c;
        }
    }
    EXPECT_THROW(multiply_divide(1, 1, 0), Bug);
    EXPECT_EQ(multiply_divide(kMost, kMost, kMost), kMost);
    EXPECT_EQ(multiply_divide(kLeast, kMost, kMost), kLeast);
}

}  // namespace
}  // namespace louyu::base
