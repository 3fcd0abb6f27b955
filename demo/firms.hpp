#pragma once
#include "demo/random.hpp"
#include "demo/world.hpp"

namespace louyu::demo {

/// A drawn firm of a local class, as if registered in `street`; it is not yet appended to the world, but
/// takes the serial of the next one.
Firm make_firm(const World& world, std::int16_t local_class, int street, Random& random);

/// Sets back the founding of firms that would have moved in before it.
void settle_foundings(World& world);

}  // namespace louyu::demo
