#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "matching/address_index.hpp"
#include "matching/look_alike.hpp"
#include "matching/matcher.hpp"
#include "matching/postings.hpp"

// What a Directory holds. Internal to the room.
namespace louyu::matching {

inline constexpr std::size_t kCandidatesMax = 5;
inline constexpr std::uint32_t kOtherNameBit = 0x80000000U;

/// A text in the arena.
struct TextPlace {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct StoredEnterprise {
    std::int64_t id = 0;
    std::array<char, kCreditCodeLength> code{};  // all zero: none
    TextPlace name;                              // as given
    TextPlace exact;                             // the key; the same place when it is the same text
    TextPlace core;                              // mostly the beginning of exact
    bool is_branch = false;

    std::string_view code_text() const {
        return code[0] == 0 ? std::string_view() : std::string_view(code.data(), code.size());
    }
};

/// A name by which something may be found beside its own: former name or alias, as an exact key.
struct OtherName {
    std::uint32_t item = 0;
    TextPlace exact;
    bool is_former = false;
};

struct StoredBuilding {
    std::int64_t id = 0;
    TextPlace name;
    TextPlace exact;
    TextPlace base;
    TextPlace stem;
    TextPlace tower;
    TextPlace region_code;  // digits without the zeros of lower levels
    TextPlace road;
    TextPlace number;
};

struct Directory::Impl {
    AddressIndex places;
    std::string arena;
    std::vector<StoredEnterprise> enterprises;
    std::vector<OtherName> enterprise_names;
    Postings by_code;
    Postings by_organisation;
    Postings by_name;        // items of enterprises
    Postings by_other_name;  // items of enterprise_names
    Postings by_loose_name;
    LookAlikes by_core;

    std::vector<StoredBuilding> buildings;
    std::vector<OtherName> building_names;
    Postings building_by_name;
    Postings building_by_other_name;
    Postings building_by_base;
    Postings building_by_stem;
    Postings building_by_road;
    LookAlikes building_look_alikes;  // buildings, and with kOtherNameBit items of building_names
    LookAlikes building_stem_look_alikes;

    std::string_view text(TextPlace place) const {
        return std::string_view(arena).substr(place.offset, place.length);
    }
    TextPlace keep(std::string_view text);
    void add(const EnterpriseEntry& entry);
    void add(const BuildingEntry& entry);
    void seal();
};

/// Building and road under one hash.
std::uint64_t road_hash(std::string_view road_key, std::string_view number_key);

/// Gathers candidates: one each, the best reason kept, at most kCandidatesMax, best first.
class CandidateList {
  public:
    void add(std::int64_t id, int score, std::string_view name, std::string_view reason);
    bool empty() const { return candidates_.empty(); }
    std::vector<Candidate> take();

  private:
    std::vector<Candidate> candidates_;
};

}  // namespace louyu::matching
