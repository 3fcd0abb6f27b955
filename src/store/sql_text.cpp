#include "store/sql_text.hpp"

#include <cctype>
#include <unordered_map>

#include "base/error.hpp"

namespace louyu::store {
namespace {

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool is_name_part(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9');
}

std::size_t skip_to(std::string_view sql, std::size_t from, std::string_view end) {
    const std::size_t found = sql.find(end, from);
    return found == std::string_view::npos ? sql.size() : found + end.size();
}

std::size_t skip_space(std::string_view sql, std::size_t at) {
    while (at < sql.size() && std::isspace(static_cast<unsigned char>(sql[at])) != 0) {
        ++at;
    }
    return at;
}

/// The index behind `word` (upper case) after spaces; `at` when something else stands there.
std::size_t skip_word(std::string_view sql, std::size_t at, std::string_view word) {
    std::size_t i = skip_space(sql, at);
    for (const char c : word) {
        if (i >= sql.size() || std::toupper(static_cast<unsigned char>(sql[i])) != c) {
            return at;
        }
        ++i;
    }
    return i < sql.size() && is_name_part(sql[i]) ? at : i;
}

bool is_null_probe(std::string_view sql, std::size_t at) {
    const std::size_t is = skip_word(sql, at, "IS");
    if (is == at) {
        return false;
    }
    const std::size_t negated = skip_word(sql, is, "NOT");
    return skip_word(sql, negated, "NULL") != negated;
}

/// Gives out the slots of a statement. Lists bring thousands of names, so they are found by hash.
class Slots {
  public:
    explicit Slots(PositionalSql& out) : out_(out) {}
    /// The number of the slot, from 1.
    std::size_t number(std::string_view name, bool null_probe) {
        Numbers& numbers = by_name_[name];
        out_.names = by_name_.size();
        std::size_t& number = null_probe ? numbers.probe : numbers.plain;
        if (number == 0) {
            out_.slots.push_back({std::string(name), null_probe});
            number = out_.slots.size();
        }
        return number;
    }

  private:
    struct Numbers {
        std::size_t plain = 0;
        std::size_t probe = 0;
    };
    PositionalSql& out_;
    std::unordered_map<std::string_view, Numbers> by_name_;
};

bool only_space_before_newline(std::string_view sql, std::size_t at) {
    while (at < sql.size() && (sql[at] == ' ' || sql[at] == '\t' || sql[at] == '\r')) {
        ++at;
    }
    return at >= sql.size() || sql[at] == '\n' || sql.substr(at, 2) == "--";
}

}  // namespace

std::size_t skip_quoted(std::string_view sql, std::size_t at) {
    const char c = sql[at];
    if (c == '\'' || c == '"') {
        // A doubled quote closes and opens again at once, so it needs no case of its own.
        return skip_to(sql, at + 1, std::string_view(&c, 1));
    }
    if (c == '-' && sql.substr(at, 2) == "--") {
        return skip_to(sql, at + 2, "\n");
    }
    if (c == '/' && sql.substr(at, 2) == "/*") {
        return skip_to(sql, at + 2, "*/");
    }
    return at;
}

bool has_statement(std::string_view sql) {
    for (std::size_t i = 0; i < sql.size();) {
        if (sql[i] == '-' || sql[i] == '/') {
            const std::size_t behind = skip_quoted(sql, i);
            if (behind == i) {
                return true;
            }
            i = behind;
        } else if (std::isspace(static_cast<unsigned char>(sql[i])) != 0 || sql[i] == ';') {
            ++i;
        } else {
            return true;
        }
    }
    return false;
}

void visit_parameters(std::string_view sql, const std::function<void(const ParameterPlace&)>& visit) {
    std::size_t i = 0;
    while (i < sql.size()) {
        const std::size_t behind = skip_quoted(sql, i);
        if (behind != i) {
            i = behind;
        } else if (sql.substr(i, 2) == "::") {
            i += 2;
        } else if (sql[i] == ':' && i + 1 < sql.size() && is_name_start(sql[i + 1])) {
            std::size_t end = i + 1;
            while (end < sql.size() && is_name_part(sql[end])) {
                ++end;
            }
            visit({sql.substr(i + 1, end - i - 1), i, end});
            i = end;
        } else {
            ++i;
        }
    }
}

PositionalSql to_positional(Dialect dialect, std::string_view sql) {
    PositionalSql out;
    Slots slots(out);
    std::size_t copied = 0;
    visit_parameters(sql, [&](const ParameterPlace& place) {
        out.text += sql.substr(copied, place.begin - copied);
        copied = place.end;
        const std::size_t before = out.slots.size();
        if (dialect == Dialect::kPostgresql) {
            const bool null_probe = is_null_probe(sql, place.end);
            const std::size_t number = slots.number(place.name, null_probe);
            out.text += null_probe ? fmt::format("CAST(${} AS text)", number) : fmt::format("${}", number);
        } else {
            const std::size_t number = slots.number(place.name, false);
            out.text += number > before ? "?" : fmt::format("?{}", number);
        }
    });
    out.text += sql.substr(copied);
    return out;
}

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        const std::string_view text = sql.substr(begin, end - begin);
        if (has_statement(text)) {
            statements.emplace_back(text);
        }
    };
    std::size_t begin = 0;
    std::size_t i = 0;
    while (i < sql.size()) {
        const std::size_t behind = skip_quoted(sql, i);
        if (behind != i) {
            i = behind;
        } else if (sql[i] == ';' && only_space_before_newline(sql, i + 1)) {
            keep(begin, i);
            begin = ++i;
        } else {
            ++i;
        }
    }
    keep(begin, sql.size());
    return statements;
}

std::string quote_name(std::string_view name) {
    const auto is_lower = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    CHECK(!name.empty() && is_lower(name.front()));
    for (const char c : name) {
        CHECK(is_lower(c) || (c >= '0' && c <= '9'));
    }
    return fmt::format("\"{}\"", name);
}

}  // namespace louyu::store
