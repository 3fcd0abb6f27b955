#include <filesystem>

#include "app/commands.hpp"
#include "app/demo_accounts.hpp"
#include "app/demo_duties.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "demo/demo.hpp"

namespace louyu::app {

namespace {

/// The demonstration takes the road of every other file: staged, checked, matched, posted.
base::Result<void> import_entry(House& house, const rights::Reader& reader, const std::string& folder,
                                const demo::FileEntry& entry) {
    exchange::ImportRequest request;
    request.kind = entry.kind;
    request.path = (std::filesystem::path(folder) / entry.file).string();
    request.file_name = std::filesystem::path(entry.file).filename().string();
    request.source = entry.source;
    request.district_code = entry.district;
    const exchange::Progress progress = terminal_progress();
    TRY(exchange::Batch batch, house.imports().stage(reader, request, progress));
    TRY(batch, house.imports().post(reader, batch.id, progress));
    say(fmt::format("{}：新增{} 变更{} 退回{} 待定{}", entry.file, batch.counts.added, batch.counts.changed,
                    batch.counts.rejected, batch.counts.conflict));
    return {};
}

base::Result<void> import_all(House& house, const std::string& folder,
                              const std::vector<demo::FileEntry>& entries) {
    const rights::Reader reader = rights::ReaderFactory::for_console();
    for (const demo::FileEntry& entry : entries) {
        TRY_DO(import_entry(house, reader, folder, entry));
    }
    TRY_DO(make_demo_duties(house.database()));
    return make_demo_accounts(house.database());
}

base::Result<bool> is_empty(store::Database& database) {
    constexpr store::Query kAnyRegion{"app.any_region", "SELECT 1 FROM region LIMIT 1"};
    const store::Lease session = database.reader();
    return session->select(kAnyRegion).empty();
}

}  // namespace

int run_demo(const Configuration& configuration, const DemoArguments& arguments) {
    const std::optional<demo::Scale> scale = demo::parse_scale(arguments.scale);
    if (!scale) {
        return refuse({base::ErrorKind::kInvalid,
                       "app.bad_scale",
                       "--scale 应为 district、city 或 province。",
                       {},
                       {}});
    }
    const bool only_files = !arguments.files.empty();
    const std::string folder = only_files ? arguments.files : configuration.data_dir + "/demo_files";
    if (!only_files) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);  // of a demonstration that was broken off
    }
    const auto entries = demo::write_files({.folder = folder, .scale = *scale, .seed = arguments.seed});
    if (!entries) {
        return refuse(entries.error());
    }
    if (only_files) {
        say(fmt::format("已写出{}个文件：{}", entries->size(), folder));
        return kDone;
    }
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    const base::Result<bool> empty = is_empty((*house)->database());
    if (!empty || !*empty) {
        return refuse({base::ErrorKind::kConflict,
                       "app.store_not_empty",
                       "数据目录中已有数据，演示数据只能装入空库。请用 --data 另指一个目录。",
                       {},
                       {}});
    }
    const base::Result<void> done = import_all(**house, folder, *entries);
    if (!done) {
        return refuse(done.error());
    }
    for (const std::string& line : demo_account_lines()) {
        say(line);
    }
    return kDone;
}

}  // namespace louyu::app
