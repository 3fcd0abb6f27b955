#include "exchange/zip_archive.hpp"

#include <minizip/unzip.h>

#include <map>

#include "exchange/sheet.hpp"

namespace louyu::exchange {

namespace {

constexpr int kPartsMax = 10'000;
constexpr std::int64_t kSmallPartBytes = 16 << 20;  // below this no ratio is suspicious
constexpr std::size_t kPieceBytes = 64 << 10;

base::Error zip_damaged(std::string detail) {
    return refusal("exchange.damaged_file", "文件已损坏或没有传完整，请用表格软件打开确认后重新上传。",
                   std::move(detail));
}

base::Error zip_too_large(std::string detail) {
    base::Error error =
        refusal("exchange.too_large",
                "文件解压后过大，不像是正常的表格，请删去多余的工作表和格式后重新上传。", std::move(detail));
    error.kind = base::ErrorKind::kTooLarge;
    return error;
}

class MinizipArchive : public ZipArchive {
  public:
    explicit MinizipArchive(unzFile file) : file_(file) {}
    ~MinizipArchive() override { unzClose(file_); }
    MinizipArchive(const MinizipArchive&) = delete;
    MinizipArchive& operator=(const MinizipArchive&) = delete;

    base::Result<void> inspect(const ReadLimits& limits);
    bool has(std::string_view part) const override { return parts_.find(part) != parts_.end(); }
    base::Result<void> stream(const std::string& part,
                              const std::function<bool(std::string_view)>& take) override;

  private:
    base::Result<void> inspect_part(const ReadLimits& limits);

    unzFile file_;
    std::map<std::string, unz64_file_pos, std::less<>> parts_;
    std::int64_t unpacked_ = 0;
};

base::Result<void> MinizipArchive::inspect_part(const ReadLimits& limits) {
    unz_file_info64 info{};
    std::string name(512, '\0');
    unz64_file_pos position{};
    if (unzGetCurrentFileInfo64(file_, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) !=
            UNZ_OK ||
        unzGetFilePos64(file_, &position) != UNZ_OK) {
        return zip_damaged("part header");
    }
    if ((info.flag & 1U) != 0) {
        return refusal("exchange.encrypted_file", "文件设有打开密码，请取消密码后重新上传。");
    }
    const auto packed = static_cast<std::int64_t>(info.compressed_size);
    const auto whole = static_cast<std::int64_t>(info.uncompressed_size);
    if (packed < 0 || whole < 0 || whole > limits.unzipped_bytes_max - unpacked_) {
        return zip_too_large("unpacked size");
    }
    unpacked_ += whole;
    if (whole > kSmallPartBytes && whole / limits.unzip_ratio_max > packed) {
        return zip_too_large("ratio");
    }
    name.resize(std::char_traits<char>::length(name.c_str()));
    // Some programs write the separators of their own system.
    for (char& c : name) {
        c = c == '\\' ? '/' : c;
    }
    parts_.emplace(std::move(name), position);
    return {};
}

base::Result<void> MinizipArchive::inspect(const ReadLimits& limits) {
    int count = 0;
    for (int state = unzGoToFirstFile(file_); state != UNZ_END_OF_LIST_OF_FILE;
         state = unzGoToNextFile(file_)) {
        if (state != UNZ_OK) {
            return zip_damaged("directory");
        }
        if (++count > kPartsMax) {
            return zip_too_large("parts");
        }
        TRY_DO(inspect_part(limits));
    }
    return {};
}

base::Result<void> MinizipArchive::stream(const std::string& part,
                                          const std::function<bool(std::string_view)>& take) {
    const auto found = parts_.find(part);
    if (found == parts_.end()) {
        return zip_damaged("missing " + part);
    }
    unz64_file_pos position = found->second;
    if (unzGoToFilePos64(file_, &position) != UNZ_OK || unzOpenCurrentFile(file_) != UNZ_OK) {
        return zip_damaged("open " + part);
    }
    std::string piece(kPieceBytes, '\0');
    int got = 0;
    bool wanted = true;
    while (wanted && (got = unzReadCurrentFile(file_, piece.data(), kPieceBytes)) > 0) {
        wanted = take(std::string_view(piece.data(), static_cast<std::size_t>(got)));
    }
    // Closing after the last byte compares the checksum.
    const int closed = unzCloseCurrentFile(file_);
    if (wanted && (got < 0 || closed != UNZ_OK)) {
        return zip_damaged("unpack " + part);
    }
    return {};
}

}  // namespace

base::Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const std::string& path,
                                                           const ReadLimits& limits) {
    unzFile file = unzOpen64(path.c_str());
    if (file == nullptr) {
        return zip_damaged("end of directory");
    }
    auto archive = std::make_unique<MinizipArchive>(file);
    TRY_DO(archive->inspect(limits));
    return archive;
}

base::Result<std::string> ZipArchive::read(const std::string& part, std::size_t bytes_max) {
    std::string whole;
    TRY_DO(stream(part, [&](std::string_view piece) {
        whole.append(piece);
        return whole.size() <= bytes_max;
    }));
    if (whole.size() > bytes_max) {
        return zip_too_large(part);
    }
    return whole;
}

}  // namespace louyu::exchange
