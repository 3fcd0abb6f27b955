#include "matching/house_number.hpp"

#include "matching/location.hpp"

namespace louyu::matching {
namespace {

using View = std::u32string_view;

constexpr View kStems = U"甲乙丙丁";

std::size_t digits_length(View text, std::size_t at) {
    std::size_t i = at;
    while (is_plain_digit(at_or_end(text, i))) {
        ++i;
    }
    return i - at;
}

std::uint32_t value_of(View digits) {
    std::uint32_t value = 0;
    for (const char32_t c : digits) {
        value = value < 100'000'000 ? value * 10 + static_cast<std::uint32_t>(c - U'0') : value;
    }
    return value;
}

// 号 that ends a house number, and not the beginning of 号楼 (a tower) or 号线 (a metro line).
bool is_mark(View text, std::size_t i) {
    return at_or_end(text, i) == U'号' && !is_one_of(at_or_end(text, i + 1), U"楼塔线");
}

// Reads one number and what is joined to it, keeping the place reached.
class HouseReader {
  public:
    HouseReader(View text, std::size_t at) : text_(text), begin_(at), at_(at) {}

    HouseNumber read() {
        const bool has_stem = is_one_of(here(), kStems) && is_plain_digit(at_or_end(text_, at_ + 1));
        const char32_t stem = has_stem ? text_[at_++] : 0;
        if (!read_first()) {
            return {};
        }
        read_joined();
        house_.is_marked = is_mark(text_, at_);
        if (!house_.is_marked && is_one_of(here(), U"层楼室座栋幢房单号#F期米")) {
            return {};
        }
        if (house_.is_marked) {
            ++at_;
            read_behind_mark();
            at_ += here() == U'院' || here() == U'内' ? 1 : 0;
        }
        if (stem != 0) {
            add_branch(stem, stem);
        }
        house_.length = at_ - begin_;
        return house_;
    }

  private:
    char32_t here() const { return at_or_end(text_, at_); }

    bool read_first() {
        if (const std::size_t digits = digits_length(text_, at_); digits > 0) {
            house_.first = house_.last = value_of(text_.substr(at_, digits));
            take(digits);
            return digits <= 6;
        }
        const ReadNumber number = read_number(text_, at_);
        if (number.length == 0 || !is_mark(text_, at_ + number.length)) {
            return false;
        }
        house_.first = house_.last = static_cast<std::uint32_t>(number.value);
        append_value(house_.first);
        at_ += number.length;
        return true;
    }

    // 100-4, 69、71, 100弄3, 12甲, 12A号.
    void read_joined() {
        for (;;) {
            if (is_one_of(here(), kStems)) {
                add_branch(here(), here());
                ++at_;
                take(digits_length(text_, at_));  // 90甲3
            } else if (is_plain_letter(here()) && at_or_end(text_, at_ + 1) == U'号') {
                add_branch(here(), here());
                ++at_;
            }
            const char32_t joint = here();
            if (joint == U'之' && read_door(joint)) {
                return;
            }
            const std::size_t digits = digits_length(text_, at_ + 1);
            if (digits == 0 || !is_one_of(joint, U"-~、/弄巷")) {
                return;
            }
            ++at_;
            join(joint, digits);
        }
    }

    void join(char32_t joint, std::size_t digits) {
        const std::uint32_t value = value_of(text_.substr(at_, digits));
        const bool is_hyphen = joint == U'-' || joint == U'~';
        const bool may_be_range = is_hyphen && house_.last == house_.first && value > house_.first;
        house_.text.push_back(is_hyphen ? U'-' : is_one_of(joint, U"弄巷") ? joint : U'、');
        if (may_be_range) {
            house_.last = value;
        } else if (is_hyphen) {
            house_.branch = U'-';
        }
        take(digits);
    }

    // What stands behind 号 and still belongs to the number: 甲, -1, 附3号, 之一, -344号.
    void read_behind_mark() {
        if (is_one_of(here(), kStems) && !is_one_of(at_or_end(text_, at_ + 1), U"座栋幢楼号")) {
            add_branch(here(), here());
            ++at_;
            return;
        }
        const char32_t joint = here();
        if (joint == U'附' || joint == U'之') {
            read_door(joint);
            return;
        }
        const std::size_t digits = joint == U'-' || joint == U'~' || joint == U'至' || joint == U'、'
                                       ? digits_length(text_, at_ + 1)
                                       : 0;
        const std::size_t behind = at_ + 1 + digits;
        if (digits == 0) {
            return;
        }
        const bool another_number = is_mark(text_, behind);
        const bool sub_number =
            joint == U'-' && digits < 3 && !is_one_of(at_or_end(text_, behind), U"层楼-F座栋幢室");
        if (another_number || sub_number) {
            ++at_;
            join(joint == U'至' ? U'-' : joint, digits);
            at_ += another_number ? 1 : 0;
        }
    }

    // 附3号, 之一: one of several doors.
    bool read_door(char32_t joint) {
        const ReadNumber number = read_number(text_, at_ + 1);
        if (number.length == 0) {
            return false;
        }
        at_ += 1 + number.length;
        add_branch(joint, joint);
        append_value(static_cast<std::uint32_t>(number.value));
        at_ += is_mark(text_, at_) ? 1 : 0;
        return true;
    }

    void add_branch(char32_t branch, char32_t shown) {
        house_.branch = branch;
        house_.text.push_back(shown);
    }

    void take(std::size_t digits) {
        house_.text.append(text_.substr(at_, digits));
        at_ += digits;
    }

    void append_value(std::uint32_t value) {
        if (value >= 10) {
            append_value(value / 10);
        }
        house_.text.push_back(U'0' + value % 10);
    }

    View text_;
    std::size_t begin_;
    std::size_t at_;
    HouseNumber house_;
};

}  // namespace

HouseNumber read_house_number(View text, std::size_t at) {
    return HouseReader(text, at).read();
}

}  // namespace louyu::matching
