#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <cstring>

#include "base/text.hpp"
#include "exchange/sheet.hpp"
#include "exchange/zip_archive.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kHeadBytes = 8 << 10;
constexpr std::size_t kManifestBytesMax = 4 << 20;
constexpr std::string_view kAcceptedForms = "请提供 xlsx、xls、ods 或 csv 格式的表格。";

base::Error not_a_table(std::string_view what) {
    return refusal("exchange.not_a_table", std::string(what).append("，").append(kAcceptedForms));
}

base::Error locked() {
    return refusal("exchange.encrypted_file", "文件设有打开密码，请取消密码后重新上传。");
}

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, FileCloser>;

/// Up to `room` bytes at `offset`, less at the end of the file.
std::string bytes_at(std::FILE* file, long offset, std::size_t room) {
    std::string bytes(room, '\0');
    if (std::fseek(file, offset, SEEK_SET) != 0) {
        return {};
    }
    bytes.resize(std::fread(bytes.data(), 1, room, file));
    return bytes;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i) {
        const std::size_t position = at + static_cast<std::size_t>(i);
        value = value << 8 | (position < bytes.size() ? static_cast<unsigned char>(bytes[position]) : 0U);
    }
    return value;
}

/// First sector of the stream of this ASCII name in the directory of a compound file. Entries are 128 bytes,
/// names UTF-16.
std::optional<std::uint32_t> find_stream(std::string_view directory, std::string_view name) {
    for (std::size_t entry = 0; entry + 128 <= directory.size(); entry += 128) {
        if (little_endian(directory, entry + 64, 2) != (name.size() + 1) * 2) {
            continue;
        }
        bool same = true;
        for (std::size_t i = 0; i < name.size(); ++i) {
            same = same && little_endian(directory, entry + i * 2, 2) == static_cast<unsigned char>(name[i]);
        }
        if (same) {
            return little_endian(directory, entry + 116, 4);
        }
    }
    return std::nullopt;
}

std::string compound_sector(std::FILE* file, std::string_view head, std::uint32_t index) {
    const std::uint32_t shift = little_endian(head, 30, 2);
    return bytes_at(file, static_cast<long>((std::uint64_t{index} + 1) << shift), std::size_t{1} << shift);
}

/// Whether the first records of an xls workbook say that what follows is enciphered.
bool has_password_record(std::string_view records) {
    constexpr std::uint32_t kFilePass = 0x002F;
    constexpr std::size_t kRecordHead = 4;
    for (std::size_t at = 0; at + kRecordHead <= records.size();) {
        if (little_endian(records, at, 2) == kFilePass) {
            return true;
        }
        at += kRecordHead + little_endian(records, at + 2, 2);
    }
    return false;
}

/// The directory sectors of a compound file (the container of .xls, .doc and locked .xlsx), in the order of
/// their chain. The allocation table is followed through the 109 sectors that the header names, enough for 6
/// MB of table.
std::string compound_directory(std::FILE* file, std::string_view head) {
    const std::uint32_t sector_shift = little_endian(head, 30, 2);
    if (sector_shift != 9 && sector_shift != 12) {
        return {};
    }
    const std::size_t sector_bytes = std::size_t{1} << sector_shift;
    const auto sector = [&](std::uint32_t index) { return compound_sector(file, head, index); };
    std::string directory;
    std::uint32_t index = little_endian(head, 48, 4);
    for (int steps = 0; steps < 64 && index < 0xFFFFFFF0U; ++steps) {
        directory.append(sector(index));
        const std::size_t table = index / (sector_bytes / 4);
        if (table >= 109) {
            break;
        }
        const std::string entries = sector(little_endian(head, 76 + table * 4, 4));
        index = little_endian(entries, index % (sector_bytes / 4) * 4, 4);
    }
    return directory;
}

base::Result<std::string> format_of_compound(std::FILE* file, std::string_view head) {
    const std::string directory = compound_directory(file, head);
    if (find_stream(directory, "EncryptedPackage")) {
        return locked();
    }
    for (const char* name : {"Workbook", "Book"}) {
        if (const auto first = find_stream(directory, name)) {
            if (has_password_record(compound_sector(file, head, *first))) {
                return locked();
            }
            return std::string("xls");
        }
    }
    if (find_stream(directory, "WordDocument")) {
        return not_a_table("这是 Word 文档，不是表格");
    }
    if (directory.empty()) {
        return refusal("exchange.damaged_file", "文件已损坏或没有传完整，请用表格软件打开确认后重新上传。");
    }
    return not_a_table("这不是表格文件");
}

base::Result<std::string> format_of_zip(const std::string& path, const ReadLimits& limits) {
    TRY(const auto archive, ZipArchive::open(path, limits));
    if (archive->has("xl/workbook.xml")) {
        return std::string("xlsx");
    }
    if (archive->has("xl/workbook.bin")) {
        return not_a_table("暂不支持 xlsb 格式，请另存为 xlsx");
    }
    if (archive->has("word/document.xml")) {
        return not_a_table("这是 Word 文档，不是表格");
    }
    if (archive->has("content.xml") && archive->has("mimetype")) {
        TRY(const std::string type, archive->read("mimetype", kHeadBytes));
        if (!type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) {
            return not_a_table("这是文档，不是表格");
        }
        if (archive->has("META-INF/manifest.xml")) {
            TRY(const std::string manifest, archive->read("META-INF/manifest.xml", kManifestBytesMax));
            if (manifest.find("encryption-data") != std::string::npos) {
                return locked();
            }
        }
        return std::string("ods");
    }
    // Strict writers may put the workbook elsewhere; its relations are always here.
    if (archive->has("[Content_Types].xml") && archive->has("_rels/.rels")) {
        return std::string("xlsx");
    }
    return not_a_table("这是压缩包，请解压后逐个上传");
}

/// The beginning of a text in lower-case ASCII, whatever its encoding: the NULs of UTF-16 left out.
std::string readable_beginning(std::string_view head) {
    std::string text;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_mark = text.empty() && (byte >= 0x80 || byte <= ' ');
        if (byte != 0 && !is_mark) {
            text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return text;
}

struct KnownBeginning {
    std::string_view bytes;
    std::string_view sentence;
};

constexpr KnownBeginning kOtherFormats[] = {
    {"%PDF", "这是 PDF 文件，不是表格"},
    {"Rar!", "这是压缩包，请解压后逐个上传"},
    {"7z\xBC\xAF", "这是压缩包，请解压后逐个上传"},
    {"\x1F\x8B", "这是压缩包，请解压后逐个上传"},
    {"\x89PNG", "这是图片，不是表格"},
    {"\xFF\xD8\xFF", "这是图片，不是表格"},
    {"{\\rtf", "这是文档，不是表格"},
    {"MIME-Version:", "这是网页归档文件，请用表格软件打开后另存为 xlsx"},
    {"SQLite format 3", "这是数据库文件，不是表格"},
};

base::Result<std::string> format_of_text(std::string_view head) {
    const std::string text = readable_beginning(head);
    if (text.starts_with('<')) {
        if (text.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos &&
            text.find("<html") == std::string::npos) {
            return std::string("xml");
        }
        for (const std::string_view tag : {"<html", "<table", "<!doctype html", "<meta", "<style", "<body"}) {
            if (text.find(tag) != std::string::npos) {
                return std::string("html");
            }
        }
        return not_a_table("这是 XML 文件，其中没有表格");
    }
    const bool is_utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    if (!is_utf16 && head.find('\0') != std::string_view::npos) {
        return not_a_table("文件内容不是文字，也不是可识别的表格");
    }
    return std::string("csv");
}

}  // namespace

base::Result<std::string> detect_format(const std::string& path, const ReadLimits& limits) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return refusal("exchange.unreadable_file", "文件打不开，请重新上传。", path);
    }
    if (status.st_size > limits.file_bytes_max) {
        base::Error error = refusal("exchange.too_large", fmt::format("文件超过 {} MB，请拆分后分批上传。",
                                                                      limits.file_bytes_max >> 20));
        error.kind = base::ErrorKind::kTooLarge;
        return error;
    }
    const OpenFile file(std::fopen(path.c_str(), "rb"));
    if (file == nullptr) {
        return refusal("exchange.unreadable_file", "文件打不开，请重新上传。", path);
    }
    const std::string head = bytes_at(file.get(), 0, kHeadBytes);
    if (base::is_blank(head) && status.st_size <= static_cast<off_t>(kHeadBytes)) {
        return refusal("exchange.empty_file", "文件是空的，请确认后重新上传。");
    }
    if (head.starts_with("PK")) {
        return format_of_zip(path, limits);
    }
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        return format_of_compound(file.get(), head);
    }
    for (const KnownBeginning& other : kOtherFormats) {
        if (head.starts_with(other.bytes)) {
            return not_a_table(other.sentence);
        }
    }
    return format_of_text(head);
}

OpenedSheets open_sheets(const std::string& path, const std::string& format, const ReadLimits& limits) {
    if (format == "csv") {
        return open_csv(path, limits);
    }
    if (format == "html") {
        return open_html(path, limits);
    }
    if (format == "xml") {
        return open_spreadsheet_xml(path, limits);
    }
    if (format == "xlsx") {
        return open_xlsx(path, limits);
    }
    return open_ogr(path, format, limits);
}

}  // namespace louyu::exchange
