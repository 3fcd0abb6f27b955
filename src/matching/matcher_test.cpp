#include "matching/matcher.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "base/text.hpp"

namespace louyu::matching {
namespace {

constexpr std::string_view kHengxin = "91350100M000100Y43";
constexpr std::string_view kOther = "91310110666007217T";

Directory firms() {
    Directory::Builder builder;
    builder.add(EnterpriseEntry{1, kHengxin, "沈阳恒信科技有限公司", {"沈阳恒信电子有限公司"}});
    builder.add(EnterpriseEntry{2, kOther, "沈阳盛世商贸有限公司"});
    builder.add(EnterpriseEntry{3, "", "沈阳无码咨询有限公司"});
    builder.add(EnterpriseEntry{4, "", "沈阳重名贸易有限公司"});
    builder.add(EnterpriseEntry{5, "", "沈阳重名贸易有限公司"});
    builder.add(EnterpriseEntry{6, "", "平安银行股份有限公司"});
    builder.add(EnterpriseEntry{7, "91310115591693856A", "沈阳双码实业有限公司"});
    builder.add(EnterpriseEntry{8, "91310115591693856A", "沈阳双码实业发展有限公司"});
    return std::move(builder).build();
}

TEST(MatchEnterprise, ByCodeWhateverTheWriting) {
    const Directory directory = firms();
    const auto match = directory.match_enterprise(" 91350100m000100y43", "沈阳恒信科技有限公司");
    EXPECT_EQ(match.verdict, MatchVerdict::kMatched);
    EXPECT_EQ(match.id, 1);
    EXPECT_EQ(match.method, "code");
    EXPECT_EQ(match.score, 1000);
    EXPECT_FALSE(match.name_differs);
    EXPECT_EQ(directory.match_enterprise(kHengxin, "").id, 1);
    EXPECT_FALSE(directory.match_enterprise(kHengxin, "沈阳恒信电子有限公司").name_differs)
        << "a former name agrees";
}

TEST(MatchEnterprise, ByCodeWithAnotherNameAsksWhetherItWasRenamed) {
    const auto match = firms().match_enterprise(kHengxin, "沈阳全新名称有限公司");
    EXPECT_EQ(match.id, 1);
    EXPECT_TRUE(match.name_differs);
    EXPECT_NE(match.evidence.find("更名"), std::string::npos);
}

TEST(MatchEnterprise, ARepairedCodeNeedsTheNameToAgree) {
    const auto match = firms().match_enterprise("9135O100MO00100Y43", "沈阳恒信科技有限公司");
    EXPECT_EQ(match.id, 1);
    EXPECT_EQ(match.method, "code_repaired");
    const auto doubtful = firms().match_enterprise("9135O100MO00100Y43", "沈阳某某餐饮有限公司");
    EXPECT_EQ(doubtful.verdict, MatchVerdict::kCandidates);
    ASSERT_FALSE(doubtful.candidates.empty());
    EXPECT_EQ(doubtful.candidates.front().id, 1);
}

TEST(MatchEnterprise, AnOldTaxNumberHoldsTheOrganisationCode) {
    const auto match = firms().match_enterprise("350100M000100Y4", "沈阳恒信科技有限公司");
    EXPECT_EQ(match.id, 1);
    EXPECT_EQ(match.method, "organisation_code");
    EXPECT_EQ(firms().match_enterprise("350100M000100Y4", "另一家公司").verdict, MatchVerdict::kCandidates);
}

TEST(MatchEnterprise, ByUniqueNameWhenTheCodeIsMissingOrDamaged) {
    const Directory directory = firms();
    const auto match = directory.match_enterprise("", "沈阳恒信科技有限公司");
    EXPECT_EQ(match.id, 1);
    EXPECT_EQ(match.method, "name");
    EXPECT_EQ(directory.match_enterprise("350100100000001", "沈阳无码咨询有限公司").id, 3);
    EXPECT_EQ(directory.match_enterprise("", "沈阳恒信电子有限公司").method, "former_name");
    EXPECT_EQ(directory.match_enterprise("", "沈阳崭新科技有限公司（原沈阳恒信科技有限公司）").id, 1);
    EXPECT_EQ(directory.match_enterprise("9.13501E+17", "沈阳无码咨询有限公司").id, 3);
    EXPECT_EQ(directory.match_enterprise("9.13501E+17", "沈阳恒信科技有限公司").verdict,
              MatchVerdict::kCandidates)
        << "a spreadsheet damages only codes of digits, and this firm's has letters";
}

TEST(MatchEnterprise, AValidCodeThatSpeaksAgainstTheNameLeavesItToAPerson) {
    const auto unknown_code = firms().match_enterprise("91110108551385082Q", "沈阳恒信科技有限公司");
    EXPECT_EQ(unknown_code.verdict, MatchVerdict::kCandidates);
    ASSERT_EQ(unknown_code.candidates.front().id, 1);
    EXPECT_NE(unknown_code.evidence.find("代码不同"), std::string::npos);
}

TEST(MatchEnterprise, SeveralOfOneNameOrCodeAreNeverGuessed) {
    const auto names = firms().match_enterprise("", "沈阳重名贸易有限公司");
    EXPECT_EQ(names.verdict, MatchVerdict::kCandidates);
    EXPECT_EQ(names.candidates.size(), 2U);
    const auto codes = firms().match_enterprise("91310115591693856A", "沈阳双码实业发展有限公司");
    EXPECT_EQ(codes.verdict, MatchVerdict::kCandidates);
    ASSERT_EQ(codes.candidates.size(), 2U);
    EXPECT_EQ(codes.candidates.front().id, 8) << "the one whose name agrees comes first";
}

TEST(MatchEnterprise, LooksAndLegalFormsGiveCandidatesOnly) {
    const Directory directory = firms();
    for (const char* name :
         {"沈阳恒信科技有限责任公司", "沈阳市恒信科技有限公司", "沈阳恒心科技有限公司", "沈阳恒信科枝公司"}) {
        const auto match = directory.match_enterprise("", name);
        EXPECT_EQ(match.verdict, MatchVerdict::kCandidates) << name;
        ASSERT_FALSE(match.candidates.empty()) << name;
        EXPECT_EQ(match.candidates.front().id, 1) << name;
    }
    const auto branch = directory.match_enterprise("", "平安银行股份有限公司沈阳分行");
    EXPECT_EQ(branch.verdict, MatchVerdict::kCandidates);
    EXPECT_EQ(branch.candidates.front().id, 6);
    EXPECT_EQ(directory.match_enterprise("", "毫不相干的单位").verdict, MatchVerdict::kNone);
    EXPECT_EQ(directory.match_enterprise("", "").verdict, MatchVerdict::kNone);
}

TEST(MatchEnterprise, VersionsOfOneFirmAreOneFirm) {
    Directory::Builder builder;
    builder.add(EnterpriseEntry{1, kHengxin, "沈阳恒信科技有限公司"});
    builder.add(EnterpriseEntry{1, kHengxin, "沈阳恒信科技有限公司"});
    const Directory directory = std::move(builder).build();
    EXPECT_EQ(directory.match_enterprise(kHengxin, "").verdict, MatchVerdict::kMatched);
    EXPECT_EQ(directory.match_enterprise("", "沈阳恒信科技有限公司").verdict, MatchVerdict::kMatched);
}

// Every text at distance one or two from a firm's name is found among its candidates, whatever was edited.
TEST(MatchEnterprise, TyposAreFoundWherever) {
    std::mt19937_64 random(41);
    static constexpr std::u32string_view kCharacters =
        U"盛恒信达华润泰宸嘉禾明远卓越鼎力创博天成宏图瑞丰金桥东海";
    Directory::Builder builder;
    std::vector<std::u32string> cores;
    for (int i = 0; i < 2'000; ++i) {
        std::u32string core;
        for (auto n = 6 + random() % 4; n > 0; --n) {
            core.push_back(kCharacters[random() % kCharacters.size()]);
        }
        cores.push_back(core);
        builder.add(EnterpriseEntry{i + 1, "", base::from_code_points(core) + "有限公司"});
    }
    const Directory directory = std::move(builder).build();
    for (int i = 0; i < 2'000; ++i) {
        std::u32string typo = cores[static_cast<std::size_t>(i)];
        for (auto edits = 1 + random() % 2; edits > 0; --edits) {
            const auto at = random() % typo.size();
            const char32_t c = U"甲乙丙"[random() % 3];
            switch (random() % 3) {
                case 0:
                    typo[at] = c;
                    break;
                case 1:
                    typo.insert(at, 1, c);
                    break;
                default:
                    typo.erase(at, 1);
            }
        }
        const auto match = directory.match_enterprise("", base::from_code_points(typo) + "有限公司");
        const bool offered = std::any_of(match.candidates.begin(), match.candidates.end(),
                                         [&](const Candidate& candidate) { return candidate.id == i + 1; });
        ASSERT_TRUE(offered || match.verdict == MatchVerdict::kMatched) << base::from_code_points(typo);
    }
}

Directory buildings() {
    RegionNames regions({{"210100000000", "沈阳市", RegionLevel::kCity},
                         {"210102000000", "和平区", RegionLevel::kCounty},
                         {"210103000000", "沈河区", RegionLevel::kCounty}},
                        "210100");
    Directory::Builder builder(std::move(regions));
    std::int64_t id = 0;
    const auto add = [&](std::string_view name, std::string_view road = "", std::string_view number = "",
                         std::vector<std::string> aliases = {}, std::string_view region = "210102000000") {
        builder.add(BuildingEntry{++id, name, std::move(aliases), region, road, number});
    };
    add("新世界商务大厦", "南京北街", "1");                                     // 1
    add("新世界丰盛商务大厦", "南京北街", "3");                                 // 2
    add("华润大厦A座", "青年大街", "286号");                                    // 3
    add("中海国际中心", "和平北大街", "45");                                    // 4
    add("诚大数码大厦", "三好街", "90");                                        // 5
    add("OneWorld世界城", "太原街", "12");                                      // 6
    add("总统大厦", "和平北大街", "69号", {"总统商务大厦", "和平北大街大厦"});  // 7
    add("综合楼", "文化路", "5");                                               // 8
    add("城市广场", "南京北街", "206");                                         // 9
    add("城市广场", "青年大街", "1", {}, "210103000000");                       // 10
    add("万科中心A座", "十一纬路", "8");                                        // 11
    add("万科中心B座", "十一纬路", "8");                                        // 12
    add("太原街万达广场", "太原南街", "2");                                     // 13
    add("东软电脑城", "三好街", "84");                                          // 14
    return std::move(builder).build();
}

TEST(MatchBuilding, ByNameAndAlias) {
    const Directory directory = buildings();
    const auto match = directory.match_building("One World 世界城", "");
    EXPECT_EQ(match.verdict, MatchVerdict::kMatched);
    EXPECT_EQ(match.id, 6);
    EXPECT_EQ(match.method, "name");
    EXPECT_EQ(directory.match_building("总统商务大厦", "").method, "alias");
    EXPECT_EQ(directory.match_building("华润大厦（A座）", "").id, 3);
}

TEST(MatchBuilding, LookAlikesAreDecidedByAPerson) {
    const Directory directory = buildings();
    const std::pair<const char*, std::int64_t> cases[] = {
        {"新世纪商务大厦", 1}, {"新世界商务中心", 1}, {"新世界商业中心二期", 1}, {"中海国际大厦", 4},
        {"城大数码广场", 5},   {"华润大厦", 3},       {"华润大厦B座", 3},        {"总统商务大夏", 7},
    };
    for (const auto& [name, id] : cases) {
        const auto match = directory.match_building(name, "");
        EXPECT_EQ(match.verdict, MatchVerdict::kCandidates) << name;
        const bool offered =
            std::any_of(match.candidates.begin(), match.candidates.end(),
                        [want = id](const Candidate& candidate) { return candidate.id == want; });
        EXPECT_TRUE(offered) << name;
        EXPECT_LE(match.candidates.size(), 5U);
        EXPECT_NE(match.evidence.find("人工"), std::string::npos);
    }
    EXPECT_EQ(directory.match_building("中海国际大厦", "和平区和平北大街45号").verdict,
              MatchVerdict::kCandidates)
        << "not even with the same address";
    EXPECT_EQ(directory.match_building("毫不相干", "").verdict, MatchVerdict::kNone);
}

TEST(MatchBuilding, OfOneNameTheAddressDecides) {
    const Directory directory = buildings();
    EXPECT_EQ(directory.match_building("城市广场", "").verdict, MatchVerdict::kCandidates);
    EXPECT_EQ(directory.match_building("城市广场", "沈阳市沈河区青年大街1号").id, 10);
    EXPECT_EQ(directory.match_building("城市广场", "和平区").id, 9);
    EXPECT_EQ(directory.match_building("城市广场", "南京北街206号12层").id, 9);
    EXPECT_EQ(directory.match_building("总统大厦", "沈阳市沈河区中街1号").verdict, MatchVerdict::kCandidates);
}

TEST(MatchBuilding, AGenericNameNeedsItsAddress) {
    const Directory directory = buildings();
    EXPECT_EQ(directory.match_building("综合楼", "").verdict, MatchVerdict::kCandidates);
    EXPECT_EQ(directory.match_building("综合楼", "和平区文化路5号").id, 8);
}

TEST(MatchBuilding, NameAndAddressThatNameTwoBuildingsAreADoubt) {
    const auto match = buildings().match_building("总统大厦", "和平区三好街84号东软电脑城3层");
    EXPECT_EQ(match.verdict, MatchVerdict::kCandidates);
    EXPECT_GE(match.candidates.size(), 2U);
}

TEST(MatchBuilding, FromTheAddressAlone) {
    const Directory directory = buildings();
    const auto match = directory.match_building("", "沈阳市和平区和平北大街69号总统大厦12层1203室");
    EXPECT_EQ(match.id, 7);
    EXPECT_EQ(match.method, "address_name");
    EXPECT_EQ(match.address.floor_first, 12);
    EXPECT_EQ(match.address.unit, "1203");
    EXPECT_EQ(directory.match_building("", "和平区青年大街286号华润大厦A座38-45层").id, 3);
    EXPECT_EQ(directory.match_building("", "和平区太原街万达广场B座1203").id, 13)
        << "the register does not divide it, so tower B is a part of it";
    EXPECT_EQ(directory.match_building("", "和平区青年大街286号华润大厦B座1203").verdict,
              MatchVerdict::kCandidates)
        << "only tower A is registered";
    EXPECT_EQ(directory.match_building("", "和平区太原街万达广场1203").id, 13);
    EXPECT_EQ(directory.match_building("", "沈阳市和平区三好街84号302").method, "road_number");
    EXPECT_EQ(directory.match_building("", "沈阳市和平区三好街84号302").id, 14);
    EXPECT_EQ(directory.match_building("", "和平区11纬路8号").verdict, MatchVerdict::kCandidates)
        << "two towers stand there";
    EXPECT_EQ(directory.match_building("", "和平区11纬路8号B座1203").id, 12);
    EXPECT_EQ(directory.match_building("", "和平区三好街84号某某大厦302").verdict, MatchVerdict::kCandidates)
        << "the address names another building";
    EXPECT_EQ(directory.match_building("和平区总统大厦12层", "").id, 7)
        << "an address in the column of names";
    EXPECT_EQ(directory.match_building("", "").verdict, MatchVerdict::kNone);
}

TEST(Directory, HostileQuestionsAreAnswered) {
    const Directory directory = buildings();
    const Directory enterprises = firms();
    const std::string huge(10'000'000, 'x');
    EXPECT_EQ(enterprises.match_enterprise(huge, huge).verdict, MatchVerdict::kNone);
    EXPECT_EQ(directory.match_building(huge, huge).verdict, MatchVerdict::kNone);
    EXPECT_EQ(enterprises.match_enterprise("\xFF\xFE", "\xE6\xB2").verdict, MatchVerdict::kNone);
    EXPECT_EQ(directory.match_building("()", "。").verdict, MatchVerdict::kNone);
    Directory::Builder nothing;
    const Directory empty = std::move(nothing).build();
    EXPECT_EQ(empty.match_enterprise(kHengxin, "沈阳恒信科技有限公司").verdict, MatchVerdict::kNone);
    EXPECT_EQ(empty.match_building("总统大厦", "和平区三好街1号").verdict, MatchVerdict::kNone);
    EXPECT_EQ(empty.enterprise_count(), 0U);
}

}  // namespace
}  // namespace louyu::matching
