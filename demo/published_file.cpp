#include "demo/csv_file.hpp"
#include "demo/files.hpp"
#include "demo/heping_plan.hpp"

namespace louyu::demo {

namespace {

struct Published {
    std::string_view metric;
    std::string_view condition;
    std::string_view period;
    std::string_view printed;
    std::string_view unit;
    std::string_view section;
    std::string_view note;
};

constexpr std::string_view kBoth = "与分项合计、清单或常识不一致，两个数并列显示，不作改动";

// As printed; the note says where the plan disagrees with itself (requirements C1–C9). H3 (85%以上) and H7
// (1.2万余家) are left out: a figure printed as a limit or as about so much cannot agree or disagree.
constexpr Published kFigures[] = {
    {"building_count", "stage:operating", "2020-12", "89", "座", "一（一）1", "H1"},
    {"floor_area", "stage:operating", "2020-12", "422.7", "万㎡", "一（一）1", "H2"},
    {"building_count", "stage:operating;size_class:gt_100k", "2020-12", "11", "座", "一（一）1",
     "H4：超过10万平方米，不含本数"},
    {"floor_area", "stage:under_construction", "2020-12", "335", "万㎡", "一（一）1", "H5"},
    {"building_count:share", "occupancy_band:gte_85", "2020-12", "62.9", "%", "一（一）1",
     "H6：占比，四档印数合计99.9%"},
    {"building_count:share", "occupancy_band:70_85", "2020-12", "20.2", "%", "一（一）1", "H6：占比"},
    {"building_count:share", "occupancy_band:50_70", "2020-12", "11.2", "%", "一（一）1", "H6：占比"},
    {"building_count:share", "occupancy_band:lt_50", "2020-12", "5.6", "%", "一（一）1", "H6：占比"},
    {"building_count", "tax_tier:gte_100m", "2020", "11", "座", "一（一）2", "H8"},
    {"tax_full", "tax_tier:gte_100m", "2020", "43.9", "亿元", "一（一）2", "H9：全口径"},
    {"tax_share_of_district", "tax_tier:gte_100m", "2020", "27.5", "%", "一（一）2", "H9"},
    {"building_count", "tax_tier:70m_100m", "2020", "6", "座", "一（一）2", "H10"},
    {"building_count", "tax_tier:50m_70m", "2020", "1", "座", "一（一）2", "H11"},
    {"building_count", "tax_tier:gte_100m|70m_100m|50m_70m", "2020", "10", "座", "一（一）4", kBoth},
    {"key_firm_count_10m", "", "2019", "157", "户", "一（一）2", "H13"},
    {"key_firm_count_10m", "location:in_building", "2019", "62", "户", "一（一）2", "H13"},
    {"tax_full", "key_firm:10m;location:in_building", "2019", "47.9", "亿元", "一（一）2", "H13"},
    {"key_firm_count_5m", "", "2019", "286", "户", "一（一）2", "H14"},
    {"key_firm_count_5m", "location:in_building", "2019", "118", "户", "一（一）2", "H14"},
    {"tax_full", "key_firm:5m;location:in_building", "2019", "51.7", "亿元", "一（一）2", "H14"},
    {"building_count", "zone:industry_zones:TYJ", "2020-12", "40", "座", "一（一）3", "H15"},
    {"building_count", "zone:industry_zones:SHJ", "2020-12", "29", "座", "一（一）3", "H15"},
    {"building_count", "zone:industry_zones:XTBN", "2020-12", "18", "座", "一（一）3", "H15"},
    {"building_count", "zone:industry_zones:HH", "2020-12", "2", "座", "一（一）3", "H15"},
    {"building_count", "tax_tier:gte_100m;region:210102019000", "2020", "3", "座", "一（一）3", "H16"},
    {"building_count", "tax_tier:gte_100m;region:210102022000", "2020", "3", "座", "一（一）3", "H16"},
    {"building_count", "tax_tier:gte_100m;region:210102025000", "2020", "2", "座", "一（一）3", "H16"},
    {"building_count", "tax_tier:gte_100m;region:210102027000", "2020", "2", "座", "一（一）3", "H16"},
    {"building_count", "tax_tier:gte_100m;region:210102016000", "2020", "1", "座", "一（一）3", "H16"},
    {"firm_count", "industry:heping:01", "2020-12", "5593", "户", "一（一）5", "H20"},
    {"firm_count", "industry:heping:02", "2020-12", "3130", "户", "一（一）5", "H20"},
    {"firm_count", "industry:heping:03", "2020-12", "231", "户", "一（一）5", "H20"},
    {"firm_count", "industry:heping:04", "2020-12", "407", "户", "一（一）5", "H20"},
    {"vacancy_rate", "stage:operating;ownership:!scattered", "2020-12", "15", "%", "一（二）4",
     "H17：约数，分散产权除外"},
    {"idle_resource_count", "", "2020-12", "24", "个", "一（二）4", "H18：超过3000平方米，不含本数"},
    {"idle_resource_area", "", "2020-12", "65.9", "万㎡", "一（二）4", "H18：分区域合计65.8，相差0.1"},
    {"idle_resource_area", "region:210102022000", "2020-12", "55.2", "万㎡", "一（二）4", "H19"},
    {"idle_resource_area", "region:210102025000", "2020-12", "1.5", "万㎡", "一（二）4", "H19"},
    {"idle_resource_area", "region:210102023000", "2020-12", "2.9", "万㎡", "一（二）4", "H19"},
    {"idle_resource_area", "region:210102016000", "2020-12", "4.7", "万㎡", "一（二）4", "H19"},
    {"idle_resource_area", "region:210102021000", "2020-12", "1", "万㎡", "一（二）4", "H19"},
    {"idle_resource_area", "region:210102019000", "2020-12", "5000", "㎡", "一（二）4", "H19"},
};

}  // namespace

void write_published(FileSet& files) {
    CsvFile csv(files.add({"published", "10_公布数据.csv", "", "区楼宇办", std::string(kHepingCode)}),
                CsvFile::Coding::kUtf8WithMark);
    csv.row({"指标代码", "条件", "期间", "公布数值", "单位", "来源", "备注"});
    for (const Published& figure : kFigures) {
        csv.row({figure.metric, figure.condition, figure.period, figure.printed, figure.unit,
                 std::string("和平区楼宇经济“十四五”规划 ").append(figure.section), figure.note});
    }
    csv.close();
}

}  // namespace louyu::demo
