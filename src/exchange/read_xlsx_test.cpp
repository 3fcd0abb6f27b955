#include <gtest/gtest.h>

#include "exchange/sample_files.hpp"
#include "exchange/sheet.hpp"
#include "exchange/xlsx_parts.hpp"

namespace louyu::exchange {

namespace {

/// The cells of a sheet as texts, one row a line: 1: a | b.
std::string cells_of(const std::string& path, std::size_t sheet = 0, const ReadLimits& limits = {}) {
    auto reader = open_xlsx(path, limits);
    if (!reader) {
        return reader.error().code;
    }
    std::string out;
    const auto done = (*reader)->read(sheet, [&](const SheetRow& row) {
        out += std::to_string(row.number) + ":";
        for (const SheetCell& cell : row.cells) {
            const char* marks[] = {"", "#", "!fault", "!uncomputed", "!broken", "!long", "!quote"};
            out += " [" + std::string(cell.text) + marks[static_cast<int>(cell.form)] + "]";
        }
        out += "\n";
        return true;
    });
    return done ? out : done.error().code;
}

TEST(ReadXlsx, KeepsTextNumbersDaysAndFormulaResults) {
    sample::Book book("kept.xlsx");
    book.text(0, 0, "00123").text(0, 1, "91210102000000000X").number(0, 2, 123.4).number(0, 3, -5);
    book.day(1, 0, 20200605)
        .day(1, 1, 20200605, "yyyy\"年\"m\"月\"")
        .day(1, 2, 20200605, "[$-804]yyyy/m/d;@");
    book.formula(2, 1, "=A1*2", 246.5);
    EXPECT_EQ(cells_of(book.save()),
              "1: [00123] [91210102000000000X] [123.4#] [-5#]\n"
              "2: [2020-06-05] [2020-06-05] [2020-06-05]\n"
              "3: [] [246.5#]\n");
}

TEST(ReadXlsx, PrintsNumbersAsTheSheetShowsThem) {
    sample::Book book("shown.xlsx");
    book.number(0, 0, 0.1 + 0.2)
        .number(0, 1, 123.40000000000001)
        .number(0, 2, 1.0 / 3)
        .number(0, 3, 912101020000000000.0);
    const std::string cells = cells_of(book.save());
    EXPECT_NE(cells.find("[0.3#] [123.4#] [0.333333333333333#]"), std::string::npos) << cells;
    // What a code typed as a number has become: the reader hands it on, and the cell says so.
    EXPECT_NE(cells.find("[9.1210102E+17#]"), std::string::npos) << cells;
}

TEST(ReadXlsx, NamesRowsAndColumnsAsTheSheetCountsThem) {
    sample::Book book("gaps.xlsx");
    book.text(4, 2, "x").text(9, 0, "y");
    EXPECT_EQ(cells_of(book.save()), "5: [] [] [x]\n10: [y]\n");
}

TEST(ReadXlsx, LeavesHiddenSheetsAloneWhileAnotherIsThere) {
    sample::Book book("hidden.xlsx");
    book.sheet("看得见").text(0, 0, "a");
    book.sheet("选项").text(0, 0, "b").hide();
    const std::string path = book.save();
    const auto reader = open_xlsx(path, {});
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->sheets(), (std::vector<std::string>{"看得见"}));
}

TEST(ReadXlsx, ReadsWhatOtherProgramsWrite) {
    // Cells without references, prefixed names, flags, inline and rich text, faults, formulas without a
    // result.
    const std::string path = sample::xlsx_of_sheet(
        "other.xlsx",
        "<x:worksheet xmlns:x=\"s\"><x:sheetData><x:row><x:c "
        "t=\"inlineStr\"><x:is><x:r><x:t>华润</x:t></x:r><x:r><x:t>"
        "大厦</x:t></x:r><x:rPh><x:t>hua</x:t></x:rPh></x:is></x:c><x:c t=\"b\"><x:v>1</x:v></x:c>"
        "<x:c t=\"e\"><x:v>#REF!</x:v></x:c><x:c><x:f>A1+1</x:f></x:c><x:c "
        "t=\"str\"><x:f>T(A1)</x:f><x:v>甲</x:v></x:c>"
        "<x:c t=\"d\"><x:v>2020-06-05T00:00:00</x:v></x:c></x:row><x:row r=\"7\"><x:c "
        "r=\"B7\"><x:v>1.5E3</x:v></x:c>"
        "</x:row></x:sheetData></x:worksheet>");
    EXPECT_EQ(
        cells_of(path),
        "1: [华润大厦] [TRUE] [#REF!!fault] [=!uncomputed] [甲] [2020-06-05T00:00:00]\n7: [] [1.5E3#]\n");
}

TEST(ReadXlsx, DecodesTheCharactersThatXmlCannotHold) {
    std::string text = "a_x000D__x005F_x000D_b_x12_xZZZZ_";
    decode_escapes(text);
    EXPECT_EQ(text, "a\r_x000D_b_x12_xZZZZ_");
    std::string tail = "_x0041__x0042_";
    decode_escapes(tail, 7);
    EXPECT_EQ(tail, "_x0041_B");
    const std::string path =
        sample::xlsx_of_sheet("escaped.xlsx",
                              "<worksheet><sheetData><row><c "
                              "t=\"inlineStr\"><is><t>A_x0009_B</t></is></c></row></sheetData></worksheet>");
    EXPECT_EQ(cells_of(path), "1: [A\tB]\n");
}

TEST(ReadXlsx, StopsAtTooManyColumnsAndCutsTooLongCells) {
    sample::Book wide("wide.xlsx");
    wide.text(0, 0, "a").text(0, 500, "b");
    EXPECT_EQ(cells_of(wide.save()), "exchange.too_large");
    sample::Book fits("fits.xlsx");
    fits.text(0, 499, "b");
    EXPECT_NE(cells_of(fits.save()).find("[b]"), std::string::npos);
    ReadLimits limits;
    limits.cell_characters_max = 3;
    sample::Book longer("long.xlsx");
    longer.text(0, 0, "楼宇经济");
    EXPECT_EQ(cells_of(longer.save(), 0, limits), "1: [楼宇经!long]\n");
}

TEST(ReadXlsx, LimitsTheTextThatCellsShare) {
    sample::Book book("shared.xlsx");
    for (int i = 0; i < 100; ++i) {
        book.text(i, 0, std::string(100, static_cast<char>('a' + i % 26)) + std::to_string(i));
    }
    const std::string path = book.save();
    ReadLimits limits;
    limits.shared_text_bytes_max = 5000;
    EXPECT_EQ(cells_of(path, 0, limits), "exchange.too_large");
    EXPECT_NE(cells_of(path), "exchange.too_large");
}

TEST(DateFormats, AreToldFromNumberFormats) {
    for (const char* format :
         {"yyyy-mm-dd", "yyyy\"年\"m\"月\"", "[$-804]d-mmm-yy", "h:mm:ss", "[h]:mm", "YYYY/M/D"}) {
        EXPECT_TRUE(is_date_format(format)) << format;
    }
    for (const char* format : {"General", "0.00", "#,##0.00_);[Red](#,##0.00)", "\"day\"0", "0.00\\m", "@",
                               "", "[Red]0", "\"ymd", "0%"}) {
        EXPECT_FALSE(is_date_format(format)) << format;
    }
}

TEST(SerialDays, FollowBothCalendarsOfWorkbooks) {
    EXPECT_EQ(print_serial_day(43987, false), "2020-06-05");
    EXPECT_EQ(print_serial_day(43987.5, false), "2020-06-05 12:00:00");
    EXPECT_EQ(print_serial_day(43987 - 1462, true), "2020-06-05");
    EXPECT_EQ(print_serial_day(1, false), "1900-01-01");
    EXPECT_EQ(print_serial_day(61, false), "1900-03-01");
    EXPECT_EQ(print_serial_day(0.25, false), "06:00:00");
    EXPECT_EQ(print_serial_day(2958465, false), "9999-12-31");
    EXPECT_EQ(print_serial_day(2958466, false), "");
    EXPECT_EQ(print_serial_day(-1, false), "");
    EXPECT_EQ(print_serial_day(1e300, false), "");
}

}  // namespace

}  // namespace louyu::exchange
