#pragma once
#include <bit>
#include <cstdint>
#include <vector>

namespace louyu::matching {

/// Which items bear a key, as a table that grows in place: eight bytes an item and sixteen a key. Keys are
/// hashes that may be shared by chance; the caller compares the texts.
class HashChains {
  public:
    void add(std::uint64_t key, std::uint32_t item) {
        if ((keys_ + 1) * 2 > slots_.size()) {
            grow();
        }
        Slot& slot = slots_[place_of(slots_, key)];
        if (slot.head == kNone) {
            slot.key = key;
            ++keys_;
        }
        links_.push_back({item, slot.head});
        slot.head = static_cast<std::uint32_t>(links_.size() - 1);
    }

    /// Calls take(item), newest first, until it returns false or `most` were taken.
    template <class Take>
    void each(std::uint64_t key, std::size_t most, Take&& take) const {
        if (slots_.empty()) {
            return;
        }
        std::uint32_t at = slots_[place_of(slots_, key)].head;
        for (std::size_t i = 0; at != kNone && i < most; ++i, at = links_[at].next) {
            if (!take(links_[at].item)) {
                return;
            }
        }
    }

    bool has(std::uint64_t key) const {
        return !slots_.empty() && slots_[place_of(slots_, key)].head != kNone;
    }

    std::size_t memory_bytes() const {
        return slots_.capacity() * sizeof(Slot) + links_.capacity() * sizeof(Link);
    }

  private:
    static constexpr std::uint32_t kNone = UINT32_MAX;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t head = kNone;
    };
    struct Link {
        std::uint32_t item;
        std::uint32_t next;
    };

    static std::size_t place_of(const std::vector<Slot>& slots, std::uint64_t key) {
        std::size_t at = key & (slots.size() - 1);
        while (slots[at].head != kNone && slots[at].key != key) {
            at = (at + 1) & (slots.size() - 1);
        }
        return at;
    }

    void grow() {
        std::vector<Slot> larger(std::bit_ceil(slots_.size() * 2 + 16));
        for (const Slot& slot : slots_) {
            if (slot.head != kNone) {
                larger[place_of(larger, slot.key)] = slot;
            }
        }
        slots_ = std::move(larger);
    }

    std::vector<Slot> slots_;
    std::vector<Link> links_;
    std::size_t keys_ = 0;
};

}  // namespace louyu::matching
