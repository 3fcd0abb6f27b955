#pragma once
#include "statistics/cube.hpp"

namespace louyu::statistics {

struct Indexing {
    Cube& cube;
    const Cube* before;  // nullptr: nothing to keep
    std::size_t firms;
    const std::vector<std::uint16_t>& section_of_atom;
};

/// Makes the indexes of a cube from its facts. What rests on the same facts as in `before` is taken from
/// there, so that one edited building costs one building; the outcome is that of making everything anew.
void derive_indexes(const Indexing& what);

}  // namespace louyu::statistics
