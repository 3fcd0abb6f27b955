#include "store/builder.hpp"

#include <gtest/gtest.h>

#include "store/testing.hpp"

namespace louyu::store {
namespace {

base::Value integer(std::int64_t value) {
    return value;
}

TEST(Builder, keeps_values_out_of_the_text) {
    Builder builder;
    builder.sql("SELECT ").name("id").sql(" FROM ").name("thing").sql(" WHERE label = ");
    builder.bind(std::string("x' OR '1'='1")).sql(" AND id IN ").bind_list({integer(1), integer(2)});
    EXPECT_EQ(builder.text(), "SELECT \"id\" FROM \"thing\" WHERE label = :p1 AND id IN (:p2,:p3)");
    const Params params = builder.params();
    ASSERT_EQ(params.size(), 3U);
    EXPECT_EQ(params[0].first, "p1");
    EXPECT_EQ(params[0].second, base::Value(std::string("x' OR '1'='1")));
    EXPECT_EQ(params[2].second, integer(2));
}

TEST(Builder, refuses_a_name_that_is_none) {
    Builder builder;
    for (const std::string_view bad : {"", "thing; DROP TABLE thing", "Thing", "a\"b", "1st", "名称"}) {
        EXPECT_THROW(builder.name(bad), base::Bug) << bad;
    }
    EXPECT_TRUE(builder.empty());
}

TEST(Builder, numbers_the_values_of_an_appended_part_anew) {
    Builder inner;
    inner.sql("b = ").bind(integer(2)).sql(" AND c <> ':p1' AND d = ").bind(integer(3));
    Builder outer;
    outer.sql("a = ").bind(integer(1)).sql(" AND ").append(inner).sql(" AND ").append(inner);
    EXPECT_EQ(outer.text(),
              "a = :p1 AND b = :p2 AND c <> ':p1' AND d = :p3 AND b = :p4 AND c <> ':p1' AND d = :p5");
    const Params params = outer.params();
    ASSERT_EQ(params.size(), 5U);
    EXPECT_EQ(params[4].second, integer(3));
    inner.append(inner);
    EXPECT_EQ(inner.params().size(), 4U);
    EXPECT_EQ(Builder().append(Builder()).text(), "");
}

class BuilderTest : public ::testing::TestWithParam<Dialect> {
  protected:
    testing::TestStore store_{GetParam(), testing::Schema::kNone};
};

INSTANTIATE_TEST_SUITE_P(Stores, BuilderTest, ::testing::ValuesIn(testing::stores()), testing::StoreName());

TEST_P(BuilderTest, runs_what_it_has_put_together) {
    const Lease lease = store_->writer();
    Builder()
        .sql("CREATE TABLE ")
        .name("thing")
        .sql(" (id BIGINT PRIMARY KEY, label TEXT)")
        .execute(*lease, "test.create");
    for (std::int64_t i = 0; i < 5; ++i) {
        Builder insert;
        insert.sql("INSERT INTO ").name("thing").sql(" (id, label) VALUES ");
        insert.bind_list({integer(i), i == 3 ? base::Value() : base::Value(fmt::format("号{}", i))});
        EXPECT_TRUE(insert.execute_unless_conflict(*lease, "test.insert"));
        EXPECT_FALSE(insert.execute_unless_conflict(*lease, "test.insert"));
    }
    Builder some;
    some.sql("SELECT id, label FROM thing WHERE id IN ").bind_list({integer(1), integer(3), integer(9)});
    some.sql(" ORDER BY id");
    EXPECT_EQ(some.select(*lease, "test.some"),
              (Rows{{integer(1), std::string("号1")}, {integer(3), base::Value()}}));
    int rows = 0;
    some.stream(*lease, "test.some", [&](const Row&) { return ++rows > 0; });
    EXPECT_EQ(rows, 2);
}

TEST_P(BuilderTest, an_empty_list_matches_nothing) {
    const Lease lease = store_->writer();
    lease->execute({"test.create", "CREATE TABLE thing (id BIGINT)"});
    lease->execute({"test.insert", "INSERT INTO thing (id) VALUES (1)"});
    Builder none;
    none.sql("SELECT id FROM thing WHERE id IN ").bind_list({});
    EXPECT_TRUE(none.select(*lease, "test.none").empty());
}

TEST_P(BuilderTest, a_list_of_ten_thousand_is_bound) {
    const Lease lease = store_->reader();
    std::vector<base::Value> values;
    for (std::int64_t i = 0; i < 10'000; ++i) {
        values.push_back(integer(i));
    }
    Builder many;
    many.sql("SELECT CASE WHEN ")
        .bind(integer(9'999))
        .sql(" IN ")
        .bind_list(values)
        .sql(" THEN 1 ELSE 0 END");
    EXPECT_EQ(many.select(*lease, "test.many"), (Rows{{integer(1)}}));
}

}  // namespace
}  // namespace louyu::store
