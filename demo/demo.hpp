#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "demo/files.hpp"
#include "demo/truth.hpp"

// A demonstration world that is known to the last fen: the same seed writes the same files, and Truth says
// what every statistic must make of them.
namespace louyu::demo {

enum class Scale { kDistrict, kCity, kProvince };
std::optional<Scale> parse_scale(std::string_view text);

struct Options {
    std::filesystem::path folder;
    Scale scale = Scale::kDistrict;
    std::uint64_t seed = 1;
};

/// Writes the files as departments send them below `folder`, which is made if needed, with manifest.csv
/// (kind, file, period, source, district: the order of import) and, at the scale of a district, files that
/// are wrong on purpose below dirty/. Returns the entries of the manifest. Refuses a folder that already
/// holds other files (demo.folder_not_empty).
base::Result<std::vector<FileEntry>> write_files(const Options& options);

/// What the statistics of the district must give, for tests; nothing is written.
Truth district_truth(std::uint64_t seed);

}  // namespace louyu::demo
