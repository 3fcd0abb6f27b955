#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace louyu::store {

/// The index behind the string literal, quoted name or comment that starts at `at`; `at` itself when none
/// does.
std::size_t skip_quoted(std::string_view sql, std::size_t at);

/// False when nothing but spaces, semicolons and comments is there.
bool has_statement(std::string_view sql);

/// Visits every :name outside literals, quoted names, comments and ::casts. begin is the colon, end one
/// behind the name.
struct ParameterPlace {
    std::string_view name;
    std::size_t begin = 0;
    std::size_t end = 0;
};
void visit_parameters(std::string_view sql, const std::function<void(const ParameterPlace&)>& visit);

/// A statement with numbers in place of its :names: $n on PostgreSQL; on SQLite ? for the next one, ?n for
/// one again, since SQLite looks up every ?n in a list and thousands of them would take seconds.
struct PositionalSql {
    struct Slot {
        std::string name;
        bool null_probe = false;  // the $n of a `:name IS [NOT] NULL`, see to_positional
    };
    std::string text;
    std::vector<Slot> slots;
    std::size_t names = 0;  // different ones
};

/// One name is one number wherever it occurs, so that equal expressions stay equal. Only on PostgreSQL the
/// operand of IS [NOT] NULL gets a number of its own and a cast to text: the server finds no type for it
/// otherwise.
PositionalSql to_positional(Dialect dialect, std::string_view sql);

/// A file of statements, split at each semicolon that ends a line outside literals and comments.
std::vector<std::string> split_statements(std::string_view sql);

/// `name` in double quotes; anything but [a-z_][a-z0-9_]* is a base::Bug.
std::string quote_name(std::string_view name);

}  // namespace louyu::store
