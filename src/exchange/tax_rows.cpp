#include "exchange/tax_rows.hpp"

#include <algorithm>

#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

/// A taxpayer as the ledger's rows name him: by number, by name where there is none.
std::string taxpayer_key(const std::string& credit_code, const std::string& name) {
    return credit_code.empty() ? "=" + name : credit_code;
}

TaxAmounts amounts_at(const store::Row& row, std::size_t first) {
    TaxAmounts amounts;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (!row.is_null(first + i)) {
            amounts[i] = row.integer(first + i);
        }
    }
    return amounts;
}

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

bool TaxRow::is_zero() const {
    return std::all_of(amounts.begin(), amounts.end(),
                       [](const auto& amount) { return amount.value_or(0) == 0; });
}

std::uint64_t TaxRow::amounts_hash() const {
    std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a over the amounts; absent and zero differ
    for (const std::optional<std::int64_t>& amount : amounts) {
        hash = (hash ^ (amount ? static_cast<std::uint64_t>(*amount) + 1 : 0)) * 1099511628211ULL;
    }
    return hash;
}

TaxColumns::TaxColumns(const Kind& kind)
    : code_(index_of(kind, "credit_code")),
      name_(index_of(kind, "name")),
      month_(index_of(kind, "month")),
      period_last_(index_of(kind, "period_last")) {
    for (std::size_t i = 0; i < kTaxAmounts.size(); ++i) {
        amounts_[i] = index_of(kind, kTaxAmounts[i]);
    }
}

std::string_view TaxColumns::code(const ParsedRow& row) const {
    return text_at(row, code_);
}

std::string_view TaxColumns::name(const ParsedRow& row) const {
    return text_at(row, name_);
}

TaxRow TaxColumns::read(const ParsedRow& row, const std::optional<base::Period>& period) const {
    TaxRow record;
    for (const std::size_t index : {month_, period_last_}) {
        const std::int64_t* month = base::as_integer(row.values[index]);
        if (month != nullptr && record.month.yyyymm == 0) {
            record.month = base::Month{static_cast<std::int32_t>(*month)};
        }
    }
    if (record.month.yyyymm == 0 && period) {
        record.month = period->last;
    }
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
        if (const std::int64_t* fen = base::as_integer(row.values[amounts_[i]])) {
            record.amounts[i] = *fen;
        }
    }
    return record;
}

KnownTaxes::KnownTaxes(store::Database& database, const StoredBatch& stored)
    : database_(database), source_id_(stored.source_id), batch_id_(stored.batch.id) {
    const store::Lease session = database.reader();
    post_sequence_ =
        *base::as_integer(session->select(sql::kFindSourceSequence, {{"source_id", source_id_}})[0][0]);
    registry_sequence_ = louyu::exchange::registry_sequence(*session);
}

base::Result<void> KnownTaxes::check_order(const Batch& batch) {
    if (!batch.is_cumulative || !batch.period) {
        return {};
    }
    const base::Month last = batch.period->last;
    const store::Lease session = database_.reader();
    const store::Rows later =
        session->select(sql::kFindCumulativeAfter, {{"source_id", source_id_},
                                                    {"month", std::int64_t{last.yyyymm}},
                                                    {"year_end", std::int64_t{last.year()} * 100 + 12}});
    if (later.empty()) {
        return {};
    }
    return base::Error{
        base::ErrorKind::kConflict, "exchange.out_of_order",
        fmt::format("{}的累计数据已入库，请先撤销后面月份的批次，再按月份先后导入。",
                    base::to_string(base::Month{static_cast<std::int32_t>(*base::as_integer(later[0][0]))}))};
}

const KnownTaxes::ByTaxpayer& KnownTaxes::month(base::Month month) {
    const auto found = months_.find(month.yyyymm);
    if (found != months_.end()) {
        return found->second;
    }
    ByTaxpayer& known = months_[month.yyyymm];
    const store::Lease session = database_.reader();
    session->stream(sql::kListTaxOfSourceMonth,
                    {{"source_id", source_id_}, {"month", std::int64_t{month.yyyymm}}},
                    [&known](const store::Row& row) {
                        known.emplace(taxpayer_key(row.text(2), row.text(3)),
                                      KnownTax{row.integer(0), row.integer(1), amounts_at(row, 4)});
                        return true;
                    });
    return known;
}

const KnownTax* KnownTaxes::find(const std::string& credit_code, const std::string& name,
                                 base::Month wanted) {
    const ByTaxpayer& known = month(wanted);
    if (known.empty()) {
        return nullptr;
    }
    const auto found = known.find(taxpayer_key(credit_code, name));
    return found == known.end() ? nullptr : &found->second;
}

const std::unordered_map<std::string, TaxAmounts>& KnownTaxes::earlier(base::Month month) {
    const auto found = earlier_.find(month.yyyymm);
    if (found != earlier_.end()) {
        return found->second;
    }
    std::unordered_map<std::string, TaxAmounts>& sums = earlier_[month.yyyymm];
    const store::Lease session = database_.reader();
    session->stream(sql::kListTaxOfSourceBefore,
                    {{"source_id", source_id_},
                     {"first", std::int64_t{month.year()} * 100 + 1},
                     {"month", std::int64_t{month.yyyymm}}},
                    [&sums](const store::Row& row) {
                        TaxAmounts& sum = sums[taxpayer_key(row.text(0), row.text(1))];
                        const TaxAmounts amounts = amounts_at(row, 2);
                        for (std::size_t i = 0; i < sum.size(); ++i) {
                            if (amounts[i]) {
                                sum[i] = sum[i].value_or(0) + *amounts[i];
                            }
                        }
                        return true;
                    });
    return sums;
}

void KnownTaxes::subtract_earlier(const std::string& credit_code, const std::string& name, TaxRow& record) {
    const std::unordered_map<std::string, TaxAmounts>& sums = earlier(record.month);
    const auto found = sums.find(taxpayer_key(credit_code, name));
    if (found == sums.end()) {
        return;
    }
    for (std::size_t i = 0; i < record.amounts.size(); ++i) {
        if (record.amounts[i] && found->second[i]) {
            record.amounts[i] = *record.amounts[i] - *found->second[i];
        }
    }
}

std::int64_t registry_sequence(store::Session& session) {
    return *base::as_integer(session.select(sql::kFindRegistrySequence)[0][0]);
}

}  // namespace louyu::exchange
