#pragma once
#include <string>
#include <string_view>

#include "base/floor_label.hpp"

// Floors and rooms as people write them.
namespace louyu::exchange {

using base::floor_number;
/// Equal for two spellings of one floor.
std::string floor_key(std::string_view label);
/// Equal for two spellings of one room: 1201, 1201室, 1201号房.
std::string room_key(std::string_view label);

}  // namespace louyu::exchange
