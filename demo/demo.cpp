#include "demo/demo.hpp"

#include "demo/csv_file.hpp"
#include "demo/heping.hpp"
#include "demo/metropolis.hpp"

namespace louyu::demo {

std::optional<Scale> parse_scale(std::string_view text) {
    if (text == "district") {
        return Scale::kDistrict;
    }
    if (text == "city") {
        return Scale::kCity;
    }
    if (text == "province") {
        return Scale::kProvince;
    }
    return std::nullopt;
}

void write_manifest(const FileSet& files) {
    CsvFile csv(files.folder / "manifest.csv", CsvFile::Coding::kUtf8);
    csv.row({"kind", "file", "period", "source", "district"});
    for (const FileEntry& entry : files.entries) {
        csv.row({entry.kind, entry.file, entry.period, entry.source, entry.district});
    }
    csv.close();
}

namespace {

/// An earlier demonstration may be written over; anything else is not ours to touch.
base::Result<void> check_folder(const std::filesystem::path& folder) {
    std::error_code code;
    if (std::filesystem::exists(folder, code) &&
        (!std::filesystem::is_directory(folder, code) ||
         (!std::filesystem::is_empty(folder, code) &&
          !std::filesystem::exists(folder / "manifest.csv", code)))) {
        return base::Error{base::ErrorKind::kConflict, "demo.folder_not_empty",
                           "目录“" + folder.string() + "”中已有其他文件，请指定一个空目录"};
    }
    return {};
}

World make_world(Scale scale, std::uint64_t seed) {
    switch (scale) {
        case Scale::kCity:
            return make_metropolis(city_plan(), seed);
        case Scale::kProvince:
            return make_metropolis(province_plan(), seed);
        case Scale::kDistrict:
            break;
    }
    return make_heping(seed);
}

}  // namespace

base::Result<std::vector<FileEntry>> write_files(const Options& options) {
    TRY_DO(check_folder(options.folder));
    const World world = make_world(options.scale, options.seed);
    FileSet files{options.folder, {}};
    write_regions(world, files);
    write_industries(files);
    write_buildings(world, files);
    write_zones(world, files);
    write_units(world, files);
    write_enterprises(world, files);
    write_tenancies(world, files);
    write_registration(world, files);
    write_district_tax(world, files);
    if (options.scale == Scale::kDistrict) {
        write_third_office_tax(world, files);
        write_published(files);
        write_dirty(world, options.folder / "dirty");
    }
    write_manifest(files);
    return files.entries;
}

Truth district_truth(std::uint64_t seed) {
    return find_truth(make_heping(seed));
}

}  // namespace louyu::demo
