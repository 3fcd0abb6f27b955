#include "matching/road_key.hpp"

#include "matching/address_text.hpp"
#include "matching/house_number.hpp"
#include "matching/location.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

void append_numerals(int value, RoadKey& key) {
    static constexpr View kNumerals = U"〇一二三四五六七八九";
    if (value >= 20) {
        key.push_back(kNumerals[static_cast<std::size_t>(value / 10)]);
    }
    if (value >= 10) {
        key.push_back(U'十');
    }
    if (value % 10 != 0 || value == 0) {
        key.push_back(kNumerals[static_cast<std::size_t>(value % 10)]);
    }
}

}  // namespace

RoadKey road_key_of(View road) {
    RoadKey key;
    for (std::size_t i = 0; i < road.size();) {
        std::size_t digits = 0;
        while (is_plain_digit(at_or_end(road, i + digits))) {
            ++digits;
        }
        if (digits == 1 || digits == 2) {
            append_numerals(read_number(road, i).value, key);
            i += digits;
        } else if (digits > 2) {
            key.append(road.substr(i, digits));
            i += digits;
        } else {
            if (is_ideograph(road[i]) || is_plain_letter(road[i]) || road[i] == U'〇') {
                key.push_back(road[i]);
            }
            ++i;
        }
    }
    return key;
}

NumberKey number_key_of(View number) {
    // A bare 二十一 is a number too, though not in the middle of a text.
    FixedText<char32_t, 22> marked(number.substr(0, 20));
    const bool is_marked = number.find(U'号') != View::npos;
    if (!is_marked) {
        marked.push_back(U'号');
    }
    const HouseNumber house = read_house_number(marked.view(), 0);
    if (house.length == marked.size()) {
        return house.text;
    }
    NumberKey key;
    key.append(number.ends_with(U'号') ? number.substr(0, number.size() - 1) : number);
    return key;
}

}  // namespace louyu::matching
