#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <cstring>

#include "base/text.hpp"
#include "exchange/compound_file.hpp"
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

base::Result<std::string> format_of_compound(const std::string& path) {
    TRY(const auto compound, CompoundFile::open(path));
    if (compound->has("EncryptedPackage")) {
        return refusal("exchange.encrypted_file", "文件设有打开密码，请取消密码后重新上传。");
    }
    if (compound->has("Workbook") || compound->has("Book")) {
        return std::string("xls");
    }
    return not_a_table(compound->has("WordDocument") ? "这是 Word 文档，不是表格" : "这不是表格文件");
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
                return refusal("exchange.encrypted_file", "文件设有打开密码，请取消密码后重新上传。");
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
    if (CompoundFile::has_signature(head)) {
        return format_of_compound(path);
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
    return format == "xls" ? open_xls(path, limits) : open_ods(path, limits);
}

}  // namespace louyu::exchange
