#include "exchange/import.hpp"

#include <filesystem>
#include <limits>

#include "base/calendar.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "exchange/batch_access.hpp"
#include "exchange/batch_files.hpp"
#include "exchange/batch_summary.hpp"
#include "exchange/detect_kind.hpp"
#include "exchange/source_name.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"
#include "rights/audit.hpp"

namespace louyu::exchange {

namespace {

base::Error not_found() {
    return {base::ErrorKind::kNotFound, "exchange.batch_not_found", "没有这个导入批次，请返回列表刷新。"};
}

base::Error wrong_state(std::string_view what) {
    return {base::ErrorKind::kConflict, "exchange.wrong_state",
            fmt::format("此批次当前不能{}，请刷新后查看状态。", what)};
}

base::Error interrupted(std::string message) {
    return {base::ErrorKind::kBusy, "exchange.interrupted", std::move(message)};
}

/// The batch as it is inside a write transaction, where nobody else can change it; refused when it is not in
/// one of `states` (any more).
base::Result<StoredBatch> in_state(store::Session& session, std::int64_t id, std::string_view what,
                                   std::initializer_list<BatchState> states) {
    std::optional<StoredBatch> stored = find_batch(session, id);
    if (!stored || std::find(states.begin(), states.end(), stored->batch.state) == states.end()) {
        return wrong_state(what);
    }
    return *std::move(stored);
}

/// What the reader of the file says about the sheet as a whole: printed totals that are not the sum, rows
/// left out.
void add_sheet_findings(const TableFile& file, Batch& batch, Findings& findings) {
    const ReadSummary& read = file.summary();
    for (const CellProblem& problem : read.problems) {
        CellProblem warning = problem;
        warning.is_warning = true;  // no row is refused for it
        findings.add(std::move(warning));
    }
    batch.summary.set("rows", base::Json::object({{"data", read.data},
                                                  {"blank", read.blank},
                                                  {"repeatedHeaders", read.repeated_headers},
                                                  {"totals", read.totals},
                                                  {"footers", read.footers},
                                                  {"notTax", read.not_tax},
                                                  {"filledDown", read.filled_down}}));
    batch.summary.set("problems", findings.problem_count());
}

const Progress& or_patient(const Progress& progress) {
    static const Progress patient = [](std::string_view, std::int64_t, std::int64_t) { return true; };
    return progress ? progress : patient;
}

}  // namespace

struct Imports::Impl {
    store::Database& database;
    BatchFiles files;
    std::function<void(const Effect&)> on_effect;

    base::Result<StoredBatch> load(const rights::Reader& reader, std::int64_t id) {
        const store::Lease session = database.reader();
        std::optional<StoredBatch> stored = find_batch(*session, id);
        if (!stored || !may_see(reader, *stored)) {
            return not_found();
        }
        TRY_DO(demand_import(reader, *find_kind(stored->batch.kind)));
        return *std::move(stored);
    }

    base::Result<std::unique_ptr<TableFile>> open(const Batch& batch, const ReadOptions& options) {
        return TableFile::open(files.path_of(batch.id), batch.file_name, *find_kind(batch.kind), options);
    }

    base::Result<void> read(const rights::Reader& reader, StoredBatch& stored, ImportRequest request,
                            const Progress& progress) {
        Batch& batch = stored.batch;
        {
            const store::Lease session = database.reader();
            request.options.learnt = learnt_headers(*session, batch.kind);
        }
        batch.counts = {};
        batch.summary = base::Json::object({});
        keep_request(batch, request);
        TRY(const std::unique_ptr<TableFile> file, open(batch, request.options));
        const Detection& detection = file->detection();
        batch.period = request.options.period ? request.options.period : detection.period;
        batch.is_cumulative = detection.is_cumulative;
        batch.summary.set("detection", to_json(detection));
        TRY_DO(name_source(stored, request, detection));
        Findings findings;
        warn_of_same_file(stored, findings);
        Staging staging{database, reader, *file, stored, findings, progress};
        TRY_DO(posting_of(batch.kind).stage(staging));
        add_sheet_findings(*file, batch, findings);
        batch.state = BatchState::kPreviewed;
        return save(stored, findings);
    }

    base::Result<void> name_source(StoredBatch& stored, const ImportRequest& request,
                                   const Detection& detection) {
        Batch& batch = stored.batch;
        if (!find_kind(batch.kind)->is_ledger) {
            return {};
        }
        const store::Lease session = database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        TRY_DO(in_state(*session, batch.id, "读取", {BatchState::kReading}));
        batch.source = source_of(request.source, detection.title, batch.file_name,
                                 source_names(*session, batch.district_code));
        stored.source_id = find_or_make_source(*session, batch.district_code, batch.source);
        update_batch(*session, stored);
        transaction.commit();
        return {};
    }

    void warn_of_same_file(const StoredBatch& stored, Findings& findings) {
        const store::Lease session = database.reader();
        const store::Rows same =
            session->select(sql::kFindSameFile, {{"sha256", stored.file_sha256},
                                                 {"kind", stored.batch.kind},
                                                 {"district_code", stored.batch.district_code},
                                                 {"id", stored.batch.id}});
        if (!same.empty()) {
            CellProblem problem;
            problem.code = "exchange.same_file";
            problem.message = fmt::format("同一个文件已于{}入库，没有变化的行不会重复计入。",
                                          base::to_timestamp(*base::as_integer(same[0][0])).substr(0, 10));
            problem.is_warning = true;
            findings.add(std::move(problem));
        }
    }

    base::Result<void> save(const StoredBatch& stored, const Findings& findings) {
        const store::Lease session = database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        if (!is_being_read(*session, stored.batch.id)) {
            return interrupted("此批次已被另一个程序清理，请重新导入。");
        }
        update_batch(*session, stored);
        write_problems(*session, stored.batch.id, findings.problems());
        write_differences(*session, stored.batch.id, findings.differences());
        transaction.commit();
        return {};
    }

    /// A file that could not be staged leaves its batch, its reason and no rows.
    void fail(StoredBatch& stored, const base::Error& error) {
        const store::Lease session = database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        posting_of(stored.batch.kind).discard(*session, stored);
        stored.batch.state = BatchState::kFailed;
        stored.batch.counts = {};
        stored.batch.summary.set("failure",
                                 base::Json::object({{"code", error.code}, {"message", error.message}}));
        update_batch(*session, stored);
        transaction.commit();
    }

    /// As fail, when the world or the program is broken: what cannot be cleared away now is by recover().
    void fail_quietly(StoredBatch& stored) noexcept {
        try {
            fail(stored, interrupted("读取时出现故障，未写入任何数据，请稍后重试。"));
        } catch (const std::exception& failure) {
            base::log_error("batch {}: its failure could not be recorded: {}", stored.batch.id,
                            failure.what());
        }
    }

    base::Result<Batch> stage(const rights::Reader& reader, StoredBatch stored, const ImportRequest& request,
                              const Progress& progress) {
        struct OnThrow {
            Impl& impl;
            StoredBatch& stored;
            bool armed = true;
            ~OnThrow() {
                if (armed) {
                    impl.fail_quietly(stored);
                }
            }
        } on_throw{*this, stored};
        const base::Result<void> done = read(reader, stored, request, or_patient(progress));
        if (!done) {
            fail(stored, done.error());
        }
        on_throw.armed = false;
        if (!done) {
            return done.error();
        }
        return for_show(stored.batch);
    }

    void tell(const Effect& effect) {
        if (on_effect) {
            on_effect(effect);
        }
    }
};

Imports::Imports(store::Database& database, std::string files_dir,
                 std::function<void(const Effect&)> on_effect)
    : impl_(std::make_unique<Impl>(Impl{database, BatchFiles(std::move(files_dir)), std::move(on_effect)})) {}

Imports::~Imports() = default;

base::Result<Batch> Imports::stage(const rights::Reader& reader, const ImportRequest& request,
                                   const Progress& progress) {
    TRY(const Kind* const kind, kind_of(reader, request));
    TRY_DO(demand_import(reader, *kind));
    StoredBatch stored;
    Batch& batch = stored.batch;
    {
        const store::Lease session = impl_->database.reader();
        TRY(batch.district_code, district_of(*session, reader, *kind, request.district_code));
    }
    batch.id = base::make_id();
    batch.kind = kind->name;
    batch.file_name = base::truncate(request.file_name, 200);
    batch.created_ms = base::now_ms();
    batch.created_by = reader.display_name();
    stored.created_by = reader.user_id();
    TRY(const auto reading, impl_->files.begin_reading(batch.id));
    TRY_DO(impl_->files.keep(batch.id, request));
    stored.file_path = base::id_to_text(batch.id);
    stored.file_sha256 = base::sha256_file_hex(impl_->files.path_of(batch.id));
    stored.file_bytes = static_cast<std::int64_t>(std::filesystem::file_size(impl_->files.path_of(batch.id)));
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
    TRY(const auto reading, impl_->files.begin_reading(batch_id));
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        TRY(stored, in_state(*session, batch_id, "重新读取", {BatchState::kPreviewed, BatchState::kFailed}));
        posting_of(stored.batch.kind).discard(*session, stored);
        stored.batch.state = BatchState::kReading;
        update_batch(*session, stored);
        transaction.commit();
    }
    const ImportRequest merged = merged_request(stored.batch, request);
    return impl_->stage(reader, std::move(stored), merged, progress);
}

base::Result<Batch> Imports::post(const rights::Reader& reader, std::int64_t batch_id,
                                  const Progress& progress) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    if (stored.batch.state != BatchState::kPreviewed) {
        return wrong_state("入库");
    }
    const ReadOptions options = kept_request(stored.batch).options;
    const KindPosting& posting_of_kind = posting_of(stored.batch.kind);
    std::unique_ptr<TableFile> file;
    if (posting_of_kind.reads_file_again()) {
        TRY(file, impl_->open(stored.batch, options));
    }
    Effect effect;
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        // Somebody else may have posted, read or dropped it while this one waited for the writer.
        TRY(stored, in_state(*session, batch_id, "入库", {BatchState::kPreviewed}));
        Posting posting{*session, reader, stored, file.get(), or_patient(progress)};
        TRY(effect, posting_of_kind.post(posting));
        update_batch(*session, stored);
        learn_headers(*session, stored.batch.kind, options.mapping);
        mark_posted(*session, batch_id, reader.user_id(), next_post_sequence(*session));
        rights::write_audit(*session, reader, "", "post_batch", fmt::format("batch:{}", batch_id));
        transaction.commit();
    }
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
        TRY(stored, in_state(*session, batch_id, "撤销", {BatchState::kPosted}));
        Posting posting{*session, reader, stored, nullptr, or_patient(progress)};
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
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        TRY(stored, in_state(*session, batch_id, "删除", {BatchState::kPreviewed, BatchState::kFailed}));
        posting_of(stored.batch.kind).discard(*session, stored);
        stored.batch.state = BatchState::kDropped;
        update_batch(*session, stored);
        clear_findings(*session, batch_id);
        transaction.commit();
    }
    impl_->files.remove(batch_id);
    return {};
}

base::Result<Batch> Imports::find(const rights::Reader& reader, std::int64_t batch_id) {
    TRY(StoredBatch stored, impl_->load(reader, batch_id));
    return for_show(std::move(stored.batch));
}

base::Result<std::vector<Batch>> Imports::list(const rights::Reader& reader, std::int64_t before_id,
                                               int limit) {
    if (!reader.can(rights::Capability::kImportRegistry)) {
        TRY_DO(reader.demand(rights::Capability::kImportLedger));
    }
    const auto may_list = [&reader](const StoredBatch& stored) {
        return may_see(reader, stored) && demand_import(reader, *find_kind(stored.batch.kind)).has_value();
    };
    const store::Lease session = impl_->database.reader();
    std::vector<Batch> batches;
    for (StoredBatch& stored : list_batches(*session, may_list, before_id, limit)) {
        batches.push_back(for_show(std::move(stored.batch)));
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
    TRY(const std::unique_ptr<TableFile> file, impl_->open(stored.batch, kept_request(stored.batch).options));
    std::vector<CellProblem> problems;
    {
        const store::Lease session = impl_->database.reader();
        problems = read_problems(*session, stored.batch.id, 0, static_cast<int>(kProblemsMax));
    }
    return write_marked_workbook(*file, problems, only_rejected, out_path);
}

void Imports::recover() {
    {
        const store::Lease session = impl_->database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        const auto is_dead = [this](const StoredBatch& stored) {
            return stored.batch.state == BatchState::kReading && !impl_->files.is_being_read(stored.batch.id);
        };
        for (StoredBatch& stored : list_batches(*session, is_dead, 0, std::numeric_limits<int>::max())) {
            posting_of(stored.batch.kind).discard(*session, stored);
            stored.batch.state = BatchState::kFailed;
            stored.batch.counts = {};
            stored.batch.summary.set(
                "failure",
                base::Json::object({{"code", "exchange.interrupted"},
                                    {"message", "读取中断（程序曾停止），未写入任何数据，请重新读取。"}}));
            update_batch(*session, stored);
            base::log_warn("batch {} was being read when the program stopped; it is marked failed",
                           stored.batch.id);
        }
        transaction.commit();
    }
    // Files of batches that were dropped, or never came to be.
    const store::Lease session = impl_->database.reader();
    for (const std::int64_t id : impl_->files.batches()) {
        const std::optional<StoredBatch> stored = find_batch(*session, id);
        const bool is_unused = !stored || stored->batch.state == BatchState::kDropped;
        if (is_unused && !impl_->files.is_being_read(id)) {
            impl_->files.remove(id);
        }
    }
}

}  // namespace louyu::exchange
