#include "rights/accounts.hpp"

#include <algorithm>

#include "base/id.hpp"
#include "base/text.hpp"
#include "rights/password.hpp"
#include "rights/sql.hpp"

namespace louyu::rights {

namespace {

constexpr std::size_t kLoginMin = 2;
constexpr std::size_t kLoginMax = 40;
constexpr std::size_t kDisplayNameMax = 40;

bool is_login(std::string_view login) {
    return login.size() >= kLoginMin && login.size() <= kLoginMax &&
           std::all_of(login.begin(), login.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
           });
}

bool is_administrator(std::string_view role) {
    return role == "system_admin" || role == "security_admin" || role == "audit_admin";
}

base::Error wrong_password() {
    return {base::ErrorKind::kInvalid, "rights.wrong_password", "原密码不正确，请重新输入。"};
}

base::Error not_found() {
    return {base::ErrorKind::kNotFound, "rights.not_found", "没有这个账号或授权，请刷新后重试。"};
}

base::Error bad_assignment(std::string message) {
    return {base::ErrorKind::kInvalid, "rights.bad_assignment", std::move(message)};
}

base::Result<void> check_display_name(const std::string& name) {
    if (base::is_blank(name) || base::length(name) > kDisplayNameMax ||
        name.find('\0') != std::string::npos) {
        return base::Error{base::ErrorKind::kInvalid, "rights.bad_display_name",
                           "请填写姓名，不超过40个字。"};
    }
    return {};
}

base::Result<void> demand_administrator(const Reader& reader) {
    return reader.can(Capability::kManageUsers) ? base::Result<void>()
                                                : reader.demand(Capability::kGrantRoles);
}

Account account_from(const store::Row& row) {
    return {row.integer(0),      row.text(1),         row.text(2),   row.text(3),
            row.integer(4) != 0, row.integer(5) != 0, row.integer(6)};
}

Assignment assignment_from(const store::Row& row) {
    return {row.integer(0),
            row.integer(1),
            row.text(2),
            scope_kind_from(row.text(3)),
            row.integer(4),
            {},
            base::Day{static_cast<std::int32_t>(row.integer(5))},
            base::Day{static_cast<std::int32_t>(row.integer(6))}};
}

std::vector<Assignment> select_assignments(store::Session& session, const store::Query& query,
                                           const store::Params& params) {
    std::vector<Assignment> all;
    session.stream(query, params, [&all](const store::Row& row) {
        all.push_back(assignment_from(row));
        return true;
    });
    for (Assignment& assignment : all) {
        for (const store::Values& row :
             session.select(sql::kListAssignmentBuildings, {{"id", assignment.id}})) {
            assignment.building_ids.push_back(*base::as_integer(row[0]));
        }
    }
    return all;
}

/// The scope must be of a kind the role allows and must exist.
base::Result<void> check_scope(store::Session& session, const Role& role, const Assignment& assignment) {
    if (std::find(role.scopes.begin(), role.scopes.end(), assignment.scope_kind) == role.scopes.end()) {
        return bad_assignment(fmt::format("岗位“{}”不能授予这种范围。", role.label));
    }
    if (assignment.scope_kind == ScopeKind::kRegion &&
        session.select(sql::kFindRegion, {{"id", assignment.scope_id}}).empty()) {
        return bad_assignment("没有这个行政区划，请重新选择范围。");
    }
    if (assignment.scope_kind == ScopeKind::kEnterprise &&
        session.select(sql::kFindEnterprise, {{"id", assignment.scope_id}}).empty()) {
        return bad_assignment("没有这家企业，请重新选择范围。");
    }
    if (assignment.scope_kind == ScopeKind::kBuildings && assignment.building_ids.empty()) {
        return bad_assignment("请至少选择一座楼宇。");
    }
    if (assignment.valid_to < assignment.valid_from) {
        return bad_assignment("授权的结束日期早于开始日期，请修改。");
    }
    return {};
}

/// Three administrators are three people; nobody widens his own rights.
base::Result<void> check_separation(store::Session& session, const Reader& reader,
                                    const Assignment& assignment) {
    if (reader.user_id() != 0 && reader.user_id() == assignment.user_id) {
        return bad_assignment("不能给自己授权，请由另一位安全管理员办理。");
    }
    if (assignment.role == "console" || assignment.role == "public") {
        return bad_assignment("此岗位由系统使用，不能授予账号。");
    }
    for (const Assignment& held : assignments_of(session, assignment.user_id, assignment.valid_from)) {
        if ((is_administrator(assignment.role) || is_administrator(held.role)) &&
            held.role != assignment.role) {
            return bad_assignment("系统、安全、审计管理员须由不同人员担任，且不得兼任业务岗位。");
        }
    }
    return {};
}

}  // namespace

base::Result<std::int64_t> create_account(store::Session& session, const Reader& reader,
                                          const NewAccount& account) {
    TRY_DO(reader.demand(Capability::kManageUsers));
    if (!is_login(account.login)) {
        return base::Error{base::ErrorKind::kInvalid, "rights.bad_login",
                           "账号应为2至40位小写字母、数字、点、下划线或短横线。"};
    }
    TRY_DO(check_display_name(account.display_name));
    TRY_DO(check_password_policy(account.password, account.login));
    const std::int64_t id = base::make_id();
    const bool made = session.execute_unless_conflict(
        sql::kInsertAccount, {{"id", id},
                              {"login", account.login},
                              {"display_name", account.display_name},
                              {"password_hash", hash_password(account.password)},
                              {"must_change", std::int64_t{account.must_change_password}},
                              {"created_ms", base::now_ms()}});
    if (!made) {
        return base::Error{base::ErrorKind::kConflict, "rights.login_taken", "此账号已存在，请换一个。"};
    }
    return id;
}

base::Result<std::vector<Account>> list_accounts(store::Session& session, const Reader& reader) {
    TRY_DO(demand_administrator(reader));
    std::vector<Account> accounts;
    session.stream(sql::kListAccounts, {}, [&accounts](const store::Row& row) {
        accounts.push_back(account_from(row));
        return true;
    });
    return accounts;
}

base::Result<Account> find_account(store::Session& session, const Reader& reader, std::int64_t user_id) {
    TRY_DO(demand_administrator(reader));
    std::optional<Account> found;
    session.stream(sql::kFindListedAccount, {{"id", user_id}}, [&found](const store::Row& row) {
        found = account_from(row);
        return false;
    });
    if (!found) {
        return not_found();
    }
    return *std::move(found);
}

base::Result<void> rename_account(store::Session& session, const Reader& reader, std::int64_t user_id,
                                  const std::string& display_name) {
    TRY_DO(reader.demand(Capability::kManageUsers));
    TRY_DO(check_display_name(display_name));
    if (session.execute(sql::kUpdateDisplayName, {{"id", user_id}, {"display_name", display_name}}) == 0) {
        return not_found();
    }
    return {};
}

base::Result<void> reset_password(store::Session& session, const Reader& reader, std::string_view login,
                                  std::string_view password) {
    TRY_DO(reader.demand(Capability::kManageUsers));
    TRY_DO(check_password_policy(password, login));
    const store::Rows rows = session.select(sql::kFindAccount, {{"login", std::string(login)}});
    if (rows.empty()) {
        return not_found();
    }
    const std::int64_t id = *base::as_integer(rows[0][0]);
    session.execute(
        sql::kUpdatePassword,
        {{"id", id}, {"password_hash", hash_password(password)}, {"must_change", std::int64_t{1}}});
    session.execute(sql::kDeleteSigninsOf, {{"user", id}});
    return {};
}

base::Result<PasswordChange> prepare_password_change(store::Session& session, const Reader& reader,
                                                     std::string_view current, std::string_view next) {
    const store::Rows rows = session.select(sql::kFindAccountById, {{"id", reader.user_id()}});
    if (rows.empty()) {
        return not_found();
    }
    const std::string& seen_hash = *base::as_text(rows[0][3]);
    if (!verify_password(seen_hash, current)) {
        return wrong_password();
    }
    TRY_DO(check_password_policy(next, reader.login()));
    if (current == next) {
        return base::Error{base::ErrorKind::kInvalid, "rights.same_password", "新密码不能与原密码相同。"};
    }
    return PasswordChange{seen_hash, hash_password(next)};
}

base::Result<void> change_own_password(store::Session& session, const Reader& reader,
                                       const PasswordChange& change) {
    const store::Rows rows = session.select(sql::kFindAccountById, {{"id", reader.user_id()}});
    if (rows.empty() || *base::as_text(rows[0][3]) != change.seen_hash) {
        return wrong_password();
    }
    session.execute(
        sql::kUpdatePassword,
        {{"id", reader.user_id()}, {"password_hash", change.next_hash}, {"must_change", std::int64_t{0}}});
    return {};
}

base::Result<void> set_account_state(store::Session& session, const Reader& reader, std::int64_t user_id,
                                     bool active) {
    TRY_DO(reader.demand(Capability::kManageUsers));
    const std::string state = active ? "active" : "disabled";
    if (session.execute(sql::kUpdateAccountState, {{"id", user_id}, {"state", state}}) == 0) {
        return not_found();
    }
    if (!active) {
        session.execute(sql::kDeleteSigninsOf, {{"user", user_id}});
    }
    return {};
}

base::Result<std::int64_t> grant(store::Session& session, const Reader& reader,
                                 const Assignment& assignment) {
    TRY_DO(reader.demand(Capability::kGrantRoles));
    const Role* role = find_role(assignment.role);
    if (role == nullptr) {
        return bad_assignment("没有这个岗位，请重新选择。");
    }
    if (session.select(sql::kFindAccountById, {{"id", assignment.user_id}}).empty()) {
        return not_found();
    }
    TRY_DO(check_scope(session, *role, assignment));
    TRY_DO(check_separation(session, reader, assignment));
    const std::int64_t id = base::make_id();
    const base::Value scope_id = assignment.scope_id == 0 ? base::Value{} : base::Value{assignment.scope_id};
    session.execute(sql::kInsertAssignment, {{"id", id},
                                             {"user_id", assignment.user_id},
                                             {"role", assignment.role},
                                             {"scope_kind", std::string(to_string(assignment.scope_kind))},
                                             {"scope_id", scope_id},
                                             {"valid_from", std::int64_t{assignment.valid_from.yyyymmdd}},
                                             {"valid_to", std::int64_t{assignment.valid_to.yyyymmdd}},
                                             {"granted_by", reader.user_id()},
                                             {"granted_ms", base::now_ms()}});
    for (const std::int64_t building : assignment.building_ids) {
        if (!session.execute_unless_conflict(sql::kInsertAssignmentBuilding,
                                             {{"assignment", id}, {"building", building}})) {
            return bad_assignment("所选楼宇不存在或重复，请重新选择。");
        }
    }
    return id;
}

base::Result<void> revoke(store::Session& session, const Reader& reader, std::int64_t user_id,
                          std::int64_t assignment_id) {
    TRY_DO(reader.demand(Capability::kGrantRoles));
    const base::Day yesterday = base::previous_day(base::today());
    if (session.execute(
            sql::kEndAssignment,
            {{"id", assignment_id}, {"user", user_id}, {"day", std::int64_t{yesterday.yyyymmdd}}}) == 0) {
        return not_found();
    }
    return {};
}

std::vector<Assignment> assignments_of(store::Session& session, std::int64_t user_id, base::Day on) {
    return select_assignments(session, sql::kListAssignments,
                              {{"user", user_id}, {"day", std::int64_t{on.yyyymmdd}}});
}

base::Result<std::vector<Assignment>> list_assignments(store::Session& session, const Reader& reader,
                                                       std::int64_t user_id) {
    TRY_DO(demand_administrator(reader));
    return select_assignments(session, sql::kListAllAssignments, {{"user", user_id}});
}

}  // namespace louyu::rights
