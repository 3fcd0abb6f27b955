#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace louyu::store {

/// A load of this many rows makes the planner's statistics of its table wrong enough to make them anew.
inline constexpr std::int64_t kAnalyzeRows = 5000;

/// A session that can go back to its pool.
class PooledSession : public Session {
  public:
    explicit PooledSession(Access access) : access_(access) {}
    Access access() const { return access_; }
    /// Makes it fresh for the next borrower: rolls back what was left open. False when it must be thrown
    /// away, since the server hung up or the roll-back failed.
    virtual bool refresh() noexcept = 0;

  private:
    Access access_;
};

/// When this many wait for a session and none has come free for kStall, a further caller is told so at once:
/// a long posting may make half of the server's workers wait, not all of them.
inline constexpr std::size_t kCrowd = 4;
inline constexpr std::chrono::milliseconds kStall{2000};

/// Sessions of one kind, opened when first needed and used again. A pool of one is a lock.
class Pool {
  public:
    using Open = std::function<std::unique_ptr<PooledSession>()>;

    /// `busy` is what a caller reads who waited in vain.
    Pool(std::size_t limit, std::chrono::milliseconds wait, std::string busy, Open open);
    /// Throws base::Failure when none became free in time, or when opening fails.
    std::unique_ptr<Session> take();
    void give_back(std::unique_ptr<PooledSession> session);

  private:
    std::unique_ptr<PooledSession> take_idle_or_reserve();
    bool is_free() const { return !idle_.empty() || count_ < limit_; }

    const std::size_t limit_;
    const std::chrono::milliseconds wait_;
    const std::string busy_;
    const Open open_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t count_ = 0;  // lent and idle
    std::size_t waiting_ = 0;
    std::chrono::steady_clock::time_point moved_;  // when a session was last lent or given back
    std::vector<std::unique_ptr<PooledSession>> idle_;
};

}  // namespace louyu::store
