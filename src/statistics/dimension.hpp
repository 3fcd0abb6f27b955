#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "statistics/cube.hpp"

// What figures can be broken down by, and the members of each breakdown.
namespace louyu::statistics {

enum class DimensionKind {
    kRegion,
    kZone,
    kBuilding,
    kIndustry,
    kStage,
    kBuildingKind,
    kSizeClass,
    kOwnership,
    kOccupancyBand,
    kTaxTier,
    kLocation,
    kMonth,
    kQuarter,
    kYear
};

/// A dimension as asked: region:county, zone:industry_zones, industry:division …
struct Dimension {
    DimensionKind kind = DimensionKind::kRegion;
    std::string id;
    std::string label;
    std::string level = {};        // of a region
    std::int32_t index = kAbsent;  // scheme in Places, or classification in Industries

    bool is_time() const { return kind >= DimensionKind::kMonth; }
    bool is_industry() const { return kind == DimensionKind::kIndustry; }
    /// An attribute of the building; taxpayers outside have none.
    bool is_place() const { return !is_time() && !is_industry(); }
    /// Differs from month to month without a version of the building.
    bool is_computed() const {
        return kind == DimensionKind::kOccupancyBand || kind == DimensionKind::kTaxTier;
    }
    /// A short, closed scale whose empty classes are worth a row.
    bool is_scale() const { return is_computed() || kind == DimensionKind::kSizeClass; }
};

/// A class of a scale, from `from` on up to the next one. Units: percent, 0.01 ㎡, fen.
struct Band {
    std::string_view key;
    std::string_view label;
    std::int64_t from;
};
/// Ascending: 不足50%, 50%—70%, 70%—85%, 85%以上 (R044); every lower end belongs to its band.
const std::vector<Band>& occupancy_bands();
/// Descending from 超过10万㎡, whose lower end is excluded (exactly 100 000.00 ㎡ is below it).
const std::vector<Band>& size_classes();
/// Descending from 亿元以上; every lower end belongs to its tier (R032, 以上 includes).
const std::vector<Band>& tax_tiers();

/// Members are numbered: the closed list, then unknown, outside buildings, and not disclosed.
struct MemberRange {
    std::uint32_t closed = 0;
    std::uint32_t unknown() const { return closed; }
    std::uint32_t outside() const { return closed + 1; }
    std::uint32_t undisclosed() const { return closed + 2; }
    std::uint32_t size() const { return closed + 3; }
};

/// The dimension of that name (region, region:street, zone:x, zone.x …); nullopt when there is none.
std::optional<Dimension> find_dimension(const Cube& cube, std::string_view text);
/// Every dimension of this cube, with a zone: and industry: for each scheme.
std::vector<Dimension> dimensions(const Cube& cube);
base::Json dimensions_json(const Cube& cube);

MemberRange members(const Cube& cube, const Dimension& dimension);
struct MemberWords {
    std::string key;
    std::string label;
};
MemberWords member_words(const Cube& cube, const Dimension& dimension, std::uint32_t member);
std::string member_key(const Cube& cube, const Dimension& dimension, std::uint32_t member);
std::string member_label(const Cube& cube, const Dimension& dimension, std::uint32_t member);
/// Members whose key or label is `text`, as printed in any width; empty when there is none. A region is found
/// at any level, by full or shortened code. Buildings are not looked up here, since not every reader may know
/// of them.
std::vector<std::uint32_t> find_members(const Cube& cube, const Dimension& dimension, std::string_view text);

std::uint32_t occupancy_band_of(std::int64_t occupied,
                                std::int64_t lettable);  // unknown without lettable area
std::uint32_t size_class_of(std::int64_t floor_area);
std::uint32_t tax_tier_of(std::int64_t tax_full);

}  // namespace louyu::statistics
