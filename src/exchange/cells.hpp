#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/sheet.hpp"
#include "exchange/table.hpp"

// One printed cell → one value of a dictionary field, or a sentence that says why not.
namespace louyu::exchange {

/// What is wrong with a cell; the sentence goes on behind “第12行E列“建筑面积””.
struct CellFault {
    std::string_view code;
    std::string predicate;  // 应为数字，现为“整体出售”
    bool is_warning = false;
};

/// The words of a code list under their comparison keys.
class CodeWords {
  public:
    explicit CodeWords(const dictionary::CodeList& list);
    /// Empty when the word is unknown.
    std::string_view find(std::string_view printed);
    const std::string& allowed() const { return allowed_; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Words = std::unordered_map<std::string, std::string_view, Hash, std::equal_to<>>;

    Words by_key_;
    Words seen_;  // as printed, so that a word is folded once
    std::string allowed_;
};

/// How the cells of one sheet column become values, and what the column has shown so far.
struct CellRule {
    const KindColumn* column = nullptr;
    std::size_t target = 0;  // of ParsedRow::values
    int index = 0;           // 0-based column of the sheet
    int shift = 0;
    bool is_credit_code = false;
    bool is_industry = false;
    bool is_tax_amount = false;
    bool refuses_future = false;   // ledgers tell what has happened
    bool ends_period = false;      // a month alone means its last day: 退租日期
    std::optional<int> year = {};  // for cells that say only 6月
    base::Day today = {};
    std::shared_ptr<CodeWords> codes = nullptr;
    bool has_grouped = false;  // a cell like 12,345 has been seen: commas group digits here
    bool has_bands = false;    // a cell like <5 has been seen: commas part the ends of an interval here
};

/// The rule for a column of the kind, with nothing seen yet.
CellRule make_cell_rule(const Kind& kind, std::size_t target, const MappedColumn& mapped,
                        const Detection& detection);

/// Puts the value of a cell into `value`, monostate for an empty cell. A fault that is no warning leaves it
/// absent.
std::optional<CellFault> parse_cell(CellRule& rule, const SheetCell& cell, base::Value& value);

/// E for 4, AA for 26.
std::string column_letters(int index);
/// Sets text without giving up the memory of the value.
void assign_text(base::Value& value, std::string_view text);

// By subject, one file each.
std::optional<CellFault> parse_number_cell(CellRule& rule, std::string_view text, std::int64_t& out);
std::optional<CellFault> parse_day_cell(const CellRule& rule, const SheetCell& cell, std::int64_t& out);
std::optional<CellFault> parse_month_cell(const CellRule& rule, const SheetCell& cell, std::int64_t& out);
/// Text as it is kept: half width, single spaces, no remnants of pages; into `out` or, when nothing changes,
/// the view itself is returned.
std::string_view clean_text(std::string_view printed, std::string& out);
/// Takes a telephone number out of a cell that holds name and number together (张三13900000000, 李四（024-12345678）)
/// and leaves the name; empty when there is none.
std::string take_phone(std::string& name);
/// A printed text for a sentence: at most 40 characters.
std::string quoted_text(std::string_view printed);

}  // namespace louyu::exchange
