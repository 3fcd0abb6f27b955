#include "http/framing.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace louyu::http {
namespace {

Limits small() {
    Limits limits;
    limits.url_max = 100;
    limits.head_max = 1000;
    limits.fields_max = 10;
    limits.memory_max = 50;
    return limits;
}

class Framing : public testing::Test {
  protected:
    /// Feeds `bytes` in pieces of `step` until one request is whole or refused; returns how many bytes that
    /// took.
    std::size_t feed(std::string_view bytes, std::size_t step = SIZE_MAX) {
        std::size_t used = 0;
        while (used < bytes.size() && !over()) {
            used += framer_.feed(bytes.substr(used, step));
        }
        return used;
    }
    bool over() const {
        return framer_.state() == Framer::State::kWhole || framer_.state() == Framer::State::kRefused;
    }

    Limits limits_ = small();
    BodyMax body_max_ = [](Method, std::string_view path) -> std::uint64_t {
        return path == "/upload" ? 500 : 100;
    };
    std::string directory_ = "/tmp/louyu-http-test";
    Framer framer_{limits_, body_max_, directory_};
};

std::string body_of(const Message& message) {
    if (!message.request.body_file) {
        return message.request.body;
    }
    std::ifstream in(message.request.body_file->path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

constexpr std::string_view kPost =
    "POST /a/%E5%92%8C?x=1&x=2 HTTP/1.1\r\nHost: h\r\nCookie: s=1\r\nContent-Length: "
    "5\r\nX-Empty:\r\n\r\nhello";
constexpr std::string_view kChunked =
    "POST /upload HTTP/1.1\r\nhost: h\r\nTransfer-Encoding: "
    "chunked\r\n\r\n4;ext=1\r\nhell\r\n1\r\no\r\n0\r\nTrailer: x\r\n\r\n";

TEST_F(Framing, IsTheSameHoweverTheBytesAreCut) {
    for (std::size_t step = 1; step <= kPost.size(); ++step) {
        ASSERT_EQ(feed(kPost, step), kPost.size());
        ASSERT_EQ(framer_.state(), Framer::State::kWhole);
        const auto message = framer_.take();
        EXPECT_EQ(message.request.method, Method::kPost);
        EXPECT_EQ(message.request.path, "/a/%E5%92%8C");
        EXPECT_EQ(message.request.query.all("x").size(), 2U);
        EXPECT_EQ(message.request.cookies.get("s"), "1");
        ASSERT_NE(message.request.headers.find("x-empty"), nullptr);
        EXPECT_EQ(message.request.body, "hello");
        EXPECT_TRUE(message.keep_alive);
    }
    for (std::size_t step = 1; step <= kChunked.size(); ++step) {
        ASSERT_EQ(feed(kChunked, step), kChunked.size());
        const auto message = framer_.take();
        EXPECT_EQ(message.request.body, "hello");
        EXPECT_EQ(message.request.headers.find("trailer"), nullptr);
    }
}

TEST_F(Framing, CutsPipelinedRequestsApart) {
    const std::string three =
        std::string(kPost) + "\r\n\r\n" + std::string(kChunked) + "GET / HTTP/1.0\r\n\r\n";
    std::string_view left = three;
    std::vector<std::string> seen;
    while (!left.empty()) {
        left.remove_prefix(feed(left));
        ASSERT_EQ(framer_.state(), Framer::State::kWhole);
        const auto message = framer_.take();
        seen.push_back(message.request.path + " " + body_of(message) +
                       (message.keep_alive ? " stays" : " goes"));
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"/a/%E5%92%8C hello stays", "/upload hello stays", "/  goes"}));
}

TEST_F(Framing, PutsALongBodyOnDiskWhetherItsLengthIsKnownOrNot) {
    const std::string body(400, 'b');
    feed(fmt::format("POST /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 400\r\n\r\n{}", body), 7);
    auto message = framer_.take();
    ASSERT_TRUE(message.request.body_file);
    EXPECT_EQ(body_of(message), body);
    EXPECT_EQ(message.request.body_size(), 400U);
    EXPECT_TRUE(message.request.body.empty());

    std::string chunks = "POST /upload HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 400; ++i) {
        chunks += "1\r\nb\r\n";
    }
    feed(chunks + "0\r\n\r\n", 11);
    message = framer_.take();
    ASSERT_TRUE(message.request.body_file);
    EXPECT_EQ(body_of(message), body);
}

TEST_F(Framing, RefusesByTheAnnouncedLengthBeforeTheBodyComes) {
    feed("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 101\r\n\r\n");
    ASSERT_EQ(framer_.state(), Framer::State::kRefused);
    const auto refusal = framer_.take_refusal();
    EXPECT_EQ(refusal.status, 413);
    EXPECT_EQ(refusal.error.code, "http.too_large");
    EXPECT_EQ(refusal.request.path, "/a");
}

TEST_F(Framing, RefusesAPieceAsSoonAsItSaysThatItIsTooLong) {
    feed("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nffffffff\r\n", 1);
    ASSERT_EQ(framer_.state(), Framer::State::kRefused);
    EXPECT_EQ(framer_.take_refusal().status, 413);
}

TEST_F(Framing, RefusesAChunkedBodyAsSoonAsItIsTooLong) {
    std::string sent = "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n" +
                       std::string(100, 'x') + "\r\n";
    feed(sent);
    EXPECT_EQ(framer_.state(), Framer::State::kBody);
    feed("1\r\nx");
    ASSERT_EQ(framer_.state(), Framer::State::kRefused);
    EXPECT_EQ(framer_.take_refusal().status, 413);
}

TEST_F(Framing, RefusesALengthThatOverflows) {
    feed("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n");
    EXPECT_EQ(framer_.take_refusal().status, 400);
}

struct Hostile {
    const char* what;
    std::string bytes;
    int status;
};

std::vector<Hostile> hostile() {
    return {
        {"a long target", "GET /" + std::string(200, 'a') + " HTTP/1.1\r\n", 414},
        {"a long target without end", "GET /" + std::string(2000, 'a'), 414},
        {"a long field", "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(2000, 'a') + "\r\n\r\n", 431},
        {"a long name", "GET / HTTP/1.1\r\nHost: h\r\n" + std::string(2000, 'a'), 431},
        {"many fields",
         "GET / HTTP/1.1\r\nHost: "
         "h\r\na:1\r\nb:1\r\nc:1\r\nd:1\r\ne:1\r\nf:1\r\ng:1\r\nh:1\r\ni:1\r\nj:1\r\n\r\n",
         431},
        {"an endless empty start", std::string(5000, '\n'), 431},
        {"rubbish", "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\xff", 400},
        {"another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"HTTP/0.9", "GET /\r\n\r\n", 505},
        {"HTTP/3.0", "GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"two lengths", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
         400},
        {"length and chunks",
         "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"an unknown coding", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\nabc", 400},
        {"a coding that hides", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
         400},
        {"a negative length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400},
        {"a length with a word", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3x\r\n\r\nabc", 400},
        {"a chunk without size", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
         400},
        {"a huge chunk",
         "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400},
        {"a space in a name", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
        {"a control character", std::string("GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n", 36), 400},
        {"a broken percent code", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"a tunnel", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 405},
        {"an unknown expectation", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: magic\r\n\r\n",
         417},
    };
}

TEST(HostileBytes, AreRefusedWithAStatusHoweverTheyAreCut) {
    const auto limits = small();
    const BodyMax body_max = [](Method, std::string_view) -> std::uint64_t { return 100; };
    const std::string directory = "/tmp/louyu-http-test";
    for (const auto& each : hostile()) {
        for (const std::size_t step : {std::size_t{1}, std::size_t{13}, std::size_t{100000}}) {
            Framer framer(limits, body_max, directory);
            std::string_view left = each.bytes;
            while (!left.empty() && framer.state() != Framer::State::kRefused &&
                   framer.state() != Framer::State::kWhole) {
                left.remove_prefix(framer.feed(left.substr(0, step)));
            }
            ASSERT_EQ(framer.state(), Framer::State::kRefused) << each.what << " by " << step;
            const auto refusal = framer.take_refusal();
            EXPECT_EQ(refusal.status, each.status)
                << each.what << " by " << step << " " << refusal.error.detail;
        }
    }
}

TEST_F(Framing, IgnoresTheWishForAnotherProtocol) {
    feed("GET /ws HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    ASSERT_EQ(framer_.state(), Framer::State::kWhole);
    EXPECT_EQ(framer_.take().request.path, "/ws");
    feed("GET /next HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(framer_.take().request.path, "/next");
}

TEST_F(Framing, SaysOnceThatTheClientWaitsToSend) {
    feed("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n");
    EXPECT_TRUE(framer_.take_expectation());
    EXPECT_FALSE(framer_.take_expectation());
    feed("abc");
    EXPECT_EQ(framer_.take().request.body, "abc");
}

TEST_F(Framing, RefusesWhatIsTooSlow) {
    feed("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\na");
    framer_.time_out();
    EXPECT_EQ(framer_.take_refusal().status, 408);
}

TEST(Framing1, SaysSoWhenTheDiskRefuses) {
    const auto limits = small();
    const BodyMax body_max = [](Method, std::string_view) -> std::uint64_t { return 1000; };
    const std::string directory = "/proc/nowhere";
    Framer framer(limits, body_max, directory);
    framer.feed("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 300\r\n\r\n");
    ASSERT_EQ(framer.state(), Framer::State::kRefused);
    const auto refusal = framer.take_refusal();
    EXPECT_EQ(refusal.status, 503);
    EXPECT_EQ(refusal.error.code, "http.no_space");
}

TEST_F(Framing, SurvivesRandomBytes) {
    std::uint32_t state = 17;
    const auto next = [&state] {
        state = state * 1664525U + 1013904223U;
        return state >> 24;
    };
    const std::string seed = std::string(kPost) + std::string(kChunked);
    int refused = 0;
    for (int round = 0; round < 20000; ++round) {
        auto bytes = seed;
        for (int i = 0; i < 3; ++i) {
            bytes[(next() * 256 + next()) % bytes.size()] = static_cast<char>(next());
        }
        Framer framer(limits_, body_max_, directory_);
        std::string_view left = bytes;
        while (!left.empty() && framer.state() != Framer::State::kRefused) {
            left.remove_prefix(framer.feed(left.substr(0, 1 + next() % 64)));
            if (framer.state() == Framer::State::kWhole) {
                framer.take();
            }
        }
        refused += framer.state() == Framer::State::kRefused ? 1 : 0;
    }
    EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace louyu::http
