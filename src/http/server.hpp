#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "http/dispatch.hpp"
#include "http/router.hpp"

namespace louyu::http {

/// What a client may cost us. Over a limit it gets a problem answer and the connection ends.
struct Limits {
    std::size_t url_max = 8 * 1024;                   // 414
    std::size_t head_max = 32 * 1024;                 // whole head: 431
    std::size_t fields_max = 100;                     // 431
    std::uint64_t body_max = 4ULL * 1024 * 1024;      // 413, unless the route allows more
    std::uint64_t upload_max = 256ULL * 1024 * 1024;  // 413
    std::uint64_t memory_max = 1024 * 1024;           // a longer body is written to disk as it comes
    std::size_t connections_max = 2000;               // further ones wait in the system's queue
    std::size_t waiting_max = 1000;                   // requests waiting for a worker; over it 503
    std::chrono::milliseconds head_time = std::chrono::seconds(15);   // first byte to end of head: 408
    std::chrono::milliseconds pause_time = std::chrono::seconds(30);  // silence within a body: 408
    std::chrono::milliseconds idle_time = std::chrono::seconds(75);   // silence between requests: closed
    std::chrono::milliseconds body_time = std::chrono::minutes(30);   // a whole body
    std::chrono::milliseconds answer_time =
        std::chrono::minutes(10);  // a handler; then the connection is closed
    std::chrono::milliseconds write_time =
        std::chrono::seconds(60);  // one piece of an answer to a slow reader
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0 = any free one
    int workers = 0;            // threads that run handlers; 0 = four a core, at least eight
    int io_threads = 0;         // threads that only read and write; 0 = one a core, at most four
    Limits limits;
    DispatchOptions dispatch;
    std::string spool_directory;  // where long bodies are written; "" = the system's place
    std::vector<std::string>
        trusted_proxies;  // addresses whose X-Forwarded-For and X-Request-Id are believed
    std::chrono::milliseconds stop_time = std::chrono::seconds(20);  // for requests in flight at stop()
};

/// An HTTP/1.1 server over a router. The router must outlive it.
class Server {
  public:
    Server(ServerOptions options, const Router& router);
    /// Stops, if still running.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Listens and returns at once; to be called once. http.cannot_listen when the address is taken, unknown
    /// or not ours.
    base::Result<void> start();
    /// The port in use, once started.
    std::uint16_t port() const;
    /// Takes no new connection, lets requests in flight finish (at most stop_time), closes the rest. Safe to
    /// call twice, not from a handler.
    void stop();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace louyu::http
