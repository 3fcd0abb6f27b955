#include "api/export.hpp"

#include <memory>

#include "base/csv.hpp"
#include "base/decimal.hpp"
#include "http/temporary_file.hpp"

namespace louyu::api {

namespace {

using dictionary::Field;
using dictionary::FieldType;

std::string csv_header(const std::vector<std::string>& headers) {
    exchange::ExportRow row;
    for (const std::string& header : headers) {
        row.push_back({.text = header});
    }
    return std::string(base::kUtf8Mark) + exchange::csv_line(row);
}

/// The first page is read before the answer begins, so that a refusal is still a problem answer.
base::Result<http::Response> send_csv(const Export& wanted) {
    TRY(const std::vector<exchange::ExportRow> first, wanted.pages());
    auto waiting = std::make_shared<std::string>(csv_header(wanted.headers));
    for (const exchange::ExportRow& row : first) {
        *waiting += exchange::csv_line(row);
    }
    http::StreamBody body = [waiting, pages = wanted.pages,
                             is_over = first.empty()](std::string& piece) mutable {
        if (!waiting->empty()) {
            piece = std::move(*waiting);
            waiting->clear();
            return true;
        }
        if (is_over) {
            return false;
        }
        const base::Result<std::vector<exchange::ExportRow>> rows = pages();
        if (!rows) {
            throw base::Failure("export: " + rows.error().code);
        }
        is_over = rows->empty();
        piece.clear();
        for (const exchange::ExportRow& row : *rows) {
            piece += exchange::csv_line(row);
        }
        return !is_over;
    };
    return http::download(std::move(body), fmt::format("{}.csv", wanted.title),
                          fmt::format("{}; charset=utf-8", kCsv));
}

base::Result<http::Response> send_xlsx(const Call& call, const Export& wanted) {
    TRY(const auto file, http::TemporaryFile::create(call.services().spool_dir, ".xlsx"));
    TRY_DO(exchange::write_export(wanted.title, wanted.headers, wanted.pages, file->path()));
    return http::download(http::FileBody{file->path(), file}, fmt::format("{}.xlsx", wanted.title), kXlsx);
}

std::string label_of_code(const Field& field, const std::string& code) {
    const dictionary::CodeList* list = dictionary::find_code_list(field.code_list);
    const dictionary::Code* found = list == nullptr ? nullptr : list->find(code);
    return found == nullptr ? code : std::string(found->label);
}

}  // namespace

std::string export_header(const Field& field) {
    return field.unit.empty() ? std::string(field.label) : fmt::format("{}（{}）", field.label, field.unit);
}

exchange::ExportCell export_cell(const Field& field, const base::Value& value,
                                 const ReferenceTitles& titles) {
    if (const std::string* text = base::as_text(value)) {
        return {.text = field.type == FieldType::kCode ? label_of_code(field, *text) : *text};
    }
    const std::int64_t* units = base::as_integer(value);
    if (units == nullptr) {
        return {};
    }
    switch (field.type) {
        case FieldType::kInteger:
            return {.units = *units};
        case FieldType::kMoney:
            return {.units = *units, .scale = base::kMoneyScale};
        case FieldType::kArea:
            return {.units = *units, .scale = base::kAreaScale};
        case FieldType::kCoordinate:
            return {.units = *units, .scale = base::kCoordinateScale};
        case FieldType::kFlag:
            return {.text = *units != 0 ? "是" : "否"};
        case FieldType::kReference: {
            const std::string* title = titles.find(field, *units);
            return {.text = title == nullptr ? "" : *title};
        }
        default:
            return {.text = value_json(field, value).as_string()};  // days and months
    }
}

base::Result<http::Response> send_export(const Call& call, const std::string& format, Export wanted) {
    TRY_DO(call.reader().demand(rights::Capability::kExport));
    call.audit("export", wanted.object, fmt::format("{} {}", format, call.request().path));
    return format == "csv" ? send_csv(wanted) : send_xlsx(call, wanted);
}

}  // namespace louyu::api
