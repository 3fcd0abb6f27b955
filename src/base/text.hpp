#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace louyu::base {

bool is_valid_utf8(std::string_view bytes);

enum class Encoding { kUtf8, kGb18030, kUnknown };

/// UTF-8 (with or without BOM) when the bytes are valid UTF-8, else GB18030 when they have its form. A last
/// character that is cut short is forgiven, so the first part of a large file is enough to judge it.
Encoding detect_encoding(std::string_view bytes);
/// Bytes in `encoding` as UTF-8 without BOM; nullopt when a byte has no meaning in it.
std::optional<std::string> to_utf8(std::string_view bytes, Encoding encoding);
/// UTF-8 text as GB18030 bytes, as department systems write their files.
std::string to_gb18030(std::string_view utf8);

/// NFKC width folding (Ａ１（） → A1()), every kind of space trimmed at the ends and collapsed inside.
std::string fold_width(std::string_view utf8);
/// fold_width, upper case, all spaces removed: the key under which header cells and codes are compared.
std::string comparison_key(std::string_view utf8);
std::string trim(std::string_view text);
bool is_blank(std::string_view utf8);

/// Number of code points, as a person counts characters.
std::size_t length(std::string_view utf8);
std::u32string to_code_points(std::string_view utf8);
std::string from_code_points(std::u32string_view code_points);
/// At most `code_points_max` characters, never cut inside one.
std::string truncate(std::string_view utf8, std::size_t code_points_max);

/// n separators make n + 1 parts; empty parts are kept.
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// 沈阳 → "shenyang" (lower case, no tones, no spaces); other characters are kept in lower case.
std::string pinyin(std::string_view utf8);
/// 沈阳 → "sy".
std::string pinyin_initials(std::string_view utf8);

}  // namespace louyu::base
