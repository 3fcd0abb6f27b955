#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace louyu::http {

/// A file that exists as long as somebody holds it: an upload on its way in, an export on its way out.
class TemporaryFile {
  public:
    /// Makes an empty file, readable by this user only, in `directory` (made when absent; empty = the
    /// system's place for such files). `suffix` ends its name (".xlsx"), so that readers which go by names
    /// work. http.no_space when the disk refuses.
    static base::Result<std::shared_ptr<TemporaryFile>> create(const std::string& directory,
                                                               std::string_view suffix = {});

    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    std::uint64_t size() const { return size_; }
    /// Appends at the end; http.no_space when the disk is full. One writer at a time.
    base::Result<void> append(std::string_view bytes);
    /// Gives the descriptor back; append() must not be called afterwards. The file stays.
    void close();

  private:
    TemporaryFile(std::string path, int descriptor);

    std::string path_;
    std::uint64_t size_ = 0;
    int descriptor_ = -1;
};

}  // namespace louyu::http
