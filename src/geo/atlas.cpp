#include "geo/atlas.hpp"

#include <mutex>
#include <unordered_map>

#include "statistics/request.hpp"

namespace louyu::geo {

namespace {

constexpr std::size_t kScenesMax = 256;
constexpr std::size_t kSpotsMax = 400000;  // some 200 bytes each, over all scenes kept
constexpr std::size_t kStampsMax = 1000;

std::uint64_t scope_of(const rights::Reader& reader) {
    std::uint64_t hash = statistics::mix(reader.sees_everything() ? 2 : 1, reader.role().code);
    if (!reader.sees_everything()) {
        hash = statistics::mix(hash, static_cast<std::uint64_t>(reader.assignment_id()));
        for (const std::int64_t building : reader.buildings()) {
            hash = statistics::mix(hash, static_cast<std::uint64_t>(building));
        }
        for (const std::string& district : reader.districts()) {
            hash = statistics::mix(hash, district);
        }
    }
    return hash;
}

std::string stamp_of(const statistics::Cube& cube, const Ground& ground, const rights::Reader& reader) {
    const statistics::Visibility visibility = statistics::visibility_of(cube, reader);
    std::uint64_t sum = 0;  // the order in which things were read must not show
    for (statistics::BlockIndex block = 0; block < cube.blocks.size(); ++block) {
        const Plot* plot = visibility.sees(block) ? ground.find(cube.blocks[block]->id) : nullptr;
        sum += plot == nullptr ? 0 : statistics::mix(plot->hash, 3);
    }
    return fmt::format("{}-{:016x}-{}", statistics::data_version(cube, visibility), sum,
                       base::to_string(base::today()));
}

}  // namespace

struct Atlas::Memory {
    struct Stored {
        std::mutex making;
        std::shared_ptr<const Scene> scene;
        std::uint64_t used = 0;
    };

    explicit Memory(MapSettings chosen)
        : settings(std::move(chosen)), grounds(settings.assumed, settings.drawn()) {}

    MapSettings settings;
    Grounds grounds;
    std::mutex mutex;
    /// Stamps by scope, of this cube, ground and day only.
    std::weak_ptr<const statistics::Cube> stamped_cube;
    std::weak_ptr<const Ground> stamped_ground;
    base::Day stamped_day;
    std::unordered_map<std::uint64_t, std::string> stamps;
    std::unordered_map<std::string, std::shared_ptr<Stored>> scenes;
    std::uint64_t clock = 0;

    std::optional<std::string> find_stamp(const Sight& sight) {
        const std::lock_guard lock(mutex);
        if (stamped_cube.lock() != sight.cube || stamped_ground.lock() != sight.ground ||
            stamped_day != base::today() || stamps.size() >= kStampsMax) {
            stamps.clear();
            stamped_cube = sight.cube;
            stamped_ground = sight.ground;
            stamped_day = base::today();
        }
        const auto found = stamps.find(sight.scope);
        return found == stamps.end() ? std::nullopt : std::optional(found->second);
    }

    std::shared_ptr<Stored> place_of(const std::string& key) {
        const std::lock_guard lock(mutex);
        std::shared_ptr<Stored>& place = scenes[key];
        if (!place) {
            place = std::make_shared<Stored>();
        }
        place->used = ++clock;
        return place;
    }

    /// Forgets the scenes used longest ago until the rest fits.
    void make_room(const std::string& keep) {
        const std::lock_guard lock(mutex);
        for (;;) {
            std::size_t spots = 0;
            auto oldest = scenes.end();
            for (auto one = scenes.begin(); one != scenes.end(); ++one) {
                // A scene being made is not looked into: its maker may be writing.
                const std::unique_lock making(one->second->making, std::try_to_lock);
                if (!making) {
                    continue;
                }
                spots += one->second->scene ? one->second->scene->spots.size() : 0;
                const bool is_older = oldest == scenes.end() || one->second->used < oldest->second->used;
                oldest = one->first != keep && is_older ? one : oldest;
            }
            const bool fits = scenes.size() <= kScenesMax && spots <= kSpotsMax;
            if (fits || oldest == scenes.end()) {
                return;
            }
            scenes.erase(oldest);
        }
    }
};

Atlas::Atlas(MapSettings settings) : memory_(std::make_unique<Memory>(std::move(settings))) {}
Atlas::~Atlas() = default;
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;

const MapSettings& Atlas::settings() const {
    return memory_->settings;
}

Sight Atlas::look(store::Database& database, std::shared_ptr<const statistics::Cube> cube,
                  const rights::Reader& reader) const {
    Sight sight;
    sight.cube = std::move(cube);
    sight.ground = memory_->grounds.at(database, sight.cube->change_sequence);
    sight.scope = scope_of(reader);
    if (std::optional<std::string> known = memory_->find_stamp(sight)) {
        sight.stamp = *std::move(known);
        return sight;
    }
    sight.stamp = stamp_of(*sight.cube, *sight.ground, reader);
    const std::lock_guard lock(memory_->mutex);
    if (memory_->stamped_cube.lock() == sight.cube && memory_->stamped_ground.lock() == sight.ground) {
        memory_->stamps[sight.scope] = sight.stamp;
    }
    return sight;
}

base::Result<std::shared_ptr<const Scene>> Atlas::scene(const Sight& sight, const rights::Reader& reader,
                                                        const statistics::PortraitQuestion& question) const {
    const std::string key =
        fmt::format("{:016x}\n{}\n{}\n{}", sight.scope, sight.stamp, question.month, question.where);
    const std::shared_ptr<Memory::Stored> place = memory_->place_of(key);
    std::shared_ptr<const Scene> scene;
    {
        // Whoever asks for the same scene meanwhile waits here instead of making it once more.
        const std::lock_guard lock(place->making);
        if (!place->scene) {
            auto made = make_scene(*sight.cube, *sight.ground, reader, question);
            if (!made) {
                const std::lock_guard forgetting(memory_->mutex);
                memory_->scenes.erase(key);
                return std::move(made).error();
            }
            place->scene = std::make_shared<const Scene>(*std::move(made));
        }
        scene = place->scene;
    }
    memory_->make_room(key);
    return scene;
}

}  // namespace louyu::geo
