#include "matching/name.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "matching/location.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kNameCharactersMax = 300;

// Longest first, so that the whole form is found before its end.
constexpr std::string_view kLegalForms[] = {
    "合伙企业(特殊普通合伙)",
    "合伙企业(普通合伙)",
    "合伙企业(有限合伙)",
    "(特殊普通合伙)",
    "(普通合伙)",
    "(有限合伙)",
    "股份有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "股份公司",
    "集团公司",
    "总公司",
    "合伙企业",
    "公司",
    "事务所",
    "银行",
};

constexpr std::string_view kLooseForms[] = {
    "合伙企业特殊普通合伙", "合伙企业普通合伙", "合伙企业有限合伙", "特殊普通合伙", "普通合伙", "有限合伙",
    "股份有限公司",         "有限公司",         "股份公司",         "集团公司",     "总公司",   "公司",
};

constexpr std::string_view kBranchEnds[] = {
    "分公司", "子公司", "分行", "支行", "分理处", "储蓄所", "营业部", "营业厅", "营业处", "分店",   "分所",
    "分部",   "分院",   "分社", "分校", "分中心", "代表处", "办事处", "门店",   "经营部", "专卖店", "服务部",
};

constexpr std::string_view kFormerMarks[] = {"曾用名称", "曾用名", "原名称", "原名为",
                                             "原名",     "原称",   "更名前", "原"};

constexpr std::string_view kStatusNotes[] = {
    "已注销", "注销",   "已吊销", "吊销",     "已迁出", "迁出",   "已搬离", "已搬走",
    "已搬迁", "拟注销", "拟迁出", "拟迁入",   "已迁入", "在营",   "存续",   "停业",
    "歇业",   "已停业", "非正常", "非正常户", "已退租", "装修中", "新增",   "重点企业",
};

// Kinds of building at the end of a name, longest first.
constexpr std::string_view kBuildingKinds[] = {
    "商务大厦", "商务中心", "商业大厦", "商业中心", "商业广场", "商务广场", "发展中心", "金融中心",
    "金融大厦", "购书中心", "购物中心", "科技大厦", "科技中心", "创新中心", "写字楼",   "写字间",
    "办公楼",   "综合楼",   "商业楼",   "商务楼",   "电脑城",   "商贸城",   "商业城",   "大厦",
    "大楼",     "商厦",     "广场",     "中心",     "商城",     "公寓",     "楼",
};

constexpr std::string_view kPhases[] = {"一期", "二期", "三期", "四期", "五期", "1期", "2期", "3期", "4期"};

char opening_or_closing(char32_t c) {
    switch (c) {
        case U'〔':
        case U'【':
        case U'〖':
        case U'《':
        case U'〈':
        case '[':
        case '{':
        case '<':
            return '(';
        case U'〕':
        case U'】':
        case U'〗':
        case U'》':
        case U'〉':
        case ']':
        case '}':
        case '>':
            return ')';
        default:
            return 0;
    }
}

bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC;
}

bool is_dot(char32_t c) {
    return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0x22C5;
}

bool is_quote(char32_t c) {
    return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
}

// Width, case, spaces, kinds of brackets, dashes and dots settled; quotes and a full stop at the end dropped.
std::string settled_name(std::string_view raw) {
    const std::string key =
        raw.size() <= kNameCharactersMax
            ? base::comparison_key(raw)
            : base::comparison_key(base::truncate(raw.substr(0, 8 * kNameCharactersMax), kNameCharactersMax));
    std::string out;
    out.reserve(key.size());
    for (std::size_t i = 0; i < key.size();) {
        const base::CodePoint c = base::decode_at(key, i);
        if (const char bracket = opening_or_closing(c.value); bracket != 0) {
            out.push_back(bracket);
        } else if (is_dash(c.value)) {
            out.push_back('-');
        } else if (is_dot(c.value)) {
            out.append("·");
        } else if (!is_quote(c.value)) {
            out.append(key, i, c.bytes);
        }
        i += c.bytes;
    }
    for (const std::string_view stop : {".", "。", ",", "、"}) {
        while (out.ends_with(stop)) {
            out.erase(out.size() - stop.size());
        }
    }
    return out;
}

template <std::size_t N>
std::string_view ending_of(std::string_view text, const std::string_view (&endings)[N]) {
    for (const std::string_view ending : endings) {
        if (text.size() > ending.size() && text.ends_with(ending)) {
            return ending;
        }
    }
    return {};
}

// The former name a bracket holds (原沈阳某某有限公司), or empty.
std::string_view former_in(std::string_view content) {
    for (const std::string_view mark : kFormerMarks) {
        if (!content.starts_with(mark)) {
            continue;
        }
        content.remove_prefix(mark.size());
        for (const std::string_view colon : {":", "为", "是", "-"}) {
            if (content.starts_with(colon)) {
                content.remove_prefix(colon.size());
            }
        }
        return base::length(content) >= 3 ? content : std::string_view();
    }
    return {};
}

bool is_status_note(std::string_view content) {
    return std::find(std::begin(kStatusNotes), std::end(kStatusNotes), content) != std::end(kStatusNotes);
}

// Takes brackets with a former name or a note out of the text.
std::string without_remarks(std::string_view text, std::vector<std::string>& former, std::string& note) {
    std::string out;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t open = text.find('(', i);
        const std::size_t close = open == std::string_view::npos ? open : text.find(')', open);
        if (close == std::string_view::npos) {
            break;
        }
        const std::string_view content = text.substr(open + 1, close - open - 1);
        out.append(text.substr(i, open - i));
        if (const std::string_view name = former_in(content); !name.empty()) {
            for (std::string& each : split_names(name)) {
                former.push_back(std::move(each));
            }
        } else if (is_status_note(content)) {
            note = std::string(content);
        } else {
            out.append(text.substr(open, close + 1 - open));
        }
        i = close + 1;
    }
    return out.append(text.substr(i));
}

bool is_levelled(char32_t c) {
    return c == '(' || c == ')' || c == '-' || c == 0xB7 || c == ',' || c == '.' || c == '&';
}

// Brackets and marks dropped, 有限责任公司 and 有限公司 levelled, 省 and 市 behind the first two or three
// characters dropped (沈阳市某某 = 沈阳某某).
std::string loose_form(std::string_view exact) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < exact.size(); ++count) {
        const base::CodePoint c = base::decode_at(exact, i);
        const bool is_region_mark = (count == 2 || count == 3) && (c.value == U'省' || c.value == U'市');
        if (!is_levelled(c.value) && !is_region_mark) {
            out.append(exact, i, c.bytes);
        }
        i += c.bytes;
    }
    static constexpr std::string_view kLimited = "有限责任公司";
    if (const std::size_t at = out.rfind(kLimited); at != std::string::npos) {
        out.replace(at, kLimited.size(), "有限公司");
    }
    return out;
}

// The head of 平安银行股份有限公司沈阳分行: up to the last legal form before the end.
std::string head_of(std::string_view exact, std::string_view branch_end) {
    const std::string_view front = exact.substr(0, exact.size() - branch_end.size());
    for (const std::string_view form : kLegalForms) {
        const std::size_t at = front.rfind(form);
        if (at != std::string_view::npos && at > 0) {
            return std::string(front.substr(0, at + form.size()));
        }
    }
    return {};
}

// Without what names the kind of building and the phase: 新世界商业中心二期 → 新世界. Never empty: a name of
// nothing but kinds (综合楼) has no stem of its own.
std::string stem_of(std::string_view base_name) {
    std::string bare;
    for (const char c : base_name) {
        if (c != '(' && c != ')' && c != '-') {
            bare.push_back(c);
        }
    }
    std::string_view stem = bare;
    if (const std::string_view phase = ending_of(stem, kPhases); !phase.empty()) {
        stem.remove_suffix(phase.size());
    }
    for (const std::string_view kind : kBuildingKinds) {
        if (stem == kind) {
            return {};
        }
    }
    if (const std::string_view kind = ending_of(stem, kBuildingKinds); !kind.empty()) {
        stem.remove_suffix(kind.size());
    }
    return base::length(stem) >= 2 ? std::string(stem) : bare;
}

// Splits 华润大厦A座 and 华润大厦(A座) into base and tower.
void split_tower(std::string_view text, std::string& base_name, std::string& tower) {
    const std::u32string points = base::to_code_points(text);
    const bool in_brackets = points.ends_with(U')');
    const std::size_t end = points.size() - (in_brackets ? 1 : 0);
    // Nearly every name ends in 厦, 心 or 场, and no tower does.
    const bool may_be_tower =
        end > 2 &&
        (std::u32string_view(U"座栋幢塔楼区房").find(points[end - 1]) != std::u32string_view::npos ||
         is_plain_digit(points[end - 1]) || is_plain_letter(points[end - 1]));
    if (!may_be_tower) {
        base_name = std::string(text);
        return;
    }
    const std::size_t furthest_back = end > 8 ? end - 8 : 2;
    for (std::size_t i = std::max<std::size_t>(furthest_back, 2); i < end; ++i) {
        const bool inside_word = is_plain_digit(points[i])
                                     ? is_plain_digit(points[i - 1])
                                     : is_plain_letter(points[i]) && is_plain_letter(points[i - 1]);
        const ReadTower read = inside_word ? ReadTower{} : read_tower(points, i);
        if (read.length > 0 && i + read.length == end && in_brackets == (points[i - 1] == U'(')) {
            const std::size_t cut = in_brackets ? i - 1 : points[i - 1] == U'-' ? i - 1 : i;
            base_name = base::from_code_points(std::u32string_view(points).substr(0, cut));
            tower = base::from_code_points(read.name);
            return;
        }
    }
    base_name = std::string(text);
}

}  // namespace

EnterpriseName read_enterprise_name(std::string_view raw) {
    EnterpriseName name;
    const std::string settled = settled_name(raw);
    name.exact =
        settled.find('(') == std::string::npos ? settled : without_remarks(settled, name.former, name.note);
    name.loose = loose_form(name.exact);
    const std::string_view form = ending_of(name.loose, kLooseForms);
    name.core = name.loose.substr(0, name.loose.size() - form.size());
    const std::string_view branch_end = ending_of(name.exact, kBranchEnds);
    name.is_branch = !branch_end.empty();
    if (name.is_branch) {
        name.head = head_of(name.exact, branch_end);
    }
    return name;
}

BuildingName read_building_name(std::string_view raw) {
    BuildingName name;
    const std::string settled = settled_name(raw);
    std::string note;
    const std::string text =
        settled.find('(') == std::string::npos ? settled : without_remarks(settled, name.former, note);
    split_tower(text, name.base, name.tower);
    name.exact = name.tower.empty() ? name.base : name.base + "|" + name.tower;
    name.stem = stem_of(name.base);
    constexpr std::string_view kFormerly = "原";
    if (name.exact.starts_with(kFormerly) && base::length(name.exact) >= 4) {
        name.former.push_back(name.exact.substr(kFormerly.size()));
    }
    return name;
}

std::vector<std::string> split_names(std::string_view list) {
    std::vector<std::string> names;
    std::string current;
    const auto finish = [&] {
        std::string name = base::trim(current);
        if (!name.empty()) {
            names.push_back(std::move(name));
        }
        current.clear();
    };
    for (std::size_t i = 0; i < list.size();) {
        const base::CodePoint c = base::decode_at(list, i);
        const bool separates = c.value == U'、' || c.value == U'，' || c.value == U'；' || c.value == ';' ||
                               c.value == ',' || c.value == '|' || c.value == '\n' || c.value == '\r';
        if (separates) {
            finish();
        } else {
            current.append(list, i, c.bytes);
        }
        i += c.bytes;
    }
    finish();
    return names;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
    if (a == b) {
        return 0;
    }
    const std::u32string left = base::to_code_points(base::truncate(a, kNameCharactersMax));
    const std::u32string right = base::to_code_points(base::truncate(b, kNameCharactersMax));
    const int n = static_cast<int>(left.size());
    const int m = static_cast<int>(right.size());
    if (std::abs(n - m) > limit) {
        return limit + 1;
    }
    std::array<int, kNameCharactersMax + 1> row{};
    for (int j = 0; j <= m; ++j) {
        row[static_cast<std::size_t>(j)] = j;
    }
    for (int i = 1; i <= n; ++i) {
        int diagonal = row[0];
        row[0] = i;
        int least = i;
        for (int j = 1; j <= m; ++j) {
            const auto at = static_cast<std::size_t>(j);
            const bool same = left[static_cast<std::size_t>(i - 1)] == right[at - 1];
            const int best = std::min({diagonal + (same ? 0 : 1), row[at] + 1, row[at - 1] + 1});
            diagonal = row[at];
            row[at] = best;
            least = std::min(least, best);
        }
        if (least > limit) {
            return limit + 1;
        }
    }
    return std::min(row[static_cast<std::size_t>(m)], limit + 1);
}

}  // namespace louyu::matching
