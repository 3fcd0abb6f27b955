#pragma once
#include <vector>

#include "demo/world.hpp"

namespace louyu::demo {

/// Which building a firm's tax of a month belongs to: the one where it has a stay in that month, with several
/// the one of the primary stay. No firm of the demonstration has several and no primary one.
class Attribution {
  public:
    explicit Attribution(const World& world);
    /// -1: outside buildings.
    int building_of(std::size_t firm, base::Month month) const;

  private:
    const World& world_;
    std::vector<std::int32_t> begin_;  // of a firm in order_
    std::vector<std::int32_t> order_;  // stays by firm
};

}  // namespace louyu::demo
