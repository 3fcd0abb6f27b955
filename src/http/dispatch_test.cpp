#include "http/dispatch.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <stdexcept>

#include "http/compress.hpp"
#include "http/metrics.hpp"

namespace louyu::http {
namespace {

std::string gunzip(std::string_view packed) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string plain(4 * 1024 * 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return plain;
}

class Dispatch : public testing::Test {
  protected:
    void SetUp() override {
        router_.get("/fine",
                    [](const Request&, const PathParams&) { return json(base::Json(1), Etag{"17"}); });
        router_.get("/long", [](const Request&, const PathParams&) {
            return text(200, std::string(100000, 'x')).with(Etag{"long"});
        });
        router_.get("/picture", [](const Request&, const PathParams&) {
            return text(200, std::string(100000, 'x'), "image/png");
        });
        router_.get("/store", [](const Request&, const PathParams&) -> Response {
            throw base::Failure("connection to db-17.internal lost");
        });
        router_.get("/bug", [](const Request&, const PathParams&) -> Response {
            throw std::logic_error("line 3\nx");
        });
        router_.get("/odd", [](const Request&, const PathParams&) -> Response { throw 17; });
        router_.get("/gone", [](const Request&, const PathParams&) {
            return download(FileBody{"/nowhere/x", nullptr}, "x", "text/plain");
        });
        router_.get("/refused/{id}", [](const Request&, const PathParams& params) {
            return problem(base::Error{base::ErrorKind::kNotFound, "registry.not_found",
                                       "没有 " + params.get("id"), "in the log only"});
        });
    }

    Response get(std::string_view target, std::vector<Headers::Item> fields = {}) const {
        auto request = make_request("GET", target);
        for (const auto& [name, value] : fields) {
            request.headers.add(name, value);
        }
        return Dispatcher(router_).handle(request);
    }

    Router router_;
};

TEST_F(Dispatch, GivesEveryAnswerItsIdAndSecurityFields) {
    for (const auto* const target : {"/fine", "/nothing", "/bug", "/store"}) {
        const auto response = get(target);
        EXPECT_FALSE(response.headers.get("x-request-id").empty()) << target;
        EXPECT_EQ(response.headers.get("x-content-type-options"), "nosniff") << target;
        EXPECT_NE(response.headers.get("content-security-policy").find("frame-ancestors 'none'"),
                  std::string_view::npos);
        EXPECT_NE(response.headers.get("content-security-policy").find("worker-src 'self' blob:"),
                  std::string_view::npos);
        EXPECT_EQ(response.headers.get("referrer-policy"), "same-origin") << target;
        EXPECT_EQ(response.headers.find("strict-transport-security"), nullptr) << target;
    }
    auto request = make_request("GET", "/fine");
    DispatchOptions options;
    options.https_only = true;
    EXPECT_NE(Dispatcher(router_, options).handle(request).headers.find("strict-transport-security"),
              nullptr);
}

TEST_F(Dispatch, AnswersABrokenStoreAndABugNeutrally) {
    const std::vector<std::tuple<const char*, int, const char*>> expected = {
        {"/store", 503, "server.store_unavailable"},
        {"/bug", 500, "server.bug"},
        {"/odd", 500, "server.bug"},
        {"/gone", 500, "server.bug"}};
    for (const auto& [target, status, code] : expected) {
        const auto response = get(target);
        EXPECT_EQ(response.status, status) << target;
        const auto body = base::parse_json(response.text());
        ASSERT_TRUE(body) << target;
        EXPECT_EQ(body->find("code")->as_string(), code);
        EXPECT_EQ(body->find("requestId")->as_string(), response.headers.get("x-request-id"));
        for (const auto* const inner : {"internal", "line 3", "nowhere"}) {
            EXPECT_EQ(response.text().find(inner), std::string_view::npos) << target;
        }
    }
    EXPECT_FALSE(get("/store").headers.get("retry-after").empty());
}

TEST_F(Dispatch, KeepsTheDetailOfARefusalToItself) {
    const auto response = get("/refused/%E5%92%8C");
    EXPECT_EQ(response.status, 404);
    EXPECT_NE(response.text().find("没有 和"), std::string_view::npos);
    EXPECT_NE(response.text().find("requestId"), std::string_view::npos);
    EXPECT_EQ(response.text().find("in the log only"), std::string_view::npos);
}

TEST_F(Dispatch, SaysNotModifiedToThoseWhoHaveIt) {
    const auto fresh = get("/fine");
    EXPECT_EQ(fresh.status, 200);
    EXPECT_EQ(fresh.headers.get("cache-control"), "private, no-cache");
    const auto known = get("/fine", {{"If-None-Match", std::string(fresh.headers.get("etag"))}});
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.text(), "");
    EXPECT_EQ(known.headers.get("etag"), "\"17\"");
    EXPECT_EQ(known.headers.find("content-type"), nullptr);
    EXPECT_EQ(get("/fine", {{"If-None-Match", "\"16\""}}).status, 200);
}

TEST_F(Dispatch, CompressesLongTextForThoseWhoTakeIt) {
    const auto packed = get("/long", {{"Accept-Encoding", "gzip"}});
    EXPECT_EQ(packed.headers.get("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.get("vary"), "Accept-Encoding");
    EXPECT_EQ(packed.headers.get("etag"), "\"long-gz\"");
    EXPECT_EQ(gunzip(packed.text()), std::string(100000, 'x'));
    EXPECT_EQ(get("/long", {{"If-None-Match", "\"long-gz\""}}).status, 304);
    const auto plain = get("/long");
    EXPECT_EQ(plain.text().size(), 100000U);
    EXPECT_EQ(plain.headers.get("vary"), "Accept-Encoding");
    EXPECT_EQ(get("/picture", {{"Accept-Encoding", "gzip"}}).headers.find("content-encoding"), nullptr);
    EXPECT_EQ(get("/fine", {{"Accept-Encoding", "gzip"}}).headers.find("content-encoding"), nullptr);
}

TEST_F(Dispatch, KeepsARequestIdThatIsGiven) {
    auto request = make_request("GET", "/fine");
    request.request_id = "proxy-1";
    EXPECT_EQ(Dispatcher(router_).handle(request).headers.get("x-request-id"), "proxy-1");
}

TEST_F(Dispatch, CountsAnswersByRouteAndNotByPath) {
    get("/refused/one");
    get("/refused/two");
    const auto text = render_metrics();
    EXPECT_NE(text.find("louyu_http_requests_total{method=\"GET\",route=\"/refused/{id}\",status=\"4xx\"} "),
              std::string::npos);
    EXPECT_EQ(text.find("/refused/one"), std::string::npos);
    EXPECT_NE(text.find("louyu_http_request_seconds_bucket{route=\"/refused/{id}\",le=\"+Inf\"} "),
              std::string::npos);
}

TEST(Metrics, RenderCountersGaugesAndClassesOfTime) {
    count_request("GET", "/m\"x", 200, 1000);
    count_request("GET", "/m\"x", 204, 1001);
    count_request("GET", "/m\"x", 500, 20'000'000);
    set_gauge("louyu_test_gauge", "A gauge.", [] { return std::int64_t{7}; });
    add_to_counter("louyu_test_total", "A counter.", 2);
    add_to_counter("louyu_test_total", "A counter.", 3);
    const auto text = render_metrics();
    for (const auto* const line :
         {"louyu_http_requests_total{method=\"GET\",route=\"/m\\\"x\",status=\"2xx\"} 2\n",
          "louyu_http_requests_total{method=\"GET\",route=\"/m\\\"x\",status=\"5xx\"} 1\n",
          "louyu_http_request_seconds_bucket{route=\"/m\\\"x\",le=\"0.001000\"} 1\n",
          "louyu_http_request_seconds_bucket{route=\"/m\\\"x\",le=\"0.002500\"} 2\n",
          "louyu_http_request_seconds_bucket{route=\"/m\\\"x\",le=\"+Inf\"} 3\n",
          "louyu_http_request_seconds_sum{route=\"/m\\\"x\"} 20.002001\n",
          "# TYPE louyu_test_gauge gauge\nlouyu_test_gauge 7\n",
          "# TYPE louyu_test_total counter\nlouyu_test_total 5\n"}) {
        EXPECT_NE(text.find(line), std::string::npos) << line;
    }
    remove_gauge("louyu_test_gauge");
    EXPECT_EQ(render_metrics().find("louyu_test_gauge"), std::string::npos);
    EXPECT_THROW(set_gauge("bad name", "", [] { return std::int64_t{0}; }), base::Bug);
}

TEST(Pieces, OfAnAnswerThatThrowsAreBroken) {
    std::string piece;
    EXPECT_EQ(next_piece(
                  [](std::string& out) {
                      out = "x";
                      return true;
                  },
                  piece),
              Piece::kMore);
    EXPECT_EQ(next_piece([](std::string&) { return false; }, piece), Piece::kLast);
    EXPECT_EQ(next_piece([](std::string&) -> bool { throw base::Failure("lost"); }, piece), Piece::kBroken);
}

}  // namespace
}  // namespace louyu::http
