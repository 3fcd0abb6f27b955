#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "demo/world.hpp"

// The world written down as departments send it. Each function writes its files below the folder and adds
// them to the list in the order of import.
namespace louyu::demo {

struct FileEntry {
    std::string kind;      // of exchange: regions, buildings, tax …
    std::string file;      // relative to the folder
    std::string period;    // 2020-06, 2020-01/2020-06, or empty
    std::string source;    // office
    std::string district;  // six digits: whose ledger it belongs to; empty for what belongs to none
};

struct FileSet {
    std::filesystem::path folder;
    std::vector<FileEntry> entries;

    std::filesystem::path add(FileEntry entry);
};

/// The districts of the world, each with the firms that belong to it: firms are ordered by district.
struct District {
    std::string code;
    std::string name;
    std::string city_name;
    std::size_t firm_begin = 0;
    std::size_t firm_end = 0;
};
std::vector<District> districts_of(const World& world);

void write_regions(const World& world, FileSet& files);
void write_industries(FileSet& files);
void write_buildings(const World& world, FileSet& files);
void write_zones(const World& world, FileSet& files);
void write_units(const World& world, FileSet& files);
void write_enterprises(const World& world, FileSet& files);
void write_tenancies(const World& world, FileSet& files);
void write_registration(const World& world, FileSet& files);
void write_district_tax(const World& world, FileSet& files);
void write_third_office_tax(const World& world, FileSet& files);
void write_published(FileSet& files);
/// Files that are wrong on purpose, below dirty/ and not in the list.
void write_dirty(const World& world, const std::filesystem::path& folder);
void write_manifest(const FileSet& files);

// Names used in several files.
std::string floor_label(const Unit& unit);
std::string room_label(const Unit& unit);
std::string building_address(const World& world, const Building& building);
/// Where the registry says the firm is: its first room if it is registered in the district.
std::string recorded_address(const World& world, const Firm& firm, const Stay* stay);

}  // namespace louyu::demo
