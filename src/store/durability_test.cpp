// What must hold when the program, the disk or the server fails.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "store/testing.hpp"

namespace louyu::store {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kBatchRows = 2000;
constexpr Query kCreateEntry{"test.create_entry",
                             "CREATE TABLE entry (batch BIGINT, n BIGINT, PRIMARY KEY (batch, n))"};
constexpr Query kCreateBatch{"test.create_batch",
                             "CREATE TABLE batch (id BIGINT PRIMARY KEY, entries BIGINT)"};
constexpr Query kInsertBatch{"test.insert_batch", "INSERT INTO batch (id, entries) VALUES (:id, :entries)"};
constexpr Query kHalfBatches{"test.half_batches",
                             "SELECT count(*) FROM batch WHERE entries <> (SELECT count(*) FROM entry WHERE "
                             "entry.batch = batch.id)"};
constexpr Query kTotals{"test.totals", "SELECT (SELECT count(*) FROM batch), (SELECT count(*) FROM entry)"};

void load_batch(Session& session, std::int64_t id) {
    session.execute(kInsertBatch, {{"id", id}, {"entries", kBatchRows}});
    const auto bulk = session.bulk("entry", {"batch", "n"});
    for (std::int64_t n = 0; n < kBatchRows; ++n) {
        bulk->integer(id);
        bulk->integer(n);
        bulk->end_row();
    }
    bulk->finish();
}

void post_batch(Session& session, std::int64_t id) {
    Transaction transaction(session, Access::kWrite);
    load_batch(session, id);
    transaction.commit();
}

std::int64_t integer_at(const Rows& rows, std::size_t column) {
    return std::get<std::int64_t>(rows.at(0).at(column));
}

class DurabilityTest : public ::testing::TestWithParam<Dialect> {
  protected:
    DurabilityTest() : store_(GetParam(), testing::Schema::kNone) {
        const Lease lease = store_->writer();
        lease->execute(kCreateEntry);
        lease->execute(kCreateBatch);
    }

    /// A child process that posts batches for ever, telling the number of each through the pipe when it is
    /// acknowledged; with `hang` it stops in the middle of the first one and tells -1.
    ::pid_t start_poster(std::int64_t first, bool hang, int& acknowledged) {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe(ends.data()), 0);
        const ::pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            try {
                const auto database = Database::open(store_.url());
                const Lease lease = (*database)->writer();
                run_poster(*lease, first, hang, ends[1]);
            } catch (const std::exception&) {
            }
            ::_exit(1);
        }
        ::close(ends[1]);
        acknowledged = ends[0];
        return child;
    }
    static void run_poster(Session& session, std::int64_t first, bool hang, int told) {
        const auto tell = [&](std::int64_t id) {
            if (::write(told, &id, sizeof id) != sizeof id) {
                ::_exit(2);
            }
        };
        if (hang) {
            const Transaction transaction(session, Access::kWrite);
            load_batch(session, first);
            tell(-1);
            ::pause();
        }
        for (std::int64_t id = first;; ++id) {
            post_batch(session, id);
            tell(id);
        }
    }
    static void kill_child(::pid_t child) {
        ::kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status));
    }
    void expect_whole_batches_only() {
        const Lease lease = store_->reader();
        const Transaction moment(*lease, Access::kRead);
        EXPECT_EQ(lease->select(kHalfBatches), (Rows{{std::int64_t{0}}}));
        const Rows totals = lease->select(kTotals);
        EXPECT_EQ(integer_at(totals, 1), integer_at(totals, 0) * kBatchRows);
    }
    /// Runs `work` in a child whose files cannot grow over `bytes`; true when it threw base::Failure.
    template <class Work>
    bool fails_with_files_limited_to(std::size_t bytes, Work work) {
        const ::pid_t child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            const ::rlimit limit{bytes, bytes};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            int code = 1;
            try {
                const auto database = Database::open(store_.url());
                const Lease lease = (*database)->writer();
                work(*lease);
            } catch (const base::Failure&) {
                code = 0;
            } catch (const std::exception&) {
                code = 2;
            }
            ::_exit(code);
        }
        int status = -1;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        return status == 0;
    }

    testing::TestStore store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, DurabilityTest, ::testing::ValuesIn(testing::stores()),
                         testing::StoreName());

TEST_P(DurabilityTest, a_transaction_killed_in_the_middle_is_as_if_it_never_was) {
    int told = -1;
    const ::pid_t child = start_poster(1, true, told);
    std::int64_t id = 0;
    ASSERT_EQ(::read(told, &id, sizeof id), static_cast<::ssize_t>(sizeof id));
    ASSERT_EQ(id, -1);
    kill_child(child);
    ::close(told);
    store_.reopen();
    const Lease lease = store_->writer();
    EXPECT_EQ(lease->select(kTotals), (Rows{{std::int64_t{0}, std::int64_t{0}}}));
    post_batch(*lease, 1);
    expect_whole_batches_only();
}

TEST_P(DurabilityTest, a_program_killed_at_random_loses_no_acknowledged_batch_and_leaves_no_half_one) {
    std::mt19937 random(20201231);
    std::int64_t first = 1;
    for (int round = 0; round < 6; ++round) {
        int told = -1;
        const ::pid_t child = start_poster(first, false, told);
        std::int64_t last = 0;
        ASSERT_EQ(::read(told, &last, sizeof last), static_cast<::ssize_t>(sizeof last));
        std::this_thread::sleep_for(milliseconds(random() % 60));
        kill_child(child);
        for (std::int64_t id = 0; ::read(told, &id, sizeof id) == static_cast<::ssize_t>(sizeof id);) {
            last = id;
        }
        ::close(told);
        store_.reopen();
        expect_whole_batches_only();
        const Lease lease = store_->writer();
        const std::int64_t kept = integer_at(lease->select(kTotals), 0);
        EXPECT_GE(kept, last);
        EXPECT_LE(kept, last + 1);
        first = kept + 1;
    }
}

TEST_P(DurabilityTest, writers_of_several_threads_take_turns) {
    const Query find{"test.find", "SELECT entries FROM batch WHERE id = 0"};
    const Query set{"test.set", "UPDATE batch SET entries = :n WHERE id = 0"};
    store_->writer()->execute(kInsertBatch, {{"id", std::int64_t{0}}, {"entries", std::int64_t{0}}});
    constexpr int kThreads = 4;
    constexpr int kRounds = 25;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < kRounds; ++round) {
                const Lease lease = store_->writer();
                Transaction transaction(*lease, Access::kWrite);
                const std::int64_t n = integer_at(lease->select(find), 0);
                lease->execute(set, {{"n", n + 1}});
                transaction.commit();
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(integer_at(store_->reader()->select(find), 0), kThreads * kRounds);
}

TEST_P(DurabilityTest, readers_see_whole_transactions_while_a_writer_writes) {
    std::atomic<bool> stop{false};
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (!stop) {
                expect_whole_batches_only();
            }
        });
    }
    for (std::int64_t id = 1; id <= 15; ++id) {
        post_batch(*store_->writer(), id);
    }
    stop = true;
    for (std::thread& reader : readers) {
        reader.join();
    }
    EXPECT_EQ(integer_at(store_->reader()->select(kTotals), 0), 15);
}

TEST_P(DurabilityTest, a_failed_statement_spoils_the_transaction_or_leaves_it_whole) {
    const Lease lease = store_->writer();
    const auto post = [&] {
        Transaction transaction(*lease, Access::kWrite);
        load_batch(*lease, 1);
        EXPECT_THROW(lease->execute({"test.broken", "INSERT INTO nowhere VALUES (1)"}), base::Failure);
        transaction.commit();
    };
    // PostgreSQL gives the transaction up, SQLite the statement only: both are all or nothing.
    if (GetParam() == Dialect::kPostgresql) {
        EXPECT_THROW(post(), base::Failure);
    } else {
        post();
    }
    expect_whole_batches_only();
    post_batch(*lease, 2);
    expect_whole_batches_only();
}

class SqliteFaultTest : public DurabilityTest {};
INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteFaultTest, ::testing::Values(Dialect::kSqlite), testing::StoreName());

TEST_P(SqliteFaultTest, a_full_disk_is_said_so_and_nothing_half_stays) {
    const Lease lease = store_->writer();
    post_batch(*lease, 1);
    const std::int64_t pages = integer_at(lease->select({"test.pages", "PRAGMA page_count"}), 0);
    lease->execute({"test.limit", fmt::format("PRAGMA max_page_count = {}", pages + 3)});
    try {
        post_batch(*lease, 2);
        FAIL() << "the limit did not hold";
    } catch (const base::Failure& failure) {
        EXPECT_NE(std::string(failure.what()).find("磁盘已满"), std::string::npos) << failure.what();
    }
    expect_whole_batches_only();
    lease->execute({"test.limit", "PRAGMA max_page_count = 1000000"});
    post_batch(*lease, 2);
    EXPECT_EQ(integer_at(lease->select(kTotals), 0), 2);
}

TEST_P(SqliteFaultTest, files_that_cannot_grow_fail_the_post_and_spare_the_data) {
    post_batch(*store_->writer(), 1);
    EXPECT_TRUE(fails_with_files_limited_to(256 << 10, [](Session& session) {
        for (std::int64_t id = 2; id < 100; ++id) {
            post_batch(session, id);
        }
    }));
    store_.reopen();
    expect_whole_batches_only();
    EXPECT_GE(integer_at(store_->reader()->select(kTotals), 0), 1);
    post_batch(*store_->writer(), 1000);
}

TEST_P(SqliteFaultTest, work_after_an_automatic_roll_back_does_not_slip_in) {
    const bool failed = fails_with_files_limited_to(128 << 10, [](Session& session) {
        Transaction transaction(session, Access::kWrite);
        // A cache of few pages forces writing before the end, which is where the disk fails.
        session.execute({"test.cache", "PRAGMA cache_size = 5"});
        for (std::int64_t id = 1; id < 100; ++id) {
            try {
                load_batch(session, id);
            } catch (const base::Failure&) {
                session.execute(kInsertBatch, {{"id", std::int64_t{5000}}, {"entries", std::int64_t{0}}});
                break;
            }
        }
        transaction.commit();
    });
    EXPECT_TRUE(failed);
    store_.reopen();
    EXPECT_EQ(integer_at(store_->reader()->select(kTotals), 0), 0);
}

class PostgresqlFaultTest : public DurabilityTest {
  protected:
    void end_all_connections() {
        // From the test server's own connection: the pool must not notice before it is used.
        testing::TestStore other(Dialect::kPostgresql, testing::Schema::kNone);
        const std::string name = store_.url().substr(store_.url().rfind('/') + 1);
        other->reader()->select(
            {"test.terminate",
             "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = :name"},
            {{"name", name.substr(0, name.find('?'))}});
    }
};
std::vector<Dialect> servers() {
    const std::vector<Dialect> all = testing::stores();
    return {all.begin() + 1, all.end()};
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PostgresqlFaultTest);
INSTANTIATE_TEST_SUITE_P(Postgresql, PostgresqlFaultTest, ::testing::ValuesIn(servers()),
                         testing::StoreName());

TEST_P(PostgresqlFaultTest, idle_connections_are_opened_again_when_the_server_went_away) {
    post_batch(*store_->writer(), 1);
    static_cast<void>(store_->reader());
    end_all_connections();
    expect_whole_batches_only();
    post_batch(*store_->writer(), 2);
    EXPECT_EQ(integer_at(store_->reader()->select(kTotals), 0), 2);
}

TEST_P(PostgresqlFaultTest, a_connection_lost_at_work_fails_that_work_only) {
    {
        const Lease lease = store_->writer();
        Transaction transaction(*lease, Access::kWrite);
        load_batch(*lease, 1);
        end_all_connections();
        EXPECT_THROW(lease->select(kTotals), base::Failure);
        EXPECT_THROW(lease->select(kTotals), base::Failure);
        EXPECT_THROW(transaction.commit(), base::Failure);
    }
    {
        const Lease lease = store_->reader();
        const auto cut = [&](const Row&) {
            end_all_connections();
            return true;
        };
        const Query two_thousand{"test.series", "SELECT generate_series(1, 5000)"};
        bool done = false;
        EXPECT_THROW(lease->stream(two_thousand, {},
                                   [&](const Row& row) {
                                       const bool first = !done;
                                       done = true;
                                       return first ? cut(row) : true;
                                   }),
                     base::Failure);
    }
    post_batch(*store_->writer(), 1);
    expect_whole_batches_only();
}

TEST_P(PostgresqlFaultTest, a_writer_that_waits_too_long_for_another_program_is_told) {
    const auto other_program = Database::open(store_.url());
    ASSERT_TRUE(other_program);
    const Lease first = (*other_program)->writer();
    const Lease second = store_->writer();
    const Transaction holding(*first, Access::kWrite);
    second->execute({"test.timeout", "SET lock_timeout = '100ms'"});
    try {
        const Transaction waiting(*second, Access::kWrite);
        FAIL() << "two writers at once";
    } catch (const base::Failure& failure) {
        EXPECT_NE(std::string(failure.what()).find("占用"), std::string::npos) << failure.what();
    }
    second->execute(kInsertBatch, {{"id", std::int64_t{1}}, {"entries", std::int64_t{0}}});
}

TEST_P(PostgresqlFaultTest, a_plan_made_while_a_table_was_empty_still_looks_up_by_key) {
    const Lease lease = store_->writer();
    lease->execute({"test.create", "CREATE TABLE filled (id BIGINT PRIMARY KEY)"});
    lease->execute({"test.vacuum", "VACUUM ANALYZE filled"});  // as the server does by itself
    std::string plan;
    for (const Values& row : lease->select({"test.explain", "EXPLAIN SELECT id FROM filled WHERE id = 1"})) {
        plan += *base::as_text(row[0]) + "\n";
    }
    EXPECT_NE(plan.find("filled_pkey"), std::string::npos) << plan;
}

}  // namespace
}  // namespace louyu::store
