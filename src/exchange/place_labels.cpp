#include "exchange/place_labels.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"

namespace louyu::exchange {

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
    const std::string key = base::comparison_key(label);
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

std::string floor_key(std::string_view label) {
    if (const std::optional<std::int64_t> number = floor_number(label)) {
        return fmt::format("#{}", *number);
    }
    return base::comparison_key(label);
}

std::string room_key(std::string_view label) {
    const std::string key = base::comparison_key(label);
    std::string_view rest = key;
    for (const std::string_view suffix : {"号房间", "号房", "房间", "室", "房", "号"}) {
        if (rest.size() > suffix.size() && strip_suffix(rest, suffix)) {
            break;
        }
    }
    return std::string(rest);
}

}  // namespace louyu::exchange
