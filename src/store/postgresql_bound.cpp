#include "store/postgresql_bound.hpp"

#include <charconv>

namespace louyu::store {
namespace {

// Types as the server numbers them (pg_type.oid). An integer is always a bigint: left to the server, `:n + 1`
// would be a 32-bit sum. Text is left to the server, as a literal in quotes is.
constexpr unsigned kBigint = 20;
constexpr unsigned kText = 25;
constexpr unsigned kServerChooses = 0;

const base::Value* find_value(const Params& params, std::string_view name, std::size_t guess) {
    if (guess < params.size() && params[guess].first == name) {
        return &params[guess].second;
    }
    for (const auto& [key, value] : params) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

}  // namespace

PostgresqlBound::PostgresqlBound(const Query& query, const PositionalSql& sql, const Params& params)
    : digits_(sql.slots.size()) {
    values_.reserve(sql.slots.size());
    types_.reserve(sql.slots.size());
    for (const PositionalSql::Slot& slot : sql.slots) {
        const base::Value* value = find_value(params, slot.name, values_.size());
        if (value == nullptr) {
            throw base::Bug(fmt::format("{}: no value for :{}", query.name, slot.name));
        }
        add(query, *value, slot.null_probe);
    }
    if (sql.names != params.size()) {
        throw base::Bug(fmt::format("{}: {} parameters for {} names", query.name, params.size(), sql.names));
    }
}

void PostgresqlBound::add(const Query& query, const base::Value& value, bool null_probe) {
    const unsigned own_type = null_probe ? kText : kServerChooses;
    if (const auto* integer = base::as_integer(value)) {
        auto& digits = digits_[values_.size()];
        *std::to_chars(digits.data(), digits.data() + digits.size() - 1, *integer).ptr = '\0';
        values_.push_back(digits.data());
        types_.push_back(null_probe ? kText : kBigint);
    } else if (const auto* text = base::as_text(value)) {
        if (text->find('\0') != std::string::npos) {
            throw base::Failure(fmt::format("{}: a text parameter is not UTF-8 or holds a NUL", query.name));
        }
        values_.push_back(text->c_str());
        types_.push_back(own_type);
    } else {
        values_.push_back(nullptr);
        types_.push_back(own_type);
    }
}

bool PostgresqlBound::fits(const std::vector<unsigned>& planned) const {
    for (std::size_t i = 0; i < types_.size(); ++i) {
        if (values_[i] != nullptr && types_[i] != planned[i]) {
            return false;
        }
    }
    return true;
}

void PostgresqlBound::fill_unknown(std::vector<unsigned>& types, const std::vector<unsigned>& known) const {
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (values_[i] == nullptr) {
            types[i] = known[i];
        }
    }
}

}  // namespace louyu::store
