#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "rights/reader.hpp"
#include "statistics/request.hpp"

// Which tax offices have delivered and which have not (R029).
namespace louyu::statistics {

struct SourceState {
    const TaxSource* source = nullptr;
    std::vector<const BatchInfo*> batches;  // posted ones that reach into the period
    std::vector<base::Month> missing;       // months without one
};

/// The sources of the districts whose ledgers are in sight. A source is waited for from the month of its
/// first file; one that has never sent anything is waited for always.
std::vector<SourceState> source_states(const Cube& cube, const Visibility& visibility, base::Period period);

/// The answer of /api/v1/sources:
/// {"period","items":[{name,kind,district,delivered,missing,at,rows,batchId}]}. Without a period, the newest
/// month with tax.
base::Result<base::Json> sources(const Cube& cube, const rights::Reader& reader, const std::string& period);

}  // namespace louyu::statistics
