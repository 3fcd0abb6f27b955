#include "http/multipart.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace louyu::http {
namespace {

constexpr std::string_view kDirectory = "/tmp/louyu-http-test";

Request form(std::string body, std::string_view type = "multipart/form-data; boundary=XyZ") {
    auto request = make_request("POST", "/x", body);
    request.headers.set("Content-Type", type);
    return request;
}

/// The same body, lying on disk as a long one would.
Request on_disk(const Request& request) {
    auto copy = request;
    copy.body_file = *TemporaryFile::create(std::string(kDirectory));
    EXPECT_TRUE(copy.body_file->append(copy.body));
    copy.body_file->close();
    copy.body.clear();
    return copy;
}

base::Result<MultipartForm> read(const Request& request, const MultipartLimits& limits = {}) {
    return read_multipart(request, std::string(kDirectory), limits);
}

std::string content(const UploadedFile& file) {
    std::ifstream in(file.file->path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string part(std::string_view head, std::string_view data) {
    return fmt::format("--XyZ\r\n{}\r\n\r\n{}\r\n", head, data);
}

constexpr std::string_view kEnd = "--XyZ--\r\n";

TEST(Multipart, ReadsValuesAndFilesFromMemoryAndFromDisk) {
    const auto request = form(part("Content-Disposition: form-data; name=\"kind\"", "税收") +
                              part("content-disposition: form-data; filename=\"国税 6月.XLSX\"; "
                                   "name=file\r\nContent-Type: application/zip",
                                   std::string("PK\0\r\n--Xy\r\n--XyY", 16)) +
                              part("Content-Disposition: form-data; name=\"kind\"", "") + std::string(kEnd));
    for (const auto& each : {request, on_disk(request)}) {
        const auto result = read(each);
        ASSERT_TRUE(result) << result.error().detail;
        EXPECT_EQ(result->fields.all("kind"), (std::vector<std::string_view>{"税收", ""}));
        ASSERT_EQ(result->files.size(), 1U);
        const auto* const file = result->find_file("file");
        ASSERT_NE(file, nullptr);
        EXPECT_EQ(file->name, "国税 6月.XLSX");
        EXPECT_EQ(file->content_type, "application/zip");
        EXPECT_TRUE(file->file->path().ends_with(".xlsx"));
        EXPECT_EQ(content(*file), std::string("PK\0\r\n--Xy\r\n--XyY", 16));
        EXPECT_EQ(result->find_file("other"), nullptr);
    }
}

TEST(Multipart, FindsTheDelimiterWhereverABlockEnds) {
    for (std::size_t padding = 64 * 1024 - 160; padding < 64 * 1024 + 20; ++padding) {
        const std::string data(padding, '\r');
        const auto result =
            read(form(part("Content-Disposition: form-data; name=\"f\"; filename=\"a.bin\"", data) +
                      part("Content-Disposition: form-data; name=\"after\"", "x") + std::string(kEnd)));
        ASSERT_TRUE(result) << padding;
        ASSERT_EQ(result->files.at(0).file->size(), padding);
        ASSERT_EQ(result->fields.get("after"), "x");
    }
}

TEST(Multipart, SkipsPreambleAndEpilogueAndPaddingAfterADelimiter) {
    const auto result =
        read(form("preamble\r\n--XyZ \t\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
                  "--XyZ--\r\nepilogue --XyZ\r\n"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->fields.get("a"), "1");
    EXPECT_EQ(result->fields.items().size(), 1U);
}

TEST(Multipart, KeepsOnlyTheLastPartOfAFileName) {
    const std::vector<std::pair<std::string, std::string>> names = {
        {"filename=\"../../etc/passwd\"", "passwd"},
        {"filename=\"C:\\\\Users\\\\a\\\\表.xls\"", "表.xls"},
        {"filename=\"..\"", ""},
        {"filename=\"\"", ""},
        {"filename=\"a\\\"b.csv\"", "a\"b.csv"},
        {"filename=\"x.csv\"; filename*=UTF-8''%E8%A1%A8.csv", "表.csv"},
        {"filename=\"\xcb\xb0\xca\xd5.csv\"", "税收.csv"},  // GB18030, as old programs send
        {"filename=\"a\tb\x01.csv\"", "ab.csv"}};
    for (const auto& [sent, kept] : names) {
        const auto result =
            read(form(part("Content-Disposition: form-data; name=\"f\"; " + sent, "x") + std::string(kEnd)));
        ASSERT_TRUE(result) << sent;
        EXPECT_EQ(result->files.at(0).name, kept) << sent;
        EXPECT_EQ(result->files.at(0).file->path().find(".."), std::string::npos);
    }
}

TEST(Multipart, RefusesABrokenBody) {
    const std::string good = part("Content-Disposition: form-data; name=\"a\"", "1");
    const std::vector<std::string> broken = {
        "",
        "--XyZ--",                  // without its line's end it still ends: accepted below
        good,                       // no end
        good + "--XyZ",             // cut in the delimiter
        good + "--XyZ-\r\n",        // half an end
        good + "--XyZabc\r\n\r\n",  // another boundary
        "--XyZ\r\nContent-Disposition: form-data; name=\"a\"",  // cut in the head
        part("Content-Type: text/plain", "1") + "--XyZ--\r\n",  // no disposition
        part("Content-Disposition: form-data", "1") + "--XyZ--\r\n",
        part("Content-Disposition: attachment; name=\"a\"", "1") + "--XyZ--\r\n",
        part("Content-Disposition: form-data; name=\"a", "1") + "--XyZ--\r\n",
        part("Content-Disposition: form-data; name=\"\"", "1") + "--XyZ--\r\n",
        part("no colon here", "1") + "--XyZ--\r\n",
        "--XyZ\r\n\r\n1\r\n--XyZ--\r\n",
        part("Content-Disposition: form-data; name=\"a\"", "\xff\xfe") + "--XyZ--\r\n",
        std::string(100000, '-')};
    for (const auto& body : broken) {
        const auto result = read(form(body));
        if (body == "--XyZ--") {
            EXPECT_TRUE(result);
            continue;
        }
        ASSERT_FALSE(result) << body.substr(0, 80);
        EXPECT_EQ(result.error().code, "http.bad_form") << body.substr(0, 80);
        EXPECT_EQ(status_of(result.error()), 400);
    }
}

TEST(Multipart, RefusesAnUnusableBoundaryOrAnotherType) {
    for (const auto& type :
         {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="),
          std::string("multipart/form-data; boundary=\"\""),
          std::string("multipart/form-data; boundary=\"unclosed"),
          "multipart/form-data; boundary=" + std::string(71, 'x')}) {
        EXPECT_EQ(read(form("--XyZ--\r\n", type)).error().code, "http.bad_form") << type;
    }
    EXPECT_EQ(read(form("a=1", "application/x-www-form-urlencoded")).error().code, "http.not_a_form");
    EXPECT_TRUE(read(form("--a b--\r\n", "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"")));
}

TEST(Multipart, HoldsEveryLimitExactly) {
    const MultipartLimits limits{.parts_max = 2, .part_head_max = 60, .field_max = 4, .file_max = 6};
    const auto field = [](std::string_view data) {
        return part("Content-Disposition: form-data; name=\"a\"", data);
    };
    const auto file = [](std::string_view data) {
        return part("Content-Disposition: form-data; name=a; filename=b", data);
    };
    const auto code = [&](const std::string& body) {
        const auto result = read(form(body + std::string(kEnd)), limits);
        return result ? std::string("ok") : result.error().code;
    };
    EXPECT_EQ(code(field("1234") + field("")), "ok");
    EXPECT_EQ(code(field("12345")), "http.too_large");
    EXPECT_EQ(code(file("123456")), "ok");
    EXPECT_EQ(code(file("1234567")), "http.too_large");
    EXPECT_EQ(code(field("") + field("") + field("")), "http.too_large");
    EXPECT_EQ(code(part("Content-Disposition: form-data; name=\"a\"\r\nX: " + std::string(60, 'x'), "")),
              "http.too_large");
    EXPECT_EQ(code(file(std::string(1000000, 'x'))), "http.too_large");
}

TEST(Multipart, LeavesNoFileBehind) {
    std::string path;
    {
        const auto result = read(
            form(part("Content-Disposition: form-data; name=f; filename=a.csv", "x") + std::string(kEnd)));
        path = result->files.at(0).file->path();
        EXPECT_TRUE(std::ifstream(path).good());
    }
    EXPECT_FALSE(std::ifstream(path).good());
}

TEST(PostedForm, IsReadLikeAQuery) {
    const auto result = read_form(form("user=%E6%9D%8E+a&x=", "application/x-www-form-urlencoded"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->get("user"), "李 a");
    EXPECT_FALSE(read_form(form("a=%zz", "application/x-www-form-urlencoded")));
    EXPECT_EQ(read_form(form("a=1", "text/plain")).error().code, "http.not_a_form");
}

}  // namespace
}  // namespace louyu::http
