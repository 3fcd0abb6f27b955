#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "exchange/zip_archive.hpp"

// The parts of an xlsx workbook that its sheets refer to.
namespace louyu::exchange {

struct XlsxSheet {
    std::string name;
    std::string part;  // xl/worksheets/sheet1.xml
    bool is_hidden = false;
};

/// Texts shared between cells, one after the other in one piece of memory.
class SharedTexts {
  public:
    void append(std::string_view text) { bytes_.append(text); }
    /// Ends the text that was appended in pieces.
    void close();
    std::size_t size() const { return ends_.size(); }
    std::size_t bytes() const { return bytes_.size() + ends_.size() * sizeof(std::size_t); }
    /// Empty beyond the last one.
    std::string_view at(std::size_t index) const;

  private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

struct XlsxBook {
    std::vector<XlsxSheet> sheets;
    bool counts_from_1904 = false;
    std::vector<bool> style_is_date;  // by index of the cell's style
    SharedTexts texts;
};

base::Result<XlsxBook> read_xlsx_book(ZipArchive& archive, const ReadLimits& limits);

/// Decodes _x000D_ and its like, by which workbooks write characters that XML cannot hold, from `from` on.
void decode_escapes(std::string& text, std::size_t from = 0);

/// Whether a number format shows a date or a time: yyyy"年"m"月", [$-804]yyyy/m/d; not 0.00 or General.
bool is_date_format(std::string_view format);
/// The same for the formats that every workbook knows by number.
bool is_built_in_date_format(int format);
/// The day number of a workbook as 2020-06-15, or 2020-06-15 08:30:00 with a part of a day; empty when it is
/// none.
std::string print_serial_day(double serial, bool counts_from_1904);

}  // namespace louyu::exchange
