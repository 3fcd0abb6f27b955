#include "http/dispatch.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <system_error>

#include "base/hash.hpp"
#include "base/log.hpp"
#include "http/compress.hpp"
#include "http/metrics.hpp"

namespace louyu::http {
namespace {

using Clock = std::chrono::steady_clock;

/// Unique in this process and, by its random beginning, among processes; cheap enough for every request.
std::string make_request_id() {
    static const std::string prefix = base::random_hex(4);
    static std::atomic<std::uint32_t> count{0};
    return fmt::format("{}-{:06x}", prefix, ++count);
}

/// A line of the log holds one line: what was thrown may hold anything.
std::string one_line(std::string_view text) {
    std::string line(text.substr(0, 2000));
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20) {
            c = ' ';
        }
    }
    return line;
}

Response store_unavailable() {
    return problem(
        base::Error{base::ErrorKind::kBusy, "server.store_unavailable", "数据暂时无法访问，请稍后再试。"});
}

Response bug() {
    return problem(500,
                   base::Error{base::ErrorKind::kBusy, "server.bug",
                               "服务器内部出错，已记录。请稍后再试；若反复出现，请把请求编号告诉管理员。"});
}

/// One of the four places where an exception ends: the border of a request.
Response guarded(const Request& request, const std::function<Response()>& answer) {
    std::string thrown = "an exception of unknown type";
    try {
        return answer();
    } catch (const base::Failure& failure) {
        base::log_error("{} {} {}: store: {}", request.request_id, to_string(request.method), request.path,
                        one_line(failure.what()));
        return store_unavailable();
    } catch (const std::exception& exception) {
        thrown = exception.what();
    } catch (...) {
        // Not an std::exception: there is nothing more to say than that it came.
    }
    base::log_error("{} {} {}: bug: {}", request.request_id, to_string(request.method), request.path,
                    one_line(thrown));
    return bug();
}

/// Before the status line is written is the last moment to see that a file is missing.
void check_file(const Response& response) {
    if (const auto* const file = std::get_if<FileBody>(&response.body)) {
        std::error_code error;
        CHECK(std::filesystem::is_regular_file(file->path, error));
    }
}

void finish_error(const Request& request, Response& response) {
    if (!response.error) {
        return;
    }
    response.body =
        problem_body(response.status, *response.error, request.request_id, response.problem_members);
    if (!response.error->detail.empty()) {
        base::log_info("{} {}: {}", request.request_id, response.error->code,
                       one_line(response.error->detail));
    }
    if (response.status == 503 && response.headers.find("retry-after") == nullptr) {
        response.with("Retry-After", "5");
    }
}

/// 304 when the client has it already.
void finish_etag(const Request& request, Response& response) {
    const auto* const tag = response.headers.find("etag");
    const bool reading = request.method == Method::kGet || request.method == Method::kHead;
    const auto* const known = request.headers.find("if-none-match");
    if (tag == nullptr || tag->size() < 2 || !reading || response.status != 200 || known == nullptr) {
        return;
    }
    auto plain = std::string_view(*tag).substr(1, tag->size() - 2);
    if (plain.ends_with("-gz")) {
        plain.remove_suffix(3);
    }
    if (names_etag(*known, plain)) {
        response.status = 304;
        response.body = std::string{};
        response.headers.remove("content-type");
        response.headers.remove("content-encoding");
    }
}

void finish_encoding(const Request& request, Response& response, std::size_t gzip_min) {
    auto* const body = std::get_if<std::string>(&response.body);
    if (body == nullptr || body->size() < gzip_min || response.headers.find("content-encoding") != nullptr ||
        !is_compressible(response.headers.get("content-type"))) {
        return;
    }
    response.with("Vary", "Accept-Encoding");
    if (!accepts_gzip(request.headers.get("accept-encoding"))) {
        return;
    }
    *body = gzip(*body);
    response.with("Content-Encoding", "gzip");
    if (const auto* const tag = response.headers.find("etag"); tag != nullptr && tag->ends_with('"')) {
        response.with("ETag", tag->substr(0, tag->size() - 1) + "-gz\"");
    }
}

void finish_fields(const Request& request, Response& response, const DispatchOptions& options) {
    if (response.headers.find("cache-control") == nullptr) {
        // What a signed-in reader got stays on that reader's machine and is asked for again.
        const bool tagged = response.headers.find("etag") != nullptr;
        response.headers.add("Cache-Control", tagged ? "private, no-cache" : "no-store");
    }
    response.headers.set("X-Request-Id", request.request_id);
    response.headers.set("Content-Security-Policy", options.content_policy);
    response.headers.set("X-Content-Type-Options", "nosniff");
    response.headers.set("X-Frame-Options", "DENY");
    response.headers.set("Referrer-Policy", "same-origin");
    response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.set("Permissions-Policy", "camera=(), microphone=(), payment=(), geolocation=(self)");
    if (options.https_only) {
        response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
}

}  // namespace

std::string default_content_policy(const std::vector<std::string>& origins) {
    std::string others;
    for (const std::string& origin : origins) {
        others += " " + origin;
    }
    return fmt::format(
        "default-src 'self'; script-src 'self'; worker-src 'self' blob:; child-src 'self' blob:; "
        "img-src 'self' data: blob:{0}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "connect-src 'self'{0}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors "
        "'none'",
        others);
}

Dispatcher::Dispatcher(const Router& router, DispatchOptions options)
    : router_(router), options_(std::move(options)) {
    if (options_.content_policy.empty()) {
        options_.content_policy = default_content_policy();
    }
}

Response Dispatcher::handle(Request& request) const {
    const auto start = Clock::now();
    if (request.request_id.empty()) {
        request.request_id = make_request_id();
    }
    std::string_view pattern = "none";
    auto response = guarded(request, [&] {
        const auto resolved = router_.resolve(request.method, request.path);
        if (resolved.route != nullptr) {
            pattern = resolved.route->pattern;
        } else if (resolved.fallback) {
            pattern = "pages";
        }
        auto answer = router_.call(resolved, request);
        check_file(answer);
        return answer;
    });
    complete(request, response);
    record(request, response, pattern,
           std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
    return response;
}

void Dispatcher::finish(Request& request, Response& response) const {
    if (request.request_id.empty()) {
        request.request_id = make_request_id();
    }
    complete(request, response);
    record(request, response, "refused", 0);
}

void Dispatcher::complete(const Request& request, Response& response) const {
    finish_error(request, response);
    finish_etag(request, response);
    finish_encoding(request, response, options_.gzip_min);
    finish_fields(request, response, options_);
}

void Dispatcher::record(const Request& request, const Response& response, std::string_view pattern,
                        std::int64_t microseconds) const {
    count_request(to_string(request.method), pattern, response.status, microseconds);
    if (options_.log_access) {
        base::log_info("{} {} {} {} {}.{:03} ms", request.request_id, to_string(request.method),
                       std::string_view(request.path).substr(0, 200), response.status, microseconds / 1000,
                       microseconds % 1000);
    }
}

Piece next_piece(const StreamBody& stream, std::string& piece) {
    std::string thrown = "an exception of unknown type";
    try {
        return stream(piece) ? Piece::kMore : Piece::kLast;
    } catch (const std::exception& exception) {
        thrown = exception.what();
    } catch (...) {
        // As above.
    }
    base::log_error("an answer breaks off: {}", one_line(thrown));
    return Piece::kBroken;
}

std::optional<std::string> thrown_by(const std::function<void()>& body) {
    try {
        body();
        return std::nullopt;
    } catch (const std::exception& exception) {
        return one_line(exception.what());
    } catch (...) {
        return "an exception of unknown type";
    }
}

void run_for_ever(const std::function<void()>& body) {
    while (const auto thrown = thrown_by(body)) {
        base::log_error("bug in a server thread: {}", *thrown);
    }
}

}  // namespace louyu::http
