#include "exchange/workbook_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "base/text.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kCellCharactersMax = 32'000;
constexpr std::size_t kSheetNameCharactersMax = 31;
constexpr std::size_t kCommentCharactersMax = 1000;
constexpr int kTemplateRows = 5000;  // rows below the header that get a drop-down
constexpr std::size_t kStyles = 9;
constexpr std::size_t kScales = 8;

lxw_row_t row_of(int row) {
    return static_cast<lxw_row_t>(row);
}
lxw_col_t column_of(int column) {
    return static_cast<lxw_col_t>(column);
}

/// XML has no place for control characters; broken UTF-8 becomes U+FFFD.
std::string writable(std::string_view text, std::size_t characters_max) {
    std::string out = base::truncate(text, characters_max);
    if (!base::is_valid_utf8(out)) {
        out = base::from_code_points(base::to_code_points(out));
    }
    std::erase_if(out, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
    return out;
}

}  // namespace

struct WorkbookWriter::Book {
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::array<lxw_format*, kStyles> formats{};
    std::array<lxw_format*, kScales> number_formats{};  // by scale
    std::string path;
    lxw_error error = LXW_NO_ERROR;

    void note(lxw_error found) { error = error == LXW_NO_ERROR ? found : error; }
    lxw_format* format(CellStyle style) const { return formats[static_cast<std::size_t>(style)]; }
    lxw_format*& format(CellStyle style) { return formats[static_cast<std::size_t>(style)]; }
    void make_formats();
};

void WorkbookWriter::Book::make_formats() {
    for (const CellStyle style :
         {CellStyle::kTitle, CellStyle::kHeader, CellStyle::kRequiredHeader, CellStyle::kText,
          CellStyle::kDay, CellStyle::kFault, CellStyle::kWarning, CellStyle::kReason}) {
        format(style) = workbook_add_format(workbook);
    }
    format_set_bold(format(CellStyle::kTitle));
    for (const CellStyle style : {CellStyle::kHeader, CellStyle::kRequiredHeader}) {
        format_set_bold(format(style));
        format_set_bg_color(format(style), 0xE7EEF7);
        format_set_border(format(style), LXW_BORDER_THIN);
        format_set_text_wrap(format(style));
    }
    format_set_font_color(format(CellStyle::kRequiredHeader), 0xC00000);
    format_set_num_format(format(CellStyle::kText), "@");
    format_set_num_format(format(CellStyle::kDay), "yyyy-mm-dd");
    format_set_bg_color(format(CellStyle::kFault), 0xFFC7CE);
    format_set_bg_color(format(CellStyle::kWarning), 0xFFEB9C);
    format_set_font_color(format(CellStyle::kReason), 0xC00000);
    for (std::size_t scale = 0; scale < kScales; ++scale) {
        number_formats[scale] = workbook_add_format(workbook);
        const std::string picture = scale == 0 ? "0" : "0." + std::string(scale, '0');
        format_set_num_format(number_formats[scale], picture.c_str());
    }
}

namespace {

constexpr std::time_t kCreated = 1'577'836'800;  // 2020-01-01

}  // namespace

WorkbookWriter::WorkbookWriter(std::string path, bool streams) : book_(std::make_unique<Book>()) {
    book_->path = std::move(path);
    lxw_workbook_options options{};
    options.constant_memory = streams ? LXW_TRUE : LXW_FALSE;
    book_->workbook = workbook_new_opt(book_->path.c_str(), &options);
    CHECK(book_->workbook != nullptr);
    // The same content gives the same bytes, whenever it is written.
    lxw_doc_properties properties{};
    properties.created = kCreated;
    workbook_set_properties(book_->workbook, &properties);
    book_->make_formats();
}

WorkbookWriter::~WorkbookWriter() {
    if (book_->workbook != nullptr) {
        lxw_workbook_free(book_->workbook);
    }
}

void WorkbookWriter::begin_sheet(std::string_view name) {
    std::string clean = writable(base::trim(name), kSheetNameCharactersMax);
    std::replace_if(
        clean.begin(), clean.end(),
        [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; }, '_');
    if (clean.empty() || workbook_get_worksheet_by_name(book_->workbook, clean.c_str()) != nullptr) {
        clean = "Sheet" + std::to_string(book_->workbook->num_sheets + 1);
    }
    book_->sheet = workbook_add_worksheet(book_->workbook, clean.c_str());
    CHECK(book_->sheet != nullptr);
    worksheet_ignore_errors(book_->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

void WorkbookWriter::write(int row, int column, std::string_view text, CellStyle style) {
    lxw_format* const format = std::as_const(*book_).format(style);
    if (text.empty()) {
        if (format != nullptr) {
            book_->note(worksheet_write_blank(book_->sheet, row_of(row), column_of(column), format));
        }
        return;
    }
    const std::string clean = writable(text, kCellCharactersMax);
    book_->note(worksheet_write_string(book_->sheet, row_of(row), column_of(column), clean.c_str(), format));
}

void WorkbookWriter::number(int row, int column, std::int64_t units, int scale) {
    static constexpr std::array<double, kScales> kTens = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
    const auto position = static_cast<std::size_t>(scale);
    CHECK(position < kScales);
    const double value = static_cast<double>(units) / kTens[position];
    book_->note(worksheet_write_number(book_->sheet, row_of(row), column_of(column), value,
                                       book_->number_formats[position]));
}

void WorkbookWriter::comment(int row, int column, const std::string& text) {
    const std::string clean = writable(text, kCommentCharactersMax);
    book_->note(worksheet_write_comment(book_->sheet, row_of(row), column_of(column), clean.c_str()));
}

void WorkbookWriter::freeze(int rows) {
    worksheet_freeze_panes(book_->sheet, row_of(rows), 0);
}

void WorkbookWriter::width(int column, int characters, CellStyle style) {
    lxw_format* const format = std::as_const(*book_).format(style);
    worksheet_set_column(book_->sheet, column_of(column), column_of(column), characters, format);
}

void WorkbookWriter::drop_down(int column, const std::string& sheet, int list_column, int list_length) {
    char first[LXW_MAX_CELL_NAME_LENGTH];
    char last[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell_abs(first, 0, column_of(list_column), 1, 1);
    lxw_rowcol_to_cell_abs(last, row_of(list_length - 1), column_of(list_column), 1, 1);
    std::string formula = fmt::format("='{}'!{}:{}", sheet, first, last);
    char title[] = "不在可填范围内";
    char message[] = "请从下拉列表中选择。";
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = formula.data();
    validation.error_title = title;
    validation.error_message = message;
    book_->note(worksheet_data_validation_range(book_->sheet, 1, column_of(column), kTemplateRows,
                                                column_of(column), &validation));
}

void WorkbookWriter::hide_sheet() {
    worksheet_hide(book_->sheet);
}

base::Result<void> WorkbookWriter::close() {
    lxw_workbook* const workbook = book_->workbook;
    book_->workbook = nullptr;
    book_->note(workbook_close(workbook));
    if (book_->error != LXW_NO_ERROR) {
        return base::Error{.kind = base::ErrorKind::kBusy,
                           .code = "exchange.workbook_not_written",
                           .message = "工作簿没有写成，请检查磁盘空间后重试。",
                           .detail = lxw_strerror(book_->error)};
    }
    return {};
}

}  // namespace louyu::exchange
