#include "base/text.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.hpp"

namespace louyu::base {
namespace {

std::u32string any_code_points(std::mt19937_64& random, std::size_t count) {
    static constexpr char32_t kPalette[] = {U'a',   U'Z',    U'0',    U' ',  U'\t', U'　',  U'沈',  U'阳',
                                            U'（',  U'Ａ',   U'１',   U'é',  U'①',  0x00A0, 0x200B, 0xFEFF,
                                            0x3400, 0x20000, 0x1F600, U'㎡', U'…',  0x0301};
    std::u32string text;
    for (std::size_t i = 0; i < count; ++i) {
        text.push_back(kPalette[random() % std::size(kPalette)]);
    }
    return text;
}

std::string any_bytes(std::mt19937_64& random, std::size_t count) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) {
        bytes.push_back(static_cast<char>(random() % 4 == 0 ? random() : random() % 128));
    }
    return bytes;
}

TEST(Text, BrokenUtf8IsRecognised) {
    for (const char* good : {"", "abc", "沈阳", "é", "𠀀", "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBD"}) {
        EXPECT_TRUE(is_valid_utf8(good)) << good;
    }
    for (const char* bad : {"\xFF", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xE6\xB2", "\x80", "12345678\xE6", "\xF5\x80\x80\x80", "\xC1\xBF"}) {
        EXPECT_FALSE(is_valid_utf8(bad));
    }
}

TEST(Text, EveryCodePointMakesTheRoundTrip) {
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        const std::string utf8 = from_code_points(std::u32string_view(&c, 1));
        const CodePoint read = decode_at(utf8, 0);
        ASSERT_EQ(read.value, c);
        ASSERT_EQ(read.bytes, utf8.size());
    }
    EXPECT_EQ(from_code_points(U"\U0000FFFD"), from_code_points(std::u32string(1, char32_t{0xD800})));
}

TEST(Text, FoldsWidthAndSpaces) {
    EXPECT_EQ(fold_width("Ａ１（）"), "A1()");
    EXPECT_EQ(fold_width("　沈阳　 华润\t大厦  "), "沈阳 华润 大厦");
    EXPECT_EQ(fold_width("  a   b "), "a b");
    EXPECT_EQ(fold_width("\xEF\xBB\xBF序号"), "序号");
    EXPECT_EQ(fold_width("建筑面积（㎡）"), "建筑面积(m2)");
    EXPECT_EQ(fold_width("①号"), "1号");
    EXPECT_EQ(fold_width("a\xC2\xA0\xE2\x80\x8B b"), "a b");
    EXPECT_EQ(fold_width("e\xCC\x81"), "é");
    EXPECT_EQ(fold_width(""), "");
    EXPECT_EQ(fold_width("\xFF"
                         "a"),
              "\xEF\xBF\xBD"
              "a");
}

TEST(Text, ComparisonKeysDropSpacesAndCase) {
    EXPECT_EQ(comparison_key(" 税 收 （万元） "), "税收(万元)");
    EXPECT_EQ(comparison_key("ａbＣ 1"), "ABC1");
    EXPECT_EQ(comparison_key("é É"), "ÉÉ");
}

TEST(Text, FoldingTwiceIsFoldingOnce) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = from_code_points(any_code_points(random, random() % 12));
        const std::string folded = fold_width(text);
        ASSERT_EQ(fold_width(folded), folded) << text;
        ASSERT_EQ(comparison_key(comparison_key(text)), comparison_key(text)) << text;
        ASSERT_EQ(comparison_key(folded), comparison_key(text)) << text;
        ASSERT_EQ(trim(folded), folded);
    }
}

TEST(Text, AnyBytesAreAnsweredWithValidText) {
    std::mt19937_64 random(4);
    for (int i = 0; i < 20'000; ++i) {
        const std::string bytes = any_bytes(random, random() % 20);
        ASSERT_TRUE(is_valid_utf8(fold_width(bytes)) || !is_valid_utf8(bytes));
        ASSERT_TRUE(is_valid_utf8(from_code_points(to_code_points(bytes))));
        ASSERT_EQ(length(bytes), to_code_points(bytes).size());
        ASSERT_EQ(truncate(bytes, 1'000), bytes);
        ASSERT_LE(truncate(bytes, 3).size(), 12U);
        pinyin(bytes);
        const auto encoding = detect_encoding(bytes);
        ASSERT_EQ(is_valid_utf8(bytes), to_utf8(bytes, Encoding::kUtf8).has_value());
        if (const auto text = to_utf8(bytes, encoding)) {
            ASSERT_TRUE(is_valid_utf8(*text));
        }
    }
}

TEST(Text, TrimsEveryKindOfSpace) {
    EXPECT_EQ(trim("　\t a b \xC2\xA0\r\n"), "a b");
    EXPECT_EQ(trim("　 "), "");
    EXPECT_EQ(trim("沈阳"), "沈阳");
    EXPECT_TRUE(is_blank(" 　\t\xE2\x80\x8B"));
    EXPECT_TRUE(is_blank(""));
    EXPECT_FALSE(is_blank(" 0 "));
}

TEST(Text, CountsAndCutsCharacters) {
    EXPECT_EQ(length("沈阳a"), 3U);
    EXPECT_EQ(truncate("沈阳华润", 2), "沈阳");
    EXPECT_EQ(truncate("沈阳", 0), "");
    EXPECT_EQ(to_code_points("沈a"), U"沈a");
}

TEST(Text, SplitsAndJoins) {
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string>{""}));
    EXPECT_EQ(join({"a", "", "b"}, "、"), "a、、b");
    EXPECT_EQ(join({}, ","), "");
}

TEST(Encoding, TellsUtf8FromGb18030) {
    const std::string text = "统一社会信用代码,企业名称,税收（万元）\n91210102,沈阳某某有限公司,12.5\n";
    const std::string gb = to_gb18030(text);
    EXPECT_NE(gb, text);
    EXPECT_EQ(detect_encoding(text), Encoding::kUtf8);
    EXPECT_EQ(detect_encoding("\xEF\xBB\xBF" + text), Encoding::kUtf8);
    EXPECT_EQ(detect_encoding(gb), Encoding::kGb18030);
    EXPECT_EQ(detect_encoding("\xFF\xFE"
                              "a"),
              Encoding::kUnknown);
    EXPECT_EQ(to_utf8(gb, Encoding::kGb18030), text);
    EXPECT_EQ(to_utf8("\xEF\xBB\xBF" + text, Encoding::kUtf8), text);
    EXPECT_EQ(to_utf8(gb, Encoding::kUtf8), std::nullopt);
    EXPECT_EQ(to_utf8(text, Encoding::kUnknown), std::nullopt);
    EXPECT_EQ(to_utf8("\x81", Encoding::kGb18030), std::nullopt);
}

TEST(Encoding, TheFirstPartOfAFileIsEnough) {
    const std::string text = "沈阳市和平区华润大厦";
    const std::string gb = to_gb18030(text);
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
        EXPECT_EQ(detect_encoding(text.substr(0, cut)), Encoding::kUtf8) << cut;
    }
    for (std::size_t cut = 4; cut < gb.size(); ++cut) {
        EXPECT_EQ(detect_encoding(gb.substr(0, cut)), Encoding::kGb18030) << cut;
    }
}

TEST(Encoding, EveryCodePointMakesTheRoundTripThroughGb18030) {
    std::string all;
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0xFFFF ? 1 : 251) {
        // U+E5E5 and the noncharacters U+FFFE, U+FFFF are no text, and ICU gives them no place there.
        if ((c >= 0xD800 && c <= 0xDFFF) || (c >= 0xE000 && c <= 0xF8FF) || (c & 0xFFFE) == 0xFFFE) {
            continue;
        }
        append_utf8(all, c);
    }
    EXPECT_EQ(to_utf8(to_gb18030(all), Encoding::kGb18030), all);
}

TEST(Pinyin, ReadsNamesOfPlacesBuildingsAndFirms) {
    EXPECT_EQ(pinyin("沈阳"), "shenyang");
    EXPECT_EQ(pinyin_initials("沈阳"), "sy");
    EXPECT_EQ(pinyin("华润大厦"), "huarundasha");
    EXPECT_EQ(pinyin("厦门"), "xiamen");
    EXPECT_EQ(pinyin("招商银行"), "zhaoshangyinhang");
    EXPECT_EQ(pinyin("重庆 A座"), "chongqingazuo");
    EXPECT_EQ(pinyin_initials("新世界商务大厦B座"), "xsjswdsbz");
    EXPECT_EQ(pinyin("绿地"), "ludi");
    EXPECT_EQ(pinyin(""), "");
}

}  // namespace
}  // namespace louyu::base
