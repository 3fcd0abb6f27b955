#include <algorithm>

#include "base/text.hpp"
#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

struct UnitWord {
    std::string_view key;  // as base::comparison_key prints it: ㎡ and m² are M2
    bool is_money;
    int shift;
};

constexpr UnitWord kUnitWords[] = {
    {"元", true, 0},        {"人民币元", true, 0}, {"元角分", true, 0},     {"百元", true, 2},
    {"千元", true, 3},      {"万元", true, 4},     {"人民币万元", true, 4}, {"百万元", true, 6},
    {"千万元", true, 7},    {"亿元", true, 8},     {"M2", false, 0},        {"㎡", false, 0},
    {"平方米", false, 0},   {"平米", false, 0},    {"平方", false, 0},      {"万M2", false, 4},
    {"万平方米", false, 4}, {"万平米", false, 4},  {"万平", false, 4},      {"公顷", false, 4},
};

bool ends_unit_list(std::string_view rest) {
    if (rest.empty()) {
        return true;
    }
    constexpr std::string_view kEnds[] = {" ", ",", ";", "/", ")", "、", "。", "，", "；", "】", "〕", "]"};
    return std::any_of(std::begin(kEnds), std::end(kEnds),
                       [&](std::string_view end) { return rest.starts_with(end); });
}

/// The longest unit with which `text` begins, if nothing else is written on behind it.
const UnitWord* leading_unit(std::string_view text) {
    const UnitWord* best = nullptr;
    for (const UnitWord& word : kUnitWords) {
        const bool fits = text.starts_with(word.key) && ends_unit_list(text.substr(word.key.size()));
        if (fits && (best == nullptr || word.key.size() > best->key.size())) {
            best = &word;
        }
    }
    return best;
}

void add_unit(UnitMark& mark, const UnitWord& word) {
    std::optional<int>& shift = word.is_money ? mark.money_shift : mark.area_shift;
    shift = shift ? shift : word.shift;
}

std::string upper_folded(std::string_view text) {
    std::string folded = base::fold_width(text);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    // “m ²” is how ㎡ comes out of some programs.
    for (std::size_t at = folded.find("M 2"); at != std::string::npos; at = folded.find("M 2", at)) {
        folded.erase(at + 1, 1);
    }
    return folded;
}

}  // namespace

UnitMark find_title_units(std::string_view title) {
    const std::string folded = upper_folded(title);
    constexpr std::string_view kSign = "单位";
    UnitMark mark;
    for (std::size_t at = folded.find(kSign); at != std::string::npos; at = folded.find(kSign, at + 1)) {
        std::string_view rest = std::string_view(folded).substr(at + kSign.size());
        const std::size_t start = rest.find_first_not_of(" :");
        if (start == std::string_view::npos || start == 0) {
            continue;
        }
        rest.remove_prefix(start);
        while (const UnitWord* word = leading_unit(rest)) {
            add_unit(mark, *word);
            rest.remove_prefix(word->key.size());
            for (const std::string_view separator : {"、", ",", "/", "，"}) {
                if (rest.starts_with(separator)) {
                    rest.remove_prefix(separator.size());
                    break;
                }
            }
        }
    }
    return mark;
}

UnitMark recognise_unit(std::string_view text) {
    UnitMark mark;
    const std::string folded = base::comparison_key(text);
    std::string_view key = folded;
    if (key.starts_with("(") && key.ends_with(")")) {
        key = key.substr(1, key.size() - 2);
    }
    for (const std::string_view prefix : {"单位:", "计量单位:", "金额单位:"}) {
        if (key.starts_with(prefix)) {
            key.remove_prefix(prefix.size());
        }
    }
    const UnitWord* word = leading_unit(key);
    if (word != nullptr && word->key.size() == key.size()) {
        add_unit(mark, *word);
    } else if (key.find('/') != std::string_view::npos) {
        const dictionary::Code* rate = dictionary::code_list("rent_unit").recognise(key);
        mark.rent_unit = rate == nullptr ? std::string_view{} : rate->code;
    }
    return mark;
}

}  // namespace louyu::exchange
