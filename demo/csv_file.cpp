#include "demo/csv_file.hpp"

#include <fmt/format.h>

#include "base/decimal.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace louyu::demo {

namespace {
constexpr std::size_t kBuffer = 1U << 18;
}

CsvFile::CsvFile(const std::filesystem::path& path, Coding coding) : path_(path.string()), coding_(coding) {
    std::filesystem::create_directories(path.parent_path());
    file_.reset(std::fopen(path_.c_str(), "wb"));
    if (file_ == nullptr) {
        throw base::Failure(fmt::format("cannot write {}", path_));
    }
    buffer_.reserve(kBuffer + 4096);
    if (coding == Coding::kUtf8WithMark) {
        buffer_ = "\xEF\xBB\xBF";
    }
}

CsvFile::~CsvFile() = default;

void CsvFile::separate() {
    if (row_begun_) {
        buffer_.push_back(',');
    }
    row_begun_ = true;
}

CsvFile& CsvFile::text(std::string_view value) {
    separate();
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
        buffer_.append(value);
        return *this;
    }
    buffer_.push_back('"');
    for (char c : value) {
        buffer_.append(c == '"' ? 2U : 1U, c);
    }
    buffer_.push_back('"');
    return *this;
}

CsvFile& CsvFile::verbatim(std::string_view cells) {
    separate();
    buffer_.append(cells);
    return *this;
}

CsvFile& CsvFile::number(std::int64_t value) {
    separate();
    fmt::format_to(std::back_inserter(buffer_), "{}", value);
    return *this;
}

CsvFile& CsvFile::decimal(std::int64_t units, int scale) {
    separate();
    if (scale == 2) {  // the amounts of twelve million rows
        const bool negative = units < 0;
        const auto whole = static_cast<std::uint64_t>(negative ? -units : units);
        const fmt::format_int yuan(whole / 100);
        const char fen[] = {'.', static_cast<char>('0' + whole % 100 / 10),
                            static_cast<char>('0' + whole % 10)};
        if (negative) {
            buffer_.push_back('-');
        }
        buffer_.append(yuan.data(), yuan.size()).append(fen, 3);
        return *this;
    }
    buffer_.append(base::format_decimal(units, scale));
    return *this;
}

void CsvFile::end_row() {
    buffer_.append("\r\n");
    row_begun_ = false;
    if (buffer_.size() >= kBuffer) {
        flush();
    }
}

void CsvFile::row(std::initializer_list<std::string_view> cells) {
    for (std::string_view cell : cells) {
        text(cell);
    }
    end_row();
}

void CsvFile::raw(std::string_view bytes) {
    flush();
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
        throw base::Failure(fmt::format("cannot write {}", path_));
    }
}

void CsvFile::flush() {
    const std::string bytes = coding_ == Coding::kGb18030 ? base::to_gb18030(buffer_) : std::string();
    const std::string& out = coding_ == Coding::kGb18030 ? bytes : buffer_;
    if (std::fwrite(out.data(), 1, out.size(), file_.get()) != out.size()) {
        throw base::Failure(fmt::format("cannot write {}", path_));
    }
    buffer_.clear();
}

void CsvFile::close() {
    flush();
    if (std::fclose(file_.release()) != 0) {
        throw base::Failure(fmt::format("cannot write {}", path_));
    }
}

}  // namespace louyu::demo
