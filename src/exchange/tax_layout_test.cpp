#include <gtest/gtest.h>

#include "exchange/sample_files.hpp"

// The layouts in which tax offices send what firms pay (R028).
namespace louyu::exchange {

namespace {

using sample::Read;

Read read_tax(std::string_view text, const ReadOptions& options = {}) {
    return sample::read(sample::write_file("tax.csv", text), "tax", options);
}

TEST(TaxLayout, CompletesTheTotalFromTheKinds) {
    const Read read = read_tax(
        "企业名称,所属期,增值税（元）,企业所得税（元）,资源税（元）,车辆购置税（元）\n甲,202006,1,2,3,4\n乙,"
        "202006,,,,\n");
    EXPECT_EQ(read.value(0, "tax_full"), "1000");
    EXPECT_EQ(read.value(0, "tax_other"), "700");
    EXPECT_EQ(read.problems(1), "required_empty");
}

TEST(TaxLayout, PutsWhatIsNotBrokenDownIntoOtherTaxes) {
    const Read read = read_tax(
        "企业名称,所属期,税收合计（元）,增值税（元）\n甲,202006,10,4\n乙,202006,4,4\n丙,202006,7,\n丁,202006,"
        "-5,-2\n");
    EXPECT_EQ(read.value(0, "tax_other"), "600");
    EXPECT_EQ(read.value(1, "tax_other"), "-");
    EXPECT_EQ(read.value(2, "tax_other"), "-");
    EXPECT_EQ(read.value(3, "tax_other"), "-300");
}

TEST(TaxLayout, WarnsWhenTheKindsDoNotAddToTheTotal) {
    const Read read = read_tax(
        "企业名称,所属期,税收合计（元）,增值税（元）,其他税收（元）\n甲,202006,10,4,5\n乙,202006,9,4,5\n");
    EXPECT_EQ(read.problems(0), "~parts_differ");
    EXPECT_EQ(read.rows[0].problems[0].message,
              "第2行C列“税收合计”为 10.00 元，各税种相加为 9.00 元，请核对。");
    EXPECT_EQ(read.problems(1), "");
    // In 万元 each figure is rounded to 100 元.
    const Read rounded = read_tax(
        "单位：万元,,,,\n企业名称,所属期,税收合计,增值税,其他税收\n甲,202006,1.00,0.33,0.66\n乙,202006,1.00,"
        "0.33,0.60\n");
    EXPECT_EQ(rounded.problems(0), "");
    EXPECT_EQ(rounded.problems(1), "~parts_differ");
}

TEST(TaxLayout, SpreadsDeclarationRowsOverTheKinds) {
    const Read read = read_tax(
        "社会信用代码（纳税人识别号）,纳税人名称,税款所属期起,税款所属期止,征收项目,征收品目,实缴额\n"
        "91A,甲公司,2020-06-01,2020-06-30,增值税,现代服务,100.00\n91A,甲公司,2020-06-01,2020-06-30,"
        "土地增值税,,20.00\n"
        "91A,甲公司,2020-04-01,2020-06-30,企业所得税,,50.00\n91A,甲公司,2020-06-01,2020-06-30,教育费附加,,3."
        "00\n"
        "91A,甲公司,2020-06-01,2020-06-30,地方教育附加,,2.00\n91A,甲公司,2020-06-01,2020-06-30,资源税,,7.00\n"
        "91A,甲公司,2020-06-01,2020-06-30,个人所得税（工资薪金）,,-8.50\n");
    ASSERT_EQ(read.rows.size(), 5U) << read.message;
    EXPECT_EQ(read.value(0, "vat"), "10000");
    EXPECT_EQ(read.value(0, "tax_full"), "10000");
    EXPECT_EQ(read.value(0, "month"), "202006");
    EXPECT_EQ(read.value(1, "land_appreciation_tax"), "2000");
    EXPECT_EQ(read.value(1, "vat"), "-");
    EXPECT_EQ(read.value(2, "corporate_income_tax"), "5000");
    EXPECT_EQ(read.value(2, "month"), "202006");
    EXPECT_EQ(read.value(3, "tax_other"), "700");
    EXPECT_EQ(read.value(4, "personal_income_tax"), "-850");
    EXPECT_EQ(read.summary.not_tax, 2);
    ASSERT_EQ(read.summary.problems.size(), 1U);
    EXPECT_EQ(read.summary.problems[0].message, "有 2 行是教育费附加等非税收入，共 5.00 元，没有计入税收。");
}

TEST(TaxLayout, TakesALoneAmountForTheTotal) {
    EXPECT_EQ(read_tax("企业名称,所属期,入库金额（元）\n甲,202006,5\n").value(0, "tax_full"), "500");
    EXPECT_EQ(read_tax("企业名称,所属期,求和项:应补(退)税额\n甲,202006,5\n").value(0, "tax_full"), "500");
}

TEST(TaxLayout, RefusesAPeriodThatEndsBeforeItBegins) {
    const Read read =
        read_tax("企业名称,税款所属期起,税款所属期止,税收合计（元）\n甲,2020-06-01,2020-05-31,5\n");
    EXPECT_EQ(read.problems(0).substr(0, 15), "period_reversed");
    EXPECT_TRUE(read.rows[0].rejected());
}

TEST(TaxLayout, KeepsRefundsNegativeAndBandsOut) {
    const Read read = read_tax(
        "企业名称,所属期,税收合计（元）\n甲,202006,-120.5\n乙,202006,<5\n丙,202006,\"50,100\"\n丁,202006,\"("
        "3.00)\"\n");
    EXPECT_EQ(read.value(0, "tax_full"), "-12050");
    EXPECT_EQ(read.problems(1), "interval_not_amount");
    EXPECT_EQ(read.problems(2), "interval_not_amount");
    EXPECT_EQ(read.value(3, "tax_full"), "-300");
}

TEST(TaxLayout, RefusesSumsThatDoNotFit) {
    const Read read =
        read_tax("企业名称,所属期,增值税（元）,契税（元）\n甲,202006,90000000000000000,90000000000000000\n");
    EXPECT_TRUE(read.rows[0].rejected());
}

}  // namespace

}  // namespace louyu::exchange
