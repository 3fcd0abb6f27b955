#include <gtest/gtest.h>

#include <cstring>

#include "base/text.hpp"
#include "exchange/biff_records.hpp"
#include "exchange/compound_file.hpp"
#include "exchange/sample_files.hpp"
#include "exchange/sheet.hpp"

namespace louyu::exchange {

namespace {

using sample::biff_record;
using sample::little;

std::string double_bytes(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return little(bits, 8);
}

/// Row, column and style with which the record of a cell begins.
std::string place(int row, int column, int style = 0) {
    return little(static_cast<std::uint64_t>(row), 2) + little(static_cast<std::uint64_t>(column), 2) +
           little(static_cast<std::uint64_t>(style), 2);
}

std::string style(int format) {
    return biff_record(0x00E0,
                       little(0, 2) + little(static_cast<std::uint64_t>(format), 2) + std::string(16, '\0'));
}

std::string cells_of(const std::string& path, const ReadLimits& limits = {}) {
    auto reader = open_xls(path, limits);
    if (!reader) {
        return reader.error().code;
    }
    std::string out = (*reader)->sheets().at(0) + "\n";
    const auto done = (*reader)->read(0, [&](const SheetRow& row) {
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

TEST(ReadXls, ReadsNumbersInAllTheirForms) {
    const std::string sheet =
        biff_record(0x0203, place(0, 0) + double_bytes(123.4)) +
        biff_record(0x027E, place(0, 1) + little(std::uint64_t{12345} << 2 | 2, 4)) +
        biff_record(0x027E, place(0, 2) + little(std::uint64_t{12345} << 2 | 3, 4)) +
        biff_record(0x00BD, little(1, 2) + little(2, 2) + little(0, 2) + little(7 << 2 | 2, 4) +
                                little(0, 2) + little((0xFFFFFFFFU - 4) << 2 | 2, 4) + little(3, 2)) +
        biff_record(0x0203, place(2, 0) + double_bytes(912101020000000000.0));
    EXPECT_EQ(cells_of(sample::xls_of_records("numbers.xls", style(0), sheet)),
              "台账\n1: [123.4#] [12345#] [123.45#]\n2: [] [] [7#] [-5#]\n3: [9.1210102e+17#]\n");
    EXPECT_EQ(biff_rk(0x3FF00000), 1.0);
    EXPECT_EQ(biff_rk(0x3FF00001), 0.01);
}

TEST(ReadXls, ReadsFormulasFlagsFaultsAndDays) {
    const std::string text_result = std::string("\0\0\0\0\0\0\xFF\xFF", 8);
    const std::string fault_result = std::string("\2\0\x17\0\0\0\xFF\xFF", 8);
    const std::string flag_result = std::string("\1\0\1\0\0\0\xFF\xFF", 8);
    const std::string format = "yyyy\"-\"mm";
    const std::string common =
        biff_record(0x041E, little(170, 2) + little(format.size(), 2) + std::string(1, '\0') + format) +
        style(0) + style(170) + style(14);
    const std::string sheet = biff_record(0x0006, place(0, 0) + double_bytes(2.5)) +
                              biff_record(0x0006, place(0, 1) + text_result) +
                              biff_record(0x0207, little(2, 2) + "\1" + std::string("\x32\x75\x59\x4E", 4)) +
                              biff_record(0x0006, place(0, 2) + fault_result) +
                              biff_record(0x0006, place(0, 3) + flag_result) +
                              biff_record(0x0205, place(1, 0) + little(0x2A, 1) + little(1, 1)) +
                              biff_record(0x0205, place(1, 1) + little(0, 1) + little(0, 1)) +
                              biff_record(0x0203, place(1, 2, 1) + double_bytes(43987)) +
                              biff_record(0x0203, place(1, 3, 2) + double_bytes(43987));
    EXPECT_EQ(
        cells_of(sample::xls_of_records("formulas.xls", common, sheet)),
        "台账\n1: [2.5#] [甲乙] [#REF!!fault] [TRUE]\n2: [#N/A!fault] [FALSE] [2020-06-05] [2020-06-05]\n");
}

TEST(ReadXls, FollowsSharedTextsOverTheBordersOfRecords) {
    // The second text breaks in the middle of its characters; behind the border its width is said anew.
    std::string first = little(3, 4) + little(3, 4) + little(1, 2) + std::string(1, '\0') + "A";
    first += little(4, 2) + "\1" + std::string("\x32\x75\x59\x4E", 4);
    const std::string second = std::string(1, '\0') + "BC" + little(2, 2) + std::string("\x08", 1) +
                               little(1, 2) + "DE" + "\1\2\3\4";
    const std::string common = biff_record(0x00FC, first) + biff_record(0x003C, second) + style(0);
    std::string sheet;
    for (int i = 0; i < 4; ++i) {
        sheet += biff_record(0x00FD, place(0, i) + little(static_cast<std::uint64_t>(i), 4));
    }
    EXPECT_EQ(cells_of(sample::xls_of_records("shared.xls", common, sheet)), "台账\n1: [A] [甲乙BC] [DE]\n");
}

TEST(ReadXls, ReadsWorkbooksOf1995InTheirCodePage) {
    const std::string name = base::to_gb18030("华润大厦");
    const std::string common = biff_record(0x0042, little(936, 2)) + style(0);
    const std::string sheet = biff_record(0x0204, place(0, 0) + little(name.size(), 2) + name) +
                              biff_record(0x0203, place(0, 1) + double_bytes(12));
    EXPECT_EQ(cells_of(sample::xls_of_records("old.xls", common, sheet, 0x0500)),
              "台账\n1: [华润大厦] [12#]\n");
}

TEST(ReadXls, LeavesChartsWithinASheetAlone) {
    const std::string chart = biff_record(0x0809, little(0x0600, 2) + little(0x0020, 2)) +
                              biff_record(0x0203, place(9, 9) + double_bytes(1)) + biff_record(0x000A, "");
    const std::string sheet = biff_record(0x0203, place(0, 0) + double_bytes(1)) + chart +
                              biff_record(0x0203, place(1, 0) + double_bytes(2));
    EXPECT_EQ(cells_of(sample::xls_of_records("chart.xls", style(0), sheet)), "台账\n1: [1#]\n2: [2#]\n");
}

TEST(ReadXls, KeepsToItsLimits) {
    ReadLimits limits;
    limits.cell_characters_max = 2;
    const std::string common =
        biff_record(0x00FC, little(1, 4) + little(1, 4) + little(3, 2) + std::string(1, '\0') + "ABC") +
        style(0);
    const std::string path =
        sample::xls_of_records("limits.xls", common, biff_record(0x00FD, place(0, 0) + little(0, 4)));
    EXPECT_EQ(cells_of(path, limits), "台账\n1: [AB!long]\n");
    limits.xls_bytes_max = 1000;
    EXPECT_EQ(cells_of(path, limits), "exchange.too_large");
}

TEST(ReadXls, RefusesWorkbooksBefore1995) {
    EXPECT_EQ(cells_of(sample::xls_of_records("ancient.xls", "", "", 0x0400)), "exchange.damaged_file");
}

TEST(CompoundFiles, EndBrokenChains) {
    const std::string path = sample::compound_file("circle.doc", "Stream", std::string(5000, 'x'));
    std::string bytes = sample::file_bytes(path);
    // Sector 2 follows itself.
    bytes.replace(512 + 8, 4, little(2, 4));
    const auto circle = CompoundFile::open(sample::write_file("circle.doc", bytes));
    ASSERT_TRUE(circle);
    EXPECT_LE((*circle)->read("Stream").size(), bytes.size() + 512);
    EXPECT_EQ((*circle)->read("Nothing"), "");
    // The directory and the list of tables point at themselves, or nowhere.
    for (const std::size_t field : {48U, 60U, 68U}) {
        for (const std::uint32_t sector : {0U, 1U, 7U, 0x7FFFFFFFU}) {
            std::string odd = sample::file_bytes(path);
            odd.replace(field, 4, little(sector, 4));
            const auto opened = CompoundFile::open(sample::write_file("odd.doc", odd));
            EXPECT_TRUE(!opened || (*opened)->read("Stream").size() <= odd.size() + 512);
        }
    }
}

}  // namespace

}  // namespace louyu::exchange
