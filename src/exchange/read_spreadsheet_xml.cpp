#include <charconv>

#include "exchange/sheet.hpp"
#include "exchange/text_source.hpp"
#include "exchange/xml_events.hpp"

// The XML form of workbooks of 2003 (urn:schemas-microsoft-com:office:spreadsheet), which older systems save
// as .xls.
namespace louyu::exchange {

namespace {

constexpr std::size_t kPieceBytes = 64 << 10;

int index_attribute(const XmlAttributes& attributes, std::string_view name, int otherwise) {
    const std::string_view digits = attributes.find(name);
    int value = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value > 0 && value < (1 << 24) ? value : otherwise;
}

class SpreadsheetXmlEvents : public XmlEvents {
  public:
    explicit SpreadsheetXmlEvents(const ReadLimits& limits) : limits_(limits) {}

    /// Rows of the sheet with this position go to `take`; without it, only names are gathered.
    const SheetReader::Take* take = nullptr;
    std::size_t wanted_sheet = 0;
    std::vector<std::string> names;
    XmlParser* parser = nullptr;
    bool too_wide = false;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "Worksheet") {
            names.emplace_back(attributes.find("Name"));
            row_ = 0;
        } else if (name == "Row") {
            row_ = index_attribute(attributes, "Index", row_ + 1);
            column_ = 0;
        } else if (name == "Cell") {
            column_ = index_attribute(attributes, "Index", column_ + 1);
            merged_across_ = index_attribute(attributes, "MergeAcross", 0);
        } else if (name == "Data") {
            const std::string_view type = attributes.find("Type");
            form_ = type == "Number"  ? CellForm::kNumber
                    : type == "Error" ? CellForm::kFormulaFault
                                      : CellForm::kText;
            in_data_ = take != nullptr && names.size() == wanted_sheet + 1;
            text_.clear();
        }
    }

    void text(std::string_view text) override {
        if (in_data_ && text_.size() <= static_cast<std::size_t>(limits_.cell_characters_max) * 4) {
            text_.append(text);
        }
    }

    void end(std::string_view name) override {
        if (name == "Data" && in_data_) {
            in_data_ = false;
            place();
        } else if (name == "Cell") {
            column_ += merged_across_;
        } else if (name == "Row") {
            end_row();
        } else if (name == "Worksheet" && take != nullptr && names.size() == wanted_sheet + 1) {
            parser->stop();
        }
    }

  private:
    void place() {
        if (column_ > limits_.columns_max) {
            too_wide = !text_.empty();
            if (too_wide) {
                parser->stop();
            }
            return;
        }
        const auto column = static_cast<std::size_t>(column_ - 1);
        texts_.resize(std::max(texts_.size(), column + 1));
        forms_.resize(texts_.size());
        const std::string_view cut = cut_to_characters(text_, limits_.cell_characters_max);
        forms_[column] = cut.size() < text_.size() ? CellForm::kTooLong : form_;
        texts_[column] = cut;
    }

    void end_row() {
        std::vector<SheetCell> cells(texts_.size());
        for (std::size_t i = 0; i < texts_.size(); ++i) {
            cells[i] = {texts_[i], forms_[i]};
        }
        if (!cells.empty() && !(*take)(SheetRow{row_, cells})) {
            parser->stop();
        }
        texts_.clear();
        forms_.clear();
    }

    const ReadLimits& limits_;
    int row_ = 0;
    int column_ = 0;  // 1-based
    int merged_across_ = 0;
    bool in_data_ = false;
    CellForm form_ = CellForm::kText;
    std::string text_;
    std::vector<std::string> texts_;
    std::vector<CellForm> forms_;
};

class SpreadsheetXmlReader : public SheetReader {
  public:
    SpreadsheetXmlReader(std::unique_ptr<TextSource> source, const ReadLimits& limits)
        : source_(std::move(source)), limits_(limits) {}

    base::Result<void> parse(SpreadsheetXmlEvents& events) {
        source_->rewind();
        XmlParser parser(events, true);
        events.parser = &parser;
        std::string piece(kPieceBytes, '\0');
        while (const std::size_t got = source_->read(piece.data(), piece.size())) {
            if (!parser.feed(std::string_view(piece).substr(0, got))) {
                break;
            }
        }
        return parser.finish();
    }

    base::Result<void> gather_names() {
        SpreadsheetXmlEvents events(limits_);
        TRY_DO(parse(events));
        names_ = std::move(events.names);
        return {};
    }

    const std::vector<std::string>& sheets() const override { return names_; }
    std::string encoding() const override { return source_->encoding(); }

    base::Result<void> read(std::size_t sheet, const Take& take) override {
        SpreadsheetXmlEvents events(limits_);
        events.take = &take;
        events.wanted_sheet = sheet;
        TRY_DO(parse(events));
        if (events.too_wide) {
            base::Error error =
                refusal("exchange.too_large", fmt::format("工作表“{}”超过 {} 列，请删去多余的列后重新上传。",
                                                          names_[sheet], limits_.columns_max));
            error.kind = base::ErrorKind::kTooLarge;
            return error;
        }
        return {};
    }

  private:
    std::unique_ptr<TextSource> source_;
    ReadLimits limits_;
    std::vector<std::string> names_;
};

}  // namespace

OpenedSheets open_spreadsheet_xml(const std::string& path, const ReadLimits& limits) {
    TRY(auto source, TextSource::open(path));
    auto reader = std::make_unique<SpreadsheetXmlReader>(std::move(source), limits);
    TRY_DO(reader->gather_names());
    if (reader->sheets().empty()) {
        return refusal("exchange.not_a_table", "文件中没有工作表，请提供 xlsx、xls、ods 或 csv 格式的表格。");
    }
    return reader;
}

}  // namespace louyu::exchange
