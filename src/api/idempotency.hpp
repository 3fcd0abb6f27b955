#pragma once
#include <functional>

#include "api/routes.hpp"

namespace louyu::api {

/// Does `work` once for an Idempotency-Key of this user; a repeat within a day gets the first answer, and the
/// same key with another request is refused (api.idempotency_key_reused). Without the header it just does it.
base::Result<http::Response> once(const Call& call,
                                  const std::function<base::Result<http::Response>()>& work);

}  // namespace louyu::api
