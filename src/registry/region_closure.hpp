#pragma once
#include <cstdint>
#include <vector>

#include "registry/entity_table.hpp"

namespace louyu::registry {

/// Keeps region_closure: every region with all above it, after the tree of today. A region that has ended
/// keeps its place, since records of its time still roll up through it.
class RegionClosure {
  public:
    explicit RegionClosure(store::Session& session) : session_(session) {}
    /// After a region was written: `versions` are all it has.
    void place(std::int64_t id, const std::vector<Version>& versions, bool is_new);
    /// Before the anchor of a region without children is deleted.
    void remove(std::int64_t id);

  private:
    void move(std::int64_t id, std::int64_t parent);
    store::Session& session_;
};

}  // namespace louyu::registry
