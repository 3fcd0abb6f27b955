#include <gtest/gtest.h>

#include "base/text.hpp"
#include "exchange/sample_files.hpp"

// Files as they come: from opening to typed rows.
namespace louyu::exchange {

namespace {

using sample::Book;
using sample::Read;

Read read_csv(std::string_view kind, std::string_view text, const ReadOptions& options = {},
              const std::string& name = "") {
    return sample::read(sample::write_file("table.csv", text), kind, options, name);
}

TEST(TableFile, ReadsAManagersWorkbookWithTitleMergedHeadersAndTotals) {
    Book book("managers.xlsx");
    book.sheet("填表说明").text(0, 0, "请如实填写");
    book.sheet("楼宇台账");
    book.merge(0, 0, 0, 6, "和平区商务楼宇基本情况表");
    book.text(1, 0, "填报单位：太原街街道").text(1, 5, "单位：万元、㎡");
    book.merge(2, 0, 3, 0, "序号").merge(2, 1, 3, 1, "楼宇名称").merge(2, 2, 2, 4, "面积（㎡）");
    book.text(3, 2, "建筑面积").text(3, 3, "商务面积").text(3, 4, "可租售面积");
    book.merge(2, 5, 3, 5, "楼宇状态").merge(2, 6, 3, 6, "所属街道");
    for (int i = 0; i < 7; ++i) {
        book.number(4, i, i + 1);  // the columns numbered, as statistical tables do
    }
    book.number(5, 0, 1)
        .text(5, 1, "华润大厦A座")
        .number(5, 2, 120000.5)
        .number(5, 3, 90000)
        .number(5, 4, 80000);
    book.text(5, 5, "已运营").merge(5, 6, 6, 6, "太原街街道");
    book.number(6, 0, 2).text(6, 1, "同方广场").text(6, 2, "整体出售").number(6, 3, 1000).text(6, 5, "在建");
    book.merge(7, 0, 7, 1, "合计").number(7, 2, 120000.5).number(7, 3, 91000);
    book.text(8, 0, "填表人：张三").text(8, 3, "联系电话：024-12345678");
    const Read read = sample::read(book.save(), "buildings");
    ASSERT_EQ(read.code, "") << read.message;
    const Detection& found = read.detection;
    EXPECT_EQ(found.format, "xlsx");
    EXPECT_EQ(found.sheet, "楼宇台账");
    EXPECT_EQ(found.sheets.size(), 2U);
    EXPECT_EQ(found.header_first, 3);
    EXPECT_EQ(found.header_last, 5);
    EXPECT_EQ(found.title, "和平区商务楼宇基本情况表 填报单位:太原街街道 单位:万元、m2");
    EXPECT_EQ(read.mapped("面积(m2)/建筑面积"), "floor_area");
    EXPECT_EQ(read.mapped("面积(m2)/可租售面积"), "lettable_area");
    ASSERT_EQ(read.rows.size(), 2U);
    EXPECT_EQ(read.rows[0].row, 6);
    EXPECT_EQ(read.value(0, "floor_area"), "12000050");
    EXPECT_EQ(read.value(0, "business_area"), "9000000");
    EXPECT_EQ(read.value(0, "street_name"), "太原街街道");
    EXPECT_FALSE(read.rows[0].rejected());
    EXPECT_EQ(read.value(1, "street_name"), "太原街街道");
    EXPECT_EQ(read.value(1, "stage"), "under_construction");
    EXPECT_TRUE(read.rows[1].rejected());
    const CellProblem& problem = read.rows[1].problems.at(0);
    EXPECT_EQ(problem.message, "“楼宇台账”第7行C列“建筑面积”应为数字，现为“整体出售”。");
    EXPECT_EQ(problem.sheet, "楼宇台账");
    EXPECT_EQ(problem.row, 7);
    EXPECT_EQ(problem.column, 3);
    EXPECT_EQ(problem.printed, "整体出售");
    EXPECT_EQ(read.summary.totals, 1);
    EXPECT_EQ(read.summary.footers, 1);
    EXPECT_EQ(read.summary.filled_down, 1);
    EXPECT_EQ(read.summary.rejected, 1);
    EXPECT_TRUE(read.summary.problems.empty());
}

TEST(TableFile, FillsDownTheBuildingOverItsFirmsOnly) {
    const Read read = read_csv(
        "tenancies",
        "楼宇名称,企业名称,入驻面积,楼层,入驻日期\n"
        "华润大厦,甲公司,100,3层,2020-01-01\n,乙公司,200,,\n小计,,300,,\n同方广场,丙公司,50,1层,2019-05-06\n"
        ",丁公司,60,,\n");
    ASSERT_EQ(read.rows.size(), 4U);
    EXPECT_EQ(read.value(1, "building_name"), "华润大厦");
    EXPECT_EQ(read.value(1, "floor_label"), "-");
    EXPECT_EQ(read.value(1, "move_in"), "-");
    EXPECT_EQ(read.value(3, "building_name"), "同方广场");
    EXPECT_EQ(read.summary.filled_down, 2);
    EXPECT_EQ(read.summary.totals, 1);
}

TEST(TableFile, LeavesOutRepeatedHeadersTitlesEmptyRowsAndFooters) {
    const Read read =
        read_csv("tax",
                 "2020年6月税收明细,,,\n税号,企业名称,所属期,税收合计（元）\n91A,甲公司,202006,1.00\n,,,\n"
                 "2020年6月税收明细,,,\n税号,企业名称,所属期,税收合计（元）\n91B,乙公司,202006,2.00\n"
                 "第1页 共2页,,,\n制表人：李四,,审核：王五,\n备注：本表为快报数,,,\n");
    ASSERT_EQ(read.rows.size(), 2U) << read.code;
    EXPECT_EQ(read.summary.repeated_headers, 2);
    EXPECT_EQ(read.summary.blank, 1);
    EXPECT_EQ(read.summary.footers, 3);
    EXPECT_EQ(base::to_string(*read.detection.period), "2020-06");
}

TEST(TableFile, TellsTotalsFromFirmsThatAreCalledLikeThem) {
    const Read read = read_csv(
        "tax",
        "税号,企业名称,所属期,税收合计（元）\n91A,合计商贸有限公司,202006,1.00\n91B,小计,202006,4.00\n"
        ",太原街小计,,5.00\n,沈阳总计会计师事务所,202006,6.00\n合 计,,,11.00\n,总计,,11.00\n"
        "本页合计：,,,11.00\n");
    ASSERT_EQ(read.rows.size(), 3U);
    EXPECT_EQ(read.value(0, "name"), "合计商贸有限公司");
    EXPECT_EQ(read.value(1, "name"), "小计");
    EXPECT_EQ(read.value(2, "name"), "沈阳总计会计师事务所");
    EXPECT_EQ(read.summary.totals, 4);
}

TEST(TableFile, HoldsPrintedTotalsAgainstTheSum) {
    const std::string head =
        "税号,企业名称,所属期,税收合计（元）,增值税（元）\n91A,甲,202006,10.00,1.00\n91B,乙,202006,20.00,2."
        "00\n";
    EXPECT_TRUE(read_csv("tax", head + "合计,,,30.00,3.00\n").summary.problems.empty());
    const Read read = read_csv("tax", head + "合计,,,31.00,3.00\n");
    ASSERT_EQ(read.summary.problems.size(), 1U);
    const CellProblem& problem = read.summary.problems[0];
    EXPECT_EQ(problem.code, "exchange.control_total_differs");
    EXPECT_EQ(problem.message, "第4行D列“税收合计”的合计为 31.00，各行相加为 30.00，请核对是否漏行。");
    EXPECT_EQ(problem.row, 4);
    EXPECT_EQ(problem.column, 4);
    EXPECT_TRUE(problem.is_warning);
    const Read blocks =
        read_csv("tax", head + "小计,,,30.00,\n91C,丙,202006,5.00,\n小计,,,5.00,\n总计,,,35.00,\n");
    EXPECT_TRUE(blocks.summary.problems.empty());
    EXPECT_EQ(blocks.summary.totals, 3);
}

TEST(TableFile, TakesUnitsFromTitleHeaderAndOptionsInThatOrderOfNearness) {
    const std::string title =
        "税收明细,单位：万元\n企业名称,所属期,税收合计,增值税（元）\n甲,202006,1.5,15000\n";
    Read read = read_csv("tax", title);
    EXPECT_EQ(read.value(0, "tax_full"), "1500000");
    EXPECT_EQ(read.value(0, "vat"), "1500000");
    EXPECT_EQ(read.detection.money_shift, 4);
    EXPECT_TRUE(read.remarks("检测到标题中的金额单位"));
    ReadOptions options;
    options.money_shift = 0;
    read = read_csv("tax", title, options);
    EXPECT_EQ(read.value(0, "tax_full"), "150");
    EXPECT_EQ(read.value(0, "vat"), "1500000");
    const Read bare = read_csv("tax", "企业名称,所属期,税收合计\n甲,202006,1.5\n");
    EXPECT_TRUE(bare.remarks("没有写明单位，按元读取"));
}

TEST(TableFile, ReadsTheUnitsOfARealBuildingList) {
    const Read read = read_csv(
        "buildings",
        "载体名称,地址,建筑面积(万㎡),用途,可用停车位,产权单位,联系人(联系电话)\n华润大厦,青年大街1号,12.5,办公,300,个人,张三13900000000\n");
    ASSERT_EQ(read.rows.size(), 1U) << read.message;
    EXPECT_EQ(read.value(0, "name"), "华润大厦");
    EXPECT_EQ(read.value(0, "floor_area"), "12500000");
    EXPECT_EQ(read.value(0, "kind"), "office");
    EXPECT_EQ(read.value(0, "parking_spaces"), "300");
    EXPECT_EQ(read.value(0, "contact_name"), "张三");
    EXPECT_EQ(read.value(0, "contact_phone"), "13900000000");
}

TEST(TableFile, ReadsRentUnitsFromTheHeaderOfTheRent) {
    const Read read = read_csv(
        "units", "楼宇名称,楼层,房号,房源面积（㎡）,挂牌租金（元/㎡·天）\n华润大厦,3层,301,100,2.5\n");
    ASSERT_EQ(read.rows.size(), 1U) << read.message;
    EXPECT_EQ(read.value(0, "asking_rent"), "250");
    EXPECT_EQ(read.value(0, "rent_unit"), "day");
    const Read month =
        read_csv("units", "楼宇名称,楼层,房号,房源面积,租金（元/月·㎡）\n华润大厦,3层,301,100,60\n");
    EXPECT_EQ(month.value(0, "rent_unit"), "month");
}

TEST(TableFile, ReadsRegistryExtractsInGb18030) {
    const Read read =
        read_csv("registration",
                 base::to_gb18030(
                     "entname,uniscid,entstatus,regcap,estdate,industryco,dom,candate\n"
                     "沈阳甲商贸有限公司,91210102MA00000001,1,300.000000,2015-03-02,F5299,和平区太原街1号,\n"
                     "沈阳乙咨询中心,92210102MA00000002,注销, ,2015-03-02 00:00:00,L72,,0000-00-00\n"));
    ASSERT_EQ(read.code, "") << read.message;
    EXPECT_EQ(read.detection.encoding, "GB18030");
    EXPECT_EQ(read.value(0, "registered_capital"), "300000000");
    EXPECT_TRUE(read.remarks("以万元读取"));
    EXPECT_EQ(read.value(0, "status"), "active");
    EXPECT_EQ(read.value(0, "industry_code"), "5299");
    EXPECT_EQ(read.value(1, "registered_capital"), "-");
    EXPECT_EQ(read.value(1, "status"), "cancelled");
    EXPECT_EQ(read.problems(1), "impossible_date");
}

TEST(TableFile, TakesThePeriodFromOptionsTitleSheetOrName) {
    const std::string body = "企业名称,税收合计（元）\n甲公司,1\n";
    EXPECT_EQ(read_csv("tax", "2020年6月税收,\n" + body).value(0, "month"), "202006");
    EXPECT_EQ(read_csv("tax", body, {}, "和平区税收202007.csv").value(0, "month"), "202007");
    const Read both = read_csv("tax", "2020年6月税收,\n" + body, {}, "税收202007.csv");
    EXPECT_EQ(both.value(0, "month"), "202006");
    EXPECT_TRUE(both.remarks("采用前者"));
    ReadOptions options;
    options.period = base::Period{base::Month{202008}, base::Month{202008}};
    EXPECT_EQ(read_csv("tax", "2020年6月税收,\n" + body, options).value(0, "month"), "202008");
    Book book("months.xlsx");
    book.sheet("2020年9月").texts(0, {"企业名称", "税收合计"}).texts(1, {"甲", "1"});
    EXPECT_EQ(sample::read(book.save(), "tax").value(0, "month"), "202009");
}

TEST(TableFile, RefusesTaxWithoutAnyMonthAndSaysWhatIsMissing) {
    const Read read = read_csv("tax", "企业名称,税收合计（元）\n甲公司,1\n", {}, "税收.csv");
    EXPECT_EQ(read.code, "exchange.columns_missing");
    EXPECT_EQ(read.message, "缺少“税款所属期”列，请补上该列或指定由哪一列充当。");
    EXPECT_EQ(read.detection.missing, (std::vector<std::string>{"税款所属期"}));
    EXPECT_EQ(read_csv("buildings", "楼宇名称,地址\n甲,乙\n").code, "");
    EXPECT_EQ(read_csv("tenancies", "楼宇名称,企业名称\n甲,乙\n").detection.missing,
              (std::vector<std::string>{"入驻面积"}));
}

TEST(TableFile, ReadsCumulativeFilesAsSuch) {
    EXPECT_TRUE(read_csv("tax", "2020年1-6月税收,\n企业名称,税收合计\n甲,1\n").detection.is_cumulative);
    EXPECT_TRUE(read_csv("tax", "2020年6月,\n企业名称,累计税收\n甲,1\n").detection.is_cumulative);
    EXPECT_FALSE(read_csv("tax", "2020年6月税收,\n企业名称,税收合计\n甲,1\n").detection.is_cumulative);
    // A year in the title of rows that carry their months says nothing.
    EXPECT_FALSE(
        read_csv("tax", "2020年税收,,\n企业名称,所属期,税收合计\n甲,202006,1\n").detection.is_cumulative);
    ReadOptions options;
    options.is_cumulative = false;
    EXPECT_FALSE(
        read_csv("tax", "2020年1-6月税收,\n企业名称,税收合计\n甲,1\n", options).detection.is_cumulative);
}

TEST(TableFile, ChoosesBetweenThisMonthAndTheCumulativeColumnAloud) {
    const std::string text = "企业名称,所属期,本月合计（元）,本年累计（元）\n甲,202006,1,6\n";
    const Read month = read_csv("tax", text);
    EXPECT_EQ(month.value(0, "tax_full"), "100");
    EXPECT_FALSE(month.detection.is_cumulative);
    EXPECT_TRUE(month.remarks("都像“税收合计”"));
    ReadOptions options;
    options.is_cumulative = true;
    const Read cumulative = read_csv("tax", text, options);
    EXPECT_EQ(cumulative.value(0, "tax_full"), "600");
    EXPECT_TRUE(cumulative.detection.is_cumulative);
    const Read groups = read_csv(
        "tax", "企业名称,所属期,本月,,上年同期,\n,,增值税,企业所得税,增值税,企业所得税\n甲,202006,1,2,3,4\n");
    EXPECT_EQ(groups.value(0, "vat"), "100");
    EXPECT_EQ(groups.value(0, "corporate_income_tax"), "200");
    EXPECT_EQ(groups.value(0, "tax_full"), "300");
}

TEST(TableFile, UsesWhatAPersonSaidOfTheColumns) {
    ReadOptions options;
    options.mapping = {{"上缴数", "tax_full"}, {"户名", "name"}, {"增值税", ""}};
    const Read read = read_csv("tax", "户名,所属期,上缴数,增值税\n甲,202006,5,1\n", options);
    ASSERT_EQ(read.code, "") << read.message;
    EXPECT_EQ(read.value(0, "tax_full"), "500");
    EXPECT_EQ(read.value(0, "vat"), "-");
    EXPECT_EQ(read.detection.columns[2].how, "given");
    options.mapping = {{"上缴数", "no_such"}};
    EXPECT_EQ(read_csv("tax", "户名,所属期,上缴数\n甲,202006,5\n", options).code, "exchange.unknown_column");
    options = {};
    options.sheet = "没有";
    Book book("one.xlsx");
    book.sheet("台账").texts(0, {"企业名称", "税收合计", "所属期"}).texts(1, {"甲", "1", "202006"});
    const Read unknown = sample::read(book.save(), "tax", options);
    EXPECT_EQ(unknown.code, "exchange.unknown_sheet");
    EXPECT_NE(unknown.message.find("台账"), std::string::npos);
}

TEST(TableFile, ChoosesTheSheetThatFitsAndNamesTheOthers) {
    Book book("sheets.xlsx");
    book.sheet("目录").texts(0, {"序号", "名称"}).texts(1, {"1", "税收"});
    book.sheet("一月").texts(0, {"企业名称", "税收合计", "所属期"}).texts(1, {"甲", "1", "202001"});
    book.sheet("二月").texts(0, {"企业名称", "税收合计", "所属期"}).texts(1, {"甲", "2", "202002"});
    const std::string path = book.save();
    const Read read = sample::read(path, "tax");
    EXPECT_EQ(read.detection.sheet, "一月");
    EXPECT_TRUE(read.remarks("二月"));
    ReadOptions options;
    options.sheet = "二月";
    EXPECT_EQ(sample::read(path, "tax", options).value(0, "tax_full"), "200");
}

TEST(TableFile, RefusesAHeaderAlone) {
    EXPECT_EQ(read_csv("tax", "企业名称,税收合计,所属期\n").code, "exchange.no_rows");
    Book book("blank.xlsx");
    book.sheet("空");
    EXPECT_EQ(sample::read(book.save(), "tax").code, "exchange.empty_file");
}

TEST(TableFile, LosesNoRowAfterABadOne) {
    const Read read = read_csv("buildings",
                               "楼宇名称,建筑面积（㎡）,竣工日期,楼宇状态\n甲大厦,-5,2008-01-01,"
                               "已运营\n乙大厦,100,0000-00-00,已运营\n"
                               "丙大厦,100,2022.6交房,已运营\n丁大厦,100,2008-01-01,不知道\n,100,2008-01-01,"
                               "已运营\n戊大厦,100,2008-01-01,已运营\n");
    ASSERT_EQ(read.rows.size(), 6U);
    EXPECT_EQ(read.problems(0), "out_of_range");
    EXPECT_EQ(read.problems(1), "impossible_date");
    EXPECT_EQ(read.problems(2), "not_a_date");
    EXPECT_EQ(read.problems(3), "unknown_code");
    EXPECT_EQ(read.problems(4), "required_empty");
    EXPECT_EQ(read.problems(5), "");
    EXPECT_EQ(read.summary.rejected, 5);
    EXPECT_EQ(read.rows[4].problems[0].message, "第6行A列“楼宇名称”不能为空，请补填。");
}

TEST(TableFile, KeepsToItsLimitsOfRowsAndColumns) {
    ReadOptions options;
    options.limits.rows_max = 3;
    const std::string three = "楼宇名称,地址\n甲,1\n乙,2\n丙,3\n";
    EXPECT_EQ(read_csv("buildings", three, options).code, "");
    const Read four = read_csv("buildings", three + "丁,4\n", options);
    EXPECT_EQ(four.code, "exchange.too_large");
    EXPECT_EQ(four.message, "数据超过 3 行，请拆分后分批上传。");
    std::string wide = "楼宇名称,地址";
    for (int i = 2; i < 501; ++i) {
        wide += ",备用" + std::to_string(i);
    }
    EXPECT_EQ(read_csv("buildings", wide + "\n甲,1\n").code, "");
    EXPECT_EQ(read_csv("buildings", wide + "\n甲,1" + std::string(499, ',') + "x\n").code,
              "exchange.too_large");
    EXPECT_EQ(read_csv("buildings", wide + "\n甲,1" + std::string(600, ',') + "\n").code, "");
    EXPECT_EQ(ReadLimits{}.rows_max, 2'000'000);
    EXPECT_EQ(ReadLimits{}.columns_max, 500);
}

TEST(TableFile, ReportsProgressAndCanBeCancelled) {
    std::string text = "楼宇名称,地址\n";
    for (int i = 0; i < 25'000; ++i) {
        text += "楼" + std::to_string(i) + ",路\n";
    }
    const std::string path = sample::write_file("progress.csv", text);
    auto file = TableFile::open(path, "", *find_kind("buildings"), {});
    ASSERT_TRUE(file);
    std::vector<std::int64_t> told;
    std::int64_t rows = 0;
    const auto count = [&rows](ParsedRow&) {
        ++rows;
        return true;
    };
    ASSERT_TRUE((*file)->rows(count, [&told](std::int64_t done) {
        told.push_back(done);
        return true;
    }));
    EXPECT_EQ(told, (std::vector<std::int64_t>{10'000, 20'000}));
    EXPECT_EQ(rows, 25'000);
    const auto cancelled = (*file)->rows(count, [](std::int64_t) { return false; });
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, "exchange.cancelled");
    // The file can be read again, and stopped without an error.
    rows = 0;
    ASSERT_TRUE((*file)->rows([&rows](ParsedRow&) { return ++rows < 10; }, {}));
    EXPECT_EQ(rows, 10);
}

TEST(TableFile, ListsTheSameWarningOnlySoOften) {
    std::string text = "企业名称,所属期,税收合计（元）\n";
    for (int i = 0; i < 300; ++i) {
        text += "甲" + std::to_string(i) + ",202006,1.234\n";
    }
    const Read read = read_csv("tax", text);
    std::size_t warnings = 0;
    for (const ParsedRow& row : read.rows) {
        warnings += row.problems.size();
    }
    EXPECT_EQ(warnings, 200U);
    ASSERT_EQ(read.summary.problems.size(), 1U);
    EXPECT_EQ(read.summary.problems[0].message, "“税收合计”列另有 100 处同类提示，没有逐一列出。");
    EXPECT_EQ(read.summary.rejected, 0);
}

TEST(TableFile, ReadsTheTraceOfTablesTakenFromDocuments) {
    // Tab-separated, the header repeated, empty cells to fill down, full-width spaces, units with inner
    // spaces.
    const Read read =
        read_csv("units",
                 "楼宇名称\t楼层\t房号\t面积（m ²）\n　华润　大厦\t3层\t301\t１００\n\t\t302\t1，200\n"
                 "楼宇名称\t楼层\t房号\t面积（m ²）\n同方广场\t1层\t101\t30  万平方米\n");
    ASSERT_EQ(read.rows.size(), 3U) << read.code;
    EXPECT_EQ(read.value(0, "building_name"), "华润 大厦");
    EXPECT_EQ(read.value(0, "area"), "10000");
    EXPECT_EQ(read.value(1, "building_name"), "华润 大厦");
    EXPECT_EQ(read.value(1, "floor_name"), "3层");
    EXPECT_EQ(read.value(1, "area"), "120000");
    EXPECT_EQ(read.value(2, "area"), "30000000");
    EXPECT_EQ(read.summary.repeated_headers, 1);
}

TEST(TableFile, ReadsZonesIndustriesRegionsAndPublishedFigures) {
    const Read zones = read_csv(
        "zones",
        "划分方案代码,划分方案,片区代码,片区名称,楼宇名称\nz4,四大产业区,ty,太原街,华润大厦\n,,,,同方广场\n");
    ASSERT_EQ(zones.rows.size(), 2U) << zones.message;
    EXPECT_EQ(zones.value(1, "zone_name"), "太原街");
    EXPECT_EQ(zones.value(1, "scheme_code"), "z4");
    EXPECT_EQ(zones.value(1, "building_name"), "同方广场");
    const Read industries = read_csv(
        "industries",
        "分类方案代码,分类方案,类别代码,类别名称,序号,国标行业代码\nheping,和平,trade,商贸,1,51\n,,,,,52\n");
    ASSERT_EQ(industries.rows.size(), 2U) << industries.message;
    EXPECT_EQ(industries.value(1, "class_name"), "商贸");
    EXPECT_EQ(industries.value(1, "prefix"), "52");
    const Read regions =
        read_csv("regions", "区划代码,区划名称,级别,上级代码\n210102001000,太原街街道,街道,210102000000\n");
    ASSERT_EQ(regions.rows.size(), 1U) << regions.message;
    EXPECT_EQ(regions.value(0, "level"), "street");
    EXPECT_EQ(regions.value(0, "parent_code"), "210102000000");
    const Read figures = read_csv(
        "published",
        "指标代码,条件,期间,公布数值,单位,来源,备注\nbuilding_count,stage:operating,2020-12,89,座,规划,\n");
    ASSERT_EQ(figures.rows.size(), 1U) << figures.message;
    EXPECT_EQ(figures.value(0, "printed"), "89");
}

}  // namespace

}  // namespace louyu::exchange
