#include "base/csv.hpp"

#include <gtest/gtest.h>

namespace louyu::base {
namespace {

std::string line_of(const std::vector<std::string>& cells, CsvCell kind = CsvCell::kText) {
    std::string line;
    for (const std::string& cell : cells) {
        append_csv_cell(line, cell, kind);
    }
    return line;
}

TEST(Csv, separates_cells_and_quotes_what_needs_it) {
    EXPECT_EQ(line_of({"a", "b c", "甲，乙"}), "a,b c,甲，乙");
    EXPECT_EQ(line_of({"a,b", "say \"x\"", "two\nlines"}), "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"");
}

TEST(Csv, an_empty_first_cell_is_still_a_cell) {
    EXPECT_EQ(line_of({"", "b"}), "\"\",b");
    EXPECT_EQ(line_of({"a", ""}), "a,\"\"");
}

TEST(Csv, a_text_that_looks_like_a_formula_is_made_harmless) {
    EXPECT_EQ(line_of({"=1+1"}), "\"'=1+1\"");
    EXPECT_EQ(line_of({"+86", "-1", "@x", "\tx"}), "\"'+86\",\"'-1\",\"'@x\",\"'\tx\"");
    EXPECT_EQ(line_of({"-12.50"}, CsvCell::kNumber), "-12.50");
}

}  // namespace
}  // namespace louyu::base
