#include "demo/industries.hpp"

#include <array>

namespace louyu::demo {

namespace {

using Codes = std::int16_t;
using Word = std::string_view;

constexpr Codes kTradeCodes[] = {5121, 5127, 5132, 5135, 5137, 5152, 5154, 5162, 5164, 5165, 5172, 5174,
                                 5176, 5177, 5179, 5181, 5193, 5199, 5211, 5232, 5273, 5274, 5292, 5299};
constexpr Word kTradeWords[] = {"商贸",       "贸易",   "经贸",     "百货",
                                "供应链管理", "进出口", "电子商务", "机电设备"};
constexpr Codes kScienceCodes[] = {6319, 6429, 6432, 6450, 6490, 6513, 6519, 6531, 6540, 6550,
                                   6560, 7320, 7340, 7485, 7491, 7513, 7514, 7519, 7520, 7590};
constexpr Word kScienceWords[] = {"科技",     "信息技术", "网络科技", "软件",
                                  "数据服务", "智能科技", "检测技术", "生物科技"};
constexpr Codes kFinanceCodes[] = {6631, 6633, 6635, 6712, 6731, 6739, 6760, 6851, 6852, 6853, 6940, 6999};
constexpr Word kFinanceWords[] = {"融资租赁", "典当",     "小额贷款", "证券咨询",
                                  "创业投资", "资本管理", "保险经纪", "保险代理"};
constexpr Codes kCultureCodes[] = {8621, 8624, 8710, 8730, 8770, 8810, 8820, 8870, 8890};
constexpr Word kCultureWords[] = {"文化传媒", "影视", "文化艺术", "图书", "动漫文化", "文化发展"};
constexpr Codes kRealEstateCodes[] = {7010, 7020, 7030, 7040};
constexpr Word kRealEstateWords[] = {"房地产开发", "物业管理", "房地产经纪", "置业"};
constexpr Codes kBusinessCodes[] = {7111, 7211, 7212, 7221, 7222, 7241, 7242, 7243,
                                    7249, 7259, 7262, 7263, 7284, 7291, 7299};
constexpr Word kBusinessWords[] = {"企业管理", "管理咨询", "广告",     "人力资源",
                                   "会展服务", "商务服务", "财税咨询", "旅行社"};
constexpr Codes kLawCodes[] = {7231, 7231, 7231, 7239};
constexpr Word kLawWords[] = {"法律咨询", "法律服务"};
constexpr Codes kConstructionCodes[] = {4720, 4790, 4813, 4853, 4891, 4910,
                                        4920, 4999, 5011, 5012, 5013, 5090};
constexpr Word kConstructionWords[] = {"建筑工程", "装饰工程", "安装工程", "园林绿化", "幕墙工程"};
constexpr Codes kCateringCodes[] = {6110, 6121, 6210, 6220, 6231, 6241, 6291};
constexpr Word kCateringWords[] = {"餐饮管理", "酒店管理", "咖啡", "食品"};
constexpr Codes kEducationCodes[] = {8310, 8391, 8393, 8399};
constexpr Word kEducationWords[] = {"教育科技", "教育咨询", "职业培训", "艺术培训"};
constexpr Codes kHealthCodes[] = {8411, 8412, 8425, 8434, 8492, 8514};
constexpr Word kHealthWords[] = {"医疗管理", "口腔门诊", "健康管理", "养老服务"};
constexpr Codes kResidentCodes[] = {8010, 8030, 8040, 8051, 8090, 8111, 8122, 8192, 8211, 8219};
constexpr Word kResidentWords[] = {"家政服务", "美容", "摄影", "汽车维修", "保洁服务"};
constexpr Codes kLogisticsCodes[] = {5431, 5437, 5439, 5821, 5822, 5829, 5910, 5990, 6020};
constexpr Word kLogisticsWords[] = {"物流", "国际货运代理", "运输", "仓储", "速递"};
constexpr Codes kManufactureCodes[] = {1491, 2720, 3499, 3515, 3599, 3823,
                                       3899, 3914, 4014, 4420, 4430, 4511};
constexpr Word kManufactureWords[] = {"电气设备制造", "仪器仪表", "机械制造", "新能源", "医药"};
constexpr Codes kOtherCodes[] = {513, 519, 7690, 7721, 7820, 7850, 8912, 9011, 9521, 9522};
constexpr Word kOtherWords[] = {"环境服务", "农业服务", "体育", "娱乐"};

constexpr LocalClass kClasses[] = {
    {"01", "商贸业", "51 52", 5593, 467, 210, kTradeCodes, kTradeWords},
    {"02", "科技产业", "63 64 65 73 74 75", 3130, 70, 150, kScienceCodes, kScienceWords},
    {"03", "金融业", "66 67 68 69", 231, 4, 8, kFinanceCodes, kFinanceWords},
    {"04", "文化产业", "86 87 88", 407, 9, 16, kCultureCodes, kCultureWords},
    {"05", "房地产业", "70", 236, 6, 9, kRealEstateCodes, kRealEstateWords},
    {"06", "商务服务业", "71 72", 1085, 24, 52, kBusinessCodes, kBusinessWords},
    {"07", "法律服务业", "723", 96, 3, 2, kLawCodes, kLawWords},
    {"08", "建筑业", "47 48 49 50", 372, 7, 17, kConstructionCodes, kConstructionWords},
    {"09", "住宿餐饮业", "61 62", 214, -12, 31, kCateringCodes, kCateringWords},
    {"10", "教育培训业", "83", 281, -15, 38, kEducationCodes, kEducationWords},
    {"11", "健康医疗业", "84 85", 103, 5, 3, kHealthCodes, kHealthWords},
    {"12", "居民服务业", "80 81 82", 268, -4, 22, kResidentCodes, kResidentWords},
    {"13", "交通物流业", "53 54 55 56 57 58 59 60", 142, 6, 7, kLogisticsCodes, kLogisticsWords},
    {"14", "制造与能源业",
     "06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 "
     "40 41 42 "
     "43 44 45 46",
     158, 3, 6, kManufactureCodes, kManufactureWords},
    {"15", "其他行业", "01 02 03 04 05 76 77 78 79 89 90 91 92 93 94 95 96 97", 58, 1, 2, kOtherCodes,
     kOtherWords},
};
static_assert(std::size(kClasses) == kLocalClassCount);

}  // namespace

std::span<const LocalClass> local_classes() {
    return kClasses;
}

}  // namespace louyu::demo
