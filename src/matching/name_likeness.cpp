#include "matching/name_likeness.hpp"

#include <algorithm>
#include <array>
#include <atomic>

#include "base/text.hpp"
#include "matching/postings.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr std::size_t kLengthMax = 48;
constexpr std::size_t kLeftOutMax = 4;

std::size_t edits(View a, View b) {
    std::array<std::size_t, kLengthMax + 1> row;
    if (a.size() > kLengthMax || b.size() > kLengthMax) {
        return kLengthMax;
    }
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t best =
                std::min({diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U), row[j] + 1, row[j - 1] + 1});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b.size()];
}

// The sound of a character as a number that is never 0. Telling it takes the room's slowest call, so it is
// kept.
std::uint32_t sound_of(char32_t c) {
    constexpr char32_t kFirst = 0x4E00;
    constexpr std::size_t kCount = 0x5200;
    static std::array<std::atomic<std::uint32_t>, kCount> known{};
    if (c < kFirst || c >= kFirst + kCount) {
        return c;
    }
    std::atomic<std::uint32_t>& sound = known[c - kFirst];
    if (sound.load(std::memory_order_relaxed) == 0) {
        const std::string pinyin = base::pinyin(base::from_code_points(View(&c, 1)));
        sound.store(static_cast<std::uint32_t>(text_hash(pinyin)) | 1U, std::memory_order_relaxed);
    }
    return sound.load(std::memory_order_relaxed);
}

bool sounds_alike(char32_t a, char32_t b) {
    return sound_of(a) == sound_of(b);
}

bool is_subsequence(View part, View whole) {
    std::size_t i = 0;
    for (const char32_t c : whole) {
        i += i < part.size() && part[i] == c ? 1 : 0;
    }
    return i == part.size();
}

// Where two texts begin to differ.
std::size_t common_front(View a, View b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

bool is_short_form(View said, View known, View known_stem) {
    if (said.size() < 2 || said.size() >= known.size()) {
        return false;
    }
    const bool is_front = known.starts_with(said) && (said.size() >= known_stem.size() || said.size() >= 3);
    const bool leaves_out = said.size() >= 4 && known.size() - said.size() <= kLeftOutMax &&
                            said[0] == known[0] && said[1] == known[1] && said.back() == known.back() &&
                            is_subsequence(said, known);
    // 国际贸易中心 for 沈阳国际贸易中心.
    const bool leaves_place = said.size() >= 4 && known.size() - said.size() <= 3 && known.ends_with(said);
    return said == known_stem || is_front || leaves_out || leaves_place;
}

bool is_slip(View said, View known) {
    if (known.size() < 4) {
        return false;
    }
    const std::size_t front = common_front(said, known);
    if (said.size() == known.size()) {
        const bool swapped = front + 1 < said.size() && said[front] == known[front + 1] &&
                             said[front + 1] == known[front] &&
                             said.substr(front + 2) == known.substr(front + 2);
        const bool replaced = front < said.size() && said.substr(front + 1) == known.substr(front + 1);
        return swapped || (replaced && sounds_alike(said[front], known[front]));
    }
    if (said.size() + 1 == known.size()) {
        return said.size() >= 4 && said.substr(front) == known.substr(front + 1);
    }
    const bool doubled = said.size() == known.size() + 1 && front > 0 && said[front - 1] == said[front];
    return doubled && said.substr(front + 1) == known.substr(front);
}

bool is_alike(View said, View known) {
    const std::size_t length = std::max(said.size(), known.size());
    const std::size_t limit = length <= 4 ? 1 : 2;
    return std::min(said.size(), known.size()) + limit >= length && edits(said, known) <= limit;
}

}  // namespace louyu::matching
