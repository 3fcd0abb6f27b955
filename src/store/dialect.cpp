#include "store/dialect.hpp"

#include <cctype>

#include "base/error.hpp"
#include "store/sql_text.hpp"

namespace louyu::store {
namespace {

constexpr std::string_view kWithoutRowid = "{{without_rowid}}";

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return out;
}

/// Copies `statement` without comments, each plain word and {{token}} through `replace`.
template <class Replace>
std::string rewrite(std::string_view statement, Replace replace) {
    std::string out;
    for (std::size_t i = 0; i < statement.size();) {
        const std::size_t behind = skip_quoted(statement, i);
        std::size_t end = i + 1;
        if (behind != i) {
            const bool comment = statement[i] == '-' || statement[i] == '/';
            out += comment ? std::string_view("\n") : statement.substr(i, behind - i);
            i = behind;
            continue;
        }
        if (statement.substr(i, 2) == "{{") {
            const std::size_t close = statement.find("}}", i);
            end = close == std::string_view::npos ? statement.size() : close + 2;
        } else if (is_word(statement[i])) {
            while (end < statement.size() && is_word(statement[end])) {
                ++end;
            }
        }
        out += replace(statement.substr(i, end - i));
        i = end;
    }
    return out;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos
               ? std::string()
               : std::string(text.substr(begin, text.find_last_not_of(kSpace) - begin + 1));
}

}  // namespace

std::string migration_sql(Dialect dialect, std::string_view statement) {
    const bool sqlite = dialect == Dialect::kSqlite;
    bool without_rowid = false;
    std::string sql = trimmed(rewrite(statement, [&](std::string_view word) {
        if (word.starts_with("{{")) {
            if (word != kWithoutRowid) {
                throw base::Failure(fmt::format("migration: unknown token {}", word));
            }
            without_rowid = true;
            return std::string();
        }
        return sqlite && upper(word) == "BIGINT" ? std::string("INTEGER") : std::string(word);
    }));
    const std::string start = upper(std::string_view(sql).substr(0, 13));
    if (sqlite && start == "CREATE TABLE " && sql.back() == ')') {
        sql += without_rowid ? " STRICT, WITHOUT ROWID" : " STRICT";
    }
    return sql;
}

Query table_exists_query(Dialect dialect) {
    if (dialect == Dialect::kSqlite) {
        return {"store.table_exists",
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = :name"};
    }
    return {"store.table_exists",
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND oid = to_regclass(CAST(:name AS "
            "text))"};
}

}  // namespace louyu::store
