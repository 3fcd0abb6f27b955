#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "exchange/attribution.hpp"
#include "exchange/table.hpp"
#include "store/database.hpp"

// Tax amounts of one taxpayer and month, as a file tells them and as the ledger keeps them.
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
inline constexpr std::size_t kCalibres = 3;

/// Fen by column; a column the source does not tell is absent, which is not zero.
class TaxAmounts {
  public:
    bool has(std::size_t column) const { return (told_ >> column & 1U) != 0; }
    /// 0 when absent.
    std::int64_t get(std::size_t column) const { return fen_[column]; }
    std::optional<std::int64_t> value(std::size_t column) const;
    void set(std::size_t column, std::int64_t fen);
    std::int64_t full() const { return fen_[0]; }
    bool is_zero() const;
    std::uint64_t hash() const;
    /// Column by column; false when a sum does not fit, the object is then of no use.
    bool add(const TaxAmounts& other);
    /// Takes away what `earlier` tells. A blank cell of a column the file has (`mapped`, a bit a column) is a
    /// zero that was not printed; a column the file does not have stays absent.
    bool subtract(const TaxAmounts& earlier, std::uint32_t mapped);
    bool operator==(const TaxAmounts&) const = default;

  private:
    std::array<std::int64_t, kTaxAmounts.size()> fen_{};
    std::uint32_t told_ = 0;
};

/// The amounts in a row of a query, from column `first` on.
TaxAmounts amounts_at(const store::Row& row, std::size_t first);

struct Taxpayer;

/// A row of the ledger that is to be written.
struct TaxRow {
    int row = 0;
    base::Month month;
    const Taxpayer* payer = nullptr;
    std::int64_t building_id = 0;
    std::string_view attribution;
    std::uint32_t shares_first = 0;  // in TaxBlock::shares
    std::uint32_t shares = 0;
    TaxAmounts amounts;
};

/// Rows that are written together, with what hangs on them.
struct TaxBlock {
    std::vector<TaxRow> rows;
    std::vector<BuildingWeight> shares;
    std::vector<std::pair<std::int64_t, std::int64_t>> superseded;  // batch and row
    void clear();
};

/// Where the columns of a parsed tax row are.
class TaxColumns {
  public:
    TaxColumns(const Kind& kind, const Detection& detection);
    std::string_view code(const ParsedRow& row) const;
    std::string_view name(const ParsedRow& row) const;
    std::string_view tax_kind(const ParsedRow& row) const;
    /// The row's own month, else the end of its period, else the last month of `period`; 0 if none says.
    base::Month month(const ParsedRow& row, const std::optional<base::Period>& period) const;
    TaxAmounts amounts(const ParsedRow& row) const;
    /// One row a kind of tax: several rows make up what a taxpayer paid in a month.
    bool is_declaration() const { return is_declaration_; }
    std::uint32_t mapped() const { return mapped_; }

  private:
    std::size_t code_ = 0;
    std::size_t name_ = 0;
    std::size_t month_ = 0;
    std::size_t period_last_ = 0;
    std::size_t tax_kind_ = 0;
    std::array<std::size_t, kTaxAmounts.size()> amounts_{};
    std::uint32_t mapped_ = 0;
    bool is_declaration_ = false;
};

}  // namespace louyu::exchange
