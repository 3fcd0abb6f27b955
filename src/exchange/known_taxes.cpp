#include "exchange/known_taxes.hpp"

#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

// Columns of list_tax_of_source_*.sql.
constexpr std::size_t kBatch = 0;
constexpr std::size_t kRow = 1;
constexpr std::size_t kEnterprise = 2;
constexpr std::size_t kCode = 3;
constexpr std::size_t kName = 4;
constexpr std::size_t kAttribution = 5;
constexpr std::size_t kAmounts = 6;

base::Month month_of(const base::Value& value) {
    return base::Month{static_cast<std::int32_t>(*base::as_integer(value))};
}

}  // namespace

KnownTaxes::KnownTaxes(store::Database& database, const StoredBatch& stored, Taxpayers& payers)
    : database_(database),
      payers_(payers),
      district_code_(stored.batch.district_code),
      source_id_(stored.source_id) {
    const store::Lease session = database.reader();
    post_sequence_ = source_sequence(*session, source_id_);
}

void KnownTaxes::load(store::Session& session, const store::Query& query, const store::Params& params,
                      ByPayer& into) {
    session.stream(query, params, [&](const store::Row& row) {
        const Taxpayer& payer = payers_.known(row.integer(kEnterprise), row.view(kCode), row.view(kName),
                                              row.view(kAttribution) == "unmatched");
        const auto [place, is_new] = into.try_emplace(payer.slot);
        KnownTax& known = place->second;
        const TaxAmounts amounts = amounts_at(row, kAmounts);
        if (is_new) {
            known.amounts = amounts;
            known.batch_id = row.integer(kBatch);
            known.row_number = row.integer(kRow);
        } else {
            if (!known.amounts.add(amounts)) {
                throw base::Failure("the tax ledger holds amounts whose sum does not fit");
            }
            known.more.emplace_back(row.integer(kBatch), row.integer(kRow));
        }
        return true;
    });
}

KnownTaxes::ByPayer& KnownTaxes::month(base::Month month) {
    if (last_ != nullptr && last_month_ == month.yyyymm) {
        return *last_;
    }
    const auto [place, is_new] = months_.try_emplace(month.yyyymm);
    if (is_new) {
        const store::Lease session = database_.reader();
        load(*session, sql::kListTaxOfSourceMonth,
             {{"source_id", source_id_}, {"month", std::int64_t{month.yyyymm}}}, place->second);
    }
    last_month_ = month.yyyymm;
    last_ = &place->second;
    return *last_;
}

KnownTax* KnownTaxes::find(const Taxpayer& payer, base::Month wanted) {
    ByPayer& known = month(wanted);
    if (known.empty()) {
        return nullptr;
    }
    const auto found = known.find(payer.slot);
    return found == known.end() ? nullptr : &found->second;
}

KnownTaxes::ByPayer& KnownTaxes::earlier(base::Month month) {
    const auto [place, is_new] = earlier_.try_emplace(month.yyyymm);
    if (is_new) {
        const store::Lease session = database_.reader();
        load(*session, sql::kListTaxOfSourceBefore,
             {{"source_id", source_id_},
              {"first", std::int64_t{month.year()} * 100 + 1},
              {"month", std::int64_t{month.yyyymm}}},
             place->second);
    }
    return place->second;
}

bool KnownTaxes::subtract_earlier(const Taxpayer& payer, base::Month month, std::uint32_t mapped,
                                  TaxAmounts& amounts) {
    ByPayer& sums = earlier(month);
    const auto found = sums.find(payer.slot);
    if (found == sums.end()) {
        return true;
    }
    found->second.is_told = true;
    return amounts.subtract(found->second.amounts, mapped);
}

const std::unordered_map<std::uint32_t, std::int64_t>& KnownTaxes::elsewhere(base::Month month) {
    const auto [place, is_new] = elsewhere_.try_emplace(month.yyyymm);
    if (is_new) {
        const store::Lease session = database_.reader();
        session->stream(sql::kListTaxElsewhere,
                        {{"district_code", district_code_},
                         {"source_id", source_id_},
                         {"month", std::int64_t{month.yyyymm}}},
                        [&, &fen = place->second](const store::Row& row) {
                            const Taxpayer& payer = payers_.known(row.integer(0), row.view(1), row.view(2),
                                                                  row.view(3) == "unmatched");
                            fen.emplace(payer.slot, row.integer(4));
                            return true;
                        });
    }
    return place->second;
}

bool KnownTaxes::is_told_elsewhere(const Taxpayer& payer, base::Month month, std::int64_t full_fen) {
    const std::unordered_map<std::uint32_t, std::int64_t>& others = elsewhere(month);
    if (full_fen == 0 || others.empty()) {
        return false;
    }
    const auto found = others.find(payer.slot);
    return found != others.end() && found->second == full_fen;
}

Unmentioned KnownTaxes::unmentioned(bool is_cumulative) const {
    Unmentioned sum;
    for (const auto& [month, payers] : is_cumulative ? earlier_ : months_) {
        for (const auto& [slot, known] : payers) {
            if (!known.is_told && !known.amounts.is_zero()) {
                ++sum.payers;
                sum.fen += known.amounts.full();
            }
        }
    }
    return sum;
}

std::vector<base::Month> KnownTaxes::missing_before(base::Month month) const {
    const base::Month january{month.year() * 100 + 1};
    std::vector<base::Month> missing;
    for (base::Month m = january; m < month; m = m.plus(1)) {
        missing.push_back(m);
    }
    const store::Lease session = database_.reader();
    for (const store::Values& row : session->select(sql::kListPeriodsOfSource, {{"source_id", source_id_}})) {
        const base::Period period{month_of(row[0]), month_of(row[1])};
        std::erase_if(missing, [&](base::Month m) { return period.contains(m); });
    }
    return missing;
}

base::Result<void> KnownTaxes::check_order(const std::set<base::Month>& months) const {
    const store::Lease session = database_.reader();
    for (const base::Month month : months) {
        const store::Rows later =
            session->select(sql::kFindCumulativeAfter, {{"source_id", source_id_},
                                                        {"month", std::int64_t{month.yyyymm}},
                                                        {"year_end", std::int64_t{month.year()} * 100 + 12}});
        if (!later.empty()) {
            return base::Error{
                base::ErrorKind::kConflict, "exchange.out_of_order",
                fmt::format("{}的累计数据已入库，本文件又改变了{}的金额，请先撤销后面月份的批次，再按月份先后"
                            "导入。",
                            base::to_string(month_of(later[0][0])), base::to_string(month))};
        }
    }
    return {};
}

std::int64_t source_sequence(store::Session& session, std::int64_t source_id) {
    return *base::as_integer(session.select(sql::kFindSourceSequence, {{"source_id", source_id}})[0][0]);
}

}  // namespace louyu::exchange
