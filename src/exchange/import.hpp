#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "exchange/table.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

// A file into the ledger: stage (read, check, match, difference) → post → undo. Each posting and each undoing
// is one transaction; a killed program leaves all or nothing.
namespace louyu::exchange {

/// received → previewed → posted → undone; or dropped, or failed with a reason.
enum class BatchState { kReading, kPreviewed, kPosted, kUndone, kDropped, kFailed };
std::string_view to_string(BatchState state);

struct ImportRequest {
    std::string kind;       // "tax", or "" to detect from the headers
    std::string path;       // the file; copied below the data directory
    std::string file_name;  // as the sender called it
    std::string source;     // tax and registration: which office it comes from; "" = from title or file name
    std::string district_code;  // "" = the reader's only district, or the only one there is
    ReadOptions options;
};

/// How the rows of a file relate to what is known. read = new + changed + unchanged + conflict + rejected.
struct BatchCounts {
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t conflict = 0;  // undecided: a person must say which record is meant
    std::int64_t rejected = 0;
    bool operator==(const BatchCounts&) const = default;
};

struct Batch {
    std::int64_t id = 0;
    std::string kind;
    BatchState state = BatchState::kReading;
    std::string district_code;
    std::string file_name;
    std::string source;
    std::optional<base::Period> period;
    bool is_cumulative = false;
    std::int64_t created_ms = 0;
    std::string created_by;
    std::optional<std::int64_t> posted_ms;
    BatchCounts counts;
    /// Detection, control totals (Σ buildings + outside + unmatched = imported total, in fen), remarks,
    /// examples of the difference: what the wizard shows.
    base::Json summary;
};

/// One row of the difference, for the wizard.
struct DifferenceRow {
    int row = 0;
    std::string verdict;  // new, changed, unchanged, conflict, rejected
    std::string title;    // the record it is about
    base::Json before;    // field → printed value; only what differs
    base::Json after;
    std::string evidence;  // how it was matched
};

/// Told what is being done and how far it is; returns false to cancel.
using Progress = std::function<bool(std::string_view step, std::int64_t done, std::int64_t total)>;

/// What became effective, for whoever keeps figures: told after the transaction.
struct Effect {
    std::vector<std::int64_t> buildings;  // whose stock changed; empty with everything = true
    std::optional<base::Period> tax_period;
    bool everything = false;
};

/// Whether the reader may bring files of this kind at all; rights.forbidden.
base::Result<void> demand_import(const rights::Reader& reader, const Kind& kind);

class Imports {
  public:
    /// Files are kept below `files_dir`. `on_effect` may be empty.
    Imports(store::Database& database, std::string files_dir, std::function<void(const Effect&)> on_effect);
    ~Imports();

    /// Reads, checks, matches and compares; writes nothing that any statistic or list could see.
    /// exchange.cancelled when `progress` says so.
    base::Result<Batch> stage(const rights::Reader& reader, const ImportRequest& request,
                              const Progress& progress);
    /// Reads a previewed batch again with other options (a corrected mapping, another period or unit) on top
    /// of those it was read with before; learns the mapping once the batch is posted.
    base::Result<Batch> restage(const rights::Reader& reader, std::int64_t batch_id,
                                const ImportRequest& request, const Progress& progress);
    base::Result<Batch> post(const rights::Reader& reader, std::int64_t batch_id, const Progress& progress);
    base::Result<Batch> undo(const rights::Reader& reader, std::int64_t batch_id, const Progress& progress);
    /// Forgets a batch that was not posted, with its file.
    base::Result<void> drop(const rights::Reader& reader, std::int64_t batch_id);

    base::Result<Batch> find(const rights::Reader& reader, std::int64_t batch_id);
    base::Result<std::vector<Batch>> list(const rights::Reader& reader, std::int64_t before_id, int limit);
    base::Result<std::vector<CellProblem>> problems(const rights::Reader& reader, std::int64_t batch_id,
                                                    int offset, int limit);
    base::Result<std::vector<DifferenceRow>> difference(const rights::Reader& reader, std::int64_t batch_id,
                                                        std::string_view verdict, int offset, int limit);
    base::Result<void> marked_workbook(const rights::Reader& reader, std::int64_t batch_id,
                                       bool only_rejected, const std::string& out_path);

    /// At start: batches that were being read when a program died become failed, and their rows go; files
    /// that belong to no batch go too. Batches that another program is reading just now are left alone.
    void recover();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace louyu::exchange
