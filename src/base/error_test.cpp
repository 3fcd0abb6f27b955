#include "base/error.hpp"

#include <gtest/gtest.h>

namespace louyu::base {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) {
        return Error{.code = "base.odd", .message = "请给出偶数。"};
    }
    return number / 2;
}

Result<void> must_be_small(int number) {
    if (number > 100) {
        return Error{
            .kind = ErrorKind::kTooLarge, .code = "base.large", .message = "请给出不超过 100 的数。"};
    }
    return {};
}

Result<std::string> quarter(int number) {
    TRY_DO(must_be_small(number));
    TRY(const int first, half(number));
    TRY(const int second, half(first));
    return std::to_string(second);
}

TEST(Error, TravelsUpWithItsCodeAndKind) {
    EXPECT_EQ(*quarter(12), "3");
    EXPECT_EQ(quarter(6).error().code, "base.odd");
    EXPECT_EQ(quarter(400).error().kind, ErrorKind::kTooLarge);
}

TEST(Error, AFalseCheckIsABugThatNamesItsCondition) {
    const auto check = [](int number) { CHECK(number > 0); };
    EXPECT_NO_THROW(check(1));
    try {
        check(0);
        FAIL() << "CHECK let a false condition pass";
    } catch (const Bug& bug) {
        EXPECT_NE(std::string(bug.what()).find("number > 0"), std::string::npos);
    }
}

}  // namespace
}  // namespace louyu::base
