#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "geo/frame.hpp"
#include "geo/mercator.hpp"
#include "store/database.hpp"

// Where buildings stand, held in memory beside the cube and brought up to date like it.
namespace louyu::geo {

/// A building on the ground as one version of it says.
struct Stand {
    base::Day from;
    base::Day to;
    bool is_placed = false;  // has coordinates
    Point centre = {};
    int floors_above = 0;
    int floors_below = 0;
    int height = 0;         // metres above ground
    std::int64_t half = 0;  // of the side of the square drawn for its body, in steps
};

struct Plot {
    std::int64_t id = 0;
    std::vector<Stand> stands;  // by day
    std::uint64_t hash = 0;     // of all that was read for it

    /// The version of that day; nullptr when the building did not exist.
    const Stand* on(base::Day day) const;
};

/// Never changes once it is made.
struct Ground {
    std::vector<std::shared_ptr<const Plot>> plots;  // by id
    std::int64_t change_sequence = -1;

    const Plot* find(std::int64_t building_id) const;
};

/// Floors are counted as four metres each, since no height is recorded.
inline constexpr int kFloorHeight = 4;

class Grounds {
  public:
    /// `assumed` is the frame of coordinates that name none, `drawn` the one the map is drawn in.
    Grounds(Frame assumed, Frame drawn) : assumed_(assumed), drawn_(drawn) {}

    /// The ground at that number of the change log or later; reads no more than the changes since the last
    /// call touch.
    std::shared_ptr<const Ground> at(store::Database& database, std::int64_t change_sequence);

  private:
    std::vector<std::shared_ptr<const Plot>> load(store::Session& session, std::int64_t first,
                                                  std::int64_t last) const;
    Stand stand_of(const store::Row& row) const;
    void refresh(store::Session& session, Ground& ground) const;

    Frame assumed_;
    Frame drawn_;
    std::mutex refreshing_;
    std::shared_ptr<const Ground> current_;
};

}  // namespace louyu::geo
