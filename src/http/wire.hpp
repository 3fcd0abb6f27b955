#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace louyu::http {

/// How the body of an answer ends on the wire.
struct Framing {
    std::optional<std::uint64_t> length;  // Content-Length
    bool chunked = false;                 // without either, the end of the connection is the end
    bool keep_alive = true;
    bool say_keep_alive = false;  // an HTTP/1.0 client wants to hear it
};

/// Status line and fields, up to and with the empty line.
std::string answer_head(const Response& response, const Framing& framing);
/// One chunk of a chunked body; an empty piece makes nothing, since it would end the body.
std::string chunk(std::string_view piece);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

/// 204 and 304 and answers to HEAD have no body.
bool has_no_body(const Response& response, Method method);
/// Sun, 06 Nov 1994 08:49:37 GMT
std::string http_date(std::int64_t epoch_seconds);

}  // namespace louyu::http
