#include <algorithm>

#include "statistics/run.hpp"

namespace louyu::statistics {

namespace {

constexpr Measure kLineMeasures[] = {Measure::kTaxFull, Measure::kTaxLocal, Measure::kTaxDistrict};

class TaxPass {
  public:
    TaxPass(const Plan& plan, Cells& cells) : plan_(plan), cells_(cells) {
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            if (cells.has(kLineMeasures[c])) {
                lines_.push_back(c);
            }
        }
        by_industry_ = plan.classes > 1 || plan.filters_atoms;
    }

    void run() {
        for (const std::shared_ptr<const TaxYear>& year : plan_.cube->tax) {
            const std::vector<YearCell> year_cells = cells_of_year(plan_.time, year->year);
            if (year_cells.empty()) {
                continue;
            }
            for (BlockIndex block = 0; block < year->blocks.size(); ++block) {
                const bool is_there = plan_.run_begin[block] < plan_.run_begin[block + 1];
                if (is_there && year->block(block) != nullptr) {
                    add_block(*year->block(block), block, year_cells);
                }
            }
        }
    }

  private:
    struct Target {
        YearCell cell;
        const Run* run;
    };

    void add_block(const BlockTax& tax, BlockIndex block, const std::vector<YearCell>& year_cells) {
        targets_.clear();
        std::uint32_t at = plan_.run_begin[block];
        for (const YearCell& cell : year_cells) {
            while (plan_.runs[at].end <= cell.cell) {
                ++at;
            }
            if (plan_.runs[at].passes) {
                targets_.push_back({cell, &plan_.runs[at]});
            }
        }
        for (const std::size_t line : lines_) {
            add_total(tax, line);
            if (by_industry_) {
                add_industries(tax, line);
            }
        }
        if (cells_.has(Measure::kYieldTax) && !plan_.cube->blocks[block]->is_outside()) {
            add_yield(tax.totals[kTaxFullLine]);
        }
    }

    void add_total(const BlockTax& tax, std::size_t line) {
        const YearLine& total = tax.totals[line];
        for (const Target& target : targets_) {
            const std::int64_t amount = target.cell.of(total);
            if (!plan_.filters_atoms) {
                cells_.add(kLineMeasures[line], plan_.total_row(), target.cell.cell, amount);
            }
            if (!by_industry_) {
                for_rows(plan_, *target.run, 0, [&](std::size_t row) {
                    cells_.add(kLineMeasures[line], row, target.cell.cell, amount);
                });
            }
        }
    }

    void add_industries(const BlockTax& tax, std::size_t line) {
        for (std::size_t i = 0; i < tax.line_atom.size(); ++i) {
            const AtomIndex atom = tax.line_atom[i];
            if (plan_.atom_passes[atom] == 0) {
                continue;
            }
            const std::uint32_t cls = plan_.class_of_atom[atom];
            const YearLine& amounts = tax.lines[line][i];
            for (const Target& target : targets_) {
                const std::int64_t amount = target.cell.of(amounts);
                for_rows(plan_, *target.run, cls, [&](std::size_t row) {
                    cells_.add(kLineMeasures[line], row, target.cell.cell, amount);
                });
                if (plan_.filters_atoms) {
                    cells_.add(kLineMeasures[line], plan_.total_row(), target.cell.cell, amount);
                }
            }
        }
    }

    void add_yield(const YearLine& total) {
        for (const Target& target : targets_) {
            const Run& run = *target.run;
            if (run.state == nullptr || run.state->business_area <= 0 ||
                !plan_.in_scope(run, Scope::kOperating)) {
                continue;
            }
            const std::int64_t amount = target.cell.of(total);
            for_rows(plan_, run, 0,
                     [&](std::size_t row) { cells_.add(Measure::kYieldTax, row, target.cell.cell, amount); });
            cells_.add(Measure::kYieldTax, plan_.total_row(), target.cell.cell, amount);
        }
    }

    const Plan& plan_;
    Cells& cells_;
    std::vector<std::size_t> lines_;
    bool by_industry_ = false;
    std::vector<Target> targets_;
};

/// Districts a cell can be a share of: those of its region, else those the filters leave.
class Districts {
  public:
    explicit Districts(const Plan& plan) : plan_(plan), places_(*plan.cube->places) {
        for (std::size_t region = 0; region < places_.regions.size(); ++region) {
            const auto index = static_cast<std::int32_t>(region);
            const bool is_district = places_.district_of(index) == index;
            if (is_district && plan.visibility->sees_district(index) && passes_filters(index)) {
                chosen_.push_back(index);
            }
        }
    }

    const std::vector<std::int32_t>& chosen() const { return chosen_; }

    bool belongs(std::int32_t district, const std::vector<std::uint32_t>& group) const {
        for (std::size_t i = 0; i < group.size(); ++i) {
            const Dimension& dimension = plan_.request->by[plan_.place_dimensions[i]];
            if (dimension.kind == DimensionKind::kRegion && group[i] < places_.regions.size() &&
                !overlaps(district, static_cast<std::int32_t>(group[i]))) {
                return false;
            }
        }
        return true;
    }

  private:
    bool overlaps(std::int32_t district, std::int32_t region) const {
        return places_.is_within(district, region) || places_.district_of(region) == district;
    }

    bool passes_filters(std::int32_t district) const {
        for (const Filter& filter : plan_.request->where) {
            if (filter.dimension.kind != DimensionKind::kRegion) {
                continue;
            }
            bool is_chosen = false;
            for (const std::uint32_t member : filter.members) {
                if (member < places_.regions.size()) {
                    const auto region = static_cast<std::int32_t>(member);
                    is_chosen = is_chosen || (filter.negated ? places_.is_within(district, region)
                                                             : overlaps(district, region));
                }
            }
            if (is_chosen == filter.negated) {
                return false;
            }
        }
        return true;
    }

    const Plan& plan_;
    const Places& places_;
    std::vector<std::int32_t> chosen_;
};

}  // namespace

void run_tax(const Plan& plan, Cells& cells) {
    constexpr Measure kMine[] = {Measure::kTaxFull, Measure::kTaxLocal, Measure::kTaxDistrict,
                                 Measure::kYieldTax};
    if (std::any_of(std::begin(kMine), std::end(kMine),
                    [&](Measure measure) { return cells.has(measure); })) {
        TaxPass(plan, cells).run();
    }
}

void run_whole_tax(const Plan& plan, Cells& cells) {
    if (!cells.has(Measure::kWholeTax)) {
        return;
    }
    const Districts districts(plan);
    const std::size_t size = plan.time.size();
    std::vector<std::int64_t> tax(plan.cube->places->regions.size() * size, 0);
    for (const std::shared_ptr<const TaxYear>& year : plan.cube->tax) {
        const std::vector<YearCell> year_cells = cells_of_year(plan.time, year->year);
        for (BlockIndex block = 0; block < year->blocks.size(); ++block) {
            const BlockTax* block_tax = year->block(block);
            const std::int32_t district = plan.cube->blocks[block]->district;
            if (block_tax == nullptr || district == kAbsent || !plan.visibility->sees(block)) {
                continue;
            }
            for (const YearCell& cell : year_cells) {
                tax[static_cast<std::size_t>(district) * size + cell.cell] +=
                    cell.of(block_tax->totals[kTaxFullLine]);
            }
        }
    }
    for (const std::int32_t district : districts.chosen()) {
        for (std::uint32_t cell = 0; cell < size; ++cell) {
            const std::int64_t amount = tax[static_cast<std::size_t>(district) * size + cell];
            cells.add(Measure::kWholeTax, plan.total_row(), cell, amount);
            for (std::uint32_t group = 0; group < plan.groups.size(); ++group) {
                if (!districts.belongs(district, plan.groups[group])) {
                    continue;
                }
                for (std::uint32_t cls = 0; cls < plan.classes; ++cls) {
                    cells.add(Measure::kWholeTax, plan.row(group, cls), cell, amount);
                }
            }
        }
    }
}

}  // namespace louyu::statistics
