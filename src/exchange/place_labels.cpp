#include "exchange/place_labels.hpp"

#include "base/text.hpp"

namespace louyu::exchange {

namespace {

bool strip_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) {
        return false;
    }
    text.remove_suffix(suffix.size());
    return true;
}

}  // namespace

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
