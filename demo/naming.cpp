#include "demo/naming.hpp"

#include <fmt/core.h>

#include <array>

#include "demo/credit_code.hpp"
#include "demo/industries.hpp"
#include "demo/random.hpp"

namespace louyu::demo {

namespace {

constexpr std::array<std::string_view, 70> kBrand{
    "晟", "瑞", "泓", "恒", "嘉", "铭", "盛", "锦", "睿", "博", "卓", "凯", "鼎", "诚",
    "信", "达", "通", "远", "航", "宇", "辰", "星", "昊", "霁", "朔", "源", "丰", "茂",
    "隆", "昌", "华", "荣", "兴", "旺", "福", "禄", "祥", "瑾", "瑜", "琪", "璟", "玥",
    "珂", "珺", "霖", "沐", "沣", "沃", "润", "泽", "洋", "澜", "清", "溪", "川", "岳",
    "峰", "岩", "松", "柏", "桐", "枫", "棠", "芮", "苒", "茗", "蓝", "云", "帆", "启"};
constexpr std::array<std::string_view, 40> kBuildingFirst{
    "澜", "隽", "朗", "铄", "翎", "屿", "煦", "彧", "珩", "笙", "樾", "澈", "昀", "杉",
    "沚", "岑", "弈", "璋", "阙", "穹", "霁", "湛", "衡", "绮", "峻", "曦", "旻", "菡",
    "筠", "聿", "骞", "砚", "芷", "澍", "瀛", "栩", "黛", "霄", "桓", "翊"};
constexpr std::array<std::string_view, 25> kBuildingSecond{
    "庭", "域", "汇", "坤", "拓", "晖", "浦", "原", "景", "策", "图", "桥", "谷",
    "津", "苑", "台", "林", "塔", "堂", "峡", "湖", "港", "墅", "野", "圃"};
constexpr std::array<std::string_view, 6> kBuildingLast{"大厦",     "商务大厦", "广场",
                                                        "国际中心", "商务楼",   "创意中心"};
constexpr std::array<std::string_view, 40> kSurnames{
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
    "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于",
    "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕"};
constexpr std::array<std::string_view, 30> kGiven{"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋",
                                                  "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "刚",
                                                  "桂", "英", "建", "文", "玉", "海", "志", "国", "春", "晓"};
constexpr std::array<KnownFirm, kKnownFirmCount> kKnown{{
    {"平安银行股份有限公司沈阳分行", "北约客置地广场"},
    {"招商银行股份有限公司沈阳分行", "沈阳银基发展中心"},
    {"中兴集团", "中兴-沈阳商业大厦"},
    {"光大银行股份有限公司沈阳分行", "光大大厦"},
}};

struct OtherPlace {
    std::string_view region;
    std::string_view prefix;  // of the firm's name
    std::string_view address;
    std::string_view authority;
};
constexpr std::array<OtherPlace, 10> kOtherPlaces{{
    {"210103", "沈阳", "辽宁省沈阳市沈河区青年大街", "沈阳市沈河区市场监督管理局"},
    {"210106", "沈阳", "辽宁省沈阳市铁西区建设大路", "沈阳市铁西区市场监督管理局"},
    {"210112", "沈阳", "辽宁省沈阳市浑南区世纪路", "沈阳市浑南区市场监督管理局"},
    {"210105", "沈阳", "辽宁省沈阳市皇姑区崇山东路", "沈阳市皇姑区市场监督管理局"},
    {"210113", "沈阳", "辽宁省沈阳市沈北新区道义北大街", "沈阳市沈北新区市场监督管理局"},
    {"210104", "沈阳", "辽宁省沈阳市大东区小东路", "沈阳市大东区市场监督管理局"},
    {"210202", "大连", "辽宁省大连市中山区人民路", "大连市中山区市场监督管理局"},
    {"110105", "北京", "北京市朝阳区建国路", "北京市朝阳区市场监督管理局"},
    {"310115", "上海", "上海市浦东新区张杨路", "上海市浦东新区市场监督管理局"},
    {"440304", "深圳", "广东省深圳市福田区福华路", "深圳市市场监督管理局福田监管局"},
}};

constexpr std::uint64_t kBrandWords = 70ULL * 70 * 70;

/// Three characters different for each serial; later rounds get a fourth.
std::string brand_of(std::uint32_t serial) {
    const std::uint64_t mixed = serial % kBrandWords * 187651 % kBrandWords;  // coprime with 70³
    std::string brand;
    brand.append(kBrand[mixed % 70]).append(kBrand[mixed / 70 % 70]).append(kBrand[mixed / 4900]);
    if (const std::uint64_t round = serial / kBrandWords; round > 0) {
        brand.append(kBrand[round % 70]);
    }
    return brand;
}

std::string_view city_prefix(const World& world, const Firm& firm) {
    if (!firm.is_registered_here) {
        return kOtherPlaces[static_cast<std::size_t>(firm.other_place)].prefix;
    }
    const std::string& city = world.streets[static_cast<std::size_t>(firm.street)].city_name;
    return std::string_view(city).substr(0, city.size() - std::string_view("市").size());
}

}  // namespace

const KnownFirm& known_firm(int index) {
    return kKnown[static_cast<std::size_t>(index)];
}
int other_place_count() {
    return static_cast<int>(kOtherPlaces.size());
}

std::string firm_name(const World& world, const Firm& firm) {
    if (firm.known_name >= 0) {
        return std::string(known_firm(firm.known_name).name);
    }
    const std::string brand = brand_of(firm.serial);
    const std::string_view prefix = city_prefix(world, firm);
    const auto& trades = local_classes()[static_cast<std::size_t>(firm.local_class)].trades;
    const std::string_view trade = trades[firm.serial / 7 % trades.size()];
    const Street& street = world.streets[static_cast<std::size_t>(firm.street)];
    switch (firm.kind) {
        case FirmKind::kCompany:
            return fmt::format("{}{}{}有限公司", prefix, brand, trade);
        case FirmKind::kBranch:
            return fmt::format("{}{}{}有限公司{}分公司", prefix, brand, trade, street.district_name);
        case FirmKind::kSoleTrader:
            return fmt::format("{}{}{}{}店", street.city_name, street.district_name, brand, trade);
        case FirmKind::kLawFirm:
            return fmt::format("辽宁{}律师事务所", brand);
        case FirmKind::kSocial:
            return fmt::format("{}{}{}{}协会", street.city_name, street.district_name, brand, trade);
    }
    return {};
}

std::string firm_code(const World& world, const Firm& firm) {
    static constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static constexpr std::array<std::string_view, 5> kAuthority{"91", "91", "92", "31", "51"};
    static constexpr std::array<std::string_view, 5> kSeries{"MAY", "MAY", "MAY", "MDY", "MJY"};
    const auto kind = static_cast<std::size_t>(firm.kind);
    std::string organisation(kSeries[kind]);
    std::uint64_t rest = (firm.serial * 9176339ULL + 1234577) % 28629151;  // 31⁵ numbers
    for (int i = 0; i < 5; ++i) {
        organisation.push_back(kAlphabet[rest % 31]);
        rest /= 31;
    }
    const bool moved_in = firm.is_registered_here && firm.serial % 37 == 5;  // a code keeps its first region
    const std::string_view region =
        firm.is_registered_here && !moved_in
            ? std::string_view(world.streets[static_cast<std::size_t>(firm.street)].district_code)
            : kOtherPlaces[static_cast<std::size_t>(firm.other_place)].region;
    const std::string_view authority =
        firm.kind == FirmKind::kSocial && firm.serial % 3 == 0 ? "52" : kAuthority[kind];
    return complete_credit_code(authority, region, organisation);
}

std::string registered_address(const World& world, const Firm& firm) {
    if (!firm.is_registered_here) {
        return fmt::format("{}{}号", kOtherPlaces[static_cast<std::size_t>(firm.other_place)].address,
                           1 + firm.serial % 399);
    }
    const Street& street = world.streets[static_cast<std::size_t>(firm.street)];
    return fmt::format("辽宁省{}{}{}{}号", street.city_name, street.district_name, street.name,
                       1 + firm.serial % 299);
}

std::string legal_person(const Firm& firm) {
    return person_name(firm.serial * 31ULL + 7);
}

std::string authority_name(const World& world, const Firm& firm) {
    if (!firm.is_registered_here) {
        return std::string(kOtherPlaces[static_cast<std::size_t>(firm.other_place)].authority);
    }
    const Street& street = world.streets[static_cast<std::size_t>(firm.street)];
    return fmt::format("{}{}市场监督管理局", street.city_name, street.district_name);
}

std::string_view kind_name(FirmKind kind) {
    switch (kind) {
        case FirmKind::kCompany:
            return "有限责任公司";
        case FirmKind::kBranch:
            return "分公司";
        case FirmKind::kSoleTrader:
            return "个体工商户";
        case FirmKind::kLawFirm:
            return "律师事务所";
        case FirmKind::kSocial:
            return "社会组织";
    }
    return {};
}

std::string building_name(std::uint64_t number) {
    const std::uint64_t mixed = number % 6000 * 2579 % 6000;
    std::string name;
    name.append(kBuildingFirst[mixed % 40]).append(kBuildingSecond[mixed / 40 % 25]);
    if (const std::uint64_t round = number / 6000; round > 0) {
        name.append(kBuildingSecond[round % 25]);
    }
    name.append(kBuildingLast[mixed / 1000]);
    return name;
}

std::string person_name(std::uint64_t number) {
    Random random(number, "person");
    std::string name(random.pick(kSurnames));
    name.append(random.pick(kGiven));
    if (random.chance(600)) {
        name.append(random.pick(kGiven));
    }
    return name;
}

}  // namespace louyu::demo
