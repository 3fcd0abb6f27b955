#include <algorithm>

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "dictionary/national_regions.hpp"
#include "exchange/table.hpp"
#include "exchange/workbook_writer.hpp"

namespace louyu::exchange {

namespace {

using dictionary::Field;
using dictionary::FieldType;

constexpr std::string_view kChoicesSheet = "选项";
constexpr std::string_view kMarkSheet = "louyu";
constexpr std::string_view kTemplateVersion = "1";
constexpr std::string_view kYesNo[] = {"是", "否"};

/// Columns of the other layout of the same data have no place in a template.
bool is_in_template(const Kind& kind, const KindColumn& column) {
    constexpr std::string_view kDeclaration[] = {"period_first", "period_last", "tax_kind", "tax_amount"};
    return kind.name != "tax" ||
           std::find(std::begin(kDeclaration), std::end(kDeclaration), column.name) == std::end(kDeclaration);
}

std::string template_header(const KindColumn& column) {
    const bool shows_unit = column.field->type == FieldType::kMoney || column.field->type == FieldType::kArea;
    return fmt::format("{}{}{}", column.required ? "*" : "", column.label,
                       shows_unit ? fmt::format("（{}）", column.field->unit) : "");
}

std::string range_sentence(const Field& field, int scale) {
    std::string sentence;
    if (field.least) {
        sentence += fmt::format("，不小于 {}", base::format_decimal(*field.least, scale));
    }
    if (field.most) {
        sentence += fmt::format("，不大于 {}", base::format_decimal(*field.most, scale));
    }
    return sentence;
}

std::string how_to_fill(const Field& field) {
    switch (field.type) {
        case FieldType::kText:
            return fmt::format("文字，不超过 {} 个字", field.length_max);
        case FieldType::kReference:
            return "填写名称或代码，与已登记的一致";
        case FieldType::kInteger:
            return fmt::format("整数{}{}", field.unit.empty() ? "" : fmt::format("（{}）", field.unit),
                               range_sentence(field, 0));
        case FieldType::kMoney:
            return fmt::format("金额，单位元，至多两位小数{}；改用万元时请把表头单位改为（万元）",
                               range_sentence(field, base::kMoneyScale));
        case FieldType::kArea:
            return fmt::format("面积，单位㎡，至多两位小数{}", range_sentence(field, base::kAreaScale));
        case FieldType::kDay:
            return "日期，如 2020-06-30";
        case FieldType::kMonth:
            return "月份，如 2020-06";
        case FieldType::kFlag:
            return "是或否";
        case FieldType::kCode:
            return "从下拉列表中选择";
        case FieldType::kCoordinate:
            return "十进制度，如 123.4291";
    }
    throw base::Bug("field type");
}

std::vector<std::string> choices_of(const Field& field) {
    std::vector<std::string> choices;
    if (field.type == FieldType::kFlag) {
        choices.assign(std::begin(kYesNo), std::end(kYesNo));
    } else if (field.type == FieldType::kCode) {
        for (const dictionary::Code& code : dictionary::code_list(field.code_list).codes) {
            if (std::find(choices.begin(), choices.end(), code.label) == choices.end()) {
                choices.emplace_back(code.label);
            }
        }
    }
    return choices;
}

CellStyle column_style(const Field& field) {
    switch (field.type) {
        case FieldType::kDay:
            return CellStyle::kDay;
        case FieldType::kText:
        case FieldType::kReference:
        case FieldType::kMonth:
            return CellStyle::kText;
        default:
            return CellStyle::kPlain;
    }
}

void write_form(WorkbookWriter& writer, const std::vector<const KindColumn*>& columns) {
    int list_column = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = static_cast<int>(i);
        const std::string header = template_header(*columns[i]);
        writer.width(column, std::max(12, static_cast<int>(base::length(header)) * 2 + 4),
                     column_style(*columns[i]->field));
        writer.write(0, column, header,
                     columns[i]->required ? CellStyle::kRequiredHeader : CellStyle::kHeader);
        const auto choices = choices_of(*columns[i]->field);
        if (!choices.empty()) {
            writer.drop_down(column, std::string(kChoicesSheet), list_column++,
                             static_cast<int>(choices.size()));
        }
    }
    writer.freeze(1);
}

void write_explanation(WorkbookWriter& writer, const std::vector<const KindColumn*>& columns) {
    constexpr std::string_view kHeads[] = {"列", "必填", "怎样填", "可填内容", "也认得的表头"};
    constexpr int kWidths[] = {24, 8, 60, 60, 60};
    for (int i = 0; i < 5; ++i) {
        writer.width(i, kWidths[i]);
        writer.write(0, i, kHeads[i], CellStyle::kHeader);
    }
    int row = 1;
    for (const KindColumn* column : columns) {
        std::vector<std::string> headers;
        for (const auto* synonyms : {&column->synonyms, &column->field->synonyms}) {
            headers.insert(headers.end(), synonyms->begin(), synonyms->end());
        }
        writer.write(row, 0, template_header(*column));
        writer.write(row, 1, column->required ? "是" : "");
        writer.write(row, 2, how_to_fill(*column->field));
        writer.write(row, 3, base::join(choices_of(*column->field), "、"));
        writer.write(row++, 4, base::join(headers, "、"));
    }
}

void write_choices(WorkbookWriter& writer, const std::vector<const KindColumn*>& columns) {
    int list_column = 0;
    for (const KindColumn* column : columns) {
        const auto choices = choices_of(*column->field);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            writer.write(static_cast<int>(i), list_column, choices[i]);
        }
        list_column += choices.empty() ? 0 : 1;
    }
    writer.hide_sheet();
}

/// Cells below the header, in the order of the kind's columns.
using TemplateRows = std::vector<std::vector<std::string>>;

base::Result<void> write_workbook(const Kind& kind, const TemplateRows& rows, const std::string& out_path) {
    std::vector<const KindColumn*> columns;
    for (const KindColumn& column : kind.columns) {
        if (is_in_template(kind, column)) {
            columns.push_back(&column);
        }
    }
    WorkbookWriter writer(out_path, false);
    writer.begin_sheet(kind.label);
    write_form(writer, columns);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            writer.write(static_cast<int>(row) + 1, static_cast<int>(column), rows[row][column],
                         CellStyle::kText);
        }
    }
    writer.begin_sheet("填写说明");
    write_explanation(writer, columns);
    writer.begin_sheet(kChoicesSheet);
    write_choices(writer, columns);
    writer.begin_sheet(kMarkSheet);
    writer.write(0, 0, "kind");
    writer.write(0, 1, kind.name);
    writer.write(1, 0, "version");
    writer.write(1, 1, kTemplateVersion);
    writer.hide_sheet();
    return writer.close();
}

std::vector<std::string> region_row(const dictionary::NationalRegion& region) {
    const dictionary::NationalRegion* parent = dictionary::find_national_region(region.parent());
    return {region.padded(), std::string(region.name),
            std::string(dictionary::code_list("region_level").find(region.level())->label),
            parent == nullptr ? "" : parent->padded()};
}

}  // namespace

base::Result<void> write_template(const Kind& kind, const std::string& out_path) {
    return write_workbook(kind, {}, out_path);
}

base::Result<void> write_region_template(std::string_view region_code, const std::string& out_path) {
    const dictionary::NationalRegion* top = dictionary::find_national_region(base::trim(region_code));
    if (top == nullptr) {
        return base::Error{
            base::ErrorKind::kInvalid, "exchange.unknown_region",
            fmt::format("全国统计用区划代码中没有“{}”，请填写省、市、区县或街道的代码，如 210102。",
                        base::truncate(region_code, 40))};
    }
    TemplateRows rows;
    for (auto above = dictionary::find_national_region(top->parent()); above != nullptr;
         above = dictionary::find_national_region(above->parent())) {
        rows.insert(rows.begin(), region_row(*above));
    }
    for (const dictionary::NationalRegion& region : dictionary::national_branch(*top)) {
        rows.push_back(region_row(region));
    }
    return write_workbook(*find_kind("regions"), rows, out_path);
}

}  // namespace louyu::exchange
