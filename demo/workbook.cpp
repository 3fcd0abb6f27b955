#include "demo/workbook.hpp"

#include <fmt/core.h>
#include <xlsxwriter.h>

#include "base/error.hpp"

namespace louyu::demo {

struct Workbook::Impl {
    std::string path;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* title = nullptr;
    lxw_format* header = nullptr;
    lxw_format* area = nullptr;
    lxw_format* six = nullptr;
    lxw_format* date = nullptr;

    void check(lxw_error error) const {
        if (error != LXW_NO_ERROR) {
            throw base::Failure(fmt::format("cannot write {}: {}", path, lxw_strerror(error)));
        }
    }
};

namespace {

lxw_row_t row_of(int row) {
    return static_cast<lxw_row_t>(row);
}
lxw_col_t column_of(int column) {
    return static_cast<lxw_col_t>(column);
}

lxw_format* number_format(lxw_workbook* book, const char* pattern) {
    lxw_format* format = workbook_add_format(book);
    format_set_num_format(format, pattern);
    return format;
}

/// Exactly the double nearest to the decimal, as a spreadsheet holds it.
double as_double(std::int64_t units, int scale) {
    double divisor = 1;
    for (int i = 0; i < scale; ++i) {
        divisor *= 10;
    }
    return static_cast<double>(units) / divisor;
}

}  // namespace

Workbook::Workbook(const std::filesystem::path& path, const std::string& sheet)
    : impl_(std::make_unique<Impl>()) {
    std::filesystem::create_directories(path.parent_path());
    impl_->path = path.string();
    impl_->book = workbook_new(impl_->path.c_str());
    lxw_doc_properties properties{};
    properties.created = 1609459200;  // fixed, so that the same seed writes the same bytes
    workbook_set_properties(impl_->book, &properties);
    impl_->sheet = workbook_add_worksheet(impl_->book, sheet.c_str());
    impl_->title = workbook_add_format(impl_->book);
    format_set_bold(impl_->title);
    format_set_align(impl_->title, LXW_ALIGN_CENTER);
    format_set_font_size(impl_->title, 16);
    impl_->header = workbook_add_format(impl_->book);
    format_set_bold(impl_->header);
    format_set_border(impl_->header, LXW_BORDER_THIN);
    format_set_align(impl_->header, LXW_ALIGN_CENTER);
    format_set_align(impl_->header, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(impl_->header);
    impl_->area = number_format(impl_->book, "#,##0.00");
    impl_->six = number_format(impl_->book, "#,##0.000000");
    impl_->date = number_format(impl_->book, "yyyy-mm-dd");
}

Workbook::~Workbook() {
    if (impl_->book != nullptr) {
        lxw_workbook_free(impl_->book);
    }
}

void Workbook::title(int row, int last_column, const std::string& text) {
    impl_->check(worksheet_merge_range(impl_->sheet, row_of(row), 0, row_of(row), column_of(last_column),
                                       text.c_str(), impl_->title));
}

void Workbook::header(int row, int column, int last_row, int last_column, const std::string& text) {
    if (row == last_row && column == last_column) {
        impl_->check(worksheet_write_string(impl_->sheet, row_of(row), column_of(column), text.c_str(),
                                            impl_->header));
        return;
    }
    impl_->check(worksheet_merge_range(impl_->sheet, row_of(row), column_of(column), row_of(last_row),
                                       column_of(last_column), text.c_str(), impl_->header));
}

void Workbook::text(int row, int column, std::string_view value) {
    if (!value.empty()) {
        impl_->check(worksheet_write_string(impl_->sheet, row_of(row), column_of(column),
                                            std::string(value).c_str(), nullptr));
    }
}

void Workbook::number(int row, int column, std::int64_t value) {
    impl_->check(worksheet_write_number(impl_->sheet, row_of(row), column_of(column),
                                        static_cast<double>(value), nullptr));
}

void Workbook::decimal(int row, int column, std::int64_t units, int scale) {
    impl_->check(worksheet_write_number(impl_->sheet, row_of(row), column_of(column), as_double(units, scale),
                                        scale > 2 ? impl_->six : impl_->area));
}

void Workbook::date(int row, int column, base::Day day) {
    if (day.yyyymmdd == 0) {
        return;
    }
    lxw_datetime when{day.year(), day.month(), day.day(), 0, 0, 0};
    impl_->check(worksheet_write_datetime(impl_->sheet, row_of(row), column_of(column), &when, impl_->date));
}

void Workbook::width(int first_column, int last_column, int characters) {
    impl_->check(worksheet_set_column(impl_->sheet, column_of(first_column), column_of(last_column),
                                      static_cast<double>(characters), nullptr));
}

void Workbook::close() {
    lxw_workbook* book = impl_->book;
    impl_->book = nullptr;
    impl_->check(workbook_close(book));
}

}  // namespace louyu::demo
