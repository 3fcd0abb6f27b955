#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "base/value.hpp"
#include "dictionary/dictionary.hpp"

// A file as a table of typed rows: detect → map → parse. Knows the dictionary, not the database.
namespace louyu::exchange {

/// What a kind of file may bring: fields of the dictionary, and columns that only name a record (楼宇名称,
/// 街道). A reference field (kReference) is read as the text that names the record.
struct KindColumn {
    std::string_view name;           // "building_name", "credit_code", "tax_full"
    std::string_view label;          // as printed in templates
    const dictionary::Field* field;  // its type, unit, code list, synonyms; never null
    bool required = false;           // a row without it is rejected
    bool fill_down = false;  // an empty cell repeats the one above: 楼宇名称 merged over its firms
    bool adds = false;  // several columns of a sheet add up in it: 资源税 and 车辆购置税 in tax_other
    std::vector<std::string_view> synonyms = {};  // headers besides those of the field
};

/// A kind of file: regions, zones, buildings, units, enterprises, tenancies, registration, tax, industries,
/// published.
struct Kind {
    std::string_view name;
    std::string_view label;
    bool is_ledger = false;  // tax, registration: posted under a batch, superseding, per district
    std::vector<KindColumn> columns = {};

    const KindColumn* find(std::string_view column) const;
    /// Position in `columns`, and so in ParsedRow::values; -1 when the kind has no such column.
    int index_of(std::string_view column) const;
};
const std::vector<Kind>& kinds();
const Kind* find_kind(std::string_view name);

/// What a file may cost. Beyond a limit it is refused with exchange.too_large, or the cell with
/// exchange.cell_too_long.
struct ReadLimits {
    std::int64_t file_bytes_max = 256LL << 20;
    std::int64_t rows_max = 2'000'000;
    int columns_max = 500;
    int cell_characters_max = 32'000;
    std::int64_t row_bytes_max = 16LL << 20;           // one record of a text file
    std::int64_t html_bytes_max = 64LL << 20;          // pages are held in memory
    std::int64_t xls_bytes_max = 64LL << 20;           // and so are binary workbooks
    std::int64_t unzipped_bytes_max = 3LL << 30;       // all parts of a workbook together
    std::int64_t unzip_ratio_max = 200;                // unzipped to zipped, for parts over 16 MB
    std::int64_t shared_text_bytes_max = 384LL << 20;  // texts a workbook shares between its cells
};

/// What a person or a command said about the file; everything else is detected.
struct ReadOptions {
    std::string sheet;                                         // empty: the one that fits best
    std::optional<base::Period> period;                        // for files whose rows do not say
    std::optional<bool> is_cumulative;                         // January to month X
    std::optional<int> money_shift;                            // 0 元, 4 万元
    std::vector<std::pair<std::string, std::string>> mapping;  // header text → column name, "" = ignore
    std::vector<std::pair<std::string, std::string>> learnt;   // the same, from earlier files
    ReadLimits limits;
};

struct MappedColumn {
    int index = 0;       // 0-based column of the sheet
    std::string header;  // rows of the header joined: 面积（㎡）/建筑面积
    std::string column;  // KindColumn name, empty when not used
    int shift = 0;       // decimal shift from the printed unit to the stored one (万元 → 元: 4)
    std::string how;     // label | synonym | learnt | given
};

/// What was found before any row is read; shown in the wizard and correctable through ReadOptions.
struct Detection {
    std::string format;    // xlsx, xls, ods, csv, html, xml
    std::string encoding;  // of text files: UTF-8, GB18030, UTF-16
    std::string sheet;
    std::vector<std::string> sheets;
    std::string title;     // text above the header
    int header_first = 0;  // 1-based sheet rows
    int header_last = 0;
    std::vector<MappedColumn> columns;
    std::vector<std::string> missing;    // required columns that no header names; rows() then refuses
    std::optional<base::Period> period;  // from the title, the file name or the options
    bool is_cumulative = false;
    int money_shift = 0;
    std::vector<std::string> remarks;  // sentences: 检测到“单位：万元”…
};

/// One fault of one cell (or of a row or file: column 0, row 0), as a person finds it in the sheet.
struct CellProblem {
    std::string sheet;
    int row = 0;     // 1-based
    int column = 0;  // 1-based
    std::string label;
    std::string code;     // exchange.not_a_number
    std::string message;  // 第12行“建筑面积”应为数字，现为“整体出售”
    std::string printed;
    bool is_warning = false;
};

/// A data row with typed values in the order of Kind::columns; absent where the file has no such column or
/// the cell is empty. A row with a problem that is not a warning is rejected; the others go on. The object is
/// reused for the next row: move out what is kept.
struct ParsedRow {
    int row = 0;  // 1-based sheet row
    std::vector<base::Value> values;
    std::vector<CellProblem> problems;
    bool rejected() const;
};

/// What the last call of rows() met besides data rows.
struct ReadSummary {
    std::int64_t data = 0;      // handed to `take`
    std::int64_t rejected = 0;  // of these
    std::int64_t blank = 0;     // no cell of a used column
    std::int64_t repeated_headers = 0;
    std::int64_t totals = 0;       // 合计, 小计
    std::int64_t footers = 0;      // 填表人：…
    std::int64_t not_tax = 0;      // declaration rows of fees that are no tax (教育费附加)
    std::int64_t filled_down = 0;  // cells completed from the row above
    std::vector<CellProblem>
        problems;  // of the sheet, not of one data row: a printed total that is not the sum
};

/// An opened file. Rows are streamed in bounded memory, any number of times.
class TableFile {
  public:
    /// Refuses with one sentence: wrong kind of file, empty, over the size limit, zip bomb, broken encoding,
    /// no header that fits the kind.
    static base::Result<std::unique_ptr<TableFile>> open(const std::string& path,
                                                         const std::string& display_name, const Kind& kind,
                                                         const ReadOptions& options);
    virtual ~TableFile() = default;
    virtual const Kind& kind() const = 0;
    virtual const Detection& detection() const = 0;
    /// Calls `take` for every data row (not titles, repeated headers, totals, empty rows); false from it
    /// stops. `progress` is told rows read so far now and then and returns false to cancel
    /// (exchange.cancelled).
    virtual base::Result<void> rows(const std::function<bool(ParsedRow&)>& take,
                                    const std::function<bool(std::int64_t)>& progress) = 0;
    virtual const ReadSummary& summary() const = 0;
    /// The sheet as it is printed, every row of it with its 1-based number; views live until `take` returns.
    virtual base::Result<void> printed(
        const std::function<bool(int row, const std::vector<std::string_view>& cells)>& take) = 0;
};

/// The user's own workbook back: a copy of the sheet as xlsx with bad cells coloured, a comment on each and a
/// reason column at the end; good rows can be left out (`only_rejected`) so that only the rest is sent again.
base::Result<void> write_marked_workbook(TableFile& file, const std::vector<CellProblem>& problems,
                                         bool only_rejected, const std::string& out_path);
/// An empty workbook for a kind: header, drop-downs of code lists, text format for codes, frozen header, a
/// second sheet that explains each column, a hidden sheet with kind and version.
base::Result<void> write_template(const Kind& kind, const std::string& out_path);
/// The template of regions, filled from the national list with a region, those above it and all below it:
/// ready to be imported. exchange.unknown_region when the list has no such code.
base::Result<void> write_region_template(std::string_view region_code, const std::string& out_path);

}  // namespace louyu::exchange
