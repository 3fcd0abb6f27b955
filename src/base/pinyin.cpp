#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <atomic>
#include <memory>
#include <mutex>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace louyu::base {
namespace {

constexpr char32_t kFirstIdeograph = 0x3400;
constexpr char32_t kLastIdeograph = 0x9FFF;

// Words in which a character is read otherwise than alone, as they occur in names of places, buildings and
// firms.
struct Phrase {
    std::string_view text;
    std::string_view first;
    std::string_view second;
};

constexpr Phrase kPhrases[] = {
    {"大厦", "da", "sha"},    {"商厦", "shang", "sha"},   {"厦门", "xia", "men"},   {"重庆", "chong", "qing"},
    {"银行", "yin", "hang"},  {"支行", "zhi", "hang"},    {"分行", "fen", "hang"},  {"总行", "zong", "hang"},
    {"行业", "hang", "ye"},   {"商行", "shang", "hang"},  {"洋行", "yang", "hang"}, {"会计", "kuai", "ji"},
    {"音乐", "yin", "yue"},   {"西藏", "xi", "zang"},     {"宝藏", "bao", "zang"},  {"番禺", "pan", "yu"},
    {"东莞", "dong", "guan"}, {"蚌埠", "beng", "bu"},     {"台州", "tai", "zhou"},  {"六安", "lu", "an"},
    {"乐清", "yue", "qing"},  {"铅山", "yan", "shan"},    {"单县", "shan", "xian"}, {"莘庄", "xin", "zhuang"},
    {"调度", "diao", "du"},   {"调查", "diao", "cha"},    {"调解", "tiao", "jie"},  {"楼长", "lou", "zhang"},
    {"街长", "jie", "zhang"}, {"成长", "cheng", "zhang"}, {"参茸", "shen", "rong"}, {"人参", "ren", "shen"},
    {"省会", "sheng", "hui"}, {"朝夕", "zhao", "xi"},     {"堡子", "pu", "zi"},
};

// Characters whose most frequent reading is that of a particle or a verb, while in names it is this one.
struct Reading {
    char32_t character;
    std::string_view syllable;
};

constexpr Reading kInNames[] = {
    {U'地', "di"}, {U'都', "du"}, {U'长', "chang"}, {U'埔', "pu"}, {U'谁', "shui"}};

// One reading for each common ideograph, asked for once. The transliterator is slow (some 12 µs a character)
// and keeps a lock, so its answers are kept in a table of two bytes a character, which any thread reads
// without waiting.
class Readings {
  public:
    Readings() : index_(kLastIdeograph - kFirstIdeograph + 1) {
        for (const Phrase& phrase : kPhrases) {
            index_[decode_at(phrase.text, 0).value - kFirstIdeograph] = kStartsPhrase;
        }
        for (const Reading& reading : kInNames) {
            index_[reading.character - kFirstIdeograph] |= number_of(std::string(reading.syllable));
        }
    }

    /// The reading, or empty when the character has none.
    std::string_view of(char32_t c) {
        if (c < kFirstIdeograph || c > kLastIdeograph) {
            return {};
        }
        std::uint16_t entry = index_[c - kFirstIdeograph].load(std::memory_order_acquire);
        if ((entry & kNumberMask) == 0) {
            entry = learn(c);
        }
        return syllables_[entry & kNumberMask];
    }

    /// The phrase that stands at the beginning of `text`, whose first character is `c`, or nullptr.
    const Phrase* phrase_of(char32_t c, std::string_view text) const {
        if (c < kFirstIdeograph || c > kLastIdeograph ||
            (index_[c - kFirstIdeograph].load(std::memory_order_relaxed) & kStartsPhrase) == 0) {
            return nullptr;
        }
        const auto found = std::find_if(std::begin(kPhrases), std::end(kPhrases),
                                        [&](const Phrase& phrase) { return text.starts_with(phrase.text); });
        return found == std::end(kPhrases) ? nullptr : found;
    }

  private:
    static constexpr std::uint16_t kStartsPhrase = 0x8000;
    static constexpr std::uint16_t kNumberMask = 0x7FFF;
    static constexpr std::uint16_t kNone = 1;  // the number of the empty syllable; 0 is "not asked yet"
    static constexpr std::size_t kSyllablesMax = 1024;

    std::uint16_t learn(char32_t c) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const std::uint16_t number = number_of(ask(c));
        const auto entry = static_cast<std::uint16_t>(index_[c - kFirstIdeograph].load() | number);
        index_[c - kFirstIdeograph].store(entry, std::memory_order_release);
        return entry;
    }

    std::string ask(char32_t c) {
        if (!latin_) {
            UErrorCode status = U_ZERO_ERROR;
            latin_.reset(
                icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
            CHECK(U_SUCCESS(status));
        }
        icu::UnicodeString text(static_cast<UChar32>(c));
        latin_->transliterate(text);
        std::string reading;
        text.toUTF8String(reading);
        const bool is_syllable = reading.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        return is_syllable ? reading : std::string();
    }

    std::uint16_t number_of(const std::string& reading) {
        if (reading.empty()) {
            return kNone;
        }
        const auto [found, is_new] =
            numbers_.try_emplace(reading, static_cast<std::uint16_t>(numbers_.size() + 2));
        if (is_new) {
            CHECK(found->second < kSyllablesMax);
            syllables_[found->second] = reading;
        }
        return found->second;
    }

    std::mutex mutex_;
    std::unique_ptr<icu::Transliterator> latin_;
    std::unordered_map<std::string, std::uint16_t> numbers_;
    std::array<std::string, kSyllablesMax> syllables_;
    std::vector<std::atomic<std::uint16_t>> index_;
};

Readings& readings() {
    static Readings instance;
    return instance;
}

bool is_left_out(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// Calls `word` with each syllable and `other` with each other character in lower case.
template <class Word, class Other>
void read_aloud(std::string_view utf8, Word word, Other other) {
    for (std::size_t i = 0; i < utf8.size();) {
        const CodePoint c = decode_at(utf8, i);
        if (const Phrase* phrase = readings().phrase_of(c.value, utf8.substr(i))) {
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
