#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"

namespace louyu::http {
namespace {

constexpr std::size_t kMethods = static_cast<std::size_t>(Method::kOther) + 1;
constexpr std::size_t kNoRoute = SIZE_MAX;

std::size_t index_of(Method method) {
    return static_cast<std::size_t>(method);
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

struct Segment {
    enum class Kind { kFixed, kParameter, kRest } kind = Kind::kFixed;
    std::string text;
};

Segment parse_segment(const std::string& text) {
    if (text.empty() || text.front() != '{') {
        CHECK(!text.empty() && text.find_first_of("{}") == std::string::npos);
        return {Segment::Kind::kFixed, text};
    }
    CHECK(text.back() == '}' && text.size() > 2);
    std::string name = text.substr(1, text.size() - 2);
    const bool rest = name.ends_with("...");
    if (rest) {
        name.resize(name.size() - 3);
    }
    CHECK(is_name(name));
    return {rest ? Segment::Kind::kRest : Segment::Kind::kParameter, name};
}

/// "/a/{b}" → a, b; "/" → nothing.
std::vector<Segment> parse_pattern(const std::string& pattern) {
    CHECK(pattern.starts_with('/'));
    std::vector<Segment> segments;
    if (pattern == "/") {
        return segments;
    }
    for (const auto& part : base::split(std::string_view(pattern).substr(1), '/')) {
        CHECK(segments.empty() || segments.back().kind != Segment::Kind::kRest);
        segments.push_back(parse_segment(part));
    }
    return segments;
}

Response not_found() {
    return problem(base::Error{base::ErrorKind::kNotFound, "http.not_found", "没有这个地址，请检查网址。"});
}

}  // namespace

const std::string& PathParams::get(std::string_view name) const {
    const auto* const value = find(name);
    CHECK(value != nullptr);
    return *value;
}

const std::string* PathParams::find(std::string_view name) const {
    const auto found =
        std::find_if(items_.begin(), items_.end(), [&](const auto& item) { return item.first == name; });
    return found == items_.end() ? nullptr : &found->second;
}

/// One segment deep in the tree of patterns. Patterns that differ only in the names of their parameters share
/// nodes.
struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> parameter;
    std::unique_ptr<Node> rest;
    std::array<std::size_t, kMethods> routes;
    std::vector<std::size_t> all;

    Node() { routes.fill(kNoRoute); }

    Node& child(const Segment& segment) {
        auto& slot = segment.kind == Segment::Kind::kFixed       ? fixed[segment.text]
                     : segment.kind == Segment::Kind::kParameter ? parameter
                                                                 : rest;
        if (!slot) {
            slot = std::make_unique<Node>();
        }
        return *slot;
    }

    /// Calls `visit` for every node that has routes and fits, the most literal first, until it says true.
    template <class Visit>
    bool search(std::string_view path, const Visit& visit) const {
        if (path.empty()) {
            return !all.empty() && visit(*this);
        }
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        const auto segment = path.substr(0, end);
        const auto remaining = path.substr(end);
        if (const auto found = fixed.find(segment); found != fixed.end()) {
            if (found->second->search(remaining, visit)) {
                return true;
            }
        }
        if (parameter && !segment.empty() && parameter->search(remaining, visit)) {
            return true;
        }
        return rest && !path.empty() && visit(*rest);
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route) {
    CHECK(route.handler && route.method != Method::kOther && route.method != Method::kHead);
    Node* node = root_.get();
    std::vector<Place> places;
    std::size_t position = 0;
    for (const auto& segment : parse_pattern(route.pattern)) {
        node = &node->child(segment);
        if (segment.kind != Segment::Kind::kFixed) {
            CHECK(std::none_of(places.begin(), places.end(),
                               [&](const Place& place) { return place.name == segment.text; }));
            places.push_back({position, segment.kind == Segment::Kind::kRest, segment.text});
        }
        ++position;
    }
    auto& slot = node->routes.at(index_of(route.method));
    CHECK(slot == kNoRoute);
    slot = routes_.size();
    node->all.push_back(routes_.size());
    routes_.push_back(std::move(route));
    places_.push_back(std::move(places));
}

void Router::get(std::string pattern, Handler handler, std::string operation) {
    add({Method::kGet, std::move(pattern), std::move(handler), std::move(operation), {}, 0});
}
void Router::post(std::string pattern, Handler handler, std::string operation) {
    add({Method::kPost, std::move(pattern), std::move(handler), std::move(operation), {}, 0});
}
void Router::put(std::string pattern, Handler handler, std::string operation) {
    add({Method::kPut, std::move(pattern), std::move(handler), std::move(operation), {}, 0});
}
void Router::patch(std::string pattern, Handler handler, std::string operation) {
    add({Method::kPatch, std::move(pattern), std::move(handler), std::move(operation), {}, 0});
}
void Router::del(std::string pattern, Handler handler, std::string operation) {
    add({Method::kDelete, std::move(pattern), std::move(handler), std::move(operation), {}, 0});
}

void Router::set_fallback(Handler handler, std::vector<std::string> excluded_prefixes) {
    fallback_ = std::move(handler);
    excluded_prefixes_ = std::move(excluded_prefixes);
}

namespace {

/// GET, HEAD, OPTIONS ... for every method in the set.
std::string allow_list(std::array<bool, kMethods> methods) {
    methods.at(index_of(Method::kHead)) = methods.at(index_of(Method::kGet));
    methods.at(index_of(Method::kOptions)) = true;
    std::string list;
    for (std::size_t i = 0; i < index_of(Method::kOther); ++i) {
        if (methods.at(i)) {
            list += (list.empty() ? "" : ", ") + std::string(to_string(static_cast<Method>(i)));
        }
    }
    return list;
}

Response refused_method(Method method, const std::string& allow) {
    if (method == Method::kOptions) {
        return no_content().with("Allow", allow);
    }
    return problem(405, base::Error{base::ErrorKind::kInvalid, "http.method_not_allowed",
                                    fmt::format("这个地址不支持该操作，可用的有 {}。", allow)})
        .with("Allow", allow);
}

}  // namespace

/// The values of a path that is known to fit; false on a broken percent code.
bool Router::read_params(PathParams& params, const std::vector<Place>& places, std::string_view path) {
    std::size_t position = 0;
    path.remove_prefix(1);
    for (const auto& place : places) {
        for (; position < place.segment; ++position) {
            path.remove_prefix(path.find('/') + 1);
        }
        auto value = percent_decode(place.rest ? path : path.substr(0, path.find('/')));
        if (!value) {
            return false;
        }
        params.add(place.name, std::move(*value));
    }
    return true;
}

Resolved Router::resolve(Method method, std::string_view path) const {
    Resolved resolved;
    if (!path.starts_with('/')) {
        resolved.refusal = not_found();
        return resolved;
    }
    const Method wanted = method == Method::kHead ? Method::kGet : method;
    std::array<bool, kMethods> known{};
    bool any = false;
    const bool found = root_->search(path == "/" ? std::string_view{} : path, [&](const Node& node) {
        any = true;
        for (const auto route : node.all) {
            known.at(index_of(routes_[route].method)) = true;
        }
        const auto route = node.routes.at(index_of(wanted));
        resolved.route = route == kNoRoute ? nullptr : &routes_[route];
        return resolved.route != nullptr;
    });
    if (found) {
        const auto number = static_cast<std::size_t>(resolved.route - routes_.data());
        if (!read_params(resolved.params, places_[number], path)) {
            resolved.route = nullptr;
            resolved.refusal = problem(base::Error{base::ErrorKind::kInvalid, "http.bad_target",
                                                   "请求的网址有误，应为 UTF-8 的百分号编码。"});
        }
        return resolved;
    }
    if (any) {
        resolved.refusal = refused_method(method, allow_list(known));
        return resolved;
    }
    const bool excluded = std::any_of(excluded_prefixes_.begin(), excluded_prefixes_.end(),
                                      [&](const std::string& prefix) { return path.starts_with(prefix); });
    resolved.fallback = fallback_ && wanted == Method::kGet && !excluded;
    if (!resolved.fallback) {
        resolved.refusal = not_found();
    }
    return resolved;
}

Response Router::call(const Resolved& resolved, const Request& request) const {
    if (resolved.route != nullptr) {
        return resolved.route->handler(request, resolved.params);
    }
    return resolved.fallback ? fallback_(request, resolved.params) : resolved.refusal;
}

Response Router::handle(const Request& request) const {
    return call(resolve(request.method, request.path), request);
}

}  // namespace louyu::http
