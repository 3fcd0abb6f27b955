#include "statistics/assemble.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/decimal.hpp"
#include "base/error.hpp"

namespace louyu::statistics {

namespace {

constexpr int kRateDigits = 6;
constexpr int kPerAreaDigits = 4;
constexpr std::int64_t kRateUnit = 1000000000000;  // 10^12, in which kRateSum is kept

__extension__ using Wide = __int128;

/// A quotient of products, rounded to 10^-12; undefined when it does not fit, which only damaged data can
/// cause.
Figure rounded(Wide numerator, Wide denominator) {
    constexpr Wide kMost = Wide{INT64_MAX};
    if (denominator == 0 || numerator > kMost * kRateUnit || numerator < -kMost * kRateUnit) {
        return {};
    }
    const Wide units = numerator * kRateUnit / denominator;
    return units > kMost || units < -kMost ? Figure{} : Figure{static_cast<std::int64_t>(units), kRateUnit};
}

/// now − before of two ratios.
Figure difference(const Figure& now, const Figure& before) {
    return rounded(Wide{now.numerator} * before.denominator - Wide{before.numerator} * now.denominator,
                   Wide{now.denominator} * before.denominator);
}

/// (now − before) ÷ |before| of two ratios.
Figure relative_change(const Figure& now, const Figure& before) {
    const Wide from = Wide{before.numerator} * now.denominator;
    return rounded(Wide{now.numerator} * before.denominator - from, from < 0 ? -from : from);
}

bool is_fraction(Form form) {
    return form == Form::kRate || form == Form::kPoints || form == Form::kPerArea;
}

}  // namespace

Figure figure_at(const Plan& plan, const Cells& cells, const Metric& metric, std::size_t row,
                 std::uint32_t cell) {
    const std::int64_t numerator = cells.at(metric.numerator, row, cell);
    if (metric.numerator == Measure::kTaxed) {
        const std::vector<std::uint8_t>& districts = plan.visibility->districts;
        if (std::find(districts.begin(), districts.end(), 1) == districts.end()) {
            return {};  // whether a firm pays elsewhere in the district is beyond this reader
        }
    }
    if (!is_ratio(metric)) {
        return {numerator, 1};
    }
    const std::int64_t denominator = cells.at(metric.denominator, row, cell);
    return {numerator, metric.numerator == Measure::kRateSum ? denominator * kRateUnit : denominator};
}

base::Value to_value(const Figure& figure, Form form) {
    if (!figure.defined()) {
        return {};
    }
    if (is_fraction(form)) {
        const int digits = form == Form::kPerArea ? kPerAreaDigits : kRateDigits;
        return base::format_ratio({figure.numerator, figure.denominator}, digits);
    }
    CHECK(figure.denominator == 1);
    return form == Form::kArea ? base::Value(base::format_decimal(figure.numerator, base::kAreaScale))
                               : base::Value(figure.numerator);
}

std::vector<FigureColumn> figure_columns(const Request& request) {
    std::vector<FigureColumn> columns;
    for (const Metric* metric : request.metrics) {
        const std::string id(metric->id);
        const std::string label(metric->label);
        const std::string unit(metric->unit);
        columns.push_back({metric, Derivation::kPlain, {id, label, unit, metric->form}});
        // Rates change by percentage points, everything else by percent (R048).
        const bool in_points = metric->form == Form::kRate;
        const std::string change_unit = in_points ? "个百分点" : "%";
        const Form change_form = in_points ? Form::kPoints : Form::kRate;
        if (request.options.share && !is_ratio(*metric)) {
            columns.push_back(
                {metric, Derivation::kShare, {id + ":share", label + "占比", "%", Form::kRate}});
        }
        if (request.options.yoy) {
            columns.push_back(
                {metric, Derivation::kYoy, {id + ":yoy", label + "同比", change_unit, change_form}});
        }
        if (request.options.mom) {
            columns.push_back(
                {metric, Derivation::kMom, {id + ":mom", label + "环比", change_unit, change_form}});
        }
        if (request.options.ytd && metric->kind == MetricKind::kFlow) {
            columns.push_back(
                {metric, Derivation::kYtd, {id + ":ytd", label + "本年累计", unit, metric->form}});
        }
    }
    return columns;
}

Assembly::Assembly(const Plan& plan, const Cells& cells)
    : plan_(plan), cells_(cells), disclosure_(plan, cells), columns_(figure_columns(*plan.request)) {
    find_rows();
    if (disclosure_.is_active()) {
        std::vector<TableCell> table;
        for (const AnswerRow& row : rows_) {
            table.push_back({row.row, plan_.time.entries()[row.entry].cell, row.members});
        }
        disclosure_.protect(table);
    }
}

void Assembly::add_rows_of(std::uint32_t group, std::uint32_t cls, bool even_empty) {
    const std::size_t row = plan_.row(group, cls);
    const std::vector<AxisEntry>& entries = plan_.time.entries();
    for (std::uint32_t entry = 0; entry < entries.size(); ++entry) {
        const bool is_touched = entries[entry].cell != kNoCell && cells_.is_touched(row, entries[entry].cell);
        if (!even_empty && !is_touched) {
            continue;
        }
        AnswerRow out{.row = row,
                      .entry = entry,
                      .members = std::vector<std::uint32_t>(plan_.request->by.size(), entry)};
        for (std::size_t i = 0; i < plan_.place_dimensions.size(); ++i) {
            out.members[plan_.place_dimensions[i]] = plan_.groups[group][i];
        }
        std::uint32_t rest = cls;
        for (std::size_t i = plan_.industry_dimensions.size(); i-- > 0;) {
            const std::size_t position = plan_.industry_dimensions[i];
            const auto classification = static_cast<std::size_t>(plan_.request->by[position].index);
            const auto count = static_cast<std::uint32_t>(
                plan_.cube->industries->classifications[classification].classes.size());
            out.members[position] = rest % count;
            rest /= count;
        }
        rows_.push_back(std::move(out));
    }
}

bool Assembly::is_class_of_scale(std::uint32_t group) const {
    if (plan_.place_dimensions.size() != 1 || !plan_.industry_dimensions.empty()) {
        return false;
    }
    const Dimension& dimension = plan_.request->by[plan_.place_dimensions.front()];
    return dimension.is_scale() && plan_.groups[group].front() < members(*plan_.cube, dimension).closed;
}

void Assembly::find_rows() {
    const bool only_time = plan_.place_dimensions.empty() && plan_.industry_dimensions.empty();
    if (plan_.request->by.empty()) {
        return;  // one figure: the totals are the answer
    }
    for (std::uint32_t group = 0; group < plan_.groups.size(); ++group) {
        for (std::uint32_t cls = 0; cls < plan_.classes; ++cls) {
            add_rows_of(group, cls, only_time || is_class_of_scale(group));
        }
    }
    if (only_time && plan_.groups.empty()) {
        for (std::uint32_t entry = 0; entry < plan_.time.entries().size(); ++entry) {
            rows_.push_back({.row = plan_.total_row(), .entry = entry, .members = {entry}});
        }
    }
    sort_rows();
}

void Assembly::sort_rows() {
    // Regions and zones are numbered by code, codes by their list; buildings go by name, and what is not a
    // member of the list (unknown, outside) comes last.
    std::vector<std::uint32_t> building_order(plan_.cube->blocks.size());
    const auto is_building = [](const Dimension& d) { return d.kind == DimensionKind::kBuilding; };
    const std::vector<Dimension>& by = plan_.request->by;
    if (std::any_of(by.begin(), by.end(), is_building)) {
        std::vector<std::uint32_t> order(building_order.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tie(plan_.cube->blocks[a]->name, plan_.cube->blocks[a]->id) <
                   std::tie(plan_.cube->blocks[b]->name, plan_.cube->blocks[b]->id);
        });
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            building_order[order[i]] = i;
        }
    }
    const auto rank = [&](std::size_t dimension, std::uint32_t member) {
        const bool by_name = is_building(by[dimension]) && member < building_order.size();
        return by_name ? building_order[member] : member;
    };
    std::sort(rows_.begin(), rows_.end(), [&](const AnswerRow& a, const AnswerRow& b) {
        for (std::size_t i = 0; i < by.size(); ++i) {
            if (a.members[i] != b.members[i]) {
                return rank(i, a.members[i]) < rank(i, b.members[i]);
            }
        }
        return false;
    });
}

Figure Assembly::derived(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const {
    const Metric& metric = *column.metric;
    const Figure now = figure_at(plan_, cells_, metric, row, entry.cell);
    switch (column.derivation) {
        case Derivation::kPlain:
            return now;
        case Derivation::kShare: {
            const Figure whole = figure_at(plan_, cells_, metric, plan_.total_row(), entry.cell);
            return {now.numerator, whole.numerator};
        }
        case Derivation::kYtd:
            return figure_at(plan_, cells_, metric, row, entry.year_to_date);
        case Derivation::kYoy:
        case Derivation::kMom: {
            const std::uint32_t base_cell =
                column.derivation == Derivation::kYoy ? entry.year_before : entry.before;
            const Figure before = figure_at(plan_, cells_, metric, row, base_cell);
            if (!now.defined() || !before.defined()) {
                return {};
            }
            if (metric.form == Form::kRate) {
                return difference(now, before);
            }
            if (is_ratio(metric)) {
                return relative_change(now, before);
            }
            return {now.numerator - before.numerator,
                    before.numerator < 0 ? -before.numerator : before.numerator};
        }
    }
    throw base::Bug("derivation");
}

bool Assembly::is_hidden(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const {
    const Metric& metric = *column.metric;
    if (disclosure_.hides(metric, row, entry.cell)) {
        return true;
    }
    switch (column.derivation) {
        case Derivation::kPlain:
            return false;
        case Derivation::kShare:
            return disclosure_.hides(metric, plan_.total_row(), entry.cell);
        case Derivation::kYoy:
            return disclosure_.hides(metric, row, entry.year_before);
        case Derivation::kMom:
            return disclosure_.hides(metric, row, entry.before);
        case Derivation::kYtd: {
            // The running total of two months shows the month between them, so one hidden month hides them
            // all.
            const std::vector<AxisEntry>& entries = plan_.time.entries();
            return disclosure_.hides(metric, row, entry.year_to_date) ||
                   std::any_of(entries.begin(), entries.end(), [&](const AxisEntry& other) {
                       return disclosure_.hides(metric, row, other.cell);
                   });
        }
    }
    throw base::Bug("derivation");
}

base::Value Assembly::value(const FigureColumn& column, std::size_t row, const AxisEntry& entry) const {
    if (entry.cell == kNoCell || is_hidden(column, row, entry)) {
        return {};
    }
    return to_value(derived(column, row, entry), column.column.form);
}

std::size_t Assembly::hidden_count() const {
    std::size_t count = 0;
    for (const FigureColumn& column : columns_) {
        for (const AnswerRow& row : rows_) {
            const AxisEntry& entry = plan_.time.entries()[row.entry];
            count += entry.cell != kNoCell && is_hidden(column, row.row, entry) ? 1 : 0;
        }
        const AxisEntry& total = plan_.time.total();
        count += total.cell != kNoCell && is_hidden(column, plan_.total_row(), total) ? 1 : 0;
    }
    return count;
}

std::string Assembly::key_of(const AnswerRow& row, std::size_t dimension) const {
    const Dimension& by = plan_.request->by[dimension];
    return by.is_time() ? plan_.time.entries()[row.entry].label
                        : member_key(*plan_.cube, by, row.members[dimension]);
}

std::string Assembly::label_of(const AnswerRow& row, std::size_t dimension) const {
    const Dimension& by = plan_.request->by[dimension];
    return by.is_time() ? plan_.time.entries()[row.entry].label
                        : member_label(*plan_.cube, by, row.members[dimension]);
}

Answer Assembly::to_answer() const {
    Answer answer;
    for (const Dimension& dimension : plan_.request->by) {
        answer.columns.push_back({dimension.id, dimension.label, "", Form::kLabel});
        answer.totals.emplace_back();
    }
    for (const FigureColumn& column : columns_) {
        answer.columns.push_back(column.column);
        answer.totals.push_back(value(column, plan_.total_row(), plan_.time.total()));
    }
    for (const AnswerRow& row : rows_) {
        std::vector<base::Value> values;
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < plan_.request->by.size(); ++i) {
            values.emplace_back(label_of(row, i));
            keys.push_back(key_of(row, i));
        }
        for (const FigureColumn& column : columns_) {
            values.push_back(value(column, row.row, plan_.time.entries()[row.entry]));
        }
        answer.rows.push_back(std::move(values));
        answer.keys.push_back(std::move(keys));
    }
    if (plan_.request->by.empty()) {
        answer.rows.push_back(answer.totals);
        answer.keys.emplace_back();
    }
    return answer;
}

}  // namespace louyu::statistics
