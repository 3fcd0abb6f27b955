#include "rights/password.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <cctype>

namespace louyu::rights {

namespace {

constexpr std::size_t kPasswordMin = 10;
constexpr std::size_t kPasswordMax = 200;
constexpr std::int64_t kTotpStepMs = 30'000;
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

void initialise_sodium() {
    static const int ready = sodium_init();
    CHECK(ready >= 0);
}

std::string base32_decode(std::string_view text) {
    std::string bytes;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (char c : text) {
        const std::size_t value = kBase32.find(c);
        if (value == std::string_view::npos) {
            continue;
        }
        buffer = (buffer << 5) | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<char>((buffer >> bits) & 0xFF));
        }
    }
    return bytes;
}

/// RFC 4226 on one counter.
std::string hotp(std::string_view key, std::uint64_t counter) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = 0; i < message.size(); ++i) {
        message[message.size() - 1 - i] = static_cast<unsigned char>(counter >> (8 * i));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), digest.data(),
         &length);
    const std::size_t offset = digest[length - 1] & 0x0F;
    const std::uint32_t number = (static_cast<std::uint32_t>(digest[offset] & 0x7F) << 24) |
                                 (static_cast<std::uint32_t>(digest[offset + 1]) << 16) |
                                 (static_cast<std::uint32_t>(digest[offset + 2]) << 8) | digest[offset + 3];
    return fmt::format("{:06}", number % 1'000'000);
}

int character_kinds(std::string_view password) {
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const char c : password) {
        const auto byte = static_cast<unsigned char>(c);
        lower = lower || std::islower(byte) != 0;
        upper = upper || std::isupper(byte) != 0;
        digit = digit || std::isdigit(byte) != 0;
        other = other || std::isalnum(byte) == 0;
    }
    return int{lower} + int{upper} + int{digit} + int{other};
}

}  // namespace

std::string hash_password(std::string_view password) {
    initialise_sodium();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const int failed =
        crypto_pwhash_str(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE);
    if (failed != 0) {
        throw base::Failure("no memory to hash a password");
    }
    return out.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
    initialise_sodium();
    return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

base::Result<void> check_password_policy(std::string_view password, std::string_view login) {
    const auto weak = [](std::string message) {
        return base::Error{base::ErrorKind::kInvalid, "rights.weak_password", std::move(message)};
    };
    if (password.size() < kPasswordMin || password.size() > kPasswordMax) {
        return weak(fmt::format("密码长度应为{}至{}个字符。", kPasswordMin, kPasswordMax));
    }
    if (character_kinds(password) < 3) {
        return weak("密码应包含大写字母、小写字母、数字、其他符号中的至少三类。");
    }
    if (!login.empty() && password.find(login) != std::string_view::npos) {
        return weak("密码不能包含账号名。");
    }
    return {};
}

std::string totp_code(std::string_view secret_base32, std::int64_t now_ms) {
    return hotp(base32_decode(secret_base32), static_cast<std::uint64_t>(now_ms / kTotpStepMs));
}

bool verify_totp(std::string_view secret_base32, std::string_view code, std::int64_t now_ms) {
    for (const std::int64_t drift : {-kTotpStepMs, std::int64_t{0}, kTotpStepMs}) {
        const std::string expected = totp_code(secret_base32, now_ms + drift);
        if (code.size() == expected.size() &&
            sodium_memcmp(code.data(), expected.data(), expected.size()) == 0) {
            return true;
        }
    }
    return false;
}

std::string make_totp_secret() {
    initialise_sodium();
    std::array<unsigned char, 32> random{};
    randombytes_buf(random.data(), random.size());
    std::string secret;
    for (const unsigned char byte : random) {
        secret.push_back(kBase32[byte % kBase32.size()]);
    }
    return secret;
}

}  // namespace louyu::rights
