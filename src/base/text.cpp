#include "base/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <cstring>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace louyu::base {
namespace {

bool all_ascii(std::string_view text) {
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & 0x8080808080808080ULL) != 0) {
            return false;
        }
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80) {
            return false;
        }
    }
    return true;
}

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

bool ascii_space(char c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D);
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

// The usual case without ICU: ASCII, common ideographs and full-width ASCII. False when anything else occurs.
bool normalize_common(std::string_view text, std::string& out) {
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        if (c.bytes == 1 && c.value < 0x80) {
            out.push_back(text[i]);
        } else if (is_inert(c.value)) {
            out.append(text, i, c.bytes);
        } else if (is_wide_ascii(c.value)) {
            out.push_back(static_cast<char>(c.value - 0xFF01 + 0x21));
        } else if (c.value == 0x3000) {
            out.push_back(' ');
        } else if (!is_invisible(c.value)) {
            return false;
        }
        i += c.bytes;
    }
    return true;
}

std::string normalize_nfkc(std::string_view text) {
    std::string out;
    if (normalize_common(text, out)) {
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    CHECK(U_SUCCESS(status));
    const std::string repaired =
        is_valid_utf8(text) ? std::string(text) : from_code_points(to_code_points(text));
    out.clear();
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

std::string collapse_ascii_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending = false;
    for (const char c : text) {
        if (ascii_space(c)) {
            pending = !out.empty();
            continue;
        }
        if (pending) {
            out.push_back(' ');
            pending = false;
        }
        out.push_back(c);
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
    return all_ascii(utf8) ? collapse_ascii_spaces(utf8) : collapse_spaces(normalize_nfkc(utf8));
}

std::string comparison_key(std::string_view utf8) {
    std::string key;
    key.reserve(utf8.size());
    if (all_ascii(utf8)) {
        for (const char c : utf8) {
            if (!ascii_space(c)) {
                key.push_back(ascii_upper(c));
            }
        }
        return key;
    }
    const std::string folded = normalize_nfkc(utf8);
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint c = decode_at(folded, i);
        if (c.value < 0x80) {
            if (!ascii_space(folded[i])) {
                key.push_back(ascii_upper(folded[i]));
            }
        } else if (is_inert(c.value)) {
            key.append(folded, i, c.bytes);
        } else if (!is_trimmed(c.value)) {
            append_utf8(key, static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))));
        }
        i += c.bytes;
    }
    return key;
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
