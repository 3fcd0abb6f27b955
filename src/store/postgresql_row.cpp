#include "store/postgresql_row.hpp"

#include <libpq-fe.h>

#include <charconv>

namespace louyu::store {
namespace {

bool read_integer(std::string_view text, std::int64_t& value) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size();
}

}  // namespace

PostgresqlRow::PostgresqlRow(const ::pg_result* result) : result_(result), count_(PQntuples(result)) {
    const int columns = PQnfields(result);
    kinds_.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
        kinds_.push_back(kind_of(PQftype(result, i)));
    }
}

PostgresqlRow::Kind PostgresqlRow::kind_of(unsigned type) {
    switch (type) {
        case 16:
            return Kind::kBoolean;  // shown as 1 and 0, as SQLite does
        case 20:
        case 21:
        case 23:
            return Kind::kInteger;
        case 1700:
            return Kind::kNumeric;  // sum() of bigint: an integer whenever it is one
        default:
            return Kind::kText;
    }
}

PostgresqlRow::Kind PostgresqlRow::kind(std::size_t column) const {
    CHECK(column < kinds_.size());
    return kinds_[column];
}

std::string_view PostgresqlRow::bytes(std::size_t column) const {
    const int i = static_cast<int>(column);
    return {PQgetvalue(result_, row_, i), static_cast<std::size_t>(PQgetlength(result_, row_, i))};
}

bool PostgresqlRow::is_null(std::size_t column) const {
    CHECK(column < kinds_.size());
    return PQgetisnull(result_, row_, static_cast<int>(column)) != 0;
}

std::int64_t PostgresqlRow::integer(std::size_t column) const {
    if (is_null(column)) {
        return 0;
    }
    const std::string_view text = bytes(column);
    if (kind(column) == Kind::kBoolean) {
        return text == "t" ? 1 : 0;
    }
    std::int64_t value = 0;
    if (!read_integer(text, value)) {
        throw base::Failure("a column read as an integer holds text that is none");
    }
    return value;
}

std::string PostgresqlRow::text(std::size_t column) const {
    return std::string(view(column));
}

std::string_view PostgresqlRow::view(std::size_t column) const {
    if (is_null(column)) {
        return {};
    }
    if (kind(column) == Kind::kBoolean) {
        return bytes(column) == "t" ? "1" : "0";
    }
    return bytes(column);
}

base::Value PostgresqlRow::value(std::size_t column) const {
    if (is_null(column)) {
        return {};
    }
    std::int64_t integer_value = 0;
    switch (kind(column)) {
        case Kind::kText:
            return text(column);
        case Kind::kNumeric:
            if (!read_integer(bytes(column), integer_value)) {
                return text(column);
            }
            return integer_value;
        default:
            return integer(column);
    }
}

}  // namespace louyu::store
