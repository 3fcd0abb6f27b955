#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/hash.hpp"
#include "http/ascii.hpp"
#include "http/compress.hpp"

namespace louyu::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kTypes = {
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".mjs", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".map", "application/json"},
     {".geojson", "application/geo+json"},
     {".webmanifest", "application/manifest+json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".jpg", "image/jpeg"},
     {".jpeg", "image/jpeg"},
     {".webp", "image/webp"},
     {".gif", "image/gif"},
     {".ico", "image/x-icon"},
     {".woff", "font/woff"},
     {".woff2", "font/woff2"},
     {".ttf", "font/ttf"},
     {".txt", "text/plain; charset=utf-8"},
     {".xml", "application/xml"},
     {".pdf", "application/pdf"},
     {".wasm", "application/wasm"},
     {".pbf", "application/x-protobuf"},
     {".csv", "text/csv; charset=utf-8"}}};

/// Vite's name-<8 or more of hash>.ext, which never changes its content.
bool has_hash(std::string_view path) {
    const auto dot = path.rfind('.');
    const auto dash = path.rfind('-', dot);
    return path.starts_with("assets/") && dot != std::string_view::npos && dash != std::string_view::npos &&
           dot - dash > 8;
}

/// Does a path look like a file rather than a page of the application?
bool names_a_file(std::string_view path) {
    const auto slash = path.rfind('/');
    const auto last = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return path.starts_with("assets/") || last.find('.') != std::string_view::npos;
}

/// Is `path` below `root`, links resolved?
bool lies_within(const std::filesystem::path& path, const std::filesystem::path& root) {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    return !error && std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
}

}  // namespace

struct StaticFiles::File {
    SharedBody plain;
    SharedBody packed;  // null when gzip does not pay
    std::string etag;
    std::string_view content_type;
    std::string_view cache_control;
};

StaticFiles::StaticFiles() = default;
StaticFiles::StaticFiles(StaticFiles&&) noexcept = default;
StaticFiles& StaticFiles::operator=(StaticFiles&&) noexcept = default;
StaticFiles::~StaticFiles() = default;

void StaticFiles::add(std::string path, std::string bytes) {
    auto file = std::make_unique<File>();
    file->etag = base::sha256_hex(bytes).substr(0, 32);
    file->content_type = content_type_of(path);
    file->cache_control = has_hash(path) ? "public, max-age=31536000, immutable" : "no-cache";
    if (bytes.size() >= 512 && is_compressible(file->content_type)) {
        auto packed = gzip(bytes, 9);
        if (packed.size() < bytes.size() - bytes.size() / 10) {
            file->packed = std::make_shared<const std::string>(std::move(packed));
        }
    }
    file->plain = std::make_shared<const std::string>(std::move(bytes));
    files_.insert_or_assign(std::move(path), std::move(file));
}

base::Result<StaticFiles> StaticFiles::from_directory(const std::string& directory) {
    StaticFiles pages;
    std::error_code error;
    const auto root = std::filesystem::canonical(directory, error);
    auto entry = std::filesystem::recursive_directory_iterator(root, error);
    for (; !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (!entry->is_regular_file(ignored) || !lies_within(entry->path(), root)) {
            continue;
        }
        std::ifstream in(entry->path(), std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        pages.add(entry->path().lexically_relative(root).generic_string(), std::move(bytes));
    }
    if (error || !pages.files_.contains("index.html")) {
        return base::Error{base::ErrorKind::kNotFound, "http.no_pages",
                           fmt::format("目录 {} 中没有网页（index.html），请先构建网页。", directory),
                           error.message()};
    }
    return pages;
}

base::Result<StaticFiles> StaticFiles::from_table(const std::vector<EmbeddedFile>& files) {
    StaticFiles pages;
    for (const auto& file : files) {
        pages.add(std::string(file.path), std::string(file.bytes));
    }
    if (!pages.files_.contains("index.html")) {
        return base::Error{base::ErrorKind::kNotFound, "http.no_pages",
                           "程序中没有网页（index.html），请重新构建。"};
    }
    return pages;
}

Response StaticFiles::handle(const Request& request) const {
    auto path = percent_decode(request.path).value_or("");
    path.erase(0, path.find_first_not_of('/'));
    auto found = files_.find(path.empty() ? "index.html" : path);
    if (found == files_.end() && !names_a_file(path)) {
        found = files_.find("index.html");
    }
    if (found == files_.end()) {
        return problem(
            base::Error{base::ErrorKind::kNotFound, "http.not_found", "没有这个文件，请刷新页面后再试。"});
    }
    const auto& file = *found->second;
    const bool packed = file.packed && accepts_gzip(request.headers.get("accept-encoding"));
    Response response;
    response.body = packed ? file.packed : file.plain;
    response.with("Content-Type", file.content_type)
        .with("Cache-Control", file.cache_control)
        .with("ETag", fmt::format("\"{}{}\"", file.etag, packed ? "-gz" : ""));
    if (file.packed) {
        response.with("Vary", "Accept-Encoding");
    }
    if (packed) {
        response.with("Content-Encoding", "gzip");
    }
    return response;
}

Handler StaticFiles::handler() const {
    return [this](const Request& request, const PathParams&) { return handle(request); };
}

std::string_view content_type_of(std::string_view path) {
    const auto dot = path.rfind('.');
    const auto suffix = lowered(dot == std::string_view::npos ? std::string_view{} : path.substr(dot));
    const auto* const found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& entry) { return entry.first == suffix; });
    return found == kTypes.end() ? std::string_view("application/octet-stream") : found->second;
}

}  // namespace louyu::http
