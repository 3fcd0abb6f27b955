#include "statistics/stacking_vacancy.hpp"

#include <algorithm>
#include <map>

namespace louyu::statistics::stack {

namespace {

/// Numbers many buildings leave out, so that the floors on both sides are neighbours.
constexpr std::int64_t kSkippedNumbers[] = {0, 4, 13, 14, 24};

bool are_neighbours(const Level& upper, const Level& lower) {
    if (upper.number == lower.number) {
        return false;  // two parts of the building that are counted alike
    }
    for (std::int64_t number = lower.number + 1; number < upper.number; ++number) {
        if (std::find(std::begin(kSkippedNumbers), std::end(kSkippedNumbers), number) ==
            std::end(kSkippedNumbers)) {
            return false;
        }
    }
    return true;
}

bool is_wholly_vacant(const Level& level) {
    return level.area_of(SpaceState::kVacant) > 0 &&
           std::all_of(level.blocks.begin(), level.blocks.end(), [](const Stretch& block) {
               return block.state == SpaceState::kVacant || block.state == SpaceState::kUnregistered;
           });
}

void keep_larger(Run& best, const Run& run) {
    if (run.count > 0 && run.area >= best.area) {  // later ones lie lower
        best = run;
    }
}

/// The largest run of neighbouring floors that `belongs` accepts.
template <class Belongs>
Run largest_run(const Layout& layout, Belongs belongs) {
    Run best;
    Run run;
    const Level* above = nullptr;
    for (const Level& level : layout.levels) {
        if (!belongs(level) || (above != nullptr && run.count > 0 && !are_neighbours(*above, level))) {
            keep_larger(best, run);
            run = {};
        }
        if (belongs(level)) {
            run.top = run.count == 0 ? &level : run.top;
            run.bottom = &level;
            run.count += 1;
            run.area += level.area_of(SpaceState::kVacant);
        }
        above = &level;
    }
    keep_larger(best, run);
    return best;
}

Run largest_rooms(const Layout& layout) {
    Run best;
    for (const Level& level : layout.levels) {
        Run run;
        for (const Stretch& block : level.blocks) {
            if (block.state != SpaceState::kVacant) {
                keep_larger(best, run);
                run = {};
                continue;
            }
            run.top = run.bottom = &level;
            run.first = run.count == 0 ? &block : run.first;
            run.last = &block;
            run.count += 1;
            run.area += block.area;
        }
        keep_larger(best, run);
    }
    return best;
}

/// By unit, the stay that ended last before the day.
std::map<std::int64_t, const Tenancy*> last_stays(const Facts& facts, base::Day day) {
    std::map<std::int64_t, const Tenancy*> last;
    for (const Tenancy& tenancy : facts.tenancies) {
        if (tenancy.unit_id == 0 || day <= tenancy.span.to) {
            continue;
        }
        const Tenancy*& known = last[tenancy.unit_id];
        if (known == nullptr || known->span.to < tenancy.span.to) {
            known = &tenancy;
        }
    }
    return last;
}

}  // namespace

std::vector<Vacancy> vacancies_of(const Facts& facts, const Layout& layout, base::Day day) {
    const std::map<std::int64_t, const Tenancy*> last = last_stays(facts, day);
    std::vector<Vacancy> vacancies;
    const auto take = [&](const Level* level, const Stretch& block) {
        if (block.state != SpaceState::kVacant) {
            return;
        }
        Vacancy vacancy{.level = level, .block = &block};
        vacancy.is_whole_unit = block.unit != nullptr && block.area == block.unit->area;
        const auto stay = last.find(block.unit == nullptr ? 0 : block.unit->id);
        if (stay != last.end()) {
            vacancy.previous = stay->second;
            vacancy.since = base::next_day(stay->second->span.to);
        }
        vacancies.push_back(vacancy);
    };
    for (const Level& level : layout.levels) {
        for (const Stretch& block : level.blocks) {
            take(&level, block);
        }
    }
    for (const Stretch& block : layout.shelf) {
        take(nullptr, block);
    }
    std::stable_sort(vacancies.begin(), vacancies.end(),
                     [](const Vacancy& a, const Vacancy& b) { return a.block->area > b.block->area; });
    return vacancies;
}

Contiguous contiguous_of(const Layout& layout) {
    return {.floors = largest_run(layout,
                                  [](const Level& level) { return level.area_of(SpaceState::kVacant) > 0; }),
            .whole_floors = largest_run(layout, is_wholly_vacant),
            .rooms = largest_rooms(layout)};
}

}  // namespace louyu::statistics::stack
