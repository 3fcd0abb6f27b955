#include <gtest/gtest.h>

#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

std::string period_in(std::string_view text) {
    const PeriodMark mark = find_period(text);
    if (!mark.period) {
        return mark.says_cumulative ? "? 累计" : "?";
    }
    return base::to_string(*mark.period) + (mark.is_cumulative ? " 累计" : "");
}

TEST(DetectPeriod, ReadsTheWaysInWhichTitlesNameAMonth) {
    EXPECT_EQ(period_in("和平区2020年6月税收明细表"), "2020-06");
    EXPECT_EQ(period_in("和平区２０２０年０６月份税收"), "2020-06");
    EXPECT_EQ(period_in("税收台账202006.xlsx"), "2020-06");
    EXPECT_EQ(period_in("tax_2020-06.csv"), "2020-06");
    EXPECT_EQ(period_in("税收（2020.06）"), "2020-06");
    EXPECT_EQ(period_in("2020 年 6 月"), "2020-06");
}

TEST(DetectPeriod, ReadsRangesFromJanuaryAsCumulative) {
    EXPECT_EQ(period_in("2020年1-6月税收"), "2020-01/2020-06 累计");
    EXPECT_EQ(period_in("2020年1—6月"), "2020-01/2020-06 累计");
    EXPECT_EQ(period_in("2020年1至6月"), "2020-01/2020-06 累计");
    EXPECT_EQ(period_in("2020年1月至2020年6月"), "2020-01/2020-06 累计");
    EXPECT_EQ(period_in("202001-202006"), "2020-01/2020-06 累计");
    EXPECT_EQ(period_in("2020年上半年"), "2020-01/2020-06 累计");
    EXPECT_EQ(period_in("2020年一季度"), "2020Q1 累计");
    EXPECT_EQ(period_in("2020年度税收"), "2020 累计");
    EXPECT_EQ(period_in("2020年6月累计"), "2020-06 累计");
}

TEST(DetectPeriod, DoesNotCallLaterQuartersCumulative) {
    EXPECT_EQ(period_in("2020年第二季度"), "2020Q2");
    EXPECT_EQ(period_in("2020年下半年"), "2020-07/2020-12");
    EXPECT_EQ(period_in("2020年3-5月"), "2020-03/2020-05");
}

TEST(DetectPeriod, IsNotMisledByOtherNumbers) {
    EXPECT_EQ(period_in("导出20200715.xlsx"), "?");
    EXPECT_EQ(period_in("制表日期：2020-07-15"), "?");
    EXPECT_EQ(period_in("楼宇台账（89座）"), "?");
    EXPECT_EQ(period_in("2020年13月"), "?");
    EXPECT_EQ(period_in("202013"), "?");
    EXPECT_EQ(period_in("电话 02422334455"), "?");
    EXPECT_EQ(period_in("210102001000"), "?");
    EXPECT_EQ(period_in(""), "?");
    EXPECT_EQ(period_in("本年累计"), "? 累计");
}

TEST(DetectUnit, ReadsTheUnitOfATitle) {
    EXPECT_EQ(find_title_units("税收明细 单位：万元").money_shift, 4);
    EXPECT_EQ(find_title_units("金额单位:人民币元").money_shift, 0);
    EXPECT_EQ(find_title_units("单位：亿元").money_shift, 8);
    EXPECT_EQ(find_title_units("（单位：千元）").money_shift, 3);
    EXPECT_EQ(find_title_units("单位：万平方米").area_shift, 4);
    EXPECT_EQ(find_title_units("单位：㎡").area_shift, 0);
    EXPECT_EQ(find_title_units("单位：m ²").area_shift, 0);
    const UnitMark both = find_title_units("计量单位：万元、万㎡ 2020年");
    EXPECT_EQ(both.money_shift, 4);
    EXPECT_EQ(both.area_shift, 4);
}

TEST(DetectUnit, DoesNotTakeTheNameOfAnOfficeForAUnit) {
    EXPECT_FALSE(find_title_units("填报单位：万元街道办事处").any());
    EXPECT_FALSE(find_title_units("单位名称").any());
    EXPECT_FALSE(find_title_units("主管单位：国家税务总局").any());
    EXPECT_FALSE(find_title_units("").any());
}

TEST(DetectUnit, RecognisesATextThatIsNothingButAUnit) {
    EXPECT_EQ(recognise_unit("（万元）").money_shift, 4);
    EXPECT_EQ(recognise_unit("元角分").money_shift, 0);
    EXPECT_EQ(recognise_unit("M²").area_shift, 0);
    EXPECT_EQ(recognise_unit("万 ㎡").area_shift, 4);
    EXPECT_EQ(recognise_unit("元/㎡·天").rent_unit, "day");
    EXPECT_EQ(recognise_unit("元/月·㎡").rent_unit, "month");
    EXPECT_FALSE(recognise_unit("面积").any());
    EXPECT_FALSE(recognise_unit("").any());
}

}  // namespace

}  // namespace louyu::exchange
