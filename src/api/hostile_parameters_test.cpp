#include "api/world_for_tests.hpp"
#include "base/text.hpp"

// Whatever stands in an address or a body: an answer that says what is wrong, and everything still there.
namespace louyu::api::testing {
namespace {

using base::Json;

class HostileParametersTest : public ApiTest {
  protected:
    static std::vector<std::string> hostile_texts() {
        return {"' OR 1=1 --",
                "\"; DROP TABLE building; --",
                "x') UNION SELECT password_hash FROM user_account --",
                "%",
                "_",
                "\\",
                "!",
                std::string(10'000, 'q'),
                std::string(2'000, ','),
                std::string("a\0b", 3),
                "\xEF\xBF\xBE",
                "😀𠮷",
                "-1",
                "0",
                "9223372036854775807",
                "9223372036854775808",
                "1e999",
                "null",
                "NaN",
                "../../etc/passwd",
                "-name,-name,name",
                "2020-13",
                "0000-00-00",
                "9999-12-31",
                "2020-01/9999-12",
                "{}",
                "[\"a\"]",
                "\r\nX-Injected: 1"};
    }

    std::int64_t rows(std::string_view table) {
        const store::Lease session = world().database().reader();
        store::Builder statement;
        statement.sql("SELECT count(*) FROM ").name(table);
        return *base::as_integer(statement.select(*session, "test.count")[0][0]);
    }

    void expect_sane(const Reply& reply, const std::string& what) {
        EXPECT_LT(reply.status, 500) << what << " " << reply.body.substr(0, 300);
        if (reply.status >= 400) {
            EXPECT_FALSE(reply.code().empty()) << what;
            EXPECT_LT(reply.body.size(), 4'000U) << what;
            EXPECT_FALSE(reply.json().find("detail")->as_string().empty()) << what;
        }
        EXPECT_EQ(reply.headers.find("X-Injected"), nullptr) << what;
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, HostileParametersTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(HostileParametersTest, in_every_parameter_of_every_list_do_no_harm) {
    const std::vector<std::string_view> tables = {"building", "building_version", "user_account",
                                                  "tax_record"};
    std::vector<std::int64_t> before;
    for (const std::string_view table : tables) {
        before.push_back(rows(table));
    }
    std::map<std::string, Client> clients;
    for (const std::string role : {"lead_office", "system_admin", "audit_admin"}) {
        clients.emplace(role, world().signed_in(role));
    }
    for (const Routes::Mounted& route : world().mounted()) {
        if (route.method != http::Method::kGet || route.path.find('{') != std::string::npos) {
            continue;
        }
        const Client& client = clients.at(route.path == "/api/v1/audit"             ? "audit_admin"
                                          : route.path.starts_with("/api/v1/users") ? "system_admin"
                                                                                    : "lead_office");
        for (const Parameter& parameter : route.operation.parameters) {
            for (const std::string& text : hostile_texts()) {
                std::string target =
                    fmt::format("{}?{}={}", route.path, parameter.name, http::percent_encode(text));
                if (parameter.name != "metrics" && route.path.starts_with("/api/v1/statistics")) {
                    target += "&metrics=tax_full";
                }
                expect_sane(client.get(target), target.substr(0, 200));
            }
        }
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        EXPECT_EQ(rows(tables[i]), before[i]) << tables[i];
    }
}

TEST_P(HostileParametersTest, in_a_search_find_nothing_they_should_not) {
    const Client analyst = world().signed_in("lead_office");
    for (const std::string q : {"%", "_", "' OR 1=1 --", "!"}) {
        const Reply reply = analyst.get("/api/v1/tax-records?name=" + http::percent_encode(q));
        ASSERT_EQ(reply.status, 200);
        EXPECT_EQ(reply.json().find("numberReturned")->as_integer(), 0) << q;
    }
    const Reply everything = analyst.get("/api/v1/tax-records?credit_code=%27%20OR%20%271%27%3D%271");
    ASSERT_EQ(everything.status, 200);
    EXPECT_EQ(everything.json().find("numberReturned")->as_integer(), 0);
}

TEST_P(HostileParametersTest, in_a_cursor_are_told_from_a_good_one) {
    const Client analyst = world().signed_in("lead_office");
    for (const std::string path : {"buildings", "changes", "tax-records", "imports"}) {
        for (const std::string cursor : {"x", "eyJhIjoxfQ", "210102.1", "-5", "'", "..", "1.2.3.4"}) {
            const Reply reply =
                analyst.get(fmt::format("/api/v1/{}?cursor={}", path, http::percent_encode(cursor)));
            EXPECT_EQ(reply.status, 400) << path << " " << cursor << " " << reply.body;
        }
    }
}

TEST_P(HostileParametersTest, as_ids_lead_nowhere) {
    const Client analyst = world().signed_in("lead_office");
    for (const std::string id : {"0", "-1", "abc", "9223372036854775808", "1%20OR%201=1", "%F0%9F%98%80",
                                 "1.5", "00000000000000000001"}) {
        for (const std::string path : {"buildings", "enterprises", "imports", "jobs"}) {
            const Reply reply = analyst.get(fmt::format("/api/v1/{}/{}", path, id));
            EXPECT_EQ(reply.status, 404) << path << "/" << id << " " << reply.body;
        }
    }
}

TEST_P(HostileParametersTest, a_record_elsewhere_and_no_record_are_the_same_answer) {
    const Client street = world().signed_in("street_office");
    const Reply foreign = street.get("/api/v1/buildings/" + world().text_id("丙座"));
    const Reply absent = street.get("/api/v1/buildings/4611686018427387904");
    EXPECT_EQ(foreign.status, 404);
    EXPECT_EQ(absent.status, 404);
    EXPECT_EQ(foreign.code(), absent.code());
    EXPECT_EQ(*foreign.json().find("detail"), *absent.json().find("detail"));
}

TEST_P(HostileParametersTest, bodies_that_are_no_json_object_are_refused) {
    const Client analyst = world().signed_in("lead_office");
    const std::string deep = std::string(2000, '[') + std::string(2000, ']');
    for (const std::string& body :
         {std::string("[]"), std::string("\"x\""), std::string("{"), std::string("{\"name\":1,\"name\":2}"),
          std::string("\xff\xfe"), deep, std::string("{\"floor_area\":1e400}"), std::string("null")}) {
        const Reply reply = analyst.send("POST", "/api/v1/buildings", body);
        EXPECT_GE(reply.status, 400) << body.substr(0, 40);
        EXPECT_LT(reply.status, 500) << body.substr(0, 40);
        EXPECT_FALSE(reply.code().empty());
    }
    EXPECT_EQ(analyst.send("POST", "/api/v1/buildings", "{}", {{"Content-Type", "text/plain"}}).status, 415);
}

TEST_P(HostileParametersTest, hostile_values_in_every_field_of_a_record_are_refused_or_kept_as_text) {
    const Client analyst = world().signed_in("lead_office");
    for (const dictionary::Field& field : dictionary::entity("building").fields) {
        for (const std::string& text : hostile_texts()) {
            const Json body = Json::object({{std::string(field.name), text}});
            const Reply reply = analyst.post("/api/v1/buildings?validateOnly=true", body);
            expect_sane(reply, fmt::format("{}={}", field.name, base::truncate(text, 40)));
        }
        for (const Json& value : {Json(-1), Json(true), Json::array(), Json::object({}), Json(INT64_MAX)}) {
            const Json body = Json::object({{std::string(field.name), value}});
            expect_sane(analyst.post("/api/v1/buildings?validateOnly=true", body), std::string(field.name));
        }
    }
}

TEST_P(HostileParametersTest, an_unknown_member_is_named) {
    const Client analyst = world().signed_in("lead_office");
    const Reply reply =
        analyst.post("/api/v1/buildings", Json::object({{"name", "丁座"}, {"is_admin~/x", true}}));
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.code(), "api.unknown_member");
    EXPECT_EQ(reply.json().find("errors")->items()[0].find("pointer")->as_string(), "/is_admin~0~1x");
}

}  // namespace
}  // namespace louyu::api::testing
