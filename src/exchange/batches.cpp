#include "exchange/batches.hpp"

#include <algorithm>
#include <limits>

#include "base/calendar.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

base::Value or_null(std::int64_t id) {
    return id == 0 ? base::Value{} : base::Value{id};
}

base::Value month_or_null(const std::optional<base::Period>& period, bool first) {
    if (!period) {
        return {};
    }
    return std::int64_t{(first ? period->first : period->last).yyyymm};
}

store::Params params_of(const StoredBatch& stored) {
    const Batch& batch = stored.batch;
    return {{"id", batch.id},
            {"kind", batch.kind},
            {"state", std::string(to_string(batch.state))},
            {"source_id", or_null(stored.source_id)},
            {"period_first", month_or_null(batch.period, true)},
            {"period_last", month_or_null(batch.period, false)},
            {"is_cumulative", std::int64_t{batch.is_cumulative}},
            {"rows_read", batch.counts.read},
            {"rows_new", batch.counts.added},
            {"rows_changed", batch.counts.changed},
            {"rows_unchanged", batch.counts.unchanged},
            {"rows_conflict", batch.counts.conflict},
            {"rows_rejected", batch.counts.rejected},
            {"summary_json", batch.summary.dump()}};
}

BatchState state_from(std::string_view text) {
    for (const BatchState state : {BatchState::kReading, BatchState::kPreviewed, BatchState::kPosted,
                                   BatchState::kUndone, BatchState::kDropped}) {
        if (to_string(state) == text) {
            return state;
        }
    }
    return BatchState::kFailed;
}

base::Json parsed(const std::string& text) {
    base::Result<base::Json> json = base::parse_json(text);
    return json ? *std::move(json) : base::Json::object();
}

base::Month month_at(const store::Row& row, std::size_t column) {
    return base::Month{static_cast<std::int32_t>(row.integer(column))};
}

StoredBatch batch_of(const store::Row& row) {
    StoredBatch stored;
    Batch& batch = stored.batch;
    batch.id = row.integer(0);
    batch.kind = row.text(1);
    batch.state = state_from(row.text(2));
    batch.district_code = row.text(3);
    batch.file_name = row.text(4);
    batch.source = row.text(5);
    if (!row.is_null(6)) {
        batch.period = base::Period{month_at(row, 6), month_at(row, 7)};
    }
    batch.is_cumulative = row.integer(8) != 0;
    batch.created_ms = row.integer(9);
    stored.created_by = row.integer(10);
    batch.created_by = row.is_null(11) ? "本机命令行" : row.text(11);
    if (!row.is_null(12)) {
        batch.posted_ms = row.integer(12);
    }
    batch.counts = {row.integer(13), row.integer(14), row.integer(15),
                    row.integer(16), row.integer(17), row.integer(18)};
    batch.summary = parsed(row.text(19));
    stored.file_path = row.text(20);
    stored.file_sha256 = row.text(21);
    stored.file_bytes = row.integer(22);
    stored.source_id = row.integer(23);
    return stored;
}

}  // namespace

std::string_view to_string(BatchState state) {
    switch (state) {
        case BatchState::kReading:
            return "reading";
        case BatchState::kPreviewed:
            return "previewed";
        case BatchState::kPosted:
            return "posted";
        case BatchState::kUndone:
            return "undone";
        case BatchState::kDropped:
            return "dropped";
        case BatchState::kFailed:
            return "failed";
    }
    throw base::Bug("batch state");
}

void insert_batch(store::Session& session, const StoredBatch& stored) {
    store::Params params = params_of(stored);
    params.emplace_back("district_code", stored.batch.district_code);
    params.emplace_back("file_name", stored.batch.file_name);
    params.emplace_back("file_path", stored.file_path);
    params.emplace_back("file_sha256", stored.file_sha256);
    params.emplace_back("file_bytes", stored.file_bytes);
    params.emplace_back("created_ms", stored.batch.created_ms);
    params.emplace_back("created_by", stored.created_by);
    session.execute(sql::kInsertBatch, params);
}

void update_batch(store::Session& session, const StoredBatch& stored) {
    session.execute(sql::kUpdateBatch, params_of(stored));
}

std::optional<StoredBatch> find_batch(store::Session& session, std::int64_t id) {
    std::optional<StoredBatch> found;
    session.stream(sql::kFindBatch, {{"id", id}}, [&found](const store::Row& row) {
        found = batch_of(row);
        return false;
    });
    return found;
}

std::vector<StoredBatch> list_batches(store::Session& session,
                                      const std::function<bool(const StoredBatch&)>& is_wanted,
                                      std::int64_t before_id, int limit) {
    const std::int64_t before = before_id == 0 ? std::numeric_limits<std::int64_t>::max() : before_id;
    std::vector<StoredBatch> all;
    session.stream(sql::kListBatches, {{"before", before}}, [&](const store::Row& row) {
        StoredBatch stored = batch_of(row);
        if (is_wanted(stored)) {
            all.push_back(std::move(stored));
        }
        return static_cast<int>(all.size()) < limit;
    });
    return all;
}

std::int64_t next_post_sequence(store::Session& session) {
    return *base::as_integer(session.select(sql::kFindLastPostSequence)[0][0]) + 1;
}

void mark_posted(store::Session& session, std::int64_t batch_id, std::int64_t user_id,
                 std::int64_t sequence) {
    session.execute(sql::kMarkPosted,
                    {{"id", batch_id}, {"user", user_id}, {"now", base::now_ms()}, {"sequence", sequence}});
}

bool is_being_read(store::Session& session, std::int64_t batch_id) {
    const store::Rows rows = session.select(sql::kFindBatchState, {{"id", batch_id}});
    return !rows.empty() && state_from(*base::as_text(rows[0][0])) == BatchState::kReading;
}

void mark_undone(store::Session& session, std::int64_t batch_id, std::int64_t user_id) {
    session.execute(sql::kMarkUndone, {{"id", batch_id}, {"user", user_id}, {"now", base::now_ms()}});
}

std::int64_t find_or_make_source(store::Session& session, std::string_view district_code,
                                 std::string_view name) {
    const store::Params key = {{"district_code", std::string(district_code)}, {"name", std::string(name)}};
    const store::Rows found = session.select(sql::kFindSource, key);
    if (!found.empty()) {
        return *base::as_integer(found[0][0]);
    }
    const std::int64_t id = base::make_id();
    store::Params params = key;
    params.emplace_back("id", id);
    session.execute(sql::kInsertSource, params);
    return id;
}

std::vector<std::string> source_names(store::Session& session, std::string_view district_code) {
    std::vector<std::string> names;
    for (const store::Values& row :
         session.select(sql::kListSources, {{"district_code", std::string(district_code)}})) {
        names.push_back(*base::as_text(row[0]));
    }
    return names;
}

void write_problems(store::Session& session, std::int64_t batch_id,
                    const std::vector<CellProblem>& problems) {
    session.execute(sql::kDeleteProblems, {{"batch_id", batch_id}});
    const auto bulk =
        session.bulk("batch_problem", {"batch_id", "position", "sheet", "row_number", "column_number",
                                       "column_label", "severity", "code", "message", "printed"});
    std::int64_t position = 0;
    for (const CellProblem& problem : problems) {
        bulk->integer(batch_id);
        bulk->integer(position++);
        bulk->text(problem.sheet);
        bulk->integer(problem.row);
        bulk->integer(problem.column);
        bulk->text(problem.label);
        bulk->text(problem.is_warning ? "warning" : "error");
        bulk->text(problem.code);
        bulk->text(problem.message);
        bulk->text(base::truncate(problem.printed, 200));
        bulk->end_row();
    }
    bulk->finish();
}

std::vector<CellProblem> read_problems(store::Session& session, std::int64_t batch_id, int offset,
                                       int limit) {
    std::vector<CellProblem> problems;
    session.stream(sql::kListProblems,
                   {{"batch_id", batch_id}, {"limit", std::int64_t{limit}}, {"offset", std::int64_t{offset}}},
                   [&problems](const store::Row& row) {
                       problems.push_back({row.text(0), static_cast<int>(row.integer(1)),
                                           static_cast<int>(row.integer(2)), row.text(3), row.text(4),
                                           row.text(5), row.text(6), row.text(7) == "warning"});
                       return true;
                   });
    return problems;
}

void write_differences(store::Session& session, std::int64_t batch_id,
                       const std::vector<DifferenceRow>& rows) {
    session.execute(sql::kDeleteDifferences, {{"batch_id", batch_id}});
    const auto bulk = session.bulk("batch_difference", {"batch_id", "position", "row_number", "verdict",
                                                        "title", "before_json", "after_json", "evidence"});
    std::int64_t position = 0;
    for (const DifferenceRow& row : rows) {
        bulk->integer(batch_id);
        bulk->integer(position++);
        bulk->integer(row.row);
        bulk->text(row.verdict);
        bulk->text(row.title);
        bulk->text(row.before.dump());
        bulk->text(row.after.dump());
        bulk->text(row.evidence);
        bulk->end_row();
    }
    bulk->finish();
}

std::vector<DifferenceRow> read_differences(store::Session& session, std::int64_t batch_id,
                                            std::string_view verdict, int offset, int limit) {
    std::vector<DifferenceRow> rows;
    session.stream(sql::kListDifferences,
                   {{"batch_id", batch_id},
                    {"verdict", std::string(verdict)},
                    {"limit", std::int64_t{limit}},
                    {"offset", std::int64_t{offset}}},
                   [&rows](const store::Row& row) {
                       rows.push_back({static_cast<int>(row.integer(0)), row.text(1), row.text(2),
                                       parsed(row.text(3)), parsed(row.text(4)), row.text(5)});
                       return true;
                   });
    return rows;
}

void clear_findings(store::Session& session, std::int64_t batch_id) {
    session.execute(sql::kDeleteProblems, {{"batch_id", batch_id}});
    session.execute(sql::kDeleteDifferences, {{"batch_id", batch_id}});
}

std::vector<std::pair<std::string, std::string>> learnt_headers(store::Session& session,
                                                                std::string_view kind) {
    std::vector<std::pair<std::string, std::string>> learnt;
    for (const store::Values& row : session.select(sql::kListLearntHeaders, {{"kind", std::string(kind)}})) {
        learnt.emplace_back(*base::as_text(row[0]), *base::as_text(row[1]));
    }
    return learnt;
}

void learn_headers(store::Session& session, std::string_view kind,
                   const std::vector<std::pair<std::string, std::string>>& mapping) {
    for (const auto& [header, field] : mapping) {
        session.execute(sql::kUpsertLearntHeader,
                        {{"kind", std::string(kind)}, {"header_key", header}, {"field", field}});
    }
}

}  // namespace louyu::exchange
