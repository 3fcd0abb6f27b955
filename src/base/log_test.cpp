#include "base/log.hpp"

#include <gtest/gtest.h>

namespace louyu::base {
namespace {

TEST(Log, WritesOneLineWhateverTheMessageHolds) {
    testing::internal::CaptureStderr();
    log_warn("批次 {}：{}", 7, "第一行\n2099-01-01 error 伪造的一行\x1b[31m");
    const std::string written = testing::internal::GetCapturedStderr();
    EXPECT_NE(written.find("warn"), std::string::npos) << written;
    EXPECT_NE(written.find("批次 7：第一行 2099"), std::string::npos) << written;
    EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), 1);
    EXPECT_EQ(written.find('\x1b'), std::string::npos);
}

TEST(Log, IsSilentBelowItsLevel) {
    testing::internal::CaptureStderr();
    set_log_level(LogLevel::kError);
    log_warn("不应出现");
    log_error("应出现");
    set_log_level(LogLevel::kInfo);
    const std::string written = testing::internal::GetCapturedStderr();
    EXPECT_EQ(written.find("不应出现"), std::string::npos);
    EXPECT_NE(written.find("应出现"), std::string::npos);
}

}  // namespace
}  // namespace louyu::base
