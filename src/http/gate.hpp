#pragma once
// Included by server.cpp only: Asio is a heavy header.
#include <asio.hpp>
#include <atomic>
#include <chrono>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "http/framing.hpp"

namespace louyu::http {

class Gate;

/// What all connections of one server share.
struct GateContext {
    Limits limits;
    BodyMax body_max;
    std::string spool_directory;
    /// The bytes of the answer to a refused request.
    std::function<std::string(Refusal refusal, const std::string& remote_address)> render_refusal;

    std::mutex mutex;
    std::unordered_map<Gate*, std::weak_ptr<Gate>> gates;
    std::unordered_map<std::uint64_t, std::pair<Message, std::weak_ptr<Gate>>> shelf;
    std::uint64_t last_key = 0;
};

/// The front half of a connection. RESTinio 0.6 closes a connection without a word when a request is too
/// long, keeps whole bodies in memory and has one time limit for everything; so a gate stands between it and
/// the socket. The gate reads and judges the bytes, answers what it refuses, puts each whole request on a
/// shelf, and hands RESTinio one short line that names the place: "GET /17 HTTP/1.1". All calls of one gate
/// come on one strand.
class Gate : public std::enable_shared_from_this<Gate> {
  public:
    using Clock = std::chrono::steady_clock;
    using Done = std::function<void(const asio::error_code&, std::size_t)>;

    Gate(asio::io_context& io, std::shared_ptr<GateContext> context)
        : socket_(io),
          timer_(io),
          context_(std::move(context)),
          framer_(context_->limits, context_->body_max, context_->spool_directory) {}

    ~Gate() {
        const std::lock_guard lock(context_->mutex);
        context_->gates.erase(this);
    }

    asio::ip::tcp::socket& socket() { return socket_; }

    /// Puts the line of the next request into `place`, of `room` bytes, and calls `done` on `executor`.
    void read(char* place, std::size_t room, asio::any_io_executor executor, Done done) {
        CHECK(!done_);
        place_ = place;
        room_ = room;
        done_ = std::move(done);
        expect(context_->limits.idle_time);
        if (inbox_.empty()) {
            begin(std::move(executor));
        }
        initiating_ = true;
        proceed();
        initiating_ = false;
    }

    /// Cuts the connection, from any thread: its answer cannot be completed, or the server ends.
    void abort() {
        asio::post(executor_, [self = shared_from_this()] { self->shut(); });
    }

  private:
    static constexpr std::size_t kInbox = 16 * 1024;
    static constexpr std::size_t kLargeInbox = 64 * 1024;
    static constexpr std::chrono::seconds kDrainTime{5};

    /// The strand of a connection never changes, so other threads may read executor_ from here on.
    void begin(asio::any_io_executor executor) {
        executor_ = std::move(executor);
        inbox_.resize(kInbox);
        {
            const std::lock_guard lock(context_->mutex);
            context_->gates.emplace(this, weak_from_this());
        }
        tick();
    }

    void expect(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }

    void shut() {
        asio::error_code ignored;
        timer_.cancel();
        socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
        socket_.close(ignored);
    }

    /// Looks at the clock a few times within the shortest limit, instead of setting a timer for every read.
    void tick() {
        const auto& limits = context_->limits;
        const auto shortest =
            std::min({limits.head_time, limits.pause_time, limits.idle_time, limits.body_time});
        timer_.expires_after(
            std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(1000)));
        timer_.async_wait(
            asio::bind_executor(executor_, [weak = weak_from_this()](const asio::error_code& ec) {
                const auto self = weak.lock();
                if (!ec && self && self->socket_.is_open()) {
                    self->check_time();
                    self->tick();
                }
            }));
    }

    void check_time() {
        if (!done_ || Clock::now() < deadline_) {
            return;
        }
        if (framer_.state() == Framer::State::kIdle || refusing_) {
            shut();
            return;
        }
        framer_.time_out();
        asio::error_code ignored;
        socket_.cancel(ignored);
    }

    /// Feeds what has come until the request is whole, refused or wants more.
    void proceed() {
        while (begin_ < end_ && framer_.state() != Framer::State::kWhole &&
               framer_.state() != Framer::State::kRefused) {
            const auto before = framer_.state();
            begin_ += framer_.feed({inbox_.data() + begin_, end_ - begin_});
            note_progress(before);
        }
        if (framer_.state() == Framer::State::kWhole) {
            deliver();
        } else if (framer_.state() == Framer::State::kRefused) {
            refuse();
        } else if (framer_.take_expectation()) {
            invite();
        } else {
            receive();
        }
    }

    void note_progress(Framer::State before) {
        const auto now = framer_.state();
        if (now == Framer::State::kHead && before == Framer::State::kIdle) {
            expect(context_->limits.head_time);
        } else if (now == Framer::State::kBody) {
            if (before != Framer::State::kBody) {
                body_end_ = Clock::now() + context_->limits.body_time;
            }
            expect(context_->limits.pause_time);
            deadline_ = std::min(deadline_, body_end_);
        }
    }

    void receive() {
        if (framer_.state() == Framer::State::kBody && inbox_.size() < kLargeInbox) {
            inbox_.resize(kLargeInbox);
        }
        begin_ = end_ = 0;
        socket_.async_read_some(
            asio::buffer(inbox_),
            asio::bind_executor(executor_,
                                [self = shared_from_this()](const asio::error_code& ec, std::size_t n) {
                                    if (ec && self->framer_.state() != Framer::State::kRefused) {
                                        self->complete(ec, 0);
                                        return;
                                    }
                                    self->end_ = n;
                                    self->proceed();
                                }));
    }

    /// Tells a client that waits for it to send the body.
    void invite() {
        asio::async_write(socket_, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                          asio::bind_executor(executor_, [self = shared_from_this()](
                                                             const asio::error_code& ec, std::size_t) {
                              if (ec) {
                                  self->complete(ec, 0);
                              } else {
                                  self->receive();
                              }
                          }));
    }

    void deliver() {
        std::uint64_t key = 0;
        {
            const std::lock_guard lock(context_->mutex);
            key = ++context_->last_key;
            context_->shelf.emplace(key, std::make_pair(framer_.take(), weak_from_this()));
        }
        if (begin_ == end_ && inbox_.size() > kInbox) {
            std::vector<char>(kInbox).swap(inbox_);
        }
        const auto line = fmt::format("GET /{} HTTP/1.1\r\n\r\n", key);
        CHECK(line.size() <= room_);
        std::memcpy(place_, line.data(), line.size());
        complete({}, line.size());
    }

    void complete(const asio::error_code& ec, std::size_t bytes) {
        auto done = std::exchange(done_, nullptr);
        if (initiating_) {
            asio::post(executor_, [done = std::move(done), ec, bytes] { done(ec, bytes); });
        } else {
            done(ec, bytes);
        }
    }

    /// Writes the answer, then reads on for a while: closing at once would destroy the answer on its way to a
    /// client that is still sending.
    void refuse() {
        refusing_ = true;
        expect(context_->limits.write_time);
        asio::error_code ignored;
        const auto remote = socket_.remote_endpoint(ignored).address().to_string();
        const auto answer =
            std::make_shared<const std::string>(context_->render_refusal(framer_.take_refusal(), remote));
        asio::async_write(socket_, asio::buffer(*answer),
                          asio::bind_executor(executor_, [self = shared_from_this(), answer](
                                                             const asio::error_code& ec, std::size_t) {
                              asio::error_code unused;
                              self->socket_.shutdown(asio::ip::tcp::socket::shutdown_send, unused);
                              self->expect(kDrainTime);
                              if (ec) {
                                  self->complete(asio::error::eof, 0);
                              } else {
                                  self->drain();
                              }
                          }));
    }

    void drain() {
        socket_.async_read_some(asio::buffer(inbox_),
                                asio::bind_executor(executor_, [self = shared_from_this()](
                                                                   const asio::error_code& ec, std::size_t) {
                                    if (ec) {
                                        self->complete(asio::error::eof, 0);
                                    } else {
                                        self->drain();
                                    }
                                }));
    }

    asio::ip::tcp::socket socket_;
    asio::steady_timer timer_;
    std::shared_ptr<GateContext> context_;
    Framer framer_;
    asio::any_io_executor executor_;  // the strand
    std::vector<char> inbox_;
    std::size_t begin_ = 0;  // inbox_[begin_, end_) has come and is not yet fed
    std::size_t end_ = 0;
    char* place_ = nullptr;
    std::size_t room_ = 0;
    Done done_;  // set while RESTinio waits for a request
    Clock::time_point deadline_;
    Clock::time_point body_end_;
    bool initiating_ = false;
    bool refusing_ = false;
};

}  // namespace louyu::http
