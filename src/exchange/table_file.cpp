#include <algorithm>

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "exchange/cells.hpp"
#include "exchange/control_totals.hpp"
#include "exchange/detect.hpp"
#include "exchange/row_shapes.hpp"
#include "exchange/sheet.hpp"
#include "exchange/tax_layout.hpp"

namespace louyu::exchange {

namespace {

constexpr std::int64_t kProgressRows = 10'000;
constexpr int kWarningsListedMax = 200;  // of one column; the rest is counted

/// One pass over the data rows of a sheet.
class RowPass {
  public:
    RowPass(const Kind& kind, const SheetLayout& layout, const ReadLimits& limits, ReadSummary& summary);

    /// What to do with a row; false stops.
    bool consume(const SheetRow& row, const std::function<bool(ParsedRow&)>& take);
    std::optional<base::Error> error;
    void finish();
    std::int64_t rows_seen() const { return rows_seen_; }

  private:
    bool within_limits(const SheetRow& row);
    bool parse_cells(const SheetRow& row);
    bool is_complete() const;
    bool skip_by_shape(const SheetRow& row);
    void fill_down();
    void split_contact();
    void add_problem(int column_index, std::string_view label, CellProblem problem, std::string_view printed);
    void require_values();
    std::string place(int column_index, std::string_view label) const;

    const Kind& kind_;
    const SheetLayout& layout_;
    const ReadLimits& limits_;
    ReadSummary& summary_;
    std::vector<CellRule> rules_;
    std::vector<int> sheet_column_;  // of each kind column, -1 when the sheet has none
    std::optional<RowShapes> shapes_;
    std::optional<ControlTotals> totals_;
    std::optional<TaxLayout> tax_;
    ParsedRow row_;
    base::Value sum_;
    std::vector<base::Value> above_;  // of columns that are filled down
    std::vector<int> warnings_;       // listed so far, by kind column
    std::int64_t rows_seen_ = 0;
    std::int64_t rows_with_cells_ = 0;
};

RowPass::RowPass(const Kind& kind, const SheetLayout& layout, const ReadLimits& limits, ReadSummary& summary)
    : kind_(kind),
      layout_(layout),
      limits_(limits),
      summary_(summary),
      sheet_column_(kind.columns.size(), -1),
      above_(kind.columns.size()),
      warnings_(kind.columns.size()) {
    for (const MappedColumn& mapped : layout.detection.columns) {
        if (!mapped.column.empty()) {
            const auto target = static_cast<std::size_t>(kind.index_of(mapped.column));
            rules_.push_back(make_cell_rule(kind, target, mapped, layout.detection));
            sheet_column_[target] = sheet_column_[target] < 0 ? mapped.index : sheet_column_[target];
        }
    }
    shapes_.emplace(kind, layout, rules_);
    totals_.emplace(rules_);
    if (kind.name == "tax") {
        tax_.emplace(kind, layout.detection);
    }
    row_.values.resize(kind.columns.size());
}

/// “台账”第12行E列“建筑面积”
std::string RowPass::place(int column_index, std::string_view label) const {
    const std::string& sheet = layout_.detection.sheet;
    return fmt::format("{}第{}行{}“{}”", sheet.empty() ? "" : "“" + sheet + "”", row_.row,
                       column_index < 0 ? "" : column_letters(column_index) + "列", label);
}

void RowPass::add_problem(int column_index, std::string_view label, CellProblem problem,
                          std::string_view printed) {
    problem.sheet = layout_.detection.sheet;
    problem.row = row_.row;
    problem.column = column_index + 1;
    problem.label = label;
    problem.message = place(column_index, label) + problem.message + "。";
    problem.printed = printed.empty() ? std::string() : quoted_text(printed);
    row_.problems.push_back(std::move(problem));
}

bool RowPass::within_limits(const SheetRow& row) {
    const auto too_large = [&](std::string message) {
        error = refusal("exchange.too_large", std::move(message));
        error->kind = base::ErrorKind::kTooLarge;
        return false;
    };
    if (++rows_with_cells_ > limits_.rows_max) {
        return too_large(fmt::format("数据超过 {} 行，请拆分后分批上传。", limits_.rows_max));
    }
    for (std::size_t i = static_cast<std::size_t>(limits_.columns_max); i < row.cells.size(); ++i) {
        if (!base::is_blank(row.cells[i].text)) {
            return too_large(fmt::format("第 {} 行超过 {} 列，请删去多余的列后重新上传。", row.number,
                                         limits_.columns_max));
        }
    }
    return true;
}

/// Fills row_ from the mapped cells; false when none of them has anything in it.
bool RowPass::parse_cells(const SheetRow& row) {
    row_.row = row.number;
    row_.problems.clear();
    for (base::Value& value : row_.values) {
        if (base::as_integer(value) != nullptr) {
            value = std::monostate{};
        }
    }
    bool has_value = false;
    for (CellRule& rule : rules_) {
        const auto index = static_cast<std::size_t>(rule.index);
        const SheetCell cell = index < row.cells.size() ? row.cells[index] : SheetCell{};
        base::Value& value = rule.column->adds ? sum_ : row_.values[rule.target];
        auto fault = parse_cell(rule, cell, value);
        has_value = has_value || fault || !base::is_absent(value);
        if (rule.column->adds && !base::is_absent(sum_)) {
            const std::int64_t* so_far = base::as_integer(row_.values[rule.target]);
            std::int64_t total = 0;
            if (__builtin_add_overflow(so_far == nullptr ? 0 : *so_far, std::get<std::int64_t>(sum_),
                                       &total)) {
                fault = CellFault{"exchange.out_of_range", "数值过大"};
            }
            row_.values[rule.target] = total;
        }
        if (!fault || (fault->is_warning && ++warnings_[rule.target] > kWarningsListedMax)) {
            continue;
        }
        CellProblem problem;
        problem.code = fault->code;
        problem.message = std::move(fault->predicate);
        problem.is_warning = fault->is_warning;
        add_problem(rule.index, rule.column->label, std::move(problem), cell.text);
    }
    return has_value;
}

bool RowPass::is_complete() const {
    for (std::size_t i = 0; i < kind_.columns.size(); ++i) {
        if (kind_.columns[i].required && sheet_column_[i] >= 0 && base::is_absent(row_.values[i])) {
            return false;
        }
    }
    return true;
}

bool RowPass::skip_by_shape(const SheetRow& row) {
    const RowShape shape = shapes_->shape_of(row, is_complete());
    if (shape == RowShape::kFooter) {
        ++summary_.footers;
    } else if (shape == RowShape::kSubtotal || shape == RowShape::kTotal) {
        ++summary_.totals;
        std::vector<CellProblem> problems;
        totals_->compare(row_, shape == RowShape::kSubtotal, problems);
        for (CellProblem& problem : problems) {
            const int column = sheet_column_[static_cast<std::size_t>(problem.column)];
            problem.sheet = layout_.detection.sheet;
            problem.column = column + 1;
            problem.message = place(column, problem.label) + problem.message + "。";
            summary_.problems.push_back(std::move(problem));
        }
    }
    return shape != RowShape::kData;
}

void RowPass::fill_down() {
    for (const CellRule& rule : rules_) {
        if (!rule.column->fill_down) {
            continue;
        }
        base::Value& value = row_.values[rule.target];
        if (!base::is_absent(value)) {
            above_[rule.target] = value;
            continue;
        }
        const bool has_fault =
            std::any_of(row_.problems.begin(), row_.problems.end(),
                        [&](const CellProblem& problem) { return problem.column == rule.index + 1; });
        if (has_fault) {
            above_[rule.target] = std::monostate{};  // what follows belongs to a record we could not read
        } else if (!base::is_absent(above_[rule.target])) {
            value = above_[rule.target];
            ++summary_.filled_down;
        }
    }
}

/// Name and telephone are often one cell; the sheet then has no column for the latter.
void RowPass::split_contact() {
    const int name = kind_.index_of("contact_name");
    const int phone = kind_.index_of("contact_phone");
    if (name < 0 || phone < 0 || sheet_column_[static_cast<std::size_t>(phone)] >= 0) {
        return;
    }
    base::Value& number = row_.values[static_cast<std::size_t>(phone)];
    number = std::monostate{};
    if (auto* text = std::get_if<std::string>(&row_.values[static_cast<std::size_t>(name)])) {
        std::string taken = take_phone(*text);
        if (!taken.empty()) {
            number = std::move(taken);
        }
    }
}

void RowPass::require_values() {
    for (std::size_t i = 0; i < kind_.columns.size(); ++i) {
        const KindColumn& column = kind_.columns[i];
        if (!column.required || !base::is_absent(row_.values[i])) {
            continue;
        }
        const bool is_said = std::any_of(
            row_.problems.begin(), row_.problems.end(),
            [&](const CellProblem& problem) { return problem.label == column.label && !problem.is_warning; });
        if (!is_said) {
            CellProblem problem;
            problem.code = "exchange.required_empty";
            problem.message = "不能为空，请补填";
            add_problem(sheet_column_[i], column.label, std::move(problem), {});
        }
    }
}

bool RowPass::consume(const SheetRow& row, const std::function<bool(ParsedRow&)>& take) {
    ++rows_seen_;
    if (row.number <= layout_.detection.header_last) {
        return true;
    }
    if (!within_limits(row)) {
        return false;
    }
    if (shapes_->is_repeated(row)) {
        ++summary_.repeated_headers;
        return true;
    }
    if (!parse_cells(row)) {
        ++summary_.blank;
        return true;
    }
    if (skip_by_shape(row)) {
        return true;
    }
    totals_->add(row_);
    fill_down();
    split_contact();
    for (const auto& [column, code] : layout_.implied) {
        assign_text(row_.values[static_cast<std::size_t>(kind_.index_of(column))], code);
    }
    if (tax_) {
        std::vector<CellProblem> faults;
        if (!tax_->complete(row_, faults)) {
            ++summary_.not_tax;
            return true;
        }
        for (CellProblem& fault : faults) {
            const int target = std::max(0, kind_.index_of("tax_full"));
            const bool is_listed =
                !fault.is_warning || ++warnings_[static_cast<std::size_t>(target)] <= kWarningsListedMax;
            if (is_listed) {
                const std::string label = fault.label;
                add_problem(sheet_column_[static_cast<std::size_t>(target)], label, std::move(fault), {});
            }
        }
    }
    require_values();
    ++summary_.data;
    summary_.rejected += row_.rejected() ? 1 : 0;
    return take(row_);
}

/// What is said once for the sheet.
void RowPass::finish() {
    const auto add = [&](std::string_view label, std::string_view code, std::string message) {
        CellProblem problem;
        problem.sheet = layout_.detection.sheet;
        problem.label = label;
        problem.code = code;
        problem.message = std::move(message);
        problem.is_warning = true;
        summary_.problems.push_back(std::move(problem));
    };
    for (std::size_t i = 0; i < kind_.columns.size(); ++i) {
        if (warnings_[i] > kWarningsListedMax) {
            add(kind_.columns[i].label, "exchange.more_warnings",
                fmt::format("“{}”列另有 {} 处同类提示，没有逐一列出。", kind_.columns[i].label,
                            warnings_[i] - kWarningsListedMax));
        }
    }
    if (tax_ && summary_.not_tax > 0) {
        add("", "exchange.not_tax",
            fmt::format("有 {} 行是教育费附加等非税收入，共 {} 元，没有计入税收。", summary_.not_tax,
                        base::format_decimal(tax_->left_out(), base::kMoneyScale)));
    }
}

class SheetTable : public TableFile {
  public:
    SheetTable(std::unique_ptr<SheetReader> reader, const Kind& kind, SheetLayout layout,
               const ReadLimits& limits)
        : reader_(std::move(reader)), kind_(kind), layout_(std::move(layout)), limits_(limits) {}

    const Kind& kind() const override { return kind_; }
    const Detection& detection() const override { return layout_.detection; }
    const ReadSummary& summary() const override { return summary_; }
    base::Result<void> rows(const std::function<bool(ParsedRow&)>& take,
                            const std::function<bool(std::int64_t)>& progress) override;
    base::Result<void> printed(
        const std::function<bool(int row, const std::vector<std::string_view>& cells)>& take) override;

  private:
    std::unique_ptr<SheetReader> reader_;
    const Kind& kind_;
    SheetLayout layout_;
    ReadLimits limits_;
    ReadSummary summary_;
};

base::Result<void> SheetTable::rows(const std::function<bool(ParsedRow&)>& take,
                                    const std::function<bool(std::int64_t)>& progress) {
    if (!layout_.detection.missing.empty()) {
        return refusal("exchange.columns_missing", fmt::format("缺少“{}”列，请补上该列或指定由哪一列充当。",
                                                               base::join(layout_.detection.missing, "”“")));
    }
    summary_ = {};
    RowPass pass(kind_, layout_, limits_, summary_);
    bool is_cancelled = false;
    TRY_DO(reader_->read(layout_.sheet, [&](const SheetRow& row) {
        const bool goes_on = pass.consume(row, take);
        if (progress && pass.rows_seen() % kProgressRows == 0 && !progress(pass.rows_seen())) {
            is_cancelled = true;
        }
        return goes_on && !is_cancelled;
    }));
    if (pass.error) {
        return *std::move(pass.error);
    }
    if (is_cancelled) {
        return base::Error{
            .kind = base::ErrorKind::kConflict, .code = "exchange.cancelled", .message = "已取消读取。"};
    }
    pass.finish();
    return {};
}

base::Result<void> SheetTable::printed(
    const std::function<bool(int row, const std::vector<std::string_view>& cells)>& take) {
    std::vector<std::string_view> cells;
    return reader_->read(layout_.sheet, [&](const SheetRow& row) {
        cells.clear();
        for (const SheetCell& cell : row.cells) {
            cells.push_back(cell.text);
        }
        return take(row.number, cells);
    });
}

}  // namespace

base::Result<std::unique_ptr<TableFile>> TableFile::open(const std::string& path,
                                                         const std::string& display_name, const Kind& kind,
                                                         const ReadOptions& options) {
    TRY(const std::string format, detect_format(path, options.limits));
    TRY(auto reader, open_sheets(path, format, options.limits));
    TRY(SheetLayout layout, lay_out(*reader, kind, options, display_name));
    layout.detection.format = format;
    return std::make_unique<SheetTable>(std::move(reader), kind, std::move(layout), options.limits);
}

}  // namespace louyu::exchange
