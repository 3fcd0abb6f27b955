#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/postings.hpp"

namespace louyu::matching {

/// Finds texts within an edit distance of two. A text is cut into three pieces; two edits leave one of them
/// whole, so any look-alike shares a whole piece at nearly the same place. Pieces that very many texts share
/// (科技) are passed over: a text that shares nothing rarer is no look-alike worth a person's time, and the
/// work stays bounded.
class LookAlikes {
  public:
    void add(std::string_view text, std::uint32_t item);
    void seal() { pieces_.seal(); }
    /// Items that share a piece with `text`, each once; the caller measures the distance.
    std::vector<std::uint32_t> suspects(std::string_view text) const;
    std::size_t memory_bytes() const { return pieces_.memory_bytes(); }

  private:
    Postings pieces_;
};

/// How many edits still count as looking alike: one between short texts, two when either is longer.
int look_alike_limit(std::string_view a, std::string_view b);

}  // namespace louyu::matching
