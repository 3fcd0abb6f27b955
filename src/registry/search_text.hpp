#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "registry/entity_table.hpp"

namespace louyu::registry {

/// What a record is found by: each searchable field folded (width, case, no spaces), in pinyin and in
/// initials.
std::string search_text(const EntityTable& table, const std::vector<base::Value>& values);

/// The words of a query in the same folding, as LIKE patterns with the escape character '!'.
std::vector<std::string> search_patterns(std::string_view query);

}  // namespace louyu::registry
