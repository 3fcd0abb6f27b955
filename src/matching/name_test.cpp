#include "matching/name.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/text.hpp"

namespace louyu::matching {
namespace {

TEST(EnterpriseName, WritingDoesNotMakeAnotherName) {
    const std::string exact = read_enterprise_name("沈阳华润置地（集团）有限公司").exact;
    for (const char* written :
         {"沈阳华润置地(集团)有限公司", " 沈阳 华润置地〔集团〕有限公司 ", "沈阳华润置地【集团】有限公司。",
          "“沈阳华润置地（集团）有限公司”", "沈阳华润置地（集团）有限公司（已迁出）"}) {
        EXPECT_EQ(read_enterprise_name(written).exact, exact) << written;
    }
    EXPECT_EQ(read_enterprise_name("ａｂＣ科技").exact, "ABC科技");
}

TEST(EnterpriseName, LegalFormsAreOnlyLooselyTheSame) {
    const auto limited = read_enterprise_name("沈阳恒信科技有限公司");
    const auto liability = read_enterprise_name("沈阳恒信科技有限责任公司");
    const auto city = read_enterprise_name("沈阳市恒信科技有限公司");
    const auto shares = read_enterprise_name("沈阳恒信科技股份有限公司");
    EXPECT_NE(limited.exact, liability.exact);
    EXPECT_EQ(limited.loose, liability.loose);
    EXPECT_NE(limited.exact, city.exact);
    EXPECT_EQ(limited.loose, city.loose);
    EXPECT_NE(limited.loose, shares.loose);
    EXPECT_EQ(limited.core, shares.core);
}

TEST(EnterpriseName, FormerNamesAreTakenFromBrackets) {
    const auto name = read_enterprise_name("沈阳新天科技有限公司（原沈阳旧地科技有限公司）");
    EXPECT_EQ(name.exact, "沈阳新天科技有限公司");
    EXPECT_EQ(name.former, std::vector<std::string>{"沈阳旧地科技有限公司"});
    EXPECT_EQ(read_enterprise_name("甲乙有限公司（曾用名：丙丁有限公司、戊己有限公司）").former,
              (std::vector<std::string>{"丙丁有限公司", "戊己有限公司"}));
    EXPECT_EQ(read_enterprise_name("甲乙有限公司(已注销)").note, "已注销");
    const auto original = read_enterprise_name("原创文化传媒（沈阳）有限公司");
    EXPECT_EQ(original.exact, "原创文化传媒(沈阳)有限公司");
    EXPECT_TRUE(original.former.empty());
}

TEST(EnterpriseName, BranchesKnowTheirHead) {
    const auto bank = read_enterprise_name("平安银行股份有限公司沈阳分行");
    EXPECT_TRUE(bank.is_branch);
    EXPECT_EQ(bank.head, "平安银行股份有限公司");
    const auto branch = read_enterprise_name("北京恒信科技有限责任公司沈阳分公司");
    EXPECT_TRUE(branch.is_branch);
    EXPECT_EQ(branch.head, "北京恒信科技有限责任公司");
    EXPECT_EQ(read_enterprise_name("中国工商银行沈阳和平支行").head, "中国工商银行");
    EXPECT_EQ(read_enterprise_name("大华会计师事务所（特殊普通合伙）辽宁分所").head,
              "大华会计师事务所(特殊普通合伙)");
    EXPECT_FALSE(read_enterprise_name("沈阳恒信科技有限公司").is_branch);
}

TEST(BuildingName, NamesOnOneStreetStayApart) {
    const char* names[] = {"新世界商务大厦",     "新世纪商务大厦", "新世界丰盛商务大厦", "新世界商务中心",
                           "新世界商业中心二期", "中海国际中心",   "中海国际大厦",       "诚大数码大厦",
                           "城大数码广场",       "华润大厦",       "华润大厦A座"};
    for (const char* a : names) {
        for (const char* b : names) {
            EXPECT_EQ(read_building_name(a).exact == read_building_name(b).exact, a == b) << a << ' ' << b;
        }
    }
}

TEST(BuildingName, WritingDoesNotMakeAnotherBuilding) {
    EXPECT_EQ(read_building_name("OneWorld世界城").exact, read_building_name("One World世界城").exact);
    EXPECT_EQ(read_building_name("中兴-沈阳商业大厦").exact, read_building_name("中兴—沈阳商业大厦").exact);
    EXPECT_EQ(read_building_name("新世界百货（三部）").exact, read_building_name("新世界百货(三部)").exact);
    EXPECT_EQ(read_building_name("华润大厦A座").exact, read_building_name("华润大厦（Ａ座）").exact);
    EXPECT_EQ(read_building_name("万科中心1号楼").exact, read_building_name("万科中心一栋").exact);
}

TEST(BuildingName, TowersAndStemsAreToldApart) {
    const auto tower = read_building_name("华润大厦A座");
    EXPECT_EQ(tower.base, "华润大厦");
    EXPECT_EQ(tower.tower, "A");
    EXPECT_EQ(tower.stem, "华润");
    EXPECT_EQ(read_building_name("中海国际中心").stem, read_building_name("中海国际大厦").stem);
    EXPECT_EQ(read_building_name("新世界商业中心二期").stem, "新世界");
    EXPECT_EQ(read_building_name("综合楼").stem, "");
    EXPECT_EQ(read_building_name("21世纪大厦").tower, "");
    EXPECT_EQ(read_building_name("金科大厦东塔").tower, "东");
    EXPECT_EQ(read_building_name("原新华购书中心").former, std::vector<std::string>{"新华购书中心"});
    EXPECT_EQ(read_building_name("嘉润大厦（原某某宾馆）").former, std::vector<std::string>{"某某宾馆"});
}

// The textbook recursion, to compare with.
int plain_distance(std::u32string_view a, std::u32string_view b) {
    if (a.empty() || b.empty()) {
        return static_cast<int>(a.size() + b.size());
    }
    if (a.front() == b.front()) {
        return plain_distance(a.substr(1), b.substr(1));
    }
    return 1 + std::min({plain_distance(a.substr(1), b), plain_distance(a, b.substr(1)),
                         plain_distance(a.substr(1), b.substr(1))});
}

TEST(EditDistance, AgreesWithTheTextbook) {
    EXPECT_EQ(edit_distance("新世界商务大厦", "新世纪商务大厦", 2), 1);
    EXPECT_EQ(edit_distance("", "新世", 2), 2);
    std::mt19937_64 random(21);
    for (int i = 0; i < 3'000; ++i) {
        std::u32string a;
        std::u32string b;
        for (auto n = random() % 6; n > 0; --n) {
            a.push_back(U"新世界"[random() % 3]);
        }
        for (auto n = random() % 6; n > 0; --n) {
            b.push_back(U"新世界"[random() % 3]);
        }
        const int limit = static_cast<int>(random() % 4);
        ASSERT_EQ(edit_distance(base::from_code_points(a), base::from_code_points(b), limit),
                  std::min(plain_distance(a, b), limit + 1));
    }
}

TEST(Names, ListsAreSplitAndHostileTextIsAnswered) {
    EXPECT_EQ(split_names("甲大厦、乙大厦； 丙大厦 ,\n"),
              (std::vector<std::string>{"甲大厦", "乙大厦", "丙大厦"}));
    EXPECT_TRUE(split_names(" 、，").empty());
    const std::string huge(10'000'000, '(');
    EXPECT_LE(read_enterprise_name(huge).exact.size(), 400U);
    EXPECT_LE(read_building_name(huge).exact.size(), 400U);
    EXPECT_EQ(edit_distance(huge, huge + "x", 2), 0) << "only the first 300 characters are compared";
    std::mt19937_64 random(22);
    static constexpr std::string_view kPieces[] = {"(",  ")",    "原",   "大厦", "A",        "座",
                                                   "1",  "号楼", "\xFF", "-",    "有限公司", "分公司",
                                                   "（", "二期", "·",    ""};
    for (int i = 0; i < 30'000; ++i) {
        std::string text;
        for (auto n = random() % 10; n > 0; --n) {
            text += kPieces[random() % std::size(kPieces)];
        }
        const auto firm = read_enterprise_name(text);
        ASSERT_EQ(read_enterprise_name(firm.exact).exact.empty(), firm.exact.empty()) << text;
        read_building_name(text);
    }
    EXPECT_EQ(read_enterprise_name("").exact, "");
    EXPECT_EQ(read_building_name("").exact, "");
}

}  // namespace
}  // namespace louyu::matching
