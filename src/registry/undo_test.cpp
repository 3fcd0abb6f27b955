#include <thread>

#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

constexpr ChangeContext kBatch{Origin::kBatch, 4711};

class UndoTest : public RegistryTest {
  protected:
    base::Result<std::int64_t> undo(std::int64_t batch = kBatch.batch_id) { return undo_as(console_, batch); }
    base::Result<std::int64_t> undo_as(const rights::Reader& reader, std::int64_t batch) {
        const store::Lease lease = store_->writer();
        store::Transaction transaction(*lease, store::Access::kWrite);
        auto undone = undo_batch(*lease, reader, batch);
        if (undone) {
            transaction.commit();
        }
        return undone;
    }
    /// Everything but the change log.
    std::vector<store::Rows> snapshot() {
        std::vector<store::Rows> all;
        for (const dictionary::Entity& entity : dictionary::entities()) {
            if (entity.keeping == dictionary::Keeping::kVersioned) {
                all.push_back(
                    rows(fmt::format("SELECT * FROM {}_version ORDER BY id, valid_from", entity.name)));
                all.push_back(rows(fmt::format("SELECT * FROM {} ORDER BY id", entity.name)));
            }
        }
        all.push_back(rows("SELECT * FROM region_closure ORDER BY ancestor_id, descendant_id"));
        return all;
    }
    ChainReport chain() {
        const store::Lease lease = store_->reader();
        return verify_chain(*lease);
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, UndoTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(UndoTest, an_undo_restores_every_table_exactly) {
    const std::int64_t tower = building("甲楼");
    const std::int64_t firm = enterprise("甲公司", "91210102MA0YH3T12X");
    const std::int64_t stay = tenancy(firm, tower);
    must_apply(on(ChangeKind::kChange, "building", tower, {20200701}, {{"name", text("甲大厦")}}));
    const auto before = snapshot();
    write(
        [&](Writer& writer) {
            const auto apply_all = [&](std::vector<Change> changes) {
                for (const Change& change : changes) {
                    const auto result = writer.apply(change);
                    EXPECT_TRUE(result.has_value()) << result.error().message;
                }
            };
            apply_all({on(ChangeKind::kChange, "building", tower, {20210101}, {{"name", text("甲广场")}}),
                       on(ChangeKind::kCorrect, "building", tower, {20200101}, {{"note", text("更正")}}),
                       on(ChangeKind::kChange, "building", tower, {20210601}, {{"name", text("甲中心")}}),
                       on(ChangeKind::kEnd, "tenancy", stay, {20210101}, {{"released_area", number(5000)}}),
                       on(ChangeKind::kEnd, "building", tower, {20220101}),
                       create("region", {{"code", text("210102099000")},
                                         {"name", text("新街道")},
                                         {"level", text("street")},
                                         {"parent_id", number(district_)}})});
            const auto made = writer.apply(create("building", building_fields("新楼", street_)));
            const auto level = writer.apply(create(
                "floor", {{"building_id", number(made->id)}, {"name", text("1F")}, {"number", number(1)}}));
            apply_all({on(ChangeKind::kCorrect, "floor", level->id, kStart, {{"name", text("一层")}})});
            return 0;
        },
        kBatch);
    EXPECT_NE(snapshot(), before);
    EXPECT_EQ(*undo(), 9);
    EXPECT_EQ(snapshot(), before);
    EXPECT_EQ(chain().first_broken, std::nullopt);
    EXPECT_EQ(history_of("building", tower).back().kind, ChangeKind::kUndo);
    EXPECT_EQ(undo().error().code, "registry.nothing_to_undo");
}

TEST_P(UndoTest, a_batch_can_be_loaded_again_after_it_was_undone) {
    const auto load = [&] {
        return write(
            [&](Writer& writer) {
                const auto made = writer.apply(create("building", building_fields("新楼", street_)));
                Change firm = create_enterprise("甲公司", "91210102MA0YH3T12X");
                const auto enterprise_id = writer.apply(firm)->id;
                EXPECT_TRUE(writer
                                .apply(create("tenancy", {{"building_id", number(made->id)},
                                                          {"enterprise_id", number(enterprise_id)},
                                                          {"area", number(1)}}))
                                .has_value());
                return 0;
            },
            kBatch);
    };
    const std::string content =
        "SELECT b.name, e.name, e.credit_code, t.area, t.valid_from, t.valid_to FROM tenancy_version t "
        "JOIN building_version b ON b.id = t.building_id JOIN enterprise_version e ON e.id = t.enterprise_id";
    load();
    const store::Rows once = rows(content);
    ASSERT_EQ(once.size(), 1U);
    EXPECT_EQ(*undo(), 3);
    EXPECT_EQ(rows("SELECT (SELECT count(*) FROM tenancy) + (SELECT count(*) FROM enterprise)")[0][0],
              number(0));
    load();
    EXPECT_EQ(rows(content), once);
}

TEST_P(UndoTest, nothing_is_undone_when_a_later_change_stands_on_it) {
    const std::int64_t tower = must_create("building", building_fields("新楼", street_), kStart, kBatch);
    must_apply(on(ChangeKind::kChange, "building", tower, {20210101}, {{"name", text("改名")}}));
    const auto before = snapshot();
    EXPECT_EQ(undo().error().code, "registry.changed_since");
    EXPECT_EQ(undo().error().kind, base::ErrorKind::kConflict);
    EXPECT_EQ(snapshot(), before);
}

TEST_P(UndoTest, nothing_is_undone_when_a_later_record_refers_to_it) {
    const std::int64_t tower = must_create("building", building_fields("新楼", street_), kStart, kBatch);
    const std::int64_t level = floor(tower, "1F", 100);
    EXPECT_EQ(undo().error().code, "registry.changed_since");
    Change end = on(ChangeKind::kEnd, "floor", level, {20210101});
    must_apply(end);
    EXPECT_EQ(undo().error().code, "registry.changed_since");  // it was there for a year
}

TEST_P(UndoTest, a_firm_with_taxes_of_a_standing_batch_stays) {
    const std::int64_t firm = must_apply(create_enterprise("甲公司"), kBatch);
    execute(
        "INSERT INTO batch (id, district_code, kind, state, file_name, file_path, file_sha256, file_bytes, "
        "is_cumulative, created_ms, created_by, rows_read, rows_new, rows_changed, rows_unchanged, "
        "rows_conflict, "
        "rows_rejected, summary_json) VALUES (1, '210102', 'tax', 'posted', '', '', '', 0, 0, 0, 0, 0, 0, 0, "
        "0, 0, 0, "
        "'{}')");
    execute(fmt::format(
        "INSERT INTO tax_record (district_code, batch_id, row_number, source_id, month, credit_code, "
        "name, enterprise_id, attribution, tax_full) VALUES ('210102', 1, 1, 1, 202001, '', '', {}, "
        "'none', 1)",
        firm));
    EXPECT_EQ(undo().error().code, "registry.changed_since");
    execute("UPDATE batch SET undone_ms = 1");
    EXPECT_EQ(*undo(), 1);
}

TEST_P(UndoTest, batches_are_taken_back_in_turn) {
    constexpr ChangeContext kSecond{Origin::kBatch, 4712};
    const auto before = snapshot();
    const std::int64_t tower = must_create("building", building_fields("新楼", street_), kStart, kBatch);
    const auto between = snapshot();
    must_apply(on(ChangeKind::kChange, "building", tower, {20210101}, {{"name", text("改名")}}), kSecond);
    EXPECT_EQ(undo(kBatch.batch_id).error().code, "registry.changed_since");
    EXPECT_EQ(*undo(kSecond.batch_id), 1);
    EXPECT_EQ(snapshot(), between);
    EXPECT_EQ(*undo(kBatch.batch_id), 1);
    EXPECT_EQ(snapshot(), before);
    EXPECT_EQ(chain().first_broken, std::nullopt);
}

TEST_P(UndoTest, submitted_changes_of_a_batch_are_withdrawn) {
    const std::int64_t tower = building("甲楼");
    const rights::Reader liaison = reader_of("liaison", "buildings", 0, {tower});
    const auto submitted = write_as(
        liaison,
        [&](Writer& writer) {
            return writer.apply(on(ChangeKind::kCorrect, "building", tower, kStart, {{"note", text("x")}}));
        },
        kBatch);
    ASSERT_EQ(submitted->state, ChangeState::kSubmitted);
    const auto before = snapshot();
    EXPECT_EQ(*undo_as(liaison, kBatch.batch_id), 1);
    EXPECT_EQ(snapshot(), before);
    EXPECT_EQ(history_of("building", tower)[1].state, ChangeState::kUndone);
    EXPECT_EQ(chain().first_broken, std::nullopt);
}

TEST_P(UndoTest, a_batch_outside_the_scope_is_not_undone) {
    must_create("building", building_fields("新楼", other_street_), kStart, kBatch);
    EXPECT_EQ(undo_as(reader_of("street_office", "region", street_), kBatch.batch_id).error().code,
              "registry.out_of_scope");
    EXPECT_EQ(undo_as(reader_of("supervisor", "region", district_), kBatch.batch_id).error().code,
              "rights.forbidden");
    EXPECT_EQ(*undo_as(reader_of("lead_office", "region", district_), kBatch.batch_id), 1);
}

TEST_P(UndoTest, the_chain_is_whole_as_long_as_nobody_touches_it) {
    EXPECT_EQ(chain().changes, 5);
    building("甲楼");
    must_create("building", building_fields("乙楼", street_), kStart, kBatch);
    EXPECT_EQ(*undo(), 1);
    EXPECT_EQ(chain().changes, 8);
    EXPECT_EQ(chain().first_broken, std::nullopt);
}

TEST_P(UndoTest, writers_at_the_same_time_share_one_chain) {
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
        threads.emplace_back([this, thread] {
            for (int i = 0; i < 5; ++i) {
                must_create("building", building_fields(fmt::format("楼{}-{}", thread, i), street_));
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(chain().changes, 20);
    EXPECT_EQ(chain().first_broken, std::nullopt);
}

TEST_P(UndoTest, the_chain_tells_the_first_row_that_was_tampered_with) {
    building("甲楼");
    const std::int64_t second = must_create("building", building_fields("乙楼", street_), kStart, kBatch);
    building("丙楼");
    const std::int64_t change = history_of("building", second)[0].change_id;
    for (const std::string column :
         {"after_json = '{}'", "before_json = 'x'", "note = 'x'", "actor = 'x'", "user_id = 9",
          "at_ms = at_ms + 1", "origin = 'form'", "batch_id = 1", "entity = 'site'", "record_id = 1",
          "kind = 'end'", "valid_from = 20200102", "valid_to = 20200102", "district_code = 'x'",
          "state = 'submitted'", "state = 'undone'", "hash = 'x'", "previous_hash = 'x'", "sequence = 99"}) {
        const store::Lease lease = store_->writer();
        store::Transaction transaction(*lease, store::Access::kWrite);
        lease->execute({"test.tamper", fmt::format("UPDATE change SET {} WHERE id = {}", column, change)});
        const ChainReport report = verify_chain(*lease);
        ASSERT_TRUE(report.first_broken.has_value()) << column;
        // A row moved away leaves the one behind it without its predecessor.
        EXPECT_EQ(*report.first_broken == change, column != "sequence = 99") << column;
    }
    {
        const store::Lease lease = store_->writer();
        store::Transaction transaction(*lease, store::Access::kWrite);
        lease->execute(
            {"test.cut", "DELETE FROM change WHERE sequence = (SELECT max(sequence) FROM change)"});
        EXPECT_EQ(verify_chain(*lease).first_broken, 0);
    }
    EXPECT_EQ(chain().first_broken, std::nullopt);
}

}  // namespace
}  // namespace louyu::registry::testing
