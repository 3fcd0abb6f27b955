#include "store/pool.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "store/sqlite_database.hpp"
#include "store/testing.hpp"

namespace louyu::store {
namespace {

using std::chrono::milliseconds;

constexpr Query kCreate{"test.create", "CREATE TABLE thing (id BIGINT PRIMARY KEY)"};

/// A SQLite file opened by "programs" that wait less long than the real one.
class WriterTest : public ::testing::Test {
  protected:
    std::unique_ptr<Database> open(milliseconds wait) {
        return open_sqlite(store_.url(), store_.url().substr(std::string_view("sqlite:").size()), wait);
    }
    static std::string failure_of(const std::function<void()>& work) {
        try {
            work();
        } catch (const base::Failure& failure) {
            return failure.what();
        }
        return "";
    }

    testing::TestStore store_{Dialect::kSqlite, testing::Schema::kNone};
};

TEST_F(WriterTest, a_second_writer_waits_and_is_then_told_that_it_is_busy) {
    const auto database = open(milliseconds(50));
    const Lease first = database->writer();
    const auto start = std::chrono::steady_clock::now();
    EXPECT_NE(failure_of([&] { static_cast<void>(database->writer()); }).find("占用"), std::string::npos);
    EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(50));
    EXPECT_EQ(database->reader()->select({"test.one", "SELECT 1"}).size(), 1U);
}

TEST_F(WriterTest, a_second_writer_gets_its_turn_when_the_first_is_done) {
    const auto database = open(milliseconds(10'000));
    auto first = std::make_unique<Lease>(database->writer());
    std::thread second([&] { database->writer()->execute(kCreate); });
    std::this_thread::sleep_for(milliseconds(30));
    (*first)->execute({"test.other", "CREATE TABLE other (id BIGINT)"});
    first.reset();
    second.join();
    EXPECT_EQ(database->reader()->select({"test.thing", "SELECT id FROM thing"}).size(), 0U);
}

TEST_F(WriterTest, a_writer_of_another_program_is_waited_for_and_then_named) {
    const auto ours = open(milliseconds(50));
    const auto theirs = open(milliseconds(50));
    const Lease our_lease = ours->writer();
    const Lease their_lease = theirs->writer();
    {
        const Transaction holding(*our_lease, Access::kWrite);
        const std::string text = failure_of([&] { const Transaction waiting(*their_lease, Access::kWrite); });
        EXPECT_NE(text.find("另一个程序"), std::string::npos) << text;
    }
    Transaction transaction(*their_lease, Access::kWrite);
    their_lease->execute(kCreate);
    transaction.commit();
}

TEST_F(WriterTest, more_readers_than_connections_wait_for_one) {
    const auto database = open(milliseconds(20));
    std::vector<Lease> leases;
    EXPECT_NE(failure_of([&] {
                  for (int i = 0; i < 1000; ++i) {
                      leases.push_back(database->reader());
                  }
              }).find("占用"),
              std::string::npos);
    const std::size_t most = leases.size();
    EXPECT_GE(most, 16U);
    EXPECT_LT(most, 1000U);
    leases.clear();
    for (std::size_t i = 0; i < most; ++i) {
        leases.push_back(database->reader());
    }
}

TEST_F(WriterTest, a_crowd_before_a_writer_at_long_work_is_told_at_once) {
    const auto database = open(milliseconds(10'000));
    auto busy = std::make_unique<Lease>(database->writer());
    std::vector<std::thread> crowd;
    for (std::size_t i = 0; i < kCrowd; ++i) {
        crowd.emplace_back([&] { static_cast<void>(database->writer()); });
    }
    std::this_thread::sleep_for(kStall + milliseconds(200));
    const auto start = std::chrono::steady_clock::now();
    EXPECT_NE(failure_of([&] { static_cast<void>(database->writer()); }).find("占用"), std::string::npos);
    EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(1000));
    busy.reset();
    for (std::thread& one : crowd) {
        one.join();
    }
    static_cast<void>(database->writer());
}

TEST_F(WriterTest, a_connection_that_cannot_be_opened_does_not_use_up_the_pool) {
    int tries = 0;
    Pool pool(1, milliseconds(20), "busy", [&]() -> std::unique_ptr<PooledSession> {
        ++tries;
        throw base::Failure("no server");
    });
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(failure_of([&] { pool.take(); }), "no server");
    }
    EXPECT_EQ(tries, 3);
}

TEST_F(WriterTest, a_corrupt_file_is_a_failure_that_says_so) {
    const std::string path = store_.url().substr(std::string_view("sqlite:").size()) + ".broken";
    std::ofstream(path) << "SQLite format 3" << std::string(1, '\0') << std::string(8000, 'x');
    const auto result = Database::open("sqlite:" + path);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "store.cannot_open");
    EXPECT_NE(result.error().detail.find("损坏"), std::string::npos) << result.error().detail;
}

}  // namespace
}  // namespace louyu::store
