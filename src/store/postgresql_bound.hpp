#pragma once
#include <array>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/sql_text.hpp"

namespace louyu::store {

/// Values laid out for libpq, in text format. Points into `params`, which must outlive it.
class PostgresqlBound {
  public:
    /// A name without a value, or a value without a name, is a base::Bug; text with a NUL is a base::Failure.
    PostgresqlBound(const Query& query, const PositionalSql& sql, const Params& params);

    int size() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const unsigned* types() const { return types_.data(); }
    const std::vector<unsigned>& type_list() const { return types_; }
    /// Whether a plan made for `planned` types takes these values. NULL goes with any type.
    bool fits(const std::vector<unsigned>& planned) const;
    /// Replaces in `types` the unknown type of each NULL by the one in `known`.
    void fill_unknown(std::vector<unsigned>& types, const std::vector<unsigned>& known) const;

  private:
    void add(const Query& query, const base::Value& value, bool null_probe);

    std::vector<std::array<char, 24>> digits_;
    std::vector<const char*> values_;
    std::vector<unsigned> types_;
};

}  // namespace louyu::store
