#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/import.hpp"
#include "store/database.hpp"

// The rows of table batch and what hangs on them. Rights are checked by Imports before any of these is
// called.
namespace louyu::exchange {

/// A batch with what only the room itself needs to know.
struct StoredBatch {
    Batch batch;
    std::string file_path;  // below the directory of files
    std::string file_sha256;
    std::int64_t file_bytes = 0;
    std::int64_t source_id = 0;
    std::int64_t created_by = 0;
};

void insert_batch(store::Session& session, const StoredBatch& stored);
/// Writes state, period, counts and summary back.
void update_batch(store::Session& session, const StoredBatch& stored);
std::optional<StoredBatch> find_batch(store::Session& session, std::int64_t id);
/// Newest first, at most `limit` of those that `is_wanted`, older than `before_id` (0 = from the newest).
std::vector<StoredBatch> list_batches(store::Session& session,
                                      const std::function<bool(const StoredBatch&)>& is_wanted,
                                      std::int64_t before_id, int limit);

/// The sequence number a posting would get: one above the last.
std::int64_t next_post_sequence(store::Session& session);
void mark_posted(store::Session& session, std::int64_t batch_id, std::int64_t user_id, std::int64_t sequence);
/// Whether nobody has taken the batch for dead since its reading began.
bool is_being_read(store::Session& session, std::int64_t batch_id);
void mark_undone(store::Session& session, std::int64_t batch_id, std::int64_t user_id);

/// The id of a source (tax office, registry) of a district, made when it is new.
std::int64_t find_or_make_source(store::Session& session, std::string_view district_code,
                                 std::string_view name);
std::vector<std::string> source_names(store::Session& session, std::string_view district_code);

/// Replaces what was kept of an earlier reading.
void write_problems(store::Session& session, std::int64_t batch_id, const std::vector<CellProblem>& problems);
std::vector<CellProblem> read_problems(store::Session& session, std::int64_t batch_id, int offset, int limit);
void write_differences(store::Session& session, std::int64_t batch_id,
                       const std::vector<DifferenceRow>& rows);
std::vector<DifferenceRow> read_differences(store::Session& session, std::int64_t batch_id,
                                            std::string_view verdict, int offset, int limit);

/// Forgets problems and differences.
void clear_findings(store::Session& session, std::int64_t batch_id);

std::vector<std::pair<std::string, std::string>> learnt_headers(store::Session& session,
                                                                std::string_view kind);
void learn_headers(store::Session& session, std::string_view kind,
                   const std::vector<std::pair<std::string, std::string>>& mapping);

}  // namespace louyu::exchange
