#include "exchange/jobs.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/calendar.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

base::Json problem_json(const base::Error& error) {
    return base::Json::object({{"code", error.code}, {"message", error.message}});
}

constexpr std::chrono::seconds kRecordAgainAfter{1};

base::Error no_such_job() {
    return {base::ErrorKind::kNotFound, "exchange.job_not_found", "没有这项任务，可能已过期，请刷新。"};
}

JobState state_from(std::string_view text) {
    for (const JobState state :
         {JobState::kQueued, JobState::kRunning, JobState::kDone, JobState::kCancelled}) {
        if (to_string(state) == text) {
            return state;
        }
    }
    return JobState::kFailed;
}

}  // namespace

std::string_view to_string(JobState state) {
    switch (state) {
        case JobState::kQueued:
            return "queued";
        case JobState::kRunning:
            return "running";
        case JobState::kDone:
            return "done";
        case JobState::kFailed:
            return "failed";
        case JobState::kCancelled:
            return "cancelled";
    }
    throw base::Bug("job state");
}

struct Jobs::Impl {
    struct Running {
        std::int64_t id = 0;
        Work work;
        std::atomic<bool> cancelled{false};
        std::mutex mutex;  // guards what follows
        std::int64_t done = 0;
        std::int64_t total = 0;
        std::string step;
    };

    struct End {
        std::int64_t id = 0;
        JobState state = JobState::kFailed;
        std::int64_t at_ms = 0;
        std::int64_t done = 0;
        std::int64_t total = 0;
        std::string step;
        base::Json result;
        std::optional<base::Error> problem;
    };

    explicit Impl(store::Database& db) : database(db) {
        const store::Lease session = database.writer();
        const base::Json problem = problem_json(
            {base::ErrorKind::kBusy, "exchange.job_interrupted", "程序曾停止，任务中断，请重新提交。"});
        session->execute(sql::kInterruptJobs, {{"now", base::now_ms()}, {"problem_json", problem.dump()}});
        thread = std::thread([this] { work_through(); });
    }

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
            for (const std::shared_ptr<Running>& job : queue) {
                job->cancelled = true;
            }
            if (current) {
                current->cancelled = true;
            }
        }
        wake.notify_all();
        thread.join();
    }

    void work_through() {
        for (;;) {
            std::shared_ptr<Running> job;
            {
                std::unique_lock lock(mutex);
                current.reset();
                const auto is_wanted = [this] { return stopping || !queue.empty(); };
                if (unrecorded.empty()) {
                    wake.wait(lock, is_wanted);
                } else {
                    wake.wait_for(lock, kRecordAgainAfter, is_wanted);
                }
                if (stopping) {
                    break;
                }
                if (!queue.empty()) {
                    job = queue.front();
                    queue.pop_front();
                    current = job;
                }
            }
            record_ends();
            if (job) {
                run(*job);
            }
        }
        record_ends();
    }

    // One of the four borders where a broken world is caught: the job fails, the thread lives.
    void run(Running& job) {
        try {
            {
                const store::Lease session = database.writer();
                session->execute(sql::kStartJob, {{"id", job.id}, {"now", base::now_ms()}});
            }
            if (job.cancelled) {
                finish(job, JobState::kCancelled, {}, {});
                return;
            }
            const base::Result<base::Json> result =
                job.work([&job](std::string_view step, std::int64_t done, std::int64_t total) {
                    const std::lock_guard lock(job.mutex);
                    job.step = std::string(step);
                    job.done = done;
                    job.total = total;
                    return !job.cancelled;
                });
            if (result) {
                finish(job, JobState::kDone, *result, {});
            } else {
                finish(job, job.cancelled ? JobState::kCancelled : JobState::kFailed, {}, result.error());
            }
        } catch (const base::Failure& failure) {
            // Of a commit that got no answer nobody can say whether it was done: the batch itself tells.
            give_up(job, failure.what(), "存储出现故障，任务中断，请稍后查看批次状态，未完成的可重新提交。");
        } catch (const std::exception& bug) {
            give_up(job, bug.what(), "程序出现错误，任务中断，请查看批次状态并联系维护人员。");
        }
    }

    void give_up(Running& job, const char* why, std::string message) {
        base::log_error("job {}: {}", job.id, why);
        finish(job, JobState::kFailed, {},
               base::Error{base::ErrorKind::kBusy, "exchange.job_failed", std::move(message), {}, {}});
    }

    /// What a job came to stands, even when the store cannot take it down now.
    void finish(Running& job, JobState state, const base::Json& result,
                const std::optional<base::Error>& problem) {
        End end{job.id, state, base::now_ms(), job.done, job.total, job.step, result, problem};
        {
            const std::lock_guard lock(mutex);
            unrecorded.push_back(std::move(end));
        }
        record_ends();
    }

    void record_ends() {
        try {
            for (std::optional<End> end = first_unrecorded(); end; end = first_unrecorded()) {
                record(*end);
                const std::lock_guard lock(mutex);
                unrecorded.pop_front();
            }
        } catch (const std::exception& failure) {
            base::log_error("the end of a job waits for the store: {}", failure.what());
        }
    }

    std::optional<End> first_unrecorded() {
        const std::lock_guard lock(mutex);
        return unrecorded.empty() ? std::nullopt : std::optional<End>(unrecorded.front());
    }

    void record(const End& end) {
        const store::Lease session = database.writer();
        session->execute(sql::kFinishJob,
                         {{"id", end.id},
                          {"state", std::string(to_string(end.state))},
                          {"now", end.at_ms},
                          {"done", end.done},
                          {"total", end.total},
                          {"step", end.step},
                          {"result_json", end.result.is_null() ? "{}" : end.result.dump()},
                          {"problem_json", end.problem ? problem_json(*end.problem).dump() : "{}"}});
    }

    store::Database& database;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::shared_ptr<Running>> queue;
    std::shared_ptr<Running> current;
    std::deque<End> unrecorded;  // what the store could not take yet, oldest first; only `thread` changes it
    bool stopping = false;
    std::thread thread;
};

Jobs::Jobs(store::Database& database) : impl_(std::make_unique<Impl>(database)) {}

Jobs::~Jobs() = default;

std::int64_t Jobs::submit(const rights::Reader& reader, std::string kind, Work work) {
    auto job = std::make_shared<Impl::Running>();
    job->id = base::make_id();
    job->work = std::move(work);
    {
        const store::Lease session = impl_->database.writer();
        session->execute(sql::kInsertJob, {{"id", job->id},
                                           {"kind", std::move(kind)},
                                           {"user_id", reader.user_id()},
                                           {"assignment_id", reader.assignment_id()},
                                           {"now", base::now_ms()}});
    }
    const std::int64_t id = job->id;
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->queue.push_back(std::move(job));
    }
    impl_->wake.notify_one();
    return id;
}

base::Result<Job> Jobs::find(const rights::Reader& reader, std::int64_t id) {
    Job job;
    job.id = id;
    {
        const store::Lease session = impl_->database.reader();
        session->stream(sql::kFindJob, {{"id", id}, {"user_id", reader.user_id()}},
                        [&job](const store::Row& row) {
                            job.kind = row.text(0);
                            job.state = state_from(row.text(1));
                            job.user_id = row.integer(2);
                            job.created_ms = row.integer(3);
                            job.done = row.integer(4);
                            job.total = row.integer(5);
                            job.step = row.text(6);
                            if (auto result = base::parse_json(row.text(7))) {
                                job.result = *std::move(result);
                            }
                            if (auto problem = base::parse_json(row.text(8));
                                problem && problem->find("code") != nullptr) {
                                job.problem = base::Error{base::ErrorKind::kInvalid,
                                                          problem->find("code")->as_string(),
                                                          problem->find("message")->as_string(),
                                                          {},
                                                          {}};
                            }
                            return false;
                        });
    }
    if (job.kind.empty()) {
        return no_such_job();
    }
    const std::lock_guard lock(impl_->mutex);
    for (const Impl::End& end : impl_->unrecorded) {
        if (end.id == id) {
            job.state = end.state;
            job.done = end.done;
            job.total = end.total;
            job.step = end.step;
            job.result = end.result;
            job.problem = end.problem;
            return job;
        }
    }
    if (impl_->current && impl_->current->id == id) {
        const std::lock_guard running(impl_->current->mutex);
        job.done = impl_->current->done;
        job.total = impl_->current->total;
        job.step = impl_->current->step;
    }
    return job;
}

base::Result<void> Jobs::cancel(const rights::Reader& reader, std::int64_t id) {
    TRY(const Job job, find(reader, id));
    if (job.state != JobState::kQueued && job.state != JobState::kRunning) {
        return base::Error{
            base::ErrorKind::kConflict, "exchange.job_over", "任务已经结束，不能取消。", {}, {}};
    }
    const std::lock_guard lock(impl_->mutex);
    for (const std::shared_ptr<Impl::Running>& queued : impl_->queue) {
        if (queued->id == id) {
            queued->cancelled = true;
        }
    }
    if (impl_->current && impl_->current->id == id) {
        impl_->current->cancelled = true;
    }
    return {};
}

}  // namespace louyu::exchange
