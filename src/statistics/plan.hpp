#pragma once
#include <algorithm>
#include <vector>

#include "statistics/request.hpp"

// From a question to what has to be summed: which stretches of time, which building belongs where in each of
// them.
namespace louyu::statistics {

/// A stretch of months, cut at the day asked, and the day on which its stock is read. What a building is in
/// it (zone, stage, tier …) is what it is on that day.
struct TimeCell {
    base::Month first;
    base::Month last;
    base::Day stock;

    bool is_empty() const { return last < first; }
    /// Tiers and key firms look at the calendar year up to the end of the cell.
    base::Month year_first() const { return base::Month{last.year() * 100 + 1}; }
    auto operator<=>(const TimeCell&) const = default;
};

inline constexpr std::uint32_t kNoCell = UINT32_MAX;

/// A row of the time axis: its own cell and those its changes are measured against.
struct AxisEntry {
    std::string label;
    std::uint32_t cell = kNoCell;  // kNoCell: begins after the day asked
    std::uint32_t year_before = kNoCell;
    std::uint32_t before = kNoCell;
    std::uint32_t year_to_date = kNoCell;
};

class TimeAxis {
  public:
    TimeAxis() = default;
    explicit TimeAxis(const Request& request);

    const std::vector<TimeCell>& cells() const { return cells_; }  // by stock day
    std::size_t size() const { return cells_.size(); }
    const std::vector<AxisEntry>& entries() const { return entries_; }
    const AxisEntry& total() const { return total_; }
    bool has_dimension() const { return has_dimension_; }
    /// First cell whose stock day is `day` or later; size() when there is none.
    std::uint32_t first_at(base::Day day) const { return first_at_when(when_of(day)); }
    /// The same for a day as when_of() writes it.
    std::uint32_t first_at_when(std::int32_t when) const {
        std::uint32_t cell = first_in_month(when / 32);
        while (cell < stocks_.size() && stocks_[cell] < when) {
            ++cell;
        }
        return cell;
    }
    /// First cell whose stock day lies in a month of that index or later.
    std::uint32_t first_in_month(int month_index) const {
        if (month_index < table_first_) {
            return 0;
        }
        const auto offset = static_cast<std::size_t>(month_index - table_first_);
        return offset < first_in_month_.size() ? first_in_month_[offset]
                                               : static_cast<std::uint32_t>(cells_.size());
    }
    /// Cells that contain the month.
    const std::vector<std::uint32_t>& containing(int month_index) const;
    /// when_of() of the cell's stock day.
    std::int32_t stock_of(std::uint32_t cell) const { return stocks_[cell]; }

  private:
    std::vector<TimeCell> cells_;
    std::vector<AxisEntry> entries_;
    AxisEntry total_;
    bool has_dimension_ = false;
    int table_first_ = 0;
    std::vector<std::int32_t> stocks_;  // by cell
    std::vector<std::uint32_t> first_in_month_;
    std::vector<std::vector<std::uint32_t>> containing_;
};

/// Cells begin–end of the time axis in which a block stays what it is.
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const BuildingState* state = nullptr;  // nullptr on the stock day: not there (yet, any more)
    bool passes = false;                   // the filters
    bool operating = false;
    bool standing = false;
    std::uint32_t group_first = 0;  // in Plan::groups_of_runs
    std::uint32_t group_count = 0;
};

/// Members along the place dimensions of a question, in their order; the rest is zero.
inline constexpr std::size_t kDimensionsMax = 6;
using Group = std::array<std::uint32_t, kDimensionsMax>;

/// Where the cells of a question stand in the grids of the blocks: the value at `last`, less that at `before`
/// for what moved.
struct GridAxis {
    struct Cell {
        std::uint32_t last = 0;
        std::int32_t before = -1;  // -1: the beginning
    };
    std::vector<Cell> cells;  // empty: not every cell ends with a month of the grid
    bool covers_moves = false;

    std::uint32_t in_row = 0;  // so many of the first cells are months in a row

    /// Cells begin–end of a line of a grid into the same cells of `to`.
    template <class Number>
    void add_stock(const Number* line, std::int64_t* to, const Run& run) const {
        std::uint32_t i = run.begin;
        if (i < in_row) {
            const Number* __restrict from = line + cells.front().last;
            std::int64_t* __restrict into = to;
            // Four at a time: the compiler makes vectors of loops whose length it knows.
            for (; i + 4 <= std::min(run.end, in_row); i += 4) {
                for (std::uint32_t k = 0; k < 4; ++k) {
                    into[i + k] += from[i + k];
                }
            }
        }
        for (; i < run.end; ++i) {
            to[i] += line[cells[i].last];
        }
    }
    template <class Number>
    void add_moves(const Number* line, std::int64_t* to, const Run& run) const {
        for (std::uint32_t i = run.begin; i < run.end; ++i) {
            to[i] += line[cells[i].last] - (cells[i].before < 0 ? 0 : line[cells[i].before]);
        }
    }
};

struct Plan {
    const Cube* cube = nullptr;
    const Request* request = nullptr;
    const Visibility* visibility = nullptr;
    TimeAxis time;

    std::vector<std::size_t> place_dimensions;     // positions in request.by
    std::vector<std::size_t> industry_dimensions;  // positions in request.by
    std::uint32_t classes = 1;                     // combinations of industry classes
    std::vector<std::uint32_t> class_of_atom;
    std::vector<std::uint8_t> atom_passes;
    bool filters_atoms = false;

    std::vector<Group> groups;
    std::vector<Run> runs;
    std::vector<std::uint32_t> run_begin;  // by block, one more at the end
    std::vector<std::uint32_t> groups_of_runs;
    std::vector<std::int64_t> occupied;  // by block and cell, on the stock day
    GridAxis grid;
    /// Class of each section when the question tells no two industries of one section apart; kLeftOut for
    /// those the filters leave out. Empty when it does.
    static constexpr std::uint32_t kLeftOut = UINT32_MAX;
    std::vector<std::uint32_t> class_of_section;

    std::size_t rows() const { return groups.size() * classes + 1; }
    std::size_t total_row() const { return groups.size() * classes; }
    std::size_t row(std::uint32_t group, std::uint32_t cls) const {
        return std::size_t{group} * classes + cls;
    }
    bool needs(Measure measure) const { return measures[static_cast<std::size_t>(measure)] != 0; }
    std::int64_t occupied_at(BlockIndex block, std::uint32_t cell) const {
        return occupied[block * time.size() + cell];
    }
    /// Tax of the block from January to the end of the cell.
    std::int64_t year_tax(BlockIndex block, const TimeCell& cell) const;
    const Run* run_at(BlockIndex block, std::uint32_t cell) const;
    bool in_scope(const Run& run, Scope scope) const;

    std::vector<std::uint8_t> measures;
    bool names_stage = false;
};

base::Result<Plan> make_plan(const Cube& cube, const Visibility& visibility, const Request& request);

/// Position of a year in Cube::tax; kAbsent when there is no tax of it.
std::int32_t find_year(const Cube& cube, int year);
/// Whether one taxpayer can be told from the tax of a block in a cell's year (R042).
bool discloses_tier(const Cube& cube, BlockIndex block, const TimeCell& cell);

}  // namespace louyu::statistics
