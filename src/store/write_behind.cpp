#include "store/write_behind.hpp"

#include <chrono>

#include "base/log.hpp"

namespace louyu::store {
namespace {

constexpr std::chrono::seconds kAgainAfter{1};

}  // namespace

WriteBehind::WriteBehind(Database& database) : database_(database), thread_([this] { write_all(); }) {}

WriteBehind::~WriteBehind() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
    if (done_ < added_) {
        base::log_error("{} late writes are lost, since the store did not take them", added_ - done_);
    }
}

void WriteBehind::add(Work work) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= kWriteBehindMax) {
            throw base::Failure("数据库长时间不能写入，请稍后再试");
        }
        waiting_.push_back(std::move(work));
        ++added_;
    }
    changed_.notify_all();
}

bool WriteBehind::flush(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const std::size_t until = added_;
    return changed_.wait_for(lock, patience, [this, until] { return done_ >= until; });
}

/// A store that fails is asked again every second, and once more at the end.
void WriteBehind::write_all() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        const bool is_last = stopping_;
        std::deque<Work> works = std::exchange(waiting_, {});
        const std::size_t count = works.size();
        lock.unlock();
        if (!write(works)) {
            works = write_each(std::move(works));
        } else {
            works.clear();
        }
        lock.lock();
        done_ += count - works.size();
        changed_.notify_all();
        if (works.empty()) {
            continue;
        }
        waiting_.insert(waiting_.begin(), std::make_move_iterator(works.begin()),
                        std::make_move_iterator(works.end()));
        if (is_last) {
            return;
        }
        changed_.wait_for(lock, kAgainAfter, [this] { return stopping_; });
    }
}

/// All of them in one transaction.
bool WriteBehind::write(const std::deque<Work>& works) {
    try {
        const Lease session = database_.writer();
        Transaction transaction(*session, Access::kWrite);
        for (const Work& work : works) {
            work(*session);
        }
        transaction.commit();
        return true;
    } catch (const std::exception& failure) {
        base::log_error("{} late writes wait: {}", works.size(), failure.what());
        return false;
    }
}

/// One by one; answers those to try again. What fails while the store takes others can never be written, and
/// must not hold up the rest.
std::deque<WriteBehind::Work> WriteBehind::write_each(std::deque<Work> works) {
    const std::size_t count = works.size();
    std::erase_if(works, [this](const Work& work) { return write({work}); });
    if (works.size() < count) {
        base::log_error("{} late writes are given up", works.size());
        works.clear();
    }
    return works;
}

}  // namespace louyu::store
