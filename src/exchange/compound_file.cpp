#include "exchange/compound_file.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "exchange/sheet.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kHeaderBytes = 512;
constexpr std::size_t kEntryBytes = 128;
constexpr std::size_t kSmallSectorBytes = 64;
constexpr std::uint32_t kLastSector = 0xFFFFFFF0U;  // from here on the numbers are marks
constexpr std::size_t kTableSectorsInHeader = 109;

std::string utf16_name(std::string_view bytes) {
    std::string name;
    for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
        base::append_utf8(name, little_endian(bytes, at, 2));
    }
    return name;
}

}  // namespace

std::uint32_t little_endian(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i) {
        const std::size_t position = at + static_cast<std::size_t>(i);
        value = value << 8 | (position < bytes.size() ? static_cast<unsigned char>(bytes[position]) : 0U);
    }
    return value;
}

bool CompoundFile::has_signature(std::string_view head) {
    return head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

std::string CompoundFile::sector(std::uint32_t index) const {
    const std::uint64_t offset = (std::uint64_t{index} + 1) * sector_bytes_;
    std::string bytes;
    if (offset < file_bytes_ && std::fseek(file_.get(), static_cast<long>(offset), SEEK_SET) == 0) {
        bytes.resize(sector_bytes_);
        bytes.resize(std::fread(bytes.data(), 1, sector_bytes_, file_.get()));
    }
    return bytes;
}

std::uint32_t CompoundFile::next_sector(std::uint32_t index) const {
    const std::size_t at = std::size_t{index} * 4;
    return at + 4 <= table_.size() ? little_endian(table_, at, 4) : kLastSector;
}

std::string CompoundFile::chain(std::uint32_t first) const {
    std::string bytes;
    std::uint64_t left = sectors_max();
    for (std::uint32_t index = first; index < kLastSector && left > 0; index = next_sector(index)) {
        const std::string piece = sector(index);
        if (piece.empty()) {
            break;
        }
        bytes.append(piece);
        --left;
    }
    return bytes;
}

bool CompoundFile::read_header() {
    std::string head(kHeaderBytes, '\0');
    head.resize(std::fread(head.data(), 1, head.size(), file_.get()));
    const std::uint32_t shift = little_endian(head, 30, 2);
    if (head.size() < kHeaderBytes || !has_signature(head) || (shift != 9 && shift != 12)) {
        return false;
    }
    sector_bytes_ = std::size_t{1} << shift;
    small_limit_ = little_endian(head, 56, 4);
    for (std::size_t i = 0; i < kTableSectorsInHeader; ++i) {
        const std::uint32_t index = little_endian(head, 76 + i * 4, 4);
        if (index < kLastSector) {
            table_.append(sector(index));
        }
    }
    std::uint32_t more = little_endian(head, 68, 4);
    for (std::uint64_t left = sectors_max(); more < kLastSector && left > 0; --left) {
        const std::string list = sector(more);
        if (list.size() < sector_bytes_ || table_.size() > file_bytes_) {
            break;
        }
        for (std::size_t at = 0; at + 8 <= list.size(); at += 4) {
            const std::uint32_t index = little_endian(list, at, 4);
            if (index < kLastSector) {
                table_.append(sector(index));
            }
        }
        more = little_endian(list, sector_bytes_ - 4, 4);
    }
    const std::string directory = chain(little_endian(head, 48, 4));
    for (std::size_t at = 0; at + kEntryBytes <= directory.size(); at += kEntryBytes) {
        const std::string_view entry = std::string_view(directory).substr(at, kEntryBytes);
        const std::uint32_t name_bytes = std::clamp(little_endian(entry, 64, 2), 2U, 64U) - 2;
        const std::uint64_t high = shift == 12 ? little_endian(entry, 124, 4) : 0;
        entries_.push_back({utf16_name(entry.substr(0, name_bytes)), little_endian(entry, 116, 4),
                            high << 32 | little_endian(entry, 120, 4)});
    }
    small_table_ = chain(little_endian(head, 60, 4));
    return !entries_.empty();
}

const CompoundFile::Entry* CompoundFile::find(std::string_view stream) const {
    for (const Entry& entry : entries_) {
        if (entry.name == stream) {
            return &entry;
        }
    }
    return nullptr;
}

/// Short streams lie in small sectors, which lie one after the other in the stream of the root.
std::string CompoundFile::read_small(const Entry& entry) const {
    const std::string small_sectors = chain(entries_.front().first_sector);
    std::string bytes;
    for (std::uint32_t index = entry.first_sector; index < kLastSector && bytes.size() < entry.size;) {
        const std::size_t at = std::size_t{index} * kSmallSectorBytes;
        if (at + kSmallSectorBytes > small_sectors.size()) {
            break;
        }
        bytes.append(small_sectors, at, kSmallSectorBytes);
        const std::size_t next = std::size_t{index} * 4;
        index = next + 4 <= small_table_.size() ? little_endian(small_table_, next, 4) : kLastSector;
    }
    return bytes;
}

std::string CompoundFile::read(std::string_view stream) const {
    const Entry* entry = find(stream);
    if (entry == nullptr) {
        return {};
    }
    std::string bytes = entry->size < small_limit_ ? read_small(*entry) : chain(entry->first_sector);
    bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), entry->size)));
    return bytes;
}

base::Result<std::unique_ptr<CompoundFile>> CompoundFile::open(const std::string& path) {
    auto compound = std::make_unique<CompoundFile>();
    compound->file_.reset(std::fopen(path.c_str(), "rb"));
    if (compound->file_ == nullptr) {
        return refusal("exchange.unreadable_file", "文件打不开，请重新上传。", path);
    }
    std::fseek(compound->file_.get(), 0, SEEK_END);
    compound->file_bytes_ = static_cast<std::uint64_t>(std::ftell(compound->file_.get()));
    std::rewind(compound->file_.get());
    if (!compound->read_header()) {
        return refusal("exchange.damaged_file", "文件已损坏或没有传完整，请用表格软件打开确认后重新上传。");
    }
    return compound;
}

}  // namespace louyu::exchange
