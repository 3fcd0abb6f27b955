#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "statistics/plan.hpp"
#include "statistics/request.hpp"

namespace louyu::statistics {

namespace {

constexpr int kMonthsMax = 600;
constexpr std::size_t kPartsMax = 40;  // metrics, dimensions or filters in one question

std::vector<std::string> parts_of(const std::string& text, char separator) {
    std::vector<std::string> parts;
    for (const std::string& part : base::split(text, separator)) {
        if (std::string trimmed = base::trim(part); !trimmed.empty()) {
            parts.push_back(std::move(trimmed));
        }
    }
    return parts;
}

base::Error invalid(std::string_view what, std::string message) {
    return {base::ErrorKind::kInvalid, "statistics." + std::string(what), std::move(message)};
}

/// What was written, shortened, so that an error never repeats a page of hostile text.
std::string quoted(std::string_view text) {
    return "“" + base::truncate(base::is_valid_utf8(text) ? text : "?", 40) + "”";
}

base::Error unknown_dimension(const Cube& cube, std::string_view text) {
    std::vector<std::string> ids;
    for (const Dimension& dimension : dimensions(cube)) {
        ids.push_back(dimension.id);
    }
    return invalid("unknown_dimension",
                   fmt::format("没有名为{}的维度，可用的有：{}。", quoted(text), base::join(ids, "、")));
}

base::Result<std::vector<const Metric*>> parse_metrics(const std::string& text) {
    std::vector<const Metric*> found;
    for (const std::string& part : parts_of(text, ',')) {
        const Metric* metric = find_metric(part);
        if (metric == nullptr) {
            std::vector<std::string> ids;
            for (const Metric& one : metrics()) {
                ids.emplace_back(one.id);
            }
            return invalid("unknown_metric", fmt::format("没有名为{}的指标，可用的有：{}。", quoted(part),
                                                         base::join(ids, "、")));
        }
        if (std::find(found.begin(), found.end(), metric) == found.end()) {
            found.push_back(metric);
        }
    }
    if (found.empty()) {
        return invalid("unknown_metric", "请至少指定一个指标，例如 building_count。");
    }
    return found;
}

base::Result<std::vector<Dimension>> parse_by(const Cube& cube, const std::string& text) {
    std::vector<Dimension> by;
    for (const std::string& part : parts_of(text, ',')) {
        std::optional<Dimension> dimension = find_dimension(cube, part);
        if (!dimension) {
            return unknown_dimension(cube, part);
        }
        const bool is_repeated = std::any_of(by.begin(), by.end(), [&](const Dimension& one) {
            return one.id == dimension->id || (one.is_time() && dimension->is_time());
        });
        if (is_repeated) {
            return invalid("bad_by",
                           fmt::format("分组{}重复：每个维度只用一次，月、季、年只选一个。", quoted(part)));
        }
        by.push_back(*std::move(dimension));
    }
    if (by.size() > kDimensionsMax) {
        return invalid("too_large", "分组维度最多6个，请减少后再查。");
    }
    return by;
}

base::Result<Options> parse_options(const std::string& text) {
    Options options;
    for (const std::string& part : parts_of(text, ',')) {
        if (part == "share") {
            options.share = true;
        } else if (part == "yoy") {
            options.yoy = true;
        } else if (part == "mom") {
            options.mom = true;
        } else if (part == "ytd") {
            options.ytd = true;
        } else {
            return invalid(
                "unknown_option",
                fmt::format(
                    "没有名为{}的选项，可用的有：share（占比）、yoy（同比）、mom（环比）、ytd（本年累计）。",
                    quoted(part)));
        }
    }
    return options;
}

/// Buildings are found by id or full name among those the reader may see; others do not exist for him.
std::vector<std::uint32_t> find_buildings(const Cube& cube, const Visibility& visibility,
                                          const std::string& text) {
    std::vector<std::uint32_t> found;
    const std::string wanted = base::comparison_key(text);
    for (std::size_t i = 0; i < cube.blocks.size(); ++i) {
        const Block& block = *cube.blocks[i];
        const auto index = static_cast<BlockIndex>(i);
        if (block.is_outside() || !visibility.sees(index)) {
            continue;
        }
        if (std::to_string(block.id) == text) {
            return {index};
        }
        if (base::comparison_key(block.name) == wanted) {
            found.push_back(index);
        }
    }
    return found;
}

std::string examples_of(const Cube& cube, const Dimension& dimension) {
    std::vector<std::string> labels;
    const MemberRange range = members(cube, dimension);
    for (std::uint32_t member = 0; member < range.closed && labels.size() < 30; ++member) {
        if (dimension.kind == DimensionKind::kZone && cube.places->zones[member].scheme != dimension.index) {
            continue;
        }
        labels.push_back(fmt::format("{}（{}）", member_label(cube, dimension, member),
                                     member_key(cube, dimension, member)));
    }
    return base::join(labels, "、");
}

base::Error unknown_member(const Cube& cube, const Dimension& dimension, const std::string& text) {
    if (dimension.kind == DimensionKind::kBuilding) {
        return invalid("unknown_member",
                       fmt::format("没有找到楼宇{}，请用楼宇编号或完整名称。", quoted(text)));
    }
    if (dimension.kind == DimensionKind::kRegion) {
        return invalid("unknown_member",
                       fmt::format("没有找到行政区划{}，请用区划代码或完整名称。", quoted(text)));
    }
    return invalid("unknown_member", fmt::format("{}中没有{}，可用的有：{}。", dimension.label, quoted(text),
                                                 examples_of(cube, dimension)));
}

/// Splits "zone:industry_zones:A|B" into dimension and values: the longest start that names a dimension wins.
bool split_condition(const Cube& cube, const std::string& text, std::optional<Dimension>& dimension,
                     std::string& values) {
    for (std::size_t colon = text.rfind(':'); colon != std::string::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        dimension = find_dimension(cube, base::trim(text.substr(0, colon)));
        if (dimension) {
            values = text.substr(colon + 1);
            return true;
        }
    }
    return false;
}

base::Result<Filter> parse_members(const Cube& cube, const Visibility& visibility, const Dimension& dimension,
                                   const std::string& text) {
    Filter filter{.dimension = dimension, .is_member = {}, .members = {}};
    filter.is_member.assign(members(cube, dimension).size(), 0);
    std::set<std::uint32_t> chosen;
    std::size_t negated = 0;
    const std::vector<std::string> values = parts_of(text, '|');
    for (std::string value : values) {
        if (value.front() == '!') {
            ++negated;
            value = base::trim(std::string_view(value).substr(1));
        }
        std::vector<std::uint32_t> found = find_members(cube, dimension, value);
        if (dimension.kind == DimensionKind::kBuilding) {
            found = value == "outside" ? std::vector{members(cube, dimension).outside()}
                                       : find_buildings(cube, visibility, value);
        }
        if (found.empty()) {
            return unknown_member(cube, dimension, value);
        }
        chosen.insert(found.begin(), found.end());
    }
    // !A|B leaves out both.
    filter.negated = negated > 0 && text.find('!') == text.find_first_not_of(" \t");
    if (values.empty() || (negated > 0 && !filter.negated)) {
        return invalid("bad_where",
                       fmt::format("条件{}应写作 维度:值|值，或 维度:!值|值 表示除外。", quoted(text)));
    }
    for (const std::uint32_t member : chosen) {
        filter.is_member[member] = 1;
        filter.members.push_back(member);
    }
    return filter;
}

struct Where {
    std::vector<Filter> filters;
    std::optional<base::Period> period;
};

base::Result<Where> parse_conditions(const Cube& cube, const Visibility& visibility,
                                     const std::string& text) {
    Where where;
    const std::vector<std::string> conditions = parts_of(text, ';');
    if (conditions.size() > kPartsMax || text.size() > 20000) {
        return invalid("too_large", "条件过多，请减少后再查。");
    }
    for (const std::string& condition : conditions) {
        std::optional<Dimension> dimension;
        std::string values;
        if (!split_condition(cube, condition, dimension, values)) {
            const std::size_t colon = condition.find(':');
            if (colon == std::string::npos) {
                return invalid("bad_where", fmt::format("条件{}应写作 维度:值|值。", quoted(condition)));
            }
            return unknown_dimension(cube, condition.substr(0, colon));
        }
        if (dimension->is_time()) {
            TRY(const base::Period period, base::parse_period(base::trim(values)));
            where.period = period;
            continue;
        }
        TRY(Filter filter, parse_members(cube, visibility, *dimension, values));
        where.filters.push_back(std::move(filter));
    }
    return where;
}

/// The latest month in which the reader sees a posted tax row, else the month of the day asked.
base::Month default_month(const Cube& cube, const Visibility& visibility, base::Day asof) {
    const base::Month now = base::month_of(asof);
    for (auto year = cube.tax.rbegin(); year != cube.tax.rend(); ++year) {
        std::uint16_t months = 0;
        for (BlockIndex block = 0; block < (*year)->blocks.size(); ++block) {
            if (visibility.sees(block) && (*year)->block(block) != nullptr) {
                months |= (*year)->block(block)->months;
            }
        }
        for (int month = 12; month >= 1; --month) {
            const base::Month candidate{(*year)->year * 100 + month};
            if ((months >> (month - 1) & 1) != 0 && candidate <= now) {
                return candidate;
            }
        }
    }
    return now;
}

base::Result<void> parse_time(const Cube& cube, const Visibility& visibility, const Query& query,
                              Request& request) {
    request.asof = base::today();
    if (const std::string asof = base::trim(query.asof); !asof.empty()) {
        const std::optional<base::Day> day = base::parse_day(asof);
        if (!day) {
            return invalid("bad_asof", fmt::format("截止日{}不是日期，应写作2020-12-31。", quoted(asof)));
        }
        request.asof = *day;
    }
    const std::string period = base::trim(query.period);
    if (period.empty()) {
        const base::Month month = default_month(cube, visibility, request.asof);
        request.period = {month, month};
        request.is_default_period = true;
        return {};
    }
    const base::Result<base::Period> parsed = base::parse_period(period);
    if (!parsed) {
        return invalid("bad_period",
                       fmt::format("期间{}应写作2020-12、2020Q4、2020或2020-01/2020-12。", quoted(period)));
    }
    request.period = *parsed;
    return {};
}

}  // namespace

bool Request::names(DimensionKind kind) const {
    const auto is_kind = [kind](const Dimension& dimension) { return dimension.kind == kind; };
    return std::any_of(by.begin(), by.end(), is_kind) ||
           std::any_of(where.begin(), where.end(),
                       [&](const Filter& filter) { return is_kind(filter.dimension); });
}

base::Result<std::vector<Filter>> parse_where(const Cube& cube, const Visibility& visibility,
                                              const std::string& text) {
    TRY(Where where, parse_conditions(cube, visibility, text));
    return std::move(where.filters);
}

base::Result<Request> parse(const Cube& cube, const Visibility& visibility, const Query& query) {
    Request request;
    TRY(request.metrics, parse_metrics(query.metrics));
    TRY(request.by, parse_by(cube, query.by));
    TRY(request.options, parse_options(query.options));
    TRY_DO(parse_time(cube, visibility, query, request));
    TRY(Where where, parse_conditions(cube, visibility, query.where));
    request.where = std::move(where.filters);
    if (where.period) {
        const base::Period inner = *where.period;
        const bool is_inside = request.period.contains(inner.first) && request.period.contains(inner.last);
        if (!request.is_default_period && !is_inside) {
            return invalid("bad_where", fmt::format("条件中的{}不在期间{}内。", base::to_string(inner),
                                                    base::to_string(request.period)));
        }
        request.period = inner;
        request.is_default_period = false;
    }
    if (request.period.months() > kMonthsMax) {
        return invalid("too_large", "期间最长50年，请缩短后再查。");
    }
    return request;
}

base::Result<void> validate(const Request& request) {
    for (const Metric* metric : request.metrics) {
        if (request.names(DimensionKind::kIndustry) && !metric->by_firm) {
            return invalid("no_meaning", fmt::format("“{}"
                                                     "”是楼宇的属性，不能按企业行业分组或筛选；请去掉行业，或"
                                                     "改用入驻主体、入驻面积、税收类指标。",
                                                     metric->label));
        }
    }
    if (request.options.share && std::all_of(request.metrics.begin(), request.metrics.end(),
                                             [](const Metric* metric) { return is_ratio(*metric); })) {
        return invalid("no_meaning", "比率之间不能相加，没有占比；请对数量、面积或金额求占比。");
    }
    const auto is_flow = [](const Metric* metric) { return metric->kind == MetricKind::kFlow; };
    if (request.options.ytd && std::none_of(request.metrics.begin(), request.metrics.end(), is_flow)) {
        return invalid("no_meaning",
                       "本年累计只用于税收、入驻户次等可按月相加的指标；存量取期末数，比率不能相加。");
    }
    return {};
}

}  // namespace louyu::statistics
