#include <gtest/gtest.h>

#include <algorithm>

#include "exchange/sample_files.hpp"
#include "exchange/sheet.hpp"
#include "exchange/zip_archive.hpp"

// The workbooks that go back to a person: the marked copy and the template.
namespace louyu::exchange {

namespace {

using sample::Read;

/// Opens a file, gathers its problems and writes it back marked; returns the path of the copy.
std::string mark(const std::string& path, std::string_view kind, bool only_rejected,
                 const std::string& name) {
    auto file = TableFile::open(path, "", *find_kind(kind), {});
    CHECK(file.has_value());
    std::vector<CellProblem> problems;
    CHECK((*file)->rows(
        [&](ParsedRow& row) {
            problems.insert(problems.end(), row.problems.begin(), row.problems.end());
            return true;
        },
        {}));
    problems.push_back({.sheet = "",
                        .row = 0,
                        .column = 0,
                        .label = "",
                        .code = "exchange.x",
                        .message = "整个文件的提示",
                        .printed = ""});
    const std::string out = sample::path_of(name);
    CHECK(write_marked_workbook(**file, problems, only_rejected, out));
    return out;
}

std::vector<std::vector<std::string>> texts_of(const std::string& path, std::size_t sheet = 0) {
    auto reader = open_xlsx(path, {});
    CHECK(reader.has_value());
    std::vector<std::vector<std::string>> rows;
    CHECK((*reader)->read(sheet, [&](const SheetRow& row) {
        rows.resize(static_cast<std::size_t>(row.number));
        for (const SheetCell& cell : row.cells) {
            rows.back().emplace_back(cell.text);
        }
        return true;
    }));
    return rows;
}

std::string part_of(const std::string& path, const std::string& part) {
    auto archive = ZipArchive::open(path, {});
    CHECK(archive.has_value());
    auto text = (*archive)->read(part, 64 << 20);
    CHECK(text.has_value());
    return *text;
}

constexpr std::string_view kBadTable =
    "入驻情况表,,,\n楼宇名称,企业名称,入驻面积,入驻日期\n华润大厦,甲公司,100,2020-01-01\n,乙公司,整体出售,"
    "2020-01-01\n"
    ",=1+1,50,0000-00-00\n同方广场,丁公司,60,2020年6月\n";

TEST(MarkedWorkbook, IsACopyWithReasonsAtTheEnd) {
    const std::string out = mark(sample::write_file("bad.csv", kBadTable), "tenancies", false, "marked.xlsx");
    const auto rows = texts_of(out);
    ASSERT_EQ(rows.size(), 6U);
    EXPECT_EQ(rows[0][0], "入驻情况表");
    EXPECT_EQ(rows[1],
              (std::vector<std::string>{"楼宇名称", "企业名称", "入驻面积", "入驻日期", "问题说明"}));
    EXPECT_EQ(rows[2].size(), 4U);
    EXPECT_EQ(rows[3][0], "");
    EXPECT_EQ(rows[3][4], "第4行C列“入驻面积”应为数字，现为“整体出售”。");
    EXPECT_EQ(rows[4][1], "=1+1");
    EXPECT_EQ(rows[4][4], "第5行D列“入驻日期”不是存在的日期：“0000-00-00”。");
    EXPECT_EQ(texts_of(out, 1)[0][0], "整个文件的提示");
}

TEST(MarkedWorkbook, ColoursAndCommentsTheBadCells) {
    const std::string out =
        mark(sample::write_file("bad.csv", kBadTable), "tenancies", false, "coloured.xlsx");
    const std::string comments = part_of(out, "xl/comments1.xml");
    for (const char* cell : {"ref=\"C4\"", "ref=\"D5\"", "ref=\"D6\""}) {
        EXPECT_NE(comments.find(cell), std::string::npos) << cell;
    }
    EXPECT_EQ(comments.find("ref=\"C3\""), std::string::npos);
    const std::string styles = part_of(out, "xl/styles.xml");
    EXPECT_NE(styles.find("FFC7CE"), std::string::npos);
    EXPECT_NE(styles.find("FFEB9C"), std::string::npos);
    EXPECT_EQ(part_of(out, "xl/worksheets/sheet1.xml").find("<f>"), std::string::npos);
}

TEST(MarkedWorkbook, OfTheRejectedRowsAloneCanBeSentAgainAfterCorrection) {
    const std::string out = mark(sample::write_file("bad.csv", kBadTable), "tenancies", true, "rest.xlsx");
    const auto rows = texts_of(out);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1][4], "问题说明");
    // The building stood above the first row only; without it the rest would have lost it.
    EXPECT_EQ(rows[2][0], "华润大厦");
    EXPECT_EQ(rows[2][1], "乙公司");
    EXPECT_EQ(rows[3][1], "=1+1");
    const Read again = sample::read(out, "tenancies");
    ASSERT_EQ(again.code, "") << again.message;
    ASSERT_EQ(again.rows.size(), 2U);
    EXPECT_EQ(again.value(1, "building_name"), "华润大厦");
    EXPECT_EQ(again.problems(0), "not_a_number");
    EXPECT_FALSE(again.remarks("问题说明"));
}

TEST(MarkedWorkbook, PutsItsReasonsWhereTheyWereBefore) {
    const std::string first = mark(sample::write_file("bad.csv", kBadTable), "tenancies", true, "first.xlsx");
    const auto rows = texts_of(mark(first, "tenancies", false, "second.xlsx"));
    EXPECT_EQ(std::count(rows[1].begin(), rows[1].end(), "问题说明"), 1);
    EXPECT_EQ(rows[2].size(), 5U);
    EXPECT_TRUE(rows[2][4].find("第3行C列“入驻面积”应为数字") != std::string::npos) << rows[2][4];
}

TEST(MarkedWorkbook, SurvivesTextThatNoWorkbookCanHold) {
    std::string text = "楼宇名称,企业名称,入驻面积\n甲,";
    text += std::string("a\1b\x1F", 4) + "\xE4\xBA" + ",x\n乙," + std::string(40'000, 'y') + ",x\n";
    const auto rows = texts_of(mark(sample::write_file("odd.csv", text), "tenancies", false, "odd.xlsx"));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][1].substr(0, 2), "ab");
    EXPECT_EQ(rows[2][1].size(), 32'000U);
}

TEST(Template, OfEveryKindIsReadBackAsAnEmptyFileOfThatKind) {
    for (const Kind& kind : kinds()) {
        const std::string path = sample::path_of("template.xlsx");
        ASSERT_TRUE(write_template(kind, path)) << kind.name;
        EXPECT_EQ(sample::read(path, kind.name).code, "exchange.no_rows") << kind.name;
    }
}

TEST(Template, NamesEveryColumnSoThatItIsRecognised) {
    for (const Kind& kind : kinds()) {
        const std::string path = sample::path_of("filled.xlsx");
        ASSERT_TRUE(write_template(kind, path));
        const auto header = texts_of(path).at(0);
        const std::vector<std::string> body(header.size(), "x");
        std::string csv;
        for (const auto* row : {&header, &body}) {
            for (std::size_t i = 0; i < row->size(); ++i) {
                csv += (i == 0 ? "" : ",") + (*row)[i];
            }
            csv += "\n";
        }
        auto file = TableFile::open(sample::write_file("filled.csv", csv), "", kind, {});
        ASSERT_TRUE(file) << kind.name << ": " << file.error().message;
        const bool is_tax = kind.name == "tax";
        EXPECT_EQ(header.size(), kind.columns.size() - (is_tax ? 4 : 0)) << kind.name;
        for (const MappedColumn& column : (*file)->detection().columns) {
            EXPECT_NE(column.column, "") << kind.name << ": " << column.header;
            EXPECT_EQ(column.shift, 0) << kind.name << ": " << column.header;
        }
        EXPECT_TRUE((*file)->detection().missing.empty()) << kind.name;
    }
}

TEST(Template, HasDropDownsTextFormatsExplanationsAndAHiddenMark) {
    const std::string path = sample::path_of("buildings.xlsx");
    ASSERT_TRUE(write_template(*find_kind("buildings"), path));
    const std::string sheet = part_of(path, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("dataValidation "), std::string::npos);
    EXPECT_NE(sheet.find("选项"), std::string::npos);
    EXPECT_NE(sheet.find("ySplit=\"1\""), std::string::npos);
    EXPECT_NE(part_of(path, "xl/styles.xml").find("formatCode=\"@\""), std::string::npos);
    const std::string book = part_of(path, "xl/workbook.xml");
    EXPECT_NE(book.find("name=\"填写说明\""), std::string::npos);
    EXPECT_NE(book.find("name=\"louyu\" sheetId=\"4\" state=\"hidden\""), std::string::npos) << book;
    const auto explained = texts_of(path, 1);
    EXPECT_EQ(explained.size(), find_kind("buildings")->columns.size() + 1);
}

TEST(Template, OfRegionsIsFilledFromTheNationalList) {
    const std::string path = sample::path_of("regions.xlsx");
    ASSERT_TRUE(write_region_template("210102", path));
    const Read read = sample::read(path, "regions");
    ASSERT_EQ(read.rows.size(), 13U) << read.message;
    EXPECT_EQ(read.value(0, "code"), "210000000000");
    EXPECT_EQ(read.value(1, "name"), "沈阳市");
    EXPECT_EQ(read.value(2, "level"), "county");
    EXPECT_EQ(read.value(12, "name"), "浑河站西街道");
    EXPECT_EQ(read.value(12, "parent_code"), "210102000000");
    EXPECT_EQ(write_region_template("990000", path).error().code, "exchange.unknown_region");
    EXPECT_EQ(write_region_template("", path).error().code, "exchange.unknown_region");
}

TEST(Workbooks, ThatCannotBeWrittenSaySo) {
    const auto written = write_template(*find_kind("tax"), sample::path_of("no/such/folder.xlsx"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, "exchange.workbook_not_written");
    EXPECT_EQ(written.error().kind, base::ErrorKind::kBusy);
}

}  // namespace

}  // namespace louyu::exchange
