#include "statistics/series.hpp"

#include <algorithm>

namespace louyu::statistics {

namespace {

constexpr std::int32_t kNever = INT32_MAX;

std::int32_t end_of(base::Day to) {
    return to == base::kForever ? kNever : when_of(base::next_day(to));
}

class SeriesWriter {
  public:
    SeriesWriter(const Block& block, const FirmPlaces& places, const FirmTaxes& taxes)
        : block_(block), places_(places), taxes_(taxes), made_(std::make_shared<BlockSeries>()) {}

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
            steps(move.in ? Series::kMovedIn : Series::kMovedOut).push_back({1, when_of(move.day), move.atom});
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

    const Block& block_;
    const FirmPlaces& places_;
    const FirmTaxes& taxes_;
    std::shared_ptr<BlockSeries> made_;
};

}  // namespace

std::shared_ptr<const BlockSeries> make_series(const Block& block, const FirmPlaces& places,
                                               const FirmTaxes& taxes) {
    return SeriesWriter(block, places, taxes).write();
}

}  // namespace louyu::statistics
