#include "statistics/plan.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "statistics/plan_groups.hpp"

namespace louyu::statistics {

std::int32_t find_year(const Cube& cube, int year) {
    for (std::size_t i = 0; i < cube.tax.size(); ++i) {
        if (cube.tax[i]->year == year) {
            return static_cast<std::int32_t>(i);
        }
    }
    return kAbsent;
}

namespace {

const BlockTax* find_tax(const Cube& cube, BlockIndex block, int year) {
    const std::int32_t at = find_year(cube, year);
    return at == kAbsent ? nullptr : cube.tax[static_cast<std::size_t>(at)]->block(block);
}

}  // namespace

std::int64_t Plan::year_tax(BlockIndex block, const TimeCell& cell) const {
    const std::int32_t at = find_year(*cube, cell.last.year());
    if (at == kAbsent) {
        return 0;
    }
    const std::vector<YearLine>& totals =
        cube->tax[static_cast<std::size_t>(at)]->columns.totals[kTaxFullLine];
    return block < totals.size() ? totals[block][static_cast<std::size_t>(cell.last.month() - 1)] : 0;
}

const Run* Plan::run_at(BlockIndex block, std::uint32_t cell) const {
    for (std::uint32_t i = run_begin[block]; i < run_begin[block + 1]; ++i) {
        if (cell < runs[i].end) {
            return &runs[i];
        }
    }
    return nullptr;
}

bool Plan::in_scope(const Run& run, Scope scope) const {
    switch (scope) {
        case Scope::kOperating:
            return run.operating || (names_stage && run.state != nullptr);
        case Scope::kStanding:
            return run.standing;
        case Scope::kDistrict:
            return true;
    }
    throw base::Bug("scope");
}

bool discloses_tier(const Cube& cube, BlockIndex block, const TimeCell& cell) {
    const BlockTax* tax = find_tax(cube, block, cell.last.year());
    const auto month = static_cast<std::size_t>(cell.last.month() - 1);
    std::int64_t contributors = 0;
    std::int64_t sum = 0;
    std::int64_t largest = 0;
    for (std::size_t i = 0; tax != nullptr && i < tax->payers.size();) {
        const FirmIndex firm = tax->payers[i].firm;
        std::int64_t amount = 0;
        for (; i < tax->payers.size() && tax->payers[i].firm == firm; ++i) {
            amount += tax->payer_full[i][month];
        }
        amount = amount < 0 ? -amount : amount;
        contributors += amount != 0 ? 1 : 0;
        sum += amount;
        largest = std::max(largest, amount);
    }
    return contributors > 0 && (contributors < 3 || largest / 3 > sum / 4);
}

namespace {

constexpr std::size_t kCellsMax = 6000000;

void classify_atoms(Plan& plan) {
    const Industries& industries = *plan.cube->industries;
    plan.class_of_atom.assign(industries.atoms, 0);
    plan.atom_passes.assign(industries.atoms, 1);
    for (const std::size_t position : plan.industry_dimensions) {
        const auto index = static_cast<std::size_t>(plan.request->by[position].index);
        const Classification& classification = industries.classifications[index];
        const auto count = static_cast<std::uint32_t>(classification.classes.size());
        for (std::size_t atom = 0; atom < industries.atoms; ++atom) {
            plan.class_of_atom[atom] = plan.class_of_atom[atom] * count + classification.class_of_atom[atom];
        }
        plan.classes *= count;
    }
    for (const Filter& filter : plan.request->where) {
        if (!filter.dimension.is_industry()) {
            continue;
        }
        plan.filters_atoms = true;
        const Classification& classification =
            industries.classifications[static_cast<std::size_t>(filter.dimension.index)];
        for (std::size_t atom = 0; atom < industries.atoms; ++atom) {
            const bool is_chosen = filter.is_member[classification.class_of_atom[atom]] != 0;
            plan.atom_passes[atom] = plan.atom_passes[atom] != 0 && is_chosen != filter.negated ? 1 : 0;
        }
    }
}

void classify_sections(Plan& plan) {
    constexpr std::uint32_t kUnmet = UINT32_MAX - 1;
    if (plan.cube->industries->classifications.empty()) {
        return;  // before the first refresh
    }
    const Classification& sections = plan.cube->industries->classifications.front();
    std::vector<std::uint32_t> classes(sections.classes.size(), kUnmet);
    for (std::size_t atom = 0; atom < plan.class_of_atom.size(); ++atom) {
        const std::uint32_t cls = plan.atom_passes[atom] != 0 ? plan.class_of_atom[atom] : Plan::kLeftOut;
        std::uint32_t& known = classes[sections.class_of_atom[atom]];
        if (known != kUnmet && known != cls) {
            return;
        }
        known = cls;
    }
    plan.class_of_section = std::move(classes);
}

void find_grid(Plan& plan) {
    if (plan.cube->series.empty() || plan.cube->series.front()->grid.months == 0) {
        return;
    }
    const MonthGrid& grid = plan.cube->series.front()->grid;  // all have the same months
    std::vector<GridAxis::Cell> cells;
    bool covers_moves = true;
    for (const TimeCell& cell : plan.time.cells()) {
        const int last = cell.last.index() - grid.first_month;
        const int before = cell.first.index() - 1 - grid.first_month;
        if (last < 0 || last >= static_cast<int>(grid.months) || cell.stock != cell.last.last_day()) {
            return;
        }
        covers_moves = covers_moves && before >= -1;
        cells.push_back({static_cast<std::uint32_t>(last), before});
    }
    std::uint32_t in_row = 0;
    while (in_row < cells.size() && cells[in_row].last == cells.front().last + in_row) {
        ++in_row;
    }
    plan.grid = {std::move(cells), covers_moves, in_row};
}

void choose_measures(Plan& plan) {
    plan.measures.assign(static_cast<std::size_t>(Measure::kCount), 0);
    for (const Metric* metric : plan.request->metrics) {
        plan.measures[static_cast<std::size_t>(metric->numerator)] = 1;
        if (is_ratio(*metric)) {
            plan.measures[static_cast<std::size_t>(metric->denominator)] = 1;
        }
        if (metric->numerator == Measure::kRegistered) {
            plan.measures[static_cast<std::size_t>(Measure::kRegistrationUnknown)] = 1;
        }
        if (metric->numerator == Measure::kTaxed) {
            plan.measures[static_cast<std::size_t>(Measure::kFirms)] = 1;  // disclosure counts them
        }
    }
}

void measure_occupation(Plan& plan) {
    const bool is_needed = plan.needs(Measure::kOccupiedArea) || plan.needs(Measure::kVacantArea) ||
                           plan.needs(Measure::kRatedOccupied) || plan.needs(Measure::kRateSum) ||
                           plan.needs(Measure::kIdleCount) || plan.needs(Measure::kIdleArea) ||
                           plan.request->names(DimensionKind::kOccupancyBand);
    if (!is_needed) {
        return;
    }
    const std::size_t cells = plan.time.size();
    plan.occupied.assign(plan.cube->blocks.size() * cells, 0);
    for (BlockIndex block = 0; block < plan.cube->blocks.size(); ++block) {
        if (!plan.visibility->sees(block)) {
            continue;
        }
        std::int64_t* line = plan.occupied.data() + block * cells;
        if (!plan.grid.cells.empty()) {
            const Run everywhere{.begin = 0, .end = static_cast<std::uint32_t>(cells)};
            plan.grid.add_stock(plan.cube->series[block]->grid.area.data(), line, everywhere);
            continue;
        }
        const auto area = static_cast<std::size_t>(Series::kOccupiedArea);
        for (const Step& step : plan.cube->series[block]->whole[area]) {
            if (const std::uint32_t cell = plan.time.first_at_when(step.when); cell < cells) {
                line[cell] += step.delta;
            }
        }
        for (std::size_t cell = 1; cell < cells; ++cell) {
            line[cell] += line[cell - 1];
        }
    }
}

/// A scale shows its empty classes too.
void add_empty_classes(Plan& plan) {
    if (plan.place_dimensions.size() != 1 || !plan.industry_dimensions.empty()) {
        return;
    }
    const Dimension& dimension = plan.request->by[plan.place_dimensions.front()];
    if (!dimension.is_scale()) {
        return;
    }
    for (std::uint32_t member = 0; member < members(*plan.cube, dimension).closed; ++member) {
        const Group group = {member};
        if (std::find(plan.groups.begin(), plan.groups.end(), group) == plan.groups.end()) {
            plan.groups.push_back(group);
        }
    }
}

}  // namespace

base::Result<Plan> make_plan(const Cube& cube, const Visibility& visibility, const Request& request) {
    Plan plan;
    plan.cube = &cube;
    plan.request = &request;
    plan.visibility = &visibility;
    plan.time = TimeAxis(request);
    plan.names_stage = request.names(DimensionKind::kStage);
    for (std::size_t i = 0; i < request.by.size(); ++i) {
        if (request.by[i].is_place()) {
            plan.place_dimensions.push_back(i);
        } else if (request.by[i].is_industry()) {
            plan.industry_dimensions.push_back(i);
        }
    }
    choose_measures(plan);
    classify_atoms(plan);
    classify_sections(plan);
    find_grid(plan);
    measure_occupation(plan);
    group_blocks(plan);
    add_empty_classes(plan);
    if (plan.rows() * (plan.time.size() + 1) > kCellsMax) {
        return base::Error{base::ErrorKind::kTooLarge, "statistics.too_large",
                           "结果的格子太多，请减少分组维度、缩短期间或增加条件。"};
    }
    return plan;
}

}  // namespace louyu::statistics
