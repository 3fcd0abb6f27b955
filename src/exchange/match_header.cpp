#include <algorithm>
#include <span>
#include <unordered_map>

#include "base/text.hpp"
#include "exchange/detect.hpp"

// One header cell against the columns of a kind. All comparisons are between base::comparison_key texts: no
// spaces, upper case, half width.
namespace louyu::exchange {

namespace {

using Words = std::initializer_list<std::string_view>;

/// Columns about another time or about a change: their figures are never this period's (上年同期/增值税).
constexpr std::string_view kOtherFigures[] = {"上年", "去年", "同期", "同比", "环比", "增减",   "增长",
                                              "增幅", "增速", "占比", "比重", "预算", "完成率", "排名"};
/// A last header row that only says which figure of the group above it is.
constexpr std::string_view kGenericParts[] = {"合计",     "小计",   "金额",   "数额",   "税额",
                                              "总额",     "本月",   "本期",   "当月",   "累计",
                                              "本年累计", "实缴额", "本月数", "累计数", "数值"};

bool holds_any(std::string_view key, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

bool is_one_of(std::string_view key, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), key) != words.end();
}

bool take_prefix(std::string_view& key, Words prefixes) {
    for (const std::string_view prefix : prefixes) {
        if (key.size() > prefix.size() && key.starts_with(prefix)) {
            key.remove_prefix(prefix.size());
            return true;
        }
    }
    return false;
}

bool take_suffix(std::string_view& key, Words suffixes) {
    for (const std::string_view suffix : suffixes) {
        if (key.size() > suffix.size() && key.ends_with(suffix)) {
            key.remove_suffix(suffix.size());
            return true;
        }
    }
    return false;
}

constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/// Length of a number in digits or Chinese numerals with which the key begins.
std::size_t numeral_length(std::string_view key) {
    std::size_t length = 0;
    while (length < key.size()) {
        if (key[length] >= '0' && key[length] <= '9') {
            ++length;
            continue;
        }
        const auto* const numeral =
            std::find_if(std::begin(kNumerals), std::end(kNumerals),
                         [&](std::string_view n) { return key.substr(length).starts_with(n); });
        if (numeral == std::end(kNumerals)) {
            break;
        }
        length += numeral->size();
    }
    return length;
}

/// 1、 1. （一） 一、 before the words of a header.
bool take_numbering(std::string_view& key) {
    const bool in_brackets = key.starts_with('(');
    const std::string_view inner = key.substr(in_brackets ? 1 : 0);
    const std::size_t length = numeral_length(inner);
    if (length == 0) {
        return false;
    }
    std::string_view rest = inner.substr(length);
    const bool closed = in_brackets ? take_prefix(rest, {")"}) : take_prefix(rest, {"、", ".", ")"});
    key = closed ? rest : key;
    return closed;
}

bool take_decoration(std::string_view& key) {
    return take_prefix(key, {"*", "★", "☆", "▲", "●", "#", "※", "其中:", "其中",
                             "求和项:", "计数项:", "平均值项:"}) ||
           take_suffix(key, {"*", ":", "▼"}) || take_numbering(key);
}

bool take_bracket(std::string_view& key) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}}) {
        const std::size_t at = key.ends_with(close) ? key.rfind(open) : std::string_view::npos;
        if (at != std::string_view::npos && at > 0) {
            key = key.substr(0, at);
            return true;
        }
    }
    return false;
}

/// Length of 2020年, 2020年1-6月, 1至6月 at the beginning.
std::size_t period_prefix_length(std::string_view key) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t digits = key.find_first_not_of("0123456789-~", at);
        if (digits == std::string_view::npos || digits == at) {
            break;
        }
        std::string_view rest = key.substr(digits);
        const std::size_t before = rest.size();
        if (take_prefix(rest, {"年度", "年", "月份", "月"})) {
            at = end = digits + before - rest.size();
        } else if (take_prefix(rest, {"至", "—", "–"})) {
            at = digits + before - rest.size();
        } else {
            break;
        }
    }
    return end;
}

bool take_period_words(std::string_view& key) {
    if (take_prefix(key, {"本年累计", "本年度累计", "年初至今", "累计", "本月", "当月", "本期", "本年",
                          "当年", "全年"}) ||
        take_suffix(key, {"本年累计", "本年度累计", "累计数", "累计", "本月数", "本月", "本期数", "当月"})) {
        return true;
    }
    const std::size_t length = period_prefix_length(key);
    key.remove_prefix(length < key.size() ? length : 0);
    return length > 0;
}

/// 建筑面积㎡, 税额:万元; a lone 元 is no sign, 单元 ends with it.
bool take_unit_suffix(std::string_view& key) {
    const bool taken = take_suffix(key, {"万M2", "万平方米", "万平米", "平方米", "平米", "M2", "百万元",
                                         "万元", "千元", "亿元", "/元", ":元", "-元"});
    if (taken) {
        take_suffix(key, {"/", ":", "-", "单位"});
    }
    return taken;
}

/// The unit in one of the brackets at the end, or written directly behind the name.
UnitMark unit_of_key(std::string_view key) {
    for (std::string_view whole = key; take_bracket(key); whole = key) {
        const UnitMark mark = recognise_unit(whole.substr(key.size()));
        if (mark.any()) {
            return mark;
        }
    }
    const std::string_view whole = key;
    take_unit_suffix(key);
    std::string_view suffix = whole.substr(key.size());
    take_prefix(suffix, {"/", ":", "-"});
    take_prefix(suffix, {"单位"});
    return recognise_unit(suffix);
}

bool says_cumulative(std::string_view key) {
    return key.find("累计") != std::string_view::npos || key.find("年初至今") != std::string_view::npos ||
           key.find("1-") == 0 || key.find("1至") != std::string_view::npos ||
           key.find("年1-") != std::string_view::npos;
}

}  // namespace

struct HeaderMatcher::Keys {
    struct Entry {
        int column = -1;
        std::string_view how;
    };
    std::unordered_map<std::string, Entry> given;
    std::unordered_map<std::string, Entry> known;

    void add(std::unordered_map<std::string, Entry>& keys, std::string_view header, int column,
             std::string_view how) {
        keys.try_emplace(base::comparison_key(header), Entry{column, how});
    }
    const Entry* find(std::string_view key) const {
        const auto found = known.find(std::string(key));
        return found == known.end() ? nullptr : &found->second;
    }
    const Entry* find_stripped(std::string_view key) const;
    const Entry* find_parts(const std::vector<std::string>& keys) const;
};

/// The key as it is, then without what is written around a name: numbering, brackets, units, periods.
const HeaderMatcher::Keys::Entry* HeaderMatcher::Keys::find_stripped(std::string_view key) const {
    const Entry* found = find(key);
    while (found == nullptr) {
        const bool shorter =
            take_decoration(key) || take_bracket(key) || take_unit_suffix(key) || take_period_words(key);
        if (!shorter) {
            return nullptr;
        }
        found = find(key);
    }
    return found;
}

const HeaderMatcher::Keys::Entry* HeaderMatcher::Keys::find_parts(
    const std::vector<std::string>& keys) const {
    const std::string whole = base::join(keys, "");
    if (const Entry* found = find(whole)) {
        return found;
    }
    if (holds_any(whole, kOtherFigures)) {
        return nullptr;
    }
    const bool has_group = keys.size() > 1;
    const std::string& last = keys.back();
    const bool last_is_generic =
        has_group && (is_one_of(last, kGenericParts) || recognise_unit(last).any() || says_cumulative(last));
    if (last_is_generic) {
        const Entry* of_group = find_parts(std::vector<std::string>(keys.begin(), keys.end() - 1));
        if (of_group != nullptr) {
            return of_group;
        }
    }
    if (const Entry* found = find_stripped(whole)) {
        return found;
    }
    return has_group ? find_stripped(last) : nullptr;
}

HeaderMatcher::HeaderMatcher(const Kind& kind, const ReadOptions& options) : keys_(std::make_unique<Keys>()) {
    for (const auto& [header, column] : options.mapping) {
        keys_->add(keys_->given, header, kind.index_of(column), "given");
    }
    for (const auto& [header, column] : options.learnt) {
        keys_->add(keys_->given, header, kind.index_of(column), "learnt");
    }
    for (const bool labels : {true, false}) {
        for (std::size_t i = 0; i < kind.columns.size(); ++i) {
            const KindColumn& column = kind.columns[i];
            const int index = static_cast<int>(i);
            if (labels) {
                keys_->add(keys_->known, column.label, index, "label");
                continue;
            }
            keys_->add(keys_->known, column.name, index, "synonym");
            for (const auto* synonyms : {&column.synonyms, &column.field->synonyms}) {
                for (const std::string_view synonym : *synonyms) {
                    keys_->add(keys_->known, synonym, index, "synonym");
                }
            }
        }
    }
    // Labels of the fields come last: 名称 of another entity must not take the place of a synonym.
    for (std::size_t i = 0; i < kind.columns.size(); ++i) {
        keys_->add(keys_->known, kind.columns[i].field->label, static_cast<int>(i), "synonym");
    }
}

HeaderMatcher::~HeaderMatcher() = default;

HeaderMatch HeaderMatcher::match(const std::vector<std::string>& parts) const {
    HeaderMatch match;
    std::vector<std::string> keys;
    for (const std::string& part : parts) {
        std::string key = base::comparison_key(part);
        if (!key.empty() && (keys.empty() || keys.back() != key)) {
            keys.push_back(std::move(key));
        }
    }
    if (keys.empty()) {
        return match;
    }
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        match.unit = match.unit.any() ? match.unit : unit_of_key(*key);
        match.unit = match.unit.any() ? match.unit : recognise_unit(*key);
        match.is_cumulative = match.is_cumulative || says_cumulative(*key);
    }
    for (const std::string& wanted : {base::join(keys, "/"), keys.back()}) {
        const auto given = keys_->given.find(wanted);
        if (given != keys_->given.end()) {
            match.column = given->second.column;
            match.how = given->second.how;
            match.is_ignored = match.column < 0;
            return match;
        }
    }
    if (const auto* found = keys_->find_parts(keys)) {
        match.column = found->column;
        match.how = found->how;
    }
    return match;
}

}  // namespace louyu::exchange
