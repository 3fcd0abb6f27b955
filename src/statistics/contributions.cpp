#include "statistics/contributions.hpp"

#include <algorithm>

namespace louyu::statistics {

namespace {

class Collector {
  public:
    explicit Collector(const Plan& plan) : plan_(plan) {
        for (const std::shared_ptr<const TaxYear>& year : plan.cube->tax) {
            year_cells_.push_back(cells_of_year(plan.time, year->year));
        }
        has_filter_ = !plan.request->where.empty();
        has_yield_ = plan.needs(Measure::kYieldTax);
    }

    std::span<const Contribution> collect(FirmIndex firm) {
        used_ = 0;
        const FirmTaxes& taxes = *plan_.cube->firm_taxes;
        for (std::uint32_t i = taxes.begin[firm]; i < taxes.begin[firm + 1]; ++i) {
            const PayerRef& ref = taxes.payers[i];
            if (plan_.visibility->sees(ref.block)) {
                add(ref);
            }
        }
        return {pool_.data(), used_};
    }

  private:
    void add(const PayerRef& ref) {
        const YearLine& line = plan_.cube->paid(ref);
        const AtomIndex atom = plan_.cube->payer(ref).atom;
        std::uint32_t at = plan_.run_begin[ref.block];
        for (const YearCell& cell : year_cells_[ref.year]) {
            while (plan_.runs[at].end <= cell.cell) {
                ++at;
            }
            const Run& run = plan_.runs[at];
            const bool passes = run.passes && plan_.atom_passes[atom] != 0;
            if (!passes && !has_filter_) {
                continue;
            }
            const std::int64_t amount = cell.of(line);
            const bool is_outside = plan_.cube->blocks[ref.block]->is_outside();
            const Part part = passes ? Part::kCell : is_outside ? Part::kRestOutside : Part::kRest;
            put(run, atom, part, cell.cell, amount);
            const bool yields = has_yield_ && passes && run.state != nullptr &&
                                run.state->business_area > 0 && plan_.in_scope(run, Scope::kOperating);
            if (yields) {
                put(run, atom, Part::kYield, cell.cell, amount);
            }
        }
    }

    void put(const Run& run, AtomIndex atom, Part part, std::uint32_t cell, std::int64_t amount) {
        for_rows(plan_, run, plan_.class_of_atom[atom],
                 [&](std::size_t row) { slot(row, part).amounts[cell] += amount; });
        slot(plan_.total_row(), part).amounts[cell] += amount;
    }

    Contribution& slot(std::size_t row, Part part) {
        for (std::size_t i = 0; i < used_; ++i) {
            if (pool_[i].row == row && pool_[i].part == part) {
                return pool_[i];
            }
        }
        if (used_ == pool_.size()) {
            pool_.emplace_back();
        }
        Contribution& fresh = pool_[used_++];
        fresh.row = row;
        fresh.part = part;
        fresh.amounts.assign(plan_.time.size(), 0);
        return fresh;
    }

    const Plan& plan_;
    std::vector<std::vector<YearCell>> year_cells_;
    bool has_filter_ = false;
    bool has_yield_ = false;
    std::vector<Contribution> pool_;
    std::size_t used_ = 0;
};

}  // namespace

void for_each_taxpayer(const Plan& plan,
                       const std::function<void(FirmIndex, std::span<const Contribution>)>& take) {
    if (plan.time.size() == 0) {
        return;
    }
    Collector collector(plan);
    const FirmTaxes& taxes = *plan.cube->firm_taxes;
    for (std::size_t firm = 0; firm + 1 < taxes.begin.size(); ++firm) {
        if (taxes.begin[firm] == taxes.begin[firm + 1]) {
            continue;
        }
        const auto index = static_cast<FirmIndex>(firm);
        if (const std::span<const Contribution> found = collector.collect(index); !found.empty()) {
            take(index, found);
        }
    }
}

}  // namespace louyu::statistics
