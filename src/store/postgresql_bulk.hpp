#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "store/postgresql_session.hpp"

namespace louyu::store {

/// COPY in pieces: the connection is free between two pieces, so that statements and other loads can run
/// while this one is open, as on SQLite.
class PostgresqlBulk final : public Session::Bulk {
  public:
    PostgresqlBulk(PostgresqlSession& session, std::string_view table,
                   const std::vector<std::string_view>& columns);
    ~PostgresqlBulk() override;

    void null() override;
    void integer(std::int64_t value) override;
    void text(std::string_view value) override;
    void value(const base::Value& value) override;
    void end_row() override;
    std::int64_t finish() override;

  private:
    void next_column();
    void copy();

    PostgresqlSession& session_;
    std::string table_;
    std::string name_;
    std::string command_;
    std::size_t width_;
    std::string buffer_;
    std::size_t column_ = 0;
    std::int64_t rows_ = 0;
    bool finished_ = false;
};

}  // namespace louyu::store
