#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "statistics/cube.hpp"
#include "statistics/registers.hpp"
#include "store/database.hpp"

// From the store to the columns of a cube. Everything here runs inside one read transaction.
namespace louyu::statistics {

std::shared_ptr<const Places> load_places(store::Session& session);

/// Buildings first–last with all that stands under them, by id. Ids are inclusive; tenants must be in
/// `registers`.
std::vector<std::shared_ptr<Block>> load_blocks(store::Session& session, const Places& places,
                                                Registers& registers, std::int64_t first, std::int64_t last);

/// Reads enterprises first–last into the register. False when two numbers turned out to be one firm.
bool load_enterprises(store::Session& session, Registers& registers, std::int64_t first, std::int64_t last);

struct TaxRow {
    BlockIndex block = 0;
    FirmIndex firm = 0;
    AtomIndex atom = 0;
    int month = 1;  // 1–12
    std::array<std::int64_t, kTaxLines> amounts{};
    std::array<bool, kTaxLines> is_missing{};
};

/// Collects the tax rows of one block and year. Begins empty, or from what it was.
class BlockTaxBuilder {
  public:
    BlockTaxBuilder() = default;
    /// Keeps the months of `old` whose bit is not in `replaced`.
    BlockTaxBuilder(const BlockTax& old, std::uint16_t replaced);
    void add(const TaxRow& row);
    /// Takes back a row that was added under this industry.
    void remove(const TaxRow& row);
    /// nullptr when nothing is left.
    std::shared_ptr<const BlockTax> finish(const Registers& registers);

  private:
    struct Line {
        AtomIndex atom;
        std::array<YearLine, kTaxLines> amounts;
    };
    struct Entry {
        Payer payer;
        std::uint32_t line;
        YearLine full;
    };
    std::uint32_t line_of(AtomIndex atom);
    Entry& entry_of(FirmIndex firm, AtomIndex atom);

    std::vector<Line> lines_;
    std::vector<Entry> entries_;
    std::unordered_map<std::uint64_t, std::uint32_t> entry_of_key_;
    std::uint16_t months_ = 0;
    std::array<std::uint16_t, kTaxLines> missing_{};
};

/// Collects the tax rows of one calendar year; blocks no row touches stay as they were.
class TaxYearBuilder {
  public:
    explicit TaxYearBuilder(int year) : year_(year) {}
    /// Keeps the months of `old` whose bit is not in `replaced`.
    TaxYearBuilder(std::shared_ptr<const TaxYear> old, std::uint16_t replaced);
    void add(const TaxRow& row) { builder(row.block).add(row); }
    void remove(const TaxRow& row) { builder(row.block).remove(row); }
    std::shared_ptr<const TaxYear> finish(const Registers& registers);

  private:
    BlockTaxBuilder& builder(BlockIndex block);

    int year_;
    std::uint16_t replaced_ = 0;
    std::shared_ptr<const TaxYear> old_;
    std::vector<std::unique_ptr<BlockTaxBuilder>> builders_;  // by block
};

/// The blocks money can go to; makes the one of a district outside buildings when it is first met.
class BlockDirectory {
  public:
    BlockDirectory(const Places& places, std::vector<std::shared_ptr<const Block>>& blocks);
    BlockIndex of_building(std::int64_t id, const std::string& district_code);
    BlockIndex outside(const std::string& district_code);

  private:
    const Places& places_;
    std::vector<std::shared_ptr<const Block>>& blocks_;
    std::unordered_map<std::int64_t, BlockIndex> block_of_building_;
    std::unordered_map<std::string, BlockIndex> outside_of_district_;
};

/// Reads the posted tax rows of months first–last into one builder a year. With `all_industries` the
/// registration extract is read once beforehand, else record by record when a new taxpayer turns up.
void load_tax(store::Session& session, Registers& registers, BlockDirectory& blocks,
              std::map<int, TaxYearBuilder>& years, base::Period months, bool all_industries);

/// An enterprise as it was when its tax was last read, and the months that will be read anew anyway.
struct Reclassification {
    std::int64_t enterprise = 0;
    const EnterpriseEntry& before;
    const std::set<base::Month>& replaced;
};
/// Moves its posted rows from the industries it had to those it has now.
void reclassify_tax(store::Session& session, const Registers& registers, BlockDirectory& blocks,
                    std::map<int, TaxYearBuilder>& years, const Reclassification& what);

std::vector<BatchInfo> load_batches(store::Session& session);
std::map<base::Month, std::int64_t> load_attributions(store::Session& session);
std::vector<TaxSource> load_tax_sources(store::Session& session);
std::vector<PublishedFigure> load_published(store::Session& session);

}  // namespace louyu::statistics
