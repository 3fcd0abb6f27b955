#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "demo/world.hpp"

namespace louyu::demo {

/// Firms the plan names. Their names are printed there; codes, areas and amounts are invented.
struct KnownFirm {
    std::string_view name;
    std::string_view building;
};
enum KnownFirmIndex : std::int16_t { kPingAn, kMerchantsBank, kZhongxing, kEverbright, kKnownFirmCount };
const KnownFirm& known_firm(int index);

/// Different for every serial; invented.
std::string firm_name(const World& world, const Firm& firm);
/// Eighteen characters by GB 32100-2015 with both check characters right. The organisation part starts with
/// MAY, MDY or MJY, series not given out yet, so that no code belongs to anyone.
std::string firm_code(const World& world, const Firm& firm);
std::string registered_address(const World& world, const Firm& firm);
std::string legal_person(const Firm& firm);
/// The name of the registering office.
std::string authority_name(const World& world, const Firm& firm);
std::string_view kind_name(FirmKind kind);

/// Invented building names, different for every number and no look-alikes of the plan's.
std::string building_name(std::uint64_t number);
std::string person_name(std::uint64_t number);

/// Number of places outside the district where a firm may be registered.
int other_place_count();

}  // namespace louyu::demo
