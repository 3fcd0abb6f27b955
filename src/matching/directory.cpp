#include "matching/directory.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace louyu::matching {
namespace {

// 210102000000 → 210102: what a code says without the zeros of the levels below.
std::string_view significant_digits(std::string_view code) {
    std::size_t length = std::min<std::size_t>(code.size(), 12);
    const auto rest_is_zero = [&](std::size_t from) {
        return code.substr(from, length - from).find_first_not_of('0') == std::string_view::npos;
    };
    for (const std::size_t level : {std::size_t{2}, std::size_t{4}, std::size_t{6}, std::size_t{9}}) {
        if (level < length && rest_is_zero(level)) {
            return code.substr(0, level);
        }
    }
    return code.substr(0, length);
}

}  // namespace

std::uint64_t road_hash(std::string_view road, std::string_view number) {
    return text_hash(road) * 31 + text_hash(number);
}

TextPlace Directory::Impl::keep(std::string_view kept) {
    CHECK(arena.size() + kept.size() < UINT32_MAX);
    const TextPlace place{static_cast<std::uint32_t>(arena.size()), static_cast<std::uint32_t>(kept.size())};
    arena.append(kept);
    return place;
}

void Directory::Impl::add(const EnterpriseEntry& entry) {
    const auto item = static_cast<std::uint32_t>(enterprises.size());
    EnterpriseName name = read_enterprise_name(entry.name);
    StoredEnterprise stored;
    stored.id = entry.id;
    if (entry.code.size() == kCreditCodeLength) {
        std::copy(entry.code.begin(), entry.code.end(), stored.code.begin());
        by_code.add(text_hash(entry.code), item);
        by_organisation.add(text_hash(entry.code.substr(8, 9)), item);
    }
    stored.name = keep(entry.name);
    stored.exact = name.exact == entry.name ? stored.name : keep(name.exact);
    stored.core = name.exact.starts_with(name.core)
                      ? TextPlace{stored.exact.offset, static_cast<std::uint32_t>(name.core.size())}
                      : keep(name.core);
    stored.is_branch = name.is_branch;
    by_name.add(text_hash(name.exact), item);
    by_loose_name.add(text_hash(name.loose), item);
    by_core.add(name.core, item);
    const auto add_former = [&](std::string_view exact) {
        if (exact.empty() || exact == name.exact) {
            return;
        }
        by_other_name.add(text_hash(exact), static_cast<std::uint32_t>(enterprise_names.size()));
        enterprise_names.push_back({item, keep(exact), true});
    };
    for (const std::string& former : entry.former_names) {
        add_former(read_enterprise_name(former).exact);
    }
    for (const std::string& former : name.former) {
        add_former(former);
    }
    enterprises.push_back(stored);
}

void Directory::Impl::add(const BuildingEntry& entry) {
    const auto item = static_cast<std::uint32_t>(buildings.size());
    const BuildingName name = read_building_name(entry.name);
    StoredBuilding stored;
    stored.id = entry.id;
    stored.name = keep(entry.name);
    stored.exact = keep(name.exact);
    stored.base = keep(name.base);
    stored.stem = keep(name.stem);
    stored.tower = keep(name.tower);
    stored.region_code = keep(significant_digits(entry.region_code));
    stored.road = keep(road_key(entry.road));
    stored.number = keep(number_key(entry.road_number));
    building_by_name.add(text_hash(name.exact), item);
    building_by_base.add(text_hash(name.base), item);
    building_look_alikes.add(name.exact, item);
    if (!name.stem.empty()) {
        building_by_stem.add(text_hash(name.stem), item);
        building_stem_look_alikes.add(name.stem, item);
    }
    if (stored.road.length > 0 && stored.number.length > 0) {
        building_by_road.add(road_hash(text(stored.road), text(stored.number)), item);
    }
    const auto add_other = [&](std::string_view exact, bool is_former) {
        if (exact.empty() || exact == name.exact) {
            return;
        }
        const auto other = static_cast<std::uint32_t>(building_names.size());
        building_by_other_name.add(text_hash(exact), other);
        building_look_alikes.add(exact, other | kOtherNameBit);
        building_names.push_back({item, keep(exact), is_former});
    };
    for (const std::string& alias : entry.aliases) {
        add_other(read_building_name(alias).exact, false);
    }
    for (const std::string& former : name.former) {
        add_other(former, true);
    }
    buildings.push_back(stored);
    places.put(entry);
}

void Directory::Impl::seal() {
    arena.shrink_to_fit();
    enterprises.shrink_to_fit();
    enterprise_names.shrink_to_fit();
    for (Postings* postings :
         {&by_code, &by_organisation, &by_name, &by_other_name, &by_loose_name, &building_by_name,
          &building_by_other_name, &building_by_base, &building_by_stem, &building_by_road}) {
        postings->seal();
    }
    for (LookAlikes* look_alikes : {&by_core, &building_look_alikes, &building_stem_look_alikes}) {
        look_alikes->seal();
    }
}

Directory::Directory(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Directory::~Directory() = default;
Directory::Directory(Directory&&) noexcept = default;
Directory& Directory::operator=(Directory&&) noexcept = default;

std::size_t Directory::enterprise_count() const {
    return impl_->enterprises.size();
}
std::size_t Directory::building_count() const {
    return impl_->buildings.size();
}

std::size_t Directory::memory_bytes() const {
    const Impl& in = *impl_;
    return in.arena.capacity() + in.enterprises.capacity() * sizeof(StoredEnterprise) +
           (in.enterprise_names.capacity() + in.building_names.capacity()) * sizeof(OtherName) +
           in.by_code.memory_bytes() + in.by_organisation.memory_bytes() + in.by_name.memory_bytes() +
           in.by_other_name.memory_bytes() + in.by_loose_name.memory_bytes() + in.by_core.memory_bytes() +
           in.buildings.capacity() * sizeof(StoredBuilding) + in.building_by_name.memory_bytes() +
           in.building_by_other_name.memory_bytes() + in.building_by_base.memory_bytes() +
           in.building_by_stem.memory_bytes() + in.building_by_road.memory_bytes() +
           in.building_look_alikes.memory_bytes() + in.building_stem_look_alikes.memory_bytes() +
           in.places.memory_bytes();
}

Place Directory::find_place(std::string_view address) const {
    return impl_->places.find(address);
}

Directory::Builder::Builder(RegionNames regions) : impl_(std::make_unique<Impl>()) {
    impl_->places = AddressIndex(std::move(regions));
}
Directory::Builder::~Builder() = default;
void Directory::Builder::add(const EnterpriseEntry& enterprise) {
    impl_->add(enterprise);
}
void Directory::Builder::add(const BuildingEntry& building) {
    impl_->add(building);
}

Directory Directory::Builder::build() && {
    impl_->seal();
    return Directory(std::move(impl_));
}

void CandidateList::add(std::int64_t id, int score, std::string_view name, std::string_view reason) {
    for (Candidate& known : candidates_) {
        if (known.id == id) {
            if (score > known.score) {
                known.score = score;
                known.reason = std::string(reason);
            }
            return;
        }
    }
    candidates_.push_back({id, score, std::string(name), std::string(reason)});
}

std::vector<Candidate> CandidateList::take() {
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    if (candidates_.size() > kCandidatesMax) {
        candidates_.resize(kCandidatesMax);
    }
    return std::move(candidates_);
}

}  // namespace louyu::matching
