#include "exchange/batch_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include "base/id.hpp"

namespace louyu::exchange {

namespace {

namespace fs = std::filesystem;

constexpr const char* kOriginal = "original";
constexpr const char* kReading = "reading";

base::Error unreadable(const ImportRequest& request, const std::string& why) {
    return base::Error{
        base::ErrorKind::kInvalid, "exchange.unreadable_file",
        fmt::format("无法读取文件“{}”，请检查文件是否存在、磁盘是否有空间。", request.file_name), why};
}

/// -1 when another program holds it or it is not there.
int open_locked(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

}  // namespace

BatchFiles::Reading::~Reading() {
    ::close(descriptor_);
}

std::string BatchFiles::directory_of(std::int64_t batch_id) const {
    return directory_ + "/" + base::id_to_text(batch_id);
}

std::string BatchFiles::path_of(std::int64_t batch_id) const {
    return directory_of(batch_id) + "/" + kOriginal;
}

base::Result<std::unique_ptr<BatchFiles::Reading>> BatchFiles::begin_reading(std::int64_t batch_id) const {
    std::error_code failed;
    fs::create_directories(directory_of(batch_id), failed);
    const int descriptor = open_locked(directory_of(batch_id) + "/" + kReading, O_RDWR | O_CREAT);
    if (descriptor < 0) {
        return base::Error{base::ErrorKind::kBusy, "exchange.unwritable_files",
                           "数据目录不可写入或磁盘已满，或此批次正在被读取，请稍后重试。", failed.message()};
    }
    return std::make_unique<Reading>(descriptor);
}

bool BatchFiles::is_being_read(std::int64_t batch_id) const {
    const std::string path = directory_of(batch_id) + "/" + kReading;
    if (::access(path.c_str(), F_OK) != 0) {
        return false;
    }
    const int descriptor = open_locked(path, O_RDWR);
    if (descriptor < 0) {
        return true;
    }
    ::close(descriptor);
    return false;
}

base::Result<void> BatchFiles::keep(std::int64_t batch_id, const ImportRequest& request) const {
    std::error_code failed;
    if (!fs::is_regular_file(request.path, failed)) {
        remove(batch_id);
        return unreadable(request, failed ? failed.message() : "no regular file");
    }
    const std::int64_t bytes_max = request.options.limits.file_bytes_max;
    if (static_cast<std::int64_t>(fs::file_size(request.path, failed)) > bytes_max) {
        remove(batch_id);
        return base::Error{
            base::ErrorKind::kTooLarge, "exchange.too_large",
            fmt::format("文件“{}”超过 {} MB，请拆分后分批上传。", request.file_name, bytes_max >> 20)};
    }
    fs::copy_file(request.path, path_of(batch_id), fs::copy_options::overwrite_existing, failed);
    if (failed) {
        remove(batch_id);
        return unreadable(request, failed.message());
    }
    return {};
}

void BatchFiles::remove(std::int64_t batch_id) const {
    std::error_code ignored;  // what stays is found by the next start
    fs::remove_all(directory_of(batch_id), ignored);
}

std::vector<std::int64_t> BatchFiles::batches() const {
    std::vector<std::int64_t> ids;
    std::error_code failed;
    for (fs::directory_iterator entry(directory_, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (const auto id = base::id_from_text(entry->path().filename().string())) {
            ids.push_back(*id);
        }
    }
    return ids;
}

}  // namespace louyu::exchange
