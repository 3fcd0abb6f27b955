#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"

// The facts behind the figures, held in memory as columns per building. A Cube never changes once it is
// published; a refresh makes the next one and shares what stayed the same.
namespace louyu::statistics {

using FirmIndex = std::uint32_t;   // position in Cube::firms
using AtomIndex = std::uint16_t;   // position in Industries: codes no classification tells apart
using BlockIndex = std::uint32_t;  // position in Cube::blocks

inline constexpr std::int32_t kAbsent = -1;
inline constexpr std::int64_t kUnknownArea = -1;
/// Vacant area above which a building is an idle resource (R046): 超过3000㎡, in 0.01 ㎡.
inline constexpr std::int64_t kIdleThreshold = 300000;
/// 500万元 and 1000万元 in fen; 以上 includes (R041).
inline constexpr std::int64_t kKeyFirm5m = 500000000;
inline constexpr std::int64_t kKeyFirm10m = 1000000000;

struct Region {
    std::int64_t id = 0;
    std::string code;
    std::string name;
    std::string level;
    std::int32_t parent = kAbsent;  // position in Places::regions
};

struct Zone {
    std::int64_t id = 0;
    std::int32_t scheme = kAbsent;
    std::string code;
    std::string name;
};

struct ZoningScheme {
    std::int64_t id = 0;
    std::string code;
    std::string name;
};

struct TaxSource {
    std::int64_t id = 0;
    std::string district_code;
    std::string name;
};

/// Regions and zones under their names of today.
struct Places {
    std::vector<Region> regions;  // by code
    std::vector<ZoningScheme> schemes;
    std::vector<Zone> zones;  // by code
    std::unordered_map<std::int64_t, std::int32_t> region_of_id;
    std::unordered_map<std::int64_t, std::int32_t> zone_of_id;

    /// The region itself or the nearest one above it that counts as `level`. A functional area (park) stands
    /// for the county or street it has instead of one (R013). kAbsent when there is none.
    std::int32_t at_level(std::int32_t region, std::string_view level) const;
    bool is_within(std::int32_t region, std::int32_t ancestor) const;
    std::int32_t district_of(std::int32_t region) const { return at_level(region, "county"); }
};

/// The classes of one industry classification; the last member is 未归类.
struct Classification {
    struct Class {
        std::string key;
        std::string label;
    };
    std::string id;  // "", "division" or the code of a local scheme
    std::string label;
    std::vector<Class> classes = {};
    std::vector<std::uint16_t> class_of_atom = {};
};

struct Industries {
    std::vector<Classification> classifications;  // section, division, then local schemes by code
    std::size_t atoms = 0;
};

enum class Registered : std::uint8_t { kNo, kYes, kUnknown };

/// One version of a building. Codes are positions in the dictionary's code lists, their size when not known.
struct BuildingState {
    base::Day from;
    base::Day to;
    std::int32_t region = kAbsent;
    std::uint8_t stage = 0;
    std::uint8_t kind = 0;
    std::uint8_t ownership = 0;
    std::int64_t floor_area = 0;
    std::int64_t business_area = kUnknownArea;
    std::int64_t lettable_area = kUnknownArea;
};

struct ZoneStay {
    base::Day from;
    base::Day to;
    std::int32_t zone = kAbsent;
};

/// A firm is in the building on every day from–to, whatever the number of its tenancies there.
struct Presence {
    base::Day from;
    base::Day to;
    FirmIndex firm = 0;
    AtomIndex atom = 0;
    Registered registered = Registered::kUnknown;
};

struct Occupation {
    base::Day from;
    base::Day to;
    AtomIndex atom = 0;
    std::int64_t area = 0;
};

struct Move {
    base::Day day;  // first day in, or first day gone
    AtomIndex atom = 0;
    bool in = true;
};

/// A building with its tenants; or, with id 0, the taxpayers of one district outside buildings.
struct Block {
    std::int64_t id = 0;
    std::string name;
    std::string district_code;
    std::int32_t district = kAbsent;  // position in Places::regions
    std::vector<BuildingState> states;
    std::vector<ZoneStay> zones;
    std::vector<Presence> presences;
    std::vector<Occupation> occupations;
    std::vector<Move> moves;  // by day
    std::uint64_t hash = 0;   // of all that was read for it

    bool is_outside() const { return id == 0; }
    /// The version of that day; nullptr when the building did not exist.
    const BuildingState* state_on(base::Day day) const;
    /// As above, else the version nearest before, else the first: where money goes whose building is gone.
    const BuildingState* nearest_state(base::Day day) const;
};

/// A day as months since year 0 times 32 plus the day of the month: ordered like days, with its month at
/// hand.
inline std::int32_t when_of(base::Day day) {
    return base::month_of(day).index() * 32 + day.day();
}
inline std::int32_t first_of_month(std::int32_t month_index) {
    return month_index * 32 + 1;
}

/// What of a building is counted day by day.
enum class Series : std::size_t {
    kFirms,
    kRegistered,
    kRegistrationUnknown,
    kTaxed,
    kOccupiedArea,
    kMovedIn,
    kMovedOut,
};
inline constexpr std::size_t kSeriesCount = 7;

/// From this day on there is so much more (less); of the moves: so many on this day.
struct Step {
    std::int64_t delta = 0;
    std::int32_t when = 0;  // when_of()
    AtomIndex atom = 0;
};

/// What the steps come to at the end of each month of a stretch, moves since its beginning: the whole block,
/// then section by section. Counts of one block fit 32 bits.
struct MonthGrid {
    std::int32_t first_month = 0;  // base::Month::index()
    std::size_t months = 0;
    std::vector<std::uint16_t> sections;  // classes of the first classification that occur
    std::array<std::vector<std::int32_t>, kSeriesCount> counts;  // empty for the area
    std::vector<std::int64_t> area;
};

/// The steps of one block; firms that are in two buildings on one day are in none of them.
struct BlockSeries {
    std::array<std::vector<Step>, kSeriesCount> by_atom;  // by atom, then day
    std::array<std::vector<Step>, kSeriesCount> whole;    // by day, the atoms together
    MonthGrid grid;
};

/// Twelve running totals, January to December.
using YearLine = std::array<std::int64_t, 12>;
enum TaxCalibre : std::size_t { kTaxFullLine, kTaxLocalLine, kTaxDistrictLine, kTaxLines };

struct Payer {
    FirmIndex firm = 0;
    AtomIndex atom = 0;
    std::uint16_t months = 0;  // bit 0: a row in January
};

/// The tax of one block in one calendar year: as a whole, by industry, and by industry and taxpayer.
struct BlockTax {
    std::array<YearLine, kTaxLines> totals{};
    std::uint16_t months = 0;                        // with rows
    std::array<std::uint16_t, kTaxLines> missing{};  // months with rows that lack the calibre
    std::vector<AtomIndex> line_atom;
    std::array<std::vector<YearLine>, kTaxLines> lines;
    std::vector<Payer> payers;  // by firm
    std::vector<YearLine> payer_full;
    std::uint64_t hash = 0;
};

/// What most questions read of a year's blocks, side by side: going from block to block through memory costs
/// more than adding up.
struct TaxColumns {
    std::array<std::vector<YearLine>, kTaxLines> totals;         // by block
    std::array<std::vector<std::uint16_t>, kTaxLines> missing;   // by block
    std::vector<std::uint32_t> begin;                            // by block, one more at the end
    std::vector<std::uint16_t> sections;                         // classes of the first classification
    std::array<std::vector<YearLine>, kTaxLines> section_lines;  // beside `sections`
};

struct TaxYear {
    int year = 0;
    std::vector<std::shared_ptr<const BlockTax>> blocks;  // by block, nullptr without rows; may end early
    TaxColumns columns;                                   // as many blocks

    const BlockTax* block(BlockIndex index) const {
        return index < blocks.size() ? blocks[index].get() : nullptr;
    }
};

struct BlockRef {
    BlockIndex block = 0;
    std::uint32_t position = 0;
};
struct PayerRef {
    std::uint16_t year = 0;  // position in Cube::tax
    BlockIndex block = 0;
    std::uint32_t position = 0;  // in BlockTax::payers
};

/// From firms to where they are: what distinct counting needs.
struct FirmPlaces {
    std::vector<std::uint32_t> begin;  // by firm, one more at the end
    std::vector<BlockRef> presences;
    std::vector<std::uint8_t> is_multiple;  // by firm: in two buildings on one day
    std::vector<FirmIndex> multiple;
};

struct MonthRange {
    std::int32_t first = 0;  // base::Month::index()
    std::int32_t last = 0;
};

/// From firms to what they paid.
struct FirmTaxes {
    std::vector<std::uint32_t> begin;  // by firm, one more at the end
    std::vector<PayerRef> payers;
    std::vector<FirmIndex> key_candidates;  // may have reached 500万 in some year, seen by some reader
    /// Months up to which a row lies within the 12 months before, by firm and district.
    struct Taxed {
        std::int32_t district = kAbsent;
        MonthRange months;
    };
    std::vector<std::uint32_t> taxed_begin;  // by firm, one more at the end
    std::vector<Taxed> taxed;
};

struct FirmName {
    std::int64_t enterprise_id = 0;  // 0: known from a tax file only
    std::string code;
    std::string name;
};
inline constexpr std::size_t kFirmChunk = 1024;
using FirmChunk = std::vector<FirmName>;

struct BatchInfo {
    std::int64_t id = 0;
    std::string district_code;
    std::string kind;
    std::string file_name;
    std::int64_t source_id = 0;
    base::Period period;  // zero when the file does not say
    std::int64_t posted_ms = 0;
    std::int64_t rows = 0;
};

struct PublishedFigure {
    std::string district_code;
    std::string metric;
    std::string condition;
    base::Period period;
    std::string printed;
    std::string unit;
    std::int64_t units = 0;
    std::int64_t precision_units = 1;
    std::string source;
};

struct Cube {
    std::shared_ptr<const Places> places;
    std::shared_ptr<const Industries> industries;
    std::vector<std::shared_ptr<const Block>> blocks;
    std::vector<std::pair<std::int64_t, BlockIndex>> block_of_id;  // buildings, by id
    std::vector<std::shared_ptr<const TaxYear>> tax;               // by year
    std::shared_ptr<const FirmPlaces> firm_places;
    std::shared_ptr<const FirmTaxes> firm_taxes;
    std::vector<std::shared_ptr<const BlockSeries>> series;  // by block
    std::vector<std::uint64_t> versions;                     // by block: of its facts and its tax
    std::vector<std::shared_ptr<const FirmChunk>> firms;
    std::vector<BatchInfo> batches;  // posted, by time of posting
    std::vector<TaxSource> tax_sources;
    std::vector<PublishedFigure> published;
    std::uint64_t reference_hash = 0;                  // of places, industries
    std::int64_t change_sequence = 0;                  // of the change log when it was read
    std::map<base::Month, std::int64_t> attributions;  // how often posted rows of a month went elsewhere

    const Payer& payer(const PayerRef& ref) const {
        return tax[ref.year]->blocks[ref.block]->payers[ref.position];
    }
    const YearLine& paid(const PayerRef& ref) const {
        return tax[ref.year]->blocks[ref.block]->payer_full[ref.position];
    }
    const FirmName& firm(FirmIndex index) const { return (*firms[index / kFirmChunk])[index % kFirmChunk]; }
};

/// Positions of the stages in the dictionary's code list.
struct Stages {
    std::uint8_t operating;
    std::uint8_t completed;
    std::uint8_t renovating;
    std::uint8_t retired;
};
const Stages& stages();

/// Mixes one more number into a hash; not for secrets.
std::uint64_t mix(std::uint64_t hash, std::uint64_t value);
std::uint64_t mix(std::uint64_t hash, std::string_view text);

}  // namespace louyu::statistics
