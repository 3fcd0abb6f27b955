#include "dictionary/parts.hpp"

namespace louyu::dictionary {

namespace {

Entity region() {
    return {.name = "region",
            .plural = "regions",
            .label = "行政区划",
            .label_en = "Region",
            .key = "code",
            .fields = {
                {.name = "code", .label = "区划代码", .label_en = "Code", .required = true, .length_max = 12,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"统计用区划代码", "行政区划代码", "代码"}},
                {.name = "name", .label = "区划名称", .label_en = "Name", .required = true, .length_max = 60,
                 .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = {"名称", "行政区划", "行政区划名称"}},
                {.name = "level", .label = "级别", .label_en = "Level", .type = FieldType::kCode, .required = true,
                 .code_list = "region_level", .sensitivity = Sensitivity::kPublic, .synonyms = {"层级", "区划级别"}},
                {.name = "parent_id", .label = "上级区划", .label_en = "Parent", .type = FieldType::kReference,
                 .reference = "region", .sensitivity = Sensitivity::kPublic, .synonyms = {"上级代码", "上级区划代码"}},
            }};
}

Entity zoning_scheme() {
    return {.name = "zoning_scheme",
            .plural = "zoning-schemes",
            .label = "片区划分方案",
            .label_en = "Zoning scheme",
            .key = "code",
            .fields = {
                {.name = "code", .label = "划分方案代码", .label_en = "Code", .required = true, .length_max = 40,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"方案代码"}},
                {.name = "name", .label = "划分方案", .label_en = "Name", .required = true, .length_max = 60,
                 .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = {"方案名称", "划分方案名称"}},
                {.name = "partition", .label = "每楼只属一个片区", .label_en = "Partition", .type = FieldType::kFlag,
                 .sensitivity = Sensitivity::kPublic},
            }};
}

Entity zone() {
    return {.name = "zone",
            .plural = "zones",
            .label = "片区",
            .label_en = "Zone",
            .key = "code",
            .fields = {
                {.name = "scheme_id", .label = "划分方案", .label_en = "Scheme", .type = FieldType::kReference,
                 .required = true, .reference = "zoning_scheme", .sensitivity = Sensitivity::kPublic},
                {.name = "code", .label = "片区代码", .label_en = "Code", .required = true, .length_max = 40,
                 .sensitivity = Sensitivity::kPublic},
                {.name = "name", .label = "片区名称", .label_en = "Name", .required = true, .length_max = 60,
                 .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = {"片区", "集聚区", "商圈", "功能区"}},
            }};
}

Entity zone_membership() {
    return {.name = "zone_membership",
            .plural = "zone-memberships",
            .label = "楼宇所属片区",
            .label_en = "Zone membership",
            .reach = Reach::kBuilding,
            .title = "id",
            .fields = {
                {.name = "building_id", .label = "楼宇", .label_en = "Building", .type = FieldType::kReference,
                 .required = true, .reference = "building", .sensitivity = Sensitivity::kPublic, .synonyms = {"楼宇名称"}},
                {.name = "zone_id", .label = "片区", .label_en = "Zone", .type = FieldType::kReference, .required = true,
                 .reference = "zone", .sensitivity = Sensitivity::kPublic, .synonyms = {"片区名称"}},
            }};
}

Entity site() {
    return {.name = "site",
            .plural = "sites",
            .label = "载体",
            .label_en = "Site",
            .reach = Reach::kRegion,
            .key = "code",
            .fields = {
                {.name = "code", .label = "载体编码", .label_en = "Code", .length_max = 20, .sensitivity = Sensitivity::kPublic},
                {.name = "name", .label = "载体名称", .label_en = "Name", .required = true, .length_max = 100,
                 .sensitivity = Sensitivity::kPublic, .searchable = true, .synonyms = {"项目名称"}},
                {.name = "region_id", .label = "所属街道", .label_en = "Region", .type = FieldType::kReference,
                 .required = true, .reference = "region", .sensitivity = Sensitivity::kPublic},
            }};
}

std::vector<Field> building_identity() {
    return {
        {.name = "code", .label = "楼宇编码", .label_en = "Code", .length_max = 20, .sensitivity = Sensitivity::kPublic,
         .synonyms = {"楼宇代码", "楼宇编号", "编码"}},
        {.name = "name", .label = "楼宇名称", .label_en = "Name", .required = true, .length_max = 100,
         .sensitivity = Sensitivity::kPublic, .searchable = true,
         .synonyms = {"载体名称", "楼宇", "楼宇名", "大厦名称", "楼名", "商务楼宇名称"}},
        {.name = "aliases", .label = "别名", .label_en = "Aliases", .length_max = 400, .sensitivity = Sensitivity::kPublic,
         .searchable = true, .synonyms = {"曾用名", "别名/曾用名", "别名（曾用名）", "俗称"}},
        {.name = "site_id", .label = "所属载体", .label_en = "Site", .type = FieldType::kReference, .reference = "site",
         .sensitivity = Sensitivity::kPublic, .synonyms = {"项目"}},
        {.name = "region_id", .label = "所属街道", .label_en = "Region", .type = FieldType::kReference, .required = true,
         .reference = "region", .sensitivity = Sensitivity::kPublic,
         .synonyms = {"街道", "所在街道", "所属办事处", "街道办事处", "所属街道（园区）", "所属区划"}},
        {.name = "address", .label = "地址", .label_en = "Address", .length_max = 200, .sensitivity = Sensitivity::kPublic,
         .searchable = true, .synonyms = {"楼宇地址", "详细地址", "坐落", "坐落地址"}},
        {.name = "road", .label = "所在道路", .label_en = "Road", .length_max = 60, .sensitivity = Sensitivity::kPublic,
         .synonyms = {"道路", "路名", "街路"}},
        {.name = "road_number", .label = "门牌号", .label_en = "Number", .length_max = 30,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"门牌", "号"}},
        {.name = "longitude", .label = "经度", .label_en = "Longitude", .type = FieldType::kCoordinate, .unit = "°",
         .least = -1800000000, .most = 1800000000, .sensitivity = Sensitivity::kPublic, .synonyms = {"东经", "lng"}},
        {.name = "latitude", .label = "纬度", .label_en = "Latitude", .type = FieldType::kCoordinate, .unit = "°",
         .least = -900000000, .most = 900000000, .sensitivity = Sensitivity::kPublic, .synonyms = {"北纬", "lat"}},
        {.name = "frame", .label = "坐标系", .label_en = "Frame", .type = FieldType::kCode, .code_list = "coordinate_frame",
         .sensitivity = Sensitivity::kPublic, .synonyms = {"坐标系统", "坐标基准"}},
    };
}

std::vector<Field> building_facts() {
    return {
        {.name = "stage", .label = "楼宇状态", .label_en = "Stage", .type = FieldType::kCode, .required = true,
         .code_list = "stage", .sensitivity = Sensitivity::kPublic, .synonyms = {"状态", "运营状态", "建设状态", "阶段"}},
        {.name = "kind", .label = "楼宇类型", .label_en = "Kind", .type = FieldType::kCode, .code_list = "building_kind",
         .sensitivity = Sensitivity::kPublic, .synonyms = {"用途", "楼宇用途", "类型", "业态类型"}},
        {.name = "ownership", .label = "产权类型", .label_en = "Ownership", .type = FieldType::kCode,
         .code_list = "ownership", .synonyms = {"产权性质", "产权结构", "产权情况"}},
        {.name = "owner_name", .label = "产权单位", .label_en = "Owner", .length_max = 100, .synonyms = {"产权人", "业主", "业主单位"}},
        {.name = "operator_name", .label = "运营主体", .label_en = "Operator", .length_max = 100,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"运营单位", "运营公司", "运营管理单位"}},
        {.name = "property_company", .label = "物业公司", .label_en = "Property company", .length_max = 100,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"物业", "物业服务企业", "物业管理公司"}},
        {.name = "floors_above", .label = "地上层数", .label_en = "Floors above ground", .type = FieldType::kInteger,
         .unit = "层", .least = 0, .most = 200, .sensitivity = Sensitivity::kPublic, .synonyms = {"地上楼层", "层数", "楼层数"}},
        {.name = "floors_below", .label = "地下层数", .label_en = "Floors below ground", .type = FieldType::kInteger,
         .unit = "层", .least = 0, .most = 20, .sensitivity = Sensitivity::kPublic, .synonyms = {"地下楼层"}},
        {.name = "floor_area", .label = "建筑面积", .label_en = "Floor area", .type = FieldType::kArea, .unit = "㎡",
         .required = true, .least = 1, .most = 1000000000, .sensitivity = Sensitivity::kPublic,
         .synonyms = {"总建筑面积", "建面", "总面积"}},
        {.name = "business_area", .label = "商务面积", .label_en = "Business area", .type = FieldType::kArea, .unit = "㎡",
         .least = 0, .most = 1000000000, .sensitivity = Sensitivity::kPublic,
         .synonyms = {"商务办公面积", "办公面积", "商务商业面积"}},
        {.name = "lettable_area", .label = "可租售面积", .label_en = "Lettable area", .type = FieldType::kArea, .unit = "㎡",
         .least = 0, .most = 1000000000, .sensitivity = Sensitivity::kPublic,
         .synonyms = {"可租面积", "可租赁面积", "可使用面积", "可招商面积"}},
        {.name = "standard_floor_area", .label = "标准层面积", .label_en = "Standard floor area", .type = FieldType::kArea,
         .unit = "㎡", .least = 0, .sensitivity = Sensitivity::kPublic, .synonyms = {"标准层建筑面积"}},
        {.name = "lifts", .label = "电梯数", .label_en = "Lifts", .type = FieldType::kInteger, .unit = "部", .least = 0,
         .most = 500, .sensitivity = Sensitivity::kPublic, .synonyms = {"电梯数量", "客梯数"}},
        {.name = "parking_spaces", .label = "停车位", .label_en = "Parking spaces", .type = FieldType::kInteger, .unit = "个",
         .least = 0, .most = 20000, .sensitivity = Sensitivity::kPublic, .synonyms = {"可用停车位", "车位数", "停车泊位"}},
        {.name = "completed_on", .label = "竣工日期", .label_en = "Completed on", .type = FieldType::kDay,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"竣工时间", "建成时间"}},
        {.name = "operating_since", .label = "投入运营日期", .label_en = "Operating since", .type = FieldType::kDay,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"运营时间", "投用时间", "投入使用时间", "开业时间"}},
    };
}

std::vector<Field> building_work() {
    return {
        {.name = "management_level", .label = "管理级别", .label_en = "Managed by", .type = FieldType::kCode,
         .code_list = "management_level", .synonyms = {"分级管理", "管理层级"}},
        {.name = "is_key", .label = "重点楼宇", .label_en = "Key building", .type = FieldType::kFlag,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"是否重点楼宇", "重点"}},
        {.name = "positioning", .label = "产业定位", .label_en = "Positioning", .length_max = 200,
         .sensitivity = Sensitivity::kPublic, .synonyms = {"楼宇定位", "主导产业", "特色"}},
        {.name = "idle_cause", .label = "闲置原因", .label_en = "Idle cause", .type = FieldType::kCode,
         .code_list = "idle_cause", .synonyms = {"空置原因"}},
        {.name = "contact_name", .label = "联系人", .label_en = "Contact", .length_max = 40,
         .sensitivity = Sensitivity::kContact, .synonyms = {"楼宇联系人", "联络员", "联系人姓名"}},
        {.name = "contact_phone", .label = "联系电话", .label_en = "Contact phone", .length_max = 40,
         .sensitivity = Sensitivity::kContact, .synonyms = {"电话", "手机", "联系方式", "联系人电话"}},
        {.name = "note", .label = "备注", .label_en = "Note", .length_max = 500, .synonyms = {"说明"}},
    };
}

Entity building() {
    Entity entity{.name = "building",
                  .plural = "buildings",
                  .label = "楼宇",
                  .label_en = "Building",
                  .reach = Reach::kBuilding,
                  .key = "code"};
    for (auto part : {building_identity(), building_facts(), building_work()}) {
        entity.fields.insert(entity.fields.end(), part.begin(), part.end());
    }
    return entity;
}

Entity floor() {
    return {.name = "floor",
            .plural = "floors",
            .label = "楼层",
            .label_en = "Floor",
            .reach = Reach::kBuilding,
            .fields = {
                {.name = "building_id", .label = "楼宇", .label_en = "Building", .type = FieldType::kReference,
                 .required = true, .reference = "building", .sensitivity = Sensitivity::kPublic, .synonyms = {"楼宇名称"}},
                {.name = "name", .label = "楼层", .label_en = "Floor", .required = true, .length_max = 20,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"层", "楼层号", "层号"}},
                {.name = "number", .label = "层序", .label_en = "Number", .type = FieldType::kInteger, .required = true,
                 .least = -20, .most = 200, .sensitivity = Sensitivity::kPublic, .synonyms = {"楼层序号", "自然层"}},
                {.name = "floor_area", .label = "楼层建筑面积", .label_en = "Floor area", .type = FieldType::kArea,
                 .unit = "㎡", .least = 0, .sensitivity = Sensitivity::kPublic, .synonyms = {"层建筑面积", "楼层面积"}},
                {.name = "lettable_area", .label = "楼层可租售面积", .label_en = "Lettable area", .type = FieldType::kArea,
                 .unit = "㎡", .least = 0, .sensitivity = Sensitivity::kPublic, .synonyms = {"层可租面积", "楼层可租面积"}},
            }};
}

Entity unit() {
    return {.name = "unit",
            .plural = "units",
            .label = "房源",
            .label_en = "Unit",
            .reach = Reach::kBuilding,
            .fields = {
                {.name = "building_id", .label = "楼宇", .label_en = "Building", .type = FieldType::kReference,
                 .required = true, .reference = "building", .sensitivity = Sensitivity::kPublic, .synonyms = {"楼宇名称"}},
                {.name = "floor_id", .label = "楼层", .label_en = "Floor", .type = FieldType::kReference, .required = true,
                 .reference = "floor", .sensitivity = Sensitivity::kPublic, .synonyms = {"层", "楼层号", "层号"}},
                {.name = "name", .label = "房号", .label_en = "Unit", .required = true, .length_max = 40,
                 .sensitivity = Sensitivity::kPublic, .searchable = true,
                 .synonyms = {"房间号", "单元号", "房源编号", "室号", "单元"}},
                {.name = "area", .label = "房源面积", .label_en = "Area", .type = FieldType::kArea, .unit = "㎡",
                 .required = true, .least = 1, .sensitivity = Sensitivity::kPublic, .synonyms = {"单元面积", "房间面积", "面积"}},
                {.name = "use_state", .label = "使用状态", .label_en = "Use state", .type = FieldType::kCode,
                 .code_list = "use_state", .sensitivity = Sensitivity::kPublic, .synonyms = {"房源状态", "使用情况", "用途状态"}},
                {.name = "owner_name", .label = "房屋产权人", .label_en = "Owner", .length_max = 100, .synonyms = {"产权人", "业主"}},
                {.name = "asking_rent", .label = "挂牌租金", .label_en = "Asking rent", .type = FieldType::kMoney, .unit = "元",
                 .least = 0, .sensitivity = Sensitivity::kPublic, .synonyms = {"租金", "报价", "租金报价"}},
                {.name = "rent_unit", .label = "租金单位", .label_en = "Rent unit", .type = FieldType::kCode,
                 .code_list = "rent_unit", .sensitivity = Sensitivity::kPublic, .synonyms = {"计租单位"}},
                {.name = "available_on", .label = "可入驻日期", .label_en = "Available from", .type = FieldType::kDay,
                 .sensitivity = Sensitivity::kPublic, .synonyms = {"可租日期", "交付日期"}},
            }};
}

}  // namespace

std::vector<Entity> place_entities() {
    return {region(), zoning_scheme(), zone(), site(), building(), zone_membership(), floor(), unit()};
}

std::vector<CodeList> place_code_lists() {
    return {
        {"region_level", "区划级别",
         {{"country", "国家", "Country"},
          {"province", "省", "Province", {"省级", "自治区", "直辖市"}},
          {"city", "市", "City", {"地级", "市级", "地级市"}},
          {"county", "区县", "County", {"县级", "区", "县", "县级市", "区级"}},
          {"street", "街道", "Street", {"乡级", "镇", "乡", "街道（乡镇）", "乡镇"}},
          {"community", "社区", "Community", {"村级", "社区（村）", "村"}},
          {"park", "园区", "Park", {"功能区", "开发区", "管委会"}}}},
        {"coordinate_frame", "坐标系",
         {{"cgcs2000", "CGCS2000", "CGCS2000", {"2000国家大地坐标系", "国家2000", "天地图"}},
          {"wgs84", "WGS 84", "WGS 84", {"WGS84", "GPS"}},
          {"gcj02", "GCJ-02", "GCJ-02", {"GCJ02", "火星坐标", "高德"}},
          {"bd09", "BD-09", "BD-09", {"BD09", "百度"}}}},
        {"stage", "楼宇状态",
         {{"planned", "规划储备", "Planned", {"规划", "储备", "待建", "拟建"}},
          {"under_construction", "在建", "Under construction", {"建设中", "在建中"}},
          {"completed", "竣工", "Completed", {"已竣工", "竣工未运营", "已建成"}},
          {"operating", "已运营", "Operating", {"运营", "在用", "运营中", "正常运营", "投入使用"}},
          {"renovating", "改造", "Renovating", {"改造中", "改造提升", "装修改造"}},
          {"retired", "停用", "Retired", {"已停用", "闲置停用", "停业", "拆除"}}}},
        {"building_kind", "楼宇类型",
         {{"office", "商务办公", "Office", {"办公", "写字楼", "商务写字楼", "商务楼"}},
          {"complex", "商业综合体", "Complex", {"综合体", "商务综合体", "城市综合体"}},
          {"commercial", "商业", "Commercial", {"商场", "商业楼", "百货", "专业市场"}},
          {"hotel", "酒店", "Hotel", {"酒店式公寓", "宾馆"}},
          {"research", "科研楼宇", "Research", {"科技楼", "研发楼", "孵化器", "科技园区"}},
          {"industrial", "工业楼宇", "Industrial", {"厂房", "垂直工厂", "工业上楼"}},
          {"other", "其他", "Other"}}},
        {"ownership", "产权类型",
         {{"single", "单一产权", "Single", {"整体产权", "产权单一", "统一产权"}},
          {"few", "少数产权人", "Few owners", {"多产权", "产权多元"}},
          {"scattered", "分散产权", "Scattered", {"产权分散", "小业主", "散售"}},
          {"state", "国有产权", "State-owned", {"国有", "国资", "公有"}},
          {"unknown", "未掌握", "Unknown", {"不详", "未知"}}}},
        {"management_level", "管理级别",
         {{"district", "区管", "District", {"区级"}}, {"street", "街管", "Street", {"街道级", "街道"}}}},
        {"idle_cause", "闲置原因",
         {{"fragmented_title", "产权多元化", "Fragmented title", {"产权分散", "产权多元化严重"}},
          {"old_facilities", "设施陈旧", "Old facilities", {"楼宇设施陈旧"}},
          {"poor_support", "配套服务差", "Poor support", {"配套服务功能较差", "配套不足"}},
          {"broken_funding", "资金链断裂", "Broken funding"},
          {"litigation", "涉诉", "Litigation", {"官司缠身", "诉讼"}},
          {"market", "市场原因", "Market", {"招租困难", "市场"}},
          {"other", "其他", "Other"}}},
        {"use_state", "使用状态",
         {{"let", "出租", "Let", {"已租", "在租", "租用"}},
          {"self_used", "自用", "Self-used", {"自持自用"}},
          {"vacant", "空置", "Vacant", {"闲置", "待租", "空闲"}},
          {"fitting_out", "装修", "Fitting out", {"装修中"}},
          {"not_lettable", "不可租售", "Not lettable", {"公共配套", "设备用房", "不可租"}}}},
        {"rent_unit", "租金单位",
         {{"day", "元/㎡·天", "CNY per m² per day", {"元/天·㎡", "元/平方米·天", "元/㎡/天", "元/天/平米"}},
          {"month", "元/㎡·月", "CNY per m² per month", {"元/月·㎡", "元/平方米·月", "元/㎡/月"}}}},
    };
}

}  // namespace louyu::dictionary
