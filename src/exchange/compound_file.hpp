#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace louyu::exchange {

/// The little-endian number of `count` bytes at `at`; bytes beyond the end count as zero.
std::uint32_t little_endian(std::string_view bytes, std::size_t at, int count);

/// A compound file: the container of xls, doc and of locked xlsx. Broken chains end early; none is followed
/// twice.
class CompoundFile {
  public:
    static bool has_signature(std::string_view head);
    static base::Result<std::unique_ptr<CompoundFile>> open(const std::string& path);

    bool has(std::string_view stream) const { return find(stream) != nullptr; }
    /// A whole stream; empty when there is none of this name. Never longer than the file itself.
    std::string read(std::string_view stream) const;

  private:
    struct Entry {
        std::string name;
        std::uint32_t first_sector = 0;
        std::uint64_t size = 0;
    };
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    bool read_header();
    std::string sector(std::uint32_t index) const;
    std::string chain(std::uint32_t first) const;
    std::uint32_t next_sector(std::uint32_t index) const;
    /// A chain with more sectors than the file has runs in a circle.
    std::uint64_t sectors_max() const { return file_bytes_ / sector_bytes_ + 1; }
    const Entry* find(std::string_view stream) const;
    std::string read_small(const Entry& entry) const;

    std::unique_ptr<std::FILE, Closer> file_;
    std::uint64_t file_bytes_ = 0;
    std::size_t sector_bytes_ = 512;
    std::string table_;        // the allocation table, four bytes a sector
    std::string small_table_;  // the same for the small sectors
    std::uint32_t small_limit_ = 4096;
    std::vector<Entry> entries_;  // the first is the root, which holds the small sectors
};

}  // namespace louyu::exchange
