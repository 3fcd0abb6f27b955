#include "http/temporary_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/hash.hpp"

namespace louyu::http {
namespace {

base::Error no_space(std::string_view what, const std::string& path, int error) {
    return {base::ErrorKind::kBusy, "http.no_space",
            "服务器暂时无法保存上传的文件，请稍后再试或联系管理员清理磁盘。",
            fmt::format("{} {}: {}", what, path, std::strerror(error))};
}

}  // namespace

TemporaryFile::TemporaryFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

TemporaryFile::~TemporaryFile() {
    close();
    ::unlink(path_.c_str());
}

base::Result<std::shared_ptr<TemporaryFile>> TemporaryFile::create(const std::string& directory,
                                                                   std::string_view suffix) {
    std::error_code ignored;
    const auto place =
        directory.empty() ? std::filesystem::temp_directory_path(ignored) : std::filesystem::path(directory);
    if (!directory.empty()) {
        std::filesystem::create_directories(place, ignored);
    }
    const std::string path = (place / fmt::format("louyu-{}{}", base::random_hex(12), suffix)).string();
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return no_space("open", path, errno);
    }
    return std::shared_ptr<TemporaryFile>(new TemporaryFile(path, descriptor));
}

base::Result<void> TemporaryFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return no_space("write", path_, errno);
        }
        size_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

void TemporaryFile::close() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

}  // namespace louyu::http
