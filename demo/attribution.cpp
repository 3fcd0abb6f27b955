#include "demo/attribution.hpp"

namespace louyu::demo {

Attribution::Attribution(const World& world)
    : world_(world), begin_(world.firms.size() + 1, 0), order_(world.stays.size()) {
    for (const Stay& stay : world.stays) {
        ++begin_[static_cast<std::size_t>(stay.firm) + 1];
    }
    for (std::size_t i = 1; i < begin_.size(); ++i) {
        begin_[i] += begin_[i - 1];
    }
    std::vector<std::int32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t i = 0; i < world.stays.size(); ++i) {
        order_[static_cast<std::size_t>(next[static_cast<std::size_t>(world.stays[i].firm)]++)] =
            static_cast<std::int32_t>(i);
    }
}

int Attribution::building_of(std::size_t firm, base::Month month) const {
    int found = -1;
    for (std::int32_t i = begin_[firm]; i < begin_[firm + 1]; ++i) {
        const Stay& stay = world_.stays[static_cast<std::size_t>(order_[static_cast<std::size_t>(i)])];
        if (!touches(stay, month)) {
            continue;
        }
        const int building = world_.units[static_cast<std::size_t>(stay.unit)].building;
        if (stay.is_primary) {
            return building;
        }
        found = found < 0 ? building : found;
    }
    return found;
}

}  // namespace louyu::demo
