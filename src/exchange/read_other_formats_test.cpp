#include <gtest/gtest.h>

#include "base/text.hpp"
#include "exchange/sample_files.hpp"

// The same table from each format that is no xlsx and no csv.
namespace louyu::exchange {

namespace {

using sample::Read;

const sample::Texts kTable = {{"楼宇名称", "建筑面积（㎡）", "楼宇状态", "竣工日期"},
                              {"华润大厦A座", "120000.5", "已运营", "2008-06-05"},
                              {"同方广场", "35000", "在建", ""}};

void expect_table(const Read& read, const std::string& format) {
    ASSERT_EQ(read.code, "") << read.message;
    EXPECT_EQ(read.detection.format, format);
    ASSERT_EQ(read.rows.size(), 2U);
    EXPECT_EQ(read.value(0, "name"), "华润大厦A座");
    EXPECT_EQ(read.value(0, "floor_area"), "12000050");
    EXPECT_EQ(read.value(0, "stage"), "operating");
    EXPECT_EQ(read.value(0, "completed_on"), "20080605");
    EXPECT_EQ(read.rows[0].row, 2);
    EXPECT_EQ(read.value(1, "floor_area"), "3500000");
    EXPECT_EQ(read.value(1, "completed_on"), "-");
    EXPECT_EQ(read.problems(1), "");
}

std::string html_of(const sample::Texts& rows, std::string_view head) {
    std::string page(head);
    page += "<table border=1>";
    for (const auto& row : rows) {
        page += "<tr>";
        for (const std::string& cell : row) {
            page += "<td x:str>" + cell + "</td>";
        }
        page += "</tr>\n";
    }
    return page + "</table></body></html>";
}

TEST(ReadHtml, ReadsAPageThatIsCalledXls) {
    const std::string page =
        html_of(kTable, "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body>");
    expect_table(sample::read(sample::write_file("page.xls", page), "buildings"), "html");
    const Read gb = sample::read(sample::write_file("gb.xls", base::to_gb18030(page)), "buildings");
    expect_table(gb, "html");
    EXPECT_EQ(gb.detection.encoding, "GB18030");
}

TEST(ReadHtml, FollowsSpansAndCharactersAndUnclosedTags) {
    const std::string page =
        "<!DOCTYPE html><html><head><style>td {color: red} </style><script>var a = "
        "'<td>x</td>';</script></head>"
        "<table><tr><td rowspan=2>楼宇名称<td colspan='2'>面积&#xff08;&#19975;&#x33A1;&#xff09;</tr>"
        "<tr><td>建筑面积<td>商务面积"
        "<!-- <tr><td>nothing</td></tr> -->"
        "<tr><td>A&amp;B&nbsp;大厦<td>1.5<td>1<tr><td "
        "rowspan=2>同方<br>广场<td>2<td></tr><tr><td>3<td>1</table>";
    const Read read = sample::read(sample::write_file("spans.html", page), "buildings");
    ASSERT_EQ(read.code, "") << read.message;
    EXPECT_EQ(read.mapped("面积(万m2)/建筑面积"), "floor_area");
    ASSERT_EQ(read.rows.size(), 3U);
    EXPECT_EQ(read.value(0, "name"), "A&B 大厦");
    EXPECT_EQ(read.value(0, "floor_area"), "1500000");
    EXPECT_EQ(read.value(1, "name"), "同方 广场");
    EXPECT_EQ(read.value(2, "floor_area"), "3000000");
    EXPECT_EQ(read.problems(2), "required_empty");
}

TEST(ReadHtml, TakesTheTableThatFits) {
    const std::string page = "<html><table><tr><td>菜单</td></tr></table>" + html_of(kTable, "") +
                             "<table><tr><td>页脚</td></tr></table>";
    const Read read = sample::read(sample::write_file("three.xls", page), "buildings");
    expect_table(read, "html");
    EXPECT_EQ(read.detection.sheet, "表格2");
}

TEST(ReadHtml, SurvivesHostilePages) {
    for (const std::string& page :
         {std::string("<html><table><tr><td colspan=999999999 rowspan=999999999>楼宇名称</td></tr></table>"),
          "<html>" +
              [] {
                  std::string s;
                  for (int i = 0; i < 20'000; ++i) {
                      s += "<table><tr><td>";
                  }
                  return s;
              }(),
          std::string("<html><table><tr><td>&#99999999999999999999;&#xD800;&;&amp</td>"),
          std::string("<table"), std::string("<html><table><!-- "),
          "<html><table><tr>" + std::string(1 << 20, '<')}) {
        const Read read = sample::read(sample::write_file("hostile.html", page), "buildings");
        EXPECT_NE(read.code, "") << page.substr(0, 40);
        EXPECT_FALSE(read.message.empty());
    }
}

TEST(ReadSpreadsheetXml, ReadsWorkbooksOf2003) {
    std::string xml =
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
        "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
        "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet "
        "ss:Name=\"说明\"><Table><Row><Cell>"
        "<Data ss:Type=\"String\">无</Data></Cell></Row></Table></Worksheet><Worksheet "
        "ss:Name=\"楼宇\"><Table>";
    for (const auto& row : kTable) {
        xml += "<Row>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i].empty()) {
                xml += "<Cell ss:Index=\"" + std::to_string(i + 1) + "\"><Data ss:Type=\"String\">" + row[i] +
                       "</Data></Cell>";
            }
        }
        xml += "</Row>";
    }
    xml += "</Table></Worksheet></Workbook>";
    const Read read = sample::read(sample::write_file("old.xls", xml), "buildings");
    expect_table(read, "xml");
    EXPECT_EQ(read.detection.sheet, "楼宇");
    EXPECT_EQ(sample::read(sample::write_file("cut.xls", xml.substr(0, xml.size() - 100)), "buildings").code,
              "exchange.damaged_file");
}

TEST(ReadOds, ReadsAWorkbookWhateverItsName) {
    const std::string path = sample::ods_file("table.ods", kTable);
    expect_table(sample::read(path, "buildings"), "ods");
    expect_table(sample::read(sample::write_file("table.xls", sample::file_bytes(path)), "buildings"), "ods");
}

TEST(ReadOds, RefusesDocumentTypesAndPasswords) {
    const std::string type = "application/vnd.oasis.opendocument.spreadsheet";
    const Read bomb = sample::read(
        sample::zip_file(
            "bomb.ods",
            {{"mimetype", type},
             {"content.xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>"}}),
        "buildings");
    EXPECT_EQ(bomb.code, "exchange.hostile_file");
    const Read locked = sample::read(
        sample::zip_file("locked.ods", {{"mimetype", type},
                                        {"content.xml", "x"},
                                        {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
        "buildings");
    EXPECT_EQ(locked.code, "exchange.encrypted_file");
    const Read empty = sample::read(
        sample::zip_file("broken.ods", {{"mimetype", type}, {"content.xml", "<x>"}}), "buildings");
    EXPECT_EQ(empty.code, "exchange.damaged_file");
}

TEST(ReadXls, ReadsABinaryWorkbook) {
    std::vector<sample::BiffCell> cells;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
            sample::BiffCell cell{
                .row = row,
                .column = column,
                .text = kTable[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]};
            if (row == 1 && column == 1) {
                cell.is_number = true;
                cell.number = 120000.5;
            } else if (row == 1 && column == 3) {
                cell.is_day = true;
                cell.number = 39604;  // 2008-06-05
            }
            if (!cell.text.empty()) {
                cells.push_back(cell);
            }
        }
    }
    const Read read = sample::read(sample::xls_file("book.xls", cells), "buildings");
    expect_table(read, "xls");
    EXPECT_EQ(read.detection.sheet, "台账");
    expect_table(
        sample::read(sample::write_file("book.xlsx", sample::file_bytes(sample::path_of("book.xls"))),
                     "buildings"),
        "xls");
}

TEST(ReadXls, KeepsRowNumbersAcrossEmptyRows) {
    const Read read =
        sample::read(sample::xls_file("gaps.xls", {{.row = 3, .column = 0, .text = "楼宇名称"},
                                                   {.row = 3, .column = 1, .text = "建筑面积"},
                                                   {.row = 7, .column = 0, .text = "同方广场"},
                                                   {.row = 7, .column = 1, .text = "整体出售"}}),
                     "buildings");
    ASSERT_EQ(read.code, "") << read.message;
    EXPECT_EQ(read.detection.header_first, 4);
    ASSERT_EQ(read.rows.size(), 1U);
    EXPECT_EQ(read.rows[0].row, 8);
    EXPECT_EQ(read.rows[0].problems[0].message, "“台账”第8行B列“建筑面积”应为数字，现为“整体出售”。");
}

TEST(ReadXls, SaysThatAWorkbookIsLockedOrBroken) {
    EXPECT_EQ(sample::read(sample::xls_file("locked.xls", {{.row = 0, .column = 0, .text = "x"}}, true),
                           "buildings")
                  .code,
              "exchange.encrypted_file");
    const std::string bytes = sample::file_bytes(sample::path_of("book.xls"));
    for (const std::size_t size : {600U, 1000U, 1600U}) {
        const Read cut = sample::read(sample::write_file("cut.xls", bytes.substr(0, size)), "buildings");
        EXPECT_NE(cut.code, "") << size;
        EXPECT_FALSE(cut.message.empty());
    }
}

}  // namespace

}  // namespace louyu::exchange
