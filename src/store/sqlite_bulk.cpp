#include "store/sqlite_bulk.hpp"

#include <sqlite3.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "store/sql_text.hpp"

namespace louyu::store {
namespace {

std::string insert_sql(std::string_view table, const std::vector<std::string_view>& columns) {
    CHECK(!columns.empty());
    std::string names;
    std::string places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names += (i == 0 ? "" : ",") + quote_name(columns[i]);
        places += fmt::format("{}:c{}", i == 0 ? "" : ",", i);
    }
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", quote_name(table), names, places);
}

}  // namespace

SqliteBulk::SqliteBulk(SqliteSession& session, std::string_view table,
                       const std::vector<std::string_view>& columns)
    : session_(session),
      table_(table),
      name_(fmt::format("store.bulk_{}", table)),
      width_(static_cast<int>(columns.size())) {
    const std::string sql = insert_sql(table, columns);
    statement_ = std::make_unique<SqliteStatement>(session.handle(), Query{name_, sql});
}

SqliteBulk::~SqliteBulk() {
    if (!finished_) {
        session_.abandon_bulk();
    }
}

int SqliteBulk::next_place() {
    CHECK(place_ < width_ && !finished_);
    return ++place_;
}

void SqliteBulk::null() {
    sqlite3_bind_null(statement_->handle(), next_place());
}

void SqliteBulk::integer(std::int64_t value) {
    sqlite3_bind_int64(statement_->handle(), next_place(), value);
}

void SqliteBulk::text(std::string_view value) {
    if (value.find('\0') != std::string_view::npos || !base::is_valid_utf8(value)) {
        throw base::Failure(fmt::format("{}: row {} holds text that is not UTF-8", name_, rows_ + 1));
    }
    texts_.push_back({next_place(), text_.size(), value.size()});
    text_ += value;
}

void SqliteBulk::value(const base::Value& value) {
    if (const auto* number = base::as_integer(value)) {
        integer(*number);
    } else if (const auto* string = base::as_text(value)) {
        text(*string);
    } else {
        null();
    }
}

void SqliteBulk::end_row() {
    CHECK(place_ == width_);
    ::sqlite3_stmt* handle = statement_->handle();
    for (const Text& text : texts_) {
        if (sqlite3_bind_text64(handle, text.place, text_.data() + text.begin, text.size, SQLITE_STATIC,
                                SQLITE_UTF8) != SQLITE_OK) {
            session_.fail(name_);
        }
    }
    const int code = sqlite3_step(handle);
    if (code != SQLITE_DONE) {
        session_.fail(name_);
    }
    sqlite3_reset(handle);
    texts_.clear();
    text_.clear();
    place_ = 0;
    ++rows_;
}

std::int64_t SqliteBulk::finish() {
    CHECK(place_ == 0 && !finished_);
    finished_ = true;
    session_.note_loaded(table_, rows_);
    return rows_;
}

}  // namespace louyu::store
