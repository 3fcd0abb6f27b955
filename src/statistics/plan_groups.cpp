#include "statistics/plan_groups.hpp"

#include <algorithm>
#include <memory_resource>
#include <unordered_map>

#include "base/error.hpp"

namespace louyu::statistics {

namespace {

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

}  // namespace

void group_blocks(Plan& plan) {
    Grouper(plan).run();
}

}  // namespace louyu::statistics
