#pragma once
#include <string>
#include <string_view>

namespace louyu::base {

/// SHA-256 as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
/// SHA-256 of a whole file; empty when it cannot be read.
std::string sha256_file_hex(const std::string& path);
/// `bytes` random bytes from the operating system, as lower-case hex.
std::string random_hex(std::size_t bytes);

}  // namespace louyu::base
