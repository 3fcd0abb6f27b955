#pragma once
#include <span>
#include <string_view>

#include "demo/world.hpp"

// The district as its plan describes it. Names, counts, tiers and totals marked H are printed there
// (requirements O5); areas and amounts of single buildings are invented so that they add to the printed ones.
namespace louyu::demo {

inline constexpr std::string_view kHepingCode = "210102";
inline constexpr base::Month kHepingFirst{201901};
inline constexpr base::Month kHepingLast{202012};
inline constexpr base::Day kHepingCutoff{20201231};

struct ZoneName {
    std::string_view code;
    std::string_view name;
};
struct ZoneScheme {
    std::string_view code;
    std::string_view name;
    std::span<const ZoneName> zones;
};
const ZoneScheme& industry_zones();    // H15
const ZoneScheme& planned_clusters();  // C8
enum IndustryZone { kTaiyuanZone, kSanhaoZone, kXitaZone, kHunheZone };
enum PlannedCluster { kPanTaiyuan, kGreatSanhao, kChangbai };

/// One building with every figure that the printed totals need. Areas in ㎡, tax in yuan for 2020 (0 = free).
struct PlannedBuilding {
    std::string_view name;  // empty: invented
    std::string_view street;
    int zone;
    int cluster;
    std::string_view road;
    std::int64_t floor_area;
    std::int64_t lettable_area;
    std::int64_t vacant_area;  // -1: drawn, at most 2 990 ㎡ and at most a tenth
    Stage stage = Stage::kOperating;
    std::string_view kind = "商务办公";
    std::string_view ownership = "单一产权";
    std::string_view idle_cause = "";
};
std::span<const PlannedBuilding> planned_buildings();

/// Where the invented buildings above 85 % stand; their areas are drawn and add to what is left of H2.
struct FillerGroup {
    std::string_view street;
    int zone;
    int cluster;
    std::string_view road;
    int count;
};
std::span<const FillerGroup> filler_groups();

/// Tax of 2020 by building (H8–H11) and how many of the district's large firms of 2019 are in it (H13, H14).
struct PlannedTax {
    std::string_view building;
    std::int64_t fen;
    int above_ten_million;
    int above_five_million;
};
std::span<const PlannedTax> planned_taxes();

inline constexpr int kOperatingBuildings = 89;                    // H1
inline constexpr Area kTotalFloorArea = 422700000;                // H2: 4 227 000.00 ㎡
inline constexpr int kTenantFirms = 12374;                        // H20: 12 361 to 12 387 fit
inline constexpr int kSecondAddresses = 124;                      // firms with rooms in two buildings
inline constexpr Money kElevenTotal = 4390000000LL * kYuan;       // H9
inline constexpr Money kDistrictTax2020 = 1596363636364LL;        // H9: 43.9亿 is 27.5 % of it
inline constexpr Money kDistrictTax2019 = 15520000000LL * kYuan;  // not printed
inline constexpr int kTenMillionFirms = 157;                      // H13
inline constexpr int kTenMillionInside = 62;
inline constexpr Money kTenMillionInsideTax = 4790000000LL * kYuan;
inline constexpr Money kTenMillionTax = 1076404494382LL;  // 47.9亿 is 44.5 % of it
inline constexpr int kFiveMillionFirms = 286;             // H14
inline constexpr int kFiveMillionInside = 118;
inline constexpr Money kFiveMillionInsideTax = 5170000000LL * kYuan;
inline constexpr Money kFiveMillionTax = 1164414414414LL;  // 51.7亿 is 44.4 % of it
inline constexpr Money kTenMillion = 10000000LL * kYuan;
inline constexpr Money kFiveMillion = 5000000LL * kYuan;

}  // namespace louyu::demo
