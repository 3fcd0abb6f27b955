#include "registry/field_checks.hpp"

#include <algorithm>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "registry/value_text.hpp"

namespace louyu::registry {
namespace {

using dictionary::Field;
using dictionary::FieldType;

constexpr int kFutureYearsMax = 5;
constexpr int kLeaseYearsMax = 20;  // the longest lease the Civil Code knows

bool is_text(FieldType type) {
    return type == FieldType::kText || type == FieldType::kCode;
}

base::Day years_ahead(int years) {
    return base::Day{base::today().yyyymmdd + years * 10000};
}

/// NUL and other control characters are never part of a name; a note may have lines.
bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    });
}

void check_text(const Field& field, const std::string& text, Findings& findings) {
    if (!base::is_valid_utf8(text) || has_control(text)) {
        findings.refuse(field.name, "registry.bad_text",
                        fmt::format("“{}”含有无法保存的字符（控制字符或乱码），请重新输入", field.label));
        return;
    }
    const std::size_t characters = base::length(text);
    if (characters > static_cast<std::size_t>(field.length_max)) {
        findings.refuse(
            field.name, "registry.too_long",
            fmt::format("“{}”有 {} 个字，最多 {} 个字，请缩短", field.label, characters, field.length_max));
    }
}

void check_code(const Field& field, const std::string& code, Findings& findings) {
    if (dictionary::code_list(field.code_list).find(code) != nullptr) {
        return;
    }
    std::string known;
    for (const dictionary::Code& one : dictionary::code_list(field.code_list).codes) {
        known += (known.empty() ? "" : "、") + std::string(one.label);
    }
    findings.refuse(field.name, "registry.unknown_code",
                    fmt::format("“{}”没有“{}”这一项，请从以下各项中选择：{}", field.label,
                                base::truncate(code, 40), known));
}

void check_day(const Field& field, base::Day day, Findings& findings) {
    const int years = field.name == "lease_end" ? kLeaseYearsMax : kFutureYearsMax;
    if (!base::is_valid(day)) {
        findings.refuse(
            field.name, "registry.bad_day",
            fmt::format("“{}”（{}）不是有效的日期，请按 2020-12-31 的形式填写", field.label, day.yyyymmdd));
    } else if (day < base::kLongAgo || day > years_ahead(years)) {
        findings.refuse(
            field.name, "registry.out_of_range",
            fmt::format("“{}”为 {}，应在 {} 至 {} 之间，请核对年份", field.label, base::to_string(day),
                        base::to_string(base::kLongAgo), base::to_string(years_ahead(years))));
    }
}

/// Where the dictionary names no bound, a bound far beyond any true figure keeps sums from overflowing.
std::int64_t bound_of(FieldType type) {
    constexpr std::int64_t kAreaMost = 1'000'000'000'000;         // 10 000 km²
    constexpr std::int64_t kMoneyMost = 100'000'000'000'000'000;  // 1 000 万亿元
    return type == FieldType::kArea ? kAreaMost : kMoneyMost;
}

void check_range(const Field& field, std::int64_t value, Findings& findings) {
    const std::int64_t least = field.least.value_or(-bound_of(field.type));
    const std::int64_t most = field.most.value_or(bound_of(field.type));
    if (value < least || value > most) {
        findings.refuse(
            field.name, "registry.out_of_range",
            fmt::format("“{}”为 {}，{} {}，请核对数值和单位", field.label, print(field, value),
                        value < least ? "不能小于" : "不能大于", print(field, value < least ? least : most)));
    }
}

bool fits_int32(std::int64_t value) {
    return value >= 0 && value <= base::kForever.yyyymmdd;
}

void check_integer(const Field& field, std::int64_t value, Findings& findings) {
    switch (field.type) {
        case FieldType::kDay:
            check_day(field, base::Day{fits_int32(value) ? static_cast<std::int32_t>(value) : 0}, findings);
            return;
        case FieldType::kMonth:
            if (!fits_int32(value) || !base::is_valid(base::Month{static_cast<std::int32_t>(value)})) {
                findings.refuse(field.name, "registry.bad_day",
                                fmt::format("“{}”不是有效的月份，请按 2020-12 的形式填写", field.label));
            }
            return;
        case FieldType::kFlag:
            if (value != 0 && value != 1) {
                findings.refuse(field.name, "registry.out_of_range",
                                fmt::format("“{}”只能是“是”或“否”", field.label));
            }
            return;
        case FieldType::kReference:
            return;  // whether there is such a record is a question of its own
        default:
            check_range(field, value, findings);
    }
}

/// The value as it will be stored; whatever is wrong with it goes to `findings`.
base::Value checked(const Field& field, const base::Value& value, Findings& findings) {
    if (base::is_absent(value)) {
        return value;
    }
    if (const auto* text = base::as_text(value); text != nullptr && is_text(field.type)) {
        // Only valid text can be trimmed; broken text is refused below.
        std::string trimmed = base::is_valid_utf8(*text) ? base::trim(*text) : *text;
        if (trimmed.empty()) {
            return {};
        }
        check_text(field, trimmed, findings);
        if (field.type == FieldType::kCode) {
            check_code(field, trimmed, findings);
        }
        return trimmed;
    }
    if (const auto* integer = base::as_integer(value); integer != nullptr && !is_text(field.type)) {
        check_integer(field, *integer, findings);
        return value;
    }
    findings.refuse(
        field.name, "registry.wrong_type",
        fmt::format("“{}”应填写{}，请更正", field.label, is_text(field.type) ? "文字" : "数值或日期"));
    return {};
}

}  // namespace

FieldValues check_fields(const EntityTable& table, const Change& change, const rights::Reader& reader,
                         Findings& findings) {
    FieldValues values;
    for (const auto& [name, value] : change.fields) {
        const auto column = table.column(name);
        if (!column) {
            findings.refuse(name, "registry.unknown_field",
                            fmt::format("{}没有名为“{}”的字段，请检查拼写", table.entity().label,
                                        base::truncate(name, 40)));
            continue;
        }
        const Field& field = table.entity().fields[*column];
        if (!reader.sees(field)) {
            findings.refuse(name, "registry.forbidden_field",
                            fmt::format("您的岗位不能查看或填写“{}”，请去掉这一项", field.label));
            continue;
        }
        const bool repeated = std::any_of(values.begin(), values.end(),
                                          [&](const auto& known) { return known.first == *column; });
        if (repeated) {
            findings.refuse(name, "registry.duplicate_field",
                            fmt::format("“{}”给了两次，请只保留一个", field.label));
            continue;
        }
        values.emplace_back(*column, checked(field, value, findings));
    }
    return values;
}

void check_required(const EntityTable& table, const Version& after, const FieldValues& set, bool is_new,
                    Findings& findings) {
    const auto refuse = [&](std::size_t column) {
        const Field& field = table.entity().fields[column];
        const bool told =
            std::any_of(findings.faults().begin(), findings.faults().end(),
                        [&](const auto& fault) { return fault.pointer == fmt::format("/{}", field.name); });
        if (field.required && base::is_absent(after.values[column]) && !told) {
            findings.refuse(field.name, "registry.required",
                            fmt::format("“{}”必须填写，请补上", field.label));
        }
    };
    if (is_new) {
        for (std::size_t column = 0; column < table.width(); ++column) {
            refuse(column);
        }
        return;
    }
    for (const auto& [column, value] : set) {
        refuse(column);
    }
}

void check_references(const EntityTable& table, const Version& after, const FieldValues& set, World& world,
                      Findings& findings) {
    for (const auto& [column, value] : set) {
        const Field& field = table.entity().fields[column];
        const auto* id = base::as_integer(value);
        if (field.type != FieldType::kReference || id == nullptr) {
            continue;
        }
        const Version* target = world.last(field.reference, *id);
        const std::string_view label = dictionary::entity(field.reference).label;
        if (target == nullptr) {
            findings.refuse(
                field.name, "registry.unknown_reference",
                fmt::format("“{}”指向的{}（编号 {}）不存在，请先建立它或重新选择", field.label, label, *id));
        } else if (target->to < after.from) {
            findings.refuse(field.name, "registry.unknown_reference",
                            fmt::format("“{}”指向的{}（编号 {}）已于 {} 终止，请重新选择或更正日期",
                                        field.label, label, *id, base::to_string(target->to)));
        }
    }
}

void check_days(const Change& change, Findings& findings) {
    const base::Day latest = years_ahead(kFutureYearsMax);
    const auto check = [&](std::string_view field, base::Day day, bool may_be_forever) {
        if (may_be_forever && day == base::kForever) {
            return;
        }
        if (!base::is_valid(day)) {
            findings.refuse(
                field, "registry.bad_day",
                fmt::format("生效日期（{}）不是有效的日期，请按 2020-12-31 的形式填写", day.yyyymmdd));
        } else if (day < base::kLongAgo || day > latest) {
            findings.refuse(field, "registry.out_of_range",
                            fmt::format("日期 {} 应在 {} 至 {} 之间，请核对年份", base::to_string(day),
                                        base::to_string(base::kLongAgo), base::to_string(latest)));
        }
    };
    check("valid_from", change.from, false);
    if (change.starts_on) {
        check("valid_from", *change.starts_on, false);
    }
    if (change.to) {
        check("valid_to", *change.to, true);
    }
    const bool may_end = change.kind == ChangeKind::kCreate || change.kind == ChangeKind::kCorrect;
    if ((change.to && !may_end) || (change.starts_on && change.kind != ChangeKind::kCorrect)) {
        findings.refuse("valid_to", "registry.unexpected_day",
                        "只有新建和更正可以指定有效期，变更和终止请只填生效日期");
    }
}

}  // namespace louyu::registry
