#include "api/job_json.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"

// /jobs: how far long work is, and stopping it.
namespace louyu::api {

base::Json job_json(const exchange::Job& job) {
    base::Json json = base::Json::object(
        {{"id", base::id_to_text(job.id)},
         {"kind", job.kind},
         {"state", exchange::to_string(job.state)},
         {"createdAt", base::to_timestamp(job.created_ms)},
         {"progress", base::Json::object({{"done", job.done}, {"total", job.total}, {"step", job.step}})}});
    json.set("result", job.result.is_object() ? job.result : base::Json::object());
    json.set("problem",
             job.problem ? base::Json::object({{"code", job.problem->code}, {"detail", job.problem->message}})
                         : base::Json());
    return json;
}

base::Result<http::Response> accepted(const Call& call, std::int64_t job_id) {
    TRY(const exchange::Job job, call.services().jobs.find(call.reader(), job_id));
    return http::json(202, job_json(job)).with("Location", "/api/v1/jobs/" + base::id_to_text(job_id));
}

namespace {

base::Result<http::Response> get_job(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const exchange::Job job, call.services().jobs.find(call.reader(), id));
    return http::json(200, job_json(job));
}

base::Result<http::Response> cancel_job(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    TRY_DO(call.services().jobs.cancel(call.reader(), id));
    return http::no_content();
}

}  // namespace

void mount_jobs(Routes& routes) {
    routes.get("/api/v1/jobs/{id}",
               {.id = "get_job", .summary = "任务进度", .tag = "jobs", .response_schema = "#Job"}, get_job);
    routes.del("/api/v1/jobs/{id}", {.id = "cancel_job", .summary = "取消任务", .tag = "jobs", .status = 204},
               cancel_job);
}

}  // namespace louyu::api
