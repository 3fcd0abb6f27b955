#include "matching/address_index.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace louyu::matching {
namespace {

RegionNames regions() {
    return RegionNames({{"99", "南屿省", RegionLevel::kProvince},
                        {"9901", "青澜市", RegionLevel::kCity},
                        {"990102", "海曲区", RegionLevel::kCounty},
                        {"990103", "中山门区", RegionLevel::kCounty},
                        {"990103", "鼓楼区", RegionLevel::kCounty}},  // as it was called before
                       "9901");
}

BuildingEntry entry(std::int64_t id, std::string_view name, std::string_view road, std::string_view number,
                    std::string_view region = "990102000000") {
    return BuildingEntry{id, name, {}, region, road, number};
}

AddressIndex city() {
    AddressIndex index(regions(), AddressWords{{{"反帝路", "滨海路"}}});
    index.put(entry(1, "新世界商务大厦", "滨海路", "18"));
    index.put(entry(2, "中海国际中心", "滨海路", "66"));
    index.put(entry(3, "海天大厦A座", "青澜大街", "286"));
    index.put(entry(4, "海天大厦B座", "青澜大街", "286号"));
    BuildingEntry two_roads = entry(5, "盛海金融中心", "十一纬路", "21", "990103");
    two_roads.aliases = {"盛海广场"};
    two_roads.former_names = {"金桥商城"};
    two_roads.other_addresses = {{"书院路", "2"}};
    index.put(two_roads);
    index.put(entry(6, "万佳广场", "青澜大街", "1"));
    index.put(entry(7, "城市大厦", "文庙路", "10-16"));
    index.put(entry(8, "城市大厦", "文庙路", "9", "990103"));
    return index;
}

// One line for an answer: id|tower|floors|rooms, or why there is none.
std::string answer(const AddressIndex& index, std::string_view address) {
    const Place place = index.find(address);
    if (place.verdict != MatchVerdict::kMatched) {
        return std::string(reason_text(place.reason));
    }
    std::string line = fmt::format("{}|", place.id);
    for (const char32_t c : place.tail.tower.view()) {
        line.push_back(static_cast<char>(c));
    }
    line.push_back('|');
    for (const FloorRange& range : place.tail.floors) {
        line += fmt::format("{}..{} ", range.first, range.last);
    }
    line.push_back('|');
    for (const UnitRange& unit : place.tail.units) {
        line += fmt::format("{}-{} ", unit.first.view(), unit.last.view());
    }
    return line;
}

TEST(AddressIndex, FindsBuildingTowerFloorsAndRooms) {
    const AddressIndex index = city();
    EXPECT_EQ(answer(index, "青澜市海曲区青澜大街286号海天大厦A座38-45层"), "3|A|38..45 |");
    EXPECT_EQ(answer(index, "海天大厦（B座）3801、3805室"), "4|B|38..38 |3801- 3805- ");
    EXPECT_EQ(answer(index, "海曲区滨海路18号45楼03室"), "1||45..45 |4503- ");
    EXPECT_EQ(answer(index, "反帝路18号新世界商务大厦1803-1807室"), "1||18..18 |1803-1807 ")
        << "a renamed road";
    EXPECT_EQ(answer(index, "鼓楼区书院路2号13.16.17层"), "5||13..13 16..16 17..17 |")
        << "a renamed county and the other of two roads";
    EXPECT_EQ(answer(index, "盛海广场3层"), "5||3..3 |");
    EXPECT_EQ(answer(index, "中山门区11纬路二十一号金桥商城地下一层"), "5||-1..-1 |");
    EXPECT_EQ(answer(index, "海曲区青澜大街1号万佳广场1号楼1203"), "6|1|12..12 |1203- ");
    EXPECT_EQ(answer(index, "中山门区城市大厦301"), "8||3..3 |301- ") << "of one name the county decides";
}

TEST(AddressIndex, NothingIsJoinedByLikeness) {
    const AddressIndex index = city();
    for (const char* address :
         {"新世纪商务大厦", "海曲区新世纪商务大厦1203室", "海曲区滨海路18号新世纪商务大厦1203室",
          "中海国际大厦", "海曲区滨海路66号中海国际大厦8层", "海曲区滨海路66号新世界商务大厦", "海天大厦1203",
          "海曲区青澜大街286号", "海天大厦C座1203", "城市大厦", "海曲区文庙路12号", "中山门区新世界商务大厦",
          "大新世界商务大厦", "海曲区新世界商务大厦对面", "海曲区滨海路中海国际"}) {
        const Place place = index.find(address);
        EXPECT_EQ(place.verdict, MatchVerdict::kCandidates) << address;
        EXPECT_FALSE(place.others.empty()) << address;
        EXPECT_NE(place.reason, PlaceReason::kDecided) << address;
        EXPECT_NE(index.explain(place).find("最相近"), std::string::npos) << address;
    }
}

TEST(AddressIndex, BothLookAlikesAreOfferedForOneThatIsNeither) {
    AddressIndex index(regions());
    index.put(entry(1, "中海国际中心", "滨海路", "1"));
    index.put(entry(2, "中海国际大厦", "滨海路", "2"));
    const Place place = index.find("海曲区中海国际广场3层");
    EXPECT_EQ(place.verdict, MatchVerdict::kCandidates);
    EXPECT_EQ(place.others.size(), 2U);
    EXPECT_EQ(index.find("海曲区中海国际大厦3层").id, 2);
}

TEST(AddressIndex, ATownBeforeANameMayBeLeftOutOrBeMistakenForAnother) {
    AddressIndex index(RegionNames({{"9901", "青澜市", RegionLevel::kCity},
                                    {"9905", "东方市", RegionLevel::kCity},
                                    {"990102", "海曲区", RegionLevel::kCounty}}));
    index.put(entry(1, "青澜银基发展中心", "滨海路", "1"));
    index.put(entry(2, "东方银座中心", "滨海路", "2"));
    EXPECT_EQ(index.find("青澜市海曲区银基发展中心1203").id, 1);
    EXPECT_EQ(index.find("青澜银基发展中心1203").id, 1);
    EXPECT_EQ(index.find("东方银座中心1203").id, 2);
    EXPECT_EQ(index.find("东方市银座中心1203").id, 0);
}

TEST(AddressIndex, ASlipNeedsTheVeryNumber) {
    const AddressIndex index = city();
    EXPECT_EQ(index.find("海曲区滨海路18号新世借商务大厦").id, 1);
    EXPECT_EQ(index.find("海曲区滨海路18号新世借商务大厦").evidence.name, NameKind::kSlip);
    EXPECT_EQ(index.find("海曲区新世借商务大厦").verdict, MatchVerdict::kCandidates);
    EXPECT_EQ(index.find("海曲区新世界商务大夏").id, 1) << "大夏 is no word";
}

TEST(AddressIndex, WhatIsNoAddressIsRefusedWithAReason) {
    const AddressIndex index = city();
    const std::string huge(10'000'000, 'x');
    std::string huge_chinese;
    for (int i = 0; i < 3'000'000; ++i) {
        huge_chinese += "路";
    }
    const std::pair<std::string, PlaceReason> cases[] = {
        {"", PlaceReason::kEmpty},
        {" \n\t　", PlaceReason::kEmpty},
        {"🏢🏢", PlaceReason::kEmpty},
        {huge, PlaceReason::kTooLong},
        {huge_chinese, PlaceReason::kTooLong},
        {"海曲区\xFF滨海路18号", PlaceReason::kBroken},
        {"\xE6\xB2", PlaceReason::kEmpty},
    };
    for (const auto& [address, reason] : cases) {
        const auto begin = std::chrono::steady_clock::now();
        const Place place = index.find(address);
        EXPECT_EQ(place.verdict, MatchVerdict::kNone) << address.substr(0, 40);
        EXPECT_TRUE(place.reason == reason || place.reason == PlaceReason::kBroken) << address.substr(0, 40);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
    }
    for (const char* address :
         {"王秀英、李建国、张桂兰", "'; DROP TABLE building; --", "SELECT * FROM building",
          "The quick brown fox", "Съешь же ещё этих мягких", "1234567890", "()", "。。。"}) {
        EXPECT_EQ(index.find(address).verdict, MatchVerdict::kNone) << address;
        EXPECT_FALSE(reason_text(index.find(address).reason).empty());
    }
}

TEST(AddressIndex, ChangesAreSeenAtOnce) {
    AddressIndex index = city();
    index.put(entry(1, "银屏大厦", "滨海路", "18"));
    EXPECT_EQ(index.find("海曲区新世界商务大厦").id, 0) << "its name has gone";
    EXPECT_EQ(index.find("海曲区银屏大厦3层").id, 1);
    index.remove(1);
    EXPECT_EQ(index.find("海曲区银屏大厦3层").verdict, MatchVerdict::kNone);
    EXPECT_EQ(index.find("海曲区滨海路18号").verdict, MatchVerdict::kNone);
    EXPECT_EQ(index.size(), 7U);
    EXPECT_EQ(index.name_of(1), "");
    index.remove(4711);
}

std::vector<std::string> many_addresses() {
    static constexpr std::string_view kPieces[] = {
        "海曲区",   "中山门区", "青澜市",  "滨海路", "青澜大街", "18号", "286号", "66号", "新世界商务大厦",
        "海天大厦", "A座",      "B座",     "12层",   "1203室",   "、",   "（",    "）",   "中海",
        "国际大厦", "万佳广场", "文庙路",  "10号",   "二期",     "-",    "至",    "甲",   "附3号",
        "负一",     "地块",     "城市大厦"};
    std::mt19937_64 random(91);
    std::vector<std::string> addresses;
    for (int i = 0; i < 4'000; ++i) {
        std::string address;
        for (auto n = 1 + random() % 9; n > 0; --n) {
            address += kPieces[random() % std::size(kPieces)];
        }
        addresses.push_back(std::move(address));
    }
    return addresses;
}

TEST(AddressIndex, OrderOfEntriesAndOfQuestionsDoesNotMatter) {
    const AddressIndex index = city();
    AddressIndex backwards(regions(), AddressWords{{{"反帝路", "滨海路"}}});
    backwards.put(entry(8, "城市大厦", "文庙路", "9", "990103"));
    backwards.put(entry(7, "城市大厦", "文庙路", "10-16"));
    backwards.put(entry(6, "万佳广场", "青澜大街", "1"));
    BuildingEntry two_roads = entry(5, "盛海金融中心", "书院路", "2", "990103");
    two_roads.aliases = {"盛海广场"};
    two_roads.former_names = {"金桥商城"};
    two_roads.other_addresses = {{"十一纬路", "21"}};
    backwards.put(two_roads);
    backwards.put(entry(4, "海天大厦B座", "青澜大街", "286号"));
    backwards.put(entry(3, "海天大厦A座", "青澜大街", "286"));
    backwards.put(entry(2, "中海国际中心", "滨海路", "66"));
    backwards.put(entry(1, "新世界商务大厦", "滨海路", "18"));
    std::vector<std::string> addresses = many_addresses();
    std::vector<std::string> answers;
    for (const std::string& address : addresses) {
        answers.push_back(answer(index, address));
    }
    for (std::size_t i = addresses.size(); i-- > 0;) {
        ASSERT_EQ(answer(backwards, addresses[i]), answers[i]) << addresses[i];
    }
}

TEST(AddressIndex, ManyThreadsGetTheSameAnswersWhileBuildingsChange) {
    AddressIndex index = city();
    const std::vector<std::string> addresses = many_addresses();
    std::vector<std::string> expected;
    for (const std::string& address : addresses) {
        expected.push_back(answer(index, address));
    }
    std::vector<std::size_t> wrong(4);
    {
        std::vector<std::jthread> readers;
        for (std::size_t reader = 0; reader < wrong.size(); ++reader) {
            readers.emplace_back([&, reader] {
                for (std::size_t i = 0; i < addresses.size(); ++i) {
                    wrong[reader] += answer(index, addresses[i]) == expected[i] ? 0 : 1;
                }
            });
        }
        // A building of another town, put and taken out again, changes no answer.
        for (int i = 0; i < 2'000; ++i) {
            index.put(BuildingEntry{1000 + i % 7, "旁处别名楼", {}, "880101", "旁处路", "1"});
            index.remove(1000 + (i + 3) % 7);
        }
    }
    EXPECT_EQ(std::count(wrong.begin(), wrong.end(), 0U), 4);
}

}  // namespace
}  // namespace louyu::matching
