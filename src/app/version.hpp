#pragma once
#include <string_view>

namespace louyu::app {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace louyu::app
