#include "exchange/control_totals.hpp"

#include "base/decimal.hpp"

namespace louyu::exchange {

using dictionary::FieldType;

ControlTotals::ControlTotals(const std::vector<CellRule>& rules) {
    for (const CellRule& rule : rules) {
        const FieldType type = rule.column->field->type;
        const bool is_rate = rule.column->name == "rent" || rule.column->name == "asking_rent" ||
                             rule.column->name == "standard_floor_area";
        if ((type == FieldType::kMoney || type == FieldType::kArea) && !is_rate && !rule.column->adds) {
            sums_.push_back({rule.target, rule.column});
        }
    }
}

void ControlTotals::add(const ParsedRow& row) {
    ++rows_;
    for (Sum& sum : sums_) {
        if (const std::int64_t* value = base::as_integer(row.values[sum.target])) {
            for (std::int64_t* part : {&sum.since_subtotal, &sum.since_total, &sum.all}) {
                sum.overflowed = __builtin_add_overflow(*part, *value, part) || sum.overflowed;
            }
        }
    }
}

void ControlTotals::compare(const ParsedRow& printed, bool is_subtotal, std::vector<CellProblem>& problems) {
    // A total above the rows it adds up cannot be held against anything yet.
    const bool has_rows = rows_ > 0;
    for (Sum& sum : sums_) {
        const std::int64_t* value = base::as_integer(printed.values[sum.target]);
        const bool agrees = value == nullptr || *value == sum.since_total ||
                            *value == (is_subtotal ? sum.since_subtotal : sum.all);
        if (has_rows && !agrees && !sum.overflowed) {
            const std::int64_t added = is_subtotal ? sum.since_subtotal : sum.all;
            CellProblem problem;
            problem.row = printed.row;
            problem.column = static_cast<int>(sum.target);
            problem.label = sum.column->label;
            problem.code = "exchange.control_total_differs";
            problem.message =
                fmt::format("的{}为 {}，各行相加为 {}，请核对是否漏行", is_subtotal ? "小计" : "合计",
                            base::format_decimal(*value, 2), base::format_decimal(added, 2));
            problem.is_warning = true;
            problems.push_back(std::move(problem));
        }
        sum.since_subtotal = 0;
        sum.since_total = is_subtotal ? sum.since_total : 0;
    }
}

}  // namespace louyu::exchange
