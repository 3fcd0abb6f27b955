#pragma once
#include <vector>

#include "store/database.hpp"

struct pg_result;

namespace louyu::store {

/// Walks the rows of one result; starts before the first.
class PostgresqlRow final : public Row {
  public:
    explicit PostgresqlRow(const ::pg_result* result);

    int count() const { return count_; }
    bool next() { return ++row_ < count_; }

    std::size_t size() const override { return kinds_.size(); }
    bool is_null(std::size_t column) const override;
    std::int64_t integer(std::size_t column) const override;
    std::string text(std::size_t column) const override;
    std::string_view view(std::size_t column) const override;
    base::Value value(std::size_t column) const override;

  private:
    enum class Kind { kText, kInteger, kBoolean, kNumeric };

    static Kind kind_of(unsigned type);
    Kind kind(std::size_t column) const;
    std::string_view bytes(std::size_t column) const;

    const ::pg_result* result_;
    int count_;
    int row_ = -1;
    std::vector<Kind> kinds_;
};

}  // namespace louyu::store
