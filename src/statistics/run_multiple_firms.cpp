#include <algorithm>

#include "statistics/run.hpp"

namespace louyu::statistics {

namespace {

struct Span {
    std::uint32_t begin;
    std::uint32_t end;
};

/// A firm counted in a row over some cells; spans of one firm and row may overlap and count once.
struct RowSpan {
    std::size_t row;
    std::uint32_t begin;
    std::uint32_t end;
};

/// Firms in several buildings on one day: each counts once a row, so that no sum over buildings gives them.
class MultiplePass {
  public:
    MultiplePass(const Plan& plan, Cells& cells)
        : plan_(plan),
          cells_(cells),
          counts_registered_(cells.has(Measure::kRegistered)),
          counts_taxed_(cells.has(Measure::kTaxed)) {}

    void run() {
        for (const FirmIndex firm : plan_.cube->firm_places->multiple) {
            count_multiple(firm);
        }
        for (const Measure measure : kMine) {
            cells_.run_up(measure);
        }
    }

    static constexpr Measure kMine[] = {Measure::kFirms, Measure::kRegistered, Measure::kRegistrationUnknown,
                                        Measure::kTaxed};

  private:
    /// Calls add(measure, row, span) for everything one presence counts in.
    template <class Add>
    void visit(BlockIndex block, const Presence& presence, Add add) {
        if (plan_.atom_passes[presence.atom] == 0) {
            return;
        }
        const std::uint32_t first = plan_.time.first_at(presence.from);
        const std::uint32_t last = presence.to == base::kForever
                                       ? static_cast<std::uint32_t>(plan_.time.size())
                                       : plan_.time.first_at(base::next_day(presence.to));
        const std::uint32_t cls = plan_.class_of_atom[presence.atom];
        for (std::uint32_t i = plan_.run_begin[block]; i < plan_.run_begin[block + 1]; ++i) {
            const Run& run = plan_.runs[i];
            const Span span{std::max(first, run.begin), std::min(last, run.end)};
            if (span.begin >= span.end || !run.passes || run.state == nullptr ||
                !plan_.in_scope(run, Scope::kOperating)) {
                continue;
            }
            add_everywhere(run, cls, Measure::kFirms, span, add);
            if (counts_registered_ && presence.registered != Registered::kNo) {
                const bool is_yes = presence.registered == Registered::kYes;
                add_everywhere(run, cls, is_yes ? Measure::kRegistered : Measure::kRegistrationUnknown, span,
                               add);
            }
            if (counts_taxed_) {
                visit_taxed(run, cls, presence.firm, plan_.cube->blocks[block]->district, span, add);
            }
        }
    }

    template <class Add>
    void visit_taxed(const Run& run, std::uint32_t cls, FirmIndex firm, std::int32_t district, Span span,
                     Add add) {
        const FirmTaxes& taxes = *plan_.cube->firm_taxes;
        if (!plan_.visibility->sees_district(district)) {
            return;  // where in the district it pays is beyond the reader's scope
        }
        for (std::uint32_t i = taxes.taxed_begin[firm]; i < taxes.taxed_begin[firm + 1]; ++i) {
            const FirmTaxes::Taxed& taxed = taxes.taxed[i];
            if (taxed.district != district) {
                continue;
            }
            const Span part{std::max(span.begin, plan_.time.first_in_month(taxed.months.first)),
                            std::min(span.end, plan_.time.first_in_month(taxed.months.last + 1))};
            if (part.begin < part.end) {
                add_everywhere(run, cls, Measure::kTaxed, part, add);
            }
        }
    }

    template <class Add>
    void add_everywhere(const Run& run, std::uint32_t cls, Measure measure, Span span, Add add) {
        if (!cells_.has(measure)) {
            return;
        }
        for_rows(plan_, run, cls, [&](std::size_t row) { add(measure, row, span); });
        add(measure, plan_.total_row(), span);
    }

    /// A firm in several buildings at once counts once a row: its spans are joined before they are added.
    void count_multiple(FirmIndex firm) {
        for (std::vector<RowSpan>& spans : spans_) {
            spans.clear();
        }
        const FirmPlaces& places = *plan_.cube->firm_places;
        for (std::uint32_t i = places.begin[firm]; i < places.begin[firm + 1]; ++i) {
            const BlockRef& ref = places.presences[i];
            const Presence& presence = plan_.cube->blocks[ref.block]->presences[ref.position];
            visit(ref.block, presence, [this](Measure measure, std::size_t row, Span span) {
                spans_[position_of(measure)].push_back({row, span.begin, span.end});
            });
        }
        for (std::size_t i = 0; i < std::size(kMine); ++i) {
            add_joined(kMine[i], spans_[i]);
        }
    }

    static std::size_t position_of(Measure measure) {
        return static_cast<std::size_t>(std::find(std::begin(kMine), std::end(kMine), measure) -
                                        std::begin(kMine));
    }

    void add_joined(Measure measure, std::vector<RowSpan>& spans) {
        std::sort(spans.begin(), spans.end(), [](const RowSpan& a, const RowSpan& b) {
            return a.row != b.row ? a.row < b.row : a.begin < b.begin;
        });
        for (std::size_t i = 0; i < spans.size();) {
            RowSpan joined = spans[i];
            for (++i; i < spans.size() && spans[i].row == joined.row && spans[i].begin <= joined.end; ++i) {
                joined.end = std::max(joined.end, spans[i].end);
            }
            cells_.add_span(measure, joined.row, joined.begin, joined.end, 1);
        }
    }

    const Plan& plan_;
    Cells& cells_;
    bool counts_registered_;
    bool counts_taxed_;
    std::array<std::vector<RowSpan>, std::size(kMine)> spans_;
};

}  // namespace

void run_multiple_firms(const Plan& plan, Cells& cells) {
    const bool is_asked =
        cells.has(Measure::kFirms) || cells.has(Measure::kRegistered) || cells.has(Measure::kTaxed);
    if (is_asked && !plan.cube->firm_places->multiple.empty()) {
        MultiplePass(plan, cells).run();
    }
}

}  // namespace louyu::statistics
