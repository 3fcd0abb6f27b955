#include "http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "http/metrics.hpp"
#include "http/multipart.hpp"
#include "http/test_client.hpp"

namespace louyu::http {
namespace {

using namespace std::chrono_literals;

/// A server on a free port with a handful of handlers.
class RealServer : public testing::Test {
  protected:
    static constexpr std::string_view kSpool = "/tmp/louyu-http-test-spool";

    RealServer() {
        options_.port = 0;
        options_.dispatch.log_access = false;
        options_.spool_directory = kSpool;
        router_.get("/hello", [](const Request& request, const PathParams&) {
            return text(200, "hello " + std::string(request.query.get("name"))).with(Etag{"1"});
        });
        router_.get("/slow/{ms}", [this](const Request&, const PathParams& params) {
            ++slow_;
            std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(params.get("ms"))));
            return text(200, "slow");
        });
        router_.get("/nothing", [](const Request&, const PathParams&) { return no_content(); });
        router_.get("/bug", [](const Request&, const PathParams&) -> Response {
            CHECK(1 + 1 == 3);
            return {};
        });
        router_.get("/me", [](const Request& request, const PathParams&) {
            return text(200, request.remote_address);
        });
        router_.post("/echo",
                     [](const Request& request, const PathParams&) { return text(200, request.body); });
        router_.add({Method::kPost,
                     "/upload",
                     [](const Request& request, const PathParams&) {
                         const bool disk = request.body_file != nullptr;
                         return text(200,
                                     fmt::format("{} {}", request.body_size(), disk ? "disk" : "memory"));
                     },
                     "upload",
                     {},
                     kUpload});
        router_.add({Method::kPost,
                     "/form",
                     [](const Request& request, const PathParams&) {
                         auto form = read_multipart(request, std::string(kSpool));
                         return form ? text(200, fmt::format("{} {}", form->files.at(0).name,
                                                             form->files.at(0).file->size()))
                                     : problem(form.error());
                     },
                     "form",
                     {},
                     kUpload});
        add_bodies();
    }

    void add_bodies() {
        router_.get("/large", [](const Request&, const PathParams&) {
            return text(200, std::string(3'000'000, 'l'), "image/png");
        });
        router_.get("/file", [](const Request&, const PathParams&) {
            auto file = *TemporaryFile::create(std::string(kSpool));
            EXPECT_TRUE(file->append(std::string(1'000'000, 'f')));
            file->close();
            return download(FileBody{file->path(), file}, "导出.csv", "text/csv");
        });
        router_.get("/stream/{count}", [](const Request&, const PathParams& params) {
            const int count = std::stoi(params.get("count"));
            return download(StreamBody([count, at = 0](std::string& piece) mutable {
                                piece = fmt::format("row {}\n", at);
                                return ++at < count;
                            }),
                            "rows.txt", "text/plain");
        });
        router_.get("/breaks", [](const Request&, const PathParams&) {
            return download(StreamBody([at = 0](std::string& piece) mutable -> bool {
                                if (++at == 3) {
                                    throw base::Failure("lost");
                                }
                                piece = std::string(100, 'b');
                                return true;
                            }),
                            "b", "text/plain");
        });
    }

    void start() {
        server_ = std::make_unique<Server>(options_, router_);
        const auto started = server_->start();
        ASSERT_TRUE(started) << started.error().detail;
        ASSERT_NE(server_->port(), 0);
    }
    std::uint16_t port() const { return server_->port(); }
    bool alive() const { return TestClient(port()).get("/hello").status == 200; }

    /// Files in the spool directory right now.
    static std::size_t spooled() {
        std::error_code ignored;
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(kSpool, ignored), {}));
    }

    Router router_;
    ServerOptions options_;
    std::atomic<int> slow_{0};
    std::unique_ptr<Server> server_;
};

TEST_F(RealServer, AnswersAndKeepsTheConnection) {
    start();
    TestClient client(port());
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.get("/hello?name=%E6%A5%BC");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "hello 楼");
        EXPECT_EQ(answer.headers.get("x-content-type-options"), "nosniff");
        EXPECT_FALSE(answer.headers.get("date").empty());
        EXPECT_EQ(answer.headers.find("connection"), nullptr);
    }
    EXPECT_EQ(client.get("/bug").status, 500);
    EXPECT_EQ(client.get("/absent").status, 404);
    EXPECT_EQ(client.get("/me").body, "127.0.0.1");
    EXPECT_TRUE(alive());
}

TEST_F(RealServer, SendsNoBodyWhereNoneBelongs) {
    start();
    TestClient client(port());
    const auto nothing = client.get("/nothing");
    EXPECT_EQ(nothing.status, 204);
    EXPECT_EQ(nothing.headers.find("content-length"), nullptr);
    const auto known = client.get("/hello", "If-None-Match: \"1\"\r\n");
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.headers.find("content-length"), nullptr);
    for (const auto* const target : {"/hello", "/large", "/file"}) {
        client.send(fmt::format("HEAD {} HTTP/1.1\r\nHost: t\r\n\r\n", target));
        const auto head = client.read(true);
        EXPECT_EQ(head.status, 200) << target;
        EXPECT_NE(head.headers.get("content-length"), "0") << target;
    }
    EXPECT_EQ(client.get("/hello").body, "hello ");
}

TEST_F(RealServer, SendsLongBodiesInPieces) {
    start();
    TestClient client(port());
    EXPECT_EQ(client.get("/large").body, std::string(3'000'000, 'l'));
    const auto file = client.get("/file");
    EXPECT_EQ(file.body, std::string(1'000'000, 'f'));
    EXPECT_EQ(file.headers.get("content-length"), "1000000");
    const auto stream = client.get("/stream/2000");
    EXPECT_EQ(stream.headers.get("transfer-encoding"), "chunked");
    EXPECT_TRUE(stream.body.ends_with("row 1999\n"));
    EXPECT_EQ(client.get("/hello").status, 200);
    EXPECT_EQ(spooled(), 0U);
}

TEST_F(RealServer, EndsAStreamToAnOldClientByClosing) {
    start();
    TestClient client(port());
    client.send("GET /stream/100 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto answer = client.read();
    EXPECT_EQ(answer.headers.find("transfer-encoding"), nullptr);
    EXPECT_TRUE(answer.body.ends_with("row 99\n"));
    EXPECT_TRUE(client.closed());
    TestClient plain(port());
    plain.send("GET /hello HTTP/1.0\r\n\r\n");
    EXPECT_EQ(plain.read().headers.get("connection"), "close");
    EXPECT_TRUE(plain.closed());
}

TEST_F(RealServer, CutsAnAnswerThatBreaksSoThatTheClientSees) {
    start();
    TestClient client(port());
    const auto answer = client.get("/breaks");
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(client.closed());
    EXPECT_TRUE(alive());
}

TEST_F(RealServer, WritesALongUploadToDiskAndRemovesItAfterwards) {
    start();
    TestClient client(port());
    const std::string body(5'000'000, 'u');
    client.send(fmt::format("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: {}\r\n\r\n", body.size()));
    client.send(body);
    EXPECT_EQ(client.read().body, "5000000 disk");
    client.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(client.read().body, "3 memory");
    for (int i = 0; i < 100 && spooled() > 0; ++i) {
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(spooled(), 0U);
}

TEST_F(RealServer, ReadsAFormWithAFile) {
    start();
    TestClient client(port());
    const std::string body =
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"税.csv\"\r\n\r\n" +
        std::string(700'000, 'c') + "\r\n--B--\r\n";
    client.send(
        fmt::format("POST /form HTTP/1.1\r\nHost: t\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                    "Content-Length: {}\r\n\r\n",
                    body.size()));
    client.send(body);
    EXPECT_EQ(client.read().body, "税.csv 700000");
    client.send(
        "POST /form HTTP/1.1\r\nHost: t\r\nContent-Type: multipart/form-data; boundary=B\r\n"
        "Content-Length: 5\r\n\r\n--B\r\n");
    const auto broken = client.read();
    EXPECT_EQ(broken.status, 400);
    EXPECT_NE(broken.body.find("http.bad_form"), std::string::npos);
}

TEST_F(RealServer, InvitesAClientThatAsksFirst) {
    start();
    TestClient client(port());
    client.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read().status, 100);
    client.send("hello");
    EXPECT_EQ(client.read().body, "hello");
}

TEST_F(RealServer, AnswersPipelinedRequestsInOrder) {
    start();
    TestClient client(port());
    std::string many;
    for (int i = 0; i < 50; ++i) {
        many += fmt::format("GET /hello?name={} HTTP/1.1\r\nHost: t\r\n\r\n", i);
    }
    client.send(many);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(client.read().body, fmt::format("hello {}", i));
    }
}

TEST_F(RealServer, ServesSixtyFourConnectionsAtOnce) {
    start();
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 64; ++t) {
        threads.emplace_back([&, t] {
            TestClient client(port());
            for (int i = 0; i < 20; ++i) {
                const auto name = fmt::format("{}-{}", t, i);
                right += client.get("/hello?name=" + name).body == "hello " + name ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(right, 64 * 20);
}

TEST_F(RealServer, IsNotHeldUpByASlowHandler) {
    options_.workers = 4;
    start();
    std::vector<std::unique_ptr<TestClient>> slow;
    for (int i = 0; i < 3; ++i) {
        slow.push_back(std::make_unique<TestClient>(port()));
        slow.back()->send("GET /slow/1500 HTTP/1.1\r\nHost: t\r\n\r\n");
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(alive());
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
    for (auto& client : slow) {
        EXPECT_EQ(client->read().body, "slow");
    }
}

TEST_F(RealServer, SaysThatItIsFullInsteadOfHoardingRequests) {
    options_.workers = 1;
    options_.limits.waiting_max = 2;
    start();
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<TestClient>(port()));
        clients.back()->send("GET /slow/300 HTTP/1.1\r\nHost: t\r\n\r\n");
    }
    int full = 0;
    int fine = 0;
    for (auto& client : clients) {
        const auto answer = client->read();
        fine += answer.status == 200 ? 1 : 0;
        if (answer.status == 503) {
            ++full;
            EXPECT_NE(answer.body.find("http.overloaded"), std::string::npos);
            EXPECT_FALSE(answer.headers.get("retry-after").empty());
        }
    }
    EXPECT_GE(fine, 2);
    EXPECT_GE(full, 4);
    EXPECT_EQ(fine + full, 8);
}

TEST_F(RealServer, LetsRequestsInFlightFinishWhenItStops) {
    start();
    TestClient client(port());
    TestClient idle(port());
    EXPECT_EQ(idle.get("/hello").status, 200);
    client.send("GET /slow/500 HTTP/1.1\r\nHost: t\r\n\r\n");
    while (slow_ == 0) {
        std::this_thread::sleep_for(5ms);
    }
    const auto old = port();
    std::thread stopper([this] { server_->stop(); });
    const auto answer = client.read();
    EXPECT_EQ(answer.body, "slow");
    EXPECT_EQ(answer.headers.get("connection"), "close");
    EXPECT_TRUE(client.closed());
    EXPECT_TRUE(idle.closed());
    stopper.join();
    EXPECT_FALSE(TestClient(old).connected());
    server_->stop();
}

TEST_F(RealServer, StopsInTimeThoughAClientDoesNotRead) {
    options_.stop_time = 300ms;
    start();
    TestClient client(port());
    client.send("GET /stream/100000000 HTTP/1.1\r\nHost: t\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    const auto start = std::chrono::steady_clock::now();
    server_->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST_F(RealServer, StartsAgainOnTheSamePort) {
    start();
    options_.port = port();
    EXPECT_TRUE(alive());
    server_->stop();
    start();
    EXPECT_TRUE(alive());
}

TEST_F(RealServer, SaysWhenItCannotListen) {
    start();
    options_.port = port();
    Server second(options_, router_);
    EXPECT_EQ(second.start().error().code, "http.cannot_listen");
    for (const auto* const address : {"not an address", "203.0.113.7", ""}) {
        ServerOptions options;
        options.port = 0;
        options.address = address;
        Server other(options, router_);
        const auto started = other.start();
        ASSERT_FALSE(started) << address;
        EXPECT_EQ(started.error().code, "http.cannot_listen") << address;
    }
    EXPECT_TRUE(alive());
}

TEST_F(RealServer, BelievesOnlyItsOwnProxies) {
    start();
    const auto stranger =
        TestClient(port()).get("/me", "X-Forwarded-For: 198.51.100.4\r\nX-Request-Id: mine\r\n");
    EXPECT_EQ(stranger.body, "127.0.0.1");
    EXPECT_NE(stranger.headers.get("x-request-id"), "mine");
    server_->stop();
    options_.trusted_proxies = {"127.0.0.1", "10.0.0.2"};
    start();
    EXPECT_EQ(TestClient(port()).get("/me", "X-Forwarded-For: 1.2.3.4, 198.51.100.4, 10.0.0.2\r\n").body,
              "198.51.100.4");
    EXPECT_EQ(TestClient(port()).get("/me", "X-Request-Id: 7f-a_1\r\n").headers.get("x-request-id"),
              "7f-a_1");
    EXPECT_NE(TestClient(port()).get("/me", "X-Request-Id: a b\r\n").headers.get("x-request-id"), "a b");
    EXPECT_EQ(TestClient(port()).get("/me", "X-Forwarded-For: rubbish\r\n").body, "127.0.0.1");
    EXPECT_EQ(TestClient(port()).get("/me").body, "127.0.0.1");
}

TEST_F(RealServer, AnswersOverIpv6) {
    options_.address = "::1";
    const int probe = ::socket(AF_INET6, SOCK_STREAM, 0);
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    const bool possible =
        probe >= 0 && ::bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(probe);
    if (!possible) {
        GTEST_SKIP() << "no IPv6 on this machine";
    }
    start();
    EXPECT_EQ(TestClient(port(), true).get("/me").body, "::1");
}

}  // namespace
}  // namespace louyu::http
