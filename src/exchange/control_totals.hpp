#pragma once
#include <cstdint>
#include <vector>

#include "exchange/cells.hpp"

namespace louyu::exchange {

/// Adds up the amounts and areas of a sheet, to be held against the totals printed in it (R028).
class ControlTotals {
  public:
    explicit ControlTotals(const std::vector<CellRule>& rules);

    void add(const ParsedRow& row);
    /// Compares a totals row with what it may be the total of and begins a new block. A difference is a
    /// problem whose column is the position in Kind::columns and whose message goes on behind
    /// “第12行E列“税收合计””.
    void compare(const ParsedRow& printed, bool is_subtotal, std::vector<CellProblem>& problems);

  private:
    struct Sum {
        std::size_t target;
        const KindColumn* column;
        std::int64_t since_subtotal = 0;
        std::int64_t since_total = 0;
        std::int64_t all = 0;
        bool overflowed = false;
    };
    std::vector<Sum> sums_;
    std::int64_t rows_ = 0;
};

}  // namespace louyu::exchange
