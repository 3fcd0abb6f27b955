#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"

// What the demonstration world is made of, before anyone writes it down as a department would.
namespace louyu::demo {

using Area = std::int64_t;   // 0.01 ㎡
using Money = std::int64_t;  // fen

inline constexpr Area kSquareMetre = 100;
inline constexpr Money kYuan = 100;
inline constexpr Money kWan = 10000 * kYuan;

enum class Stage { kPlanned, kUnderConstruction, kCompleted, kOperating, kRenovating, kRetired };

/// A street office and the district it belongs to.
struct Street {
    std::string code;  // nine digits, as in the national list
    std::string name;
    std::string district_code;  // six digits
    std::string district_name;
    std::string city_name;
};

/// A way to cut the area into zones; each building is in one zone of it, or in none.
struct Zoning {
    struct Zone {
        std::string code;
        std::string name;
    };
    std::string code;
    std::string name;
    std::vector<Zone> zones;
};

struct Building {
    std::string code;
    std::string name;
    std::string aliases;
    int street = 0;
    std::string road;
    int road_number = 0;
    std::int64_t longitude = 0;  // 10^-7 degree
    std::int64_t latitude = 0;
    std::string_view frame;
    std::array<int, 2> zones{-1, -1};  // its zone in each zoning of the world, -1 = none
    Stage stage = Stage::kOperating;
    std::string_view kind;
    std::string_view ownership;
    std::string owner;
    std::string operator_name;
    std::string property_company;
    std::string_view idle_cause;
    int floors_above = 0;
    int floors_below = 0;
    Area floor_area = 0;
    Area business_area = 0;
    Area lettable_area = 0;
    Area vacant_area = 0;  // wanted at the cut-off day
    int lifts = 0;
    int parking = 0;
    base::Day completed_on;
    base::Day operating_since;
    bool is_key = false;
    bool is_invented = false;
    int firms_wanted = 0;
    Money tax_wanted = 0;  // full calibre of the last year, 0 = free
};

enum class FirmKind { kCompany, kBranch, kSoleTrader, kLawFirm, kSocial };
enum class Office : std::uint8_t { kNone, kDistrict, kThird, kBoth };

/// Name and credit code follow from the serial and are made when printed: a province has millions of firms.
struct Firm {
    std::uint32_t serial = 0;
    std::int16_t known_name = -1;  // of kKnownFirms
    std::int16_t local_class = 0;
    std::int16_t industry_code = 0;  // GB/T 4754-2017, four digits
    std::int16_t street = 0;         // where it is registered, if here
    FirmKind kind = FirmKind::kCompany;
    Office office = Office::kNone;
    bool is_monthly = false;
    bool is_registered_here = false;
    std::int16_t other_place = 0;  // where it is registered, if not here
    base::Day established;
    base::Month first_tax_month;  // no tax before
    base::Month last_tax_month;   // and none after
};

struct Unit {
    std::int32_t building = 0;
    std::int16_t floor = 0;
    std::int16_t position = 0;  // on the floor, from 1
    Area area = 0;
};

/// One firm in one unit. `to` is the last day of the stay, 0 while it lasts.
struct Stay {
    std::int32_t firm = 0;
    std::int32_t unit = 0;
    base::Day from;
    base::Day to;
    base::Day lease_end;
    Area released_area = -1;  // as reported when leaving, -1 = not reported
    bool is_primary = false;
    bool is_self_used = false;
    std::string_view leave_reason;
};

/// A firm that matters for the tax figures: inside a building all through the first year, or outside.
struct KeyFirm {
    std::int32_t firm = 0;
    std::int32_t building = -1;  // -1 = outside
    bool above_ten_million = false;
    std::int64_t weight = 1;  // share among the key firms of its building
};

struct Shape {
    base::Month first_month;
    base::Month last_month;
    base::Day cutoff;

    int years() const { return last_month.year() - first_month.year() + 1; }
    int year_index(base::Month month) const { return month.year() - first_month.year(); }
};

struct World {
    std::uint64_t seed = 0;
    Shape shape;
    std::vector<Street> streets;
    std::vector<Zoning> zonings;  // at most two
    std::vector<Building> buildings;
    std::vector<Firm> firms;
    std::vector<Unit> units;               // ordered by building, floor, position
    std::vector<std::int32_t> unit_begin;  // first unit of a building; one more entry than buildings
    std::vector<Stay> stays;               // ordered by building
    std::vector<KeyFirm> keys;
    std::vector<Money> yearly;  // firms × years, full calibre

    Money& tax_of(std::size_t firm, int year) {
        return yearly[firm * static_cast<std::size_t>(shape.years()) + static_cast<std::size_t>(year)];
    }
    Money tax_of(std::size_t firm, int year) const {
        return yearly[firm * static_cast<std::size_t>(shape.years()) + static_cast<std::size_t>(year)];
    }
    const Building& building_of(const Stay& stay) const {
        return buildings[static_cast<std::size_t>(units[static_cast<std::size_t>(stay.unit)].building)];
    }
};

/// Whether the stay covers the day.
inline bool holds(const Stay& stay, base::Day day) {
    return stay.from <= day && (stay.to.yyyymmdd == 0 || day <= stay.to);
}
/// Whether the stay covers any day of the month.
inline bool touches(const Stay& stay, base::Month month) {
    return stay.from <= month.last_day() && (stay.to.yyyymmdd == 0 || month.first_day() <= stay.to);
}

}  // namespace louyu::demo
