#include "statistics/explain.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "statistics/assemble.hpp"
#include "statistics/contributions.hpp"
#include "statistics/notes.hpp"
#include "statistics/sources.hpp"

namespace louyu::statistics {

namespace {

constexpr std::size_t kRowsMax = 100;
constexpr std::size_t kSourcesMax = 50;

base::Json json_of(const base::Value& value) {
    if (const std::int64_t* integer = base::as_integer(value)) {
        return *integer;
    }
    const std::string* text = base::as_text(value);
    return text == nullptr ? base::Json() : base::Json(*text);
}

base::Json json_of(const Metric& metric) {
    base::Json json;
    json.set("id", metric.id)
        .set("label", metric.label)
        .set("unit", metric.unit)
        .set("kind", to_string(metric.kind))
        .set("calibre", label_of(metric.calibre))
        .set("scope", metric.scope_rule)
        .set("exclusions", metric.exclusions)
        .set("boundary", metric.boundary_rule)
        .set("note", metric.note)
        .set("version", metric.version)
        .set("source", metric.source);
    return json;
}

std::string_view label_of_kind(const std::string& kind) {
    static constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
        {"tax", "税收文件"},       {"registration", "登记信息"}, {"buildings", "楼宇"},
        {"tenancies", "楼宇入驻"}, {"enterprises", "入驻主体"},  {"units", "楼层与房源"},
        {"zones", "片区划分"},     {"regions", "行政区划"},      {"industries", "产业分类"}};
    for (const auto& [name, label] : kKinds) {
        if (name == kind) {
            return label;
        }
    }
    return "文件";
}

class Explainer {
  public:
    Explainer(const Plan& plan, const Cells& cells, const Assembly& assembly)
        : plan_(plan),
          metric_(*plan.request->metrics.front()),
          cells_(cells),
          assembly_(assembly),
          entry_(plan.time.total()) {}

    base::Json value() const { return json_of(assembly_.value(column(), plan_.total_row(), entry_)); }

    bool is_hidden() const {
        return entry_.cell == kNoCell || assembly_.is_hidden(column(), plan_.total_row(), entry_);
    }

    base::Json parts() const {
        base::Json parts = base::Json::array();
        if (is_hidden() || !is_ratio(metric_)) {
            return parts;
        }
        parts.push(part(metric_.numerator)).push(part(metric_.denominator));
        return parts;
    }

    /// Batches the figure rests on, newest first, with the tax offices behind them.
    base::Json sources(std::string& freshness) const {
        base::Json list = base::Json::array();
        for (auto batch = plan_.cube->batches.rbegin(); batch != plan_.cube->batches.rend(); ++batch) {
            if (!is_source(*batch) || list_size(list) >= kSourcesMax) {
                continue;
            }
            std::string label = fmt::format("{}：{}", label_of_kind(batch->kind), batch->file_name);
            for (const TaxSource& source : plan_.cube->tax_sources) {
                if (source.id == batch->source_id) {
                    label = source.name + " " + label;
                }
            }
            if (base::is_valid(batch->period.first)) {
                label += fmt::format("（{}）", base::to_string(batch->period));
            }
            const std::string at = base::to_timestamp(batch->posted_ms);
            freshness = std::max(freshness, at);
            base::Json one;
            one.set("label", label)
                .set("kind", batch->kind)
                .set("at", at)
                .set("batchId", base::id_to_text(batch->id));
            list.push(std::move(one));
        }
        return list;
    }

    /// Taxpayers and what they gave to the figure, for readers who may know.
    base::Json taxpayers() const {
        std::vector<std::pair<std::int64_t, FirmIndex>> amounts;
        const bool is_key =
            metric_.numerator == Measure::kKeyFirms5m || metric_.numerator == Measure::kKeyFirms10m;
        const Part part = metric_.numerator == Measure::kYieldTax ? Part::kYield : Part::kCell;
        if (is_key) {
            amounts = key_firms(plan_, metric_.numerator, entry_.cell);
        } else {
            for_each_taxpayer(plan_, [&](FirmIndex firm, std::span<const Contribution> contributions) {
                for (const Contribution& one : contributions) {
                    if (one.row == plan_.total_row() && one.part == part && one.amounts[entry_.cell] != 0) {
                        amounts.emplace_back(one.amounts[entry_.cell], firm);
                    }
                }
            });
        }
        std::sort(amounts.begin(), amounts.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        amounts.resize(std::min(amounts.size(), kRowsMax));
        base::Json rows = base::Json::array();
        base::Json keys = base::Json::array();
        for (const auto& [amount, firm] : amounts) {
            const FirmName& name = plan_.cube->firm(firm);
            rows.push(base::Json::array({name.code, name.name, amount}));
            keys.push(base::Json::array(
                {name.code, name.enterprise_id == 0 ? "" : base::id_to_text(name.enterprise_id)}));
        }
        base::Json columns = base::Json::array(
            {column_json("credit_code", "纳税人识别号", ""), column_json("name", "纳税人名称", ""),
             column_json("tax_full", is_key ? "本年累计全口径税收" : "全口径税收", "元")});
        base::Json table;
        table.set("columns", std::move(columns)).set("rows", std::move(rows)).set("keys", std::move(keys));
        return table;
    }

    static base::Json column_json(std::string_view id, std::string_view label, std::string_view unit) {
        base::Json json;
        json.set("id", id).set("label", label).set("unit", unit);
        return json;
    }

  private:
    const FigureColumn& column() const { return assembly_.columns().front(); }
    static std::size_t list_size(const base::Json& list) { return list.items().size(); }

    base::Json part(Measure measure) const {
        const std::int64_t value = cells_.at(measure, plan_.total_row(), entry_.cell);
        const std::string_view unit = unit_of(measure);
        base::Json shown = value;
        if (unit == "㎡") {
            shown = base::format_decimal(value, base::kAreaScale);
        } else if (measure == Measure::kRateSum) {
            shown = base::format_decimal(value, 12);
        }
        base::Json json;
        json.set("label", label_of(measure)).set("value", std::move(shown)).set("unit", unit);
        return json;
    }

    bool is_source(const BatchInfo& batch) const {
        const bool is_seen = plan_.visibility->everything || [&] {
            for (std::size_t i = 0; i < plan_.visibility->districts.size(); ++i) {
                if (plan_.visibility->districts[i] != 0 &&
                    plan_.cube->places->regions[i].code.substr(0, 6) == batch.district_code) {
                    return true;
                }
            }
            return false;
        }();
        if (!is_seen || entry_.cell == kNoCell) {
            return false;
        }
        if (batch.kind == "tax") {
            const TimeCell& cell = plan_.time.cells()[entry_.cell];
            const bool by_year = metric_.kind == MetricKind::kDistinctCount ||
                                 metric_.numerator == Measure::kTaxed ||
                                 plan_.request->names(DimensionKind::kTaxTier);
            const base::Month first = by_year ? std::min(cell.first, cell.year_first()) : cell.first;
            const bool reaches = !base::is_valid(batch.period.first) ||
                                 (batch.period.first <= cell.last && first <= batch.period.last);
            return reaches && (metric_.taxpayer || plan_.request->names(DimensionKind::kTaxTier));
        }
        if (batch.kind == "registration") {
            return metric_.numerator == Measure::kRegistered;
        }
        return batch.kind != "published" && (!metric_.taxpayer || metric_.scope == Scope::kOperating);
    }

    const Plan& plan_;
    const Metric& metric_;
    const Cells& cells_;
    const Assembly& assembly_;
    const AxisEntry& entry_;
};

/// The buildings behind a figure: the same question by building, largest first.
base::Result<base::Json> buildings_behind(const Cube& cube, const rights::Reader& reader, Query by_building) {
    by_building.by = "building";
    by_building.options.clear();
    TRY(Answer answer, query(cube, reader, by_building));
    std::vector<std::size_t> order(answer.rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto measured = [&](std::size_t i) {
        const base::Value value = answer.rows[i].back();
        if (const std::int64_t* integer = base::as_integer(value)) {
            return *integer;
        }
        const std::string* text = base::as_text(value);
        return text == nullptr ? INT64_MIN : base::parse_decimal(*text, 6, 0, true).units;
    };
    std::vector<std::int64_t> sizes;
    for (const std::size_t i : order) {
        sizes.push_back(measured(i));
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    order.resize(std::min(order.size(), kRowsMax));
    Answer sorted;
    sorted.columns = std::move(answer.columns);
    sorted.rows = answer.rows.picked(order);
    const base::Json all = to_json(sorted);
    base::Json table;
    for (const std::string_view part : {"columns", "rows", "keys"}) {
        table.set(part, *all.find(part));
    }
    return table;
}

}  // namespace

base::Result<base::Json> explain(const Cube& cube, const rights::Reader& reader, const Query& query) {
    TRY_DO(reader.demand(rights::Capability::kReadStatistics));
    const Visibility visibility = visibility_of(cube, reader);
    TRY(const Request request, parse(cube, visibility, query));
    if (request.metrics.size() != 1 || !request.by.empty()) {
        return base::Error{
            base::ErrorKind::kInvalid, "statistics.explain_one",
            "一次只能解释一个指标的一个数：请去掉分组，把所在的行写进条件，例如 zone:片区方案:代码。"};
    }
    TRY_DO(validate(request));
    TRY(const Plan plan, make_plan(cube, visibility, request));
    const Cells cells = run(plan);
    const Assembly assembly(plan, cells);
    const Explainer explainer(plan, cells, assembly);
    const Metric& metric = *request.metrics.front();

    std::string freshness;
    base::Json sources = explainer.sources(freshness);
    base::Json rows;
    if (metric.taxpayer && metric.numerator != Measure::kTaxed && visibility.taxpayers &&
        !explainer.is_hidden()) {
        rows = explainer.taxpayers();
    } else if (!explainer.is_hidden()) {
        TRY(rows, buildings_behind(cube, reader, query));
    }
    const std::vector<base::Sentence> notes = notes_of(plan, cells, assembly);
    base::Json json;
    json.set("metric", json_of(metric))
        .set("formula", metric.formula)
        .set("formulaEn", metric.formula_en)
        .set("value", explainer.value())
        .set("parts", explainer.parts())
        .set("sources", std::move(sources))
        .set("freshness", freshness.empty() ? base::Json() : base::Json(freshness))
        .set("rows", std::move(rows))
        .set("dataVersion", data_version(cube, visibility));
    base::set_notes(json, notes);
    return json;
}

}  // namespace louyu::statistics
