#include "matching/address.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "matching/address_reading.hpp"
#include "matching/location.hpp"
#include "matching/road_key.hpp"

namespace louyu::matching {
namespace {

std::string utf8_of(std::u32string_view text) {
    return base::from_code_points(text);
}

}  // namespace

std::string unit_text(const UnitRange& unit) {
    std::string text(unit.first.view());
    if (!unit.last.empty()) {
        text.append("-").append(unit.last.view());
    }
    return text;
}

void take_tail(const LocationTail& tail, AddressParts& parts) {
    parts.tower = utf8_of(tail.tower.view());
    parts.floors.assign(tail.floors.begin(), tail.floors.end());
    parts.floor_first = parts.floor_last = 0;
    for (const FloorRange& range : tail.floors) {
        parts.floor_first = parts.floor_first == 0 ? range.first : std::min(parts.floor_first, range.first);
        parts.floor_last = parts.floor_last == 0 ? range.last : std::max(parts.floor_last, range.last);
    }
    parts.floor_is_derived = tail.floor_is_derived;
    parts.unit.clear();
    parts.units.clear();
    for (const UnitRange& unit : tail.units) {
        parts.units.push_back(unit_text(unit));
        parts.unit.append(parts.unit.empty() ? "" : "、").append(parts.units.back());
    }
}

AddressParts address_parts(const AddressReading& reading, const RegionNames& regions) {
    AddressParts parts;
    if (reading.region.region >= 0) {
        parts.region_code = regions.at(reading.region.region).code;
        parts.region_level = reading.region.level;
    }
    parts.road = utf8_of(reading.road);
    parts.crossing = utf8_of(reading.crossing);
    parts.number = utf8_of(reading.house.text.view());
    parts.building = utf8_of(reading.building);
    parts.alias = utf8_of(reading.alias);
    take_tail(reading.tail, parts);
    for (std::size_t i = 0; i < reading.rest_count; ++i) {
        parts.rest += utf8_of(reading.rest[i]);
    }
    parts.bearing = utf8_of(reading.bearing);
    parts.is_hot_desk = reading.is_hot_desk;
    parts.is_parcel = reading.is_parcel;
    return parts;
}

AddressParts parse_address(std::string_view raw, const RegionNames& regions) {
    const AddressReading reading(raw, regions);
    return address_parts(reading, regions);
}

std::string road_key(std::string_view road) {
    return utf8_of(road_key_of(AddressText(road).view()).view());
}

std::string number_key(std::string_view number) {
    return utf8_of(number_key_of(AddressText(number).view()).view());
}

}  // namespace louyu::matching
