#include "statistics/disclosure.hpp"

#include <algorithm>
#include <map>

#include "statistics/contributions.hpp"

namespace louyu::statistics {

namespace {

/// A cell needs this many contributors, none of them above three quarters (design §5).
constexpr std::int64_t kContributorsMin = 3;

bool is_few(std::int64_t count) {
    return count > 0 && count < kContributorsMin;
}

}  // namespace

void Disclosure::Tally::add(std::int64_t amount) {
    // A refund shows as much of its taxpayer as a payment does.
    const std::int64_t size = amount < 0 ? -amount : amount;
    contributors += size != 0 ? 1 : 0;
    sum += size;
    largest = std::max(largest, size);
}

bool Disclosure::Tally::discloses() const {
    __extension__ using Wide = __int128;
    return contributors > 0 && (contributors < kContributorsMin || Wide{largest} * 4 > Wide{sum} * 3);
}

Disclosure::Class Disclosure::class_of(const Metric& metric) {
    switch (metric.numerator) {
        case Measure::kTaxed:
            return kTaxed;
        case Measure::kKeyFirms5m:
            return kKey5m;
        case Measure::kKeyFirms10m:
            return kKey10m;
        default:
            return kTax;
    }
}

Disclosure::Disclosure(const Plan& plan, const Cells& cells) : plan_(plan), cells_(cells) {
    const std::vector<const Metric*>& metrics = plan.request->metrics;
    is_active_ =
        !plan.visibility->taxpayers && plan.time.size() > 0 &&
        std::any_of(metrics.begin(), metrics.end(), [](const Metric* metric) { return metric->taxpayer; });
    if (!is_active_) {
        return;
    }
    for (std::vector<std::uint8_t>& hidden : hidden_) {
        hidden.assign(plan.rows() * plan.time.size(), 0);
    }
    const bool asks_tax = std::any_of(metrics.begin(), metrics.end(), [](const Metric* metric) {
        return metric->taxpayer && class_of(*metric) == kTax;
    });
    if (asks_tax) {
        tally_taxpayers();
    }
    hide_disclosing();
}

void Disclosure::tally_taxpayers() {
    const std::size_t size = plan_.rows() * plan_.time.size();
    std::array<std::vector<Tally>, static_cast<std::size_t>(Part::kCount)> tallies;
    for (std::vector<Tally>& tally : tallies) {
        tally.resize(size);
    }
    for_each_taxpayer(plan_, [&](FirmIndex, std::span<const Contribution> contributions) {
        for (const Contribution& one : contributions) {
            std::vector<Tally>& tally = tallies[static_cast<std::size_t>(one.part)];
            for (std::uint32_t cell = 0; cell < one.amounts.size(); ++cell) {
                if (one.amounts[cell] != 0) {
                    tally[index(one.row, cell)].add(one.amounts[cell]);
                }
            }
        }
    });
    for (std::size_t i = 0; i < size; ++i) {
        const bool discloses =
            std::any_of(tallies.begin(), tallies.end(),
                        [i](const std::vector<Tally>& tally) { return tally[i].discloses(); });
        hidden_[kTax][i] = discloses ? 1 : 0;
    }
}

void Disclosure::hide_disclosing() {
    for (std::size_t row = 0; row < plan_.rows(); ++row) {
        for (std::uint32_t cell = 0; cell < plan_.time.size(); ++cell) {
            const std::size_t at = index(row, cell);
            if (is_few(cells_.at(Measure::kFirms, row, cell))) {
                hidden_[kTaxed][at] = 1;
            }
            if (is_few(cells_.at(Measure::kKeyFirms5m, row, cell))) {
                hidden_[kKey5m][at] = 1;
            }
            if (is_few(cells_.at(Measure::kKeyFirms10m, row, cell))) {
                hidden_[kKey10m][at] = 1;
            }
        }
    }
}

bool Disclosure::hides(const Metric& metric, std::size_t row, std::uint32_t cell) const {
    return is_active_ && metric.taxpayer && cell != kNoCell &&
           hidden_[class_of(metric)][index(row, cell)] != 0;
}

void Disclosure::protect(const std::vector<TableCell>& table) {
    if (!is_active_) {
        return;
    }
    for (const Metric* metric : plan_.request->metrics) {
        if (metric->taxpayer) {
            protect_class(class_of(*metric), metric->numerator, table);
        }
    }
}

void Disclosure::protect_class(Class cls, Measure measure, const std::vector<TableCell>& table) {
    const std::size_t dimensions = table.empty() ? 0 : table.front().members.size();
    // Hiding one cell can leave it alone in another line, so again until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
            changed = protect_lines(cls, measure, table, dimension) || changed;
        }
    }
}

bool Disclosure::protect_lines(Class cls, Measure measure, const std::vector<TableCell>& table,
                               std::size_t dimension) {
    // Lines along one dimension: whoever knows their sum, here or from another answer, must miss two cells.
    std::map<std::vector<std::uint32_t>, std::vector<const TableCell*>> lines;
    for (const TableCell& cell : table) {
        if (cell.cell != kNoCell) {
            std::vector<std::uint32_t> others = cell.members;
            others[dimension] = 0;
            lines[std::move(others)].push_back(&cell);
        }
    }
    bool changed = false;
    for (const auto& [others, line] : lines) {
        const TableCell* smallest = nullptr;
        std::int64_t smallest_size = 0;
        int hidden = 0;
        for (const TableCell* cell : line) {
            const std::int64_t value = cells_.at(measure, cell->row, cell->cell);
            const std::int64_t size = value < 0 ? -value : value;
            if (hidden_[cls][index(cell->row, cell->cell)] != 0) {
                ++hidden;
            } else if (size != 0 && (smallest == nullptr || size < smallest_size)) {
                smallest = cell;
                smallest_size = size;
            }
        }
        if (hidden == 1 && smallest != nullptr) {
            hidden_[cls][index(smallest->row, smallest->cell)] = 1;
            changed = true;
        }
    }
    return changed;
}

}  // namespace louyu::statistics
