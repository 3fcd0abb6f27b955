#include "base/error.hpp"
#include "demo/random.hpp"

namespace louyu::demo {

namespace {
__extension__ typedef __int128 Wide;
}

void apportion_into(std::int64_t total, std::span<const std::int64_t> weights,
                    std::span<std::int64_t> parts) {
    CHECK(parts.size() == weights.size());
    Wide sum = 0;
    for (std::int64_t weight : weights) {
        CHECK(weight >= 0);
        sum += weight;
    }
    CHECK(sum > 0);
    Wide running = 0;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        running += weights[i];
        const Wide product = static_cast<Wide>(total) * running;
        // Mostly the product fits 64 bits, whose division is many times faster.
        const bool fits = product <= INT64_MAX && product >= INT64_MIN && sum <= INT64_MAX;
        const auto upto = fits ? static_cast<std::int64_t>(product) / static_cast<std::int64_t>(sum)
                               : static_cast<std::int64_t>(product / sum);
        parts[i] = upto - given;
        given = upto;
    }
}

std::vector<std::int64_t> apportion(std::int64_t total, std::span<const std::int64_t> weights) {
    std::vector<std::int64_t> parts(weights.size());
    apportion_into(total, weights, parts);
    return parts;
}

}  // namespace louyu::demo
