#pragma once
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "rights/reader.hpp"
#include "statistics/catalogue.hpp"
#include "statistics/cube.hpp"
#include "statistics/dimension.hpp"
#include "statistics/query.hpp"

namespace louyu::statistics {

/// What a reader's rights leave of a cube.
struct Visibility {
    std::vector<std::uint8_t> blocks;     // by block
    std::vector<std::uint8_t> districts;  // by region: the whole ledger of this district
    bool taxpayers = false;               // no disclosure control
    bool everything = false;
    bool whole_district = false;  // sees at least one

    bool sees(BlockIndex block) const { return blocks[block] != 0; }
    bool sees_district(std::int32_t region) const {
        return everything || (region != kAbsent && districts[static_cast<std::size_t>(region)] != 0);
    }
};
Visibility visibility_of(const Cube& cube, const rights::Reader& reader);
/// Of everything this reader's figures rest on; changes with nothing else.
std::string data_version(const Cube& cube, const Visibility& visibility);

struct Filter {
    Dimension dimension;
    std::vector<std::uint8_t> is_member;  // by member
    std::vector<std::uint32_t> members;   // ascending
    bool negated = false;
};

struct Options {
    bool share = false;
    bool yoy = false;
    bool mom = false;
    bool ytd = false;
};

/// A question understood.
struct Request {
    std::vector<const Metric*> metrics;
    std::vector<Dimension> by;
    std::vector<Filter> where;
    base::Period period;
    bool is_default_period = false;
    Options options;
    base::Day asof;

    bool names(DimensionKind kind) const;  // in by or where
};

base::Result<Request> parse(const Cube& cube, const Visibility& visibility, const Query& query);
/// The filters alone, as published figures carry them.
base::Result<std::vector<Filter>> parse_where(const Cube& cube, const Visibility& visibility,
                                              const std::string& text);
/// Refuses what has no meaning: building areas by industry, the share of a rate.
base::Result<void> validate(const Request& request);

}  // namespace louyu::statistics
