#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "statistics/disclosure.hpp"
#include "statistics/run.hpp"

// From cells to the figures of an answer.
namespace louyu::statistics {

Figure figure_at(const Plan& plan, const Cells& cells, const Metric& metric, std::size_t row,
                 std::uint32_t cell);
enum class Derivation { kPlain, kShare, kYoy, kMom, kYtd };

struct FigureColumn {
    const Metric* metric = nullptr;
    Derivation derivation = Derivation::kPlain;
    Column column;
};
/// The columns of the metrics, each followed by those its options add and that have a meaning for it.
std::vector<FigureColumn> figure_columns(const Request& request);

struct AnswerRow {
    std::uint32_t row = 0;    // in Cells
    std::uint32_t entry = 0;  // of the time axis
    std::uint32_t group = 0;
    std::uint32_t cls = 0;
};

/// A question answered, before it is put into words.
class Assembly {
  public:
    Assembly(const Plan& plan, const Cells& cells);

    const std::vector<AnswerRow>& rows() const { return rows_; }
    const std::vector<FigureColumn>& columns() const { return columns_; }
    /// The member of the row along a dimension of request.by; for a time dimension the entry.
    std::uint32_t member(const AnswerRow& row, std::size_t dimension) const {
        const Source& source = sources_[dimension];
        switch (source.axis) {
            case Axis::kTime:
                return row.entry;
            case Axis::kPlace:
                return source.members[row.group];
            case Axis::kIndustry:
                return source.members[row.cls];
        }
        throw base::Bug("axis");
    }
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
    void find_sources();
    /// `where`: outside of its cells nothing can have been summed.
    void add_rows_of(std::uint32_t group, std::uint32_t cls, const Run& where, bool even_empty);
    std::vector<Run> stretches_of_groups() const;
    void sort_rows();
    void find_ranks();
    std::vector<std::uint32_t> ranks_by_name() const;
    std::uint32_t rank(std::size_t dimension, std::uint32_t member) const {
        const std::vector<std::uint32_t>& ranks = sources_[dimension].ranks;
        return member < ranks.size() ? ranks[member] : member;
    }
    std::vector<std::uint32_t> groups_in_order() const;
    Figure derived(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const;
    AnswerRows::Axis axis_of(std::size_t dimension) const;
    AnswerRows::Figures figures_of(const FigureColumn& column) const;
    AnswerRows::Figures plain_figures_of(const FigureColumn& column) const;

    enum class Axis { kPlace, kIndustry, kTime };  // as rows are made
    /// Members by group of places or by class of industries.
    struct Source {
        Axis axis = Axis::kTime;
        std::vector<std::uint32_t> members = {};
        std::vector<std::uint32_t> ranks = {};  // by member, where the order is not that of the numbers
    };

    const Plan& plan_;
    const Cells& cells_;
    Disclosure disclosure_;
    std::vector<FigureColumn> columns_;
    std::vector<Source> sources_;  // by dimension
    std::vector<AnswerRow> rows_;
};

}  // namespace louyu::statistics
