#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

/// Making a database costs more than any of these tests, so a suite shares one and empties it in between.
std::map<store::Dialect, std::unique_ptr<store::testing::TestStore>>& shared_stores() {
    static std::map<store::Dialect, std::unique_ptr<store::testing::TestStore>> stores;
    return stores;
}

void empty(store::testing::TestStore& store) {
    const store::Lease lease = store->writer();
    store::Transaction transaction(*lease, store::Access::kWrite);
    const auto run = [&](const std::string& sql) { lease->execute({"test.empty", sql}); };
    run("DELETE FROM change");
    run("UPDATE change_head SET sequence = 0, hash = ''");
    for (std::string_view table :
         {"tax_record", "batch", "region_closure", "assignment_building", "assignment", "user_account"}) {
        run(fmt::format("DELETE FROM {}", table));
    }
    const std::vector<dictionary::Entity>& entities = dictionary::entities();
    for (std::string_view suffix : {"_version", ""}) {
        for (auto entity = entities.rbegin(); entity != entities.rend(); ++entity) {
            if (entity->keeping == dictionary::Keeping::kVersioned) {
                run(fmt::format("DELETE FROM {}{}", entity->name, suffix));
            }
        }
    }
    transaction.commit();
}

store::testing::TestStore& emptied_store(store::Dialect dialect) {
    std::unique_ptr<store::testing::TestStore>& store = shared_stores()[dialect];
    if (store) {
        empty(*store);
    } else {
        store = std::make_unique<store::testing::TestStore>(dialect);
    }
    return *store;
}

}  // namespace

void RegistryTest::TearDownTestSuite() {
    shared_stores().clear();
}

RegistryTest::RegistryTest() : store_(emptied_store(GetParam())) {
    const std::int64_t province = must_create(
        "region", {{"code", text("210000000000")}, {"name", text("辽宁省")}, {"level", text("province")}});
    const std::int64_t city = must_create("region", {{"code", text("210100000000")},
                                                     {"name", text("沈阳市")},
                                                     {"level", text("city")},
                                                     {"parent_id", number(province)}});
    district_ = must_create("region", {{"code", text("210102000000")},
                                       {"name", text("和平区")},
                                       {"level", text("county")},
                                       {"parent_id", number(city)}});
    street_ = must_create("region", {{"code", text("210102013000")},
                                     {"name", text("太原街街道")},
                                     {"level", text("street")},
                                     {"parent_id", number(district_)}});
    other_street_ = must_create("region", {{"code", text("210102015000")},
                                           {"name", text("西塔街道")},
                                           {"level", text("street")},
                                           {"parent_id", number(district_)}});
}

Change RegistryTest::create(std::string_view entity, Fields fields, base::Day from) {
    Change change;
    change.kind = ChangeKind::kCreate;
    change.entity = entity;
    change.from = from;
    change.fields = std::move(fields);
    return change;
}

Change RegistryTest::on(ChangeKind kind, std::string_view entity, std::int64_t id, base::Day from,
                        Fields fields) {
    Change change = create(entity, std::move(fields), from);
    change.kind = kind;
    change.id = id;
    return change;
}

std::int64_t RegistryTest::must_apply(const Change& change, ChangeContext context) {
    const base::Result<ChangeResult> result = apply(change, context);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().code + " " + result.error().message);
    return result ? result->id : 0;
}

std::int64_t RegistryTest::must_create(std::string_view entity, Fields fields, base::Day from,
                                       ChangeContext context) {
    return must_apply(create(entity, std::move(fields), from), context);
}

Fields RegistryTest::building_fields(std::string_view name, std::int64_t region) {
    return {{"name", text(name)},
            {"region_id", number(region)},
            {"stage", text("operating")},
            {"floor_area", number(1'000'000)},
            {"lettable_area", number(800'000)},
            {"completed_on", number(20100101)}};
}

std::int64_t RegistryTest::building(std::string_view name) {
    return building(name, street_);
}

std::int64_t RegistryTest::building(std::string_view name, std::int64_t region) {
    return must_create("building", building_fields(name, region));
}

std::int64_t RegistryTest::floor(std::int64_t building_id, std::string_view name, std::int64_t area) {
    return must_create("floor", {{"building_id", number(building_id)},
                                 {"name", text(name)},
                                 {"number", number(1)},
                                 {"floor_area", number(area)}});
}

std::int64_t RegistryTest::unit(std::int64_t building_id, std::int64_t floor_id, std::string_view name,
                                std::int64_t area) {
    return must_create("unit", {{"building_id", number(building_id)},
                                {"floor_id", number(floor_id)},
                                {"name", text(name)},
                                {"area", number(area)}});
}

Change RegistryTest::create_enterprise(std::string_view name, std::string_view credit_code) {
    Change change = create("enterprise", {{"name", text(name)}, {"credit_code", text(credit_code)}});
    change.district_code = kDistrict;
    return change;
}

std::int64_t RegistryTest::enterprise(std::string_view name, std::string_view credit_code) {
    return must_apply(create_enterprise(name, credit_code));
}

std::int64_t RegistryTest::tenancy(std::int64_t enterprise_id, std::int64_t building_id, std::int64_t area) {
    return must_create("tenancy", {{"enterprise_id", number(enterprise_id)},
                                   {"building_id", number(building_id)},
                                   {"area", number(area)}});
}

rights::Reader RegistryTest::reader_of(std::string_view role, std::string_view scope, std::int64_t scope_id,
                                       const std::vector<std::int64_t>& buildings) {
    const std::int64_t id = base::make_id();
    const store::Lease lease = store_->writer();
    lease->execute(
        {"test.insert_user",
         "INSERT INTO user_account (id, login, display_name, password_hash, state, failed_count, "
         "locked_until_ms, must_change, created_ms) VALUES (:id, :login, 'x', 'x', 'active', 0, 0, 0, 0)"},
        {{"id", id}, {"login", fmt::format("user{}", id)}});
    lease->execute(
        {"test.insert_assignment",
         "INSERT INTO assignment (id, user_id, role, scope_kind, scope_id, valid_from, valid_to, granted_by, "
         "granted_ms) VALUES (:id, :id, :role, :scope, :scope_id, 20000101, 99991231, 0, 0)"},
        {{"id", id},
         {"role", std::string(role)},
         {"scope", std::string(scope)},
         {"scope_id", scope_id == 0 ? base::Value() : base::Value(scope_id)}});
    for (std::int64_t building_id : buildings) {
        lease->execute(
            {"test.insert_assignment_building",
             "INSERT INTO assignment_building (assignment_id, building_id) VALUES (:id, :building)"},
            {{"id", id}, {"building", building_id}});
    }
    auto reader = rights::ReaderFactory::for_assignment(*lease, id, base::today());
    EXPECT_TRUE(reader.has_value());
    return *std::move(reader);
}

base::Result<Record> RegistryTest::find_as(const rights::Reader& reader, std::string_view entity,
                                           std::int64_t id, base::Day day) {
    const store::Lease lease = store_->reader();
    return registry::find(*lease, reader, entity, id, day);
}

base::Result<ListAnswer> RegistryTest::list_as(const rights::Reader& reader, const ListRequest& request) {
    const store::Lease lease = store_->reader();
    return registry::list(*lease, reader, request);
}

std::vector<std::int64_t> RegistryTest::ids_as(const rights::Reader& reader, const ListRequest& request) {
    const base::Result<ListAnswer> answer = list_as(reader, request);
    EXPECT_TRUE(answer.has_value()) << (answer ? "" : answer.error().message);
    std::vector<std::int64_t> ids;
    for (const Record& record : answer ? answer->items : std::vector<Record>()) {
        ids.push_back(record.id);
    }
    return ids;
}

std::vector<HistoryEntry> RegistryTest::history_of(std::string_view entity, std::int64_t id) {
    const store::Lease lease = store_->reader();
    auto entries = registry::history(*lease, console_, entity, id);
    EXPECT_TRUE(entries.has_value());
    return entries ? *entries : std::vector<HistoryEntry>();
}

store::Rows RegistryTest::rows(std::string_view sql) {
    const store::Lease lease = store_->reader();
    return lease->select({"test.rows", sql});
}

void RegistryTest::execute(std::string_view sql) {
    const store::Lease lease = store_->writer();
    lease->execute({"test.execute", sql});
}

std::vector<std::string> codes(const base::Result<ChangeResult>& result) {
    std::vector<std::string> out;
    if (!result) {
        for (const base::FieldError& fault : result.error().fields) {
            out.push_back(fault.pointer + " " + fault.code);
        }
    }
    return out;
}

std::vector<std::string> warning_codes(const base::Result<ChangeResult>& result) {
    std::vector<std::string> out;
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
    for (const base::FieldError& warning : result ? result->warnings : std::vector<base::FieldError>()) {
        out.push_back(warning.pointer + " " + warning.code);
    }
    return out;
}

}  // namespace louyu::registry::testing
