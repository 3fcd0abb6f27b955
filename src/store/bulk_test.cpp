#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "store/testing.hpp"

namespace louyu::store {
namespace {

constexpr Query kCount{"test.count", "SELECT count(*) FROM load"};
const std::vector<std::string_view> kColumns = {"id", "amount", "label"};

class BulkTest : public ::testing::TestWithParam<Dialect> {
  protected:
    BulkTest() : store_(GetParam(), testing::Schema::kNone) {
        const Lease lease = store_->writer();
        for (const std::string_view table : {"load", "other"}) {
            lease->execute(
                {"test.create",
                 fmt::format("CREATE TABLE {} (id BIGINT PRIMARY KEY, amount BIGINT, label TEXT)", table)});
        }
    }
    static void add(Session::Bulk& bulk, std::int64_t id, std::string_view label) {
        bulk.integer(id);
        bulk.integer(id * 7);
        bulk.text(label);
        bulk.end_row();
    }
    std::int64_t count() {
        const Lease lease = store_->reader();
        return std::get<std::int64_t>(lease->select(kCount).at(0).at(0));
    }

    testing::TestStore store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, BulkTest, ::testing::ValuesIn(testing::stores()), testing::StoreName());

TEST_P(BulkTest, a_hundred_thousand_rows_go_in_and_stream_out) {
    constexpr std::int64_t kRows = 100'000;
    const Lease lease = store_->writer();
    {
        Transaction transaction(*lease, Access::kWrite);
        const auto bulk = lease->bulk("load", kColumns);
        for (std::int64_t i = 0; i < kRows; ++i) {
            add(*bulk, i, fmt::format("沈阳市和平区第{}号", i));
        }
        EXPECT_EQ(bulk->finish(), kRows);
        transaction.commit();
    }
    EXPECT_EQ(count(), kRows);
    std::int64_t next = 0;
    lease->stream({"test.all", "SELECT id, amount, label FROM load ORDER BY id"}, {}, [&](const Row& row) {
        const bool right = row.integer(0) == next && row.integer(1) == next * 7 &&
                           row.view(2) == fmt::format("沈阳市和平区第{}号", next);
        next += right ? 1 : 0;
        return right;
    });
    EXPECT_EQ(next, kRows);
}

TEST_P(BulkTest, two_hundred_thousand_rows_stream_in_order) {
    const Lease lease = store_->reader();
    std::int64_t next = 0;
    const Query query{
        "test.series",
        "WITH RECURSIVE series(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM series "
        "WHERE n < :rows) SELECT n FROM series"};
    lease->stream(query, {{"rows", std::int64_t{200'000}}},
                  [&](const Row& row) { return row.integer(0) == ++next; });
    EXPECT_EQ(next, 200'000);
}

TEST_P(BulkTest, every_value_survives_the_way_in) {
    const std::vector<std::string> labels = {"",
                                             "\\N",
                                             "\\",
                                             "\\.",
                                             "a\tb\nc\rd\\n",
                                             "'; DROP TABLE load; --",
                                             "\"quoted\",",
                                             "楼宇 😀",
                                             std::string(3 << 20, 'w'),
                                             "\x01\x1f\x7f"};
    const Lease lease = store_->writer();
    {
        Transaction transaction(*lease, Access::kWrite);
        const auto bulk = lease->bulk("load", kColumns);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            bulk->value(std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(i));
            bulk->value({});
            // The bytes are gone before the row ends.
            bulk->text(std::string(labels[i]));
            bulk->end_row();
        }
        bulk->integer(std::numeric_limits<std::int64_t>::max());
        bulk->integer(-1);
        bulk->null();
        bulk->end_row();
        EXPECT_EQ(bulk->finish(), static_cast<std::int64_t>(labels.size()) + 1);
        transaction.commit();
    }
    const Rows rows = lease->select({"test.all", "SELECT id, amount, label FROM load ORDER BY id"});
    ASSERT_EQ(rows.size(), labels.size() + 1);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        EXPECT_TRUE(base::is_absent(rows[i][1]));
        EXPECT_EQ(rows[i][2], base::Value(labels[i])) << i;
    }
    EXPECT_EQ(rows.back(),
              (Values{std::numeric_limits<std::int64_t>::max(), std::int64_t{-1}, base::Value()}));
}

TEST_P(BulkTest, a_load_that_is_not_finished_cannot_be_committed) {
    const Lease lease = store_->writer();
    const auto post = [&] {
        Transaction transaction(*lease, Access::kWrite);
        add(*lease->bulk("load", kColumns), 1, "x");
        transaction.commit();
    };
    EXPECT_THROW(post(), base::Bug);
    EXPECT_EQ(count(), 0);
    Transaction transaction(*lease, Access::kWrite);
    const auto bulk = lease->bulk("load", kColumns);
    add(*bulk, 1, "x");
    bulk->finish();
    transaction.commit();
    EXPECT_EQ(count(), 1);
}

TEST_P(BulkTest, a_load_goes_with_its_transaction) {
    const Lease lease = store_->writer();
    {
        const Transaction transaction(*lease, Access::kWrite);
        const auto bulk = lease->bulk("load", kColumns);
        for (std::int64_t i = 0; i < 50'000; ++i) {
            add(*bulk, i, "a label of some length, so that more than one piece is sent");
        }
        bulk->finish();
    }
    EXPECT_EQ(count(), 0);
    EXPECT_THROW(lease->bulk("load", kColumns), base::Bug);
}

TEST_P(BulkTest, two_loads_and_other_statements_run_side_by_side) {
    const Lease lease = store_->writer();
    Transaction transaction(*lease, Access::kWrite);
    const auto one = lease->bulk("load", kColumns);
    const auto two = lease->bulk("other", kColumns);
    for (std::int64_t i = 0; i < 30'000; ++i) {
        add(*one, i, "the first of two loads in one transaction");
        add(*two, i, "the second of two loads in one transaction");
        if (i % 1000 == 0) {
            lease->execute({"test.insert", "INSERT INTO other (id) VALUES (:id)"}, {{"id", -1 - i}});
        }
    }
    EXPECT_EQ(one->finish(), 30'000);
    EXPECT_EQ(two->finish(), 30'000);
    EXPECT_EQ(lease->select({"test.count", "SELECT count(*) FROM other"}), (Rows{{std::int64_t{30'030}}}));
    transaction.commit();
    EXPECT_EQ(count(), 30'000);
}

TEST_P(BulkTest, the_planner_knows_a_large_load_after_its_commit) {
    const Lease lease = store_->writer();
    {
        Transaction transaction(*lease, Access::kWrite);
        const auto bulk = lease->bulk("load", kColumns);
        for (std::int64_t i = 0; i < 20'000; ++i) {
            add(*bulk, i, "x");
        }
        bulk->finish();
        transaction.commit();
    }
    const Rows rows = lease->select(
        {"test.statistics", GetParam() == Dialect::kSqlite
                                ? "SELECT count(*) > 0 FROM sqlite_stat1 WHERE tbl = 'load'"
                                : "SELECT reltuples = 20000 FROM pg_class WHERE relname = 'load'"});
    EXPECT_EQ(rows, (Rows{{std::int64_t{1}}}));
}

TEST_P(BulkTest, a_double_key_fails_and_nothing_stays) {
    const Lease lease = store_->writer();
    const auto post = [&] {
        Transaction transaction(*lease, Access::kWrite);
        const auto bulk = lease->bulk("load", kColumns);
        add(*bulk, 1, "x");
        add(*bulk, 2, "x");
        add(*bulk, 1, "x");
        bulk->finish();
        transaction.commit();
    };
    EXPECT_THROW(post(), base::Failure);
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(lease->select(kCount).size(), 1U);
}

TEST_P(BulkTest, bad_text_is_refused_and_the_session_lives) {
    const Lease lease = store_->writer();
    for (const std::string& bad : {std::string("\xc9\xf2\xd1\xf4"), std::string("a\0b", 3)}) {
        const auto post = [&] {
            Transaction transaction(*lease, Access::kWrite);
            const auto bulk = lease->bulk("load", kColumns);
            add(*bulk, 1, bad);
            bulk->finish();
            transaction.commit();
        };
        EXPECT_THROW(post(), base::Failure);
        EXPECT_EQ(lease->select(kCount), (Rows{{std::int64_t{0}}}));
    }
}

TEST_P(BulkTest, a_row_too_short_or_too_long_is_a_bug) {
    const Lease lease = store_->writer();
    const Transaction transaction(*lease, Access::kWrite);
    const auto bulk = lease->bulk("load", kColumns);
    bulk->integer(1);
    EXPECT_THROW(bulk->end_row(), base::Bug);
    EXPECT_THROW(bulk->finish(), base::Bug);
    bulk->null();
    bulk->null();
    EXPECT_THROW(bulk->null(), base::Bug);
    bulk->end_row();
    EXPECT_EQ(bulk->finish(), 1);
    EXPECT_THROW(bulk->null(), base::Bug);
    EXPECT_THROW(bulk->finish(), base::Bug);
    EXPECT_THROW(lease->bulk("load; DROP TABLE load", kColumns), base::Bug);
    EXPECT_THROW(lease->bulk("load", {}), base::Bug);
}

TEST_P(BulkTest, an_unknown_table_or_column_is_a_failure) {
    const Lease lease = store_->writer();
    const auto post = [&](std::string_view table, std::string_view column) {
        const Transaction transaction(*lease, Access::kWrite);
        const auto bulk = lease->bulk(table, {column});
        bulk->integer(1);
        bulk->end_row();
        bulk->finish();
    };
    EXPECT_THROW(post("nowhere", "id"), base::Failure);
    EXPECT_THROW(post("load", "nothing"), base::Failure);
    EXPECT_EQ(count(), 0);
}

}  // namespace
}  // namespace louyu::store
