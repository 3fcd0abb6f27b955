#include "statistics/stacking_compare.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "base/text.hpp"

namespace louyu::statistics::stack {

namespace {

constexpr std::string_view kChangeKinds[] = {"moved_in",  "moved_out", "grew",     "shrank",
                                             "relocated", "extended",  "shortened"};

using PlaceKey = std::tuple<std::int64_t, std::int64_t, std::string>;

PlaceKey place_of(const Tenancy& stay) {
    return {stay.enterprise_id, stay.unit_id,
            stay.unit_id == 0 ? base::comparison_key(stay.floor_label + "/" + stay.unit_label) : ""};
}

bool is_same_place(const Tenancy& a, const Tenancy& b) {
    return a.unit_id == b.unit_id &&
           (a.unit_id != 0 || base::comparison_key(a.floor_label) == base::comparison_key(b.floor_label));
}

/// No agreed end lasts longest.
std::int32_t lease_of(const Tenancy& stay) {
    return stay.lease_end.yyyymmdd == 0 ? base::kForever.yyyymmdd : stay.lease_end.yyyymmdd;
}

std::vector<StayChangeKind> kinds_between(const Tenancy& before, const Tenancy& after) {
    std::vector<StayChangeKind> kinds;
    if (after.area != before.area) {
        kinds.push_back(after.area > before.area ? StayChangeKind::kGrew : StayChangeKind::kShrank);
    }
    if (!is_same_place(before, after)) {
        kinds.push_back(StayChangeKind::kRelocated);
    }
    if (lease_of(before) != lease_of(after)) {
        kinds.push_back(lease_of(after) > lease_of(before) ? StayChangeKind::kExtended
                                                           : StayChangeKind::kShortened);
    }
    return kinds;
}

std::map<std::int64_t, const Tenancy*> by_id(const std::vector<const Tenancy*>& stays) {
    std::map<std::int64_t, const Tenancy*> found;
    for (const Tenancy* stay : stays) {
        found[stay->id] = stay;
    }
    return found;
}

}  // namespace

std::string_view code_of(StayChangeKind kind) {
    return kChangeKinds[static_cast<std::size_t>(kind)];
}

std::vector<const Tenancy*> stays_on(const Facts& facts, base::Day day) {
    std::vector<const Tenancy*> stays;
    for (const Tenancy& tenancy : facts.tenancies) {
        if (tenancy.span.contains(day)) {
            stays.push_back(&tenancy);
        }
    }
    return stays;
}

std::vector<StayChange> changes_between(const Facts& facts, base::Day before, base::Day after) {
    std::map<std::int64_t, const Tenancy*> was = by_id(stays_on(facts, before));
    std::vector<StayChange> changes;
    std::vector<const Tenancy*> come;
    const auto keep_if_different = [&changes](const Tenancy& from, const Tenancy& to) {
        if (std::vector<StayChangeKind> kinds = kinds_between(from, to); !kinds.empty()) {
            changes.push_back({&from, &to, std::move(kinds)});
        }
    };
    for (const Tenancy* stay : stays_on(facts, after)) {
        if (const auto same = was.find(stay->id); same != was.end()) {
            keep_if_different(*same->second, *stay);
            was.erase(same);
        } else {
            come.push_back(stay);
        }
    }
    std::multimap<PlaceKey, const Tenancy*> gone;
    for (const auto& [id, stay] : was) {
        gone.emplace(place_of(*stay), stay);
    }
    for (const Tenancy* stay : come) {
        if (const auto same = gone.find(place_of(*stay)); same != gone.end()) {
            keep_if_different(*same->second, *stay);
            gone.erase(same);
        } else {
            changes.push_back({nullptr, stay, {StayChangeKind::kMovedIn}});
        }
    }
    for (const auto& [place, stay] : gone) {
        changes.push_back({stay, nullptr, {StayChangeKind::kMovedOut}});
    }
    const auto id_of = [](const StayChange& one) { return (one.after ? one.after : one.before)->id; };
    std::sort(changes.begin(), changes.end(), [&](const StayChange& a, const StayChange& b) {
        const Area left = std::abs(a.difference());
        const Area right = std::abs(b.difference());
        return left != right ? left > right : id_of(a) < id_of(b);
    });
    return changes;
}

}  // namespace louyu::statistics::stack
