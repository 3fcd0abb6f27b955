#include "matching/tail.hpp"

#include <algorithm>
#include <string>

#include "matching/char_set.hpp"
#include "matching/floors.hpp"
#include "matching/location.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr std::size_t kGapMax = 2;  // characters between two parts of one tail

bool is_separator(char32_t c) {
    static constexpr CharSet kSeparators(U" ,、/-()的·.:;#。~");
    return kSeparators.has(c);
}

// 二期, 2期, Ⅱ期.
std::size_t read_phase(View text, std::size_t at, LocationTail& tail) {
    const ReadNumber number = read_number(text, at);
    if (number.length == 0 || number.value == 0 || number.value > 20 ||
        at_or_end(text, at + number.length) != U'期') {
        return 0;
    }
    if (number.value >= 10) {
        tail.tower.push_back(U'0' + static_cast<char32_t>(number.value / 10));
    }
    tail.tower.push_back(U'0' + static_cast<char32_t>(number.value % 10));
    tail.tower.push_back(U'期');
    return number.length + 1;
}

// 11纬路 behind a tower is a road, not room 11.
bool begins_road(View text, std::size_t i) {
    static constexpr CharSet kRoads(U"路街道巷纬");
    const View next = text.substr(std::min(i, text.size()), 3);
    return std::any_of(next.begin(), next.end(), [](char32_t c) { return kRoads.has(c); });
}

// Reads one tail part by part; what each step may read depends on what came before.
class TailReader {
  public:
    TailReader(View text, std::size_t at) : text_(text) { tail_.begin = tail_.end = at; }

    LocationTail read() {
        std::size_t i = skip_tail_separators(text_, tail_.begin);
        while (i < text_.size()) {
            const std::size_t length = read_part(i);
            if (length == 0) {
                break;
            }
            tail_.end = i + length;
            i = skip_tail_separators(text_, tail_.end);
        }
        if (i == text_.size() && tail_.end > tail_.begin) {
            tail_.end = i;
        }
        if (tail_.floors.empty() && !told_floors_.empty()) {
            tail_.floors = told_floors_;
            tail_.floor_is_derived = true;
        }
        return tail_;
    }

  private:
    std::size_t read_part(std::size_t i) {
        if (const std::size_t length = read_building_part(i); length > 0) {
            return length;
        }
        const char32_t c = text_[i];
        const bool is_number = is_plain_digit(c) || is_number_character(c);
        if (!is_number && !is_plain_letter(c) && !is_one_of(c, U"地负第-#")) {
            return 0;
        }
        if (const ReadFloors read = read_floors(text_, i); read.length > 0) {
            narrow(i);
            for (const FloorRange& range : read.floors) {
                if (std::find(tail_.floors.begin(), tail_.floors.end(), range) == tail_.floors.end()) {
                    tail_.floors.push_back(range);
                }
            }
            const FloorRange last = read.floors.back();
            floor_ = read.floors.size() == 1 && last.first == last.last && last.first > 0 ? last.first : 0;
            tail_.is_sure = true;
            return read.length;
        }
        return read_rooms(i);
    }

    // Phase and tower stand before floors and rooms.
    std::size_t read_building_part(std::size_t i) {
        if (!tail_.floors.empty() || !tail_.units.empty()) {
            return 0;
        }
        if (const std::size_t phase = tail_.tower.empty() ? read_phase(text_, i, tail_) : 0; phase > 0) {
            tail_.is_sure = true;
            return phase;
        }
        const bool is_phase = !tail_.tower.empty() && tail_.tower.back() == U'期';
        const bool is_list = tower_count_ > 0 && i > 0 && is_one_of(text_[i - 1], U"、,/和及");
        if (!tail_.tower.empty() && !is_phase && !is_list) {
            return 0;
        }
        const ReadTower tower = read_tower(text_, i);
        if (tower.length == 0) {
            return 0;
        }
        if (is_list) {
            tail_.tower.push_back(U'、');
        }
        tail_.tower.append(View(tower.name));
        ++tower_count_;
        tail_.is_sure = true;
        return tower.length;
    }

    std::size_t read_rooms(std::size_t i) {
        const char32_t c = text_[i];
        if (!is_plain_digit(c) && !is_plain_letter(c) && c != U'#') {
            return 0;
        }
        if (const std::size_t letters = read_lettered_rooms(i); letters > 0) {
            return letters;
        }
        const ReadUnits read = read_units(text_, i, floor_);
        const bool is_bare =
            !read.is_marked && read.floors.empty() && tail_.floors.empty() && tail_.tower.empty();
        const bool is_more = !tail_.units.empty() && !read.is_marked;
        const bool is_road = !read.is_marked && begins_road(text_, i + read.length);
        if (read.length == 0 || is_bare || is_more || is_road) {
            return 0;
        }
        for (const UnitRange& unit : read.units) {
            tail_.units.push_back(unit);
        }
        for (const FloorRange& told : read.floors) {
            told_floors_.push_back(told);
        }
        tail_.is_sure = tail_.is_sure || read.is_marked;
        return read.length;
    }

    // 12楼C室, 12层A、B室.
    std::size_t read_lettered_rooms(std::size_t at) {
        if (floor_ == 0 || !is_plain_letter(text_[at])) {
            return 0;
        }
        LocationTail with_letters = tail_;
        for (std::size_t i = at; is_plain_letter(at_or_end(text_, i)); i += 2) {
            UnitText unit;
            for (const char digit : std::to_string(floor_)) {
                unit.push_back(digit);
            }
            unit.push_back(static_cast<char>(text_[i]));
            with_letters.units.push_back({unit, {}});
            const char32_t behind = at_or_end(text_, i + 1);
            if (is_one_of(behind, U"室户房")) {
                tail_ = with_letters;
                return i + 2 - at;
            }
            if (!is_one_of(behind, U"、,/和")) {
                break;
            }
        }
        return 0;
    }

    // 1至18层101内8层808: what stands behind 内 lies in what stands before, and is the place.
    void narrow(std::size_t i) {
        if (i > 0 && text_[i - 1] == U'内' && !tail_.units.empty()) {
            tail_.floors.clear();
            tail_.units.clear();
            told_floors_.clear();
        }
    }

    View text_;
    LocationTail tail_;
    FixedList<FloorRange, 8> told_floors_;
    int tower_count_ = 0;
    int floor_ = 0;  // the one floor named last, which 03室 belongs to
};

// 1203（住所申报）: what follows in brackets is said about the place.
bool ends_before_remark(View text, std::size_t end) {
    end += at_or_end(text, end) == U')' ? 1 : 0;
    return at_or_end(text, end) == U'(' || at_or_end(text, end - 1) == U'(';
}

// Whether it is worth trying to read a tail here: asked for every character, so it looks no further than one
// number.
bool may_start_tail(View text, std::size_t i) {
    static constexpr CharSet kSides(U"东南西北主副辅裙甲乙丙丁塔");
    static constexpr CharSet kBehindSide(U"座塔楼栋幢配裙附房0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    static constexpr CharSet kBehindNumeral(U"层楼座栋幢号期塔#单至到-~、,.F室");
    const char32_t c = text[i];
    if (is_plain_digit(c)) {
        return i == 0 || !is_plain_digit(text[i - 1]);
    }
    if (is_plain_letter(c)) {
        return i == 0 || (!is_plain_letter(text[i - 1]) && !is_plain_digit(text[i - 1]));
    }
    if (is_number_character(c)) {
        const ReadNumber number = read_number(text, i);
        return (i == 0 || !is_number_character(text[i - 1])) &&
               kBehindNumeral.has(at_or_end(text, i + number.length));
    }
    if (kSides.has(c)) {
        return kBehindSide.has(at_or_end(text, i + 1));
    }
    return is_one_of(c, U"负地第#-") && i + 1 < text.size();
}

// -1层 behind a name is a basement, -12层 a hyphen and a floor.
bool is_basement(View text, std::size_t i) {
    if (at_or_end(text, i) != U'-' || (i > 0 && is_plain_digit(text[i - 1]))) {
        return false;
    }
    const ReadFloors read = read_floors(text, i);
    return read.length > 0 && read.floors.front().first >= -4;
}

// A栋 followed by A区: what the first part of the tail left open is taken from the second.
LocationTail joined(const LocationTail& first, const LocationTail& second) {
    LocationTail both = first;
    if (both.tower.empty()) {
        both.tower = second.tower;
    }
    if (both.floors.empty()) {
        both.floors = second.floors;
        both.floor_is_derived = second.floor_is_derived;
    }
    if (both.units.empty()) {
        both.units = second.units;
    }
    both.end = second.end;
    return both;
}

}  // namespace

std::size_t skip_tail_separators(View text, std::size_t i) {
    static constexpr View kFillers[] = {U"整层",   U"全层", U"部分", U"整栋",   U"整幢",   U"全部",
                                        U"自编号", U"自编", U"顶层", U"商铺",   U"门市",   U"网点",
                                        U"公建",   U"铺位", U"底商", U"写字楼", U"写字间", U"办公室",
                                        U"内",     U"及",   U"和",   U"第"};
    static constexpr CharSet kFillerFirsts(U"整全部自顶商门网公铺底写办内及和第");
    for (;;) {
        const bool is_sign = at_or_end(text, i) == U'#' && is_plain_digit(at_or_end(text, i + 1));
        const bool is_below = is_basement(text, i);
        if (i < text.size() && is_separator(text[i]) && !is_sign && !is_below) {
            ++i;
        } else if (const std::size_t filler =
                       kFillerFirsts.has(at_or_end(text, i)) ? any_word(text, i, kFillers) : 0;
                   filler > 0) {
            i += filler;
        } else {
            return i;
        }
    }
}

LocationTail read_tail(View text, std::size_t at) {
    return TailReader(text, at).read();
}

std::optional<LocationTail> find_tail(View text) {
    std::optional<LocationTail> fallback;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_start_tail(text, i)) {
            continue;
        }
        const LocationTail tail = read_tail(text, i);
        const bool is_last = tail.end == text.size() || ends_before_remark(text, tail.end);
        if (tail.end > i && is_last) {
            const bool goes_on =
                fallback && tail.begin >= fallback->end && tail.begin - fallback->end <= kGapMax;
            return goes_on ? joined(*fallback, tail) : tail;
        }
        if (tail.is_sure && !fallback) {
            fallback = tail;
        }
    }
    return fallback;
}

}  // namespace louyu::matching
