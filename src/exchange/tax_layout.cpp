#include "exchange/tax_layout.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/text.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kTargetsMax = 4096;

/// Charges that tax offices collect and that are no tax, by words of their names.
constexpr std::string_view kChargeWords[] = {"费",   "基金",     "附加",   "罚",   "滞纳金",
                                             "利息", "专项收入", "保障金", "保险", "其他收入"};

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

/// A problem of a column; the table file adds sheet, row and the beginning of the sentence.
CellProblem fault_of_column(const KindColumn& column, std::string_view code, std::string predicate,
                            bool is_warning) {
    CellProblem problem;
    problem.label = column.label;
    problem.code = code;
    problem.message = std::move(predicate);
    problem.is_warning = is_warning;
    return problem;
}

}  // namespace

TaxLayout::TaxLayout(const Kind& kind, const Detection& detection)
    : kind_(kind),
      detection_(detection),
      month_(kind.index_of("month")),
      period_first_(kind.index_of("period_first")),
      period_last_(kind.index_of("period_last")),
      full_(kind.index_of("tax_full")),
      other_(kind.index_of("tax_other")),
      tax_kind_(kind.index_of("tax_kind")),
      amount_(kind.index_of("tax_amount")) {
    for (int column = kind.index_of("vat"); column <= other_; ++column) {
        kinds_.push_back(column);
    }
    int printed_kinds = 0;
    int shift = 0;
    for (const MappedColumn& mapped : detection.columns) {
        is_declaration_ = is_declaration_ || mapped.column == "tax_kind";
        has_other_column_ = has_other_column_ || mapped.column == "tax_other";
        const int column = mapped.column.empty() ? -1 : kind.index_of(mapped.column);
        if (std::find(kinds_.begin(), kinds_.end(), column) != kinds_.end()) {
            ++printed_kinds;
            shift = std::max(shift, mapped.shift);
        }
    }
    // Two decimals of 万元 are 100 元: each figure, and the total, may be off by half of that.
    tolerance_ = shift == 0 ? 0 : (printed_kinds + 1) * power_of_ten(std::min(shift, 12)) / 2;
}

std::int64_t* TaxLayout::amount_at(ParsedRow& row, int column) const {
    return std::get_if<std::int64_t>(&row.values[static_cast<std::size_t>(column)]);
}

void TaxLayout::complete_month(ParsedRow& row, std::vector<CellProblem>& faults) const {
    const std::int64_t* first = amount_at(row, period_first_);
    const std::int64_t* last = amount_at(row, period_last_);
    if (first != nullptr && last != nullptr && *last < *first) {
        faults.push_back(fault_of_column(kind_.columns[static_cast<std::size_t>(period_last_)],
                                         "exchange.period_reversed", "早于所属期起，请核对", false));
        return;
    }
    base::Value& month = row.values[static_cast<std::size_t>(month_)];
    if (!base::is_absent(month)) {
        return;
    }
    // A quarter is declared in its last month.
    if (last != nullptr) {
        month = *last;
    } else if (first != nullptr) {
        month = *first;
    } else if (detection_.period) {
        month = std::int64_t{detection_.period->last.yyyymm};
    }
}

/// The column of a kind of tax as declarations name it; the longest name that occurs decides, since
/// 土地增值税 holds 增值税. A tax without a column is tax_other.
TaxLayout::Target TaxLayout::target_of(std::string_view tax_kind) {
    if (const auto known = targets_.find(std::string(tax_kind)); known != targets_.end()) {
        return known->second;
    }
    const std::string key = base::comparison_key(tax_kind);
    Target target{other_};
    std::size_t longest = 0;
    for (const int column : kinds_) {
        const KindColumn& known = kind_.columns[static_cast<std::size_t>(column)];
        std::vector<std::string_view> names = {known.label};
        names.insert(names.end(), known.field->synonyms.begin(), known.field->synonyms.end());
        names.insert(names.end(), known.synonyms.begin(), known.synonyms.end());
        for (const std::string_view name : names) {
            const std::string wanted = base::comparison_key(name);
            if (wanted.size() > longest && key.find(wanted) != std::string::npos) {
                longest = wanted.size();
                target.column = column;
            }
        }
    }
    const bool is_charge =
        std::any_of(std::begin(kChargeWords), std::end(kChargeWords),
                    [&](std::string_view word) { return key.find(word) != std::string::npos; });
    if (is_charge && key.find("税") == std::string::npos) {
        target.column = -1;
    }
    if (targets_.size() < kTargetsMax) {
        targets_.emplace(tax_kind, target);
    }
    return target;
}

bool TaxLayout::spread_declaration(ParsedRow& row) {
    const std::string* tax_kind = base::as_text(row.values[static_cast<std::size_t>(tax_kind_)]);
    const std::int64_t* amount = amount_at(row, amount_);
    if (amount == nullptr) {
        return true;  // said by the required tax_full
    }
    const Target target = tax_kind == nullptr ? Target{other_} : target_of(*tax_kind);
    if (target.column < 0) {
        left_out_ += *amount;
        return false;
    }
    row.values[static_cast<std::size_t>(target.column)] = *amount;
    row.values[static_cast<std::size_t>(full_)] = *amount;
    return true;
}

/// The kinds add to the total: a missing total is their sum, what the file does not break down is tax_other.
void TaxLayout::balance_kinds(ParsedRow& row, std::vector<CellProblem>& faults) const {
    std::int64_t sum = 0;
    bool has_kind = false;
    for (const int column : kinds_) {
        if (const std::int64_t* amount = amount_at(row, column)) {
            has_kind = true;
            if (__builtin_add_overflow(sum, *amount, &sum)) {
                faults.push_back(fault_of_column(kind_.columns[static_cast<std::size_t>(full_)],
                                                 "exchange.out_of_range", "各税种相加过大，请核对单位",
                                                 false));
                return;
            }
        }
    }
    if (!has_kind) {
        return;
    }
    std::int64_t* full = amount_at(row, full_);
    if (full == nullptr) {
        row.values[static_cast<std::size_t>(full_)] = sum;
        return;
    }
    std::int64_t rest = 0;
    const bool overflows = __builtin_sub_overflow(*full, sum, &rest);
    if (!overflows && rest == 0) {
        return;
    }
    if (!has_other_column_ && !overflows && (rest > 0) == (*full > 0)) {
        row.values[static_cast<std::size_t>(other_)] = rest;
        return;
    }
    if (overflows || (rest < 0 ? -rest : rest) > tolerance_) {
        faults.push_back(fault_of_column(kind_.columns[static_cast<std::size_t>(full_)],
                                         "exchange.parts_differ",
                                         fmt::format("为 {} 元，各税种相加为 {} 元，请核对",
                                                     base::format_decimal(*full, base::kMoneyScale),
                                                     base::format_decimal(sum, base::kMoneyScale)),
                                         true));
    }
}

bool TaxLayout::complete(ParsedRow& row, std::vector<CellProblem>& faults) {
    complete_month(row, faults);
    if (is_declaration_) {
        return spread_declaration(row);
    }
    balance_kinds(row, faults);
    return true;
}

}  // namespace louyu::exchange
