#include "exchange/text_source.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "exchange/sheet.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kBlockBytes = 1 << 20;
constexpr std::size_t kLineBytesMax = 4 << 20;  // a longer line is decoded in pieces

struct CharacterTally {
    std::size_t characters = 0;  // of more than one byte
    std::size_t broken = 0;
};

CharacterTally tally_utf8(std::string_view bytes) {
    CharacterTally tally;
    for (std::size_t i = 0; i < bytes.size();) {
        const base::CodePoint c = base::decode_at(bytes, i);
        if (c.value == base::kBrokenCodePoint && c.bytes == 1) {
            ++tally.broken;
        } else if (c.bytes > 1) {
            ++tally.characters;
        }
        i += c.bytes;
    }
    return tally;
}

bool has_high_byte(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Length in bytes of the GB18030 character at `at`, 1 for a byte that begins none.
std::size_t gb18030_length(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    if (byte(0) < 0x81 || byte(0) == 0xFF) {
        return 1;
    }
    if (byte(1) >= 0x40 && byte(1) != 0x7F && byte(1) != 0xFF) {
        return 2;
    }
    return byte(1) >= 0x30 && byte(1) <= 0x39 && byte(2) >= 0x81 && byte(3) >= 0x30 && byte(3) <= 0x39 ? 4
                                                                                                       : 1;
}

CharacterTally tally_gb18030(std::string_view bytes) {
    CharacterTally tally;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = gb18030_length(bytes, i);
        if (length > 1) {
            ++tally.characters;
        } else if (static_cast<unsigned char>(bytes[i]) >= 0x80) {
            ++tally.broken;
        }
        i += length;
    }
    return tally;
}

/// One character at a time, for a piece in which something is broken.
void decode_gb18030_with_faults(std::string_view bytes, std::string& out) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = gb18030_length(bytes, i);
        const auto character = base::to_utf8(bytes.substr(i, length), base::Encoding::kGb18030);
        if (character) {
            out.append(*character);
        } else {
            out.push_back(TextSource::kBrokenByte);
        }
        i += length;
    }
}

void decode_gb18030(std::string_view bytes, std::string& out) {
    if (auto whole = base::to_utf8(bytes, base::Encoding::kGb18030)) {
        out.append(*whole);
        return;
    }
    for (std::size_t start = 0; start < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(start, end - start);
        if (auto decoded = base::to_utf8(line, base::Encoding::kGb18030)) {
            out.append(*decoded);
        } else {
            decode_gb18030_with_faults(line, out);
        }
        start = end;
    }
}

/// Whole units only; a surrogate pair cut at the end is left. Returns how many bytes were used.
std::size_t decode_utf16(std::string_view bytes, bool is_big, std::string& out) {
    const auto unit = [&](std::size_t at) -> char32_t {
        const char32_t first = static_cast<unsigned char>(bytes[at]);
        const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
        return is_big ? first << 8 | second : second << 8 | first;
    };
    std::size_t i = 0;
    while (i + 2 <= bytes.size()) {
        const char32_t first = unit(i);
        if (first >= 0xD800 && first < 0xDC00) {
            if (i + 4 > bytes.size()) {
                break;
            }
            const char32_t second = unit(i + 2);
            if (second >= 0xDC00 && second < 0xE000) {
                base::append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                i += 4;
                continue;
            }
        }
        if (first >= 0xD800 && first < 0xE000) {
            out.push_back(TextSource::kBrokenByte);
        } else {
            base::append_utf8(out, first);
        }
        i += 2;
    }
    return i;
}

}  // namespace

base::Result<std::unique_ptr<TextSource>> TextSource::open(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
        return refusal("exchange.unreadable_file", "文件打不开，请重新上传。", path);
    }
    std::unique_ptr<TextSource> source(new TextSource(file));
    TRY_DO(source->judge_encoding());
    return source;
}

/// Up to one block from the first line that has a character outside ASCII: a long list may begin with plain
/// codes.
std::string TextSource::sample_with_characters() {
    std::string block(kBlockBytes, '\0');
    while (true) {
        const std::size_t got = std::fread(block.data(), 1, block.size(), file_.get());
        if (got == 0) {
            return {};
        }
        const std::string_view read(block.data(), got);
        if (has_high_byte(read)) {
            const auto high = static_cast<std::size_t>(
                std::find_if(read.begin(), read.end(),
                             [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) -
                read.begin());
            const std::size_t line = read.rfind('\n', high);
            return std::string(read.substr(line == std::string_view::npos ? 0 : line + 1));
        }
    }
}

base::Result<void> TextSource::judge_encoding() {
    char mark[3] = {};
    const std::size_t got = std::fread(mark, 1, 3, file_.get());
    const std::string_view head(mark, got);
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        form_ = head[0] == '\xFF' ? Form::kUtf16Little : Form::kUtf16Big;
        encoding_ = "UTF-16";
        start_ = 2;
        rewind();
        return {};
    }
    start_ = head == "\xEF\xBB\xBF" ? 3 : 0;
    rewind();
    const std::string sample = sample_with_characters();
    const base::Encoding encoding = base::detect_encoding(sample);
    // Broken bytes in a UTF-8 file would still have the form of GB18030, and every name would turn to
    // rubbish. Text in GB18030 hardly ever forms characters of UTF-8, so a majority of them decides.
    const CharacterTally utf8 = tally_utf8(sample);
    const CharacterTally gb18030 = tally_gb18030(sample);
    const bool is_utf8 = encoding == base::Encoding::kUtf8 || start_ == 3 || utf8.characters > utf8.broken;
    if (!is_utf8 && encoding == base::Encoding::kUnknown && gb18030.characters <= gb18030.broken * 3) {
        return refusal("exchange.broken_encoding",
                       "文件的文字编码无法识别，请用表格软件打开后另存为 xlsx 或“CSV UTF-8”再上传。");
    }
    if (!is_utf8) {
        form_ = Form::kGb18030;
        encoding_ = "GB18030";
    }
    rewind();
    return {};
}

void TextSource::rewind() {
    std::fseek(file_.get(), start_, SEEK_SET);
    raw_.clear();
    decoded_.clear();
    handed_ = 0;
}

/// Decodes the next block. A line break is never a part of a longer character of GB18030, so it is cut there.
bool TextSource::refill() {
    decoded_.clear();
    handed_ = 0;
    while (decoded_.empty()) {
        const std::size_t kept = raw_.size();
        raw_.resize(kept + kBlockBytes);
        const std::size_t got = std::fread(raw_.data() + kept, 1, kBlockBytes, file_.get());
        raw_.resize(kept + got);
        if (raw_.empty()) {
            return false;
        }
        if (form_ != Form::kGb18030) {
            const std::size_t used = decode_utf16(raw_, form_ == Form::kUtf16Big, decoded_);
            raw_.erase(0, got == 0 ? raw_.size() : used);
            continue;
        }
        const std::size_t line_end = raw_.rfind('\n');
        std::size_t whole = raw_.size();
        if (got > 0 && line_end != std::string::npos) {
            whole = line_end + 1;
        } else if (got > 0 && raw_.size() < kLineBytesMax) {
            continue;
        }
        decode_gb18030(std::string_view(raw_).substr(0, whole), decoded_);
        raw_.erase(0, whole);
    }
    return true;
}

std::size_t TextSource::read(char* to, std::size_t room) {
    if (form_ == Form::kUtf8) {
        return std::fread(to, 1, room, file_.get());
    }
    if (handed_ == decoded_.size() && !refill()) {
        return 0;
    }
    const std::size_t count = std::min(room, decoded_.size() - handed_);
    std::memcpy(to, decoded_.data() + handed_, count);
    handed_ += count;
    return count;
}

base::Result<std::string> TextSource::read_all(std::int64_t bytes_max) {
    std::string all;
    std::string block(kBlockBytes, '\0');
    while (const std::size_t got = read(block.data(), block.size())) {
        all.append(block, 0, got);
        if (static_cast<std::int64_t>(all.size()) > bytes_max) {
            base::Error error =
                refusal("exchange.too_large", "网页形式的表格太大，请用表格软件另存为 xlsx 再上传。");
            error.kind = base::ErrorKind::kTooLarge;
            return error;
        }
    }
    return all;
}

}  // namespace louyu::exchange
