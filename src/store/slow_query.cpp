#include "store/slow_query.hpp"

#include "base/log.hpp"

namespace louyu::store {

void SlowQuery::pause() {
    spent_ += Clock::now() - start_;
    running_ = false;
}

SlowQuery::~SlowQuery() {
    if (running_) {
        pause();
    }
    if (spent_ > std::chrono::seconds(1)) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(spent_).count();
        base::log_warn("slow query {}: {} ms", name_, ms);
    }
}

}  // namespace louyu::store
