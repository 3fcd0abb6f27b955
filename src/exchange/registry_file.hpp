#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/row_view.hpp"
#include "exchange/staging.hpp"
#include "registry/registry.hpp"

// A file of registry records, turned row by row into changes. The same run serves the preview (rolled back)
// and the posting (committed), so that they cannot differ.
namespace louyu::exchange {

/// Rows that came to nothing in an earlier run of the same file, with what they came to. Nothing of them is
/// written: a row counts as a whole or not at all.
using LeftOut = std::map<int, std::string>;

/// One run over a file inside a write transaction.
class RegistryRun {
  public:
    RegistryRun(store::Session& session, const rights::Reader& reader, StoredBatch& stored, TableFile& file,
                Findings& findings, const Progress& progress);

    void leave_out(LeftOut rows) { left_out_ = std::move(rows); }
    base::Result<void> run();
    /// Rows of which a part was written before the rest was refused, by their own cells or by the sums over
    /// buildings. When there are any, the run must be rolled back and done again without them.
    const LeftOut& broken() const { return broken_; }
    /// Firms whose stays or numbers have changed, for attributing their tax again.
    const std::set<std::int64_t>& touched_enterprises() const { return touched_enterprises_; }
    /// Stands for all that was written, without the ids of new records: equal for equal runs.
    std::int64_t digest() const { return static_cast<std::int64_t>(digest_ >> 1U); }

    // What the row readers of one kind (*_rows.cpp) call.
    store::Session& session() { return session_; }
    const rights::Reader& reader() const { return reader_; }
    const Batch& batch() const { return stored_.batch; }
    TableFile& file() { return file_; }
    /// The first day from which a file's facts hold when the row does not say: that of the period asked for.
    std::optional<base::Day> from_of_period() const;
    /// The last day of which a file tells.
    base::Day as_of() const;
    void refuse(const RowView& row, std::string_view column, std::string_view code, std::string message);
    void undecided(const RowView& row, std::string_view column, std::string message);
    void warn(const RowView& row, std::string_view column, std::string_view code, std::string message);
    /// Writes one change; a refusal is counted and shown at the row's cells, and answers nothing.
    std::optional<registry::ChangeResult> apply(const RowView& row, const registry::Change& change);
    /// Creates when `id` is 0. Else corrects what differs, or, with a period, changes it from then on.
    /// Answers the id.
    std::optional<std::int64_t> put(const RowView& row, registry::Change change, const std::string& title);

    /// A stay that is known, as a row tells it again.
    struct StayRow {
        std::int64_t id = 0;
        std::optional<base::Day> move_in;
        std::optional<base::Day> move_out;
        std::vector<std::pair<std::string, base::Value>> fields;
        std::string title;
    };
    /// Brings a known stay to what the row says: an earlier first day is a correction, other values are one
    /// or (with a period) a change, the last day ends it, and a stay that is listed without a last day
    /// as_of() is open again.
    bool put_stay(const RowView& row, StayRow stay);
    /// Changes that were written for the row at hand.
    int writes() const { return writes_; }
    void touch_enterprise(std::int64_t id) { touched_enterprises_.insert(id); }
    std::string printed(std::string_view column, const base::Value& value) const;

  private:
    using Fields = std::vector<std::pair<std::string, base::Value>>;
    struct Difference {
        base::Json before = base::Json::object();
        base::Json after = base::Json::object();
    };

    void show(const RowView& row, std::string_view verdict, const std::string& title, Difference difference);
    void raise(std::string_view verdict);
    bool take(ParsedRow& parsed);
    void settle_row(int row);
    void count(std::string_view verdict);
    base::Result<void> seal();
    Fields differing(std::string_view entity, const registry::Record& version, const Fields& told,
                     Difference& difference) const;
    const registry::Record& version_meant(const std::vector<registry::Record>& versions) const;
    bool amend(const RowView& row, std::string_view entity, const registry::Record& version, Fields fields);
    bool begin_stay(const RowView& row, const StayRow& stay, const registry::Record& first,
                    Difference& difference);
    bool end_stay(const RowView& row, const StayRow& stay, const registry::Record& last,
                  const Fields& leaving, Difference& difference);
    void digest(std::string_view text);

    store::Session& session_;
    const rights::Reader& reader_;
    StoredBatch& stored_;
    TableFile& file_;
    Findings& findings_;
    const Progress& progress_;
    const Kind& kind_;
    registry::Writer writer_;
    LeftOut left_out_;
    LeftOut broken_;
    std::set<std::int64_t> touched_enterprises_;
    std::unordered_map<std::int64_t, int> row_of_record_;
    std::unordered_map<std::int64_t, std::vector<int>> rows_of_building_;
    std::string verdict_;  // of the row being read: the strongest of its changes
    int writes_ = 0;
    std::uint64_t digest_ = 1469598103934665603ULL;
};

/// Reads the rows of one kind.
class RowReader {
  public:
    virtual ~RowReader() = default;
    virtual void row(RegistryRun& run, const RowView& row) = 0;
};

std::unique_ptr<RowReader> make_region_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_zone_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_building_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_unit_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_enterprise_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_tenancy_rows(RegistryRun& run);

}  // namespace louyu::exchange
