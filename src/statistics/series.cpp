#include "statistics/series.hpp"

#include <algorithm>
#include <numeric>

namespace louyu::statistics {

namespace {

constexpr std::int32_t kNever = INT32_MAX;

std::int32_t end_of(base::Day to) {
    return to == base::kForever ? kNever : when_of(base::next_day(to));
}

class SeriesWriter {
  public:
    SeriesWriter(const Block& block, const SeriesSources& sources)
        : block_(block),
          sources_(sources),
          places_(sources.places),
          taxes_(sources.taxes),
          made_(std::make_shared<BlockSeries>()) {}

    std::shared_ptr<const BlockSeries> write() {
        for (const Presence& presence : block_.presences) {
            if (places_.is_multiple[presence.firm] == 0) {
                add_firm(presence);
            }
        }
        for (const Occupation& occupation : block_.occupations) {
            stay(Series::kOccupiedArea, occupation.atom, when_of(occupation.from), end_of(occupation.to),
                 occupation.area);
        }
        for (const Move& move : block_.moves) {
            steps(move.in ? Series::kMovedIn : Series::kMovedOut)
                .push_back({1, when_of(move.day), move.atom});
        }
        for (std::size_t i = 0; i < kSeriesCount; ++i) {
            settle(made_->by_atom[i]);
            std::vector<Step>& whole = made_->whole[i];
            whole = made_->by_atom[i];
            for (Step& step : whole) {
                step.atom = 0;
            }
            settle(whole);
        }
        if (sources_.months.first <= sources_.months.last) {
            write_grid();
        }
        return made_;
    }

  private:
    std::vector<Step>& steps(Series series) { return made_->by_atom[static_cast<std::size_t>(series)]; }

    void stay(Series series, AtomIndex atom, std::int32_t from, std::int32_t end, std::int64_t amount) {
        if (from >= end) {
            return;
        }
        steps(series).push_back({amount, from, atom});
        if (end != kNever) {
            steps(series).push_back({-amount, end, atom});
        }
    }

    void add_firm(const Presence& presence) {
        const std::int32_t from = when_of(presence.from);
        const std::int32_t end = end_of(presence.to);
        stay(Series::kFirms, presence.atom, from, end, 1);
        if (presence.registered != Registered::kNo) {
            const bool is_yes = presence.registered == Registered::kYes;
            stay(is_yes ? Series::kRegistered : Series::kRegistrationUnknown, presence.atom, from, end, 1);
        }
        for (std::uint32_t i = taxes_.taxed_begin[presence.firm]; i < taxes_.taxed_begin[presence.firm + 1];
             ++i) {
            const FirmTaxes::Taxed& taxed = taxes_.taxed[i];
            if (taxed.district == block_.district) {
                stay(Series::kTaxed, presence.atom, std::max(from, first_of_month(taxed.months.first)),
                     std::min(end, first_of_month(taxed.months.last + 1)), 1);
            }
        }
    }

    /// By atom and day, one step each; what comes and goes on one day leaves none.
    static void settle(std::vector<Step>& steps) {
        std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
            return a.atom != b.atom ? a.atom < b.atom : a.when < b.when;
        });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < steps.size();) {
            Step sum = steps[i];
            for (++i; i < steps.size() && steps[i].atom == sum.atom && steps[i].when == sum.when; ++i) {
                sum.delta += steps[i].delta;
            }
            if (sum.delta != 0) {
                steps[kept++] = sum;
            }
        }
        steps.resize(kept);
        steps.shrink_to_fit();
    }

    void write_grid() {
        MonthGrid& grid = made_->grid;
        grid.first_month = sources_.months.first;
        grid.months = static_cast<std::size_t>(sources_.months.last - sources_.months.first + 1);
        for (const std::vector<Step>& steps : made_->by_atom) {
            for (const Step& step : steps) {
                if (const std::uint16_t section = sources_.section_of_atom[step.atom];
                    std::find(grid.sections.begin(), grid.sections.end(), section) == grid.sections.end()) {
                    grid.sections.push_back(section);
                }
            }
        }
        for (std::size_t i = 0; i < kSeriesCount; ++i) {
            const bool is_move = i >= static_cast<std::size_t>(Series::kMovedIn);
            if (i == static_cast<std::size_t>(Series::kOccupiedArea)) {
                fill(grid, grid.area, i, is_move);
            } else {
                fill(grid, grid.counts[i], i, is_move);
            }
        }
    }

    template <class Number>
    void fill(const MonthGrid& grid, std::vector<Number>& values, std::size_t series, bool is_move) {
        values.assign((grid.sections.size() + 1) * grid.months, 0);
        for (const Step& step : made_->by_atom[series]) {
            const std::int32_t month = step.when / 32 - grid.first_month;
            if (month >= static_cast<std::int32_t>(grid.months) || (is_move && month < 0)) {
                continue;
            }
            const auto section =
                std::find(grid.sections.begin(), grid.sections.end(), sources_.section_of_atom[step.atom]);
            const auto line = static_cast<std::size_t>(section - grid.sections.begin()) + 1;
            const auto at = static_cast<std::size_t>(std::max(month, 0));
            values[at] += static_cast<Number>(step.delta);
            values[line * grid.months + at] += static_cast<Number>(step.delta);
        }
        for (auto line = values.begin(); line != values.end();
             line += static_cast<std::ptrdiff_t>(grid.months)) {
            std::partial_sum(line, line + static_cast<std::ptrdiff_t>(grid.months), line);
        }
    }

    const Block& block_;
    const SeriesSources& sources_;
    const FirmPlaces& places_;
    const FirmTaxes& taxes_;
    std::shared_ptr<BlockSeries> made_;
};

}  // namespace

std::shared_ptr<const BlockSeries> make_series(const Block& block, const SeriesSources& sources) {
    return SeriesWriter(block, sources).write();
}

MonthRange grid_months(const std::vector<std::shared_ptr<const TaxYear>>& tax) {
    constexpr int kYearsMax = 12;  // a single row of long ago must not make every grid long
    if (tax.empty()) {
        return {0, -1};
    }
    const int last = tax.back()->year;
    return {std::max(tax.front()->year, last - kYearsMax + 1) * 12, last * 12 + 11};
}

}  // namespace louyu::statistics
