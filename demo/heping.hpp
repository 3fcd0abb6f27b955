#pragma once
#include "demo/world.hpp"

namespace louyu::demo {

/// 沈阳市和平区 in 2019 and 2020. The printed figures hold for every seed; everything else varies with it.
World make_heping(std::uint64_t seed);

// The steps of make_heping, in their order.
void build_heping_buildings(World& world);
void settle_heping_firms(World& world);     // firms, units, floors, open stays, key firms
void place_heping_buildings(World& world);  // needs the floors
void write_heping_history(World& world);    // moves in and out of two years
void plan_heping_taxes(World& world);

/// Index of a building by its name; a bug if there is none.
int find_building(const World& world, std::string_view name);

}  // namespace louyu::demo
