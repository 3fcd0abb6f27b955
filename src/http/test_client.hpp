#pragma once
// For tests only: a client that can misbehave.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace louyu::http {

/// One connection to a server on this machine.
class TestClient {
  public:
    struct Answer {
        int status = 0;  // 0: the connection ended without one
        Headers headers;
        std::string body;
    };

    explicit TestClient(std::uint16_t port, bool ipv6 = false)
        : socket_(::socket(ipv6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        v6.sin6_addr = in6addr_loopback;
        const auto* const address =
            ipv6 ? reinterpret_cast<sockaddr*>(&v6) : reinterpret_cast<sockaddr*>(&v4);
        connected_ = ::connect(socket_, address, ipv6 ? sizeof v6 : sizeof v4) == 0;
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~TestClient() { ::close(socket_); }
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    bool connected() const { return connected_; }
    int descriptor() const { return socket_; }

    /// False once the server has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Waits for one whole answer; `without_body` for HEAD.
    Answer read(bool without_body = false) {
        Answer answer;
        std::size_t end = 0;
        while ((end = inbox_.find("\r\n\r\n")) == std::string::npos) {
            if (!more()) {
                return answer;
            }
        }
        const auto head = inbox_.substr(0, end + 2);
        inbox_.erase(0, end + 4);
        parse(answer, head);
        if (answer.status == 100) {
            return answer;
        }
        if (!without_body && answer.status != 204 && answer.status != 304) {
            read_body(answer);
        }
        return answer;
    }

    Answer get(std::string_view target, std::string_view fields = {}) {
        send(fmt::format("GET {} HTTP/1.1\r\nHost: test\r\n{}\r\n", target, fields));
        return read();
    }

    /// Waits until the server closes; everything that came before.
    std::string read_to_end() {
        while (more()) {
        }
        return inbox_;
    }

    bool closed() {
        while (more()) {
        }
        return ended_;
    }

    int wait_ms = 20000;  // give up after this much silence

  private:
    bool more() {
        pollfd ready{socket_, POLLIN, 0};
        if (ended_ || ::poll(&ready, 1, wait_ms) <= 0) {
            return false;
        }
        char block[65536];
        const auto count = ::recv(socket_, block, sizeof block, 0);
        if (count <= 0) {
            ended_ = true;
            return false;
        }
        inbox_.append(block, static_cast<std::size_t>(count));
        return true;
    }

    static void parse(Answer& answer, std::string_view head) {
        answer.status = std::atoi(std::string(head.substr(9, 3)).c_str());
        head.remove_prefix(head.find("\r\n") + 2);
        while (!head.empty()) {
            const auto line = head.substr(0, head.find("\r\n"));
            head.remove_prefix(line.size() + 2);
            answer.headers.add(line.substr(0, line.find(':')), line.substr(line.find(": ") + 2));
        }
    }

    void read_body(Answer& answer) {
        if (const auto* const length = answer.headers.find("content-length")) {
            const auto wanted = static_cast<std::size_t>(std::strtoull(length->c_str(), nullptr, 10));
            while (inbox_.size() < wanted && more()) {
            }
            answer.body = inbox_.substr(0, wanted);
            inbox_.erase(0, wanted);
        } else if (answer.headers.get("transfer-encoding") == "chunked") {
            read_chunks(answer);
        } else {
            answer.body = read_to_end();
            inbox_.clear();
        }
    }

    /// A body cut short makes the status 0.
    void read_chunks(Answer& answer) {
        for (;;) {
            std::size_t end = 0;
            while ((end = inbox_.find("\r\n")) == std::string::npos) {
                if (!more()) {
                    answer.status = 0;
                    return;
                }
            }
            const auto size = static_cast<std::size_t>(std::strtoull(inbox_.c_str(), nullptr, 16));
            while (inbox_.size() < end + 2 + size + 2) {
                if (!more()) {
                    answer.status = 0;
                    return;
                }
            }
            answer.body += inbox_.substr(end + 2, size);
            inbox_.erase(0, end + 2 + size + 2);
            if (size == 0) {
                return;
            }
        }
    }

    int socket_;
    bool connected_ = false;
    bool ended_ = false;
    std::string inbox_;
};

}  // namespace louyu::http
