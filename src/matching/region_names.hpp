#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace louyu::matching {

enum class RegionLevel { kNone, kProvince, kCity, kCounty, kStreet, kCommunity };

struct RegionName {
    std::string code;  // two digits a level, three for streets; a child's code begins with its parent's
    std::string name;  // 辽宁省, 沈阳市, 和平区, 南湖街道
    RegionLevel level = RegionLevel::kNone;
};

/// What was read at the front of an address.
struct RegionPrefix {
    std::size_t length = 0;  // characters read
    int region = -1;         // index of the deepest region, -1 when none or when a name stands for several
    RegionLevel level = RegionLevel::kNone;
};

/// Names of regions, for reading them at the front of an address. Immutable, may be shared between threads.
class RegionNames {
  public:
    RegionNames() = default;
    /// `home` is the code under which ambiguous names are sought first: 和平区 is in Shenyang and in Tianjin.
    /// Codes may be padded with zeros to twelve digits.
    explicit RegionNames(std::vector<RegionName> names, std::string home = {});

    /// Reads 辽宁省沈阳市和平区南湖街道…; levels may be missing, 省 and 市 may be left out (辽宁沈阳).
    RegionPrefix read(std::u32string_view text) const;
    const RegionName& at(int region) const { return names_[static_cast<std::size_t>(region)]; }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        std::int32_t first = -1;  // index into next_ chain and names_
    };
    struct Spelling {
        std::u32string text;
        std::int32_t region = -1;
        std::int32_t next = -1;  // another region of the same spelling
    };

    void add_spelling(std::u32string text, int region);
    void build_slots();
    const Slot* find_slot(std::uint64_t hash, std::u32string_view text) const;
    int choose(std::int32_t spelling, const RegionPrefix& above) const;

    std::vector<RegionName> names_;
    std::vector<Spelling> spellings_;
    std::vector<Slot> slots_;
    std::string home_;
    std::size_t length_max_ = 0;
};

}  // namespace louyu::matching
