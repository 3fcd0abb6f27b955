#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "rights/accounts.hpp"
#include "rights/audit.hpp"
#include "rights/password.hpp"
#include "rights/signin.hpp"
#include "store/testing.hpp"

namespace louyu::rights {
namespace {

using store::testing::StoreName;
using store::testing::stores;
using store::testing::TestStore;

constexpr store::Query kInsertRegion{"test.region", "INSERT INTO region (id) VALUES (:id)"};
constexpr store::Query kInsertRegionVersion{
    "test.region_version",
    "INSERT INTO region_version (id, valid_from, valid_to, change_id, search_text, code, name, level, "
    "parent_id) "
    "VALUES (:id, 19000101, 99991231, 1, '', :code, :name, :level, NULL)"};
constexpr store::Query kInsertClosure{
    "test.closure", "INSERT INTO region_closure (ancestor_id, descendant_id, depth) VALUES (:a, :d, 0)"};
constexpr store::Query kInsertBuilding{"test.building", "INSERT INTO building (id) VALUES (:id)"};
constexpr store::Query kInsertBuildingVersion{
    "test.building_version",
    "INSERT INTO building_version (id, valid_from, valid_to, change_id, search_text, name, region_id, stage, "
    "floor_area)"
    " VALUES (:id, 20190101, 99991231, 1, '', :name, :region, 'operating', 100000)"};

// A district (2) of a city (1) with two streets (3, 4), a building in each (30, 40); another district (5)
// with one (50).
class RightsTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    RightsTest() : store_(GetParam()) {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        add_region(*session, 1, "210100000000", "city");
        add_region(*session, 2, "210102000000", "county");
        add_region(*session, 3, "210102001000", "street");
        add_region(*session, 4, "210102002000", "street");
        add_region(*session, 5, "210103000000", "county");
        for (const auto& [ancestor, descendant] : std::vector<std::pair<std::int64_t, std::int64_t>>{
                 {1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}, {2, 2}, {2, 3}, {2, 4}, {3, 3}, {4, 4}, {5, 5}}) {
            session->execute(kInsertClosure, {{"a", ancestor}, {"d", descendant}});
        }
        add_building(*session, 30, "甲大厦", 3);
        add_building(*session, 40, "乙大厦", 4);
        add_building(*session, 50, "丙大厦", 5);
        transaction.commit();
    }

    static void add_region(store::Session& session, std::int64_t id, const std::string& code,
                           const std::string& level) {
        session.execute(kInsertRegion, {{"id", id}});
        session.execute(kInsertRegionVersion, {{"id", id}, {"code", code}, {"name", code}, {"level", level}});
    }
    static void add_building(store::Session& session, std::int64_t id, const std::string& name,
                             std::int64_t region) {
        session.execute(kInsertBuilding, {{"id", id}});
        session.execute(kInsertBuildingVersion, {{"id", id}, {"name", name}, {"region", region}});
    }

    std::int64_t make_account(const std::string& login) {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        const auto id =
            create_account(*session, ReaderFactory::for_console(), {login, "某人", "Right-horse-9", false});
        EXPECT_TRUE(id) << (id ? "" : id.error().message);
        transaction.commit();
        return *id;
    }

    base::Result<std::int64_t> try_grant(const Reader& reader, const Assignment& assignment) {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        auto granted = grant(*session, reader, assignment);
        if (granted) {
            transaction.commit();
        }
        return granted;
    }

    Reader reader_of(const std::string& login, const std::string& role, ScopeKind kind, std::int64_t scope,
                     std::vector<std::int64_t> buildings = {}) {
        const std::int64_t user = make_account(login);
        const auto granted = try_grant(ReaderFactory::for_console(), {.user_id = user,
                                                                      .role = role,
                                                                      .scope_kind = kind,
                                                                      .scope_id = scope,
                                                                      .building_ids = std::move(buildings),
                                                                      .valid_from = base::Day{20200101}});
        EXPECT_TRUE(granted) << (granted ? "" : granted.error().message);
        const store::Lease session = store_->reader();
        auto reader = ReaderFactory::for_assignment(*session, *granted, base::today());
        EXPECT_TRUE(reader);
        return *reader;
    }

    std::vector<std::int64_t> visible_buildings(const Reader& reader) {
        const store::Lease session = store_->reader();
        store::Builder statement;
        statement.sql("SELECT v.id FROM building_version v WHERE 1=1");
        reader.restrict(statement, dictionary::entity("building"), "v");
        statement.sql(" ORDER BY v.id");
        std::vector<std::int64_t> ids;
        for (const store::Values& row : statement.select(*session, "test.visible")) {
            ids.push_back(*base::as_integer(row[0]));
        }
        return ids;
    }

    base::Result<SignIn> try_sign_in(const std::string& login, const std::string& password) {
        return sign_in(*store_,
                       {.login = login, .password = password, .totp_code = "", .address = "127.0.0.1"});
    }

    TestStore store_;
    ReaderCache readers_;
};

INSTANTIATE_TEST_SUITE_P(Stores, RightsTest, ::testing::ValuesIn(stores()), StoreName());

TEST_P(RightsTest, guessers_hold_no_connection_and_beyond_a_few_are_told_to_come_again) {
    // A guesser waits for the writer only when the hash is done.
    auto writer = std::make_unique<store::Lease>(store_->writer());
    auto writing = std::make_unique<store::Transaction>(**writer, store::Access::kWrite);
    std::vector<std::future<std::string>> tries;
    for (int i = 0; i < kSignInsAtOnce + 8; ++i) {
        tries.push_back(std::async(std::launch::async,
                                   [this] { return try_sign_in("nobody", "Right-horse-9").error().code; }));
    }
    int refused = 0;
    int waiting = 0;
    for (std::future<std::string>& one : tries) {
        if (one.wait_for(std::chrono::seconds(2)) == std::future_status::ready) {
            refused += one.get() == "rights.too_many_sign_ins" ? 1 : 0;
        } else {
            ++waiting;
        }
    }
    EXPECT_EQ(refused, 8);
    EXPECT_EQ(waiting, kSignInsAtOnce);
    writing.reset();
    writer.reset();
}

TEST_P(RightsTest, wrong_tries_at_once_lock_the_account_as_those_one_after_the_other) {
    reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    std::vector<std::future<std::string>> tries;
    for (int i = 0; i < 3 * kSignInsAtOnce; ++i) {
        tries.push_back(std::async(std::launch::async, [this] {
            std::string code;
            do {
                code = try_sign_in("analyst", "Wrong-horse-1").error().code;
            } while (code == "rights.too_many_sign_ins");
            return code;
        }));
    }
    for (std::future<std::string>& one : tries) {
        one.wait();
    }
    EXPECT_EQ(try_sign_in("analyst", "Right-horse-9").error().code, "rights.locked");
}

TEST_P(RightsTest, a_district_sees_its_buildings_and_no_other) {
    const Reader reader = reader_of("district", "lead_office", ScopeKind::kRegion, 2);
    EXPECT_EQ(visible_buildings(reader), (std::vector<std::int64_t>{30, 40}));
    EXPECT_EQ(reader.buildings(), (std::vector<std::int64_t>{30, 40}));
    EXPECT_EQ(reader.districts(), std::vector<std::string>{"210102"});
    EXPECT_FALSE(reader.sees_building(50));
}

TEST_P(RightsTest, a_street_sees_its_own_and_no_ledger) {
    const Reader reader = reader_of("street", "street_office", ScopeKind::kRegion, 3);
    EXPECT_EQ(visible_buildings(reader), std::vector<std::int64_t>{30});
    EXPECT_TRUE(reader.districts().empty());
    EXPECT_FALSE(reader.sees(*dictionary::entity("tax_record").find("tax_full")));
    EXPECT_TRUE(reader.sees(*dictionary::entity("building").find("contact_phone")));
}

TEST_P(RightsTest, a_city_reaches_every_district_below) {
    const Reader reader = reader_of("city", "leader", ScopeKind::kRegion, 1);
    EXPECT_EQ(visible_buildings(reader), (std::vector<std::int64_t>{30, 40, 50}));
    EXPECT_EQ(reader.districts(), (std::vector<std::string>{"210102", "210103"}));
    EXPECT_FALSE(reader.can(Capability::kWriteRegistry));
}

TEST_P(RightsTest, a_liaison_holds_just_the_buildings_named) {
    const Reader reader = reader_of("liaison", "liaison", ScopeKind::kBuildings, 0, {40});
    EXPECT_EQ(visible_buildings(reader), std::vector<std::int64_t>{40});
    EXPECT_TRUE(reader.covers(dictionary::entity("building"), {.building_id = 40}));
    EXPECT_FALSE(reader.covers(dictionary::entity("building"), {.building_id = 30}));
    EXPECT_FALSE(reader.covers(dictionary::entity("building"), {.region_id = 4}));
    EXPECT_FALSE(reader.covers(dictionary::entity("zone"), {}));
}

TEST_P(RightsTest, an_administrator_sees_no_business_row) {
    EXPECT_TRUE(visible_buildings(reader_of("system", "system_admin", ScopeKind::kNothing, 0)).empty());
    EXPECT_TRUE(visible_buildings(ReaderFactory::for_public()).empty());
}

TEST_P(RightsTest, three_administrators_are_three_people) {
    const std::int64_t user = make_account("both");
    const Assignment system{.user_id = user, .role = "system_admin", .valid_from = base::Day{20200101}};
    Assignment audit = system;
    audit.role = "audit_admin";
    ASSERT_TRUE(try_grant(ReaderFactory::for_console(), system));
    const auto second = try_grant(ReaderFactory::for_console(), audit);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "rights.bad_assignment");
}

TEST_P(RightsTest, nobody_grants_himself) {
    const Reader security = reader_of("security", "security_admin", ScopeKind::kNothing, 0);
    const auto granted = try_grant(security, {.user_id = security.user_id(),
                                              .role = "security_admin",
                                              .scope_kind = ScopeKind::kNothing,
                                              .valid_from = base::today()});
    ASSERT_FALSE(granted);
    EXPECT_EQ(granted.error().code, "rights.bad_assignment");
}

TEST_P(RightsTest, only_the_holder_of_a_capability_uses_it) {
    const Reader leader = reader_of("leader", "leader", ScopeKind::kRegion, 2);
    const store::Lease session = store_->writer();
    EXPECT_EQ(create_account(*session, leader, {"x9", "某", "Right-horse-9", true}).error().code,
              "rights.forbidden");
    EXPECT_EQ(grant(*session, leader, {}).error().code, "rights.forbidden");
    EXPECT_EQ(list_audit(*session, leader, {}).error().code, "rights.forbidden");
}

TEST_P(RightsTest, an_ended_assignment_opens_nothing) {
    const std::int64_t user = make_account("gone");
    const auto granted = try_grant(ReaderFactory::for_console(), {.user_id = user,
                                                                  .role = "leader",
                                                                  .scope_kind = ScopeKind::kRegion,
                                                                  .scope_id = 2,
                                                                  .valid_from = base::Day{20200101},
                                                                  .valid_to = base::Day{20200630}});
    ASSERT_TRUE(granted);
    const store::Lease session = store_->reader();
    EXPECT_TRUE(ReaderFactory::for_assignment(*session, *granted, base::Day{20200630}));
    EXPECT_EQ(ReaderFactory::for_assignment(*session, *granted, base::Day{20200701}).error().code,
              "rights.no_assignment");
}

TEST_P(RightsTest, a_right_password_opens_a_session_and_sign_out_closes_it) {
    reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    const auto opened = try_sign_in("analyst", "Right-horse-9");
    ASSERT_TRUE(opened) << opened.error().message;
    const store::Lease session = store_->writer();
    const auto who = authenticate_session(*session, readers_, opened->token);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->reader.login(), "analyst");
    EXPECT_EQ(who->csrf_token, opened->csrf_token);
    sign_out(*session, opened->token);
    EXPECT_EQ(authenticate_session(*session, readers_, opened->token).error().code, "rights.signed_out");
}

TEST_P(RightsTest, an_unknown_login_and_a_wrong_password_sound_the_same) {
    reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    const auto unknown = try_sign_in("nobody", "Right-horse-9");
    const auto wrong = try_sign_in("analyst", "wrong");
    EXPECT_EQ(unknown.error().code, wrong.error().code);
    EXPECT_EQ(unknown.error().message, wrong.error().message);
}

TEST_P(RightsTest, five_wrong_passwords_lock_even_the_right_one_out) {
    reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(try_sign_in("analyst", "wrong").error().code, "rights.sign_in_failed");
    }
    EXPECT_EQ(try_sign_in("analyst", "Right-horse-9").error().code, "rights.locked");
}

TEST_P(RightsTest, every_try_to_sign_in_is_audited) {
    reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    (void)try_sign_in("analyst", "wrong");
    (void)try_sign_in("analyst", "Right-horse-9");
    (void)try_sign_in("'; DROP TABLE user_account; --", "x");
    const store::Lease session = store_->reader();
    const auto entries = list_audit(*session, ReaderFactory::for_console(), {});
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), 3U);
    EXPECT_EQ((*entries)[0].result, "rights.sign_in_failed");
    EXPECT_EQ((*entries)[1].result, "ok");
    EXPECT_EQ((*entries)[2].result, "rights.sign_in_failed");
}

TEST_P(RightsTest, an_api_token_acts_as_its_makers_assignment) {
    const Reader reader = reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    const store::Lease session = store_->writer();
    const auto token = create_api_token(*session, reader, {"月报", true, 30});
    ASSERT_TRUE(token);
    const auto who = authenticate_api_token(*session, readers_, token->token);
    ASSERT_TRUE(who);
    EXPECT_TRUE(who->read_only);
    EXPECT_EQ(who->reader.assignment_id(), reader.assignment_id());
    EXPECT_FALSE(authenticate_api_token(*session, readers_, "0" + token->token));
}

TEST_P(RightsTest, a_revoked_token_opens_nothing_and_only_its_owner_revokes_it) {
    const Reader owner = reader_of("analyst", "lead_office", ScopeKind::kRegion, 2);
    const Reader other = reader_of("leader", "leader", ScopeKind::kRegion, 2);
    const store::Lease session = store_->writer();
    const auto token = create_api_token(*session, owner, {"月报", true, 30});
    ASSERT_TRUE(token);
    EXPECT_EQ(revoke_api_token(*session, other, token->id).error().code, "rights.not_found");
    EXPECT_TRUE(list_api_tokens(*session, other).empty());
    ASSERT_EQ(list_api_tokens(*session, owner).size(), 1U);
    EXPECT_EQ(list_api_tokens(*session, owner)[0].name, "月报");
    ASSERT_TRUE(revoke_api_token(*session, owner, token->id));
    EXPECT_FALSE(authenticate_api_token(*session, readers_, token->token));
    EXPECT_TRUE(list_api_tokens(*session, owner).empty());
    EXPECT_EQ(revoke_api_token(*session, owner, token->id).error().code, "rights.not_found");
}

TEST_P(RightsTest, an_ended_assignment_stays_in_the_list_and_is_ended_for_its_own_account_only) {
    const std::int64_t user = make_account("street");
    const std::int64_t other = make_account("other");
    const Reader console = ReaderFactory::for_console();
    const auto granted = try_grant(console, {.user_id = user,
                                             .role = "street_office",
                                             .scope_kind = ScopeKind::kRegion,
                                             .scope_id = 3,
                                             .valid_from = base::Day{20200101}});
    ASSERT_TRUE(granted);
    const store::Lease session = store_->writer();
    EXPECT_EQ(revoke(*session, console, other, *granted).error().code, "rights.not_found");
    ASSERT_TRUE(revoke(*session, console, user, *granted));
    EXPECT_TRUE(assignments_of(*session, user, base::today()).empty());
    const auto all = list_assignments(*session, console, user);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 1U);
    EXPECT_EQ((*all)[0].valid_to, base::previous_day(base::today()));
    EXPECT_EQ(list_assignments(*session, ReaderFactory::for_public(), user).error().code, "rights.forbidden");
}

TEST_P(RightsTest, an_account_is_renamed_by_the_system_administrator) {
    const std::int64_t user = make_account("renamed");
    const Reader console = ReaderFactory::for_console();
    const store::Lease session = store_->writer();
    ASSERT_TRUE(rename_account(*session, console, user, "张三"));
    EXPECT_EQ(find_account(*session, console, user)->display_name, "张三");
    EXPECT_EQ(rename_account(*session, console, user, "  ").error().code, "rights.bad_display_name");
    EXPECT_EQ(rename_account(*session, console, user + 1, "李四").error().code, "rights.not_found");
    EXPECT_EQ(find_account(*session, console, user + 1).error().code, "rights.not_found");
    EXPECT_EQ(find_account(*session, ReaderFactory::for_public(), user).error().code, "rights.forbidden");
}

TEST_P(RightsTest, the_audit_log_is_asked_by_login_action_and_time) {
    const store::Lease session = store_->writer();
    for (const std::string login : {"a", "b", "a"}) {
        write_audit(*session, AuditEntry{.login = login, .action = login == "b" ? "export" : "sign_in"});
    }
    const Reader console = ReaderFactory::for_console();
    EXPECT_EQ(list_audit(*session, console, {.login = "a"})->size(), 2U);
    EXPECT_EQ(list_audit(*session, console, {.action = "export"})->size(), 1U);
    EXPECT_EQ(list_audit(*session, console, {.login = "a", .action = "export"})->size(), 0U);
    EXPECT_EQ(list_audit(*session, console, {.from_ms = base::now_ms() + 1000})->size(), 0U);
    EXPECT_EQ(list_audit(*session, console, {.to_ms = base::now_ms() - 60'000})->size(), 0U);
    const auto newest = list_audit(*session, console, {.limit = 1});
    ASSERT_EQ(newest->size(), 1U);
    EXPECT_EQ(list_audit(*session, console, {.before_id = newest->front().id})->size(), 2U);
}

TEST_P(RightsTest, a_reader_kept_for_the_next_request_follows_every_change) {
    const std::int64_t user = make_account("kept");
    const auto granted = try_grant(ReaderFactory::for_console(), {.user_id = user,
                                                                  .role = "leader",
                                                                  .scope_kind = ScopeKind::kRegion,
                                                                  .scope_id = 2,
                                                                  .valid_from = base::Day{20200101}});
    ASSERT_TRUE(granted);
    const auto kept = [&]() -> base::Result<Reader> {
        const store::Lease session = store_->reader();
        return readers_.for_assignment(*session, *granted, base::today());
    };
    EXPECT_EQ(kept()->buildings(), (std::vector<std::int64_t>{30, 40}));
    {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        add_building(*session, 41, "丁大厦", 4);
        session->execute({"test.move_on", "UPDATE change_head SET sequence = sequence + 1"});
        transaction.commit();
    }
    EXPECT_EQ(kept()->buildings(), (std::vector<std::int64_t>{30, 40, 41}));
    {
        const store::Lease session = store_->writer();
        ASSERT_TRUE(rename_account(*session, ReaderFactory::for_console(), user, "改名"));
    }
    EXPECT_EQ(kept()->display_name(), "改名");
    {
        const store::Lease session = store_->writer();
        ASSERT_TRUE(revoke(*session, ReaderFactory::for_console(), user, *granted));
    }
    EXPECT_EQ(kept().error().code, "rights.no_assignment");
}

TEST_P(RightsTest, a_login_is_taken_once_and_well_formed) {
    make_account("once");
    const store::Lease session = store_->writer();
    const Reader console = ReaderFactory::for_console();
    EXPECT_EQ(create_account(*session, console, {"once", "某", "Right-horse-9", true}).error().code,
              "rights.login_taken");
    for (const std::string& bad :
         {std::string("A"), std::string("有中文"), std::string("a b"), std::string(41, 'a')}) {
        EXPECT_EQ(create_account(*session, console, {bad, "某", "Right-horse-9", true}).error().code,
                  "rights.bad_login")
            << bad;
    }
}

TEST(Passwords, ask_for_length_and_three_kinds) {
    EXPECT_FALSE(check_password_policy("Short-1", "x"));
    EXPECT_FALSE(check_password_policy("alllowercase", "x"));
    EXPECT_FALSE(check_password_policy("analyst-Pass1", "analyst"));
    EXPECT_TRUE(check_password_policy("Right-horse-9", "analyst"));
}

TEST(SecondFactor, agrees_with_the_vectors_of_rfc_6238) {
    // Secret "12345678901234567890" in base32; the last six of the printed eight digits.
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    EXPECT_EQ(totp_code(secret, 59'000), "287082");
    EXPECT_EQ(totp_code(secret, 1'111'111'109'000), "081804");
    EXPECT_TRUE(verify_totp(secret, "287082", 59'000 + 30'000));
    EXPECT_FALSE(verify_totp(secret, "287082", 59'000 + 90'000));
    EXPECT_FALSE(verify_totp(secret, "", 59'000));
}

}  // namespace
}  // namespace louyu::rights
