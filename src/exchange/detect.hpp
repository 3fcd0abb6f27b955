#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/sheet.hpp"
#include "exchange/table.hpp"

// What a sheet says of itself before its first data row: header, units, period.
namespace louyu::exchange {

/// One of the first rows of a sheet, as printed.
struct HeadRow {
    int number = 0;  // 1-based sheet row
    std::vector<std::string> cells;
};

/// Units named in a text, as powers of ten over the stored unit (元, ㎡); rates (元/㎡·天) by their code.
struct UnitMark {
    std::optional<int> money_shift;
    std::optional<int> area_shift;
    std::string_view rent_unit;
    bool any() const { return money_shift || area_shift || !rent_unit.empty(); }
};

/// The units named behind “单位：” in a title: 金额单位：万元; 单位：万元、平方米.
UnitMark find_title_units(std::string_view title);
/// A text that is nothing but a unit: 万元, ㎡, （万㎡）.
UnitMark recognise_unit(std::string_view text);

/// A period named in a title or a file name: 2020年6月, 2020年1-6月, 2020年上半年, 202006, 2020年第二季度.
struct PeriodMark {
    std::optional<base::Period> period;
    bool is_cumulative = false;    // 累计, or a range from January
    bool says_cumulative = false;  // the word itself
};
PeriodMark find_period(std::string_view text);

/// What one header cell (its rows joined) stands for in a kind.
struct HeaderMatch {
    int column = -1;  // of Kind::columns
    std::string how;  // label | synonym | learnt | given
    UnitMark unit;
    bool is_cumulative = false;
    bool is_ignored = false;  // a person said that it is not used
};

/// Knows the headers of a kind: labels, synonyms, and what was learnt or given.
class HeaderMatcher {
  public:
    HeaderMatcher(const Kind& kind, const ReadOptions& options);
    ~HeaderMatcher();
    HeaderMatcher(const HeaderMatcher&) = delete;
    HeaderMatcher& operator=(const HeaderMatcher&) = delete;

    /// `parts` are the rows of the header from top to bottom, without empty ones.
    HeaderMatch match(const std::vector<std::string>& parts) const;

  private:
    struct Keys;
    std::unique_ptr<Keys> keys_;
};

struct HeaderColumn {
    int index = 0;  // 0-based column of the sheet
    std::string header;
    HeaderMatch match;
};

/// The rows that serve best as header of a kind.
struct HeaderFit {
    int score = 0;          // 0: none
    std::size_t first = 0;  // of the head rows
    std::size_t last = 0;
    std::vector<HeaderColumn> columns;
};
HeaderFit fit_header(const HeaderMatcher& matcher, const Kind& kind, const std::vector<HeadRow>& head);

/// All that is needed to read the rows of a sheet.
struct SheetLayout {
    Detection detection;
    std::size_t sheet = 0;
    std::vector<HeadRow> header_rows;      // to know them when they are repeated
    std::vector<std::string> title_cells;  // likewise
    std::vector<std::pair<std::string, std::string_view>>
        implied;  // columns whose value the header of another names
};

/// Chooses the sheet and lays it out; refuses when no row of any sheet is a header of the kind.
base::Result<SheetLayout> lay_out(SheetReader& reader, const Kind& kind, const ReadOptions& options,
                                  const std::string& display_name);

}  // namespace louyu::exchange
