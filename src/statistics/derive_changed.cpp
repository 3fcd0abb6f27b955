#include "statistics/derive_changed.hpp"

#include <algorithm>

#include "statistics/derive.hpp"
#include "statistics/series.hpp"

namespace louyu::statistics {

namespace {

bool is_same(const Presence& a, const Presence& b) {
    return a.firm == b.firm && a.from == b.from && a.to == b.to;
}

bool is_same(const FirmTaxes::Taxed& a, const FirmTaxes::Taxed& b) {
    return a.district == b.district && a.months.first == b.months.first && a.months.last == b.months.last;
}

class Deriver {
  public:
    explicit Deriver(const Indexing& what) : what_(what), cube_(what.cube), before_(what.before) {}

    void run() {
        if (!keeps_places()) {
            cube_.firm_places = derive_firm_places(cube_.blocks, what_.firms);
        }
        if (!keeps_taxes()) {
            cube_.firm_taxes = derive_firm_taxes(cube_.blocks, cube_.tax, what_.firms);
        } else if (before_->firm_taxes->begin.size() != what_.firms + 1) {
            cube_.firm_taxes = with_new_firms(*before_->firm_taxes);
        }
        cube_.versions = derive_versions(cube_.blocks, cube_.tax);
        derive_series();
    }

  private:
    bool is_new(std::size_t block) const {
        return before_ == nullptr || block >= before_->blocks.size() ||
               cube_.blocks[block] != before_->blocks[block];
    }

    /// The indexes name tenants by their position in the block.
    bool keeps_places() const {
        if (before_ == nullptr || before_->firm_places->begin.size() != what_.firms + 1 ||
            before_->blocks.size() > cube_.blocks.size()) {
            return false;
        }
        for (std::size_t i = 0; i < cube_.blocks.size(); ++i) {
            const std::vector<Presence>& now = cube_.blocks[i]->presences;
            if (!is_new(i)) {
                continue;
            }
            static const std::vector<Presence> kNone;
            const std::vector<Presence>& old =
                i < before_->blocks.size() ? before_->blocks[i]->presences : kNone;
            if (!std::equal(now.begin(), now.end(), old.begin(), old.end(),
                            [](const Presence& a, const Presence& b) { return is_same(a, b); })) {
                return false;
            }
        }
        return true;
    }

    bool keeps_taxes() const {
        if (before_ == nullptr || cube_.tax != before_->tax || before_->blocks.size() > cube_.blocks.size()) {
            return false;
        }
        for (std::size_t i = 0; i < before_->blocks.size(); ++i) {
            if (is_new(i) && cube_.blocks[i]->district != before_->blocks[i]->district) {
                return false;
            }
        }
        return true;
    }

    /// Firms met for the first time have paid nothing.
    std::shared_ptr<const FirmTaxes> with_new_firms(const FirmTaxes& before) const {
        auto taxes = std::make_shared<FirmTaxes>(before);
        taxes->begin.resize(what_.firms + 1, taxes->begin.back());
        taxes->taxed_begin.resize(what_.firms + 1, taxes->taxed_begin.back());
        return taxes;
    }

    void derive_series() {
        const SeriesSources sources{*cube_.firm_places, *cube_.firm_taxes, what_.section_of_atom,
                                    grid_months(cube_.tax)};
        const MonthRange old_months = before_ == nullptr ? MonthRange{0, -1} : grid_months(before_->tax);
        const bool keeps_grid =
            sources.months.first == old_months.first && sources.months.last == old_months.last;
        is_stale_.assign(cube_.blocks.size(), 0);
        for (std::size_t i = 0; i < cube_.blocks.size(); ++i) {
            is_stale_[i] = is_new(i) || !keeps_grid || i >= before_->series.size() ? 1 : 0;
        }
        if (before_ != nullptr) {
            mark_changed_firms();
        }
        cube_.series.resize(cube_.blocks.size());
        for (std::size_t i = 0; i < cube_.blocks.size(); ++i) {
            if (is_stale_[i] != 0) {
                cube_.series[i] = make_series(*cube_.blocks[i], sources);
            }
        }
    }

    /// A firm that is in two buildings from now on (or no longer), or whose taxed months changed, stands
    /// differently in the series of every building it was ever in.
    void mark_changed_firms() {
        const FirmPlaces& places = *cube_.firm_places;
        const FirmPlaces& old_places = *before_->firm_places;
        const FirmTaxes& taxes = *cube_.firm_taxes;
        const FirmTaxes& old_taxes = *before_->firm_taxes;
        if (&places == &old_places && &taxes == &old_taxes) {
            return;
        }
        // A new firm can only be in a block that is new itself, or in one of those by an old presence.
        const std::size_t firms = std::min(places.is_multiple.size(), old_places.is_multiple.size());
        for (std::size_t firm = 0; firm < firms; ++firm) {
            const bool is_moved = places.is_multiple[firm] != old_places.is_multiple[firm];
            const auto begin = [firm](const FirmTaxes& of) {
                return of.taxed.begin() + of.taxed_begin[firm];
            };
            const auto end = [firm](const FirmTaxes& of) {
                return of.taxed.begin() + of.taxed_begin[firm + 1];
            };
            if (is_moved || !std::equal(begin(taxes), end(taxes), begin(old_taxes), end(old_taxes),
                                        [](const FirmTaxes::Taxed& a, const FirmTaxes::Taxed& b) {
                                            return is_same(a, b);
                                        })) {
                for (std::uint32_t i = places.begin[firm]; i < places.begin[firm + 1]; ++i) {
                    is_stale_[places.presences[i].block] = 1;
                }
            }
        }
    }

    const Indexing& what_;
    Cube& cube_;
    const Cube* before_;
    std::vector<std::uint8_t> is_stale_;  // by block
};

}  // namespace

void derive_indexes(const Indexing& what) {
    Deriver(what).run();
}

}  // namespace louyu::statistics
