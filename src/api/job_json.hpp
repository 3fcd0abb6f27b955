#pragma once
#include "api/routes.hpp"
#include "exchange/jobs.hpp"

namespace louyu::api {

base::Json job_json(const exchange::Job& job);
/// 202 with the job and its address.
base::Result<http::Response> accepted(const Call& call, std::int64_t job_id);

}  // namespace louyu::api
