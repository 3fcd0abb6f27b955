#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace louyu::base {
namespace {

constexpr char32_t kFirstIdeograph = 0x3400;
constexpr char32_t kLastIdeograph = 0x9FFF;

// One reading for each common ideograph, made once. The transliterator itself is slow to load, slow to run
// and keeps a lock; a table of two bytes a character answers in nanoseconds from any thread.
class Readings {
  public:
    Readings() : index_(kLastIdeograph - kFirstIdeograph + 1, 0), syllables_(1) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> latin(
            icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        CHECK(U_SUCCESS(status));
        // A line for each character, so that no reading is chosen by its neighbour.
        icu::UnicodeString all;
        for (char32_t c = kFirstIdeograph; c <= kLastIdeograph; ++c) {
            all.append(static_cast<UChar32>(c)).append(u'\n');
        }
        latin->transliterate(all);
        std::string lines;
        all.toUTF8String(lines);
        std::unordered_map<std::string, std::uint16_t> known;
        char32_t c = kFirstIdeograph;
        for (const std::string& line : split(lines, '\n')) {
            if (c <= kLastIdeograph) {
                add(c++, line, known);
            }
        }
    }

    /// The reading, or empty when the character has none.
    std::string_view of(char32_t c) const {
        if (c < kFirstIdeograph || c > kLastIdeograph) {
            return {};
        }
        return syllables_[index_[c - kFirstIdeograph]];
    }

  private:
    void add(char32_t c, std::string_view line, std::unordered_map<std::string, std::uint16_t>& known) {
        const std::string reading = trim(line);
        const bool is_syllable =
            !reading.empty() && reading.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        if (!is_syllable) {
            return;
        }
        const auto [found, is_new] =
            known.try_emplace(reading, static_cast<std::uint16_t>(syllables_.size()));
        if (is_new) {
            syllables_.push_back(reading);
        }
        index_[c - kFirstIdeograph] = found->second;
    }

    std::vector<std::uint16_t> index_;
    std::vector<std::string> syllables_;
};

const Readings& readings() {
    static const Readings instance;
    return instance;
}

// Words in which a character is read otherwise than alone, as they occur in names of places, buildings and
// firms.
struct Phrase {
    std::string_view text;
    std::string_view first;
    std::string_view second;
};

constexpr Phrase kPhrases[] = {
    {"大厦", "da", "sha"},      {"商厦", "shang", "sha"},  {"广厦", "guang", "sha"},
    {"厦门", "xia", "men"},     {"重庆", "chong", "qing"}, {"银行", "yin", "hang"},
    {"支行", "zhi", "hang"},    {"分行", "fen", "hang"},   {"总行", "zong", "hang"},
    {"行业", "hang", "ye"},     {"商行", "shang", "hang"}, {"洋行", "yang", "hang"},
    {"长春", "chang", "chun"},  {"长沙", "chang", "sha"},  {"长江", "chang", "jiang"},
    {"长城", "chang", "cheng"}, {"长白", "chang", "bai"},  {"会计", "kuai", "ji"},
    {"音乐", "yin", "yue"},     {"朝阳", "chao", "yang"},  {"沈阳", "shen", "yang"},
    {"成都", "cheng", "du"},    {"首都", "shou", "du"},    {"都市", "du", "shi"},
    {"重工", "zhong", "gong"},  {"重机", "zhong", "ji"},   {"调度", "diao", "du"},
    {"调查", "diao", "cha"},    {"传媒", "chuan", "mei"},  {"宝藏", "bao", "zang"},
    {"西藏", "xi", "zang"},     {"番禺", "pan", "yu"},     {"东莞", "dong", "guan"},
    {"蚌埠", "beng", "bu"},     {"台州", "tai", "zhou"},   {"六安", "lu", "an"},
    {"乐清", "yue", "qing"},    {"铅山", "yan", "shan"},   {"单县", "shan", "xian"},
    {"莘庄", "xin", "zhuang"},
};

const Phrase* phrase_at(std::string_view text, std::size_t position) {
    for (const Phrase& phrase : kPhrases) {
        if (text.substr(position).starts_with(phrase.text)) {
            return &phrase;
        }
    }
    return nullptr;
}

bool is_left_out(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// Calls `word` with each syllable and `other` with each other character in lower case.
template <class Word, class Other>
void read_aloud(std::string_view utf8, Word word, Other other) {
    for (std::size_t i = 0; i < utf8.size();) {
        const CodePoint c = decode_at(utf8, i);
        if (const Phrase* phrase = c.bytes == 3 ? phrase_at(utf8, i) : nullptr) {
            word(phrase->first);
            word(phrase->second);
            i += phrase->text.size();
            continue;
        }
        const std::string_view reading = readings().of(c.value);
        if (!reading.empty()) {
            word(reading);
        } else if (!is_left_out(c.value)) {
            other(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
        }
        i += c.bytes;
    }
}

}  // namespace

std::string pinyin(std::string_view utf8) {
    std::string out;
    read_aloud(
        utf8, [&](std::string_view syllable) { out.append(syllable); },
        [&](char32_t c) { append_utf8(out, c); });
    return out;
}

std::string pinyin_initials(std::string_view utf8) {
    std::string out;
    read_aloud(
        utf8, [&](std::string_view syllable) { out.push_back(syllable[0]); },
        [&](char32_t c) { append_utf8(out, c); });
    return out;
}

}  // namespace louyu::base
