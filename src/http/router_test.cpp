#include "http/router.hpp"

#include <gtest/gtest.h>

namespace louyu::http {
namespace {

/// A handler that answers with a name and the values it got.
Handler named(std::string name) {
    return [name = std::move(name)](const Request&, const PathParams& params) {
        std::string line = name;
        for (const auto* const key : {"id", "building", "floor", "rest"}) {
            if (const auto* const value = params.find(key)) {
                line += fmt::format(" {}={}", key, *value);
            }
        }
        return text(200, line);
    };
}

Router sample() {
    Router router;
    router.get("/", named("root"));
    router.get("/api/v1/buildings", named("list"));
    router.post("/api/v1/buildings", named("create"));
    router.get("/api/v1/buildings/{id}", named("one"));
    router.patch("/api/v1/buildings/{id}", named("change"));
    router.del("/api/v1/buildings/{building}", named("delete"));
    router.get("/api/v1/buildings/search", named("search"));
    router.get("/api/v1/buildings/{building}/floors/{floor}", named("floor"));
    router.get("/api/v1/buildings/search/recent", named("recent"));
    router.get("/tiles/{rest...}", named("tiles"));
    return router;
}

std::string answer(const Router& router, std::string_view method, std::string_view target) {
    const auto response = router.handle(make_request(method, target));
    return fmt::format("{} {}", response.status, response.status == 200 ? response.text() : "");
}

TEST(Router, LeadsEveryPathToItsHandler) {
    const auto router = sample();
    EXPECT_EQ(answer(router, "GET", "/"), "200 root");
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings?limit=5"), "200 list");
    EXPECT_EQ(answer(router, "POST", "/api/v1/buildings"), "200 create");
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/17"), "200 one id=17");
    EXPECT_EQ(answer(router, "PATCH", "/api/v1/buildings/17"), "200 change id=17");
    EXPECT_EQ(answer(router, "DELETE", "/api/v1/buildings/17"), "200 delete building=17");
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/17/floors/-2"), "200 floor building=17 floor=-2");
    EXPECT_EQ(answer(router, "GET", "/tiles/a/3/4/5.mvt"), "200 tiles rest=a/3/4/5.mvt");
    EXPECT_EQ(answer(router, "HEAD", "/api/v1/buildings/17"), "200 one id=17");
}

TEST(Router, PrefersTheLiteralSegmentButTriesTheParameterToo) {
    const auto router = sample();
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/search"), "200 search");
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/search/recent"), "200 recent");
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/search/floors/1"),
              "200 floor building=search floor=1");
    // Only GET knows "search" by name; PATCH falls to {id}.
    EXPECT_EQ(answer(router, "PATCH", "/api/v1/buildings/search"), "200 change id=search");
}

TEST(Router, DecodesParametersSegmentBySegment) {
    const auto router = sample();
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/%E5%92%8C%2F%E5%B9%B3"), "200 one id=和/平");
    EXPECT_EQ(answer(router, "GET", "/api/v1/buildings/a+b"), "200 one id=a+b");
}

TEST(Router, KnowsNoOtherPath) {
    const auto router = sample();
    for (const auto* const target :
         {"/api", "/api/v1/buildings/", "/api/v1/buildings//floors/1", "//", "/tiles/", "/tiles",
          "/API/v1/buildings", "/api/v1/buildings/1/floors/2/3"}) {
        const auto response = router.handle(make_request("GET", target));
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_EQ(response.error->code, "http.not_found") << target;
    }
}

TEST(Router, RefusesAMethodAndNamesTheOthers) {
    const auto router = sample();
    const auto response = router.handle(make_request("PUT", "/api/v1/buildings/17"));
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.error->code, "http.method_not_allowed");
    EXPECT_EQ(response.headers.get("allow"), "GET, HEAD, PATCH, DELETE, OPTIONS");
    EXPECT_EQ(router.handle(make_request("BREW", "/")).status, 405);
    const auto options = router.handle(make_request("OPTIONS", "/api/v1/buildings"));
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.headers.get("allow"), "GET, HEAD, POST, OPTIONS");
}

TEST(Router, AsksTheFallbackForPagesOnly) {
    auto router = sample();
    router.set_fallback(named("page"));
    EXPECT_EQ(answer(router, "GET", "/cockpit/map"), "200 page");
    EXPECT_EQ(answer(router, "HEAD", "/cockpit"), "200 page");
    EXPECT_EQ(answer(router, "GET", "/api/v1/nothing"), "404 ");
    EXPECT_EQ(answer(router, "POST", "/cockpit"), "404 ");
    EXPECT_EQ(answer(router, "PUT", "/api/v1/buildings"), "405 ");
}

TEST(Router, TellsItsRoutesInTheOrderTheyCame) {
    auto router = sample();
    Route route{Method::kPost, "/api/v1/imports/{id}/files", named("upload"),
                "upload_file", std::string("note"),          kUpload};
    router.add(std::move(route));
    ASSERT_EQ(router.routes().size(), 11U);
    EXPECT_EQ(router.routes().front().pattern, "/");
    EXPECT_EQ(router.routes().back().operation, "upload_file");
    EXPECT_EQ(std::any_cast<std::string>(router.routes().back().note), "note");
    EXPECT_EQ(router.resolve(Method::kPost, "/api/v1/imports/3/files").route->body_max, kUpload);
}

TEST(Router, TakesNoMalformedPatternAndNoRouteTwice) {
    for (const auto* const pattern :
         {"", "a", "/a//b", "/a/", "/{", "/{}", "/{a b}", "/a{b}", "/{a}/{a}", "/{r...}/x"}) {
        Router router;
        EXPECT_THROW(router.get(pattern, named("x")), base::Bug) << pattern;
    }
    auto router = sample();
    EXPECT_THROW(router.get("/api/v1/buildings/{other}", named("x")), base::Bug);
    EXPECT_THROW(router.get("/x", Handler()), base::Bug);
}

TEST(PathParams, OfAnotherNameAreABug) {
    PathParams params;
    params.add("id", "1");
    EXPECT_EQ(params.get("id"), "1");
    EXPECT_THROW(static_cast<void>(params.get("di")), base::Bug);
}

}  // namespace
}  // namespace louyu::http
