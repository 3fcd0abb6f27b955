#pragma once
#include <string>

#include "base/error.hpp"
#include "exchange/batches.hpp"
#include "exchange/import.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// Files of everyone's reference data, which belong to no district.
bool is_reference(std::string_view kind);

/// A batch belongs to a district; those of less scope see the ones they brought themselves. Reference data is
/// everyone's who may write it.
bool may_see(const rights::Reader& reader, const StoredBatch& stored);

/// The district of a file: as asked, else the only one the reader works in. A street's or a building's reader
/// works in the one they lie in, and may bring no ledger of it. Refuses exchange.district_out_of_scope, and
/// exchange.district_needed where a kind needs one and none is known.
base::Result<std::string> district_of(store::Session& session, const rights::Reader& reader, const Kind& kind,
                                      const std::string& asked);

}  // namespace louyu::exchange
