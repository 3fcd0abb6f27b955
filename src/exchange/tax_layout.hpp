#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/table.hpp"

namespace louyu::exchange {

/// Brings the layouts of tax files to one: kinds of tax in columns of their own that add to tax_full, one
/// month a row. Wide rows have a column a kind; declaration rows name the kind and the amount.
class TaxLayout {
  public:
    TaxLayout(const Kind& kind, const Detection& detection);

    /// Completes a row. False when it is no tax at all (教育费附加): the row is left out.
    bool complete(ParsedRow& row, std::vector<CellProblem>& faults);
    /// Fen of the rows that were left out.
    std::int64_t left_out() const { return left_out_; }

  private:
    struct Target {
        int column = -1;  // of Kind::columns; -1 for what is no tax
    };
    void complete_month(ParsedRow& row, std::vector<CellProblem>& faults) const;
    bool spread_declaration(ParsedRow& row);
    void balance_kinds(ParsedRow& row, std::vector<CellProblem>& faults) const;
    Target target_of(std::string_view tax_kind);
    std::int64_t* amount_at(ParsedRow& row, int column) const;

    const Kind& kind_;
    const Detection& detection_;
    int month_;
    int period_first_;
    int period_last_;
    int full_;
    int other_;
    int tax_kind_;
    int amount_;
    bool is_declaration_ = false;
    bool has_other_column_ = false;
    std::int64_t tolerance_ = 0;  // fen that printed kinds may differ from the printed total, by rounding
    std::vector<int> kinds_;      // columns of single taxes, tax_other last
    std::unordered_map<std::string, Target> targets_;
    std::int64_t left_out_ = 0;
};

}  // namespace louyu::exchange
