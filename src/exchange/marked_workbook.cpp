#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "exchange/sheet.hpp"
#include "exchange/workbook_writer.hpp"

namespace louyu::exchange {

namespace {

constexpr int kSheetRowsMax = 1'048'576;
constexpr int kCommentsMax = 5000;  // further cells are coloured, and their reasons stand in the last column
constexpr int kReasonWidth = 60;

class WorkbookMarker {
  public:
    WorkbookMarker(TableFile& file, const std::vector<CellProblem>& problems, bool only_rejected)
        : file_(file), only_rejected_(only_rejected) {
        for (const CellProblem& problem : problems) {
            if (problem.row > 0 && (problem.sheet.empty() || problem.sheet == file.detection().sheet)) {
                by_row_[problem.row].push_back(&problem);
            } else {
                of_file_.push_back(&problem);
            }
        }
        for (const MappedColumn& mapped : file.detection().columns) {
            const KindColumn* column = mapped.column.empty() ? nullptr : file.kind().find(mapped.column);
            if (column != nullptr && column->fill_down) {
                filled_down_.push_back(static_cast<std::size_t>(mapped.index));
            }
        }
    }

    base::Result<void> write(const std::string& out_path);

  private:
    base::Result<void> find_width();
    bool take(int row, const std::vector<std::string_view>& cells);
    void write_row(int row, const std::vector<std::string_view>& cells);
    void write_notes();
    const std::vector<const CellProblem*>& problems_of(int row) const;
    bool is_wanted(int row) const;

    TableFile& file_;
    bool only_rejected_;
    std::unordered_map<int, std::vector<const CellProblem*>> by_row_;
    std::vector<const CellProblem*> of_file_;
    std::vector<std::size_t> filled_down_;
    std::vector<std::string> above_;
    std::unique_ptr<WorkbookWriter> writer_;
    std::size_t reason_column_ = 0;
    int next_row_ = 0;
    int comments_ = 0;
    bool too_many_rows_ = false;
};

const std::vector<const CellProblem*>& WorkbookMarker::problems_of(int row) const {
    static const std::vector<const CellProblem*> kNone;
    const auto found = by_row_.find(row);
    return found == by_row_.end() ? kNone : found->second;
}

bool WorkbookMarker::is_wanted(int row) const {
    if (!only_rejected_ || row <= file_.detection().header_last) {
        return true;
    }
    const auto& problems = problems_of(row);
    return std::any_of(problems.begin(), problems.end(),
                       [](const CellProblem* problem) { return !problem->is_warning; });
}

/// The reasons go behind the last cell of any row, or where they were when the workbook was marked before.
base::Result<void> WorkbookMarker::find_width() {
    for (const MappedColumn& mapped : file_.detection().columns) {
        if (base::comparison_key(mapped.header) == kReasonHeader) {
            reason_column_ = static_cast<std::size_t>(mapped.index);
            return {};
        }
    }
    return file_.printed([&](int, const std::vector<std::string_view>& cells) {
        for (std::size_t i = cells.size(); i > reason_column_; --i) {
            if (!cells[i - 1].empty()) {
                reason_column_ = i;
                break;
            }
        }
        return true;
    });
}

void WorkbookMarker::write_row(int row, const std::vector<std::string_view>& cells) {
    const Detection& found = file_.detection();
    const bool is_header = row >= found.header_first && row <= found.header_last;
    const auto& problems = problems_of(row);
    std::vector<std::string> reasons;
    std::unordered_map<std::size_t, const CellProblem*> marked;
    for (const CellProblem* problem : problems) {
        reasons.push_back(problem->message);
        if (problem->column > 0) {
            const CellProblem*& worst = marked[static_cast<std::size_t>(problem->column - 1)];
            worst = worst == nullptr || worst->is_warning ? problem : worst;
        }
    }
    const std::size_t width = std::max(cells.size(), reason_column_);
    for (std::size_t column = 0; column < width; ++column) {
        if (column == reason_column_) {
            continue;
        }
        const auto found_mark = marked.find(column);
        const CellProblem* mark = found_mark == marked.end() ? nullptr : found_mark->second;
        const CellStyle style = is_header          ? CellStyle::kHeader
                                : mark == nullptr  ? CellStyle::kPlain
                                : mark->is_warning ? CellStyle::kWarning
                                                   : CellStyle::kFault;
        std::string_view text = column < cells.size() ? cells[column] : std::string_view{};
        // Without the rows above, a merged name would be lost.
        if (only_rejected_ && text.empty() && !is_header && column < above_.size()) {
            text = above_[column];
        }
        writer_->write(next_row_, static_cast<int>(column), text, style);
        if (mark != nullptr && ++comments_ <= kCommentsMax) {
            writer_->comment(next_row_, static_cast<int>(column), mark->message);
        }
    }
    const auto reason_column = static_cast<int>(reason_column_);
    if (row == found.header_last) {
        writer_->write(next_row_, reason_column, kReasonHeader, CellStyle::kHeader);
    } else if (!reasons.empty()) {
        writer_->write(next_row_, reason_column, base::join(reasons, "\n"), CellStyle::kReason);
    }
}

bool WorkbookMarker::take(int row, const std::vector<std::string_view>& cells) {
    if (row > file_.detection().header_last) {
        for (const std::size_t column : filled_down_) {
            if (column < cells.size() && !base::is_blank(cells[column])) {
                above_.resize(std::max(above_.size(), column + 1));
                above_[column] = cells[column];
            }
        }
    }
    if (!is_wanted(row)) {
        return true;
    }
    // The copy keeps the row numbers of the original; the rest to be sent again is written without gaps.
    next_row_ = only_rejected_ && row > file_.detection().header_last ? next_row_ : row - 1;
    if (next_row_ >= kSheetRowsMax) {
        too_many_rows_ = true;
        return false;
    }
    write_row(row, cells);
    ++next_row_;
    return true;
}

/// What concerns the file and not one row.
void WorkbookMarker::write_notes() {
    if (of_file_.empty()) {
        return;
    }
    writer_->begin_sheet("其他提示");
    writer_->width(0, kReasonWidth * 2);
    int row = 0;
    for (const CellProblem* problem : of_file_) {
        writer_->write(row++, 0, problem->message);
    }
}

base::Result<void> WorkbookMarker::write(const std::string& out_path) {
    TRY_DO(find_width());
    writer_ = std::make_unique<WorkbookWriter>(out_path, true);
    const std::string& sheet = file_.detection().sheet;
    writer_->begin_sheet(sheet.empty() ? file_.kind().label : std::string_view(sheet));
    writer_->width(static_cast<int>(reason_column_), kReasonWidth);
    writer_->freeze(file_.detection().header_last);
    TRY_DO(
        file_.printed([&](int row, const std::vector<std::string_view>& cells) { return take(row, cells); }));
    if (too_many_rows_) {
        base::Error error =
            refusal("exchange.too_large", "数据行数超过一张工作表能容纳的行数，请只下载有问题的行。");
        error.kind = base::ErrorKind::kTooLarge;
        return error;
    }
    write_notes();
    return writer_->close();
}

}  // namespace

base::Result<void> write_marked_workbook(TableFile& file, const std::vector<CellProblem>& problems,
                                         bool only_rejected, const std::string& out_path) {
    return WorkbookMarker(file, problems, only_rejected).write(out_path);
}

}  // namespace louyu::exchange
