#include "base/hash.hpp"

#include <sodium.h>

#include <array>
#include <cstdio>
#include <memory>

#include "base/error.hpp"

namespace louyu::base {
namespace {

// libsodium picks its fastest code once; every entry point of this file passes here first.
void start_sodium() {
    static const bool started = sodium_init() >= 0;
    CHECK(started);
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) {
        hex.push_back(kDigits[bytes[i] >> 4]);
        hex.push_back(kDigits[bytes[i] & 15]);
    }
    return hex;
}

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    start_sodium();
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hex_of(digest.data(), digest.size());
}

std::string sha256_file_hex(const std::string& path) {
    start_sodium();
    const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        return {};
    }
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<unsigned char> buffer(1 << 18);
    std::size_t count = 0;
    while ((count = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0) {
        crypto_hash_sha256_update(&state, buffer.data(), count);
    }
    if (std::ferror(file.get()) != 0) {
        return {};
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    return hex_of(digest.data(), digest.size());
}

std::string random_hex(std::size_t bytes) {
    start_sodium();
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    return hex_of(random.data(), random.size());
}

}  // namespace louyu::base
