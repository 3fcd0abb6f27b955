#include "base/error.hpp"
#include "demo/random.hpp"

namespace louyu::demo {

namespace {
__extension__ typedef __int128 Wide;
}

std::vector<std::int64_t> apportion(std::int64_t total, std::span<const std::int64_t> weights) {
    Wide sum = 0;
    for (std::int64_t weight : weights) {
        CHECK(weight >= 0);
        sum += weight;
    }
    CHECK(sum > 0);
    std::vector<std::int64_t> parts;
    parts.reserve(weights.size());
    Wide running = 0;
    std::int64_t given = 0;
    for (std::int64_t weight : weights) {
        running += weight;
        const auto upto = static_cast<std::int64_t>(static_cast<Wide>(total) * running / sum);
        parts.push_back(upto - given);
        given = upto;
    }
    return parts;
}

}  // namespace louyu::demo
