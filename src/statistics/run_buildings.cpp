#include <algorithm>

#include "base/decimal.hpp"
#include "statistics/run.hpp"

namespace louyu::statistics {

namespace {

constexpr std::int64_t kRateUnit = 1000000000000;  // 10^12

/// The rate of one building in 10^-12, no more than a thousandfold: above it the areas are damaged, and one
/// building must not drown the mean of all.
std::int64_t rate_of(std::int64_t occupied, std::int64_t lettable) {
    constexpr std::int64_t kMost = 1000;
    return occupied / kMost >= lettable ? kMost * kRateUnit
                                        : base::multiply_divide(occupied, kRateUnit, lettable);
}

class BuildingPass {
  public:
    BuildingPass(const Plan& plan, Cells& cells)
        : plan_(plan), cells_(cells), vacant_(plan.time.size()), line_(plan.time.size()) {}

    void run() {
        for (BlockIndex block = 0; block < plan_.cube->blocks.size(); ++block) {
            if (plan_.cube->blocks[block]->is_outside()) {
                continue;
            }
            for (std::uint32_t i = plan_.run_begin[block]; i < plan_.run_begin[block + 1]; ++i) {
                if (plan_.runs[i].passes && plan_.runs[i].state != nullptr) {
                    add(block, plan_.runs[i]);
                }
            }
        }
    }

  private:
    void put(Measure measure, const Run& run, const std::int64_t* line) {
        for_rows(plan_, run, 0, [&](std::size_t row) { cells_.add_line(measure, row, run, line); });
        cells_.add_line(measure, plan_.total_row(), run, line);
    }

    /// What the building is in every cell of the run.
    void put_constant(Measure measure, const Run& run, std::int64_t value) {
        if (cells_.has(measure) && value > 0) {
            std::fill(line_.begin() + run.begin, line_.begin() + run.end, value);
            put(measure, run, line_.data());
        }
    }

    /// What value(cell) is.
    template <class Value>
    void put_each(Measure measure, const Run& run, Value value) {
        if (cells_.has(measure)) {
            for (std::uint32_t cell = run.begin; cell < run.end; ++cell) {
                line_[cell] = value(cell);
            }
            put(measure, run, line_.data());
        }
    }

    void add(BlockIndex block, const Run& run) {
        const BuildingState& state = *run.state;
        const bool has_occupation = !plan_.occupied.empty();
        const std::int64_t* occupied =
            has_occupation ? plan_.occupied.data() + block * plan_.time.size() : nullptr;
        for (std::uint32_t cell = run.begin; has_occupation && cell < run.end; ++cell) {
            vacant_[cell] =
                state.lettable_area < 0 ? 0 : std::max<std::int64_t>(0, state.lettable_area - occupied[cell]);
        }
        if (plan_.in_scope(run, Scope::kOperating)) {
            put_constant(Measure::kBuildings, run, 1);
            put_constant(Measure::kFloorArea, run, state.floor_area);
            put_constant(Measure::kBusinessArea, run, state.business_area);
            put_constant(Measure::kYieldArea, run, state.business_area);
            put_constant(Measure::kLettableArea, run, state.lettable_area);
            if (has_occupation) {
                put_occupation(run, occupied);
            }
        }
        if (has_occupation && plan_.in_scope(run, Scope::kStanding)) {
            const auto is_idle = [this](std::uint32_t cell) { return vacant_[cell] > kIdleThreshold; };
            put_each(Measure::kIdleCount, run,
                     [&](std::uint32_t cell) { return std::int64_t{is_idle(cell) ? 1 : 0}; });
            put_each(Measure::kIdleArea, run,
                     [&](std::uint32_t cell) { return is_idle(cell) ? vacant_[cell] : 0; });
        }
    }

    void put_occupation(const Run& run, const std::int64_t* occupied) {
        const std::int64_t lettable = run.state->lettable_area;
        const auto put_if_asked = [&](Measure measure, const std::int64_t* line) {
            if (cells_.has(measure)) {
                put(measure, run, line);
            }
        };
        put_if_asked(Measure::kOccupiedArea, occupied);
        put_if_asked(Measure::kVacantArea, vacant_.data());
        if (lettable > 0) {
            put_if_asked(Measure::kRatedOccupied, occupied);
            put_each(Measure::kRateSum, run,
                     [&](std::uint32_t cell) { return rate_of(occupied[cell], lettable); });
            put_constant(Measure::kRateCount, run, 1);
        }
    }

    const Plan& plan_;
    Cells& cells_;
    std::vector<std::int64_t> vacant_;  // by cell
    std::vector<std::int64_t> line_;    // by cell
};

}  // namespace

void run_buildings(const Plan& plan, Cells& cells) {
    constexpr Measure kMine[] = {Measure::kBuildings,    Measure::kFloorArea,     Measure::kBusinessArea,
                                 Measure::kLettableArea, Measure::kOccupiedArea,  Measure::kVacantArea,
                                 Measure::kYieldArea,    Measure::kRatedOccupied, Measure::kRateSum,
                                 Measure::kIdleCount,    Measure::kIdleArea};
    if (plan.request->names(DimensionKind::kIndustry)) {
        return;  // areas of buildings have no industry; those of tenants have, and are in the series
    }
    if (std::any_of(std::begin(kMine), std::end(kMine),
                    [&](Measure measure) { return cells.has(measure); })) {
        BuildingPass(plan, cells).run();
    }
}

}  // namespace louyu::statistics
