#include "store/postgresql_bulk.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"

namespace louyu::store {
namespace {

/// Bytes of one COPY: large enough that its two round trips do not count.
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
/// Bytes handed to the connection at once.
constexpr std::size_t kSendBytes = std::size_t{64} << 10;

std::string copy_sql(std::string_view table, const std::vector<std::string_view>& columns) {
    CHECK(!columns.empty());
    std::string names;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names += (i == 0 ? "" : ",") + quote_name(columns[i]);
    }
    return fmt::format("COPY {} ({}) FROM STDIN", quote_name(table), names);
}

}  // namespace

PostgresqlBulk::PostgresqlBulk(PostgresqlSession& session, std::string_view table,
                               const std::vector<std::string_view>& columns)
    : session_(session),
      table_(table),
      name_(fmt::format("store.bulk_{}", table)),
      command_(copy_sql(table, columns)),
      width_(columns.size()) {
    buffer_.reserve(kPieceBytes + kSendBytes);
}

PostgresqlBulk::~PostgresqlBulk() {
    if (!finished_) {
        session_.abandon_bulk();
    }
}

void PostgresqlBulk::next_column() {
    CHECK(column_ < width_ && !finished_);
    if (column_++ > 0) {
        buffer_ += '\t';
    }
}

void PostgresqlBulk::null() {
    next_column();
    buffer_ += "\\N";
}

void PostgresqlBulk::integer(std::int64_t value) {
    next_column();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    buffer_.append(digits.data(), end);
}

void PostgresqlBulk::text(std::string_view value) {
    next_column();
    std::size_t copied = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        char escape = 0;
        switch (value[i]) {
            case '\\':
                escape = '\\';
                break;
            case '\n':
                escape = 'n';
                break;
            case '\r':
                escape = 'r';
                break;
            case '\t':
                escape = 't';
                break;
            case '\0':
                throw base::Failure(fmt::format("{}: row {} holds text that is not UTF-8", name_, rows_ + 1));
            default:
                continue;
        }
        buffer_.append(value, copied, i - copied);
        buffer_ += '\\';
        buffer_ += escape;
        copied = i + 1;
    }
    buffer_.append(value, copied);
}

void PostgresqlBulk::value(const base::Value& value) {
    if (const auto* number = base::as_integer(value)) {
        integer(*number);
    } else if (const auto* string = base::as_text(value)) {
        text(*string);
    } else {
        null();
    }
}

void PostgresqlBulk::end_row() {
    CHECK(column_ == width_);
    buffer_ += '\n';
    column_ = 0;
    ++rows_;
    if (buffer_.size() >= kPieceBytes) {
        copy();
    }
}

void PostgresqlBulk::copy() {
    ::pg_conn* connection = session_.handle();
    {
        const PostgresqlResult start(PQexec(connection, command_.c_str()));
        if (PQresultStatus(start.get()) != PGRES_COPY_IN) {
            session_.fail(start.get(), name_);
        }
    }
    bool sent = true;
    for (std::size_t at = 0; sent && at < buffer_.size(); at += kSendBytes) {
        const std::size_t size = std::min(kSendBytes, buffer_.size() - at);
        sent = PQputCopyData(connection, buffer_.data() + at, static_cast<int>(size)) == 1;
    }
    sent = PQputCopyEnd(connection, nullptr) == 1 && sent;
    PostgresqlResult result(PQgetResult(connection));
    while (const PostgresqlResult more{PQgetResult(connection)}) {
    }
    if (!sent || PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        session_.fail(result.get(), name_);
    }
    buffer_.clear();
}

std::int64_t PostgresqlBulk::finish() {
    CHECK(column_ == 0 && !finished_);
    if (!buffer_.empty()) {
        copy();
    }
    finished_ = true;
    session_.note_loaded(table_, rows_);
    return rows_;
}

}  // namespace louyu::store
