#include <iostream>

#include "app/commands.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "base/text.hpp"
#include "rights/accounts.hpp"

namespace louyu::app {

namespace {

constexpr store::Query kFindRegionByCode{
    "app.find_region", "SELECT id FROM region_version WHERE code = :code AND valid_to = 99991231"};
constexpr store::Query kFindBuildingByName{
    "app.find_building", "SELECT id FROM building_version WHERE name = :name AND valid_to = 99991231"};
constexpr store::Query kFindAccountId{"app.find_account", "SELECT id FROM user_account WHERE login = :login"};

base::Error bad_scope(std::string message) {
    return {base::ErrorKind::kInvalid, "app.bad_scope", std::move(message), {}, {}};
}

base::Result<std::int64_t> find_one(store::Session& session, const store::Query& query,
                                    std::string_view parameter, const std::string& value) {
    const store::Rows rows = session.select(query, {{parameter, value}});
    if (rows.size() != 1) {
        return bad_scope(fmt::format("{}“{}”，请核对。", rows.empty() ? "没有" : "有多个", value));
    }
    return *base::as_integer(rows[0][0]);
}

/// everything | region:CODE | building:NAME[,NAME] | nothing at all for administrators.
base::Result<void> read_scope(store::Session& session, const std::string& text,
                              rights::Assignment& assignment) {
    if (text.empty()) {
        return {};
    }
    if (text == "everything") {
        assignment.scope_kind = rights::ScopeKind::kEverything;
        return {};
    }
    const std::size_t colon = text.find(':');
    const std::string kind = text.substr(0, colon);
    const std::string value = colon == std::string::npos ? "" : text.substr(colon + 1);
    if (kind == "region") {
        std::string code = value;
        code.resize(std::max<std::size_t>(code.size(), 12), '0');
        assignment.scope_kind = rights::ScopeKind::kRegion;
        TRY(assignment.scope_id, find_one(session, kFindRegionByCode, "code", code));
        return {};
    }
    if (kind == "building") {
        assignment.scope_kind = rights::ScopeKind::kBuildings;
        for (const std::string& name : base::split(value, ',')) {
            TRY(const std::int64_t building, find_one(session, kFindBuildingByName, "name", name));
            assignment.building_ids.push_back(building);
        }
        return {};
    }
    return bad_scope("--scope 应为 everything、region:区划代码 或 building:楼宇名称。");
}

/// A password on the command line would stay in the shell's history, so it may come on standard input.
std::string read_password(const UserArguments& arguments) {
    if (!arguments.password.empty()) {
        return arguments.password;
    }
    std::string password;
    std::getline(std::cin, password);
    return password;
}

/// Opens the house, does `work` in one write transaction, commits when it succeeds.
template <class Work>
int with_writer(const Configuration& configuration, Work work) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    const store::Lease session = (*house)->database().writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    const base::Result<void> done = work(*session, rights::ReaderFactory::for_console());
    if (!done) {
        return refuse(done.error());
    }
    transaction.commit();
    return kDone;
}

}  // namespace

int run_user_add(const Configuration& configuration, const UserArguments& arguments) {
    return with_writer(
        configuration, [&](store::Session& session, const rights::Reader& console) -> base::Result<void> {
            const std::string name = arguments.name.empty() ? arguments.login : arguments.name;
            TRY(const std::int64_t id,
                rights::create_account(session, console,
                                       {arguments.login, name, read_password(arguments), true}));
            say(fmt::format("已建立账号 {}（{}），首次登录后应修改密码。", arguments.login, id));
            return {};
        });
}

int run_user_list(const Configuration& configuration) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    const store::Lease session = (*house)->database().reader();
    const auto accounts = rights::list_accounts(*session, rights::ReaderFactory::for_console());
    if (!accounts) {
        return refuse(accounts.error());
    }
    for (const rights::Account& account : *accounts) {
        std::string held;
        for (const rights::Assignment& assignment :
             rights::assignments_of(*session, account.id, base::today())) {
            held += fmt::format(" {}({})", assignment.role, rights::to_string(assignment.scope_kind));
        }
        say(fmt::format("{:<16}{:<10}{}{}", account.login, account.state, account.display_name, held));
    }
    return kDone;
}

int run_user_passwd(const Configuration& configuration, const UserArguments& arguments) {
    return with_writer(
        configuration, [&](store::Session& session, const rights::Reader& console) -> base::Result<void> {
            return rights::reset_password(session, console, arguments.login, read_password(arguments));
        });
}

int run_user_assign(const Configuration& configuration, const UserArguments& arguments) {
    return with_writer(
        configuration, [&](store::Session& session, const rights::Reader& console) -> base::Result<void> {
            rights::Assignment assignment;
            assignment.role = arguments.role;
            TRY(assignment.user_id, find_one(session, kFindAccountId, "login", arguments.login));
            TRY_DO(read_scope(session, arguments.scope, assignment));
            assignment.valid_from = base::parse_day(arguments.from).value_or(base::today());
            assignment.valid_to = base::parse_day(arguments.to).value_or(base::kForever);
            TRY(const std::int64_t id, rights::grant(session, console, assignment));
            say(fmt::format("已授权 {} 担任 {}（{}）。", arguments.login, arguments.role, id));
            return {};
        });
}

}  // namespace louyu::app
