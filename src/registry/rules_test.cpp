#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

using Codes = std::vector<std::string>;

class RulesTest : public RegistryTest {
  protected:
    base::Result<ChangeResult> try_building(Fields changes) {
        Fields fields = building_fields("茂业中心", street_);
        for (auto& [name, value] : changes) {
            std::erase_if(fields, [&](const auto& field) { return field.first == name; });
            fields.emplace_back(name, value);
        }
        return apply(create("building", fields));
    }
    base::Result<ChangeResult> correct(std::string_view entity, std::int64_t id, Fields fields) {
        return apply(on(ChangeKind::kCorrect, entity, id, kStart, std::move(fields)));
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, RulesTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(RulesTest, a_part_of_a_building_is_not_larger_than_the_building) {
    EXPECT_EQ(codes(try_building({{"business_area", number(1'000'001)}})),
              (Codes{"/business_area registry.area_exceeded"}));
    EXPECT_EQ(codes(try_building({{"lettable_area", number(1'000'001)}})),
              (Codes{"/lettable_area registry.area_exceeded"}));
    EXPECT_TRUE(try_building({{"business_area", number(1'000'000)}, {"lettable_area", number(1'000'000)}})
                    .has_value());
    const std::int64_t tower = building("甲楼");
    EXPECT_EQ(codes(apply(create("floor", {{"building_id", number(tower)},
                                           {"name", text("1F")},
                                           {"number", number(1)},
                                           {"floor_area", number(10'000)},
                                           {"lettable_area", number(10'001)}}))),
              (Codes{"/lettable_area registry.area_exceeded"}));
}

TEST_P(RulesTest, an_area_in_ten_thousand_square_metres_is_noticed) {
    const Fields small = {
        {"floor_area", number(475)}, {"lettable_area", base::Value()}, {"floors_above", number(3)}};
    EXPECT_EQ(warning_codes(try_building(small)), (Codes{"/floor_area registry.implausible_area"}));
    EXPECT_EQ(warning_codes(try_building({{"floor_area", number(10'000)},
                                          {"lettable_area", base::Value()},
                                          {"floors_above", number(3)},
                                          {"name", text("乙")}})),
              Codes{});
    EXPECT_EQ(warning_codes(try_building({{"floor_area", number(475)},
                                          {"lettable_area", base::Value()},
                                          {"floors_above", number(2)},
                                          {"name", text("丙")}})),
              Codes{});
}

TEST_P(RulesTest, an_operating_building_needs_a_date_in_order) {
    EXPECT_EQ(warning_codes(try_building({{"completed_on", base::Value()}})),
              (Codes{"/operating_since registry.missing_date"}));
    EXPECT_EQ(codes(try_building({{"operating_since", number(20091231)}})),
              (Codes{"/operating_since registry.out_of_order"}));
    EXPECT_TRUE(try_building({{"operating_since", number(20100101)}, {"name", text("乙")}}).has_value());
}

TEST_P(RulesTest, coordinates_lie_in_china_and_name_their_frame) {
    EXPECT_EQ(warning_codes(
                  try_building({{"longitude", number(1'233'994'000)}, {"latitude", number(417'923'000)}})),
              (Codes{"/frame registry.missing_frame"}));
    EXPECT_EQ(warning_codes(try_building({{"longitude", number(417'923'000)},
                                          {"latitude", number(899'000'000)},
                                          {"frame", text("gcj02")},
                                          {"name", text("乙")}})),
              (Codes{"/longitude registry.implausible_coordinates"}));
    EXPECT_EQ(warning_codes(try_building({{"longitude", number(1'233'994'000)}, {"name", text("丙")}})),
              (Codes{"/latitude registry.incomplete_coordinates"}));
    EXPECT_EQ(warning_codes(try_building({{"longitude", number(1'233'994'000)},
                                          {"latitude", number(417'923'000)},
                                          {"frame", text("cgcs2000")},
                                          {"name", text("丁")}})),
              Codes{});
}

TEST_P(RulesTest, a_telephone_number_looks_like_one) {
    for (const auto& [phone, is_good] :
         std::vector<std::pair<std::string, bool>>{{"024-23456789", true},
                                                   {"+86 138 0000 0000", true},
                                                   {"(024)2345678,2345679", true},
                                                   {"12345", false},
                                                   {"同上", false},
                                                   {"13800000000张三", false}}) {
        const auto result = try_building({{"contact_phone", text(phone)}, {"name", text("楼" + phone)}});
        EXPECT_EQ(warning_codes(result),
                  is_good ? Codes{} : Codes{"/contact_phone registry.implausible_phone"})
            << phone;
    }
}

TEST_P(RulesTest, a_human_code_is_used_once_on_a_day) {
    const auto coded = [&](std::string_view name, base::Day from) {
        Change change = create("building", building_fields(name, street_), from);
        change.fields.emplace_back("code", text("LY0001"));
        return apply(change);
    };
    const std::int64_t first = coded("甲楼", kStart)->id;
    const auto second = coded("乙楼", {20210101});
    EXPECT_EQ(codes(second), (Codes{"/code registry.duplicate"}));
    EXPECT_EQ(second.error().kind, base::ErrorKind::kConflict);
    must_apply(on(ChangeKind::kEnd, "building", first, {20210101}));
    EXPECT_TRUE(coded("乙楼", {20210101}).has_value());
    EXPECT_EQ(codes(apply(create("region", {{"code", text("210102013000")},
                                            {"name", text("又一个")},
                                            {"level", text("street")},
                                            {"parent_id", number(district_)}}))),
              (Codes{"/code registry.duplicate"}));
}

TEST_P(RulesTest, a_credit_code_is_used_once_in_a_district) {
    enterprise("甲公司", "91210102MA0YH3T12X");
    EXPECT_EQ(codes(apply(create_enterprise("乙公司", "91210102MA0YH3T12X"))),
              (Codes{"/credit_code registry.duplicate"}));
    Change elsewhere = create_enterprise("甲公司分部", "91210102MA0YH3T12X");
    elsewhere.district_code = "210103";
    EXPECT_TRUE(apply(elsewhere).has_value());
    enterprise("无码一");
    EXPECT_TRUE(apply(create_enterprise("无码二")).has_value());
}

TEST_P(RulesTest, floors_units_and_zones_are_not_entered_twice) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t level = floor(tower, "1F", 100'000);
    unit(tower, level, "101", 10'000);
    EXPECT_EQ(codes(apply(create(
                  "floor", {{"building_id", number(tower)}, {"name", text("1F")}, {"number", number(2)}}))),
              (Codes{"/name registry.duplicate"}));
    EXPECT_EQ(codes(apply(create("unit", {{"building_id", number(tower)},
                                          {"floor_id", number(level)},
                                          {"name", text("101")},
                                          {"area", number(1)}}))),
              (Codes{"/name registry.duplicate"}));
    EXPECT_NE(floor(building("乙楼"), "1F", 100'000), 0);
}

TEST_P(RulesTest, a_namesake_in_the_same_street_is_noticed) {
    building("茂业中心");
    EXPECT_EQ(warning_codes(try_building({})), (Codes{"/name registry.possible_duplicate"}));
    EXPECT_EQ(warning_codes(try_building({{"region_id", number(other_street_)}})), Codes{});
}

TEST_P(RulesTest, a_unit_has_one_tenant_on_a_day) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t level = floor(tower, "1F", 100'000);
    const std::int64_t room = unit(tower, level, "101", 10'000);
    const auto let = [&](std::string_view firm, base::Day from, std::optional<base::Day> to) {
        Change change = create("tenancy",
                               {{"enterprise_id", number(enterprise(firm))},
                                {"building_id", number(tower)},
                                {"unit_id", number(room)},
                                {"area", number(10'000)}},
                               from);
        change.to = to;
        return apply(change);
    };
    ASSERT_TRUE(let("甲公司", {20200101}, base::Day{20201231}).has_value());
    EXPECT_EQ(codes(let("乙公司", {20201231}, {})), (Codes{"/unit_id registry.overlap"}));
    const auto next = let("丙公司", {20210101}, {});
    ASSERT_TRUE(next.has_value());
    Change earlier = on(ChangeKind::kCorrect, "tenancy", next->id, {20210101});
    earlier.starts_on = base::Day{20201215};
    EXPECT_EQ(codes(apply(earlier)), (Codes{"/unit_id registry.overlap"}));
}

TEST_P(RulesTest, floors_and_units_belong_to_their_building) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t other = building("乙楼");
    const std::int64_t level = floor(tower, "1F", 100'000);
    const std::int64_t room = unit(tower, level, "101", 10'000);
    EXPECT_EQ(codes(apply(create("unit", {{"building_id", number(other)},
                                          {"floor_id", number(level)},
                                          {"name", text("102")},
                                          {"area", number(1)}}))),
              (Codes{"/floor_id registry.other_building"}));
    EXPECT_EQ(codes(apply(create("tenancy", {{"building_id", number(other)},
                                             {"unit_id", number(room)},
                                             {"enterprise_id", number(enterprise("甲公司"))},
                                             {"area", number(1)}}))),
              (Codes{"/unit_id registry.other_building"}));
}

TEST_P(RulesTest, units_fit_into_their_floor) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t level = floor(tower, "1F", 100'000);
    unit(tower, level, "101", 60'000);
    const auto second = [&](std::int64_t area) {
        return write([&](Writer& writer) {
            return writer.validate(create("unit", {{"building_id", number(tower)},
                                                   {"floor_id", number(level)},
                                                   {"name", text("102")},
                                                   {"area", number(area)}}));
        });
    };
    EXPECT_EQ(warning_codes(second(41'000)), Codes{});  // 1 % over is measurement
    EXPECT_EQ(warning_codes(second(41'001)), (Codes{"/area registry.area_exceeded"}));
    EXPECT_EQ(warning_codes(second(45'000)), (Codes{"/area registry.area_exceeded"}));
    EXPECT_EQ(codes(second(45'001)), (Codes{"/area registry.area_exceeded"}));
}

TEST_P(RulesTest, a_sum_that_is_wrong_already_may_be_mended_step_by_step) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t level = floor(tower, "1F", 100'000);
    const std::int64_t first = unit(tower, level, "101", 60'000);
    unit(tower, level, "102", 40'000);
    // The store is given a bad sum behind the writer's back.
    execute("UPDATE unit_version SET area = 100000");
    EXPECT_EQ(warning_codes(correct("unit", first, {{"area", number(90'000)}})),
              (Codes{"/area registry.area_exceeded"}));
    EXPECT_EQ(codes(correct("unit", first, {{"area", number(95'000)}})),
              (Codes{"/area registry.area_exceeded"}));
    EXPECT_TRUE(correct("unit", first, {{"use_state", text("vacant")}}).has_value());
}

TEST_P(RulesTest, floors_and_owners_fit_into_the_building) {
    const std::int64_t tower = building("甲楼");  // 10 000 ㎡
    floor(tower, "1F", 600'000);
    EXPECT_EQ(codes(apply(create("floor", {{"building_id", number(tower)},
                                           {"name", text("2F")},
                                           {"number", number(2)},
                                           {"floor_area", number(460'000)}}))),
              (Codes{"/floor_area registry.area_exceeded"}));
    EXPECT_EQ(codes(correct("building", tower,
                            {{"floor_area", number(500'000)}, {"lettable_area", base::Value()}})),
              (Codes{"/floor_area registry.area_exceeded"}));
    const auto share = [&](std::string_view owner, std::int64_t area) {
        return apply(
            create("ownership_share",
                   {{"building_id", number(tower)}, {"owner_name", text(owner)}, {"area", number(area)}}));
    };
    EXPECT_TRUE(share("甲", 700'000).has_value());
    EXPECT_EQ(warning_codes(share("乙", 340'000)), (Codes{"/area registry.area_exceeded"}));
    EXPECT_EQ(codes(share("丙", 100'000)), (Codes{"/area registry.area_exceeded"}));
}

TEST_P(RulesTest, more_tenants_than_space_are_noticed) {
    const std::int64_t tower = building("甲楼");  // 8 000 ㎡ to let
    tenancy(enterprise("甲公司"), tower, 800'000);
    const auto result = apply(create("tenancy", {{"enterprise_id", number(enterprise("乙公司"))},
                                                 {"building_id", number(tower)},
                                                 {"area", number(400'000)}}));
    EXPECT_EQ(warning_codes(result), (Codes{"/area registry.area_exceeded"}));
}

TEST_P(RulesTest, a_batch_tells_its_sums_when_it_is_sealed) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t level = floor(tower, "1F", 100'000);
    const auto load = [&](std::int64_t area) {
        const store::Lease lease = store_->writer();
        store::Transaction transaction(*lease, store::Access::kWrite);
        Writer writer(*lease, console_, {Origin::kBatch, 7});
        for (std::string_view name : {"101", "102", "103"}) {
            const auto result = writer.apply(create("unit", {{"building_id", number(tower)},
                                                             {"floor_id", number(level)},
                                                             {"name", text(name)},
                                                             {"area", number(area)}}));
            EXPECT_EQ(warning_codes(result), Codes{});
        }
        auto sealed = writer.seal();
        EXPECT_EQ(writer.findings().size(), area > 33'333 ? 1U : 0U);
        return sealed;
    };
    const auto refused = load(40'000);
    EXPECT_EQ(refused.error().code, "registry.area_exceeded");
    const auto noticed = load(34'500);
    ASSERT_EQ(noticed->size(), 1U);
    EXPECT_EQ(noticed->at(0).entity, "floor");
    EXPECT_EQ(noticed->at(0).record_id, level);
    EXPECT_FALSE(noticed->at(0).refused);
    EXPECT_EQ(load(33'000)->size(), 0U);
}

TEST_P(RulesTest, a_room_smaller_than_its_tenancy_is_noticed) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t room = unit(tower, floor(tower, "1F", 100'000), "101", 10'000);
    const std::int64_t firm = enterprise("甲公司");
    const auto let = [&](std::int64_t area) {
        return write([&](Writer& writer) {
            return writer.validate(create("tenancy", {{"enterprise_id", number(firm)},
                                                      {"building_id", number(tower)},
                                                      {"unit_id", number(room)},
                                                      {"area", number(area)}}));
        });
    };
    EXPECT_EQ(warning_codes(let(10'500)), Codes{});
    EXPECT_EQ(warning_codes(let(10'501)), (Codes{"/area registry.area_exceeded"}));
}

TEST_P(RulesTest, two_primary_places_are_noticed) {
    const std::int64_t firm = enterprise("甲公司");
    const auto primary = [&](std::string_view name, base::Day from) {
        return apply(create("tenancy",
                            {{"enterprise_id", number(firm)},
                             {"building_id", number(building(name))},
                             {"area", number(1)},
                             {"is_primary", number(1)}},
                            from));
    };
    EXPECT_EQ(warning_codes(primary("甲楼", kStart)), Codes{});
    EXPECT_EQ(warning_codes(primary("乙楼", {20220101})), (Codes{"/is_primary registry.two_primaries"}));
}

TEST_P(RulesTest, ten_firms_that_released_little_more_than_a_square_metre_are_noticed) {
    const std::int64_t tower = building("中海国际大厦");
    const std::int64_t stay = tenancy(enterprise("甲公司"), tower, 120'000);
    const auto leave = [&](std::int64_t area) {
        return write([&](Writer& writer) {
            return writer.validate(
                on(ChangeKind::kEnd, "tenancy", stay, {20200601}, {{"released_area", number(area)}}));
        });
    };
    EXPECT_EQ(warning_codes(leave(120)), (Codes{"/released_area registry.implausible_released_area"}));
    EXPECT_EQ(warning_codes(leave(11'999)), (Codes{"/released_area registry.implausible_released_area"}));
    EXPECT_EQ(warning_codes(leave(12'000)), Codes{});

    // The same where the tenancies carry no area of their own: 1.2 ㎡ from ten firms.
    std::vector<std::int64_t> stays;
    for (int i = 0; i < 10; ++i) {
        stays.push_back(tenancy(enterprise(fmt::format("公司{}", i)), tower, 0));
    }
    const store::Lease lease = store_->writer();
    store::Transaction transaction(*lease, store::Access::kWrite);
    Writer writer(*lease, console_, {Origin::kBatch, 7});
    for (std::int64_t id : stays) {
        EXPECT_EQ(warning_codes(writer.apply(
                      on(ChangeKind::kEnd, "tenancy", id, {20200601}, {{"released_area", number(12)}}))),
                  Codes{});
    }
    const auto sealed = writer.seal();
    ASSERT_EQ(sealed->size(), 1U);
    EXPECT_EQ(sealed->at(0).what.code, "registry.implausible_released_area");
    EXPECT_EQ(sealed->at(0).record_id, tower);
    EXPECT_NE(sealed->at(0).what.message.find("万㎡"), std::string::npos);
}

TEST_P(RulesTest, a_lease_that_ends_before_the_firm_moved_in_is_noticed) {
    const std::int64_t stay = tenancy(enterprise("甲公司"), building("甲楼"));
    EXPECT_EQ(warning_codes(correct("tenancy", stay, {{"lease_end", number(20191231)}})),
              (Codes{"/lease_end registry.lease_end_before_start"}));
    EXPECT_EQ(warning_codes(correct("tenancy", stay, {{"lease_end", number(20351231)}})), Codes{});
    EXPECT_EQ(codes(correct("tenancy", stay, {{"lease_end", number(20991231)}})),
              (Codes{"/lease_end registry.out_of_range"}));
}

TEST_P(RulesTest, mandates_for_a_whole_building_do_not_overlap) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t operator_id =
        must_create("organisation",
                    {{"name", text("运营公司")}, {"kind", text("operator")}, {"region_id", number(street_)}});
    const auto mandate = [&](std::string_view kind, base::Day from, std::optional<base::Day> to) {
        Change change = create(
            "operator_mandate",
            {{"building_id", number(tower)}, {"organisation_id", number(operator_id)}, {"kind", text(kind)}},
            from);
        change.to = to;
        return apply(change);
    };
    EXPECT_TRUE(mandate("whole", {20200101}, base::Day{20201231}).has_value());
    EXPECT_EQ(codes(mandate("whole", {20201201}, {})), (Codes{"/kind registry.overlap"}));
    EXPECT_TRUE(mandate("part", {20200601}, {}).has_value());
    EXPECT_TRUE(mandate("whole", {20210101}, {}).has_value());
}

TEST_P(RulesTest, a_building_lies_in_one_zone_of_a_partition) {
    const auto scheme = [&](std::string_view code, std::int64_t partition) {
        return must_create("zoning_scheme",
                           {{"code", text(code)}, {"name", text(code)}, {"partition", number(partition)}});
    };
    const auto zone = [&](std::int64_t scheme_id, std::string_view code) {
        return must_create("zone",
                           {{"scheme_id", number(scheme_id)}, {"code", text(code)}, {"name", text(code)}});
    };
    const std::int64_t tower = building("甲楼");
    const auto join = [&](std::int64_t zone_id, base::Day from) {
        return apply(
            create("zone_membership", {{"building_id", number(tower)}, {"zone_id", number(zone_id)}}, from));
    };
    const std::int64_t industry = scheme("industry", 1);
    const std::int64_t circles = scheme("circles", 0);
    const std::int64_t first = join(zone(industry, "a"), kStart)->id;
    const std::int64_t b = zone(industry, "b");
    EXPECT_EQ(codes(join(b, {20210101})), (Codes{"/zone_id registry.overlap"}));
    const std::int64_t c = zone(circles, "a");  // the same code in another scheme
    EXPECT_TRUE(join(c, kStart).has_value());
    EXPECT_TRUE(join(zone(circles, "b"), kStart).has_value());
    EXPECT_EQ(codes(join(c, kStart)), (Codes{"/zone_id registry.overlap"}));
    must_apply(on(ChangeKind::kEnd, "zone_membership", first, {20210101}));
    EXPECT_TRUE(join(b, {20210101}).has_value());
}

TEST_P(RulesTest, a_region_lies_below_its_parent) {
    const auto region = [&](std::string_view level, std::int64_t parent) {
        return apply(create("region", {{"code", text("210102099000")},
                                       {"name", text("某地")},
                                       {"level", text(level)},
                                       {"parent_id", number(parent)}}));
    };
    EXPECT_EQ(codes(region("county", street_)), (Codes{"/parent_id registry.wrong_level"}));
    EXPECT_EQ(codes(region("street", street_)), (Codes{"/parent_id registry.wrong_level"}));
    EXPECT_TRUE(region("park", district_).has_value());
    EXPECT_EQ(codes(correct("region", street_, {{"parent_id", number(street_)}})),
              (Codes{"/parent_id registry.wrong_level"}));
}

TEST_P(RulesTest, a_building_with_tenants_stays_in_its_district) {
    const std::int64_t city =
        std::get<std::int64_t>(rows("SELECT id FROM region_version WHERE level = 'city'")[0][0]);
    const std::int64_t district = must_create("region", {{"code", text("210103000000")},
                                                         {"name", text("沈河区")},
                                                         {"level", text("county")},
                                                         {"parent_id", number(city)}});
    const std::int64_t tower = building("甲楼");
    EXPECT_TRUE(correct("building", tower, {{"region_id", number(district)}}).has_value());
    EXPECT_TRUE(correct("building", tower, {{"region_id", number(street_)}}).has_value());
    tenancy(enterprise("甲公司"), tower);
    EXPECT_EQ(codes(correct("building", tower, {{"region_id", number(district)}})),
              (Codes{"/region_id registry.other_district"}));
    EXPECT_TRUE(correct("building", tower, {{"region_id", number(other_street_)}}).has_value());
}

TEST_P(RulesTest, what_ends_while_firms_are_still_in_it_is_noticed) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t firm = enterprise("甲公司");
    const std::int64_t stay = tenancy(firm, tower);
    const auto end = [&](std::string_view entity, std::int64_t id) {
        return write(
            [&](Writer& writer) { return writer.validate(on(ChangeKind::kEnd, entity, id, {20210101})); });
    };
    EXPECT_EQ(warning_codes(end("building", tower)), (Codes{"/valid_to registry.still_in_use"}));
    EXPECT_EQ(warning_codes(end("enterprise", firm)), (Codes{"/valid_to registry.still_in_use"}));
    must_apply(on(ChangeKind::kEnd, "tenancy", stay, {20210101}));
    EXPECT_EQ(warning_codes(end("building", tower)), Codes{});
}

TEST_P(RulesTest, an_old_fault_elsewhere_does_not_keep_anyone_from_mending_a_record) {
    const std::int64_t tower = building("甲楼");
    execute("UPDATE building_version SET business_area = 99999999, operating_since = 19990101");
    EXPECT_TRUE(correct("building", tower, {{"note", text("已核实")}}).has_value());
    EXPECT_EQ(codes(correct("building", tower, {{"floor_area", number(900'000)}})),
              (Codes{"/business_area registry.area_exceeded"}));
}

}  // namespace
}  // namespace louyu::registry::testing
