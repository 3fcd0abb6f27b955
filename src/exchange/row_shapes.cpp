#include "exchange/row_shapes.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kTotalCharactersMax = 14;
constexpr std::size_t kLabelBytesMax = 120;
constexpr std::string_view kTotalSign = "计";

constexpr std::string_view kTotalWords[] = {"合计",   "小计",   "总计", "累计",  "共计",
                                            "总合计", "合计数", "总和", "累计数"};
constexpr std::string_view kFirmWords[] = {"公司",   "厂",   "店",     "中心", "集团",   "企业",
                                           "银行",   "支行", "事务所", "会计", "工作室", "商行",
                                           "合作社", "协会", "设计",   "研究"};
constexpr std::string_view kFooterWords[] = {
    "填表人",   "填表单位", "填表日期",   "制表人",   "制表单位",   "制表日期", "制表时间",
    "制表",     "填报人",   "填报单位",   "填报日期", "填报时间",   "审核人",   "审核",
    "复核人",   "复核",     "单位负责人", "负责人",   "统计负责人", "联系电话", "备注",
    "注",       "说明",     "数据来源",   "打印日期", "打印时间",   "打印人",   "导出时间",
    "导出日期", "报出日期", "日期",       "盖章",     "单位(盖章)", "经办人"};

std::size_t filled_cells(const SheetRow& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [](const SheetCell& cell) { return !base::is_blank(cell.text); }));
}

std::string_view first_text(const SheetRow& row) {
    for (const SheetCell& cell : row.cells) {
        if (!base::is_blank(cell.text)) {
            return cell.text;
        }
    }
    return {};
}

std::string_view cell_at(const SheetRow& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column].text : std::string_view{};
}

std::string without_brackets(std::string key) {
    while (key.ends_with(":") || key.ends_with(")")) {
        const std::size_t open = key.ends_with(")") ? key.rfind('(') : key.size() - 1;
        if (open == std::string::npos || open == 0) {
            break;
        }
        key.resize(open);
    }
    return key;
}

}  // namespace

bool is_total_label(std::string_view text) {
    if (text.size() > kLabelBytesMax || text.find(kTotalSign) == std::string_view::npos) {
        return false;
    }
    const std::string key = without_brackets(base::comparison_key(text));
    for (const std::string_view word : kTotalWords) {
        if (key == word) {
            return true;
        }
    }
    const bool ends =
        key.ends_with("合计") || key.ends_with("小计") || key.ends_with("总计") || key.ends_with("累计");
    return ends && base::length(key) <= kTotalCharactersMax &&
           std::none_of(std::begin(kFirmWords), std::end(kFirmWords),
                        [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

bool is_footer_label(std::string_view text) {
    const bool has_colon =
        text.find(':') != std::string_view::npos || text.find("：") != std::string_view::npos;
    if (text.size() > 10 * kLabelBytesMax || (!has_colon && text.find("页") == std::string_view::npos)) {
        return false;
    }
    const std::string key = base::comparison_key(text);
    for (const std::string_view word : kFooterWords) {
        if (key.starts_with(word) && std::string_view(key).substr(word.size()).starts_with(":")) {
            return true;
        }
    }
    const bool is_page =
        key.starts_with("第") && key.find("页") != std::string::npos && key.size() <= kLabelBytesMax / 2;
    return is_page || (key.starts_with("共") && key.ends_with("页"));
}

RowShapes::RowShapes(const Kind& kind, const SheetLayout& layout, const std::vector<CellRule>& rules)
    : titles_(layout.title_cells) {
    for (const HeadRow& row : layout.header_rows) {
        std::vector<std::string> cells;
        for (const std::string& cell : row.cells) {
            cells.push_back(base::fold_width(cell));
        }
        headers_.push_back(std::move(cells));
    }
    for (const CellRule& rule : rules) {
        const KindColumn& column = kind.columns[rule.target];
        if (column.required && column.field->type == dictionary::FieldType::kText) {
            naming_.push_back(static_cast<std::size_t>(rule.index));
        }
        if (rule.is_credit_code) {
            code_column_ = rule.index;
        }
    }
}

bool RowShapes::is_repeated(const SheetRow& row) const {
    std::size_t first = 0;
    while (first < row.cells.size() && base::is_blank(row.cells[first].text)) {
        ++first;
    }
    if (first == row.cells.size()) {
        return false;
    }
    const std::string_view text = row.cells[first].text;
    for (const std::vector<std::string>& header : headers_) {
        const auto same = [&](std::size_t column) {
            return column < header.size() && !header[column].empty() &&
                   (header[column] == cell_at(row, column) ||
                    header[column] == base::fold_width(cell_at(row, column)));
        };
        // A header is longer than nothing and rarely longer than a name: most rows end here.
        if (first >= header.size() || header[first].empty() || text.size() < header[first].size() ||
            !same(first)) {
            continue;
        }
        std::size_t filled = 0;
        bool all_same = true;
        for (std::size_t column = first; column < row.cells.size() && all_same; ++column) {
            if (!base::is_blank(row.cells[column].text)) {
                ++filled;
                all_same = same(column);
            }
        }
        if (all_same && filled > 1) {
            return true;
        }
    }
    return !titles_.empty() && std::find(titles_.begin(), titles_.end(), text) != titles_.end() &&
           filled_cells(row) == 1;
}

bool RowShapes::is_total_word(std::string_view text, const SheetRow& row, bool& is_subtotal) const {
    if (!is_total_label(text)) {
        return false;
    }
    const std::string_view code =
        code_column_ < 0 ? std::string_view{} : cell_at(row, static_cast<std::size_t>(code_column_));
    is_subtotal = text.find("小") != std::string_view::npos || text.find("本页") != std::string_view::npos;
    // With a code of its own it is a firm, unless the word stands in the column of codes.
    return base::is_blank(code) || code == text || is_total_label(code);
}

RowShape RowShapes::shape_of(const SheetRow& row, bool is_complete) const {
    bool is_subtotal = false;
    const std::string_view first = first_text(row);
    bool is_total = is_total_word(first, row, is_subtotal);
    for (const std::size_t column : naming_) {
        is_total = is_total || is_total_word(cell_at(row, column), row, is_subtotal);
    }
    if (is_total) {
        return is_subtotal ? RowShape::kSubtotal : RowShape::kTotal;
    }
    if (!is_footer_label(first)) {
        return RowShape::kData;
    }
    const bool only_labels = std::all_of(row.cells.begin(), row.cells.end(), [](const SheetCell& cell) {
        return base::is_blank(cell.text) || is_footer_label(cell.text);
    });
    return !is_complete || only_labels ? RowShape::kFooter : RowShape::kData;
}

}  // namespace louyu::exchange
