#include "statistics/run.hpp"

#include <algorithm>

namespace louyu::statistics {

Cells::Cells(const Plan& plan) : stride_(plan.time.size() + 1) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
        if (plan.measures[i] != 0) {
            values_[i].assign(plan.rows() * stride_, 0);
            // What the whole district pays does not make a row.
            if (i != static_cast<std::size_t>(Measure::kWholeTax)) {
                touching_.push_back(values_[i].data());
            }
        }
    }
}

void Cells::run_up(Measure measure) {
    std::vector<std::int64_t>& values = values_[static_cast<std::size_t>(measure)];
    for (std::size_t row = 0; row * stride_ < values.size(); ++row) {
        for (std::size_t cell = 1; cell < stride_; ++cell) {
            values[row * stride_ + cell] += values[row * stride_ + cell - 1];
        }
    }
}

bool Cells::is_touched(std::size_t row, std::uint32_t cell) const {
    const std::size_t at = row * stride_ + cell;
    return std::any_of(touching_.begin(), touching_.end(),
                       [at](const std::int64_t* values) { return values[at] != 0; });
}

std::vector<YearCell> cells_of_year(const TimeAxis& time, int year) {
    std::vector<YearCell> found;
    const int begin = year * 12;
    for (std::uint32_t i = 0; i < time.size(); ++i) {
        const int first = std::max(time.cells()[i].first.index(), begin);
        const int last = std::min(time.cells()[i].last.index(), begin + 11);
        if (first <= last) {
            found.push_back(
                {i, static_cast<std::size_t>(first - begin), static_cast<std::size_t>(last - begin)});
        }
    }
    return found;
}

Cells run(const Plan& plan) {
    Cells cells(plan);
    if (plan.time.size() == 0) {
        return cells;
    }
    run_multiple_firms(plan, cells);  // first: its spans are run up
    run_buildings(plan, cells);
    run_series(plan, cells);
    run_tax(plan, cells);
    run_key_firms(plan, cells);
    run_whole_tax(plan, cells);
    return cells;
}

}  // namespace louyu::statistics
