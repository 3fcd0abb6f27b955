#include "statistics/notes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "statistics/published.hpp"
#include "statistics/sources.hpp"

namespace louyu::statistics {

namespace {

class NoteWriter {
  public:
    NoteWriter(const Plan& plan, const Cells& cells, const Assembly& assembly)
        : plan_(plan), request_(*plan.request), cells_(cells), assembly_(assembly) {}

    std::vector<base::Sentence> write() {
        write_scope();
        write_calibre();
        write_time();
        write_years();
        write_options();
        if (plan_.time.total().cell != kNoCell) {
            write_gaps();
            write_missing_calibres();
            write_sources();
        }
        write_hidden();
        for (base::Sentence& note : compare_published(plan_, assembly_)) {
            notes_.push_back(std::move(note));
        }
        return std::move(notes_);
    }

  private:
    template <class Predicate>
    bool any(Predicate predicate) const {
        return std::any_of(request_.metrics.begin(), request_.metrics.end(),
                           [&](const Metric* m) { return predicate(*m); });
    }
    bool any_place(DimensionKind except) const {
        const auto is_attribute = [&](const Dimension& d) { return d.is_place() && d.kind != except; };
        return std::any_of(request_.by.begin(), request_.by.end(), is_attribute);
    }

    void write_scope() {
        if (any([](const Metric& m) { return m.scope == Scope::kOperating; })) {
            plan_.names_stage
                ? tell("口径：所指定状态的商务楼宇", "Scope: commercial buildings of the chosen stages")
                : tell("口径：已运营商务楼宇", "Scope: commercial buildings in operation");
        }
        if (any([](const Metric& m) { return m.scope == Scope::kStanding; })) {
            tell("闲置资源口径：竣工、已运营、改造、停用的楼宇中，空置面积超过3000㎡的（恰为3000㎡不计）",
                 "Idle resources: buildings completed, operating, under renovation or out of use with more "
                 "than "
                 "3,000 m² vacant (3,000 m² exactly does not count)");
        }
        const bool is_tax = any([](const Metric& m) { return m.scope == Scope::kDistrict; });
        const std::vector<std::uint8_t>& districts = plan_.visibility->districts;
        const bool sees_outside = std::find(districts.begin(), districts.end(), 1) != districts.end();
        if (is_tax && !sees_outside) {
            tell("税收只含授权范围内楼宇的入驻主体，不含楼宇外纳税人",
                 "Tax of the firms in the buildings you may see, without taxpayers outside buildings");
        } else if (is_tax && any_place(DimensionKind::kLocation)) {
            tell("税收范围：全区纳税人；不在楼宇内的列为“楼宇外”，合计含楼宇外",
                 "Tax of all taxpayers of the district; those in no building stand as outside buildings, "
                 "and the total includes them");
        }
        if (!sees_outside && any([](const Metric& m) {
                return m.denominator == Measure::kWholeTax || m.numerator == Measure::kTaxed;
            })) {
            tell("占全区税收比重、属地纳税指标需要全区税收的授权，未予计算",
                 "Shares of district tax and local tax rates need the right to the whole district's tax and "
                 "are "
                 "left out");
        }
    }

    void write_calibre() {
        std::set<Calibre> calibres;
        for (const Metric* metric : request_.metrics) {
            if (metric->calibre != Calibre::kNone) {
                calibres.insert(metric->calibre);
            }
        }
        std::vector<std::string> labels;
        std::vector<std::string> labels_en;
        for (const Calibre calibre : calibres) {
            labels.emplace_back(label_of(calibre));
            labels_en.emplace_back(label_en_of(calibre));
        }
        if (calibres.size() > 1) {
            tell(fmt::format("本表含{}，口径不同，各列不能相加或相比", base::join(labels, "、")),
                 fmt::format("Calibres differ ({}): the columns cannot be added or compared",
                             base::join(labels_en, ", ")));
        } else if (!labels.empty()) {
            tell(fmt::format("税收口径：{}", labels.front()),
                 fmt::format("Tax calibre: {}", labels_en.front()));
        }
    }

    static bool is_read_at_end(const Metric& metric) {
        return metric.kind != MetricKind::kFlow && metric.scope != Scope::kDistrict;
    }

    void write_time() {
        if (request_.is_default_period) {
            const std::string period = base::to_string(request_.period);
            tell(fmt::format("未指定期间，取{}", period), fmt::format("No period was given: {}", period));
        }
        const AxisEntry& total = plan_.time.total();
        if (total.cell == kNoCell) {
            const std::string asof = base::to_string(request_.asof);
            tell(fmt::format("期间在截止日{}之后，没有数据", asof),
                 fmt::format("The period lies after {}: there are no data", asof));
            return;
        }
        const TimeCell& cell = plan_.time.cells()[total.cell];
        const bool is_cut = cell.last < request_.period.last;
        if (is_cut) {
            const std::string asof = base::to_string(request_.asof);
            tell(fmt::format("截止日为{}，其后的时段没有数据", asof),
                 fmt::format("As of {}: later spans have no data", asof));
        }
        const bool is_long = request_.period.months() > 1;
        const std::string day = base::to_string(cell.stock);
        if (any(is_read_at_end) && is_long && !plan_.time.has_dimension()) {
            tell(fmt::format("存量不按月相加，取期末（{}）的数", day),
                 fmt::format("Stocks are not added up by month but read at the end of the period ({})", day));
        } else if (any(is_read_at_end) && plan_.time.has_dimension()) {
            tell(
                fmt::format("各时段的存量为时段末的数，合计行为期末（{}）的数", day),
                fmt::format(
                    "Stocks are read at the end of each span, the total at the end of the period ({})", day));
        } else if (any(is_read_at_end) && cell.stock != cell.last.last_day()) {
            tell(fmt::format("存量为{}的数", day), fmt::format("Stocks as of {}", day));
        }
        const bool is_flow = any([](const Metric& m) { return !is_read_at_end(m); });
        if (is_flow && is_long && any_place(DimensionKind::kLocation)) {
            tell("楼宇属性按各时段末认定，时段内的税收和进出随之归类",
                 "Buildings are classed as they were at the end of each span, and the tax and moves within "
                 "it with "
                 "them");
        }
    }

    /// Tiers and key firms go by the calendar year; while it is not complete they say less than they seem to.
    void write_years() {
        std::set<std::string> stretches;
        std::vector<const AxisEntry*> entries = {&plan_.time.total()};
        for (const AxisEntry& entry : plan_.time.entries()) {
            entries.push_back(&entry);
        }
        for (const AxisEntry* entry : entries) {
            if (entry->cell != kNoCell && plan_.time.cells()[entry->cell].last.month() != 12) {
                const TimeCell& cell = plan_.time.cells()[entry->cell];
                stretches.insert(base::to_string(base::Period{cell.year_first(), cell.last}));
            }
        }
        const bool is_key = any([](const Metric& m) {
            return m.numerator == Measure::kKeyFirms5m || m.numerator == Measure::kKeyFirms10m;
        });
        const bool is_tier = request_.names(DimensionKind::kTaxTier);
        if (is_tier || is_key) {
            std::string what = is_tier && is_key ? "税收分档和重点纳税户"
                               : is_tier         ? "税收分档"
                                                 : "重点纳税户";
            std::string note = what + "按自然年累计全口径税收认定";
            std::string note_en = fmt::format("{} go by the full tax of the calendar year to date",
                                              is_tier && is_key ? "Tax tiers and key taxpayers"
                                              : is_tier         ? "Tax tiers"
                                                                : "Key taxpayers");
            if (!stretches.empty()) {
                note +=
                    fmt::format("；{}{}尚不是全年", *stretches.rbegin(), stretches.size() > 1 ? "等" : "");
                note_en += fmt::format("; {}{} is not a whole year", *stretches.rbegin(),
                                       stretches.size() > 1 ? " among others" : "");
            }
            tell(std::move(note), std::move(note_en));
        }
        if (is_key) {
            tell(
                "纳税户在时段末有入驻且楼宇已运营（或为所指定状态）的，算在楼宇内，否则算楼宇外",
                "A taxpayer counts as inside when it has a tenancy at the end of the span in a building that "
                "operates (or is of the chosen stages), otherwise as outside");
        }
    }

    void write_options() {
        std::vector<std::string> without_share;
        std::vector<std::string> without_share_en;
        std::vector<std::string> without_ytd;
        std::vector<std::string> without_ytd_en;
        for (const Metric* metric : request_.metrics) {
            if (request_.options.share && is_ratio(*metric)) {
                without_share.emplace_back(metric->label);
                without_share_en.emplace_back(metric->label_en);
            }
            if (request_.options.ytd && metric->kind != MetricKind::kFlow) {
                without_ytd.emplace_back(metric->label);
                without_ytd_en.emplace_back(metric->label_en);
            }
        }
        if (!without_share.empty()) {
            tell(fmt::format("{}是比率，没有占比", base::join(without_share, "、")),
                 fmt::format("Ratios have no share: {}", base::join(without_share_en, ", ")));
        }
        if (!without_ytd.empty()) {
            tell(fmt::format("{}不能按月相加，没有本年累计", base::join(without_ytd, "、")),
                 fmt::format("Not added up by month, so without a year to date: {}",
                             base::join(without_ytd_en, ", ")));
        }
    }

    /// Buildings whose registration lacks what a figure needs, and figures that cannot be true.
    void write_gaps() {
        const std::uint32_t cell = plan_.time.total().cell;
        std::int64_t without_lettable = 0;
        std::int64_t without_business = 0;
        std::int64_t overfull = 0;
        for (BlockIndex block = 0; block < plan_.cube->blocks.size(); ++block) {
            if (plan_.run_begin[block] == plan_.run_begin[block + 1]) {
                continue;
            }
            const Run& run = *plan_.run_at(block, cell);
            if (!run.passes || run.state == nullptr || !plan_.in_scope(run, Scope::kOperating)) {
                continue;
            }
            without_lettable += run.state->lettable_area <= 0 ? 1 : 0;
            without_business += run.state->business_area <= 0 ? 1 : 0;
            overfull += !plan_.occupied.empty() && run.state->lettable_area > 0 &&
                                plan_.occupied_at(block, cell) > run.state->lettable_area
                            ? 1
                            : 0;
        }
        const bool needs_lettable = plan_.needs(Measure::kLettableArea) ||
                                    plan_.needs(Measure::kVacantArea) || plan_.needs(Measure::kRateSum) ||
                                    request_.names(DimensionKind::kOccupancyBand);
        if (needs_lettable && without_lettable > 0) {
            tell(fmt::format("{}座楼宇未登记可租售面积，未计入相关指标", without_lettable),
                 fmt::format("{} buildings without a registered lettable area are left out",
                             without_lettable));
        }
        if (needs_lettable && overfull > 0) {
            tell(fmt::format("{}座楼宇入驻面积大于可租售面积，请核对", overfull),
                 fmt::format("{} buildings have more area occupied than lettable: please check", overfull));
        }
        if ((plan_.needs(Measure::kBusinessArea) || plan_.needs(Measure::kYieldArea)) &&
            without_business > 0) {
            tell(fmt::format("{}座楼宇未登记商务面积，未计入相关指标", without_business),
                 fmt::format("{} buildings without a registered business area are left out",
                             without_business));
        }
        const std::int64_t unknown = cells_.at(Measure::kRegistrationUnknown, plan_.total_row(), cell);
        if (unknown > 0) {
            tell(fmt::format("入驻主体中{}家注册地未掌握，留在分母中", unknown),
                 fmt::format("{} firms whose place of registration is unknown stay in the denominator",
                             unknown));
        }
    }

    /// Months of the whole period with rows that say nothing about a calibre asked.
    void write_missing_calibres() {
        const TimeCell& total = plan_.time.cells()[plan_.time.total().cell];
        const std::pair<Measure, std::size_t> kCalibres[] = {{Measure::kTaxLocal, kTaxLocalLine},
                                                             {Measure::kTaxDistrict, kTaxDistrictLine}};
        for (const auto& [measure, line] : kCalibres) {
            if (!plan_.needs(measure)) {
                continue;
            }
            std::set<base::Month> months;
            for (const std::shared_ptr<const TaxYear>& year : plan_.cube->tax) {
                std::uint16_t bits = 0;
                const std::vector<std::uint16_t>& of_block = year->columns.missing[line];
                for (BlockIndex block = 0; block < of_block.size(); ++block) {
                    bits |= plan_.visibility->sees(block) ? of_block[block] : std::uint16_t{0};
                }
                for (int month = 1; month <= 12; ++month) {
                    const base::Month at{year->year * 100 + month};
                    if ((bits >> (month - 1) & 1) != 0 && total.first <= at && at <= total.last) {
                        months.insert(at);
                    }
                }
            }
            if (!months.empty()) {
                tell(fmt::format("{}等{}个月有税收记录未提供{}，该口径不完整",
                                 base::to_string(*months.begin()), months.size(),
                                 statistics::label_of(measure)),
                     fmt::format("From {} on, {} months have tax rows without {}: that calibre is incomplete",
                                 base::to_string(*months.begin()), months.size(),
                                 line == kTaxLocalLine ? "local tax" : "district tax"));
            }
        }
    }

    /// A source that has not delivered must not look like a fall in tax (R029).
    void write_sources() {
        if (!any([](const Metric& m) { return m.taxpayer; })) {
            return;
        }
        const TimeCell& total = plan_.time.cells()[plan_.time.total().cell];
        const bool by_year =
            request_.names(DimensionKind::kTaxTier) || any([](const Metric& m) {
                return m.numerator == Measure::kKeyFirms5m || m.numerator == Measure::kKeyFirms10m;
            });
        const base::Period period{by_year ? std::min(total.first, total.year_first()) : total.first,
                                  total.last};
        std::map<std::string, std::vector<std::string>> missing;
        for (const SourceState& state : source_states(*plan_.cube, *plan_.visibility, period)) {
            for (const base::Month month : state.missing) {
                missing[state.source->name].push_back(base::to_string(month));
            }
        }
        for (const auto& [name, months] : missing) {
            const bool is_long = months.size() > 3;
            tell(fmt::format("缺{}{}的税收文件，数据不完整", name,
                             is_long ? fmt::format("{}等{}个月", months.front(), months.size())
                                     : base::join(months, "、")),
                 fmt::format("Tax files of {} are missing for {}: the data are incomplete", name,
                             is_long ? fmt::format("{} and {} more months", months.front(), months.size() - 1)
                                     : base::join(months, ", ")));
        }
    }

    void write_hidden() {
        if (const std::size_t hidden = assembly_.hidden_count(); hidden > 0) {
            tell(fmt::format(
                     "为保护纳税人信息，{}个格子不予显示（不足3户、一户占比超过75%，或可由其他格子推算）",
                     hidden),
                 fmt::format(
                     "To protect taxpayers {} cells are not shown (fewer than 3 payers, one above 75 %, or "
                     "to be worked out from other cells)",
                     hidden));
        }
        const bool hides_tiers = !plan_.visibility->taxpayers && request_.names(DimensionKind::kTaxTier);
        if (hides_tiers) {
            tell("单一税源楼宇的税收分档列为“涉税保密”",
                 "Buildings with a single taxpayer are held back from the tax tiers");
        }
    }

    void tell(std::string zh, std::string en) { notes_.push_back({std::move(zh), std::move(en)}); }

    const Plan& plan_;
    const Request& request_;
    const Cells& cells_;
    const Assembly& assembly_;
    std::vector<base::Sentence> notes_;
};

}  // namespace

std::vector<base::Sentence> notes_of(const Plan& plan, const Cells& cells, const Assembly& assembly) {
    return NoteWriter(plan, cells, assembly).write();
}

}  // namespace louyu::statistics
