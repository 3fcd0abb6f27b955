#pragma once
#include <cstdint>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "rights/reader.hpp"
#include "statistics/cube.hpp"
#include "store/database.hpp"

// What a firm's own page shows beside its record: where it has been, and what it paid.
namespace louyu::statistics {

struct FirmProfileRequest {
    std::int64_t enterprise_id = 0;
    base::Day asof;
    bool with_tax = false;  // for readers with the right to taxpayer data
};

/// Its stays in buildings the reader sees, newest first, each with its versions; where the figures count it
/// as registered and in which industry; and, if asked for and permitted, its tax by month and building.
/// Refuses registry.not_found.
base::Result<base::Json> firm_profile(const Cube& cube, store::Session& session, const rights::Reader& reader,
                                      const FirmProfileRequest& request);

}  // namespace louyu::statistics
