#include "exchange/jobs.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "store/testing.hpp"

namespace louyu::exchange {
namespace {

using namespace std::chrono_literals;

class JobsTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    void execute(std::string_view text) { store_->writer()->execute({"test.execute", text}); }
    /// The job once it is over; as it is after ten seconds otherwise.
    Job ended(Jobs& jobs, std::int64_t id) {
        const auto until = std::chrono::steady_clock::now() + 10s;
        for (;;) {
            const base::Result<Job> job = jobs.find(console_, id);
            const bool is_over = job && job->state != JobState::kQueued && job->state != JobState::kRunning;
            if (is_over || std::chrono::steady_clock::now() > until) {
                return job ? *job : Job{};
            }
            std::this_thread::sleep_for(5ms);
        }
    }

    store::testing::TestStore store_{GetParam()};
    rights::Reader console_ = rights::ReaderFactory::for_console();
};
INSTANTIATE_TEST_SUITE_P(Stores, JobsTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

base::Json answer_of(std::int64_t number) {
    return base::Json::object({{"answer", number}});
}

TEST_P(JobsTest, tell_what_the_work_came_to) {
    Jobs jobs(*store_);
    const std::int64_t good = jobs.submit(console_, "stage", [](const Progress& progress) {
        progress("读取", 3, 7);
        return base::Result<base::Json>(answer_of(42));
    });
    const std::int64_t bad = jobs.submit(console_, "stage", [](const Progress&) -> base::Result<base::Json> {
        return base::Error{base::ErrorKind::kInvalid, "exchange.empty_file", "文件是空的。", {}, {}};
    });
    const std::int64_t broken =
        jobs.submit(console_, "post",
                    [](const Progress&) -> base::Result<base::Json> { throw base::Failure("disk gone"); });
    EXPECT_EQ(ended(jobs, good).result.find("answer")->as_integer(), 42);
    EXPECT_EQ(ended(jobs, good).done, 3);
    EXPECT_EQ(ended(jobs, bad).problem->code, "exchange.empty_file");
    EXPECT_EQ(ended(jobs, broken).problem->code, "exchange.job_failed");
}

TEST_P(JobsTest, keep_what_the_work_came_to_until_the_store_can_take_it) {
    Jobs jobs(*store_);
    const std::int64_t id = jobs.submit(console_, "post", [this](const Progress&) {
        execute("ALTER TABLE job RENAME TO job_away");
        return base::Result<base::Json>(answer_of(7));
    });
    std::this_thread::sleep_for(200ms);
    EXPECT_THROW(static_cast<void>(jobs.find(console_, id)), base::Failure);
    execute("ALTER TABLE job_away RENAME TO job");
    const Job told = ended(jobs, id);
    EXPECT_EQ(told.state, JobState::kDone);
    EXPECT_EQ(told.result.find("answer")->as_integer(), 7);
    const store::Query recorded{"test.recorded", "SELECT count(*) FROM job WHERE state = 'done'"};
    const auto is_recorded = [&] { return *base::as_integer(store_->reader()->select(recorded)[0][0]) == 1; };
    for (int i = 0; i < 500 && !is_recorded(); ++i) {
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_TRUE(is_recorded());
}

TEST_P(JobsTest, that_were_running_when_the_program_ended_are_failed_at_the_next_start) {
    std::promise<void> begun;
    std::int64_t id = 0;
    {
        Jobs jobs(*store_);
        id = jobs.submit(console_, "stage", [&begun](const Progress& progress) -> base::Result<base::Json> {
            begun.set_value();
            while (progress("读取", 0, 0)) {
                std::this_thread::sleep_for(1ms);
            }
            return base::Error{base::ErrorKind::kBusy, "exchange.cancelled", "已取消。", {}, {}};
        });
        begun.get_future().wait();
    }
    Jobs again(*store_);
    EXPECT_EQ(again.find(console_, id)->state, JobState::kCancelled);
    execute("UPDATE job SET state = 'running'");
    Jobs after_a_kill(*store_);
    const Job job = *after_a_kill.find(console_, id);
    EXPECT_EQ(job.state, JobState::kFailed);
    EXPECT_EQ(job.problem->code, "exchange.job_interrupted");
}

}  // namespace
}  // namespace louyu::exchange
