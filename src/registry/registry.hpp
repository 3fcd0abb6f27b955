#pragma once
#include <cstdint>
#include <map>
#include <memory>
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
    /// The same for a field that is known not to be there yet.
    void add(std::string_view field, base::Value value) { fields_.emplace_back(field, std::move(value)); }
    const std::vector<std::pair<std::string, base::Value>>& fields() const { return fields_; }

  private:
    std::vector<std::pair<std::string, base::Value>> fields_;
};

/// Where a change comes from (R018, R114).
enum class Origin { kForm, kBatch, kInterface, kConsole, kSystem };

/// create: a new record. correct: the version was wrong, rewrite it. change: became different on `from`:
/// close one version, open the next. end: no longer true after `from` - 1 (a tenant moved out, a building
/// retired for good); its fields (why it left, how much space) go to the last version. undo: written by
/// undo_batch only.
enum class ChangeKind { kCreate, kCorrect, kChange, kEnd, kUndo };

enum class ChangeState { kDraft, kSubmitted, kReturned, kApproved, kEffective, kUndone };

/// The words in which the change log keeps them: form, create, effective …
std::string_view to_string(Origin origin);
std::string_view to_string(ChangeKind kind);
std::string_view to_string(ChangeState state);

struct Change {
    ChangeKind kind = ChangeKind::kCreate;
    std::string_view entity;
    std::int64_t id = 0;  // 0: make one (create)
    /// First day on which it is true; for correct: any day of the version that was wrong.
    base::Day from;
    /// create: last day on which it is true, absent = still true. correct: the last day of the version was
    /// wrong, this is right (kForever: it has not ended). Refused for the other kinds.
    std::optional<base::Day> to;
    /// correct only: the first day of the version was wrong, this is right.
    std::optional<base::Day> starts_on;
    std::vector<std::pair<std::string, base::Value>>
        fields;  // only what is set or changes; absent value: no longer set
    std::string note;
    std::optional<std::int64_t> if_version;  // If-Match: the change_id the writer saw
    /// create of an enterprise: the district (210102) whose ledger it belongs to. May be left out by a reader
    /// of one district; a tenancy takes that of its building.
    std::string district_code;
    /// create of an enterprise by a reader whose scope is less than a district: the building it moves into.
    std::int64_t through_building = 0;
};

struct ChangeContext {
    Origin origin = Origin::kForm;
    std::int64_t batch_id = 0;  // the import it belongs to, 0 = none
};

/// What a written (or merely validated) change came to.
struct ChangeResult {
    std::int64_t change_id =
        0;  // of the version as it is now; when nothing differs, nothing is written and it stays
    std::int64_t id = 0;
    ChangeState state = ChangeState::kEffective;
    /// Not refused, but a person should look: 1.2 ㎡ released by ten firms, area far from the sum of its
    /// parts.
    std::vector<base::FieldError> warnings;
};

/// What the rules over many records (areas of a building that must fit) say once a batch is written.
struct Finding {
    bool refused = false;  // else: a person should look
    std::string entity;
    std::int64_t record_id = 0;
    base::FieldError what;
};

/// The only writer of the registry tables. All in the caller's transaction.
class Writer {
  public:
    Writer(store::Session& session, const rights::Reader& reader, ChangeContext context);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Checks fields, references, cross-field rules, uniqueness, overlap and rights, then writes version and
    /// change. All faults of a change are in error().fields; nothing of it is written then, and the writer
    /// can go on with others. With Origin::kBatch the rules that sum over a building wait for seal().
    base::Result<ChangeResult> apply(const Change& change);
    /// The same checks, nothing written.
    base::Result<ChangeResult> validate(const Change& change);
    /// Appends the changes to the hash chain; must be called before the transaction commits. Checks what was
    /// put off in a batch, once for each building touched. On an error (registry.area_exceeded) the
    /// transaction must be rolled back; findings() tells the records.
    base::Result<std::vector<Finding>> seal();
    const std::vector<Finding>& findings() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A field of the entity the reader sees, or id, or district_code where the entity has one. An absent value
/// matches records without one. A reference to a region also matches everything below that region, except for
/// parent_id.
struct Filter {
    std::string field;
    std::vector<base::Value> any_of;
};

/// A field of the entity the reader sees, or id or valid_from. Absent values come last in either direction.
struct SortKey {
    std::string field;
    bool descending = false;
};

struct ListRequest {
    std::string_view entity;
    base::Day asof;
    std::vector<Filter> filters;
    std::string search;  // 汉字, pinyin, initials; by words, all of which must occur
    std::vector<SortKey> sort;
    std::string cursor;  // opaque, from ListAnswer
    int limit = 50;      // 1 to 1000
    bool count = false;
};

struct ListAnswer {
    std::vector<Record> items;
    std::string next_cursor;  // empty at the end
    std::optional<std::int64_t> matched;
};

/// The records valid on a day that the reader may see, without the fields the reader may not see. A cursor
/// stays good while records come and go: it names the last record shown. Refuses registry.bad_cursor,
/// registry.forbidden_field.
base::Result<ListAnswer> list(store::Session& session, const rights::Reader& reader,
                              const ListRequest& request);
/// registry.not_found when absent on that day or outside the reader's scope: the two cannot be told apart.
base::Result<Record> find(store::Session& session, const rights::Reader& reader, std::string_view entity,
                          std::int64_t id, base::Day asof);
/// Every version of a record, oldest first; registry.not_found as above.
base::Result<std::vector<Record>> versions(store::Session& session, const rights::Reader& reader,
                                           std::string_view entity, std::int64_t id);
/// The title field of many records at once, by id: that of the day, else the last one. What the reader may
/// not see is left out.
std::map<std::int64_t, std::string> titles(store::Session& session, const rights::Reader& reader,
                                           std::string_view entity, const std::vector<std::int64_t>& ids,
                                           base::Day asof);

struct HistoryEntry {
    std::int64_t change_id = 0;
    std::int64_t sequence = 0;
    std::int64_t at_ms = 0;
    std::string actor;
    Origin origin = Origin::kForm;
    std::int64_t batch_id = 0;
    std::string entity;
    std::int64_t record_id = 0;
    ChangeKind kind = ChangeKind::kCreate;
    ChangeState state = ChangeState::kEffective;
    base::Day from;  // the days on which the record became different
    base::Day to;
    base::Json before;  // by field, only what differs, values as stored; masked for this reader
    base::Json after;
    std::string note;
};
/// The changes of a record, oldest first.
base::Result<std::vector<HistoryEntry>> history(store::Session& session, const rights::Reader& reader,
                                                std::string_view entity, std::int64_t id);

struct ChangesRequest {
    std::string entity;            // "" = all
    std::int64_t record_id = 0;    // 0 = all, as below
    std::int64_t building_id = 0;  // the building itself and what stands under it
    std::int64_t batch_id = 0;
    std::string actor;
    std::optional<ChangeState> state;
    std::string cursor;
    int limit = 50;  // 1 to 1000
};
struct ChangesAnswer {
    std::vector<HistoryEntry> items;  // newest first
    std::string next_cursor;
};
/// The change log: changes of records the reader may see, and his own.
base::Result<ChangesAnswer> changes(store::Session& session, const rights::Reader& reader,
                                    const ChangesRequest& request);

/// Takes back every change of a batch, newest first, each by a change of its own; returns how many.
/// registry.changed_since when a later change or a ledger stands on one of them: the transaction must then be
/// rolled back, and nothing is undone. The versions are afterwards as they were before the batch; what was
/// created is gone but for its change log.
base::Result<std::int64_t> undo_batch(store::Session& session, const rights::Reader& reader,
                                      std::int64_t batch_id);

struct ChainReport {
    std::int64_t changes = 0;
    /// The first change that is not as it was written; 0 when the end of the log is missing.
    std::optional<std::int64_t> first_broken;
};
/// Recomputes the hash chain of the change log. While others write, call it in a transaction for reading.
ChainReport verify_chain(store::Session& session);

/// Makes region_closure anew from the tree of `today`. Writes keep it; only a version that begins on a later
/// day needs this when that day has come.
void rebuild_region_closure(store::Session& session, base::Day today);

}  // namespace louyu::registry
