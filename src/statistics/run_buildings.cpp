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
    BuildingPass(const Plan& plan, Cells& cells) : plan_(plan), cells_(cells) {}

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
    void put(Measure measure, const Run& run, std::uint32_t cell, std::int64_t value) {
        if (!cells_.has(measure)) {
            return;
        }
        for_rows(plan_, run, 0, [&](std::size_t row) { cells_.add(measure, row, cell, value); });
        cells_.add(measure, plan_.total_row(), cell, value);
    }

    void add(BlockIndex block, const Run& run) {
        const BuildingState& state = *run.state;
        const bool is_counted = plan_.in_scope(run, Scope::kOperating);
        const bool is_standing = plan_.in_scope(run, Scope::kStanding);
        const bool has_occupation = !plan_.occupied.empty();
        for (std::uint32_t cell = run.begin; cell < run.end; ++cell) {
            const std::int64_t occupied = has_occupation ? plan_.occupied_at(block, cell) : 0;
            const std::int64_t vacant =
                state.lettable_area < 0 ? 0 : std::max<std::int64_t>(0, state.lettable_area - occupied);
            if (is_counted) {
                put(Measure::kBuildings, run, cell, 1);
                put(Measure::kFloorArea, run, cell, state.floor_area);
                put(Measure::kBusinessArea, run, cell, std::max<std::int64_t>(0, state.business_area));
                put(Measure::kOccupiedArea, run, cell, occupied);
                put(Measure::kVacantArea, run, cell, vacant);
                put(Measure::kYieldArea, run, cell, std::max<std::int64_t>(0, state.business_area));
                put(Measure::kLettableArea, run, cell, std::max<std::int64_t>(0, state.lettable_area));
                if (state.lettable_area > 0) {
                    put(Measure::kRatedOccupied, run, cell, occupied);
                    put(Measure::kRateSum, run, cell, rate_of(occupied, state.lettable_area));
                    put(Measure::kRateCount, run, cell, 1);
                }
            }
            if (is_standing && vacant > kIdleThreshold) {
                put(Measure::kIdleCount, run, cell, 1);
                put(Measure::kIdleArea, run, cell, vacant);
            }
        }
    }

    const Plan& plan_;
    Cells& cells_;
};

/// Occupied area by the tenants' industry: a sum over tenancies, not over buildings.
void run_occupation_by_industry(const Plan& plan, Cells& cells) {
    for (BlockIndex block = 0; block < plan.cube->blocks.size(); ++block) {
        for (std::uint32_t i = plan.run_begin[block]; i < plan.run_begin[block + 1]; ++i) {
            const Run& run = plan.runs[i];
            if (!run.passes || run.state == nullptr || !plan.in_scope(run, Scope::kOperating)) {
                continue;
            }
            for (const Occupation& occupation : plan.cube->blocks[block]->occupations) {
                const std::uint32_t begin = std::max(run.begin, plan.time.first_at(occupation.from));
                const std::uint32_t end =
                    occupation.to == base::kForever
                        ? run.end
                        : std::min(run.end, plan.time.first_at(base::next_day(occupation.to)));
                if (begin >= end || plan.atom_passes[occupation.atom] == 0) {
                    continue;
                }
                for_rows(plan, run, plan.class_of_atom[occupation.atom], [&](std::size_t row) {
                    cells.add_span(Measure::kOccupiedArea, row, begin, end, occupation.area);
                });
                cells.add_span(Measure::kOccupiedArea, plan.total_row(), begin, end, occupation.area);
            }
        }
    }
    cells.run_up(Measure::kOccupiedArea);
}

}  // namespace

void run_buildings(const Plan& plan, Cells& cells) {
    constexpr Measure kMine[] = {Measure::kBuildings,    Measure::kFloorArea,     Measure::kBusinessArea,
                                 Measure::kLettableArea, Measure::kOccupiedArea,  Measure::kVacantArea,
                                 Measure::kYieldArea,    Measure::kRatedOccupied, Measure::kRateSum,
                                 Measure::kIdleCount,    Measure::kIdleArea};
    if (plan.request->names(DimensionKind::kIndustry)) {
        if (cells.has(Measure::kOccupiedArea)) {
            run_occupation_by_industry(plan, cells);
        }
        return;
    }
    if (std::any_of(std::begin(kMine), std::end(kMine),
                    [&](Measure measure) { return cells.has(measure); })) {
        BuildingPass(plan, cells).run();
    }
}

}  // namespace louyu::statistics
