#pragma once
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace louyu::demo {

/// Writes a CSV file row by row in bounded memory. Throws base::Failure when the disk refuses.
class CsvFile {
  public:
    enum class Coding { kUtf8, kUtf8WithMark, kGb18030 };

    CsvFile(const std::filesystem::path& path, Coding coding);
    ~CsvFile();
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;

    CsvFile& text(std::string_view value);
    /// Cells that are already written as a CSV file has them.
    CsvFile& verbatim(std::string_view cells);
    CsvFile& number(std::int64_t value);
    /// 12345 at two decimals → 123.45.
    CsvFile& decimal(std::int64_t units, int scale);
    void end_row();
    /// A whole row given as text.
    void row(std::initializer_list<std::string_view> cells);
    /// Bytes as they are, for files that are wrong on purpose.
    void raw(std::string_view bytes);
    /// Flushes and closes; must be called.
    void close();

  private:
    void separate();
    void flush();

    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Closer> file_;
    std::string path_;
    Coding coding_;
    std::string buffer_;
    bool row_begun_ = false;
};

}  // namespace louyu::demo
