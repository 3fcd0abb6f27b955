#include "store/migrate.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "store/dialect.hpp"
#include "store/migration_file.hpp"
#include "store/testing.hpp"

namespace louyu::store {
namespace {

constexpr MigrationFile kOne{1, "shelf",
                             "-- A comment; with a semicolon;\n"
                             "CREATE TABLE shelf (id BIGINT PRIMARY KEY, label TEXT NOT NULL);\n"
                             "INSERT INTO shelf (id, label) VALUES (1, 'one;\ntwo');  -- done\n"
                             "CREATE INDEX shelf_label ON shelf (label);\n"};
constexpr MigrationFile kTwo{
    2, "book",
    "CREATE TABLE book (shelf_id BIGINT NOT NULL REFERENCES shelf (id), place BIGINT NOT NULL,\n"
    "    title TEXT, PRIMARY KEY (shelf_id, place)) {{without_rowid}};\n"
    "INSERT INTO book (shelf_id, place, title) VALUES (1, 1, NULL)"};
constexpr MigrationFile kBroken{
    3, "broken", "INSERT INTO shelf (id, label) VALUES (2, 'half');\nCREATE TABLE shelf (id BIGINT);\n"};

class MigrateTest : public ::testing::TestWithParam<Dialect> {
  protected:
    Values row(const Query& query) {
        const Lease lease = store_->reader();
        return lease->select(query).at(0);
    }

    testing::TestStore store_{GetParam(), testing::Schema::kNone};
    std::array<MigrationFile, 2> files_{kOne, kTwo};
};

INSTANTIATE_TEST_SUITE_P(Stores, MigrateTest, ::testing::ValuesIn(testing::stores()), testing::StoreName());

TEST_P(MigrateTest, the_schema_of_the_program_applies_to_an_empty_store) {
    const auto before = migration_state(*store_);
    ASSERT_TRUE(before);
    ASSERT_FALSE(before->empty());
    for (const Migration& migration : *before) {
        EXPECT_FALSE(migration.applied);
    }
    const auto done = migrate(*store_);
    ASSERT_TRUE(done);
    ASSERT_EQ(done->size(), before->size());
    const auto after = migration_state(*store_);
    ASSERT_TRUE(after);
    for (const Migration& migration : *after) {
        EXPECT_TRUE(migration.applied) << migration.name;
        EXPECT_EQ(migration.sha256.size(), 64U);
    }
}

TEST_P(MigrateTest, all_statements_of_a_file_are_applied_once) {
    ASSERT_TRUE(migrate(*store_, files_));
    ASSERT_TRUE(migrate(*store_, files_));
    EXPECT_EQ(row({"test.shelf", "SELECT count(*), max(label) FROM shelf"}),
              (Values{std::int64_t{1}, std::string("one;\ntwo")}));
    EXPECT_EQ(row({"test.book", "SELECT count(*) FROM book"}), (Values{std::int64_t{1}}));
    EXPECT_EQ(row({"test.record",
                   "SELECT count(*), min(name), min(applied_at) > 1600000000000 FROM schema_migration"}),
              (Values{std::int64_t{2}, std::string("book"), std::int64_t{1}}));
}

TEST_P(MigrateTest, a_later_program_goes_on_where_the_earlier_one_ended) {
    ASSERT_TRUE(migrate(*store_, std::span(files_).first(1)));
    const auto state = migration_state(*store_, files_);
    ASSERT_TRUE(state);
    EXPECT_TRUE(state->at(0).applied);
    EXPECT_FALSE(state->at(1).applied);
    ASSERT_TRUE(migrate(*store_, files_));
    EXPECT_TRUE(migration_state(*store_, files_)->at(1).applied);
}

TEST_P(MigrateTest, a_changed_file_is_refused) {
    ASSERT_TRUE(migrate(*store_, files_));
    const std::string changed_text = std::string(kOne.text) + " ";
    const std::array<MigrationFile, 2> changed{MigrationFile{1, "shelf", changed_text}, kTwo};
    const auto result = migrate(*store_, changed);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "store.migration_changed");
    EXPECT_EQ(migration_state(*store_, changed).error().code, "store.migration_changed");
    const std::array<MigrationFile, 2> renamed{MigrationFile{1, "rack", kOne.text}, kTwo};
    EXPECT_EQ(migrate(*store_, renamed).error().code, "store.migration_changed");
}

TEST_P(MigrateTest, a_store_newer_than_the_program_is_refused) {
    ASSERT_TRUE(migrate(*store_, files_));
    const auto result = migrate(*store_, std::span(files_).first(1));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "store.migration_unknown");
    EXPECT_EQ(result.error().kind, base::ErrorKind::kConflict);
}

TEST_P(MigrateTest, a_file_that_fails_leaves_nothing_of_itself) {
    const std::array<MigrationFile, 3> files{kOne, kTwo, kBroken};
    EXPECT_THROW(static_cast<void>(migrate(*store_, files)), base::Failure);
    EXPECT_EQ(row({"test.shelf", "SELECT count(*) FROM shelf"}), (Values{std::int64_t{1}}));
    const auto state = migration_state(*store_, files);
    ASSERT_TRUE(state);
    EXPECT_TRUE(state->at(1).applied);
    EXPECT_FALSE(state->at(2).applied);
}

TEST_P(MigrateTest, a_gap_in_the_numbers_is_a_bug) {
    const std::array<MigrationFile, 2> files{kOne, MigrationFile{3, "book", kTwo.text}};
    EXPECT_THROW(static_cast<void>(migrate(*store_, files)), base::Bug);
}

/// Child processes, since two programs may start on one store; the exit code tells.
TEST_P(MigrateTest, programs_that_start_together_apply_each_file_once) {
    constexpr int kPrograms = 4;
    std::array<::pid_t, kPrograms> children{};
    for (::pid_t& child : children) {
        child = ::fork();
        if (child == 0) {
            bool ok = false;
            try {
                const auto database = Database::open(store_.url());
                ok = database && migrate(**database, files_);
            } catch (const std::exception&) {
            }
            ::_exit(ok ? 0 : 1);
        }
    }
    for (const ::pid_t child : children) {
        int status = -1;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(row({"test.shelf", "SELECT count(*) FROM shelf"}), (Values{std::int64_t{1}}));
    EXPECT_EQ(row({"test.record", "SELECT count(*) FROM schema_migration"}), (Values{std::int64_t{2}}));
}

TEST(MigrationSql, differs_between_the_stores_only_where_it_must) {
    const std::string_view table =
        "CREATE TABLE t (id BIGINT PRIMARY KEY, -- a BIGINT\n bigint_like TEXT DEFAULT 'BIGINT') "
        "{{without_rowid}}\n";
    EXPECT_EQ(migration_sql(Dialect::kSqlite, table),
              "CREATE TABLE t (id INTEGER PRIMARY KEY, \n bigint_like TEXT DEFAULT 'BIGINT') STRICT, WITHOUT "
              "ROWID");
    EXPECT_EQ(migration_sql(Dialect::kPostgresql, table),
              "CREATE TABLE t (id BIGINT PRIMARY KEY, \n bigint_like TEXT DEFAULT 'BIGINT')");
    EXPECT_EQ(migration_sql(Dialect::kSqlite, "CREATE INDEX i ON t (id)"), "CREATE INDEX i ON t (id)");
    EXPECT_THROW(migration_sql(Dialect::kSqlite, "CREATE TABLE t (b {{blob}})"), base::Failure);
}

}  // namespace
}  // namespace louyu::store
