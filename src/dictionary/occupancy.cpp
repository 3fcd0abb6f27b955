#include "dictionary/parts.hpp"

namespace louyu::dictionary {

namespace {

// Headers of real tax and registry files: reference.md §5.3 and §5.4.
std::vector<std::string_view> code_headers() {
    return {"纳税人识别号", "税号", "社会信用代码", "社会信用代码（纳税人识别号）", "纳税人识别码", "税务登记代码",
            "税务登记证号", "税务登记号码", "税务登记号", "纳税识别号", "信用代码", "统一社会信用代码/纳税人识别号",
            "统一社会信用代码（纳税人识别号）", "社会统一信用代码", "uniscid", "注册号/统一社会信用代码"};
}

std::vector<std::string_view> firm_headers() {
    return {"纳税人名称", "企业名称", "单位名称", "业主名称", "企业（单位）名称", "纳税人全称", "单位名称（业主姓名）",
            "入驻企业", "入驻企业名称", "租户名称", "公司名称", "主体名称", "入驻主体", "字号名称", "entname"};
}

std::vector<Field> enterprise_identity() {
    return {
        {.name = "credit_code", .label = "统一社会信用代码", .label_en = "Credit code", .length_max = 18,
         .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = code_headers()},
        {.name = "name", .label = "企业名称", .label_en = "Name", .required = true, .length_max = 120,
         .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = firm_headers()},
        {.name = "former_names", .label = "曾用名", .label_en = "Former names", .length_max = 400,
         .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = {"企业曾用名", "原名称"}},
        {.name = "entity_class", .label = "主体类型", .label_en = "Entity class", .type = FieldType::kCode,
         .code_list = "entity_class", .sensitivity = Sensitivity::kPublic, .synonyms = {"企业类型", "类型", "主体类别", "enttype"}},
        {.name = "industry_code", .label = "行业代码", .label_en = "Industry", .length_max = 4,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"国标行业代码", "行业小类代码", "国民经济行业代码", "行业", "industryco"}},
    };
}

std::vector<Field> enterprise_places() {
    return {
        {.name = "registered_here", .label = "是否本区注册", .label_en = "Registered here", .type = FieldType::kCode,
         .code_list = "yes_no_unknown", .sensitivity = Sensitivity::kPublic,
         .synonyms = {"注册地", "注册地（本区/区外）", "是否属地注册", "注册地是否在本区", "注册地(本区/区外)"}},
        {.name = "registered_address", .label = "注册地址", .label_en = "Registered address", .length_max = 300,
         .synonyms = {"住所", "注册地址（住所）", "经营（注册）地址", "dom"}},
        {.name = "operating_address", .label = "经营地址", .label_en = "Operating address", .length_max = 300,
         .synonyms = {"经营场所", "生产经营地址", "生产经营地点", "实际经营地址", "办公地址", "oploc"}},
        {.name = "legal_person", .label = "法定代表人", .label_en = "Legal person", .length_max = 60,
         .sensitivity = Sensitivity::kContact,
         .synonyms = {"法定代表人（负责人）/业主姓名", "法人代表", "法人姓名", "法人（负责人）", "负责人", "法定代表人（负责人）",
                      "frname", "lerep"}},
        {.name = "contact_name", .label = "联系人", .label_en = "Contact", .length_max = 40,
         .sensitivity = Sensitivity::kContact, .synonyms = {"企业联系人"}},
        {.name = "contact_phone", .label = "联系电话", .label_en = "Contact phone", .length_max = 40,
         .sensitivity = Sensitivity::kContact, .synonyms = {"电话", "手机", "联系方式"}},
        {.name = "employees", .label = "从业人数", .label_en = "Employees", .type = FieldType::kInteger, .unit = "人",
         .least = 0, .most = 1000000, .synonyms = {"员工人数", "从业人员", "职工人数"}},
        {.name = "established_on", .label = "成立日期", .label_en = "Established on", .type = FieldType::kDay,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"成立时间", "注册日期", "esdate", "estdate"}},
        {.name = "headquarters_kind", .label = "总部类型", .label_en = "Headquarters", .type = FieldType::kCode,
         .code_list = "headquarters_kind", .sensitivity = Sensitivity::kPublic, .synonyms = {"是否总部企业", "总部类别"}},
        {.name = "note", .label = "备注", .label_en = "Note", .length_max = 500, .synonyms = {"说明"}},
    };
}

Entity enterprise() {
    Entity entity{.name = "enterprise",
                  .plural = "enterprises",
                  .label = "入驻主体",
                  .label_en = "Enterprise",
                  .reach = Reach::kEnterprise,
                  .by_district = true,
                  .key = "credit_code"};
    for (auto part : {enterprise_identity(), enterprise_places()}) {
        entity.fields.insert(entity.fields.end(), part.begin(), part.end());
    }
    return entity;
}

Entity enterprise_tag() {
    return {.name = "enterprise_tag",
            .plural = "enterprise-tags",
            .label = "企业标签",
            .label_en = "Enterprise tag",
            .reach = Reach::kEnterprise,
            .title = "tag",
            .fields = {
                {.name = "enterprise_id", .label = "企业", .label_en = "Enterprise", .type = FieldType::kReference,
                 .required = true, .reference = "enterprise", .sensitivity = Sensitivity::kPublic},
                {.name = "tag", .label = "标签", .label_en = "Tag", .type = FieldType::kCode, .required = true,
                 .code_list = "enterprise_tag", .sensitivity = Sensitivity::kPublic},
                {.name = "list_name", .label = "榜单与年度", .label_en = "List and year", .length_max = 100,
                 .sensitivity = Sensitivity::kPublic},
                {.name = "evidence", .label = "依据", .label_en = "Evidence", .length_max = 300},
            }};
}

/// A firm in a building over time: its valid time is the stay (R018). Moving in opens the first version, more or less
/// space is a change, moving out closes the last one.
Entity tenancy() {
    return {.name = "tenancy",
            .plural = "tenancies",
            .label = "入驻",
            .label_en = "Tenancy",
            .reach = Reach::kBuilding,
            .by_district = true,
            .title = "id",
            .fields = {
                {.name = "enterprise_id", .label = "企业", .label_en = "Enterprise", .type = FieldType::kReference,
                 .required = true, .reference = "enterprise", .sensitivity = Sensitivity::kPublic},
                {.name = "building_id", .label = "楼宇", .label_en = "Building", .type = FieldType::kReference,
                 .required = true, .reference = "building", .sensitivity = Sensitivity::kPublic},
                {.name = "unit_id", .label = "房源", .label_en = "Unit", .type = FieldType::kReference, .reference = "unit",
                 .sensitivity = Sensitivity::kPublic},
                {.name = "floor_label", .label = "楼层", .label_en = "Floor", .length_max = 40,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"层", "所在楼层", "层号", "入驻楼层"}},
                {.name = "unit_label", .label = "房号", .label_en = "Unit", .length_max = 80,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"房间号", "单元号", "室号", "入驻房号"}},
                {.name = "area", .label = "入驻面积", .label_en = "Area", .type = FieldType::kArea, .unit = "㎡",
                 .required = true, .least = 0, .most = 100000000, .sensitivity = Sensitivity::kPublic,
                 .synonyms = {"使用面积", "租赁面积", "承租面积", "办公面积", "租用面积", "面积"}},
                {.name = "use", .label = "使用方式", .label_en = "Use", .type = FieldType::kCode, .code_list = "tenancy_use",
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"租用/自用", "使用性质", "房屋使用方式"}},
                {.name = "is_primary", .label = "主要经营地", .label_en = "Primary", .type = FieldType::kFlag,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"是否主要经营地", "主要经营场所"}},
                {.name = "lease_end", .label = "合同到期日", .label_en = "Lease end", .type = FieldType::kDay,
                 .synonyms = {"租约到期日", "租赁到期日", "合同截止日期", "租期截止"}},
                {.name = "rent", .label = "租金", .label_en = "Rent", .type = FieldType::kMoney, .unit = "元", .least = 0,
                 .synonyms = {"签约租金", "合同租金"}},
                {.name = "rent_unit", .label = "租金单位", .label_en = "Rent unit", .type = FieldType::kCode,
                 .code_list = "rent_unit", .synonyms = {"计租单位"}},
                {.name = "leave_reason", .label = "退租原因", .label_en = "Reason for leaving", .type = FieldType::kCode,
                 .code_list = "leave_reason", .synonyms = {"迁出原因"}},
                {.name = "released_area", .label = "退租面积", .label_en = "Released area", .type = FieldType::kArea,
                 .unit = "㎡", .least = 0, .synonyms = {"释放面积", "退租释放面积"}},
                {.name = "note", .label = "备注", .label_en = "Note", .length_max = 500, .synonyms = {"说明"}},
            }};
}

Entity ownership_share() {
    return {.name = "ownership_share",
            .plural = "ownership-shares",
            .label = "产权份额",
            .label_en = "Ownership share",
            .reach = Reach::kBuilding,
            .title = "owner_name",
            .fields = {
                {.name = "building_id", .label = "楼宇", .label_en = "Building", .type = FieldType::kReference,
                 .required = true, .reference = "building"},
                {.name = "owner_name", .label = "产权人", .label_en = "Owner", .required = true, .length_max = 100,
                 .searchable = true},
                {.name = "area", .label = "产权面积", .label_en = "Area", .type = FieldType::kArea, .unit = "㎡",
                 .required = true, .least = 0},
                {.name = "self_held", .label = "开发商或运营方自持", .label_en = "Self-held", .type = FieldType::kFlag},
            }};
}

Entity operator_mandate() {
    return {.name = "operator_mandate",
            .plural = "operator-mandates",
            .label = "运营委托",
            .label_en = "Operator mandate",
            .reach = Reach::kBuilding,
            .title = "kind",
            .fields = {
                {.name = "building_id", .label = "楼宇", .label_en = "Building", .type = FieldType::kReference,
                 .required = true, .reference = "building"},
                {.name = "organisation_id", .label = "运营主体", .label_en = "Operator", .type = FieldType::kReference,
                 .required = true, .reference = "organisation"},
                {.name = "kind", .label = "委托方式", .label_en = "Kind", .type = FieldType::kCode, .required = true,
                 .code_list = "mandate_kind"},
            }};
}

Entity registration_record() {
    Entity entity{.name = "registration_record",
                  .plural = "registration-records",
                  .label = "登记信息",
                  .label_en = "Registration record",
                  .keeping = Keeping::kLedger,
                  .reach = Reach::kDistrict,
                  .by_district = true};
    entity.fields = {
        {.name = "credit_code", .label = "统一社会信用代码", .label_en = "Credit code", .length_max = 30,
         .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = code_headers()},
        {.name = "name", .label = "企业名称", .label_en = "Name", .required = true, .length_max = 120,
         .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = firm_headers()},
        {.name = "legal_person", .label = "法定代表人", .label_en = "Legal person", .length_max = 60,
         .sensitivity = Sensitivity::kContact,
         .synonyms = {"法定代表人（负责人）", "法人代表", "法人姓名", "负责人", "经营者", "frname", "lerep"}},
        {.name = "entity_type", .label = "类型", .label_en = "Type", .length_max = 80,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"企业类型", "市场主体类型", "主体类型", "enttype"}},
        {.name = "status", .label = "登记状态", .label_en = "Status", .type = FieldType::kCode, .required = true,
         .code_list = "registration_status", .sensitivity = Sensitivity::kPublic,
         .synonyms = {"经营状态", "企业状态", "主体状态", "状态", "entstatus"}},
        {.name = "registered_capital", .label = "注册资本", .label_en = "Registered capital", .type = FieldType::kMoney,
         .unit = "元", .least = 0, .sensitivity = Sensitivity::kPublic, .synonyms = {"注册资金", "注册资本（万元）", "regcap"}},
        {.name = "established_on", .label = "成立日期", .label_en = "Established on", .type = FieldType::kDay,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"成立时间", "注册日期", "esdate", "estdate"}},
        {.name = "industry_code", .label = "行业代码", .label_en = "Industry", .length_max = 4,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"国标行业代码", "行业小类代码", "行业", "industryco"}},
        {.name = "registered_address", .label = "住所", .label_en = "Registered address", .length_max = 300,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"注册地址", "住所（注册地址）", "dom"}},
        {.name = "operating_address", .label = "经营场所", .label_en = "Operating address", .length_max = 300,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"经营地址", "生产经营地", "oploc"}},
        {.name = "authority", .label = "登记机关", .label_en = "Authority", .length_max = 80,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"regorg"}},
        {.name = "cancelled_on", .label = "注销日期", .label_en = "Cancelled on", .type = FieldType::kDay,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"candate"}},
        {.name = "revoked_on", .label = "吊销日期", .label_en = "Revoked on", .type = FieldType::kDay,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"revdate"}},
    };
    return entity;
}

Field tax_amount(std::string_view name, std::string_view label, std::string_view label_en,
                 std::vector<std::string_view> synonyms) {
    return {.name = name, .label = label, .label_en = label_en, .type = FieldType::kMoney, .unit = "元",
            .sensitivity = Sensitivity::kTaxpayer, .synonyms = std::move(synonyms)};
}

/// One taxpayer, one month, one source. Amounts may be negative (refunds). Calibres are columns of their own (R031);
/// kinds not named here are in tax_other, so that the kinds add to tax_full.
Entity tax_record() {
    Entity entity{.name = "tax_record",
                  .plural = "tax-records",
                  .label = "税收台账",
                  .label_en = "Tax record",
                  .keeping = Keeping::kLedger,
                  .reach = Reach::kDistrict,
                  .by_district = true};
    entity.fields = {
        {.name = "credit_code", .label = "纳税人识别号", .label_en = "Taxpayer number", .length_max = 30,
         .sensitivity = Sensitivity::kTaxpayer, .synonyms = code_headers()},
        {.name = "name", .label = "纳税人名称", .label_en = "Taxpayer", .required = true, .length_max = 120,
         .sensitivity = Sensitivity::kTaxpayer, .synonyms = firm_headers()},
        {.name = "month", .label = "税款所属期", .label_en = "Month", .type = FieldType::kMonth, .required = true,
         .sensitivity = Sensitivity::kTaxpayer,
         .synonyms = {"所属期", "税款所属月份", "年月", "月份", "税费所属期", "所属时期", "属期", "入库月份", "税款所属期止"}},
        tax_amount("tax_full", "税收合计", "Tax, full calibre",
                   {"合计", "总税收", "全口径税收", "税收总额", "税款合计", "总额", "全口径", "本月合计", "实缴额合计", "实缴税额",
                    "税额合计", "累计税收", "本年累计", "累计入库税额"}),
        tax_amount("tax_local", "地方级税收", "Tax, local calibre", {"地方级", "地方级收入", "地方税收", "地方口径"}),
        tax_amount("tax_district", "区级税收", "Tax, district calibre", {"区级", "区级收入", "区本级税收", "区级口径"}),
        tax_amount("vat", "增值税", "VAT", {"国内增值税", "zzs"}),
        tax_amount("consumption_tax", "消费税", "Consumption tax", {"国内消费税", "xfs"}),
        tax_amount("corporate_income_tax", "企业所得税", "Corporate income tax", {"qysds"}),
        tax_amount("personal_income_tax", "个人所得税", "Personal income tax", {"grsds", "个税"}),
        tax_amount("city_maintenance_tax", "城市维护建设税", "City maintenance tax", {"城建税", "cswhjss"}),
        tax_amount("stamp_tax", "印花税", "Stamp tax", {"yhs"}),
        tax_amount("land_appreciation_tax", "土地增值税", "Land appreciation tax", {"tdzzs"}),
        tax_amount("house_property_tax", "房产税", "House property tax", {"fcs"}),
        tax_amount("land_use_tax", "城镇土地使用税", "Land use tax", {"土地使用税", "cztdsys"}),
        tax_amount("deed_tax", "契税", "Deed tax", {"qs"}),
        tax_amount("vehicle_tax", "车船税", "Vehicle tax", {"ccs"}),
        tax_amount("tax_other", "其他税收", "Other taxes", {"其他", "其他税种", "其他各税"}),
    };
    return entity;
}

}  // namespace

std::vector<Entity> occupancy_entities() {
    return {enterprise(),       enterprise_tag(),      tenancy(),   ownership_share(),
            operator_mandate(), registration_record(), tax_record()};
}

std::vector<CodeList> occupancy_code_lists() {
    return {
        {"entity_class", "主体类型",
         {{"company", "企业", "Company", {"公司", "有限责任公司", "股份有限公司", "企业法人"}},
          {"branch", "分支机构", "Branch", {"分公司", "分行", "支行", "营业部"}},
          {"sole_trader", "个体工商户", "Individual business", {"个体", "个体户"}},
          {"partnership", "合伙企业", "Partnership", {"个人独资企业", "普通合伙", "有限合伙"}},
          {"law_firm", "律师事务所", "Law firm", {"律所", "公证机构", "司法鉴定机构", "仲裁机构"}},
          {"social_organisation", "社会组织", "Social organisation", {"社会团体", "民办非企业单位", "社会服务机构", "基金会"}},
          {"public_institution", "机关事业单位", "Public institution", {"事业单位", "机关", "群团"}},
          {"cooperative", "农民专业合作社", "Cooperative"},
          {"representative_office", "代表机构", "Representative office", {"外国企业常驻代表机构", "代表处", "办事处"}},
          {"other", "其他", "Other"}}},
        {"yes_no_unknown", "是否",
         {{"yes", "是", "Yes", {"本区", "区内", "Y", "√", "有", "本区注册"}},
          {"no", "否", "No", {"区外", "外区", "N", "×", "无", "外地", "市外", "本市外区"}},
          {"unknown", "未掌握", "Unknown", {"不详", "未知", "待核实"}}}},
        {"headquarters_kind", "总部类型",
         {{"regional", "地区总部", "Regional headquarters", {"跨国公司地区总部", "区域总部"}},
          {"functional", "功能型总部", "Functional headquarters", {"职能总部", "营销总部", "研发总部", "财务总部"}},
          {"procurement", "采购中心", "Procurement centre"},
          {"settlement", "结算中心", "Settlement centre"},
          {"operation", "运营中心", "Operation centre"},
          {"experience", "消费体验中心", "Experience centre"},
          {"subsidiary", "独立核算子公司", "Subsidiary"}}},
        {"enterprise_tag", "企业标签",
         {{"headquarters", "总部企业", "Headquarters"},
          {"fortune_500", "世界500强", "Fortune 500"},
          {"china_500", "中国500强", "China top 500"},
          {"listed", "上市公司", "Listed"},
          {"unicorn", "独角兽企业", "Unicorn"},
          {"high_tech", "高新技术企业", "High-tech"},
          {"above_scale", "规模以上企业", "Above scale"}}},
        {"tenancy_use", "使用方式", {{"let", "租用", "Let", {"租赁", "承租", "出租"}}, {"self_used", "自用", "Self-used", {"自有", "自持"}}}},
        {"leave_reason", "退租原因",
         {{"lease_ended", "合同到期", "Lease ended", {"到期"}},
          {"relocated_inside", "区内迁移", "Moved inside the district", {"区内搬迁"}},
          {"relocated_outside", "迁往区外", "Moved outside", {"外迁"}},
          {"closed", "注销停业", "Closed", {"停业", "注销", "倒闭"}},
          {"cost", "经营成本", "Cost", {"租金过高", "疫情影响", "经营困难"}},
          {"other", "其他", "Other"}}},
        {"mandate_kind", "委托方式", {{"whole", "整体委托", "Whole building"}, {"part", "部分委托", "Part"}}},
        {"registration_status", "登记状态",
         {{"active", "存续", "Active", {"在营", "在业", "存续（在营、开业、在册）", "开业", "正常", "1", "登记成立", "在册"}},
          {"revoked", "吊销", "Revoked", {"吊销未注销", "2", "吊销，未注销"}},
          {"cancelled", "注销", "Cancelled", {"已注销", "3"}},
          {"moved_out", "迁出", "Moved out", {"已迁出"}}}},
    };
}

}  // namespace louyu::dictionary
