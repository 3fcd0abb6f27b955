#include "base/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

#include "base/calendar.hpp"

namespace louyu::base {
namespace {

TEST(Id, RisesInEveryThreadAndNeverRepeats) {
    std::vector<std::vector<std::int64_t>> made(4);
    std::vector<std::thread> threads;
    for (auto& ids : made) {
        threads.emplace_back([&ids] {
            for (int i = 0; i < 50'000; ++i) {
                ids.push_back(make_id());
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    std::vector<std::int64_t> all;
    for (const auto& ids : made) {
        EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
        all.insert(all.end(), ids.begin(), ids.end());
    }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
    EXPECT_GT(all.front(), 0);
}

TEST(Id, CarriesTheTimeOfItsMaking) {
    constexpr std::int64_t kStart2020Ms = 1'577'836'800'000;
    const std::int64_t before = now_ms();
    const std::int64_t made_ms = (make_id() >> 21) + kStart2020Ms;
    EXPECT_GE(made_ms, before);
    EXPECT_LE(made_ms, now_ms() + 1'000);
}

TEST(Id, TextIsReadBackAndNothingElseIsAccepted) {
    for (const std::int64_t id : {std::int64_t{1}, make_id(), std::int64_t{9223372036854775807}}) {
        EXPECT_EQ(id_from_text(id_to_text(id)), id);
    }
    for (const char* text :
         {"", "0", "-1", "+1", "01", "1 ", " 1", "1a", "9223372036854775808", "１", "1e3", "0x1", "\xFF"}) {
        EXPECT_EQ(id_from_text(text), std::nullopt) << text;
    }
    EXPECT_EQ(id_from_text(std::string(10'000'000, '1')), std::nullopt);
}

}  // namespace
}  // namespace louyu::base
