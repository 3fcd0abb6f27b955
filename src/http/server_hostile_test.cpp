#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "http/server.hpp"
#include "http/test_client.hpp"

namespace louyu::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// A server with short patience, and clients that try it.
class Siege : public testing::Test {
  protected:
    static constexpr std::string_view kSpool = "/tmp/louyu-http-test-siege";

    void SetUp() override {
        router_.get("/hello", [](const Request&, const PathParams&) { return text(200, "hello"); });
        router_.post("/echo",
                     [](const Request& request, const PathParams&) { return text(200, request.body); });
        router_.get("/large", [](const Request&, const PathParams&) {
            return text(200, std::string(50'000'000, 'l'));
        });
        router_.add({Method::kPost,
                     "/upload",
                     [](const Request& request, const PathParams&) {
                         return text(200, fmt::format("{}", request.body_size()));
                     },
                     "upload",
                     {},
                     kUpload});
        options_.port = 0;
        options_.dispatch.log_access = false;
        options_.spool_directory = kSpool;
        options_.limits.head_time = 200ms;
        options_.limits.pause_time = 600ms;
        options_.limits.idle_time = 400ms;
        options_.limits.body_time = 2500ms;
        options_.limits.write_time = 500ms;
        options_.limits.body_max = 10'000;
        options_.limits.upload_max = 2'000'000;
        server_ = std::make_unique<Server>(options_, router_);
        ASSERT_TRUE(server_->start());
    }
    void TearDown() override {
        EXPECT_TRUE(alive()) << "the server must outlive every client";
        server_->stop();
        std::error_code ignored;
        EXPECT_TRUE(std::filesystem::is_empty(kSpool, ignored) || ignored) << "no upload may stay behind";
    }
    bool alive() const { return TestClient(server_->port()).get("/hello").body == "hello"; }
    std::uint16_t port() const { return server_->port(); }

    Router router_;
    ServerOptions options_;
    std::unique_ptr<Server> server_;
};

TEST_F(Siege, AnswersEveryKindOfExcessWithAProblemAndCloses) {
    const std::vector<std::pair<std::string, int>> excess = {
        {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n", 414},
        {"GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(40000, 'a') + "\r\n\r\n", 431},
        {"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 10001\r\n\r\n", 413},
        {"POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 2000001\r\n\r\n", 413},
        {"POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n2711\r\n" +
             std::string(10001, 'x') + "\r\n",
         413},
        {"\x16\x03\x01 this is TLS", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400}};
    for (const auto& [bytes, status] : excess) {
        TestClient client(port());
        client.send(bytes);
        const auto answer = client.read();
        EXPECT_EQ(answer.status, status) << bytes.substr(0, 40);
        EXPECT_EQ(answer.headers.get("content-type"), "application/problem+json");
        EXPECT_EQ(answer.headers.get("connection"), "close");
        EXPECT_EQ(answer.headers.get("x-content-type-options"), "nosniff");
        EXPECT_NE(answer.body.find("requestId"), std::string::npos);
        EXPECT_TRUE(client.closed());
    }
}

TEST_F(Siege, LetsTheAnswerReachAClientThatIsStillSending) {
    TestClient client(port());
    client.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 300000000\r\n\r\n");
    const std::string block(1'000'000, 'x');
    for (int i = 0; i < 60 && client.send(block); ++i) {
    }
    EXPECT_EQ(client.read().status, 413);
}

TEST_F(Siege, AcceptsABodyOfExactlyTheLimit) {
    TestClient client(port());
    client.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 10000\r\n\r\n" + std::string(10000, 'x'));
    EXPECT_EQ(client.read().body.size(), 10000U);
    client.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 2000000\r\n\r\n" +
                std::string(2'000'000, 'x'));
    EXPECT_EQ(client.read().body, "2000000");
}

TEST_F(Siege, TellsASlowHeadThatItIsTooSlow) {
    TestClient client(port());
    const auto start = Clock::now();
    client.send("GET /hello HTTP/1.1\r\nHost: t\r\n");
    // A byte now and then does not extend the time for the head.
    bool open = true;
    while (open && Clock::now() - start < 3s) {
        std::this_thread::sleep_for(20ms);
        open = client.send("X") && client.read(true).status == 0 && !client.closed();
        client.wait_ms = 1;
    }
    EXPECT_LT(Clock::now() - start, 3s);
}

TEST_F(Siege, AnswersAHeadThatStopsWith408) {
    TestClient client(port());
    client.send("GET /hello HTTP/1.1\r\nHost");
    EXPECT_EQ(client.read().status, 408);
    EXPECT_TRUE(client.closed());
}

TEST_F(Siege, AnswersABodyThatStopsWith408) {
    TestClient client(port());
    client.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000\r\n\r\n" +
                std::string(500'000, 'x'));
    const auto answer = client.read();
    EXPECT_EQ(answer.status, 408);
    EXPECT_NE(answer.body.find("http.too_slow"), std::string::npos);
}

TEST_F(Siege, AllowsASlowBodyThatKeepsComingButNotForEver) {
    TestClient client(port());
    client.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 6\r\n\r\n");
    for (int i = 0; i < 6; ++i) {
        std::this_thread::sleep_for(100ms);
        client.send("x");
    }
    EXPECT_EQ(client.read().body, "6");

    TestClient endless(port());
    endless.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000\r\n\r\n");
    const auto start = Clock::now();
    endless.wait_ms = 1;
    int status = 0;
    while (status == 0 && Clock::now() - start < 5s) {
        std::this_thread::sleep_for(50ms);
        endless.send("x");
        status = endless.read().status;
    }
    EXPECT_EQ(status, 408);
    EXPECT_GT(Clock::now() - start, 2s);
}

TEST_F(Siege, ClosesAConnectionThatStaysSilent) {
    TestClient fresh(port());
    TestClient used(port());
    EXPECT_EQ(used.get("/hello").status, 200);
    const auto start = Clock::now();
    EXPECT_TRUE(fresh.closed());
    EXPECT_TRUE(used.closed());
    EXPECT_EQ(used.read_to_end(), "");
    EXPECT_LT(Clock::now() - start, 3s);
}

TEST_F(Siege, CutsOffAClientThatDoesNotReadItsAnswer) {
    TestClient client(port());
    const int small = 256 * 1024;
    ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    client.send("GET /large HTTP/1.1\r\nHost: t\r\n\r\n");
    std::this_thread::sleep_for(2500ms);
    EXPECT_LT(client.read_to_end().size(), 50'000'000U);
}

TEST_F(Siege, AnswersTheGoodRequestBeforeTheRubbish) {
    TestClient client(port());
    client.send(std::string(
        "GET /hello HTTP/1.1\r\nHost: t\r\n\r\n\x01\x02 rubbish \r\n\r\nGET /hello HTTP/1.1\r\n\r\n"));
    EXPECT_EQ(client.read().body, "hello");
    EXPECT_EQ(client.read().status, 400);
    EXPECT_TRUE(client.closed());
}

TEST_F(Siege, DoesNotTakeTheWordOfAClientForItsOwn) {
    // The line by which the gate hands requests on is nothing a client can say.
    TestClient client(port());
    EXPECT_EQ(client.get("/1").status, 404);
    EXPECT_EQ(client.get("/18446744073709551615").status, 404);
}

TEST_F(Siege, SurvivesClientsThatVanish) {
    for (int i = 0; i < 200; ++i) {
        TestClient client(port());
        switch (i % 4) {
            case 0:
                break;
            case 1:
                client.send("GET /large HTTP/1.1\r\nHost: t\r\n\r\n");
                break;
            case 2:
                client.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000\r\n\r\n" +
                            std::string(300'000, 'x'));
                break;
            default:
                client.send("GET /hello HTTP/1.1\r\nHo");
                break;
        }
        if (i % 3 == 0) {
            const linger now{1, 0};  // a reset instead of a farewell
            ::setsockopt(client.descriptor(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
    }
    EXPECT_TRUE(alive());
    std::this_thread::sleep_for(300ms);
}

TEST_F(Siege, SurvivesRubbishFromManySides) {
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 8; ++t) {
        threads.emplace_back([this, t] {
            std::uint32_t state = t;
            for (int i = 0; i < 100; ++i) {
                std::string bytes =
                    "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\nTransfer-Encoding: "
                    "x\r\n\r\n0123456789";
                for (int k = 0; k < 4; ++k) {
                    state = state * 1664525U + 1013904223U;
                    bytes[(state >> 8) % bytes.size()] = static_cast<char>(state >> 24);
                }
                TestClient client(port());
                client.wait_ms = 50;
                client.send(bytes);
                client.read();
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_TRUE(alive());
}

TEST(Connections, OverTheLimitWaitTheirTurn) {
    Router router;
    router.get("/hello", [](const Request&, const PathParams&) { return text(200, "hello"); });
    ServerOptions options;
    options.port = 0;
    options.dispatch.log_access = false;
    options.limits.connections_max = 4;
    Server server(options, router);
    ASSERT_TRUE(server.start());
    std::vector<std::unique_ptr<TestClient>> first;
    for (int i = 0; i < 4; ++i) {
        first.push_back(std::make_unique<TestClient>(server.port()));
        EXPECT_EQ(first.back()->get("/hello").status, 200);
    }
    TestClient late(server.port());
    late.wait_ms = 200;
    EXPECT_EQ(late.get("/hello").status, 0);
    first.clear();
    late.wait_ms = 5000;
    EXPECT_EQ(late.read().status, 200);
}

}  // namespace
}  // namespace louyu::http
