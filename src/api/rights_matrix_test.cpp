#include <algorithm>
#include <set>

#include "api/world_for_tests.hpp"
#include "dictionary/dictionary.hpp"

// Every mounted route against every role (R120). The expectations are written down here by hand and not taken
// from the routes, so that a right given or lost by mistake is seen.
namespace louyu::api::testing {
namespace {

using base::Json;
using Roles = std::set<std::string, std::less<>>;

const Roles kEveryone = {"lead_office",   "leader",       "tax_department", "department",
                         "street_office", "chief",        "liaison",        "tenant",
                         "supervisor",    "system_admin", "security_admin", "audit_admin"};
const Roles kReaders = {"lead_office", "leader",  "tax_department", "department", "street_office",
                        "chief",       "liaison", "tenant",         "supervisor"};
const Roles kWriters = {"lead_office", "street_office", "chief", "liaison"};
const Roles kImporters = {"lead_office", "tax_department", "street_office", "liaison"};
const Roles kCounters = {"lead_office",   "leader", "tax_department", "department",
                         "street_office", "chief",  "supervisor"};
const Roles kChangeReaders = {"lead_office", "street_office", "supervisor"};
const Roles kUserReaders = {"system_admin", "security_admin"};

/// Whom each operation lets in. Nobody means: also without signing in.
struct Expectation {
    Roles roles;
    bool nobody = false;
};

const std::map<std::string, Expectation, std::less<>>& fixed() {
    static const std::map<std::string, Expectation, std::less<>> all = {
        {"sign_in", {{}, true}},
        {"get_livez", {{}, true}},
        {"get_readyz", {{}, true}},
        {"get_metrics", {{}, true}},
        {"get_openapi", {{}, true}},
        {"get_session", {kEveryone}},
        {"sign_out", {kEveryone}},
        {"choose_assignment", {kEveryone}},
        {"change_password", {kEveryone}},
        {"get_dictionary", {kEveryone}},
        {"list_roles", {kEveryone}},
        {"list_national_regions", {kEveryone}},
        {"get_job", {kEveryone}},
        {"cancel_job", {kEveryone}},
        {"list_tokens", {kEveryone}},
        {"create_token", {kEveryone}},
        {"revoke_token", {kEveryone}},
        {"get_statistics", {kCounters}},
        {"explain_statistics", {kCounters}},
        {"get_sources", {kCounters}},
        {"get_tile", {kCounters}},
        {"get_tile_json", {kCounters}},
        {"get_map", {kCounters}},
        {"list_map_buildings", {kCounters}},
        {"upload_import", {kImporters}},
        {"list_imports", {kImporters}},
        {"get_import", {kImporters}},
        {"restage_import", {kImporters}},
        {"drop_import", {kImporters}},
        {"post_import", {kImporters}},
        {"undo_import", {kImporters}},
        {"list_import_problems", {kImporters}},
        {"list_import_rows", {kImporters}},
        {"get_marked_workbook", {kImporters}},
        {"get_template", {{"lead_office", "street_office", "liaison"}}},  // of a registry kind
        {"list_changes", {kChangeReaders}},
        {"search", {kReaders}},
        {"list_tax_records", {{"lead_office", "leader", "tax_department"}}},
        {"list_registration_records", {kReaders}},
        {"list_users", {kUserReaders}},
        {"get_user", {kUserReaders}},
        {"create_user", {{"system_admin"}}},
        {"update_user", {{"system_admin"}}},
        {"reset_password", {{"system_admin"}}},
        {"list_assignments", {kUserReaders}},
        {"create_assignment", {{"security_admin"}}},
        {"end_assignment", {{"security_admin"}}},
        {"list_attachments", {kReaders}},
        {"get_attachment", {kReaders}},
        {"add_attachment", {kWriters}},
        {"remove_attachment", {kWriters}},
        {"list_audit", {{"audit_admin"}}},
    };
    return all;
}

const Expectation* expectation_of(const Operation& operation) {
    const auto found = fixed().find(operation.id);
    if (found != fixed().end()) {
        return &found->second;
    }
    static const Expectation reads{kReaders};
    static const Expectation writes{kWriters};
    const std::string verb = operation.id.substr(0, operation.id.find('_'));
    const bool is_entity = dictionary::find_entity_by_plural(operation.tag) != nullptr;
    if (is_entity && (verb == "list" || verb == "get" || verb == "history")) {
        return &reads;
    }
    if (is_entity && (verb == "create" || verb == "update" || verb == "end")) {
        return &writes;
    }
    return nullptr;
}

/// An address that leads to a record of a foreign district or to nothing: the answer must come from the right
/// alone, not from what is there.
std::string target_of(const Routes::Mounted& route) {
    std::string target;
    std::string_view rest = route.path;
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}');
        const std::string_view name = rest.substr(open + 1, close - open - 1);
        target += rest.substr(0, open);
        target += name == "kind" ? "buildings" : "4611686018427387904";
        rest.remove_prefix(close + 1);
    }
    target += rest;
    char separator = '?';
    for (const Parameter& parameter : route.operation.parameters) {
        if (parameter.required) {
            target += fmt::format("{}{}={}", separator, parameter.name,
                                  parameter.name == "metrics" ? "building_count" : "x");
            separator = '&';
        }
    }
    return target;
}

class RightsMatrixTest : public ApiTest {
  protected:
    Reply ask(const Client& client, const Routes::Mounted& route, const HeaderList& headers = {}) {
        const std::string_view body = route.operation.request_schema.empty() ? "" : "{}";
        HeaderList all = {{"If-Match", "\"1\""}};
        all.insert(all.end(), headers.begin(), headers.end());
        return client.send(http::to_string(route.method), target_of(route), body, all);
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, RightsMatrixTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(RightsMatrixTest, each_route_lets_in_whom_it_should_and_nobody_else) {
    for (const std::string& role : World::roles()) {
        for (const Routes::Mounted& route : world().mounted()) {
            SCOPED_TRACE(fmt::format("{} {} as {}", http::to_string(route.method), route.path, role));
            const Expectation* expected = expectation_of(route.operation);
            ASSERT_NE(expected, nullptr) << "say in this test who may call " << route.operation.id;
            if (route.operation.id == "sign_out" || route.operation.id == "sign_in") {
                continue;  // would end or replace the sign-in of this test
            }
            static std::map<std::string, Client> clients;
            const std::string key = fmt::format("{}-{}", static_cast<int>(GetParam()), role);
            if (!clients.contains(key)) {
                clients.emplace(key, world().signed_in(role));
            }
            const Reply reply = ask(clients.at(key), route);
            if (expected->nobody || expected->roles.contains(role)) {
                EXPECT_NE(reply.status, 401) << reply.body;
                EXPECT_NE(reply.code(), "rights.forbidden") << reply.body;
                EXPECT_LT(reply.status, 500) << reply.body;
            } else {
                EXPECT_EQ(reply.status, 403) << reply.body.substr(0, 300);
                EXPECT_EQ(reply.code(), "rights.forbidden") << reply.body.substr(0, 300);
            }
        }
    }
}

TEST_P(RightsMatrixTest, without_signing_in_only_the_open_routes_answer) {
    const Client nobody(world());
    for (const Routes::Mounted& route : world().mounted()) {
        SCOPED_TRACE(fmt::format("{} {}", http::to_string(route.method), route.path));
        const Expectation* expected = expectation_of(route.operation);
        ASSERT_NE(expected, nullptr);
        const Reply reply = ask(nobody, route);
        if (expected->nobody) {
            EXPECT_NE(reply.code(), "rights.signed_out");
        } else {
            EXPECT_EQ(reply.status, 401) << reply.body;
            EXPECT_EQ(reply.code(), "rights.signed_out");
        }
    }
}

TEST_P(RightsMatrixTest, a_write_without_the_csrf_token_is_refused_whoever_asks) {
    Client analyst = world().signed_in("lead_office");
    analyst.forget_csrf();
    for (const Routes::Mounted& route : world().mounted()) {
        if (route.method == http::Method::kGet || route.operation.needs == Needs::kNobody) {
            continue;
        }
        SCOPED_TRACE(fmt::format("{} {}", http::to_string(route.method), route.path));
        const Reply reply = ask(analyst, route);
        EXPECT_EQ(reply.status, 403);
        EXPECT_EQ(reply.code(), "rights.bad_csrf_token");
    }
}

TEST_P(RightsMatrixTest, a_read_only_token_reads_and_never_writes) {
    const Client analyst = world().signed_in("lead_office");
    const Reply made = analyst.post("/api/v1/tokens", Json::object({{"name", "看板"}}));
    ASSERT_EQ(made.status, 201) << made.body;
    Client machine(world());
    machine.use_token(made.json().find("token")->as_string());
    EXPECT_EQ(machine.get("/api/v1/buildings").status, 200);
    for (const Routes::Mounted& route : world().mounted()) {
        if (route.method == http::Method::kGet || route.operation.needs == Needs::kNobody) {
            continue;
        }
        SCOPED_TRACE(fmt::format("{} {}", http::to_string(route.method), route.path));
        EXPECT_EQ(ask(machine, route).code(), "rights.read_only_token");
    }
    ASSERT_EQ(analyst.del("/api/v1/tokens/" + made.json().find("id")->as_string()).status, 204);
    EXPECT_EQ(machine.get("/api/v1/buildings").code(), "rights.bad_token");
}

TEST_P(RightsMatrixTest, a_parameter_no_route_knows_is_refused_by_every_route) {
    const Client analyst = world().signed_in("lead_office");
    for (const Routes::Mounted& route : world().mounted()) {
        const Expectation* expected = expectation_of(route.operation);
        ASSERT_NE(expected, nullptr);
        if (route.method != http::Method::kGet ||
            (!expected->nobody && !expected->roles.contains("lead_office"))) {
            continue;
        }
        const std::string target = target_of(route);
        const char separator = target.find('?') == std::string::npos ? '?' : '&';
        const Reply reply = analyst.get(fmt::format("{}{}no_such_thing=1", target, separator));
        EXPECT_EQ(reply.status, 400) << target;
        EXPECT_EQ(reply.code(), "api.unknown_parameter") << target << reply.body;
    }
}

}  // namespace
}  // namespace louyu::api::testing
