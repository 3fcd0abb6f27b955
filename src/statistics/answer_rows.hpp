#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/value.hpp"
#include "statistics/catalogue.hpp"
#include "statistics/dimension.hpp"

namespace louyu::statistics {

/// An exact value: an integer over 1, or a ratio. Without a denominator there is none.
struct Figure {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    bool defined() const { return denominator != 0; }
};
/// As the interface writes it; null when undefined.
base::Value to_value(const Figure& figure, Form form);

/// The rows of an answer as positions and exact figures. A table by building and month has a hundred thousand
/// of them, so a row is put into words only when somebody looks at it.
class AnswerRows {
  public:
    /// A dimension asked: the members that occur, and which of them each row is about.
    struct Axis {
        std::vector<MemberWords> members = {};
        std::vector<std::uint32_t> positions = {};
    };
    struct Figures {
        Form form = Form::kCount;
        std::vector<std::int64_t> numerators = {};
        std::vector<std::int64_t> denominators = {};  // empty: 1 everywhere

        void push(const Figure& figure);
        Figure at(std::size_t row) const {
            return {numerators[row], denominators.empty() ? 1 : denominators[row]};
        }
    };

    AnswerRows() = default;
    /// Every axis and every column holds `size` rows.
    AnswerRows(std::size_t size, std::vector<Axis> axes, std::vector<Figures> figures)
        : size_(size), axes_(std::move(axes)), figures_(std::move(figures)) {}

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    /// The labels of the dimensions, then the figures: as many values as the answer has columns.
    std::vector<base::Value> operator[](std::size_t row) const;
    /// The codes of the dimensions.
    std::vector<std::string> keys(std::size_t row) const;
    /// These rows in this order.
    AnswerRows picked(const std::vector<std::size_t>& rows) const;

  private:
    std::size_t size_ = 0;
    std::vector<Axis> axes_;
    std::vector<Figures> figures_;
};

}  // namespace louyu::statistics
