#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/calendar.hpp"
#include "exchange/batches.hpp"
#include "exchange/table.hpp"
#include "store/database.hpp"

// Tax amounts of one taxpayer and month: as a file tells them, and as the ledger already knows them.
namespace louyu::exchange {

/// The amount columns of tax_record in the order of the table; the first three are the calibres (R031).
inline constexpr std::array<std::string_view, 15> kTaxAmounts = {"tax_full",
                                                                 "tax_local",
                                                                 "tax_district",
                                                                 "vat",
                                                                 "consumption_tax",
                                                                 "corporate_income_tax",
                                                                 "personal_income_tax",
                                                                 "city_maintenance_tax",
                                                                 "stamp_tax",
                                                                 "land_appreciation_tax",
                                                                 "house_property_tax",
                                                                 "land_use_tax",
                                                                 "deed_tax",
                                                                 "vehicle_tax",
                                                                 "tax_other"};

/// Fen by column; absent where the source does not say.
using TaxAmounts = std::array<std::optional<std::int64_t>, kTaxAmounts.size()>;

struct TaxRow {
    int row = 0;
    base::Month month;
    TaxAmounts amounts;
    std::uint32_t taxpayer = 0;
    std::int64_t building_id = 0;
    std::string_view attribution;

    std::int64_t full() const { return amounts[0].value_or(0); }
    bool is_zero() const;
    std::uint64_t amounts_hash() const;
};

/// Where the columns of a parsed tax row are.
class TaxColumns {
  public:
    explicit TaxColumns(const Kind& kind);
    std::string_view code(const ParsedRow& row) const;
    std::string_view name(const ParsedRow& row) const;
    /// The month is the row's own, else the end of the row's period, else the last month of `period`; 0 if
    /// none says.
    TaxRow read(const ParsedRow& row, const std::optional<base::Period>& period) const;

  private:
    std::size_t code_ = 0;
    std::size_t name_ = 0;
    std::size_t month_ = 0;
    std::size_t period_last_ = 0;
    std::array<std::size_t, kTaxAmounts.size()> amounts_{};
};

struct KnownTax {
    std::int64_t batch_id = 0;
    std::int64_t row_number = 0;
    TaxAmounts amounts;
};

/// What the ledger holds from the same source: for comparing, and for taking months out of cumulative
/// amounts.
class KnownTaxes {
  public:
    KnownTaxes(store::Database& database, const StoredBatch& stored);

    /// Refuses a cumulative file whose later months are posted already (exchange.out_of_order).
    base::Result<void> check_order(const Batch& batch);
    const KnownTax* find(const std::string& credit_code, const std::string& name, base::Month month);
    /// January to month X becomes month X: what was posted for the earlier months of that year is taken away,
    /// calibre by calibre and kind by kind. The result is negative after a refund.
    void subtract_earlier(const std::string& credit_code, const std::string& name, TaxRow& record);

    std::int64_t post_sequence() const { return post_sequence_; }
    std::int64_t registry_sequence() const { return registry_sequence_; }

  private:
    using ByTaxpayer = std::unordered_map<std::string, KnownTax>;
    const ByTaxpayer& month(base::Month month);
    const std::unordered_map<std::string, TaxAmounts>& earlier(base::Month month);

    store::Database& database_;
    std::int64_t source_id_;
    std::int64_t batch_id_;
    std::int64_t post_sequence_ = 0;
    std::int64_t registry_sequence_ = 0;
    std::unordered_map<std::int32_t, ByTaxpayer> months_;
    std::unordered_map<std::int32_t, std::unordered_map<std::string, TaxAmounts>> earlier_;
};

/// How far the change log of the registry is.
std::int64_t registry_sequence(store::Session& session);

}  // namespace louyu::exchange
