#pragma once
// Included by server.cpp only: Asio is a heavy header.
#include <memory>
#include <utility>

#include "http/gate.hpp"

namespace restinio::impl {
class tls_socket_t;
}

namespace louyu::http {

/// Lets the sockets RESTinio makes find their context.
class GateService : public asio::execution_context::service {
  public:
    using key_type = GateService;
    static inline asio::execution_context::id id;

    explicit GateService(asio::execution_context& io, std::shared_ptr<GateContext> the_context = nullptr)
        : asio::execution_context::service(io), context(std::move(the_context)) {}
    void shutdown() override {}

    std::shared_ptr<GateContext> context;
};

/// What RESTinio takes for a socket.
class GateSocket {
  public:
    using executor_type = asio::any_io_executor;

    explicit GateSocket(asio::io_context& io)
        : gate_(std::make_shared<Gate>(io, asio::use_service<GateService>(io).context)) {}

    auto& lowest_layer() { return gate_->socket().lowest_layer(); }
    const auto& lowest_layer() const { return gate_->socket().lowest_layer(); }
    executor_type get_executor() { return gate_->socket().get_executor(); }
    bool is_open() const { return gate_->socket().is_open(); }
    void cancel(asio::error_code& ec) { gate_->socket().cancel(ec); }
    void shutdown(asio::ip::tcp::socket::shutdown_type what, asio::error_code& ec) {
        gate_->socket().shutdown(what, ec);
    }
    void close() {
        asio::error_code ignored;
        gate_->socket().close(ignored);
    }

    template <class Buffer, class Handler>
    void async_read_some(const Buffer& buffer, Handler&& handler) {
        auto executor = asio::get_associated_executor(handler, get_executor());
        gate_->read(static_cast<char*>(buffer.data()), buffer.size(), std::move(executor),
                    std::forward<Handler>(handler));
    }
    template <class Buffers, class Handler>
    auto async_write_some(const Buffers& buffers, Handler&& handler) {
        return gate_->socket().async_write_some(buffers, std::forward<Handler>(handler));
    }

  private:
    std::shared_ptr<Gate> gate_;
};

/// RESTinio looks these two up by the type of the socket.
template <class Connection, class Start, class Failed>
void prepare_connection_and_start_read(GateSocket&, Connection&, Start start, Failed) {
    start();
}
inline restinio::impl::tls_socket_t* make_tls_socket_pointer_for_state_listener(GateSocket&) noexcept {
    return nullptr;
}

}  // namespace louyu::http
