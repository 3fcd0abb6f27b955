#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "exchange/table.hpp"

// A file as sheets of printed cells, whatever its format: what the formats share, below any meaning.
namespace louyu::exchange {

/// How a cell is held by the file, as far as it changes what its text is worth.
enum class CellForm : std::uint8_t {
    kText,
    kNumber,          // a binary number: long codes have lost digits, fractions carry noise
    kFormulaFault,    // #REF!, #DIV/0!
    kNotComputed,     // a formula without a stored result
    kBrokenEncoding,  // bytes that are no characters
    kTooLong,         // over cell_characters_max; the text is its beginning
    kOpenQuote,       // a quote of a text file that never ends
};

struct SheetCell {
    std::string_view text;
    CellForm form = CellForm::kText;
};

/// One row; the views live until the reader is asked for the next one.
struct SheetRow {
    int number = 0;  // 1-based, as the sheet counts
    const std::vector<SheetCell>& cells;
};

/// Rows of the sheets of one file, streamed in bounded memory, any number of times.
class SheetReader {
  public:
    using Take = std::function<bool(const SheetRow&)>;

    virtual ~SheetReader() = default;
    virtual const std::vector<std::string>& sheets() const = 0;
    /// Name of the encoding of a text file, empty for workbooks.
    virtual std::string encoding() const { return {}; }
    /// Calls `take` for every row that has a cell, in order, until it returns false.
    virtual base::Result<void> read(std::size_t sheet, const Take& take) = 0;
};

/// Header of the column of reasons in a marked workbook, which is no data when the workbook comes back.
inline constexpr std::string_view kReasonHeader = "问题说明";

using OpenedSheets = base::Result<std::unique_ptr<SheetReader>>;

/// xlsx, xls, ods, csv, html or xml by what the file holds; its name does not count. Refuses what is no
/// table.
base::Result<std::string> detect_format(const std::string& path, const ReadLimits& limits);
/// The reader for a format named by detect_format.
OpenedSheets open_sheets(const std::string& path, const std::string& format, const ReadLimits& limits);

OpenedSheets open_csv(const std::string& path, const ReadLimits& limits);
OpenedSheets open_html(const std::string& path, const ReadLimits& limits);
OpenedSheets open_spreadsheet_xml(const std::string& path, const ReadLimits& limits);
OpenedSheets open_xlsx(const std::string& path, const ReadLimits& limits);
OpenedSheets open_xls(const std::string& path, const ReadLimits& limits);
/// By GDAL/OGR.
OpenedSheets open_ods(const std::string& path, const ReadLimits& limits);

/// The refusal of a file as a whole.
inline base::Error refusal(std::string code, std::string message, std::string detail = {}) {
    return base::Error{.code = std::move(code), .message = std::move(message), .detail = std::move(detail)};
}

/// The first cell_characters_max characters of a text that has more; the whole text otherwise.
std::string_view cut_to_characters(std::string_view text, int characters_max);

}  // namespace louyu::exchange
