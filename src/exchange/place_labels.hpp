#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Floors and rooms as people write them.
namespace louyu::exchange {

/// 3F, 3层, 第三层 → 3; B1, 地下1层, 负一层 → -1. Nothing for what names no single floor (5-8层, 夹层).
std::optional<std::int64_t> floor_number(std::string_view label);
/// Equal for two spellings of one floor.
std::string floor_key(std::string_view label);
/// Equal for two spellings of one room: 1201, 1201室, 1201号房.
std::string room_key(std::string_view label);

}  // namespace louyu::exchange
