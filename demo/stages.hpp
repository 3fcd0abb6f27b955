#pragma once
#include <string_view>

#include "demo/world.hpp"

namespace louyu::demo {

/// The code of the product's code list.
inline std::string_view stage_code(Stage stage) {
    static constexpr std::string_view kCodes[] = {"planned",   "under_construction", "completed",
                                                  "operating", "renovating",         "retired"};
    return kCodes[static_cast<std::size_t>(stage)];
}
/// As departments write it.
inline std::string_view stage_label(Stage stage) {
    static constexpr std::string_view kLabels[] = {"规划储备", "在建", "竣工", "已运营", "改造", "停用"};
    return kLabels[static_cast<std::size_t>(stage)];
}

}  // namespace louyu::demo
