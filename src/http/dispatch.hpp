#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/router.hpp"

namespace louyu::http {

struct DispatchOptions {
    /// Sent with every answer; see default_content_policy().
    std::string content_policy;
    /// Strict-Transport-Security, for a server that is only reached by TLS (through a proxy).
    bool https_only = false;
    /// Texts of at least this many bytes are sent as gzip to those who accept it.
    std::size_t gzip_min = 1024;
    bool log_access = true;
};

/// Content-Security-Policy for a Vite-built page with MapLibre workers. Pictures may also come from `origins`:
/// https://t0.tianditu.gov.cn.
std::string default_content_policy(const std::vector<std::string>& origins = {});

/// The one path of every request, testable without a socket: request id → route → handler → error to problem
/// → ETag → gzip → security fields → access line → counters. Never throws.
class Dispatcher {
  public:
    /// The router must outlive this.
    explicit Dispatcher(const Router& router, DispatchOptions options = {});

    Response handle(Request& request) const;

    /// The end of handle() for an answer made without a handler: a head refused by its size, a full queue.
    void finish(Request& request, Response& response) const;

  private:
    void complete(const Request& request, Response& response) const;
    void record(const Request& request, const Response& response, std::string_view pattern,
                std::int64_t microseconds) const;

    const Router& router_;
    DispatchOptions options_;
};

enum class Piece { kMore, kLast, kBroken };
/// The next piece of a streamed answer; a thrown error is logged and becomes kBroken.
Piece next_piece(const StreamBody& stream, std::string& piece);

/// Runs `body` once; what it threw as text, or nothing.
std::optional<std::string> thrown_by(const std::function<void()>& body);

/// Runs `body` until it returns normally; what it throws is logged as a bug and it runs again. For threads
/// that must live.
void run_for_ever(const std::function<void()>& body);

}  // namespace louyu::http
