#include "statistics/catalogue.hpp"

#include "base/error.hpp"

namespace louyu::statistics {

const Metric* find_metric(std::string_view id) {
    for (const Metric& metric : metrics()) {
        if (metric.id == id) {
            return &metric;
        }
    }
    return nullptr;
}

bool is_ratio(const Metric& metric) {
    return metric.denominator != Measure::kCount;
}

std::string_view to_string(MetricKind kind) {
    switch (kind) {
        case MetricKind::kFlow:
            return "flow";
        case MetricKind::kStock:
            return "stock";
        case MetricKind::kRatio:
            return "ratio";
        case MetricKind::kDistinctCount:
            return "distinct_count";
        case MetricKind::kClassCount:
            return "class_count";
        case MetricKind::kWeightedMean:
            return "weighted_mean";
    }
    throw base::Bug("metric kind");
}

std::string_view label_of(Calibre calibre) {
    switch (calibre) {
        case Calibre::kNone:
            return "";
        case Calibre::kFull:
            return "全口径";
        case Calibre::kLocal:
            return "地方级口径";
        case Calibre::kDistrict:
            return "区级口径";
    }
    throw base::Bug("calibre");
}

std::string_view label_en_of(Calibre calibre) {
    switch (calibre) {
        case Calibre::kNone:
            return "";
        case Calibre::kFull:
            return "full";
        case Calibre::kLocal:
            return "local";
        case Calibre::kDistrict:
            return "district";
    }
    throw base::Bug("calibre");
}

namespace {

struct MeasureText {
    Measure measure;
    std::string_view label;
    std::string_view unit;
};

constexpr MeasureText kMeasureTexts[] = {
    {Measure::kBuildings, "楼宇数量", "座"},
    {Measure::kFloorArea, "建筑面积", "㎡"},
    {Measure::kBusinessArea, "商务面积", "㎡"},
    {Measure::kLettableArea, "可租售面积", "㎡"},
    {Measure::kOccupiedArea, "入驻面积", "㎡"},
    {Measure::kVacantArea, "空置面积", "㎡"},
    {Measure::kRatedOccupied, "入驻面积（可租售面积已登记的楼宇）", "㎡"},
    {Measure::kRateSum, "各楼入驻率之和", "%"},
    {Measure::kRateCount, "计入平均的楼宇数", "座"},
    {Measure::kIdleCount, "重点闲置资源数", "个"},
    {Measure::kIdleArea, "重点闲置资源面积", "㎡"},
    {Measure::kFirms, "入驻主体数", "家"},
    {Measure::kRegistered, "本地注册主体数", "家"},
    {Measure::kRegistrationUnknown, "注册地未掌握的主体数", "家"},
    {Measure::kTaxed, "属地纳税主体数", "家"},
    {Measure::kMovedIn, "入驻户次", "户次"},
    {Measure::kMovedOut, "退租户次", "户次"},
    {Measure::kTaxFull, "全口径税收", "元"},
    {Measure::kTaxLocal, "地方级税收", "元"},
    {Measure::kTaxDistrict, "区级税收", "元"},
    {Measure::kYieldTax, "楼宇全口径税收（商务面积已登记的楼宇）", "元"},
    {Measure::kYieldArea, "商务面积", "㎡"},
    {Measure::kWholeTax, "所在区全部全口径税收", "元"},
    {Measure::kKeyFirms5m, "500万元以上纳税户", "户"},
    {Measure::kKeyFirms10m, "1000万元以上纳税户", "户"},
};

const MeasureText& text_of(Measure measure) {
    for (const MeasureText& text : kMeasureTexts) {
        if (text.measure == measure) {
            return text;
        }
    }
    throw base::Bug("measure without a label");
}

}  // namespace

std::string_view label_of(Measure measure) {
    return text_of(measure).label;
}

std::string_view unit_of(Measure measure) {
    return text_of(measure).unit;
}

base::Json catalogue_json() {
    base::Json list = base::Json::array();
    for (const Metric& metric : metrics()) {
        base::Json item;
        item.set("id", metric.id)
            .set("label", metric.label)
            .set("labelEn", metric.label_en)
            .set("unit", metric.unit)
            .set("kind", to_string(metric.kind))
            .set("calibre", label_of(metric.calibre))
            .set("formula", metric.formula)
            .set("formulaEn", metric.formula_en)
            .set("scope", metric.scope_rule)
            .set("exclusions", metric.exclusions)
            .set("boundary", metric.boundary_rule)
            .set("note", metric.note)
            .set("version", metric.version)
            .set("source", metric.source)
            .set("byIndustry", metric.by_firm)
            .set("taxpayer", metric.taxpayer);
        list.push(std::move(item));
    }
    return list;
}

}  // namespace louyu::statistics
