#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.hpp"
#include "exchange/sheet.hpp"
#include "exchange/text_source.hpp"

// Our own reader of separated text; docs/adr/0003-csv-reader.md says why.
namespace louyu::exchange {

namespace {

constexpr std::size_t kBufferBytes = 1 << 20;
constexpr std::size_t kSampleBytes = 64 << 10;
constexpr std::size_t kSampleRows = 50;

/// The bytes at which a cell without quotes may end.
struct StopTable {
    std::array<bool, 256> stops{};
    explicit StopTable(char separator) {
        for (const char c : {separator, '\n', '\r'}) {
            stops[static_cast<unsigned char>(c)] = true;
        }
    }
    bool operator[](char c) const { return stops[static_cast<unsigned char>(c)]; }
};

/// Splits records out of a buffer that is refilled by its owner. Holds the cells of one record.
class RecordSplitter {
  public:
    explicit RecordSplitter(char separator) : separator_(separator), stop_(separator) {}

    /// The end of the record that begins at `at`, or nullptr when the buffer ends before it. `is_last` says
    /// that the buffer ends with the file, `no_quotes` reads quotes as plain characters.
    const char* split(const char* at, const char* end, bool is_last, bool no_quotes = false);
    std::vector<SheetCell>& cells() { return cells_; }
    /// Whether split() failed because a quote is open at the end of the buffer.
    bool open_quote() const { return open_quote_; }

  private:
    const char* quoted(const char* at, const char* end, bool is_last);
    void finish();

    struct Unescaped {
        std::size_t cell;
        std::size_t from;
        std::size_t to;
    };

    char separator_;
    StopTable stop_;
    std::vector<SheetCell> cells_;
    std::string scratch_;  // text of cells that had to be put together
    std::vector<Unescaped> unescaped_;
    bool open_quote_ = false;
};

/// A cell that begins with a quote; returns the byte behind it. What follows the closing quote up to the
/// separator is kept, as other programs keep it.
const char* RecordSplitter::quoted(const char* at, const char* end, bool is_last) {
    const char* const begin = at + 1;
    const std::size_t from = scratch_.size();
    const char* piece = begin;
    while (true) {
        const auto* quote =
            static_cast<const char*>(std::memchr(piece, '"', static_cast<std::size_t>(end - piece)));
        if (quote == nullptr || (quote + 1 == end && !is_last)) {
            open_quote_ = quote == nullptr;
            return nullptr;
        }
        if (quote + 1 == end || quote[1] != '"') {
            const char* after = quote + 1;
            while (after != end && !stop_[*after]) {
                ++after;
            }
            if (after == end && !is_last) {
                return nullptr;
            }
            if (scratch_.size() == from && after == quote + 1) {
                cells_.push_back({std::string_view(begin, static_cast<std::size_t>(quote - begin))});
                return after;
            }
            scratch_.append(piece, quote);
            scratch_.append(quote + 1, after);
            unescaped_.push_back({cells_.size(), from, scratch_.size()});
            cells_.emplace_back();
            return after;
        }
        scratch_.append(piece, quote + 1);
        piece = quote + 2;
    }
}

const char* RecordSplitter::split(const char* at, const char* end, bool is_last, bool no_quotes) {
    cells_.clear();
    scratch_.clear();
    unescaped_.clear();
    open_quote_ = false;
    while (true) {
        if (at != end && *at == '"' && !no_quotes) {
            at = quoted(at, end, is_last);
            if (at == nullptr) {
                return nullptr;
            }
        } else {
            const char* const begin = at;
            while (at != end && !stop_[*at]) {
                ++at;
            }
            cells_.push_back({std::string_view(begin, static_cast<std::size_t>(at - begin))});
        }
        if (at == end) {
            if (!is_last) {
                return nullptr;
            }
            break;
        }
        if (*at == separator_) {
            ++at;
            continue;
        }
        if (*at == '\r') {
            ++at;
            if (at == end && !is_last) {
                return nullptr;
            }
            at += at != end && *at == '\n' ? 1 : 0;
        } else {
            ++at;
        }
        break;
    }
    finish();
    return at;
}

void RecordSplitter::finish() {
    for (const Unescaped& cell : unescaped_) {
        cells_[cell.cell].text = std::string_view(scratch_).substr(cell.from, cell.to - cell.from);
    }
    if (cells_.size() == 1 && cells_[0].text.empty()) {
        cells_.clear();
    }
}

/// How well the sample falls into rows of one width when cut at `separator`; 0 when it hardly occurs.
std::size_t regularity(std::string_view sample, char separator) {
    RecordSplitter splitter(separator);
    std::vector<std::size_t> widths;
    const char* at = sample.data();
    const char* const end = at + sample.size();
    while (at != end && widths.size() < kSampleRows) {
        const char* const behind = splitter.split(at, end, true);
        at = behind == nullptr ? splitter.split(at, end, true, true) : behind;
        widths.push_back(splitter.cells().size());
    }
    std::size_t best = 0;
    for (const std::size_t width : widths) {
        const auto same = static_cast<std::size_t>(std::count(widths.begin(), widths.end(), width));
        best = std::max(best, width > 1 ? same * width : 0);
    }
    return best;
}

char detect_separator(std::string_view sample) {
    char best = ',';
    std::size_t best_regularity = 0;
    for (const char separator : {',', '\t', ';', '|'}) {
        const std::size_t found = regularity(sample, separator);
        if (found > best_regularity) {
            best = separator;
            best_regularity = found;
        }
    }
    return best;
}

class CsvReader : public SheetReader {
  public:
    CsvReader(std::unique_ptr<TextSource> source, const ReadLimits& limits)
        : source_(std::move(source)), limits_(limits) {
        std::string sample(kSampleBytes, '\0');
        sample.resize(source_->read(sample.data(), sample.size()));
        // The line by which a spreadsheet is told the separator: sep=;
        if (sample.size() > 5 && sample.starts_with("sep=") && (sample[5] == '\n' || sample[5] == '\r')) {
            separator_ = sample[4];
            has_separator_line_ = true;
        } else {
            separator_ = detect_separator(sample);
        }
    }

    const std::vector<std::string>& sheets() const override { return sheets_; }
    std::string encoding() const override { return source_->encoding(); }
    base::Result<void> read(std::size_t sheet, const Take& take) override;

  private:
    bool fill();
    base::Result<bool> next_record(RecordSplitter& splitter);
    bool next_with_plain_quotes(RecordSplitter& splitter);
    void mark_cells(std::vector<SheetCell>& cells) const;

    std::unique_ptr<TextSource> source_;
    ReadLimits limits_;
    char separator_ = ',';
    bool has_separator_line_ = false;
    std::vector<std::string> sheets_ = {""};
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // of what is not yet split
    std::size_t end_ = 0;
    bool at_end_ = false;
};

/// Moves what is left to the front and reads more behind it; a longer record gets a longer buffer.
bool CsvReader::fill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    } else if (end_ == buffer_.size()) {
        buffer_.resize(buffer_.size() * 2);
    }
    const std::size_t got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    at_end_ = got == 0;
    return got > 0;
}

/// A quote that never ends is no quote: the line is split at its separators, and the cell is marked.
bool CsvReader::next_with_plain_quotes(RecordSplitter& splitter) {
    const char* const at = splitter.split(buffer_.data() + begin_, buffer_.data() + end_, at_end_, true);
    if (at == nullptr) {
        return false;
    }
    begin_ = static_cast<std::size_t>(at - buffer_.data());
    for (SheetCell& cell : splitter.cells()) {
        if (cell.text.starts_with('"')) {
            cell.form = CellForm::kOpenQuote;
        }
    }
    return true;
}

/// False at the end of the file.
base::Result<bool> CsvReader::next_record(RecordSplitter& splitter) {
    const auto quote_bytes_max = static_cast<std::size_t>(limits_.row_bytes_max);
    while (true) {
        if (begin_ == end_ && at_end_) {
            return false;
        }
        const char* const from = buffer_.data() + begin_;
        const char* const at =
            begin_ == end_ ? nullptr : splitter.split(from, buffer_.data() + end_, at_end_);
        if (at != nullptr) {
            begin_ = static_cast<std::size_t>(at - buffer_.data());
            return true;
        }
        const bool too_long = end_ - begin_ > quote_bytes_max;
        if (splitter.open_quote() && begin_ != end_ && (at_end_ || too_long) &&
            next_with_plain_quotes(splitter)) {
            return true;
        }
        if (too_long) {
            base::Error error =
                refusal("exchange.too_large", "文件中有一行过长，不像是表格，请检查后重新上传。");
            error.kind = base::ErrorKind::kTooLarge;
            return error;
        }
        fill();
    }
}

void CsvReader::mark_cells(std::vector<SheetCell>& cells) const {
    const char* const begin = cells.empty() ? nullptr : cells.front().text.data();
    const char* const end = cells.empty() ? nullptr : cells.back().text.data() + cells.back().text.size();
    const auto characters_max = static_cast<std::size_t>(limits_.cell_characters_max);
    // Usually all cells lie in one piece of the buffer: one look decides for the whole row.
    const bool in_one_piece = begin >= buffer_.data() && end <= buffer_.data() + end_ && begin <= end;
    if (in_one_piece) {
        const std::string_view row(begin, static_cast<std::size_t>(end - begin));
        if (row.size() <= characters_max && base::is_valid_utf8(row)) {
            return;
        }
    }
    for (SheetCell& cell : cells) {
        if (cell.text.size() > characters_max) {
            const std::string_view cut = cut_to_characters(cell.text, limits_.cell_characters_max);
            cell.form = cut.size() < cell.text.size() ? CellForm::kTooLong : cell.form;
            cell.text = cut;
        }
        if (!base::is_valid_utf8(cell.text)) {
            cell.form = CellForm::kBrokenEncoding;
        }
    }
}

base::Result<void> CsvReader::read(std::size_t, const Take& take) {
    source_->rewind();
    buffer_.resize(std::max(buffer_.size(), kBufferBytes));
    begin_ = end_ = 0;
    at_end_ = false;
    RecordSplitter splitter(separator_);
    for (int number = 1;; ++number) {
        TRY(const bool found, next_record(splitter));
        if (!found) {
            return {};
        }
        std::vector<SheetCell>& cells = splitter.cells();
        if (cells.empty() || (number == 1 && has_separator_line_)) {
            continue;
        }
        mark_cells(cells);
        if (!take(SheetRow{number, cells})) {
            return {};
        }
    }
}

}  // namespace

OpenedSheets open_csv(const std::string& path, const ReadLimits& limits) {
    TRY(auto source, TextSource::open(path));
    return std::make_unique<CsvReader>(std::move(source), limits);
}

std::string_view cut_to_characters(std::string_view text, int characters_max) {
    int characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (begins && characters++ == characters_max) {
            return text.substr(0, i);
        }
    }
    return text;
}

}  // namespace louyu::exchange
