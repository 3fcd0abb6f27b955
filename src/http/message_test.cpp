#include "http/message.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace louyu::http {
namespace {

TEST(Headers, AreFoundWithoutRegardToCase) {
    Headers headers;
    headers.add("Content-Type", "text/plain");
    headers.add("X-A", "1");
    headers.add("x-a", "2");
    EXPECT_EQ(headers.get("CONTENT-TYPE"), "text/plain");
    EXPECT_EQ(headers.get("X-a"), "1");
    EXPECT_EQ(headers.find("absent"), nullptr);
    headers.set("X-A", "3");
    EXPECT_EQ(headers.get("x-a"), "3");
    EXPECT_EQ(headers.items().size(), 2U);
    headers.remove("x-A");
    EXPECT_EQ(headers.find("X-A"), nullptr);
}

TEST(Target, IsSplitIntoPathAndDecodedQueryInOrder) {
    Request request;
    ASSERT_TRUE(
        set_target(request, "/api/v1/buildings?q=%E6%B2%88%E9%98%B3+a&by=x&by=y&empty=&bare&&z=a%3Db"));
    EXPECT_EQ(request.path, "/api/v1/buildings");
    EXPECT_EQ(request.query.get("q"), "沈阳 a");
    EXPECT_EQ(request.query.all("by"), (std::vector<std::string_view>{"x", "y"}));
    ASSERT_NE(request.query.find("empty"), nullptr);
    ASSERT_NE(request.query.find("bare"), nullptr);
    EXPECT_EQ(request.query.get("z"), "a=b");
    EXPECT_EQ(request.query.items().size(), 6U);
}

TEST(Target, InAbsoluteFormLosesItsHost) {
    Request request;
    ASSERT_TRUE(set_target(request, "http://example.cn:80/livez?x=1"));
    EXPECT_EQ(request.path, "/livez");
    EXPECT_EQ(request.query.get("x"), "1");
}

TEST(Target, IsRefusedWhenItIsNotWhatAnAddressLooksLike) {
    for (const auto* const bad : {"", "x", "http://host", "/a%2", "/a%zz", "/a%00b", "/%ff%fe", "/a b",
                                  "/a\x01", "/a#b", "/a?x=%", "/a?x=%00", "/a?%c3%28=1", "/\xe6\xb2\x88"}) {
        Request request;
        const auto set = set_target(request, bad);
        ASSERT_FALSE(set) << bad;
        EXPECT_EQ(set.error().code, "http.bad_target") << bad;
    }
}

TEST(Target, WithTooManyParametersIsRefused) {
    std::string target = "/a?";
    for (int i = 0; i < 200; ++i) {
        target += "a=1&";
    }
    Request request;
    EXPECT_TRUE(set_target(request, target));
    EXPECT_FALSE(set_target(request, target + "a=1"));
}

TEST(Percent, CodesThereAndBack) {
    EXPECT_EQ(percent_encode("和平 a/b"), "%E5%92%8C%E5%B9%B3%20a%2Fb");
    EXPECT_EQ(percent_decode("%E5%92%8C%e5%b9%b3%20a%2Fb"), "和平 a/b");
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode("a+b", true), "a b");
    EXPECT_EQ(percent_decode("%4"), std::nullopt);
    EXPECT_EQ(percent_decode("%"), std::nullopt);
}

TEST(Cookies, AreReadAndRubbishBetweenThemIsLeftOut) {
    Request request;
    request.headers.add("Cookie", "a=1; b=\"two\";;=x; broken; c=x=y");
    request.headers.add("cookie", "d=4");
    read_cookies(request);
    EXPECT_EQ(request.cookies.get("a"), "1");
    EXPECT_EQ(request.cookies.get("b"), "two");
    EXPECT_EQ(request.cookies.get("c"), "x=y");
    EXPECT_EQ(request.cookies.get("d"), "4");
    EXPECT_EQ(request.cookies.items().size(), 4U);
}

TEST(RequestJson, NeedsTheMediaTypeAndWholeText) {
    auto request = make_request("POST", "/x", R"({"a":1})");
    const auto value = request.json();
    ASSERT_TRUE(value);
    EXPECT_EQ(value->find("a")->as_integer(), 1);
    request.headers.set("Content-Type", "Application/Merge-Patch+JSON; charset=utf-8");
    EXPECT_TRUE(request.json());
    request.body = R"({"a":)";
    EXPECT_FALSE(request.json());
    request.headers.set("Content-Type", "text/plain");
    const auto refused = request.json();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "http.not_json");
}

TEST(RequestJson, IsReadFromDiskWhenTheBodyLiesThere) {
    auto request = make_request("POST", "/x", "{}");
    request.body.clear();
    request.body_file = *TemporaryFile::create("");
    ASSERT_TRUE(request.body_file->append(R"({"b":)"));
    ASSERT_TRUE(request.body_file->append("[1,2]}"));
    request.body_file->close();
    const auto value = request.json();
    ASSERT_TRUE(value);
    EXPECT_EQ(value->find("b")->items().size(), 2U);
    EXPECT_EQ(request.body_size(), 11U);
}

TEST(Etags, AreComparedAsTheListsSay) {
    EXPECT_TRUE(names_etag("\"17\"", "17"));
    EXPECT_TRUE(names_etag("\"1\", W/\"17\" ,\"3\"", "17"));
    EXPECT_TRUE(names_etag("*", "17"));
    EXPECT_TRUE(names_etag("\"17-gz\"", "17"));
    EXPECT_FALSE(names_etag("\"17\"", "1"));
    EXPECT_FALSE(names_etag("", "17"));
    EXPECT_FALSE(names_etag("17", "17"));
    EXPECT_FALSE(names_etag("\"17", "17"));
    EXPECT_FALSE(names_etag("W/", "17"));
}

TEST(Etags, GuardAWrite) {
    auto request = make_request("PUT", "/x", "{}");
    EXPECT_EQ(require_match(request, "4").error().code, "http.if_match_required");
    request.headers.add("If-Match", "\"3\"");
    EXPECT_EQ(require_match(request, "4").error().code, "http.stale");
    EXPECT_TRUE(require_match(request, "3"));
}

TEST(Problem, SaysWhatRfc9457Asks) {
    base::Error error{base::ErrorKind::kInvalid, "registry.invalid", "面积“有误”", "secret detail"};
    error.fields.push_back({"/floor_area", "registry.negative", "面积不能为负"});
    const auto response = problem(error);
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.headers.get("content-type"), "application/problem+json");
    const auto body = base::parse_json(response.text());
    ASSERT_TRUE(body);
    EXPECT_EQ(body->find("code")->as_string(), "registry.invalid");
    EXPECT_EQ(body->find("status")->as_integer(), 422);
    EXPECT_EQ(body->find("detail")->as_string(), "面积“有误”");
    EXPECT_EQ(body->find("errors")->items().at(0).find("pointer")->as_string(), "/floor_area");
    EXPECT_EQ(body->find("errors")->items().at(0).find("code")->as_string(), "registry.negative");
    EXPECT_EQ(response.text().find("secret"), std::string_view::npos);
}

TEST(Problem, HasTheStatusOfItsKind) {
    using base::ErrorKind;
    const std::vector<std::pair<ErrorKind, int>> expected = {
        {ErrorKind::kInvalid, 400},  {ErrorKind::kUnauthenticated, 401}, {ErrorKind::kForbidden, 403},
        {ErrorKind::kNotFound, 404}, {ErrorKind::kConflict, 409},        {ErrorKind::kStale, 412},
        {ErrorKind::kTooLarge, 413}, {ErrorKind::kTooMany, 429},         {ErrorKind::kBusy, 503}};
    for (const auto& [kind, status] : expected) {
        EXPECT_EQ(problem(base::Error{kind, "x.y", "z"}).status, status);
    }
}

TEST(Response, RefusesAFieldThatWouldSplitIt) {
    EXPECT_THROW(redirect("/a\r\nSet-Cookie: x=1"), base::Bug);
    EXPECT_THROW(no_content().with("X-A", std::string("a\0b", 3)), base::Bug);
    Response response;
    EXPECT_THROW(set_cookie(response, {.name = "a", .value = "b; Domain=x"}), base::Bug);
}

TEST(Response, MakesCookiesThatScriptsCannotRead) {
    Response response;
    set_cookie(response, {.name = "session", .value = "abc", .seconds = 3600, .same_site_strict = true});
    EXPECT_EQ(response.headers.get("set-cookie"),
              "session=abc; Path=/; SameSite=Strict; Max-Age=3600; HttpOnly; Secure");
    set_cookie(response, {.name = "session", .value = "", .seconds = -1, .secure = false});
    EXPECT_EQ(response.headers.items().back().second, "session=; Path=/; SameSite=Lax; Max-Age=0; HttpOnly");
}

TEST(Response, NamesADownloadInChinese) {
    const auto response = download(std::string("x"), "税收\"2020\".xlsx", "application/octet-stream");
    EXPECT_EQ(response.headers.get("content-disposition"),
              "attachment; filename=\"___2020_.xlsx\"; filename*=UTF-8''%E7%A8%8E%E6%94%B6%222020%22.xlsx");
}

TEST(TemporaryFile, GoesWithItsLastHolder) {
    std::string path;
    {
        auto file = TemporaryFile::create("/tmp/louyu-http-test", ".xlsx");
        ASSERT_TRUE(file);
        path = (*file)->path();
        EXPECT_TRUE(path.ends_with(".xlsx"));
        EXPECT_EQ(::access(path.c_str(), R_OK), 0);
    }
    EXPECT_NE(::access(path.c_str(), F_OK), 0);
}

TEST(TemporaryFile, InAnImpossiblePlaceIsRefusedPolitely) {
    const auto file = TemporaryFile::create("/proc/nowhere");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, "http.no_space");
    EXPECT_EQ(status_of(file.error()), 503);
}

}  // namespace
}  // namespace louyu::http
