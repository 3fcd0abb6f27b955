#pragma once
#include <string_view>

namespace louyu::store {

/// A named SQL statement, made at build time from src/<room>/sql/<verb>_<noun>.sql. Parameters are written
/// :name. The name goes to the slow-query log and to metrics.
struct Query {
    std::string_view name;
    std::string_view text;
};

}  // namespace louyu::store
