#pragma once
#include "exchange/staging.hpp"

namespace louyu::exchange {

/// Printed figures: one a metric, condition and period; a later file replaces what it says again. Fills in
/// the counts; keeps what was there in the batch.
base::Result<void> load_figures(store::Session& session, StoredBatch& stored, TableFile& file,
                                Findings& findings, const Progress& progress);
/// False when a later batch has replaced a figure of this one; the transaction must then be rolled back.
bool remove_figures(store::Session& session, const Batch& batch);

}  // namespace louyu::exchange
