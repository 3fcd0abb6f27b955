#include <filesystem>

#include "app/commands.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"

namespace louyu::app {

namespace {

constexpr int kProblemsShown = 20;

base::Result<exchange::ReadOptions> options_of(const ImportArguments& arguments) {
    exchange::ReadOptions options;
    options.sheet = arguments.sheet;
    if (!arguments.period.empty()) {
        TRY(options.period, base::parse_period(arguments.period));
    }
    if (arguments.cumulative) {
        options.is_cumulative = true;
    }
    if (arguments.unit == "元") {
        options.money_shift = 0;
    } else if (arguments.unit == "万元") {
        options.money_shift = 4;
    } else if (!arguments.unit.empty()) {
        return base::Error{base::ErrorKind::kInvalid, "app.bad_unit", "--unit 应为 元 或 万元。", {}, {}};
    }
    return options;
}

void print_batch(const exchange::Batch& batch, const std::string& what) {
    const exchange::BatchCounts& counts = batch.counts;
    say(fmt::format("{} {}：读取{}行，新增{}，变更{}，未变{}，待定{}，退回{}（批次{}）", what,
                    batch.file_name, counts.read, counts.added, counts.changed, counts.unchanged,
                    counts.conflict, counts.rejected, base::id_to_text(batch.id)));
    if (const base::Json* control = batch.summary.find("control")) {
        const auto yuan = [control](std::string_view key) {
            return base::format_decimal(control->find(key)->as_integer(), base::kMoneyScale);
        };
        say(fmt::format("  入库合计{}元 = 楼宇{} + 楼宇外{} + 未匹配{} + 未变{}", yuan("imported"),
                        yuan("buildings"), yuan("outside"), yuan("unmatched"), yuan("unchanged")));
    }
}

void print_problems(House& house, const rights::Reader& reader, const exchange::Batch& batch) {
    const auto problems = house.imports().problems(reader, batch.id, 0, kProblemsShown + 1);
    if (!problems) {
        return;
    }
    int shown = 0;
    for (const exchange::CellProblem& problem : *problems) {
        if (shown++ == kProblemsShown) {
            complain("  …… 其余见 --report 输出的工作簿");
            break;
        }
        const std::string sheet = problem.sheet.empty() ? "" : fmt::format("“{}”", problem.sheet);
        const std::string column =
            problem.column == 0 ? "" : fmt::format("第{}列“{}” ", problem.column, problem.label);
        complain(
            fmt::format("  {}{}{}{}", problem.is_warning ? "提示 " : "", sheet, column, problem.message));
    }
}

/// Stages one file and, unless dry, posts it.
base::Result<exchange::Batch> import_file(House& house, const rights::Reader& reader,
                                          const ImportArguments& arguments, const std::string& file) {
    exchange::ImportRequest request;
    request.kind = arguments.kind;
    request.path = file;
    request.file_name = std::filesystem::path(file).filename().string();
    request.source = arguments.source;
    request.district_code = arguments.district;
    TRY(request.options, options_of(arguments));
    const exchange::Progress progress = terminal_progress();
    TRY(exchange::Batch batch, house.imports().stage(reader, request, progress));
    print_problems(house, reader, batch);
    if (!arguments.report.empty() && batch.counts.rejected + batch.counts.conflict > 0) {
        TRY_DO(house.imports().marked_workbook(reader, batch.id, false, arguments.report));
        say(fmt::format("  标注后的工作簿：{}", arguments.report));
    }
    if (arguments.dry_run) {
        TRY_DO(house.imports().drop(reader, batch.id));
        print_batch(batch, "预览");
        return batch;
    }
    TRY(batch, house.imports().post(reader, batch.id, progress));
    print_batch(batch, "已入库");
    return batch;
}

}  // namespace

int run_import(const Configuration& configuration, const ImportArguments& arguments) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    (*house)->imports().recover();
    const rights::Reader reader = rights::ReaderFactory::for_console();
    int code = kDone;
    for (const std::string& file : arguments.files) {
        const base::Result<exchange::Batch> batch = import_file(**house, reader, arguments, file);
        if (!batch) {
            return refuse(batch.error());
        }
        if (batch->counts.rejected + batch->counts.conflict > 0) {
            code = kDoneWithRejects;
        }
    }
    return code;
}

int run_undo(const Configuration& configuration, const std::string& batch_id) {
    const auto id = base::id_from_text(batch_id);
    if (!id) {
        return refuse({base::ErrorKind::kInvalid, "app.bad_id", "批次编号应为数字。", {}, {}});
    }
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    const auto batch =
        (*house)->imports().undo(rights::ReaderFactory::for_console(), *id, terminal_progress());
    if (!batch) {
        return refuse(batch.error());
    }
    say(fmt::format("已撤销 {}", batch->file_name));
    return kDone;
}

int run_template(const std::string& kind, const std::string& region, const std::string& out_path) {
    const exchange::Kind* found = exchange::find_kind(kind);
    if (found == nullptr) {
        return refuse({base::ErrorKind::kInvalid,
                       "exchange.unknown_kind",
                       fmt::format("没有“{}”这种导入类别。", kind),
                       {},
                       {}});
    }
    const std::string path = out_path.empty() ? fmt::format("{}导入模板.xlsx", found->label) : out_path;
    const base::Result<void> written = region.empty() ? exchange::write_template(*found, path)
                                                      : exchange::write_region_template(region, path);
    if (!written) {
        return refuse(written.error());
    }
    say(path);
    return kDone;
}

}  // namespace louyu::app
