#pragma once
#include "base/error.hpp"
#include "exchange/import.hpp"

namespace louyu::exchange {

/// The kind a request asks for (exchange.unknown_kind), or, when it asks for none, the one whose columns the
/// headers of the file fit best among those the reader may bring (exchange.kind_unclear when none or several
/// do).
base::Result<const Kind*> kind_of(const rights::Reader& reader, const ImportRequest& request);

}  // namespace louyu::exchange
