#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rights/reader.hpp"

namespace louyu::rights {

struct Account {
    std::int64_t id = 0;
    std::string login;
    std::string display_name;
    std::string state;  // active, disabled
    bool has_second_factor = false;
    bool must_change_password = false;
    std::int64_t locked_until_ms = 0;
};

struct Assignment {
    std::int64_t id = 0;
    std::int64_t user_id = 0;
    std::string role = {};
    ScopeKind scope_kind = ScopeKind::kNothing;
    std::int64_t scope_id = 0;                    // region or enterprise
    std::vector<std::int64_t> building_ids = {};  // for kBuildings
    base::Day valid_from;
    base::Day valid_to = base::kForever;
};

struct NewAccount {
    std::string login;  // 2–40 of a-z 0-9 . _ -
    std::string display_name;
    std::string password;
    bool must_change_password = true;
};

/// Needs kManageUsers. rights.login_taken, rights.bad_login, rights.weak_password.
base::Result<std::int64_t> create_account(store::Session& session, const Reader& reader,
                                          const NewAccount& account);
base::Result<std::vector<Account>> list_accounts(store::Session& session, const Reader& reader);
/// One of them; rights.not_found.
base::Result<Account> find_account(store::Session& session, const Reader& reader, std::int64_t user_id);
/// Needs kManageUsers. rights.bad_display_name.
base::Result<void> rename_account(store::Session& session, const Reader& reader, std::int64_t user_id,
                                  const std::string& display_name);
/// An administrator sets a first password; its owner must change it at the next sign-in. Ends all open
/// sign-ins.
base::Result<void> reset_password(store::Session& session, const Reader& reader, std::string_view login,
                                  std::string_view password);
/// A change of one's own password, checked and hashed, which takes long, before anybody has to wait for the
/// writer.
struct PasswordChange {
    std::string seen_hash;
    std::string next_hash;
};
/// rights.wrong_password when `current` is not it; rights.weak_password, rights.same_password.
base::Result<PasswordChange> prepare_password_change(store::Session& session, const Reader& reader,
                                                     std::string_view current, std::string_view next);
/// rights.wrong_password when the password has become another one meanwhile.
base::Result<void> change_own_password(store::Session& session, const Reader& reader,
                                       const PasswordChange& change);
base::Result<void> set_account_state(store::Session& session, const Reader& reader, std::int64_t user_id,
                                     bool active);

/// Needs kGrantRoles; nobody grants himself, and a person who is not the console grants no administrator's
/// role to an account that holds another one (three administrators, three people). Returns the assignment's
/// id.
base::Result<std::int64_t> grant(store::Session& session, const Reader& reader, const Assignment& assignment);
/// Ends an assignment of this account at once: today it opens nothing any more.
base::Result<void> revoke(store::Session& session, const Reader& reader, std::int64_t user_id,
                          std::int64_t assignment_id);
/// Assignments of one account valid on a day, in order of granting; for the account's own eyes or an
/// administrator's.
std::vector<Assignment> assignments_of(store::Session& session, std::int64_t user_id, base::Day on);
/// Every assignment the account has or had, newest first. Needs kManageUsers or kGrantRoles.
base::Result<std::vector<Assignment>> list_assignments(store::Session& session, const Reader& reader,
                                                       std::int64_t user_id);

}  // namespace louyu::rights
