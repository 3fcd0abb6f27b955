#pragma once
#include "base/json.hpp"
#include "exchange/import.hpp"
#include "exchange/table.hpp"

namespace louyu::exchange {

base::Json to_json(const Detection& detection);

/// What a batch was last read with, kept in its summary: the posting and the marked workbook read the file in
/// the very same way.
void keep_request(Batch& batch, const ImportRequest& request);
/// The request as kept; of the file itself nothing.
ImportRequest kept_request(const Batch& batch);
/// `given` on top of what was said before: a corrected mapping does not forget the period.
ImportRequest merged_request(const Batch& batch, const ImportRequest& given);

/// Without what only the room itself needs.
Batch for_show(Batch batch);

}  // namespace louyu::exchange
