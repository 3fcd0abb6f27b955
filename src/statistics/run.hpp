#pragma once
#include <array>
#include <vector>

#include "statistics/plan.hpp"

// Sums the facts of a plan into cells: one row a group and industry class, one for all of them, by time cell.
namespace louyu::statistics {

class Cells {
  public:
    explicit Cells(const Plan& plan);
    Cells(const Cells&) = delete;
    Cells& operator=(const Cells&) = delete;
    Cells(Cells&&) = default;
    Cells& operator=(Cells&&) = delete;
    ~Cells() = default;

    std::int64_t at(Measure measure, std::size_t row, std::uint32_t cell) const {
        const std::vector<std::int64_t>& values = values_[static_cast<std::size_t>(measure)];
        return values.empty() ? 0 : values[row * stride_ + cell];
    }
    /// By row and cell; the next row begins stride() later. nullptr when the measure was not asked.
    const std::int64_t* values(Measure measure) const {
        return values_[static_cast<std::size_t>(measure)].data();
    }
    std::int64_t* row(Measure measure, std::size_t row) {
        return values_[static_cast<std::size_t>(measure)].data() + row * stride_;
    }
    std::size_t stride() const { return stride_; }
    bool has(Measure measure) const { return !values_[static_cast<std::size_t>(measure)].empty(); }
    void add(Measure measure, std::size_t row, std::uint32_t cell, std::int64_t value) {
        values_[static_cast<std::size_t>(measure)][row * stride_ + cell] += value;
    }
    /// The same for cells begin–end; `line` is by cell.
    void add_line(Measure measure, std::size_t row, const Run& run, const std::int64_t* line) {
        std::int64_t* __restrict to = this->row(measure, row);
        const std::int64_t* __restrict from = line;
        std::uint32_t cell = run.begin;
        // Four at a time: the compiler makes vectors of loops whose length it knows.
        for (; cell + 4 <= run.end; cell += 4) {
            for (std::uint32_t i = 0; i < 4; ++i) {
                to[cell + i] += from[cell + i];
            }
        }
        for (; cell < run.end; ++cell) {
            to[cell] += from[cell];
        }
    }
    /// The same for cells begin–end at once; run_up must follow, before anything is added cell by cell.
    void add_span(Measure measure, std::size_t row, std::uint32_t begin, std::uint32_t end,
                  std::int64_t value) {
        add(measure, row, begin, value);
        add(measure, row, end, -value);
    }
    void run_up(Measure measure);
    /// Whether anything was summed into the row at that cell.
    bool is_touched(std::size_t row, std::uint32_t cell) const;

  private:
    std::size_t stride_;
    std::vector<const std::int64_t*> touching_;  // of the measures that make a row
    std::array<std::vector<std::int64_t>, static_cast<std::size_t>(Measure::kCount)> values_;
};

Cells run(const Plan& plan);

// The passes of run(), each adding the measures it knows if the plan needs them.
void run_buildings(const Plan& plan, Cells& cells);
void run_multiple_firms(const Plan& plan, Cells& cells);
void run_series(const Plan& plan, Cells& cells);
void run_tax(const Plan& plan, Cells& cells);
void run_key_firms(const Plan& plan, Cells& cells);
void run_whole_tax(const Plan& plan, Cells& cells);

/// The taxpayers a key-firm measure counts in the total at a cell, with what they paid that year.
std::vector<std::pair<std::int64_t, FirmIndex>> key_firms(const Plan& plan, Measure measure,
                                                          std::uint32_t cell);

/// A time cell with months first–last (0–11) in one year.
struct YearCell {
    std::uint32_t cell;
    std::size_t first;
    std::size_t last;
    std::int64_t of(const YearLine& line) const { return line[last] - (first == 0 ? 0 : line[first - 1]); }
};
std::vector<YearCell> cells_of_year(const TimeAxis& time, int year);

/// Calls take(row) for the rows of a run and a class, without the total.
template <class Take>
void for_rows(const Plan& plan, const Run& run, std::uint32_t cls, Take take) {
    for (std::uint32_t i = 0; i < run.group_count; ++i) {
        take(plan.row(plan.groups_of_runs[run.group_first + i], cls));
    }
}

}  // namespace louyu::statistics
