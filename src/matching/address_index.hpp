#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matching/place.hpp"
#include "matching/region_names.hpp"

namespace louyu::matching {

struct RoadNumber {
    std::string road;
    std::string number;
};

struct BuildingEntry {
    std::int64_t id = 0;
    std::string_view name;
    std::vector<std::string> aliases = {};
    std::string_view region_code;  // of its street or district
    std::string_view road;
    std::string_view road_number;
    std::vector<std::string> former_names = {};
    std::vector<RoadNumber> other_addresses = {};  // a building on several roads, or under several numbers
};

/// A customer's own words, given with the index. Renamed regions are given as names of RegionNames.
struct AddressWords {
    struct Renamed {
        std::string former;
        std::string current;
    };
    std::vector<Renamed> roads;
};

/// From an address to one building, its tower, floors and rooms. Holds all buildings in memory; many threads
/// may ask while another puts and removes, each question sees a change wholly or not at all. Nothing is
/// decided by likeness of names: what is not certain comes back with its runners-up (R019).
class AddressIndex {
  public:
    explicit AddressIndex(RegionNames regions = {}, AddressWords words = {});
    ~AddressIndex();
    AddressIndex(AddressIndex&&) noexcept;
    AddressIndex& operator=(AddressIndex&&) noexcept;

    /// Adds a building or replaces the one of the same id.
    void put(const BuildingEntry& building);
    void remove(std::int64_t id);

    /// Never fails and does not use the heap.
    Place find(std::string_view address) const;
    /// What speaks for and against, for a person: “名称：与官方名称一致；门牌：一致；…”.
    std::string explain(const Place& place) const;
    /// Empty when there is no such building.
    std::string name_of(std::int64_t id) const;

    const RegionNames& regions() const;
    std::size_t size() const;
    std::size_t memory_bytes() const;

  private:
    struct Guarded;
    std::unique_ptr<Guarded> guarded_;
};

}  // namespace louyu::matching
