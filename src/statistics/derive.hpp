#pragma once
#include <memory>
#include <vector>

#include "statistics/cube.hpp"

// Indexes from firms into the columns of a cube, made anew whenever those change.
namespace louyu::statistics {

std::shared_ptr<const FirmPlaces> derive_firm_places(const std::vector<std::shared_ptr<const Block>>& blocks,
                                                     std::size_t firms);

std::shared_ptr<const FirmTaxes> derive_firm_taxes(const std::vector<std::shared_ptr<const Block>>& blocks,
                                                   const std::vector<std::shared_ptr<const TaxYear>>& tax,
                                                   std::size_t firms);

std::vector<std::uint64_t> derive_versions(const std::vector<std::shared_ptr<const Block>>& blocks,
                                           const std::vector<std::shared_ptr<const TaxYear>>& tax);

/// `section_of_atom`: the class of each atom in the first classification.
TaxColumns derive_columns(const std::vector<std::shared_ptr<const BlockTax>>& blocks,
                          const std::vector<std::uint16_t>& section_of_atom);

}  // namespace louyu::statistics
