#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "http/message.hpp"

namespace louyu::http {

/// A body that is sent in pieces, each after the one before has left.
struct BodySource {
    std::optional<std::uint64_t> length;
    StreamBody next;
};

/// How a body is sent piece by piece. A file that cannot be opened or becomes shorter on the way makes `next`
/// throw base::Failure. Takes the body out of the answer.
BodySource take_source(Response& response, std::size_t piece);

}  // namespace louyu::http
