#include "exchange/biff_records.hpp"

#include <cstring>
#include <map>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "exchange/compound_file.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kRecordHead = 4;
constexpr std::uint32_t kBiff8 = 0x0600;
constexpr std::uint32_t kBiff5 = 0x0500;
constexpr std::uint32_t kWestern = 1252;
constexpr int kOwnFormatsFrom = 164;

/// Units of UTF-16, or of one byte each, as UTF-8.
void append_units(std::string& out, std::string_view bytes, bool is_wide) {
    const std::size_t width = is_wide ? 2 : 1;
    for (std::size_t at = 0; at + width <= bytes.size(); at += width) {
        char32_t unit = little_endian(bytes, at, static_cast<int>(width));
        const char32_t low = is_wide ? little_endian(bytes, at + 2, 2) : 0;
        if (unit >= 0xD800 && unit < 0xDC00 && low >= 0xDC00 && low < 0xE000 && at + 4 <= bytes.size()) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        const bool is_lone = unit >= 0xD800 && unit < 0xE000;
        base::append_utf8(out, is_lone ? base::kBrokenCodePoint : unit);
    }
}

/// Characters of BIFF5, written in the code page of the machine that saved the file.
std::string decode_code_page(std::string_view bytes, std::uint32_t code_page) {
    std::string out;
    if (code_page != kWestern) {
        if (auto decoded = base::to_utf8(bytes, base::Encoding::kGb18030)) {
            return *std::move(decoded);
        }
    }
    append_units(out, bytes, false);
    return out;
}

/// Reads through a record and its continuations as through one text. Where characters run over the border,
/// the next piece begins with a byte that says their width anew.
class SharedTextReader {
  public:
    explicit SharedTextReader(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {}

    bool at_end() const { return piece_ >= pieces_.size(); }

    std::uint32_t number(int bytes) {
        std::uint32_t value = 0;
        for (int i = 0; i < bytes; ++i) {
            value |= static_cast<std::uint32_t>(byte()) << (8 * i);
        }
        return value;
    }

    void skip(std::uint64_t bytes) {
        while (bytes > 0 && !at_end()) {
            const std::uint64_t step = std::min<std::uint64_t>(bytes, pieces_[piece_].size() - at_);
            at_ += static_cast<std::size_t>(step);
            bytes -= step;
            turn_page();
        }
    }

    void characters(std::uint32_t count, bool is_wide, std::string& out) {
        std::string units;
        while (count > 0 && !at_end()) {
            const std::size_t width = is_wide ? 2 : 1;
            const std::size_t fitting = std::min<std::size_t>(count, (pieces_[piece_].size() - at_) / width);
            append_units(out, pieces_[piece_].substr(at_, fitting * width), is_wide);
            at_ += fitting * width;
            count -= static_cast<std::uint32_t>(fitting);
            if (count > 0) {
                at_ = pieces_[piece_].size();
                turn_page();
                is_wide = (byte() & 1) != 0;
            }
        }
        turn_page();
    }

  private:
    unsigned char byte() {
        turn_page();
        return at_end() ? '\0' : static_cast<unsigned char>(pieces_[piece_][at_++]);
    }
    void turn_page() {
        while (piece_ < pieces_.size() && at_ >= pieces_[piece_].size()) {
            ++piece_;
            at_ = 0;
        }
    }

    std::vector<std::string_view> pieces_;
    std::size_t piece_ = 0;
    std::size_t at_ = 0;
};

void read_shared_texts_of(BiffBook& book, std::vector<std::string_view> pieces) {
    SharedTextReader reader(std::move(pieces));
    reader.number(4);
    const std::uint32_t count = reader.number(4);
    std::string text;
    for (std::uint32_t i = 0; i < count && !reader.at_end(); ++i) {
        const std::uint32_t length = reader.number(2);
        const std::uint32_t flags = reader.number(1);
        const std::uint32_t runs = (flags & 8U) != 0 ? reader.number(2) : 0;
        const std::uint32_t extra = (flags & 4U) != 0 ? reader.number(4) : 0;
        text.clear();
        reader.characters(length, (flags & 1U) != 0, text);
        reader.skip(std::uint64_t{runs} * 4 + extra);
        book.texts.append(text);
        book.texts.close();
    }
}

/// Text of BIFF8 behind its length: a byte of flags, then the characters.
std::string text_with_flags(std::string_view body, std::size_t at, std::size_t length) {
    const std::uint32_t flags = little_endian(body, at, 1);
    const bool is_wide = (flags & 1U) != 0;
    const std::size_t from = at + 1 + ((flags & 8U) != 0 ? 2 : 0) + ((flags & 4U) != 0 ? 4 : 0);
    std::string out;
    if (from < body.size()) {
        append_units(out, body.substr(from, length * (is_wide ? 2 : 1)), is_wide);
    }
    return out;
}

BiffBook::Sheet sheet_of(const BiffBook& book, std::string_view body) {
    BiffBook::Sheet sheet;
    sheet.start = little_endian(body, 0, 4);
    sheet.is_hidden = (little_endian(body, 4, 1) & 3U) != 0;
    const std::size_t length = little_endian(body, 6, 1);
    sheet.name = book.is_biff8 ? text_with_flags(body, 7, length)
                               : decode_code_page(body.substr(std::min<std::size_t>(7, body.size()), length),
                                                  book.code_page);
    return sheet;
}

}  // namespace

bool BiffCursor::next(BiffRecord& record) {
    if (at_ + kRecordHead > stream_.size()) {
        return false;
    }
    record.type = little_endian(stream_, at_, 2);
    const std::size_t size = little_endian(stream_, at_ + 2, 2);
    record.body = stream_.substr(at_ + kRecordHead, size);
    at_ += kRecordHead + record.body.size();
    return true;
}

std::vector<std::string_view> BiffCursor::continuations() {
    std::vector<std::string_view> bodies;
    BiffRecord record;
    while (little_endian(stream_, at_, 2) == biff::kContinue && next(record)) {
        bodies.push_back(record.body);
    }
    return bodies;
}

BiffBook read_biff_book(std::string_view stream) {
    BiffBook book;
    std::map<int, bool> own_formats;
    BiffCursor cursor(stream, 0);
    BiffRecord record;
    if (!cursor.next(record) || record.type != biff::kBegin) {
        return book;
    }
    const std::uint32_t version = little_endian(record.body, 0, 2);
    book.is_biff8 = version == kBiff8;
    book.is_known = version == kBiff8 || version == kBiff5;
    while (book.is_known && cursor.next(record) && record.type != biff::kEnd) {
        const std::string_view body = record.body;
        if (record.type == biff::kFilePass) {
            book.is_locked = true;
            break;
        }
        if (record.type == biff::kCodePage) {
            book.code_page = little_endian(body, 0, 2);
        } else if (record.type == biff::kDateMode) {
            book.counts_from_1904 = little_endian(body, 0, 2) == 1;
        } else if (record.type == biff::kFormat) {
            const std::string format = book.is_biff8
                                           ? text_with_flags(body, 4, little_endian(body, 2, 2))
                                           : std::string(body.substr(std::min<std::size_t>(3, body.size())));
            own_formats[static_cast<int>(little_endian(body, 0, 2))] = is_date_format(format);
        } else if (record.type == biff::kStyle) {
            const int format = static_cast<int>(little_endian(body, 2, 2));
            const auto own = own_formats.find(format);
            const bool is_own = own != own_formats.end() && format >= kOwnFormatsFrom;
            book.style_is_date.push_back(is_own ? own->second : is_built_in_date_format(format));
        } else if (record.type == biff::kBoundSheet && little_endian(body, 5, 1) == 0) {
            book.sheets.push_back(sheet_of(book, body));
        } else if (record.type == biff::kSharedTexts) {
            std::vector<std::string_view> pieces = cursor.continuations();
            pieces.insert(pieces.begin(), body);
            read_shared_texts_of(book, std::move(pieces));
        }
    }
    return book;
}

std::string biff_text(const BiffBook& book, std::string_view body, std::size_t at) {
    const std::size_t length = little_endian(body, at, 2);
    if (book.is_biff8) {
        return text_with_flags(body, at + 2, length);
    }
    return decode_code_page(body.substr(std::min(at + 2, body.size()), length), book.code_page);
}

double biff_double(std::string_view body, std::size_t at) {
    const std::uint64_t bits =
        std::uint64_t{little_endian(body, at + 4, 4)} << 32 | little_endian(body, at, 4);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

double biff_rk(std::uint32_t packed) {
    double value = 0;
    if ((packed & 2U) != 0) {
        value = static_cast<double>(static_cast<std::int32_t>(packed) >> 2);
    } else {
        const std::uint64_t bits = std::uint64_t{packed & 0xFFFFFFFCU} << 32;
        std::memcpy(&value, &bits, sizeof value);
    }
    return (packed & 1U) != 0 ? value / 100 : value;
}

}  // namespace louyu::exchange
