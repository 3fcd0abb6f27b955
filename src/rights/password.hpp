#pragma once
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace louyu::rights {

/// argon2id with a random salt and libsodium's interactive cost, as one printable string.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

/// At least 10 characters of three kinds (upper, lower, digit, other), not containing the login
/// (GB/T 22239-2019, 8.1.4). rights.weak_password says which is missing.
base::Result<void> check_password_policy(std::string_view password, std::string_view login);

/// RFC 6238, SHA-1, 6 digits, 30 s: is `code` right now, one step before or after? `secret` is base32.
bool verify_totp(std::string_view secret_base32, std::string_view code, std::int64_t now_ms);
/// The code at a moment, for tests and for the enrolment page.
std::string totp_code(std::string_view secret_base32, std::int64_t now_ms);
std::string make_totp_secret();

}  // namespace louyu::rights
