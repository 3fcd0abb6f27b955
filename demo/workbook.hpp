#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/calendar.hpp"

namespace louyu::demo {

/// One workbook with one sheet, the way an office types it: merged titles and headers, dates as dates,
/// amounts as numbers. Rows and columns count from 0. The same calls write the same bytes.
class Workbook {
  public:
    Workbook(const std::filesystem::path& path, const std::string& sheet);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void title(int row, int last_column, const std::string& text);
    /// A header cell over several rows or columns, or over one.
    void header(int row, int column, int last_row, int last_column, const std::string& text);
    void text(int row, int column, std::string_view value);
    void number(int row, int column, std::int64_t value);
    void decimal(int row, int column, std::int64_t units, int scale);
    /// An empty cell for the day 0.
    void date(int row, int column, base::Day day);
    void width(int first_column, int last_column, int characters);
    /// Writes the file; must be called. Throws base::Failure when the disk refuses.
    void close();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace louyu::demo
