#include <fmt/format.h>

#include "base/text.hpp"
#include "matching/address_reading.hpp"
#include "matching/directory.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kCountyDigits = 6;
constexpr std::size_t kPostingsLookedAtMax = 200;

enum class Agreement { kUnknown, kAgrees, kDiffers };

// One question put to a directory.
class BuildingSearch {
  public:
    BuildingSearch(const Directory::Impl& directory, std::string_view name, std::string_view address)
        : in_(directory), raw_name_(name), raw_address_(address) {
        if (!base::is_blank(address)) {
            match_.address = parse_address(address, in_.places.regions());
            road_ = road_key(match_.address.road);
            number_ = number_key(match_.address.number);
        }
    }

    BuildingMatch run() {
        if (!base::is_blank(raw_name_)) {
            if (by_given_name(raw_name_)) {
                return std::move(match_);
            }
            gather_named_in_address();
        } else {
            take_place(raw_address_);
            return std::move(match_);
        }
        gather_road_number();
        return give_candidates();
    }

  private:
    const StoredBuilding& at(std::uint32_t item) const { return in_.buildings[item]; }
    std::string_view name_of(std::uint32_t item) const { return in_.text(at(item).name); }
    std::string shown_name(std::uint32_t item) const { return base::truncate(name_of(item), 40); }

    void offer(std::uint32_t item, int score, std::string_view reason) {
        candidates_.add(at(item).id, score, name_of(item), reason);
    }

    void settle(std::uint32_t item, std::string_view method, int score, std::string evidence) {
        match_.verdict = MatchVerdict::kMatched;
        match_.id = at(item).id;
        match_.method = method;
        match_.score = score;
        match_.evidence = std::move(evidence);
    }

    // By county only: streets are redrawn, and people name the old one for years.
    Agreement region_agreement(std::uint32_t item) const {
        const std::string_view said = std::string_view(match_.address.region_code).substr(0, kCountyDigits);
        const std::string_view known = in_.text(at(item).region_code).substr(0, kCountyDigits);
        if (said.empty() || known.empty()) {
            return Agreement::kUnknown;
        }
        return said.starts_with(known) || known.starts_with(said) ? Agreement::kAgrees : Agreement::kDiffers;
    }

    Agreement road_agreement(std::uint32_t item) const {
        const std::string_view road = in_.text(at(item).road);
        const std::string_view number = in_.text(at(item).number);
        if (road_.empty() || number_.empty() || road.empty() || number.empty()) {
            return Agreement::kUnknown;
        }
        return road_ == road && number_ == number ? Agreement::kAgrees : Agreement::kDiffers;
    }

    std::vector<std::uint32_t> named(const std::string& exact) const {
        std::vector<std::uint32_t> found;
        for (const std::uint64_t entry : in_.building_by_name.find(text_hash(exact))) {
            if (in_.text(at(Postings::item_of(entry)).exact) == exact) {
                found.push_back(Postings::item_of(entry));
            }
        }
        return found;
    }

    std::vector<std::uint32_t> otherwise_named(const std::string& exact, bool former) const {
        std::vector<std::uint32_t> found;
        for (const std::uint64_t entry : in_.building_by_other_name.find(text_hash(exact))) {
            const OtherName& other = in_.building_names[Postings::item_of(entry)];
            if (other.is_former == former && in_.text(other.exact) == exact) {
                found.push_back(other.item);
            }
        }
        return found;
    }

    bool by_given_name(std::string_view raw) {
        const BuildingName name = read_building_name(raw);
        if (name.exact.empty()) {
            return false;
        }
        const bool decided = by_exact(name, "name", 1000) ||
                             decide(otherwise_named(name.exact, false), name, "alias", 950, "别名") ||
                             decide(otherwise_named(name.exact, true), name, "former_name", 900, "曾用名") ||
                             by_former_in_row(name);
        if (!decided) {
            gather_similar(name);
        }
        return decided || by_address_as_name();
    }

    // A column of building names often holds more: 和平区总统大厦12层. Only what is clearly an address is
    // read so.
    bool by_address_as_name() {
        const AddressParts parts = parse_address(raw_name_, in_.places.regions());
        const bool is_address = parts.floor_first != 0 || !parts.unit.empty() || !parts.number.empty() ||
                                !parts.region_code.empty();
        if (!is_address) {
            return false;
        }
        if (match_.address.building.empty() && match_.address.road.empty()) {
            take_place(raw_name_);
            return match_.verdict == MatchVerdict::kMatched;
        }
        return false;
    }

    // The address alone decides, or offers what it found.
    void take_place(std::string_view address) {
        const Place place = in_.places.find(address);
        match_.verdict = place.verdict;
        match_.evidence = in_.places.explain(place);
        if (base::is_blank(match_.address.road) && base::is_blank(match_.address.building)) {
            match_.address = parse_address(address, in_.places.regions());
        }
        take_tail(place.tail, match_.address);
        if (place.verdict == MatchVerdict::kMatched) {
            match_.id = place.id;
            match_.method = place.evidence.name == NameKind::kAbsent ? "road_number" : "address_name";
            match_.score = place.confidence;
            return;
        }
        for (const PlaceCandidate& other : place.others) {
            candidates_.add(other.id, other.confidence, in_.places.name_of(other.id),
                            describe(other.evidence));
        }
        match_.candidates = candidates_.take();
    }

    bool by_exact(const BuildingName& name, std::string_view method, int score) {
        return decide(named(name.exact), name, method, score, "楼宇名称");
    }

    // The row itself says what the building was called: 某某大厦（原某某宾馆）.
    bool by_former_in_row(const BuildingName& name) {
        if (raw_name_.find("原") == 0) {
            for (const std::string& former : name.former) {
                for (const std::uint32_t item : named(former)) {
                    offer(item, 780, "去掉“原”字后名称相同");
                }
            }
            return false;
        }
        for (const std::string& former : name.former) {
            if (decide(named(former), name, "former_name", 900, "曾用名") ||
                decide(otherwise_named(former, true), name, "former_name", 900, "曾用名")) {
                return true;
            }
        }
        return false;
    }

    // Of buildings with the same name, those the address does not speak against; a single one of them is the
    // answer unless its name is of a kind that every street has (综合楼), which needs the address to agree.
    bool decide(const std::vector<std::uint32_t>& found, const BuildingName& name, std::string_view method,
                int score, std::string_view what) {
        std::vector<std::uint32_t> possible;
        std::vector<std::uint32_t> at_address;
        for (const std::uint32_t item : found) {
            const bool is_known = std::any_of(possible.begin(), possible.end(), [&](std::uint32_t other) {
                return at(other).id == at(item).id;
            });
            if (is_known) {
                continue;
            }
            if (region_agreement(item) == Agreement::kDiffers) {
                offer(item, score - 250, fmt::format("{}相同，但地址在另一区县", what));
                continue;
            }
            possible.push_back(item);
            if (road_agreement(item) == Agreement::kAgrees) {
                at_address.push_back(item);
            }
        }
        if (possible.size() == 1 && address_names_another(possible.front(), name)) {
            offer(possible.front(), score - 150, fmt::format("{}相同，但地址中写的是另一座楼", what));
            return false;
        }
        if (at_address.size() == 1) {
            settle(at_address.front(), method, score, fmt::format("{}一致，道路门牌也一致", what));
            return true;
        }
        const bool is_generic = name.stem.empty();
        if (possible.size() == 1 && !is_generic) {
            const bool differs = road_agreement(possible.front()) == Agreement::kDiffers;
            settle(possible.front(), method, differs ? score - 100 : score - 20,
                   fmt::format("{}一致且唯一{}", what, differs ? "，但门牌与台账不同，可能另有出入口" : ""));
            return true;
        }
        for (const std::uint32_t item : possible) {
            offer(item, score - 150,
                  is_generic ? fmt::format("{}相同，但属通用名称", what) : fmt::format("有多处{}相同", what));
        }
        return false;
    }

    // The buildings that the address names exactly, with or without its tower.
    std::vector<std::uint32_t> named_in_address() const {
        const AddressParts& parts = match_.address;
        std::vector<std::uint32_t> found;
        if (!parts.building.empty()) {
            const std::string tower = parts.tower.empty() ? std::string() : parts.tower + "座";
            found = named(read_building_name(parts.building + tower).exact);
            if (found.empty()) {
                found = named(read_building_name(parts.building).exact);
            }
        }
        return found;
    }

    // 新世界商务大厦 in the column of names and 新世纪商务大厦 in the address: one of them is wrong.
    bool address_names_another(std::uint32_t item, const BuildingName& name) const {
        if (base::is_blank(raw_name_)) {
            return false;
        }
        for (const std::uint32_t other : named_in_address()) {
            if (at(other).id != at(item).id && in_.text(at(other).base) != name.base) {
                return true;
            }
        }
        return false;
    }

    void gather_named_in_address() {
        for (const std::uint32_t item : named_in_address()) {
            offer(item, 760, "地址中写的是此楼，与所填名称不同");
        }
    }

    // The same base with another tower, the same stem, an edit or two apart: never a match by themselves
    // (R002).
    void gather_similar(const BuildingName& name) {
        const auto each = [&](const Postings& postings, const std::string& key, auto take) {
            std::size_t count = 0;
            for (const std::uint64_t entry : postings.find(text_hash(key))) {
                if (count++ < kPostingsLookedAtMax) {
                    take(Postings::item_of(entry));
                }
            }
        };
        each(in_.building_by_base, name.base, [&](std::uint32_t item) {
            if (in_.text(at(item).base) == name.base) {
                offer_similar(item, 750, "同名但楼座不同");
            }
        });
        each(in_.building_by_stem, name.stem, [&](std::uint32_t item) {
            if (!name.stem.empty() && in_.text(at(item).stem) == name.stem) {
                offer_similar(item, 700, "主名相同，楼宇类别字样不同");
            }
        });
        for (const std::uint32_t suspect : in_.building_look_alikes.suspects(name.exact)) {
            const bool is_other = (suspect & kOtherNameBit) != 0;
            const OtherName* const other = is_other ? &in_.building_names[suspect & ~kOtherNameBit] : nullptr;
            const std::uint32_t item = other != nullptr ? other->item : suspect;
            const std::string_view exact = in_.text(other != nullptr ? other->exact : at(item).exact);
            const int limit = look_alike_limit(exact, name.exact);
            const int edits = edit_distance(exact, name.exact, limit);
            if (edits > 0 && edits <= limit) {
                offer_similar(item, 720 - 60 * edits, edits == 1 ? "名称仅差一字" : "名称仅差两字");
            }
        }
        for (const std::uint32_t item : in_.building_stem_look_alikes.suspects(name.stem)) {
            if (edit_distance(in_.text(at(item).stem), name.stem, 1) <= 1) {
                offer_similar(item, 560, "主名仅差一字");
            }
        }
    }

    void offer_similar(std::uint32_t item, int score, std::string_view reason) {
        if (region_agreement(item) == Agreement::kDiffers) {
            offer(item, score - 200, fmt::format("{}，且地址在另一区县", reason));
        } else if (road_agreement(item) == Agreement::kAgrees) {
            offer(item, score + 150, fmt::format("{}，道路门牌一致", reason));
        } else {
            offer(item, score, reason);
        }
    }

    std::vector<std::uint32_t> at_road_number() const {
        std::vector<std::uint32_t> found;
        if (road_.empty() || number_.empty()) {
            return found;
        }
        for (const std::uint64_t entry : in_.building_by_road.find(road_hash(road_, number_))) {
            const std::uint32_t item = Postings::item_of(entry);
            if (road_agreement(item) == Agreement::kAgrees && region_agreement(item) != Agreement::kDiffers) {
                found.push_back(item);
            }
        }
        return found;
    }

    void gather_road_number() {
        for (const std::uint32_t item : at_road_number()) {
            offer(item, 650, "道路门牌一致，名称不同");
        }
    }

    BuildingMatch give_candidates() {
        if (candidates_.empty()) {
            match_.evidence = "台账中没有名称、别名或道路门牌相符的楼宇";
            return std::move(match_);
        }
        match_.verdict = MatchVerdict::kCandidates;
        match_.candidates = candidates_.take();
        match_.evidence =
            fmt::format("不能唯一确定，最相近的是“{}”（{}），请人工确认",
                        base::truncate(match_.candidates.front().name, 40), match_.candidates.front().reason);
        return std::move(match_);
    }

    const Directory::Impl& in_;
    std::string_view raw_name_;
    std::string_view raw_address_;
    std::string road_;
    std::string number_;
    BuildingMatch match_;
    CandidateList candidates_;
};

}  // namespace

BuildingMatch Directory::match_building(std::string_view name, std::string_view address) const {
    return BuildingSearch(*impl_, name, address).run();
}

}  // namespace louyu::matching
