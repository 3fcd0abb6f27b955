#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "matching/fixed_text.hpp"
#include "matching/tail.hpp"

// The answer to an address: which building, tower, floors and rooms, why, and what else it may have been.
namespace louyu::matching {

enum class MatchVerdict { kMatched, kCandidates, kNone };

/// How one part of an address stands to what the register says of a building.
enum class PartAgreement : std::uint8_t {
    kAbsent,  // one of them does not say
    kAgrees,
    kClose,  // 12号附3 at 12号; a tower the register does not tell apart
    kDiffers,
};

/// What the name in the address is to the building.
enum class NameKind : std::uint8_t {
    kAbsent,
    kOfficial,
    kAlias,
    kFormer,
    kShort,     // 新世界商务 for 新世界商务大厦, at its very number
    kSlip,      // one character of the same sound, missing or doubled, at its very number
    kAlike,     // looks like it: for a person to decide
    kTouching,  // the name stands inside a longer one or beside 对面, 东侧
    kOther,     // the address names something else
};

struct PlaceEvidence {
    PartAgreement region = PartAgreement::kAbsent;  // by county
    PartAgreement road = PartAgreement::kAbsent;
    PartAgreement number = PartAgreement::kAbsent;
    PartAgreement tower = PartAgreement::kAbsent;
    NameKind name = NameKind::kAbsent;
};

struct PlaceCandidate {
    std::int64_t id = 0;
    int confidence = 0;  // 0..1000
    PlaceEvidence evidence;
};

enum class PlaceReason : std::uint8_t {
    kDecided,
    kEmpty,
    kTooLong,        // over 300 characters
    kBroken,         // bytes that are no UTF-8
    kNoAddress,      // neither region, road, building nor room was read
    kUnknown,        // read, but nothing in the register is like it
    kSeveral,        // several buildings fit equally
    kTowerMissing,   // the building has towers and the address names none, or one that is not known
    kContradiction,  // name and road number point to different buildings
    kNameOnly,       // a name that may be borne by others, or on another road
    kAlikeOnly,      // only look-alikes, short forms or neighbours
};

struct Place {
    MatchVerdict verdict = MatchVerdict::kNone;
    PlaceReason reason = PlaceReason::kUnknown;
    std::int64_t id = 0;
    int confidence = 0;
    PlaceEvidence evidence;
    LocationTail tail;  // tower, floors and rooms, also when no building was found
    bool is_hot_desk = false;
    bool is_parcel = false;
    FixedList<PlaceCandidate, 5> others;  // runners-up, best first
};

/// What speaks for and against, part by part: “名称：与楼宇名称一致；道路：一致；…”.
std::string describe(const PlaceEvidence& evidence);

/// Why, in one Chinese sentence.
std::string_view reason_text(PlaceReason reason);

}  // namespace louyu::matching
