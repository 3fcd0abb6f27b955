#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "store/database.hpp"

namespace louyu::store {

/// More than this many waiting, and who adds one is told that the store is busy.
inline constexpr std::size_t kWriteBehindMax = 20'000;

/// Small writes that nobody who only reads should wait for: the trail of what was read, the time a sign-in
/// was last used. They are done in order by a thread of its own, many in one transaction, as soon as the one
/// writer is free. What has not been written yet is lost when the program is killed; an orderly end writes
/// it.
class WriteBehind {
  public:
    using Work = std::function<void(Session&)>;

    explicit WriteBehind(Database& database);
    ~WriteBehind();
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;

    /// Throws base::Failure when kWriteBehindMax are waiting: the store has been gone for long.
    void add(Work work);
    /// Waits until all that was added before is written; false when that took longer than `patience`.
    bool flush(std::chrono::milliseconds patience);

  private:
    void write_all();
    bool write(const std::deque<Work>& works);
    std::deque<Work> write_each(std::deque<Work> works);

    Database& database_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::deque<Work> waiting_;
    std::size_t added_ = 0;
    std::size_t done_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace louyu::store
