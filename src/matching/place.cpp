#include "matching/place.hpp"

#include <fmt/format.h>

#include "matching/address_index.hpp"

namespace louyu::matching {
namespace {

std::string_view name_words(NameKind kind) {
    switch (kind) {
        case NameKind::kAbsent:
            return "未写楼宇名称";
        case NameKind::kOfficial:
            return "与楼宇名称一致";
        case NameKind::kAlias:
            return "与别名一致";
        case NameKind::kFormer:
            return "与曾用名一致";
        case NameKind::kShort:
            return "为简称";
        case NameKind::kSlip:
            return "疑为笔误（同音、漏字或重字）";
        case NameKind::kAlike:
            return "相近但不相同";
        case NameKind::kTouching:
            return "楼宇名称嵌在别的名称之中或仅作方位";
        case NameKind::kOther:
            break;
    }
    return "写的是别的名称";
}

std::string_view part_words(PartAgreement part) {
    switch (part) {
        case PartAgreement::kAbsent:
            return "未比较";
        case PartAgreement::kAgrees:
            return "一致";
        case PartAgreement::kClose:
            return "相容";
        case PartAgreement::kDiffers:
            break;
    }
    return "不同";
}

}  // namespace

std::string_view reason_text(PlaceReason reason) {
    switch (reason) {
        case PlaceReason::kDecided:
            return "已确定";
        case PlaceReason::kEmpty:
            return "地址为空";
        case PlaceReason::kTooLong:
            return "超过300字，不是一条地址";
        case PlaceReason::kBroken:
            return "含有无法识别的字节，请检查文件编码";
        case PlaceReason::kNoAddress:
            return "没有读出区划、道路、楼宇或房号，不像地址";
        case PlaceReason::kUnknown:
            return "台账中没有名称、别名或道路门牌相符的楼宇";
        case PlaceReason::kSeveral:
            return "有几座楼宇同样相符，请人工选择";
        case PlaceReason::kTowerMissing:
            return "该处分为几座，地址未写明或所写楼座不在台账中，请人工选择";
        case PlaceReason::kContradiction:
            return "名称与道路门牌指向不同的楼宇，请人工确认";
        case PlaceReason::kNameOnly:
            return "仅名称相同，道路门牌不符或名称过于通用，请人工确认";
        case PlaceReason::kAlikeOnly:
            break;
    }
    return "仅有相近的楼宇，请人工确认";
}

std::string describe(const PlaceEvidence& evidence) {
    return fmt::format("名称：{}；道路：{}；门牌：{}；楼座：{}；区县：{}", name_words(evidence.name),
                       part_words(evidence.road), part_words(evidence.number), part_words(evidence.tower),
                       part_words(evidence.region));
}

std::string AddressIndex::explain(const Place& place) const {
    if (place.verdict == MatchVerdict::kMatched) {
        return describe(place.evidence);
    }
    const std::string_view reason = reason_text(place.reason);
    return place.others.empty()
               ? std::string(reason)
               : fmt::format("{}；最相近的是“{}”（{}）", reason, name_of(place.others.front().id),
                             describe(place.others.front().evidence));
}

}  // namespace louyu::matching
