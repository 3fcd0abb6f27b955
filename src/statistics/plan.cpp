#include "statistics/plan.hpp"

#include <algorithm>
#include <memory_resource>
#include <unordered_map>

#include "base/error.hpp"

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

/// Puts every block into its groups, cell by cell, and remembers only where something changes.
class Grouper {
  public:
    explicit Grouper(Plan& plan) : plan_(plan), cube_(*plan.cube), cells_(plan.time.cells()) {
        for (const std::size_t position : plan.place_dimensions) {
            dimensions_.push_back(&plan.request->by[position]);
            ranges_.push_back(members(cube_, *dimensions_.back()));
        }
        for (const Filter& filter : plan.request->where) {
            if (!filter.dimension.is_industry()) {
                filters_.push_back({&filter, members(cube_, filter.dimension)});
                note_computed(filter.dimension);
            }
        }
        for (const Dimension* dimension : dimensions_) {
            note_computed(*dimension);
        }
    }

    void run() {
        plan_.run_begin.push_back(0);
        for (BlockIndex block = 0; block < cube_.blocks.size(); ++block) {
            if (plan_.visibility->sees(block) && !cells_.empty()) {
                group(block);
            }
            plan_.run_begin.push_back(static_cast<std::uint32_t>(plan_.runs.size()));
        }
    }

  private:
    void note_computed(const Dimension& dimension) {
        if (dimension.is_computed()) {
            computed_.push_back({&dimension, members(cube_, dimension)});
        }
    }

    /// Cells at which a version or a zone membership of the block begins to hold.
    void find_breaks(const Block& block, std::vector<std::uint32_t>& breaks) const {
        breaks.assign(1, 0);
        const auto note = [&](base::Day day) {
            if (const std::uint32_t cell = plan_.time.first_at(day); cell > 0 && cell < cells_.size()) {
                breaks.push_back(cell);
            }
        };
        for (const BuildingState& state : block.states) {
            note(state.from);
            if (state.to < base::kForever) {
                note(base::next_day(state.to));
            }
        }
        for (const ZoneStay& stay : block.zones) {
            note(stay.from);
            if (stay.to < base::kForever) {
                note(base::next_day(stay.to));
            }
        }
        std::sort(breaks.begin(), breaks.end());
        breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    }

    void group(BlockIndex block) {
        find_breaks(*cube_.blocks[block], breaks_);
        if (!computed_.empty() && !cube_.blocks[block]->is_outside()) {
            add_computed_breaks(block);
        }
        for (std::size_t i = 0; i < breaks_.size(); ++i) {
            const auto end =
                i + 1 < breaks_.size() ? breaks_[i + 1] : static_cast<std::uint32_t>(cells_.size());
            add_run(block, breaks_[i], end);
        }
    }

    /// Adds the cells at which the building goes into another class of a computed dimension.
    void add_computed_breaks(BlockIndex block) {
        std::vector<std::uint32_t>& all = more_breaks_;
        std::vector<std::uint32_t>& before = computed_before_;
        const std::vector<std::uint32_t>& breaks = breaks_;
        all.clear();
        before.assign(computed_.size(), 0);
        for (std::size_t i = 0; i < breaks.size(); ++i) {
            const std::size_t end = i + 1 < breaks.size() ? breaks[i + 1] : cells_.size();
            const BuildingState* state = cube_.blocks[block]->state_on(cells_[breaks[i]].stock);
            all.push_back(breaks[i]);
            for (std::uint32_t cell = breaks[i]; state != nullptr && cell < end; ++cell) {
                bool differs = false;
                for (std::size_t d = 0; d < computed_.size(); ++d) {
                    const std::uint32_t member =
                        attribute(block, *state, cell, *computed_[d].dimension, computed_[d].range);
                    differs = differs || member != before[d];
                    before[d] = member;
                }
                if (differs && cell > breaks[i]) {
                    all.push_back(cell);
                }
            }
        }
        std::swap(breaks_, more_breaks_);
    }

    void add_run(BlockIndex block, std::uint32_t begin, std::uint32_t end) {
        const Block& facts = *cube_.blocks[block];
        const base::Day day = cells_[begin].stock;
        Run run{.begin = begin, .end = end, .state = facts.state_on(day)};
        const BuildingState* nearest = run.state != nullptr ? run.state : facts.nearest_state(day);
        if (run.state != nullptr) {
            const Stages& stage = stages();
            run.operating = run.state->stage == stage.operating;
            run.standing = run.operating || run.state->stage == stage.completed ||
                           run.state->stage == stage.renovating || run.state->stage == stage.retired;
        }
        run.passes = passes(block, nearest, begin);
        keys_.assign(1, 0);
        for (std::size_t i = 0; i < dimensions_.size(); ++i) {
            multiply(block, nearest, begin, i);
        }
        add_groups(run);
        // A run that goes on as before is one run.
        const bool is_first = plan_.runs.size() == plan_.run_begin.back();
        if (!is_first && is_same(plan_.runs.back(), run)) {
            plan_.runs.back().end = end;
            plan_.groups_of_runs.resize(run.group_first);
            return;
        }
        plan_.runs.push_back(run);
    }

    bool is_same(const Run& a, const Run& b) const {
        const std::uint32_t* left = plan_.groups_of_runs.data() + a.group_first;
        const std::uint32_t* right = plan_.groups_of_runs.data() + b.group_first;
        return a.state == b.state && a.passes == b.passes && a.group_count == b.group_count &&
               std::equal(left, left + a.group_count, right);
    }

    void multiply(BlockIndex block, const BuildingState* state, std::uint32_t cell, std::size_t dimension) {
        members_.clear();
        find_members_of(block, state, cell, {*dimensions_[dimension], ranges_[dimension]}, members_);
        products_.clear();
        for (const std::uint64_t key : keys_) {
            for (const std::uint32_t member : members_) {
                products_.push_back(key * ranges_[dimension].size() + member);
            }
        }
        std::swap(keys_, products_);
    }

    void add_groups(Run& run) {
        run.group_first = static_cast<std::uint32_t>(plan_.groups_of_runs.size());
        run.group_count = static_cast<std::uint32_t>(keys_.size());
        for (std::uint64_t key : keys_) {
            const auto [at, is_new] =
                group_of_key_.try_emplace(key, static_cast<std::uint32_t>(plan_.groups.size()));
            if (is_new) {
                Group group{};
                for (std::size_t i = dimensions_.size(); i-- > 0;) {
                    group[i] = static_cast<std::uint32_t>(key % ranges_[i].size());
                    key /= ranges_[i].size();
                }
                plan_.groups.push_back(group);
            }
            plan_.groups_of_runs.push_back(at->second);
        }
    }

    bool passes(BlockIndex block, const BuildingState* state, std::uint32_t cell) {
        for (const auto& [filter, range] : filters_) {
            if (filter->dimension.kind == DimensionKind::kRegion) {
                if (!passes_region(*filter, range, block, state)) {
                    return false;
                }
                continue;
            }
            members_.clear();
            find_members_of(block, state, cell, {filter->dimension, range}, members_);
            const bool is_chosen =
                std::any_of(members_.begin(), members_.end(),
                            [&, f = filter](std::uint32_t member) { return f->is_member[member] != 0; });
            const bool is_outside = cube_.blocks[block]->is_outside();
            const bool asks_location = filter->dimension.kind == DimensionKind::kLocation;
            // Taxpayers outside have no zone or stage, so they are not "every zone but A" either.
            if (is_outside && !is_chosen && !asks_location) {
                return false;
            }
            if (is_chosen == filter->negated) {
                return false;
            }
        }
        return true;
    }

    bool passes_region(const Filter& filter, const MemberRange& range, BlockIndex block,
                       const BuildingState* state) const {
        const Block& facts = *cube_.blocks[block];
        const std::int32_t region = state != nullptr ? state->region : facts.district;
        bool is_chosen = region == kAbsent && filter.is_member[range.unknown()] != 0;
        for (std::int32_t at = region; at != kAbsent;
             at = cube_.places->regions[static_cast<std::size_t>(at)].parent) {
            is_chosen = is_chosen || filter.is_member[static_cast<std::size_t>(at)] != 0;
        }
        if (facts.is_outside()) {
            is_chosen = is_chosen || filter.is_member[range.outside()] != 0;
        }
        return is_chosen != filter.negated;
    }

    struct Ranged {
        const Dimension& dimension;
        const MemberRange& range;
    };

    void find_members_of(BlockIndex block, const BuildingState* state, std::uint32_t cell, const Ranged& what,
                         std::vector<std::uint32_t>& found) const {
        const Block& facts = *cube_.blocks[block];
        const auto& [dimension, range] = what;
        if (dimension.kind == DimensionKind::kLocation) {
            found.push_back(facts.is_outside() ? range.outside() : 0);
            return;
        }
        if (dimension.kind == DimensionKind::kRegion) {
            found.push_back(region_member(facts, state, dimension, range));
            return;
        }
        if (facts.is_outside()) {
            found.push_back(range.outside());
            return;
        }
        if (dimension.kind == DimensionKind::kZone) {
            find_zones(facts, cells_[cell].stock, dimension, found);
            if (found.empty()) {
                found.push_back(range.unknown());
            }
            return;
        }
        found.push_back(state == nullptr ? range.unknown()
                                         : attribute(block, *state, cell, dimension, range));
    }

    std::uint32_t region_member(const Block& facts, const BuildingState* state, const Dimension& dimension,
                                const MemberRange& range) const {
        const bool is_below = dimension.level == "street" || dimension.level == "community";
        if (facts.is_outside() && is_below) {
            return range.outside();
        }
        const std::int32_t region = state != nullptr ? state->region : facts.district;
        const std::int32_t found =
            region == kAbsent ? kAbsent : cube_.places->at_level(region, dimension.level);
        return found == kAbsent ? range.unknown() : static_cast<std::uint32_t>(found);
    }

    void find_zones(const Block& facts, base::Day day, const Dimension& dimension,
                    std::vector<std::uint32_t>& found) const {
        // A building that is gone stays in the zones of its last day.
        const base::Day last = facts.states.empty() ? day : std::min(day, facts.states.back().to);
        for (const ZoneStay& stay : facts.zones) {
            const auto zone = static_cast<std::uint32_t>(stay.zone);
            const bool is_there = stay.from <= last && last <= stay.to;
            if (is_there && cube_.places->zones[zone].scheme == dimension.index &&
                std::find(found.begin(), found.end(), zone) == found.end()) {
                found.push_back(zone);
            }
        }
    }

    std::uint32_t attribute(BlockIndex block, const BuildingState& state, std::uint32_t cell,
                            const Dimension& dimension, const MemberRange& range) const {
        switch (dimension.kind) {
            case DimensionKind::kBuilding:
                return block;
            case DimensionKind::kStage:
                return state.stage;
            case DimensionKind::kBuildingKind:
                return state.kind;
            case DimensionKind::kOwnership:
                return state.ownership;
            case DimensionKind::kSizeClass:
                return size_class_of(state.floor_area);
            case DimensionKind::kOccupancyBand:
                return occupancy_band_of(plan_.occupied_at(block, cell), state.lettable_area);
            case DimensionKind::kTaxTier:
                if (!plan_.visibility->taxpayers && discloses_tier(cube_, block, cells_[cell])) {
                    return range.undisclosed();
                }
                return tax_tier_of(plan_.year_tax(block, cells_[cell]));
            default:
                throw base::Bug("not an attribute of a building");
        }
    }

    Plan& plan_;
    const Cube& cube_;
    const std::vector<TimeCell>& cells_;
    std::vector<const Dimension*> dimensions_;
    std::vector<MemberRange> ranges_;
    struct RangedFilter {
        const Filter* filter;
        MemberRange range;
    };
    std::vector<RangedFilter> filters_;
    struct Computed {
        const Dimension* dimension;
        MemberRange range;
    };
    std::vector<Computed> computed_;  // dimensions and filters that differ from cell to cell
    // Thousands of small nodes that go together.
    std::pmr::monotonic_buffer_resource pool_;
    std::pmr::unordered_map<std::uint64_t, std::uint32_t> group_of_key_{&pool_};
    std::vector<std::uint64_t> keys_;
    std::vector<std::uint64_t> products_;
    std::vector<std::uint32_t> breaks_;
    std::vector<std::uint32_t> more_breaks_;
    std::vector<std::uint32_t> computed_before_;
    std::vector<std::uint32_t> members_;
};

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
    Grouper(plan).run();
    add_empty_classes(plan);
    if (plan.rows() * (plan.time.size() + 1) > kCellsMax) {
        return base::Error{base::ErrorKind::kTooLarge, "statistics.too_large",
                           "结果的格子太多，请减少分组维度、缩短期间或增加条件。"};
    }
    return plan;
}

}  // namespace louyu::statistics
