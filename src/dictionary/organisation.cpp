#include "dictionary/parts.hpp"

namespace louyu::dictionary {

namespace {

Entity organisation() {
    return {.name = "organisation",
            .plural = "organisations",
            .label = "单位",
            .label_en = "Organisation",
            .reach = Reach::kRegion,
            .fields = {
                {.name = "name",
                 .label = "单位名称",
                 .label_en = "Name",
                 .required = true,
                 .length_max = 100,
                 .sensitivity = Sensitivity::kPublic,
                 .searchable = true,
                 .synonyms = {"机构名称"}},
                {.name = "aliases",
                 .label = "简称与曾用名",
                 .label_en = "Aliases",
                 .length_max = 400,
                 .sensitivity = Sensitivity::kPublic,
                 .searchable = true,
                 .synonyms = {"简称", "曾用名"}},
                {.name = "kind",
                 .label = "单位类别",
                 .label_en = "Kind",
                 .type = FieldType::kCode,
                 .required = true,
                 .code_list = "organisation_kind",
                 .sensitivity = Sensitivity::kPublic,
                 .synonyms = {"单位类型"}},
                {.name = "region_id",
                 .label = "所属区划",
                 .label_en = "Region",
                 .type = FieldType::kReference,
                 .required = true,
                 .reference = "region",
                 .sensitivity = Sensitivity::kPublic},
                {.name = "credit_code",
                 .label = "统一社会信用代码",
                 .label_en = "Credit code",
                 .length_max = 18,
                 .sensitivity = Sensitivity::kPublic,
                 .synonyms = {"信用代码"}},
                {.name = "contact_name",
                 .label = "联系人",
                 .label_en = "Contact",
                 .length_max = 40,
                 .sensitivity = Sensitivity::kContact},
                {.name = "contact_phone",
                 .label = "联系电话",
                 .label_en = "Contact phone",
                 .length_max = 40,
                 .sensitivity = Sensitivity::kContact,
                 .synonyms = {"电话"}},
            }};
}

/// Who does what for a building: chief, manager, clerk, liaison, leader, adviser (R066, R073).
Entity building_duty() {
    return {.name = "building_duty",
            .plural = "building-duties",
            .label = "楼宇责任人",
            .label_en = "Building duty",
            .reach = Reach::kBuilding,
            .title = "person_name",
            .fields = {
                {.name = "building_id",
                 .label = "楼宇",
                 .label_en = "Building",
                 .type = FieldType::kReference,
                 .required = true,
                 .reference = "building",
                 .synonyms = {"楼宇名称"}},
                {.name = "duty",
                 .label = "职责",
                 .label_en = "Duty",
                 .type = FieldType::kCode,
                 .required = true,
                 .code_list = "building_duty"},
                {.name = "person_name",
                 .label = "姓名",
                 .label_en = "Name",
                 .required = true,
                 .length_max = 40,
                 .searchable = true},
                {.name = "organisation_id",
                 .label = "单位",
                 .label_en = "Organisation",
                 .type = FieldType::kReference,
                 .reference = "organisation"},
                {.name = "phone",
                 .label = "联系电话",
                 .label_en = "Phone",
                 .length_max = 40,
                 .sensitivity = Sensitivity::kContact,
                 .synonyms = {"电话", "手机"}},
            }};
}

}  // namespace

std::vector<Entity> organisation_entities() {
    return {organisation(), building_duty()};
}

std::vector<CodeList> organisation_code_lists() {
    return {
        {"organisation_kind",
         "单位类别",
         {{"office", "楼宇经济牵头部门", "Lead office", {"楼宇办", "区楼宇办"}},
          {"department", "部门", "Department", {"委办局"}},
          {"street_office", "街道办事处", "Street office", {"街道", "园区管委会"}},
          {"tax_office", "税务机关", "Tax office", {"税务局", "税务分局"}},
          {"operator", "运营主体", "Operator", {"运营单位"}},
          {"property", "物业公司", "Property company", {"物业"}},
          {"owner", "产权单位", "Owner", {"业主单位"}},
          {"association", "协会", "Association"},
          {"other", "其他", "Other"}}},
        {"building_duty",
         "楼宇职责",
         {{"chief", "楼长", "Building chief"},
          {"manager", "管理员", "Manager"},
          {"clerk", "办事员", "Clerk"},
          {"liaison", "联络员", "Liaison"},
          {"leader", "联系领导", "Leader", {"包保领导", "分包领导"}},
          {"adviser", "特色楼宇指导员", "Adviser", {"指导员"}}}},
    };
}

}  // namespace louyu::dictionary
