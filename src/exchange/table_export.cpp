#include "exchange/table_export.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "base/decimal.hpp"
#include "base/text.hpp"
#include "exchange/workbook_writer.hpp"

namespace louyu::exchange {

namespace {

constexpr int kSheetRowsMax = 1'048'576;
constexpr int kWidthMin = 10;
constexpr int kWidthMax = 40;

}  // namespace

std::string csv_line(const ExportRow& row) {
    std::string line;
    for (const ExportCell& cell : row) {
        if (cell.units) {
            base::append_csv_cell(line, base::format_decimal(*cell.units, cell.scale),
                                  base::CsvCell::kNumber);
        } else {
            base::append_csv_cell(line, cell.text, base::CsvCell::kText);
        }
    }
    return line + "\r\n";
}

base::Result<void> write_export(const std::string& title, const std::vector<std::string>& headers,
                                const ExportPages& pages, const std::string& out_path) {
    WorkbookWriter book(out_path, true);
    book.begin_sheet(title);
    for (int column = 0; column < static_cast<int>(headers.size()); ++column) {
        const std::string& header = headers[static_cast<std::size_t>(column)];
        book.width(column, std::clamp(2 * static_cast<int>(base::length(header)) + 2, kWidthMin, kWidthMax));
        book.write(0, column, header, CellStyle::kHeader);
    }
    book.freeze(1);
    int at = 1;
    for (;;) {
        TRY(const std::vector<ExportRow> rows, pages());
        if (rows.empty()) {
            return book.close();
        }
        for (const ExportRow& row : rows) {
            if (at == kSheetRowsMax) {
                return base::Error{base::ErrorKind::kTooLarge, "exchange.too_many_rows",
                                   "行数超过一张工作表的上限，请缩小范围，或导出为 CSV。"};
            }
            for (int column = 0; column < static_cast<int>(row.size()); ++column) {
                const ExportCell& cell = row[static_cast<std::size_t>(column)];
                if (cell.units) {
                    book.number(at, column, *cell.units, cell.scale);
                } else if (!cell.text.empty()) {
                    book.write(at, column, cell.text);
                }
            }
            ++at;
        }
    }
}

}  // namespace louyu::exchange
