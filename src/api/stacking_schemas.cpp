#include "api/contract_schemas.hpp"

// The components of a stacking plan and of a firm's profile.
namespace louyu::api {

namespace {

constexpr NamedSchema kStacking[] = {
    {"AreaText", R"({"type":"string","pattern":"^-?[0-9]+[.][0-9]{2}$","description":"㎡"})"},
    {"ShareText",
     R"({"type":["string","null"],"pattern":"^-?[0-9]+[.][0-9]{6}$","description":"1 为 100%"})"},
    {"OptionalDay", R"({"type":["string","null"],"format":"date"})"},
    {"SpaceState", R"({"type":"string",
        "enum":["let","self_used","vacant","renovating","not_lettable","unknown","unregistered"]})"},
    {"ExpiryBand",
     R"({"type":"string","enum":["expired","within_3","within_6","within_12","within_24","within_36",
        "later","open"],"description":"距到期月数；含当日"})"},
    {"TaxBand",
     R"({"type":"string","enum":["refund","none","lt_100","gte_100","gte_500","gte_1000","gte_5000"],
        "description":"元/㎡；以上含本数"})"},
    {"StayChangeKind", R"({"type":"string",
        "enum":["moved_in","moved_out","grew","shrank","relocated","extended","shortened"]})"},
    {"RegisteredWhere", R"({"type":"string","enum":["here","elsewhere","unknown"]})"},
    {"StackingFormerTenant", R"({"type":"object","properties":{
        "enterpriseId":{"$ref":"#/components/schemas/Id"},"enterprise":{"type":"string"},
        "industry":{"type":"string"},"registered":{"$ref":"#/components/schemas/RegisteredWhere"},
        "area":{"$ref":"#/components/schemas/AreaText"},"leaveReason":{"type":"string"}},
        "required":["area"],"additionalProperties":false})"},
    {"StackingBlock", R"({"type":"object","description":"一段面积；各段相加等于楼层","properties":{
        "key":{"type":"string"},"state":{"$ref":"#/components/schemas/SpaceState"},
        "area":{"$ref":"#/components/schemas/AreaText"},
        "unitId":{"$ref":"#/components/schemas/Id"},"unit":{"type":"string"},
        "unitArea":{"$ref":"#/components/schemas/AreaText"},
        "tenancyId":{"$ref":"#/components/schemas/Id"},"recordedArea":{"$ref":"#/components/schemas/AreaText"},
        "since":{"$ref":"#/components/schemas/OptionalDay"},"leaseEnd":{"$ref":"#/components/schemas/OptionalDay"},
        "expiryBand":{"$ref":"#/components/schemas/ExpiryBand"},
        "enterpriseId":{"$ref":"#/components/schemas/Id"},"enterprise":{"type":"string"},
        "industry":{"type":"string","description":"国民经济行业门类"},
        "registered":{"$ref":"#/components/schemas/RegisteredWhere"},
        "taxPerArea":{"type":"string","description":"元/㎡"},"taxBand":{"$ref":"#/components/schemas/TaxBand"},
        "isPart":{"type":"boolean","description":"一处入驻分布在几层"},
        "isOverlap":{"type":"boolean","description":"入驻面积之和超过房源"},
        "change":{"type":"object","properties":{
            "kinds":{"type":"array","items":{"$ref":"#/components/schemas/StayChangeKind"}},
            "areaBefore":{"$ref":"#/components/schemas/AreaText"},
            "leaseEndBefore":{"$ref":"#/components/schemas/OptionalDay"},
            "previous":{"type":"array","items":{"$ref":"#/components/schemas/StackingFormerTenant"}}},
            "required":["kinds","previous"],"additionalProperties":false}},
        "required":["key","state","area"],"additionalProperties":false})"},
    {"StackingFloor", R"({"type":"object","properties":{
        "floorId":{"type":["string","null"],"description":"未登记的楼层为空"},"name":{"type":"string"},
        "number":{"type":"integer"},"area":{"$ref":"#/components/schemas/AreaText"},
        "basis":{"type":"string","enum":["lettable","floor","blocks"]},
        "excess":{"$ref":"#/components/schemas/AreaText"},"vacant":{"$ref":"#/components/schemas/AreaText"},
        "blocks":{"type":"array","items":{"$ref":"#/components/schemas/StackingBlock"}}},
        "required":["floorId","name","number","area","basis","excess","vacant","blocks"],
        "additionalProperties":false})"},
    {"StackingFigure", R"({"type":"object","properties":{
        "id":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},"unit":{"type":"string"},
        "value":{"type":["string","integer","null"]},"formula":{"type":"string"},"formulaEn":{"type":"string"},
        "metric":{"type":["string","null"],"description":"同一口径的统计指标"}},
        "required":["id","label","labelEn","unit","value","formula","formulaEn","metric"],"additionalProperties":false})"},
    {"StackingState", R"({"type":"object","properties":{
        "state":{"$ref":"#/components/schemas/SpaceState"},"label":{"type":"string"},
        "area":{"$ref":"#/components/schemas/AreaText"},"blocks":{"type":"integer"},
        "share":{"$ref":"#/components/schemas/ShareText"}},
        "required":["state","label","area","blocks","share"],"additionalProperties":false})"},
    {"StackingRun", R"({"type":["object","null"],"properties":{
        "top":{"type":"string"},"bottom":{"type":"string"},"count":{"type":"integer"},
        "area":{"$ref":"#/components/schemas/AreaText"},"first":{"type":"string"},"last":{"type":"string"}},
        "required":["top","bottom","count","area"],"additionalProperties":false})"},
    {"StackingVacancy", R"({"type":"object","properties":{
        "key":{"type":"string"},"floor":{"type":["string","null"]},"unitId":{"$ref":"#/components/schemas/Id"},
        "unit":{"type":"string"},"area":{"$ref":"#/components/schemas/AreaText"},"isWholeUnit":{"type":"boolean"},
        "askingRent":{"type":"integer","description":"分"},"rentUnit":{"type":"string"},
        "availableOn":{"$ref":"#/components/schemas/OptionalDay"},
        "vacantSince":{"$ref":"#/components/schemas/OptionalDay"},
        "previous":{"$ref":"#/components/schemas/StackingFormerTenant"}},
        "required":["key","floor","area","isWholeUnit","vacantSince"],"additionalProperties":false})"},
    {"StackingTenant", R"({"type":"object","properties":{
        "key":{"type":"string"},"enterpriseId":{"$ref":"#/components/schemas/Id"},"enterprise":{"type":"string"},
        "industry":{"type":"string"},"registered":{"$ref":"#/components/schemas/RegisteredWhere"},
        "area":{"$ref":"#/components/schemas/AreaText"},"share":{"$ref":"#/components/schemas/ShareText"},
        "since":{"$ref":"#/components/schemas/OptionalDay"},"isSelfUsed":{"type":"boolean"},
        "places":{"type":"array","items":{"type":"array","items":{"type":"string"},"minItems":2,"maxItems":2}},
        "leaseEnd":{"$ref":"#/components/schemas/OptionalDay"},
        "tax":{"type":"integer","description":"分；taxPeriod 内归集到本楼的全口径税收"},
        "taxPerArea":{"type":"string"},"taxBand":{"$ref":"#/components/schemas/TaxBand"}},
        "required":["key","area","share","since","isSelfUsed","places"],"additionalProperties":false})"},
    {"StackingChange", R"({"type":"object","properties":{
        "enterpriseId":{"$ref":"#/components/schemas/Id"},"enterprise":{"type":"string"},
        "industry":{"type":"string"},"registered":{"$ref":"#/components/schemas/RegisteredWhere"},
        "tenancyId":{"$ref":"#/components/schemas/Id"},
        "kinds":{"type":"array","items":{"$ref":"#/components/schemas/StayChangeKind"}},
        "floor":{"type":"string"},"unit":{"type":"string"},
        "areaBefore":{"type":["string","null"]},"areaAfter":{"type":["string","null"]},
        "leaseEndBefore":{"$ref":"#/components/schemas/OptionalDay"},
        "leaseEndAfter":{"$ref":"#/components/schemas/OptionalDay"}},
        "required":["tenancyId","kinds","floor","unit","areaBefore","areaAfter"],"additionalProperties":false})"},
    {"StackingExpiry", R"({"type":["object","null"],"properties":{
        "rows":{"type":"array","items":{"type":"object","properties":{
            "key":{"type":"string","description":"expired、2021Q1 …、later、open"},
            "from":{"$ref":"#/components/schemas/OptionalDay"},"to":{"$ref":"#/components/schemas/OptionalDay"},
            "area":{"$ref":"#/components/schemas/AreaText"},"tenancies":{"type":"integer"},
            "share":{"$ref":"#/components/schemas/ShareText"},
            "runningShare":{"$ref":"#/components/schemas/ShareText"}},
            "required":["key","from","to","area","tenancies","share","runningShare"],
            "additionalProperties":false}},
        "area":{"$ref":"#/components/schemas/AreaText"},"tenancies":{"type":"integer"},
        "walt":{"type":["string","null"],"description":"月"},"waltArea":{"$ref":"#/components/schemas/AreaText"}},
        "required":["rows","area","tenancies","walt","waltArea"],"additionalProperties":false})"},
    {"StackingPlan", R"({"type":"object","properties":{
        "building":{"type":"object","properties":{
            "id":{"$ref":"#/components/schemas/Id"},"name":{"type":"string"},"code":{"type":"string"},
            "address":{"type":"string"},"stage":{"type":"string"},
            "floorsAbove":{"type":["integer","null"]},"floorsBelow":{"type":["integer","null"]},
            "floorArea":{"type":["string","null"]},"lettableArea":{"type":["string","null"]},
            "ledgerFrom":{"$ref":"#/components/schemas/OptionalDay"},
            "ledgerTo":{"$ref":"#/components/schemas/OptionalDay"},
            "recordedFrom":{"type":"string","format":"date"},
            "recordedTo":{"$ref":"#/components/schemas/OptionalDay"}},
            "required":["id","name","code","address","stage","floorsAbove","floorsBelow","floorArea","lettableArea",
            "ledgerFrom","ledgerTo","recordedFrom","recordedTo"],"additionalProperties":false},
        "asof":{"type":"string","format":"date"},"compare":{"$ref":"#/components/schemas/OptionalDay"},
        "colourings":{"type":"array","items":{"type":"string",
            "enum":["state","lease","industry","registered","tax"]}},
        "figures":{"type":"array","items":{"$ref":"#/components/schemas/StackingFigure"}},
        "states":{"type":"array","items":{"$ref":"#/components/schemas/StackingState"}},
        "floors":{"type":"array","items":{"$ref":"#/components/schemas/StackingFloor"},
            "description":"自上而下"},
        "shelf":{"type":"object","description":"未定位","properties":{
            "area":{"$ref":"#/components/schemas/AreaText"},
            "blocks":{"type":"array","items":{"$ref":"#/components/schemas/StackingBlock"}}},
            "required":["area","blocks"],"additionalProperties":false},
        "reconciliation":{"type":"object","properties":{
            "floorsArea":{"$ref":"#/components/schemas/AreaText"},"buildingArea":{"type":["string","null"]},
            "basis":{"type":"string","enum":["lettable","floor"]},"difference":{"type":["string","null"]}},
            "required":["floorsArea","buildingArea","basis","difference"],"additionalProperties":false},
        "expiry":{"$ref":"#/components/schemas/StackingExpiry"},
        "contiguous":{"type":"object","properties":{
            "floors":{"$ref":"#/components/schemas/StackingRun"},
            "wholeFloors":{"$ref":"#/components/schemas/StackingRun"},
            "rooms":{"$ref":"#/components/schemas/StackingRun"}},
            "required":["floors","wholeFloors","rooms"],"additionalProperties":false},
        "vacancies":{"type":"array","items":{"$ref":"#/components/schemas/StackingVacancy"}},
        "tenants":{"type":"array","items":{"$ref":"#/components/schemas/StackingTenant"}},
        "industries":{"type":"array","items":{"type":"object","properties":{
            "key":{"type":"string"},"label":{"type":"string"},"area":{"$ref":"#/components/schemas/AreaText"},
            "tenants":{"type":"integer"},"share":{"$ref":"#/components/schemas/ShareText"}},
            "required":["key","label","area","tenants","share"],"additionalProperties":false}},
        "changes":{"type":["object","null"],"properties":{
            "kinds":{"type":"array","items":{"type":"object","properties":{
                "kind":{"$ref":"#/components/schemas/StayChangeKind"},
                "area":{"$ref":"#/components/schemas/AreaText"},"stays":{"type":"integer"}},
                "required":["kind","area","stays"],"additionalProperties":false}},
            "netArea":{"$ref":"#/components/schemas/AreaText"},
            "rows":{"type":"array","items":{"$ref":"#/components/schemas/StackingChange"}}},
            "required":["kinds","netArea","rows"],"additionalProperties":false},
        "taxPeriod":{"type":["string","null"]},
        "notes":{"type":"array","items":{"type":"string"}},"notesEn":{"type":"array","items":{"type":"string"}}},
        "required":["building","asof","compare","colourings","figures","states","floors","shelf","reconciliation",
        "expiry","contiguous","vacancies","tenants","industries","changes","taxPeriod","notes","notesEn"],
        "additionalProperties":false})"},
    {"FirmStay", R"({"type":"object","properties":{
        "tenancyId":{"$ref":"#/components/schemas/Id"},"buildingId":{"$ref":"#/components/schemas/Id"},
        "building":{"type":["string","null"]},"floor":{"type":["string","null"]},
        "unit":{"type":["string","null"]},"area":{"$ref":"#/components/schemas/AreaText"},
        "use":{"type":["string","null"]},"isPrimary":{"type":"boolean"},
        "from":{"$ref":"#/components/schemas/OptionalDay"},"to":{"$ref":"#/components/schemas/OptionalDay"},
        "leaseEnd":{"$ref":"#/components/schemas/OptionalDay"},"leaveReason":{"type":["string","null"]},
        "versions":{"type":"array","items":{"type":"object","properties":{
            "from":{"$ref":"#/components/schemas/OptionalDay"},"to":{"$ref":"#/components/schemas/OptionalDay"},
            "area":{"$ref":"#/components/schemas/AreaText"},
            "leaseEnd":{"$ref":"#/components/schemas/OptionalDay"}},
            "required":["from","to","area","leaseEnd"],"additionalProperties":false}}},
        "required":["tenancyId","buildingId","building","floor","unit","area","use","isPrimary","from","to",
        "leaseEnd","leaveReason","versions"],"additionalProperties":false})"},
    {"FirmTax",
     R"({"type":["object","null"],"description":"分；无权查看纳税人数据或未要求时为空","properties":{
        "rows":{"type":"array","items":{"type":"object","properties":{
            "month":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$"},"full":{"type":"integer"},
            "places":{"type":"array","items":{"type":"object","properties":{
                "buildingId":{"type":["string","null"]},"building":{"type":"string"},
                "full":{"type":"integer"}},
                "required":["buildingId","building","full"],"additionalProperties":false}}},
            "required":["month","full","places"],"additionalProperties":false}},
        "total":{"type":"integer"}},"required":["rows","total"],"additionalProperties":false})"},
    {"FirmProfile", R"({"type":"object","properties":{
        "enterpriseId":{"$ref":"#/components/schemas/Id"},"asof":{"type":"string","format":"date"},
        "stays":{"type":"array","items":{"$ref":"#/components/schemas/FirmStay"}},
        "registered":{"type":["string","null"],"enum":["here","elsewhere","unknown",null]},
        "industry":{"type":["string","null"]},"industryLabel":{"type":["string","null"]},
        "tax":{"$ref":"#/components/schemas/FirmTax"}},
        "required":["enterpriseId","asof","stays","registered","industry","industryLabel","tax"],
        "additionalProperties":false})"},
};

}  // namespace

std::span<const NamedSchema> stacking_schemas() {
    return kStacking;
}

}  // namespace louyu::api
