#include "registry/value_text.hpp"

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/text.hpp"

namespace louyu::registry {
namespace {

constexpr std::size_t kPrintedMax = 60;

std::string print_code(const dictionary::Field& field, const std::string& code) {
    const dictionary::CodeList* list = dictionary::find_code_list(field.code_list);
    const dictionary::Code* found = list == nullptr ? nullptr : list->find(code);
    return found == nullptr ? base::truncate(code, kPrintedMax) : std::string(found->label);
}

std::string print_integer(const dictionary::Field& field, std::int64_t value) {
    const auto narrow = static_cast<std::int32_t>(value);
    switch (field.type) {
        case dictionary::FieldType::kMoney:
            return base::format_grouped(value, base::kMoneyScale) + " 元";
        case dictionary::FieldType::kArea:
            return print_area(value);
        case dictionary::FieldType::kDay:
            return base::to_string(base::Day{narrow});
        case dictionary::FieldType::kMonth:
            return base::to_string(base::Month{narrow});
        case dictionary::FieldType::kFlag:
            return value == 1 ? "是" : "否";
        case dictionary::FieldType::kCoordinate:
            return base::format_decimal(value, base::kCoordinateScale) + "°";
        case dictionary::FieldType::kReference:
            return fmt::format("编号 {}", value);
        case dictionary::FieldType::kInteger:
        case dictionary::FieldType::kText:
        case dictionary::FieldType::kCode:
            break;
    }
    return fmt::format("{}{}{}", value, field.unit.empty() ? "" : " ", field.unit);
}

}  // namespace

std::string print(const dictionary::Field& field, const base::Value& value) {
    if (const auto* text = base::as_text(value)) {
        return field.type == dictionary::FieldType::kCode ? print_code(field, *text)
                                                          : base::truncate(*text, kPrintedMax);
    }
    if (const auto* integer = base::as_integer(value)) {
        return print_integer(field, *integer);
    }
    return "空";
}

std::string print_area(std::int64_t area) {
    return base::format_grouped(area, base::kAreaScale) + " ㎡";
}

base::Json to_json(const base::Value& value) {
    if (const auto* text = base::as_text(value)) {
        return *text;
    }
    if (const auto* integer = base::as_integer(value)) {
        return *integer;
    }
    return nullptr;
}

base::Value from_json(const base::Json& json) {
    if (json.is_string()) {
        return json.as_string();
    }
    if (json.is_integer()) {
        return json.as_integer();
    }
    return {};
}

}  // namespace louyu::registry
