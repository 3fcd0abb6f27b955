#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "exchange/sheet.hpp"
#include "exchange/text_source.hpp"

// Tables of a web page: what many systems call .xls. Only tables, rows, cells, spans and characters are
// understood.
namespace louyu::exchange {

namespace {

constexpr int kSpanMax = 1000;
constexpr std::size_t kTablesMax = 200;

struct NamedCharacter {
    std::string_view name;
    std::string_view text;
};

constexpr NamedCharacter kNamedCharacters[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"},     {"quot", "\""},
                                               {"apos", "'"},  {"nbsp", " "}, {"middot", "·"}, {"ldquo", "“"},
                                               {"rdquo", "”"}, {"sup2", "²"}, {"yen", "¥"},    {"times", "×"},
                                               {"mdash", "—"}, {"ensp", " "}, {"emsp", " "}};

/// What stands for the reference behind '&' (nbsp, #20013, #x4E2D); nothing when it is none.
std::string character_of(std::string_view reference) {
    if (reference.starts_with('#')) {
        const bool is_hex = reference.size() > 1 && (reference[1] == 'x' || reference[1] == 'X');
        const std::string_view digits = reference.substr(is_hex ? 2 : 1);
        std::uint32_t value = 0;
        const auto read =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
        const bool is_character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || !is_character) {
            return {};
        }
        std::string text;
        base::append_utf8(text, value);
        return text;
    }
    for (const NamedCharacter& known : kNamedCharacters) {
        if (known.name == reference) {
            return std::string(known.text);
        }
    }
    return {};
}

void append_unescaped(std::string& out, std::string_view text) {
    constexpr std::size_t kReferenceMax = 10;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
        if (end != std::string_view::npos && end - i <= kReferenceMax) {
            const std::string character = character_of(text.substr(i + 1, end - i - 1));
            if (!character.empty()) {
                out.append(character);
                i = end;
                continue;
            }
        }
        out.push_back(text[i]);
    }
}

/// A tag: its name in lower case, a slash before it for an end tag, and the text of its attributes.
struct HtmlTag {
    std::string name;
    std::string_view attributes;

    int span(std::string_view attribute) const;
};

int HtmlTag::span(std::string_view attribute) const {
    std::string lower(attributes);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::size_t at = lower.find(attribute);
    if (at == std::string::npos) {
        return 1;
    }
    at = lower.find_first_not_of(" =\"'", at + attribute.size());
    int value = 1;
    if (at != std::string::npos) {
        std::from_chars(lower.data() + at, lower.data() + lower.size(), value);
    }
    return std::clamp(value, 1, kSpanMax);
}

class HtmlReader : public SheetReader {
  public:
    HtmlReader(std::string page, std::string encoding, const ReadLimits& limits)
        : page_(std::move(page)), encoding_(std::move(encoding)), limits_(limits) {
        find_tables();
    }

    const std::vector<std::string>& sheets() const override { return names_; }
    std::string encoding() const override { return encoding_; }
    base::Result<void> read(std::size_t sheet, const Take& take) override;

  private:
    bool next_tag(std::size_t& at, std::size_t end, std::string* text, HtmlTag& tag) const;
    void find_tables();
    void open_row();
    bool close_row(const Take& take);
    void open_cell(const HtmlTag& tag);
    void close_cell();

    std::string page_;
    std::string encoding_;
    ReadLimits limits_;
    std::vector<std::string> names_;
    std::vector<std::pair<std::size_t, std::size_t>> tables_;  // from, to in page_

    int row_ = 0;
    bool in_row_ = false;
    bool in_cell_ = false;
    std::size_t column_ = 0;
    std::string cell_text_;
    int column_span_ = 1;
    int row_span_ = 1;
    std::vector<std::string> texts_;
    std::vector<int> reserved_;  // rows for which a column is still covered by a cell above
};

/// Moves behind the next tag before `end`; what stands before it is appended to `text`. False at the end.
bool HtmlReader::next_tag(std::size_t& at, std::size_t end, std::string* text, HtmlTag& tag) const {
    const std::string_view page = std::string_view(page_).substr(0, end);
    while (at < page.size()) {
        const std::size_t open = std::min(page.find('<', at), page.size());
        if (text != nullptr) {
            append_unescaped(*text, page.substr(at, open - at));
        }
        if (open == page.size()) {
            at = open;
            return false;
        }
        if (page.substr(open).starts_with("<!--")) {
            const std::size_t close = page.find("-->", open);
            at = close == std::string_view::npos ? page.size() : close + 3;
            continue;
        }
        const std::size_t close = page.find('>', open);
        if (close == std::string_view::npos) {
            at = page.size();
            return false;
        }
        const std::string_view inner = page.substr(open + 1, close - open - 1);
        const std::size_t name_end = std::min(inner.find_first_of(" \t\r\n", 0), inner.size());
        tag.name.clear();
        for (const char c : inner.substr(0, name_end)) {
            tag.name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
        if (tag.name.size() > 1 && tag.name.back() == '/') {
            tag.name.pop_back();
        }
        tag.attributes = inner.substr(name_end);
        at = close + 1;
        if (tag.name == "script" || tag.name == "style") {
            const std::size_t behind = page.find(tag.name == "script" ? "</script" : "</style", at);
            at = std::min(behind, page.size());
            continue;
        }
        return true;
    }
    return false;
}

/// A table within a table is read as one of its own, and the outer one ends where it begins.
void HtmlReader::find_tables() {
    std::size_t at = 0;
    HtmlTag tag;
    bool is_open = false;
    while (tables_.size() < kTablesMax && next_tag(at, page_.size(), nullptr, tag)) {
        if (is_open && (tag.name == "table" || tag.name == "/table")) {
            tables_.back().second = at;
            is_open = false;
        }
        if (tag.name == "table") {
            tables_.emplace_back(at, page_.size());
            is_open = true;
        }
    }
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        names_.push_back(tables_.size() == 1 ? "" : fmt::format("表格{}", i + 1));
    }
}

void HtmlReader::open_row() {
    in_row_ = true;
    ++row_;
    column_ = 0;
    texts_.clear();
}

void HtmlReader::open_cell(const HtmlTag& tag) {
    in_cell_ = true;
    cell_text_.clear();
    column_span_ = tag.span("colspan");
    row_span_ = tag.span("rowspan");
}

/// Places the cell in the first column that no cell above reaches down to.
void HtmlReader::close_cell() {
    if (!in_cell_) {
        return;
    }
    in_cell_ = false;
    while (column_ < reserved_.size() && reserved_[column_] > 0) {
        --reserved_[column_++];
    }
    const std::size_t behind = column_ + static_cast<std::size_t>(column_span_);
    if (behind > static_cast<std::size_t>(limits_.columns_max) + kSpanMax) {
        return;
    }
    texts_.resize(std::max(texts_.size(), column_ + 1));
    texts_[column_] = base::trim(cell_text_);
    if (row_span_ > 1) {
        reserved_.resize(std::max(reserved_.size(), behind));
        std::fill(reserved_.begin() + static_cast<std::ptrdiff_t>(column_),
                  reserved_.begin() + static_cast<std::ptrdiff_t>(behind), row_span_ - 1);
    }
    column_ = behind;
}

bool HtmlReader::close_row(const Take& take) {
    close_cell();
    if (!in_row_) {
        return true;
    }
    in_row_ = false;
    for (; column_ < reserved_.size(); ++column_) {
        reserved_[column_] -= reserved_[column_] > 0 ? 1 : 0;
    }
    std::vector<SheetCell> cells;
    for (std::string& text : texts_) {
        SheetCell cell{text};
        if (!base::is_valid_utf8(text)) {
            cell.form = CellForm::kBrokenEncoding;
        } else if (text.size() > static_cast<std::size_t>(limits_.cell_characters_max)) {
            cell.text = cut_to_characters(text, limits_.cell_characters_max);
            cell.form = cell.text.size() < text.size() ? CellForm::kTooLong : CellForm::kText;
        }
        cells.push_back(cell);
    }
    return cells.empty() || take(SheetRow{row_, cells});
}

base::Result<void> HtmlReader::read(std::size_t sheet, const Take& take) {
    row_ = 0;
    in_row_ = in_cell_ = false;
    reserved_.clear();
    auto [at, end] = tables_.at(sheet);
    HtmlTag tag;
    cell_text_.clear();
    while (next_tag(at, end, in_cell_ ? &cell_text_ : nullptr, tag)) {
        if (tag.name == "td" || tag.name == "th") {
            close_cell();
            if (!in_row_) {
                open_row();
            }
            open_cell(tag);
        } else if (tag.name == "/td" || tag.name == "/th") {
            close_cell();
        } else if (tag.name == "tr" || tag.name == "/tr" || tag.name == "/table") {
            if (!close_row(take)) {
                return {};
            }
            if (tag.name == "tr") {
                open_row();
            }
        } else if (in_cell_ &&
                   (tag.name == "br" || tag.name == "p" || tag.name == "/p" || tag.name == "div")) {
            cell_text_.push_back(' ');
        }
    }
    close_row(take);
    return {};
}

}  // namespace

OpenedSheets open_html(const std::string& path, const ReadLimits& limits) {
    TRY(const auto source, TextSource::open(path));
    TRY(std::string page, source->read_all(limits.html_bytes_max));
    auto reader = std::make_unique<HtmlReader>(std::move(page), source->encoding(), limits);
    if (reader->sheets().empty()) {
        return refusal("exchange.not_a_table", "网页中没有表格，请提供 xlsx、xls、ods 或 csv 格式的表格。");
    }
    return reader;
}

}  // namespace louyu::exchange
