#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matching/address.hpp"
#include "matching/address_index.hpp"
#include "matching/credit_code.hpp"
#include "matching/name.hpp"
#include "matching/region_names.hpp"

// From what a row says to the enterprise and building it means. Undecided rows get candidates, never a guess.
namespace louyu::matching {

struct EnterpriseEntry {
    std::int64_t id = 0;
    std::string_view code;
    std::string_view name;
    std::vector<std::string> former_names = {};
};

struct Candidate {
    std::int64_t id = 0;
    int score = 0;  // 0..1000, comparable within one answer
    std::string name;
    std::string reason;  // 名称仅差一字
};

/// `method` is one of code, code_repaired, organisation_code, name, former_name for enterprises; name, alias,
/// former_name, address_name, road_number for buildings; empty when nothing was decided.
struct EnterpriseMatch {
    MatchVerdict verdict = MatchVerdict::kNone;
    std::int64_t id = 0;
    std::string_view method;
    int score = 0;
    std::string evidence;
    bool name_differs =
        false;  // matched by code, but the row calls the firm otherwise: ask whether it was renamed
    std::vector<Candidate> candidates;
    CodeReading code;
};

struct BuildingMatch {
    MatchVerdict verdict = MatchVerdict::kNone;
    std::int64_t id = 0;
    std::string_view method;
    int score = 0;
    std::string evidence;
    std::vector<Candidate> candidates;
    AddressParts address;
};

/// An index of all enterprises and buildings as of one moment. Immutable once built, may be shared between
/// threads; about 250 bytes an enterprise.
class Directory {
  public:
    class Builder;
    struct Impl;  // matching/directory.hpp, internal to the room

    ~Directory();
    Directory(Directory&&) noexcept;
    Directory& operator=(Directory&&) noexcept;

    /// By valid code; then by organisation code; then by a unique exact name, current or former, that no
    /// valid code contradicts. A name that merely looks like another, or whose legal form differs, gives
    /// candidates only.
    EnterpriseMatch match_enterprise(std::string_view code, std::string_view name,
                                     const CodeOverrides* overrides = nullptr) const;
    /// By unique name or alias; then by a building named in the address; then by road and number when no name
    /// speaks against it. Of several buildings of one name the address decides, or a person. `name` or
    /// `address` may be empty.
    BuildingMatch match_building(std::string_view name, std::string_view address) const;

    /// What match_building says of an address alone, without texts and without the heap: for many at once.
    Place find_place(std::string_view address) const;

    std::size_t enterprise_count() const;
    std::size_t building_count() const;
    std::size_t memory_bytes() const;

  private:
    explicit Directory(std::unique_ptr<const Impl> impl);
    std::unique_ptr<const Impl> impl_;
};

/// Takes entries one by one, so the caller may stream them from a query; what they point to is copied.
class Directory::Builder {
  public:
    /// `regions` are needed to read addresses.
    explicit Builder(RegionNames regions = {});
    ~Builder();
    void add(const EnterpriseEntry& enterprise);
    void add(const BuildingEntry& building);
    Directory build() &&;

  private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace louyu::matching
