#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/value.hpp"

namespace louyu::registry {

/// A cursor holds the sort values of the last record shown and a mark of the request it belongs to. It is no
/// secret and gives no right; the check only tells a damaged one from a good one.
std::string write_cursor(std::string_view request, const std::vector<base::Value>& values);

/// registry.bad_cursor when it is damaged, of another request, or has another number of values.
base::Result<std::vector<base::Value>> read_cursor(std::string_view cursor, std::string_view request,
                                                   std::size_t count);

}  // namespace louyu::registry
