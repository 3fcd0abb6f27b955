#include "registry/world.hpp"

#include "registry/sql.hpp"

namespace louyu::registry {
namespace {

constexpr std::size_t kCachedMax = 100'000;
constexpr std::size_t kDistrictDigits = 6;

std::string first_digits(const base::Value& code) {
    return std::get<std::string>(code).substr(0, kDistrictDigits);
}

}  // namespace

const Version* World::last(std::string_view entity, std::int64_t id) {
    const EntityTable& table = EntityTable::of(entity);
    Cache& cache = last_[table.entity().name];
    if (const auto found = cache.find(id); found != cache.end()) {
        return &found->second;
    }
    std::optional<Version> version = table.last_version(session_, id);
    if (!version) {
        return nullptr;
    }
    if (cache.size() >= kCachedMax) {
        cache.clear();
    }
    return &cache.emplace(id, *std::move(version)).first->second;
}

std::int64_t World::integer(std::string_view entity, std::int64_t id, std::string_view field) {
    const Version* version = last(entity, id);
    return version == nullptr ? 0 : EntityTable::of(entity).integer(*version, field).value_or(0);
}

std::string World::district_of_region(std::int64_t region_id) {
    if (const auto found = districts_.find(region_id); found != districts_.end()) {
        return found->second;
    }
    // A park with a code of its own is a district where no county is above it; a few cities have no counties
    // at all.
    std::map<std::string_view, std::string> nearest;
    std::string own;
    for (const store::Values& row : session_.select(sql::kListRegionAncestors, {{"region", region_id}})) {
        if (own.empty()) {
            own = first_digits(row[0]);
        }
        for (std::string_view level : {"county", "park", "city"}) {
            if (std::get<std::string>(row[1]) == level) {
                nearest.try_emplace(level, first_digits(row[0]));
            }
        }
    }
    std::string district = own;
    for (std::string_view level : {"city", "park", "county"}) {
        if (const auto found = nearest.find(level); found != nearest.end()) {
            district = found->second;
        }
    }
    districts_.emplace(region_id, district);
    return district;
}

std::string World::district_of_building(std::int64_t building_id) {
    return district_of_region(integer("building", building_id, "region_id"));
}

void World::wrote(const EntityTable& table, std::int64_t id, const Version& last) {
    Cache& cache = last_[table.entity().name];
    if (cache.size() >= kCachedMax) {
        cache.clear();
    }
    cache.insert_or_assign(id, last);
    if (table.entity().name == "region") {
        districts_.clear();
    }
}

void World::forget(const EntityTable& table, std::int64_t id) {
    last_[table.entity().name].erase(id);
    if (table.entity().name == "region") {
        districts_.clear();
    }
}

}  // namespace louyu::registry
