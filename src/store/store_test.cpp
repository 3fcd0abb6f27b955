#include <gtest/gtest.h>

#include <limits>

#include "store/builder.hpp"
#include "store/testing.hpp"

namespace louyu::store {
namespace {

constexpr Query kCreateThing{"test.create_thing",
                             "CREATE TABLE thing (id BIGINT PRIMARY KEY, amount BIGINT, label TEXT, CHECK "
                             "(amount > -9223372036854775807))"};
constexpr Query kCreatePart{
    "test.create_part",
    "CREATE TABLE part (id BIGINT PRIMARY KEY, thing_id BIGINT NOT NULL REFERENCES thing (id))"};
constexpr Query kInsert{"test.insert_thing",
                        "INSERT INTO thing (id, amount, label) VALUES (:id, :amount, :label)"};
constexpr Query kInsertPart{"test.insert_part", "INSERT INTO part (id, thing_id) VALUES (:id, :thing)"};
constexpr Query kFind{"test.find_thing", "SELECT id, amount, label FROM thing WHERE id = :id"};
constexpr Query kCount{"test.count_things", "SELECT count(*) FROM thing"};

base::Value number(std::int64_t value) {
    return value;
}

class StoreTest : public ::testing::TestWithParam<Dialect> {
  protected:
    StoreTest() : store_(GetParam(), testing::Schema::kNone) {
        const Lease lease = store_->writer();
        lease->execute(kCreateThing);
        lease->execute(kCreatePart);
    }

    static void insert(Session& session, std::int64_t id, base::Value amount = {}, base::Value label = {}) {
        session.execute(kInsert, {{"id", id}, {"amount", std::move(amount)}, {"label", std::move(label)}});
    }
    std::int64_t count() {
        const Lease lease = store_->reader();
        return std::get<std::int64_t>(lease->select(kCount).at(0).at(0));
    }

    testing::TestStore store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, StoreTest, ::testing::ValuesIn(testing::stores()), testing::StoreName());

TEST_P(StoreTest, values_come_back_as_they_went_in) {
    const std::vector<base::Value> labels = {std::string("沈阳市和平区“茂业中心”"), std::string(""),
                                             std::string("tab\tnewline\nback\\slash 'quote\" 😀"),
                                             std::string(1 << 20, 'x')};
    const std::vector<std::int64_t> amounts = {std::numeric_limits<std::int64_t>::max(),
                                               std::numeric_limits<std::int64_t>::min() + 2, 0, -1};
    const Lease lease = store_->writer();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        insert(*lease, static_cast<std::int64_t>(i), amounts[i], labels[i]);
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Rows rows = lease->select(kFind, {{"id", static_cast<std::int64_t>(i)}});
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(rows[0], (Values{number(static_cast<std::int64_t>(i)), number(amounts[i]), labels[i]}));
    }
}

TEST_P(StoreTest, the_smallest_and_largest_ids_are_found_by_a_parameter) {
    const Lease lease = store_->writer();
    const std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    insert(*lease, least);
    insert(*lease, most);
    EXPECT_EQ(lease->select(kFind, {{"id", least}}).at(0).at(0), number(least));
    EXPECT_EQ(lease->select(kFind, {{"id", most}}).at(0).at(0), number(most));
}

TEST_P(StoreTest, null_is_neither_zero_nor_empty) {
    const Lease lease = store_->writer();
    insert(*lease, 1);
    const Rows rows = lease->select(kFind, {{"id", number(1)}});
    EXPECT_TRUE(base::is_absent(rows.at(0).at(1)));
    EXPECT_TRUE(base::is_absent(rows.at(0).at(2)));
    lease->stream(kFind, {{"id", number(1)}}, [](const Row& row) {
        EXPECT_TRUE(row.is_null(1));
        EXPECT_EQ(row.integer(1), 0);
        EXPECT_EQ(row.text(2), "");
        EXPECT_EQ(row.view(2), "");
        return true;
    });
}

TEST_P(StoreTest, a_column_is_read_as_integer_text_and_value) {
    const Lease lease = store_->writer();
    insert(*lease, 7, number(-42), std::string("标签"));
    int rows = 0;
    lease->stream(kFind, {{"id", number(7)}}, [&](const Row& row) {
        ++rows;
        EXPECT_EQ(row.size(), 3U);
        EXPECT_EQ(row.integer(1), -42);
        EXPECT_EQ(row.text(1), "-42");
        EXPECT_EQ(row.value(1), number(-42));
        EXPECT_EQ(row.view(2), "标签");
        EXPECT_FALSE(row.is_null(2));
        EXPECT_THROW(row.integer(2), base::Failure);
        EXPECT_THROW(row.integer(3), base::Bug);
        return true;
    });
    EXPECT_EQ(rows, 1);
}

TEST_P(StoreTest, sums_counts_and_comparisons_are_integers) {
    const Lease lease = store_->writer();
    insert(*lease, 1, number(5'000'000'000));
    insert(*lease, 2, number(6'000'000'000));
    const Rows rows = lease->select({"test.sum",
                                     "SELECT sum(amount), count(*), max(amount), min(id) = 1, "
                                     "CAST(sum(amount) AS BIGINT) FROM thing"});
    EXPECT_EQ(rows.at(0), (Values{number(11'000'000'000), number(2), number(6'000'000'000), number(1),
                                  number(11'000'000'000)}));
}

TEST_P(StoreTest, a_name_used_twice_is_one_value) {
    const Lease lease = store_->writer();
    insert(*lease, 1, number(1));
    insert(*lease, 2, number(9));
    insert(*lease, 9, number(4));
    const Query query{"test.either",
                      "SELECT id FROM thing WHERE id = :wanted OR amount = :wanted ORDER BY id"};
    EXPECT_EQ(lease->select(query, {{"wanted", number(9)}}), (Rows{{number(2)}, {number(9)}}));
}

TEST_P(StoreTest, an_absent_filter_lets_everything_through) {
    const Lease lease = store_->writer();
    insert(*lease, 1, number(10), std::string("a"));
    insert(*lease, 2, number(20), std::string("b"));
    const Query query{
        "test.filter",
        "SELECT id FROM thing WHERE (:least IS NULL OR amount >= :least) AND "
        "(:label is  not\nnull OR id < 100) AND (:label IS NULL OR label = :label) ORDER BY id"};
    EXPECT_EQ(lease->select(query, {{"least", {}}, {"label", {}}}).size(), 2U);
    EXPECT_EQ(lease->select(query, {{"least", number(15)}, {"label", {}}}), (Rows{{number(2)}}));
    EXPECT_EQ(lease->select(query, {{"label", std::string("a")}, {"least", {}}}), (Rows{{number(1)}}));
    EXPECT_EQ(lease->select(query, {{"least", number(15)}, {"label", std::string("a")}}).size(), 0U);
}

TEST_P(StoreTest, one_statement_takes_null_and_large_numbers_in_any_order) {
    const Lease lease = store_->writer();
    insert(*lease, 1, number(8'000'000'000));
    const Query query{"test.add", "SELECT id FROM thing WHERE amount = :n + 1 OR id = :id"};
    EXPECT_EQ(lease->select(query, {{"n", {}}, {"id", number(1)}}).size(), 1U);
    EXPECT_EQ(lease->select(query, {{"n", number(7'999'999'999)}, {"id", {}}}).size(), 1U);
    EXPECT_EQ(lease->select(query, {{"n", number(3)}, {"id", {}}}).size(), 0U);
    EXPECT_EQ(lease->select(query, {{"n", {}}, {"id", {}}}).size(), 0U);
}

TEST_P(StoreTest, limits_and_bare_parameters_have_a_type) {
    const Lease lease = store_->writer();
    insert(*lease, 1);
    insert(*lease, 2);
    const Rows rows = lease->select({"test.limit", "SELECT :n, :t, id FROM thing ORDER BY id LIMIT :limit"},
                                    {{"n", number(5)}, {"t", std::string("文")}, {"limit", number(1)}});
    EXPECT_EQ(rows, (Rows{{number(5), std::string("文"), number(1)}}));
}

TEST_P(StoreTest, colons_in_texts_and_comments_are_no_parameters) {
    const Lease lease = store_->reader();
    const Rows rows = lease->select({"test.colons", "SELECT ':a it''s :b', :c -- :d 'x\n/* :e */ AS \":f\""},
                                    {{"c", number(3)}});
    EXPECT_EQ(rows, (Rows{{std::string(":a it's :b"), number(3)}}));
}

TEST_P(StoreTest, a_missing_or_a_superfluous_parameter_is_a_bug) {
    const Lease lease = store_->writer();
    EXPECT_THROW(lease->select(kFind), base::Bug);
    EXPECT_THROW(lease->select(kFind, {{"di", number(1)}}), base::Bug);
    EXPECT_THROW(lease->select(kFind, {{"id", number(1)}, {"more", number(1)}}), base::Bug);
    EXPECT_THROW(lease->select(kCount, {{"id", number(1)}}), base::Bug);
    EXPECT_EQ(lease->select(kCount).size(), 1U);
}

TEST_P(StoreTest, sql_inside_a_value_stays_a_value) {
    const Lease lease = store_->writer();
    const std::vector<std::string> hostile = {
        "'); DROP TABLE thing; --", "\\'; DELETE FROM thing; --", "$1", ":id", "%s", "1 OR 1=1"};
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        insert(*lease, static_cast<std::int64_t>(i), {}, hostile[i]);
    }
    const Query by_label{"test.by_label", "SELECT id FROM thing WHERE label = :label"};
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        EXPECT_EQ(lease->select(by_label, {{"label", hostile[i]}}),
                  (Rows{{number(static_cast<std::int64_t>(i))}}));
    }
    EXPECT_EQ(count(), static_cast<std::int64_t>(hostile.size()));
}

TEST_P(StoreTest, text_that_is_not_utf8_or_holds_a_nul_is_refused) {
    const Lease lease = store_->writer();
    EXPECT_THROW(insert(*lease, 1, {}, std::string("\xc9\xf2\xd1\xf4")), base::Failure);
    EXPECT_THROW(insert(*lease, 1, {}, std::string("a\0b", 3)), base::Failure);
    EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, text_in_a_number_column_is_refused) {
    const Lease lease = store_->writer();
    // The tables of migrations are strict on SQLite; so is this one.
    lease->execute({"test.strict", GetParam() == Dialect::kSqlite ? "CREATE TABLE exact (n INTEGER) STRICT"
                                                                  : "CREATE TABLE exact (n BIGINT)"});
    const Query query{"test.insert_exact", "INSERT INTO exact (n) VALUES (:n)"};
    EXPECT_THROW(lease->execute(query, {{"n", std::string("整体出售")}}), base::Failure);
    EXPECT_EQ(lease->execute(query, {{"n", number(1)}}), 1);
}

TEST_P(StoreTest, like_minds_upper_and_lower_case) {
    const Lease lease = store_->writer();
    insert(*lease, 1, {}, std::string("Maoye"));
    insert(*lease, 2, {}, std::string("maoye"));
    const Query query{"test.like", "SELECT id FROM thing WHERE label LIKE :pattern"};
    EXPECT_EQ(lease->select(query, {{"pattern", std::string("mao%")}}), (Rows{{number(2)}}));
}

TEST_P(StoreTest, text_sorts_by_code_point) {
    const Lease lease = store_->writer();
    const std::vector<std::string> labels = {"b", "A", "中", "a", "B", "_"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        insert(*lease, static_cast<std::int64_t>(i), {}, labels[i]);
    }
    std::string order;
    lease->stream({"test.sorted", "SELECT label FROM thing ORDER BY label"}, {}, [&](const Row& row) {
        order += row.view(0);
        return true;
    });
    EXPECT_EQ(order, "AB_ab中");
}

TEST_P(StoreTest, execute_counts_the_rows_it_changed) {
    const Lease lease = store_->writer();
    insert(*lease, 1, number(1));
    insert(*lease, 2, number(1));
    insert(*lease, 3, number(2));
    EXPECT_EQ(lease->execute({"test.update", "UPDATE thing SET label = 'x' WHERE amount = 1"}), 2);
    EXPECT_EQ(lease->execute({"test.none", "UPDATE thing SET label = 'x' WHERE amount = 77"}), 0);
    EXPECT_EQ(lease->execute({"test.ddl", "CREATE TABLE other (id BIGINT)"}), 0);
    EXPECT_EQ(lease->execute(kCount), 0);
    EXPECT_EQ(lease->execute({"test.delete", "DELETE FROM thing"}), 3);
}

TEST_P(StoreTest, returning_gives_rows_and_writes) {
    const Lease lease = store_->writer();
    const Rows rows = lease->select({"test.returning",
                                     "INSERT INTO thing (id, amount) VALUES (1, 5), (2, 6) "
                                     "RETURNING id, amount"});
    EXPECT_EQ(rows.size(), 2U);
    EXPECT_EQ(count(), 2);
}

TEST_P(StoreTest, broken_sql_is_a_failure_that_names_the_query) {
    const Lease lease = store_->writer();
    try {
        lease->select({"test.broken", "SELECT nothing FROM nowhere"});
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_NE(std::string(failure.what()).find("test.broken"), std::string::npos) << failure.what();
    }
    EXPECT_THROW(lease->execute({"test.two", "DELETE FROM part; DELETE FROM thing"}), std::exception);
    EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, a_conflict_is_an_answer_and_the_transaction_goes_on) {
    const Lease lease = store_->writer();
    {
        Transaction transaction(*lease, Access::kWrite);
        insert(*lease, 1);
        const Params first = {{"id", number(1)}, {"amount", {}}, {"label", {}}};
        const Params unchecked = {
            {"id", number(2)}, {"amount", std::numeric_limits<std::int64_t>::min()}, {"label", {}}};
        EXPECT_FALSE(lease->execute_unless_conflict(kInsert, first));
        EXPECT_FALSE(lease->execute_unless_conflict(kInsert, unchecked));
        EXPECT_FALSE(lease->execute_unless_conflict(kInsertPart, {{"id", number(1)}, {"thing", number(99)}}));
        EXPECT_TRUE(lease->execute_unless_conflict(kInsertPart, {{"id", number(1)}, {"thing", number(1)}}));
        EXPECT_FALSE(lease->execute_unless_conflict({"test.delete", "DELETE FROM thing WHERE id = 1"}));
        insert(*lease, 3);
        transaction.commit();
    }
    EXPECT_EQ(count(), 2);
    EXPECT_FALSE(lease->execute_unless_conflict(kInsert, {{"id", number(1)}, {"amount", {}}, {"label", {}}}));
    EXPECT_TRUE(lease->execute_unless_conflict(kInsert, {{"id", number(4)}, {"amount", {}}, {"label", {}}}));
}

TEST_P(StoreTest, a_missing_value_is_no_conflict_but_a_failure) {
    const Lease lease = store_->writer();
    EXPECT_THROW(lease->execute_unless_conflict(kInsertPart, {{"id", number(1)}, {"thing", {}}}),
                 base::Failure);
}

TEST_P(StoreTest, what_is_not_committed_is_gone) {
    const Lease lease = store_->writer();
    {
        const Transaction transaction(*lease, Access::kWrite);
        insert(*lease, 1);
        EXPECT_EQ(count(), 0);
    }
    EXPECT_EQ(count(), 0);
    {
        Transaction transaction(*lease, Access::kWrite);
        insert(*lease, 2);
        transaction.commit();
    }
    EXPECT_EQ(count(), 1);
}

TEST_P(StoreTest, an_exception_rolls_back_and_the_session_lives) {
    const Lease lease = store_->writer();
    const auto post = [&] {
        Transaction transaction(*lease, Access::kWrite);
        insert(*lease, 1);
        insert(*lease, 1);
        transaction.commit();
    };
    EXPECT_THROW(post(), base::Failure);
    EXPECT_EQ(count(), 0);
    insert(*lease, 1);
    EXPECT_EQ(count(), 1);
}

TEST_P(StoreTest, a_session_given_back_in_the_middle_of_work_comes_clean) {
    try {
        const Lease lease = store_->writer();
        auto* forgotten = new Transaction(*lease, Access::kWrite);
        insert(*lease, 1);
        static_cast<void>(forgotten);
        ::operator delete(forgotten);
        throw base::Failure("lost");
    } catch (const base::Failure&) {
    }
    const Lease lease = store_->writer();
    Transaction transaction(*lease, Access::kWrite);
    transaction.commit();
    EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, a_transaction_inside_another_is_a_bug) {
    const Lease lease = store_->writer();
    const Transaction outer(*lease, Access::kWrite);
    EXPECT_THROW(Transaction(*lease, Access::kRead), base::Bug);
}

TEST_P(StoreTest, a_reader_cannot_write) {
    const Lease lease = store_->reader();
    EXPECT_THROW(insert(*lease, 1), base::Failure);
    EXPECT_THROW(Transaction(*lease, Access::kWrite), base::Bug);
    EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, a_read_transaction_sees_one_moment) {
    const Lease reader = store_->reader();
    const Lease writer = store_->writer();
    const Transaction snapshot(*reader, Access::kRead);
    EXPECT_EQ(reader->select(kCount), (Rows{{number(0)}}));
    insert(*writer, 1);
    EXPECT_EQ(reader->select(kCount), (Rows{{number(0)}}));
    EXPECT_EQ(count(), 1);
}

TEST_P(StoreTest, a_stream_stops_when_told_to) {
    const Lease lease = store_->writer();
    for (int i = 0; i < 10; ++i) {
        insert(*lease, i);
    }
    int seen = 0;
    lease->stream({"test.all", "SELECT id FROM thing ORDER BY id"}, {},
                  [&](const Row&) { return ++seen < 3; });
    EXPECT_EQ(seen, 3);
    EXPECT_EQ(lease->select(kCount), (Rows{{number(10)}}));
}

TEST_P(StoreTest, an_exception_in_a_stream_leaves_the_session_usable) {
    const Lease lease = store_->writer();
    insert(*lease, 1);
    const auto stop = [](const Row&) -> bool { throw base::Failure("enough"); };
    EXPECT_THROW(lease->stream(kCount, {}, stop), base::Failure);
    Transaction transaction(*lease, Access::kWrite);
    EXPECT_THROW(lease->stream(kCount, {}, stop), base::Failure);
    insert(*lease, 2);
    transaction.commit();
    EXPECT_EQ(count(), 2);
}

TEST_P(StoreTest, statements_run_inside_a_stream_even_the_same_one) {
    const Lease lease = store_->writer();
    Transaction transaction(*lease, Access::kWrite);
    for (int i = 0; i < 5; ++i) {
        insert(*lease, i, number(i));
    }
    const Query query{"test.above", "SELECT id FROM thing WHERE amount >= :least AND id < 1000 ORDER BY id"};
    std::vector<std::int64_t> counts;
    lease->stream(query, {{"least", number(2)}}, [&](const Row& row) {
        std::int64_t inner = 0;
        lease->stream(query, {{"least", row.integer(0)}}, [&](const Row&) {
            ++inner;
            return true;
        });
        counts.push_back(inner);
        insert(*lease, 1000 + row.integer(0));
        return true;
    });
    EXPECT_EQ(counts, (std::vector<std::int64_t>{3, 2, 1}));
    transaction.commit();
    EXPECT_EQ(count(), 8);
}

TEST_P(StoreTest, more_texts_than_the_cache_holds_still_run) {
    const Lease lease = store_->reader();
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 700; ++i) {
            const std::string text = fmt::format("SELECT {} + :n", i);
            EXPECT_EQ(lease->select({"test.many", text}, {{"n", number(1)}}), (Rows{{number(i + 1)}}));
        }
    }
}

TEST_P(StoreTest, a_changed_table_does_not_confuse_a_cached_statement) {
    const Lease lease = store_->writer();
    const Query star{"test.star", "SELECT * FROM thing"};
    insert(*lease, 1);
    EXPECT_EQ(lease->select(star).at(0).size(), 3U);
    lease->execute({"test.alter", "ALTER TABLE thing ADD COLUMN more TEXT"});
    EXPECT_EQ(lease->select(star).at(0).size(), 4U);
}

TEST_P(StoreTest, data_is_there_after_a_restart) {
    {
        const Lease lease = store_->writer();
        insert(*lease, 1, number(2), std::string("三"));
    }
    store_.reopen();
    const Lease lease = store_->reader();
    EXPECT_EQ(lease->select(kFind, {{"id", number(1)}}), (Rows{{number(1), number(2), std::string("三")}}));
}

}  // namespace
}  // namespace louyu::store
