#include "exchange/cells.hpp"

#include <gtest/gtest.h>

namespace louyu::exchange {

namespace {

/// The rule of one column of a kind, as a sheet without units has it.
CellRule rule_for(std::string_view kind_name, std::string_view column, int shift = 0) {
    const Kind& kind = *find_kind(kind_name);
    const MappedColumn mapped{
        .index = 0, .header = "", .column = std::string(column), .shift = shift, .how = "label"};
    return make_cell_rule(kind, static_cast<std::size_t>(kind.index_of(column)), mapped, {});
}

/// Value and fault as one text: 12345, "text", -, !code, 12345 ~code.
std::string parsed(CellRule& rule, std::string_view text, CellForm form = CellForm::kText) {
    base::Value value;
    const auto fault = parse_cell(rule, SheetCell{text, form}, value);
    std::string out = "-";
    if (const std::int64_t* number = base::as_integer(value)) {
        out = std::to_string(*number);
    } else if (const std::string* kept = base::as_text(value)) {
        out = *kept;
    }
    if (!fault) {
        return out;
    }
    const std::string code(fault->code.substr(fault->code.find('.') + 1));
    return fault->is_warning ? out + " ~" + code : "!" + code;
}

std::string parsed(std::string_view kind, std::string_view column, std::string_view text, int shift = 0,
                   CellForm form = CellForm::kText) {
    CellRule rule = rule_for(kind, column, shift);
    return parsed(rule, text, form);
}

TEST(NumberCells, AreExactInFenAndHundredthsOfASquareMetre) {
    EXPECT_EQ(parsed("tax", "vat", "123.45"), "12345");
    EXPECT_EQ(parsed("tax", "vat", "-0.01"), "-1");
    EXPECT_EQ(parsed("tax", "vat", "(123.45)"), "-12345");
    EXPECT_EQ(parsed("tax", "vat", "1,234,567.89"), "123456789");
    EXPECT_EQ(parsed("tax", "vat", "￥１２３．４"), "12340");
    EXPECT_EQ(parsed("tax", "vat", "12.34", 4), "12340000");
    EXPECT_EQ(parsed("tax", "vat", "1.5E+3"), "150000");
    EXPECT_EQ(parsed("buildings", "floor_area", "4.5", 4), "4500000");
    EXPECT_EQ(parsed("buildings", "floors_above", "28"), "28");
    EXPECT_EQ(parsed("buildings", "floors_above", "28.0"), "28");
}

TEST(NumberCells, AcceptAUnitInTheCellThatOutweighsTheHeader) {
    EXPECT_EQ(parsed("buildings", "floor_area", "1200㎡"), "120000");
    EXPECT_EQ(parsed("buildings", "floor_area", "1,200 平方米"), "120000");
    EXPECT_EQ(parsed("buildings", "floor_area", "30  万平方米"), "30000000");
    EXPECT_EQ(parsed("buildings", "floor_area", "1.2万m²"), "1200000");
    EXPECT_EQ(parsed("buildings", "floor_area", "1200m2", 4), "120000");
    EXPECT_EQ(parsed("buildings", "floors_above", "28层"), "28");
    EXPECT_EQ(parsed("tax", "vat", "50万元"), "50000000");
    EXPECT_EQ(parsed("tax", "vat", "50元", 4), "5000");
    EXPECT_EQ(parsed("buildings", "floor_area", "50万元"), "!not_a_number");
    EXPECT_EQ(parsed("buildings", "floor_area", "50层"), "!not_a_number");
}

TEST(NumberCells, SayThatTextIsNoNumber) {
    CellRule rule = rule_for("buildings", "floor_area");
    base::Value value;
    const auto fault = parse_cell(rule, SheetCell{"整体出售"}, value);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, "exchange.not_a_number");
    EXPECT_EQ(fault->predicate, "应为数字，现为“整体出售”");
    EXPECT_TRUE(base::is_absent(value));
    for (const char* text :
         {"2022.6交房", "约300", "NaN元", "1.2.3", "--5", "1,23", "12㎡34", "=1+1", "#", "0x10"}) {
        EXPECT_EQ(parsed("buildings", "floor_area", text), "!not_a_number") << text;
    }
}

TEST(NumberCells, RefuseIntervalsWhereAnAmountIsDue) {
    EXPECT_EQ(parsed("tax", "tax_full", "<5"), "!interval_not_amount");
    EXPECT_EQ(parsed("tax", "tax_full", ">1000"), "!interval_not_amount");
    EXPECT_EQ(parsed("tax", "tax_full", "5,10"), "!interval_not_amount");
    EXPECT_EQ(parsed("tax", "tax_full", "50,100"), "!interval_not_amount");
    EXPECT_EQ(parsed("tax", "tax_full", "100,500"), "!interval_not_amount");
    EXPECT_EQ(parsed("tax", "tax_full", "50万以上"), "!interval_not_amount");
}

TEST(NumberCells, TakeCommasForGroupsWhereTheColumnGroupsDigits) {
    EXPECT_EQ(parsed("tax", "tax_full", "1,200"), "120000");
    EXPECT_EQ(parsed("tax", "tax_full", "50,100.00"), "5010000");
    CellRule grouped = rule_for("tax", "tax_full");
    EXPECT_EQ(parsed(grouped, "12,345"), "1234500");
    EXPECT_EQ(parsed(grouped, "50,100"), "5010000");
    CellRule banded = rule_for("tax", "tax_full");
    EXPECT_EQ(parsed(banded, "12,345"), "1234500");
    EXPECT_EQ(parsed(banded, "<5"), "!interval_not_amount");
    EXPECT_EQ(parsed(banded, "50,100"), "!interval_not_amount");
}

TEST(NumberCells, ForgiveBinaryNoiseAndWarnOfRealExcess) {
    EXPECT_EQ(parsed("tax", "vat", "123.40000000000001"), "12340");
    EXPECT_EQ(parsed("tax", "vat", "1234.5599999999999"), "123456");
    EXPECT_EQ(parsed("tax", "vat", "0.30000000000000004"), "30");
    EXPECT_EQ(parsed("tax", "vat", "-123.40000000000001"), "-12340");
    EXPECT_EQ(parsed("tax", "vat", "123.456"), "12346 ~too_precise");
    EXPECT_EQ(parsed("tax", "vat", "33333.3333333333"), "3333333 ~too_precise");
    EXPECT_EQ(parsed("tax", "vat", "123.4567891", 4), "123456789 ~too_precise");
    EXPECT_EQ(parsed("tax", "vat", "0.005"), "1 ~too_precise");
    EXPECT_EQ(parsed("buildings", "floors_above", "12.5"), "!not_an_integer");
    EXPECT_EQ(parsed("buildings", "longitude", "123.42910000000001"), "1234291000");
}

TEST(NumberCells, KeepToTheRangeOfTheField) {
    EXPECT_EQ(parsed("buildings", "business_area", "-1"), "!out_of_range");
    EXPECT_EQ(parsed("buildings", "floor_area", "0"), "!out_of_range");
    EXPECT_EQ(parsed("buildings", "floor_area", "0.01"), "1");
    EXPECT_EQ(parsed("buildings", "floor_area", "10000000"), "1000000000");
    EXPECT_EQ(parsed("buildings", "floor_area", "10000000.01"), "!out_of_range");
    EXPECT_EQ(parsed("buildings", "floors_above", "201"), "!out_of_range");
    EXPECT_EQ(parsed("buildings", "longitude", "180.0000001"), "!out_of_range");
    EXPECT_EQ(parsed("buildings", "longitude", "NaN"), "-");
    EXPECT_EQ(parsed("tax", "vat", "99999999999999999999"), "!out_of_range");
    EXPECT_EQ(parsed("tax", "vat", "1E+400"), "!out_of_range");
    EXPECT_EQ(parsed("tax", "vat", std::string(30'000, '9')), "!out_of_range");
}

TEST(NumberCells, TakeADashForNothingAndForZeroWhereAnAmountIsRequired) {
    for (const char* nothing : {"", "  ", "　", "-", "—", "--", "/", "无", "NULL", "\\N", "N/A"}) {
        EXPECT_EQ(parsed("buildings", "business_area", nothing), "-") << nothing;
        EXPECT_EQ(parsed("tax", "vat", nothing), "-") << nothing;
    }
    EXPECT_EQ(parsed("tax", "tax_full", " - "), "0");
    EXPECT_EQ(parsed("tax", "tax_full", ""), "-");
}

TEST(DayCells, ReadTheWaysInWhichDaysAreWritten) {
    for (const char* text : {"2020-06-05", "2020/6/5", "2020.6.5", "20200605", "2020年6月5日",
                             "２０２０年６月５日", "2020-06-05 00:00:00", " 2020-06-05 "}) {
        EXPECT_EQ(parsed("buildings", "completed_on", text), "20200605") << text;
    }
    EXPECT_EQ(parsed("tenancies", "lease_end", "9999-12-31"), "99991231");
}

TEST(DayCells, SayWhatIsNoDay) {
    EXPECT_EQ(parsed("buildings", "completed_on", "0000-00-00"), "!impossible_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "2020-02-30"), "!impossible_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "2020-13-01"), "!impossible_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "0200-06-05"), "!impossible_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "2022.6交房"), "!not_a_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "整体出售"), "!not_a_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "12"), "!not_a_date");
    EXPECT_EQ(parsed("buildings", "completed_on", "-5"), "!not_a_date");
}

TEST(DayCells, SayWhatTheyAssumed) {
    EXPECT_EQ(parsed("buildings", "completed_on", "2008年6月"), "20080601 ~day_assumed");
    EXPECT_EQ(parsed("buildings", "completed_on", "2008"), "20080101 ~day_assumed");
    EXPECT_EQ(parsed("tenancies", "lease_end", "2025年6月"), "20250630 ~day_assumed");
    EXPECT_EQ(parsed("tenancies", "move_out", "2024年2月"), "20240229 ~day_assumed");
    EXPECT_EQ(parsed("buildings", "completed_on", "43987"), "20200605 ~serial_date");
}

TEST(DayCells, OfLedgersDoNotLieInTheFuture) {
    EXPECT_EQ(parsed("registration", "established_on", "2199-01-01"), "!future_date");
    EXPECT_EQ(parsed("registration", "established_on", "2199年"), "!future_date");
    EXPECT_EQ(parsed("tax", "month", "2150-01"), "!future_period");
    EXPECT_EQ(parsed("buildings", "completed_on", "2150-01-01"), "21500101");
    const base::Day today = base::today();
    EXPECT_EQ(parsed("registration", "established_on", base::to_string(today)),
              std::to_string(today.yyyymmdd));
    EXPECT_EQ(parsed("registration", "established_on", base::to_string(base::next_day(today))),
              "!future_date");
}

TEST(MonthCells, ReadMonthsDaysAndRanges) {
    for (const char* text :
         {"2020-06", "202006", "2020/06", "2020年6月", "2020-06-30", "2020年6月1日至2020年6月30日",
          "2020-06-01至2020-06-30", "2020年1-6月", "2020年1月-6月", "20200630"}) {
        EXPECT_EQ(parsed("tax", "month", text), "202006") << text;
    }
    EXPECT_EQ(parsed("tax", "month", "六月"), "!not_a_month");
    EXPECT_EQ(parsed("tax", "month", "202013"), "!not_a_month");
    EXPECT_EQ(parsed("tax", "month", "6月"), "!not_a_month");
    EXPECT_EQ(parsed("tax", "month", "0000-00-00"), "!impossible_date");
    CellRule rule = rule_for("tax", "month");
    rule.year = 2020;
    EXPECT_EQ(parsed(rule, "6月"), "202006");
    EXPECT_EQ(parsed(rule, "6"), "202006");
    EXPECT_EQ(parsed(rule, "13"), "!not_a_month");
}

TEST(CodeCells, RecogniseLabelsSynonymsAndCodes) {
    for (const char* text : {"在建", "建设中", "under_construction", "Under_Construction", " 在 建 "}) {
        EXPECT_EQ(parsed("buildings", "stage", text), "under_construction") << text;
    }
    EXPECT_EQ(parsed("tenancies", "registered_here", "区外"), "no");
    EXPECT_EQ(parsed("registration", "status", "1"), "active");
}

TEST(CodeCells, ListTheAllowedWordsWhenAWordIsUnknown) {
    CellRule rule = rule_for("buildings", "stage");
    base::Value value;
    const auto fault = parse_cell(rule, SheetCell{"拆迁中"}, value);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, "exchange.unknown_code");
    EXPECT_NE(fault->predicate.find("拆迁中"), std::string::npos);
    EXPECT_NE(fault->predicate.find("规划储备、在建、竣工、已运营"), std::string::npos);
    EXPECT_EQ(parsed(rule, "拆迁中"), "!unknown_code");
    EXPECT_EQ(parsed(rule, "在建"), "under_construction");
}

TEST(FlagCells, KnowYesAndNo) {
    for (const char* yes : {"是", "√", "Y", "yes", "1", "TRUE", "有"}) {
        EXPECT_EQ(parsed("buildings", "is_key", yes), "1") << yes;
    }
    for (const char* no : {"否", "×", "N", "0", "无", "FALSE"}) {
        EXPECT_EQ(parsed("buildings", "is_key", no), "0") << no;
    }
    EXPECT_EQ(parsed("buildings", "is_key", "也许"), "!not_yes_or_no");
    EXPECT_EQ(parsed("buildings", "is_key", "-"), "-");
}

TEST(TextCells, AreFoldedAndFreedOfWhatPagesLeaveBehind) {
    EXPECT_EQ(parsed("buildings", "name", "  华润　大厦Ａ座 "), "华润 大厦A座");
    EXPECT_EQ(parsed("buildings", "note", "<p>一层</p><p>二层</p>"), "一层 二层");
    EXPECT_EQ(parsed("buildings", "note", "[bookmark: _Toc123]概况"), "概况");
    EXPECT_EQ(parsed("buildings", "note", "第一行\n第二行"), "第一行 第二行");
    EXPECT_EQ(parsed("buildings", "note", "a<b"), "a<b");
    EXPECT_EQ(parsed("buildings", "owner_name", "无"), "-");
    EXPECT_EQ(parsed("buildings", "name", "-"), "-");
}

TEST(TextCells, KeepWhatLooksLikeAFormulaAsText) {
    for (const char* text : {"=HYPERLINK(\"http://x\")", "+1+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "=1+1"}) {
        EXPECT_EQ(parsed("buildings", "note", text), text) << text;
    }
}

TEST(TextCells, AreRefusedWhenTooLong) {
    std::string longest;
    for (int i = 0; i < 100; ++i) {
        longest += "楼";
    }
    EXPECT_EQ(parsed("buildings", "name", longest), longest);
    EXPECT_EQ(parsed("buildings", "name", longest + "宇"), "!text_too_long");
}

TEST(CreditCodeCells, KeepTheirDigitsAndSayWhenASpreadsheetLostThem) {
    EXPECT_EQ(parsed("tax", "credit_code", "91210102000000000X"), "91210102000000000X");
    EXPECT_EQ(parsed("tax", "credit_code", "'912101020000000001"), "912101020000000001");
    EXPECT_EQ(parsed("tax", "credit_code", "=\"012101020000000\""), "012101020000000");
    EXPECT_EQ(parsed("tax", "credit_code", "９１２１０１０２ＭＡ"), "91210102MA");
    EXPECT_EQ(parsed("tax", "credit_code", "9.12101E+17"), "9.12101E+17 ~damaged_code");
    EXPECT_EQ(parsed("tax", "credit_code", "912101020000000000", 0, CellForm::kNumber),
              "912101020000000000 ~damaged_code");
    EXPECT_EQ(parsed("tax", "credit_code", "912101020000000000"), "912101020000000000");
    EXPECT_EQ(parsed("tax", "credit_code", "210102198001011234"), "210102198001011234");
}

TEST(ContactCells, ArePartedIntoNameAndTelephone) {
    const auto parted = [](std::string text) {
        const std::string phone = take_phone(text);
        return text + "|" + phone;
    };
    EXPECT_EQ(parted("张三13900000000"), "张三|13900000000");
    EXPECT_EQ(parted("李四(024-12345678)"), "李四|024-12345678");
    EXPECT_EQ(parted("王五 139 0000 0000"), "王五|139 0000 0000");
    EXPECT_EQ(parted("赵六:+86 13900000000"), "赵六|+86 13900000000");
    EXPECT_EQ(parted("13900000000"), "13900000000|");
    EXPECT_EQ(parted("物业3号岗"), "物业3号岗|");
    EXPECT_EQ(parted("A座123456789室"), "A座123456789室|");
    EXPECT_EQ(parted("张三"), "张三|");
    EXPECT_EQ(parted(""), "|");
}

TEST(IndustryCells, AreReducedToTheNationalCode) {
    EXPECT_EQ(parsed("enterprises", "industry_code", "6620"), "6620");
    EXPECT_EQ(parsed("enterprises", "industry_code", "J6620"), "6620");
    EXPECT_EQ(parsed("enterprises", "industry_code", "J66货币金融服务"), "66");
    EXPECT_EQ(parsed("enterprises", "industry_code", "66-货币金融服务"), "66");
    EXPECT_EQ(parsed("enterprises", "industry_code", "j"), "J");
    EXPECT_EQ(parsed("enterprises", "industry_code", "6"), "06");
    EXPECT_EQ(parsed("enterprises", "industry_code", "金融业"), "J");
    EXPECT_EQ(parsed("enterprises", "industry_code", "货币金融服务"), "66");
    EXPECT_EQ(parsed("enterprises", "industry_code", "66201"), "!unknown_code");
    EXPECT_EQ(parsed("enterprises", "industry_code", "卖菜"), "!unknown_code");
    EXPECT_EQ(parsed("enterprises", "industry_code", "-"), "-");
}

TEST(CellForms, BecomeSentences) {
    EXPECT_EQ(parsed("tax", "vat", "#REF!", 0, CellForm::kFormulaFault), "!formula_fault");
    EXPECT_EQ(parsed("tax", "vat", "=", 0, CellForm::kNotComputed), "!formula_not_computed");
    EXPECT_EQ(parsed("tax", "name", "\xFF", 0, CellForm::kBrokenEncoding), "!broken_encoding");
    EXPECT_EQ(parsed("tax", "name", std::string_view("A\0B", 3)), "!broken_encoding");
    EXPECT_EQ(parsed("tax", "vat", std::string_view("1\0", 2)), "!broken_encoding");
    EXPECT_EQ(quoted_text(std::string_view("A\0B", 3)), "AB");
    EXPECT_EQ(parsed("tax", "name", "x", 0, CellForm::kTooLong), "!cell_too_long");
    EXPECT_EQ(parsed("tax", "name", "\"x", 0, CellForm::kOpenQuote), "!open_quote");
}

TEST(ColumnLetters, CountAsSpreadsheetsDo) {
    EXPECT_EQ(column_letters(0), "A");
    EXPECT_EQ(column_letters(25), "Z");
    EXPECT_EQ(column_letters(26), "AA");
    EXPECT_EQ(column_letters(701), "ZZ");
    EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace

}  // namespace louyu::exchange
