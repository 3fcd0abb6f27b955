#include <gtest/gtest.h>

#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

/// The column of a kind for a header, "-" when there is none, with its unit shift behind a colon.
std::string column_for(std::string_view kind_name, const std::vector<std::string>& parts,
                       const ReadOptions& options = {}) {
    const Kind& kind = *find_kind(kind_name);
    const HeaderMatch match = HeaderMatcher(kind, options).match(parts);
    if (match.column < 0) {
        return match.is_ignored ? "ignored" : "-";
    }
    std::string text(kind.columns[static_cast<std::size_t>(match.column)].name);
    const auto shift = match.unit.money_shift ? match.unit.money_shift : match.unit.area_shift;
    return shift ? text + ":" + std::to_string(*shift) : text;
}

TEST(MatchHeader, KnowsTheTaxpayerHeadersOfRealFiles) {
    for (const char* header :
         {"纳税人识别号", "税号", "社会信用代码（纳税人识别号）", "纳税人识别码", "税务登记代码",
          "税务登记证号", "税务登记号码", "税务登记号", "纳税识别号", "统一社会信用代码"}) {
        EXPECT_EQ(column_for("tax", {header}), "credit_code") << header;
    }
    for (const char* header : {"纳税人名称", "企业名称", "单位名称", "业主名称", "企业（单位）名称",
                               "纳税人全称", "单位名称（业主姓名）", "企 业 名 称", "纳税人\n名称"}) {
        EXPECT_EQ(column_for("tax", {header}), "name") << header;
    }
    EXPECT_EQ(column_for("tax", {"征收项目"}), "tax_kind");
    EXPECT_EQ(column_for("tax", {"欠税（费）种"}), "tax_kind");
    EXPECT_EQ(column_for("tax", {"求和项:应补(退)税额"}), "tax_amount");
    EXPECT_EQ(column_for("tax", {"税款所属期起"}), "period_first");
    EXPECT_EQ(column_for("tax", {"税费所属期止"}), "period_last");
}

TEST(MatchHeader, KnowsTheItemNamesOfRegistryExtracts) {
    for (const auto& [header, column] :
         {std::pair{"ENTNAME", "name"}, std::pair{"uniscid", "credit_code"}, std::pair{"entstatus", "status"},
          std::pair{"regcap", "registered_capital"}, std::pair{"estdate", "established_on"},
          std::pair{"industryco", "industry_code"}, std::pair{"dom", "registered_address"},
          std::pair{"oploc", "operating_address"}, std::pair{"frname", "legal_person"},
          std::pair{"candate", "cancelled_on"}}) {
        EXPECT_EQ(column_for("registration", {header}), column) << header;
    }
}

TEST(MatchHeader, TakesUnitsOutOfTheHeader) {
    EXPECT_EQ(column_for("buildings", {"建筑面积（万㎡）"}), "floor_area:4");
    EXPECT_EQ(column_for("buildings", {"建筑面积(m ²)"}), "floor_area:0");
    EXPECT_EQ(column_for("buildings", {"总建筑面积万平方米"}), "floor_area:4");
    EXPECT_EQ(column_for("tax", {"税收合计（万元）"}), "tax_full:4");
    EXPECT_EQ(column_for("tax", {"增值税（单位：元）"}), "vat:0");
    EXPECT_EQ(column_for("tax", {"增值税:万元"}), "vat:4");
    EXPECT_EQ(column_for("tax", {"企业所得税（亿元）"}), "corporate_income_tax:8");
    EXPECT_EQ(column_for("registration", {"注册资本（万元）"}), "registered_capital:4");
}

TEST(MatchHeader, IgnoresNumberingStarsAndRemarksAroundAName) {
    EXPECT_EQ(column_for("buildings", {"*楼宇名称"}), "name");
    EXPECT_EQ(column_for("buildings", {"楼宇名称（必填）"}), "name");
    EXPECT_EQ(column_for("buildings", {"1、楼宇名称"}), "name");
    EXPECT_EQ(column_for("buildings", {"（二）建筑面积（㎡）（以产权证为准）"}), "floor_area:0");
    EXPECT_EQ(column_for("tax", {"其中：增值税"}), "vat");
}

TEST(MatchHeader, JoinsTheRowsOfAHeader) {
    EXPECT_EQ(column_for("buildings", {"面积（㎡）", "建筑面积"}), "floor_area:0");
    EXPECT_EQ(column_for("buildings", {"面积（万㎡）", "商务面积"}), "business_area:4");
    EXPECT_EQ(column_for("tax", {"税款所属期", "止"}), "period_last");
    EXPECT_EQ(column_for("tax", {"增值税", "金额"}), "vat");
    EXPECT_EQ(column_for("tax", {"增值税", "（万元）"}), "vat:4");
    EXPECT_EQ(column_for("tax", {"入库税收", "合计"}), "tax_full");
    EXPECT_EQ(column_for("tax", {"本月", "增值税"}), "vat");
}

TEST(MatchHeader, TellsCumulativeColumnsAndLeavesOtherYearsAlone) {
    const Kind& kind = *find_kind("tax");
    const HeaderMatcher matcher(kind, {});
    EXPECT_TRUE(matcher.match({"本年累计", "增值税"}).is_cumulative);
    EXPECT_TRUE(matcher.match({"1-6月增值税"}).is_cumulative);
    EXPECT_FALSE(matcher.match({"本月", "增值税"}).is_cumulative);
    EXPECT_EQ(column_for("tax", {"1-6月增值税"}), "vat");
    EXPECT_EQ(column_for("tax", {"上年同期", "增值税"}), "-");
    EXPECT_EQ(column_for("tax", {"增值税同比增长"}), "-");
    EXPECT_EQ(column_for("tax", {"税收合计占比"}), "-");
}

TEST(MatchHeader, NeverMapsByInitialsThatTwoTaxesShare) {
    // yys is 烟叶税 or the old 营业税.
    EXPECT_EQ(column_for("tax", {"yys"}), "-");
    EXPECT_EQ(column_for("tax", {"土地增值税"}), "land_appreciation_tax");
    EXPECT_EQ(column_for("tax", {"资源税"}), "tax_other");
    EXPECT_EQ(column_for("tax", {"教育费附加"}), "-");
}

TEST(MatchHeader, PrefersWhatWasGivenOverWhatWasLearntOverWhatIsKnown) {
    ReadOptions options;
    options.learnt = {{"上缴数", "tax_full"}, {"增值税", "consumption_tax"}};
    EXPECT_EQ(column_for("tax", {"上缴数"}, options), "tax_full");
    EXPECT_EQ(column_for("tax", {"增值税"}, options), "consumption_tax");
    options.mapping = {{"上缴数", "tax_local"}, {"税收合计", ""}};
    EXPECT_EQ(column_for("tax", {"上缴数"}, options), "tax_local");
    EXPECT_EQ(column_for("tax", {"税收合计"}, options), "ignored");
    options.mapping = {{"面积（㎡）/建筑面积", "business_area"}};
    EXPECT_EQ(column_for("buildings", {"面积(㎡)", "建筑面积"}, options), "business_area:0");
}

TEST(MatchHeader, FindsNothingInTextThatIsNoHeader) {
    for (const char* text : {"", "   ", "沈阳市和平区", "123.45", "（）", "((((((", "。", "2020年"}) {
        EXPECT_EQ(column_for("tax", {text}), "-") << text;
    }
    EXPECT_EQ(column_for("tax", {std::string(100'000, '(')}), "-");
    EXPECT_EQ(column_for("tax", {}), "-");
}

}  // namespace

}  // namespace louyu::exchange
