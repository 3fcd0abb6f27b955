#include "exchange/row_view.hpp"

namespace louyu::exchange {

const base::Value& RowView::get(std::string_view column) const {
    static const base::Value absent;
    const int index = kind_.index_of(column);
    return index < 0 ? absent : row_.values[static_cast<std::size_t>(index)];
}

std::string RowView::text(std::string_view column) const {
    const std::string* text = base::as_text(get(column));
    return text == nullptr ? std::string() : *text;
}

std::optional<std::int64_t> RowView::integer(std::string_view column) const {
    const std::int64_t* units = base::as_integer(get(column));
    return units == nullptr ? std::nullopt : std::optional(*units);
}

}  // namespace louyu::exchange
