#include "statistics/cube.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "dictionary/dictionary.hpp"

namespace louyu::statistics {

namespace {

std::uint8_t position_in(const dictionary::CodeList& list, std::string_view code) {
    for (std::size_t i = 0; i < list.codes.size(); ++i) {
        if (list.codes[i].code == code) {
            return static_cast<std::uint8_t>(i);
        }
    }
    throw base::Bug("stage code");
}

}  // namespace

std::int32_t Places::at_level(std::int32_t region, std::string_view level) const {
    std::int32_t park = kAbsent;
    for (std::int32_t at = region; at != kAbsent; at = regions[static_cast<std::size_t>(at)].parent) {
        const Region& here = regions[static_cast<std::size_t>(at)];
        if (here.level == level) {
            return at;
        }
        if (here.level == "park" && park == kAbsent) {
            park = at;
        }
    }
    return level == "county" || level == "street" ? park : kAbsent;
}

bool Places::is_within(std::int32_t region, std::int32_t ancestor) const {
    for (std::int32_t at = region; at != kAbsent; at = regions[static_cast<std::size_t>(at)].parent) {
        if (at == ancestor) {
            return true;
        }
    }
    return false;
}

const BuildingState* Block::state_on(base::Day day) const {
    for (const BuildingState& state : states) {
        if (state.from <= day && day <= state.to) {
            return &state;
        }
    }
    return nullptr;
}

const BuildingState* Block::nearest_state(base::Day day) const {
    const BuildingState* before = nullptr;
    for (const BuildingState& state : states) {
        if (state.from <= day) {
            before = &state;
        }
    }
    return before != nullptr || states.empty() ? before : &states.front();
}

const Stages& stages() {
    static const Stages all = [] {
        const dictionary::CodeList& list = dictionary::code_list("stage");
        return Stages{position_in(list, "operating"), position_in(list, "completed"),
                      position_in(list, "renovating"), position_in(list, "retired")};
    }();
    return all;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    std::uint64_t x = hash ^ (value + 0x9E3779B97F4A7C15ULL + (hash << 6U) + (hash >> 2U));
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return mix(hash, h);
}

}  // namespace louyu::statistics
