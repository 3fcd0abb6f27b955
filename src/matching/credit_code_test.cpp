#include "matching/credit_code.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>

#include "base/text.hpp"

namespace louyu::matching {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::string any_body(std::mt19937_64& random) {
    static constexpr std::string_view kFronts[] = {"91", "92", "93", "31", "51",
                                                   "52", "12", "A1", "N2", "Y1"};
    std::string body(kFronts[random() % std::size(kFronts)]);
    for (int i = 0; i < 6; ++i) {
        body.push_back(static_cast<char>('0' + random() % 10));
    }
    for (int i = 0; i < 8; ++i) {
        body.push_back(kAlphabet[random() % kAlphabet.size()]);
    }
    return body;
}

std::string any_code(std::mt19937_64& random) {
    return *make_code(any_body(random));
}

const std::map<std::string, CodeVerdict> kVerdicts = {
    {"valid", CodeVerdict::kValid},
    {"repaired", CodeVerdict::kRepaired},
    {"wrong_check", CodeVerdict::kWrongCheck},
    {"wrong_length", CodeVerdict::kWrongLength},
    {"wrong_character", CodeVerdict::kWrongCharacter},
    {"damaged", CodeVerdict::kDamagedBySpreadsheet},
    {"old", CodeVerdict::kOldRegistration},
    {"personal", CodeVerdict::kPersonal},
    {"empty", CodeVerdict::kEmpty},
};

const std::map<std::string, CodeFamily> kFamilies = {
    {"unknown", CodeFamily::kUnknown},
    {"company", CodeFamily::kCompany},
    {"individual_business", CodeFamily::kIndividualBusiness},
    {"organ", CodeFamily::kOrgan},
    {"public_institution", CodeFamily::kPublicInstitution},
    {"law_firm", CodeFamily::kLawFirm},
    {"social_organisation", CodeFamily::kSocialOrganisation},
    {"private_non_enterprise", CodeFamily::kPrivateNonEnterprise},
    {"old_registration_number", CodeFamily::kOldRegistrationNumber},
    {"old_tax_number", CodeFamily::kOldTaxNumber},
    {"organisation_code", CodeFamily::kOrganisationCode},
    {"personal_number", CodeFamily::kPersonalNumber},
};

TEST(CreditCode, EveryVectorIsReadAsTheStandardSays) {
    std::ifstream file("src/matching/credit_code_vectors.txt");
    ASSERT_TRUE(file) << "run from the project's root";
    std::string line;
    int vectors = 0;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) {
            continue;
        }
        const auto parts = base::split(line, '|');
        ASSERT_EQ(parts.size(), 4U) << line;
        const CodeReading reading = read_code(parts[0]);
        EXPECT_EQ(reading.verdict, kVerdicts.at(base::trim(parts[1]))) << line << reading.evidence;
        EXPECT_EQ(reading.text, base::trim(parts[2])) << line;
        EXPECT_EQ(reading.family, kFamilies.at(base::trim(parts[3]))) << line;
        EXPECT_FALSE(reading.evidence.empty());
        ++vectors;
    }
    EXPECT_GE(vectors, 50);
}

TEST(CreditCode, NoSingleChangedCharacterLeavesItValid) {
    std::mt19937_64 random(11);
    for (int i = 0; i < 300; ++i) {
        const std::string code = any_code(random);
        ASSERT_EQ(read_code(code).verdict, CodeVerdict::kValid) << code;
        for (std::size_t at = 0; at < code.size(); ++at) {
            for (const char c : kAlphabet) {
                std::string changed = code;
                changed[at] = c;
                ASSERT_EQ(read_code(changed).usable(), c == code[at]) << code << ' ' << changed;
            }
        }
    }
}

TEST(CreditCode, LettersThatLookLikeDigitsAreRepairedWhereverTheyStand) {
    const std::map<char, char> looks = {{'0', 'O'}, {'1', 'I'}, {'2', 'Z'}, {'5', 'S'}};
    std::mt19937_64 random(12);
    for (int i = 0; i < 2'000; ++i) {
        const std::string code = any_code(random);
        std::string misread = code;
        bool changed = false;
        for (char& c : misread) {
            if (looks.contains(c) && random() % 2 == 0) {
                c = looks.at(c);
                changed = true;
            }
        }
        const CodeReading reading = read_code(misread);
        ASSERT_EQ(reading.text, code);
        ASSERT_EQ(reading.verdict, changed ? CodeVerdict::kRepaired : CodeVerdict::kValid);
        ASSERT_EQ(reading.evidence.find("改为") != std::string::npos, changed);
    }
}

TEST(CreditCode, ARepairThatTheCheckDoesNotConfirmIsNone) {
    std::mt19937_64 random(13);
    for (int i = 0; i < 2'000; ++i) {
        std::string code = any_code(random);
        const std::size_t at = 8 + random() % 9;
        const char wrong = std::string_view("OIZS")[random() % 4];
        const char read_as = std::string_view("0125")[std::string_view("OIZS").find(wrong)];
        if (code[at] == read_as) {
            continue;
        }
        code[at] = wrong;
        ASSERT_EQ(read_code(code).verdict, CodeVerdict::kWrongCharacter) << code;
    }
}

TEST(CreditCode, WidthCaseSpacesAndHyphensDoNotMatter) {
    std::mt19937_64 random(14);
    for (int i = 0; i < 2'000; ++i) {
        const std::string code = any_code(random);
        std::string written;
        for (const char c : code) {
            const auto style = random() % 4;
            if (style == 0) {
                written +=
                    base::from_code_points(std::u32string(1, static_cast<char32_t>(c) - 0x21 + 0xFF01));
            } else {
                written += style == 1 ? static_cast<char>(std::tolower(c)) : c;
            }
            written += random() % 8 == 0 ? "-" : random() % 8 == 0 ? "　" : "";
        }
        ASSERT_EQ(read_code(written).text, code) << written;
        ASSERT_EQ(read_code(written).verdict, CodeVerdict::kValid) << written;
    }
}

TEST(CreditCode, AnOverrideIsKeptAsIssuedAndOnlyThat) {
    const CodeOverrides overrides = {"91350211M00013FA1N"};
    const CodeReading reading = read_code(" 91350211m00013fa1n", &overrides);
    EXPECT_EQ(reading.verdict, CodeVerdict::kOverridden);
    EXPECT_TRUE(reading.usable());
    EXPECT_EQ(reading.text, "91350211M00013FA1N");
    EXPECT_FALSE(read_code("91350211M00013FA1P", &overrides).usable());
    EXPECT_EQ(read_code("91350100M000100Y43", &overrides).verdict, CodeVerdict::kValid);
}

TEST(CreditCode, APersonsNumberIsNeitherKeptNorRepeated) {
    const CodeReading reading = read_code("11010519491231002X");
    EXPECT_EQ(reading.verdict, CodeVerdict::kPersonal);
    EXPECT_TRUE(reading.text.empty());
    EXPECT_EQ(reading.evidence.find("1949"), std::string::npos);
}

TEST(CreditCode, AWrongOrganisationCheckIsOnlyAWarning) {
    const std::string code = *make_code("91210102MA0000000");
    const CodeReading reading = read_code(code);
    EXPECT_EQ(reading.verdict, CodeVerdict::kValid);
    EXPECT_TRUE(reading.organisation_check_fails);
    EXPECT_FALSE(read_code("91350100M000100Y43").organisation_check_fails);
}

TEST(CreditCode, CodesAreMadeFromSixteenOrSeventeenCharactersOnly) {
    EXPECT_EQ(make_code("91350100M000100Y4"), "91350100M000100Y43");
    EXPECT_EQ(make_code("91350100M000100Y"), "91350100M000100Y43");
    for (const char* text :
         {"", "9135", "91350100M000100I4", "9135A100M000100Y4", "91350100M000100Y43", "91350100m000100y4"}) {
        EXPECT_EQ(make_code(text), std::nullopt) << text;
    }
    EXPECT_EQ(compute_check_char("91140105MA0T00054"), '0');
    EXPECT_EQ(compute_organisation_check("MB151840"), 'X');
    EXPECT_EQ(compute_organisation_check("MB15184-"), std::nullopt);
}

TEST(CreditCode, EveryFamilyHasALabel) {
    for (int family = 0; family <= static_cast<int>(CodeFamily::kPersonalNumber); ++family) {
        EXPECT_FALSE(family_label(static_cast<CodeFamily>(family)).empty());
    }
    EXPECT_EQ(family_label(CodeFamily::kLawFirm), "律师事务所");
    EXPECT_EQ(family_label(CodeFamily::kPersonalNumber), "公民身份号码");
    EXPECT_EQ(entity_class_of(CodeFamily::kIndividualBusiness), "sole_trader");
    EXPECT_EQ(entity_class_of(CodeFamily::kOldTaxNumber), "");
}

TEST(CreditCode, HostileTextIsAnswered) {
    EXPECT_EQ(read_code(std::string(10'000'000, '9')).verdict, CodeVerdict::kWrongLength);
    EXPECT_TRUE(read_code(std::string(10'000'000, ' ')).text.empty());
    EXPECT_FALSE(read_code("\xFF\xFE\x80").usable());
    std::mt19937_64 random(15);
    for (int i = 0; i < 50'000; ++i) {
        std::string bytes;
        for (auto n = random() % 24; n > 0; --n) {
            bytes.push_back(
                static_cast<char>(random() % 3 == 0 ? random() : kAlphabet[random() % kAlphabet.size()]));
        }
        const CodeReading reading = read_code(bytes);
        ASSERT_EQ(reading.usable(),
                  reading.usable() && compute_check_char(reading.text.substr(0, 17)) == reading.text[17]);
    }
}

}  // namespace
}  // namespace louyu::matching
