#include "statistics/answer_rows.hpp"

#include "base/decimal.hpp"
#include "base/error.hpp"

namespace louyu::statistics {

namespace {

constexpr int kRateDigits = 6;
constexpr int kPerAreaDigits = 4;

bool is_fraction(Form form) {
    return form == Form::kRate || form == Form::kPoints || form == Form::kPerArea;
}

}  // namespace

base::Value to_value(const Figure& figure, Form form) {
    if (!figure.defined()) {
        return {};
    }
    if (is_fraction(form)) {
        const int digits = form == Form::kPerArea ? kPerAreaDigits : kRateDigits;
        return base::format_ratio({figure.numerator, figure.denominator}, digits);
    }
    CHECK(figure.denominator == 1);
    return form == Form::kArea ? base::Value(base::format_decimal(figure.numerator, base::kAreaScale))
                               : base::Value(figure.numerator);
}

void AnswerRows::Axis::add_member(std::string_view key, std::string_view label) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    const auto middle = static_cast<std::uint32_t>(begin + key.size());
    text_.append(key).append(label);
    members_.push_back({begin, middle, static_cast<std::uint32_t>(text_.size())});
}

std::string_view AnswerRows::Axis::key(std::size_t row) const {
    const Words& words = members_[positions_[row]];
    return std::string_view(text_).substr(words.key, words.label - words.key);
}

std::string_view AnswerRows::Axis::label(std::size_t row) const {
    const Words& words = members_[positions_[row]];
    return std::string_view(text_).substr(words.label, words.end - words.label);
}

AnswerRows::Axis AnswerRows::Axis::picked(const std::vector<std::size_t>& rows) const {
    Axis axis;
    axis.text_ = text_;
    axis.members_ = members_;
    for (const std::size_t row : rows) {
        axis.positions_.push_back(positions_[row]);
    }
    return axis;
}

void AnswerRows::Figures::push(const Figure& figure) {
    if (denominators.empty() && figure.denominator != 1) {
        denominators.reserve(numerators.capacity());
        denominators.assign(numerators.size(), 1);
    }
    numerators.push_back(figure.numerator);
    if (!denominators.empty() || figure.denominator != 1) {
        denominators.push_back(figure.denominator);
    }
}

std::vector<base::Value> AnswerRows::operator[](std::size_t row) const {
    std::vector<base::Value> values;
    values.reserve(axes_.size() + figures_.size());
    for (const Axis& axis : axes_) {
        values.emplace_back(std::string(axis.label(row)));
    }
    for (const Figures& column : figures_) {
        values.push_back(to_value(column.at(row), column.form));
    }
    return values;
}

std::vector<std::string> AnswerRows::keys(std::size_t row) const {
    std::vector<std::string> keys;
    keys.reserve(axes_.size());
    for (const Axis& axis : axes_) {
        keys.emplace_back(axis.key(row));
    }
    return keys;
}

AnswerRows AnswerRows::picked(const std::vector<std::size_t>& rows) const {
    AnswerRows out;
    out.size_ = rows.size();
    for (const Axis& axis : axes_) {
        out.axes_.push_back(axis.picked(rows));
    }
    for (const Figures& column : figures_) {
        out.figures_.push_back({column.form});
        for (const std::size_t row : rows) {
            out.figures_.back().push(column.at(row));
        }
    }
    return out;
}

}  // namespace louyu::statistics
