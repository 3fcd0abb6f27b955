#include "matching/credit_code.hpp"

namespace louyu::matching {
namespace {

CodeFamily justice_family(char kind) {
    switch (kind) {
        case '1':
            return CodeFamily::kLawFirm;
        case '2':
            return CodeFamily::kNotary;
        case '3':
            return CodeFamily::kLegalService;
        case '4':
            return CodeFamily::kForensic;
        case '5':
            return CodeFamily::kArbitration;
        default:
            return CodeFamily::kJusticeOther;
    }
}

CodeFamily one_of(char kind, CodeFamily first, CodeFamily second, CodeFamily third, CodeFamily other) {
    return kind == '1' ? first : kind == '2' ? second : kind == '3' ? third : other;
}

}  // namespace

CodeFamily family_of_code(std::string_view code) {
    if (code.size() < 2) {
        return CodeFamily::kUnknown;
    }
    using F = CodeFamily;
    const char kind = code[1];
    switch (code[0]) {
        case '1':
            return one_of(kind, F::kOrgan, F::kPublicInstitution, F::kMassOrganisation,
                          F::kEstablishmentOther);
        case '2':
            return F::kForeignAffairs;
        case '3':
            return justice_family(kind);
        case '4':
            return F::kCulture;
        case '5':
            return one_of(kind, F::kSocialOrganisation, F::kPrivateNonEnterprise, F::kFoundation,
                          F::kCivilAffairsOther);
        case '6':
            return F::kTourism;
        case '7':
            return F::kReligion;
        case '8':
            return F::kTradeUnion;
        case '9':
            return one_of(kind, F::kCompany, F::kIndividualBusiness, F::kFarmersCooperative, F::kUnknown);
        case 'A':
            return F::kMilitary;
        case 'N':
            return F::kRuralCollective;
        case 'Y':
            return F::kOther;
        default:
            return F::kUnknown;
    }
}

std::string_view family_label(CodeFamily family) {
    static constexpr std::string_view kLabels[] = {"未知类别",
                                                   "机关",
                                                   "事业单位",
                                                   "群众团体",
                                                   "机构编制部门登记的其他机构",
                                                   "外交部门登记的机构",
                                                   "律师事务所",
                                                   "公证处",
                                                   "基层法律服务所",
                                                   "司法鉴定机构",
                                                   "仲裁委员会",
                                                   "司法行政部门登记的其他机构",
                                                   "文化部门登记的机构",
                                                   "社会团体",
                                                   "民办非企业单位",
                                                   "基金会",
                                                   "民政部门登记的其他机构",
                                                   "旅游部门登记的机构",
                                                   "宗教活动场所或院校",
                                                   "工会",
                                                   "企业",
                                                   "个体工商户",
                                                   "农民专业合作社",
                                                   "军队单位",
                                                   "农村集体经济组织",
                                                   "其他机构",
                                                   "旧工商注册号",
                                                   "旧纳税人识别号",
                                                   "组织机构代码",
                                                   "公民身份号码"};
    return kLabels[static_cast<std::size_t>(family)];
}

std::string_view entity_class_of(CodeFamily family) {
    switch (family) {
        case CodeFamily::kOrgan:
        case CodeFamily::kPublicInstitution:
        case CodeFamily::kMassOrganisation:
        case CodeFamily::kEstablishmentOther:
            return "public_institution";
        case CodeFamily::kLawFirm:
        case CodeFamily::kNotary:
        case CodeFamily::kLegalService:
        case CodeFamily::kForensic:
        case CodeFamily::kArbitration:
        case CodeFamily::kJusticeOther:
            return "law_firm";
        case CodeFamily::kSocialOrganisation:
        case CodeFamily::kPrivateNonEnterprise:
        case CodeFamily::kFoundation:
        case CodeFamily::kCivilAffairsOther:
            return "social_organisation";
        case CodeFamily::kCompany:
            return "company";
        case CodeFamily::kIndividualBusiness:
            return "sole_trader";
        case CodeFamily::kFarmersCooperative:
            return "cooperative";
        case CodeFamily::kUnknown:
        case CodeFamily::kOldRegistrationNumber:
        case CodeFamily::kOldTaxNumber:
        case CodeFamily::kOrganisationCode:
        case CodeFamily::kPersonalNumber:
            return {};
        default:
            return "other";
    }
}

}  // namespace louyu::matching
