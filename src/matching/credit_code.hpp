#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

// Unified social credit codes (GB 32100-2015) and the older numbers that stand in their column (R017).
namespace louyu::matching {

inline constexpr std::size_t kCreditCodeLength = 18;

/// Who registered the holder, and as what: the first two characters of the code.
enum class CodeFamily {
    kUnknown,
    kOrgan,                  // 11
    kPublicInstitution,      // 12
    kMassOrganisation,       // 13
    kEstablishmentOther,     // 19
    kForeignAffairs,         // 2x
    kLawFirm,                // 31
    kNotary,                 // 32
    kLegalService,           // 33
    kForensic,               // 34
    kArbitration,            // 35
    kJusticeOther,           // 39
    kCulture,                // 4x
    kSocialOrganisation,     // 51
    kPrivateNonEnterprise,   // 52
    kFoundation,             // 53
    kCivilAffairsOther,      // 59
    kTourism,                // 6x
    kReligion,               // 7x
    kTradeUnion,             // 8x
    kCompany,                // 91
    kIndividualBusiness,     // 92
    kFarmersCooperative,     // 93
    kMilitary,               // Ax
    kRuralCollective,        // Nx
    kOther,                  // Yx
    kOldRegistrationNumber,  // 13 or 15 digits, before 2015
    kOldTaxNumber,           // region and organisation code, 15 characters
    kOrganisationCode,       // GB 11714, 9 characters
    kPersonalNumber,         // a citizen's number, as sole traders were once recorded
};

enum class CodeVerdict {
    kValid,
    kRepaired,    // letters outside the alphabet read as the digits they look like, and the check agrees
    kOverridden,  // not valid, but a person has recorded that it is the code as issued
    kWrongCheck,
    kWrongLength,
    kWrongCharacter,
    kDamagedBySpreadsheet,  // 9.12101E+17, or the last digits turned into zeros: cannot be restored
    kOldRegistration,       // an older kind of number, see the family
    kPersonal,              // a citizen's number: personal data, not a code; `text` is left empty
    kEmpty,
};

/// Codes in normal form that a person has accepted although they fail the check.
using CodeOverrides = std::set<std::string, std::less<>>;

struct CodeReading {
    std::string
        text;  // normal form: width, case, spaces and hyphens settled, repaired where the verdict says so
    CodeVerdict verdict = CodeVerdict::kEmpty;
    CodeFamily family = CodeFamily::kUnknown;
    bool organisation_check_fails = false;  // GB 11714 inside a valid code: a warning only
    std::string evidence;                   // one Chinese sentence

    /// The code may be stored and matched on.
    bool usable() const {
        return verdict == CodeVerdict::kValid || verdict == CodeVerdict::kRepaired ||
               verdict == CodeVerdict::kOverridden;
    }
};

/// Reads whatever a file holds in the column of codes; never fails, the verdict says what it is.
CodeReading read_code(std::string_view raw, const CodeOverrides* overrides = nullptr);

/// Told from the first two characters alone; the rest of the code is not looked at.
CodeFamily family_of_code(std::string_view code);
/// 律师事务所, 企业, …
std::string_view family_label(CodeFamily family);
/// The code of the dictionary's list entity_class; empty for older numbers, which do not tell.
std::string_view entity_class_of(CodeFamily family);

/// The 18th character for the first 17, or nothing when they are not 17 characters of the alphabet.
std::optional<char> compute_check_char(std::string_view first17);
/// GB 11714: the 9th character of an organisation code for its first eight.
std::optional<char> compute_organisation_check(std::string_view first8);
/// A valid code from its first 17 characters, or from 16 (authority, region, organisation without its check).
std::optional<std::string> make_code(std::string_view first);

}  // namespace louyu::matching
