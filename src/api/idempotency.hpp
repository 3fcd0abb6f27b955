#pragma once
#include <functional>

#include "api/routes.hpp"

namespace louyu::api {

/// Does `work` in one write transaction, and commits what it wrote together with its answer under the Idempotency-Key
/// of this user: a repeat within a day, even after a crash, gets the first answer and writes nothing. The same key with
/// another request is refused (api.idempotency_key_reused). Without the header it just does it.
base::Result<http::Response> once(const Call& call,
                                  const std::function<base::Result<http::Response>(store::Session&)>& work);

}  // namespace louyu::api
