#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "statistics/naive_for_tests.hpp"
#include "statistics/random_world_for_tests.hpp"

// Random small worlds, and every figure counted again by the plainest loops over what was written.
namespace louyu::statistics {
namespace {

class BruteForceTest : public StatisticsTest {};
INSTANTIATE_TEST_SUITE_P(Stores, BruteForceTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

struct Stretch {
    std::string key;
    NaiveCell cell;
};

NaiveCell cell_of(base::Month first, base::Month last) {
    return {first, last, last.last_day()};
}

std::vector<Stretch> stretches_of(const std::string& time) {
    std::vector<Stretch> all;
    if (time == "month") {
        for (int i = 0; i < 15; ++i) {
            const base::Month month = base::Month{201910}.plus(i);
            all.push_back({base::to_string(month), cell_of(month, month)});
        }
    } else if (time == "quarter") {
        for (int i = 0; i < 5; ++i) {
            const base::Month first = base::Month{201910}.plus(i * 3);
            all.push_back(
                {fmt::format("{}Q{}", first.year(), (first.month() + 2) / 3), cell_of(first, first.plus(2))});
        }
    } else if (time == "year") {
        all = {{"2019", cell_of(base::Month{201910}, base::Month{201912})},
               {"2020", cell_of(base::Month{202001}, base::Month{202012})}};
    }
    return all;
}

const std::vector<std::string> kBuildingMetrics = {
    "building_count", "floor_area",          "occupied_area",      "vacant_area", "occupancy_rate",
    "vacancy_rate",   "idle_resource_count", "idle_resource_area", "tax_per_area"};
const std::vector<std::string> kFirmMetrics = {
    "firm_count", "local_registration_rate", "local_tax_rate",    "moved_in", "moved_out", "tax_full",
    "tax_local",  "key_firm_count_5m",       "key_firm_count_10m"};

struct Combination {
    std::string place;
    std::string industry;
    std::string time;
};

/// The values of an answer by row and column.
class Lookup {
  public:
    explicit Lookup(const Answer& answer) : answer_(answer) {
        for (std::size_t i = 0; i < answer.rows.size(); ++i) {
            rows_.emplace(base::join(answer.rows.keys(i), "/"), i);
        }
        for (std::size_t i = 0; i < answer.columns.size(); ++i) {
            columns_.emplace(answer.columns[i].id, i);
        }
    }
    std::string at(const std::string& row, const std::string& column) const {
        const auto found = rows_.find(row);
        return found == rows_.end() ? "?" : text_of(answer_.rows[found->second][columns_.at(column)]);
    }

  private:
    const Answer& answer_;
    std::map<std::string, std::size_t> rows_;
    std::map<std::string, std::size_t> columns_;
};

void check(const Answer& answer, const World& world, const std::vector<NaiveMove>& moves,
           const Combination& asked, const std::vector<std::string>& metrics) {
    Naive naive(world, moves, asked.place, asked.industry);
    const Lookup lookup(answer);
    const NaiveCell whole = cell_of(base::Month{201910}, base::Month{202012});
    std::vector<Stretch> stretches = stretches_of(asked.time);
    if (stretches.empty()) {
        stretches.push_back({"", whole});
    }
    std::vector<std::string> industries = {""};
    if (!asked.industry.empty()) {
        industries = asked.industry == "industry"
                         ? std::vector<std::string>{"F", "I", "J", "K", "unknown"}
                         : std::vector<std::string>{"trade", "science", "software", "unknown"};
    }
    for (const std::string& metric : metrics) {
        EXPECT_EQ(total(answer, metric), naive.value(metric, "", "", whole)) << "total of " << metric;
    }
    for (const Stretch& stretch : stretches) {
        std::set<std::string> places = {""};
        if (!asked.place.empty()) {
            places = naive.places(stretch.cell);
        }
        for (const std::string& place : places) {
            for (const std::string& industry : industries) {
                std::vector<std::string> keys;
                for (const std::string& key : {place, industry, stretch.key}) {
                    if (!key.empty()) {
                        keys.push_back(key);
                    }
                }
                const std::string row = base::join(keys, "/");
                for (const std::string& metric : metrics) {
                    const std::string expected = naive.value(metric, place, industry, stretch.cell);
                    std::string found = lookup.at(row, metric);
                    if (found == "?" && expected.find_first_of("123456789") == std::string::npos) {
                        found = expected;  // a row that is not there holds nothing
                    }
                    EXPECT_EQ(found, expected) << metric << " of " << row;
                }
            }
        }
    }
}

TEST_P(BruteForceTest, agrees_with_plain_loops_over_every_row) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const World world = RandomWorld(seed).make();
        const std::vector<NaiveMove> moves = naive_moves(world);
        store::testing::TestStore store(GetParam());
        world.write(*store);
        cubes_ = std::make_unique<Cubes>(*store);
        cubes_->refresh_all();
        const std::vector<std::string> places = {
            "",         "region:street", "region:county", "zone:areas",     "stage",
            "building", "ownership",     "location",      "occupancy_band", "tax_tier"};
        const std::vector<std::string> times = {"", "month", "quarter", "year"};
        const std::vector<std::string> industries = {"", "industry", "industry:local"};
        for (std::size_t i = 0; i < places.size(); ++i) {
            // Every place meets every time and industry over the seeds.
            const Combination asked{places[i], industries[(i + seed) % 3], times[(i + seed) % 4]};
            std::vector<std::string> metrics = kFirmMetrics;
            if (asked.industry.empty()) {
                metrics.insert(metrics.end(), kBuildingMetrics.begin(), kBuildingMetrics.end());
            } else {
                metrics.emplace_back("occupied_area");
            }
            std::vector<std::string> by;
            for (const std::string& part : {asked.place, asked.industry, asked.time}) {
                if (!part.empty()) {
                    by.push_back(part);
                }
            }
            SCOPED_TRACE(fmt::format("seed {} by {}", seed, base::join(by, ",")));
            const Answer answer = ask({.metrics = base::join(metrics, ","),
                                       .by = base::join(by, ","),
                                       .period = "2019-10/2020-12"});
            check(answer, world, moves, asked, metrics);
            if (HasFailure()) {
                return;
            }
        }
    }
}

}  // namespace
}  // namespace louyu::statistics
