#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace louyu::demo {

/// SplitMix64. Our own, since the standard's distributions differ between libraries and the same seed must
/// write the same files everywhere.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// A stream of its own for each subject and number, so that adding a draw in one place moves no other.
    Random(std::uint64_t seed, std::string_view subject, std::uint64_t number = 0) : state_(seed) {
        for (char c : subject) {
            state_ = state_ * 1099511628211ULL + static_cast<unsigned char>(c);
        }
        state_ += (number + 1) * 0xd1342543de82ef95ULL;
        next();
    }

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 … bound-1; bound must be above 0.
    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>((next() >> 11) % static_cast<std::uint64_t>(bound));
    }
    /// first … last, both included.
    std::int64_t between(std::int64_t first, std::int64_t last) { return first + below(last - first + 1); }
    int number(int first, int last) { return static_cast<int>(between(first, last)); }
    bool chance(int per_mille) { return below(1000) < per_mille; }

    template <class Items>
    const auto& pick(const Items& items) {
        return items[static_cast<std::size_t>(below(static_cast<std::int64_t>(std::size(items))))];
    }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<std::int64_t>(i)))]);
        }
    }

  private:
    std::uint64_t state_;
};

/// Parts of `total` in proportion to `weights`; they add to the total to the last unit. Weights must not be
/// negative and not all zero.
std::vector<std::int64_t> apportion(std::int64_t total, std::span<const std::int64_t> weights);
/// The same into `parts`, which has the length of the weights.
void apportion_into(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> parts);

}  // namespace louyu::demo
