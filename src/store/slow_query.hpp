#pragma once
#include <chrono>
#include <string_view>

namespace louyu::store {

/// Times one statement and writes its name to the log when it took more than a second. Values are never
/// logged.
class SlowQuery {
  public:
    explicit SlowQuery(std::string_view name) : name_(name), start_(Clock::now()) {}
    ~SlowQuery();
    SlowQuery(const SlowQuery&) = delete;
    SlowQuery& operator=(const SlowQuery&) = delete;
    /// Stops the clock while the caller works on a row or a batch of rows, so that only the store's time
    /// counts.
    void pause();
    void resume() {
        start_ = Clock::now();
        running_ = true;
    }

  private:
    using Clock = std::chrono::steady_clock;
    std::string_view name_;
    Clock::time_point start_;
    Clock::duration spent_{};
    bool running_ = true;
};

}  // namespace louyu::store
