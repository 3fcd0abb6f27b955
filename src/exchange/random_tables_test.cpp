#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "exchange/sample_files.hpp"
#include "exchange/sheet.hpp"

// Whatever a table holds, what is written is what is read.
namespace louyu::exchange {

namespace {

/// Texts of the cells that are not empty, by row and column from 0.
using Cells = std::map<std::pair<int, int>, std::string>;

class RandomTable {
  public:
    explicit RandomTable(unsigned seed) : random_(seed) {}

    int upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

    std::string text() {
        static const char* const kPieces[] = {"楼",   "宇",  "华润大厦A座", ",", ";",    "\t",    "\"",
                                              "\"\"", "\n",  "\r\n",        "'", "=1+1", "00123", "9.1E+17",
                                              "&",    "<p>", "]]>",         " ", "　",   "（",    "𠀀",
                                              "㎡",   "-",   "2020-06",     "|", "é",    "x",     "_x"};
        std::string text;
        for (int pieces = upto(6); pieces > 0; --pieces) {
            text += kPieces[upto(static_cast<int>(std::size(kPieces)) - 1)];
        }
        return text;
    }

    Cells cells() {
        Cells cells;
        const int rows = 1 + upto(30);
        const int columns = 2 + upto(12);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                std::string value = upto(3) == 0 ? std::string() : text();
                if (!value.empty()) {
                    cells[{row, column}] = std::move(value);
                }
            }
        }
        // A first row that is full tells every reader how wide the table is.
        for (int column = 0; column < columns; ++column) {
            cells[{0, column}] = "列" + std::to_string(column);
        }
        return cells;
    }

  private:
    std::mt19937 random_;
};

Cells read_cells(OpenedSheets opened) {
    CHECK(opened.has_value());
    Cells cells;
    CHECK((*opened)->read(0, [&cells](const SheetRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            EXPECT_TRUE(row.cells[i].form == CellForm::kText || row.cells[i].form == CellForm::kNumber);
            if (!row.cells[i].text.empty()) {
                cells[{row.number - 1, static_cast<int>(i)}] = row.cells[i].text;
            }
        }
        return true;
    }));
    return cells;
}

std::string csv_of(const Cells& cells, char separator, std::string_view line_end) {
    int columns = 0;
    int rows = 0;
    for (const auto& [place, text] : cells) {
        rows = std::max(rows, place.first + 1);
        columns = std::max(columns, place.second + 1);
    }
    std::string out;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            out += column == 0 ? "" : std::string(1, separator);
            const auto found = cells.find({row, column});
            if (found == cells.end()) {
                continue;
            }
            std::string quoted = "\"";
            for (const char c : found->second) {
                quoted += c == '"' ? "\"\"" : std::string(1, c);
            }
            out += quoted + "\"";
        }
        out += line_end;
    }
    return out;
}

TEST(RandomTables, ComeBackFromSeparatedText) {
    for (unsigned seed = 1; seed <= 120; ++seed) {
        RandomTable random(seed);
        const Cells cells = random.cells();
        const char separator = ",;\t"[seed % 3];
        const std::string text = csv_of(cells, separator, seed % 2 == 0 ? "\r\n" : "\n");
        const std::string bytes = seed % 5 == 0   ? "\xEF\xBB\xBF" + text
                                  : seed % 5 == 1 ? base::to_gb18030(text)
                                                  : text;
        EXPECT_EQ(read_cells(open_csv(sample::write_file("random.csv", bytes), {})), cells)
            << "seed " << seed;
    }
}

TEST(RandomTables, ComeBackFromWorkbooks) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        RandomTable random(seed);
        const Cells cells = random.cells();
        sample::Book book("random.xlsx");
        for (const auto& [place, text] : cells) {
            book.text(place.first, place.second, text);
        }
        EXPECT_EQ(read_cells(open_xlsx(book.save(), {})), cells) << "seed " << seed;
    }
}

TEST(RandomTables, ComeBackFromBinaryWorkbooks) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        RandomTable random(seed);
        std::vector<sample::BiffCell> written;
        Cells cells;
        for (const auto& [place, text] : random.cells()) {
            // The writer of the test puts all texts into one record of at most 8 KB and the basic plane.
            if (written.size() < 60 && text.find("𠀀") == std::string::npos) {
                written.push_back({.row = place.first, .column = place.second, .text = text});
                cells.emplace(place, text);
            }
        }
        EXPECT_EQ(read_cells(open_xls(sample::xls_file("random.xls", written), {})), cells)
            << "seed " << seed;
    }
}

TEST(RandomTables, OfAmountsAreTheSameToTheFenFromEveryFormat) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        RandomTable random(seed);
        sample::Book book("amounts.xlsx");
        book.texts(0, {"纳税人名称", "税款所属期", "税收合计（元）"});
        std::string csv = "纳税人名称,税款所属期,税收合计（元）\n";
        std::vector<std::int64_t> fen;
        for (int row = 1; row <= 200; ++row) {
            fen.push_back(static_cast<std::int64_t>(random.upto(2'000'000'000)) * random.upto(5000) -
                          random.upto(1'000'000));
            const std::string name = "企业" + std::to_string(row);
            book.text(row, 0, name)
                .text(row, 1, "2020-06")
                .number(row, 2, static_cast<double>(fen.back()) / 100);
            csv += name + ",2020-06," + base::format_decimal(fen.back(), 2) + "\n";
        }
        for (const std::string& path : {book.save(), sample::write_file("amounts.csv", csv)}) {
            const sample::Read read = sample::read(path, "tax");
            ASSERT_EQ(read.rows.size(), fen.size()) << read.message;
            for (std::size_t i = 0; i < fen.size(); ++i) {
                EXPECT_EQ(read.value(i, "tax_full"), std::to_string(fen[i])) << path << " row " << i;
                EXPECT_EQ(read.problems(i), "");
            }
        }
    }
}

}  // namespace

}  // namespace louyu::exchange
