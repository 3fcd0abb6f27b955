#include <algorithm>
#include <array>
#include <utility>

#include "http/ascii.hpp"
#include "http/message.hpp"

namespace louyu::http {
namespace {

/// Titles of problem answers, by status.
constexpr std::array<std::pair<int, std::string_view>, 20> kTitles = {
    {{400, "请求有误"},     {401, "需要登录"},           {403, "没有权限"},       {404, "没有找到"},
     {405, "不支持的操作"}, {406, "无法提供所要的格式"}, {408, "请求超时"},       {409, "内容有冲突"},
     {411, "缺少长度"},     {412, "内容已变化"},         {413, "内容过大"},       {414, "网址过长"},
     {415, "不支持的格式"}, {417, "无法满足的要求"},     {422, "内容不符合要求"}, {428, "缺少版本"},
     {429, "操作过于频繁"}, {431, "请求头过大"},         {500, "服务器内部错误"}, {503, "服务暂不可用"}}};

std::string_view title_of(int status) {
    const auto* const found = std::find_if(kTitles.begin(), kTitles.end(),
                                           [&](const auto& entry) { return entry.first == status; });
    return found == kTitles.end() ? std::string_view("请求未能完成") : found->second;
}

/// attachment with a plain name for old readers and the true one in RFC 8187 form.
std::string disposition(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool safe = byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%';
        if (safe) {
            plain.push_back(c);
        } else if (byte < 0x80 || byte >= 0xc0) {
            plain.push_back('_');  // one for each character, not for each byte
        }
    }
    return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, percent_encode(name));
}

template <class Body>
Response download_of(Body body, std::string_view name, std::string_view content_type) {
    Response response;
    response.body = std::move(body);
    response.with("Content-Type", content_type).with("Content-Disposition", disposition(name));
    return response;
}

}  // namespace

std::string_view Response::text() const {
    if (const auto* const own = std::get_if<std::string>(&body)) {
        return *own;
    }
    if (const auto* const shared = std::get_if<SharedBody>(&body)) {
        return **shared;
    }
    return {};
}

Response& Response::with(std::string_view name, std::string_view value) & {
    CHECK(!name.empty() && !has_control(name) && !has_control(value));
    headers.set(name, value);
    return *this;
}

Response&& Response::with(std::string_view name, std::string_view value) && {
    return std::move(with(name, value));
}

Response&& Response::with(const Etag& etag) && {
    CHECK(etag.value.find('"') == std::string::npos);
    return std::move(with("ETag", fmt::format("\"{}\"", etag.value)));
}

Response json(int status, const base::Json& value) {
    return text(status, value.dump(), "application/json");
}

Response json(const base::Json& value, const Etag& etag) {
    return json(200, value).with(etag);
}

Response text(int status, std::string body, std::string_view content_type) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.with("Content-Type", content_type);
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response created(std::string_view location, const base::Json& value) {
    return json(201, value).with("Location", location);
}

Response redirect(std::string_view location, int status) {
    Response response;
    response.status = status;
    response.with("Location", location);
    return response;
}

Response download(FileBody file, std::string_view name, std::string_view content_type) {
    return download_of(std::move(file), name, content_type);
}

Response download(StreamBody stream, std::string_view name, std::string_view content_type) {
    return download_of(std::move(stream), name, content_type);
}

Response download(std::string bytes, std::string_view name, std::string_view content_type) {
    return download_of(std::move(bytes), name, content_type);
}

int status_of(const base::Error& error) {
    switch (error.kind) {
        case base::ErrorKind::kInvalid:
            if (error.code == "http.not_json" || error.code == "http.not_a_form") {
                return 415;  // another media type than the route takes
            }
            return error.fields.empty() ? 400 : 422;
        case base::ErrorKind::kUnauthenticated:
            return 401;
        case base::ErrorKind::kForbidden:
            return 403;
        case base::ErrorKind::kNotFound:
            return 404;
        case base::ErrorKind::kConflict:
            return 409;
        case base::ErrorKind::kStale:
            return 412;
        case base::ErrorKind::kTooLarge:
            return 413;
        case base::ErrorKind::kTooMany:
            return 429;
        case base::ErrorKind::kBusy:
            return 503;
    }
    return 500;
}

Response problem(const base::Error& error) {
    return problem(status_of(error), error);
}

Response problem(int status, const base::Error& error) {
    Response response = text(status, problem_body(status, error, {}), "application/problem+json");
    response.error = error;
    return response;
}

std::string problem_body(int status, const base::Error& error, std::string_view request_id,
                         const base::Json& more) {
    auto body = base::Json::object({{"type", "urn:louyu:problem:" + error.code},
                                    {"title", title_of(status)},
                                    {"status", status},
                                    {"code", error.code},
                                    {"detail", error.message}});
    if (!error.fields.empty()) {
        auto errors = base::Json::array();
        for (const auto& field : error.fields) {
            errors.push(base::Json::object(
                {{"pointer", field.pointer}, {"code", field.code}, {"detail", field.message}}));
        }
        body.set("errors", std::move(errors));
    }
    if (!request_id.empty()) {
        body.set("requestId", request_id);
    }
    if (more.is_object()) {
        for (const auto& [name, value] : more.members()) {
            body.set(name, value);
        }
    }
    return body.dump();
}

void set_cookie(Response& response, const Cookie& cookie) {
    const auto unsafe = [](std::string_view text) {
        return has_control(text) || text.find_first_of(";, \"\\") != std::string_view::npos;
    };
    CHECK(!cookie.name.empty() && !unsafe(cookie.name) && !unsafe(cookie.value));
    std::string field = fmt::format("{}={}; Path=/; SameSite={}", cookie.name, cookie.value,
                                    cookie.same_site_strict ? "Strict" : "Lax");
    if (cookie.seconds != 0) {
        field += fmt::format("; Max-Age={}", std::max<std::int64_t>(cookie.seconds, 0));
    }
    if (cookie.http_only) {
        field += "; HttpOnly";
    }
    if (cookie.secure) {
        field += "; Secure";
    }
    response.headers.add("Set-Cookie", field);
}

}  // namespace louyu::http
