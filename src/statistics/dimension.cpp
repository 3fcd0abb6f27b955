#include "statistics/dimension.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "dictionary/dictionary.hpp"

namespace louyu::statistics {

namespace {

struct Named {
    std::string_view id;
    DimensionKind kind;
    std::string_view label;
    std::string_view label_en;
    std::string_view level = "";
};

constexpr Named kNamed[] = {
    {"region", DimensionKind::kRegion, "街道", "Street", "street"},
    {"region:province", DimensionKind::kRegion, "省", "Province", "province"},
    {"region:city", DimensionKind::kRegion, "市", "City", "city"},
    {"region:county", DimensionKind::kRegion, "区县", "County", "county"},
    {"region:street", DimensionKind::kRegion, "街道", "Street", "street"},
    {"region:community", DimensionKind::kRegion, "社区", "Community", "community"},
    {"building", DimensionKind::kBuilding, "楼宇", "Building"},
    {"stage", DimensionKind::kStage, "楼宇状态", "Stage"},
    {"kind", DimensionKind::kBuildingKind, "楼宇类型", "Kind"},
    {"size_class", DimensionKind::kSizeClass, "面积规模", "Size class"},
    {"ownership", DimensionKind::kOwnership, "产权类型", "Ownership"},
    {"occupancy_band", DimensionKind::kOccupancyBand, "入驻率分档", "Occupancy band"},
    {"tax_tier", DimensionKind::kTaxTier, "税收分档", "Tax tier"},
    {"location", DimensionKind::kLocation, "楼宇内外", "In or outside buildings"},
    {"month", DimensionKind::kMonth, "月份", "Month"},
    {"quarter", DimensionKind::kQuarter, "季度", "Quarter"},
    {"year", DimensionKind::kYear, "年份", "Year"},
};

constexpr std::string_view kInBuilding = "in_building";

const dictionary::CodeList* code_list_of(DimensionKind kind) {
    switch (kind) {
        case DimensionKind::kStage:
            return &dictionary::code_list("stage");
        case DimensionKind::kBuildingKind:
            return &dictionary::code_list("building_kind");
        case DimensionKind::kOwnership:
            return &dictionary::code_list("ownership");
        default:
            return nullptr;
    }
}

const std::vector<Band>* bands_of(DimensionKind kind) {
    switch (kind) {
        case DimensionKind::kOccupancyBand:
            return &occupancy_bands();
        case DimensionKind::kSizeClass:
            return &size_classes();
        case DimensionKind::kTaxTier:
            return &tax_tiers();
        default:
            return nullptr;
    }
}

MemberWords closed_member(const Cube& cube, const Dimension& dimension, std::uint32_t member) {
    if (const dictionary::CodeList* list = code_list_of(dimension.kind)) {
        return {std::string(list->codes[member].code), std::string(list->codes[member].label)};
    }
    if (const std::vector<Band>* bands = bands_of(dimension.kind)) {
        return {std::string((*bands)[member].key), std::string((*bands)[member].label)};
    }
    switch (dimension.kind) {
        case DimensionKind::kRegion:
            return {cube.places->regions[member].code, cube.places->regions[member].name};
        case DimensionKind::kZone:
            return {cube.places->zones[member].code, cube.places->zones[member].name};
        case DimensionKind::kBuilding:
            return {std::to_string(cube.blocks[member]->id), cube.blocks[member]->name};
        case DimensionKind::kIndustry: {
            const auto& one =
                cube.industries->classifications[static_cast<std::size_t>(dimension.index)].classes[member];
            return {one.key, one.label};
        }
        case DimensionKind::kLocation:
            return {std::string(kInBuilding), "楼宇内"};
        default:
            throw base::Bug("member of a time dimension");
    }
}

Dimension make(const Named& named) {
    return {.kind = named.kind,
            .id = std::string(named.id),
            .label = std::string(named.label),
            .level = std::string(named.level)};
}

Dimension make_zone(const ZoningScheme& scheme, std::size_t index) {
    return {.kind = DimensionKind::kZone,
            .id = "zone:" + scheme.code,
            .label = scheme.name,
            .index = static_cast<std::int32_t>(index)};
}

Dimension make_industry(const Classification& classification, std::size_t index) {
    return {.kind = DimensionKind::kIndustry,
            .id = classification.id.empty() ? "industry" : "industry:" + classification.id,
            .label = classification.label,
            .index = static_cast<std::int32_t>(index)};
}

}  // namespace

const std::vector<Band>& occupancy_bands() {
    static const std::vector<Band> bands = {{"lt_50", "不足50%", 0},
                                            {"50_70", "50%—70%", 50},
                                            {"70_85", "70%—85%", 70},
                                            {"gte_85", "85%以上", 85}};
    return bands;
}

const std::vector<Band>& size_classes() {
    // The first begins one unit above the printed limit, since 超过 excludes it.
    static const std::vector<Band> bands = {{"gt_100k", "超过10万㎡", 10000001},
                                            {"50k_100k", "5万㎡（含）到10万㎡（含）", 5000000},
                                            {"30k_50k", "3万㎡（含）到5万㎡", 3000000},
                                            {"10k_30k", "1万㎡（含）到3万㎡", 1000000},
                                            {"lt_10k", "不足1万㎡", 0}};
    return bands;
}

const std::vector<Band>& tax_tiers() {
    static const std::vector<Band> bands = {{"gte_100m", "亿元以上", 10000000000},
                                            {"70m_100m", "7000万元（含）到1亿元", 7000000000},
                                            {"50m_70m", "5000万元（含）到7000万元", 5000000000},
                                            {"10m_50m", "1000万元（含）到5000万元", 1000000000},
                                            {"lt_10m", "不足1000万元", INT64_MIN}};
    return bands;
}

std::optional<Dimension> find_dimension(const Cube& cube, std::string_view text) {
    std::string id(text);
    if (const std::size_t dot = id.find('.'); dot != std::string::npos && id.find(':') == std::string::npos) {
        id[dot] = ':';
    }
    for (const Named& named : kNamed) {
        if (named.id == id) {
            return make(named);
        }
    }
    for (std::size_t i = 0; i < cube.places->schemes.size(); ++i) {
        if (id == "zone:" + cube.places->schemes[i].code) {
            return make_zone(cube.places->schemes[i], i);
        }
    }
    for (std::size_t i = 0; i < cube.industries->classifications.size(); ++i) {
        Dimension dimension = make_industry(cube.industries->classifications[i], i);
        if (id == dimension.id || (i == 0 && id == "industry:section")) {
            return dimension;
        }
    }
    return std::nullopt;
}

std::vector<Dimension> dimensions(const Cube& cube) {
    std::vector<Dimension> all;
    for (const Named& named : kNamed) {
        if (named.kind == DimensionKind::kBuilding) {
            for (std::size_t i = 0; i < cube.places->schemes.size(); ++i) {
                all.push_back(make_zone(cube.places->schemes[i], i));
            }
            for (std::size_t i = 0; i < cube.industries->classifications.size(); ++i) {
                all.push_back(make_industry(cube.industries->classifications[i], i));
            }
        }
        all.push_back(make(named));
    }
    return all;
}

base::Json dimensions_json(const Cube& cube) {
    base::Json list = base::Json::array();
    for (const Dimension& dimension : dimensions(cube)) {
        std::string label_en = dimension.id;
        for (const Named& named : kNamed) {
            if (named.id == dimension.id) {
                label_en = named.label_en;
            }
        }
        base::Json item;
        item.set("id", dimension.id).set("label", dimension.label).set("labelEn", label_en);
        list.push(std::move(item));
    }
    return list;
}

MemberRange members(const Cube& cube, const Dimension& dimension) {
    if (const dictionary::CodeList* list = code_list_of(dimension.kind)) {
        return {static_cast<std::uint32_t>(list->codes.size())};
    }
    if (const std::vector<Band>* bands = bands_of(dimension.kind)) {
        return {static_cast<std::uint32_t>(bands->size())};
    }
    switch (dimension.kind) {
        case DimensionKind::kRegion:
            return {static_cast<std::uint32_t>(cube.places->regions.size())};
        case DimensionKind::kZone:
            return {static_cast<std::uint32_t>(cube.places->zones.size())};
        case DimensionKind::kBuilding:
            return {static_cast<std::uint32_t>(cube.blocks.size())};
        case DimensionKind::kIndustry:
            // The last class is the unknown one already.
            return {static_cast<std::uint32_t>(
                cube.industries->classifications[static_cast<std::size_t>(dimension.index)].classes.size() -
                1)};
        case DimensionKind::kLocation:
            return {1};
        default:
            throw base::Bug("members of a time dimension");
    }
}

MemberWords member_words(const Cube& cube, const Dimension& dimension, std::uint32_t member) {
    const MemberRange range = members(cube, dimension);
    if (member < range.closed) {
        return closed_member(cube, dimension, member);
    }
    return member == range.outside()       ? MemberWords{"outside", "楼宇外"}
           : member == range.undisclosed() ? MemberWords{"undisclosed", "涉税保密"}
                                           : MemberWords{"unknown", "未归类"};
}

std::string member_key(const Cube& cube, const Dimension& dimension, std::uint32_t member) {
    return member_words(cube, dimension, member).key;
}

std::string member_label(const Cube& cube, const Dimension& dimension, std::uint32_t member) {
    return member_words(cube, dimension, member).label;
}

namespace {

/// Whether 210102 stands for 210102000000.
bool is_shortened(std::string_view wanted, std::string_view code) {
    return wanted.size() >= 2 && wanted.size() <= code.size() && code.substr(0, wanted.size()) == wanted &&
           code.find_first_not_of('0', wanted.size()) == std::string_view::npos;
}

/// Members with that key, else with that label, under `fold`.
template <class Fold>
std::vector<std::uint32_t> find_folded(const Cube& cube, const Dimension& dimension, std::string_view text,
                                       Fold fold) {
    const std::string wanted = fold(text);
    std::vector<std::uint32_t> by_key;
    std::vector<std::uint32_t> by_label;
    const MemberRange range = members(cube, dimension);
    for (std::uint32_t member = 0; member < range.size(); ++member) {
        if (dimension.kind == DimensionKind::kZone && member < range.closed &&
            cube.places->zones[member].scheme != dimension.index) {
            continue;
        }
        const std::string key = fold(member_key(cube, dimension, member));
        const bool is_region = dimension.kind == DimensionKind::kRegion && member < range.closed;
        if (key == wanted || (is_region && is_shortened(wanted, key))) {
            by_key.push_back(member);
        } else if (fold(member_label(cube, dimension, member)) == wanted) {
            by_label.push_back(member);
        }
    }
    return by_key.empty() ? by_label : by_key;
}

}  // namespace

std::vector<std::uint32_t> find_members(const Cube& cube, const Dimension& dimension, std::string_view text) {
    if (base::is_blank(text) || dimension.kind == DimensionKind::kBuilding) {
        return {};
    }
    const dictionary::CodeList* list = code_list_of(dimension.kind);
    if (const dictionary::Code* code = list == nullptr ? nullptr : list->recognise(text)) {
        return {static_cast<std::uint32_t>(code - list->codes.data())};
    }
    // Most are written as they are kept; folding widths is dear over forty thousand regions.
    std::vector<std::uint32_t> found =
        find_folded(cube, dimension, text, [](std::string_view as_is) { return std::string(as_is); });
    return found.empty() ? find_folded(cube, dimension, text, base::comparison_key) : found;
}

std::uint32_t occupancy_band_of(std::int64_t occupied, std::int64_t lettable) {
    const std::vector<Band>& bands = occupancy_bands();
    if (lettable <= 0) {
        return static_cast<std::uint32_t>(bands.size());
    }
    std::uint32_t band = 0;
    __extension__ using Wide = __int128;
    while (band + 1 < bands.size() && Wide{occupied} * 100 >= Wide{lettable} * bands[band + 1].from) {
        ++band;
    }
    return band;
}

namespace {

std::uint32_t descending(const std::vector<Band>& bands, std::int64_t value) {
    std::uint32_t band = 0;
    while (band + 1 < bands.size() && value < bands[band].from) {
        ++band;
    }
    return band;
}

}  // namespace

std::uint32_t size_class_of(std::int64_t floor_area) {
    return descending(size_classes(), floor_area);
}

std::uint32_t tax_tier_of(std::int64_t tax_full) {
    return descending(tax_tiers(), tax_full);
}

}  // namespace louyu::statistics
