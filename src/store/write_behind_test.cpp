#include "store/write_behind.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "store/testing.hpp"

namespace louyu::store {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLong{20'000};

class WriteBehindTest : public ::testing::TestWithParam<Dialect> {
  protected:
    void SetUp() override { store_->writer()->execute({"test.create", "CREATE TABLE line (number BIGINT)"}); }
    std::vector<std::int64_t> lines() {
        std::vector<std::int64_t> all;
        for (const Values& row : store_->reader()->select({"test.lines", "SELECT number FROM line"})) {
            all.push_back(*base::as_integer(row[0]));
        }
        return all;
    }
    static WriteBehind::Work line(std::int64_t number) {
        return [number](Session& session) {
            session.execute({"test.insert", "INSERT INTO line VALUES (:number)"}, {{"number", number}});
        };
    }

    testing::TestStore store_{GetParam(), testing::Schema::kNone};
};

TEST_P(WriteBehindTest, what_is_added_is_written_in_order_while_nobody_waits_for_the_writer) {
    WriteBehind behind(*store_);
    {
        const Lease busy = store_->writer();
        for (std::int64_t i = 0; i < 500; ++i) {
            behind.add(line(i));
        }
        EXPECT_FALSE(behind.flush(milliseconds(20)));
    }
    ASSERT_TRUE(behind.flush(kLong));
    const std::vector<std::int64_t> all = lines();
    ASSERT_EQ(all.size(), 500U);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
}

TEST_P(WriteBehindTest, the_end_writes_what_is_left) {
    {
        WriteBehind behind(*store_);
        for (std::int64_t i = 0; i < 50; ++i) {
            behind.add(line(i));
        }
    }
    EXPECT_EQ(lines().size(), 50U);
}

TEST_P(WriteBehindTest, a_store_that_fails_is_asked_again_and_nothing_is_written_twice) {
    WriteBehind behind(*store_);
    int failures = 3;
    behind.add([&failures](Session& session) {
        line(1)(session);
        if (failures-- > 0) {
            throw base::Failure("gone");
        }
    });
    ASSERT_TRUE(behind.flush(kLong));
    EXPECT_EQ(lines(), (std::vector<std::int64_t>{1}));
}

TEST_P(WriteBehindTest, what_can_never_be_written_does_not_hold_up_the_rest) {
    WriteBehind behind(*store_);
    {
        const Lease busy = store_->writer();
        behind.add(line(1));
        behind.add([](Session& session) {
            session.execute({"test.wrong", "INSERT INTO nowhere VALUES (1)"});
        });
        behind.add(line(2));
    }
    ASSERT_TRUE(behind.flush(kLong));
    EXPECT_EQ(lines(), (std::vector<std::int64_t>{1, 2}));
}

INSTANTIATE_TEST_SUITE_P(Stores, WriteBehindTest, ::testing::ValuesIn(testing::stores()),
                         testing::StoreName());

}  // namespace
}  // namespace louyu::store
