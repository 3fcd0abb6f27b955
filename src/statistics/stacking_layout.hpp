#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/sentence.hpp"
#include "statistics/stacking_facts.hpp"

// Space laid out on floors: which stretch of which floor is whose on a day.
namespace louyu::statistics::stack {

enum class SpaceState {
    kLet,
    kSelfUsed,
    kVacant,
    kRenovating,
    kNotLettable,
    kUnknown,       // told to be let, but no firm is known
    kUnregistered,  // part of the floor that no unit and no tenancy covers
};
inline constexpr std::size_t kSpaceStates = 7;
std::string_view code_of(SpaceState state);
std::string_view label_of(SpaceState state);

struct Stretch {
    SpaceState state = SpaceState::kUnregistered;
    const Unit* unit = nullptr;
    const Tenancy* tenancy = nullptr;
    Area area = 0;            // as drawn; the blocks of a floor add up to it
    bool is_part = false;     // of a stay that lies in several blocks
    bool is_overlap = false;  // more is let than the unit has
};

/// What the area of a floor is: what can be let on it, its whole area, or only what stands on it.
enum class Basis { kLettable, kFloor, kBlocks };

struct Level {
    const Floor* floor = nullptr;  // nullptr: told by tenancies only
    std::string name;
    std::int64_t number = 0;
    Area area = 0;
    Basis basis = Basis::kBlocks;
    Area excess = 0;  // by how much its blocks are more than it
    std::vector<Stretch> blocks;

    Area drawn() const { return area + excess; }
    Area area_of(SpaceState state) const;
};

struct Layout {
    std::vector<Level> levels;   // from top to bottom
    std::vector<Stretch> shelf;  // stays whose floor is not known
    std::vector<base::Sentence> notes;

    Area area_of(SpaceState state) const;  // shelf included
};

/// The floors of `facts` on a day. `is_renovating`: the building is, so what is empty is being renovated.
Layout lay_out(const Facts& facts, base::Day day, bool is_renovating);

/// `total` cut in proportion to `weights`, adding up exactly; evenly when all weights are 0.
std::vector<Area> cut(Area total, const std::vector<Area>& weights);

/// 9层 before 10层, 802 before 1001.
bool is_before(std::string_view left, std::string_view right);

}  // namespace louyu::statistics::stack
