#include "base/csv.hpp"

namespace louyu::base {

void append_csv_cell(std::string& line, std::string_view text, CsvCell kind) {
    if (!line.empty() && line.back() != '\n') {
        line += ',';
    }
    const bool is_formula = kind == CsvCell::kText && !text.empty() &&
                            std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    const bool is_quoted =
        is_formula || text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (!is_quoted) {
        line += text;
        return;
    }
    line += '"';
    if (is_formula) {
        line += '\'';
    }
    for (const char c : text) {
        line += c;
        if (c == '"') {
            line += '"';
        }
    }
    line += '"';
}

}  // namespace louyu::base
