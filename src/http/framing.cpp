#include "http/framing.hpp"

#include <http_parser.h>

#include <algorithm>

#include "base/text.hpp"
#include "http/ascii.hpp"

namespace louyu::http {
namespace {

constexpr std::size_t kSpoolBlock = 64 * 1024;

base::Error invalid(std::string code, std::string message) {
    return {base::ErrorKind::kInvalid, std::move(code), std::move(message)};
}

std::string size_text(std::uint64_t bytes) {
    return bytes >= 1024 * 1024 ? fmt::format("{} MB", bytes / 1024 / 1024) : fmt::format("{} 字节", bytes);
}

}  // namespace

/// The callbacks of http_parser, which is C: none of them may throw, and a nonzero answer stops it.
struct Framer::Parser {
    const Limits& limits;
    const BodyMax& body_max;
    const std::string& spool_directory;

    http_parser parser{};
    State state = State::kIdle;
    Message message;
    std::string target;
    std::string name;
    std::string value;
    bool in_value = false;
    std::size_t field_bytes =
        0;  // names and values: counted as they come, since one block may hold a whole head
    std::size_t head_bytes = 0;  // everything that came before the head was whole, line ends too
    std::uint64_t body_limit = 0;
    std::uint64_t body_bytes = 0;
    bool expectation = false;
    std::optional<Refusal> refusal;

    Parser(const Limits& the_limits, const BodyMax& the_body_max, const std::string& directory)
        : limits(the_limits), body_max(the_body_max), spool_directory(directory) {
        reset();
    }

    void reset() {
        http_parser_init(&parser, HTTP_REQUEST);
        parser.data = this;
        state = State::kIdle;
        message = {};
        target.clear();
        name.clear();
        value.clear();
        in_value = false;
        field_bytes = 0;
        head_bytes = 0;
        body_bytes = 0;
        expectation = false;
    }

    int refuse(int status, base::Error error) {
        if (!refusal) {
            refusal = Refusal{status, std::move(error), {}};
            state = State::kRefused;
        }
        return -1;
    }

    int take_field() {
        if (name.empty()) {
            return 0;
        }
        if (message.request.headers.items().size() == limits.fields_max) {
            return refuse(431, invalid("http.head_too_large", "请求头的字段过多。"));
        }
        const auto text = base::trim(value);
        if (has_control(text)) {
            return refuse(400, invalid("http.bad_request", "请求头中有不允许的字符。"));
        }
        message.request.headers.add(name, text);
        name.clear();
        value.clear();
        return 0;
    }

    int grow(std::size_t bytes) {
        field_bytes += bytes;
        return field_bytes > limits.head_max ? refuse_head() : 0;
    }

    int refuse_head() { return refuse(431, invalid("http.head_too_large", "请求头过大。")); }

    int on_url(std::string_view part) {
        target += part;
        return target.size() > limits.url_max ? refuse(414, invalid("http.url_too_long", "网址过长。")) : 0;
    }

    int on_name(std::string_view part) {
        if (state == State::kBody) {
            return 0;  // a trailer says nothing we need
        }
        if (in_value && take_field() != 0) {
            return -1;
        }
        in_value = false;
        name += part;
        return grow(part.size());
    }

    int on_value(std::string_view part) {
        if (state == State::kBody) {
            return 0;
        }
        in_value = true;
        value += part;
        return grow(part.size());
    }

    int on_head() {
        if (take_field() != 0) {
            return -1;
        }
        auto& request = message.request;
        request.method = method_from(http_method_str(static_cast<http_method>(parser.method)));
        parser.upgrade = 0;  // nobody is switched to another protocol; RFC 9110 lets a server ignore the wish
        message.keep_alive = http_should_keep_alive(&parser) != 0;
        message.chunks = parser.http_minor >= 1;
        if (parser.http_major != 1) {
            return refuse(505, invalid("http.bad_version", "只支持 HTTP/1.1。"));
        }
        if (parser.method == HTTP_CONNECT) {
            return refuse(405, invalid("http.method_not_allowed", "不支持代理连接。"));
        }
        if (const auto set = set_target(request, target); !set) {
            return refuse(400, set.error());
        }
        const auto hosts = std::count_if(request.headers.items().begin(), request.headers.items().end(),
                                         [](const Headers::Item& item) { return is_host(item.first); });
        if (hosts > 1 || (hosts == 0 && message.chunks)) {
            return refuse(400, invalid("http.bad_request", "请求头中应有且只有一个 Host。"));
        }
        read_cookies(request);
        state = State::kBody;
        return expect_body();
    }

    static bool is_host(std::string_view field) {
        return field.size() == 4 && Headers::same_name(field, "host");
    }

    int expect_body() {
        auto& request = message.request;
        const bool chunked = (parser.flags & F_CHUNKED) != 0;
        const bool announced = parser.content_length != UINT64_MAX && parser.content_length > 0;
        if (!chunked && !announced) {
            return 0;
        }
        body_limit = body_max(request.method, request.path);
        if (announced && parser.content_length > body_limit) {
            return refuse_length();
        }
        const auto expected = request.headers.get("expect");
        if (!expected.empty() && !Headers::same_name(expected, "100-continue")) {
            return refuse(417, invalid("http.bad_request", "不支持的 Expect。"));
        }
        expectation = !expected.empty();
        if (announced && parser.content_length > limits.memory_max) {
            return open_spool();
        }
        request.body.reserve(announced ? static_cast<std::size_t>(parser.content_length) : 0);
        return 0;
    }

    int refuse_length() {
        return refuse(413, base::Error{base::ErrorKind::kTooLarge, "http.too_large",
                                       fmt::format("内容过大，最多 {}。", size_text(body_limit))});
    }

    int open_spool() {
        auto file = TemporaryFile::create(spool_directory);
        if (!file) {
            return refuse(503, file.error());
        }
        message.request.body_file = *std::move(file);
        return 0;
    }

    int on_body(std::string_view part) {
        auto& request = message.request;
        body_bytes += part.size();
        if (body_bytes > body_limit) {
            return refuse_length();
        }
        request.body += part;
        if (!request.body_file && request.body.size() > limits.memory_max && open_spool() != 0) {
            return -1;
        }
        return request.body_file && request.body.size() >= kSpoolBlock ? spool() : 0;
    }

    int spool() {
        auto& request = message.request;
        if (const auto done = request.body_file->append(request.body); !done) {
            return refuse(503, done.error());
        }
        request.body.clear();
        return 0;
    }

    /// A piece that says it is longer than what may still come need not be waited for.
    int on_piece() { return parser.content_length > body_limit - body_bytes ? refuse_length() : 0; }

    int on_whole() {
        auto& request = message.request;
        if (request.body_file) {
            if (spool() != 0) {
                return -1;
            }
            request.body_file->close();
            std::string().swap(request.body);
        }
        state = State::kWhole;
        http_parser_pause(&parser, 1);
        return 0;
    }

    static Parser& self(http_parser* parser) { return *static_cast<Parser*>(parser->data); }

    static const http_parser_settings& settings() {
        static const http_parser_settings instance = [] {
            http_parser_settings made;
            http_parser_settings_init(&made);
            made.on_message_begin = [](http_parser* p) noexcept {
                self(p).state = State::kHead;
                return 0;
            };
            made.on_url = [](http_parser* p, const char* at, std::size_t n) noexcept {
                return self(p).on_url({at, n});
            };
            made.on_header_field = [](http_parser* p, const char* at, std::size_t n) noexcept {
                return self(p).on_name({at, n});
            };
            made.on_header_value = [](http_parser* p, const char* at, std::size_t n) noexcept {
                return self(p).on_value({at, n});
            };
            made.on_headers_complete = [](http_parser* p) noexcept { return self(p).on_head(); };
            made.on_body = [](http_parser* p, const char* at, std::size_t n) noexcept {
                return self(p).on_body({at, n});
            };
            made.on_chunk_header = [](http_parser* p) noexcept { return self(p).on_piece(); };
            made.on_message_complete = [](http_parser* p) noexcept { return self(p).on_whole(); };
            return made;
        }();
        return instance;
    }

    std::size_t feed(std::string_view bytes) {
        const auto taken = http_parser_execute(&parser, &settings(), bytes.data(), bytes.size());
        const auto error = HTTP_PARSER_ERRNO(&parser);
        if (error == HPE_HEADER_OVERFLOW) {
            refuse_head();
        } else if (error != HPE_OK && error != HPE_PAUSED) {
            auto broken = invalid("http.bad_request", "请求不符合 HTTP 格式。");
            broken.detail = http_errno_description(error);
            refuse(400, std::move(broken));
        }
        if (state == State::kHead || state == State::kIdle) {
            head_bytes += taken;
            if (head_bytes > limits.head_max) {
                refuse_head();
            }
        }
        return taken;
    }
};

Framer::Framer(const Limits& limits, const BodyMax& body_max, const std::string& spool_directory)
    : parser_(std::make_unique<Parser>(limits, body_max, spool_directory)) {}

Framer::~Framer() = default;

Framer::State Framer::state() const {
    return parser_->state;
}

std::size_t Framer::feed(std::string_view bytes) {
    CHECK(parser_->state != State::kWhole && parser_->state != State::kRefused);
    return parser_->feed(bytes);
}

bool Framer::take_expectation() {
    return std::exchange(parser_->expectation, false);
}

void Framer::time_out() {
    parser_->refuse(408, invalid("http.too_slow", "请求在规定时间内没有发送完，请检查网络后再试。"));
}

Message Framer::take() {
    CHECK(parser_->state == State::kWhole);
    auto message = std::move(parser_->message);
    parser_->reset();
    return message;
}

Refusal Framer::take_refusal() {
    CHECK(parser_->refusal.has_value());
    auto refusal = *std::move(parser_->refusal);
    refusal.request = std::move(parser_->message.request);
    parser_->message = {};
    return refusal;
}

}  // namespace louyu::http
