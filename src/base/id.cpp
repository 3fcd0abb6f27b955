#include "base/id.hpp"

#include <sodium.h>

#include <atomic>
#include <charconv>

#include "base/calendar.hpp"
#include "base/error.hpp"

namespace louyu::base {
namespace {

constexpr std::int64_t kEpoch2020Ms = 1'577'836'800'000;
constexpr int kSequenceBits = 21;

// Where this process starts its sequence within a millisecond. Steps are by two, so the lowest bit is a lane
// that two processes share only by bad luck, and even then they must also meet in the other twenty bits.
std::int64_t lane_of_process() {
    CHECK(sodium_init() >= 0);
    return static_cast<std::int64_t>(randombytes_uniform(1U << (kSequenceBits - 1)));
}

}  // namespace

std::int64_t make_id() {
    static const std::int64_t lane = lane_of_process();
    static std::atomic<std::int64_t> last{0};
    const std::int64_t earliest = ((now_ms() - kEpoch2020Ms) << kSequenceBits) | lane;
    std::int64_t previous = last.load(std::memory_order_relaxed);
    std::int64_t next = 0;
    do {
        // A clock that was set back, or a full millisecond, only borrows from the time to come.
        next = earliest > previous ? earliest : previous + 2;
    } while (!last.compare_exchange_weak(previous, next, std::memory_order_relaxed));
    return next;
}

std::string id_to_text(std::int64_t id) {
    return std::to_string(id);
}

std::optional<std::int64_t> id_from_text(std::string_view text) {
    std::int64_t id = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, id);
    if (fault != std::errc() || stop != end || id <= 0 || text[0] == '0') {
        return std::nullopt;
    }
    return id;
}

}  // namespace louyu::base
