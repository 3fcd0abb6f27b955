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

#include "exchange/directory.hpp"
#include "exchange/staging.hpp"
#include "registry/registry.hpp"

// A file of registry records, turned row by row into changes. The same run serves the preview (rolled back)
// and the posting (committed), so that they cannot differ.
namespace louyu::exchange {

/// The values of one parsed row by column name.
class RowView {
  public:
    RowView(const Kind& kind, const ParsedRow& row) : kind_(kind), row_(row) {}
    int number() const { return row_.row; }
    const base::Value& get(std::string_view column) const;
    std::string text(std::string_view column) const;
    std::optional<std::int64_t> integer(std::string_view column) const;

  private:
    const Kind& kind_;
    const ParsedRow& row_;
};

/// One run over a file inside a write transaction.
class RegistryRun {
  public:
    RegistryRun(store::Session& session, const rights::Reader& reader, StoredBatch& stored, TableFile& file,
                Findings& findings, const Progress& progress);

    /// Rows refused by the rules over whole buildings in an earlier run of the same file.
    void leave_out(std::set<int> rows) { left_out_ = std::move(rows); }
    base::Result<void> run();
    /// Rows that the sums over buildings refused; the run must then be rolled back and done again without
    /// them.
    const std::set<int>& refused_by_sums() const { return refused_by_sums_; }
    /// Firms whose stays have changed, for attributing their tax again.
    const std::set<std::int64_t>& touched_enterprises() const { return touched_enterprises_; }

    // What the row readers of one kind (registry_*_rows.cpp) call.
    store::Session& session() { return session_; }
    const Batch& batch() const { return stored_.batch; }
    TableFile& file() { return file_; }
    /// The first day from which a file's facts hold when the row does not say: that of the period asked for.
    std::optional<base::Day> from_of_period() const;
    void refuse(const RowView& row, std::string_view column, std::string_view code, std::string message);
    void undecided(const RowView& row, std::string_view column, std::string message);
    void warn(const RowView& row, std::string_view column, std::string_view code, std::string message);
    /// Writes one change; a refusal is counted and shown at the row's cells, and answers nothing.
    std::optional<registry::ChangeResult> apply(const RowView& row, const registry::Change& change);
    /// Creates when `id` is 0; else corrects (or, with a period, changes) what differs. Answers the id.
    std::optional<std::int64_t> put(const RowView& row, registry::Change change, const std::string& title);
    void touch_enterprise(std::int64_t id) { touched_enterprises_.insert(id); }
    std::string printed(std::string_view column, const base::Value& value) const;

  private:
    void show(const RowView& row, std::string_view verdict, const std::string& title, base::Json before,
              base::Json after);
    void raise(std::string_view verdict);
    void take(ParsedRow& parsed);
    void settle_row();
    base::Result<void> seal();

    store::Session& session_;
    const rights::Reader& reader_;
    StoredBatch& stored_;
    TableFile& file_;
    Findings& findings_;
    const Progress& progress_;
    const Kind& kind_;
    registry::Writer writer_;
    std::set<int> left_out_;
    std::set<int> refused_by_sums_;
    std::set<std::int64_t> touched_enterprises_;
    std::unordered_map<std::int64_t, int> row_of_record_;
    std::string verdict_;  // of the row being read: the strongest of its changes
};

/// Reads the rows of one kind.
class RowReader {
  public:
    virtual ~RowReader() = default;
    virtual void row(RegistryRun& run, const RowView& row) = 0;
};

/// The building a row names; refused when unknown, undecided when it only resembles others.
std::optional<std::int64_t> find_building(RegistryRun& run, const RowView& row,
                                          const matching::Directory& directory, std::string_view column);
/// What a file of firms and a file of stays both do with a firm: find it, make it, correct it.
class EnterpriseBook {
  public:
    explicit EnterpriseBook(RegistryRun& run);
    /// `name_column` and the dictionary's enterprise fields are read from the row; `building_id` tells
    /// through which building the firm is registered when the reader's scope is less than a district (0 =
    /// none).
    std::optional<std::int64_t> put(RegistryRun& run, const RowView& row, std::string_view name_column,
                                    std::int64_t building_id);

  private:
    std::optional<std::int64_t> find(RegistryRun& run, const RowView& row, std::string_view name_column,
                                     const std::string& code);
    std::string district_code_;
    matching::Directory directory_;
    std::unordered_map<std::string, std::int64_t> made_;  // by code, else by name
};

std::unique_ptr<RowReader> make_region_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_zone_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_building_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_unit_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_enterprise_rows(RegistryRun& run);
std::unique_ptr<RowReader> make_tenancy_rows(RegistryRun& run);

}  // namespace louyu::exchange
