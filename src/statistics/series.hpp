#pragma once
#include <memory>

#include "statistics/cube.hpp"

// Tenants, areas and moves of a building as steps in time: a question adds up some hundred steps a building
// instead of visiting every tenancy.
namespace louyu::statistics {

struct SeriesSources {
    const FirmPlaces& places;
    const FirmTaxes& taxes;
    const std::vector<std::uint16_t>& section_of_atom;
    MonthRange months;  // of the grid
};

/// Of `block` alone, but for firms in two buildings on one day: those are in no series and are counted one by
/// one.
std::shared_ptr<const BlockSeries> make_series(const Block& block, const SeriesSources& sources);

/// The years most questions are about: those with tax. Nothing (last before first) without tax.
MonthRange grid_months(const std::vector<std::shared_ptr<const TaxYear>>& tax);

}  // namespace louyu::statistics
