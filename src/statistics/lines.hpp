#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "statistics/run.hpp"

namespace louyu::statistics {

/// The amounts of one block by industry class and time cell, on their way to the rows of its runs.
class Lines {
  public:
    explicit Lines(const Plan& plan)
        : size_(plan.time.size()), values_(plan.classes * size_), total_(size_), is_used_(plan.classes, 0) {}

    /// By cell; zero when the class is new to this block.
    std::int64_t* of(std::uint32_t cls) {
        if (is_used_[cls] == 0) {
            is_used_[cls] = 1;
            used_.push_back(cls);
        }
        return values_.data() + cls * size_;
    }

    /// What goes to the total instead of the sum of the classes, when that is known without adding them up.
    std::int64_t* total() {
        has_total_ = true;
        return total_.data();
    }

    /// Amounts at which something begins become amounts that hold from there on.
    void run_up() {
        for (const std::uint32_t cls : used_) {
            std::int64_t* line = values_.data() + cls * size_;
            std::partial_sum(line, line + size_, line);
        }
        if (has_total_) {
            std::partial_sum(total_.begin(), total_.end(), total_.begin());
        }
    }

    /// Adds them to the rows and the total in the runs for which accepts(run), and begins anew.
    template <class Accepts>
    void put(const Plan& plan, Cells& cells, Measure measure, BlockIndex block, Accepts accepts) {
        for (std::uint32_t i = plan.run_begin[block]; !used_.empty() && i < plan.run_begin[block + 1]; ++i) {
            const Run& run = plan.runs[i];
            if (!accepts(run)) {
                continue;
            }
            for (const std::uint32_t cls : used_) {
                const std::int64_t* line = values_.data() + cls * size_;
                for_rows(plan, run, cls, [&](std::size_t row) { cells.add_line(measure, row, run, line); });
                if (!has_total_) {
                    cells.add_line(measure, plan.total_row(), run, line);
                }
            }
            if (has_total_) {
                cells.add_line(measure, plan.total_row(), run, total_.data());
            }
        }
        for (const std::uint32_t cls : used_) {
            is_used_[cls] = 0;
            std::fill_n(values_.data() + cls * size_, size_, 0);
        }
        used_.clear();
        if (has_total_) {
            std::fill(total_.begin(), total_.end(), 0);
            has_total_ = false;
        }
    }

  private:
    std::size_t size_;
    std::vector<std::int64_t> values_;  // by class and cell
    std::vector<std::int64_t> total_;   // by cell
    bool has_total_ = false;
    std::vector<std::uint8_t> is_used_;
    std::vector<std::uint32_t> used_;
};

}  // namespace louyu::statistics
