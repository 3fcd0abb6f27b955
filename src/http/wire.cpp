#include "http/wire.hpp"

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <iterator>
#include <utility>

namespace louyu::http {
namespace {

std::string_view reason_of(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 32> kReasons = {
        {{200, "OK"},
         {201, "Created"},
         {202, "Accepted"},
         {204, "No Content"},
         {206, "Partial Content"},
         {301, "Moved Permanently"},
         {302, "Found"},
         {303, "See Other"},
         {304, "Not Modified"},
         {307, "Temporary Redirect"},
         {308, "Permanent Redirect"},
         {400, "Bad Request"},
         {401, "Unauthorized"},
         {403, "Forbidden"},
         {404, "Not Found"},
         {405, "Method Not Allowed"},
         {406, "Not Acceptable"},
         {408, "Request Timeout"},
         {409, "Conflict"},
         {410, "Gone"},
         {412, "Precondition Failed"},
         {413, "Content Too Large"},
         {414, "URI Too Long"},
         {415, "Unsupported Media Type"},
         {417, "Expectation Failed"},
         {422, "Unprocessable Content"},
         {428, "Precondition Required"},
         {429, "Too Many Requests"},
         {431, "Request Header Fields Too Large"},
         {500, "Internal Server Error"},
         {503, "Service Unavailable"},
         {505, "HTTP Version Not Supported"}}};
    for (const auto& [known, reason] : kReasons) {
        if (known == status) {
            return reason;
        }
    }
    return "Status";
}

/// The date of now, made once a second on each thread.
const std::string& date_now() {
    thread_local std::time_t made_at = 0;
    thread_local std::string made;
    const auto now = std::time(nullptr);
    if (now != made_at) {
        made_at = now;
        made = http_date(now);
    }
    return made;
}

}  // namespace

std::string http_date(std::int64_t epoch_seconds) {
    constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t time = epoch_seconds;
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                       kDays.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                       kMonths.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string answer_head(const Response& response, const Framing& framing) {
    std::string head;
    head.reserve(1024);
    auto out = std::back_inserter(head);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status),
                   date_now());
    if (framing.length) {
        fmt::format_to(out, "Content-Length: {}\r\n", *framing.length);
    } else if (framing.chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    }
    if (!framing.keep_alive) {
        head += "Connection: close\r\n";
    } else if (framing.say_keep_alive) {
        head += "Connection: keep-alive\r\n";
    }
    for (const auto& [name, value] : response.headers.items()) {
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
    head += "\r\n";
    return head;
}

std::string chunk(std::string_view piece) {
    return piece.empty() ? std::string() : fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

bool has_no_body(const Response& response, Method method) {
    return method == Method::kHead || response.status == 204 || response.status == 304 ||
           response.status < 200;
}

}  // namespace louyu::http
