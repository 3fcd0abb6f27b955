#include "api/world_for_tests.hpp"

#include <chrono>
#include <filesystem>
#include <thread>

#include "base/hash.hpp"
#include "base/id.hpp"
#include "rights/accounts.hpp"

namespace louyu::api::testing {

namespace {

using base::Json;

std::string drained(http::Response& response) {
    if (const auto* stream = std::get_if<http::StreamBody>(&response.body)) {
        std::string all;
        std::string piece;
        while ((*stream)(piece)) {
            all += piece;
        }
        return all;
    }
    if (const auto* file = std::get_if<http::FileBody>(&response.body)) {
        return fmt::format("{} bytes", std::filesystem::file_size(file->path));
    }
    return std::string(response.text());
}

base::Value text(std::string_view value) {
    return std::string(value);
}

}  // namespace

base::Json Reply::json() const {
    base::Result<Json> parsed = base::parse_json(body);
    EXPECT_TRUE(parsed) << body.substr(0, 400);
    return parsed ? *std::move(parsed) : Json();
}

std::string Reply::code() const {
    if (headers.get("Content-Type") != "application/problem+json") {
        return "";
    }
    const Json problem = json();
    const Json* found = problem.find("code");
    return found == nullptr ? "" : found->as_string();
}

Reply Client::send(std::string_view method, std::string_view target, std::string_view body,
                   const HeaderList& headers) const {
    // What a socket would refuse as a target gets the router's answer for one, not a bug of the test.
    http::Request probe;
    const bool is_target = http::set_target(probe, target).has_value();
    http::Request request = http::make_request(method, is_target ? target : "/", body);
    if (!is_target) {
        request.path = "/api/v1/%00";
    }
    if (!body.empty()) {
        request.headers.set("Content-Type", "application/json");
    }
    if (!token_.empty()) {
        request.headers.set("Authorization", "Bearer " + token_);
    } else if (!cookie_.empty()) {
        request.cookies.add(std::string(kSessionCookie), cookie_);
        request.headers.set("X-CSRF-Token", csrf_);
    }
    for (const auto& [name, value] : headers) {
        request.headers.set(name, value);
    }
    request.remote_address = "127.0.0.1";
    http::Response response = world_->handle(request);
    Reply reply{response.status, response.headers, ""};
    reply.body = drained(response);
    return reply;
}

Reply Client::sign_in(std::string_view login, std::string_view password) {
    Reply reply = post("/api/v1/session", Json::object({{"login", login}, {"password", password}}));
    if (reply.status == 200) {
        const std::string_view field = reply.headers.get("Set-Cookie");
        const std::size_t start = field.find('=') + 1;
        cookie_ = std::string(field.substr(start, field.find(';') - start));
        csrf_ = reply.json().find("csrfToken")->as_string();
    }
    return reply;
}

base::Json Client::wait(const base::Json& job) const {
    const std::string id = job.find("id")->as_string();
    for (int i = 0; i < 3000; ++i) {
        Json now = get("/api/v1/jobs/" + id).json();
        const std::string& state = now.find("state")->as_string();
        if (state != "queued" && state != "running") {
            return now;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << "the job does not end";
    return job;
}

base::Json Client::upload(std::string_view kind, std::string_view file_name, std::string_view bytes,
                          const HeaderList& fields) const {
    const std::string boundary = "----a-line-nobody-writes";
    std::string body;
    const auto field = [&](std::string_view name, std::string_view value) {
        body += fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", boundary,
                            name, value);
    };
    field("kind", kind);
    for (const auto& [name, value] : fields) {
        field(name, value);
    }
    body += fmt::format(
        "--{}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: "
        "text/csv\r\n\r\n",
        boundary, file_name);
    body += bytes;
    body += fmt::format("\r\n--{}--\r\n", boundary);
    const Reply reply = send("POST", "/api/v1/imports", body,
                             {{"Content-Type", "multipart/form-data; boundary=" + boundary}});
    EXPECT_EQ(reply.status, 202) << reply.body;
    return reply.status == 202 ? wait(reply.json()) : reply.json();
}

base::Json Client::run(const std::string& batch_id, std::string_view step) const {
    const Reply reply = send("POST", fmt::format("/api/v1/imports/{}/{}", batch_id, step));
    EXPECT_EQ(reply.status, 202) << reply.body;
    return reply.status == 202 ? wait(reply.json()) : reply.json();
}

World::World(store::Dialect dialect) : store_(std::make_unique<store::testing::TestStore>(dialect)) {
    directory_ = (std::filesystem::temp_directory_path() / ("louyu-api-" + base::random_hex(8))).string();
    std::filesystem::create_directories(directory_ + "/files");
    std::filesystem::create_directories(directory_ + "/spool");
    cubes_ = std::make_unique<statistics::Cubes>(database());
    imports_ = std::make_unique<exchange::Imports>(
        database(), directory_ + "/files", [this](const exchange::Effect&) { cubes_->refresh_changed(); });
    jobs_ = std::make_unique<exchange::Jobs>(database());
    write_behind_ = std::make_unique<store::WriteBehind>(database());
    services_.reset(new Services{database(), *cubes_, *imports_, *jobs_, *write_behind_,
                                 directory_ + "/spool", false, "test",
                                 registry::Attachments(directory_ + "/attachments")});
    Routes routes = mount_all(*services_);
    mounted_ = routes.mounted();
    router_ = std::make_unique<http::Router>(routes.take_router());
    http::DispatchOptions options;
    options.log_access = false;
    dispatcher_ = std::make_unique<http::Dispatcher>(*router_, options);
    cubes_->refresh_all();
    make_places();
    make_firms();
    make_accounts();
    import_tax();
}

World::~World() {
    jobs_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

std::int64_t World::apply(const registry::Change& change) const {
    std::int64_t id = 0;
    {
        const store::Lease session = database().writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        registry::Writer writer(*session, rights::ReaderFactory::for_console(), {});
        const auto result = writer.apply(change);
        EXPECT_TRUE(result) << change.entity << ": "
                            << (result
                                    ? ""
                                    : result.error().message + " " +
                                          (result.error().fields.empty() ? ""
                                                                         : result.error().fields[0].message));
        EXPECT_TRUE(writer.seal());
        transaction.commit();
        id = result ? result->id : 0;
    }
    cubes_->refresh_changed();
    return id;
}

std::int64_t World::create(std::string_view entity, std::vector<std::pair<std::string, base::Value>> fields,
                           base::Day from, std::string district) const {
    registry::Change change;
    change.kind = registry::ChangeKind::kCreate;
    change.entity = entity;
    change.from = from;
    change.fields = std::move(fields);
    change.district_code = std::move(district);
    return apply(change);
}

void World::make_places() {
    const auto region = [this](const std::string& name, const std::string& code, const std::string& level,
                               std::string_view parent) {
        ids_[name] =
            create("region", {{"code", text(code)},
                              {"name", text(name)},
                              {"level", text(level)},
                              {"parent_id", parent.empty() ? base::Value{} : base::Value{id(parent)}}});
    };
    region("辽宁省", "210000000000", "province", "");
    region("沈阳市", "210100000000", "city", "辽宁省");
    region("和平区", "210102000000", "county", "沈阳市");
    region("太原街", "210102001000", "street", "和平区");
    region("西塔街", "210102002000", "street", "和平区");
    region("沈河区", "210103000000", "county", "沈阳市");
    region("风雨坛", "210103001000", "street", "沈河区");
    ids_["scheme"] = create("zoning_scheme", {{"code", text("areas")}, {"name", text("片区")}});
    ids_["zone"] =
        create("zone", {{"scheme_id", id("scheme")}, {"code", text("za")}, {"name", text("金融片区")}});
    std::int64_t longitude = 1'233'994'000;  // side by side, a hundred metres apart
    const auto building = [this, &longitude](const std::string& name, std::string_view street) {
        longitude += 12'000;
        ids_[name] = create("building", {{"name", text(name)},
                                         {"region_id", id(street)},
                                         {"stage", text("operating")},
                                         {"floor_area", std::int64_t{5'000'000}},
                                         {"business_area", std::int64_t{4'000'000}},
                                         {"lettable_area", std::int64_t{3'000'000}},
                                         {"floors_above", std::int64_t{20}},
                                         {"longitude", longitude},
                                         {"latitude", std::int64_t{417'923'000}},
                                         {"contact_name", text("张管家")},
                                         {"contact_phone", text("024-2300 " + name)}});
    };
    building("甲座", "太原街");
    building("乙座", "西塔街");
    building("丙座", "风雨坛");
    create("zone_membership", {{"building_id", id("甲座")}, {"zone_id", id("zone")}});
    create("zone_membership", {{"building_id", id("乙座")}, {"zone_id", id("zone")}});
    ids_["floor"] =
        create("floor", {{"building_id", id("甲座")}, {"name", text("3层")}, {"number", std::int64_t{3}}});
}

void World::make_firms() {
    const auto firm = [this](const std::string& name, const std::string& code, const std::string& district,
                             std::string_view building, std::int64_t area) {
        ids_[name] = create("enterprise",
                            {{"name", text(name)},
                             {"credit_code", text(code)},
                             {"industry_code", text("6510")},
                             {"registered_here", text("yes")},
                             {"contact_phone", text("139 " + code)}},
                            base::Day{20190101}, district);
        ids_["tenancy of " + name] =
            create("tenancy", {{"enterprise_id", id(name)}, {"building_id", id(building)}, {"area", area}});
    };
    firm("一号软件有限公司", "91210102MA0P1A1A1A", "210102", "甲座", 10'000);
    firm("二号软件有限公司", "91210102MA0P2B2B2B", "210102", "甲座", 20'000);
    firm("三号软件有限公司", "91210102MA0P3C3C3C", "210102", "甲座", 30'000);
    firm("四号软件有限公司", "91210102MA0P4D4D4D", "210102", "甲座", 40'000);
    firm("乙座商贸有限公司", "91210102MA0P5E5E5E", "210102", "乙座", 50'000);
    firm("丙座商贸有限公司", "91210103MA0P6F6F6F", "210103", "丙座", 60'000);
}

void World::make_account(const std::string& role, std::string_view scope, std::int64_t scope_id,
                         const std::vector<std::int64_t>& buildings) {
    const store::Lease session = database().writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    const rights::Reader console = rights::ReaderFactory::for_console();
    const auto user =
        rights::create_account(*session, console, {role, "某" + role, std::string(kPassword), false});
    ASSERT_TRUE(user) << user.error().message;
    const auto granted = rights::grant(*session, console,
                                       {.user_id = *user,
                                        .role = role,
                                        .scope_kind = rights::scope_kind_from(scope),
                                        .scope_id = scope_id,
                                        .building_ids = buildings,
                                        .valid_from = base::Day{20190101}});
    ASSERT_TRUE(granted) << granted.error().message;
    transaction.commit();
    ids_["user " + role] = *user;
    ids_["assignment " + role] = *granted;
}

void World::make_accounts() {
    for (const std::string role : {"lead_office", "leader", "tax_department", "department", "supervisor"}) {
        make_account(role, "region", id("和平区"));
    }
    make_account("street_office", "region", id("太原街"));
    make_account("chief", "buildings", 0, {id("甲座")});
    make_account("liaison", "buildings", 0, {id("甲座")});
    make_account("tenant", "enterprise", id("一号软件有限公司"));
    for (const std::string role : {"system_admin", "security_admin", "audit_admin"}) {
        make_account(role, "nothing", 0);
    }
}

const std::vector<std::string>& World::roles() {
    static const std::vector<std::string> all = {
        "lead_office", "leader", "tax_department", "department",   "street_office",  "chief",
        "liaison",     "tenant", "supervisor",     "system_admin", "security_admin", "audit_admin"};
    return all;
}

void World::import_tax() {
    const Client analyst = signed_in("lead_office");
    const std::string csv = tax_csv("2020-12", {{"91210102MA0P1A1A1A", "一号软件有限公司", "1000.50"},
                                                {"91210102MA0P2B2B2B", "二号软件有限公司", "2000.00"},
                                                {"91210102MA0P3C3C3C", "三号软件有限公司", "3000.00"},
                                                {"91210102MA0P4D4D4D", "四号软件有限公司", "4000.00"},
                                                {"91210102MA0P5E5E5E", "乙座商贸有限公司", "5000.00"},
                                                {"91210102MA0P9Z9Z9Z", "楼外商贸有限公司", "9000.00"}});
    const Json staged = analyst.upload("tax", "和平区税务局2020年12月.csv", csv,
                                       {{"period", "2020-12"}, {"source", "和平区税务局"}});
    ASSERT_EQ(staged.find("state")->as_string(), "done") << staged.dump();
    const std::string batch = staged.find("result")->find("batchId")->as_string();
    ids_["batch"] = *base::id_from_text(batch);
    const Json posted = analyst.run(batch, "post");
    ASSERT_EQ(posted.find("state")->as_string(), "done") << posted.dump();
}

Client World::signed_in(std::string_view role) const {
    Client client(*this);
    const Reply reply = client.sign_in(role);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return client;
}

std::string World::text_id(std::string_view name) const {
    return base::id_to_text(id(name));
}

namespace {

std::map<store::Dialect, std::unique_ptr<World>>& worlds() {
    static std::map<store::Dialect, std::unique_ptr<World>> all;
    return all;
}

}  // namespace

World& ApiTest::world() {
    std::unique_ptr<World>& world = worlds()[GetParam()];
    if (!world) {
        world = std::make_unique<World>(GetParam());
    }
    return *world;
}

void ApiTest::TearDownTestSuite() {
    worlds().clear();
}

std::string tax_csv(std::string_view month, const std::vector<std::array<std::string, 3>>& rows) {
    std::string csv = "纳税人识别号,纳税人名称,税款所属期,税收合计\r\n";
    for (const auto& [code, name, amount] : rows) {
        csv += fmt::format("{},{},{},{}\r\n", code, name, month, amount);
    }
    return csv;
}

}  // namespace louyu::api::testing
