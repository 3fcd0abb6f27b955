#pragma once
#include <string>
#include <string_view>

namespace louyu::base {

/// By which Excel knows that a text file is UTF-8.
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

enum class CsvCell { kText, kNumber };

/// Appends one cell as RFC 4180 has it, with a comma before all but the first of a line. A text that a
/// spreadsheet would take for a formula (it begins with = + - @, a tab or a return) gets an apostrophe before
/// it; numbers, which we print ourselves, do not.
void append_csv_cell(std::string& line, std::string_view text, CsvCell kind);

}  // namespace louyu::base
