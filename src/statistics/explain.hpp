#pragma once
#include "base/error.hpp"
#include "base/json.hpp"
#include "rights/reader.hpp"
#include "statistics/query.hpp"

namespace louyu::statistics {

/// Where one figure comes from:
/// {"metric":{id,label,unit,kind,calibre,scope,exclusions,boundary,note,version,source},
/// "formula","value","parts":[{label,value,unit}],"sources":[{label,kind,at,batchId}],"freshness","notes",
/// "rows":{columns,rows,keys}|null,"dataVersion"}. The question names one metric and no `by`; the members of
/// a cell go into `where` (zone:areas:za;month:2020-12). Rows are the buildings or, with the right to
/// taxpayer data, the taxpayers that make it, the largest hundred. Errors as query(), and
/// statistics.explain_one.
base::Result<base::Json> explain(const Cube& cube, const rights::Reader& reader, const Query& query);

}  // namespace louyu::statistics
