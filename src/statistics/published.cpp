#include "statistics/published.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/decimal.hpp"
#include "base/error.hpp"

namespace louyu::statistics {

namespace {

constexpr std::size_t kNotesMax = 40;
constexpr std::int64_t kRateScale = 1000000;  // printed rates are kept in 10^-6

/// Which part of the world a figure is about: filters and coordinates in one form, so that two can be
/// compared.
class Place {
  public:
    explicit Place(const Cube& cube) : cube_(cube) {}

    void add_region(std::int32_t region) {
        // The narrower of two regions says it all.
        if (region_ == kAbsent || cube_.places->is_within(region, region_)) {
            region_ = region;
        } else if (!cube_.places->is_within(region_, region)) {
            others_.insert(fmt::format("region:{}", region));
        }
    }
    void add(const Filter& filter) {
        if (filter.dimension.kind == DimensionKind::kRegion && !filter.negated &&
            filter.members.size() == 1 && filter.members.front() < cube_.places->regions.size()) {
            add_region(static_cast<std::int32_t>(filter.members.front()));
            return;
        }
        std::string text = filter.dimension.id + (filter.negated ? "!" : "=");
        for (const std::uint32_t member : filter.members) {
            text += fmt::format("{},", member);
        }
        others_.insert(std::move(text));
    }
    void add(const Dimension& dimension, std::uint32_t member) {
        if (dimension.kind == DimensionKind::kRegion && member < cube_.places->regions.size()) {
            add_region(static_cast<std::int32_t>(member));
        } else {
            others_.insert(fmt::format("{}={},", dimension.id, member));
        }
    }
    /// The default scope and the same said in words are one. A place that names a stage already keeps it.
    void add_default_stage() {
        const bool names_stage = std::any_of(others_.begin(), others_.end(), [](const std::string& other) {
            return other.starts_with("stage=") || other.starts_with("stage!");
        });
        if (!names_stage) {
            others_.insert(fmt::format("stage={},", stages().operating));
        }
    }
    bool operator==(const Place& other) const { return region_ == other.region_ && others_ == other.others_; }
    bool has_region() const { return region_ != kAbsent; }

  private:
    const Cube& cube_;
    std::int32_t region_ = kAbsent;
    std::set<std::string> others_;
};

bool is_money_flow(const Metric& metric) {
    return metric.scope == Scope::kDistrict || metric.numerator == Measure::kYieldTax;
}

bool fits_period(const Metric& metric, const PublishedFigure& figure, const TimeCell& cell) {
    const bool is_whole = cell.stock == cell.last.last_day();
    const bool is_key = metric.numerator == Measure::kKeyFirms5m || metric.numerator == Measure::kKeyFirms10m;
    if (!is_whole || figure.period.last != cell.last) {
        return false;
    }
    if (is_key) {
        return figure.period.first == cell.year_first();
    }
    const bool is_flow = metric.kind == MetricKind::kFlow || is_money_flow(metric);
    return !is_flow || figure.period.first == cell.first;
}

std::int32_t district_region(const Cube& cube, const std::string& district_code) {
    for (std::size_t i = 0; i < cube.places->regions.size(); ++i) {
        const Region& region = cube.places->regions[i];
        if ((region.level == "county" || region.level == "park") &&
            region.code.substr(0, 6) == district_code) {
            return static_cast<std::int32_t>(i);
        }
    }
    return kAbsent;
}

/// The one district with buildings or taxpayers, if the reader sees it whole and sees no other.
std::int32_t only_district(const Plan& plan) {
    std::int32_t found = kAbsent;
    for (std::size_t i = 0; i < plan.cube->blocks.size(); ++i) {
        const std::int32_t district = plan.cube->blocks[i]->district;
        if (!plan.visibility->sees(static_cast<BlockIndex>(i)) || district == kAbsent || district == found) {
            continue;
        }
        if (found != kAbsent || !plan.visibility->sees_district(district)) {
            return kAbsent;
        }
        found = district;
    }
    return found;
}

struct Expected {
    const PublishedFigure* figure;
    const Metric* metric;
    Place place;
};

std::vector<Expected> expected_of(const Plan& plan) {
    std::vector<Expected> all;
    for (const PublishedFigure& figure : plan.cube->published) {
        const Metric* metric = find_metric(figure.metric);
        const std::vector<const Metric*>& asked = plan.request->metrics;
        const std::int32_t district = district_region(*plan.cube, figure.district_code);
        if (metric == nullptr || std::find(asked.begin(), asked.end(), metric) == asked.end() ||
            !plan.visibility->sees_district(district)) {
            continue;
        }
        const base::Result<std::vector<Filter>> filters =
            parse_where(*plan.cube, *plan.visibility, figure.condition);
        if (!filters) {
            continue;  // about something this store does not know, such as a zone not imported
        }
        Place place(*plan.cube);
        for (const Filter& filter : *filters) {
            place.add(filter);
        }
        place.add_region(district);
        if (metric->scope == Scope::kOperating) {
            place.add_default_stage();
        }
        all.push_back({&figure, metric, std::move(place)});
    }
    return all;
}

/// The computed value in the units figures are printed in; false when it has none.
bool units_of(const Figure& figure, const Metric& metric, std::int64_t& units) {
    if (!figure.defined()) {
        return false;
    }
    const bool is_rate = metric.form == Form::kRate || metric.form == Form::kPerArea;
    units =
        is_rate ? base::multiply_divide(figure.numerator, kRateScale, figure.denominator) : figure.numerator;
    return true;
}

int decimals_of(const PublishedFigure& figure) {
    static const std::map<std::string, std::int64_t, std::less<>> kPerPrintedUnit = {
        {"万㎡", 1000000}, {"万平方米", 1000000}, {"㎡", 100},  {"平方米", 100}, {"亿元", 10000000000},
        {"万元", 1000000}, {"元", 100},           {"%", 10000}, {"万户", 10000}, {"万家", 10000}};
    const auto found = kPerPrintedUnit.find(figure.unit);
    std::int64_t scale = found == kPerPrintedUnit.end() ? 1 : found->second;
    int decimals = 0;
    for (; scale > figure.precision_units && decimals < 12; scale /= 10) {
        ++decimals;
    }
    return decimals;
}

std::int64_t round_to(std::int64_t units, std::int64_t precision) {
    return base::multiply_divide(units, 1, precision);
}

base::Sentence sentence(const Expected& expected, std::int64_t units) {
    const PublishedFigure& figure = *expected.figure;
    const std::int64_t precision = std::max<std::int64_t>(1, figure.precision_units);
    const std::int64_t difference = round_to(units, precision) - round_to(figure.units, precision);
    const std::int64_t size = (difference < 0 ? -difference : difference) * precision;
    const std::string source = figure.source.empty() ? "" : fmt::format("（来源：{}）", figure.source);
    const std::string source_en = figure.source.empty() ? "" : fmt::format(" (source: {})", figure.source);
    const std::string where = figure.condition.empty() ? "" : fmt::format("，{}", figure.condition);
    const std::string where_en = figure.condition.empty() ? "" : fmt::format(", {}", figure.condition);
    const std::string printed = print_like(figure.units, figure) + figure.unit;
    const std::string ours = print_like(units, figure) + figure.unit;
    const std::string gap = print_like(size, figure) + figure.unit;
    const std::string what = fmt::format("{}{}公布数为{}{}", expected.metric->label, where, printed, source);
    const std::string what_en =
        fmt::format("{}{}: {} was published{}", expected.metric->label_en, where_en, printed, source_en);
    if (difference == 0) {
        return {what + "，与按入库数据计算的结果一致。", what_en + ", as the posted data give."};
    }
    return {fmt::format("{}，按入库数据计算为{}，相差{}。", what, ours, gap),
            fmt::format("{}; the posted data give {}, a difference of {}.", what_en, ours, gap)};
}

class Comparison {
  public:
    Comparison(const Plan& plan, const Assembly& assembly)
        : plan_(plan), assembly_(assembly), expected_(expected_of(plan)), district_(only_district(plan)) {}

    std::vector<base::Sentence> run() {
        if (expected_.empty()) {
            return {};
        }
        compare(plan_.total_row(), plan_.time.total(), nullptr);
        for (const AnswerRow& row : assembly_.rows()) {
            compare(row.row, plan_.time.entries()[row.entry], &row);
        }
        return std::move(notes_);
    }

  private:
    void compare(std::size_t row, const AxisEntry& entry, const AnswerRow* coordinates) {
        if (entry.cell == kNoCell) {
            return;
        }
        Place place(*plan_.cube);
        for (const Filter& filter : plan_.request->where) {
            place.add(filter);
        }
        for (std::size_t i = 0; coordinates != nullptr && i < plan_.request->by.size(); ++i) {
            if (!plan_.request->by[i].is_time()) {
                place.add(plan_.request->by[i], assembly_.member(*coordinates, i));
            }
        }
        if (!place.has_region() && district_ != kAbsent) {
            place.add_region(district_);
        }
        for (const FigureColumn& column : assembly_.columns()) {
            if (column.derivation == Derivation::kPlain && !assembly_.is_hidden(column, row, entry)) {
                compare_metric(*column.metric, place, row, entry.cell);
            }
        }
    }

    void compare_metric(const Metric& metric, Place place, std::size_t row, std::uint32_t cell) {
        // A question by stage lifts the default: its total is about every stage.
        const std::vector<Dimension>& by = plan_.request->by;
        const bool asks_by_stage = std::any_of(
            by.begin(), by.end(), [](const Dimension& d) { return d.kind == DimensionKind::kStage; });
        if (metric.scope == Scope::kOperating && !asks_by_stage) {
            place.add_default_stage();
        }
        for (const Expected& expected : expected_) {
            std::int64_t units = 0;
            const bool is_its = expected.metric == &metric && expected.place == place &&
                                fits_period(metric, *expected.figure, plan_.time.cells()[cell]);
            if (is_its && notes_.size() < kNotesMax && told_.insert(expected.figure).second &&
                units_of(assembly_.figure(metric, row, cell), metric, units)) {
                notes_.push_back(sentence(expected, units));
            }
        }
    }

    const Plan& plan_;
    const Assembly& assembly_;
    std::vector<Expected> expected_;
    std::int32_t district_;
    std::set<const PublishedFigure*> told_;
    std::vector<base::Sentence> notes_;
};

}  // namespace

std::string print_like(std::int64_t units, const PublishedFigure& figure) {
    const std::int64_t precision = std::max<std::int64_t>(1, figure.precision_units);
    const int decimals = decimals_of(figure);
    return base::format_decimal(round_to(units, precision), decimals);
}

std::vector<base::Sentence> compare_published(const Plan& plan, const Assembly& assembly) {
    return Comparison(plan, assembly).run();
}

}  // namespace louyu::statistics
