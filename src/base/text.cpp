#include "base/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <cstring>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace louyu::base {
namespace {

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

// Marks that are printed as nothing and come along when text is copied from a page: they are dropped.
bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E);
}

char ascii_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Characters that NFKC leaves alone whatever stands beside them, and which most Chinese text consists of.
bool is_inert(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3001 || c == 0x3002 || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0x2018 && c <= 0x201D && c != 0x201B) || c == 0x2014 || c == 0xB7;
}

// Full-width forms of the ASCII characters, which NFKC turns into them.
bool is_wide_ascii(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E;
}

// Whether the three bytes at `i` are one of U+4E00 to U+9FFF, told from the bytes themselves.
bool is_ideograph_at(std::string_view text, std::size_t i) {
    if (i + 3 > text.size() || !detail::continues(text[i + 1]) || !detail::continues(text[i + 2])) {
        return false;
    }
    const auto lead = static_cast<unsigned char>(text[i]);
    return (lead >= 0xE5 && lead <= 0xE9) ||
           (lead == 0xE4 && static_cast<unsigned char>(text[i + 1]) >= 0xB8);
}

// Writes the folded text of the usual case without ICU (ASCII, common ideographs, full-width ASCII), in one
// pass: kAsKey drops spaces and raises letters, otherwise spaces are collapsed. False when anything else
// occurs.
template <bool kAsKey>
bool fold_common(std::string_view text, std::string& out) {
    out.resize(text.size());
    char* const begin = out.data();
    char* to = begin;
    bool pending = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte > ' ' && byte < 0x7F && !pending) {
            *to++ = kAsKey ? ascii_upper(text[i]) : text[i];
            ++i;
            continue;
        }
        if (!pending && is_ideograph_at(text, i)) {
            std::memcpy(to, text.data() + i, 3);
            to += 3;
            i += 3;
            continue;
        }
        const CodePoint c = decode_at(text, i);
        const char32_t value = is_wide_ascii(c.value) ? c.value - 0xFF01 + 0x21 : c.value;
        if (is_space(value)) {
            pending = !kAsKey && to != begin;
        } else if (value < 0x80 || is_inert(value)) {
            if (pending) {
                *to++ = ' ';
                pending = false;
            }
            if (value < 0x80) {
                *to++ = kAsKey ? ascii_upper(static_cast<char>(value)) : static_cast<char>(value);
            } else {
                std::memcpy(to, text.data() + i, c.bytes);
                to += c.bytes;
            }
        } else if (!is_invisible(value)) {
            return false;
        }
        i += c.bytes;
    }
    out.resize(static_cast<std::size_t>(to - begin));
    return true;
}

std::string normalize_nfkc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    CHECK(U_SUCCESS(status));
    const std::string repaired =
        is_valid_utf8(text) ? std::string(text) : from_code_points(to_code_points(text));
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfkc->normalizeUTF8(0, icu::StringPiece(repaired.data(), static_cast<std::int32_t>(repaired.size())),
                        sink, nullptr, status);
    CHECK(U_SUCCESS(status));
    return out;
}

// One space for any run of spaces, none at the ends, nothing invisible.
std::string collapse_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        if (is_space(c.value)) {
            pending = !out.empty();
        } else if (!is_invisible(c.value)) {
            if (pending) {
                out.push_back(' ');
                pending = false;
            }
            out.append(text, i, c.bytes);
        }
        i += c.bytes;
    }
    return out;
}

bool is_trimmed(char32_t c) {
    return is_space(c) || is_invisible(c);
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        std::uint64_t word = 0;
        if (i + 8 <= bytes.size()) {
            std::memcpy(&word, bytes.data() + i, 8);
            if ((word & 0x8080808080808080ULL) == 0) {
                i += 8;
                continue;
            }
        }
        const CodePoint c = decode_at(bytes, i);
        if (c.value == kBrokenCodePoint && c.bytes == 1) {
            return false;
        }
        i += c.bytes;
    }
    return true;
}

std::string fold_width(std::string_view utf8) {
    std::string folded;
    if (fold_common<false>(utf8, folded)) {
        return folded;
    }
    // Twice, since what stood apart by something invisible may now combine.
    return normalize_nfkc(collapse_spaces(normalize_nfkc(utf8)));
}

std::string comparison_key(std::string_view utf8) {
    std::string key;
    if (fold_common<true>(utf8, key)) {
        return key;
    }
    const std::string folded = normalize_nfkc(utf8);
    key.clear();
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint c = decode_at(folded, i);
        if (!is_trimmed(c.value)) {
            append_utf8(key, static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))));
        }
        i += c.bytes;
    }
    return normalize_nfkc(key);
}

std::string trim(std::string_view text) {
    while (!text.empty()) {
        const CodePoint c = decode_at(text, 0);
        if (!is_trimmed(c.value)) {
            break;
        }
        text.remove_prefix(c.bytes);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && detail::continues(text[start])) {
            --start;
        }
        const CodePoint c = decode_at(text, start);
        if (start + c.bytes != text.size() || !is_trimmed(c.value)) {
            break;
        }
        text.remove_suffix(c.bytes);
    }
    return std::string(text);
}

bool is_blank(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        const CodePoint c = decode_at(utf8, i);
        if (!is_trimmed(c.value)) {
            return false;
        }
        i += c.bytes;
    }
    return true;
}

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < utf8.size(); ++count) {
        i += decode_at(utf8, i).bytes;
    }
    return count;
}

std::u32string to_code_points(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const CodePoint c = decode_at(utf8, i);
        out.push_back(c.value);
        i += c.bytes;
    }
    return out;
}

std::string from_code_points(std::u32string_view code_points) {
    std::string out;
    out.reserve(code_points.size() * 3);
    for (const char32_t c : code_points) {
        const bool broken = c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF);
        append_utf8(out, broken ? kBrokenCodePoint : c);
    }
    return out;
}

std::string truncate(std::string_view utf8, std::size_t code_points_max) {
    std::size_t i = 0;
    for (std::size_t count = 0; count < code_points_max && i < utf8.size(); ++count) {
        i += decode_at(utf8, i).bytes;
    }
    return std::string(utf8.substr(0, i));
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t at = text.find(separator); at != std::string_view::npos;
         at = text.find(separator, start)) {
        parts.emplace_back(text.substr(start, at - start));
        start = at + 1;
    }
    parts.emplace_back(text.substr(start));
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            out.append(separator);
        }
        out.append(parts[i]);
    }
    return out;
}

}  // namespace louyu::base
