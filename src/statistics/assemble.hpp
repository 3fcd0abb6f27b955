#pragma once
#include <string>
#include <vector>

#include "statistics/disclosure.hpp"
#include "statistics/run.hpp"

// From cells to the figures of an answer.
namespace louyu::statistics {

/// An exact value: an integer over 1, or a ratio. Without a denominator there is none.
struct Figure {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    bool defined() const { return denominator != 0; }
};

Figure figure_at(const Plan& plan, const Cells& cells, const Metric& metric, std::size_t row,
                 std::uint32_t cell);
/// As the interface writes it; null when undefined.
base::Value to_value(const Figure& figure, Form form);

enum class Derivation { kPlain, kShare, kYoy, kMom, kYtd };

struct FigureColumn {
    const Metric* metric = nullptr;
    Derivation derivation = Derivation::kPlain;
    Column column;
};
/// The columns of the metrics, each followed by those its options add and that have a meaning for it.
std::vector<FigureColumn> figure_columns(const Request& request);

struct AnswerRow {
    std::size_t row = 0;                 // in Cells
    std::uint32_t entry = 0;             // of the time axis
    std::vector<std::uint32_t> members;  // along request.by; for a time dimension the entry
};

/// A question answered, before it is put into words.
class Assembly {
  public:
    Assembly(const Plan& plan, const Cells& cells);

    const std::vector<AnswerRow>& rows() const { return rows_; }
    const std::vector<FigureColumn>& columns() const { return columns_; }
    /// The figure of a column for a row and axis entry; null when hidden.
    base::Value value(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const;
    Figure figure(const Metric& metric, std::size_t row, std::uint32_t cell) const {
        return figure_at(plan_, cells_, metric, row, cell);
    }
    bool is_hidden(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const;
    std::size_t hidden_count() const;
    Answer to_answer() const;

  private:
    void find_rows();
    /// Classes of a scale that stands alone have a row even when nothing is in them.
    bool is_class_of_scale(std::uint32_t group) const;
    void add_rows_of(std::uint32_t group, std::uint32_t cls, bool even_empty);
    void sort_rows();
    Figure derived(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const;
    std::string key_of(const AnswerRow& row, std::size_t dimension) const;
    std::string label_of(const AnswerRow& row, std::size_t dimension) const;

    const Plan& plan_;
    const Cells& cells_;
    Disclosure disclosure_;
    std::vector<FigureColumn> columns_;
    std::vector<AnswerRow> rows_;
};

}  // namespace louyu::statistics
