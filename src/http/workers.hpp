#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace louyu::http {

/// Threads that run handlers, in the order the requests came.
class Workers {
  public:
    explicit Workers(std::size_t threads);
    /// Lets the running tasks end and drops the waiting ones.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False, and nothing happens, when `waiting_max` tasks wait already or the threads are ending.
    bool submit(std::function<void()> task, std::size_t waiting_max);
    std::size_t waiting() const;
    void stop();

  private:
    void run();

    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<std::function<void()>> tasks_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace louyu::http
