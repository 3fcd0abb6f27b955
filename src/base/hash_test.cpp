#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>

namespace louyu::base {
namespace {

TEST(Hash, AgreesWithThePublishedExamples) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hash, AFileHasTheHashOfItsBytes) {
    const std::string path = testing::TempDir() + "/louyu_hash_test";
    const std::string bytes(700'001, '\x07');
    std::FILE* file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(file, nullptr);
    ASSERT_EQ(std::fwrite(bytes.data(), 1, bytes.size(), file), bytes.size());
    std::fclose(file);
    EXPECT_EQ(sha256_file_hex(path), sha256_hex(bytes));
    std::remove(path.c_str());
    EXPECT_EQ(sha256_file_hex(path), "");
    EXPECT_EQ(sha256_file_hex(testing::TempDir()), "") << "a folder has no bytes to read";
}

TEST(Hash, RandomHexIsAsLongAsAskedAndDoesNotRepeat) {
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const std::string hex = random_hex(16);
        ASSERT_EQ(hex.size(), 32U);
        ASSERT_EQ(hex.find_first_not_of("0123456789abcdef"), std::string::npos);
        ASSERT_TRUE(seen.insert(hex).second);
    }
    EXPECT_EQ(random_hex(0), "");
}

}  // namespace
}  // namespace louyu::base
