#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "exchange/sheet.hpp"
#include "exchange/xlsx_parts.hpp"
#include "exchange/xml_events.hpp"
#include "exchange/zip_archive.hpp"

// Our own streaming reader of xlsx; docs/adr/0004-xlsx-reader.md says why.
namespace louyu::exchange {

namespace {

constexpr int kSheetsMax = 1000;
constexpr std::size_t kExactDigits = 15;  // of a binary number

/// 0-based column of a reference (BC12 → 54); -1 when there is none.
int column_of_reference(std::string_view reference) {
    int column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = column * 26 + (c - 'A' + 1);
        if (column > 1 << 20) {
            return -1;
        }
    }
    return column - 1;
}

std::size_t count_digits(std::string_view number) {
    std::size_t digits = 0;
    for (const char c : number) {
        if (c == 'e' || c == 'E') {
            break;
        }
        digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits;
}

class XlsxSheetEvents : public XmlEvents {
  public:
    XlsxSheetEvents(const XlsxBook& book, const ReadLimits& limits, const SheetReader::Take& take)
        : book_(book), limits_(limits), take_(take) {}

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    XmlParser* parser = nullptr;
    bool too_wide = false;

  private:
    enum class Type { kNumber, kShared, kText, kInline, kFault, kFlag, kDay };

    void start_cell(const XmlAttributes& attributes);
    void end_cell();
    void end_row();
    std::string_view number_text();

    const XlsxBook& book_;
    const ReadLimits& limits_;
    const SheetReader::Take& take_;
    int row_ = 0;
    int column_ = -1;
    Type type_ = Type::kNumber;
    bool is_date_ = false;
    bool has_formula_ = false;
    bool in_value_ = false;
    bool in_reading_aid_ = false;
    std::string value_;
    std::string printed_;
    std::string arena_;  // texts of the row
    struct Placed {
        std::size_t cell;
        std::size_t from;
        std::size_t to;
    };
    std::vector<Placed> placed_;
    std::vector<SheetCell> cells_;
};

void XlsxSheetEvents::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "c") {
        start_cell(attributes);
    } else if (name == "v" || (name == "t" && type_ == Type::kInline && !in_reading_aid_)) {
        in_value_ = true;
    } else if (name == "f") {
        has_formula_ = true;
    } else if (name == "row") {
        const std::string_view given = attributes.find("r");
        int number = 0;
        std::from_chars(given.data(), given.data() + given.size(), number);
        row_ = number > 0 ? number : row_ + 1;
        column_ = -1;
    } else if (name == "rPh") {
        in_reading_aid_ = true;
    }
}

void XlsxSheetEvents::start_cell(const XmlAttributes& attributes) {
    const int referred = column_of_reference(attributes.find("r"));
    column_ = referred >= 0 ? referred : column_ + 1;
    const std::string_view type = attributes.find("t");
    type_ = type.empty() || type == "n" ? Type::kNumber
            : type == "s"               ? Type::kShared
            : type == "inlineStr"       ? Type::kInline
            : type == "e"               ? Type::kFault
            : type == "b"               ? Type::kFlag
            : type == "d"               ? Type::kDay
                                        : Type::kText;
    is_date_ = false;
    if (type_ == Type::kNumber) {
        const std::string_view style = attributes.find("s");
        std::size_t index = 0;
        std::from_chars(style.data(), style.data() + style.size(), index);
        is_date_ = index < book_.style_is_date.size() && book_.style_is_date[index];
    }
    has_formula_ = false;
    value_.clear();
}

void XlsxSheetEvents::text(std::string_view text) {
    // Four bytes a character: what is longer is cut at the end of the cell and marked.
    if (in_value_ && value_.size() <= static_cast<std::size_t>(limits_.cell_characters_max) * 4) {
        value_.append(text);
    }
}

/// A number as the sheet shows it: fifteen digits, or as a day. The digits behind are noise of the binary
/// form.
std::string_view XlsxSheetEvents::number_text() {
    const bool is_noisy = count_digits(value_) > kExactDigits;
    if (!is_date_ && !is_noisy) {
        return value_;
    }
    char* end = nullptr;
    const double number = std::strtod(value_.c_str(), &end);
    if (end == value_.c_str()) {
        return value_;
    }
    if (is_date_) {
        printed_ = print_serial_day(number, book_.counts_from_1904);
        return printed_.empty() ? std::string_view(value_) : std::string_view(printed_);
    }
    const bool is_whole = value_.find_first_of(".eE") == std::string::npos;
    if (is_whole) {
        return value_;  // a code of many digits, shown as it came
    }
    char shown[40];
    const int length = std::snprintf(shown, sizeof shown, "%.15g", number);
    printed_.assign(shown, static_cast<std::size_t>(length));
    return printed_;
}

void XlsxSheetEvents::end_cell() {
    if (type_ == Type::kInline || type_ == Type::kText) {
        decode_escapes(value_);
    }
    std::string_view text = value_;
    CellForm form = CellForm::kText;
    if (type_ == Type::kShared) {
        std::size_t index = 0;
        const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), index);
        text = read.ec == std::errc{} ? book_.texts.at(index) : std::string_view{};
    } else if (type_ == Type::kFlag) {
        text = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == Type::kFault) {
        form = CellForm::kFormulaFault;
    } else if (type_ == Type::kNumber) {
        form = is_date_ || value_.empty() ? CellForm::kText : CellForm::kNumber;
        text = number_text();
    }
    if (text.empty() && has_formula_ && type_ != Type::kText) {
        form = CellForm::kNotComputed;
        text = "=";
    }
    if (text.empty()) {
        return;
    }
    if (column_ >= limits_.columns_max) {
        too_wide = true;
        parser->stop();
        return;
    }
    if (text.size() > static_cast<std::size_t>(limits_.cell_characters_max)) {
        const std::string_view cut = cut_to_characters(text, limits_.cell_characters_max);
        form = cut.size() < text.size() ? CellForm::kTooLong : form;
        text = cut;
    }
    const auto column = static_cast<std::size_t>(column_);
    if (cells_.size() <= column) {
        cells_.resize(column + 1);
    }
    cells_[column].form = form;
    if (type_ == Type::kShared) {
        cells_[column].text = text;
        return;
    }
    placed_.push_back({column, arena_.size(), arena_.size() + text.size()});
    arena_.append(text);
}

void XlsxSheetEvents::end_row() {
    for (const Placed& cell : placed_) {
        cells_[cell.cell].text = std::string_view(arena_).substr(cell.from, cell.to - cell.from);
    }
    if (!cells_.empty() && !take_(SheetRow{row_, cells_})) {
        parser->stop();
    }
    cells_.clear();
    placed_.clear();
    arena_.clear();
}

void XlsxSheetEvents::end(std::string_view name) {
    if (name == "c") {
        end_cell();
    } else if (name == "v" || name == "t") {
        in_value_ = false;
    } else if (name == "row") {
        end_row();
    } else if (name == "rPh") {
        in_reading_aid_ = false;
    } else if (name == "sheetData") {
        parser->stop();
    }
}

class XlsxReader : public SheetReader {
  public:
    XlsxReader(std::unique_ptr<ZipArchive> archive, XlsxBook book, const ReadLimits& limits)
        : archive_(std::move(archive)), book_(std::move(book)), limits_(limits) {
        for (const XlsxSheet& sheet : book_.sheets) {
            names_.push_back(sheet.name);
        }
    }

    const std::vector<std::string>& sheets() const override { return names_; }

    base::Result<void> read(std::size_t sheet, const Take& take) override {
        XlsxSheetEvents events(book_, limits_, take);
        XmlParser parser(events);
        events.parser = &parser;
        TRY_DO(archive_->stream(book_.sheets.at(sheet).part,
                                [&](std::string_view piece) { return parser.feed(piece); }));
        if (events.too_wide) {
            base::Error error =
                refusal("exchange.too_large", fmt::format("工作表“{}”超过 {} 列，请删去多余的列后重新上传。",
                                                          names_[sheet], limits_.columns_max));
            error.kind = base::ErrorKind::kTooLarge;
            return error;
        }
        return parser.finish();
    }

  private:
    std::unique_ptr<ZipArchive> archive_;
    XlsxBook book_;
    ReadLimits limits_;
    std::vector<std::string> names_;
};

}  // namespace

OpenedSheets open_xlsx(const std::string& path, const ReadLimits& limits) {
    TRY(auto archive, ZipArchive::open(path, limits));
    TRY(XlsxBook book, read_xlsx_book(*archive, limits));
    // Hidden sheets hold lists for drop-downs and the like; they are read only when nothing else is there.
    if (std::any_of(book.sheets.begin(), book.sheets.end(),
                    [](const XlsxSheet& s) { return !s.is_hidden; })) {
        std::erase_if(book.sheets, [](const XlsxSheet& sheet) { return sheet.is_hidden; });
    }
    if (book.sheets.empty() || book.sheets.size() > kSheetsMax) {
        return refusal("exchange.not_a_table", "工作簿里没有可以读取的工作表，请检查后重新上传。");
    }
    return std::make_unique<XlsxReader>(std::move(archive), std::move(book), limits);
}

}  // namespace louyu::exchange
