#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <limits>
#include <memory>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace louyu::base {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    CHECK(U_SUCCESS(status));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    CHECK(U_SUCCESS(status));
    return converter;
}

// Converts piece by piece, so that a large file needs no second copy of itself in UTF-16.
std::optional<std::string> convert(std::string_view bytes, const char* from_name, const char* to_name) {
    const Converter from = open_converter(from_name);
    const Converter to = open_converter(to_name);
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    std::array<char, 1 << 14> piece{};
    std::array<UChar, 1 << 13> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    const char* source = bytes.data();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    bool first = true;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char* target = piece.data();
        ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source,
                       bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                       pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
        first = false;
        out.append(piece.data(), static_cast<std::size_t>(target - piece.data()));
    }
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    return out;
}

// Without the last character when it is cut short: what is judged may be the first part of a file.
std::string_view without_cut_utf8(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto lead = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (lead >= 0xC2) {
            const std::size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            return needed > back ? bytes.substr(0, bytes.size() - back) : bytes;
        }
        if (lead < 0x80) {
            break;
        }
    }
    return bytes;
}

bool between(unsigned char byte, int low, int high) {
    return byte >= low && byte <= high;
}

// The form of GB18030: one byte, two bytes, or four bytes; a last character cut short is forgiven.
bool has_gb18030_form(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (at(i) < 0x80) {
            ++i;
            continue;
        }
        if (!between(at(i), 0x81, 0xFE)) {
            return false;
        }
        if (i + 1 == bytes.size()) {
            return true;
        }
        if (between(at(i + 1), 0x40, 0xFE) && at(i + 1) != 0x7F) {
            i += 2;
            continue;
        }
        if (!between(at(i + 1), 0x30, 0x39)) {
            return false;
        }
        if (i + 4 > bytes.size()) {
            return true;
        }
        if (!between(at(i + 2), 0x81, 0xFE) || !between(at(i + 3), 0x30, 0x39)) {
            return false;
        }
        i += 4;
    }
    return true;
}

}  // namespace

Encoding detect_encoding(std::string_view bytes) {
    if (is_valid_utf8(bytes) || is_valid_utf8(without_cut_utf8(bytes))) {
        return Encoding::kUtf8;
    }
    return has_gb18030_form(bytes) ? Encoding::kGb18030 : Encoding::kUnknown;
}

std::optional<std::string> to_utf8(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::kUtf8) {
        if (bytes.starts_with(kByteOrderMark)) {
            bytes.remove_prefix(kByteOrderMark.size());
        }
        return is_valid_utf8(bytes) ? std::optional<std::string>(bytes) : std::nullopt;
    }
    if (encoding == Encoding::kGb18030) {
        return convert(bytes, "gb18030", "UTF-8");
    }
    return std::nullopt;
}

std::string to_gb18030(std::string_view utf8) {
    const std::string valid =
        is_valid_utf8(utf8) ? std::string(utf8) : from_code_points(to_code_points(utf8));
    auto converted = convert(valid, "UTF-8", "gb18030");
    CHECK(converted.has_value());
    return *std::move(converted);
}

}  // namespace louyu::base
