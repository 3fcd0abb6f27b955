#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/scene.hpp"
#include "store/database.hpp"

namespace louyu::geo {

/// A map of somebody else's under ours: 天地图 or another that serves pictures by {z}, {x} and {y}.
struct BaseMap {
    std::vector<std::string> addresses;  // drawn one over the other, the lowest first
    Frame frame = Frame::kCgcs2000;
    std::string attribution = {};
    int zoom_max = 18;
};

struct MapSettings {
    Frame assumed = Frame::kCgcs2000;  // of coordinates that name no frame
    std::optional<BaseMap> base = {};

    /// Ours is drawn in the frame of the map under it, so that the two meet.
    Frame drawn() const { return base ? base->frame : Frame::kCgcs2000; }
};

/// What a reader's map rests on at this moment.
struct Sight {
    std::shared_ptr<const statistics::Cube> cube;
    std::shared_ptr<const Ground> ground;
    std::uint64_t scope = 0;  // of the reader's rights
    std::string stamp;        // changes when anything in sight does, and with the day
};

/// Keeps the ground and the scenes asked for last, so that a tile costs no more than its own bytes. Any
/// number of threads at once.
class Atlas {
  public:
    explicit Atlas(MapSettings settings = {});
    ~Atlas();
    Atlas(Atlas&&) noexcept;
    Atlas& operator=(Atlas&&) noexcept;

    const MapSettings& settings() const;
    Sight look(store::Database& database, std::shared_ptr<const statistics::Cube> cube,
               const rights::Reader& reader) const;
    /// Errors as of statistics::portraits().
    base::Result<std::shared_ptr<const Scene>> scene(const Sight& sight, const rights::Reader& reader,
                                                     const statistics::PortraitQuestion& question) const;

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace louyu::geo
