#include "api/contract_schemas.hpp"

// The components that do not follow from the dictionary.
namespace louyu::api {

namespace {

constexpr NamedSchema kCommon[] = {
    {"Problem", R"({"type":"object","title":"问题（RFC 9457）","properties":{
        "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},
        "code":{"type":"string","description":"稳定的代码：<room>.<what>","pattern":"^[a-z]+[.][a-z0-9_]+$"},
        "detail":{"type":"string","description":"说明怎么办的一句话"},
        "errors":{"type":"array","items":{"$ref":"#/components/schemas/FieldProblem"}},
        "requestId":{"type":"string"},
        "current":{"type":"object","description":"412：记录现在的样子"}},
        "required":["type","title","status","code","detail"],"additionalProperties":false})"},
    {"FieldProblem", R"({"type":"object","properties":{
        "pointer":{"type":"string","description":"JSON Pointer"},"code":{"type":"string"},"detail":{"type":"string"}},
        "required":["pointer","code","detail"],"additionalProperties":false})"},
    {"Link", R"({"type":"object","properties":{"rel":{"type":"string"},"href":{"type":"string"}},
        "required":["rel","href"],"additionalProperties":false})"},
    {"Id", R"({"type":"string","pattern":"^[0-9]{1,19}$"})"},
    {"Moment", R"({"type":"string","format":"date-time"})"},
    {"Job", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"kind":{"type":"string"},
        "state":{"type":"string","enum":["queued","running","done","failed","cancelled"]},
        "createdAt":{"$ref":"#/components/schemas/Moment"},
        "progress":{"type":"object","properties":{"done":{"type":"integer"},"total":{"type":"integer"},
            "step":{"type":"string"}},"required":["done","total","step"],"additionalProperties":false},
        "result":{"type":"object","properties":{"batchId":{"$ref":"#/components/schemas/Id"},
            "batch":{"$ref":"#/components/schemas/Batch"}},"additionalProperties":false},
        "problem":{"type":["object","null"],"properties":{"code":{"type":"string"},"detail":{"type":"string"}},
            "required":["code","detail"],"additionalProperties":false}},
        "required":["id","kind","state","createdAt","progress","result","problem"],"additionalProperties":false})"},
    {"Hit", R"({"type":"object","properties":{
        "entity":{"type":"string"},"id":{"$ref":"#/components/schemas/Id"},"title":{"type":"string"}},
        "required":["entity","id","title"],"additionalProperties":false})"},
};

constexpr NamedSchema kPeople[] = {
    {"SignInRequest", R"({"type":"object","properties":{
        "login":{"type":"string"},"password":{"type":"string"},
        "code":{"type":["string","null"],"description":"6位动态口令，仅启用第二因素的账号需要"}},
        "required":["login","password"],"additionalProperties":false})"},
    {"Session", R"({"type":"object","properties":{
        "login":{"type":"string"},"displayName":{"type":"string"},"role":{"type":"string"},
        "roleLabel":{"type":"string"},"assignmentId":{"$ref":"#/components/schemas/Id"},
        "assignments":{"type":"array","items":{"$ref":"#/components/schemas/Assignment"}},
        "capabilities":{"type":"array","items":{"type":"string"}},
        "seesUpTo":{"type":"string","enum":["public","internal","contact","taxpayer"]},
        "districts":{"type":"array","items":{"type":"string"}},
        "csrfToken":{"type":"string","description":"写入时放入 X-CSRF-Token；访问令牌为空"},
        "mustChangePassword":{"type":"boolean"}},
        "required":["login","displayName","role","roleLabel","assignmentId","assignments","capabilities","seesUpTo",
        "districts","csrfToken","mustChangePassword"],"additionalProperties":false})"},
    {"AssignmentChoice", R"({"type":"object","properties":{"assignmentId":{"$ref":"#/components/schemas/Id"}},
        "required":["assignmentId"],"additionalProperties":false})"},
    {"PasswordChange",
     R"({"type":"object","properties":{"current":{"type":"string"},"next":{"type":"string"}},
        "required":["current","next"],"additionalProperties":false})"},
    {"PasswordReset", R"({"type":"object","properties":{"password":{"type":"string"}},
        "required":["password"],"additionalProperties":false})"},
    {"Assignment", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"role":{"type":"string"},"roleLabel":{"type":"string"},
        "scopeKind":{"type":"string","enum":["everything","region","buildings","enterprise","nothing"]},
        "scopeId":{"type":["string","null"]},
        "buildingIds":{"type":"array","items":{"$ref":"#/components/schemas/Id"}},
        "validFrom":{"type":"string","format":"date"},"validTo":{"type":["string","null"],"format":"date"}},
        "required":["id","role","roleLabel","scopeKind","scopeId","buildingIds","validFrom","validTo"],
        "additionalProperties":false})"},
    {"AssignmentCreate", R"({"type":"object","properties":{
        "role":{"type":"string"},
        "scopeKind":{"type":"string","enum":["everything","region","buildings","enterprise","nothing"]},
        "scopeId":{"type":["string","null"],"description":"region 的行政区划或 enterprise 的企业"},
        "buildingIds":{"type":["array","null"],"items":{"$ref":"#/components/schemas/Id"},"maxItems":1000},
        "validFrom":{"type":["string","null"],"format":"date"},"validTo":{"type":["string","null"],"format":"date"}},
        "required":["role","scopeKind"],"additionalProperties":false})"},
    {"NationalRegion", R"({"type":"object","properties":{
        "code":{"type":"string","pattern":"^[0-9]{12}$"},
        "name":{"type":"string"},
        "level":{"type":"string","enum":["province","city","county","street"]}},
        "required":["code","name","level"],"additionalProperties":false})"},
    {"Role", R"({"type":"object","properties":{
        "code":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},
        "capabilities":{"type":"array","items":{"type":"string"}},
        "seesUpTo":{"type":"string","enum":["public","internal","contact","taxpayer"]},
        "scopes":{"type":"array","items":{"type":"string"}}},
        "required":["code","label","labelEn","capabilities","seesUpTo","scopes"],"additionalProperties":false})"},
    {"User", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"login":{"type":"string"},"displayName":{"type":"string"},
        "state":{"type":"string","enum":["active","disabled"]},"hasSecondFactor":{"type":"boolean"},
        "mustChangePassword":{"type":"boolean"},"lockedUntil":{"type":["string","null"],"format":"date-time"}},
        "required":["id","login","displayName","state","hasSecondFactor","mustChangePassword","lockedUntil"],
        "additionalProperties":false})"},
    {"UserCreate", R"({"type":"object","properties":{
        "login":{"type":"string","pattern":"^[a-z0-9._-]{2,40}$"},"displayName":{"type":"string"},
        "password":{"type":"string","description":"首次登录须修改"}},
        "required":["login","displayName","password"],"additionalProperties":false})"},
    {"UserUpdate", R"({"type":"object","properties":{
        "displayName":{"type":"string"},"state":{"type":"string","enum":["active","disabled"]}},
        "additionalProperties":false})"},
    {"Token", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"name":{"type":"string"},
        "assignmentId":{"$ref":"#/components/schemas/Id"},"readOnly":{"type":"boolean"},
        "createdAt":{"$ref":"#/components/schemas/Moment"},"expiresAt":{"$ref":"#/components/schemas/Moment"}},
        "required":["id","name","assignmentId","readOnly","createdAt","expiresAt"],"additionalProperties":false})"},
    {"TokenCreate", R"({"type":"object","properties":{
        "name":{"type":"string","description":"用途"},"readOnly":{"type":["boolean","null"],"default":true},
        "days":{"type":["integer","null"],"minimum":1,"maximum":366,"default":90}},
        "required":["name"],"additionalProperties":false})"},
    {"MadeToken", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"token":{"type":"string","description":"只显示一次"}},
        "required":["id","token"],"additionalProperties":false})"},
    {"AuditEntry", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"at":{"$ref":"#/components/schemas/Moment"},
        "userId":{"type":["string","null"]},"login":{"type":"string"},"address":{"type":"string"},
        "action":{"type":"string"},"object":{"type":"string"},"result":{"type":"string"},"detail":{"type":"string"}},
        "required":["id","at","userId","login","address","action","object","result","detail"],
        "additionalProperties":false})"},
};

constexpr NamedSchema kRegistry[] = {
    {"Change", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"at":{"$ref":"#/components/schemas/Moment"},
        "actor":{"type":"string"},
        "origin":{"type":"string","enum":["form","batch","interface","console","system"]},
        "entity":{"type":"string"},"recordId":{"$ref":"#/components/schemas/Id"},
        "kind":{"type":"string","enum":["create","correct","change","end","undo"]},
        "state":{"type":"string","enum":["draft","submitted","returned","approved","effective","undone"]},
        "from":{"type":"string","format":"date"},"to":{"type":["string","null"],"format":"date"},
        "batchId":{"type":["string","null"]},
        "before":{"type":"object"},"after":{"type":"object"},"note":{"type":"string"},
        "title":{"type":["string","null"],"description":"记录今天的名称；仅变更日志"}},
        "required":["id","at","actor","origin","entity","recordId","kind","state","from","to","batchId","before",
        "after","note"],"additionalProperties":false})"},
    {"ChangeResult", R"({"type":"object","properties":{
        "id":{"type":["string","null"],"description":"记录编号；只检查新增时为空"},
        "changeId":{"type":["string","null"],"description":"记录的新版本"},
        "state":{"type":"string","enum":["draft","submitted","returned","approved","effective","undone"]},
        "warnings":{"type":"array","items":{"$ref":"#/components/schemas/FieldProblem"}}},
        "required":["id","changeId","state","warnings"],"additionalProperties":false})"},
};

constexpr NamedSchema kImports[] = {
    {"BatchCounts", R"({"type":"object","properties":{
        "read":{"type":"integer"},"new":{"type":"integer"},"changed":{"type":"integer"},
        "unchanged":{"type":"integer"},"conflict":{"type":"integer"},"rejected":{"type":"integer"}},
        "required":["read","new","changed","unchanged","conflict","rejected"],"additionalProperties":false})"},
    {"Detection", R"({"type":"object","properties":{
        "format":{"type":"string"},"encoding":{"type":"string"},"sheet":{"type":"string"},
        "sheets":{"type":"array","items":{"type":"string"}},"title":{"type":"string"},
        "headerFirst":{"type":"integer"},"headerLast":{"type":"integer"},"isCumulative":{"type":"boolean"},
        "moneyShift":{"type":"integer","description":"0 元，4 万元"},
        "columns":{"type":"array","items":{"type":"object","properties":{
            "index":{"type":"integer"},"header":{"type":"string"},"column":{"type":"string"},
            "shift":{"type":"integer"},"how":{"type":"string"}},
            "required":["index","header","column","shift","how"],"additionalProperties":false}},
        "missing":{"type":"array","items":{"type":"string"}},
        "remarks":{"type":"array","items":{"type":"string"}}},
        "required":["format","encoding","sheet","sheets","title","headerFirst","headerLast","isCumulative",
        "moneyShift","columns","missing","remarks"],"additionalProperties":false})"},
    {"BatchSummary",
     R"({"type":"object","description":"检测结果、所给选项、核对合计（分）与失败原因","properties":{
        "detection":{"$ref":"#/components/schemas/Detection"},
        "options":{"type":"object","properties":{"source":{"type":"string"},"sheet":{"type":"string"},
            "mapping":{"type":"object","additionalProperties":{"type":"string"}},"period":{"type":"string"},
            "isCumulative":{"type":"boolean"},"moneyShift":{"type":"integer"}},"additionalProperties":false},
        "control":{"type":"object","description":"imported = buildings + outside + unmatched + unchanged",
            "properties":{"imported":{"type":"integer"},"buildings":{"type":"integer"},
            "outside":{"type":"integer"},"unmatched":{"type":"integer"},"unchanged":{"type":"integer"}},
            "required":["imported","buildings","outside","unmatched","unchanged"],
            "additionalProperties":{"type":"integer"}},
        "rows":{"type":"object","additionalProperties":{"type":"integer"}},
        "problems":{"type":"integer"},"taxpayers":{"type":"integer"},
        "failure":{"type":"object","properties":{"code":{"type":"string"},"message":{"type":"string"}},
            "required":["code","message"],"additionalProperties":false}},
        "additionalProperties":false})"},
    {"Batch", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"kind":{"type":"string"},
        "state":{"type":"string","enum":["reading","previewed","posted","undone","dropped","failed"]},
        "districtCode":{"type":"string"},"fileName":{"type":"string"},"source":{"type":"string"},
        "isCumulative":{"type":"boolean"},"createdAt":{"$ref":"#/components/schemas/Moment"},
        "createdBy":{"type":"string"},"period":{"type":["string","null"]},
        "postedAt":{"type":["string","null"],"format":"date-time"},
        "counts":{"$ref":"#/components/schemas/BatchCounts"},
        "summary":{"$ref":"#/components/schemas/BatchSummary"}},
        "required":["id","kind","state","districtCode","fileName","source","isCumulative","createdAt","createdBy",
        "period","postedAt","counts","summary"],"additionalProperties":false})"},
    {"Attachment", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"entity":{"type":"string"},
        "recordId":{"$ref":"#/components/schemas/Id"},"fileName":{"type":"string"},
        "mediaType":{"type":"string"},"bytes":{"type":"integer"},"note":{"type":"string"},
        "addedAt":{"$ref":"#/components/schemas/Moment"},"addedBy":{"type":"string"}},
        "required":["id","entity","recordId","fileName","mediaType","bytes","note","addedAt","addedBy"],
        "additionalProperties":false})"},
    {"AttachmentUpload", R"({"type":"object","properties":{
        "file":{"type":"string","contentMediaType":"application/octet-stream"},
        "entity":{"type":"string"},"record":{"$ref":"#/components/schemas/Id"},
        "note":{"type":"string"}},"required":["file","entity","record"]})"},
    {"ImportUpload", R"({"type":"object","properties":{
        "file":{"type":"string","contentMediaType":"application/octet-stream"},
        "kind":{"type":"string","description":"导入类别；可省略，按表头识别"},
        "period":{"type":"string"},"source":{"type":"string"},"district":{"type":"string"},
        "sheet":{"type":"string"},"unit":{"type":"string","enum":["元","万元"]},
        "cumulative":{"type":"string","enum":["true","false"]}},"required":["file"]})"},
    {"ImportCorrection", R"({"type":"object","properties":{
        "mapping":{"type":["object","null"],"additionalProperties":{"type":"string"},
            "description":"表头 → 字段；空文字为不用此列"},
        "period":{"type":["string","null"]},"source":{"type":["string","null"]},
        "unit":{"type":["string","null"],"enum":["元","万元",null]},"sheet":{"type":["string","null"]},
        "isCumulative":{"type":["boolean","null"]}},"additionalProperties":false})"},
    {"CellProblem", R"({"type":"object","properties":{
        "sheet":{"type":"string"},"row":{"type":"integer"},"column":{"type":"integer"},"label":{"type":"string"},
        "code":{"type":"string"},"message":{"type":"string"},"printed":{"type":"string"},
        "severity":{"type":"string","enum":["error","warning"]}},
        "required":["sheet","row","column","label","code","message","printed","severity"],
        "additionalProperties":false})"},
    {"DifferenceRow", R"({"type":"object","properties":{
        "row":{"type":"integer"},
        "state":{"type":"string","enum":["new","changed","unchanged","conflict","rejected"]},
        "title":{"type":"string"},"before":{"type":["object","null"]},"after":{"type":["object","null"]},
        "evidence":{"type":"string"}},
        "required":["row","state","title","before","after","evidence"],"additionalProperties":false})"},
};

constexpr NamedSchema kStatistics[] = {
    {"Column", R"({"type":"object","properties":{
        "id":{"type":"string"},"label":{"type":"string"},"unit":{"type":"string"}},
        "required":["id","label","unit"],"additionalProperties":false})"},
    {"Cell", R"({"type":["string","integer","null"],
        "description":"维度列为成员名称；金额为整数分，面积、比率为十进制文字；null 为不存在或不予显示"})"},
    {"StatisticsAnswer", R"({"type":"object","properties":{
        "columns":{"type":"array","items":{"$ref":"#/components/schemas/Column"}},
        "rows":{"type":"array","items":{"type":"array","items":{"$ref":"#/components/schemas/Cell"}}},
        "keys":{"type":"array","items":{"type":"array","items":{"type":"string"}}},
        "totals":{"type":"array","items":{"$ref":"#/components/schemas/Cell"}},
        "notes":{"type":"array","items":{"type":"string"}},"notesEn":{"type":"array","items":{"type":"string"}},
        "dataVersion":{"type":"string"}},
        "required":["columns","rows","keys","totals","notes","notesEn","dataVersion"],"additionalProperties":false})"},
    {"Explanation", R"({"type":"object","properties":{
        "metric":{"type":"object","properties":{"id":{"type":"string"},"label":{"type":"string"},
            "unit":{"type":"string"},"kind":{"type":"string"},"calibre":{"type":"string"},"scope":{"type":"string"},
            "exclusions":{"type":"string"},"boundary":{"type":"string"},"note":{"type":"string"},
            "version":{"type":"string"},"source":{"type":"string"}},
            "required":["id","label","unit"],"additionalProperties":false},
        "formula":{"type":"string"},"formulaEn":{"type":"string"},"value":{"$ref":"#/components/schemas/Cell"},
        "parts":{"type":"array","items":{"type":"object","properties":{"label":{"type":"string"},
            "value":{"$ref":"#/components/schemas/Cell"},"unit":{"type":"string"}},
            "required":["label","value","unit"],"additionalProperties":false}},
        "sources":{"type":"array","items":{"type":"object","properties":{"label":{"type":"string"},
            "kind":{"type":"string"},"at":{"type":["string","null"],"format":"date-time"},
            "batchId":{"type":["string","null"]}},"required":["label"],"additionalProperties":false}},
        "freshness":{"type":["string","null"],"format":"date-time"},
        "notes":{"type":"array","items":{"type":"string"}},"notesEn":{"type":"array","items":{"type":"string"}},
        "rows":{"type":["object","null"],"properties":{
            "columns":{"type":"array","items":{"$ref":"#/components/schemas/Column"}},
            "rows":{"type":"array","items":{"type":"array","items":{"$ref":"#/components/schemas/Cell"}}},
            "keys":{"type":"array","items":{"type":"array","items":{"type":["string","null"]}}}},
            "required":["columns","rows","keys"],"additionalProperties":false},
        "dataVersion":{"type":"string"}},
        "required":["metric","formula","formulaEn","value","parts","sources","freshness","notes","notesEn","rows",
        "dataVersion"],
        "additionalProperties":false})"},
    {"Sources", R"({"type":"object","properties":{
        "period":{"type":"string"},
        "items":{"type":"array","items":{"type":"object","properties":{
            "name":{"type":"string"},"kind":{"type":"string"},"district":{"type":"string"},
            "delivered":{"type":"boolean"},"missing":{"type":"array","items":{"type":"string"}},
            "at":{"type":["string","null"],"format":"date-time"},"rows":{"type":["integer","null"]},
            "batchId":{"type":["string","null"]}},
            "required":["name","kind","delivered","missing","at","rows","batchId"],"additionalProperties":false}}},
        "required":["period","items"],"additionalProperties":false})"},
};

constexpr NamedSchema kMap[] = {
    {"MapClass", R"({"type":"object","properties":{"key":{"type":"string"},"label":{"type":"string"}},
        "required":["key","label"],"additionalProperties":false})"},
    {"MapSettings", R"({"type":"object","properties":{
        "frame":{"type":"string","enum":["wgs84","cgcs2000","gcj02","bd09"],"description":"瓦片与坐标所在的坐标系"},
        "base":{"type":["object","null"],"description":"底图；没有时为空","properties":{
            "addresses":{"type":"array","items":{"type":"string"}},"frame":{"type":"string"},
            "attribution":{"type":"string"},"zoomMax":{"type":"integer"}},
            "required":["addresses","frame","attribution","zoomMax"],"additionalProperties":false},
        "bounds":{"type":["array","null"],"items":{"type":"string"},"minItems":4,"maxItems":4,
            "description":"西、南、东、北"},
        "month":{"type":"string"},
        "months":{"type":["object","null"],"properties":{"first":{"type":"string"},"last":{"type":"string"}},
            "required":["first","last"],"additionalProperties":false},
        "buildings":{"type":"integer"},"unplaced":{"type":"integer","description":"没有坐标、画不出的楼宇座数"},
        "legends":{"type":"object","properties":{
            "occupancy_band":{"type":"array","items":{"$ref":"#/components/schemas/MapClass"}},
            "tax_tier":{"type":"array","items":{"$ref":"#/components/schemas/MapClass"}},
            "vacancy":{"type":"array","items":{"$ref":"#/components/schemas/MapClass"}},
            "industry":{"type":"array","items":{"$ref":"#/components/schemas/MapClass"}}},
            "required":["occupancy_band","tax_tier","vacancy","industry"],"additionalProperties":false}},
        "required":["frame","base","bounds","month","months","buildings","unplaced","legends"],
        "additionalProperties":false})"},
    {"MapBuilding", R"({"type":"object","properties":{
        "id":{"$ref":"#/components/schemas/Id"},"name":{"type":"string"},
        "longitude":{"type":"string"},"latitude":{"type":"string"},"region":{"type":"string"},
        "floors_above":{"type":"integer"},"stage":{"type":"string"},"kind":{"type":"string"},
        "floor_area":{"type":"string"},"lettable_area":{"type":["string","null"]},
        "occupied_area":{"type":"string"},"vacant_area":{"type":["string","null"]},
        "occupancy_rate":{"type":["string","null"]},"occupancy_band":{"type":"string"},
        "tax_tier":{"type":"string","description":"本年累计税收分档；不便披露时为 undisclosed"},
        "vacancy":{"type":"string","description":"空置面积分档"},
        "industry":{"type":"string","description":"入驻面积最多的行业"}},
        "required":["id","name","longitude","latitude","region","floors_above","stage","kind","floor_area",
        "lettable_area","occupied_area","vacant_area","occupancy_rate","occupancy_band","tax_tier","vacancy","industry"],
        "additionalProperties":false})"},
    {"MapBuildings", R"({"type":"object","properties":{
        "items":{"type":"array","items":{"$ref":"#/components/schemas/MapBuilding"}},
        "numberReturned":{"type":"integer"},"numberMatched":{"type":"integer"},"unplaced":{"type":"integer"},
        "month":{"type":"string"},"dataVersion":{"type":"string"}},
        "required":["items","numberReturned","numberMatched","unplaced","month","dataVersion"],
        "additionalProperties":false})"},
};

constexpr NamedSchema kDictionary[] = {
    {"Field", R"({"type":"object","properties":{
        "name":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},
        "type":{"type":"string","enum":["text","integer","money","area","day","month","flag","code","reference",
            "coordinate"]},
        "unit":{"type":"string"},"required":{"type":"boolean"},"codeList":{"type":"string"},
        "reference":{"type":"string"},"sensitivity":{"type":"string","enum":["public","internal","contact","taxpayer"]},
        "searchable":{"type":"boolean"},"least":{"type":["integer","string"]},"most":{"type":["integer","string"]},
        "lengthMax":{"type":"integer"}},
        "required":["name","label","labelEn","type","unit","required","codeList","reference","sensitivity",
        "searchable"],"additionalProperties":false})"},
    {"Entity", R"({"type":"object","properties":{
        "name":{"type":"string"},"plural":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},
        "title":{"type":"string"},"key":{"type":"string"},
        "keeping":{"type":"string","enum":["versioned","ledger","plain"]},"byDistrict":{"type":"boolean"},
        "fields":{"type":"array","items":{"$ref":"#/components/schemas/Field"}}},
        "required":["name","plural","label","labelEn","title","key","keeping","byDistrict","fields"],
        "additionalProperties":false})"},
    {"CodeList", R"({"type":"object","properties":{
        "name":{"type":"string"},"label":{"type":"string"},
        "codes":{"type":"array","items":{"type":"object","properties":{
            "code":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},
            "parent":{"type":"string"}},"required":["code","label","labelEn","parent"],
            "additionalProperties":false}}},
        "required":["name","label","codes"],"additionalProperties":false})"},
    {"ImportKind", R"({"type":"object","properties":{
        "id":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},"isLedger":{"type":"boolean"},
        "columns":{"type":"array","items":{"type":"object","properties":{
            "name":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},"type":{"type":"string"},
            "unit":{"type":"string"},"required":{"type":"boolean"},"adds":{"type":"boolean"}},
            "required":["name","label","labelEn","type","unit","required","adds"],"additionalProperties":false}}},
        "required":["id","label","labelEn","isLedger","columns"],"additionalProperties":false})"},
    {"Metric", R"({"type":"object","properties":{
        "id":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"},"unit":{"type":"string"},
        "kind":{"type":"string"},"calibre":{"type":"string"},"formula":{"type":"string"},"formulaEn":{"type":"string"},"scope":{"type":"string"},
        "exclusions":{"type":"string"},"boundary":{"type":"string"},"note":{"type":"string"},
        "version":{"type":"string"},"source":{"type":"string"},"byIndustry":{"type":"boolean"},
        "taxpayer":{"type":"boolean"}},
        "required":["id","label","labelEn","unit","kind","calibre","formula","formulaEn","scope","exclusions","boundary","note",
        "version","source","byIndustry","taxpayer"],"additionalProperties":false})"},
    {"Dimension", R"({"type":"object","properties":{
        "id":{"type":"string"},"label":{"type":"string"},"labelEn":{"type":"string"}},
        "required":["id","label","labelEn"],"additionalProperties":false})"},
    {"Dictionary", R"({"type":"object","properties":{
        "entities":{"type":"array","items":{"$ref":"#/components/schemas/Entity"}},
        "codeLists":{"type":"array","items":{"$ref":"#/components/schemas/CodeList"}},
        "importKinds":{"type":"array","items":{"$ref":"#/components/schemas/ImportKind"}},
        "metrics":{"type":"array","items":{"$ref":"#/components/schemas/Metric"}},
        "dimensions":{"type":"array","items":{"$ref":"#/components/schemas/Dimension"}},
        "roles":{"type":"array","items":{"$ref":"#/components/schemas/Role"}}},
        "required":["entities","codeLists","importKinds","metrics","dimensions","roles"],
        "additionalProperties":false})"},
};

}  // namespace

const std::vector<NamedSchema>& fixed_schemas() {
    static const std::vector<NamedSchema> all = [] {
        std::vector<NamedSchema> schemas;
        const auto add = [&schemas](const auto& part) {
            schemas.insert(schemas.end(), std::begin(part), std::end(part));
        };
        add(kCommon);
        add(kPeople);
        add(kRegistry);
        add(kImports);
        add(kStatistics);
        add(kMap);
        add(kDictionary);
        add(stacking_schemas());
        return schemas;
    }();
    return all;
}

}  // namespace louyu::api
