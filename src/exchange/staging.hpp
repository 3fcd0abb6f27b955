#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/batches.hpp"
#include "exchange/import.hpp"
#include "exchange/table.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

// What every kind of file has in common while it is staged, and the door behind which the kinds differ.
namespace louyu::exchange {

inline constexpr std::size_t kProblemsMax = 10'000;
inline constexpr std::size_t kDifferencesMax = 2'000;  // of one verdict

/// Collects what is to be shown; counts go on beyond the limit, rows do not.
class Findings {
  public:
    void add(CellProblem problem);
    void add(DifferenceRow row);
    bool wants(std::string_view verdict) const;  // false once enough rows of it are kept
    const std::vector<CellProblem>& problems() const { return problems_; }
    const std::vector<DifferenceRow>& differences() const { return differences_; }
    std::int64_t problem_count() const { return problem_count_; }

  private:
    std::vector<CellProblem> problems_;
    std::vector<DifferenceRow> differences_;
    std::map<std::string, std::size_t, std::less<>> kept_;
    std::int64_t problem_count_ = 0;
};

/// Everything a kind needs to stage one file.
struct Staging {
    store::Database& database;
    const rights::Reader& reader;
    TableFile& file;
    StoredBatch& stored;  // counts, period and summary are filled in
    Findings& findings;
    const Progress& progress;
};

/// Everything a kind needs to post or undo, inside the caller's transaction.
struct Posting {
    store::Session& session;
    const rights::Reader& reader;
    StoredBatch& stored;
    TableFile* file = nullptr;  // post only, and only for kinds that read it again
    const Progress& progress;
};

/// How one kind of file is compared with what is known, posted and undone.
class KindPosting {
  public:
    virtual ~KindPosting() = default;
    virtual base::Result<void> stage(Staging& staging) const = 0;
    virtual base::Result<Effect> post(Posting& posting) const = 0;
    virtual base::Result<Effect> undo(Posting& posting) const = 0;
    /// False for kinds that wrote their rows while staging.
    virtual bool reads_file_again() const { return true; }
    /// Removes rows that staging wrote; nothing for kinds that write none.
    virtual void discard(store::Session& session, const StoredBatch& stored) const;
};

const KindPosting& tax_posting();
const KindPosting& registration_posting();
const KindPosting& registry_posting();  // regions, zones, buildings, units, enterprises, tenancies
const KindPosting& table_posting();     // industries, published
const KindPosting& posting_of(std::string_view kind);

/// A row refused for a reason that is not in one cell; column 0 names the row.
CellProblem row_problem(const TableFile& file, int row, std::string_view code, std::string message);
/// The same for a cell of a known column.
CellProblem cell_problem(const TableFile& file, int row, std::string_view column, std::string_view code,
                         std::string message, std::string printed);

}  // namespace louyu::exchange
