#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "demo/world.hpp"

namespace louyu::demo {

/// A building as every statistic at the cut-off day and over the last year must see it.
struct BuildingTruth {
    std::string code;
    std::string name;
    std::string street;
    std::string stage;  // planned … retired
    std::string zone;   // name in industry_zones, empty if none
    Area floor_area = 0;
    Area lettable_area = 0;
    Area occupied_area = 0;
    int firms = 0;            // distinct
    Money tax_last_year = 0;  // full calibre
    bool is_scattered = false;

    Area vacant_area() const { return lettable_area - occupied_area; }
};

struct KeyFirmTruth {
    int firms = 0;
    int inside = 0;
    Money tax = 0;
    Money inside_tax = 0;
};

/// What the statistics must give for the generated world, counted here by brute force over the world and not
/// by any part of the product. The tables by month are indexed from the first month of the world.
struct Truth {
    int operating_buildings = 0;
    Area floor_area = 0;
    Area lettable_area = 0;
    Area occupied_area = 0;
    std::array<int, 4> occupancy_bands{};  // [0,50) [50,70) [70,85) [85,100]
    int above_100000 = 0;
    Area under_construction_area = 0;
    std::map<std::string, int> zones;               // industry_zones
    std::map<std::string, int> clusters;            // planned_clusters
    std::array<std::vector<std::string>, 3> tiers;  // names: ≥ 1亿; [7000万, 1亿); [5000万, 7000万)
    Money top_tier_tax = 0;
    int idle_resources = 0;
    Area idle_area = 0;
    std::map<std::string, std::pair<int, Area>> idle_by_street;
    int firms = 0;                              // distinct, in operating buildings
    std::map<std::string, int> firms_by_class;  // names of the local classes
    int firms_in_two_buildings = 0;
    int registered_here = 0;
    int paying_here = 0;  // with tax in the last month
    Area scattered_lettable = 0;
    Area scattered_vacant = 0;
    KeyFirmTruth above_five_million;  // first year
    KeyFirmTruth above_ten_million;
    std::vector<Money> tax_by_month;  // whole district, full calibre
    std::vector<Money> local_by_month;
    std::vector<Money> district_by_month;
    std::vector<Money> inside_by_month;        // attributed to buildings
    std::vector<Money> third_office_by_month;  // of it what came through the second tax office
    std::vector<int> district_office_rows;     // rows of the first tax office's files
    /// Stays of a firm in an operating building that begin, and that have ended (the day after the last day
    /// counts), by month; stays of one firm in one building that follow each other without a gap are one.
    std::vector<int> moved_in;
    std::vector<int> moved_out;
    std::vector<BuildingTruth> buildings;

    /// Simple mean of the occupancy of operating buildings, in millionths, rounded down.
    std::int64_t mean_occupancy = 0;
};

Truth find_truth(const World& world);

}  // namespace louyu::demo
