#include "matching/address_text.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "base/utf8.hpp"

namespace louyu::matching {
namespace {

constexpr char32_t kDropped = 0;
constexpr char32_t kFirstIdeograph = 0x4E00;
constexpr char32_t kIdeographs = 0x5200;

struct Form {
    char32_t from;
    char32_t to;
};

// Old, printed and bookkeeping forms of what addresses are made of. 陆 and 伍 stay: they are names too
// (陆家嘴).
constexpr std::array kForms{
    Form{U'號', U'号'}, Form{U'樓', U'楼'}, Form{U'層', U'层'}, Form{U'廈', U'厦'}, Form{U'棟', U'栋'},
    Form{U'東', U'东'}, Form{U'門', U'门'}, Form{U'區', U'区'}, Form{U'縣', U'县'}, Form{U'鎮', U'镇'},
    Form{U'鄉', U'乡'}, Form{U'場', U'场'}, Form{U'廣', U'广'}, Form{U'國', U'国'}, Form{U'際', U'际'},
    Form{U'務', U'务'}, Form{U'業', U'业'}, Form{U'華', U'华'}, Form{U'潤', U'润'}, Form{U'匯', U'汇'},
    Form{U'錦', U'锦'}, Form{U'豐', U'丰'}, Form{U'鵬', U'鹏'}, Form{U'單', U'单'}, Form{U'間', U'间'},
    Form{U'園', U'园'}, Form{U'鐵', U'铁'}, Form{U'長', U'长'}, Form{U'陽', U'阳'}, Form{U'瀋', U'沈'},
    Form{U'遼', U'辽'}, Form{U'寧', U'宁'}, Form{U'銀', U'银'}, Form{U'發', U'发'}, Form{U'萬', U'万'},
    Form{U'達', U'达'}, Form{U'財', U'财'}, Form{U'貿', U'贸'}, Form{U'馬', U'马'}, Form{U'緯', U'纬'},
    Form{U'經', U'经'}, Form{U'負', U'负'}, Form{U'與', U'与'}, Form{U'側', U'侧'}, Form{U'衚', U'胡'},
    Form{U'衕', U'同'}, Form{U'髙', U'高'}, Form{U'髮', U'发'}, Form{U'搂', U'楼'}, Form{U'壹', U'一'},
    Form{U'贰', U'二'}, Form{U'貳', U'二'}, Form{U'叁', U'三'}, Form{U'參', U'三'}, Form{U'肆', U'四'},
    Form{U'柒', U'七'}, Form{U'捌', U'八'}, Form{U'玖', U'九'}, Form{U'拾', U'十'},
};

const std::bitset<kIdeographs>& forms_known() {
    static const std::bitset<kIdeographs> known = [] {
        std::bitset<kIdeographs> bits;
        for (const Form& form : kForms) {
            bits.set(form.from - kFirstIdeograph);
        }
        return bits;
    }();
    return known;
}

char32_t usual_ideograph(char32_t c) {
    if (!forms_known()[c - kFirstIdeograph]) {
        return c;
    }
    return std::find_if(kForms.begin(), kForms.end(), [c](const Form& form) { return form.from == c; })->to;
}

char32_t usual_ascii(char32_t c) {
    switch (c) {
        case U'[':
        case U'{':
        case U'<':
            return U'(';
        case U']':
        case U'}':
        case U'>':
            return U')';
        case U'"':
        case U'\'':
        case U'`':
            return kDropped;
        case U'_':
            return U'-';
        default:
            return c >= U'a' && c <= U'z' ? c - (U'a' - U'A') : c < 0x20 || c == 0x7F ? U' ' : c;
    }
}

char32_t usual_mark(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return usual_ascii(c - 0xFEE0);
    }
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500) {
        return U'-';
    }
    if (c == U'〔' || c == U'【' || c == U'《' || c == U'〈' || c == U'「' || c == U'『') {
        return U'(';
    }
    if (c == U'〕' || c == U'】' || c == U'》' || c == U'〉' || c == U'」' || c == U'』') {
        return U')';
    }
    if (c >= 0x2160 && c <= 0x2168) {  // Ⅰ to Ⅸ
        return U'1' + (c - 0x2160);
    }
    if (c >= 0x2460 && c <= 0x2468) {  // ① to ⑨
        return U'1' + (c - 0x2460);
    }
    if (c == U'○' || c == U'◯') {
        return U'〇';
    }
    if (c == U'～' || c == U'〜' || c == U'∼') {
        return U'~';
    }
    if (c == U'•' || c == U'・' || c == U'‧') {
        return U'·';
    }
    const bool is_quote = c >= 0x2018 && c <= 0x201F;
    const bool is_invisible =
        (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
    if (is_quote || is_invisible) {
        return kDropped;
    }
    const bool is_kept = c == U'、' || c == U'。' || c == U'·' || c == U'〇' ||
                         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF);
    return is_kept ? c : U' ';
}

char32_t usual_form(char32_t c) {
    if (c >= kFirstIdeograph && c < kFirstIdeograph + kIdeographs) {
        return usual_ideograph(c);
    }
    return c < 0x80 ? usual_ascii(c) : usual_mark(c);
}

}  // namespace

void AddressText::put(char32_t c) {
    if (space_waits_ && !text_.empty() && !is_ideograph(text_.back()) && !is_ideograph(c)) {
        text_.push_back(U' ');
    }
    space_waits_ = false;
    text_.push_back(c);
}

void AddressText::assign(std::string_view raw) {
    text_.clear();
    is_broken_ = false;
    space_waits_ = false;
    for (std::size_t at = 0; at < raw.size() && !text_.is_cut();) {
        const base::CodePoint read = base::decode_at(raw, at);
        at += read.bytes;
        is_broken_ = is_broken_ || read.value == base::kBrokenCodePoint;
        const char32_t c = usual_form(read.value);
        if (c == U' ') {
            space_waits_ = true;
        } else if (c != kDropped) {
            put(c);
        }
    }
}

}  // namespace louyu::matching
