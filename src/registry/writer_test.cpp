#include <limits>

#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

using Codes = std::vector<std::string>;

class WriterTest : public RegistryTest {};
INSTANTIATE_TEST_SUITE_P(Stores, WriterTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(WriterTest, a_change_closes_one_version_and_opens_the_next) {
    const std::int64_t id = building("茂业中心");
    must_apply(on(ChangeKind::kChange, "building", id, {20210701}, {{"name", text("茂业大厦")}}));
    EXPECT_EQ(find("building", id, {20210630})->get("name"), text("茂业中心"));
    EXPECT_EQ(find("building", id, {20210701})->get("name"), text("茂业大厦"));
    EXPECT_EQ(find("building", id, {20210630})->valid_to, base::Day{20210630});
    EXPECT_EQ(find("building", id, {20991231})->get("name"), text("茂业大厦"));
}

TEST_P(WriterTest, a_correction_rewrites_the_version_and_leaves_its_days) {
    const std::int64_t id = building("茂业中心");
    must_apply(on(ChangeKind::kCorrect, "building", id, {20210701}, {{"name", text("茂业大厦")}}));
    EXPECT_EQ(find("building", id, kStart)->get("name"), text("茂业大厦"));
    EXPECT_EQ(rows("SELECT count(*) FROM building_version")[0][0], number(1));
}

TEST_P(WriterTest, a_correction_moves_the_days_of_a_stay) {
    const std::int64_t firm = enterprise("甲公司");
    const std::int64_t stay = tenancy(firm, building("茂业中心"));
    Change change = on(ChangeKind::kCorrect, "tenancy", stay, kStart);
    change.starts_on = base::Day{20190601};
    change.to = base::Day{20201130};
    must_apply(change);
    EXPECT_TRUE(find("tenancy", stay, {20190601}).has_value());
    EXPECT_TRUE(find("tenancy", stay, {20201130}).has_value());
    EXPECT_EQ(find("tenancy", stay, {20201201}).error().code, "registry.not_found");
    const HistoryEntry entry = history_of("tenancy", stay).back();
    EXPECT_EQ(entry.before.dump(), R"({"valid_from":20200101,"valid_to":99991231})");
    EXPECT_EQ(entry.after.dump(), R"({"valid_from":20190601,"valid_to":20201130})");
}

TEST_P(WriterTest, an_end_closes_the_last_version_and_keeps_why) {
    const std::int64_t firm = enterprise("甲公司");
    const std::int64_t stay = tenancy(firm, building("茂业中心"));
    must_apply(on(ChangeKind::kChange, "tenancy", stay, {20220101}, {{"area", number(20'000)}}));
    must_apply(on(ChangeKind::kEnd, "tenancy", stay, {20210101}, {{"leave_reason", text("closed")}}));
    EXPECT_EQ(find("tenancy", stay, {20201231})->get("leave_reason"), text("closed"));
    EXPECT_EQ(find("tenancy", stay, {20210101}).error().code, "registry.not_found");
    EXPECT_EQ(find("tenancy", stay, {20230101}).error().code, "registry.not_found");
}

TEST_P(WriterTest, an_end_on_or_before_the_first_day_is_refused) {
    const std::int64_t id = building("茂业中心");
    const auto result = apply(on(ChangeKind::kEnd, "building", id, kStart));
    EXPECT_EQ(result.error().code, "registry.end_before_start");
    Change backwards = create("building", building_fields("另一座", street_));
    backwards.to = base::Day{20191231};
    EXPECT_EQ(apply(backwards).error().code, "registry.end_before_start");
}

TEST_P(WriterTest, what_does_not_differ_is_not_written) {
    const std::int64_t id = building("茂业中心");
    const std::int64_t version = find("building", id)->change_id;
    const auto result =
        apply(on(ChangeKind::kChange, "building", id, {20210101}, {{"name", text(" 茂业中心 ")}}));
    EXPECT_EQ(result->change_id, version);
    EXPECT_EQ(history_of("building", id).size(), 1U);
}

TEST_P(WriterTest, all_faults_are_told_at_once) {
    const auto result = apply(create("building", {{"name", text(std::string(101, 'x'))},
                                                  {"stage", text("flying")},
                                                  {"region_id", number(42)},
                                                  {"lifts", number(-1)},
                                                  {"floors_above", text("1-3层")},
                                                  {"completed_on", number(20200230)},
                                                  {"operating_since", number(20990101)},
                                                  {"is_key", number(2)},
                                                  {"colour", text("red")}}));
    EXPECT_EQ(codes(result),
              (Codes{"/name registry.too_long", "/stage registry.unknown_code",
                     "/lifts registry.out_of_range", "/floors_above registry.wrong_type",
                     "/completed_on registry.bad_day", "/operating_since registry.out_of_range",
                     "/is_key registry.out_of_range", "/colour registry.unknown_field",
                     "/floor_area registry.required", "/region_id registry.unknown_reference"}));
    EXPECT_EQ(result.error().code, "registry.invalid");
    EXPECT_EQ(result.error().kind, base::ErrorKind::kInvalid);
    for (const base::FieldError& fault : result.error().fields) {
        EXPECT_FALSE(fault.message.empty());
    }
    EXPECT_EQ(rows("SELECT count(*) FROM building")[0][0], number(0));
}

TEST_P(WriterTest, a_required_field_cannot_be_emptied) {
    const std::int64_t id = building("茂业中心");
    EXPECT_EQ(codes(apply(on(ChangeKind::kCorrect, "building", id, kStart, {{"name", text("  ")}}))),
              (Codes{"/name registry.required"}));
    EXPECT_EQ(codes(apply(on(ChangeKind::kCorrect, "building", id, kStart, {{"stage", base::Value()}}))),
              (Codes{"/stage registry.required"}));
}

TEST_P(WriterTest, days_that_are_none_or_far_ahead_are_refused) {
    EXPECT_EQ(codes(apply(create("building", building_fields("甲", street_), {0}))),
              (Codes{"/valid_from registry.bad_day"}));
    EXPECT_EQ(codes(apply(create("building", building_fields("甲", street_), {20200231}))),
              (Codes{"/valid_from registry.bad_day"}));
    EXPECT_EQ(codes(apply(create("building", building_fields("甲", street_), {20990101}))),
              (Codes{"/valid_from registry.out_of_range"}));
    Change change = on(ChangeKind::kChange, "building", building("甲"), {20210101}, {{"name", text("乙")}});
    change.to = base::Day{20211231};
    EXPECT_EQ(codes(apply(change)), (Codes{"/valid_to registry.unexpected_day"}));
}

TEST_P(WriterTest, a_stale_write_is_refused_with_both_values) {
    const std::int64_t id = building("茂业中心");
    const std::int64_t seen = find("building", id)->change_id;
    must_apply(on(ChangeKind::kCorrect, "building", id, kStart, {{"name", text("茂业大厦")}}));
    Change change = on(ChangeKind::kCorrect, "building", id, kStart, {{"name", text("茂业广场")}});
    change.if_version = seen;
    const auto result = apply(change);
    EXPECT_EQ(result.error().kind, base::ErrorKind::kStale);
    EXPECT_EQ(result.error().code, "registry.stale");
    ASSERT_EQ(result.error().fields.size(), 1U);
    EXPECT_EQ(result.error().fields[0].message, "“楼宇名称”现为“茂业大厦”，您提交的是“茂业广场”");
    change.if_version = find("building", id)->change_id;
    EXPECT_TRUE(apply(change).has_value());
}

TEST_P(WriterTest, validate_says_the_same_and_writes_nothing) {
    const Change good = create("building", building_fields("茂业中心", street_));
    Change bad = good;
    bad.fields[0].second = text("");
    write([&](Writer& writer) {
        EXPECT_TRUE(writer.validate(good).has_value());
        EXPECT_EQ(writer.validate(bad).error().code, "registry.required");
        return 0;
    });
    EXPECT_EQ(rows("SELECT count(*) FROM building")[0][0], number(0));
    EXPECT_EQ(rows("SELECT count(*) FROM change WHERE entity = 'building'")[0][0], number(0));
}

TEST_P(WriterTest, the_history_shows_each_change_with_before_and_after) {
    const std::int64_t id = building("茂业中心");
    Change change = on(ChangeKind::kChange, "building", id, {20210701},
                       {{"name", text("茂业大厦")}, {"aliases", text("老茂业")}});
    change.note = "更名";
    must_apply(change);
    const std::vector<HistoryEntry> entries = history_of("building", id);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].kind, ChangeKind::kCreate);
    EXPECT_EQ(entries[0].before.dump(), "{}");
    EXPECT_EQ(entries[0].after.find("name")->as_string(), "茂业中心");
    EXPECT_EQ(entries[1].before.dump(), R"({"name":"茂业中心","aliases":null})");
    EXPECT_EQ(entries[1].after.dump(), R"({"name":"茂业大厦","aliases":"老茂业"})");
    EXPECT_EQ(entries[1].note, "更名");
    EXPECT_EQ(entries[1].actor, "console");
    EXPECT_EQ(entries[1].from, base::Day{20210701});
    EXPECT_EQ(entries[1].state, ChangeState::kEffective);
}

TEST_P(WriterTest, a_submitted_change_is_logged_and_touches_nothing) {
    const std::int64_t id = building("茂业中心");
    const rights::Reader liaison = reader_of("liaison", "buildings", 0, {id});
    const auto result =
        apply_as(liaison, on(ChangeKind::kChange, "building", id, {20210101}, {{"name", text("茂业大厦")}}));
    ASSERT_TRUE(result.has_value()) << result.error().message;
    EXPECT_EQ(result->state, ChangeState::kSubmitted);
    EXPECT_EQ(find("building", id, {20210101})->get("name"), text("茂业中心"));
    const HistoryEntry entry = history_of("building", id).back();
    EXPECT_EQ(entry.state, ChangeState::kSubmitted);
    EXPECT_EQ(entry.after.dump(), R"({"name":"茂业大厦"})");
}

TEST_P(WriterTest, a_record_outside_the_scope_is_not_found_and_not_written) {
    const std::int64_t mine = building("我的楼", street_);
    const std::int64_t foreign = building("别人的楼", other_street_);
    const rights::Reader street = reader_of("street_office", "region", street_);
    const auto rename = [&](std::int64_t id) {
        return apply_as(street, on(ChangeKind::kCorrect, "building", id, kStart, {{"name", text("新名")}}));
    };
    EXPECT_TRUE(rename(mine).has_value());
    EXPECT_EQ(rename(foreign).error().code, "registry.not_found");
    EXPECT_EQ(rename(foreign).error().message, rename(123).error().message);
    const auto moved = apply_as(street, on(ChangeKind::kChange, "building", mine, {20210101},
                                           {{"region_id", number(other_street_)}}));
    EXPECT_EQ(moved.error().code, "registry.out_of_scope");
    EXPECT_EQ(apply_as(street, create("building", building_fields("新楼", other_street_))).error().code,
              "registry.out_of_scope");
    EXPECT_TRUE(apply_as(street, create("building", building_fields("新楼", street_))).has_value());
    EXPECT_EQ(
        apply_as(street, create("zoning_scheme", {{"code", text("a")}, {"name", text("b")}})).error().code,
        "registry.out_of_scope");
}

TEST_P(WriterTest, a_street_makes_a_building_its_floors_and_its_firms_in_one_go) {
    const rights::Reader street = reader_of("street_office", "region", street_);
    write_as(street, [&](Writer& writer) {
        const auto tower = writer.apply(create("building", building_fields("新楼", street_)));
        EXPECT_TRUE(tower.has_value());
        const auto level = writer.apply(create(
            "floor", {{"building_id", number(tower->id)}, {"name", text("1F")}, {"number", number(1)}}));
        EXPECT_TRUE(level.has_value()) << level.error().message;
        Change firm = create("enterprise", {{"name", text("甲公司")}});
        EXPECT_FALSE(writer.apply(firm).has_value());
        firm.through_building = tower->id;
        const auto made = writer.apply(firm);
        EXPECT_TRUE(made.has_value()) << made.error().message;
        const auto tag = writer.apply(
            create("enterprise_tag", {{"enterprise_id", number(made->id)}, {"tag", text("listed")}}));
        EXPECT_TRUE(tag.has_value()) << tag.error().message;
        return 0;
    });
    EXPECT_EQ(rows("SELECT district_code FROM enterprise")[0][0], text(kDistrict));
}

TEST_P(WriterTest, a_field_the_writer_may_not_see_is_refused) {
    const std::int64_t firm = enterprise("甲公司");
    tenancy(firm, building("茂业中心"));
    const rights::Reader lead = reader_of("lead_office", "region", district_);
    EXPECT_TRUE(
        apply_as(lead, on(ChangeKind::kCorrect, "enterprise", firm, kStart, {{"legal_person", text("张三")}}))
            .has_value());
    const rights::Reader supervisor = reader_of("supervisor", "region", district_);
    EXPECT_EQ(
        apply_as(supervisor, on(ChangeKind::kCorrect, "enterprise", firm, kStart, {{"note", text("x")}}))
            .error()
            .code,
        "rights.forbidden");
}

TEST_P(WriterTest, ledgers_and_unknown_kinds_are_not_written_here) {
    EXPECT_EQ(apply(create("tax_record", {})).error().code, "registry.read_only");
    EXPECT_EQ(apply(create("starship", {})).error().code, "registry.unknown_entity");
    EXPECT_EQ(apply(on(ChangeKind::kUndo, "building", 1, kStart)).error().code, "registry.read_only");
}

TEST_P(WriterTest, hostile_text_comes_back_as_it_went_in) {
    const std::string quotes = "'; DROP TABLE building; -- \"x\" %_!\\ 😀";
    const std::int64_t id = building(quotes);
    EXPECT_EQ(find("building", id)->get("name"), text(quotes));
    EXPECT_EQ(history_of("building", id)[0].after.find("name")->as_string(), quotes);
    for (const std::string& bad : {std::string("a\0b", 3), std::string("\xff\xfe"), std::string("bell\x07"),
                                   std::string("\xe5\x92")}) {
        const auto result = apply(create("building", building_fields(bad, street_)));
        EXPECT_EQ(result.error().code, "registry.bad_text");
    }
    EXPECT_EQ(apply(create("building", building_fields(std::string(10'000, '%'), street_))).error().code,
              "registry.too_long");
    Change change = on(ChangeKind::kCorrect, "building", id, kStart, {{"note", text("x")}});
    change.note = std::string("a\0b", 3);
    EXPECT_EQ(apply(change).error().code, "registry.bad_text");
    Change odd = create("building", {{std::string("a/b~\0c", 6), text("x")}});
    EXPECT_EQ(apply(odd).error().fields[0].code, "registry.unknown_field");
}

TEST_P(WriterTest, hostile_text_is_survived_in_every_text_field_of_every_kind) {
    const std::string hostile = "';--";
    for (const dictionary::Entity& entity : dictionary::entities()) {
        if (entity.keeping != dictionary::Keeping::kVersioned) {
            continue;
        }
        for (const dictionary::Field& field : entity.fields) {
            Change change = create(entity.name, {{std::string(field.name), text(hostile)}});
            change.district_code = kDistrict;
            const auto result = apply(change);
            if (result) {
                EXPECT_EQ(find(entity.name, result->id)->get(field.name), text(hostile));
                continue;
            }
            // Refused for what else is missing, or since it is no text field; never by the store.
            EXPECT_TRUE(result.error().code.starts_with("registry.")) << entity.name << " " << field.name;
        }
    }
}

TEST_P(WriterTest, hostile_values_are_survived_in_every_field_of_every_kind) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t level = floor(tower, "1F", 10'000);
    const std::int64_t firm = enterprise("甲公司");
    const std::int64_t scheme = must_create("zoning_scheme", {{"code", text("s")}, {"name", text("s")}});
    const std::int64_t zone =
        must_create("zone", {{"scheme_id", number(scheme)}, {"code", text("z")}, {"name", text("z")}});
    const std::int64_t office = must_create(
        "organisation", {{"name", text("o")}, {"kind", text("other")}, {"region_id", number(street_)}});
    const std::map<std::string_view, Fields> good = {
        {"region", {{"code", text("1")}, {"name", text("n")}, {"level", text("street")}}},
        {"zoning_scheme", {{"code", text("1")}, {"name", text("n")}}},
        {"zone", {{"scheme_id", number(scheme)}, {"code", text("1")}, {"name", text("n")}}},
        {"site", {{"name", text("n")}, {"region_id", number(street_)}}},
        {"building", building_fields("n", street_)},
        {"zone_membership", {{"building_id", number(tower)}, {"zone_id", number(zone)}}},
        {"floor", {{"building_id", number(tower)}, {"name", text("9F")}, {"number", number(9)}}},
        {"unit",
         {{"building_id", number(tower)},
          {"floor_id", number(level)},
          {"name", text("1")},
          {"area", number(1)}}},
        {"organisation", {{"name", text("n")}, {"kind", text("other")}, {"region_id", number(street_)}}},
        {"building_duty",
         {{"building_id", number(tower)}, {"duty", text("chief")}, {"person_name", text("n")}}},
        {"enterprise", {{"name", text("n")}}},
        {"enterprise_tag", {{"enterprise_id", number(firm)}, {"tag", text("listed")}}},
        {"tenancy", {{"enterprise_id", number(firm)}, {"building_id", number(tower)}, {"area", number(1)}}},
        {"ownership_share", {{"building_id", number(tower)}, {"owner_name", text("n")}, {"area", number(1)}}},
        {"operator_mandate",
         {{"building_id", number(tower)}, {"organisation_id", number(office)}, {"kind", text("whole")}}}};
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    const std::vector<base::Value> hostile = {
        number(kMost), number(-kMost - 1), number(-1), number(0),      number(99991231),
        text(""),      text("\xff"),       text("'"),  base::Value(),  text(std::string(10'000, 'x')),
        text("％_"),   text("楼"),         text("\t"), text("😀\n\r x")};
    int accepted = 0;
    for (const auto& [entity, fields] : good) {
        for (const dictionary::Field& field : dictionary::entity(entity).fields) {
            for (const base::Value& value : hostile) {
                Change change = create(entity, fields);
                change.district_code = kDistrict;
                std::erase_if(change.fields, [&](const auto& one) { return one.first == field.name; });
                change.fields.emplace_back(field.name, value);
                // Each in a transaction that is rolled back, so that they cannot meet one another.
                const store::Lease lease = store_->writer();
                store::Transaction transaction(*lease, store::Access::kWrite);
                Writer writer(*lease, console_, {});
                const auto result = writer.apply(change);
                accepted += result.has_value() ? 1 : 0;
                EXPECT_TRUE(result.has_value() || result.error().code.starts_with("registry."))
                    << entity << field.name;
                EXPECT_TRUE(writer.seal().has_value());
            }
        }
    }
    EXPECT_EQ(good.size(), 15U);
    EXPECT_GT(accepted, 300);
}

TEST_P(WriterTest, reference_data_is_written_by_the_lead_office_only) {
    const Fields street = {{"code", text("210102099000")},
                           {"name", text("新街道")},
                           {"level", text("street")},
                           {"parent_id", number(district_)}};
    EXPECT_EQ(apply_as(reader_of("street_office", "region", street_), create("region", street)).error().code,
              "registry.out_of_scope");
    const rights::Reader lead = reader_of("lead_office", "region", district_);
    EXPECT_TRUE(apply_as(lead, create("region", street)).has_value());
    EXPECT_TRUE(
        apply_as(lead, create("zoning_scheme", {{"code", text("s")}, {"name", text("s")}})).has_value());
    const Fields root = {
        {"code", text("310000000000")}, {"name", text("上海市")}, {"level", text("province")}};
    EXPECT_EQ(apply_as(lead, create("region", root)).error().code, "registry.out_of_scope");
    EXPECT_TRUE(apply(create("region", root)).has_value());
}

TEST_P(WriterTest, a_record_made_twice_under_one_id_is_refused) {
    const std::int64_t id = building("茂业中心");
    Change again = create("building", building_fields("另一座", street_));
    again.id = id;
    EXPECT_EQ(apply(again).error().code, "registry.duplicate");
}

TEST_P(WriterTest, a_tenancy_lies_in_the_district_of_its_building) {
    const std::int64_t stay = tenancy(enterprise("甲公司"), building("茂业中心"));
    EXPECT_EQ(find("tenancy", stay)->district_code, kDistrict);
    Change change = create("enterprise", {{"name", text("乙公司")}});
    EXPECT_EQ(codes(apply(change)), (Codes{"/district_code registry.required"}));
    change.district_code = "210103";
    const std::int64_t elsewhere = must_apply(change);
    const auto result = apply(create("tenancy", {{"enterprise_id", number(elsewhere)},
                                                 {"building_id", number(building("甲楼"))},
                                                 {"area", number(1)}}));
    EXPECT_EQ(codes(result), (Codes{"/enterprise_id registry.other_district"}));
}

TEST_P(WriterTest, a_reference_to_what_has_ended_is_refused) {
    const std::int64_t id = building("茂业中心");
    must_apply(on(ChangeKind::kEnd, "building", id, {20210101}));
    const Fields fields = {{"building_id", number(id)}, {"name", text("1F")}, {"number", number(1)}};
    EXPECT_EQ(codes(apply(create("floor", fields, {20210101}))),
              (Codes{"/building_id registry.unknown_reference"}));
    EXPECT_TRUE(apply(create("floor", fields, {20201231})).has_value());
}

}  // namespace
}  // namespace louyu::registry::testing
