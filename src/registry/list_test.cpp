#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

using Ids = std::vector<std::int64_t>;

class ListTest : public RegistryTest {
  protected:
    static ListRequest all(std::string_view entity, base::Day asof = kStart) {
        ListRequest request;
        request.entity = entity;
        request.asof = asof;
        return request;
    }
    std::string code_of(const ListRequest& request) { return code_as(console_, request); }
    std::string code_as(const rights::Reader& reader, const ListRequest& request) {
        const auto answer = list_as(reader, request);
        return answer ? "" : answer.error().code;
    }
    Ids search(std::string_view words, std::string_view entity = "building") {
        ListRequest request = all(entity);
        request.search = words;
        return ids_as(console_, request);
    }
    /// Page after page until the end.
    Ids paged(ListRequest request) {
        Ids ids;
        do {
            const auto answer = list_as(console_, request);
            EXPECT_TRUE(answer.has_value());
            for (const Record& record : answer->items) {
                ids.push_back(record.id);
            }
            request.cursor = answer->next_cursor;
        } while (!request.cursor.empty() && ids.size() < 1000);
        return ids;
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, ListTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(ListTest, a_list_shows_what_is_true_on_the_day) {
    const std::int64_t first = building("甲楼");
    const std::int64_t second = must_create("building", building_fields("乙楼", street_), {20210101});
    must_apply(on(ChangeKind::kEnd, "building", first, {20220101}));
    EXPECT_EQ(ids_as(console_, all("building", {20191231})), Ids{});
    EXPECT_EQ(ids_as(console_, all("building", {20200101})), Ids{first});
    EXPECT_EQ(ids_as(console_, all("building", {20211231})), (Ids{first, second}));
    EXPECT_EQ(ids_as(console_, all("building", {20220101})), Ids{second});
}

TEST_P(ListTest, a_list_is_filtered_by_any_of_the_values) {
    const std::int64_t first = building("甲楼");
    const std::int64_t second = building("乙楼", other_street_);
    must_apply(on(ChangeKind::kCorrect, "building", second, kStart, {{"kind", text("hotel")}}));
    ListRequest request = all("building");
    request.filters = {{"kind", {text("hotel"), text("office")}}};
    EXPECT_EQ(ids_as(console_, request), Ids{second});
    request.filters = {{"kind", {base::Value()}}};
    EXPECT_EQ(ids_as(console_, request), Ids{first});
    request.filters = {{"kind", {base::Value(), text("hotel")}}};
    EXPECT_EQ(ids_as(console_, request), (Ids{first, second}));
    request.filters = {{"kind", {}}};
    EXPECT_EQ(ids_as(console_, request), Ids{});
    request.filters = {{"region_id", {number(district_)}}};
    EXPECT_EQ(ids_as(console_, request), (Ids{first, second}));
    request.filters = {{"region_id", {number(other_street_)}}, {"id", {number(first), number(second)}}};
    EXPECT_EQ(ids_as(console_, request), Ids{second});
    request = all("region");
    request.filters = {{"parent_id", {number(district_)}}};
    EXPECT_EQ(ids_as(console_, request), (Ids{street_, other_street_}));
    request.filters = {{"parent_id", {base::Value()}}};
    EXPECT_EQ(ids_as(console_, request).size(), 1U);
}

TEST_P(ListTest, a_filter_or_sort_that_is_wrong_is_refused) {
    ListRequest request = all("building");
    request.filters = {{"colour", {text("red")}}};
    EXPECT_EQ(code_of(request), "registry.unknown_field");
    request.filters = {{"name\"; DROP TABLE building", {text("red")}}};
    EXPECT_EQ(code_of(request), "registry.unknown_field");
    request.filters = {{"lifts", {text("3")}}};
    EXPECT_EQ(code_of(request), "registry.wrong_type");
    request.filters = {{"name", {number(3)}}};
    EXPECT_EQ(code_of(request), "registry.wrong_type");
    request.filters = {{"name", {text(std::string_view("a\0b", 3))}}};
    EXPECT_EQ(code_of(request), "registry.wrong_type");
    request.filters = {{"id", std::vector<base::Value>(1001, number(1))}};
    EXPECT_EQ(code_of(request), "registry.too_many_values");
    request = all("building");
    request.sort = {{"colour", false}};
    EXPECT_EQ(code_of(request), "registry.unknown_field");
    request = all("building");
    for (int limit : {0, -1, 1001}) {
        request.limit = limit;
        EXPECT_EQ(code_of(request), "registry.out_of_range");
    }
    EXPECT_EQ(code_of(all("building", {20200231})), "registry.bad_day");
    EXPECT_EQ(code_of(all("tax_record")), "registry.unknown_entity");
}

TEST_P(ListTest, a_field_out_of_sight_is_neither_shown_nor_asked_for) {
    const std::int64_t id = building("甲楼");
    must_apply(on(ChangeKind::kCorrect, "building", id, kStart,
                  {{"contact_phone", text("024-23456789")}, {"owner_name", text("业主")}}));
    const rights::Reader supervisor = reader_of("supervisor", "region", district_);
    const auto seen = find_as(supervisor, "building", id, kStart);
    EXPECT_EQ(seen->get("owner_name"), text("业主"));
    EXPECT_TRUE(base::is_absent(seen->get("contact_phone")));
    ListRequest request = all("building");
    request.filters = {{"contact_phone", {text("024-23456789")}}};
    EXPECT_EQ(code_as(supervisor, request), "registry.forbidden_field");
    request = all("building");
    request.sort = {{"contact_name", false}};
    EXPECT_EQ(code_as(supervisor, request), "registry.forbidden_field");
    const store::Lease lease = store_->reader();
    const auto entries = history(*lease, supervisor, "building", id);
    EXPECT_EQ(entries->back().after.dump(), R"({"owner_name":"业主"})");
}

TEST_P(ListTest, a_list_is_sorted_with_the_absent_last_and_paged_without_gap) {
    std::vector<std::pair<std::optional<std::int64_t>, std::int64_t>> made;
    for (int i = 0; i < 23; ++i) {
        Change change = create(
            "building", building_fields(fmt::format("楼{}", i % 4), i % 2 == 0 ? street_ : other_street_));
        const std::optional<std::int64_t> lifts =
            i % 5 == 0 ? std::nullopt : std::optional<std::int64_t>(i % 3);
        if (lifts) {
            change.fields.emplace_back("lifts", number(*lifts));
        }
        made.emplace_back(lifts, must_apply(change));
    }
    for (bool descending : {false, true}) {
        std::stable_sort(made.begin(), made.end(), [&](const auto& a, const auto& b) {
            if (a.first.has_value() != b.first.has_value()) {
                return a.first.has_value();
            }
            if (a.first != b.first) {
                return descending ? a.first > b.first : a.first < b.first;
            }
            return a.second < b.second;
        });
        Ids expected;
        for (const auto& [lifts, id] : made) {
            expected.push_back(id);
        }
        for (int limit : {1, 2, 7, 22, 23, 24}) {
            ListRequest request = all("building");
            request.sort = {{"lifts", descending}};
            request.limit = limit;
            EXPECT_EQ(paged(request), expected) << limit << descending;
        }
    }
    ListRequest request = all("building");
    request.sort = {{"name", true}, {"lifts", false}, {"id", true}};
    const Ids whole = paged(request);
    request.limit = 5;
    EXPECT_EQ(paged(request), whole);
    EXPECT_EQ(whole.size(), 23U);
    request.count = true;
    EXPECT_EQ(list_as(console_, request)->matched, 23);
}

TEST_P(ListTest, a_cursor_stays_good_while_records_come_and_go) {
    const std::int64_t a = building("a");
    const std::int64_t b = building("b");
    const std::int64_t d = building("d");
    ListRequest request = all("building");
    request.sort = {{"name", false}};
    request.limit = 2;
    const auto first = list_as(console_, request);
    EXPECT_EQ(first->items.size(), 2U);
    execute(fmt::format("DELETE FROM building_version WHERE id = {}", b));
    const std::int64_t c = building("c");
    building("aa");
    request.cursor = first->next_cursor;
    EXPECT_EQ(ids_as(console_, request), (Ids{c, d}));
    EXPECT_NE(a, 0);
}

TEST_P(ListTest, a_damaged_or_foreign_cursor_is_refused) {
    building("a");
    building("b");
    ListRequest request = all("building");
    request.limit = 1;
    const std::string cursor = list_as(console_, request)->next_cursor;
    ASSERT_FALSE(cursor.empty());
    for (std::size_t i = 0; i < cursor.size(); i += 3) {
        request.cursor = cursor;
        request.cursor[i] = request.cursor[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(code_of(request), "registry.bad_cursor") << i;
    }
    for (const std::string& bad : {std::string("x"), std::string("%"), cursor + "A", cursor.substr(1),
                                   std::string(100'000, 'A'), std::string("\0", 1)}) {
        request.cursor = bad;
        EXPECT_EQ(code_of(request), "registry.bad_cursor");
    }
    request.cursor = cursor;
    request.sort = {{"name", false}};
    EXPECT_EQ(code_of(request), "registry.bad_cursor");
    request = all("building", {20200102});
    request.cursor = cursor;
    EXPECT_EQ(code_of(request), "registry.bad_cursor");
}

TEST_P(ListTest, a_building_is_found_by_characters_pinyin_and_initials) {
    const std::int64_t maoye = building("茂业中心 A座");
    const std::int64_t huarun = must_create("building", {{"name", text("华润大厦")},
                                                         {"aliases", text("君悦、Grand")},
                                                         {"region_id", number(street_)},
                                                         {"stage", text("planned")},
                                                         {"address", text("青年大街286号")},
                                                         {"floor_area", number(1'000'000)}});
    EXPECT_EQ(search("茂业"), Ids{maoye});
    EXPECT_EQ(search("maoye"), Ids{maoye});
    EXPECT_EQ(search("MYZX"), Ids{maoye});
    EXPECT_EQ(search("中心Ａ座"), Ids{maoye});
    EXPECT_EQ(search("茂业 a座"), Ids{maoye});
    EXPECT_EQ(search("huarun 青年"), Ids{huarun});
    EXPECT_EQ(search("grand"), Ids{huarun});
    EXPECT_EQ(search("茂业 青年"), Ids{});
    EXPECT_EQ(search("dasha"), Ids{huarun});
    EXPECT_EQ(search("  "), Ids{});
    must_apply(on(ChangeKind::kCorrect, "building", maoye, kStart, {{"name", text("新名")}}));
    EXPECT_EQ(search("茂业"), Ids{});
    EXPECT_EQ(search("xinming"), Ids{maoye});
}

TEST_P(ListTest, hostile_words_find_only_what_holds_them) {
    building("甲楼");
    const std::int64_t odd = building("100%_!'\"\\楼");
    EXPECT_EQ(search("%"), Ids{odd});
    EXPECT_EQ(search("_"), Ids{odd});
    EXPECT_EQ(search("!"), Ids{odd});
    EXPECT_EQ(search("'"), Ids{odd});
    EXPECT_EQ(search("\\"), Ids{odd});
    EXPECT_EQ(search("' OR 1=1 --"), Ids{});
    ListRequest request = all("building");
    request.search = std::string(10'000, 'x');
    EXPECT_EQ(code_of(request), "registry.too_long");
    request.search = std::string("a\0b", 3);
    EXPECT_EQ(code_of(request), "registry.bad_text");
    request.search = "\xff";
    EXPECT_EQ(code_of(request), "registry.bad_text");
    request.search = "x";
    request.entity = "zone_membership";
    EXPECT_EQ(ids_as(console_, request), Ids{});
}

TEST_P(ListTest, what_lies_outside_the_scope_never_shows) {
    const std::int64_t mine = building("我的楼", street_);
    const std::int64_t foreign = building("别人的楼", other_street_);
    tenancy(enterprise("我的企业"), mine);
    const std::int64_t other_firm = enterprise("别人的企业");
    const std::int64_t other_stay = tenancy(other_firm, foreign);
    const rights::Reader street = reader_of("street_office", "region", street_);
    const auto world = [&] {
        std::string seen;
        const store::Lease lease = store_->reader();
        for (const dictionary::Entity& entity : dictionary::entities()) {
            if (entity.keeping != dictionary::Keeping::kVersioned) {
                continue;
            }
            for (std::string_view words : {"", "楼", "qiye"}) {
                ListRequest request = all(entity.name, {20230101});
                request.search = words;
                request.count = true;
                const auto answer = registry::list(*lease, street, request);
                EXPECT_TRUE(answer.has_value()) << entity.name;
                seen += fmt::format("{} {}:", entity.name, *answer->matched);
                for (const Record& record : answer->items) {
                    seen += fmt::format(" {}@{}", record.id, record.change_id);
                }
            }
        }
        const auto log = changes(*lease, street, {});
        seen += fmt::format("changes {}", log->items.size());
        return seen;
    };
    const std::string before = world();
    EXPECT_NE(before.find(std::to_string(mine)), std::string::npos);
    EXPECT_EQ(before.find(std::to_string(foreign)), std::string::npos);
    EXPECT_EQ(before.find(std::to_string(other_firm)), std::string::npos);
    EXPECT_EQ(before.find(std::to_string(other_stay)), std::string::npos);
    must_apply(on(ChangeKind::kChange, "building", foreign, {20210101}, {{"name", text("别人的新楼")}}));
    must_apply(on(ChangeKind::kEnd, "tenancy", other_stay, {20210101}));
    tenancy(enterprise("又一个别人的企业"), foreign);
    floor(foreign, "1F", 100);
    EXPECT_EQ(world(), before);
    EXPECT_EQ(find_as(street, "building", foreign, kStart).error().code, "registry.not_found");
    const store::Lease lease = store_->reader();
    EXPECT_EQ(history(*lease, street, "building", foreign).error().code, "registry.not_found");
    EXPECT_EQ(versions(*lease, street, "building", foreign).error().code, "registry.not_found");
    EXPECT_EQ(titles(*lease, street, "building", {mine, foreign}, kStart),
              (std::map<std::int64_t, std::string>{{mine, "我的楼"}}));
}

TEST_P(ListTest, a_visitor_of_the_portal_gets_no_row) {
    building("甲楼");
    const rights::Reader visitor = rights::ReaderFactory::for_public();
    EXPECT_EQ(code_as(visitor, all("building")), "rights.forbidden");
    const store::Lease lease = store_->reader();
    EXPECT_TRUE(titles(*lease, visitor, "region", {street_}, kStart).empty());
}

TEST_P(ListTest, titles_are_those_of_the_day_or_the_last) {
    const std::int64_t id = building("甲楼");
    must_apply(on(ChangeKind::kChange, "building", id, {20210101}, {{"name", text("乙楼")}}));
    must_apply(on(ChangeKind::kEnd, "building", id, {20220101}));
    const store::Lease lease = store_->reader();
    const auto title = [&](base::Day day) { return titles(*lease, console_, "building", {id, id, 99}, day); };
    EXPECT_EQ(title({20201231}), (std::map<std::int64_t, std::string>{{id, "甲楼"}}));
    EXPECT_EQ(title({20210101}), (std::map<std::int64_t, std::string>{{id, "乙楼"}}));
    EXPECT_EQ(title({20240101}), (std::map<std::int64_t, std::string>{{id, "乙楼"}}));
    EXPECT_EQ(title({20180101}), (std::map<std::int64_t, std::string>{{id, "甲楼"}}));
    std::vector<std::int64_t> many;
    for (std::int64_t i = 0; i < 700; ++i) {
        many.push_back(id - 350 + i);
    }
    EXPECT_EQ(titles(*lease, console_, "building", many, kStart).size(), 1U);
    EXPECT_TRUE(titles(*lease, console_, "building", {}, kStart).empty());
    EXPECT_TRUE(titles(*lease, console_, "zone_membership", {1}, kStart).empty());
}

TEST_P(ListTest, all_versions_of_a_record_are_listed_in_order) {
    const std::int64_t id = building("甲楼");
    must_apply(on(ChangeKind::kChange, "building", id, {20210101}, {{"name", text("乙楼")}}));
    const store::Lease lease = store_->reader();
    const auto all_of_it = versions(*lease, console_, "building", id);
    ASSERT_EQ(all_of_it->size(), 2U);
    EXPECT_EQ(all_of_it->at(0).get("name"), text("甲楼"));
    EXPECT_EQ(all_of_it->at(1).valid_from, base::Day{20210101});
}

TEST_P(ListTest, the_change_log_is_filtered_and_paged) {
    const std::int64_t id = building("甲楼");
    must_apply(on(ChangeKind::kCorrect, "building", id, kStart, {{"note", text("x")}}), {Origin::kBatch, 8});
    const store::Lease lease = store_->reader();
    const auto count = [&](ChangesRequest request) {
        const auto answer = changes(*lease, console_, request);
        EXPECT_TRUE(answer.has_value());
        return answer->items.size();
    };
    EXPECT_EQ(count({}), 7U);
    ChangesRequest request;
    request.entity = "building";
    EXPECT_EQ(count(request), 2U);
    request.batch_id = 8;
    EXPECT_EQ(count(request), 1U);
    request = {};
    request.record_id = id;
    request.actor = "console";
    EXPECT_EQ(count(request), 2U);
    request.actor = "' OR 1=1";
    EXPECT_EQ(count(request), 0U);
    request = {};
    request.state = ChangeState::kSubmitted;
    EXPECT_EQ(count(request), 0U);
    request = {};
    request.limit = 3;
    std::vector<std::int64_t> sequences;
    do {
        const auto answer = changes(*lease, console_, request);
        for (const HistoryEntry& entry : answer->items) {
            sequences.push_back(entry.sequence);
        }
        request.cursor = answer->next_cursor;
    } while (!request.cursor.empty());
    EXPECT_EQ(sequences, (std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1}));
    request.cursor = "x";
    EXPECT_EQ(changes(*lease, console_, request).error().code, "registry.bad_cursor");
    request = {};
    request.entity = "starship";
    EXPECT_EQ(changes(*lease, console_, request).error().code, "registry.unknown_entity");
}

TEST_P(ListTest, whoever_submits_a_change_sees_it_in_the_log) {
    const std::int64_t tower = building("甲楼");
    const rights::Reader liaison = reader_of("liaison", "buildings", 0, {tower});
    const auto submitted = apply_as(
        liaison,
        create("floor", {{"building_id", number(tower)}, {"name", text("1F")}, {"number", number(1)}}));
    ASSERT_TRUE(submitted.has_value());
    ChangesRequest request;
    request.state = ChangeState::kSubmitted;
    const store::Lease lease = store_->reader();
    EXPECT_EQ(changes(*lease, console_, request)->items.at(0).change_id, submitted->change_id);
    EXPECT_EQ(changes(*lease, liaison, request).error().code, "rights.forbidden");
    EXPECT_EQ(find("floor", submitted->id).error().code, "registry.not_found");
}

}  // namespace
}  // namespace louyu::registry::testing
