#include "base/calendar.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace louyu::base {
namespace {

// The calendar written down in the plainest way, to compare with.
bool plain_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int plain_days_in(int year, int month) {
    if (month == 2) {
        return plain_leap(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

TEST(Calendar, CountsEveryDayOfFourCenturiesLikeTheCalendarOnTheWall) {
    Day day{18990101};
    int count = 0;
    for (int year = 1899; year < 2301; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int number = 1; number <= plain_days_in(year, month); ++number) {
                ASSERT_EQ(day.yyyymmdd, year * 10000 + month * 100 + number);
                ASSERT_TRUE(is_valid(day));
                ASSERT_EQ(days_between(Day{18990101}, day), count);
                ASSERT_EQ(previous_day(next_day(day)), day);
                day = next_day(day);
                ++count;
            }
            ASSERT_EQ((Month{year * 100 + month}.last_day().day()), plain_days_in(year, month));
        }
    }
    EXPECT_EQ(days_between(day, Day{18990101}), -count);
}

TEST(Calendar, MonthsAddAcrossYears) {
    EXPECT_EQ((Month{202012}.plus(1)), Month{202101});
    EXPECT_EQ((Month{202101}.plus(-13)), Month{201912});
    for (int index = 1900 * 12; index < 2100 * 12; ++index) {
        ASSERT_EQ(Month::from_index(index).index(), index);
        ASSERT_TRUE(is_valid(Month::from_index(index)));
    }
}

TEST(Calendar, ReadsTheFormsOfADay) {
    for (const char* text :
         {"2020-12-31", "2020/12/31", "2020.12.31", "20201231", "2020年12月31日", " 2020-12-31 ",
          "２０２０－１２－３１", "2020-12-31 00:00:00", "2020/12/31 9:05", "2020-12-31T23:59:59.123Z"}) {
        EXPECT_EQ(parse_day(text), Day{20201231}) << text;
    }
    EXPECT_EQ(parse_day("2020-1-5"), Day{20200105});
    EXPECT_EQ(parse_day("2020年1月5日"), Day{20200105});
    EXPECT_EQ(parse_day("2020-02-29"), Day{20200229});
}

TEST(Calendar, RefusesWhatIsNoDay) {
    for (const char* text : {"",
                             " ",
                             "0000-00-00",
                             "2020-02-30",
                             "2021-02-29",
                             "2020-13-01",
                             "2020-00-10",
                             "2020-12-00",
                             "20-12-31",
                             "2020-12/31",
                             "2020-12",
                             "202012311",
                             "2020-12-31x",
                             "2020-12-31 25:00",
                             "2020年12月31",
                             "44196",
                             "-2020-12-31",
                             "2020-12-31 10:61",
                             "二〇二〇年",
                             "\xFF\xFE",
                             "2020-12-31 and more"}) {
        EXPECT_EQ(parse_day(text), std::nullopt) << text;
    }
    EXPECT_EQ(parse_day(std::string(10'000'000, '2')), std::nullopt);
}

TEST(Calendar, PrintedDaysAreReadBack) {
    for (Day day{20190101}; day < Day{20250101}; day = next_day(day)) {
        ASSERT_EQ(parse_day(to_string(day)), day);
        ASSERT_EQ(parse_day(std::to_string(day.yyyymmdd)), day);
    }
}

TEST(Calendar, ReadsTheFormsOfAMonth) {
    for (const char* text : {"2020-12", "202012", "2020/12", "2020年12月", "2020.12", "２０２０年１２月"}) {
        EXPECT_EQ(parse_month(text), Month{202012}) << text;
    }
    for (const char* text :
         {"", "2020", "2020-13", "2020-00", "0000-01", "20201", "2020-12-31", "2020年", "2020-", "12-2020"}) {
        EXPECT_EQ(parse_month(text), std::nullopt) << text;
    }
}

TEST(Calendar, ReadsPeriodsAndPrintsThemShortest) {
    const std::pair<const char*, Period> cases[] = {
        {"2020-12", {Month{202012}, Month{202012}}},
        {"2020Q4", {Month{202010}, Month{202012}}},
        {"2020", {Month{202001}, Month{202012}}},
        {"2020-01/2020-11", {Month{202001}, Month{202011}}},
        {"2019-11/2020-01", {Month{201911}, Month{202001}}},
    };
    for (const auto& [text, period] : cases) {
        const auto read = parse_period(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(*read, period);
        EXPECT_EQ(to_string(period), text);
    }
    EXPECT_EQ(to_string(*parse_period("2020-01/2020-12")), "2020");
    EXPECT_EQ(to_string(*parse_period("2020-04/2020-06")), "2020Q2");
    EXPECT_EQ(to_string(*parse_period("2020q1")), "2020Q1");
    EXPECT_EQ(to_string(*parse_period("2020Q1/2020Q2")), "2020-01/2020-06");
    EXPECT_EQ(to_string(*parse_period("2020-02/2020-04")), "2020-02/2020-04");
}

TEST(Calendar, RefusedPeriodsSayWhichFormsThereAre) {
    for (const char* text :
         {"", "2020Q5", "2020Q0", "2020-13", "2020-", "/2020", "2020-01/", "last month", "0000"}) {
        const auto read = parse_period(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, "base.period_invalid");
        EXPECT_NE(read.error().message.find("2020Q4"), std::string::npos);
    }
    EXPECT_EQ(parse_period("2020-12/2020-01").error().code, "base.period_reversed");
}

TEST(Calendar, PeriodsContainTheirEnds) {
    const Period period{Month{202011}, Month{202102}};
    EXPECT_EQ(period.months(), 4);
    EXPECT_TRUE(period.contains(Month{202011}));
    EXPECT_TRUE(period.contains(Month{202102}));
    EXPECT_FALSE(period.contains(Month{202103}));
}

TEST(Calendar, TimestampsAgreeWithTheSystem) {
    for (const std::int64_t ms : {0LL, 999LL, 1'609'459'199'123LL, 4'102'444'800'000LL, 951'782'400'000LL}) {
        const std::time_t seconds = ms / 1000;
        std::tm utc{};
        gmtime_r(&seconds, &utc);
        char text[32];
        std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
        EXPECT_EQ(to_timestamp(ms).substr(0, 19), text);
    }
    EXPECT_EQ(to_timestamp(1'609'459'199'123), "2020-12-31T23:59:59.123Z");
    EXPECT_EQ(to_timestamp(-1), "1969-12-31T23:59:59.999Z");
}

TEST(Calendar, TodayIsTheDayInChina) {
    const Day before = *parse_day(to_timestamp(now_ms() + 8 * 3'600'000).substr(0, 10));
    const Day now = today();
    const Day after = *parse_day(to_timestamp(now_ms() + 8 * 3'600'000).substr(0, 10));
    EXPECT_LE(before, now);
    EXPECT_LE(now, after);
}

}  // namespace
}  // namespace louyu::base
