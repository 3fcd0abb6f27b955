#include "api/world_for_tests.hpp"
#include "base/id.hpp"
#include "rights/audit.hpp"
#include "statistics/query.hpp"

namespace louyu::api::testing {
namespace {

using base::Json;

/// Signing in, records, figures and people through the real routes.
class BehaviourTest : public ApiTest {
  protected:
    Client analyst() { return world().signed_in("lead_office"); }

    std::string new_building(const Client& client, std::string_view name) {
        const Reply reply =
            client.post("/api/v1/buildings", Json::object({{"name", name},
                                                           {"region_id", world().text_id("太原街")},
                                                           {"stage", "planned"},
                                                           {"floor_area", "1000.00"},
                                                           {"validFrom", "2020-01-01"}}));
        EXPECT_EQ(reply.status, 201) << reply.body;
        return reply.status == 201 ? reply.json().find("id")->as_string() : "";
    }

    std::vector<std::string> audited(std::string_view action) {
        EXPECT_TRUE(world().write_behind().flush(std::chrono::seconds(20)));
        const store::Lease session = world().database().reader();
        const auto entries = rights::list_audit(*session, rights::ReaderFactory::for_console(),
                                                {.action = std::string(action), .limit = 1000});
        std::vector<std::string> objects;
        for (const rights::AuditEntry& entry : *entries) {
            objects.push_back(entry.login + " " + entry.object);
        }
        return objects;
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, BehaviourTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(BehaviourTest, signing_in_tells_who_one_is_and_sets_a_cookie_no_script_can_read) {
    Client client(world());
    const Reply reply = client.sign_in("lead_office");
    ASSERT_EQ(reply.status, 200) << reply.body;
    const std::string cookie(reply.headers.get("Set-Cookie"));
    EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
    EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
    EXPECT_EQ(reply.json().find("role")->as_string(), "lead_office");
    EXPECT_EQ(client.get("/api/v1/session").json().find("login")->as_string(), "lead_office");
    EXPECT_EQ(client.del("/api/v1/session").status, 204);
    EXPECT_EQ(client.get("/api/v1/session").status, 401);
}

TEST_P(BehaviourTest, a_wrong_password_and_an_unknown_login_sound_the_same) {
    Client client(world());
    const Reply wrong = client.sign_in("leader", "Wrong-horse-1");
    const Reply unknown = client.sign_in("nobody", "Wrong-horse-1");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.code(), unknown.code());
    EXPECT_EQ(*wrong.json().find("detail"), *unknown.json().find("detail"));
}

TEST_P(BehaviourTest, contact_fields_are_absent_for_those_who_may_not_see_them) {
    const std::string path = "/api/v1/buildings/" + world().text_id("甲座");
    EXPECT_NE(analyst().get(path).json().find("contact_phone"), nullptr);
    const Client supervisor = world().signed_in("supervisor");
    for (const std::string& target :
         {path, path + "/history", std::string("/api/v1/buildings"),
          std::string("/api/v1/buildings?format=json"), std::string("/api/v1/changes"),
          std::string("/api/v1/dictionary"), std::string("/api/v1/enterprises")}) {
        const Reply reply = supervisor.get(target);
        EXPECT_EQ(reply.status, 200) << target << reply.body;
        EXPECT_EQ(reply.body.find("contact_phone"), std::string::npos) << target;
        EXPECT_EQ(reply.body.find("024-2300"), std::string::npos) << target;
    }
    for (const std::string name :
         {"contact_phone=024-2300", "sortby=contact_phone", "fields=contact_phone"}) {
        EXPECT_GE(supervisor.get("/api/v1/buildings?" + name).status, 400) << name;
    }
}

TEST_P(BehaviourTest, a_street_sees_its_own_buildings_only) {
    const Client street = world().signed_in("street_office");
    const Json page = street.get("/api/v1/buildings?count=true").json();
    for (const Json& item : page.find("items")->items()) {
        EXPECT_EQ(item.find("region_id")->as_string(), world().text_id("太原街"));
    }
    EXPECT_EQ(street.get("/api/v1/buildings/" + world().text_id("乙座")).status, 404);
    EXPECT_EQ(street.get("/api/v1/enterprises/" + world().text_id("乙座商贸有限公司")).status, 404);
}

TEST_P(BehaviourTest, a_record_is_created_read_corrected_and_ended) {
    const Client client = analyst();
    const std::string id = new_building(client, "戊座");
    const std::string path = "/api/v1/buildings/" + id;
    const Reply read = client.get(path);
    ASSERT_EQ(read.status, 200);
    EXPECT_EQ(read.json().find("floor_area")->as_string(), "1000.00");
    EXPECT_EQ(read.json().find("titles")->find("region_id")->as_string(), "太原街");
    const Reply corrected = client.patch(
        path, Json::object({{"floor_area", "1200.50"}, {"changeNote", "复核"}}), {{"If-Match", read.etag()}});
    ASSERT_EQ(corrected.status, 200) << corrected.body;
    EXPECT_NE(corrected.etag(), read.etag());
    const Reply changed = client.patch(
        path + "?as=change", Json::object({{"stage", "under_construction"}, {"validFrom", "2021-06-01"}}),
        {{"If-Match", corrected.etag()}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(client.get(path + "?asof=2021-05-31").json().find("stage")->as_string(), "planned");
    EXPECT_EQ(client.get(path + "?asof=2021-06-01").json().find("stage")->as_string(), "under_construction");
    const Reply ended = client.del(path + "?from=2022-01-01", {{"If-Match", client.get(path).etag()}});
    ASSERT_EQ(ended.status, 200) << ended.body;
    EXPECT_EQ(client.get(path).status, 404);
    EXPECT_EQ(client.get(path + "?asof=2021-12-31").status, 200);
    const Json history = client.get(path + "/history").json();
    EXPECT_EQ(history.find("numberReturned")->as_integer(), 4);
}

TEST_P(BehaviourTest, a_correction_can_move_the_days_of_an_earlier_version) {
    const Client client = analyst();
    const std::string path = "/api/v1/buildings/" + new_building(client, "己座");
    const Reply read = client.get(path + "?asof=2020-06-01");
    const Reply moved = client.patch(path + "?asof=2020-06-01", Json::object({{"validFrom", "2019-07-01"}}),
                                     {{"If-Match", read.etag()}});
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(client.get(path + "?asof=2019-07-01").status, 200);
    EXPECT_EQ(client.get(path + "?asof=2019-06-30").status, 404);
}

TEST_P(BehaviourTest, a_stale_write_gets_both_values_and_one_without_if_match_is_told_so) {
    const Client first = analyst();
    const std::string path = "/api/v1/buildings/" + new_building(first, "庚座");
    const std::string seen = first.get(path).etag();
    ASSERT_EQ(first.patch(path, Json::object({{"address", "太原街1号"}}), {{"If-Match", seen}}).status, 200);
    const Reply stale = first.patch(path, Json::object({{"address", "太原街2号"}}), {{"If-Match", seen}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(stale.code(), "registry.stale");
    EXPECT_EQ(stale.json().find("current")->find("address")->as_string(), "太原街1号");
    const std::string& told = stale.json().find("errors")->items()[0].find("detail")->as_string();
    EXPECT_NE(told.find("太原街1号"), std::string::npos);
    EXPECT_NE(told.find("太原街2号"), std::string::npos);
    EXPECT_EQ(first.patch(path, Json::object({{"address", "x"}})).status, 428);
    EXPECT_EQ(first.patch(path, Json::object({{"address", "x"}}), {{"If-Match", "\"abc\""}}).status, 412);
    EXPECT_EQ(first.get(path).json().find("address")->as_string(), "太原街1号");
}

TEST_P(BehaviourTest, a_repeated_post_with_the_same_key_creates_once) {
    const Client client = analyst();
    const Json body = Json::object({{"name", "辛座"},
                                    {"region_id", world().text_id("太原街")},
                                    {"stage", "planned"},
                                    {"floor_area", "10.00"}});
    const HeaderList key = {{"Idempotency-Key", "once-" + std::to_string(static_cast<int>(GetParam()))}};
    const Reply first = client.post("/api/v1/buildings", body, key);
    ASSERT_EQ(first.status, 201) << first.body;
    const Reply again = client.post("/api/v1/buildings", body, key);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.headers.get("Location"), first.headers.get("Location"));
    Json other = body;
    other.set("name", "壬座");
    EXPECT_EQ(client.post("/api/v1/buildings", other, key).code(), "api.idempotency_key_reused");
    EXPECT_EQ(client.get("/api/v1/buildings?count=true&name=" + http::percent_encode("辛座"))
                  .json()
                  .find("numberMatched")
                  ->as_integer(),
              1);
}

TEST_P(BehaviourTest, an_answer_that_cannot_be_kept_leaves_no_record_behind) {
    const Client client = analyst();
    Json body = Json::object({{"name", "子座"},
                              {"region_id", world().text_id("太原街")},
                              {"stage", "planned"},
                              {"floor_area", "10.00"}});
    const auto execute = [this](std::string_view text) {
        world().database().writer()->execute({"test.break_the_keys", text});
    };
    execute("DELETE FROM idempotency_key");
    ASSERT_EQ(client.post("/api/v1/buildings", body, {{"Idempotency-Key", "kept"}}).status, 201);
    execute("CREATE UNIQUE INDEX one_key_a_user ON idempotency_key (user_id)");
    body.set("name", "丑座");
    EXPECT_EQ(client.post("/api/v1/buildings", body, {{"Idempotency-Key", "not kept"}}).status, 503);
    execute("DROP INDEX one_key_a_user");
    EXPECT_EQ(client.get("/api/v1/buildings?count=true&name=" + http::percent_encode("丑座"))
                  .json()
                  .find("numberMatched")
                  ->as_integer(),
              0);
}

TEST_P(BehaviourTest, tax_goes_with_a_firm_whose_stay_turns_out_to_be_in_another_building) {
    const Client client = analyst();
    const auto tax_of = [&](std::string_view building) {
        const Json answer =
            client.get("/api/v1/statistics?metrics=tax_full&by=building&period=2020-01/2020-12").json();
        for (std::size_t i = 0; i < answer.find("keys")->items().size(); ++i) {
            if (answer.find("keys")->items()[i].items()[0].as_string() == building) {
                return answer.find("rows")->items()[i].items()[1].as_integer();
            }
        }
        return std::int64_t{0};
    };
    const std::string from = world().text_id("甲座");
    const std::string to = world().text_id("乙座");
    const std::int64_t both = tax_of(from) + tax_of(to);
    const std::int64_t before = tax_of(from);
    ASSERT_GT(before, 0);
    const Json stays = client.get("/api/v1/tenancies?asof=2020-12-31&building_id=" + from).json();
    std::int64_t moved = 0;
    for (const Json& stay : stays.find("items")->items()) {
        const std::string path = "/api/v1/tenancies/" + stay.find("id")->as_string() + "?asof=2020-12-31";
        const auto put = [&](const std::string& building, const Json* unit, const std::string& area) {
            const Json body = Json::object(
                {{"building_id", building}, {"unit_id", unit == nullptr ? Json() : *unit}, {"area", area}});
            const Reply told = client.patch(path, body, {{"If-Match", client.get(path).etag()}});
            EXPECT_EQ(told.status, 200) << told.body;
        };
        put(to, nullptr, "1.00");
        moved += before - tax_of(from);
        EXPECT_EQ(tax_of(from) + tax_of(to), both);
        put(from, stay.find("unit_id"), stay.find("area")->as_string());
        EXPECT_EQ(tax_of(from), before);
    }
    EXPECT_GT(moved, 0);
}

TEST_P(BehaviourTest, validate_only_writes_nothing) {
    const Client client = analyst();
    const std::int64_t before =
        client.get("/api/v1/buildings?count=true").json().find("numberMatched")->as_integer();
    const Json body = Json::object({{"name", "癸座"},
                                    {"region_id", world().text_id("太原街")},
                                    {"stage", "planned"},
                                    {"floor_area", "10.00"}});
    EXPECT_EQ(client.post("/api/v1/buildings?validateOnly=true", body).status, 200);
    Json bad = body;
    bad.set("floor_area", "-10.00");
    const Reply refused = client.post("/api/v1/buildings?validateOnly=true", bad);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.json().find("errors")->items()[0].find("pointer")->as_string(), "/floor_area");
    EXPECT_EQ(client.get("/api/v1/buildings?count=true").json().find("numberMatched")->as_integer(), before);
}

TEST_P(BehaviourTest, a_list_is_walked_by_its_links_without_gap_or_repeat) {
    const Client client = analyst();
    std::set<std::string> seen;
    std::string target = "/api/v1/enterprises?limit=2&sortby=-name";
    for (int pages = 0; !target.empty() && pages < 20; ++pages) {
        const Json page = client.get(target).json();
        for (const Json& item : page.find("items")->items()) {
            EXPECT_TRUE(seen.insert(item.find("id")->as_string()).second);
        }
        const Json& links = *page.find("links");
        target = links.items().empty() ? "" : links.items()[0].find("href")->as_string();
    }
    EXPECT_EQ(static_cast<std::int64_t>(seen.size()),
              client.get("/api/v1/enterprises?count=true").json().find("numberMatched")->as_integer());
}

TEST_P(BehaviourTest, the_statistics_over_http_are_those_of_the_command_line_and_304_when_unchanged) {
    const Client client = analyst();
    const std::string target =
        "/api/v1/statistics?metrics=tax_full,building_count&by=building&period=2020-12";
    const Reply reply = client.get(target);
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(client.get(target, {{"If-None-Match", reply.etag()}}).status, 304);
    // The analyst sees one district, the console all of them: the whole is compared with a district's filter.
    const auto answer = statistics::query(*world().cubes().current(), rights::ReaderFactory::for_console(),
                                          {.metrics = "tax_full", .period = "2020-12"});
    ASSERT_TRUE(answer);
    const Json total =
        *client.get("/api/v1/statistics?metrics=tax_full&period=2020-12").json().find("totals");
    EXPECT_EQ(total, *statistics::to_json(*answer).find("totals"));
    EXPECT_EQ(total.items()[0].as_integer(), 2'400'050);
}

TEST_P(BehaviourTest, a_write_is_seen_in_the_next_figure) {
    const Client client = analyst();
    const std::string target = "/api/v1/statistics?metrics=floor_area&by=building&period=2020-12";
    const Reply before = client.get(target);
    const std::string path = "/api/v1/buildings/" + world().text_id("乙座");
    const Reply read = client.get(path + "?asof=2020-12-31");
    ASSERT_EQ(
        client.patch(path, Json::object({{"floor_area", "50001.00"}}), {{"If-Match", read.etag()}}).status,
        200);
    const Reply after = client.get(target, {{"If-None-Match", before.etag()}});
    EXPECT_EQ(after.status, 200);
    EXPECT_NE(after.body.find("50001.00"), std::string::npos);
}

TEST_P(BehaviourTest, who_looks_at_taxpayers_is_written_down) {
    const Client client = analyst();
    const std::size_t before = audited("read_taxpayer").size();
    const Reply rows = client.get("/api/v1/tax-records?month=2020-12");
    ASSERT_EQ(rows.status, 200) << rows.body;
    EXPECT_EQ(rows.json().find("numberReturned")->as_integer(), 6);
    const Reply explained = client.get("/api/v1/statistics/explain?metrics=tax_full&period=2020-12");
    ASSERT_EQ(explained.status, 200) << explained.body;
    const std::vector<std::string> objects = audited("read_taxpayer");
    ASSERT_EQ(objects.size(), before + 2);
    EXPECT_EQ(objects[1], "lead_office tax_record");
    EXPECT_EQ(objects[0], "lead_office statistics:tax_full");
}

TEST_P(BehaviourTest, the_ledger_is_asked_by_code_name_month_and_building) {
    const Client client = analyst();
    const auto count = [&](const std::string& query) {
        const Reply reply = client.get("/api/v1/tax-records?" + query);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.json().find("numberReturned")->as_integer();
    };
    EXPECT_EQ(count("credit_code=91210102MA0P1A1A1A"), 1);
    EXPECT_EQ(count("credit_code=91210102MA0P9Z9Z9Z"), 1);  // of nobody known
    EXPECT_EQ(count("name=" + http::percent_encode("软件")), 4);
    EXPECT_EQ(count("month=2020-11"), 0);
    EXPECT_EQ(count("month=2020"), 6);
    EXPECT_EQ(count("building_id=" + world().text_id("甲座")), 4);
    EXPECT_EQ(count("enterprise_id=" + world().text_id("乙座商贸有限公司")), 1);
    EXPECT_EQ(count("batch=" + world().text_id("batch")), 6);
    const Json first =
        client.get("/api/v1/tax-records?credit_code=91210102MA0P1A1A1A").json().find("items")->items()[0];
    EXPECT_EQ(first.find("tax_full")->as_integer(), 100'050);
    EXPECT_EQ(first.find("attribution")->as_string(), "building");
    EXPECT_EQ(first.find("titles")->find("buildingId")->as_string(), "甲座");
    std::set<std::string> walked;
    std::string target = "/api/v1/tax-records?limit=4&month=2020-12";
    while (!target.empty()) {
        const Json page = client.get(target).json();
        for (const Json& item : page.find("items")->items()) {
            EXPECT_TRUE(walked.insert(item.find("id")->as_string()).second);
        }
        const Json& links = *page.find("links");
        target = links.items().empty() ? "" : links.items()[0].find("href")->as_string();
    }
    EXPECT_EQ(walked.size(), 6U);
}

TEST_P(BehaviourTest, a_list_comes_as_csv_with_labels_marks_and_harmless_formulas) {
    const Client client = analyst();
    new_building(client, "=HYPERLINK(\"http://x\")");
    const Reply csv =
        client.get("/api/v1/buildings?format=csv&sortby=name&fields=name,stage,floor_area,region_id");
    ASSERT_EQ(csv.status, 200) << csv.body;
    EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF楼宇名称,"));
    EXPECT_NE(csv.body.find("（㎡）"), std::string::npos);
    EXPECT_NE(csv.body.find("\"'=HYPERLINK(\"\"http://x\"\")\""), std::string::npos);
    EXPECT_NE(csv.body.find("太原街"), std::string::npos);
    EXPECT_EQ(csv.body.find("operating"), std::string::npos);  // codes are printed by their labels
    const Reply xlsx = client.get("/api/v1/buildings?format=xlsx");
    EXPECT_EQ(xlsx.status, 200);
    EXPECT_NE(xlsx.headers.get("Content-Disposition").find("filename*="), std::string_view::npos);
    EXPECT_EQ(world().signed_in("chief").get("/api/v1/buildings?format=csv").status, 403);
    EXPECT_FALSE(audited("export").empty());
}

TEST_P(BehaviourTest, the_dictionary_shows_what_the_reader_may_see_and_304_when_unchanged) {
    const Client client = analyst();
    const Reply whole = client.get("/api/v1/dictionary");
    ASSERT_EQ(whole.status, 200);
    EXPECT_EQ(client.get("/api/v1/dictionary", {{"If-None-Match", whole.etag()}}).status, 304);
    const auto entities = [](const Json& json) {
        std::set<std::string> names;
        for (const Json& entity : json.find("entities")->items()) {
            names.insert(entity.find("name")->as_string());
        }
        return names;
    };
    EXPECT_TRUE(entities(whole.json()).contains("tax_record"));
    EXPECT_FALSE(
        entities(world().signed_in("department").get("/api/v1/dictionary").json()).contains("tax_record"));
    const Json of_admin = world().signed_in("system_admin").get("/api/v1/dictionary").json();
    EXPECT_TRUE(of_admin.find("entities")->items().empty());
    EXPECT_TRUE(of_admin.find("metrics")->items().empty());
    EXPECT_TRUE(of_admin.find("importKinds")->items().empty());
    EXPECT_FALSE(of_admin.find("roles")->items().empty());
}

TEST_P(BehaviourTest, search_finds_by_characters_pinyin_and_initials) {
    const Client client = analyst();
    for (const std::string q : {"甲座", "jiazuo", "jz"}) {
        const Json hits = client.get("/api/v1/search?q=" + http::percent_encode(q)).json();
        ASSERT_FALSE(hits.find("items")->items().empty()) << q;
        EXPECT_EQ(hits.find("items")->items()[0].find("title")->as_string(), "甲座");
    }
    EXPECT_TRUE(client.get("/api/v1/search?q=%20").json().find("items")->items().empty());
    EXPECT_EQ(client.get("/api/v1/search").code(), "api.missing_parameter");
}

TEST_P(BehaviourTest, people_are_made_granted_reset_disabled_and_every_step_is_audited) {
    const Client system = world().signed_in("system_admin");
    const Client security = world().signed_in("security_admin");
    const Reply made =
        system.post("/api/v1/users",
                    Json::object({{"login", "newcomer"}, {"displayName", "新人"}, {"password", kPassword}}));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.body.find("Right-horse"), std::string::npos);
    const std::string user = "/api/v1/users/" + made.json().find("id")->as_string();
    Client newcomer(world());
    EXPECT_EQ(newcomer.sign_in("newcomer").code(), "rights.no_assignment");
    const Json grant =
        Json::object({{"role", "leader"}, {"scopeKind", "region"}, {"scopeId", world().text_id("和平区")}});
    EXPECT_EQ(system.post(user + "/assignments", grant).code(), "rights.forbidden");
    const Reply granted = security.post(user + "/assignments", grant);
    ASSERT_EQ(granted.status, 201) << granted.body;
    ASSERT_EQ(newcomer.sign_in("newcomer").status, 200);
    EXPECT_EQ(newcomer.get("/api/v1/buildings").code(), "rights.password_change_needed");
    ASSERT_EQ(newcomer
                  .post("/api/v1/session/password",
                        Json::object({{"current", kPassword}, {"next", "Other-horse-8"}}))
                  .status,
              204);
    EXPECT_EQ(newcomer.get("/api/v1/buildings").status, 200);
    ASSERT_EQ(security.del(std::string(granted.headers.get("Location"))).status, 204);
    EXPECT_EQ(newcomer.get("/api/v1/buildings").code(), "rights.no_assignment");
    EXPECT_EQ(security.get(user + "/assignments").json().find("numberReturned")->as_integer(), 1);
    ASSERT_EQ(system.patch(user, Json::object({{"state", "disabled"}, {"displayName", "旧人"}})).status, 200);
    EXPECT_EQ(newcomer.sign_in("newcomer", "Other-horse-8").code(), "rights.sign_in_failed");
    EXPECT_EQ(system.patch(user, Json::object({{"state", "gone"}})).status, 422);
    const Client auditor = world().signed_in("audit_admin");
    for (const std::string action :
         {"create_account", "grant", "revoke", "update_account", "change_password"}) {
        const Json page = auditor.get("/api/v1/audit?action=" + action).json();
        EXPECT_FALSE(page.find("items")->items().empty()) << action;
        EXPECT_EQ(page.dump().find("Other-horse"), std::string::npos);
    }
}

TEST_P(BehaviourTest, a_token_cannot_make_another_token) {
    const Client client = analyst();
    const Reply made = client.post("/api/v1/tokens", Json::object({{"name", "写入"}, {"readOnly", false}}));
    ASSERT_EQ(made.status, 201) << made.body;
    Client machine(world());
    machine.use_token(made.json().find("token")->as_string());
    EXPECT_EQ(machine.post("/api/v1/tokens", Json::object({{"name", "再来"}})).code(), "api.needs_sign_in");
    EXPECT_EQ(client.post("/api/v1/tokens", Json::object({{"name", "x"}, {"days", 3660}})).status, 422);
    const Json list = client.get("/api/v1/tokens").json();
    EXPECT_EQ(list.dump().find(made.json().find("token")->as_string()), std::string::npos);
}

TEST_P(BehaviourTest, an_import_is_previewed_posted_and_undone) {
    const Client client = analyst();
    const std::string figure = "/api/v1/statistics?metrics=tax_full&period=2020-10";
    const Json before = *client.get(figure).json().find("totals");
    const Json staged =
        client.upload("tax", "十月.csv",
                      tax_csv("2020-10", {{"91210102MA0P1A1A1A", "一号软件有限公司", "500.00"},
                                          {"91210102MA0P2B2B2B", "二号软件有限公司", "整体出售"}}),
                      {{"period", "2020-10"}, {"source", "和平区税务局"}});
    ASSERT_EQ(staged.find("state")->as_string(), "done") << staged.dump();
    const Json& batch = *staged.find("result")->find("batch");
    EXPECT_EQ(batch.find("counts")->find("new")->as_integer(), 1) << batch.dump();
    EXPECT_EQ(batch.find("counts")->find("rejected")->as_integer(), 1) << batch.dump();
    const std::string path = "/api/v1/imports/" + batch.find("id")->as_string();
    const Json problems = client.get(path + "/problems").json();
    ASSERT_EQ(problems.find("numberReturned")->as_integer(), 1) << problems.dump();
    EXPECT_EQ(problems.find("items")->items()[0].find("row")->as_integer(), 3);
    EXPECT_EQ(problems.find("items")->items()[0].find("printed")->as_string(), "整体出售");
    EXPECT_EQ(*client.get(figure).json().find("totals"), before);
    EXPECT_EQ(client.run(batch.find("id")->as_string(), "post").find("state")->as_string(), "done");
    EXPECT_EQ(client.get(figure).json().find("totals")->items()[0].as_integer(), 50'000);
    EXPECT_EQ(client.get(path + "/workbook").status, 200);
    EXPECT_EQ(client.run(batch.find("id")->as_string(), "undo").find("state")->as_string(), "done");
    EXPECT_EQ(*client.get(figure).json().find("totals"), before);
    EXPECT_EQ(client.del(path).status, 409);
}

TEST_P(BehaviourTest, a_street_sees_the_files_it_brought_and_those_of_no_other) {
    const Client street = world().signed_in("street_office");
    EXPECT_EQ(street.get("/api/v1/imports").json().find("numberReturned")->as_integer(), 0);
    EXPECT_EQ(street.get("/api/v1/imports/" + world().text_id("batch")).status, 404);
    const Json staged = street.upload(
        "buildings", "楼宇.csv", "楼宇名称,所属街道,建筑面积（㎡）,楼宇状态\r\n子座,太原街,1000,已运营\r\n");
    ASSERT_EQ(staged.find("state")->as_string(), "done") << staged.dump();
    EXPECT_EQ(street.get("/api/v1/imports").json().find("numberReturned")->as_integer(), 1);
    EXPECT_EQ(world().signed_in("liaison").get("/api/v1/imports").json().find("numberReturned")->as_integer(),
              0);
}

TEST_P(BehaviourTest, the_contract_describes_every_route_and_nothing_else) {
    const Json document = Client(world()).get("/api/v1/openapi.json").json();
    std::size_t operations = 0;
    for (const auto& [path, methods] : document.find("paths")->members()) {
        operations += methods.members().size();
    }
    EXPECT_EQ(operations, world().mounted().size());
    for (const Routes::Mounted& route : world().mounted()) {
        const Json* path = document.find("paths")->find(route.path);
        ASSERT_NE(path, nullptr) << route.path;
    }
    // Every reference leads somewhere.
    const std::string text = document.dump();
    const std::string mark = "\"#/components/schemas/";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t start = at + mark.size();
        const std::string name = text.substr(start, text.find('"', start) - start);
        EXPECT_NE(document.find("components")->find("schemas")->find(name), nullptr) << name;
    }
}

}  // namespace
}  // namespace louyu::api::testing
