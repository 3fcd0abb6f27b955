#include "exchange/import.hpp"

#include <algorithm>
#include <filesystem>

#include "base/calendar.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"
#include "rights/audit.hpp"

namespace louyu::exchange {

namespace {

constexpr std::string_view kUnnamedSource = "未注明来源";

base::Error not_found() {
    return {base::ErrorKind::kNotFound, "exchange.batch_not_found", "没有这个导入批次，请返回列表刷新。"};
}

base::Error wrong_state(std::string_view what) {
    return {base::ErrorKind::kConflict, "exchange.wrong_state",
            fmt::format("此批次当前不能{}，请刷新后查看状态。", what)};
}

base::Result<void> demand_kind(const rights::Reader& reader, const Kind& kind) {
    if (kind.name == "regions" || kind.name == "zones" || kind.name == "industries" ||
        kind.name == "published") {
        return reader.demand(rights::Capability::kWriteReference);
    }
    return reader.demand(kind.is_ledger ? rights::Capability::kImportLedger
                                        : rights::Capability::kImportRegistry);
}

/// The office a ledger file comes from: as said, as named in the title or file name, as far as it is known
/// already.
std::string source_of(const ImportRequest& request, const Detection& detection,
                      const std::vector<std::string>& known) {
    if (!base::is_blank(request.source)) {
        return base::fold_width(request.source);
    }
    const std::string told = base::comparison_key(detection.title + " " + request.file_name);
    for (const std::string& name : known) {
        if (told.find(base::comparison_key(name)) != std::string::npos) {
            return name;
        }
    }
    // 国家税务总局沈阳市和平区税务局2020年6月….csv: the words up to the last 局 of the title or the name.
    for (const std::string& text : {detection.title, request.file_name}) {
        const std::string folded = base::fold_width(text);
        const std::size_t end = folded.rfind("局");
        if (end == std::string::npos) {
            continue;
        }
        const std::size_t start = folded.find_last_of("_-()/ 0123456789", end);
        const std::size_t from = start == std::string::npos ? 0 : start + 1;
        const std::string name = folded.substr(from, end + std::string_view("局").size() - from);
        if (base::length(name) >= 4) {
            return name;
        }
    }
    return std::string(kUnnamedSource);
}

base::Json to_json(const Detection& detection) {
    base::Json columns = base::Json::array();
    for (const MappedColumn& column : detection.columns) {
        columns.push(base::Json::object({{"index", column.index},
                                         {"header", column.header},
                                         {"column", column.column},
                                         {"shift", column.shift},
                                         {"how", column.how}}));
    }
    base::Json remarks = base::Json::array();
    for (const std::string& remark : detection.remarks) {
        remarks.push(remark);
    }
    base::Json missing = base::Json::array();
    for (const std::string& label : detection.missing) {
        missing.push(label);
    }
    base::Json sheets = base::Json::array();
    for (const std::string& sheet : detection.sheets) {
        sheets.push(sheet);
    }
    return base::Json::object({{"format", detection.format},
                               {"encoding", detection.encoding},
                               {"sheet", detection.sheet},
                               {"sheets", std::move(sheets)},
                               {"title", detection.title},
                               {"headerFirst", detection.header_first},
                               {"headerLast", detection.header_last},
                               {"isCumulative", detection.is_cumulative},
                               {"moneyShift", detection.money_shift},
                               {"columns", std::move(columns)},
                               {"missing", std::move(missing)},
                               {"remarks", std::move(remarks)}});
}

}  // namespace

struct Imports::Impl {
    store::Database& database;
    std::string files_dir;
    std::function<void(const Effect&)> on_effect;

    base::Result<StoredBatch> load(const rights::Reader& reader, std::int64_t id) {
        const store::Lease session = database.reader();
        std::optional<StoredBatch> stored = find_batch(*session, id);
        if (!stored || !may_see(reader, stored->batch)) {
            return not_found();
        }
        TRY_DO(demand_kind(reader, *find_kind(stored->batch.kind)));
        return *std::move(stored);
    }

    /// A batch belongs to a district; those of less scope see the ones they brought themselves.
    static bool may_see(const rights::Reader& reader, const Batch& batch) {
        return reader.covers_district(batch.district_code) || batch.district_code.empty();
    }

    base::Result<std::string> district_of(const rights::Reader& reader, const std::string& asked) {
        if (!asked.empty()) {
            if (!reader.covers_district(asked)) {
                return base::Error{base::ErrorKind::kForbidden, "exchange.district_out_of_scope",
                                   "该区县不在您的授权范围内，请重新选择。"};
            }
            return asked;
        }
        if (reader.districts().size() == 1) {
            return reader.districts().front();
        }
        const store::Lease session = database.reader();
        const store::Rows rows = session->select(sql::kListDistricts);
        if (reader.sees_everything() && rows.size() == 1) {
            return *base::as_text(rows[0][0]);
        }
        return std::string();
    }

    base::Result<std::string> keep_file(const ImportRequest& request, std::int64_t batch_id) {
        std::error_code failed;
        const std::filesystem::path directory = std::filesystem::path(files_dir) / std::to_string(batch_id);
        std::filesystem::create_directories(directory, failed);
        const std::filesystem::path target = directory / "original";
        std::filesystem::copy_file(request.path, target, std::filesystem::copy_options::overwrite_existing,
                                   failed);
        if (failed) {
            return base::Error{
                base::ErrorKind::kInvalid, "exchange.unreadable_file",
                fmt::format("无法读取文件“{}”，请检查文件是否存在、磁盘是否有空间。", request.file_name),
                failed.message()};
        }
        return target.string();
    }

    base::Result<std::unique_ptr<TableFile>> open(const StoredBatch& stored, const ReadOptions& asked) {
        ReadOptions options = asked;
        {
            const store::Lease session = database.reader();
            options.learnt = learnt_headers(*session, stored.batch.kind);
        }
        return TableFile::open(stored.file_path, stored.batch.file_name, *find_kind(stored.batch.kind),
                               options);
    }

    base::Result<void> read(const rights::Reader& reader, StoredBatch& stored, const ImportRequest& request,
                            const Progress& progress) {
        TRY(const std::unique_ptr<TableFile> file, open(stored, request.options));
        Batch& batch = stored.batch;
        const Detection& detection = file->detection();
        batch.period = request.options.period ? request.options.period : detection.period;
        batch.is_cumulative = detection.is_cumulative;
        batch.counts = {};
        batch.summary = base::Json::object({{"detection", to_json(detection)}});
        batch.summary.set("options", options_json(request));
        const Kind& kind = *find_kind(batch.kind);
        if (kind.is_ledger) {
            if (batch.district_code.empty()) {
                return base::Error{base::ErrorKind::kInvalid, "exchange.district_needed",
                                   "请注明数据属于哪个区县；如尚未导入行政区划，请先导入。"};
            }
            const store::Lease session = database.writer();
            store::Transaction transaction(*session, store::Access::kWrite);
            batch.source = source_of(request, detection, source_names(*session, batch.district_code));
            stored.source_id = find_or_make_source(*session, batch.district_code, batch.source);
            update_batch(*session, stored);
            transaction.commit();
        }
        Findings findings;
        Staging staging{database, reader, *file, stored, findings, progress};
        TRY_DO(posting_of(batch.kind).stage(staging));
        batch.state = BatchState::kPreviewed;
        batch.summary.set("problems", findings.problem_count());
        save(stored, findings);
        return {};
    }

    static base::Json options_json(const ImportRequest& request) {
        base::Json mapping = base::Json::object();
        for (const auto& [header, column] : request.options.mapping) {
            mapping.set(header, column);
        }
        base::Json options =
            base::Json::object({{"sheet", request.options.sheet}, {"mapping", std::move(mapping)}});
        if (request.options.period) {
            options.set("period", base::to_string(*request.options.period));
        }
        if (request.options.is_cumulative) {
            options.set("isCumulative", *request.options.is_cumulative);
        }
        if (request.options.money_shift) {
            options.set("moneyShift", *request.options.money_shift);
        }
        return options;
    }

    /// The options a batch was last read with, for reading its file again when it is posted.
    static ReadOptions options_of(const Batch& batch) {
        ReadOptions options;
        const base::Json* stored = batch.summary.find("options");
        if (stored == nullptr) {
            return options;
        }
        if (const base::Json* sheet = stored->find("sheet")) {
            options.sheet = sheet->as_string();
        }
        if (const base::Json* mapping = stored->find("mapping")) {
            for (const auto& [header, column] : mapping->members()) {
                options.mapping.emplace_back(header, column.as_string());
            }
        }
        if (const base::Json* period = stored->find("period")) {
            if (auto parsed = base::parse_period(period->as_string())) {
                options.period = *parsed;
            }
        }
        if (const base::Json* cumulative = stored->find("isCumulative")) {
            options.is_cumulative = cumulative->as_bool();
        }
        if (const base::Json* shift = stored->find("moneyShift")) {
            options.money_shift = static_cast<int>(shift->as_integer());
        }
        return options;
    }

    void save(const StoredBatch& stored, const Findings& findings) {
        const store::Lease session = database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        update_batch(*session, stored);
        write_problems(*session, stored.batch.id, findings.problems());
        write_differences(*session, stored.batch.id, findings.differences());
        transaction.commit();
    }

    /// A file that could not be staged leaves its batch, its reason and no rows.
    void fail(StoredBatch& stored, const base::Error& error) {
        const store::Lease session = database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        posting_of(stored.batch.kind).discard(*session, stored);
        stored.batch.state = BatchState::kFailed;
        stored.batch.summary.set("failure",
                                 base::Json::object({{"code", error.code}, {"message", error.message}}));
        update_batch(*session, stored);
        transaction.commit();
    }

    base::Result<Batch> stage(const rights::Reader& reader, StoredBatch stored, const ImportRequest& request,
                              const Progress& progress) {
        base::Result<void> done = [&]() -> base::Result<void> {
            try {
                return read(reader, stored, request, progress);
            } catch (const base::Failure&) {
                fail(stored,
                     {base::ErrorKind::kBusy, "exchange.interrupted", "读取时存储出现故障，请稍后重试。"});
                throw;
            }
        }();
        if (!done) {
            fail(stored, done.error());
            return done.error();
        }
        return stored.batch;
    }

    void tell(const Effect& effect) {
        if (on_effect) {
            on_effect(effect);
        }
    }
};

Imports::Imports(store::Database& database, std::string files_dir,
                 std::function<void(const Effect&)> on_effect)
    : impl_(std::make_unique<Impl>(Impl{database, std::move(files_dir), std::move(on_effect)})) {}

Imports::~Imports() = default;

base::Result<Batch> Imports::stage(const rights::Reader& reader, const ImportRequest& request,
                                   const Progress& progress) {
    const Kind* kind = find_kind(request.kind);
    if (kind == nullptr) {
        return base::Error{base::ErrorKind::kInvalid, "exchange.unknown_kind",
                           "没有这种导入类别，可用：regions、zones、buildings、units、enterprises、tenancies"
                           "、registration、tax、"
                           "industries、published。"};
    }
    TRY_DO(demand_kind(reader, *kind));
    TRY(const std::string district, impl_->district_of(reader, request.district_code));
    StoredBatch stored;
    stored.batch.id = base::make_id();
    stored.batch.kind = request.kind;
    stored.batch.district_code = district;
    stored.batch.file_name = base::truncate(request.file_name, 200);
    stored.batch.created_ms = base::now_ms();
    stored.batch.created_by = reader.display_name();
    stored.created_by = reader.user_id();
    TRY(stored.file_path, impl_->keep_file(request, stored.batch.id));
    stored.file_sha256 = base::sha256_file_hex(stored.file_path);
    stored.file_bytes = static_cast<std::int64_t>(std::filesystem::file_size(stored.file_path));
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        insert_batch(*session, stored);
        transaction.commit();
    }
    return impl_->stage(reader, std::move(stored), request, progress);
}

base::Result<Batch> Imports::restage(const rights::Reader& reader, std::int64_t batch_id,
                                     const ImportRequest& request, const Progress& progress) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    if (stored.batch.state != BatchState::kPreviewed && stored.batch.state != BatchState::kFailed) {
        return wrong_state("重新读取");
    }
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        posting_of(stored.batch.kind).discard(*session, stored);
        stored.batch.state = BatchState::kReading;
        update_batch(*session, stored);
        transaction.commit();
    }
    return impl_->stage(reader, std::move(stored), request, progress);
}

base::Result<Batch> Imports::post(const rights::Reader& reader, std::int64_t batch_id,
                                  const Progress& progress) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    if (stored.batch.state != BatchState::kPreviewed) {
        return wrong_state("入库");
    }
    const ReadOptions options = Impl::options_of(stored.batch);
    TRY(const std::unique_ptr<TableFile> file, impl_->open(stored, options));
    Effect effect;
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        // Somebody else may have posted or dropped it while this one waited for the writer.
        const std::optional<StoredBatch> now = find_batch(*session, batch_id);
        if (!now || now->batch.state != BatchState::kPreviewed) {
            return wrong_state("入库");
        }
        Posting posting{*session, reader, stored, file.get(), progress};
        TRY(effect, posting_of(stored.batch.kind).post(posting));
        update_batch(*session, stored);
        learn_headers(*session, stored.batch.kind, options.mapping);
        mark_posted(*session, batch_id, reader.user_id(), next_post_sequence(*session));
        rights::write_audit(*session, reader, "", "post_batch", fmt::format("batch:{}", batch_id));
        transaction.commit();
    }
    stored.batch.state = BatchState::kPosted;
    impl_->tell(effect);
    return find(reader, batch_id);
}

base::Result<Batch> Imports::undo(const rights::Reader& reader, std::int64_t batch_id,
                                  const Progress& progress) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    Effect effect;
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        const std::optional<StoredBatch> now = find_batch(*session, batch_id);
        if (!now || now->batch.state != BatchState::kPosted) {
            return wrong_state("撤销");
        }
        Posting posting{*session, reader, stored, nullptr, progress};
        TRY(effect, posting_of(stored.batch.kind).undo(posting));
        mark_undone(*session, batch_id, reader.user_id());
        rights::write_audit(*session, reader, "", "undo_batch", fmt::format("batch:{}", batch_id));
        transaction.commit();
    }
    impl_->tell(effect);
    return find(reader, batch_id);
}

base::Result<void> Imports::drop(const rights::Reader& reader, std::int64_t batch_id) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    if (stored.batch.state != BatchState::kPreviewed && stored.batch.state != BatchState::kFailed) {
        return wrong_state("删除");
    }
    const store::Lease session = impl_->database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    posting_of(stored.batch.kind).discard(*session, stored);
    stored.batch.state = BatchState::kDropped;
    update_batch(*session, stored);
    transaction.commit();
    return {};
}

base::Result<Batch> Imports::find(const rights::Reader& reader, std::int64_t batch_id) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    return stored.batch;
}

base::Result<std::vector<Batch>> Imports::list(const rights::Reader& reader, std::int64_t before_id,
                                               int limit) {
    if (!reader.can(rights::Capability::kImportRegistry)) {
        TRY_DO(reader.demand(rights::Capability::kImportLedger));
    }
    std::vector<std::string> districts = reader.districts();
    if (!reader.sees_everything()) {
        districts.emplace_back();  // reference files belong to no district
    }
    const store::Lease session = impl_->database.reader();
    std::vector<Batch> batches;
    for (StoredBatch& stored : list_batches(*session, districts, before_id, limit)) {
        if (demand_kind(reader, *find_kind(stored.batch.kind))) {
            batches.push_back(std::move(stored.batch));
        }
    }
    return batches;
}

base::Result<std::vector<CellProblem>> Imports::problems(const rights::Reader& reader, std::int64_t batch_id,
                                                         int offset, int limit) {
    TRY(const StoredBatch stored, impl_->load(reader, batch_id));
    const store::Lease session = impl_->database.reader();
    return read_problems(*session, stored.batch.id, offset, limit);
}

base::Result<std::vector<DifferenceRow>> Imports::difference(const rights::Reader& reader,
                                                             std::int64_t batch_id, std::string_view verdict,
                                                             int offset, int limit) {
    TRY(const StoredBatch stored, impl_->load(reader, batch_id));
    const store::Lease session = impl_->database.reader();
    return read_differences(*session, stored.batch.id, verdict, offset, limit);
}

base::Result<void> Imports::marked_workbook(const rights::Reader& reader, std::int64_t batch_id,
                                            bool only_rejected, const std::string& out_path) {
    TRY(const StoredBatch stored, impl_->load(reader, batch_id));
    TRY(const std::unique_ptr<TableFile> file, impl_->open(stored, Impl::options_of(stored.batch)));
    std::vector<CellProblem> problems;
    {
        const store::Lease session = impl_->database.reader();
        problems = read_problems(*session, stored.batch.id, 0, static_cast<int>(kProblemsMax));
    }
    return write_marked_workbook(*file, problems, only_rejected, out_path);
}

void Imports::recover() {
    const store::Lease session = impl_->database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    for (StoredBatch& stored : list_batches(*session, {}, 0, std::numeric_limits<int>::max())) {
        if (stored.batch.state != BatchState::kReading) {
            continue;
        }
        posting_of(stored.batch.kind).discard(*session, stored);
        stored.batch.state = BatchState::kFailed;
        stored.batch.summary = base::Json::object(
            {{"failure",
              base::Json::object({{"code", "exchange.interrupted"},
                                  {"message", "读取中断（程序曾停止），未写入任何数据，请重新读取。"}})}});
        update_batch(*session, stored);
        base::log_warn("batch {} was being read when the program stopped; it is marked failed",
                       stored.batch.id);
    }
    transaction.commit();
}

}  // namespace louyu::exchange
