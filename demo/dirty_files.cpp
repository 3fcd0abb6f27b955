#include <fmt/core.h>

#include "demo/csv_file.hpp"
#include "demo/files.hpp"
#include "demo/naming.hpp"
#include "demo/workbook.hpp"

// Faults met in real files (reference 5.7 and the list in the issue), one file a subject, for people to try.
namespace louyu::demo {

namespace {

using Coding = CsvFile::Coding;
using std::filesystem::path;

/// Some tenant firms of the world, so that good rows stand between bad ones.
const Firm& tenant(const World& world, std::size_t number) {
    return world.firms[static_cast<std::size_t>(world.stays[number * 97 % world.stays.size()].firm)];
}

void write_damaged_codes(const World& world, const path& folder) {
    CsvFile csv(folder / "税收_代码损坏.csv", Coding::kUtf8);
    csv.row({"纳税人识别号", "纳税人名称", "税款所属期", "增值税", "税收合计"});
    const std::string good = firm_code(world, tenant(world, 1));
    std::string lower;
    std::string wide;
    for (char c : good) {
        lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        wide.append(
            {'\xEF', '\xBC', static_cast<char>(static_cast<unsigned char>(c) - 0x20 + 0x80)});  // full width
    }
    std::string wrong = good;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    const std::string codes[] = {good,
                                 "9.12101E+17",
                                 lower,
                                 wide,
                                 good.substr(0, 6) + " " + good.substr(6),
                                 wrong,
                                 "210102000012345",
                                 "",
                                 "'9121010200000000000",
                                 good.substr(0, 17)};
    std::size_t number = 1;
    for (const std::string& code : codes) {
        csv.row({code, firm_name(world, tenant(world, number == 1 ? 1 : number)), "202012", "1000.00",
                 "1000.00"});
        ++number;
    }
    csv.close();
}

void write_bad_buildings(const path& folder) {
    Workbook book(folder / "楼宇台账_错误值.xlsx", "楼宇台账");
    static constexpr const char* kHeaders[] = {"楼宇编码",       "楼宇名称",         "所属街道", "楼宇状态",
                                               "建筑面积（㎡）", "可租售面积（㎡）", "竣工日期", "停车位"};
    static constexpr const char* kRows[][8] = {
        {"2101029001", "演示一号楼", "太原街街道", "已运营", "20000", "整体出售", "2010-05-01", "120"},
        {"2101029002", "演示二号楼", "太原街街道", "已运营", "-15000", "9000", "2010-05-01", "80"},
        {"2101029003", "演示三号楼", "不存在街道", "已运营", "15000", "9000", "2010-05-01", "80"},
        {"2101029004", "演示四号楼", "南湖街道", "已运营", "15000", "9000", "0000-00-00", "2022.6交房"},
        {"2101029005", "演示五号楼", "南湖街道", "已运营", "9000", "15000", "2010-05-01", "60"},
        {"2101029006", "演示六号楼", "南湖街道", "拆了一半", "9000", "7000", "2010-02-30", "60"},
        {"2101029007", "演示七号楼", "南湖街道", "已运营", "1.8万", "1.2万", "2099-01-01", "1-3层"},
        {"2101029008", "", "南湖街道", "已运营", "9000", "7000", "2010-05-01", "60"},
        {"2101029009", "演示九号楼", "南湖街道", "已运营", "9000", "7000", "2010-05-01", "60"},
        {"2101029009", "演示九号楼", "南湖街道", "已运营", "9000", "7000", "2010-05-01", "60"},
    };
    book.title(0, 7, "商务楼宇台账");
    for (int column = 0; column < 8; ++column) {
        book.header(1, column, 1, column, kHeaders[column]);
    }
    int row = 2;
    for (const auto& cells : kRows) {
        for (int column = 0; column < 8; ++column) {
            book.text(row, column, cells[column]);
        }
        ++row;
    }
    book.text(row, 0, "合计");
    book.text(row, 4, "126000");
    book.close();
}

void write_bad_periods(const World& world, const path& folder) {
    const auto one = [&](const char* name, std::initializer_list<const char*> periods) {
        CsvFile csv(folder / name, Coding::kUtf8);
        csv.row({"纳税人识别号", "纳税人名称", "税款所属期", "增值税", "税收合计"});
        std::size_t number = 20;
        for (const char* period : periods) {
            const Firm& firm = tenant(world, number++);
            csv.row({firm_code(world, firm), firm_name(world, firm), period, "1000.00", "1000.00"});
        }
        csv.close();
    };
    one("税收_未来期间.csv", {"209912", "209912"});
    one("税收_期间混乱.csv", {"202012", "202013", "2020年12月", "0000-00-00", "", "12/2020"});
}

void write_doubtful_amounts(const World& world, const path& folder) {
    CsvFile csv(folder / "税收_重复与不平.csv", Coding::kUtf8);
    csv.row({"纳税人识别号", "纳税人名称", "税款所属期", "增值税", "企业所得税", "税收合计"});
    const Firm& firm = tenant(world, 31);
    const std::string code = firm_code(world, firm);
    const std::string name = firm_name(world, firm);
    csv.row({code, name, "202012", "1000.00", "500.00", "1500.00"});
    csv.row({code, name, "202012", "1000.00", "500.00", "1500.00"});    // twice
    csv.row({code, name, "202012", "1000.00", "500.00", "1600.00"});    // does not add up
    csv.row({code, name, "202012", "-300.00", "0", "-300.00"});         // a refund is no fault
    csv.row({code, name, "202012", "1,000.005", "<5", "￥1，000.00"});  // half a fen, a band, full width
    csv.row({"", "合计", "", "2700.00", "1500.00", "4300.00"});
    csv.close();
}

void write_doubtful_stays(const World& world, const path& folder) {
    CsvFile csv(folder / "入驻台账_疑似与冲突.csv", Coding::kUtf8WithMark);
    csv.row({"楼宇名称", "楼层", "房号", "企业名称", "统一社会信用代码", "使用面积（㎡）", "入驻日期",
             "退租日期"});
    const auto one = [&](std::size_t number, std::initializer_list<std::string_view> place) {
        const Firm& firm = tenant(world, number);
        std::size_t column = 0;
        for (std::string_view cell : place) {
            csv.text(cell);
            if (++column == 3) {
                csv.text(firm_name(world, firm)).text(firm_code(world, firm));
            }
        }
        csv.end_row();
    };
    one(41, {"华润大厦", "12层", "1201", "120", "2019-03-01", ""});     // or 华润大厦A座?
    one(42, {"新世纪商务大夏", "5层", "501", "80", "2019-03-01", ""});  // a slip, or 新世界商务大厦?
    one(43, {"城大数码大厦", "3层", "301", "60", "2019-03-01", ""});  // 诚大数码大厦 or 城大数码广场?
    one(44, {"One World 世界城", "3层", "301", "60", "2019-03-01", ""});  // an alias: no doubt
    one(45, {"没有这座楼", "3层", "301", "60", "2019-03-01", ""});
    one(46, {"嘉润大厦", "2层", "201", "60", "2020-05-01", "2019-05-01"});  // left before it came
    one(47, {"嘉润大厦", "2层", "201", "60", "2018-05-01", ""});            // two firms in one room
    one(48, {"嘉润大厦", "2层", "201", "60", "2018-06-01", ""});
    one(49, {"嘉润大厦", "99层", "9901", "90000", "2018-06-01", ""});  // larger than the building
    csv.close();
}

void write_broken_files(const World& world, const path& folder) {
    CsvFile(folder / "空文件.csv", Coding::kUtf8).close();
    CsvFile header(folder / "只有表头.csv", Coding::kUtf8);
    header.row({"纳税人识别号", "纳税人名称", "税款所属期", "税收合计"});
    header.close();
    CsvFile coding(folder / "登记信息_编码混杂.csv", Coding::kUtf8);
    coding.raw("企业名称,统一社会信用代码,登记状态\r\n沈阳甲商贸有限公司,,存续\r\n");
    coding.raw("\xC9\xF2\xD1\xF4\xD2\xD2\xC3\xB3\xD2\xD7,,\xB4\xE6\xD0\xF8\r\n\xFF\xFE\x81\r\n");
    coding.close();
    const Firm& firm = tenant(world, 51);
    CsvFile html(folder / "税收_实为网页.xls", Coding::kUtf8);
    html.raw(
        fmt::format("<html><meta charset=\"utf-8\"><body><table><tr><td>纳税人识别号</td><td>纳税人名称</td>"
                    "<td>税款所属期</td><td>税收合计</td></tr><tr><td>{}</td><td>{}</td><td>202012</td>"
                    "<td>1000.00</td></tr></table></body></html>\n",
                    firm_code(world, firm), firm_name(world, firm)));
    html.close();
    CsvFile formula(folder / "入驻企业_公式注入.csv", Coding::kUtf8);
    formula.row({"统一社会信用代码", "企业名称", "联系人", "备注"});
    formula.row({firm_code(world, firm), firm_name(world, firm), "=HYPERLINK(\"http://invalid/\",\"点我\")",
                 "@SUM(1+1)"});
    formula.row({"", "=1+1", "+1", "-1"});
    formula.close();
    CsvFile fake(folder / "不是表格.xlsx", Coding::kUtf8);
    fake.raw("这不是一个工作簿\n");
    fake.close();
}

}  // namespace

void write_dirty(const World& world, const path& folder) {
    write_damaged_codes(world, folder);
    write_bad_buildings(folder);
    write_bad_periods(world, folder);
    write_doubtful_amounts(world, folder);
    write_doubtful_stays(world, folder);
    write_broken_files(world, folder);
    CsvFile note(folder / "说明.txt", Coding::kUtf8);
    note.raw("这里的文件都故意带有错误，用来试导入时的提示。演示数据不包含它们。\n");
    note.close();
}

}  // namespace louyu::demo
