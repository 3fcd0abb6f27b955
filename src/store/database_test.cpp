#include "store/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "store/migrate.hpp"
#include "store/slow_query.hpp"
#include "store/testing.hpp"

namespace louyu::store {
namespace {

TEST(DatabaseOpen, refuses_what_it_cannot_use_with_a_code) {
    const auto code = [](const std::string& url) {
        const auto result = Database::open(url);
        return result ? std::string("opened") : result.error().code;
    };
    EXPECT_EQ(code(""), "store.url_unknown");
    EXPECT_EQ(code("/tmp/louyu.db"), "store.url_unknown");
    EXPECT_EQ(code("mysql://root@localhost/louyu"), "store.url_unknown");
    EXPECT_EQ(code("sqlite:"), "store.path_invalid");
    EXPECT_EQ(code("sqlite::memory:"), "store.path_invalid");
    EXPECT_EQ(code("sqlite:a\"b"), "store.path_invalid");
    EXPECT_EQ(code("sqlite:/nowhere/at/all/louyu.db"), "store.cannot_open");
    EXPECT_EQ(code("sqlite:/"), "store.cannot_open");
    EXPECT_EQ(code("sqlite:src/store/store_test.cpp"), "store.cannot_open");
    EXPECT_EQ(code("postgresql://nobody@127.0.0.1:1/nothing"), "store.cannot_open");
}

TEST(DatabaseOpen, takes_any_path_a_file_system_has) {
    const testing::TestStore place(Dialect::kSqlite, testing::Schema::kNone);
    const std::string folder =
        place.url().substr(std::string_view("sqlite:").size()) + ".d/楼宇  two spaces=eq 'quote' %20;";
    std::filesystem::create_directories(folder);
    const std::string path = folder + "/louyu.db";
    const auto database = Database::open("sqlite:" + path);
    ASSERT_TRUE(database) << database.error().detail;
    EXPECT_TRUE(migrate(**database));
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(DatabaseOpen, takes_a_url_with_options) {
    for (const Dialect dialect : testing::stores()) {
        if (dialect == Dialect::kPostgresql) {
            const testing::TestStore place(dialect, testing::Schema::kNone);
            for (const std::string_view options :
                 {"?application_name=a%20b", "?connect_timeout=3&application_name=x"}) {
                const auto database = Database::open(place.url() + std::string(options));
                ASSERT_TRUE(database) << database.error().detail;
            }
            const auto unknown = Database::open(place.url() + "?nonsense=1");
            ASSERT_FALSE(unknown);
            EXPECT_EQ(unknown.error().code, "store.cannot_open");
        }
    }
}

TEST(SlowQuery, is_logged_by_its_name_without_the_time_of_the_caller) {
    ::testing::internal::CaptureStderr();
    {
        SlowQuery slow("test.slow");
        std::this_thread::sleep_for(std::chrono::milliseconds(1010));
        slow.pause();
    }
    {
        SlowQuery patient("test.patient");
        patient.pause();
        std::this_thread::sleep_for(std::chrono::milliseconds(1010));
        patient.resume();
    }
    const std::string log = ::testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("slow query test.slow: 10"), std::string::npos) << log;
    EXPECT_EQ(log.find("test.patient"), std::string::npos) << log;
}

}  // namespace
}  // namespace louyu::store
