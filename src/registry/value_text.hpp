#pragma once
#include <string>

#include "base/json.hpp"
#include "base/value.hpp"
#include "dictionary/dictionary.hpp"

namespace louyu::registry {

/// A value as a person reads it in a sentence: 1,234.50 ㎡, 2020-12-31, 已运营; 空 when absent.
std::string print(const dictionary::Field& field, const base::Value& value);
/// 0.01 ㎡ → "1,234.50 ㎡".
std::string print_area(std::int64_t area);

base::Json to_json(const base::Value& value);
base::Value from_json(const base::Json& json);

}  // namespace louyu::registry
