#include "http/workers.hpp"

#include "http/dispatch.hpp"

namespace louyu::http {

Workers::Workers(std::size_t threads) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { run_for_ever([this] { run(); }); });
    }
}

Workers::~Workers() {
    stop();
}

bool Workers::submit(std::function<void()> task, std::size_t waiting_max) {
    {
        const std::lock_guard lock(mutex_);
        if (ending_ || tasks_.size() >= waiting_max) {
            return false;
        }
        tasks_.push_back(std::move(task));
    }
    filled_.notify_one();
    return true;
}

std::size_t Workers::waiting() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
}

void Workers::stop() {
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        dropped.swap(tasks_);
    }
    filled_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void Workers::run() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            filled_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
            if (ending_) {
                return;
            }
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
    }
}

}  // namespace louyu::http
