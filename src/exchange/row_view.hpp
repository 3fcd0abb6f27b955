#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/table.hpp"

namespace louyu::exchange {

/// The values of one parsed row by column name.
class RowView {
  public:
    RowView(const Kind& kind, const ParsedRow& row) : kind_(kind), row_(row) {}
    int number() const { return row_.row; }
    /// Absent when the cell is empty or the kind has no such column.
    const base::Value& get(std::string_view column) const;
    std::string text(std::string_view column) const;
    std::optional<std::int64_t> integer(std::string_view column) const;

  private:
    const Kind& kind_;
    const ParsedRow& row_;
};

}  // namespace louyu::exchange
