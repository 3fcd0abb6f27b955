#include "exchange/import_fixture.hpp"

namespace louyu::exchange::testing {
namespace {

using ::testing::TestWithParam;

const std::string kHeader =
    "纳税人识别号,纳税人名称,税款所属期,增值税,企业所得税,税收合计,地方级税收,区级税收\n";

/// A row of the wide layout; vat and income add to the total.
std::string row(const std::string& credit_code, const std::string& name, const std::string& month, int vat,
                int income) {
    const int full = vat + income;
    return fmt::format("{},{},{},{},{},{},{},{}\n", credit_code, name, month, vat, income, full, full / 2,
                       full / 4);
}

class TaxLedgerTest : public ImportTest {
  protected:
    TaxLedgerTest() {
        import_regions();
        import_buildings();
        import("tenancies",
               "楼宇名称,企业名称,统一社会信用代码,入驻日期,退租日期,入驻面积,楼层,房号\n"
               "市府恒隆,沈阳甲商贸有限公司," +
                   code(1) +
                   ",2019-01-01,,100,3,301\n"
                   "市府恒隆,沈阳乙商贸有限公司," +
                   code(2) +
                   ",2019-01-01,,100,3,302\n"
                   "华润大厦,沈阳乙商贸有限公司," +
                   code(2) +
                   ",2019-01-01,,200,5,501\n"
                   "华润大厦,沈阳丙商贸有限公司," +
                   code(3) + ",2019-01-01,2020-03-15,50,5,502\n");
    }
    static std::string month_file(const std::string& month, int amount) {
        return kHeader + row(code(1), "沈阳甲商贸有限公司", month, amount, 0) +
               row(code(2), "沈阳乙商贸有限公司", month, 0, amount + 1) +
               row(code(9), "沈阳区外商贸有限公司", month, 7, 0);
    }
};

TEST_P(TaxLedgerTest, tax_goes_to_the_building_of_the_month_and_the_parts_add_to_the_fen) {
    const Batch batch = import("tax", month_file("2020-01", 100));
    EXPECT_EQ(counts(batch), "3/3/0/0/0/0");
    EXPECT_EQ(taxes(), (std::vector<std::string>{
                           "202001 " + code(1) + " 10000 building 市府恒隆",
                           "202001 " + code(2) + " 10100 split -",
                           "202001 " + code(9) + " 700 outside -",
                       }));
    // 10100 fen by 100 and 200 ㎡: 3366.67 and 6733.33, by largest remainder.
    EXPECT_EQ(number("SELECT SUM(tax_full) FROM tax_share"), 10100);
    EXPECT_EQ(number("SELECT tax_full FROM tax_share s JOIN building_version b ON b.id = s.building_id "
                     "WHERE b.name = '市府恒隆'"),
              3367);
    EXPECT_EQ(control_of(batch), (Control{20800, 0, 0, 20800, 20100, 700, 0, 0}));
    ASSERT_FALSE(effects_.empty());
    EXPECT_EQ(effects_.back().tax_period, (base::Period{base::Month{202001}, base::Month{202001}}));
}

TEST_P(TaxLedgerTest, tax_after_moving_out_does_not_stay_in_the_old_building) {
    import("tax", kHeader + row(code(3), "沈阳丙商贸有限公司", "2020-02", 10, 0) +
                      row(code(3), "沈阳丙商贸有限公司", "2020-03", 10, 0) +
                      row(code(3), "沈阳丙商贸有限公司", "2020-04", 10, 0));
    EXPECT_EQ(taxes(), (std::vector<std::string>{
                           "202002 " + code(3) + " 1000 building 华润大厦",
                           "202003 " + code(3) + " 1000 building 华润大厦",  // left within the month
                           "202004 " + code(3) + " 1000 outside -",
                       }));
}

TEST_P(TaxLedgerTest, the_same_file_again_changes_nothing) {
    const std::string file = month_file("2020-01", 100);
    import("tax", file);
    const std::vector<std::string> before = ledger();
    const Batch again = import("tax", file);
    EXPECT_EQ(counts(again), "3/0/0/3/0/0");
    EXPECT_EQ(control_of(again), (Control{20800, 0, 0, 20800, 0, 0, 0, 20800}));
    EXPECT_EQ(ledger(), before);
    EXPECT_EQ(number("SELECT COUNT(*) FROM tax_record"), 3);
    EXPECT_EQ(problem_codes(again), (std::vector<std::string>{"0 exchange.same_file"}));
}

TEST_P(TaxLedgerTest, a_correction_replaces_the_rows_it_changes_and_undoing_it_brings_them_back) {
    const Batch first = import("tax", month_file("2020-01", 100));
    const std::vector<std::string> before = ledger();
    const Batch second = import("tax", kHeader + row(code(1), "沈阳甲商贸有限公司", "2020-01", 150, 0) +
                                           row(code(2), "沈阳乙商贸有限公司", "2020-01", 0, 101));
    EXPECT_EQ(counts(second), "2/0/1/1/0/0");
    EXPECT_EQ(problem_codes(second), (std::vector<std::string>{"0 exchange.unmentioned"}));
    EXPECT_EQ(taxes()[0], "202001 " + code(1) + " 15000 building 市府恒隆");
    const auto difference = imports_->difference(console_, second.id, "changed", 0, 10);
    ASSERT_EQ(difference->size(), 1U);
    EXPECT_EQ(difference->front().before.dump(),
              R"({"tax_full":10000,"tax_local":5000,"tax_district":2500,"vat":10000})");
    EXPECT_EQ(undo(first.id).error().code, "exchange.superseded_since");
    must_undo(second);
    EXPECT_EQ(ledger(), before);
    must_undo(first);
    EXPECT_TRUE(ledger().empty());
    EXPECT_EQ(number("SELECT COUNT(*) FROM tax_record"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM tax_share"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM batch_supersession"), 0);
}

TEST_P(TaxLedgerTest, what_a_later_file_has_only_confirmed_is_not_undone_under_it) {
    const Batch first = import("tax", month_file("2020-01", 100));
    const Batch second = import("tax", month_file("2020-01", 100));
    EXPECT_EQ(undo(first.id).error().code, "exchange.confirmed_since");
    must_undo(second);
    must_undo(first);
}

TEST_P(TaxLedgerTest, import_undo_import_leaves_equal_tables) {
    const std::string file =
        month_file("2020-01", 100) + row("9.12101E+17", "沈阳丙商贸有限公司", "2020-01", 3, 0);
    const Batch batch = import("tax", file);
    const std::vector<std::string> before = ledger();
    must_undo(batch);
    import("tax", file);
    EXPECT_EQ(ledger(), before);
}

TEST_P(TaxLedgerTest, cumulative_amounts_become_those_of_the_month) {
    const Sent january{.period = "2020-01"};
    const Sent february{.period = "2020-01/2020-02"};
    const std::string header = "纳税人识别号,纳税人名称,增值税,企业所得税,税收合计\n";
    const auto line = [](int firm, int vat, int income) {
        return fmt::format("{},沈阳{}号商贸有限公司,{},{},{}\n", code(firm), firm, vat, income, vat + income);
    };
    import("tax", header + line(1, 100, 50) + line(2, 10, 0) + line(4, 5, 5), january);
    const Batch batch =
        import("tax", header + line(1, 160, 50) + line(2, 7, 0) + line(4, 5, 5) + line(5, 0, 9), february);
    EXPECT_TRUE(batch.is_cumulative);
    EXPECT_EQ(counts(batch), "4/3/0/1/0/0");
    EXPECT_EQ(control_of(batch), (Control{23600, 17000, 0, 6600, 6000 - 300, 900, 0, 0}));
    EXPECT_EQ(taxes(), (std::vector<std::string>{
                           "202001 " + code(1) + " 15000 building 市府恒隆",
                           "202001 " + code(2) + " 1000 split -",
                           "202001 " + code(4) + " 1000 outside -",
                           "202002 " + code(1) + " 6000 building 市府恒隆",
                           "202002 " + code(2) + " -300 split -",  // a refund
                           "202002 " + code(5) + " 900 outside -",
                       }));
    EXPECT_EQ(
        number("SELECT SUM(s.tax_full) FROM tax_share s JOIN tax_record t ON t.batch_id = s.batch_id AND "
               "t.row_number = s.row_number WHERE t.month = 202002"),
        -300);
    // Once more: nothing new.
    const Batch again =
        import("tax", header + line(1, 160, 50) + line(2, 7, 0) + line(4, 5, 5) + line(5, 0, 9), february);
    EXPECT_EQ(counts(again), "4/0/0/4/0/0");
}

TEST_P(TaxLedgerTest, a_refund_that_leaves_a_kind_blank_is_still_taken_from_that_kind) {
    const std::string header = "纳税人识别号,纳税人名称,增值税,企业所得税,税收合计\n";
    import("tax", header + code(1) + ",沈阳甲商贸有限公司,30,20,50\n", {.period = "2020-01"});
    import("tax", header + code(1) + ",沈阳甲商贸有限公司,,20,20\n", {.period = "2020-01/2020-02"});
    EXPECT_EQ(number("SELECT vat FROM tax_record WHERE month = 202002"), -3000);
    EXPECT_EQ(number("SELECT corporate_income_tax FROM tax_record WHERE month = 202002"), 0);
    EXPECT_EQ(number("SELECT tax_full FROM tax_record WHERE month = 202002"), -3000);
    EXPECT_EQ(number("SELECT COUNT(*) FROM tax_record WHERE month = 202002 AND tax_local IS NULL"), 1);
}

TEST_P(TaxLedgerTest, earlier_months_that_are_missing_are_named) {
    const std::string header = "纳税人识别号,纳税人名称,税收合计\n";
    import("tax", header + code(1) + ",沈阳甲商贸有限公司,10\n", {.period = "2020-01"});
    const Batch batch =
        import("tax", header + code(1) + ",沈阳甲商贸有限公司,60\n", {.period = "2020-01/2020-04"});
    EXPECT_EQ(problem_codes(batch), (std::vector<std::string>{"0 exchange.earlier_months_missing"}));
    EXPECT_NE(problems(batch)[0].message.find("2020-02至2020-03中有2个月"), std::string::npos)
        << problems(batch)[0].message;
    EXPECT_EQ(number("SELECT tax_full FROM tax_record WHERE month = 202004"), 5000);
}

TEST_P(TaxLedgerTest, cumulative_months_are_undone_from_the_last_and_not_changed_under_later_ones) {
    const std::string header = "纳税人识别号,纳税人名称,税收合计\n";
    const std::string firm = code(1) + ",沈阳甲商贸有限公司,";
    const Batch january = import("tax", header + firm + "10\n", {.period = "2020-01"});
    const Batch february = import("tax", header + firm + "30\n", {.period = "2020-01/2020-02"});
    const Batch march = import("tax", header + firm + "60\n", {.period = "2020-01/2020-03"});
    EXPECT_EQ(undo(january.id).error().code, "exchange.later_cumulative");
    EXPECT_EQ(undo(february.id).error().code, "exchange.later_cumulative");
    EXPECT_EQ(stage("tax", header + firm + "31\n", {.period = "2020-01/2020-02"}).error().code,
              "exchange.out_of_order");
    EXPECT_EQ(stage("tax", header + firm + "11\n", {.period = "2020-01"}).error().code,
              "exchange.out_of_order");
    // The same as before does no harm.
    EXPECT_EQ(counts(import("tax", header + firm + "30\n", {.period = "2020-01/2020-02"})), "1/0/0/1/0/0");
    EXPECT_EQ(number("SELECT COUNT(*) FROM tax_record"), 3);
    EXPECT_EQ(number("SELECT COUNT(*) FROM batch WHERE state = 'failed'"), 2);
    must_undo(march);
}

TEST_P(TaxLedgerTest, the_next_year_begins_anew) {
    const std::string header = "纳税人识别号,纳税人名称,税收合计\n";
    const std::string firm = code(1) + ",沈阳甲商贸有限公司,";
    import("tax", header + firm + "100\n", {.period = "2019-01/2019-12"});
    const Batch batch = import("tax", header + firm + "30\n", {.period = "2020-01/2020-02"});
    EXPECT_EQ(control_of(batch).earlier, 0);
    EXPECT_EQ(number("SELECT tax_full FROM tax_record WHERE month = 202002"), 3000);
}

TEST_P(TaxLedgerTest, rows_said_twice_count_once_and_rows_that_contradict_wait_for_a_person) {
    const Batch batch = import("tax", kHeader + row(code(1), "沈阳甲商贸有限公司", "2020-01", 10, 0) +
                                          row(code(1), "沈阳甲商贸有限公司", "2020-01", 10, 0) +
                                          row(code(1), "沈阳甲商贸有限公司", "2020-01", 11, 0) +
                                          row(code(1), "沈阳甲商贸有限公司", "2020-02", 10, 0));
    EXPECT_EQ(counts(batch), "4/2/0/0/1/1");
    EXPECT_EQ(problem_codes(batch),
              (std::vector<std::string>{"3 exchange.duplicate_row", "4 exchange.repeated_taxpayer"}));
    EXPECT_EQ(problems(batch)[0].column, 2);
    EXPECT_EQ(control_of(batch), (Control{4100, 0, 2100, 2000, 2000, 0, 0, 0}));
}

TEST_P(TaxLedgerTest, a_period_to_come_is_refused_row_by_row_and_as_a_whole) {
    const Batch batch = import("tax", kHeader + row(code(1), "沈阳甲商贸有限公司", "2020-01", 10, 0) +
                                          row(code(1), "沈阳甲商贸有限公司", "2091-01", 10, 0));
    EXPECT_EQ(counts(batch), "2/1/0/0/0/1");
    const std::vector<CellProblem> found = problems(batch);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].row, 3);
    EXPECT_EQ(found[0].column, 3);
    EXPECT_EQ(stage("tax", "纳税人识别号,纳税人名称,税收合计\n" + code(1) + ",沈阳甲商贸有限公司,1\n",
                    {.period = "2091-01"})
                  .error()
                  .code,
              "exchange.future_period");
    EXPECT_EQ(
        stage("tax", "纳税人识别号,纳税人名称,税收合计\n" + code(1) + ",沈阳甲商贸有限公司,1\n").error().code,
        "exchange.columns_missing");
}

INSTANTIATE_TEST_SUITE_P(Stores, TaxLedgerTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

}  // namespace
}  // namespace louyu::exchange::testing
