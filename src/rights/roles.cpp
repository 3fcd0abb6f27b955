#include "rights/reader.hpp"

namespace louyu::rights {

namespace {

using enum Capability;
using dictionary::Sensitivity;

// R120. The three administrators hold no business data, and no one of them can give himself what another
// holds.
std::vector<Role> make_roles() {
    const std::vector<ScopeKind> region = {ScopeKind::kEverything, ScopeKind::kRegion};
    const std::vector<ScopeKind> buildings = {ScopeKind::kBuildings};
    return {
        {"lead_office",
         "楼宇经济牵头部门",
         "Lead office",
         {kReadRegistry, kWriteRegistry, kWriteReference, kImportRegistry, kImportLedger, kExport,
          kReadStatistics, kReadChanges},
         Sensitivity::kTaxpayer,
         ChangeStart::kEffective,
         region},
        {"leader",
         "领导",
         "Leader",
         {kReadRegistry, kReadStatistics, kExport},
         Sensitivity::kTaxpayer,
         ChangeStart::kSubmitted,
         region},
        {"tax_department",
         "税务部门",
         "Tax department",
         {kReadRegistry, kImportLedger, kReadStatistics, kExport},
         Sensitivity::kTaxpayer,
         ChangeStart::kSubmitted,
         region},
        {"department",
         "成员部门",
         "Member department",
         {kReadRegistry, kReadStatistics, kExport},
         Sensitivity::kInternal,
         ChangeStart::kSubmitted,
         region},
        {"street_office",
         "街道（园区）",
         "Street office",
         {kReadRegistry, kWriteRegistry, kImportRegistry, kExport, kReadStatistics, kReadChanges},
         Sensitivity::kContact,
         ChangeStart::kEffective,
         {ScopeKind::kRegion}},
        {"chief",
         "楼长",
         "Building chief",
         {kReadRegistry, kWriteRegistry, kReadStatistics},
         Sensitivity::kContact,
         ChangeStart::kSubmitted,
         buildings},
        {"liaison",
         "联络员（运营、物业）",
         "Liaison",
         {kReadRegistry, kWriteRegistry, kImportRegistry},
         Sensitivity::kContact,
         ChangeStart::kSubmitted,
         buildings},
        {"tenant",
         "入驻企业",
         "Tenant",
         {kReadRegistry},
         Sensitivity::kInternal,
         ChangeStart::kSubmitted,
         {ScopeKind::kEnterprise}},
        {"supervisor",
         "督查",
         "Supervisor",
         {kReadRegistry, kReadStatistics, kReadChanges},
         Sensitivity::kInternal,
         ChangeStart::kSubmitted,
         region},
        {"system_admin",
         "系统管理员",
         "System administrator",
         {kManageUsers},
         Sensitivity::kPublic,
         ChangeStart::kSubmitted,
         {ScopeKind::kNothing}},
        {"security_admin",
         "安全管理员",
         "Security administrator",
         {kGrantRoles},
         Sensitivity::kPublic,
         ChangeStart::kSubmitted,
         {ScopeKind::kNothing}},
        {"audit_admin",
         "审计管理员",
         "Audit administrator",
         {kReadAudit},
         Sensitivity::kPublic,
         ChangeStart::kSubmitted,
         {ScopeKind::kNothing}},
        {"public",
         "公众",
         "Public",
         {},
         Sensitivity::kPublic,
         ChangeStart::kSubmitted,
         {ScopeKind::kNothing}},
        {"console",
         "本机命令行",
         "Console",
         {kReadRegistry, kWriteRegistry, kWriteReference, kImportRegistry, kImportLedger, kExport,
          kReadStatistics, kReadChanges, kManageUsers, kGrantRoles, kReadAudit},
         Sensitivity::kTaxpayer,
         ChangeStart::kEffective,
         {ScopeKind::kEverything}},
    };
}

}  // namespace

const std::vector<Role>& roles() {
    static const std::vector<Role> all = make_roles();
    return all;
}

const Role* find_role(std::string_view code) {
    for (const Role& role : roles()) {
        if (role.code == code) {
            return &role;
        }
    }
    return nullptr;
}

}  // namespace louyu::rights
