#include "app/demo_accounts.hpp"

#include <array>

#include "rights/accounts.hpp"

namespace louyu::app {

namespace {

constexpr std::string_view kPassword = "Louyu-demo-2020";

struct DemoAccount {
    std::string_view login;
    std::string_view name;
    std::string_view role;
    std::string_view region;    // code; "" = none
    std::string_view building;  // name; "" = none
    std::string_view says;
};

constexpr std::array<DemoAccount, 10> kAccounts = {{
    {"analyst", "区楼宇办 分析员", "lead_office", "210102000000", "", "区楼宇办，导入、入库、全部统计"},
    {"leader", "区领导", "leader", "210102000000", "", "区领导，看全区"},
    {"tax", "区税务局", "tax_department", "210102000000", "", "税务部门，导入税收"},
    {"department", "区发改局", "department", "210102000000", "", "成员部门，不见涉税明细"},
    {"street", "太原街街道", "street_office", "210102022000", "", "街道，本街道楼宇"},
    {"chief", "新世界商务大厦 楼长", "chief", "", "新世界商务大厦", "楼长，本楼"},
    {"liaison", "新世界商务大厦 联络员", "liaison", "", "新世界商务大厦", "联络员，本楼填报"},
    {"sysadmin", "系统管理员", "system_admin", "", "", "系统管理员，管账号"},
    {"secadmin", "安全管理员", "security_admin", "", "", "安全管理员，管授权"},
    {"auditor", "审计管理员", "audit_admin", "", "", "审计管理员，看审计"},
}};

constexpr store::Query kFindRegionByCode{
    "app.find_region", "SELECT id FROM region_version WHERE code = :code AND valid_to = 99991231"};
constexpr store::Query kFindBuildingByName{
    "app.find_building", "SELECT id FROM building_version WHERE name = :name AND valid_to = 99991231"};

std::optional<std::int64_t> find_id(store::Session& session, const store::Query& query,
                                    std::string_view parameter, std::string_view value) {
    const store::Rows rows = session.select(query, {{parameter, std::string(value)}});
    return rows.empty() ? std::nullopt : std::optional(*base::as_integer(rows[0][0]));
}

}  // namespace

base::Result<void> make_demo_accounts(store::Database& database) {
    const store::Lease session = database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    const rights::Reader console = rights::ReaderFactory::for_console();
    for (const DemoAccount& account : kAccounts) {
        rights::Assignment assignment;
        assignment.role = std::string(account.role);
        assignment.valid_from = base::Day{20190101};
        if (!account.region.empty()) {
            const auto region = find_id(*session, kFindRegionByCode, "code", account.region);
            if (!region) {
                continue;  // another district's demonstration has no such region
            }
            assignment.scope_kind = rights::ScopeKind::kRegion;
            assignment.scope_id = *region;
        } else if (!account.building.empty()) {
            const auto building = find_id(*session, kFindBuildingByName, "name", account.building);
            if (!building) {
                continue;
            }
            assignment.scope_kind = rights::ScopeKind::kBuildings;
            assignment.building_ids = {*building};
        }
        TRY(assignment.user_id, rights::create_account(*session, console,
                                                       {std::string(account.login), std::string(account.name),
                                                        std::string(kPassword), false}));
        TRY(const std::int64_t granted, rights::grant(*session, console, assignment));
        static_cast<void>(granted);
    }
    transaction.commit();
    return {};
}

std::vector<std::string> demo_account_lines() {
    std::vector<std::string> lines = {fmt::format("演示账号（密码均为 {}）：", kPassword)};
    for (const DemoAccount& account : kAccounts) {
        lines.push_back(fmt::format("  {:<12}{}", account.login, account.says));
    }
    return lines;
}

}  // namespace louyu::app
