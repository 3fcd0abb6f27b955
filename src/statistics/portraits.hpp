#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "rights/reader.hpp"
#include "statistics/cube.hpp"
#include "statistics/dimension.hpp"

// Every building by itself: what a map draws. The same definitions, rights and disclosure control as query().
namespace louyu::statistics {

/// A building on the last day of a month. Codes are members of their dimension, so unknown() and
/// undisclosed() of its range are among them.
struct Portrait {
    BlockIndex block = 0;
    const BuildingState* state = nullptr;
    std::int64_t occupied_area = 0;
    std::int64_t vacant_area = 0;  // 0 without lettable area
    std::uint32_t occupancy_band = 0;
    std::uint32_t tax_tier = 0;  // by the tax from January to the month
    std::uint32_t industry = 0;  // of most of the occupied area, in PortraitSet::industries
};

struct PortraitQuestion {
    std::string month = {};  // 2020-12; empty: the latest with tax
    std::string where = {};  // as in a Query; without a stage buildings of every stage are there
};

/// Refers to the cube it was made from.
struct PortraitSet {
    base::Month month;
    base::Day day;                    // on which the stock was read
    std::vector<Portrait> buildings;  // by block
    const Classification* industries = nullptr;
};

/// Errors as of query().
base::Result<PortraitSet> portraits(const Cube& cube, const rights::Reader& reader,
                                    const PortraitQuestion& question);

/// From the first to the last month of which the reader sees a posted tax row; nullopt when there is none.
std::optional<base::Period> months_in_sight(const Cube& cube, const rights::Reader& reader);

/// The classification main industries are told in: the first local one, else the national sections.
const Classification& portrait_industries(const Cube& cube);

}  // namespace louyu::statistics
