#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/value.hpp"
#include "dictionary/dictionary.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

namespace louyu::registry {

/// The values of a record by field name, as stored (fen, 0.01 ㎡, yyyymmdd, ids).
class Record {
  public:
    std::int64_t id = 0;
    std::string district_code;  // for entities kept by district
    base::Day valid_from;
    base::Day valid_to;
    std::int64_t change_id = 0;  // the change that wrote this version: its ETag

    const base::Value& get(std::string_view field) const;  // absent when not set
    void set(std::string_view field, base::Value value);
    const std::vector<std::pair<std::string, base::Value>>& fields() const { return fields_; }

  private:
    std::vector<std::pair<std::string, base::Value>> fields_;
};

/// Where a change comes from (R018, R114).
enum class Origin { kForm, kBatch, kInterface, kConsole, kSystem };

/// create: a new record. correct: the version was wrong, rewrite it. change: became different on `from`: close one
/// version, open the next. end: no longer true after `from` - 1 (a tenant moved out, a building retired for good).
enum class ChangeKind { kCreate, kCorrect, kChange, kEnd };

enum class ChangeState { kDraft, kSubmitted, kReturned, kApproved, kEffective, kUndone };

struct Change {
    ChangeKind kind = ChangeKind::kCreate;
    std::string_view entity;
    std::int64_t id = 0;          // 0: make one (create)
    base::Day from;               // first day on which it is true
    std::optional<base::Day> to;  // create only: last day on which it is true, absent = still true
    std::vector<std::pair<std::string, base::Value>> fields;  // only what is set or changes
    std::string note;
    std::optional<std::int64_t> if_version;  // If-Match: the change_id the writer saw
};

struct ChangeContext {
    Origin origin = Origin::kForm;
    std::int64_t batch_id = 0;  // the import it belongs to, 0 = none
};

/// What a written (or merely validated) change came to.
struct ChangeResult {
    std::int64_t change_id = 0;
    std::int64_t id = 0;
    ChangeState state = ChangeState::kEffective;
    /// Not refused, but a person should look: 1.2 ㎡ released by ten firms, area far from the sum of its parts.
    std::vector<base::FieldError> warnings;
};

/// The only writer of the registry tables. All in the caller's transaction.
class Writer {
  public:
    Writer(store::Session& session, const rights::Reader& reader, ChangeContext context);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Checks fields, references, cross-field rules, uniqueness, overlap and rights, then writes version and change.
    base::Result<ChangeResult> apply(const Change& change);
    /// The same checks, nothing written.
    base::Result<ChangeResult> validate(const Change& change);
    /// Appends the changes to the hash chain; must be called before the transaction commits.
    void seal();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

struct Filter {
    std::string field;
    std::vector<base::Value> any_of;
};

struct SortKey {
    std::string field;
    bool descending = false;
};

struct ListRequest {
    std::string_view entity;
    base::Day asof;
    std::vector<Filter> filters;
    std::string search;  // 汉字, pinyin, initials; by words
    std::vector<SortKey> sort;
    std::string cursor;  // opaque, from ListAnswer
    int limit = 50;
    bool count = false;
};

struct ListAnswer {
    std::vector<Record> items;
    std::string next_cursor;  // empty at the end
    std::optional<std::int64_t> matched;
};

base::Result<ListAnswer> list(store::Session& session, const rights::Reader& reader, const ListRequest& request);
/// registry.not_found when absent on that day or outside the reader's scope: the two cannot be told apart.
base::Result<Record> find(store::Session& session, const rights::Reader& reader, std::string_view entity,
                          std::int64_t id, base::Day asof);

struct HistoryEntry {
    std::int64_t change_id = 0;
    std::int64_t at_ms = 0;
    std::string actor;
    Origin origin = Origin::kForm;
    std::int64_t batch_id = 0;
    std::string entity;
    std::int64_t record_id = 0;
    ChangeKind kind = ChangeKind::kCreate;
    ChangeState state = ChangeState::kEffective;
    base::Day from;
    base::Json before;  // masked for this reader
    base::Json after;
    std::string note;
};
base::Result<std::vector<HistoryEntry>> history(store::Session& session, const rights::Reader& reader,
                                                std::string_view entity, std::int64_t id);

/// Takes back every change of a batch, newest first, each by a change of its own. registry.changed_since when a later
/// change stands on one of them; then nothing is undone.
base::Result<std::int64_t> undo_batch(store::Session& session, const rights::Reader& reader, std::int64_t batch_id);

struct ChainReport {
    std::int64_t changes = 0;
    std::optional<std::int64_t> first_broken;  // change id
};
/// Recomputes the hash chain of the change log.
ChainReport verify_chain(store::Session& session);

}  // namespace louyu::registry
