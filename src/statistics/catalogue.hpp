#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

// What a figure means, declared once: cockpit, tables, targets, scores and circulars read it here.
namespace louyu::statistics {

/// How a metric behaves under addition: a flow adds over time and place, a stock over place only, the others
/// never.
enum class MetricKind { kFlow, kStock, kRatio, kDistinctCount, kClassCount, kWeightedMean };

/// The tax calibre an amount is in; amounts of different calibres are never put into one number (R031).
enum class Calibre { kNone, kFull, kLocal, kDistrict };

/// How a value is written: counts are integers, money fen, areas "x.xx", rates at least six digits, 1 = 100
/// %.
enum class Form { kLabel, kCount, kMoney, kArea, kRate, kPoints, kPerArea };

/// Which buildings count when the question does not name a stage.
enum class Scope { kOperating, kStanding, kDistrict };

/// Numbers summed by the engine, from which every metric is made.
enum class Measure {
    kBuildings,
    kFloorArea,
    kBusinessArea,
    kLettableArea,
    kOccupiedArea,
    kVacantArea,
    kRatedOccupied,  // of buildings whose lettable area is known
    kRateSum,        // Σ of the buildings' own rates, in 10^-12
    kRateCount,
    kIdleCount,
    kIdleArea,
    kFirms,
    kRegistered,
    kRegistrationUnknown,
    kTaxed,
    kMovedIn,
    kMovedOut,
    kTaxFull,
    kTaxLocal,
    kTaxDistrict,
    kYieldTax,   // tax of the buildings whose business area is known
    kYieldArea,  // and that area
    kWholeTax,   // tax of the whole districts a cell lies in
    kKeyFirms5m,
    kKeyFirms10m,
    kCount
};

struct Metric {
    std::string_view id;
    std::string_view label;
    std::string_view label_en;
    std::string_view unit;
    MetricKind kind = MetricKind::kStock;
    Form form = Form::kCount;
    Measure numerator = Measure::kBuildings;
    Measure denominator = Measure::kCount;  // kCount: none
    Calibre calibre = Calibre::kNone;
    Scope scope = Scope::kOperating;
    bool by_firm = false;   // made from firms or taxpayers, so that it can be asked by industry
    bool taxpayer = false;  // made from taxpayer data, so that disclosure control applies (R042)
    std::string_view formula;
    std::string_view formula_en;
    std::string_view scope_rule;
    std::string_view exclusions = "";
    std::string_view boundary_rule = "";
    std::string_view note = "";
    std::string_view version = "1";
    std::string_view source;  // requirement it answers
};

const std::vector<Metric>& metrics();
const Metric* find_metric(std::string_view id);
bool is_ratio(const Metric& metric);

std::string_view to_string(MetricKind kind);
std::string_view label_of(Calibre calibre);
std::string_view label_en_of(Calibre calibre);
/// What a measure is called where a figure is taken to pieces.
std::string_view label_of(Measure measure);
std::string_view unit_of(Measure measure);

/// The metrics as /api/v1/dictionary shows them.
base::Json catalogue_json();

}  // namespace louyu::statistics
