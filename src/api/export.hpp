#pragma once
#include <string>
#include <vector>

#include "api/record_json.hpp"
#include "api/routes.hpp"
#include "exchange/table_export.hpp"

// Lists as files: the same rows under the same rights, with printed headers and readable values.
namespace louyu::api {

/// What format= takes.
inline constexpr std::string_view kFormatSchema = R"({"type":"string","enum":["json","csv","xlsx"]})";
inline constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view kCsv = "text/csv";

/// 建筑面积（㎡）
std::string export_header(const dictionary::Field& field);
/// Codes and references by their labels, money in 元.
exchange::ExportCell export_cell(const dictionary::Field& field, const base::Value& value,
                                 const ReferenceTitles& titles);

struct Export {
    std::string title;   // of the sheet and the file
    std::string object;  // for the audit log
    std::vector<std::string> headers;
    exchange::ExportPages pages;  // outlives the call: it must hold what it needs
};
/// csv is streamed page by page, xlsx written to a file first. Needs kExport; audited.
base::Result<http::Response> send_export(const Call& call, const std::string& format, Export wanted);

}  // namespace louyu::api
