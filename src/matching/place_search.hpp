#pragma once
#include "matching/address_reading.hpp"
#include "matching/building_store.hpp"

// One address put to the register: candidates are gathered by name and by number, each with its evidence, and
// then decided upon. Internal to the room.
namespace louyu::matching {

/// A building that may be meant.
struct Suspect {
    std::uint32_t building = 0;
    PlaceEvidence evidence;
    std::size_t name_end = 0;    // in the text, behind the name; 0 when found by number
    bool is_tower_open = false;  // which of its towers cannot be told
};

using Suspects = FixedList<Suspect, 48>;

/// Finds the buildings whose names stand in the text, and those at its road and number.
class SuspectFinder {
  public:
    SuspectFinder(const BuildingStore& store, const RegionNames& regions, const AddressReading& reading);

    /// Names that stand by themselves, each with its towers.
    void seek_names();
    /// Exactly at road and number.
    void seek_number();
    /// At a door or in a range of the number: 12号附3 at 12号.
    void seek_near_number();
    /// By short form or one slip at the very number, by likeness for a person to decide.
    void compare_unknown_name();
    void seek_alike();

    /// Tower, floors and rooms behind a name; read once.
    const LocationTail& tail_behind(std::size_t name_end);

    Suspects& found() { return found_; }
    bool names_something_else() const { return !unknown_name_.empty(); }

  private:
    struct Hit {
        std::size_t begin = 0;  // in the search text
        std::size_t length = 0;
        std::size_t from = 0;  // in the address
        std::size_t to = 0;
    };

    bool find_hit(std::size_t begin, Hit& hit) const;
    bool begins_cleanly(std::size_t from) const;
    bool ends_cleanly(std::size_t to, const LocationTail& behind) const;
    void take_hit(const Hit& hit);
    void take_name(std::uint32_t name_at, const Hit& hit, const LocationTail& tail, bool is_clean);
    /// Those at a number or a crossing, which the address need not name.
    void take_neighbours(const HashChains& chains, std::uint64_t key);
    void add(const Suspect& suspect);
    void judge_tower(std::u32string_view base, std::u32string_view known, const LocationTail& tail,
                     Suspect& suspect) const;
    void judge_place(Suspect& suspect) const;
    PartAgreement region_agreement(const IndexedBuilding& building) const;
    NameKind kind_of_likeness(const IndexedName& name) const;

    const BuildingStore& store_;
    const RegionNames& regions_;
    const AddressReading& reading_;
    SearchText search_;
    Suspects found_;
    std::uint32_t road_ = 0;
    std::uint32_t crossing_ = 0;
    std::uint64_t number_ = 0;
    std::size_t tail_read_at_ = 0;
    LocationTail tail_behind_;
    NameText unknown_name_;  // what the address calls the building, when no name of the register stands there
};

/// What the evidence is worth, 0..1000.
int confidence_of(const PlaceEvidence& evidence);

Place find_place(const BuildingStore& store, const RegionNames& regions, std::string_view address);

}  // namespace louyu::matching
