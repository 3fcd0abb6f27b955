#include "store/pool.hpp"

#include "base/error.hpp"

namespace louyu::store {

Pool::Pool(std::size_t limit, std::chrono::milliseconds wait, std::string busy, Open open)
    : limit_(limit), wait_(wait), busy_(std::move(busy)), open_(std::move(open)) {}

std::unique_ptr<PooledSession> Pool::take_idle_or_reserve() {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, wait_, [this] { return !idle_.empty() || count_ < limit_; })) {
        throw base::Failure(busy_);
    }
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
        if (session) {
            idle_.push_back(std::move(session));
        } else {
            --count_;
        }
    }
    freed_.notify_one();
}

}  // namespace louyu::store
