#include "matching/address.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "matching/location.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kAddressCharactersMax = 300;
constexpr std::size_t kRoadCharactersMax = 24;

using View = std::u32string_view;

char32_t char_at(View text, std::size_t i) {
    return i < text.size() ? text[i] : U'\0';
}

bool contains(View set, char32_t c) {
    return c != 0 && set.find(c) != View::npos;
}

bool is_ideograph(char32_t c) {
    return c >= 0x3400 && c <= 0x9FFF;
}

// Width, case and spaces settled as in a comparison key, but a space between two digits or letters stays,
// since "100 1203" is two numbers.
std::u32string settled_address(std::string_view raw) {
    const std::string folded = raw.size() <= kAddressCharactersMax
                                   ? base::fold_width(raw)
                                   : base::fold_width(base::truncate(raw.substr(0, 8 * kAddressCharactersMax),
                                                                     kAddressCharactersMax));
    const std::u32string points = base::to_code_points(folded);
    std::u32string out;
    out.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        char32_t c = points[i];
        if (c >= U'a' && c <= U'z') {
            c -= U'a' - U'A';
        } else if (c == U'〔' || c == U'【' || c == U'[' || c == U'{' || c == U'《') {
            c = U'(';
        } else if (c == U'〕' || c == U'】' || c == U']' || c == U'}' || c == U'》') {
            c = U')';
        } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
            c = U'-';
        }
        const bool splits = i + 1 < points.size() && !out.empty() && !is_ideograph(out.back()) &&
                            !is_ideograph(points[i + 1]);
        if (c != U' ' || splits) {
            out.push_back(c);
        }
    }
    return out;
}

// The number of a house: 100, 100-4, 甲12, 12甲, 69、71, 100弄3, 二十一; `length` takes in the 号 behind it.
struct HouseNumber {
    std::u32string text;
    std::size_t length = 0;
    bool is_marked = false;
};

constexpr View kStemMarks = U"甲乙丙丁";

std::size_t digits_length(View text, std::size_t at) {
    std::size_t i = at;
    while (is_plain_digit(char_at(text, i))) {
        ++i;
    }
    return i - at;
}

// 号 that ends a house number, and not the beginning of 号楼 (a tower) or 号线 (a metro line).
bool ends_house_number(View text, std::size_t i) {
    return char_at(text, i) == U'号' && !contains(U"楼塔线", char_at(text, i + 1));
}

HouseNumber read_numerals_house(View text, std::size_t at) {
    const ReadNumber number = read_number(text, at);
    if (number.length == 0 || !ends_house_number(text, at + number.length)) {
        return {};
    }
    return {base::to_code_points(std::to_string(number.value)), number.length + 1, true};
}

HouseNumber read_house_number(View text, std::size_t at) {
    HouseNumber house;
    std::size_t i = at;
    if (contains(kStemMarks, char_at(text, i)) && is_plain_digit(char_at(text, i + 1))) {
        house.text.push_back(text[i++]);
    }
    if (digits_length(text, i) == 0) {
        return read_numerals_house(text, at);
    }
    for (;;) {
        const std::size_t digits = digits_length(text, i);
        house.text.append(text.substr(i, digits));
        i += digits;
        if (contains(kStemMarks, char_at(text, i)) ||
            (is_plain_letter(char_at(text, i)) && char_at(text, i + 1) == U'号')) {
            house.text.push_back(text[i++]);
        }
        const char32_t joint = char_at(text, i);
        if (contains(U"-、/", joint) && digits_length(text, i + 1) > 0) {
            house.text.push_back(joint == U'-' ? U'-' : U'、');
            ++i;
        } else if (contains(U"弄巷", joint) && digits_length(text, i + 1) > 0) {
            house.text.push_back(joint);
            ++i;
        } else {
            break;
        }
    }
    house.is_marked = ends_house_number(text, i);
    if (house.is_marked) {
        ++i;
        if (contains(kStemMarks, char_at(text, i))) {
            house.text.push_back(text[i++]);
        } else if (char_at(text, i) == U'-' && digits_length(text, i + 1) > 0 &&
                   !contains(U"层楼-0123456789F", char_at(text, i + 1 + digits_length(text, i + 1))) &&
                   digits_length(text, i + 1) < 3) {
            const std::size_t digits = digits_length(text, i + 1);
            house.text.append(text.substr(i, digits + 1));
            i += digits + 1;
        }
        i += char_at(text, i) == U'院' || char_at(text, i) == U'内' ? 1 : 0;
    } else if (contains(U"层楼室座栋幢房单号#F", char_at(text, i))) {
        return {};
    }
    house.length = i - at;
    return house;
}

struct Road {
    std::size_t begin = 0;
    std::size_t end = 0;  // behind the road's name
    HouseNumber house;
    bool found() const { return end > begin; }
};

bool is_road_end(View text, std::size_t i) {
    const char32_t c = text[i];
    return contains(U"路街道巷弄里村屯", c) || (c == U'同' && i > 0 && text[i - 1] == U'胡');
}

// Without a number behind them, 铁路 and 公路 rather begin the name of a firm or a building.
bool is_no_road(View text, std::size_t begin, std::size_t i) {
    static constexpr View kWords[] = {U"铁路", U"公路", U"道路", U"管道", U"频道", U"渠道"};
    const View front = text.substr(begin, i + 1 - begin);
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&](View word) { return front.ends_with(word); });
}

// A road is sure when a number follows it; 东段 and the like may stand between. Without any number, the first
// long name that ends in 路, 街 or 大道 is taken.
Road find_road(View text, std::size_t from) {
    const std::size_t end = std::min(text.size(), from + 3 * kRoadCharactersMax);
    Road fallback;
    for (std::size_t i = from + 1; i < end; ++i) {
        if (!is_road_end(text, i) || text.substr(0, i + 1).ends_with(U"街道")) {
            continue;
        }
        std::size_t after = i + 1;
        if (contains(U"东西南北中一二三四五六", char_at(text, after)) && char_at(text, after + 1) == U'段') {
            after += 2;
        }
        const std::size_t number_at = after + (char_at(text, after) == U' ' ? 1 : 0);
        HouseNumber house = read_house_number(text, number_at);
        if (house.length > 0) {
            house.length += number_at - after;
            return Road{from, after, std::move(house)};
        }
        const bool is_sure_end = contains(U"路街", text[i]) || (text[i] == U'道' && text[i - 1] == U'大');
        const bool goes_on = contains(U"口站桥局办商路街道巷弄里", char_at(text, i + 1));
        if (!fallback.found() && is_sure_end && !goes_on && i - from >= 2 && !is_no_road(text, from, i)) {
            fallback = Road{from, i + 1, {}};
        }
    }
    return fallback;
}

bool ends_with_one(View text, std::initializer_list<View> words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return text.ends_with(word); });
}

// Where the road's name begins, or without a road the building's: behind regions the caller did not name,
// communities and the like. A park before a road is not part of its name, but may be of a building's.
std::size_t name_begin(View text, std::size_t from, std::size_t end, bool is_road) {
    // 开发区大道 is a road's whole name.
    const View last_two = text.substr(0, end).substr(end >= 2 ? end - 2 : 0);
    const std::size_t name_min = last_two == U"大道" || last_two == U"大街" || last_two == U"马路" ? 3 : 2;
    std::size_t begin = from;
    for (std::size_t i = from + 1; i + name_min < end; ++i) {
        if (is_road && contains(U"(),、;", text[i])) {
            begin = i + 1;
        }
        if (!contains(U"区会道处园地", text[i])) {
            continue;
        }
        const View front = text.substr(from, i + 1 - from);
        const bool is_end = ends_with_one(front, {U"社区", U"居委会", U"村委会", U"街道办事处", U"街道",
                                                  U"开发区", U"高新区", U"园区"}) ||
                            (is_road && ends_with_one(front, {U"工业园", U"产业园", U"科技园", U"基地"}));
        begin = is_end ? i + 1 : begin;
    }
    for (std::size_t i = begin + 1; i + name_min < end; ++i) {
        if (contains(U"省市区县旗镇乡", text[i]) && text[i + 1] != U'府') {
            begin = i + 1;
            ++i;
        }
    }
    return begin;
}

std::string utf8_of(View text) {
    return base::from_code_points(text);
}

bool is_edge(char32_t c) {
    return contains(U" ,，、。.()-:：;；·/", c);
}

View stripped(View text) {
    while (!text.empty() && is_edge(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_edge(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::size_t ideographs_in(View text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_ideograph));
}

// 中段, 北侧, 以北, 与某路交叉口 say where on the road, and name no building.
bool is_bearing(View piece) {
    const bool starts_so =
        contains(U"东西南北中两一二三四五六", piece[0]) && contains(U"段侧首端", char_at(piece, 1));
    const bool relative = piece[0] == U'以' && contains(U"东西南北", char_at(piece, 1));
    return starts_so || relative || piece[0] == U'与' || piece.ends_with(U"交叉口") ||
           piece.ends_with(U"交汇处");
}

// What stands outside brackets is the building, what stands inside is another name for it; alone, it is the
// name.
void take_names(View text, AddressParts& parts) {
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t cut = std::min(text.find_first_of(U"()，,;；", i), text.size());
        const View piece = stripped(text.substr(i, cut - i));
        if (piece.size() >= 2 && ideographs_in(piece) >= 1 && !is_bearing(piece)) {
            if (parts.building.empty()) {
                parts.building = utf8_of(piece);
            } else if (parts.alias.empty()) {
                parts.alias = utf8_of(piece);
            } else {
                parts.rest += utf8_of(piece);
            }
        } else if (!piece.empty()) {
            parts.rest += utf8_of(piece);
        }
        i = cut + 1;
    }
}

void take_tail(View text, AddressParts& parts) {
    const auto tail = find_tail(text);
    if (!tail) {
        take_names(text, parts);
        return;
    }
    take_names(text.substr(0, tail->begin), parts);
    parts.tower = utf8_of(tail->tower);
    parts.floor_first = tail->floor_first;
    parts.floor_last = tail->floor_last;
    parts.floor_is_derived = tail->floor_is_derived;
    parts.unit = utf8_of(tail->unit);
    const View behind = stripped(text.substr(tail->end));
    const bool in_brackets = tail->end < text.size() && text[tail->end] == U'(';
    if (in_brackets && parts.building.empty()) {
        take_names(behind, parts);
    } else {
        parts.rest += utf8_of(behind);
    }
}

}  // namespace

AddressParts parse_address(std::string_view raw, const RegionNames& regions) {
    AddressParts parts;
    const std::u32string settled = settled_address(raw);
    const View text = settled;
    const RegionPrefix prefix = regions.read(text);
    std::size_t at = prefix.length;
    if (prefix.region >= 0) {
        parts.region_code = regions.at(prefix.region).code;
        parts.region_level = prefix.level;
    }
    while (at < text.size() && is_edge(text[at])) {
        ++at;
    }
    if (const Road road = find_road(text, at); road.found()) {
        const std::size_t begin = name_begin(text, at, road.end, true);
        parts.road = utf8_of(stripped(text.substr(begin, road.end - begin)));
        parts.number = utf8_of(road.house.text);
        at = road.end + road.house.length;
    } else {
        at = name_begin(text, at, std::min(text.size(), at + kRoadCharactersMax), false);
    }
    take_tail(text.substr(std::min(at, text.size())), parts);
    return parts;
}

std::string road_key(std::string_view road) {
    static constexpr View kNumerals = U"〇一二三四五六七八九";
    const std::u32string points = base::to_code_points(base::comparison_key(road));
    std::u32string key;
    for (std::size_t i = 0; i < points.size();) {
        const std::size_t digits = digits_length(points, i);
        if (digits == 0 || digits > 2) {
            key.append(points, i, std::max<std::size_t>(digits, 1));
            i += std::max<std::size_t>(digits, 1);
            continue;
        }
        const int value = read_number(points, i).value;
        if (value >= 20) {
            key.push_back(kNumerals[static_cast<std::size_t>(value / 10)]);
        }
        if (value >= 10) {
            key.push_back(U'十');
        }
        if (value % 10 != 0 || value == 0) {
            key.push_back(kNumerals[static_cast<std::size_t>(value % 10)]);
        }
        i += digits;
    }
    return utf8_of(key);
}

std::string number_key(std::string_view number) {
    std::u32string points = settled_address(number);
    if (points.ends_with(U'号')) {
        points.pop_back();
    }
    const ReadNumber read = read_number(points, 0);
    if (read.length > 0 && read.length == points.size()) {
        return std::to_string(read.value);
    }
    return utf8_of(points);
}

}  // namespace louyu::matching
