#include "http/message.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "base/text.hpp"
#include "http/ascii.hpp"

namespace louyu::http {
namespace {

constexpr std::array<std::string_view, 8> kMethodNames = {"GET",   "HEAD",   "POST",    "PUT",
                                                          "PATCH", "DELETE", "OPTIONS", "OTHER"};
constexpr std::size_t kParametersMax = 200;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

base::Error bad_target(std::string message) {
    return {base::ErrorKind::kInvalid, "http.bad_target", std::move(message)};
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char low = lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

}  // namespace

std::string_view to_string(Method method) {
    return kMethodNames.at(static_cast<std::size_t>(method));
}

Method method_from(std::string_view name) {
    const auto* const found = std::find(kMethodNames.begin(), kMethodNames.end(), name);
    return found == kMethodNames.end() ? Method::kOther : static_cast<Method>(found - kMethodNames.begin());
}

bool Headers::same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

const std::string* Headers::find(std::string_view name) const {
    const auto found = std::find_if(items_.begin(), items_.end(),
                                    [&](const Item& item) { return same_name(item.first, name); });
    return found == items_.end() ? nullptr : &found->second;
}

std::string_view Headers::get(std::string_view name) const {
    const auto* const value = find(name);
    return value == nullptr ? std::string_view{} : std::string_view(*value);
}

void Headers::add(std::string_view name, std::string_view value) {
    items_.emplace_back(name, value);
}

void Headers::set(std::string_view name, std::string_view value) {
    remove(name);
    add(name, value);
}

void Headers::remove(std::string_view name) {
    std::erase_if(items_, [&](const Item& item) { return same_name(item.first, name); });
}

const std::string* Parameters::find(std::string_view name) const {
    const auto found =
        std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.first == name; });
    return found == items_.end() ? nullptr : &found->second;
}

std::string_view Parameters::get(std::string_view name) const {
    const auto* const value = find(name);
    return value == nullptr ? std::string_view{} : std::string_view(*value);
}

std::vector<std::string_view> Parameters::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : items_) {
        if (key == name) {
            values.emplace_back(value);
        }
    }
    return values;
}

std::string Request::content_type() const {
    const auto field = headers.get("content-type");
    return lowered(trimmed(field.substr(0, field.find(';'))));
}

base::Result<base::Json> Request::json() const {
    const auto type = content_type();
    if (type != "application/json" && !type.ends_with("+json")) {
        return base::Error{base::ErrorKind::kInvalid, "http.not_json",
                           "请求正文应为 JSON（Content-Type: application/json）。"};
    }
    if (!body_file) {
        return base::parse_json(body);
    }
    const base::JsonLimits limits;
    if (body_file->size() > limits.bytes_max) {
        return base::Error{base::ErrorKind::kTooLarge, "http.too_large",
                           fmt::format("请求正文过大，JSON 最多 {} 字节。", limits.bytes_max)};
    }
    std::ifstream in(body_file->path(), std::ios::binary);
    std::string text(static_cast<std::size_t>(body_file->size()), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    return base::parse_json(std::string_view(text).substr(0, static_cast<std::size_t>(in.gcount())));
}

base::Result<void> read_pairs(Parameters& pairs, std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) {
            continue;
        }
        if (pairs.items().size() == kParametersMax) {
            return bad_target(fmt::format("参数过多，最多 {} 个。", kParametersMax));
        }
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) {
            return bad_target("参数编码有误，应为 UTF-8 的百分号编码。");
        }
        pairs.add(std::move(*name), std::move(*value));
    }
    return {};
}

base::Result<void> set_target(Request& request, std::string_view target) {
    if (!target.empty() && target.front() != '/' && target != "*") {
        // The absolute form, as a proxy sends it: the host is not ours to judge, the path is.
        const auto scheme = target.find("://");
        const auto slash = scheme == std::string_view::npos ? scheme : target.find('/', scheme + 3);
        if (slash == std::string_view::npos) {
            return bad_target("请求的网址不完整，应以 / 开头。");
        }
        target.remove_prefix(slash);
    }
    const auto question = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, question);
    const bool printable = std::all_of(path.begin(), path.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f && c != '#';
    });
    if (path.empty() || !printable || !percent_decode(path)) {
        return bad_target("请求的网址有误，应为 UTF-8 的百分号编码。");
    }
    request.path = path;
    request.query = {};
    return read_pairs(request.query, target.substr(std::min(question + 1, target.size())));
}

void read_cookies(Request& request) {
    request.cookies = {};
    for (const auto& [name, field] : request.headers.items()) {
        if (!Headers::same_name(name, "cookie")) {
            continue;
        }
        for (const auto& part : base::split(field, ';')) {
            const auto pair = trimmed(part);
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || equals == 0) {
                continue;
            }
            auto value = trimmed(pair.substr(equals + 1));
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
                value = value.substr(1, value.size() - 2);
            }
            request.cookies.add(std::string(trimmed(pair.substr(0, equals))), std::string(value));
        }
    }
}

Request make_request(std::string_view method, std::string_view target, std::string_view body) {
    Request request;
    request.method = method_from(method);
    const auto set = set_target(request, target);
    CHECK(set.has_value());
    request.body = body;
    if (!body.empty()) {
        request.headers.add("Content-Type", "application/json");
    }
    request.remote_address = "127.0.0.1";
    return request;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0') {
            return std::nullopt;
        }
        decoded.push_back(c);
    }
    if (!base::is_valid_utf8(decoded)) {
        return std::nullopt;
    }
    return decoded;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos) {
            encoded.push_back(c);
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return encoded;
}

bool names_etag(std::string_view list, std::string_view etag) {
    while (true) {
        list = list.substr(std::min(list.find_first_not_of(" \t,"), list.size()));
        if (list.empty()) {
            return false;
        }
        if (list.front() == '*') {
            return true;
        }
        if (list.starts_with("W/")) {
            list.remove_prefix(2);
        }
        if (list.empty() || list.front() != '"') {
            return false;
        }
        const auto end = list.find('"', 1);
        if (end == std::string_view::npos) {
            return false;
        }
        auto tag = list.substr(1, end - 1);
        if (tag.ends_with("-gz") && !etag.ends_with("-gz")) {
            tag.remove_suffix(3);
        }
        if (tag == etag) {
            return true;
        }
        list.remove_prefix(end + 1);
    }
}

base::Result<void> require_match(const Request& request, std::string_view etag) {
    const auto* const wanted = request.headers.find("if-match");
    if (wanted == nullptr) {
        return base::Error{base::ErrorKind::kStale, "http.if_match_required",
                           "修改前请先读取最新内容，并在 If-Match 中带上它的版本。"};
    }
    if (!names_etag(*wanted, etag)) {
        return base::Error{base::ErrorKind::kStale, "http.stale", "内容已被他人修改，请刷新后再试。"};
    }
    return {};
}

}  // namespace louyu::http
