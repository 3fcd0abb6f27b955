#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

// A workbook as we write it: strings are always strings, so that no text can become a formula.
namespace louyu::exchange {

enum class CellStyle { kPlain, kTitle, kHeader, kRequiredHeader, kText, kDay, kFault, kWarning, kReason };

class WorkbookWriter {
  public:
    /// `streams` keeps one row in memory; cells must then come row by row.
    WorkbookWriter(std::string path, bool streams);
    ~WorkbookWriter();
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;

    /// Following calls go to this sheet. Characters that a sheet name cannot have are replaced.
    void begin_sheet(std::string_view name);
    /// 0-based. Texts over 32 000 characters are cut.
    void write(int row, int column, std::string_view text, CellStyle style = CellStyle::kPlain);
    /// A number of 10^-scale units (scale 0 to 7), for reckoning on in the sheet. A sheet holds binary
    /// floats; up to 15 digits come back as they were.
    void number(int row, int column, std::int64_t units, int scale);
    void comment(int row, int column, const std::string& text);
    void freeze(int rows);
    void width(int column, int characters, CellStyle style = CellStyle::kPlain);
    /// A drop-down for the rows below the header from a column of another sheet.
    void drop_down(int column, const std::string& sheet, int list_column, int list_length);
    void hide_sheet();
    base::Result<void> close();

  private:
    struct Book;
    std::unique_ptr<Book> book_;
};

}  // namespace louyu::exchange
