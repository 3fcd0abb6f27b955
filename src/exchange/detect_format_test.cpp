#include <gtest/gtest.h>

#include "base/text.hpp"
#include "exchange/sample_files.hpp"

// What a person may hand in that is no table: each gets one sentence and a code, and nothing is read.
namespace louyu::exchange {

namespace {

using sample::Read;

void expect_refused(const std::string& path, const std::string& code, std::string_view words = "") {
    const Read read = sample::read(path, "buildings");
    EXPECT_EQ(read.code, code) << path << ": " << read.message;
    EXPECT_NE(read.message.find(words), std::string::npos) << read.message;
    EXPECT_TRUE(read.message.ends_with("。")) << read.message;
    EXPECT_TRUE(read.rows.empty());
}

TEST(HostileFiles, AreRefusedWithOneSentenceEach) {
    expect_refused(sample::path_of("absent.xlsx"), "exchange.unreadable_file");
    expect_refused(sample::path_of("."), "exchange.unreadable_file");
    expect_refused(sample::write_file("empty.xlsx", ""), "exchange.empty_file");
    expect_refused(sample::write_file("blank.csv", " \r\n\t\n"), "exchange.empty_file");
    expect_refused(sample::write_file("mark.csv", "\xEF\xBB\xBF"), "exchange.empty_file");
    expect_refused(sample::write_file("paper.xlsx", "%PDF-1.7 楼宇名称"), "exchange.not_a_table", "PDF");
    expect_refused(sample::write_file("photo.xls", "\xFF\xD8\xFF\xE0rest"), "exchange.not_a_table", "图片");
    expect_refused(sample::write_file("text.xls", "{\\rtf1 x}"), "exchange.not_a_table", "文档");
    expect_refused(sample::write_file("page.xls", "MIME-Version: 1.0\r\n"), "exchange.not_a_table", "另存为");
    expect_refused(sample::write_file("all.xls", "Rar!\x1A\x07"), "exchange.not_a_table", "解压");
    expect_refused(sample::write_file("data.csv", std::string("MZ\0\1\2\3\0\0rubbish", 16)),
                   "exchange.not_a_table");
    expect_refused(sample::write_file("feed.xml", "<?xml version=\"1.0\"?><rss/>"), "exchange.not_a_table",
                   "XML");
    expect_refused(sample::write_file("note.csv", "亲爱的同事：\n请查收附件。\n"), "exchange.no_header",
                   "下载模板");
}

TEST(HostileFiles, OfWordAreCalledByTheirName) {
    expect_refused(sample::compound_file("letter.xls", "WordDocument", "text"), "exchange.not_a_table",
                   "Word");
    expect_refused(
        sample::zip_file("letter.xlsx", {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<x/>"}}),
        "exchange.not_a_table", "Word");
    expect_refused(sample::compound_file("other.xls", "Something", "text"), "exchange.not_a_table");
}

TEST(HostileFiles, WithAPasswordSaySo) {
    expect_refused(sample::compound_file("locked.xlsx", "EncryptedPackage", "cipher"),
                   "exchange.encrypted_file", "密码");
    // The flag of a locked part stands in the local header and in the directory.
    std::string bytes =
        sample::file_bytes(sample::zip_file("open.zip", {{"xl/workbook.xml", "<workbook/>"}}));
    const std::size_t local = bytes.find("PK\3\4");
    const std::size_t directory = bytes.find("PK\1\2");
    ASSERT_NE(directory, std::string::npos);
    bytes[local + 6] = static_cast<char>(bytes[local + 6] | 1);
    bytes[directory + 8] = static_cast<char>(bytes[directory + 8] | 1);
    expect_refused(sample::write_file("locked.zip.xlsx", bytes), "exchange.encrypted_file", "密码");
}

TEST(HostileFiles, ThatAreCutShortAreCalledDamaged) {
    sample::Book book("whole.xlsx");
    for (int row = 0; row < 2000; ++row) {
        book.text(row, 0, "楼宇" + std::to_string(row)).number(row, 1, row);
    }
    const std::string bytes = sample::file_bytes(book.save());
    for (const std::size_t size : {3UL, 4UL, 30UL, bytes.size() / 2, bytes.size() - 1}) {
        const Read read = sample::read(sample::write_file("cut.xlsx", bytes.substr(0, size)), "buildings");
        EXPECT_EQ(read.code, size == bytes.size() - 1 ? read.code : "exchange.damaged_file") << size;
        EXPECT_NE(read.code, "") << size;
    }
    std::string flipped = bytes;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
    EXPECT_NE(sample::read(sample::write_file("flipped.xlsx", flipped), "buildings").code, "");
}

TEST(HostileFiles, ThatUnpackToTooMuchAreRefusedBeforeUnpacking) {
    const std::string zeros(64 << 20, '0');
    expect_refused(sample::zip_file("ratio.xlsx", {{"xl/workbook.xml", "<workbook/>"},
                                                   {"xl/worksheets/sheet1.xml", zeros}}),
                   "exchange.too_large", "解压");
    ReadOptions options;
    options.limits.unzipped_bytes_max = 1000;
    sample::Book book("small.xlsx");
    book.texts(0, {"楼宇名称", "建筑面积"}).texts(1, {"甲", "1"});
    EXPECT_EQ(sample::read(book.save(), "buildings", options).code, "exchange.too_large");
    std::vector<std::pair<std::string, std::string>> parts;
    for (int i = 0; i < 10'001; ++i) {
        parts.emplace_back("p" + std::to_string(i), "");
    }
    expect_refused(sample::zip_file("parts.xlsx", parts), "exchange.too_large");
}

TEST(HostileFiles, WithEntitiesAreRefusedAndNothingIsFetched) {
    const std::string secret = sample::write_file("secret.txt", "SECRET");
    const std::string rows =
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>楼宇名称</t></is></c><c t=\"inlineStr\"><is>"
        "<t>建筑面积</t></is></c></row><row><c "
        "t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>";
    expect_refused(sample::xlsx_of_sheet(
                       "xxe.xlsx", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + secret + "\">]>" + rows),
                   "exchange.hostile_file");
    std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&l" + std::to_string(i - 1) + ";";
        laughs += "<!ENTITY l" + std::to_string(i) + " \"" + before + before + before + "\">";
    }
    expect_refused(sample::xlsx_of_sheet("laughs.xlsx", laughs + "]>" + rows), "exchange.hostile_file");
    expect_refused(sample::write_file("xxe.xls",
                                      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><Workbook "
                                      "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
                   "exchange.hostile_file");
}

TEST(HostileFiles, OfEndlessDepthAreRefused) {
    std::string deep = "<worksheet><sheetData>";
    for (int i = 0; i < 100'000; ++i) {
        deep += "<row>";
    }
    expect_refused(sample::xlsx_of_sheet("deep.xlsx", deep), "exchange.hostile_file");
}

TEST(HostileFiles, OverTheSizeLimitAreRefusedUnread) {
    ReadOptions options;
    options.limits.file_bytes_max = 1 << 20;
    const std::string path =
        sample::write_file("large.csv", "楼宇名称,建筑面积\n" + std::string(1 << 20, '1'));
    const Read read = sample::read(path, "buildings", options);
    EXPECT_EQ(read.code, "exchange.too_large");
    EXPECT_EQ(read.message, "文件超过 1 MB，请拆分后分批上传。");
    EXPECT_EQ(ReadLimits{}.file_bytes_max, 256LL << 20);
}

TEST(HostileFiles, ThatAreOtherArchivesOrWorkbooksSayWhatToDo) {
    expect_refused(sample::zip_file("files.zip", {{"一月.xlsx", "x"}}), "exchange.not_a_table", "解压");
    expect_refused(sample::zip_file("b.xlsx", {{"xl/workbook.bin", "x"}}), "exchange.not_a_table", "xlsb");
    expect_refused(
        sample::zip_file("slides.odp", {{"mimetype", "application/vnd.oasis.opendocument.presentation"},
                                        {"content.xml", "x"}}),
        "exchange.not_a_table", "文档");
    expect_refused(sample::zip_file("nothing.xlsx", {{"xl/workbook.xml", "<workbook><sheets/></workbook>"},
                                                     {"xl/_rels/workbook.xml.rels", "<Relationships/>"}}),
                   "exchange.not_a_table");
    expect_refused(sample::zip_file("norels.xlsx", {{"xl/workbook.xml", "<workbook><sheets/></workbook>"}}),
                   "exchange.damaged_file");
}

TEST(HostileFiles, OfRandomBytesNeverDoMoreThanBeRefused) {
    std::uint64_t state = 88172645463325252ULL;
    const auto next = [&state] {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    };
    const std::string heads[] = {
        "", "PK\3\4", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "<html><table>", "<?xml", "楼宇名称,建筑面积\n"};
    for (int round = 0; round < 300; ++round) {
        std::string bytes = heads[static_cast<std::size_t>(round) % std::size(heads)];
        const std::size_t size = next() % 5000;
        for (std::size_t i = 0; i < size; ++i) {
            bytes.push_back(static_cast<char>(next() >> 32));
        }
        const Read read = sample::read(sample::write_file("random.bin", bytes), "buildings");
        EXPECT_TRUE(!read.code.empty() || !read.rows.empty() || read.summary.blank > 0 ||
                    read.summary.footers > 0)
            << round;
    }
}

TEST(HostileFiles, OfDamagedWorkbooksNeverDoMoreThanBeRefused) {
    sample::Book book("base.xlsx");
    book.texts(0, {"楼宇名称", "建筑面积（㎡）"});
    for (int row = 1; row < 50; ++row) {
        book.text(row, 0, "楼宇" + std::to_string(row)).number(row, 1, row);
    }
    const std::string xlsx = sample::file_bytes(book.save());
    const std::string ods = sample::file_bytes(
        sample::ods_file("base.ods", {{"楼宇名称", "建筑面积"}, {"甲", "1"}, {"乙", "2"}}));
    const std::string xls =
        sample::file_bytes(sample::xls_file("base.xls", {{.row = 0, .column = 0, .text = "楼宇名称"},
                                                         {.row = 0, .column = 1, .text = "建筑面积"},
                                                         {.row = 1, .column = 0, .text = "甲"}}));
    std::uint64_t state = 1234567;
    const auto next = [&state] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33);
    };
    for (const std::string& whole : {xlsx, ods, xls}) {
        for (int round = 0; round < 150; ++round) {
            std::string bytes = whole;
            for (int flips = 0; flips < 4; ++flips) {
                bytes[next() % bytes.size()] = static_cast<char>(next());
            }
            const Read read = sample::read(sample::write_file("damaged.bin", bytes), "buildings");
            EXPECT_LE(read.rows.size(), 100U);
            EXPECT_EQ(read.code.empty(), read.message.empty());
        }
    }
}

}  // namespace

}  // namespace louyu::exchange
