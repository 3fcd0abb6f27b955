#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite_session.hpp"

namespace louyu::store {

/// One prepared INSERT, bound again for each row.
class SqliteBulk final : public Session::Bulk {
  public:
    SqliteBulk(SqliteSession& session, std::string_view table, const std::vector<std::string_view>& columns);
    ~SqliteBulk() override;

    void null() override;
    void integer(std::int64_t value) override;
    void text(std::string_view value) override;
    void value(const base::Value& value) override;
    void end_row() override;
    std::int64_t finish() override;

  private:
    /// A text waits in text_ until the row ends: the caller's bytes need not live that long.
    struct Text {
        int place;
        std::size_t begin;
        std::size_t size;
    };
    int next_place();

    SqliteSession& session_;
    std::string table_;
    std::string name_;
    int width_;
    std::unique_ptr<SqliteStatement> statement_;
    std::vector<Text> texts_;
    std::string text_;
    int place_ = 0;
    std::int64_t rows_ = 0;
    bool finished_ = false;
};

}  // namespace louyu::store
