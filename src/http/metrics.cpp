#include "http/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <mutex>
#include <tuple>

#include "base/error.hpp"

namespace louyu::http {
namespace {

/// Upper edges of the latency classes, in microseconds.
constexpr std::array<std::int64_t, 12> kEdges = {1'000,   2'500,   5'000,   10'000,    25'000,    50'000,
                                                 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};

struct Latency {
    std::array<std::int64_t, kEdges.size() + 1> counts{};  // the last one: above every edge
    std::int64_t sum = 0;
};

struct Gauge {
    std::string meaning;
    std::function<std::int64_t()> read;
};

struct Counter {
    std::string meaning;
    std::int64_t value = 0;
};

/// Everything counted since the process began.
struct Book {
    std::mutex mutex;
    std::map<std::tuple<std::string, std::string, int>, std::int64_t, std::less<>>
        requests;                                         // method, route, class
    std::map<std::string, Latency, std::less<>> latency;  // by route
    std::map<std::string, Gauge, std::less<>> gauges;
    std::map<std::string, Counter, std::less<>> counters;
};

Book& book() {
    static Book instance;
    return instance;
}

void check_name(std::string_view name) {
    CHECK(!name.empty() &&
          std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }));
}

std::string label(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            escaped.push_back('\\');
        }
        escaped.push_back(c == '\n' ? ' ' : c);
    }
    return escaped;
}

/// Microseconds as seconds, exactly.
std::string seconds(std::int64_t microseconds) {
    return fmt::format("{}.{:06}", microseconds / 1'000'000, microseconds % 1'000'000);
}

void render_requests(std::string& out, const Book& from) {
    out +=
        "# HELP louyu_http_requests_total Answers by method, route and status class.\n"
        "# TYPE louyu_http_requests_total counter\n";
    for (const auto& [key, count] : from.requests) {
        fmt::format_to(std::back_inserter(out),
                       "louyu_http_requests_total{{method=\"{}\",route=\"{}\",status=\"{}xx\"}} {}\n",
                       label(std::get<0>(key)), label(std::get<1>(key)), std::get<2>(key), count);
    }
    out +=
        "# HELP louyu_http_request_seconds Time from the whole request to its answer.\n"
        "# TYPE louyu_http_request_seconds histogram\n";
    for (const auto& [route, latency] : from.latency) {
        std::int64_t total = 0;
        for (std::size_t i = 0; i < latency.counts.size(); ++i) {
            total += latency.counts.at(i);
            fmt::format_to(std::back_inserter(out),
                           "louyu_http_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", label(route),
                           i < kEdges.size() ? seconds(kEdges.at(i)) : "+Inf", total);
        }
        fmt::format_to(std::back_inserter(out), "louyu_http_request_seconds_sum{{route=\"{}\"}} {}\n",
                       label(route), seconds(latency.sum));
        fmt::format_to(std::back_inserter(out), "louyu_http_request_seconds_count{{route=\"{}\"}} {}\n",
                       label(route), total);
    }
}

}  // namespace

void count_request(std::string_view method, std::string_view route, int status, std::int64_t microseconds) {
    const auto edge = std::lower_bound(kEdges.begin(), kEdges.end(), microseconds) - kEdges.begin();
    auto& to = book();
    const std::lock_guard lock(to.mutex);
    const auto key = std::make_tuple(method, route, status / 100);
    auto found = to.requests.find(key);
    if (found == to.requests.end()) {
        found = to.requests.emplace(std::make_tuple(std::string(method), std::string(route), status / 100), 0)
                    .first;
    }
    ++found->second;
    auto latency = to.latency.find(route);
    if (latency == to.latency.end()) {
        latency = to.latency.emplace(std::string(route), Latency{}).first;
    }
    ++latency->second.counts.at(static_cast<std::size_t>(edge));
    latency->second.sum += microseconds;
}

void set_gauge(std::string_view name, std::string_view meaning, std::function<std::int64_t()> read) {
    check_name(name);
    auto& to = book();
    const std::lock_guard lock(to.mutex);
    to.gauges.insert_or_assign(std::string(name), Gauge{std::string(meaning), std::move(read)});
}

void remove_gauge(std::string_view name) {
    auto& to = book();
    const std::lock_guard lock(to.mutex);
    to.gauges.erase(std::string(name));
}

void add_to_counter(std::string_view name, std::string_view meaning, std::int64_t amount) {
    check_name(name);
    auto& to = book();
    const std::lock_guard lock(to.mutex);
    auto found = to.counters.find(name);
    if (found == to.counters.end()) {
        found = to.counters.emplace(std::string(name), Counter{std::string(meaning), 0}).first;
    }
    found->second.value += amount;
}

std::string render_metrics() {
    std::string out;
    auto& from = book();
    const std::lock_guard lock(from.mutex);
    render_requests(out, from);
    for (const auto& [name, gauge] : from.gauges) {
        fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name,
                       gauge.meaning, gauge.read());
    }
    for (const auto& [name, counter] : from.counters) {
        fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} counter\n{0} {2}\n", name,
                       counter.meaning, counter.value);
    }
    return out;
}

}  // namespace louyu::http
