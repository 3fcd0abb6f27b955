#include "base/floor_label.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "base/text.hpp"

namespace louyu::base {

namespace {

constexpr std::array<std::string_view, 10> kFloorNumerals = {"一", "二", "三", "四", "五",
                                                             "六", "七", "八", "九", "十"};

bool strip_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

bool strip_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) {
        return false;
    }
    text.remove_suffix(suffix.size());
    return true;
}

/// 0 when the text does not begin with one.
std::int64_t take_numeral(std::string_view& text) {
    for (std::size_t i = 0; i < kFloorNumerals.size(); ++i) {
        if (strip_prefix(text, kFloorNumerals[i])) {
            return static_cast<std::int64_t>(i + 1);
        }
    }
    return 0;
}

/// 三, 十, 十二, 二十, 二十三, or digits.
std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault == std::errc() && end == text.data() + text.size() && number > 0) {
        return number;
    }
    const std::int64_t first = take_numeral(text);
    if (first == 0) {
        return std::nullopt;
    }
    if (text.empty()) {
        return first;
    }
    const bool tens_follow = first < 10 && strip_prefix(text, "十");
    const std::int64_t tens = first == 10 ? 10 : first * 10;
    if (first < 10 && !tens_follow) {
        return std::nullopt;
    }
    const std::int64_t ones = text.empty() ? 0 : take_numeral(text);
    return text.empty() && ones < 10 ? std::optional(tens + ones) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> floor_number(std::string_view label) {
    const std::string key = comparison_key(label);
    std::string_view rest = key;
    bool is_below = false;
    for (const std::string_view below : {"地下第", "地下", "负", "B", "-"}) {
        if (strip_prefix(rest, below)) {
            is_below = true;
            break;
        }
    }
    strip_prefix(rest, "第");
    for (const std::string_view suffix : {"楼层", "层", "楼", "F"}) {
        if (strip_suffix(rest, suffix)) {
            break;
        }
    }
    if (const std::optional<std::int64_t> number = number_of(rest)) {
        return is_below ? -*number : *number;
    }
    return std::nullopt;
}

namespace {

constexpr std::string_view kListMarks[] = {"、", ",", ";", "/", "+", "和", "及"};
constexpr std::string_view kRangeMarks[] = {"-", "~", "—", "–", "〜", "至", "到"};
constexpr std::size_t kFloorsMost = 250;

/// The parts between any of `marks`.
std::vector<std::string_view> parts_between(std::string_view text, std::span<const std::string_view> marks) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::find_if(marks.begin(), marks.end(), [&](std::string_view one) {
            return text.substr(at).starts_with(one);
        });
        if (mark == marks.end()) {
            ++at;
            continue;
        }
        parts.push_back(text.substr(begin, at - begin));
        at += mark->size();
        begin = at;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

/// First and last floor of 5-8层, -2--1 or 3层.
std::optional<std::pair<std::int64_t, std::int64_t>> floor_range(std::string_view part) {
    if (const std::optional<std::int64_t> one = floor_number(part)) {
        return std::pair(*one, *one);
    }
    for (std::size_t at = 1; at < part.size(); ++at) {
        for (const std::string_view mark : kRangeMarks) {
            if (!part.substr(at).starts_with(mark)) {
                continue;
            }
            const std::optional<std::int64_t> first = floor_number(part.substr(0, at));
            const std::optional<std::int64_t> last = floor_number(part.substr(at + mark.size()));
            if (first && last) {
                return std::pair(std::min(*first, *last), std::max(*first, *last));
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::int64_t> floor_numbers(std::string_view label) {
    const std::string key = comparison_key(label);
    std::vector<std::int64_t> floors;
    for (const std::string_view part : parts_between(key, kListMarks)) {
        const auto range = floor_range(part);
        if (!range || range->second - range->first > static_cast<std::int64_t>(kFloorsMost)) {
            return {};
        }
        for (std::int64_t floor = range->first; floor <= range->second; ++floor) {
            if (floor != 0) {  // B1 lies right below the first
                floors.push_back(floor);
            }
        }
    }
    std::sort(floors.begin(), floors.end());
    floors.erase(std::unique(floors.begin(), floors.end()), floors.end());
    return floors.size() > kFloorsMost ? std::vector<std::int64_t>() : floors;
}

}  // namespace louyu::base
