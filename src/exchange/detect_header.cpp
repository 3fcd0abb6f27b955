#include <algorithm>

#include "base/text.hpp"
#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kHeaderHeightMax = 3;
constexpr int kHitWeight = 10;
constexpr int kRequiredWeight = 30;
constexpr int kDuplicateWeight = 4;

std::string_view head_cell(const HeadRow& row, std::size_t column) {
    return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view{};
}

/// Whether a header block has text in this column below one of its rows.
bool has_text_below(const std::vector<HeadRow>& head, std::size_t row, std::size_t last, std::size_t column) {
    for (std::size_t below = row + 1; below <= last; ++below) {
        if (!base::is_blank(head_cell(head[below], column))) {
            return true;
        }
    }
    return false;
}

/// The texts of one column from top to bottom. A group above several columns is written over the first of
/// them only, so an empty cell takes the text to its left if both stand over further text.
std::vector<std::string> header_parts(const std::vector<HeadRow>& head, std::size_t first, std::size_t last,
                                      std::size_t column) {
    std::vector<std::string> parts;
    for (std::size_t row = first; row <= last; ++row) {
        std::size_t from = column;
        if (row < last && has_text_below(head, row, last, column)) {
            while (from > 0 && base::is_blank(head_cell(head[row], from))) {
                --from;
            }
            from = has_text_below(head, row, last, from) ? from : column;
        }
        std::string text = base::fold_width(head_cell(head[row], from));
        if (!text.empty() && (parts.empty() || parts.back() != text)) {
            parts.push_back(std::move(text));
        }
    }
    return parts;
}

int score_of(const Kind& kind, const std::vector<HeaderColumn>& columns) {
    std::vector<int> hits(kind.columns.size());
    int score = 0;
    for (const HeaderColumn& column : columns) {
        if (column.match.column < 0) {
            continue;
        }
        const auto index = static_cast<std::size_t>(column.match.column);
        const KindColumn& known = kind.columns[index];
        if (hits[index]++ == 0) {
            score += known.required ? kRequiredWeight : kHitWeight;
        } else if (!known.adds) {
            score -= kDuplicateWeight;
        }
    }
    return score;
}

HeaderFit fit_rows(const HeaderMatcher& matcher, const Kind& kind, const std::vector<HeadRow>& head,
                   std::pair<std::size_t, std::size_t> rows) {
    HeaderFit fit{.score = 0, .first = rows.first, .last = rows.second, .columns = {}};
    std::size_t width = 0;
    for (std::size_t row = rows.first; row <= rows.second; ++row) {
        width = std::max(width, head[row].cells.size());
    }
    for (std::size_t column = 0; column < width; ++column) {
        const std::vector<std::string> parts = header_parts(head, rows.first, rows.second, column);
        if (!parts.empty()) {
            fit.columns.push_back({static_cast<int>(column), base::join(parts, "/"), matcher.match(parts)});
        }
    }
    fit.score = score_of(kind, fit.columns);
    return fit;
}

/// A row below the header that only numbers the columns: 甲 乙 1 2 3, (1) (2).
bool numbers_columns(const HeadRow& row) {
    constexpr std::string_view kStems[] = {"甲", "乙", "丙", "丁", "戊", "己", "栏次", "列次", "序号"};
    int expected = 0;
    for (const std::string& cell : row.cells) {
        const std::string key = base::comparison_key(cell);
        if (key.empty() || std::find(std::begin(kStems), std::end(kStems), key) != std::end(kStems)) {
            continue;
        }
        ++expected;
        if (key != std::to_string(expected) && key != "(" + std::to_string(expected) + ")") {
            return false;
        }
    }
    return expected > 1;
}

}  // namespace

HeaderFit fit_header(const HeaderMatcher& matcher, const Kind& kind, const std::vector<HeadRow>& head) {
    HeaderFit best;
    for (std::size_t height = 1; height <= kHeaderHeightMax; ++height) {
        for (std::size_t first = 0; first + height <= head.size(); ++first) {
            HeaderFit fit = fit_rows(matcher, kind, head, {first, first + height - 1});
            if (fit.score > best.score) {
                best = std::move(fit);
            }
        }
    }
    const auto used = std::count_if(best.columns.begin(), best.columns.end(),
                                    [](const HeaderColumn& column) { return column.match.column >= 0; });
    const bool has_required =
        std::any_of(best.columns.begin(), best.columns.end(), [&](const HeaderColumn& column) {
            return column.match.column >= 0 &&
                   kind.columns[static_cast<std::size_t>(column.match.column)].required;
        });
    const bool is_enough = used >= 2 || (used == 1 && best.columns.size() <= 2);
    if (!is_enough || !has_required) {
        return {};
    }
    if (best.last + 1 < head.size() && numbers_columns(head[best.last + 1])) {
        ++best.last;
    }
    return best;
}

}  // namespace louyu::exchange
