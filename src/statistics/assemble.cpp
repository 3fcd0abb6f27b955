#include "statistics/assemble.hpp"

#include <algorithm>
#include <numeric>

#include "base/decimal.hpp"
#include "base/error.hpp"

namespace louyu::statistics {

namespace {

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

}  // namespace

Figure figure_at(const Plan& plan, const Cells& cells, const Metric& metric, std::size_t row,
                 std::uint32_t cell) {
    const std::int64_t numerator = cells.at(metric.numerator, row, cell);
    if (metric.numerator == Measure::kTaxed && !plan.visibility->whole_district) {
        return {};  // whether a firm pays elsewhere in the district is beyond this reader
    }
    if (!is_ratio(metric)) {
        return {numerator, 1};
    }
    const std::int64_t denominator = cells.at(metric.denominator, row, cell);
    return {numerator, metric.numerator == Measure::kRateSum ? denominator * kRateUnit : denominator};
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
    find_sources();
    find_rows();
    if (disclosure_.is_active()) {
        std::vector<TableCell> table;
        for (const AnswerRow& row : rows_) {
            TableCell cell{row.row, plan_.time.entries()[row.entry].cell, {}};
            for (std::size_t i = 0; i < plan_.request->by.size(); ++i) {
                cell.members.push_back(member(row, i));
            }
            table.push_back(std::move(cell));
        }
        disclosure_.protect(table);
    }
}

void Assembly::find_sources() {
    sources_.resize(plan_.request->by.size());
    for (std::size_t i = 0; i < plan_.place_dimensions.size(); ++i) {
        Source& source = sources_[plan_.place_dimensions[i]];
        source.axis = Axis::kPlace;
        for (const Group& group : plan_.groups) {
            source.members.push_back(group[i]);
        }
    }
    std::uint32_t stride = 1;
    for (std::size_t i = plan_.industry_dimensions.size(); i-- > 0;) {
        const std::size_t position = plan_.industry_dimensions[i];
        const auto index = static_cast<std::size_t>(plan_.request->by[position].index);
        const auto count =
            static_cast<std::uint32_t>(plan_.cube->industries->classifications[index].classes.size());
        Source& source = sources_[position];
        source.axis = Axis::kIndustry;
        for (std::uint32_t cls = 0; cls < plan_.classes; ++cls) {
            source.members.push_back(cls / stride % count);
        }
        stride *= count;
    }
}

void Assembly::add_rows_of(std::uint32_t group, std::uint32_t cls, const Run& where, bool even_empty) {
    const std::size_t row = plan_.row(group, cls);
    const std::vector<AxisEntry>& entries = plan_.time.entries();
    for (std::uint32_t entry = 0; entry < entries.size(); ++entry) {
        const std::uint32_t cell = entries[entry].cell;
        const bool is_within = cell != kNoCell && where.begin <= cell && cell < where.end;
        if (even_empty || (is_within && cells_.is_touched(row, cell))) {
            rows_.push_back({static_cast<std::uint32_t>(row), entry, group, cls});
        }
    }
}

bool Assembly::is_class_of_scale(std::uint32_t group) const {
    if (plan_.place_dimensions.size() != 1 || !plan_.industry_dimensions.empty()) {
        return false;
    }
    const Dimension& dimension = plan_.request->by[plan_.place_dimensions.front()];
    return dimension.is_scale() && plan_.groups[group].front() < members(*plan_.cube, dimension).closed;
}

/// By group, from its first run to its last: a building is in few tiers and bands, and not for long.
std::vector<Run> Assembly::stretches_of_groups() const {
    std::vector<Run> stretches(plan_.groups.size(), Run{.begin = UINT32_MAX, .end = 0});
    for (const Run& run : plan_.runs) {
        for (std::uint32_t i = 0; i < run.group_count; ++i) {
            Run& stretch = stretches[plan_.groups_of_runs[run.group_first + i]];
            stretch.begin = std::min(stretch.begin, run.begin);
            stretch.end = std::max(stretch.end, run.end);
        }
    }
    return stretches;
}

void Assembly::find_rows() {
    const bool only_time = plan_.place_dimensions.empty() && plan_.industry_dimensions.empty();
    if (plan_.request->by.empty()) {
        return;  // one figure: the totals are the answer
    }
    find_ranks();
    const std::vector<Run> stretches = stretches_of_groups();
    rows_.reserve(plan_.groups.size() * plan_.classes * plan_.time.entries().size());
    for (const std::uint32_t group : groups_in_order()) {
        const bool even_empty = only_time || is_class_of_scale(group);
        for (std::uint32_t cls = 0; cls < plan_.classes; ++cls) {
            add_rows_of(group, cls, stretches[group], even_empty);
        }
    }
    if (only_time && plan_.groups.empty()) {
        for (std::uint32_t entry = 0; entry < plan_.time.entries().size(); ++entry) {
            rows_.push_back({static_cast<std::uint32_t>(plan_.total_row()), entry, 0, 0});
        }
    }
    sort_rows();
}

std::vector<std::uint32_t> Assembly::ranks_by_name() const {
    const std::vector<std::shared_ptr<const Block>>& blocks = plan_.cube->blocks;
    std::vector<std::uint32_t> order(blocks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(blocks[a]->name, blocks[a]->id) < std::tie(blocks[b]->name, blocks[b]->id);
    });
    std::vector<std::uint32_t> ranks(blocks.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = i;
    }
    return ranks;
}

/// Regions and zones are numbered by code, codes by their list; buildings go by name, and what is not a
/// member of the list (unknown, outside) comes last.
void Assembly::find_ranks() {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (plan_.request->by[i].kind == DimensionKind::kBuilding) {
            sources_[i].ranks = ranks_by_name();
        }
    }
}

std::vector<std::uint32_t> Assembly::groups_in_order() const {
    std::vector<std::pair<Group, std::uint32_t>> order;
    order.reserve(plan_.groups.size());
    for (std::uint32_t group = 0; group < plan_.groups.size(); ++group) {
        Group ranks = plan_.groups[group];
        for (std::size_t i = 0; i < plan_.place_dimensions.size(); ++i) {
            ranks[i] = rank(plan_.place_dimensions[i], ranks[i]);
        }
        order.emplace_back(ranks, group);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> groups;
    groups.reserve(order.size());
    for (const auto& [ranks, group] : order) {
        groups.push_back(group);
    }
    return groups;
}

void Assembly::sort_rows() {
    // The rows are made place by place, in it industry by industry, in it month by month. The last dimensions
    // asked are in order already as long as they follow each other like this; each one before them takes a
    // stable pass.
    std::size_t rest = sources_.size();
    while (rest > 0 && (rest == sources_.size() || sources_[rest - 1].axis <= sources_[rest].axis)) {
        --rest;
    }
    std::vector<AnswerRow> sorted(rest == 0 ? 0 : rows_.size());
    while (rest-- > 0) {
        std::vector<std::uint32_t> places;
        for (const AnswerRow& row : rows_) {
            const std::uint32_t at = rank(rest, member(row, rest));
            if (at + 1 >= places.size()) {
                places.resize(at + 2, 0);
            }
            ++places[at + 1];
        }
        std::partial_sum(places.begin(), places.end(), places.begin());
        for (const AnswerRow& row : rows_) {
            sorted[places[rank(rest, member(row, rest))]++] = row;
        }
        std::swap(rows_, sorted);
    }
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
    for (std::size_t i = 0; disclosure_.is_active() && i < columns_.size(); ++i) {
        const FigureColumn& column = columns_[i];
        for (const AnswerRow& row : rows_) {
            const AxisEntry& entry = plan_.time.entries()[row.entry];
            count += entry.cell != kNoCell && is_hidden(column, row.row, entry) ? 1 : 0;
        }
        const AxisEntry& total = plan_.time.total();
        count += total.cell != kNoCell && is_hidden(column, plan_.total_row(), total) ? 1 : 0;
    }
    return count;
}

AnswerRows::Axis Assembly::axis_of(std::size_t dimension) const {
    constexpr std::uint32_t kNone = UINT32_MAX;
    const Dimension& by = plan_.request->by[dimension];
    AnswerRows::Axis axis;
    axis.reserve(rows_.size());
    std::vector<std::uint32_t> position_of_member;
    std::uint32_t positions = 0;
    for (const AnswerRow& row : rows_) {
        const std::uint32_t at = member(row, dimension);
        if (at >= position_of_member.size()) {
            position_of_member.resize(at + 1, kNone);
        }
        if (position_of_member[at] == kNone) {
            position_of_member[at] = positions++;
            if (by.is_time()) {
                const std::string& label = plan_.time.entries()[at].label;
                axis.add_member(label, label);
            } else {
                const MemberWords words = member_words(*plan_.cube, by, at);
                axis.add_member(words.key, words.label);
            }
        }
        axis.add_row(position_of_member[at]);
    }
    return axis;
}

AnswerRows::Figures Assembly::figures_of(const FigureColumn& column) const {
    const Metric& metric = *column.metric;
    const bool is_plain = column.derivation == Derivation::kPlain && !disclosure_.is_active() &&
                          (metric.numerator != Measure::kTaxed || plan_.visibility->whole_district);
    const bool is_known =
        cells_.has(metric.numerator) && (!is_ratio(metric) || cells_.has(metric.denominator));
    if (is_plain && is_known) {
        return plain_figures_of(column);
    }
    AnswerRows::Figures figures{column.column.form};
    figures.numerators.reserve(rows_.size());
    const std::vector<AxisEntry>& entries = plan_.time.entries();
    for (const AnswerRow& row : rows_) {
        const AxisEntry& entry = entries[row.entry];
        const bool is_shown = entry.cell != kNoCell && !is_hidden(column, row.row, entry);
        figures.push(is_shown ? derived(column, row.row, entry) : Figure{});
    }
    return figures;
}

/// What figure_at says of every row, read straight from the cells.
AnswerRows::Figures Assembly::plain_figures_of(const FigureColumn& column) const {
    const Metric& metric = *column.metric;
    AnswerRows::Figures figures{column.column.form};
    const std::int64_t unit = metric.numerator == Measure::kRateSum ? kRateUnit : 1;
    const std::int64_t* numerators = cells_.values(metric.numerator);
    const std::int64_t* denominators = is_ratio(metric) ? cells_.values(metric.denominator) : nullptr;
    const std::vector<AxisEntry>& entries = plan_.time.entries();
    const bool is_complete = std::none_of(entries.begin(), entries.end(),
                                          [](const AxisEntry& entry) { return entry.cell == kNoCell; });
    figures.numerators.resize(rows_.size());
    figures.denominators.resize(is_complete && denominators == nullptr ? 0 : rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::uint32_t cell = entries[rows_[i].entry].cell;
        if (cell == kNoCell) {
            continue;
        }
        const std::size_t at = rows_[i].row * cells_.stride() + cell;
        figures.numerators[i] = numerators[at];
        if (!figures.denominators.empty()) {
            figures.denominators[i] = denominators == nullptr ? 1 : denominators[at] * unit;
        }
    }
    return figures;
}

Answer Assembly::to_answer() const {
    Answer answer;
    std::vector<AnswerRows::Axis> axes;
    std::vector<AnswerRows::Figures> figures;
    for (std::size_t i = 0; i < plan_.request->by.size(); ++i) {
        const Dimension& dimension = plan_.request->by[i];
        answer.columns.push_back({dimension.id, dimension.label, "", Form::kLabel});
        answer.totals.emplace_back();
        axes.push_back(axis_of(i));
    }
    const AxisEntry& total = plan_.time.total();
    const bool is_one_figure = plan_.request->by.empty();
    for (const FigureColumn& column : columns_) {
        answer.columns.push_back(column.column);
        answer.totals.push_back(value(column, plan_.total_row(), total));
        figures.push_back(figures_of(column));
        if (is_one_figure) {
            const bool is_shown = total.cell != kNoCell && !is_hidden(column, plan_.total_row(), total);
            figures.back().push(is_shown ? derived(column, plan_.total_row(), total) : Figure{});
        }
    }
    answer.rows = AnswerRows(is_one_figure ? 1 : rows_.size(), std::move(axes), std::move(figures));
    return answer;
}

}  // namespace louyu::statistics
