#pragma once
#include "exchange/staging.hpp"

namespace louyu::exchange {

/// Reads a tax file, finds who paid and where he was, compares with the ledger and writes what is new or
/// different under the batch. The summary gets the control totals: read = imported + earlier + refused, and
/// imported = buildings + outside + unmatched + unchanged (R030), all in fen.
base::Result<void> stage_tax(Staging& staging);

}  // namespace louyu::exchange
