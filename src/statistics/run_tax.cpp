#include <algorithm>
#include <unordered_map>

#include "statistics/lines.hpp"

namespace louyu::statistics {

namespace {

constexpr Measure kLineMeasures[] = {Measure::kTaxFull, Measure::kTaxLocal, Measure::kTaxDistrict};

class TaxPass {
  public:
    TaxPass(const Plan& plan, Cells& cells) : plan_(plan), cells_(cells), lines_(plan), sums_(plan.classes) {
        by_industry_ = plan.classes > 1 || plan.filters_atoms;
        for (const std::shared_ptr<const TaxYear>& year : plan.cube->tax) {
            if (std::vector<YearCell> found = cells_of_year(plan.time, year->year); !found.empty()) {
                years_.push_back({year.get(), std::move(found)});
            }
        }
    }

    void run() {
        const Cube& cube = *plan_.cube;
        for (BlockIndex block = 0; block < cube.blocks.size(); ++block) {
            if (plan_.run_begin[block] == plan_.run_begin[block + 1]) {
                continue;
            }
            for (std::size_t line = 0; line < kTaxLines; ++line) {
                if (cells_.has(kLineMeasures[line])) {
                    add_block(block, line);
                    lines_.put(plan_, cells_, kLineMeasures[line], block,
                               [](const Run& run) { return run.passes; });
                }
            }
            if (cells_.has(Measure::kYieldTax) && !cube.blocks[block]->is_outside()) {
                add_yield(block);
            }
        }
    }

  private:
    struct Year {
        const TaxYear* tax;
        std::vector<YearCell> cells;
    };

    void add(const Year& year, const YearLine& amounts, std::int64_t* to) {
        for (const YearCell& cell : year.cells) {
            to[cell.cell] += cell.of(amounts);
        }
    }

    void add_block(BlockIndex block, std::size_t line) {
        for (const Year& year : years_) {
            const BlockTax* tax = year.tax->block(block);
            if (tax == nullptr) {
                continue;
            }
            const TaxColumns& columns = year.tax->columns;
            if (!plan_.filters_atoms) {
                add(year, columns.totals[line][block], by_industry_ ? lines_.total() : lines_.of(0));
            }
            if (by_industry_ && !plan_.class_of_section.empty()) {
                for (std::uint32_t i = columns.begin[block]; i < columns.begin[block + 1]; ++i) {
                    const std::uint32_t cls = plan_.class_of_section[columns.sections[i]];
                    if (cls != Plan::kLeftOut) {
                        add(year, columns.section_lines[line][i], lines_.of(cls));
                    }
                }
            } else if (by_industry_) {
                add_atoms(year, *tax, line);
            }
        }
    }

    /// The industries of one class are added up before they are cut into cells.
    void add_atoms(const Year& year, const BlockTax& tax, std::size_t line) {
        for (std::size_t i = 0; i < tax.line_atom.size(); ++i) {
            const AtomIndex atom = tax.line_atom[i];
            if (plan_.atom_passes[atom] == 0) {
                continue;
            }
            ClassSum& sum = sums_[plan_.class_of_atom[atom]];
            if (!sum.is_used) {
                sum = {tax.lines[line][i], true};
                used_.push_back(plan_.class_of_atom[atom]);
                continue;
            }
            for (std::size_t month = 0; month < 12; ++month) {
                sum.amounts[month] += tax.lines[line][i][month];
            }
        }
        for (const std::uint32_t cls : used_) {
            add(year, sums_[cls].amounts, lines_.of(cls));
            sums_[cls].is_used = false;
        }
        used_.clear();
    }

    /// A building's tax counts in its yield while its business area is known.
    void add_yield(BlockIndex block) {
        for (const Year& year : years_) {
            if (year.tax->block(block) != nullptr) {
                add(year, year.tax->columns.totals[kTaxFullLine][block], lines_.of(0));
            }
        }
        lines_.put(plan_, cells_, Measure::kYieldTax, block, [this](const Run& run) {
            return run.passes && run.state != nullptr && run.state->business_area > 0 &&
                   plan_.in_scope(run, Scope::kOperating);
        });
    }

    struct ClassSum {
        YearLine amounts{};
        bool is_used = false;
    };

    const Plan& plan_;
    Cells& cells_;
    Lines lines_;
    std::vector<Year> years_;
    bool by_industry_ = false;
    std::vector<ClassSum> sums_;  // by class
    std::vector<std::uint32_t> used_;
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

    bool belongs(std::int32_t district, const Group& group) const {
        for (std::size_t i = 0; i < plan_.place_dimensions.size(); ++i) {
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
    std::unordered_map<std::int32_t, std::vector<std::int64_t>> tax_of_district;
    for (const std::int32_t district : districts.chosen()) {
        tax_of_district.try_emplace(district, size);
    }
    for (const std::shared_ptr<const TaxYear>& year : plan.cube->tax) {
        const std::vector<YearCell> year_cells = cells_of_year(plan.time, year->year);
        for (BlockIndex block = 0; !year_cells.empty() && block < year->blocks.size(); ++block) {
            const auto district = tax_of_district.find(plan.cube->blocks[block]->district);
            if (district == tax_of_district.end() || !plan.visibility->sees(block)) {
                continue;
            }
            for (const YearCell& cell : year_cells) {
                district->second[cell.cell] += cell.of(year->columns.totals[kTaxFullLine][block]);
            }
        }
    }
    for (const std::int32_t district : districts.chosen()) {
        const std::vector<std::int64_t>& tax = tax_of_district.at(district);
        if (std::all_of(tax.begin(), tax.end(), [](std::int64_t amount) { return amount == 0; })) {
            continue;
        }
        const Run everywhere{.begin = 0, .end = static_cast<std::uint32_t>(size)};
        cells.add_line(Measure::kWholeTax, plan.total_row(), everywhere, tax.data());
        for (std::uint32_t group = 0; group < plan.groups.size(); ++group) {
            for (std::uint32_t cls = 0; districts.belongs(district, plan.groups[group]) && cls < plan.classes;
                 ++cls) {
                cells.add_line(Measure::kWholeTax, plan.row(group, cls), everywhere, tax.data());
            }
        }
    }
}

}  // namespace louyu::statistics
