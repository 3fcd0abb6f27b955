#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "exchange/import.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

enum class JobState { kQueued, kRunning, kDone, kFailed, kCancelled };
std::string_view to_string(JobState state);

struct Job {
    std::int64_t id = 0;
    std::string kind;  // stage, post, undo, export
    JobState state = JobState::kQueued;
    std::int64_t user_id = 0;
    std::int64_t created_ms = 0;
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string step;
    base::Json result;
    std::optional<base::Error> problem;
};

/// Long work, one after the other on a thread of its own, kept in the store so that it can be asked about
/// after a restart (a job that was running is then failed: jobs.interrupted).
class Jobs {
  public:
    explicit Jobs(store::Database& database);
    ~Jobs();  // cancels what runs and waits for it

    using Work = std::function<base::Result<base::Json>(const Progress& progress)>;
    std::int64_t submit(const rights::Reader& reader, std::string kind, Work work);
    /// A reader sees his own jobs only.
    base::Result<Job> find(const rights::Reader& reader, std::int64_t id);
    base::Result<void> cancel(const rights::Reader& reader, std::int64_t id);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace louyu::exchange
