#pragma once
#include <memory>

#include "statistics/cube.hpp"

// Tenants, areas and moves of a building as steps in time: a question adds up some hundred steps a building
// instead of visiting every tenancy.
namespace louyu::statistics {

/// Of `block` alone, but for firms in two buildings on one day: those are in no series and are counted one by
/// one.
std::shared_ptr<const BlockSeries> make_series(const Block& block, const FirmPlaces& places,
                                               const FirmTaxes& taxes);

}  // namespace louyu::statistics
