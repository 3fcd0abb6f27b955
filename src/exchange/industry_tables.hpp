#pragma once
#include "exchange/staging.hpp"

namespace louyu::exchange {

/// Local industry classes: a scheme is replaced as a whole by what a file says of it, and left alone when it
/// says what is known. Fills in the counts; keeps what was there in the batch.
base::Result<void> load_industries(store::Session& session, StoredBatch& stored, TableFile& file,
                                   Findings& findings, const Progress& progress);
/// False when a later batch has replaced a scheme of this one; the transaction must then be rolled back.
bool remove_industries(store::Session& session, const Batch& batch);

}  // namespace louyu::exchange
