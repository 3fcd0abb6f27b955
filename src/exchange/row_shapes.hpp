#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "exchange/cells.hpp"
#include "exchange/detect.hpp"

// Rows among the data that are no data: what a person sees at a glance.
namespace louyu::exchange {

enum class RowShape { kData, kRepeatedHeader, kSubtotal, kTotal, kFooter };

class RowShapes {
  public:
    RowShapes(const Kind& kind, const SheetLayout& layout, const std::vector<CellRule>& rules);

    /// Repeated headers and page titles, known before the cells are parsed.
    bool is_repeated(const SheetRow& row) const;
    /// Totals and footers; `is_complete` says that every required cell of the row has a value.
    RowShape shape_of(const SheetRow& row, bool is_complete) const;

  private:
    bool is_total_word(std::string_view text, const SheetRow& row, bool& is_subtotal) const;

    std::vector<std::vector<std::string>> headers_;  // folded
    std::vector<std::string> titles_;
    std::vector<std::size_t> naming_;  // sheet columns in which a totals row says so
    int code_column_ = -1;             // sheet column of the credit code
};

/// 合计, 小计, 总计 and their like, also of a place (太原街小计), never the name of a firm
/// (合计商贸有限公司).
bool is_total_label(std::string_view text);
/// 填表人：张三, 制表日期：2020-07-01, 第1页 共3页.
bool is_footer_label(std::string_view text);

}  // namespace louyu::exchange
