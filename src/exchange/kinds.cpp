#include <algorithm>

#include "base/error.hpp"
#include "exchange/table.hpp"

// The kinds of files, their columns in the order of the template. Columns named like a field of the main
// entity hold that field; the others name a record (building_name) or exist in files only (period_first).
namespace louyu::exchange {

namespace {

using dictionary::Field;
using dictionary::FieldType;
using dictionary::Sensitivity;

const Field* field_of(std::string_view entity, std::string_view name) {
    const Field* found = dictionary::entity(entity).find(name);
    CHECK(found != nullptr);
    return found;
}

KindColumn column_of(std::string_view entity, std::string_view name) {
    const Field* field = field_of(entity, name);
    return {.name = name, .label = field->label, .field = field};
}

KindColumn required_column_of(std::string_view entity, std::string_view name) {
    KindColumn column = column_of(entity, name);
    column.required = true;
    return column;
}

/// Every field of an entity that a file may bring, except the references in `except`.
std::vector<KindColumn> columns_of(std::string_view entity, const std::vector<std::string_view>& except) {
    std::vector<KindColumn> columns;
    for (const Field& field : dictionary::entity(entity).fields) {
        if (std::find(except.begin(), except.end(), field.name) == except.end()) {
            columns.push_back({.name = field.name, .label = field.label, .field = &field});
        }
    }
    return columns;
}

/// The column by which a file names the building of a row; merged over the rows of that building.
KindColumn building_name_column() {
    return {.name = "building_name",
            .label = "楼宇名称",
            .field = field_of("building", "name"),
            .required = true,
            .fill_down = true,
            .synonyms = {"所在楼宇", "入驻楼宇", "所属楼宇", "楼宇（载体）名称", "入驻载体", "所在楼宇名称"}};
}

KindColumn building_code_column() {
    return {.name = "building_code",
            .label = "楼宇编码",
            .field = field_of("building", "code"),
            .fill_down = true};
}

Kind regions_kind() {
    return {
        .name = "regions",
        .label = "行政区划",
        .columns = {required_column_of("region", "code"),
                    required_column_of("region", "name"),
                    column_of("region", "level"),
                    {.name = "parent_code", .label = "上级代码", .field = field_of("region", "parent_id")}}};
}

Kind zones_kind() {
    KindColumn building = building_name_column();
    building.required = false;
    building.fill_down = false;
    return {
        .name = "zones",
        .label = "片区划分",
        .columns = {
            {.name = "scheme_code",
             .label = "划分方案代码",
             .field = field_of("zoning_scheme", "code"),
             .required = true,
             .fill_down = true},
            {.name = "scheme_name",
             .label = "划分方案",
             .field = field_of("zoning_scheme", "name"),
             .fill_down = true},
            {.name = "partition",
             .label = "每楼只属一个片区",
             .field = field_of("zoning_scheme", "partition"),
             .fill_down = true},
            {.name = "zone_code", .label = "片区代码", .field = field_of("zone", "code"), .fill_down = true},
            {.name = "zone_name",
             .label = "片区名称",
             .field = field_of("zone", "name"),
             .required = true,
             .fill_down = true},
            building,
        }};
}

Kind buildings_kind() {
    Kind kind{.name = "buildings", .label = "楼宇"};
    for (KindColumn& column : columns_of("building", {})) {
        column.required = column.name == "name";
        if (column.name == "site_id") {
            column.name = "site_name";
        } else if (column.name == "region_id") {
            column.name = "street_name";
            column.fill_down = true;
        }
        kind.columns.push_back(column);
    }
    return kind;
}

/// Floors and units in one kind: a row without a unit name describes its floor.
Kind units_kind() {
    Kind kind{.name = "units", .label = "楼层与房源"};
    kind.columns = {
        building_code_column(),
        building_name_column(),
        {.name = "floor_name",
         .label = "楼层",
         .field = field_of("unit", "floor_id"),
         .required = true,
         .fill_down = true},
        {.name = "floor_number", .label = "层序", .field = field_of("floor", "number")},
        {.name = "floor_area", .label = "楼层建筑面积", .field = field_of("floor", "floor_area")},
        {.name = "floor_lettable_area",
         .label = "楼层可租售面积",
         .field = field_of("floor", "lettable_area")},
    };
    for (KindColumn& column : columns_of("unit", {"building_id", "floor_id"})) {
        kind.columns.push_back(column);
    }
    return kind;
}

Kind enterprises_kind() {
    Kind kind{.name = "enterprises", .label = "入驻主体"};
    for (KindColumn& column : columns_of("enterprise", {})) {
        column.required = column.name == "name";
        kind.columns.push_back(column);
    }
    return kind;
}

const Field& move_in_field() {
    static const Field field{.name = "move_in",
                             .label = "入驻日期",
                             .label_en = "Moved in",
                             .type = FieldType::kDay,
                             .sensitivity = Sensitivity::kPublic,
                             .synonyms = {"入驻时间", "迁入日期", "迁入时间", "起租日期", "起租日",
                                          "租赁起始日期", "合同起始日期", "合同开始日期", "租期起始"}};
    return field;
}

const Field& move_out_field() {
    static const Field field{
        .name = "move_out",
        .label = "退租日期",
        .label_en = "Moved out",
        .type = FieldType::kDay,
        .sensitivity = Sensitivity::kPublic,
        .synonyms = {"退租时间", "迁出日期", "迁出时间", "搬离日期", "离驻日期", "撤离日期"}};
    return field;
}

Kind tenancies_kind() {
    Kind kind{.name = "tenancies", .label = "楼宇入驻"};
    kind.columns = {
        building_code_column(),
        building_name_column(),
        {.name = "enterprise_name",
         .label = "企业名称",
         .field = field_of("enterprise", "name"),
         .required = true},
        {.name = "credit_code", .label = "统一社会信用代码", .field = field_of("enterprise", "credit_code")},
    };
    for (std::string_view name : {"entity_class", "industry_code", "registered_here", "registered_address",
                                  "legal_person", "contact_name", "contact_phone", "employees"}) {
        kind.columns.push_back(column_of("enterprise", name));
    }
    kind.columns.push_back({.name = "move_in", .label = "入驻日期", .field = &move_in_field()});
    kind.columns.push_back({.name = "move_out", .label = "退租日期", .field = &move_out_field()});
    for (KindColumn& column : columns_of("tenancy", {"enterprise_id", "building_id", "unit_id"})) {
        column.required = column.name == "area";
        kind.columns.push_back(column);
    }
    return kind;
}

Kind registration_kind() {
    Kind kind{.name = "registration", .label = "市场主体登记信息", .is_ledger = true};
    for (KindColumn& column : columns_of("registration_record", {})) {
        column.required = column.field->required;
        if (column.name == "name") {
            column.synonyms = {"名称", "市场主体名称", "企业（机构）名称", "商事主体名称", "经营主体名称"};
        } else if (column.name == "credit_code") {
            column.synonyms = {"统一社会信用代码/注册号", "统一社会信用代码（注册号）"};
        }
        kind.columns.push_back(column);
    }
    return kind;
}

const Field& period_first_field() {
    static const Field field{
        .name = "period_first",
        .label = "税款所属期起",
        .label_en = "Period from",
        .type = FieldType::kMonth,
        .sensitivity = Sensitivity::kTaxpayer,
        .synonyms = {"税费所属期起", "所属时期起", "所属期起", "税款所属期始", "税款所属时期起", "skssqq"}};
    return field;
}

const Field& period_last_field() {
    static const Field field{
        .name = "period_last",
        .label = "税款所属期止",
        .label_en = "Period to",
        .type = FieldType::kMonth,
        .sensitivity = Sensitivity::kTaxpayer,
        .synonyms = {"税费所属期止", "所属时期止", "所属期止", "税款所属时期止", "skssqz"}};
    return field;
}

const Field& tax_kind_field() {
    static const Field field{
        .name = "tax_kind",
        .label = "征收项目",
        .label_en = "Kind of tax",
        .length_max = 60,
        .sensitivity = Sensitivity::kTaxpayer,
        .synonyms = {"税种", "征收项目名称", "税种名称", "税费种", "欠税税种", "欠税（费）种", "zsxm"}};
    return field;
}

const Field& tax_amount_field() {
    static const Field field{
        .name = "tax_amount",
        .label = "实缴额",
        .label_en = "Amount paid",
        .type = FieldType::kMoney,
        .unit = "元",
        .sensitivity = Sensitivity::kTaxpayer,
        .synonyms = {"实缴税额", "实缴金额", "金额", "入库金额", "入库税额", "税额", "已缴税额",
                     "实际应缴税额", "应补（退）税额", "实际缴纳税额", "税款金额", "实缴税款"}};
    return field;
}

/// Wide rows carry one column a kind of tax; declaration rows carry tax_kind and tax_amount, one row a kind.
/// The reader spreads the latter over the columns of the former, so tax_full is always there.
Kind tax_kind() {
    Kind kind{.name = "tax", .label = "税收台账", .is_ledger = true};
    for (KindColumn& column : columns_of("tax_record", {})) {
        column.required = column.name == "name" || column.name == "month" || column.name == "tax_full";
        if (column.name == "credit_code") {
            column.synonyms = {"统一社会信用代码", "纳税人统一社会信用代码", "统一社会信用代码（税号）",
                               "纳税人代码", "nsrsbh"};
        } else if (column.name == "name") {
            column.synonyms = {"纳税人", "企业", "纳税企业名称", "缴款单位", "nsrmc"};
        } else if (column.name == "tax_other") {
            column.adds = true;
            // Small taxes without a column of their own (reference data items of tax offices).
            column.synonyms = {"资源税",
                               "车辆购置税",
                               "耕地占用税",
                               "环境保护税",
                               "烟叶税",
                               "营业税",
                               "zys",
                               "clgzs",
                               "gdzys",
                               "hjbhs",
                               "固定资产投资方向调节税"};
        }
        kind.columns.push_back(column);
        if (column.name == "month") {
            kind.columns.push_back(
                {.name = "period_first", .label = "税款所属期起", .field = &period_first_field()});
            kind.columns.push_back(
                {.name = "period_last", .label = "税款所属期止", .field = &period_last_field()});
        }
    }
    kind.columns.push_back({.name = "tax_kind", .label = "征收项目", .field = &tax_kind_field()});
    kind.columns.push_back({.name = "tax_amount", .label = "实缴额", .field = &tax_amount_field()});
    return kind;
}

/// Local classes of firms by the national code: one row a class and prefix (R023).
Kind industries_kind() {
    static const std::vector<Field> fields = {
        {.name = "scheme_code",
         .label = "分类方案代码",
         .label_en = "Scheme code",
         .length_max = 40,
         .synonyms = {"方案代码"}},
        {.name = "scheme_name",
         .label = "分类方案",
         .label_en = "Scheme",
         .length_max = 60,
         .synonyms = {"分类方案名称", "方案名称"}},
        {.name = "class_code",
         .label = "类别代码",
         .label_en = "Class code",
         .length_max = 40,
         .synonyms = {"产业代码", "分类代码"}},
        {.name = "class_name",
         .label = "类别名称",
         .label_en = "Class",
         .length_max = 60,
         .synonyms = {"产业名称", "产业", "类别", "行业名称", "分类名称"}},
        {.name = "position",
         .label = "序号",
         .label_en = "Position",
         .type = FieldType::kInteger,
         .least = 0,
         .most = 9999,
         .synonyms = {"排序", "顺序"}},
        {.name = "prefix",
         .label = "国标行业代码",
         .label_en = "Code prefix",
         .length_max = 4,
         .synonyms = {"行业代码", "行业代码前缀", "对应国标代码", "GB/T 4754代码"}},
    };
    Kind kind{.name = "industries", .label = "本地产业分类"};
    for (const Field& field : fields) {
        const bool is_given_once = field.name == "position";
        kind.columns.push_back({.name = field.name,
                                .label = field.label,
                                .field = &field,
                                .required = !is_given_once && field.name != "scheme_name",
                                .fill_down = !is_given_once && field.name != "prefix"});
    }
    return kind;
}

/// Figures an authority has printed (R125). The value stays as printed: its digits tell how exact it is.
Kind published_kind() {
    static const std::vector<Field> fields = {
        {.name = "metric",
         .label = "指标代码",
         .label_en = "Metric",
         .length_max = 60,
         .synonyms = {"指标", "指标编码"}},
        {.name = "condition",
         .label = "条件",
         .label_en = "Condition",
         .length_max = 300,
         .synonyms = {"范围", "筛选条件"}},
        {.name = "period",
         .label = "期间",
         .label_en = "Period",
         .length_max = 20,
         .synonyms = {"时期", "统计期"}},
        {.name = "printed",
         .label = "公布数值",
         .label_en = "Printed value",
         .length_max = 60,
         .synonyms = {"数值", "公布值", "印发数值", "原文数值"}},
        {.name = "unit", .label = "单位", .label_en = "Unit", .length_max = 20, .synonyms = {"计量单位"}},
        {.name = "source",
         .label = "来源",
         .label_en = "Source",
         .length_max = 200,
         .synonyms = {"出处", "文件"}},
        {.name = "note", .label = "备注", .label_en = "Note", .length_max = 500, .synonyms = {"说明"}},
    };
    Kind kind{.name = "published", .label = "公布数据"};
    for (const Field& field : fields) {
        const bool is_required = field.name == "metric" || field.name == "period" || field.name == "printed";
        kind.columns.push_back(
            {.name = field.name, .label = field.label, .field = &field, .required = is_required});
    }
    return kind;
}

}  // namespace

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = {
        regions_kind(),   zones_kind(),        buildings_kind(), units_kind(),      enterprises_kind(),
        tenancies_kind(), registration_kind(), tax_kind(),       industries_kind(), published_kind()};
    return all;
}

const Kind* find_kind(std::string_view name) {
    for (const Kind& kind : kinds()) {
        if (kind.name == name) {
            return &kind;
        }
    }
    return nullptr;
}

const KindColumn* Kind::find(std::string_view column) const {
    const int index = index_of(column);
    return index < 0 ? nullptr : &columns[static_cast<std::size_t>(index)];
}

int Kind::index_of(std::string_view column) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

bool ParsedRow::rejected() const {
    return std::any_of(problems.begin(), problems.end(),
                       [](const CellProblem& problem) { return !problem.is_warning; });
}

}  // namespace louyu::exchange
