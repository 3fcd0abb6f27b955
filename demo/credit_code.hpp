#pragma once
#include <string>
#include <string_view>

namespace louyu::demo {

/// Adds the GB 11714 check character to eight characters and the GB 32100 one to all: authority and class
/// (2), region (6), organisation (8) → 18 characters.
std::string complete_credit_code(std::string_view authority, std::string_view region,
                                 std::string_view organisation);

}  // namespace louyu::demo
