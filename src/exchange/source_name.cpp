#include "exchange/source_name.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kNameLengthMin = 4;

/// Words that end the name of an office.
constexpr std::array<std::string_view, 7> kEndings = {"税务所",     "分局",       "税务局", "监管局",
                                                      "监督管理局", "行政审批局", "财政局"};
/// What stands before the name of an office in a title, besides digits and signs.
constexpr std::array<std::string_view, 20> kBefore = {
    "年",       "月",       "日",       "份",       "度",     "号",   "来源",
    "填报单位", "报送单位", "上半年",   "下半年",   "全年",   "累计", "第一季度",
    "第二季度", "第三季度", "第四季度", "前三季度", "一季度", "关于"};

bool is_sign(char c) {
    return std::string_view("_-()[]/\\ 0123456789.,:;~+&").find(c) != std::string_view::npos;
}

/// 国家税务总局沈阳市和平区税务局2020年6月….csv → 国家税务总局沈阳市和平区税务局; empty when no office is
/// named.
std::string office_in(std::string_view text) {
    const std::string folded = base::fold_width(text);
    std::size_t end = 0;
    for (const std::string_view ending : kEndings) {
        const std::size_t at = folded.rfind(ending);
        if (at != std::string::npos) {
            end = std::max(end, at + ending.size());
        }
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < end; ++i) {
        if (is_sign(folded[i])) {
            begin = i + 1;
        }
    }
    std::string_view name = std::string_view(folded).substr(begin, end - begin);
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view before : kBefore) {
            if (name.starts_with(before)) {
                name.remove_prefix(before.size());
                found = true;
            }
        }
    }
    return base::length(name) >= kNameLengthMin ? std::string(name) : std::string();
}

const std::string* same_office(std::string_view name, const std::vector<std::string>& known) {
    const std::string key = base::comparison_key(name);
    for (const std::string& office : known) {
        if (base::comparison_key(office) == key) {
            return &office;
        }
    }
    return nullptr;
}

/// The longest of the known offices that a text names: 第三税务分局 is not its city's bureau.
const std::string* known_office_in(std::string_view text, const std::vector<std::string>& known) {
    const std::string key = base::comparison_key(text);
    const std::string* longest = nullptr;
    for (const std::string& office : known) {
        const bool is_named =
            office != kUnnamedSource && key.find(base::comparison_key(office)) != std::string::npos;
        if (is_named && (longest == nullptr || office.size() > longest->size())) {
            longest = &office;
        }
    }
    return longest;
}

}  // namespace

std::string source_of(std::string_view told, std::string_view title, std::string_view file_name,
                      const std::vector<std::string>& known) {
    if (!base::is_blank(told)) {
        const std::string name = base::fold_width(told);
        const std::string* same = same_office(name, known);
        return same == nullptr ? name : *same;
    }
    for (const std::string_view text : {title, file_name}) {
        const std::string named = office_in(text);
        if (!named.empty()) {
            // 市税务局第三税务分局 names more than the known 市税务局: it is another office.
            const std::string* same = same_office(named, known);
            return same == nullptr ? named : *same;
        }
        if (const std::string* office = known_office_in(text, known)) {
            return *office;
        }
    }
    return std::string(kUnnamedSource);
}

}  // namespace louyu::exchange
