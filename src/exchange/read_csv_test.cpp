#include <gtest/gtest.h>

#include "base/text.hpp"
#include "exchange/sample_files.hpp"
#include "exchange/sheet.hpp"

namespace louyu::exchange {

namespace {

using Rows = std::vector<std::pair<int, std::vector<std::string>>>;

/// Rows with their numbers, as the reader splits them; an unusual form of a cell is written behind it.
Rows split(std::string_view bytes, const ReadLimits& limits = {}) {
    auto reader = open_csv(sample::write_file("split.csv", bytes), limits);
    Rows rows;
    if (!reader) {
        return {{0, {reader.error().code}}};
    }
    const auto done = (*reader)->read(0, [&](const SheetRow& row) {
        std::vector<std::string> cells;
        for (const SheetCell& cell : row.cells) {
            const char* forms[] = {"", "", "", "", "|broken", "|long", "|quote"};
            cells.push_back(std::string(cell.text) + forms[static_cast<int>(cell.form)]);
        }
        rows.emplace_back(row.number, std::move(cells));
        return true;
    });
    if (!done) {
        rows.push_back({0, {done.error().code}});
    }
    return rows;
}

TEST(ReadCsv, SplitsAsRfc4180Says) {
    EXPECT_EQ(split("a,b,c\r\n1,\"x,\"\"y\"\"\nz\",3\r\n"),
              (Rows{{1, {"a", "b", "c"}}, {2, {"1", "x,\"y\"\nz", "3"}}}));
    EXPECT_EQ(split("a,b\n1,2"), (Rows{{1, {"a", "b"}}, {2, {"1", "2"}}}));
    EXPECT_EQ(split("a,b\n\"\",\n"), (Rows{{1, {"a", "b"}}, {2, {"", ""}}}));
    EXPECT_EQ(split("a,b\r1,2\r"), (Rows{{1, {"a", "b"}}, {2, {"1", "2"}}}));
    EXPECT_EQ(split("a,b\n\"x\"y,2\n"), (Rows{{1, {"a", "b"}}, {2, {"xy", "2"}}}));
    EXPECT_EQ(split("a,b\nx\"y\",2\n"), (Rows{{1, {"a", "b"}}, {2, {"x\"y\"", "2"}}}));
}

TEST(ReadCsv, CountsBlankLinesAsRows) {
    EXPECT_EQ(split("a,b\n\n\r\n1,2\n"), (Rows{{1, {"a", "b"}}, {4, {"1", "2"}}}));
}

TEST(ReadCsv, DetectsTheSeparator) {
    EXPECT_EQ(split("a;b;c\n1,5;2;3\n")[1].second, (std::vector<std::string>{"1,5", "2", "3"}));
    EXPECT_EQ(split("a\tb\tc\n1\t2,5\t3\n")[1].second, (std::vector<std::string>{"1", "2,5", "3"}));
    EXPECT_EQ(split("a|b|c\n1|2|3\n")[1].second, (std::vector<std::string>{"1", "2", "3"}));
    EXPECT_EQ(split("sep=;\na;b\n1;2,3,4,5\n"), (Rows{{2, {"a", "b"}}, {3, {"1", "2,3,4,5"}}}));
}

TEST(ReadCsv, LeavesOutTheByteOrderMark) {
    EXPECT_EQ(split("\xEF\xBB\xBF名称,面积\n甲,1\n")[0].second, (std::vector<std::string>{"名称", "面积"}));
}

TEST(ReadCsv, DecodesGb18030AndUtf16) {
    const std::string text = "名称,面积\n华润大厦㐀𠀀,1\n";
    const Rows wanted = {{1, {"名称", "面积"}}, {2, {"华润大厦㐀𠀀", "1"}}};
    EXPECT_EQ(split(base::to_gb18030(text)), wanted);
    std::string little = "\xFF\xFE";
    std::string big = "\xFE\xFF";
    for (const char32_t c : base::to_code_points(text)) {
        std::u16string units;
        if (c > 0xFFFF) {
            units = {static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10)),
                     static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF))};
        } else {
            units = {static_cast<char16_t>(c)};
        }
        for (const char16_t unit : units) {
            little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
            big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
        }
    }
    EXPECT_EQ(split(little), wanted);
    EXPECT_EQ(split(big), wanted);
}

TEST(ReadCsv, DecodesALargeGb18030FileAcrossItsBlocks) {
    std::string text = "code,name\n";
    for (int i = 0; i < 200'000; ++i) {
        text += std::to_string(i) + ",沈阳市第" + std::to_string(i) + "号商贸有限公司\n";
    }
    const Rows rows = split(base::to_gb18030(text));
    ASSERT_EQ(rows.size(), 200'001U);
    for (const int i : {0, 1, 50'000, 123'456, 199'999}) {
        const auto& cells = rows[static_cast<std::size_t>(i) + 1].second;
        EXPECT_EQ(cells[1], "沈阳市第" + std::to_string(i) + "号商贸有限公司");
    }
}

TEST(ReadCsv, JudgesTheEncodingWhereTheFirstChineseStands) {
    std::string text = "code,name\n";
    while (text.size() < 3 << 20) {
        text += "0123456789,abcdefghijklmnopqrstuvwxyz\n";
    }
    const Rows rows = split(base::to_gb18030(text + "1,和平区\n"));
    EXPECT_EQ(rows.back().second[1], "和平区");
}

TEST(ReadCsv, MarksTheCellWhoseBytesAreNoCharacters) {
    const Rows rows = split("名称,备注\n华润大厦,商务楼\n中海\xE4\xBA,办公\n新世界,商业\n");
    EXPECT_EQ(rows[1].second[0], "华润大厦");
    EXPECT_TRUE(rows[2].second[0].ends_with("|broken"));
    EXPECT_EQ(rows[2].second[1], "办公");
    EXPECT_EQ(rows[3].second[0], "新世界");
    std::string gb = base::to_gb18030("名称,备注\n华润大厦,商务楼\n中海,办公\n");
    gb.insert(gb.find(base::to_gb18030("中海")), "\xFF");
    const Rows broken = split(gb);
    EXPECT_EQ(broken[1].second[0], "华润大厦");
    EXPECT_TRUE(broken[2].second[0].ends_with("|broken"));
    EXPECT_EQ(broken[2].second[1], "办公");
}

TEST(ReadCsv, KeepsTheGoodRowsOfAFileOfMixedEncodings) {
    const Rows rows = split("企业名称,登记状态\n沈阳甲商贸有限公司,存续\n" +
                            base::to_gb18030("沈阳乙贸易,存续\n") + "\xFF\xFE\x81\n");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1].second, (std::vector<std::string>{"沈阳甲商贸有限公司", "存续"}));
    EXPECT_TRUE(rows[2].second[0].ends_with("|broken"));
    EXPECT_TRUE(rows[3].second[0].ends_with("|broken"));
}

TEST(ReadCsv, RefusesBytesInNoKnownEncoding) {
    std::string rubbish = "a,b\n";
    for (int i = 0; i < 2000; ++i) {
        rubbish += static_cast<char>(0x80 + i * 37 % 128);
        rubbish += static_cast<char>(i * 11 % 31 + 1);
    }
    EXPECT_EQ(split(rubbish), (Rows{{0, {"exchange.broken_encoding"}}}));
}

TEST(ReadCsv, TakesAQuoteThatNeverEndsForAFaultOfItsLine) {
    const Rows rows = split("a,b\n\"open,1\nx,2\ny,3\n");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1].second, (std::vector<std::string>{"\"open|quote", "1"}));
    EXPECT_EQ(rows[3].second, (std::vector<std::string>{"y", "3"}));
}

TEST(ReadCsv, KeepsToItsLimits) {
    ReadLimits limits;
    limits.cell_characters_max = 5;
    EXPECT_EQ(split("a,b\n楼宇经济平台,12345\n", limits)[1].second,
              (std::vector<std::string>{"楼宇经济平|long", "12345"}));
    limits = {};
    limits.row_bytes_max = 2 << 20;
    EXPECT_EQ(split("a,b\n" + std::string(5 << 20, 'x') + "\n1,2\n", limits).back(),
              (std::pair<int, std::vector<std::string>>{0, {"exchange.too_large"}}));
    // A cell of ten megabytes is cut and marked; the rows after it are read.
    const Rows rows = split("a,b\n1," + std::string(10 << 20, 'x') + "\n3,4\n");
    EXPECT_EQ(rows[1].second[1].size(), 32'000U + 5);
    EXPECT_EQ(rows[2].second, (std::vector<std::string>{"3", "4"}));
}

TEST(ReadCsv, ReadsRecordsThatLieAcrossTheBuffer) {
    std::string text = "a,b\n";
    std::vector<std::string> cells;
    for (int i = 0; i < 40; ++i) {
        cells.emplace_back(static_cast<std::size_t>(30'000 + i * 977) % 32'000,
                           static_cast<char>('a' + i % 26));
        text += std::to_string(i) + ",\"" + cells.back() + "\"\r\n";
    }
    const Rows rows = split(text);
    ASSERT_EQ(rows.size(), 41U);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        EXPECT_EQ(rows[i + 1].second[1], cells[i]);
    }
}

}  // namespace

}  // namespace louyu::exchange
