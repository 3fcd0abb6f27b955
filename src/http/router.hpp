#pragma once
#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace louyu::http {

/// The decoded values of {names} in a pattern.
class PathParams {
  public:
    /// The value of a name the pattern has; asking for another one is a bug.
    const std::string& get(std::string_view name) const;
    const std::string* find(std::string_view name) const;
    void add(std::string_view name, std::string value) { items_.emplace_back(name, std::move(value)); }

  private:
    std::vector<std::pair<std::string, std::string>> items_;
};

using Handler = std::function<Response(const Request&, const PathParams&)>;

/// One line of the route table. `operation` and `note` belong to whoever mounts it: the OpenAPI document is
/// made from them.
struct Route {
    Method method = Method::kGet;
    std::string pattern;  // /api/v1/buildings/{id}; {rest...} at the end takes the remaining segments
    Handler handler;
    std::string operation;       // "get_building"
    std::any note;               // anything the owner wants to find again
    std::uint64_t body_max = 0;  // 0 = Limits::body_max; uploads say Limits::upload_max or a number
};

/// A body_max that stands for Limits::upload_max.
inline constexpr std::uint64_t kUpload = UINT64_MAX;

/// What a method and a path lead to.
struct Resolved {
    const Route* route = nullptr;  // nullptr: refused, see `refusal`, or the fallback's matter
    PathParams params;
    bool fallback = false;
    Response refusal;
};

/// Patterns to handlers. Built once, then only read, from any thread. A fixed segment wins over a parameter.
class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// A malformed pattern or the same route twice is a bug (CHECK).
    void add(Route route);
    void get(std::string pattern, Handler handler, std::string operation = {});
    void post(std::string pattern, Handler handler, std::string operation = {});
    void put(std::string pattern, Handler handler, std::string operation = {});
    void patch(std::string pattern, Handler handler, std::string operation = {});
    void del(std::string pattern, Handler handler, std::string operation = {});

    /// Asked for GET and HEAD of a path no pattern knows, unless it lies under one of the API prefixes given
    /// here. Used for the pages. The router answers 404 itself when none is set.
    void set_fallback(Handler handler, std::vector<std::string> excluded_prefixes = {"/api/"});

    /// Routes and answers: 404 http.not_found, 405 http.method_not_allowed with Allow, 400 http.bad_target.
    /// HEAD is GET (the server drops the body), OPTIONS lists the methods. What handlers throw is the
    /// caller's matter.
    Response handle(const Request& request) const;

    /// The first half of handle(): who would answer. HEAD finds GET.
    Resolved resolve(Method method, std::string_view path) const;
    /// The second half; `resolved.route` or the fallback.
    Response call(const Resolved& resolved, const Request& request) const;
    const std::vector<Route>& routes() const { return routes_; }

  private:
    struct Node;
    /// Where in the path a parameter of a route stands.
    struct Place {
        std::size_t segment = 0;
        bool rest = false;
        std::string name;
    };
    static bool read_params(PathParams& params, const std::vector<Place>& places, std::string_view path);

    std::vector<Route> routes_;
    std::vector<std::vector<Place>> places_;  // one list a route
    std::unique_ptr<Node> root_;
    Handler fallback_;
    std::vector<std::string> excluded_prefixes_;
};

}  // namespace louyu::http
