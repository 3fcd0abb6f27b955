#pragma once
#include <cstdint>
#include <string>
#include <variant>

namespace louyu::base {

/// A stored value: absent, a 64-bit integer (id, fen, 0.01 ㎡, yyyymmdd, 0/1 ...) or text. The dictionary says which
/// and in what unit; there is no floating point anywhere below the page.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

inline bool is_absent(const Value& value) { return std::holds_alternative<std::monostate>(value); }
inline const std::int64_t* as_integer(const Value& value) { return std::get_if<std::int64_t>(&value); }
inline const std::string* as_text(const Value& value) { return std::get_if<std::string>(&value); }

}  // namespace louyu::base
