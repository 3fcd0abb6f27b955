#include "store/pool.hpp"

#include "base/error.hpp"

namespace louyu::store {

Pool::Pool(std::size_t limit, std::chrono::milliseconds wait, std::string busy, Open open)
    : limit_(limit), wait_(wait), busy_(std::move(busy)), open_(std::move(open)) {}

std::unique_ptr<PooledSession> Pool::take_idle_or_reserve() {
    std::unique_lock lock(mutex_);
    const bool is_stalled = std::chrono::steady_clock::now() - moved_ > kStall;
    if (!is_free() && waiting_ >= kCrowd && is_stalled) {
        throw base::Failure(busy_);
    }
    ++waiting_;
    const bool is_mine = freed_.wait_for(lock, wait_, [this] { return is_free(); });
    --waiting_;
    if (!is_mine) {
        throw base::Failure(busy_);
    }
    moved_ = std::chrono::steady_clock::now();
    if (idle_.empty()) {
        ++count_;
        return nullptr;
    }
    std::unique_ptr<PooledSession> session = std::move(idle_.back());
    idle_.pop_back();
    return session;
}

std::unique_ptr<Session> Pool::take() {
    std::unique_ptr<PooledSession> session = take_idle_or_reserve();
    if (session && session->refresh()) {
        return session;
    }
    try {
        session.reset();
        return open_();
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void Pool::give_back(std::unique_ptr<PooledSession> session) {
    if (session && !session->refresh()) {
        session.reset();
    }
    {
        const std::lock_guard lock(mutex_);
        moved_ = std::chrono::steady_clock::now();
        if (session) {
            idle_.push_back(std::move(session));
        } else {
            --count_;
        }
    }
    freed_.notify_one();
}

}  // namespace louyu::store
