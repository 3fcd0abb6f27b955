#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// Floors as people write them.
namespace louyu::base {

/// 3F, 3层, 第三层 → 3; B1, 地下1层, 负一层 → -1. Nothing for what names no single floor (5-8层, 夹层).
std::optional<std::int64_t> floor_number(std::string_view label);

/// Every floor a label names, from the lowest, each once: 5-8层 → 5, 6, 7, 8; 3、5层 → 3, 5; B1至2层 → -1,
/// 1, 2. Empty when a part of it names no floor, or when there are more than any building has.
std::vector<std::int64_t> floor_numbers(std::string_view label);

}  // namespace louyu::base
