#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"
#include "exchange/batches.hpp"
#include "exchange/tax_rows.hpp"
#include "exchange/taxpayers.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// What the ledger holds of one payer and month from the source of a file.
struct KnownTax {
    TaxAmounts amounts;
    std::int64_t batch_id = 0;
    std::int64_t row_number = 0;
    /// Further rows of the same payer, posted before it was known that he is one; `amounts` holds their sum.
    std::vector<std::pair<std::int64_t, std::int64_t>> more;
    bool is_told = false;  // the file has a row about it
};

/// Of amounts in the ledger that the file at hand does not mention.
struct Unmentioned {
    std::int64_t payers = 0;
    std::int64_t fen = 0;
};

/// The ledger as a file is compared with it, loaded month by month as the file asks.
class KnownTaxes {
  public:
    KnownTaxes(store::Database& database, const StoredBatch& stored, Taxpayers& payers);

    /// nullptr when nothing is posted from this source.
    KnownTax* find(const Taxpayer& payer, base::Month month);
    /// January to month X becomes month X: what was posted for the earlier months of that year is taken away,
    /// calibre by calibre and kind by kind. The result is negative after a refund. False when it does not
    /// fit.
    bool subtract_earlier(const Taxpayer& payer, base::Month month, std::uint32_t mapped,
                          TaxAmounts& amounts);
    /// Whether another source has told exactly this amount of this payer and month: perhaps one payment twice
    /// (R029).
    bool is_told_elsewhere(const Taxpayer& payer, base::Month month, std::int64_t full_fen);
    /// Payers of the months asked for, or, in a cumulative file, of the year so far.
    Unmentioned unmentioned(bool is_cumulative) const;

    /// Months of the year before `month` of which nothing is posted from this source.
    std::vector<base::Month> missing_before(base::Month month) const;
    /// Refuses rows of a month when cumulative amounts of a later one are posted: those were counted from
    /// what then stood before them (exchange.out_of_order).
    base::Result<void> check_order(const std::set<base::Month>& months) const;

    std::int64_t post_sequence() const { return post_sequence_; }

  private:
    using ByPayer = std::unordered_map<std::uint32_t, KnownTax>;
    ByPayer& month(base::Month month);
    ByPayer& earlier(base::Month month);
    void load(store::Session& session, const store::Query& query, const store::Params& params, ByPayer& into);
    const std::unordered_map<std::uint32_t, std::int64_t>& elsewhere(base::Month month);

    store::Database& database_;
    Taxpayers& payers_;
    std::string district_code_;
    std::int64_t source_id_;
    std::int64_t post_sequence_ = 0;
    std::unordered_map<std::int32_t, ByPayer> months_;
    std::unordered_map<std::int32_t, ByPayer> earlier_;
    std::unordered_map<std::int32_t, std::unordered_map<std::uint32_t, std::int64_t>> elsewhere_;
    std::int32_t last_month_ = 0;  // rows of a file stay in one month for long
    ByPayer* last_ = nullptr;
};

/// Grows by each posting and each undoing of a source.
std::int64_t source_sequence(store::Session& session, std::int64_t source_id);

}  // namespace louyu::exchange
