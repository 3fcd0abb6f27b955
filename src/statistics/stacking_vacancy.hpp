#pragma once
#include <vector>

#include "statistics/stacking_layout.hpp"

// Space that is free, and where much of it lies together.
namespace louyu::statistics::stack {

/// One stretch of free space, with what is known of it.
struct Vacancy {
    const Level* level = nullptr;  // nullptr: on the shelf
    const Stretch* block = nullptr;
    bool is_whole_unit = true;
    base::Day since = {};               // day after the last tenant left; zero: none is known
    const Tenancy* previous = nullptr;  // the last version of that stay
};

/// Largest first.
std::vector<Vacancy> vacancies_of(const Facts& facts, const Layout& layout, base::Day day);

/// Neighbouring floors, each with free space, or neighbouring free rooms of one floor.
struct Run {
    const Level* top = nullptr;
    const Level* bottom = nullptr;
    const Stretch* first = nullptr;  // of rooms
    const Stretch* last = nullptr;
    int count = 0;
    Area area = 0;
};

struct Contiguous {
    Run floors;        // wholly or partly free
    Run whole_floors;  // nobody on them
    Run rooms;
};

/// The largest of each by free area; among equals the lowest. No run: count is 0.
Contiguous contiguous_of(const Layout& layout);

}  // namespace louyu::statistics::stack
