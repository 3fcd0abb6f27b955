#include <algorithm>
#include <map>

#include "statistics/plan.hpp"

namespace louyu::statistics {

namespace {

base::Day clamp_day(base::Month month, int day) {
    return std::min(month.last_day(), base::Day{month.yyyymm * 100 + day});
}

/// The same stretch some months earlier, read on the same day of the month unless that is a month's end.
TimeCell shifted(const TimeCell& cell, int months) {
    const base::Month last = cell.last.plus(-months);
    const bool is_month_end = cell.stock == cell.last.last_day();
    return {cell.first.plus(-months), last,
            is_month_end ? last.last_day() : clamp_day(last, cell.stock.day())};
}

struct Stretch {
    std::string label;
    base::Period months;
};

std::vector<Stretch> stretches_of(const Request& request) {
    const auto time =
        std::find_if(request.by.begin(), request.by.end(), [](const Dimension& d) { return d.is_time(); });
    if (time == request.by.end()) {
        return {{base::to_string(request.period), request.period}};
    }
    const int length = time->kind == DimensionKind::kMonth     ? 1
                       : time->kind == DimensionKind::kQuarter ? 3
                                                               : 12;
    std::vector<Stretch> stretches;
    for (int at = request.period.first.index() / length * length; at <= request.period.last.index();
         at += length) {
        const base::Month first = base::Month::from_index(at);
        const base::Month last = first.plus(length - 1);
        std::string label = base::to_string(first);
        if (length == 3) {
            label = fmt::format("{}Q{}", first.year(), (first.month() + 2) / 3);
        } else if (length == 12) {
            label = std::to_string(first.year());
        }
        stretches.push_back(
            {std::move(label), {std::max(first, request.period.first), std::min(last, request.period.last)}});
    }
    return stretches;
}

/// Cells without repetition, numbered by stock day only once all are known.
class CellSet {
  public:
    explicit CellSet(base::Day asof) : asof_(asof) {}

    TimeCell cut(base::Period months) const {
        const base::Month last = std::min(months.last, base::month_of(asof_));
        return {months.first, last, std::min(last.last_day(), asof_)};
    }
    void add(const TimeCell& cell) { cells_.emplace(cell, 0); }
    std::vector<TimeCell> number() {
        std::vector<TimeCell> all;
        for (const auto& [cell, index] : cells_) {
            all.push_back(cell);
        }
        std::sort(all.begin(), all.end(), [](const TimeCell& a, const TimeCell& b) {
            return std::tuple(a.stock, a.first, a.last) < std::tuple(b.stock, b.first, b.last);
        });
        for (std::size_t i = 0; i < all.size(); ++i) {
            cells_[all[i]] = static_cast<std::uint32_t>(i);
        }
        return all;
    }
    std::uint32_t index(const TimeCell& cell) const { return cells_.at(cell); }

  private:
    base::Day asof_;
    std::map<TimeCell, std::uint32_t> cells_;
};

struct Related {
    TimeCell cell;
    TimeCell year_before;
    TimeCell before;
    TimeCell year_to_date;
};

Related related_to(const TimeCell& cell) {
    const int length = cell.last.index() - cell.first.index() + 1;
    return {cell, shifted(cell, 12), shifted(cell, length), {cell.year_first(), cell.last, cell.stock}};
}

}  // namespace

TimeAxis::TimeAxis(const Request& request) {
    CellSet set(request.asof);
    const Options& options = request.options;
    std::vector<Stretch> stretches = stretches_of(request);
    has_dimension_ =
        std::any_of(request.by.begin(), request.by.end(), [](const Dimension& d) { return d.is_time(); });
    stretches.push_back({"", request.period});
    for (const Stretch& stretch : stretches) {
        const TimeCell cell = set.cut(stretch.months);
        if (cell.is_empty()) {
            continue;
        }
        const Related related = related_to(cell);
        set.add(cell);
        if (options.yoy) {
            set.add(related.year_before);
        }
        if (options.mom) {
            set.add(related.before);
        }
        if (options.ytd) {
            set.add(related.year_to_date);
        }
    }
    cells_ = set.number();
    for (const Stretch& stretch : stretches) {
        const TimeCell cell = set.cut(stretch.months);
        AxisEntry entry{.label = stretch.label};
        if (!cell.is_empty()) {
            const Related related = related_to(cell);
            entry.cell = set.index(cell);
            entry.year_before = options.yoy ? set.index(related.year_before) : kNoCell;
            entry.before = options.mom ? set.index(related.before) : kNoCell;
            entry.year_to_date = options.ytd ? set.index(related.year_to_date) : kNoCell;
        }
        entries_.push_back(std::move(entry));
    }
    total_ = std::move(entries_.back());
    entries_.pop_back();
    if (cells_.empty()) {
        return;
    }
    table_first_ = cells_.front().first.index();
    for (const TimeCell& cell : cells_) {
        table_first_ = std::min(table_first_, cell.first.index());
        stocks_.push_back(when_of(cell.stock));
    }
    const int table_last = base::month_of(cells_.back().stock).index();
    containing_.resize(static_cast<std::size_t>(table_last - table_first_ + 1));
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
        for (int month = cells_[i].first.index(); month <= cells_[i].last.index(); ++month) {
            containing_[static_cast<std::size_t>(month - table_first_)].push_back(i);
        }
    }
    std::uint32_t at = 0;
    for (int month = table_first_; month <= table_last; ++month) {
        while (at < cells_.size() && base::month_of(cells_[at].stock).index() < month) {
            ++at;
        }
        first_in_month_.push_back(at);
    }
}

const std::vector<std::uint32_t>& TimeAxis::containing(int month_index) const {
    static const std::vector<std::uint32_t> none;
    const int offset = month_index - table_first_;
    return offset < 0 || offset >= static_cast<int>(containing_.size())
               ? none
               : containing_[static_cast<std::size_t>(offset)];
}

}  // namespace louyu::statistics
