#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace louyu::matching {

inline std::uint64_t text_hash(std::string_view text) {
    std::uint64_t hash = 1469598103934665603ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash ^ (hash >> 32);
}

/// Which items bear a key: eight bytes a posting, sorted by hash, with a table of the leading bits so that a
/// look-up touches two places in memory. A hash may be shared by chance; the caller compares the texts.
class Postings {
  public:
    void add(std::uint64_t hash, std::uint32_t item) { entries_.push_back(hash << 32 | item); }

    void seal() {
        std::sort(entries_.begin(), entries_.end());
        entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
        entries_.shrink_to_fit();
        bits_ = 0;
        while ((std::size_t{1} << bits_) < entries_.size() / 2 && bits_ < 24) {
            ++bits_;
        }
        starts_.assign((std::size_t{1} << bits_) + 1, 0);
        for (const std::uint64_t entry : entries_) {
            ++starts_[bucket_of(entry) + 1];
        }
        for (std::size_t i = 1; i < starts_.size(); ++i) {
            starts_[i] += starts_[i - 1];
        }
    }

    /// The postings of a key; item_of() tells each one's item.
    std::span<const std::uint64_t> find(std::uint64_t hash) const {
        const std::uint64_t key = hash << 32;
        const std::size_t bucket = bucket_of(key);
        const auto begin = entries_.begin() + starts_[bucket];
        const auto end = entries_.begin() + starts_[bucket + 1];
        const auto first = std::lower_bound(begin, end, key);
        const auto last = std::upper_bound(first, end, key | 0xFFFFFFFFULL);
        return {first, last};
    }

    static std::uint32_t item_of(std::uint64_t entry) { return static_cast<std::uint32_t>(entry); }

    std::size_t memory_bytes() const {
        return entries_.capacity() * sizeof(std::uint64_t) + starts_.capacity() * sizeof(std::uint32_t);
    }

  private:
    std::size_t bucket_of(std::uint64_t entry) const {
        return bits_ == 0 ? 0 : static_cast<std::size_t>(entry >> (64 - bits_));
    }

    std::vector<std::uint64_t> entries_;
    std::vector<std::uint32_t> starts_ = {0, 0};
    int bits_ = 0;
};

}  // namespace louyu::matching
