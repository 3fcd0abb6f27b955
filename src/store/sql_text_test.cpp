#include "store/sql_text.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace louyu::store {
namespace {

TEST(ToPositional, numbers_each_name_once) {
    const PositionalSql sql = to_positional(Dialect::kPostgresql, "SELECT :a, :b WHERE x = :a AND y=:b_2");
    EXPECT_EQ(sql.text, "SELECT $1, $2 WHERE x = $1 AND y=$3");
    ASSERT_EQ(sql.slots.size(), 3U);
    EXPECT_EQ(sql.slots[2].name, "b_2");
    EXPECT_EQ(sql.names, 3U);
}

TEST(ToPositional, leaves_literals_names_comments_and_casts_alone) {
    const std::string_view text =
        "SELECT ':a', 'it''s :b', \":c\", x::bigint, '12:30' -- :d\n/* :e */ FROM t WHERE y > ':'";
    const PositionalSql sql = to_positional(Dialect::kPostgresql, text);
    EXPECT_EQ(sql.text, text);
    EXPECT_TRUE(sql.slots.empty());
}

TEST(ToPositional, survives_text_that_does_not_end) {
    for (const std::string_view text :
         {"SELECT 'open", "SELECT \"open", "/* open", "-- open", ":", "::", ":a", "a:", ""}) {
        EXPECT_NO_THROW(to_positional(Dialect::kPostgresql, text));
    }
    EXPECT_EQ(to_positional(Dialect::kPostgresql, "x = :a").text, "x = $1");
    EXPECT_EQ(to_positional(Dialect::kPostgresql, "x = :").text, "x = :");
    EXPECT_EQ(to_positional(Dialect::kPostgresql, "CAST(:a AS text)::bigint").text,
              "CAST($1 AS text)::bigint");
}

TEST(ToPositional, gives_a_null_probe_a_type_of_its_own) {
    const PositionalSql sql = to_positional(
        Dialect::kPostgresql, ":a IS NULL OR b = :a OR :a is\n NOT  null OR :a IS NOT DISTINCT FROM c");
    EXPECT_EQ(
        sql.text,
        "CAST($1 AS text) IS NULL OR b = $2 OR CAST($1 AS text) is\n NOT  null OR $2 IS NOT DISTINCT FROM c");
    EXPECT_EQ(sql.names, 1U);
    EXPECT_EQ(to_positional(Dialect::kPostgresql, ":a ISNULLABLE").text, "$1 ISNULLABLE");
    EXPECT_EQ(to_positional(Dialect::kPostgresql, ":a IS NULLABLE").text, "$1 IS NULLABLE");
}

TEST(ToPositional, numbers_for_sqlite_with_question_marks) {
    const PositionalSql sql = to_positional(Dialect::kSqlite, ":b IS NULL OR c = :a OR d = :b");
    EXPECT_EQ(sql.text, "? IS NULL OR c = ? OR d = ?1");
    ASSERT_EQ(sql.slots.size(), 2U);
    EXPECT_EQ(sql.slots[0].name, "b");
}

TEST(SplitStatements, splits_at_semicolons_that_end_a_line) {
    const auto statements = split_statements(
        "-- first; comment\nCREATE TABLE a (x TEXT DEFAULT ';\n');\n\n"
        "INSERT INTO a VALUES ('1;\n2'); -- end\n  \nSELECT 1; SELECT 2;\r\n-- tail\n;\n");
    ASSERT_EQ(statements.size(), 3U);
    EXPECT_NE(statements[0].find("CREATE TABLE a"), std::string::npos);
    EXPECT_EQ(statements[2].substr(statements[2].find("SELECT")), "SELECT 1; SELECT 2");
    EXPECT_TRUE(split_statements("").empty());
    EXPECT_TRUE(split_statements(" ;\n-- nothing\n/* at all */ ;\n").empty());
    EXPECT_EQ(split_statements("SELECT 1").size(), 1U);
}

TEST(QuoteName, takes_names_of_the_program_only) {
    EXPECT_EQ(quote_name("tax_record_2"), "\"tax_record_2\"");
    for (const std::string_view bad : {"", "1a", "A", "a b", "a\"b", "a;", "楼宇", "a.b", "a-b"}) {
        EXPECT_THROW(quote_name(bad), base::Bug) << bad;
    }
}

}  // namespace
}  // namespace louyu::store
