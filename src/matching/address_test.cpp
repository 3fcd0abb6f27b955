#include "matching/address.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

namespace louyu::matching {
namespace {

const RegionNames& regions() {
    static const RegionNames names({{"210000000000", "辽宁省", RegionLevel::kProvince},
                                    {"210100000000", "沈阳市", RegionLevel::kCity},
                                    {"210102000000", "和平区", RegionLevel::kCounty},
                                    {"210103000000", "沈河区", RegionLevel::kCounty},
                                    {"120000000000", "天津市", RegionLevel::kProvince},
                                    {"120101000000", "和平区", RegionLevel::kCounty},
                                    {"210102007000", "南湖街道", RegionLevel::kStreet}},
                                   "210100");
    return names;
}

// One line for all parts: region|road|number|building|alias|tower|floors|unit
std::string taken_apart(std::string_view address) {
    const AddressParts parts = parse_address(address, regions());
    const std::string floors = parts.floor_first == 0 ? ""
                               : parts.floor_first == parts.floor_last
                                   ? std::to_string(parts.floor_first)
                                   : fmt::format("{}..{}", parts.floor_first, parts.floor_last);
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", parts.region_code, parts.road, parts.number, parts.building,
                       parts.alias, parts.tower, floors, parts.unit);
}

TEST(Address, IsTakenApart) {
    const std::pair<const char*, const char*> cases[] = {
        {"辽宁省沈阳市和平区和平北大街69号总统大厦A座1903室", "210102|和平北大街|69|总统大厦||A|19|1903"},
        {"辽宁沈阳和平区青年大街286号华润大厦38层", "210102|青年大街|286|华润大厦|||38|"},
        {"沈阳市和平区三好街100-4号华强广场A座12层", "210102|三好街|100-4|华强广场||A|12|"},
        {"和平区华润大厦A座38-45层", "210102|||华润大厦||A|38..45|"},
        {"华润大厦3层至5层", "|||华润大厦|||3..5|"},
        {"和平区太原街2号（2-19-5）", "210102|太原街|2||||19|2-19-5"},
        {"和平区丽岛路46-1号12-3", "210102|丽岛路|46-1||||12|12-3"},
        {"沈阳市和平区南京北街206号(城市广场)1203室", "210102|南京北街|206|城市广场|||12|1203"},
        {"沈阳市和平区文化路１９号　金科大厦　Ｂ座　７０２", "210102|文化路|19|金科大厦||B|7|702"},
        {"和平区十一纬路二十一号汇锦金融中心12楼1203-1205室",
         "210102|十一纬路|21|汇锦金融中心|||12|1203-1205"},
        {"沈阳市和平区南湖街道三好社区三好街84号东软电脑城三楼302", "210102007|三好街|84|东软电脑城|||3|302"},
        {"天津市和平区南京路189号津汇广场1座2901", "120101|南京路|189|津汇广场||1|29|2901"},
        {"和平区市府大路262甲号新华大厦1803", "210102|市府大路|262甲|新华大厦|||18|1803"},
        {"沈阳市和平区太原街万达广场B座1203", "210102|太原街||万达广场||B|12|1203"},
        {"沈阳市和平区三好街", "210102|三好街||||||"},
        {"新世界商业中心二期5层", "|||新世界商业中心||2期|5|"},
        {"21世纪大厦1203室", "|||21世纪大厦|||12|1203"},
        {"OneWorld世界城T1 1203", "|||ONEWORLD世界城||T1|12|1203"},
        {"诚大数码广场地下一层B12", "|||诚大数码广场|||-1|B12"},
        {"沈阳市和平区中华路68号负一层", "210102|中华路|68||||-1|"},
        {"中华路68号B2层", "|中华路|68||||-2|"},
        {"沈阳市和平区长白西路10号2号楼2单元1203室", "210102|长白西路|10|||2|12|2-1203"},
        {"上海市黄浦区南京东路100弄3号201室", "|南京东路|100弄3||||2|201"},
        {"同方广场A座1203、1204、1205室", "|||同方广场||A|12|1203、1204、1205"},
        {"和平区文体路6号（清华同方广场）A座20层2001室（集群注册）",
         "210102|文体路|6|清华同方广场||A|20|2001"},
        {"和平区南三好街1号#1203", "210102|南三好街|1||||12|1203"},
        {"华润大厦12层03室", "|||华润大厦|||12|1203"},
        {"沈阳市沈河区三鲁公路2121号", "210103|三鲁公路|2121|||||"},
        {"沈阳市沈河区经济开发区开发区大道1788号", "210103|开发区大道|1788|||||"},
        {"和平区春光路99号2-3楼及402-405室", "210102|春光路|99||||2..3|402-405"},
        {"和平区资阳大道北侧", "210102|资阳大道||||||"},
        {"和平区麓谷产业基地谷苑路168号", "210102|谷苑路|168|||||"},
        {"和平区创盛路9号A栋A区", "210102|创盛路|9|||A||"},
        {"和平区酒仙桥路6号院6号楼1至18层101内8层808室", "210102|酒仙桥路|6|||6|8|808"},
        {"和平区泰山南路二段733号", "210102|泰山南路二段|733|||||"},
        {"铁路大厦501", "|||铁路大厦|||5|501"},
        {"万达广场主楼12层整层", "|||万达广场||主|12|"},
        {"A座38-45层", "|||||A|38..45|"},
        {"3号楼1803-1807室", "|||||3|18|1803-1807"},
        {"华润大厦13.16.17层", "|||华润大厦|||13..17|"},
        {"华润大厦26-27F", "|||华润大厦|||26..27|"},
        {"北约客置地广场45楼03室", "|||北约客置地广场|||45|4503"},
        {"北约客置地广场45楼03、05室", "|||北约客置地广场|||45|4503、4505"},
        {"华润大厦1203、04、05室", "|||华润大厦|||12|1203、1204、1205"},
        {"华润大厦12层1203A、B室", "|||华润大厦|||12|1203A、1203B"},
        {"华润大厦地下1-2层", "|||华润大厦|||-2..-1|"},
        {"华润大厦负一至三层", "|||华润大厦|||-1..3|"},
        {"华润大厦B1-B2层", "|||华润大厦|||-2..-1|"},
        {"华润大厦地下一层至地上三层", "|||华润大厦|||-1..3|"},
        {"和平区柳林路17号21-3至21-6", "210102|柳林路|17||||21|21-3-21-6"},
        {"和平区澄湖路86号明远中心B栋27M05", "210102|澄湖路|86|明远中心||B|27|27M05"},
        {"和平区南屏大道62号之一801-806房", "210102|南屏大道|62之1||||8|801-806"},
        {"和平区文化路甲12号", "210102|文化路|12甲|||||"},
        {"和平区文化路12号附3号", "210102|文化路|12附3|||||"},
        {"和平区春光路340号-344号(双号)", "210102|春光路|340-344|||||"},
        {"和平區太原北街２號華潤大廈A座", "210102|太原北街|2|华润大厦||A||"},
        {"和平区青年大街与文化路交叉口华润大厦", "210102|青年大街||华润大厦||||"},
        {"华润大厦（原北方大厦）12层", "|||华润大厦|||12|"},
        {"华润大厦12层1203室、13层1301室", "|||华润大厦|||12..13|1203、1301"},
        {"和平区南屏大道西30号之二1502-1503房", "210102|南屏大道西|30之2||||15|1502-1503"},
        {"和平区丰收路（东）14号A座4-6层", "210102|丰收路(东)|14|||A|4..6|"},
        {"和平区梧桐路15之三302室", "210102|梧桐路|15之3||||3|302"},
        {"中国（辽宁）自由贸易试验区沈阳片区柳林路9号3幢", "21|柳林路|9|||3||"},
        {"和平区澄湖广场（西区）A座3105", "210102|||澄湖广场|西区|A|31|3105"},
        {"和平区柳林路19号明远广场4层01店面", "210102|柳林路|19|明远广场|||4|401"},
        {"和平区柳林路19号明远广场12楼C室", "210102|柳林路|19|明远广场|||12|12C"},
        {"和平区三好街90甲3号诚大数码广场", "210102|三好街|90甲3|诚大数码广场||||"},
        {"嘉润大厦写字间1203-1", "|||嘉润大厦写字间|||12|1203-1"},
        {"华润大厦1903-1室", "|||华润大厦|||19|1903-1"},
        {"华润大厦21F01-05单元", "|||华润大厦|||21|2101-2105"},
        {"华润大厦主楼十二层A、B室", "|||华润大厦||主|12|12A、12B"},
        {"华润大厦5/F", "|||华润大厦|||5|"},
        {"华润大厦12层1203室-2", "|||华润大厦|||12|1203"},
        {"华润大厦", "|||华润大厦||||"},
        {"", "|||||||"},
    };
    for (const auto& [address, parts] : cases) {
        EXPECT_EQ(taken_apart(address), parts) << address;
    }
}

TEST(Address, WhatIsPutTogetherIsTakenApartAgain) {
    std::mt19937_64 random(31);
    static constexpr std::string_view kFronts[] = {"辽宁省沈阳市和平区", "沈阳市和平区", "和平区",
                                                   "辽宁沈阳和平区南湖街道"};
    static constexpr std::string_view kRoads[] = {"三好街",   "和平北大街", "南五马路",
                                                  "青年大街", "太原南街",   "十三纬路"};
    static constexpr std::string_view kBuildings[] = {"总统大厦", "汇锦金融中心", "21世纪大厦", "SOHO现代城",
                                                      "新世界商业中心"};
    static constexpr std::string_view kTowers[] = {"", "A座", "二期", "1号楼", "东塔", "二期3栋"};
    static constexpr std::string_view kTowerNames[] = {"", "A", "2期", "1", "东", "2期3"};
    for (int i = 0; i < 5'000; ++i) {
        const auto road = kRoads[random() % std::size(kRoads)];
        const auto building = kBuildings[random() % std::size(kBuildings)];
        const auto tower = random() % std::size(kTowers);
        const auto number = 1 + random() % 400;
        const auto floor = 1 + random() % 60;
        const auto room = floor * 100 + 1 + random() % 30;
        const std::string address =
            fmt::format("{}{}{}号{}{}{}层{}室", kFronts[random() % std::size(kFronts)], road, number,
                        building, kTowers[tower], floor, room);
        const AddressParts parts = parse_address(address, regions());
        ASSERT_EQ(parts.region_code.substr(0, 6), "210102") << address;
        ASSERT_EQ(parts.road, road) << address;
        ASSERT_EQ(parts.number, std::to_string(number)) << address;
        ASSERT_EQ(parts.building, building) << address;
        ASSERT_EQ(parts.tower, kTowerNames[tower]) << address;
        ASSERT_EQ(parts.floor_first, static_cast<int>(floor)) << address;
        ASSERT_EQ(parts.unit, std::to_string(room)) << address;
    }
}

TEST(Address, FloorsToldFromARoomAreMarkedAsSuch) {
    EXPECT_TRUE(parse_address("华润大厦1203", regions()).floor_is_derived);
    EXPECT_FALSE(parse_address("华润大厦12层1203", regions()).floor_is_derived);
}

TEST(Address, RoadsAndNumbersHaveOneSpelling) {
    EXPECT_EQ(road_key("11纬路"), road_key("十一纬路"));
    EXPECT_EQ(road_key("南5马路"), "南五马路");
    EXPECT_EQ(road_key("20纬路"), "二十纬路");
    EXPECT_EQ(road_key("三好 街"), "三好街");
    EXPECT_EQ(number_key("６９号"), "69");
    EXPECT_EQ(number_key("二十一号"), "21");
    EXPECT_EQ(number_key("100－4号"), "100-4");
    EXPECT_NE(number_key("100-4"), number_key("100"));
}

TEST(Regions, AnAmbiguousNameIsSoughtAtHomeOrNotDecided) {
    EXPECT_EQ(parse_address("和平区三好街1号", regions()).region_code, "210102");
    const RegionNames nowhere(
        {{"210102", "和平区", RegionLevel::kCounty}, {"120101", "和平区", RegionLevel::kCounty}});
    EXPECT_EQ(parse_address("和平区三好街1号", nowhere).region_code, "");
    EXPECT_EQ(parse_address("和平区三好街1号", nowhere).road, "三好街");
    const RegionNames twice({{"12", "天津市", RegionLevel::kProvince},
                             {"1201", "天津市", RegionLevel::kCity},
                             {"120101", "和平区", RegionLevel::kCounty},
                             {"210102", "和平区", RegionLevel::kCounty}});
    EXPECT_EQ(parse_address("天津市和平区三好街1号", twice).region_code, "120101");
    EXPECT_EQ(parse_address("和平大街1号", regions()).road, "和平大街");
    EXPECT_EQ(parse_address("和平区三好街1号", RegionNames()).road, "三好街");
}

TEST(Address, HostileTextIsAnswered) {
    for (const char c : {'1', '-', '(', ' ', 'A', '\xFF', '\xE6'}) {
        parse_address(std::string(10'000'000, c), regions());
    }
    std::mt19937_64 random(32);
    static constexpr std::string_view kPieces[] = {
        "和平区", "路", "街", "号", "1203", "-",    "座", "A",    "层", "室",   "(",  ")",  "负", "地下",
        "第",     "#",  "十", "一", "、",   "单元", "楼", "\xFF", " ",  "大厦", "甲", "弄", "T1", "B"};
    for (int i = 0; i < 100'000; ++i) {
        std::string text;
        for (auto n = random() % 16; n > 0; --n) {
            text += kPieces[random() % std::size(kPieces)];
        }
        const AddressParts parts = parse_address(text, regions());
        ASSERT_LE(parts.floor_first, parts.floor_last) << text;
        ASSERT_LE(std::abs(parts.floor_last), 150) << text;
    }
}

}  // namespace
}  // namespace louyu::matching
