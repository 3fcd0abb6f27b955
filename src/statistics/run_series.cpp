#include "statistics/lines.hpp"

namespace louyu::statistics {

namespace {

constexpr struct {
    Series series;
    Measure measure;
    bool is_flow;
} kSeriesOfMeasure[] = {
    {Series::kFirms, Measure::kFirms, false},
    {Series::kRegistered, Measure::kRegistered, false},
    {Series::kRegistrationUnknown, Measure::kRegistrationUnknown, false},
    {Series::kTaxed, Measure::kTaxed, false},
    {Series::kOccupiedArea, Measure::kOccupiedArea, false},
    {Series::kMovedIn, Measure::kMovedIn, true},
    {Series::kMovedOut, Measure::kMovedOut, true},
};

class SeriesPass {
  public:
    SeriesPass(const Plan& plan, Cells& cells) : plan_(plan), cells_(cells), lines_(plan) {
        by_industry_ = plan.classes > 1 || plan.filters_atoms;
    }

    void run(Series series, Measure measure, bool is_flow) {
        for (BlockIndex block = 0; block < plan_.cube->blocks.size(); ++block) {
            // Where else in the district a tenant pays is beyond a reader who does not see all of it.
            const bool is_hidden = series == Series::kTaxed &&
                                   !plan_.visibility->sees_district(plan_.cube->blocks[block]->district);
            if (plan_.run_begin[block] == plan_.run_begin[block + 1] || is_hidden) {
                continue;
            }
            const BlockSeries& facts = *plan_.cube->series[block];
            if (has_grid(is_flow) && series == Series::kOccupiedArea) {
                put_grid(block, facts.grid, facts.grid.area.data(), measure, is_flow);
            } else if (has_grid(is_flow)) {
                put_grid(block, facts.grid, facts.grid.counts[static_cast<std::size_t>(series)].data(),
                         measure, is_flow);
            } else {
                put_steps(block, facts, static_cast<std::size_t>(series), measure, is_flow);
            }
        }
    }

  private:
    bool has_grid(bool is_flow) const {
        const bool knows_classes = !by_industry_ || !plan_.class_of_section.empty();
        return !plan_.grid.cells.empty() && knows_classes && (!is_flow || plan_.grid.covers_moves);
    }

    bool counts(const Run& run) const { return run.passes && plan_.in_scope(run, Scope::kOperating); }

    /// Straight from the grid into the rows.
    template <class Number>
    void put_grid(BlockIndex block, const MonthGrid& grid, const Number* values, Measure measure,
                  bool is_flow) {
        for (std::uint32_t i = plan_.run_begin[block]; i < plan_.run_begin[block + 1]; ++i) {
            const Run& run = plan_.runs[i];
            if (!counts(run)) {
                continue;
            }
            const auto add = [&](const Number* line, std::size_t row) {
                std::int64_t* to = cells_.row(measure, row);
                is_flow ? plan_.grid.add_moves(line, to, run) : plan_.grid.add_stock(line, to, run);
            };
            if (!plan_.filters_atoms) {
                add(values, plan_.total_row());
            }
            if (!by_industry_) {
                for_rows(plan_, run, 0, [&](std::size_t row) { add(values, row); });
                continue;
            }
            for (std::size_t s = 0; s < grid.sections.size(); ++s) {
                const Number* line = values + (s + 1) * grid.months;
                const std::uint32_t cls = plan_.class_of_section[grid.sections[s]];
                if (cls == Plan::kLeftOut) {
                    continue;
                }
                for_rows(plan_, run, cls, [&](std::size_t row) { add(line, row); });
                if (plan_.filters_atoms) {
                    add(line, plan_.total_row());
                }
            }
        }
    }

    void put_steps(BlockIndex block, const BlockSeries& facts, std::size_t series, Measure measure,
                   bool is_flow) {
        for (std::size_t i = 0; by_industry_ && i < facts.by_atom[series].size(); ++i) {
            const Step& step = facts.by_atom[series][i];
            if (plan_.atom_passes[step.atom] != 0) {
                add(step, lines_.of(plan_.class_of_atom[step.atom]), is_flow);
            }
        }
        // The steps of the whole block are the total of the industries, and all there is without them.
        if (!plan_.filters_atoms && !facts.whole[series].empty()) {
            std::int64_t* line = by_industry_ ? lines_.total() : lines_.of(0);
            for (const Step& step : facts.whole[series]) {
                add(step, line, is_flow);
            }
        }
        if (!is_flow) {
            lines_.run_up();
        }
        lines_.put(plan_, cells_, measure, block, [this](const Run& run) { return counts(run); });
    }

    void add(const Step& step, std::int64_t* line, bool is_flow) {
        if (!is_flow) {
            if (const std::uint32_t cell = plan_.time.first_at_when(step.when); cell < plan_.time.size()) {
                line[cell] += step.delta;
            }
            return;
        }
        for (const std::uint32_t cell : plan_.time.containing(step.when / 32)) {
            if (step.when <= plan_.time.stock_of(cell)) {
                line[cell] += step.delta;
            }
        }
    }

    const Plan& plan_;
    Cells& cells_;
    Lines lines_;
    bool by_industry_ = false;
};

}  // namespace

void run_series(const Plan& plan, Cells& cells) {
    SeriesPass pass(plan, cells);
    for (const auto& [series, measure, is_flow] : kSeriesOfMeasure) {
        // Without industries the occupied area is there already, building by building.
        const bool is_there =
            series == Series::kOccupiedArea && !plan.request->names(DimensionKind::kIndustry);
        if (cells.has(measure) && !is_there) {
            pass.run(series, measure, is_flow);
        }
    }
}

}  // namespace louyu::statistics
