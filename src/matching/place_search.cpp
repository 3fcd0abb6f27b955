#include "matching/place_search.hpp"

#include <algorithm>

namespace louyu::matching {
namespace {

constexpr int kSureMin = 700;

bool is_own_name(NameKind kind) {
    return kind == NameKind::kOfficial || kind == NameKind::kAlias || kind == NameKind::kFormer;
}

int worth_of_name(NameKind kind) {
    switch (kind) {
        case NameKind::kOfficial:
            return 600;
        case NameKind::kAlias:
            return 580;
        case NameKind::kFormer:
            return 560;
        case NameKind::kShort:
            return 420;
        case NameKind::kSlip:
            return 410;
        case NameKind::kTouching:
            return 250;
        case NameKind::kAlike:
            return 200;
        case NameKind::kOther:
            return 0;
        case NameKind::kAbsent:
            break;
    }
    return 370;
}

int worth_of_number(const PlaceEvidence& evidence) {
    if (evidence.number == PartAgreement::kAgrees) {
        return 330;
    }
    if (evidence.road == PartAgreement::kAgrees) {
        return evidence.number == PartAgreement::kClose    ? 270
               : evidence.number == PartAgreement::kAbsent ? 260
                                                           : 180;
    }
    return evidence.road == PartAgreement::kAbsent ? 220 : 90;
}

// Decides among the suspects. Every rule says which evidence it needs; what no rule allows is left to a
// person.
class Decision {
  public:
    Decision(const BuildingStore& store, const AddressReading& reading, SuspectFinder& finder)
        : store_(store), reading_(reading), finder_(finder), found_(finder.found()) {}

    Place decide() {
        finder_.seek_names();
        finder_.seek_number();
        finder_.compare_unknown_name();
        if (!by_own_name() && place_.reason == PlaceReason::kUnknown) {
            by_number();
        }
        if (place_.verdict != MatchVerdict::kMatched) {
            finder_.seek_near_number();
            finder_.seek_alike();
            if (place_.reason == PlaceReason::kUnknown && !found_.empty()) {
                place_.reason = PlaceReason::kAlikeOnly;
            }
            place_.verdict = found_.empty() ? MatchVerdict::kNone : MatchVerdict::kCandidates;
        }
        finish();
        return place_;
    }

  private:
    static bool differs(PartAgreement part) { return part == PartAgreement::kDiffers; }
    static bool agrees(PartAgreement part) { return part == PartAgreement::kAgrees; }

    bool is_possible(const Suspect& suspect) const {
        return !differs(suspect.evidence.region) && !differs(suspect.evidence.tower);
    }

    bool someone_else_is_at_number(const Suspect& suspect) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Suspect& other) {
            return other.building != suspect.building && agrees(other.evidence.number) &&
                   !differs(other.evidence.region);
        });
    }

    // Buildings named in so many words. One is the answer when nothing in the address speaks for another.
    bool by_own_name() {
        Suspects named;
        bool speaks_against = false;
        for (const Suspect& suspect : found_) {
            if (is_own_name(suspect.evidence.name) && is_possible(suspect)) {
                named.push_back(suspect);
            } else if (is_own_name(suspect.evidence.name)) {
                speaks_against = true;
            }
        }
        if (named.empty()) {
            // Named is a building in another county or another tower: its number alone says nothing then.
            return speaks_against ? refuse(PlaceReason::kContradiction) : false;
        }
        keep_best(named, [](const Suspect& s) { return agrees(s.evidence.number); });
        keep_best(named, [](const Suspect& s) { return agrees(s.evidence.tower); });
        keep_best(named, [](const Suspect& s) { return !s.is_tower_open; });
        keep_best(named, [](const Suspect& s) { return agrees(s.evidence.road); });
        keep_best(named, [](const Suspect& s) { return !differs(s.evidence.road); });
        keep_best(named, [](const Suspect& s) { return agrees(s.evidence.region); });
        keep_best(named, [](const Suspect& s) { return s.evidence.name == NameKind::kOfficial; });
        if (named.size() > 1) {
            return refuse(named.front().is_tower_open ? PlaceReason::kTowerMissing : PlaceReason::kSeveral);
        }
        const Suspect& only = named.front();
        const PlaceEvidence& evidence = only.evidence;
        if (only.is_tower_open) {
            return refuse(PlaceReason::kTowerMissing);
        }
        if (!agrees(evidence.number) && someone_else_is_at_number(only)) {
            return refuse(PlaceReason::kContradiction);
        }
        const bool is_generic = store_.building(only.building).is_generic;
        const bool is_elsewhere =
            differs(evidence.road) && !reading_.road.empty() && reading_.house.length > 0;
        if ((is_generic && !agrees(evidence.number)) || (is_elsewhere && !agrees(evidence.region))) {
            return refuse(PlaceReason::kNameOnly);
        }
        return settle(only);
    }

    // No name of the register stands in the address: road and number must lead to one building, and what the
    // address calls it, if anything, must be a short form or a slip of its name.
    bool by_number() {
        Suspects there;
        for (const Suspect& suspect : found_) {
            if (agrees(suspect.evidence.number) && is_possible(suspect)) {
                there.push_back(suspect);
            }
        }
        if (there.empty()) {
            return by_door();
        }
        const bool is_named = finder_.names_something_else();
        if (is_named) {
            const auto end = std::remove_if(there.begin(), there.end(), [](const Suspect& s) {
                return s.evidence.name != NameKind::kShort && s.evidence.name != NameKind::kSlip;
            });
            there.shrink(static_cast<std::size_t>(end - there.begin()));
        }
        keep_best(there, [](const Suspect& s) { return agrees(s.evidence.tower); });
        keep_best(there, [](const Suspect& s) { return agrees(s.evidence.region); });
        if (there.empty()) {
            return refuse(PlaceReason::kAlikeOnly);
        }
        if (there.size() > 1) {
            return refuse(there.front().is_tower_open ? PlaceReason::kTowerMissing : PlaceReason::kSeveral);
        }
        return there.front().is_tower_open ? refuse(PlaceReason::kTowerMissing) : settle(there.front());
    }

    // 12号附3 is a door of 12号 when one building stands there and no name speaks against it; 12甲 is another
    // house.
    bool by_door() {
        if (reading_.house.branch != U'附' || finder_.names_something_else()) {
            return false;
        }
        finder_.seek_near_number();
        Suspects there;
        for (const Suspect& suspect : found_) {
            if (suspect.evidence.number == PartAgreement::kClose && is_possible(suspect)) {
                there.push_back(suspect);
            }
        }
        const bool is_sure = there.size() == 1 && !there.front().is_tower_open;
        return is_sure ? settle(there.front()) : refuse(PlaceReason::kAlikeOnly);
    }

    // Keeps those for which the test holds, if it holds for any.
    template <class Test>
    static void keep_best(Suspects& suspects, Test test) {
        if (std::any_of(suspects.begin(), suspects.end(), test)) {
            const auto end = std::remove_if(suspects.begin(), suspects.end(),
                                            [&](const Suspect& suspect) { return !test(suspect); });
            suspects.shrink(static_cast<std::size_t>(end - suspects.begin()));
        }
    }

    bool refuse(PlaceReason reason) {
        place_.reason = reason;
        return false;
    }

    bool settle(const Suspect& suspect) {
        const IndexedBuilding& building = store_.building(suspect.building);
        place_.verdict = MatchVerdict::kMatched;
        place_.reason = PlaceReason::kDecided;
        place_.id = building.id;
        place_.evidence = suspect.evidence;
        place_.confidence = std::max(confidence_of(suspect.evidence), kSureMin);
        place_.tail = tail_of(suspect);
        return true;
    }

    // What stands behind the building's name is its tower, floor and room; between them its road may stand:
    // 华润大厦A座（青年大街286号）12层.
    LocationTail tail_of(const Suspect& suspect) const {
        LocationTail tail = reading_.tail;
        if (suspect.name_end > 0) {
            const LocationTail& behind = finder_.tail_behind(suspect.name_end);
            const bool is_tower_only = behind.floors.empty() && behind.units.empty();
            if (is_tower_only && !behind.tower.empty()) {
                tail.tower = behind.tower;
            } else if (!is_tower_only) {
                tail = behind;
            }
        }
        if (tail.tower.empty()) {
            tail.tower.append(store_.text(store_.name(store_.building(suspect.building).names_begin).tower));
        }
        return tail;
    }

    // Runners-up by confidence, then by id, so that the order of entries does not matter.
    void finish() {
        FixedList<PlaceCandidate, 48> all;
        for (const Suspect& suspect : found_) {
            const std::int64_t id = store_.building(suspect.building).id;
            if (place_.verdict != MatchVerdict::kMatched || id != place_.id) {
                all.push_back({id, std::min(confidence_of(suspect.evidence), 950), suspect.evidence});
            }
        }
        std::sort(all.begin(), all.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
            return a.confidence != b.confidence ? a.confidence > b.confidence : a.id < b.id;
        });
        for (const PlaceCandidate& candidate : all) {
            place_.others.push_back(candidate);
        }
        if (place_.verdict != MatchVerdict::kMatched) {
            place_.tail = reading_.tail;
        }
    }

    const BuildingStore& store_;
    const AddressReading& reading_;
    SuspectFinder& finder_;
    Suspects& found_;
    Place place_;
};

// Nothing that an address is made of was read: a list of people, a sentence, a line of code.
bool says_nothing(const AddressReading& reading) {
    return reading.region.length == 0 && reading.road.empty() && reading.building.empty() &&
           reading.tail.empty();
}

}  // namespace

int confidence_of(const PlaceEvidence& evidence) {
    int worth = worth_of_name(evidence.name) + worth_of_number(evidence);
    worth += evidence.region == PartAgreement::kAgrees    ? 50
             : evidence.region == PartAgreement::kDiffers ? -300
                                                          : 0;
    worth += evidence.tower == PartAgreement::kAgrees    ? 20
             : evidence.tower == PartAgreement::kClose   ? -20
             : evidence.tower == PartAgreement::kDiffers ? -200
                                                         : 0;
    return std::clamp(worth, 0, 1000);
}

Place find_place(const BuildingStore& store, const RegionNames& regions, std::string_view address) {
    const AddressReading reading(address, regions);
    Place place;
    if (reading.text.view().empty()) {
        place.reason = PlaceReason::kEmpty;
    } else if (reading.text.is_too_long()) {
        place.reason = PlaceReason::kTooLong;
    } else if (reading.text.is_broken()) {
        place.reason = PlaceReason::kBroken;
    } else {
        SuspectFinder finder(store, regions, reading);
        place = Decision(store, reading, finder).decide();
        if (place.verdict == MatchVerdict::kNone && says_nothing(reading)) {
            place.reason = PlaceReason::kNoAddress;
        }
        place.is_hot_desk = reading.is_hot_desk;
        place.is_parcel = reading.is_parcel;
    }
    return place;
}

}  // namespace louyu::matching
