#include <algorithm>
#include <cmath>
#include <cstdio>

#include "exchange/biff_records.hpp"
#include "exchange/compound_file.hpp"
#include "exchange/sheet.hpp"

// Binary workbooks of 1995 to 2003; docs/adr/0004-xlsx-reader.md says why they are not left to OGR.
namespace louyu::exchange {

namespace {

constexpr std::uint32_t kColumnsMax = 256;

std::string_view fault_name(std::uint32_t code) {
    switch (code) {
        case 0x00:
            return "#NULL!";
        case 0x07:
            return "#DIV/0!";
        case 0x0F:
            return "#VALUE!";
        case 0x17:
            return "#REF!";
        case 0x1D:
            return "#NAME?";
        case 0x24:
            return "#NUM!";
        default:
            return "#N/A";
    }
}

/// Gathers the cells of a row and hands it over when the next one begins.
class XlsRows {
  public:
    XlsRows(const BiffBook& book, const ReadLimits& limits, const SheetReader::Take& take)
        : book_(book), limits_(limits), take_(take) {}

    /// False when nothing more is wanted.
    bool read(std::string_view stream, std::size_t start);

  private:
    bool consume(const BiffRecord& record);
    bool begin_cell(std::string_view body, std::uint32_t column);
    void place(std::string text, CellForm form);
    void place_number(double number, std::uint32_t style);
    void place_formula(std::string_view body);
    void place_flag_or_fault(std::uint32_t value, bool is_fault);
    bool hand_over();

    const BiffBook& book_;
    const ReadLimits& limits_;
    const SheetReader::Take& take_;
    int row_ = -1;
    std::uint32_t column_ = 0;
    bool text_follows_ = false;  // the result of a formula, in the next STRING record
    std::vector<std::string> texts_;
    std::vector<CellForm> forms_;
};

bool XlsRows::hand_over() {
    std::vector<SheetCell> cells(texts_.size());
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        cells[i] = {texts_[i], forms_[i]};
    }
    const bool goes_on = cells.empty() || take_(SheetRow{row_ + 1, cells});
    texts_.clear();
    forms_.clear();
    return goes_on;
}

/// False when the row before was the last wanted.
bool XlsRows::begin_cell(std::string_view body, std::uint32_t column) {
    const auto row = static_cast<int>(little_endian(body, 0, 2));
    const bool goes_on = row == row_ || hand_over();
    row_ = row;
    column_ = column;
    return goes_on;
}

void XlsRows::place(std::string text, CellForm form) {
    if (text.empty() || column_ >= kColumnsMax) {
        return;
    }
    const std::string_view cut = cut_to_characters(text, limits_.cell_characters_max);
    if (cut.size() < text.size()) {
        form = CellForm::kTooLong;
        text.resize(cut.size());
    }
    if (texts_.size() <= column_) {
        texts_.resize(column_ + 1);
        forms_.resize(column_ + 1, CellForm::kText);
    }
    texts_[column_] = std::move(text);
    forms_[column_] = form;
}

void XlsRows::place_number(double number, std::uint32_t style) {
    if (style < book_.style_is_date.size() && book_.style_is_date[style]) {
        std::string day = print_serial_day(number, book_.counts_from_1904);
        if (!day.empty()) {
            place(std::move(day), CellForm::kText);
            return;
        }
    }
    // Fifteen digits, as a spreadsheet shows a number; the rest is noise of the binary form.
    char shown[40];
    const int length = std::snprintf(shown, sizeof shown, "%.15g", number);
    if (std::isfinite(number)) {
        place(std::string(shown, static_cast<std::size_t>(length)), CellForm::kNumber);
    }
}

void XlsRows::place_flag_or_fault(std::uint32_t value, bool is_fault) {
    if (is_fault) {
        place(std::string(fault_name(value)), CellForm::kFormulaFault);
    } else {
        place(value == 0 ? "FALSE" : "TRUE", CellForm::kText);
    }
}

void XlsRows::place_formula(std::string_view body) {
    if (little_endian(body, 12, 2) != 0xFFFF) {
        place_number(biff_double(body, 6), little_endian(body, 4, 2));
        return;
    }
    constexpr std::uint32_t kTextResult = 0;
    constexpr std::uint32_t kFlagResult = 1;
    constexpr std::uint32_t kFaultResult = 2;
    const std::uint32_t kind = little_endian(body, 6, 1);
    text_follows_ = kind == kTextResult;
    if (kind == kFlagResult || kind == kFaultResult) {
        place_flag_or_fault(little_endian(body, 8, 1), kind == kFaultResult);
    }
}

bool XlsRows::consume(const BiffRecord& record) {
    const std::string_view body = record.body;
    if (record.type == biff::kText) {
        if (text_follows_) {
            place(biff_text(book_, body, 0), CellForm::kText);
        }
        text_follows_ = false;
        return true;
    }
    constexpr std::uint32_t kCells[] = {biff::kFormula, biff::kManyRk, biff::kRichLabel,   biff::kSharedLabel,
                                        biff::kNumber,  biff::kLabel,  biff::kFlagOrFault, biff::kRk};
    constexpr std::size_t kCellHead = 6;
    if (std::find(std::begin(kCells), std::end(kCells), record.type) == std::end(kCells) ||
        body.size() < kCellHead) {
        return true;
    }
    text_follows_ = false;
    if (!begin_cell(body, little_endian(body, 2, 2))) {
        return false;
    }
    const std::uint32_t style = little_endian(body, 4, 2);
    if (record.type == biff::kFormula) {
        place_formula(body);
    } else if (record.type == biff::kManyRk) {
        for (std::size_t at = 4; at + 8 <= body.size(); at += 6) {
            place_number(biff_rk(little_endian(body, at + 2, 4)), little_endian(body, at, 2));
            ++column_;
        }
    } else if (record.type == biff::kSharedLabel) {
        place(std::string(book_.texts.at(little_endian(body, 6, 4))), CellForm::kText);
    } else if (record.type == biff::kNumber) {
        place_number(biff_double(body, 6), style);
    } else if (record.type == biff::kRk) {
        place_number(biff_rk(little_endian(body, 6, 4)), style);
    } else if (record.type == biff::kFlagOrFault) {
        place_flag_or_fault(little_endian(body, 6, 1), little_endian(body, 7, 1) == 1);
    } else {
        place(biff_text(book_, body, 6), CellForm::kText);
    }
    return true;
}

bool XlsRows::read(std::string_view stream, std::size_t start) {
    BiffCursor cursor(stream, start);
    BiffRecord record;
    int depth = 0;  // charts within the sheet are streams of their own
    while (cursor.next(record)) {
        if (record.type == biff::kBegin) {
            ++depth;
        } else if (record.type == biff::kEnd && --depth <= 0) {
            break;
        } else if (depth == 1 && !consume(record)) {
            return false;
        }
    }
    return hand_over();
}

class XlsReader : public SheetReader {
  public:
    XlsReader(std::string stream, BiffBook book, const ReadLimits& limits)
        : stream_(std::move(stream)), book_(std::move(book)), limits_(limits) {
        for (const BiffBook::Sheet& sheet : book_.sheets) {
            names_.push_back(sheet.name);
        }
    }

    const std::vector<std::string>& sheets() const override { return names_; }
    base::Result<void> read(std::size_t sheet, const Take& take) override {
        XlsRows(book_, limits_, take).read(stream_, book_.sheets.at(sheet).start);
        return {};
    }

  private:
    std::string stream_;
    BiffBook book_;
    ReadLimits limits_;
    std::vector<std::string> names_;
};

}  // namespace

OpenedSheets open_xls(const std::string& path, const ReadLimits& limits) {
    TRY(const auto compound, CompoundFile::open(path));
    std::string stream = compound->read(compound->has("Workbook") ? "Workbook" : "Book");
    if (static_cast<std::int64_t>(stream.size()) > limits.xls_bytes_max) {
        base::Error error = refusal("exchange.too_large", "工作簿太大，请用表格软件另存为 xlsx 后重新上传。");
        error.kind = base::ErrorKind::kTooLarge;
        return error;
    }
    BiffBook book = read_biff_book(stream);
    if (book.is_locked) {
        return refusal("exchange.encrypted_file", "文件设有打开密码，请取消密码后重新上传。");
    }
    const bool has_visible = std::any_of(book.sheets.begin(), book.sheets.end(),
                                         [](const BiffBook::Sheet& sheet) { return !sheet.is_hidden; });
    std::erase_if(book.sheets, [&](const BiffBook::Sheet& sheet) {
        return (has_visible && sheet.is_hidden) || sheet.start >= stream.size();
    });
    if (!book.is_known || book.sheets.empty()) {
        return refusal("exchange.damaged_file", "文件已损坏或版本过旧，请用表格软件另存为 xlsx 后重新上传。");
    }
    return std::make_unique<XlsReader>(std::move(stream), std::move(book), limits);
}

}  // namespace louyu::exchange
