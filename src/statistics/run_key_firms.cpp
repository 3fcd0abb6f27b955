#include <algorithm>

#include "statistics/run.hpp"

namespace louyu::statistics {

namespace {

/// Counts taxpayers at or above the thresholds from January to the end of a cell. A firm is in the buildings
/// where it has a tenancy on the cell's last day, if they are operating then (or whatever the question
/// names); a firm in none of them is outside, in its district.
class KeyFirmPass {
  public:
    explicit KeyFirmPass(const Plan& plan) : plan_(plan), paid_(plan.time.size()) {
        for (const std::shared_ptr<const TaxYear>& year : plan.cube->tax) {
            std::vector<std::uint32_t> of_year;
            for (std::uint32_t cell = 0; cell < plan.time.size(); ++cell) {
                if (plan.time.cells()[cell].last.year() == year->year) {
                    of_year.push_back(cell);
                }
            }
            cells_of_year_.push_back(std::move(of_year));
        }
        for (BlockIndex block = 0; block < plan.cube->blocks.size(); ++block) {
            if (plan.cube->blocks[block]->is_outside()) {
                outside_.push_back(block);
            }
        }
    }

    /// Calls take(firm, cell, paid, rows) for every firm at or above the lower threshold that counts
    /// anywhere.
    template <class Take>
    void run(Take take) {
        for (const FirmIndex firm : plan_.cube->firm_taxes->key_candidates) {
            add_payments(firm);
            for (std::uint32_t cell = 0; cell < paid_.size(); ++cell) {
                if (paid_[cell] >= kKeyFirm5m) {
                    find_rows(firm, cell);
                    take(firm, cell, paid_[cell], rows_);
                }
            }
        }
    }

  private:
    void add_payments(FirmIndex firm) {
        std::fill(paid_.begin(), paid_.end(), 0);
        const FirmTaxes& taxes = *plan_.cube->firm_taxes;
        for (std::uint32_t i = taxes.begin[firm]; i < taxes.begin[firm + 1]; ++i) {
            const PayerRef& ref = taxes.payers[i];
            if (!plan_.visibility->sees(ref.block)) {
                continue;
            }
            const YearLine& line = plan_.cube->paid(ref);
            for (const std::uint32_t cell : cells_of_year_[ref.year]) {
                paid_[cell] += line[static_cast<std::size_t>(plan_.time.cells()[cell].last.month() - 1)];
            }
        }
    }

    void find_rows(FirmIndex firm, std::uint32_t cell) {
        rows_.clear();
        bool is_inside = false;
        const FirmPlaces& places = *plan_.cube->firm_places;
        const base::Day day = plan_.time.cells()[cell].stock;
        for (std::uint32_t i = places.begin[firm]; i < places.begin[firm + 1]; ++i) {
            const BlockRef& ref = places.presences[i];
            const Presence& presence = plan_.cube->blocks[ref.block]->presences[ref.position];
            if (!plan_.visibility->sees(ref.block) || day < presence.from || presence.to < day) {
                continue;
            }
            const Run* run = plan_.run_at(ref.block, cell);
            if (run->state != nullptr && plan_.in_scope(*run, Scope::kOperating)) {
                is_inside = true;
                add_rows(*run, presence.atom);
            }
        }
        if (!is_inside) {
            find_rows_outside(firm, cell);
        }
        std::sort(rows_.begin(), rows_.end());
        rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    }

    void find_rows_outside(FirmIndex firm, std::uint32_t cell) {
        const FirmTaxes& taxes = *plan_.cube->firm_taxes;
        const int year = plan_.time.cells()[cell].last.year();
        for (std::uint32_t i = taxes.begin[firm]; i < taxes.begin[firm + 1]; ++i) {
            const PayerRef& ref = taxes.payers[i];
            if (plan_.cube->tax[ref.year]->year != year || !plan_.visibility->sees(ref.block)) {
                continue;
            }
            for (const BlockIndex block : outside_) {
                const bool is_its =
                    plan_.cube->blocks[block]->district_code == plan_.cube->blocks[ref.block]->district_code;
                if (is_its && plan_.visibility->sees(block)) {
                    add_rows(*plan_.run_at(block, cell), plan_.cube->payer(ref).atom);
                }
            }
        }
    }

    void add_rows(const Run& run, AtomIndex atom) {
        if (!run.passes || plan_.atom_passes[atom] == 0) {
            return;
        }
        for_rows(plan_, run, plan_.class_of_atom[atom], [this](std::size_t row) { rows_.push_back(row); });
        rows_.push_back(plan_.total_row());
    }

    const Plan& plan_;
    std::vector<std::int64_t> paid_;  // by cell
    std::vector<std::vector<std::uint32_t>> cells_of_year_;
    std::vector<BlockIndex> outside_;
    std::vector<std::size_t> rows_;
};

}  // namespace

void run_key_firms(const Plan& plan, Cells& cells) {
    const bool counts_5m = cells.has(Measure::kKeyFirms5m);
    const bool counts_10m = cells.has(Measure::kKeyFirms10m);
    if (!counts_5m && !counts_10m) {
        return;
    }
    KeyFirmPass(plan).run(
        [&](FirmIndex, std::uint32_t cell, std::int64_t paid, const std::vector<std::size_t>& rows) {
            for (const std::size_t row : rows) {
                if (counts_5m) {
                    cells.add(Measure::kKeyFirms5m, row, cell, 1);
                }
                if (counts_10m && paid >= kKeyFirm10m) {
                    cells.add(Measure::kKeyFirms10m, row, cell, 1);
                }
            }
        });
}

std::vector<std::pair<std::int64_t, FirmIndex>> key_firms(const Plan& plan, Measure measure,
                                                          std::uint32_t cell) {
    const std::int64_t threshold = measure == Measure::kKeyFirms10m ? kKeyFirm10m : kKeyFirm5m;
    std::vector<std::pair<std::int64_t, FirmIndex>> found;
    KeyFirmPass(plan).run(
        [&](FirmIndex firm, std::uint32_t at, std::int64_t paid, const std::vector<std::size_t>& rows) {
            const bool counts = std::find(rows.begin(), rows.end(), plan.total_row()) != rows.end();
            if (at == cell && counts && paid >= threshold) {
                found.emplace_back(paid, firm);
            }
        });
    return found;
}

}  // namespace louyu::statistics
