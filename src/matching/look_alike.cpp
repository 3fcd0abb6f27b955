#include "matching/look_alike.hpp"

#include "base/text.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kPieces = 3;
constexpr std::size_t kEditsMax = 2;
constexpr std::size_t kLengthMin = 3;
constexpr std::size_t kSharedByMax = 400;
constexpr std::size_t kSuspectsMax = 4000;

// Where piece `piece` of a text of `length` characters begins.
std::size_t piece_begin(std::size_t length, std::size_t piece) {
    return length * piece / kPieces;
}

std::uint64_t piece_hash(std::u32string_view text, std::size_t length, std::size_t piece) {
    std::uint64_t hash = 1469598103934665603ULL + length * 31 + piece;
    for (const char32_t c : text) {
        hash = (hash ^ c) * 1099511628211ULL;
    }
    return hash ^ (hash >> 32);
}

std::size_t distance(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

}  // namespace

void LookAlikes::add(std::string_view text, std::uint32_t item) {
    const std::u32string points = base::to_code_points(text);
    if (points.size() < kLengthMin) {
        return;
    }
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
        const std::size_t begin = piece_begin(points.size(), piece);
        const std::size_t end = piece_begin(points.size(), piece + 1);
        pieces_.add(piece_hash(std::u32string_view(points).substr(begin, end - begin), points.size(), piece),
                    item);
    }
}

std::vector<std::uint32_t> LookAlikes::suspects(std::string_view text) const {
    const std::u32string points = base::to_code_points(text);
    std::vector<std::uint32_t> found;
    const std::size_t shortest =
        points.size() > kLengthMin + kEditsMax ? points.size() - kEditsMax : kLengthMin;
    for (std::size_t length = shortest; length <= points.size() + kEditsMax; ++length) {
        for (std::size_t piece = 0; piece < kPieces; ++piece) {
            const std::size_t begin = piece_begin(length, piece);
            const std::size_t size = piece_begin(length, piece + 1) - begin;
            for (std::size_t at = begin > kEditsMax ? begin - kEditsMax : 0;
                 at + size <= points.size() && distance(at, begin) <= kEditsMax; ++at) {
                const auto sharing =
                    pieces_.find(piece_hash(std::u32string_view(points).substr(at, size), length, piece));
                if (sharing.size() > kSharedByMax || found.size() > kSuspectsMax) {
                    continue;
                }
                for (const std::uint64_t entry : sharing) {
                    found.push_back(Postings::item_of(entry));
                }
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

int look_alike_limit(std::string_view a, std::string_view b) {
    return std::max(base::length(a), base::length(b)) <= 4 ? 1 : 2;
}

}  // namespace louyu::matching
