#include "app/command_line.hpp"

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/terminal.hpp"

namespace louyu::app {

namespace {

/// Options every command that opens the store has.
void add_store_options(CLI::App& command, Configuration& configuration) {
    command.add_option("--data", configuration.data_dir, "数据目录")->capture_default_str();
    command.add_option("--database", configuration.database,
                       "sqlite:路径 或 postgresql://…（默认：数据目录/louyu.db）");
    command.add_option("--config", configuration.config_file, "配置文件（TOML）");
}

void add_import(CLI::App& program, Configuration& configuration, ImportArguments& arguments, int& code) {
    CLI::App* command =
        program.add_subcommand("import", "导入文件：louyu import tax 6月税收.csv --period 2020-06");
    command
        ->add_option(
            "kind", arguments.kind,
            "regions zones buildings units enterprises tenancies registration tax industries published")
        ->required();
    command->add_option("files", arguments.files, "文件（xlsx、xls、ods、csv）")->required();
    command->add_option("--period", arguments.period, "数据期间：2020-06、2020-01/2020-06、2020Q2");
    command->add_option("--source", arguments.source, "来源单位，例如税务机关名称");
    command->add_option("--district", arguments.district, "区县六位代码");
    command->add_option("--sheet", arguments.sheet, "工作表");
    command->add_option("--unit", arguments.unit, "金额单位：元 或 万元");
    command->add_flag("--cumulative", arguments.cumulative, "金额为一月至当月累计");
    command->add_flag("--dry-run", arguments.dry_run, "只核对，不入库");
    command->add_option("--report", arguments.report, "把标注问题的工作簿写到此文件");
    add_store_options(*command, configuration);
    command->callback([&] { code = run_import(configuration, arguments); });
}

void add_stats(CLI::App& program, Configuration& configuration, StatsArguments& arguments, int& code) {
    CLI::App* command = program.add_subcommand(
        "stats", "统计：louyu stats building_count,floor_area --by occupancy_band --period 2020-12");
    command->add_option("metrics", arguments.metrics, "指标，逗号分隔")->required();
    command->add_option("--by", arguments.by, "分组维度，逗号分隔");
    command->add_option("--period", arguments.period, "期间");
    command->add_option("--where", arguments.where, "条件，例如 stage:operating;zone:industry_zones:…");
    command->add_option("--options", arguments.options, "share,yoy,mom,ytd");
    command->add_option("--asof", arguments.asof, "截至日期");
    command->add_option("--format", arguments.format, "table、csv 或 json")
        ->check(CLI::IsMember({"table", "csv", "json"}));
    add_store_options(*command, configuration);
    command->callback([&] { code = run_stats(configuration, arguments); });
}

void add_user(CLI::App& program, Configuration& configuration, UserArguments& arguments, int& code) {
    CLI::App* user = program.add_subcommand("user", "账号与授权");
    user->require_subcommand(1);
    CLI::App* add = user->add_subcommand("add", "新建账号（密码从标准输入读取）");
    add->add_option("login", arguments.login)->required();
    add->add_option("--name", arguments.name, "姓名");
    add->add_option("--password", arguments.password, "密码");
    CLI::App* list = user->add_subcommand("list", "列出账号");
    CLI::App* passwd = user->add_subcommand("passwd", "重置密码（从标准输入读取）");
    passwd->add_option("login", arguments.login)->required();
    passwd->add_option("--password", arguments.password, "密码");
    CLI::App* assign = user->add_subcommand(
        "assign", "授权：louyu user assign zhang street_office --scope region:210102022");
    assign->add_option("login", arguments.login)->required();
    assign->add_option("role", arguments.role)->required();
    assign->add_option("--scope", arguments.scope, "everything、region:区划代码、building:楼宇名称");
    assign->add_option("--from", arguments.from, "开始日期");
    assign->add_option("--to", arguments.to, "结束日期");
    for (CLI::App* command : {add, list, passwd, assign}) {
        add_store_options(*command, configuration);
    }
    add->callback([&] { code = run_user_add(configuration, arguments); });
    list->callback([&] { code = run_user_list(configuration); });
    passwd->callback([&] { code = run_user_passwd(configuration, arguments); });
    assign->callback([&] { code = run_user_assign(configuration, arguments); });
}

void add_store_commands(CLI::App& program, Configuration& configuration, std::string& argument, int& code) {
    CLI::App* migrate = program.add_subcommand("migrate", "升级数据库结构");
    migrate->callback([&] { code = run_migrate(configuration); });
    CLI::App* verify = program.add_subcommand("verify", "核验变更链、台账与归集");
    verify->callback([&] { code = run_verify(configuration); });
    CLI::App* backup = program.add_subcommand("backup", "备份到一个文件");
    backup->add_option("file", argument)->required();
    backup->callback([&] { code = run_backup(configuration, argument); });
    CLI::App* restore = program.add_subcommand("restore", "从备份文件恢复到空的数据目录");
    restore->add_option("file", argument)->required();
    restore->callback([&] { code = run_restore(configuration, argument); });
    CLI::App* undo = program.add_subcommand("undo", "撤销一个批次");
    undo->add_option("batch", argument)->required();
    undo->callback([&] { code = run_undo(configuration, argument); });
    for (CLI::App* command : {migrate, verify, backup, restore, undo}) {
        add_store_options(*command, configuration);
    }
}

int run_command(int argc, char** argv) {
    Configuration configuration;
    ImportArguments import_arguments;
    StatsArguments stats_arguments;
    UserArguments user_arguments;
    DemoArguments demo_arguments;
    MatchArguments match_arguments;
    std::string argument;
    std::string region;
    std::string out_path;
    int code = kDone;

    CLI::App program{"楼宇经济管理服务平台"};
    program.require_subcommand(1);
    program.parse_complete_callback([&] {
        if (const auto read = read_config_file(configuration); !read) {
            throw CLI::RuntimeError(refuse(read.error()));
        }
    });

    CLI::App* serve = program.add_subcommand("serve", "启动服务");
    serve->add_option("--listen", configuration.listen, "地址:端口")->capture_default_str();
    serve->add_option("--pages", configuration.pages_dir, "改用此目录中的页面（开发用）");
    serve->add_flag("--secure-cookies", configuration.secure_cookies, "经由 HTTPS 访问时使用");
    add_store_options(*serve, configuration);
    serve->callback([&] { code = run_serve(configuration); });

    CLI::App* demo = program.add_subcommand("demo", "生成演示数据：先写出各部门报送的文件，再逐个导入");
    demo->add_option("--scale", demo_arguments.scale, "district、city 或 province")->capture_default_str();
    demo->add_option("--seed", demo_arguments.seed, "随机种子")->capture_default_str();
    demo->add_option("--files", demo_arguments.files, "只把文件写到此目录，不导入");
    add_store_options(*demo, configuration);
    demo->callback([&] { code = run_demo(configuration, demo_arguments); });

    CLI::App* match = program.add_subcommand("match", "匹配文件中的企业或楼宇，逐行给出依据");
    match->add_option("file", match_arguments.file)->required();
    match->add_option("--against", match_arguments.against, "enterprises 或 buildings")
        ->capture_default_str();
    match->add_option("--format", match_arguments.format, "csv 或 json")
        ->check(CLI::IsMember({"csv", "json"}));
    add_store_options(*match, configuration);
    match->callback([&] { code = run_match(configuration, match_arguments); });

    CLI::App* sheet = program.add_subcommand("template", "写出导入模板");
    sheet->add_option("kind", argument)->required();
    sheet->add_option("--out", out_path, "文件名");
    sheet->add_option("--region", region, "行政区划模板带出该区划及其上下级，如 210102");
    sheet->callback([&] { code = run_template(argument, region, out_path); });

    program.add_subcommand("openapi", "输出接口文档（OpenAPI 3.1）")->callback([&] { code = run_openapi(); });
    program.add_subcommand("version", "版本")->callback([&] { code = run_version(); });
    add_import(program, configuration, import_arguments, code);
    add_stats(program, configuration, stats_arguments, code);
    add_user(program, configuration, user_arguments, code);
    add_store_commands(program, configuration, argument, code);

    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return program.exit(help);
    } catch (const CLI::RuntimeError& refused) {
        return refused.get_exit_code();
    } catch (const CLI::ParseError& wrong) {
        program.exit(wrong);
        return kRefused;
    }
    return code;
}

}  // namespace

// The last of the four borders where a broken world is caught.
int run(int argc, char** argv) {
    try {
        return run_command(argc, argv);
    } catch (const base::Failure& failure) {
        complain(fmt::format("存储出现故障，未完成：{}", failure.what()));
    } catch (const std::exception& bug) {
        complain(fmt::format("程序错误：{}", bug.what()));
    }
    return kRefused;
}

}  // namespace louyu::app
