#include "matching/building_store.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "matching/house_number.hpp"
#include "matching/name.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kStartBitsMin = 1 << 12;
constexpr std::size_t kBitsAStart =
    16;  // so few beginnings are taken for another that the map is seldom asked
constexpr std::size_t kCountyDigits = 6;

// 210102000000 → 210102, 210100 → 2101: what a code says of the county, without the zeros of lower levels.
std::string_view county_digits(std::string_view code) {
    code = code.substr(0, kCountyDigits);
    while (code.size() > 2 && code.ends_with("00")) {
        code.remove_suffix(2);
    }
    return code;
}

}  // namespace

BuildingStore::BuildingStore(const AddressWords& words) : start_bits_(kStartBitsMin / 64) {
    for (const AddressWords::Renamed& renamed : words.roads) {
        const RoadKey current = road_key_of(AddressText(renamed.current).view());
        const RoadKey former = road_key_of(AddressText(renamed.former).view());
        const std::uint32_t id = make_road(current.view());
        by_road_.add(hash_of_name(former.view()), static_cast<std::uint32_t>(roads_.size()));
        roads_.push_back(keep(former.view()));
        road_ids_.push_back(id);
    }
}

WidePlace BuildingStore::keep(std::u32string_view kept) {
    CHECK(arena_.size() + kept.size() < UINT32_MAX);
    const WidePlace place{static_cast<std::uint32_t>(arena_.size()), static_cast<std::uint32_t>(kept.size())};
    arena_.append(kept);
    return place;
}

std::uint32_t BuildingStore::road_id(std::u32string_view key) const {
    std::uint32_t id = 0;
    by_road_.each(hash_of_name(key), 8, [&](std::uint32_t road) {
        id = text(roads_[road]) == key ? road_ids_[road] : id;
        return id == 0;
    });
    return id;
}

std::uint32_t BuildingStore::make_road(std::u32string_view key) {
    if (const std::uint32_t known = road_id(key); known != 0 || key.empty()) {
        return known;
    }
    by_road_.add(hash_of_name(key), static_cast<std::uint32_t>(roads_.size()));
    roads_.push_back(keep(key));
    road_ids_.push_back(static_cast<std::uint32_t>(roads_.size()));
    return road_ids_.back();
}

std::uint64_t BuildingStore::number_hash(std::uint32_t road, std::uint64_t number) {
    return (number ^ (std::uint64_t{road} << 32)) * 0x9E3779B97F4A7C15ULL ^ road;
}

std::uint64_t BuildingStore::crossing_hash(std::uint32_t road, std::uint32_t other) {
    const auto [low, high] = std::minmax(road, other);
    return (std::uint64_t{low} << 32 | high) * 0xBF58476D1CE4E5B9ULL;
}

// A table of bits says for nearly every place in a text that no name begins there; it grows with the names,
// so that a small register's stays in the nearest cache.
void BuildingStore::mark_start(std::uint64_t start) {
    const auto mark = [this](std::uint64_t hash) {
        start_bits_[hash / 64 % start_bits_.size()] |= std::uint64_t{1} << (hash % 64);
    };
    if (lengths_.size() * kBitsAStart > start_bits_.size() * 64) {
        start_bits_.assign(start_bits_.size() * 2, 0);
        for (const auto& [known, lengths] : lengths_) {
            mark(known);
        }
    }
    mark(start);
}

void BuildingStore::add_name(std::uint32_t item, std::string_view raw, NameKind kind) {
    const SplitName split = split_name(raw);
    const std::u32string_view base = split.base.view();
    if (base.empty()) {
        return;
    }
    const NameText stem = name_text_of(read_building_name(raw).stem);
    const auto at = static_cast<std::uint32_t>(names_.size());
    const auto is_known = [&](const IndexedName& name) {
        return text(name.base) == base && text(name.tower) == split.tower.view();
    };
    if (std::any_of(names_.begin() + buildings_[item].names_begin, names_.end(), is_known)) {
        return;
    }
    names_.push_back({item, keep(base), keep(split.tower.view()), keep(stem.view()), kind});
    by_name_.add(hash_of_name(base), at);
    if (!stem.empty()) {
        by_stem_.add(hash_of_name(stem.view()), at);
    }
    if (base.size() >= kNameLengthMin) {
        const std::uint64_t start = hash_of_name(base.substr(0, kNameLengthMin));
        lengths_[start] |= std::uint64_t{1} << base.size();
        mark_start(start);
        by_fragment_.add(hash_of_name(base.substr(0, 2)), at);
    }
    if (stem.size() >= 4) {
        by_fragment_.add(hash_of_name(stem.view().substr(stem.size() - 2)), at);
    }
}

void BuildingStore::add_address(std::uint32_t item, std::string_view road, std::string_view number) {
    const std::uint32_t id = make_road(road_key_of(AddressText(road).view()).view());
    const AddressText number_text(number);
    const NumberKey key = number_key_of(number_text.view());
    if (id == 0) {
        return;
    }
    HouseNumber house = read_house_number(number_text.view(), 0);
    IndexedAddress address{id, key.empty() ? 0 : hash_of_name(key.view()), house.first, house.last,
                           house.branch};
    if (house.length == 0 && !key.empty()) {
        // 二十一 without its 号.
        house = read_house_number(key.view(), 0);
        address.first = house.first;
        address.last = house.last;
    }
    for (std::uint32_t other = buildings_[item].addresses_begin; other < addresses_.size(); ++other) {
        if (addresses_[other].road != id) {
            by_crossing_.add(crossing_hash(id, addresses_[other].road), item);
        }
    }
    addresses_.push_back(address);
    if (!key.empty()) {
        by_number_.add(number_hash(id, address.number), item);
        for (std::uint32_t n = address.first; n > 0 && n <= address.last && n < address.first + 64; ++n) {
            by_base_number_.add(number_hash(id, n), item);
        }
    }
}

// Within its town 沈阳银基发展中心 is 银基发展中心; what is left must still be a name.
void BuildingStore::add_name_without_town(std::uint32_t item, const BuildingEntry& entry,
                                          const RegionNames& regions) {
    constexpr std::size_t kNameLeftMin = 5;
    const AddressText name(entry.name);
    const RegionPrefix town = regions.read(name.view());
    const bool is_own = town.region >= 0 && entry.region_code.starts_with(regions.at(town.region).code);
    if (is_own && name.view().size() >= town.length + kNameLeftMin) {
        add_name(item, base::from_code_points(name.view().substr(town.length)), NameKind::kAlias);
    }
}

void BuildingStore::put(const BuildingEntry& entry, const RegionNames& regions) {
    remove(entry.id);
    const auto item = static_cast<std::uint32_t>(buildings_.size());
    IndexedBuilding building;
    building.id = entry.id;
    building.shown = keep(AddressText(entry.name).view());
    building.names_begin = static_cast<std::uint32_t>(names_.size());
    building.addresses_begin = static_cast<std::uint32_t>(addresses_.size());
    const std::string_view county = county_digits(entry.region_code);
    std::copy(county.begin(), county.end(), building.county);
    building.county_length = static_cast<std::uint8_t>(county.size());
    const BuildingName read = read_building_name(entry.name);
    building.is_generic = read.stem.empty();
    buildings_.push_back(building);

    add_name(item, entry.name, NameKind::kOfficial);
    for (const std::string& alias : entry.aliases) {
        add_name(item, alias, NameKind::kAlias);
    }
    for (const std::string& former : entry.former_names) {
        add_name(item, former, NameKind::kFormer);
    }
    for (const std::string& former : read.former) {
        add_name(item, former, NameKind::kFormer);
    }
    add_name_without_town(item, entry, regions);
    add_address(item, entry.road, entry.road_number);
    for (const RoadNumber& other : entry.other_addresses) {
        add_address(item, other.road, other.number);
    }
    buildings_[item].names_end = static_cast<std::uint32_t>(names_.size());
    buildings_[item].addresses_end = static_cast<std::uint32_t>(addresses_.size());
    by_id_[entry.id] = item;
}

void BuildingStore::remove(std::int64_t id) {
    if (const auto known = by_id_.find(id); known != by_id_.end()) {
        buildings_[known->second].is_live = false;
        by_id_.erase(known);
    }
}

std::int64_t BuildingStore::find(std::int64_t id) const {
    const auto known = by_id_.find(id);
    return known == by_id_.end() ? -1 : static_cast<std::int64_t>(known->second);
}

std::uint64_t BuildingStore::lengths_of_names(std::uint64_t start) const {
    if ((start_bits_[start / 64 % start_bits_.size()] >> (start % 64) & 1U) == 0) {
        return 0;
    }
    const auto known = lengths_.find(start);
    return known == lengths_.end() ? 0 : known->second;
}

bool BuildingStore::has_towers(std::u32string_view base) const {
    bool found = false;
    by_name_.each(hash_of_name(base), 200, [&](std::uint32_t at) {
        const IndexedName& name = names_[at];
        found = buildings_[name.building].is_live && name.tower.length > 0 && text(name.base) == base;
        return !found;
    });
    return found;
}

std::size_t BuildingStore::memory_bytes() const {
    const auto of = [](const auto& items) { return items.capacity() * sizeof(items[0]); };
    constexpr std::size_t kNode = 48;  // of an unordered map, about
    return of(arena_) + of(buildings_) + of(names_) + of(addresses_) + of(roads_) + of(road_ids_) +
           of(start_bits_) + (by_id_.size() + lengths_.size()) * kNode + by_road_.memory_bytes() +
           by_name_.memory_bytes() + by_stem_.memory_bytes() + by_fragment_.memory_bytes() +
           by_number_.memory_bytes() + by_base_number_.memory_bytes() + by_crossing_.memory_bytes();
}

}  // namespace louyu::matching
