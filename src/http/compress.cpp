#include "http/compress.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "http/ascii.hpp"

namespace louyu::http {

std::string gzip(std::string_view bytes, int level) {
    constexpr int kGzipWindow = 15 + 16;
    z_stream stream{};
    CHECK(deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    CHECK(bytes.size() <= UINT32_MAX && packed.size() <= UINT32_MAX);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int status = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    CHECK(status == Z_STREAM_END);
    return packed;
}

bool accepts_gzip(std::string_view accept_encoding) {
    bool any = false;
    while (!accept_encoding.empty()) {
        const auto end = std::min(accept_encoding.find(','), accept_encoding.size());
        auto item = lowered(accept_encoding.substr(0, end));
        std::erase_if(item, [](char c) { return c == ' ' || c == '\t'; });
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
        const auto name = item.substr(0, item.find(';'));
        const auto weight = item.find(";q=");
        const bool refused =
            weight != std::string::npos && item.find_first_not_of("0.", weight + 3) == std::string::npos;
        if (name == "gzip" || name == "x-gzip") {
            return !refused;
        }
        any = any || (name == "*" && !refused);
    }
    return any;
}

bool is_compressible(std::string_view content_type) {
    constexpr std::array<std::string_view, 8> kOthers = {
        "application/json",       "application/problem+json",
        "application/geo+json",   "application/xml",
        "application/javascript", "application/wasm",
        "image/svg+xml",          "application/vnd.mapbox-vector-tile"};
    const auto type = content_type.substr(0, content_type.find(';'));
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
           std::find(kOthers.begin(), kOthers.end(), type) != kOthers.end();
}

}  // namespace louyu::http
