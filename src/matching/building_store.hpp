#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "matching/address_index.hpp"
#include "matching/hash_chains.hpp"
#include "matching/name_text.hpp"
#include "matching/road_key.hpp"

// What an AddressIndex holds. Internal to the room.
namespace louyu::matching {

inline constexpr std::size_t kNameLengthMin = 3;  // shorter ones are not sought in the middle of a text
inline constexpr std::size_t kNameLengthMax = 48;

struct WidePlace {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct IndexedName {
    std::uint32_t building = 0;
    WidePlace base;
    WidePlace tower;
    WidePlace stem;
    NameKind kind = NameKind::kOfficial;
};

struct IndexedAddress {
    std::uint32_t road = 0;
    std::uint64_t number = 0;  // hash of its key
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    char32_t branch = 0;
};

struct IndexedBuilding {
    std::int64_t id = 0;
    WidePlace shown;                // the name as given
    std::uint32_t names_begin = 0;  // the official name first
    std::uint32_t names_end = 0;
    std::uint32_t addresses_begin = 0;
    std::uint32_t addresses_end = 0;
    char county[6] = {};
    std::uint8_t county_length = 0;
    bool is_generic = false;  // 综合楼: a name that every street has
    bool is_live = true;
};

class BuildingStore {
  public:
    explicit BuildingStore(const AddressWords& words);
    void put(const BuildingEntry& entry, const RegionNames& regions);
    void remove(std::int64_t id);

    std::u32string_view text(WidePlace place) const {
        return std::u32string_view(arena_).substr(place.offset, place.length);
    }
    const IndexedBuilding& building(std::uint32_t i) const { return buildings_[i]; }
    const IndexedName& name(std::uint32_t i) const { return names_[i]; }
    const IndexedAddress& address(std::uint32_t i) const { return addresses_[i]; }
    /// Index of a living building, or -1.
    std::int64_t find(std::int64_t id) const;

    /// Names begin with these characters: their lengths as bits; 0 when none does.
    std::uint64_t lengths_of_names(std::uint64_t start_hash) const;
    const HashChains& by_name() const { return by_name_; }          // → names
    const HashChains& by_stem() const { return by_stem_; }          // → names
    const HashChains& by_fragment() const { return by_fragment_; }  // → names, for look-alikes
    const HashChains& by_number() const { return by_number_; }      // → buildings
    const HashChains& by_base_number() const { return by_base_number_; }
    const HashChains& by_crossing() const { return by_crossing_; }
    /// 0 when no building is on such a road.
    std::uint32_t road_id(std::u32string_view road_key) const;
    bool has_towers(std::u32string_view base) const;

    std::size_t size() const { return by_id_.size(); }
    std::size_t memory_bytes() const;

    static std::uint64_t number_hash(std::uint32_t road, std::uint64_t number);
    static std::uint64_t crossing_hash(std::uint32_t road, std::uint32_t other);

  private:
    WidePlace keep(std::u32string_view text);
    void mark_start(std::uint64_t start);
    void add_name(std::uint32_t item, std::string_view raw, NameKind kind);
    void add_name_without_town(std::uint32_t item, const BuildingEntry& entry, const RegionNames& regions);
    void add_address(std::uint32_t item, std::string_view road, std::string_view number);
    std::uint32_t make_road(std::u32string_view key);

    std::u32string arena_;
    std::vector<IndexedBuilding> buildings_;
    std::vector<IndexedName> names_;
    std::vector<IndexedAddress> addresses_;
    std::unordered_map<std::int64_t, std::uint32_t> by_id_;
    std::vector<WidePlace> roads_;
    HashChains by_road_;                     // → indices of roads_ and road_ids_
    std::vector<std::uint32_t> road_ids_;    // a renamed road has the id of the current one
    std::vector<std::uint64_t> start_bits_;  // says quickly that no name begins so
    std::unordered_map<std::uint64_t, std::uint64_t> lengths_;
    HashChains by_name_;
    HashChains by_stem_;
    HashChains by_fragment_;
    HashChains by_number_;
    HashChains by_base_number_;
    HashChains by_crossing_;
};

}  // namespace louyu::matching
