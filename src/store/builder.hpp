#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace louyu::store {

/// SQL put together from names the program knows (a dictionary's tables and columns) and values that are
/// bound. It is the only way to make a statement that is not a file: identifiers are checked to be
/// [a-z_][a-z0-9_]*, values never enter the text.
class Builder {
  public:
    /// Text written in the program itself. consteval: a request's text cannot get here.
    struct Literal {
        consteval Literal(const char* t) : text(t) {}
        std::string_view text;
    };
    Builder& sql(Literal literal);
    /// An identifier from the dictionary, quoted; anything else is a base::Bug.
    Builder& name(std::string_view identifier);
    /// A bound value.
    Builder& bind(base::Value value);
    /// (:p1, :p2, ...) ; an empty list becomes (NULL), which matches nothing.
    Builder& bind_list(const std::vector<base::Value>& values);
    Builder& append(const Builder& other);
    bool empty() const { return text_.empty(); }

    const std::string& text() const { return text_; }
    Params params() const;

    std::int64_t execute(Session& session, std::string_view query_name) const;
    bool execute_unless_conflict(Session& session, std::string_view query_name) const;
    Rows select(Session& session, std::string_view query_name) const;
    void stream(Session& session, std::string_view query_name,
                const std::function<bool(const Row&)>& take) const;

  private:
    std::string text_;
    std::vector<base::Value> values_;
    std::vector<std::string> names_;
};

}  // namespace louyu::store
