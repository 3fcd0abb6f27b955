#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace louyu::exchange {

/// Hands blocks from one thread to another and makes the faster of the two wait.
template <class Block>
class BlockQueue {
  public:
    explicit BlockQueue(std::size_t limit) : limit_(limit) {}

    /// Waits while the queue is full; false when the other side has closed it.
    bool push(Block block) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || blocks_.size() < limit_; });
        if (closed_) {
            return false;
        }
        blocks_.push_back(std::move(block));
        changed_.notify_all();
        return true;
    }
    /// Waits for a block; nothing when the queue is closed and empty.
    std::optional<Block> pop() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !blocks_.empty(); });
        return take();
    }
    /// A block that is there already.
    std::optional<Block> try_pop() {
        const std::lock_guard lock(mutex_);
        return take();
    }
    /// No block will follow; those in the queue can still be taken.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }
    /// No block will be taken any more.
    void abandon() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        blocks_.clear();
        changed_.notify_all();
    }

  private:
    std::optional<Block> take() {
        if (blocks_.empty()) {
            return std::nullopt;
        }
        Block block = std::move(blocks_.front());
        blocks_.pop_front();
        changed_.notify_all();
        return block;
    }

    const std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Block> blocks_;
    bool closed_ = false;
};

}  // namespace louyu::exchange
