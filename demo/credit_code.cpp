#include "demo/credit_code.hpp"

#include <array>

#include "base/error.hpp"

namespace louyu::demo {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array<int, 17> kWeights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr std::array<int, 8> kOrganisationWeights{3, 7, 9, 10, 5, 8, 4, 2};

int organisation_value(char c) {
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

}  // namespace

std::string complete_credit_code(std::string_view authority, std::string_view region,
                                 std::string_view organisation) {
    CHECK(authority.size() == 2 && region.size() == 6 && organisation.size() == 8);
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        sum += organisation_value(organisation[i]) * kOrganisationWeights[i];
    }
    const int rest = 11 - sum % 11;
    const char check = rest == 10 ? 'X' : rest == 11 ? '0' : static_cast<char>('0' + rest);
    std::string code;
    code.append(authority).append(region).append(organisation).push_back(check);
    sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        sum += static_cast<int>(kAlphabet.find(code[i])) * kWeights[i];
    }
    code.push_back(kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)]);
    return code;
}

}  // namespace louyu::demo
