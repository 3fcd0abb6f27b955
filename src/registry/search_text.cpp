#include "registry/search_text.hpp"

#include "base/text.hpp"

namespace louyu::registry {
namespace {

std::string fold(std::string_view text) {
    std::string folded = base::comparison_key(text);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return folded;
}

}  // namespace

std::string search_text(const EntityTable& table, const std::vector<base::Value>& values) {
    std::string out;
    const auto add = [&out](std::string_view part) {
        if (!out.empty()) {
            out += ' ';
        }
        out += part;
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto* value = base::as_text(values[i]);
        if (value == nullptr || !table.entity().fields[i].searchable) {
            continue;
        }
        const std::string folded = fold(*value);
        add(folded);
        const std::string spelled = base::pinyin(folded);
        if (spelled != folded) {
            add(spelled);
            add(base::pinyin_initials(folded));
        }
    }
    return out;
}

std::vector<std::string> search_patterns(std::string_view query) {
    std::vector<std::string> patterns;
    for (const std::string& word : base::split(base::fold_width(query), ' ')) {
        const std::string folded = fold(word);
        if (folded.empty()) {
            continue;
        }
        std::string pattern = "%";
        for (const char c : folded) {
            if (c == '%' || c == '_' || c == '!') {
                pattern += '!';
            }
            pattern += c;
        }
        patterns.push_back(pattern + "%");
    }
    return patterns;
}

}  // namespace louyu::registry
