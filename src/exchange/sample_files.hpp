#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/table.hpp"

// Real files for the tests of reading, made on the spot.
namespace louyu::exchange::sample {

/// Writes bytes to a file of the test's own folder, which is removed at the end of the program; returns its
/// path.
std::string write_file(const std::string& name, std::string_view bytes);
/// A path in that folder.
std::string path_of(const std::string& name);
std::string file_bytes(const std::string& path);

/// An xlsx workbook by libxlsxwriter. Rows and columns count from 0.
class Book {
  public:
    explicit Book(const std::string& name);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    Book& sheet(const std::string& name);
    Book& text(int row, int column, const std::string& text);
    Book& texts(int row, const std::vector<std::string>& texts);
    Book& number(int row, int column, double number);
    Book& day(int row, int column, int yyyymmdd, const std::string& format = "yyyy-mm-dd");
    Book& formula(int row, int column, const std::string& formula, double result);
    Book& merge(int row, int column, int last_row, int last_column, const std::string& text);
    Book& hide();
    std::string save();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

using Texts = std::vector<std::vector<std::string>>;

/// A zip archive of these parts.
std::string zip_file(const std::string& name, const std::vector<std::pair<std::string, std::string>>& parts);
/// The smallest xlsx around the XML of one sheet.
std::string xlsx_of_sheet(const std::string& name, const std::string& sheet_xml);
/// An ods workbook by GDAL, all cells text.
std::string ods_file(const std::string& name, const Texts& rows);

/// A cell of an xls workbook: text, a number, or a day by its serial number.
struct BiffCell {
    int row = 0;
    int column = 0;
    std::string text;
    double number = 0;
    bool is_number = false;
    bool is_day = false;
};
/// An xls workbook (BIFF8 in a compound file). `is_locked` writes the record that says it has a password.
std::string xls_file(const std::string& name, const std::vector<BiffCell>& cells, bool is_locked = false);
/// Numbers little-endian, and records: a type, a length, a body.
std::string little(std::uint64_t value, int bytes);
std::string biff_record(int type, const std::string& body);
/// An xls workbook of these records, without the first and the last of each part. `version` is 0x0600 or
/// 0x0500.
std::string xls_of_records(const std::string& name, const std::string& common, const std::string& sheet,
                           int version = 0x0600);
/// A compound file with one stream of this name: WordDocument, EncryptedPackage.
std::string compound_file(const std::string& name, const std::string& stream_name, std::string stream);

/// What reading a file gives.
struct Read {
    std::string code;  // of the refusal; empty when there was none
    std::string message;
    Detection detection;
    std::vector<ParsedRow> rows;
    ReadSummary summary;
    const Kind* kind = nullptr;

    /// The value of a data row as text; integers as digits, absent as "-".
    std::string value(std::size_t row, std::string_view column) const;
    /// Codes of the problems of a row, joined by spaces; warnings begin with '~'.
    std::string problems(std::size_t row) const;
    /// Column of the kind to which a header was mapped; "" when unused, "?" when there is no such header.
    std::string mapped(std::string_view header) const;
    bool remarks(std::string_view part) const;
};
Read read(const std::string& path, std::string_view kind, const ReadOptions& options = {},
          const std::string& display_name = "");

}  // namespace louyu::exchange::sample
