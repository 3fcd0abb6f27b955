#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.hpp"
#include "statistics/catalogue.hpp"

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
    /// A dimension asked: the members that occur, and which of them each row is about. The words stand in one
    /// text, since thousands of small ones cost more than the figures beside them.
    class Axis {
      public:
        void reserve(std::size_t rows) { positions_.reserve(rows); }
        /// The next row is about this member, counted by add_member() from 0.
        void add_row(std::uint32_t member) { positions_.push_back(member); }
        void add_member(std::string_view key, std::string_view label);
        std::uint32_t member(std::size_t row) const { return positions_[row]; }
        std::string_view key(std::size_t row) const;
        std::string_view label(std::size_t row) const;
        Axis picked(const std::vector<std::size_t>& rows) const;

      private:
        struct Words {
            std::uint32_t key;
            std::uint32_t label;
            std::uint32_t end;
        };
        std::string text_;
        std::vector<Words> members_;  // where in the text
        std::vector<std::uint32_t> positions_;
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
