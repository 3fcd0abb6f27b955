#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

// Lists as files for people: readable values under printed headers.
namespace louyu::exchange {

/// A text, or an exact number of 10^-scale units.
struct ExportCell {
    std::string text = {};
    std::optional<std::int64_t> units = {};
    int scale = 0;
};
using ExportRow = std::vector<ExportCell>;
/// The next rows; none at the end.
using ExportPages = std::function<base::Result<std::vector<ExportRow>>()>;

/// RFC 4180 with CRLF, formulas made harmless.
std::string csv_line(const ExportRow& row);
/// A workbook of one sheet, written row by row in bounded memory. exchange.too_many_rows beyond what a sheet
/// holds.
base::Result<void> write_export(const std::string& title, const std::vector<std::string>& headers,
                                const ExportPages& pages, const std::string& out_path);

}  // namespace louyu::exchange
