#pragma once
#include <vector>

#include "demo/random.hpp"
#include "demo/world.hpp"

namespace louyu::demo {

/// A firm and the space it takes in a building.
struct Occupant {
    std::int32_t firm = 0;
    Area area = 0;
    bool is_self_used = false;
};

/// Lays the occupants and the vacant space of `building` out on floors as units, appends them and one open
/// stay a unit (without dates) to the world. Units add to the lettable area, those without a stay to the
/// vacant one, to 0.01 ㎡. Must be called for the buildings in their order.
void fill_building(World& world, int building, std::vector<Occupant> occupants, Random& random);
/// Splits the occupied area of `building` among `firms` by `weights`, at least 12 ㎡ each.
std::vector<Occupant> share_space(const Building& building, const std::vector<std::int32_t>& firms,
                                  const std::vector<std::int64_t>& weights);

/// What a building needs beside its plan: code, age, facilities, people. `number` counts within its district.
void furnish(Building& building, const World& world, int number, Random& random);

}  // namespace louyu::demo
