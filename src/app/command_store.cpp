#include <filesystem>

#include "app/commands.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "app/verify.hpp"
#include "store/backup.hpp"
#include "store/migrate.hpp"

namespace louyu::app {

int run_migrate(const Configuration& configuration) {
    std::error_code ignored;
    std::filesystem::create_directories(configuration.data_dir, ignored);
    auto database = store::Database::open(configuration.database_url());
    if (!database) {
        return refuse(database.error());
    }
    const auto migrations = store::migrate(**database);
    if (!migrations) {
        return refuse(migrations.error());
    }
    for (const store::Migration& migration : *migrations) {
        say(fmt::format("{:04} {} {}", migration.number, migration.name, migration.sha256.substr(0, 12)));
    }
    return kDone;
}

int run_verify(const Configuration& configuration) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    (*house)->imports().recover();
    const std::vector<std::string> faults = verify((*house)->database());
    for (const std::string& fault : faults) {
        complain(fault);
    }
    say(faults.empty() ? "核验通过：变更链、台账与归集一致。"
                       : fmt::format("核验发现{}处问题。", faults.size()));
    return faults.empty() ? kDone : kDoneWithRejects;
}

int run_backup(const Configuration& configuration, const std::string& out_path) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    const base::Result<void> done = store::backup((*house)->database(), out_path);
    if (!done) {
        return refuse(done.error());
    }
    say(fmt::format("已备份到 {}", out_path));
    return kDone;
}

int run_restore(const Configuration& configuration, const std::string& in_path) {
    std::error_code ignored;
    std::filesystem::create_directories(configuration.data_dir, ignored);
    const base::Result<void> done = store::restore(configuration.database_url(), in_path);
    if (!done) {
        return refuse(done.error());
    }
    say("已恢复。");
    return kDone;
}

}  // namespace louyu::app
