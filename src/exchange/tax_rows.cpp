#include "exchange/tax_rows.hpp"

#include <algorithm>

namespace louyu::exchange {

namespace {

std::size_t index_of(const Kind& kind, std::string_view column) {
    const int index = kind.index_of(column);
    CHECK(index >= 0);
    return static_cast<std::size_t>(index);
}

std::string_view text_at(const ParsedRow& row, std::size_t index) {
    const std::string* text = base::as_text(row.values[index]);
    return text == nullptr ? std::string_view{} : std::string_view(*text);
}

}  // namespace

std::optional<std::int64_t> TaxAmounts::value(std::size_t column) const {
    return has(column) ? std::optional(fen_[column]) : std::nullopt;
}

void TaxAmounts::set(std::size_t column, std::int64_t fen) {
    fen_[column] = fen;
    told_ |= 1U << column;
}

bool TaxAmounts::is_zero() const {
    return std::all_of(fen_.begin(), fen_.end(), [](std::int64_t fen) { return fen == 0; });
}

std::uint64_t TaxAmounts::hash() const {
    std::uint64_t hash = 1469598103934665603ULL ^ told_;  // FNV-1a, a word at a time
    for (const std::int64_t fen : fen_) {
        hash = (hash ^ static_cast<std::uint64_t>(fen)) * 1099511628211ULL;
    }
    return hash;
}

bool TaxAmounts::add(const TaxAmounts& other) {
    told_ |= other.told_;
    bool fits = true;
    for (std::size_t i = 0; i < fen_.size(); ++i) {
        fits = !__builtin_add_overflow(fen_[i], other.fen_[i], &fen_[i]) && fits;
    }
    return fits;
}

bool TaxAmounts::subtract(const TaxAmounts& earlier, std::uint32_t mapped) {
    bool fits = true;
    for (std::size_t i = 0; i < fen_.size(); ++i) {
        const std::uint32_t bit = 1U << i;
        if (earlier.has(i) && ((told_ | mapped) & bit) != 0) {
            fits = !__builtin_sub_overflow(fen_[i], earlier.fen_[i], &fen_[i]) && fits;
            told_ |= bit;
        }
    }
    return fits;
}

TaxAmounts amounts_at(const store::Row& row, std::size_t first) {
    TaxAmounts amounts;
    for (std::size_t i = 0; i < kTaxAmounts.size(); ++i) {
        if (!row.is_null(first + i)) {
            amounts.set(i, row.integer(first + i));
        }
    }
    return amounts;
}

void TaxBlock::clear() {
    rows.clear();
    shares.clear();
    superseded.clear();
}

TaxColumns::TaxColumns(const Kind& kind, const Detection& detection)
    : code_(index_of(kind, "credit_code")),
      name_(index_of(kind, "name")),
      month_(index_of(kind, "month")),
      period_last_(index_of(kind, "period_last")),
      tax_kind_(index_of(kind, "tax_kind")) {
    for (std::size_t i = 0; i < kTaxAmounts.size(); ++i) {
        amounts_[i] = index_of(kind, kTaxAmounts[i]);
    }
    mapped_ = 1;  // the full amount is always there
    for (const MappedColumn& column : detection.columns) {
        is_declaration_ = is_declaration_ || column.column == "tax_kind";
        const auto found = std::find(kTaxAmounts.begin(), kTaxAmounts.end(), column.column);
        if (found != kTaxAmounts.end()) {
            mapped_ |= 1U << (found - kTaxAmounts.begin());
        }
    }
    constexpr std::uint32_t kCalibreBits = (1U << kCalibres) - 1;
    if ((mapped_ & ~kCalibreBits) != 0) {
        mapped_ |= 1U << (kTaxAmounts.size() - 1);  // where kinds are told, the rest is known too
    }
}

std::string_view TaxColumns::code(const ParsedRow& row) const {
    return text_at(row, code_);
}

std::string_view TaxColumns::name(const ParsedRow& row) const {
    return text_at(row, name_);
}

std::string_view TaxColumns::tax_kind(const ParsedRow& row) const {
    return text_at(row, tax_kind_);
}

base::Month TaxColumns::month(const ParsedRow& row, const std::optional<base::Period>& period) const {
    for (const std::size_t index : {month_, period_last_}) {
        if (const std::int64_t* month = base::as_integer(row.values[index])) {
            return base::Month{static_cast<std::int32_t>(*month)};
        }
    }
    return period ? period->last : base::Month{};
}

TaxAmounts TaxColumns::amounts(const ParsedRow& row) const {
    TaxAmounts amounts;
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
        if (const std::int64_t* fen = base::as_integer(row.values[amounts_[i]])) {
            amounts.set(i, *fen);
        }
    }
    return amounts;
}

}  // namespace louyu::exchange
