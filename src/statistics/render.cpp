#include <algorithm>

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "statistics/query.hpp"

namespace louyu::statistics {

namespace {

base::Json to_json(const base::Value& value) {
    if (const std::int64_t* integer = base::as_integer(value)) {
        return *integer;
    }
    if (const std::string* text = base::as_text(value)) {
        return *text;
    }
    return {};
}

base::Json to_json(const std::vector<base::Value>& values) {
    base::Json list = base::Json::array();
    for (const base::Value& value : values) {
        list.push(to_json(value));
    }
    return list;
}

/// As people read it: money in 元, everything else as in the answer.
std::string printed(const base::Value& value, const Column& column) {
    if (const std::int64_t* integer = base::as_integer(value)) {
        return column.form == Form::kMoney ? base::format_decimal(*integer, base::kMoneyScale)
                                           : std::to_string(*integer);
    }
    const std::string* text = base::as_text(value);
    return text == nullptr ? std::string() : *text;
}

std::string header_of(const Column& column) {
    if (column.form == Form::kLabel || column.unit.empty()) {
        return column.label;
    }
    const bool is_fraction = column.form == Form::kRate || column.form == Form::kPoints;
    return fmt::format("{}（{}）", column.label, is_fraction ? "1=100%" : column.unit);
}

std::string csv_cell(const std::string& text, bool is_label) {
    const bool is_formula =
        is_label && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string::npos;
    const std::string harmless = is_formula ? "'" + text : text;
    if (harmless.find_first_of(",\"\r\n") == std::string::npos) {
        return harmless;
    }
    std::string quoted = "\"";
    for (const char c : harmless) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

/// Columns of a terminal a text takes: East Asian wide characters take two.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const base::CodePoint point = base::decode_at(text, at);
        const char32_t c = point.value;
        const bool is_wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                             (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                             (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                             (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
        width += is_wide ? 2 : 1;
        at += point.bytes;
    }
    return width;
}

using Grid = std::vector<std::vector<std::string>>;

Grid grid_of(const Answer& answer) {
    Grid grid(1);
    for (const Column& column : answer.columns) {
        grid.front().push_back(header_of(column));
    }
    const auto add = [&](const std::vector<base::Value>& values) {
        std::vector<std::string> line;
        for (std::size_t i = 0; i < values.size(); ++i) {
            line.push_back(printed(values[i], answer.columns[i]));
        }
        grid.push_back(std::move(line));
    };
    for (std::size_t row = 0; row < answer.rows.size(); ++row) {
        add(answer.rows[row]);
    }
    const bool has_labels = !answer.columns.empty() && answer.columns.front().form == Form::kLabel;
    if (has_labels && !answer.totals.empty()) {
        add(answer.totals);
        grid.back().front() = "合计";
    }
    return grid;
}

}  // namespace

base::Json to_json(const Answer& answer) {
    base::Json columns = base::Json::array();
    for (const Column& column : answer.columns) {
        base::Json one;
        one.set("id", column.id).set("label", column.label).set("unit", column.unit);
        columns.push(std::move(one));
    }
    base::Json rows = base::Json::array();
    base::Json keys = base::Json::array();
    for (std::size_t row = 0; row < answer.rows.size(); ++row) {
        rows.push(to_json(answer.rows[row]));
        const std::vector<std::string> codes = answer.rows.keys(row);
        keys.push(base::Json::Array(codes.begin(), codes.end()));
    }
    base::Json json;
    json.set("columns", std::move(columns))
        .set("rows", std::move(rows))
        .set("keys", std::move(keys))
        .set("totals", to_json(answer.totals))
        .set("dataVersion", answer.data_version);
    base::set_notes(json, answer.notes);
    return json;
}

std::string to_csv(const Answer& answer) {
    std::string csv;
    const Grid grid = grid_of(answer);
    for (std::size_t line = 0; line < grid.size(); ++line) {
        for (std::size_t i = 0; i < grid[line].size(); ++i) {
            const bool is_label = line == 0 || answer.columns[i].form == Form::kLabel;
            csv += (i == 0 ? "" : ",") + csv_cell(grid[line][i], is_label);
        }
        csv += "\r\n";
    }
    return csv;
}

std::string to_table(const Answer& answer) {
    const Grid grid = grid_of(answer);
    std::vector<std::size_t> widths(answer.columns.size(), 0);
    for (const std::vector<std::string>& line : grid) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(line[i]));
        }
    }
    std::string table;
    for (const std::vector<std::string>& line : grid) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string space(widths[i] - width_of(line[i]), ' ');
            const bool is_label = answer.columns[i].form == Form::kLabel;
            text += (i == 0 ? "" : "  ") + (is_label ? line[i] + space : space + line[i]);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        table += text + "\n";
    }
    for (const base::Sentence& note : answer.notes) {
        table += "注：" + note.zh + "\n";
    }
    return table;
}

}  // namespace louyu::statistics
