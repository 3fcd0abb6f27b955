#include "matching/credit_code.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kCleanedMax = 40;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kWeights[17] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr int kOrganisationWeights[8] = {3, 7, 9, 10, 5, 8, 4, 2};

constexpr std::array<std::int8_t, 256> make_values() {
    std::array<std::int8_t, 256> values{};
    for (auto& value : values) {
        value = -1;
    }
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
    }
    return values;
}

constexpr std::array<std::int8_t, 256> kValues = make_values();

int value_of(char c) {
    return kValues[static_cast<unsigned char>(c)];
}

bool is_code_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    for (const char c : text) {
        if (!is_code_digit(c)) {
            return false;
        }
    }
    return true;
}

// What people and spreadsheets put around and into codes: hyphens, dots, quotes, the apostrophe that marks
// text.
bool is_separator(char32_t c) {
    switch (c) {
        case '-':
        case '_':
        case '\'':
        case '"':
        case '`':
        case 0x00B7:
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2018:
        case 0x2019:
        case 0x201C:
        case 0x201D:
        case 0x2212:
            return true;
        default:
            return false;
    }
}

// Width, case, spaces and separators settled. Plain codes take the first loop only; text far too long to be a
// code is cut, since it will be refused for its length anyway.
std::string cleaned(std::string_view raw) {
    std::string text;
    for (const char c : raw.substr(0, kCleanedMax)) {
        if (!is_code_digit(c) && !(c >= 'A' && c <= 'Z')) {
            text.clear();
            break;
        }
        text.push_back(c);
    }
    if (!text.empty()) {
        return text;
    }
    const std::string key = base::comparison_key(raw.substr(0, 6 * kCleanedMax));
    for (std::size_t i = 0; i < key.size();) {
        const base::CodePoint c = base::decode_at(key, i);
        if (!is_separator(c.value)) {
            text.append(key, i, c.bytes);
        }
        i += c.bytes;
    }
    // A number cell read as a float.
    if (text.ends_with(".0")) {
        text.erase(text.size() - 2);
    }
    return text;
}

bool has_code_form(std::string_view text) {
    if (text.size() != kCreditCodeLength || !all_digits(text.substr(2, 6))) {
        return false;
    }
    for (const char c : text) {
        if (value_of(c) < 0) {
            return false;
        }
    }
    return true;
}

bool check_holds(std::string_view text) {
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        sum += value_of(text[i]) * kWeights[i];
    }
    return kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)] == text[17];
}

// 9.12101E+17, 9.12101020000000E17: what a spreadsheet shows for eighteen digits in a number cell.
bool is_scientific(std::string_view raw) {
    const std::string key = base::comparison_key(raw.substr(0, 6 * kCleanedMax));
    const std::size_t mark = key.find('E');
    if (mark == std::string::npos || mark == 0 || mark + 1 >= key.size() || !is_code_digit(key[0])) {
        return false;
    }
    std::string mantissa = key.substr(0, mark);
    const std::size_t point = mantissa.find('.');
    if (point == 1) {
        mantissa.erase(point, 1);
    }
    std::string_view exponent = std::string_view(key).substr(mark + 1);
    const bool is_signed = exponent[0] == '+';
    if (is_signed) {
        exponent.remove_prefix(1);
    }
    return all_digits(mantissa) && (point == 1 || is_signed) &&
           (exponent == "17" || exponent == "14" || exponent == "16");
}

// A spreadsheet keeps fifteen digits, so a code of digits only ends in zeros afterwards (or in .0 of a
// float).
bool lost_last_digits(std::string_view text) {
    return text.size() == kCreditCodeLength && all_digits(text) && text.ends_with("000");
}

// GB 11643: region, day of birth, sequence, check. Sole traders were recorded under it in tax files.
bool is_personal_number(std::string_view text) {
    if ((text.size() != 18 && text.size() != 20) || !all_digits(text.substr(0, 17))) {
        return false;
    }
    const auto born = base::parse_day(text.substr(6, 8));
    if (!born || born->year() < 1900 || *born > base::today()) {
        return false;
    }
    static constexpr int kPersonalWeights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        sum += (text[i] - '0') * kPersonalWeights[i];
    }
    return std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)] == text[17];
}

bool is_organisation_code(std::string_view text) {
    return text.size() == 9 && compute_organisation_check(text.substr(0, 8)) == text[8];
}

CodeFamily older_family(std::string_view text) {
    if (text.size() == 15 && all_digits(text)) {
        return CodeFamily::kOldRegistrationNumber;
    }
    if (text.size() == 15 && all_digits(text.substr(0, 6)) && is_organisation_code(text.substr(6))) {
        return CodeFamily::kOldTaxNumber;
    }
    if (is_organisation_code(text)) {
        return CodeFamily::kOrganisationCode;
    }
    if (text.size() == 13 && all_digits(text)) {
        return CodeFamily::kOldRegistrationNumber;
    }
    return CodeFamily::kUnknown;
}

// I, O, S and Z are not in the alphabet, so one that stands there was meant as the digit it resembles. V
// resembles nothing with certainty.
char resembled(char c) {
    switch (c) {
        case 'O':
            return '0';
        case 'I':
            return '1';
        case 'Z':
            return '2';
        case 'S':
            return '5';
        default:
            return c;
    }
}

// The text with look-alike letters as digits, and where that was done; empty when nothing was to do.
std::string repaired(std::string_view text, std::string& places) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const char digit = resembled(out[i]);
        if (digit != out[i]) {
            places += fmt::format("{}第{}位{}改为{}", places.empty() ? "" : "、", i + 1, out[i], digit);
            out[i] = digit;
        }
    }
    return places.empty() ? std::string() : out;
}

CodeReading settled(std::string text, CodeVerdict verdict, std::string evidence) {
    CodeReading reading;
    reading.family = family_of_code(text);
    reading.organisation_check_fails =
        compute_organisation_check(std::string_view(text).substr(8, 8)) != text[16];
    reading.text = std::move(text);
    reading.verdict = verdict;
    reading.evidence = std::move(evidence);
    if (reading.organisation_check_fails) {
        reading.evidence += "；其中组织机构代码的校验位不符，仅供留意";
    }
    if (reading.family == CodeFamily::kUnknown) {
        reading.evidence += "；前两位不在登记管理部门代码表内，仅供留意";
    }
    return reading;
}

CodeReading refused(std::string text, CodeVerdict verdict, CodeFamily family, std::string evidence) {
    CodeReading reading;
    reading.text = std::move(text);
    reading.verdict = verdict;
    reading.family = family;
    reading.evidence = std::move(evidence);
    return reading;
}

CodeReading read_eighteen(const std::string& text) {
    if (has_code_form(text)) {
        const char expected = *compute_check_char(std::string_view(text).substr(0, 17));
        auto evidence = fmt::format("校验位应为{}，现为{}，请核对原证照", expected, text[17]);
        return refused(text, CodeVerdict::kWrongCheck, family_of_code(text), std::move(evidence));
    }
    std::string places;
    if (std::string fixed = repaired(text, places);
        !fixed.empty() && has_code_form(fixed) && check_holds(fixed)) {
        return settled(std::move(fixed), CodeVerdict::kRepaired, places + "后校验位相符");
    }
    return refused(text, CodeVerdict::kWrongCharacter, CodeFamily::kUnknown,
                   places.empty() ? "含有代码中不会出现的字符，请核对原证照"
                                  : "含有代码中不会出现的字母，按形近数字替换后校验位仍不符，请核对原证照");
}

std::string_view older_evidence(CodeFamily family) {
    switch (family) {
        case CodeFamily::kOldTaxNumber:
            return "是15位旧纳税人识别号（区划码加组织机构代码），请补录统一社会信用代码";
        case CodeFamily::kOrganisationCode:
            return "是9位组织机构代码，请补录统一社会信用代码";
        default:
            return "是旧工商注册号，请补录统一社会信用代码";
    }
}

// Everything that is neither valid nor one of the exceptions a person recorded.
CodeReading read_doubtful(std::string_view raw, std::string text) {
    if (is_scientific(raw) || lost_last_digits(text)) {
        return refused(std::move(text), CodeVerdict::kDamagedBySpreadsheet, CodeFamily::kUnknown,
                       "代码被电子表格当作数字，末几位已丢失，请把该列设为文本后重新导出");
    }
    if (is_personal_number(text)) {
        return refused({}, CodeVerdict::kPersonal, CodeFamily::kPersonalNumber,
                       "是公民身份号码，属个人信息，不作为代码保存，请补录统一社会信用代码");
    }
    if (const CodeFamily older = older_family(text); older != CodeFamily::kUnknown) {
        return refused(std::move(text), CodeVerdict::kOldRegistration, older,
                       std::string(older_evidence(older)));
    }
    if (text.size() == kCreditCodeLength) {
        return read_eighteen(text);
    }
    const std::size_t length = base::length(text);
    if (length == kCreditCodeLength) {
        return refused(std::move(text), CodeVerdict::kWrongCharacter, CodeFamily::kUnknown,
                       "含有代码中不会出现的字符，请核对原证照");
    }
    if (raw.size() > kCleanedMax) {
        return refused({}, CodeVerdict::kWrongLength, CodeFamily::kUnknown,
                       "远长于18位，不是统一社会信用代码");
    }
    auto evidence = fmt::format("应为18位，现为{}位，请核对原证照", length);
    return refused(std::move(text), CodeVerdict::kWrongLength, CodeFamily::kUnknown, std::move(evidence));
}

}  // namespace

CodeReading read_code(std::string_view raw, const CodeOverrides* overrides) {
    std::string text = cleaned(raw);
    if (text.empty()) {
        CodeReading reading;
        reading.evidence = "未填写代码";
        return reading;
    }
    if (has_code_form(text) && check_holds(text)) {
        const bool ends_by_chance =
            lost_last_digits(text) &&
            compute_organisation_check(std::string_view(text).substr(8, 8)) != text[16];
        if (!ends_by_chance) {
            return settled(std::move(text), CodeVerdict::kValid, "代码校验位相符");
        }
    }
    if (overrides != nullptr && overrides->contains(text)) {
        const CodeFamily family = has_code_form(text) ? family_of_code(text) : CodeFamily::kUnknown;
        return refused(std::move(text), CodeVerdict::kOverridden, family,
                       "校验位不符，已有人工确认按原代码使用");
    }
    return read_doubtful(raw, std::move(text));
}

std::optional<char> compute_check_char(std::string_view first17) {
    if (first17.size() != 17) {
        return std::nullopt;
    }
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        const int value = value_of(first17[i]);
        if (value < 0) {
            return std::nullopt;
        }
        sum += value * kWeights[i];
    }
    return kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

std::optional<char> compute_organisation_check(std::string_view first8) {
    if (first8.size() != 8) {
        return std::nullopt;
    }
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const char c = first8[i];
        if (!is_code_digit(c) && !(c >= 'A' && c <= 'Z')) {
            return std::nullopt;
        }
        sum += (is_code_digit(c) ? c - '0' : c - 'A' + 10) * kOrganisationWeights[i];
    }
    const int check = 11 - sum % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check % 11);
}

std::optional<std::string> make_code(std::string_view first) {
    std::string code(first);
    if (code.size() == 16) {
        const auto organisation_check = compute_organisation_check(first.substr(8));
        if (!organisation_check) {
            return std::nullopt;
        }
        code.push_back(*organisation_check);
    }
    const auto check = compute_check_char(code);
    if (!check || !all_digits(std::string_view(code).substr(2, 6))) {
        return std::nullopt;
    }
    code.push_back(*check);
    return code;
}

}  // namespace louyu::matching
