#include "api/world_for_tests.hpp"
#include "rights/audit.hpp"

// What the pages of a building and of a firm ask for, through the real routes.
namespace louyu::api::testing {
namespace {

using base::Json;

class BuildingPageTest : public ApiTest {
  protected:
    std::string stacking(std::string_view query = "") {
        return fmt::format("/api/v1/buildings/{}/stacking{}", world().text_id("甲座"), query);
    }
    std::size_t audited(std::string_view object) {
        EXPECT_TRUE(world().write_behind().flush(std::chrono::seconds(20)));
        const store::Lease session = world().database().reader();
        const auto entries = rights::list_audit(*session, rights::ReaderFactory::for_console(),
                                                {.action = "read_taxpayer", .limit = 1000});
        std::size_t count = 0;
        for (const rights::AuditEntry& entry : *entries) {
            count += entry.object.starts_with(object) ? 1 : 0;
        }
        return count;
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, BuildingPageTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(BuildingPageTest, a_building_is_laid_out_with_its_tenants) {
    const Reply reply = world().signed_in("lead_office").get(stacking("?asof=2020-12-31"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.headers.get("Cache-Control"), "no-store");
    const Json plan = reply.json();
    EXPECT_EQ(plan.find("building")->find("name")->as_string(), "甲座");
    EXPECT_EQ(plan.find("floors")->items().size(), 1U);
    EXPECT_EQ(plan.find("tenants")->items().size(), 4U);
    EXPECT_EQ(plan.find("shelf")->find("area")->as_string(), "1000.00");
    EXPECT_EQ(plan.find("tenants")->items()[0].find("enterprise")->as_string(), "四号软件有限公司");
}

TEST_P(BuildingPageTest, days_are_read_or_refused_with_a_sentence) {
    const Client client = world().signed_in("lead_office");
    for (const auto& [query, code] : std::vector<std::pair<std::string, std::string>>{
             {"?asof=2020-02-30", "api.bad_parameter"},
             {"?asof=20201", "api.bad_parameter"},
             {"?compare=yesterday", "api.bad_parameter"},
             {"?asof=2020-12-31&compare=2020-12-31", "statistics.bad_compare"},
             {"?asof=2018-12-31", "statistics.no_building_on_day"},
             {"?asof=2020-12-31&asof=2020-12-30", "api.repeated_parameter"},
             {"?tax=yes", "api.bad_parameter"},
             {"?day=2020-12-31", "api.unknown_parameter"}}) {
        const Reply reply = client.get(stacking(query));
        EXPECT_EQ(reply.status, 400) << query << reply.body;
        EXPECT_EQ(reply.code(), code) << query;
    }
    EXPECT_EQ(client.get("/api/v1/buildings/12/stacking").status, 404);
    EXPECT_EQ(client.get("/api/v1/buildings/x/stacking").status, 404);
    EXPECT_EQ(client.get(stacking("?asof=2020-12-31&compare=2019-06-30")).status, 200);
}

TEST_P(BuildingPageTest, tax_is_given_to_those_who_may_see_it_and_written_down) {
    const std::size_t before = audited("building:");
    const Reply seen = world().signed_in("lead_office").get(stacking("?asof=2020-12-31&tax=true"));
    EXPECT_EQ(seen.json().find("taxPeriod")->as_string(), "2020");
    EXPECT_EQ(seen.json().find("tenants")->items()[0].find("tax")->as_integer(), 400000);
    EXPECT_EQ(audited("building:"), before + 1);
    EXPECT_EQ(world().signed_in("lead_office").get(stacking()).status, 200);
    for (const std::string role : {"street_office", "chief", "liaison", "department", "supervisor"}) {
        const Reply reply = world().signed_in(role).get(stacking("?asof=2020-12-31&tax=true"));
        ASSERT_EQ(reply.status, 200) << role << reply.body;
        EXPECT_EQ(reply.body.find("taxBand"), std::string::npos) << role;
        EXPECT_EQ(reply.body.find("\"tax\":"), std::string::npos) << role;
        EXPECT_TRUE(reply.json().find("taxPeriod")->is_null()) << role;
    }
    EXPECT_EQ(audited("building:"), before + 1);
}

TEST_P(BuildingPageTest, contacts_never_stand_in_a_plan_or_a_profile) {
    for (const std::string role : {"lead_office", "supervisor"}) {
        const Client client = world().signed_in(role);
        const Reply plan = client.get(stacking());
        const Reply profile =
            client.get(fmt::format("/api/v1/enterprises/{}/profile", world().text_id("一号软件有限公司")));
        EXPECT_EQ(profile.status, 200) << profile.body;
        for (const std::string& body : {plan.body, profile.body}) {
            EXPECT_EQ(body.find("139 "), std::string::npos) << role;
            EXPECT_EQ(body.find("024-2300"), std::string::npos) << role;
        }
    }
}

TEST_P(BuildingPageTest, a_firm_shows_its_stays_and_to_some_its_tax) {
    const std::string path = fmt::format("/api/v1/enterprises/{}/profile?asof=2020-12-31&tax=true",
                                         world().text_id("一号软件有限公司"));
    const std::size_t before = audited("enterprise:");
    const Json seen = world().signed_in("lead_office").get(path).json();
    EXPECT_EQ(seen.find("stays")->items().at(0).find("building")->as_string(), "甲座");
    EXPECT_EQ(seen.find("registered")->as_string(), "here");
    EXPECT_EQ(seen.find("tax")->find("total")->as_integer(), 100050);
    EXPECT_EQ(audited("enterprise:"), before + 1);
    EXPECT_TRUE(world().signed_in("street_office").get(path).json().find("tax")->is_null());
    EXPECT_TRUE(world().signed_in("tenant").get(path).json().find("tax")->is_null());
    EXPECT_EQ(audited("enterprise:"), before + 1);
    EXPECT_EQ(world()
                  .signed_in("tenant")
                  .get(fmt::format("/api/v1/enterprises/{}/profile", world().text_id("二号软件有限公司")))
                  .status,
              404);
}

TEST_P(BuildingPageTest, the_changes_of_a_building_are_those_of_all_that_stands_under_it) {
    const std::string path = fmt::format("/api/v1/changes?building={}&limit=2", world().text_id("甲座"));
    const Client client = world().signed_in("lead_office");
    std::map<std::string, int> entities;
    std::string target = path;
    for (int pages = 0; !target.empty() && pages < 20; ++pages) {
        const Reply reply = client.get(target);
        ASSERT_EQ(reply.status, 200) << reply.body;
        const Json page = reply.json();
        for (const Json& item : page.find("items")->items()) {
            entities[item.find("entity")->as_string()] += 1;
        }
        const Json& links = *page.find("links");
        target = links.items().empty() ? "" : links.items()[0].find("href")->as_string();
    }
    EXPECT_EQ(entities, (std::map<std::string, int>{
                            {"building", 1}, {"floor", 1}, {"tenancy", 4}, {"zone_membership", 1}}));
    EXPECT_TRUE(world()
                    .signed_in("street_office")
                    .get(fmt::format("/api/v1/changes?building={}", world().text_id("乙座")))
                    .json()
                    .find("items")
                    ->items()
                    .empty());
    EXPECT_EQ(client.get("/api/v1/changes?building=abc").status, 400);
}

}  // namespace
}  // namespace louyu::api::testing
