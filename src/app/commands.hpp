#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/configuration.hpp"

// One function a sub-command. Each answers the exit code: 0 done, 1 done with rejected rows, 2 refused.
namespace louyu::app {

inline constexpr int kDone = 0;
inline constexpr int kDoneWithRejects = 1;
inline constexpr int kRefused = 2;

struct ImportArguments {
    std::string kind;
    std::vector<std::string> files;
    std::string period;
    std::string source;
    std::string district;
    std::string report;  // where the marked workbook goes
    std::string sheet;
    bool dry_run = false;
    bool cumulative = false;
    std::string unit;  // 元 | 万元
};
int run_import(const Configuration& configuration, const ImportArguments& arguments);
int run_undo(const Configuration& configuration, const std::string& batch_id);
/// `region`: for the kind regions, a code of the national list whose branch fills the workbook; empty for
/// none.
int run_template(const std::string& kind, const std::string& region, const std::string& out_path);

struct StatsArguments {
    std::string metrics;
    std::string by;
    std::string period;
    std::string where;
    std::string options;
    std::string asof;
    std::string format = "table";
};
int run_stats(const Configuration& configuration, const StatsArguments& arguments);

struct DemoArguments {
    std::string scale = "district";
    std::uint64_t seed = 1;
    std::string files;  // only write the files there
};
int run_demo(const Configuration& configuration, const DemoArguments& arguments);

struct MatchArguments {
    std::string file;
    std::string against = "enterprises";
    std::string format = "csv";
};
int run_match(const Configuration& configuration, const MatchArguments& arguments);

struct UserArguments {
    std::string login;
    std::string name;
    std::string password;  // read from standard input when empty
    std::string role;
    std::string scope;  // region:210102, building:楼宇名称[,…], everything
    std::string from;
    std::string to;
};
int run_user_add(const Configuration& configuration, const UserArguments& arguments);
int run_user_list(const Configuration& configuration);
int run_user_passwd(const Configuration& configuration, const UserArguments& arguments);
int run_user_assign(const Configuration& configuration, const UserArguments& arguments);

int run_serve(const Configuration& configuration);
int run_migrate(const Configuration& configuration);
int run_verify(const Configuration& configuration);
int run_backup(const Configuration& configuration, const std::string& out_path);
int run_restore(const Configuration& configuration, const std::string& in_path);
int run_openapi();
int run_version();

}  // namespace louyu::app
