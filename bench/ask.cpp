// Questions to the figures, timed in the process. A bench program, not a test: it prints and judges nothing.
//   bench_ask URL PERIOD               600 different questions of up to three dimensions, each once
//   bench_ask URL PERIOD METRICS BY…   one question, many times: its median, rows and totals
//   bench_ask URL PERIOD refresh       what it costs to follow a change
#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "statistics/cubes.hpp"
#include "statistics/query.hpp"
#include "store/database.hpp"

namespace {

using namespace louyu;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kQuestions = 600;
constexpr int kRepeats = 21;

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// What this thread has computed so far: beside other work it says more than the clock.
double computed_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1000000;
}

/// The most memory this process has held, in MB.
double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stod(line.substr(6)) / 1024;
        }
    }
    return 0;
}

const std::vector<std::string> kMetrics = {
    "building_count,floor_area",
    "occupied_area,vacant_area,occupancy_rate",
    "occupancy_rate_mean,vacancy_rate",
    "firm_count",
    "local_registration_rate,local_tax_rate",
    "tax_full",
    "tax_full,tax_local,tax_district",
    "tax_per_area,tax_share_of_district",
    "moved_in,moved_out",
    "key_firm_count_5m,key_firm_count_10m",
    "idle_resource_count,idle_resource_area",
    "building_count,occupancy_rate,firm_count,tax_full",
};

const std::vector<std::string> kDimensions = {
    "region:county", "region:street", "zone:industry_zones", "industry", "stage", "kind",
    "size_class",    "ownership",     "occupancy_band",      "tax_tier", "month", "quarter",
    "year",          "building",
};

/// Every choice of at most three dimensions, in one order each.
std::vector<std::string> breakdowns() {
    std::vector<std::string> all = {""};
    for (std::size_t a = 0; a < kDimensions.size(); ++a) {
        all.push_back(kDimensions[a]);
        for (std::size_t b = a + 1; b < kDimensions.size(); ++b) {
            all.push_back(kDimensions[a] + "," + kDimensions[b]);
            for (std::size_t c = b + 1; c < kDimensions.size(); ++c) {
                all.push_back(kDimensions[a] + "," + kDimensions[b] + "," + kDimensions[c]);
            }
        }
    }
    return all;
}

struct Timed {
    double milliseconds = 0;
    double computed = 0;
    std::size_t rows = 0;
    std::string question;
};

void ask_many(const statistics::Cube& cube, const std::string& period) {
    const rights::Reader reader = rights::ReaderFactory::for_console();
    std::vector<statistics::Query> questions;
    for (const std::string& metrics : kMetrics) {
        for (const std::string& by : breakdowns()) {
            questions.push_back({.metrics = metrics, .by = by, .period = period});
        }
    }
    std::shuffle(questions.begin(), questions.end(), std::mt19937(20201231));
    std::vector<Timed> times;
    std::size_t refused = 0;
    for (const statistics::Query& question : questions) {
        if (times.size() == kQuestions) {
            break;
        }
        const auto begin = Clock::now();
        const double computed = computed_milliseconds();
        const auto answer = statistics::query(cube, reader, question);
        const double milliseconds = milliseconds_since(begin);
        if (!answer) {
            ++refused;  // what has no meaning, or would have too many rows
            continue;
        }
        times.push_back({milliseconds, computed_milliseconds() - computed, answer->rows.size(),
                         question.metrics + " by " + question.by});
    }
    std::sort(times.begin(), times.end(),
              [](const Timed& x, const Timed& y) { return x.computed < y.computed; });
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * double(times.size() - 1))];
    };
    fmt::print(stderr, "computed p50 {:.2f} ms p90 {:.2f} ms p99 {:.2f} ms max {:.2f} ms\n", at(0.5).computed,
               at(0.9).computed, at(0.99).computed, at(1).computed);
    for (std::size_t i = 0; i < 24 && i < times.size(); ++i) {
        const Timed& slow = times[times.size() - 1 - i];
        fmt::print(stderr, "  {:8.2f} ms {:7} rows  {}\n", slow.computed, slow.rows, slow.question);
    }
    std::sort(times.begin(), times.end(),
              [](const Timed& x, const Timed& y) { return x.milliseconds < y.milliseconds; });
    fmt::print("questions {} refused {} p50 {:.2f} ms p90 {:.2f} ms p99 {:.2f} ms max {:.2f} ms\n",
               times.size(), refused, at(0.5).milliseconds, at(0.9).milliseconds, at(0.99).milliseconds,
               at(1).milliseconds);
}

void ask_one(const statistics::Cube& cube, const statistics::Query& question) {
    const rights::Reader reader = rights::ReaderFactory::for_console();
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
        const auto begin = Clock::now();
        const auto answer = statistics::query(cube, reader, question);
        times.push_back(milliseconds_since(begin));
        if (!answer) {
            fmt::print("{}\n", answer.error().message);
            return;
        }
        if (i + 1 == kRepeats) {
            std::sort(times.begin(), times.end());
            const base::Value& total =
                answer->totals.at(answer->rows.empty() ? 0 : answer->rows.keys(0).size());
            const std::int64_t* number = base::as_integer(total);
            const std::string* text = base::as_text(total);
            fmt::print("{:.3f} {} {}\n", times[times.size() / 2], answer->rows.size(),
                       number != nullptr ? std::to_string(*number)
                       : text != nullptr ? *text
                                         : "null");
        }
    }
}

template <class Refresh>
void time_refresh(const char* what, Refresh refresh) {
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
        const auto begin = Clock::now();
        refresh(i);
        times.push_back(milliseconds_since(begin));
    }
    std::sort(times.begin(), times.end());
    fmt::print("{}: p50 {:.1f} ms, most {:.1f} ms\n", what, times[times.size() / 2], times.back());
}

/// Reads again what a change would touch; the store stays as it is.
void refresh(statistics::Cubes& cubes) {
    const auto cube = cubes.current();
    time_refresh("nothing new", [&](int) { cubes.refresh_changed(); });
    time_refresh("a building with its tenancies", [&](int i) {
        const std::size_t at = static_cast<std::size_t>(i) * 37 % cube->block_of_id.size();
        const std::int64_t id = cube->block_of_id[at].first;
        cubes.refresh_buildings(std::span(&id, 1));
    });
    time_refresh("a month of tax", [&](int i) {
        const base::Month month{cube->tax.back()->year * 100 + 1 + i % 12};
        cubes.refresh_tax(std::span(&month, 1));
    });
}

int run(const std::vector<std::string>& words) {
    auto database = store::Database::open(words.at(1));
    if (!database) {
        fmt::print(stderr, "{}\n", database.error().message);
        return 2;
    }
    const auto begin = Clock::now();
    statistics::Cubes cubes(**database);
    cubes.refresh_all();
    fmt::print(stderr, "loaded in {:.2f} s, {:.0f} MB\n", milliseconds_since(begin) / 1000, peak_megabytes());
    const auto cube = cubes.current();
    if (words.size() == 4 && words[3] == "refresh") {
        refresh(cubes);
        fmt::print(stderr, "then held {:.0f} MB at most\n", peak_megabytes());
        return 0;
    }
    if (words.size() == 3) {
        ask_many(*cube, words[2]);
        return 0;
    }
    for (std::size_t i = 3; i + 1 < words.size(); i += 2) {
        ask_one(*cube, {.metrics = words[i], .by = words[i + 1], .period = words[2]});
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "bench_ask URL PERIOD [METRICS BY]…\n");
        return 2;
    }
    return run({argv, argv + argc});
}
