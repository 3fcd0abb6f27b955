#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"
#include "exchange/tax_rows.hpp"
#include "exchange/taxpayers.hpp"

namespace louyu::exchange {

/// Rows of a file that has one row a kind of tax, added up to one record a payer and month (R028).
class Declarations {
  public:
    struct Sum {
        Taxpayer* payer = nullptr;
        base::Month month;
        int row = 0;  // the first one
        TaxAmounts amounts;
    };
    struct Added {
        int same_as = 0;  // the row that says the very same; it is not added again
        bool fits = true;
    };

    Added add(Taxpayer& payer, base::Month month, const TaxAmounts& amounts, std::string_view tax_kind,
              int row);
    /// The sums in the order of their first rows, until `take` returns false.
    void settle(const std::function<bool(const Sum&)>& take) const;
    std::int64_t rows() const { return rows_; }

  private:
    struct Line {
        std::uint64_t hash = 0;
        int row = 0;
    };
    struct Entry {
        Sum sum;
        std::vector<Line> lines;
    };
    std::deque<Entry> entries_;
    std::unordered_map<std::uint64_t, std::size_t> by_payer_and_month_;
    std::int64_t rows_ = 0;
};

}  // namespace louyu::exchange
