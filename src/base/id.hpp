#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace louyu::base {

/// A 63-bit id, ordered by time of making: 42 bits of milliseconds since 2020-01-01, 21 bits of sequence.
/// Unique in this process; two programs on one store take different odd/even lanes only by luck, so the store's
/// primary keys remain the judge.
std::int64_t make_id();

/// Ids are strings in JSON, since a browser's numbers end at 2^53.
std::string id_to_text(std::int64_t id);
std::optional<std::int64_t> id_from_text(std::string_view text);

}  // namespace louyu::base
