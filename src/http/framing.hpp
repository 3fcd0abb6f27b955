#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "http/server.hpp"

namespace louyu::http {

/// One whole request as it came over a connection.
struct Message {
    Request request;
    bool keep_alive = true;  // what the client wants
    bool chunks = true;      // an HTTP/1.1 client, which understands a chunked answer
};

/// Why a request is answered before it was whole; the connection ends after that answer.
struct Refusal {
    int status = 400;
    base::Error error;
    Request request;  // as much of it as was understood
};

/// The most a body may have for this request.
using BodyMax = std::function<std::uint64_t(Method method, std::string_view path)>;

/// Cuts the bytes of a connection into requests and holds each to the limits while it comes: a body over
/// Limits::memory_max goes to disk, one over its limit is refused by its announced length, before it is read.
class Framer {
  public:
    Framer(const Limits& limits, const BodyMax& body_max, const std::string& spool_directory);
    ~Framer();
    Framer(const Framer&) = delete;
    Framer& operator=(const Framer&) = delete;

    enum class State {
        kIdle,     // nothing of the next request has come
        kHead,     // within its head
        kBody,     // within its body
        kWhole,    // take() it
        kRefused,  // refusal() says why
    };
    State state() const;

    /// Takes what belongs to the current request and returns how many bytes that was; not to be called once
    /// whole or refused.
    std::size_t feed(std::string_view bytes);
    /// The client waits for "100 Continue" before it sends the body; true once.
    bool take_expectation();
    /// The client was too slow or silent; makes the state kRefused.
    void time_out();
    /// Hands the request over and makes ready for the next one.
    Message take();
    Refusal take_refusal();

  private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace louyu::http
