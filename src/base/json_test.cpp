#include "base/json.hpp"

#include <gtest/gtest.h>

#include <random>

namespace louyu::base {
namespace {

Json parsed(std::string_view text) {
    auto result = parse_json(text);
    EXPECT_TRUE(result) << text << (result ? "" : result.error().message);
    return result ? *std::move(result) : Json();
}

std::string code_of(std::string_view text, const JsonLimits& limits = {}) {
    const auto result = parse_json(text, limits);
    return result ? "" : result.error().code;
}

Json any_json(std::mt19937_64& random, int depth) {
    switch (random() % (depth == 0 ? 5 : 7)) {
        case 0:
            return Json();
        case 1:
            return Json(random() % 2 == 0);
        case 2:
            return Json(static_cast<std::int64_t>(random()));
        case 3:
            return Json(
                Json::Decimal{std::to_string(random() % 1000) + "." + std::to_string(random() % 1000)});
        case 4:
            return Json(random() % 2 == 0 ? std::string("沈\"\\\n\x01阳𠀀/") : std::string());
        case 5: {
            Json array = Json::array();
            for (auto i = random() % 4; i > 0; --i) {
                array.push(any_json(random, depth - 1));
            }
            return array;
        }
        default: {
            Json object = Json::object();
            for (auto i = random() % 4; i > 0; --i) {
                object.set("键" + std::to_string(i), any_json(random, depth - 1));
            }
            return object;
        }
    }
}

TEST(Json, NumbersAreIntegersOrKeepTheirText) {
    EXPECT_EQ(parsed("9223372036854775807").as_integer(), 9223372036854775807);
    EXPECT_EQ(parsed("-9223372036854775808").as_integer(), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(parsed("9223372036854775808").as_decimal(), "9223372036854775808");
    EXPECT_EQ(parsed("12.50").as_decimal(), "12.50");
    EXPECT_EQ(parsed("1E2").as_decimal(), "1E2");
    EXPECT_EQ(parsed("0.1234567890123456789012345678901234567890").dump(),
              "0.1234567890123456789012345678901234567890");
    EXPECT_EQ(parsed("-0").as_integer(), 0);
}

TEST(Json, WhatIsWrittenIsReadBack) {
    std::mt19937_64 random(5);
    for (int i = 0; i < 5'000; ++i) {
        const Json value = any_json(random, 4);
        ASSERT_EQ(parsed(value.dump()), value) << value.dump();
    }
}

TEST(Json, MembersKeepTheirOrderAndAreReplacedInPlace) {
    Json object;
    object.set("b", 1).set("a", "x").set("b", 2);
    EXPECT_EQ(object.dump(), R"({"b":2,"a":"x"})");
    EXPECT_EQ(object.find("a")->as_string(), "x");
    EXPECT_EQ(object.find("c"), nullptr);
    EXPECT_EQ(Json(1).find("a"), nullptr);
    EXPECT_EQ(Json::object({{"a", Json()}, {"b", true}}).dump(), R"({"a":null,"b":true})");
    EXPECT_EQ(Json::array({1, "二", Json::array()}).dump(), R"([1,"二",[]])");
    EXPECT_EQ(Json::object().dump(), "{}");
}

TEST(Json, RefusesWhatIsNotJsonAndNamesThePlace) {
    for (const char* text : {"",        " ",          "[1,2",    "[1,]",        "{\"a\"}", "01",   "+1",
                             "1.",      ".5",         "nan",     "Infinity",    "'a'",     "[1]x", "\"\n\"",
                             "// c\n1", "{\"a\":1,}", "\"\\x\"", "\"\\ud800\"", "tru",     "1e400"}) {
        EXPECT_EQ(code_of(text), "base.json_invalid") << text;
    }
    const auto result = parse_json("{\n  \"名称\": oops\n}");
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().message.find("第 2 行第 9 个字符"), std::string::npos) << result.error().message;
}

TEST(Json, RefusesRepeatedNamesAmongFewAndMany) {
    EXPECT_EQ(code_of(R"({"a":1,"b":{"a":1,"a":2}})"), "base.json_duplicate");
    EXPECT_EQ(code_of(R"({"a":1,"\u0061":2})"), "base.json_duplicate");
    std::string many = "{";
    for (int i = 0; i < 100'000; ++i) {
        many += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    }
    EXPECT_EQ(parsed(many + "\"last\":0}").members().size(), 100'001U);
    EXPECT_EQ(code_of(many + "\"k500\":0}"), "base.json_duplicate");
}

TEST(Json, RefusesTextThatHasNoPlaceInADatabase) {
    EXPECT_EQ(code_of(R"("\u0000")"), "base.json_text");
    EXPECT_EQ(code_of(R"({"\u0000":1})"), "base.json_text");
    EXPECT_EQ(code_of(R"("\udc00")").substr(0, 9), "base.json");
    EXPECT_EQ(code_of("\"\xFF\""), "base.json_encoding");
    EXPECT_EQ(code_of("\"\xED\xA0\x80\""), "base.json_encoding");
    const auto late = parse_json("[\"" + std::string(1000, 'x') + "沈\",\n\"\xE6\xB2\"]");
    ASSERT_FALSE(late);
    EXPECT_NE(late.error().message.find("第 2 行第 2 个字符"), std::string::npos) << late.error().message;
}

TEST(Json, LimitsDepthAndSize) {
    const std::string deep32 = std::string(32, '[') + std::string(32, ']');
    EXPECT_EQ(code_of(deep32), "");
    EXPECT_EQ(code_of("[" + deep32 + "]"), "base.json_depth");
    EXPECT_EQ(code_of(std::string(4'000'000, '[')), "base.json_depth");
    EXPECT_EQ(code_of("{\"a\":" + deep32 + "}"), "base.json_depth");
    EXPECT_EQ(code_of("[1]", JsonLimits{.bytes_max = 2}), "base.json_too_large");
    EXPECT_EQ(parse_json(std::string(5'000'000, ' ')).error().kind, ErrorKind::kTooLarge);
    EXPECT_EQ(code_of("1", JsonLimits{.depth_max = 0}), "");
    EXPECT_EQ(code_of("[]", JsonLimits{.depth_max = 0}), "base.json_depth");
}

TEST(Json, AnyBytesAreAnswered) {
    std::mt19937_64 random(6);
    static constexpr std::string_view kPieces[] = {"{",  "}",    "[",    "]",    ",", ":",
                                                   "\"", "\\u",  "d800", "1",    "-", ".5",
                                                   "e9", "null", "true", "\xE6", "沈"};
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (auto n = random() % 12; n > 0; --n) {
            text += kPieces[random() % std::size(kPieces)];
        }
        const auto result = parse_json(text);
        if (result) {
            ASSERT_EQ(parsed(result->dump()), *result) << text;
        } else {
            ASSERT_FALSE(result.error().message.empty());
        }
    }
}

TEST(Json, EscapesWhatMustBeEscaped) {
    std::string out;
    append_json_string(out, std::string_view("a\"\\\b\n\0沈\x7f", 10));
    EXPECT_EQ(out, "\"a\\\"\\\\\\u0008\\n\\u0000沈\\u007f\"");
}

}  // namespace
}  // namespace louyu::base
