// The only file that includes RESTinio, which takes 18 s to compile.
#include "http/server.hpp"

#include <sys/resource.h>

#include <condition_variable>
#include <restinio/all.hpp>
#include <thread>

#include "base/log.hpp"
#include "base/text.hpp"
#include "http/ascii.hpp"
#include "http/body_source.hpp"
#include "http/gate_socket.hpp"
#include "http/metrics.hpp"
#include "http/wire.hpp"
#include "http/workers.hpp"

namespace louyu::http {

/// Longer bodies are sent in pieces of this size, each with its own time limit.
inline constexpr std::size_t kPiece = 256 * 1024;
inline constexpr std::size_t kAlways = SIZE_MAX;

/// Tag of the answer builder below.
struct WholeControl {};

}  // namespace louyu::http

namespace restinio {

/// Sends bytes as they are. RESTinio's own builders cannot leave out Content-Length, which 204 and 304 must
/// not have.
template <>
class response_builder_t<louyu::http::WholeControl> final
    : public base_response_builder_t<response_builder_t<louyu::http::WholeControl>> {
  public:
    using base_type_t = base_response_builder_t<response_builder_t<louyu::http::WholeControl>>;
    using base_type_t::base_type_t;

    void write(writable_items_container_t items, bool last, bool keep_alive, write_status_cb_t written) {
        const response_output_flags_t flags{
            last ? response_parts_attr_t::final_parts : response_parts_attr_t::not_final_parts,
            keep_alive ? response_connection_attr_t::connection_keepalive
                       : response_connection_attr_t::connection_close};
        write_group_t group{std::move(items)};
        group.after_write_notificator(std::move(written));
        m_connection->write_response_parts(m_request_id, flags, std::move(group));
    }
};

namespace impl {

/// The sockets that wait for a connection: one is handed over whole and replaced by a new one.
template <>
class socket_supplier_t<louyu::http::GateSocket> {
  protected:
    template <class Settings>
    socket_supplier_t(Settings& settings, asio_ns::io_context& io) : io_(io) {
        for (std::size_t i = 0; i < settings.concurrent_accepts_count(); ++i) {
            sockets_.emplace_back(io_);
        }
    }

    louyu::http::GateSocket& socket(std::size_t index) { return sockets_.at(index); }
    louyu::http::GateSocket move_socket(std::size_t index) {
        return std::exchange(sockets_.at(index), louyu::http::GateSocket(io_));
    }
    std::size_t concurrent_accept_sockets_count() const noexcept { return sockets_.size(); }

  private:
    asio_ns::io_context& io_;
    std::vector<louyu::http::GateSocket> sockets_;
};

}  // namespace impl
}  // namespace restinio

namespace louyu::http {

struct Traits
    : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t,
                         restinio::default_request_handler_t, restinio::default_strand_t, GateSocket> {
    static constexpr bool use_connection_count_limiter = true;
};
using Builder = restinio::response_builder_t<WholeControl>;

namespace {

std::string address_text(const asio::ip::address& address) {
    const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
    return mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string()
                  : address.to_string();
}

/// Raises the number of files this process may open as far as the system lets it, and returns it.
std::size_t raise_file_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return 1024;
    }
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<std::size_t>(limit.rlim_cur);
}

}  // namespace

struct Server::Impl {
    ServerOptions options;
    const Router& router;
    Dispatcher dispatcher;
    std::shared_ptr<GateContext> context = std::make_shared<GateContext>();
    asio::io_context io;
    std::unique_ptr<restinio::http_server_t<Traits>> server;
    std::unique_ptr<Workers> workers;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;

    std::atomic<bool> draining{false};
    std::mutex mutex;
    std::condition_variable ended;
    std::int64_t in_flight = 0;

    Impl(ServerOptions the_options, const Router& the_router)
        : options(std::move(the_options)), router(the_router), dispatcher(the_router, options.dispatch) {}

    class Exchange;

    std::uint64_t body_max(Method method, std::string_view path) const;
    void introduce(Request& request, const std::string& peer) const;
    std::string render_refusal(Refusal refusal, const std::string& peer) const;
    restinio::request_handling_status_t accept(const restinio::request_handle_t& handle);
    void configure(restinio::server_settings_t<Traits>& settings);
    void count_in_flight(int change);
};

/// One request from the moment it is whole until the last byte of its answer has left.
class Server::Impl::Exchange : public std::enable_shared_from_this<Exchange> {
  public:
    Exchange(Impl& server, Message message, std::weak_ptr<Gate> gate, Builder builder)
        : server_(server),
          message_(std::move(message)),
          gate_(std::move(gate)),
          builder_(std::move(builder)) {
        server_.count_in_flight(1);
    }
    ~Exchange() { server_.count_in_flight(-1); }
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    void run() { send(server_.dispatcher.handle(message_.request)); }

    /// Answers without a worker: too many wait.
    void refuse_busy() {
        auto response =
            problem(base::Error{base::ErrorKind::kBusy, "http.overloaded", "访问人数较多，请稍后再试。"});
        server_.dispatcher.finish(message_.request, response);
        send(std::move(response));
    }

  private:
    void send(Response response) {
        const bool streamed = std::holds_alternative<StreamBody>(response.body);
        framing_.keep_alive = message_.keep_alive && !server_.draining && (!streamed || message_.chunks);
        framing_.say_keep_alive = !message_.chunks;
        const bool without_body = has_no_body(response, message_.request.method);
        if (!streamed && !std::holds_alternative<FileBody>(response.body) &&
            response.text().size() <= kPiece) {
            send_whole(std::move(response), without_body);
            return;
        }
        auto source = take_source(response, kPiece);
        framing_.length = source.length;
        framing_.chunked = !source.length && message_.chunks;
        next_ = std::move(source.next);
        pending_ = answer_head(response, framing_);
        if (without_body) {
            write({}, true);
        } else {
            send_piece();
        }
    }

    void send_whole(Response response, bool without_body) {
        if (response.status != 204 && response.status != 304) {
            framing_.length = response.text().size();
        }
        pending_ = answer_head(response, framing_);
        if (without_body || response.text().empty()) {
            write({}, true);
        } else if (auto* const own = std::get_if<std::string>(&response.body)) {
            write(restinio::writable_item_t{std::move(*own)}, true);
        } else {
            write(restinio::writable_item_t{std::get<SharedBody>(std::move(response.body))}, true);
        }
    }

    /// On a worker: makes the next piece and sends it; goes on when it has left.
    void send_piece() {
        std::string piece;
        auto outcome = Piece::kMore;
        while (piece.empty() && outcome == Piece::kMore) {
            outcome = next_piece(next_, piece);
        }
        if (outcome == Piece::kBroken) {
            cut();
            return;
        }
        if (framing_.chunked) {
            piece = chunk(piece);
            if (outcome == Piece::kLast) {
                piece += kLastChunk;
            }
        }
        if (piece.empty()) {
            write({}, true);
        } else {
            write(restinio::writable_item_t{std::move(piece)}, outcome == Piece::kLast);
        }
    }

    void write(restinio::writable_item_t item, bool last) {
        restinio::writable_items_container_t items;
        if (!pending_.empty()) {
            items.emplace_back(std::exchange(pending_, {}));
        }
        if (item.size() > 0) {
            items.emplace_back(std::move(item));
        }
        builder_.write(std::move(items), last, framing_.keep_alive,
                       [self = shared_from_this(), last](const asio::error_code& ec) {
                           if (!ec && !last) {
                               self->go_on();
                           }
                       });
    }

    void go_on() {
        if (!server_.workers->submit([self = shared_from_this()] { self->send_piece(); }, kAlways)) {
            cut();
        }
    }

    void cut() {
        if (const auto gate = gate_.lock()) {
            gate->abort();
        }
    }

    Impl& server_;
    Message message_;
    std::weak_ptr<Gate> gate_;
    Builder builder_;
    Framing framing_;
    StreamBody next_;
    std::string pending_;  // the head, until the first piece takes it along
};

std::uint64_t Server::Impl::body_max(Method method, std::string_view path) const {
    const auto resolved = router.resolve(method, path);
    const auto wanted = resolved.route == nullptr ? 0 : resolved.route->body_max;
    if (wanted == 0) {
        return options.limits.body_max;
    }
    return wanted == kUpload ? options.limits.upload_max : wanted;
}

/// Says who asks: the peer, or, when that is one of our proxies, whom it names: the last address in
/// X-Forwarded-For that is not a proxy too.
void Server::Impl::introduce(Request& request, const std::string& peer) const {
    const auto trusted = [&](std::string_view address) {
        return std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(), address) !=
               options.trusted_proxies.end();
    };
    request.remote_address = peer;
    if (!trusted(peer)) {
        return;
    }
    const auto id = request.headers.get("x-request-id");
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_';
    });
    if (plain && id.size() <= 64) {
        request.request_id = id;
    }
    std::string_view chain = request.headers.get("x-forwarded-for");
    while (!chain.empty()) {
        const auto comma = chain.rfind(',');
        asio::error_code ec;
        const auto address = asio::ip::make_address(base::trim(chain.substr(comma + 1)), ec);
        if (ec) {
            return;
        }
        if (!trusted(address_text(address))) {
            request.remote_address = address_text(address);
            return;
        }
        chain = chain.substr(0, comma == std::string_view::npos ? 0 : comma);
    }
}

std::string Server::Impl::render_refusal(Refusal refusal, const std::string& peer) const {
    refusal.request.remote_address = peer;
    auto response = problem(refusal.status, refusal.error);
    dispatcher.finish(refusal.request, response);
    Framing framing;
    framing.length = response.text().size();
    framing.keep_alive = false;
    auto bytes = answer_head(response, framing);
    if (!has_no_body(response, refusal.request.method)) {
        bytes += response.text();
    }
    return bytes;
}

void Server::Impl::count_in_flight(int change) {
    const std::lock_guard lock(mutex);
    in_flight += change;
    if (in_flight == 0) {
        ended.notify_all();
    }
}

/// On an I/O thread: fetches the request from its shelf and gives it to a worker.
restinio::request_handling_status_t Server::Impl::accept(const restinio::request_handle_t& handle) {
    const auto& line = handle->header().request_target();
    std::pair<Message, std::weak_ptr<Gate>> found;
    {
        const std::lock_guard lock(context->mutex);
        auto place = context->shelf.extract(std::stoull(line.substr(1)));
        CHECK(!place.empty());
        found = std::move(place.mapped());
    }
    auto& request = found.first.request;
    introduce(request, address_text(handle->remote_endpoint().address()));
    const auto exchange = std::make_shared<Exchange>(*this, std::move(found.first), std::move(found.second),
                                                     handle->create_response<WholeControl>());
    if (!workers->submit([exchange] { exchange->run(); }, options.limits.waiting_max)) {
        exchange->refuse_busy();
    }
    return restinio::request_accepted();
}

void Server::Impl::configure(restinio::server_settings_t<Traits>& settings) {
    const auto& limits = options.limits;
    const auto files = raise_file_limit();
    // A connection may hold its socket and an upload; RESTinio stops accepting for good when files run out.
    const auto connections = std::min(limits.connections_max, files > 512 ? (files - 256) / 2 : files / 4);
    if (connections < limits.connections_max) {
        base::log_warn("at most {} connections, since the system allows this process only {} files",
                       connections, files);
    }
    settings.address(options.address)
        .port(options.port)
        .protocol(options.address.find(':') == std::string::npos ? asio::ip::tcp::v4() : asio::ip::tcp::v6())
        .buffer_size(256)
        .max_pipelined_requests(1)
        .max_parallel_connections(connections)
        .concurrent_accepts_count(1)  // with more, RESTinio counts connections from several threads at once
        .read_next_http_message_timelimit(std::chrono::hours(24))  // the gate's matter
        .handle_request_timeout(limits.answer_time)
        .write_http_response_timelimit(limits.write_time)
        .socket_options_setter([](auto& socket) { socket.set_option(asio::ip::tcp::no_delay(true)); })
        .acceptor_post_bind_hook(
            [this](asio::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); })
        .request_handler([this](const restinio::request_handle_t& handle) { return accept(handle); });
}

Server::Server(ServerOptions options, const Router& router)
    : impl_(std::make_unique<Impl>(std::move(options), router)) {
    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    auto& wanted = impl_->options;
    wanted.workers = wanted.workers > 0 ? wanted.workers : static_cast<int>(std::max(8U, 4 * cores));
    wanted.io_threads = wanted.io_threads > 0 ? wanted.io_threads : static_cast<int>(std::min(4U, cores));
}

Server::~Server() {
    stop();
}

std::uint16_t Server::port() const {
    return impl_->port;
}

base::Result<void> Server::start() {
    auto& me = *impl_;
    CHECK(!me.server);
    me.context->limits = me.options.limits;
    me.context->spool_directory = me.options.spool_directory;
    me.context->body_max = [&me](Method method, std::string_view path) { return me.body_max(method, path); };
    me.context->render_refusal = [&me](Refusal refusal, const std::string& peer) {
        return me.render_refusal(std::move(refusal), peer);
    };
    asio::add_service(me.io, new GateService(me.io, me.context));
    const auto thrown = thrown_by([&me] {
        me.server = std::make_unique<restinio::http_server_t<Traits>>(
            restinio::external_io_context(me.io),
            [&me](restinio::server_settings_t<Traits>& settings) { me.configure(settings); });
        me.server->open_sync();
    });
    if (thrown) {
        return base::Error{
            base::ErrorKind::kBusy, "http.cannot_listen",
            fmt::format("无法在 {}:{} 上提供服务：地址无效、已被占用或没有权限，请换一个地址或端口。",
                        me.options.address, me.options.port),
            *thrown};
    }
    me.workers = std::make_unique<Workers>(static_cast<std::size_t>(me.options.workers));
    for (int i = 0; i < me.options.io_threads; ++i) {
        me.threads.emplace_back([&me] { run_for_ever([&me] { me.io.run(); }); });
    }
    set_gauge("louyu_http_waiting", "Requests that wait for a worker.",
              [&me] { return static_cast<std::int64_t>(me.workers->waiting()); });
    return {};
}

void Server::stop() {
    auto& me = *impl_;
    if (me.threads.empty()) {
        return;
    }
    remove_gauge("louyu_http_waiting");
    me.draining = true;
    asio::post(me.io, [&me] { me.server->close_sync(); });
    {
        std::unique_lock lock(me.mutex);
        if (!me.ended.wait_for(lock, me.options.stop_time, [&me] { return me.in_flight == 0; })) {
            base::log_warn("{} requests are cut off, since they did not end in time", me.in_flight);
        }
    }
    me.workers->stop();
    std::vector<std::shared_ptr<Gate>> open;
    {
        const std::lock_guard lock(me.context->mutex);
        for (const auto& [gate, weak] : me.context->gates) {
            if (auto alive = weak.lock()) {
                open.push_back(std::move(alive));
            }
        }
    }
    for (const auto& gate : open) {
        gate->abort();
    }
    open.clear();
    // With every connection closed there is no work left, and the threads come home.
    for (auto& thread : me.threads) {
        thread.join();
    }
    me.threads.clear();
    me.server.reset();
}

}  // namespace louyu::http
