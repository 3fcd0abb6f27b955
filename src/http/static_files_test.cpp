#include "http/static_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "http/compress.hpp"

namespace louyu::http {
namespace {

namespace fs = std::filesystem;

/// A directory of pages as Vite writes it, with a secret beside it and a link that leads there.
class Pages : public testing::Test {
  protected:
    void SetUp() override {
        root_ = fs::temp_directory_path() / fs::path("louyu-pages-" + std::to_string(::getpid()));
        fs::create_directories(root_ / "dist" / "assets");
        write("secret.txt", "secret");
        write("dist/index.html", "<html>index</html>");
        write("dist/favicon.ico", "ico");
        write("dist/assets/index-3f2a9b1c.js", std::string(5000, 'a'));
        write("dist/assets/logo.svg", "<svg/>");
        fs::create_symlink(root_ / "secret.txt", root_ / "dist" / "link.txt");
        fs::create_directory_symlink(root_, root_ / "dist" / "up");
    }
    void TearDown() override { fs::remove_all(root_); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(root_ / name, std::ios::binary) << text;
    }
    StaticFiles load() const { return *StaticFiles::from_directory((root_ / "dist").string()); }

    fs::path root_;
};

TEST_F(Pages, AreServedWithTypeTagAndAge) {
    const auto pages = load();
    EXPECT_EQ(pages.size(), 4U);
    const auto index = pages.handle(make_request("GET", "/"));
    EXPECT_EQ(index.text(), "<html>index</html>");
    EXPECT_EQ(index.headers.get("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(index.headers.get("cache-control"), "no-cache");
    const auto script = pages.handle(make_request("GET", "/assets/index-3f2a9b1c.js"));
    EXPECT_EQ(script.headers.get("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(script.headers.get("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(script.text().size(), 5000U);
    EXPECT_EQ(pages.handle(make_request("GET", "/assets/logo.svg")).headers.get("cache-control"), "no-cache");
}

TEST_F(Pages, AreSentAsGzipToThoseWhoTakeIt) {
    const auto pages = load();
    auto request = make_request("GET", "/assets/index-3f2a9b1c.js");
    const auto plain = pages.handle(request);
    request.headers.add("Accept-Encoding", "br, gzip");
    const auto packed = pages.handle(request);
    EXPECT_EQ(packed.headers.get("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.get("vary"), "Accept-Encoding");
    EXPECT_LT(packed.text().size(), 200U);
    EXPECT_NE(packed.headers.get("etag"), plain.headers.get("etag"));
}

TEST_F(Pages, OfTheApplicationAllGetTheIndex) {
    const auto pages = load();
    for (const auto* const target : {"/buildings/17", "/cockpit", "/%E5%9C%B0%E5%9B%BE", "/index.html"}) {
        EXPECT_EQ(pages.handle(make_request("GET", target)).text(), "<html>index</html>") << target;
    }
    for (const auto* const target :
         {"/robots.txt", "/assets/gone-00000000.js", "/assets/x", "/assets/", "/a/b.map"}) {
        EXPECT_EQ(pages.handle(make_request("GET", target)).status, 404) << target;
    }
}

TEST_F(Pages, NeverLeadOutOfTheirDirectory) {
    const auto pages = load();
    for (const auto* const target :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/link.txt",
          "/up/secret.txt", "/%2e%2e%5csecret.txt", "//secret.txt", "/assets/..%2f..%2fsecret.txt",
          "/secret.txt"}) {
        const auto response = pages.handle(make_request("GET", target));
        EXPECT_EQ(response.text().find("secret"), std::string_view::npos) << target;
    }
}

TEST_F(Pages, WithoutAnIndexAreRefused) {
    fs::remove(root_ / "dist" / "index.html");
    EXPECT_EQ(StaticFiles::from_directory((root_ / "dist").string()).error().code, "http.no_pages");
    EXPECT_EQ(StaticFiles::from_directory((root_ / "nowhere").string()).error().code, "http.no_pages");
    EXPECT_EQ(StaticFiles::from_directory((root_ / "secret.txt").string()).error().code, "http.no_pages");
    EXPECT_FALSE(StaticFiles::from_table({}));
}

TEST(EmbeddedPages, AreServedAlike) {
    const auto pages = StaticFiles::from_table({{"index.html", "<html/>"}, {"a.css", "a{}"}});
    ASSERT_TRUE(pages);
    EXPECT_EQ(pages->handle(make_request("GET", "/a.css")).headers.get("content-type"),
              "text/css; charset=utf-8");
    EXPECT_EQ(pages->handle(make_request("GET", "/b")).text(), "<html/>");
}

TEST(Gzip, IsTakenOnlyWhereItIsWanted) {
    EXPECT_TRUE(accepts_gzip("gzip"));
    EXPECT_TRUE(accepts_gzip("br;q=1.0, GZIP;q=0.5"));
    EXPECT_TRUE(accepts_gzip("*"));
    EXPECT_FALSE(accepts_gzip(""));
    EXPECT_FALSE(accepts_gzip("identity"));
    EXPECT_FALSE(accepts_gzip("gzip; q=0, *"));
    EXPECT_FALSE(accepts_gzip("gzip;q=0.000"));
    EXPECT_FALSE(accepts_gzip("*;q=0"));
    EXPECT_TRUE(is_compressible("application/geo+json"));
    EXPECT_TRUE(is_compressible("text/csv; charset=utf-8"));
    EXPECT_FALSE(is_compressible("image/png"));
}

}  // namespace
}  // namespace louyu::http
