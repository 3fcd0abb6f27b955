#include "store/builder.hpp"

#include <charconv>

#include "store/sql_text.hpp"

namespace louyu::store {

Builder& Builder::sql(Literal literal) {
    text_ += literal.text;
    return *this;
}

Builder& Builder::name(std::string_view identifier) {
    text_ += quote_name(identifier);
    return *this;
}

Builder& Builder::bind(base::Value value) {
    values_.push_back(std::move(value));
    names_.push_back(fmt::format("p{}", values_.size()));
    text_ += ":" + names_.back();
    return *this;
}

Builder& Builder::bind_list(const std::vector<base::Value>& values) {
    if (values.empty()) {
        text_ += "(NULL)";
        return *this;
    }
    char before = '(';
    for (const base::Value& value : values) {
        text_ += before;
        bind(value);
        before = ',';
    }
    text_ += ')';
    return *this;
}

Builder& Builder::append(const Builder& other) {
    // The other's :p1.. get the numbers behind ours, in the same order. A copy, since `other` may be *this.
    const std::string text = other.text_;
    const std::vector<base::Value> values = other.values_;
    std::size_t copied = 0;
    visit_parameters(text, [&](const ParameterPlace& place) {
        text_ += std::string_view(text).substr(copied, place.begin - copied);
        copied = place.end;
        std::size_t number = 0;
        std::from_chars(place.name.data() + 1, place.name.data() + place.name.size(), number);
        CHECK(number >= 1 && number <= values.size());
        bind(values[number - 1]);
    });
    text_ += std::string_view(text).substr(copied);
    return *this;
}

Params Builder::params() const {
    Params params;
    params.reserve(values_.size());
    for (std::size_t i = 0; i < values_.size(); ++i) {
        params.emplace_back(names_[i], values_[i]);
    }
    return params;
}

std::int64_t Builder::execute(Session& session, std::string_view query_name) const {
    return session.execute({query_name, text_}, params());
}

bool Builder::execute_unless_conflict(Session& session, std::string_view query_name) const {
    return session.execute_unless_conflict({query_name, text_}, params());
}

Rows Builder::select(Session& session, std::string_view query_name) const {
    return session.select({query_name, text_}, params());
}

void Builder::stream(Session& session, std::string_view query_name,
                     const std::function<bool(const Row&)>& take) const {
    session.stream({query_name, text_}, params(), take);
}

}  // namespace louyu::store
