#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace louyu::exchange {

/// Keeps many short texts at places that do not move, without an allocation each.
class TextArena {
  public:
    std::string_view keep(std::string_view text) {
        if (text.empty()) {
            return {};
        }
        if (used_ + text.size() > size_) {
            size_ = std::max(kPieceBytes, text.size());
            pieces_.push_back(std::make_unique<char[]>(size_));
            used_ = 0;
        }
        char* const place = pieces_.back().get() + used_;
        std::memcpy(place, text.data(), text.size());
        used_ += text.size();
        return {place, text.size()};
    }

  private:
    static constexpr std::size_t kPieceBytes = 1 << 18;
    std::vector<std::unique_ptr<char[]>> pieces_;
    std::size_t size_ = 0;
    std::size_t used_ = 0;
};

}  // namespace louyu::exchange
