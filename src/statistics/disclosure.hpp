#pragma once
#include <vector>

#include "statistics/run.hpp"

// Tax secrecy (R042): what a reader without the right to taxpayer data must not be able to work out.
namespace louyu::statistics {

/// A cell of the answer: a row of Cells at a time cell, and where it stands in the answer.
struct TableCell {
    std::size_t row = 0;
    std::uint32_t cell = kNoCell;
    std::vector<std::uint32_t> members;  // along each dimension asked, time included
};

class Disclosure {
  public:
    /// Counts contributors where the question and the reader call for it.
    Disclosure(const Plan& plan, const Cells& cells);

    /// Hides cells from which, with the others of their line, a hidden one could be worked out.
    void protect(const std::vector<TableCell>& table);
    bool hides(const Metric& metric, std::size_t row, std::uint32_t cell) const;
    bool is_active() const { return is_active_; }

  private:
    /// Metrics from which each other can be worked out are hidden together.
    enum Class : std::size_t { kTax, kTaxed, kKey5m, kKey10m, kClasses };
    struct Tally {
        std::int64_t sum = 0;
        std::int64_t largest = 0;
        std::int32_t contributors = 0;
        void add(std::int64_t amount);
        bool discloses() const;
    };
    static Class class_of(const Metric& metric);
    void tally_taxpayers();
    void hide_disclosing();
    void protect_class(Class cls, Measure measure, const std::vector<TableCell>& table);
    bool protect_lines(Class cls, Measure measure, const std::vector<TableCell>& table,
                       std::size_t dimension);
    std::size_t index(std::size_t row, std::uint32_t cell) const { return row * plan_.time.size() + cell; }

    const Plan& plan_;
    const Cells& cells_;
    bool is_active_ = false;
    std::array<std::vector<std::uint8_t>, kClasses> hidden_;
};

}  // namespace louyu::statistics
