#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "http/message.hpp"
#include "http/router.hpp"

namespace louyu::http {

/// A file inside the program.
struct EmbeddedFile {
    std::string_view path;  // index.html, assets/index-3f2a.js
    std::string_view bytes;
};

/// The pages, held in memory, each with a strong tag and once as gzip. Names with a hash under assets/ are
/// sent as immutable, everything else is asked for again each time. A path that names no file gets
/// index.html, since the pages have their own router; one that looks like a file (last segment has a dot) or
/// lies under assets/ gets 404.
class StaticFiles {
  public:
    struct File;

    /// Reads every regular file below `directory` now; later changes are not seen. Links that lead outside
    /// are left out. http.no_pages when there is no index.html.
    static base::Result<StaticFiles> from_directory(const std::string& directory);
    /// `files` must outlive the process (they are part of it).
    static base::Result<StaticFiles> from_table(const std::vector<EmbeddedFile>& files);

    StaticFiles(StaticFiles&&) noexcept;
    StaticFiles& operator=(StaticFiles&&) noexcept;
    ~StaticFiles();

    Response handle(const Request& request) const;
    /// For Router::set_fallback(); *this must outlive the router.
    Handler handler() const;
    std::size_t size() const { return files_.size(); }

  private:
    StaticFiles();
    void add(std::string path, std::string bytes);

    std::unordered_map<std::string, std::unique_ptr<File>> files_;
};

/// text/javascript; charset=utf-8 and so on by the end of the name; application/octet-stream when unknown.
std::string_view content_type_of(std::string_view path);

}  // namespace louyu::http
