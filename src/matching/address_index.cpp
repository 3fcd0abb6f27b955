#include "matching/address_index.hpp"

#include <fmt/format.h>

#include <mutex>
#include <shared_mutex>

#include "base/text.hpp"
#include "matching/building_store.hpp"
#include "matching/place_search.hpp"

namespace louyu::matching {

struct AddressIndex::Guarded {
    Guarded(RegionNames names, const AddressWords& words) : regions(std::move(names)), store(words) {}

    const RegionNames regions;
    BuildingStore store;
    mutable std::shared_mutex mutex;
};

AddressIndex::AddressIndex(RegionNames regions, AddressWords words)
    : guarded_(std::make_unique<Guarded>(std::move(regions), words)) {}
AddressIndex::~AddressIndex() = default;
AddressIndex::AddressIndex(AddressIndex&&) noexcept = default;
AddressIndex& AddressIndex::operator=(AddressIndex&&) noexcept = default;

void AddressIndex::put(const BuildingEntry& building) {
    const std::unique_lock lock(guarded_->mutex);
    guarded_->store.put(building, guarded_->regions);
}

void AddressIndex::remove(std::int64_t id) {
    const std::unique_lock lock(guarded_->mutex);
    guarded_->store.remove(id);
}

Place AddressIndex::find(std::string_view address) const {
    const std::shared_lock lock(guarded_->mutex);
    return find_place(guarded_->store, guarded_->regions, address);
}

std::string AddressIndex::name_of(std::int64_t id) const {
    const std::shared_lock lock(guarded_->mutex);
    const std::int64_t at = guarded_->store.find(id);
    if (at < 0) {
        return {};
    }
    return base::from_code_points(
        guarded_->store.text(guarded_->store.building(static_cast<std::uint32_t>(at)).shown));
}

const RegionNames& AddressIndex::regions() const {
    return guarded_->regions;
}

std::size_t AddressIndex::size() const {
    const std::shared_lock lock(guarded_->mutex);
    return guarded_->store.size();
}

std::size_t AddressIndex::memory_bytes() const {
    const std::shared_lock lock(guarded_->mutex);
    return guarded_->store.memory_bytes();
}

}  // namespace louyu::matching
