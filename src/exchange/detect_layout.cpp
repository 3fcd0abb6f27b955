#include <algorithm>

#include "base/text.hpp"
#include "exchange/detect.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kHeadRowsMax = 60;
constexpr std::size_t kSheetsExaminedMax = 60;
constexpr std::size_t kTitleCharactersMax = 500;
constexpr std::size_t kListedMax = 8;  // names in a remark

/// “甲”、“乙”等 12 列.
std::string list_some(std::vector<std::string> names, std::string_view counter) {
    const std::size_t count = names.size();
    for (std::string& name : names) {
        name = fmt::format("“{}”", base::truncate(name, 40));
    }
    names.resize(std::min(count, kListedMax));
    return base::join(names, "、") + (count > kListedMax ? fmt::format("等 {} {}", count, counter) : "");
}

struct ExaminedSheet {
    std::size_t index = 0;
    std::vector<HeadRow> head;
    HeaderFit fit;
};

base::Result<std::vector<HeadRow>> read_head(SheetReader& reader, std::size_t sheet) {
    std::vector<HeadRow> head;
    TRY_DO(reader.read(sheet, [&](const SheetRow& row) {
        HeadRow copy{.number = row.number, .cells = {}};
        for (const SheetCell& cell : row.cells) {
            copy.cells.emplace_back(cell.text);
        }
        head.push_back(std::move(copy));
        return head.size() < kHeadRowsMax;
    }));
    return head;
}

base::Error unknown_sheet(const SheetReader& reader, const std::string& wanted) {
    return refusal("exchange.unknown_sheet", fmt::format("文件中没有名为“{}”的工作表，现有：{}。", wanted,
                                                         base::join(reader.sheets(), "、")));
}

/// The sheet whose header fits best; the first of several that fit alike.
base::Result<ExaminedSheet> choose_sheet(SheetReader& reader, const HeaderMatcher& matcher, const Kind& kind,
                                         const ReadOptions& options, std::vector<std::string>& remarks) {
    ExaminedSheet best;
    std::vector<std::string> others;
    bool has_rows = false;
    bool is_known = options.sheet.empty();
    for (std::size_t i = 0; i < std::min(reader.sheets().size(), kSheetsExaminedMax); ++i) {
        if (!options.sheet.empty() && reader.sheets()[i] != options.sheet) {
            continue;
        }
        is_known = true;
        TRY(std::vector<HeadRow> head, read_head(reader, i));
        has_rows = has_rows || !head.empty();
        HeaderFit fit = fit_header(matcher, kind, head);
        if (fit.score > best.fit.score) {
            others.clear();
            best = ExaminedSheet{i, std::move(head), std::move(fit)};
        } else if (fit.score > 0 && fit.score == best.fit.score) {
            others.push_back(reader.sheets()[i]);
        }
    }
    if (!is_known) {
        return unknown_sheet(reader, options.sheet);
    }
    if (!has_rows) {
        return refusal("exchange.empty_file", "文件里没有任何内容，请确认后重新上传。");
    }
    if (!others.empty()) {
        remarks.push_back(fmt::format(
            "另有 {} 张工作表的表头同样符合（{}），本次只读取“{}”；其余请分别指定后导入。", others.size(),
            base::truncate(base::join(others, "、"), 60), reader.sheets()[best.index]));
    }
    return best;
}

std::string required_labels(const Kind& kind) {
    std::vector<std::string> labels;
    for (const KindColumn& column : kind.columns) {
        if (column.required) {
            labels.push_back(fmt::format("“{}”", column.label));
        }
    }
    return base::join(labels, "、");
}

/// Builds the layout of the chosen sheet step by step; each step reads what the ones before it found.
class LayoutMaker {
  public:
    LayoutMaker(const Kind& kind, const ReadOptions& options, const ExaminedSheet& sheet)
        : kind_(kind), options_(options), sheet_(sheet) {}

    SheetLayout make(std::string_view sheet_name, const std::string& display_name);

    SheetLayout layout;

  private:
    void find_title();
    void drop_duplicates();
    void settle_tax_columns();
    void settle_period(std::string_view sheet_name, const std::string& display_name);
    void settle_units();
    int shift_of(const KindColumn& column, const UnitMark& unit, bool& is_assumed);
    void find_missing();
    void list_unused();
    int used(std::string_view column) const;
    void remark(std::string sentence) { layout.detection.remarks.push_back(std::move(sentence)); }
    bool is_tax() const { return kind_.name == "tax"; }

    const Kind& kind_;
    const ReadOptions& options_;
    const ExaminedSheet& sheet_;
    std::vector<HeaderColumn> columns_;
    UnitMark title_unit_;
};

void LayoutMaker::find_title() {
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < sheet_.fit.first; ++row) {
        for (const std::string& cell : sheet_.head[row].cells) {
            std::string text = base::fold_width(cell);
            if (!text.empty()) {
                texts.push_back(text);
                layout.title_cells.push_back(std::move(text));
            }
        }
    }
    layout.detection.title = base::truncate(base::join(texts, " "), kTitleCharactersMax);
    title_unit_ = find_title_units(layout.detection.title);
}

/// Position in columns_ of the sheet column used for a column of the kind, -1 when there is none.
int LayoutMaker::used(std::string_view column) const {
    const int wanted = kind_.index_of(column);
    for (std::size_t i = 0; i < columns_.size() && wanted >= 0; ++i) {
        if (columns_[i].match.column == wanted) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void LayoutMaker::drop_duplicates() {
    for (std::size_t index = 0; index < kind_.columns.size(); ++index) {
        std::vector<HeaderColumn*> rivals;
        for (HeaderColumn& column : columns_) {
            if (column.match.column == static_cast<int>(index)) {
                rivals.push_back(&column);
            }
        }
        if (rivals.size() < 2 || kind_.columns[index].adds) {
            continue;
        }
        const auto rank = [&](const HeaderColumn* column) {
            const bool is_said = column->match.how == "given" || column->match.how == "learnt";
            const bool fits = column->match.is_cumulative == options_.is_cumulative.value_or(false);
            return (is_said ? 2 : 0) + (fits ? 1 : 0);
        };
        HeaderColumn* best = *std::max_element(
            rivals.begin(), rivals.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
        std::vector<std::string> names;
        for (HeaderColumn* rival : rivals) {
            names.push_back(rival->header);
            rival->match.column = rival == best ? rival->match.column : -1;
        }
        remark(fmt::format("{}都像“{}”，采用“{}”；如不对请指定各列的含义。", list_some(names, "列"),
                           kind_.columns[index].label, best->header));
    }
}

/// Declaration rows name the kind of tax in one column and the amount in another; without the first, the
/// amount is the total (reference of layouts: one row a taxpayer, or one row a taxpayer and kind).
void LayoutMaker::settle_tax_columns() {
    const int kind = used("tax_kind");
    const int amount = used("tax_amount");
    const int total = used("tax_full");
    const auto set = [&](int at, std::string_view column) {
        columns_[static_cast<std::size_t>(at)].match.column = column.empty() ? -1 : kind_.index_of(column);
    };
    if (kind >= 0 && amount < 0 && total >= 0) {
        set(total, "tax_amount");
    } else if (kind >= 0 && amount >= 0 && total >= 0) {
        set(total, "");
    } else if (kind < 0 && amount >= 0) {
        set(amount, total < 0 ? "tax_full" : "");
    }
}

void LayoutMaker::settle_period(std::string_view sheet_name, const std::string& display_name) {
    Detection& found = layout.detection;
    const PeriodMark marks[] = {find_period(found.title), find_period(sheet_name), find_period(display_name)};
    bool says_cumulative = false;
    bool from_january = false;
    for (const PeriodMark& mark : marks) {
        says_cumulative = says_cumulative || mark.says_cumulative;
        if (mark.period && !found.period) {
            found.period = mark.period;
            from_january = mark.is_cumulative;
        } else if (mark.period && mark.period->last != found.period->last) {
            remark(fmt::format("标题中的期间是 {}，文件名或工作表名中是 {}，采用前者。",
                               base::to_string(*found.period), base::to_string(*mark.period)));
        }
    }
    if (found.period) {
        remark(fmt::format("检测到期间 {}。", base::to_string(*found.period)));
    }
    if (options_.period) {
        found.period = options_.period;
        // January to a later month for rows that name no month of their own can only be a running total.
        from_january = found.period->first.month() == 1 && found.period->first < found.period->last;
    }
    if (!is_tax()) {
        return;
    }
    for (const HeaderColumn& column : columns_) {
        const bool is_amount = column.match.column >= 0 &&
                               kind_.columns[static_cast<std::size_t>(column.match.column)].field->type ==
                                   dictionary::FieldType::kMoney;
        says_cumulative = says_cumulative || (is_amount && column.match.is_cumulative);
    }
    const bool rows_say = used("month") >= 0 || used("period_last") >= 0;
    found.is_cumulative = options_.is_cumulative.value_or(says_cumulative || (from_january && !rows_say));
    if (found.is_cumulative) {
        remark("金额按 1 月至当月的累计数读取；如为当月数，请指定。");
    }
}

/// Shift from the unit that is printed nearest to the column: header, title, or assumed.
int LayoutMaker::shift_of(const KindColumn& column, const UnitMark& unit, bool& is_assumed) {
    using dictionary::FieldType;
    if (column.field->type == FieldType::kArea) {
        return unit.area_shift.value_or(title_unit_.area_shift.value_or(0));
    }
    const bool is_rate = column.name == "rent" || column.name == "asking_rent";
    if (column.field->type != FieldType::kMoney || is_rate) {
        return 0;
    }
    if (options_.money_shift) {
        if (unit.money_shift && *unit.money_shift != *options_.money_shift) {
            remark(fmt::format("“{}”的表头另有单位，按指定的单位读取。", column.label));
        }
        return *options_.money_shift;
    }
    is_assumed = !unit.money_shift && !title_unit_.money_shift;
    return unit.money_shift.value_or(title_unit_.money_shift.value_or(0));
}

void LayoutMaker::settle_units() {
    // Registry extracts print capital in 万元 under their bare item names.
    constexpr std::string_view kRegistryCapital = "REGCAP";
    std::vector<std::string> assumed;
    for (const HeaderColumn& column : columns_) {
        MappedColumn mapped{
            .index = column.index, .header = column.header, .column = "", .shift = 0, .how = ""};
        if (column.match.column >= 0) {
            const KindColumn& known = kind_.columns[static_cast<std::size_t>(column.match.column)];
            bool is_assumed = false;
            mapped.column = known.name;
            mapped.how = column.match.how;
            mapped.shift = shift_of(known, column.match.unit, is_assumed);
            if (is_assumed && base::comparison_key(column.header) == kRegistryCapital) {
                mapped.shift = 4;
                remark(fmt::format("“{}”按登记数据的惯例以万元读取。", column.header));
            } else if (is_assumed) {
                assumed.push_back(column.header);
            }
            if (!column.match.unit.rent_unit.empty() && used("rent_unit") < 0 &&
                kind_.find("rent_unit") != nullptr) {
                layout.implied.emplace_back("rent_unit", column.match.unit.rent_unit);
            }
        } else if (column.match.is_ignored) {
            mapped.how = column.match.how;
        }
        layout.detection.columns.push_back(std::move(mapped));
    }
    layout.detection.money_shift = options_.money_shift.value_or(title_unit_.money_shift.value_or(0));
    if (title_unit_.money_shift) {
        remark(
            fmt::format("检测到标题中的金额单位，金额乘以 10 的 {} 次方读作元。", *title_unit_.money_shift));
    }
    if (title_unit_.area_shift.value_or(0) != 0) {
        remark("检测到标题中的面积单位为万平方米。");
    }
    if (!assumed.empty()) {
        remark(fmt::format("{}没有写明单位，按元读取；如为万元，请指定。", list_some(assumed, "列")));
    }
}

void LayoutMaker::find_missing() {
    for (const KindColumn& column : kind_.columns) {
        bool is_there = !column.required || used(column.name) >= 0;
        if (is_tax() && column.name == "month") {
            is_there =
                is_there || used("period_last") >= 0 || used("period_first") >= 0 || layout.detection.period;
        } else if (is_tax() && column.name == "tax_full") {
            for (const HeaderColumn& other : columns_) {
                is_there =
                    is_there || (other.match.column >= 0 &&
                                 kind_.columns[static_cast<std::size_t>(other.match.column)].field->type ==
                                     dictionary::FieldType::kMoney);
            }
        }
        if (!is_there) {
            layout.detection.missing.emplace_back(column.label);
        }
    }
}

void LayoutMaker::list_unused() {
    std::vector<std::string> unused;
    for (const HeaderColumn& column : columns_) {
        const std::string key = base::comparison_key(column.header);
        if (column.match.column < 0 && !column.match.is_ignored && key != "序号" && key != kReasonHeader) {
            unused.push_back(column.header);
        }
    }
    if (!unused.empty()) {
        remark(fmt::format("没有使用的列：{}。", list_some(unused, "列")));
    }
}

SheetLayout LayoutMaker::make(std::string_view sheet_name, const std::string& display_name) {
    Detection& found = layout.detection;
    found.sheet = sheet_name;
    found.header_first = sheet_.head[sheet_.fit.first].number;
    found.header_last = sheet_.head[sheet_.fit.last].number;
    layout.sheet = sheet_.index;
    layout.header_rows.assign(sheet_.head.begin() + static_cast<std::ptrdiff_t>(sheet_.fit.first),
                              sheet_.head.begin() + static_cast<std::ptrdiff_t>(sheet_.fit.last) + 1);
    columns_ = sheet_.fit.columns;
    find_title();
    drop_duplicates();
    if (is_tax()) {
        settle_tax_columns();
    }
    settle_period(sheet_name, display_name);
    settle_units();
    find_missing();
    list_unused();
    return std::move(layout);
}

base::Result<void> check_mapping(const Kind& kind, const ReadOptions& options) {
    for (const auto& [header, column] : options.mapping) {
        if (!column.empty() && kind.find(column) == nullptr) {
            return refusal("exchange.unknown_column",
                           fmt::format("“{}”没有名为“{}”的列，请从可用的列中选择。", kind.label, column));
        }
    }
    return {};
}

}  // namespace

base::Result<SheetLayout> lay_out(SheetReader& reader, const Kind& kind, const ReadOptions& options,
                                  const std::string& display_name) {
    TRY_DO(check_mapping(kind, options));
    const HeaderMatcher matcher(kind, options);
    std::vector<std::string> remarks;
    TRY(const ExaminedSheet sheet, choose_sheet(reader, matcher, kind, options, remarks));
    if (sheet.fit.score == 0) {
        return refusal("exchange.no_header",
                       fmt::format("没有找到“{}”的表头，表头中至少要有 {}；请核对文件种类，或下载模板填写。",
                                   kind.label, required_labels(kind)));
    }
    if (sheet.fit.last + 1 >= sheet.head.size()) {
        return refusal("exchange.no_rows", "文件只有表头，没有数据行，请确认后重新上传。");
    }
    LayoutMaker maker(kind, options, sheet);
    maker.layout.detection.remarks = std::move(remarks);
    maker.layout.detection.sheets = reader.sheets();
    maker.layout.detection.encoding = reader.encoding();
    return maker.make(reader.sheets()[sheet.index], display_name);
}

}  // namespace louyu::exchange
