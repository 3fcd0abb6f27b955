#include <algorithm>

#include "base/text.hpp"
#include "matching/location.hpp"
#include "matching/name_likeness.hpp"
#include "matching/place_search.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr std::size_t kChainMax = 64;  // buildings of one name or number looked at
constexpr std::size_t kRoadLengthMax = 12;

// The road that ends behind `end`: the longest the register knows, since what stands before it (社区, 园区)
// is not always to be told from its name.
std::uint32_t known_road(const BuildingStore& store, const AddressReading& reading) {
    const View text = reading.text.view();
    const std::size_t end = reading.road_end;
    if (end == 0) {
        return 0;
    }
    const std::size_t from = std::max(reading.region_end, end > kRoadLengthMax ? end - kRoadLengthMax : 0);
    for (std::size_t begin = from; begin + 2 <= end; ++begin) {
        const std::uint32_t road = store.road_id(road_key_of(text.substr(begin, end - begin)).view());
        if (road != 0) {
            return road;
        }
    }
    return 0;
}

// Whether what goes on at `at` ends as a firm's name does: 龙岗大厦|物业管理有限公司.
bool is_firm(View text, std::size_t at) {
    static constexpr View kFirmEnds[] = {U"公司", U"集团",   U"银行",   U"支行",
                                         U"分行", U"事务所", U"合作社", U"经营部"};
    std::size_t end = at;
    while (end < text.size() && !is_address_edge(text[end])) {
        ++end;
    }
    const View run = text.substr(at, end - at);
    return std::any_of(std::begin(kFirmEnds), std::end(kFirmEnds),
                       [&](View word) { return run.ends_with(word); });
}

}  // namespace

SuspectFinder::SuspectFinder(const BuildingStore& store, const RegionNames& regions,
                             const AddressReading& reading)
    : store_(store), regions_(regions), reading_(reading), search_(reading.text.view()) {
    road_ = known_road(store, reading);
    if (road_ == 0 && !reading.road.empty()) {
        road_ = store.road_id(road_key_of(reading.road).view());
    }
    if (!reading.crossing.empty()) {
        crossing_ = store.road_id(road_key_of(reading.crossing).view());
    }
    if (reading.house.length > 0) {
        number_ = hash_of_name(reading.house.text.view());
    }
    unknown_name_ = name_text_of(reading.building);
}

void SuspectFinder::add(const Suspect& suspect) {
    for (Suspect& known : found_) {
        if (known.building == suspect.building) {
            if (confidence_of(suspect.evidence) > confidence_of(known.evidence)) {
                known = suspect;
            }
            return;
        }
    }
    found_.push_back(suspect);
}

// The longest name that begins here.
bool SuspectFinder::find_hit(std::size_t begin, Hit& hit) const {
    std::uint64_t lengths = store_.lengths_of_names(search_.hash(begin, kNameLengthMin));
    const std::size_t room = search_.size() - begin;
    lengths &= room >= 63 ? ~0ULL : (std::uint64_t{1} << (room + 1)) - 1;
    while (lengths != 0) {
        const auto length = static_cast<std::size_t>(63 - std::countl_zero(lengths));
        lengths &= ~(std::uint64_t{1} << length);
        bool is_name = false;
        store_.by_name().each(search_.hash(begin, length), kChainMax, [&](std::uint32_t at) {
            const IndexedName& name = store_.name(at);
            is_name = store_.building(name.building).is_live &&
                      store_.text(name.base) == search_.part(begin, length);
            return !is_name;
        });
        if (is_name) {
            hit = {begin, length, search_.origin(begin), search_.origin(begin + length - 1) + 1};
            return true;
        }
    }
    return false;
}

void SuspectFinder::seek_names() {
    for (std::size_t begin = 0; begin + kNameLengthMin <= search_.size();) {
        Hit hit;
        if (find_hit(begin, hit)) {
            take_hit(hit);
            begin += hit.length;
        } else {
            ++begin;
        }
    }
    // Names of two characters are sought only where a building's name stands.
    const View piece = unknown_name_.view();
    if (piece.size() == 2) {
        store_.by_name().each(hash_of_name(piece), kChainMax, [&](std::uint32_t at) {
            if (store_.text(store_.name(at).base) == piece) {
                const std::size_t end =
                    reading_.text.view().find(reading_.building) + reading_.building.size();
                take_name(at, Hit{0, 2, end - 2, end}, reading_.tail, true);
            }
            return true;
        });
    }
}

// Whether a name may begin here: behind a region, a number or a mark, but not within a longer name
// (大新世界商务大厦).
bool SuspectFinder::begins_cleanly(std::size_t from) const {
    const View text = reading_.text.view();
    if (from <= reading_.region_end || from == reading_.names_begin || from == reading_.tail.end) {
        return true;
    }
    if (is_address_edge(text[from - 1]) ||
        is_one_of(text[from - 1], U"区县市镇乡村街路道号院园内里弄巷口段处会社屯")) {
        return true;
    }
    const std::size_t gap = from >= reading_.names_begin ? reading_.names_begin : reading_.region_end;
    const View between = text.substr(gap, from - gap);
    return is_noise(between) ? between.size() >= 2 : regions_.read(between).length == between.size();
}

// Whether a name may end here: before a mark, a tower, a floor, a room or nothing, but not within a longer
// name (中海国际|大厦, 华润大厦|有限公司) nor beside (对面, 东侧).
bool SuspectFinder::ends_cleanly(std::size_t to, const LocationTail& behind) const {
    static constexpr View kFollowers[] = {
        U"写字楼", U"写字间", U"办公楼", U"商务楼", U"项目", U"顶层", U"停车场", U"物业",
        U"前台",   U"大堂",   U"商铺",   U"底商",   U"门市", U"网点", U"公建",   U"裙房",
        U"整层",   U"整栋",   U"整幢",   U"部分",   U"全部", U"自编", U"内",     U"工位",
        U"夹层",   U"首层",   U"商场",   U"室",     U"楼上", U"众创", U"孵化"};
    const View text = reading_.text.view();
    if (is_firm(text, to)) {
        return false;
    }
    if (to == text.size() || is_address_edge(text[to]) || is_plain_digit(text[to]) ||
        is_plain_letter(text[to])) {
        return true;
    }
    if (any_word(text, to, kFollowers) > 0) {
        return true;
    }
    return behind.end > to && behind.is_sure;
}

const LocationTail& SuspectFinder::tail_behind(std::size_t name_end) {
    if (tail_read_at_ != name_end) {
        tail_behind_ = read_tail(reading_.text.view(), name_end);
        tail_read_at_ = name_end;
    }
    return tail_behind_;
}

void SuspectFinder::take_hit(const Hit& hit) {
    const View text = reading_.text.view();
    const bool is_former_remark =
        hit.from > 0 && (text[hit.from - 1] == U'原' || text[hit.from - 1] == U'旧');
    const LocationTail& behind = tail_behind(hit.to);
    const bool is_clean = !is_former_remark && begins_cleanly(hit.from) && ends_cleanly(hit.to, behind);
    const LocationTail& tail = behind.empty() ? reading_.tail : behind;
    store_.by_name().each(search_.hash(hit.begin, hit.length), kChainMax, [&](std::uint32_t at) {
        if (store_.text(store_.name(at).base) == search_.part(hit.begin, hit.length)) {
            take_name(at, hit, tail, is_clean);
        }
        return true;
    });
}

void SuspectFinder::take_name(std::uint32_t name_at, const Hit& hit, const LocationTail& tail,
                              bool is_clean) {
    const IndexedName& name = store_.name(name_at);
    if (!store_.building(name.building).is_live) {
        return;
    }
    Suspect suspect;
    suspect.building = name.building;
    suspect.name_end = hit.to;
    suspect.evidence.name = is_clean ? name.kind : NameKind::kTouching;
    judge_tower(store_.text(name.base), store_.text(name.tower), tail, suspect);
    judge_place(suspect);
    if (hit.from < reading_.region_end && suspect.evidence.region == PartAgreement::kDiffers) {
        // 东方 of 东方银座中心 was taken for the town of that name.
        suspect.evidence.region = PartAgreement::kAbsent;
    }
    add(suspect);
    if (is_clean) {
        unknown_name_.clear();
    }
}

// 华润大厦A座 and 华润大厦B座 are two buildings; of 万达广场, which the register does not divide, B座 is a
// part.
void SuspectFinder::judge_tower(View base, View known, const LocationTail& tail, Suspect& suspect) const {
    const View said = tail.tower.view();
    if (known == said) {
        suspect.evidence.tower = said.empty() ? PartAgreement::kAbsent : PartAgreement::kAgrees;
        suspect.is_tower_open = said.empty() && store_.has_towers(base);
    } else if (known.empty()) {
        suspect.evidence.tower = PartAgreement::kClose;
        suspect.is_tower_open = store_.has_towers(base);
    } else if (said.empty()) {
        // A1203 is in tower A.
        const bool told_by_room = !tail.units.empty() && known.size() == 1 && is_plain_letter(known[0]) &&
                                  static_cast<char32_t>(tail.units.front().first.view()[0]) == known[0];
        suspect.evidence.tower = told_by_room ? PartAgreement::kClose : PartAgreement::kAbsent;
        suspect.is_tower_open = !told_by_room;
    } else {
        const bool is_part = known.back() == U'期' && said.starts_with(known);
        suspect.evidence.tower = is_part ? PartAgreement::kClose : PartAgreement::kDiffers;
    }
}

PartAgreement SuspectFinder::region_agreement(const IndexedBuilding& building) const {
    if (reading_.region.region < 0 || building.county_length == 0) {
        return PartAgreement::kAbsent;
    }
    // By county only: streets are redrawn, and people name the old one for years.
    const std::string_view code = regions_.at(reading_.region.region).code;
    const std::string_view said = code.substr(0, 6);
    const std::string_view known(building.county, building.county_length);
    if (said.starts_with(known)) {
        return PartAgreement::kAgrees;
    }
    return known.starts_with(said) ? PartAgreement::kAbsent : PartAgreement::kDiffers;
}

void SuspectFinder::judge_place(Suspect& suspect) const {
    const IndexedBuilding& building = store_.building(suspect.building);
    PlaceEvidence& evidence = suspect.evidence;
    evidence.region = region_agreement(building);
    const bool says_road = !reading_.road.empty();
    for (std::uint32_t i = building.addresses_begin; says_road && i < building.addresses_end; ++i) {
        const IndexedAddress& known = store_.address(i);
        if (known.road != road_ && (crossing_ == 0 || known.road != crossing_)) {
            evidence.road = evidence.road == PartAgreement::kAbsent ? PartAgreement::kDiffers : evidence.road;
            continue;
        }
        evidence.road = PartAgreement::kAgrees;
        if (number_ == 0 || known.number == 0) {
            continue;
        }
        const HouseNumber& said = reading_.house;
        const bool same_base = said.first >= known.first && said.first <= known.last;
        const bool covers = known.first >= said.first && known.first <= said.last;
        const PartAgreement number = known.number == number_                    ? PartAgreement::kAgrees
                                     : known.first > 0 && (same_base || covers) ? PartAgreement::kClose
                                                                                : PartAgreement::kDiffers;
        const bool is_better = evidence.number == PartAgreement::kAbsent || number < evidence.number;
        evidence.number = is_better ? number : evidence.number;
    }
}

void SuspectFinder::take_neighbours(const HashChains& chains, std::uint64_t key) {
    chains.each(key, kChainMax, [this](std::uint32_t building) {
        const IndexedBuilding& known = store_.building(building);
        if (known.is_live && known.names_begin < known.names_end) {
            const IndexedName& name = store_.name(known.names_begin);
            Suspect suspect;
            suspect.building = building;
            judge_tower(store_.text(name.base), store_.text(name.tower), reading_.tail, suspect);
            judge_place(suspect);
            add(suspect);
        }
        return true;
    });
}

void SuspectFinder::seek_number() {
    if (road_ != 0 && number_ != 0) {
        take_neighbours(store_.by_number(), BuildingStore::number_hash(road_, number_));
    }
    if (road_ != 0 && crossing_ != 0) {
        take_neighbours(store_.by_crossing(), BuildingStore::crossing_hash(road_, crossing_));
    }
}

void SuspectFinder::seek_near_number() {
    if (road_ != 0 && reading_.house.first != 0) {
        take_neighbours(store_.by_base_number(), BuildingStore::number_hash(road_, reading_.house.first));
    }
}

NameKind SuspectFinder::kind_of_likeness(const IndexedName& name) const {
    const View said = unknown_name_.view();
    const View known = store_.text(name.base);
    if (is_short_form(said, known, store_.text(name.stem))) {
        return NameKind::kShort;
    }
    if (is_slip(said, known)) {
        return NameKind::kSlip;
    }
    return is_alike(said, known) || said == store_.text(name.stem) ? NameKind::kAlike : NameKind::kOther;
}

void SuspectFinder::compare_unknown_name() {
    if (unknown_name_.empty()) {
        return;
    }
    for (Suspect& suspect : found_) {
        if (suspect.evidence.name != NameKind::kAbsent) {
            continue;
        }
        const IndexedBuilding& building = store_.building(suspect.building);
        NameKind best = NameKind::kOther;
        for (std::uint32_t i = building.names_begin; i < building.names_end; ++i) {
            best = std::min(best, kind_of_likeness(store_.name(i)));
        }
        suspect.evidence.name = best;
    }
}

void SuspectFinder::seek_alike() {
    const View said = unknown_name_.view();
    if (said.size() < 2) {
        return;
    }
    const auto take = [&](std::uint32_t at) {
        const IndexedName& name = store_.name(at);
        if (!store_.building(name.building).is_live || found_.is_full()) {
            return !found_.is_full();
        }
        const bool same_stem = name.stem.length >= 2 &&
                               (said == store_.text(name.stem) || said.starts_with(store_.text(name.stem)));
        if (same_stem || is_alike(said, store_.text(name.base))) {
            Suspect suspect;
            suspect.building = name.building;
            suspect.evidence.name = NameKind::kAlike;
            judge_tower(store_.text(name.base), store_.text(name.tower), reading_.tail, suspect);
            judge_place(suspect);
            add(suspect);
        }
        return true;
    };
    store_.by_stem().each(hash_of_name(said), kChainMax, take);
    const View stem = said.size() > 3 ? said.substr(0, said.size() - 2) : said;
    store_.by_stem().each(hash_of_name(stem), kChainMax, take);
    store_.by_fragment().each(hash_of_name(said.substr(0, 2)), kChainMax, take);
    if (stem.size() >= 4) {
        store_.by_fragment().each(hash_of_name(stem.substr(stem.size() - 2)), kChainMax, take);
    }
}

}  // namespace louyu::matching
