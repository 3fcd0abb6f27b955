#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "base/text.hpp"
#include "exchange/sheet.hpp"
#include "exchange/zip_archive.hpp"

// Workbooks in the open document format, read by GDAL/OGR. OGR tells formats by the name of a file, so the
// file is given one with the right ending for the time it is open.
namespace louyu::exchange {

namespace {

constexpr std::size_t kDoctypeSearchBytes = 4096;
constexpr std::size_t kContentBytesMax = std::size_t{512} << 20;  // OGR holds the whole sheet in memory

void register_driver_once() {
    static std::once_flag once;
    std::call_once(once, [] { RegisterOGRODS(); });
}

/// Settings for this thread while a file is open: the first row is data like any other, every column is text.
class OgrSettings {
  public:
    OgrSettings() {
        for (const char* name : kNames) {
            CPLSetThreadLocalConfigOption(name,
                                          std::string_view(name).ends_with("HEADERS") ? "DISABLE" : "STRING");
        }
    }
    ~OgrSettings() {
        for (const char* name : kNames) {
            CPLSetThreadLocalConfigOption(name, nullptr);
        }
    }
    OgrSettings(const OgrSettings&) = delete;
    OgrSettings& operator=(const OgrSettings&) = delete;

  private:
    static constexpr const char* kNames[] = {"OGR_ODS_HEADERS", "OGR_ODS_FIELD_TYPES"};
};

/// Keeps what GDAL has to say out of the standard error output.
class OgrQuiet {
  public:
    OgrQuiet() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~OgrQuiet() { CPLPopErrorHandler(); }
    OgrQuiet(const OgrQuiet&) = delete;
    OgrQuiet& operator=(const OgrQuiet&) = delete;
};

/// A folder of its own with one link, removed with the object.
class NamedLink {
  public:
    NamedLink(const std::string& path, const std::string& ending) {
        const char* temporary = std::getenv("TMPDIR");
        folder_ = std::string(temporary == nullptr ? "/tmp" : temporary) + "/louyu-XXXXXX";
        char* const resolved = ::realpath(path.c_str(), nullptr);
        if (resolved == nullptr || ::mkdtemp(folder_.data()) == nullptr) {
            std::free(resolved);
            throw base::Failure("exchange: cannot make a temporary folder " + folder_);
        }
        link_ = folder_ + "/book." + ending;
        const int linked = ::symlink(resolved, link_.c_str());
        std::free(resolved);
        if (linked != 0) {
            ::rmdir(folder_.c_str());
            throw base::Failure("exchange: cannot link " + link_);
        }
    }
    ~NamedLink() {
        ::unlink(link_.c_str());
        ::rmdir(folder_.c_str());
    }
    NamedLink(const NamedLink&) = delete;
    NamedLink& operator=(const NamedLink&) = delete;
    const std::string& path() const { return link_; }

  private:
    std::string folder_;
    std::string link_;
};

/// OGR hands numbers over as the text of their attribute.
CellForm form_of_printed(std::string_view text) {
    const bool is_number =
        !text.empty() && text.find_first_not_of("0123456789.-+eE") == std::string_view::npos;
    return is_number ? CellForm::kNumber : CellForm::kText;
}

class OgrReader : public SheetReader {
  public:
    OgrReader(std::unique_ptr<NamedLink> link, GDALDatasetUniquePtr data, const ReadLimits& limits)
        : link_(std::move(link)), data_(std::move(data)), limits_(limits) {
        for (OGRLayer* layer : data_->GetLayers()) {
            names_.emplace_back(layer->GetName());
        }
    }

    const std::vector<std::string>& sheets() const override { return names_; }
    base::Result<void> read(std::size_t sheet, const Take& take) override;

  private:
    std::unique_ptr<NamedLink> link_;
    GDALDatasetUniquePtr data_;
    ReadLimits limits_;
    std::vector<std::string> names_;
};

base::Result<void> OgrReader::read(std::size_t sheet, const Take& take) {
    const OgrSettings settings;
    const OgrQuiet quiet;
    OGRLayer* layer = data_->GetLayer(static_cast<int>(sheet));
    CHECK(layer != nullptr);
    layer->ResetReading();
    std::vector<SheetCell> cells;
    while (const auto feature = OGRFeatureUniquePtr(layer->GetNextFeature())) {
        cells.clear();
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            if (!feature->IsFieldSetAndNotNull(i)) {
                continue;
            }
            const std::string_view text = feature->GetFieldAsString(i);
            if (text.empty()) {
                continue;
            }
            cells.resize(static_cast<std::size_t>(i) + 1);
            const std::string_view cut = cut_to_characters(text, limits_.cell_characters_max);
            cells.back() = {cut, cut.size() < text.size() ? CellForm::kTooLong : form_of_printed(text)};
            if (!base::is_valid_utf8(cut)) {
                cells.back().form = CellForm::kBrokenEncoding;
            }
        }
        if (!cells.empty() && !take(SheetRow{static_cast<int>(feature->GetFID()), cells})) {
            return {};
        }
    }
    return {};
}

/// What OGR does not look at before it unpacks an ods: the directory of the archive and document type
/// declarations.
base::Result<void> inspect_ods(const std::string& path, const ReadLimits& limits) {
    TRY(const auto archive, ZipArchive::open(path, limits));
    std::string head;
    std::size_t bytes = 0;
    TRY_DO(archive->stream("content.xml", [&](std::string_view piece) {
        if (head.size() < kDoctypeSearchBytes) {
            head.append(piece.substr(0, kDoctypeSearchBytes));
        }
        bytes += piece.size();
        return bytes <= kContentBytesMax;
    }));
    if (head.find("<!DOCTYPE") != std::string::npos || head.find("<!ENTITY") != std::string::npos) {
        return refusal("exchange.hostile_file", "文件含有表格不应有的内容（文档类型声明），已拒绝读取。");
    }
    if (bytes > kContentBytesMax) {
        base::Error error = refusal("exchange.too_large", "表格太大，请另存为 xlsx 或 csv 再上传。");
        error.kind = base::ErrorKind::kTooLarge;
        return error;
    }
    return {};
}

}  // namespace

OpenedSheets open_ods(const std::string& path, const ReadLimits& limits) {
    TRY_DO(inspect_ods(path, limits));
    register_driver_once();
    const OgrSettings settings;
    const OgrQuiet quiet;
    auto link = std::make_unique<NamedLink>(path, "ods");
    const char* const drivers[] = {"ODS", nullptr};
    CPLErrorReset();
    GDALDatasetUniquePtr data(GDALDataset::Open(link->path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                                drivers, nullptr, nullptr));
    if (data == nullptr || data->GetLayerCount() == 0) {
        return refusal("exchange.damaged_file", "文件已损坏或没有传完整，请用表格软件打开确认后重新上传。",
                       CPLGetLastErrorMsg());
    }
    return std::make_unique<OgrReader>(std::move(link), std::move(data), limits);
}

}  // namespace louyu::exchange
