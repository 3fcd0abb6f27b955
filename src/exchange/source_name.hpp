#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace louyu::exchange {

inline constexpr std::string_view kUnnamedSource = "未注明来源";

/// The office a ledger file comes from (R029): as the sender says (`told`), else as its title or its name
/// say; `known` are the offices of the district so far. Two spellings of one office must not become two
/// sources, or its tax would count twice.
std::string source_of(std::string_view told, std::string_view title, std::string_view file_name,
                      const std::vector<std::string>& known);

}  // namespace louyu::exchange
