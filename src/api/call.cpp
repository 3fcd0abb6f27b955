#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "api/routes.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "rights/audit.hpp"

// What a resource asks of a request: ids, parameters and members of the body, each refused with a sentence.
namespace louyu::api {

namespace {

constexpr std::size_t kAuditDetailMax = 500;
constexpr std::size_t kShownNameMax = 40;

/// RFC 6901.
std::string to_pointer(std::string_view name) {
    std::string pointer = "/";
    for (const char c : name) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
    return pointer;
}

}  // namespace

base::Result<std::int64_t> Call::path_id(std::string_view name) const {
    const std::optional<std::int64_t> id = base::id_from_text(path_.get(name));
    if (!id) {
        return base::Error{
            base::ErrorKind::kNotFound, "api.not_found", "没有这条记录，请返回列表刷新。", {}, {}};
    }
    return *id;
}

base::Result<int> Call::query_integer(std::string_view name, int otherwise, int least, int most) const {
    const std::string* text = request_.query.find(name);
    if (text == nullptr || text->empty()) {
        return otherwise;
    }
    int value = 0;
    const auto parsed = std::from_chars(text->data(), text->data() + text->size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != text->data() + text->size() || value < least ||
        value > most) {
        return bad_parameter(fmt::format("参数 {} 应为{}至{}的整数。", name, least, most));
    }
    return value;
}

base::Result<base::Day> Call::query_day(std::string_view name) const {
    const std::string* text = request_.query.find(name);
    if (text == nullptr || text->empty()) {
        return base::today();
    }
    const std::optional<base::Day> day = base::parse_day(*text);
    if (!day) {
        return bad_parameter(fmt::format("参数 {} 应为日期，例如 2020-12-31。", name));
    }
    return *day;
}

base::Result<base::Json> Call::body(const std::vector<std::string_view>& members) const {
    TRY(base::Json body, request_.json());
    if (!body.is_object()) {
        return base::Error{base::ErrorKind::kInvalid, "api.bad_body", "请求内容应为 JSON 对象。", {}, {}};
    }
    base::Error unknown{
        base::ErrorKind::kInvalid, "api.unknown_member", "请求中有不认识的字段，请核对。", {}, {}};
    for (const auto& [name, value] : body.members()) {
        if (std::find(members.begin(), members.end(), name) == members.end()) {
            const std::string shown = base::truncate(name, kShownNameMax);
            unknown.fields.push_back(
                {to_pointer(shown), "api.unknown_member", fmt::format("没有“{}”这个字段。", shown)});
        }
    }
    if (!unknown.fields.empty()) {
        return unknown;
    }
    return body;
}

base::Result<std::int64_t> Call::query_id(std::string_view name) const {
    const std::string* text = request_.query.find(name);
    if (text == nullptr || text->empty()) {
        return std::int64_t{0};
    }
    const std::optional<std::int64_t> id = base::id_from_text(*text);
    if (!id || *id == 0) {
        return bad_parameter(fmt::format("参数 {} 应为记录编号。", name));
    }
    return *id;
}

base::Result<std::string> Call::query_word(std::string_view name,
                                           const std::vector<std::string_view>& words) const {
    const std::string text = query_text(name);
    if (text.empty()) {
        return std::string(words.front());
    }
    if (std::find(words.begin(), words.end(), text) == words.end()) {
        return bad_parameter(fmt::format("参数 {} 应为以下之一：{}。", name, fmt::join(words, "、")));
    }
    return text;
}

void Call::audit(std::string_view action, std::string_view object, std::string_view detail) const {
    const rights::AuditEntry entry{.at_ms = base::now_ms(),
                                   .user_id = reader_.user_id(),
                                   .login = reader_.login(),
                                   .address = request_.remote_address,
                                   .action = std::string(action),
                                   .object = std::string(object),
                                   .result = "ok",
                                   .detail = base::truncate(detail, kAuditDetailMax)};
    services_.write_behind.add([entry](store::Session& session) { rights::write_audit(session, entry); });
}

http::Etag etag_of_text(std::string_view text) {
    constexpr std::size_t kDigits = 32;
    return {base::sha256_hex(text).substr(0, kDigits)};
}

http::Etag etag_of_question(const Call& call, std::string_view data) {
    std::string all = fmt::format("{}\n{}\n", call.services().version, data);
    for (const auto& [name, value] : call.request().query.items()) {
        all += fmt::format("{}={}\n", name, value);
    }
    return etag_of_text(all);
}

std::optional<http::Response> unchanged(const Call& call, const http::Etag& etag) {
    const std::string* known = call.request().headers.find("If-None-Match");
    if (known == nullptr || !http::names_etag(*known, etag.value)) {
        return std::nullopt;
    }
    http::Response response;
    response.status = 304;
    return std::move(response).with(etag);
}

base::Error bad_parameter(std::string message) {
    return {base::ErrorKind::kInvalid, "api.bad_parameter", std::move(message)};
}

base::Error bad_member(std::string_view member, std::string message) {
    base::Error error{base::ErrorKind::kInvalid, "api.bad_member", message};
    error.fields.push_back({fmt::format("/{}", member), error.code, std::move(message)});
    return error;
}

base::Result<std::string> member_text(const base::Json& body, std::string_view name) {
    const base::Json* value = body.find(name);
    if (value == nullptr || value->is_null()) {
        return bad_member(name, fmt::format("请填写“{}”。", name));
    }
    if (!value->is_string()) {
        return bad_member(name, fmt::format("“{}”应为文字。", name));
    }
    return value->as_string();
}

base::Result<std::string> member_text_or(const base::Json& body, std::string_view name,
                                         std::string otherwise) {
    const base::Json* value = body.find(name);
    return value == nullptr || value->is_null() ? base::Result<std::string>(std::move(otherwise))
                                                : member_text(body, name);
}

base::Result<bool> member_flag_or(const base::Json& body, std::string_view name, bool otherwise) {
    const base::Json* value = body.find(name);
    if (value == nullptr || value->is_null()) {
        return otherwise;
    }
    if (!value->is_bool()) {
        return bad_member(name, fmt::format("“{}”应为 true 或 false。", name));
    }
    return value->as_bool();
}

}  // namespace louyu::api
