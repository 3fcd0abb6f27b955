#include "matching/address_reading.hpp"

#include <algorithm>
#include <array>

#include "matching/char_set.hpp"
#include "matching/location.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr std::size_t kRoadCharactersMax = 24;

bool is_in(View set, char32_t c) {
    return is_one_of(c, set);
}

struct Road {
    std::size_t begin = 0;
    std::size_t end = 0;  // behind the road's name
    HouseNumber house;
    bool found() const { return end > begin; }
};

bool is_road_end(View text, std::size_t i) {
    const char32_t c = text[i];
    static constexpr CharSet kEnds(U"路街道巷弄里村屯");
    return kEnds.has(c) || (c == U'同' && i > 0 && text[i - 1] == U'胡');
}

// Without a number behind them, 铁路 and 公路 rather begin the name of a firm or a building.
bool is_no_road(View text, std::size_t begin, std::size_t i) {
    static constexpr View kWords[] = {U"铁路", U"公路", U"道路", U"管道", U"频道", U"渠道"};
    const View front = text.substr(begin, i + 1 - begin);
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&](View word) { return front.ends_with(word); });
}

// 南屏大道西30号, 丰收路（东）14号: a side between road and number belongs to the road's name.
std::size_t behind_side(View text, std::size_t i) {
    const bool in_brackets = at_or_end(text, i) == U'(';
    std::size_t end = i + (in_brackets ? 1 : 0);
    if (!is_in(U"东西南北中", at_or_end(text, end))) {
        return i;
    }
    ++end;
    end += in_brackets && at_or_end(text, end) == U'段' ? 1 : 0;
    if (in_brackets && at_or_end(text, end++) != U')') {
        return i;
    }
    return read_house_number(text, end).length > 0 ? end : i;
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
        if (is_in(U"东西南北中一二三四五六", at_or_end(text, after)) && at_or_end(text, after + 1) == U'段') {
            after += 2;
        } else {
            after = behind_side(text, after);
        }
        const std::size_t number_at = after + (at_or_end(text, after) == U' ' ? 1 : 0);
        HouseNumber house = read_house_number(text, number_at);
        if (house.length > 0) {
            house.length += number_at - after;
            return Road{from, after, std::move(house)};
        }
        const bool is_sure_end = is_in(U"路街", text[i]) || (text[i] == U'道' && text[i - 1] == U'大');
        const bool goes_on = is_in(U"口站桥局办商路街道巷弄里", at_or_end(text, i + 1));
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
    static constexpr CharSet kPlaceEnds(U"区会道处园地");
    static constexpr CharSet kRegionEnds(U"省市区县旗镇乡");
    std::size_t begin = from;
    for (std::size_t i = from + 1; i + name_min < end; ++i) {
        const bool is_side = text[i] == U'(' && i + 4 >= end;  // 丰收路（东）
        if (is_road && !is_side && is_in(U"(),、;", text[i])) {
            begin = i + 1;
        }
        if (!kPlaceEnds.has(text[i])) {
            continue;
        }
        const View front = text.substr(from, i + 1 - from);
        const bool is_end = ends_with_one(front, {U"社区", U"居委会", U"村委会", U"街道办事处", U"街道",
                                                  U"开发区", U"高新区", U"园区"}) ||
                            (is_road && ends_with_one(front, {U"工业园", U"产业园", U"科技园", U"基地"}));
        begin = is_end ? i + 1 : begin;
    }
    for (std::size_t i = begin + 1; i + name_min < end; ++i) {
        // 工业区, 园区 and 小区 without a road behind them are the place itself.
        const bool is_estate = !is_road && text[i] == U'区' && is_in(U"业园小厂", text[i - 1]);
        if (!is_estate && kRegionEnds.has(text[i]) && text[i + 1] != U'府') {
            begin = i + 1;
            ++i;
        }
    }
    return begin;
}

bool is_edge(char32_t c) {
    static constexpr CharSet kEdges(U" ,、。.()-:;·/~");
    return kEdges.has(c);
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
        is_in(U"东西南北中两一二三四五六", piece[0]) && is_in(U"段侧首端", at_or_end(piece, 1));
    const bool relative = piece[0] == U'以' && is_in(U"东西南北", at_or_end(piece, 1));
    return starts_so || relative || piece[0] == U'与' || piece.ends_with(U"交叉口") ||
           piece.ends_with(U"交汇处");
}

// The road behind 与, 和 or 、 at a crossing, and where the crossing's wording ends; empty when there is
// none.
View crossing_road(View text, std::size_t at, std::size_t& end) {
    static constexpr View kJoints[] = {U"与", U"和", U"、", U"-", U"/", U"及"};
    static constexpr View kEnds[] = {U"交叉路口", U"交叉口", U"交汇处", U"交会处",
                                     U"路口",     U"交口",   U"交叉处", U"相交处"};
    const std::size_t joint = any_word(text, at, kJoints);
    for (std::size_t i = at + joint + 1; joint > 0 && i < text.size() && i < at + kRoadCharactersMax; ++i) {
        const std::size_t wording = any_word(text, i, kEnds);
        if (wording > 0) {
            end = i + wording;
            // 青年大街与文化路交叉口 as well as 青年大街与文化路口
            const bool cut_road = text[i] == U'路' && !is_in(U"路街道巷", text[i - 1]);
            return text.substr(at + joint, i + (cut_road ? 1 : 0) - at - joint);
        }
    }
    return {};
}

// Free-trade zones write the country and the zone around the region: 中国（安徽）自由贸易试验区芜湖片区.
RegionPrefix read_region(View text, const RegionNames& regions) {
    constexpr View kZone = U"自由贸易试验区";
    constexpr std::size_t kPartMax = 8;
    const std::size_t country = starts_at(text, 0, U"中国") ? 2 : 0;
    std::size_t at = country + (country > 0 && at_or_end(text, country) == U'(' ? 1 : 0);
    RegionPrefix region = regions.read(text.substr(at));
    if (country == 0 || region.length == 0) {
        return regions.read(text);
    }
    at += region.length;
    at += at_or_end(text, at) == U')' ? 1 : 0;
    if (starts_at(text, at, kZone)) {
        at += kZone.size();
        const std::size_t part = text.substr(at, kPartMax).find(U"片区");
        at += part == View::npos ? 0 : part + 2;
    }
    const RegionPrefix below = regions.read(text.substr(at));
    const bool is_deeper = below.region >= 0 && region.region >= 0 &&
                           regions.at(below.region).code.starts_with(regions.at(region.region).code);
    region = is_deeper ? below : region;
    region.length = at + (is_deeper ? below.length : 0);
    return region;
}

}  // namespace

bool is_address_edge(char32_t c) {
    return is_edge(c);
}

bool is_noise(View piece) {
    // Wording about the registration, in whatever words around it.
    static constexpr View kRemarks[] = {U"集群注册", U"集群登记", U"集中办公", U"托管",     U"住所申报",
                                        U"自主申报", U"经营场所", U"一照多址", U"一址多照", U"仅限办公",
                                        U"仅供办公", U"办公用途", U"办公使用", U"工位",     U"卡位",
                                        U"席位",     U"商务秘书", U"秘书公司", U"注册地址", U"办公地址",
                                        U"住改商",   U"承诺",     U"租赁",     U"不含"};
    // Words that are a place only with a name before them (盛高写字楼).
    static constexpr View kPlain[] = {U"自编", U"院内",   U"部分",   U"整层",   U"双号",   U"单号",   U"临时",
                                      U"室内", U"商铺",   U"门市",   U"网点",   U"公建",   U"门面",   U"临街",
                                      U"底商", U"写字间", U"写字楼", U"办公楼", U"商务楼", U"办公室", U"前台",
                                      U"楼上", U"楼下",   U"房间",   U"自有"};
    static constexpr CharSet kFirsts(U"集托住自经一仅办工卡席商秘注承租不");
    constexpr std::size_t kAroundMax = 8;
    const std::size_t ideographs = ideographs_in(piece);
    if (ideographs < 2) {
        return true;
    }
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const std::size_t word = kFirsts.has(piece[i]) ? any_word(piece, i, kRemarks) : 0;
        if (word > 0 && ideographs <= word + kAroundMax) {
            return true;
        }
    }
    const std::size_t word = any_word(piece, 0, kPlain);
    return word > 0 && ideographs <= word;
}

AddressReading::AddressReading(std::string_view raw, const RegionNames& regions) : text(raw) {
    const View all = text.view();
    region = read_region(all, regions);
    std::size_t at = region.length;
    while (at < all.size() && is_edge(all[at])) {
        ++at;
    }
    region_end = at;
    read_road(at);
    read_behind_number();
    read_wording();
}

void AddressReading::read_road(std::size_t from) {
    const View all = text.view();
    if (const Road found = find_road(all, from); found.found()) {
        const std::size_t begin = name_begin(all, from, found.end, true);
        const bool has_side = all[found.end - 1] == U')';  // 丰收路（东）
        road = stripped(all.substr(begin, found.end - begin));
        road = has_side ? View(road.data(), road.size() + 1) : road;
        house = found.house;
        road_end = found.end;
        names_begin = found.end + found.house.length;
        std::size_t crossing_end = 0;
        crossing = crossing_road(all, names_begin, crossing_end);
        names_begin = crossing.empty() ? names_begin : crossing_end;
    } else {
        const std::size_t brackets = std::min(all.find(U'(', from), all.size());
        names_begin = name_begin(all, from, std::min(brackets, from + kRoadCharactersMax), false);
    }
    names_begin = std::min(names_begin, all.size());
}

// What stands outside brackets is the building, what stands inside is another name for it; alone, it is the
// name.
void AddressReading::read_names(View names) {
    for (std::size_t i = 0; i < names.size();) {
        const std::size_t end = std::min(names.find_first_of(U"(),;", i), names.size());
        const View piece = stripped(names.substr(i, end - i));
        const bool in_brackets = i > 0 && names[i - 1] == U'(';
        if (in_brackets && piece.size() >= 3 && (piece[0] == U'原' || piece[0] == U'旧')) {
            former = stripped(piece.substr(piece.starts_with(U"原名") ? 2 : 1));
        } else if (piece.size() >= 2 && ideographs_in(piece) >= 1 && !is_bearing(piece) && !is_noise(piece)) {
            if (building.empty()) {
                building = piece;
            } else if (alias.empty()) {
                alias = piece;
            } else {
                keep_rest(piece);
            }
        } else if (!piece.empty() && is_bearing(piece)) {
            bearing = piece;
        } else if (piece.size() < 2 || !is_noise(piece)) {
            keep_rest(piece);
        }
        i = end + 1;
    }
}

void AddressReading::read_behind_number() {
    // A number without a road (开发区14号) is a house's, not a room's.
    if (const HouseNumber number = read_house_number(text.view(), names_begin);
        road.empty() && number.is_marked) {
        house = number;
        names_begin += number.length;
    }
    const View behind_number = text.view().substr(names_begin);
    const auto found = find_tail(behind_number);
    if (!found) {
        read_names(behind_number);
        return;
    }
    tail = *found;
    tail.begin += names_begin;
    tail.end += names_begin;
    read_names(behind_number.substr(0, found->begin));
    const View behind = text.view().substr(tail.end);
    const bool in_brackets = !behind.empty() && behind[0] == U'(';
    if (in_brackets && building.empty()) {
        read_names(behind);
    } else if (const View left = stripped(behind);
               !left.empty() && (ideographs_in(left) < 2 || !is_noise(left))) {
        keep_rest(left);
    }
}

void AddressReading::read_wording() {
    static constexpr View kHotDesk[] = {U"集群",     U"工位",     U"卡位",     U"席位",
                                        U"托管",     U"商务秘书", U"秘书公司", U"秘书服务",
                                        U"虚拟地址", U"一址多照", U"集中办公", U"众创空间"};
    static constexpr View kParcel[] = {U"地块", U"宗地", U"地号", U"号地", U"地段号"};
    static constexpr CharSet kFirsts(U"集工卡席托商秘虚一众地宗号");
    const View all = text.view();
    for (std::size_t i = region.length; i < all.size(); ++i) {
        if (kFirsts.has(all[i])) {
            is_hot_desk = is_hot_desk || any_word(all, i, kHotDesk) > 0;
            is_parcel = is_parcel || any_word(all, i, kParcel) > 0;
        }
    }
}

void AddressReading::keep_rest(View piece) {
    if (!piece.empty() && rest_count < std::size(rest)) {
        rest[rest_count++] = piece;
    }
}

}  // namespace louyu::matching
