#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/sentence.hpp"
#include "base/value.hpp"
#include "rights/reader.hpp"
#include "statistics/answer_rows.hpp"
#include "statistics/catalogue.hpp"
#include "statistics/cube.hpp"

namespace louyu::statistics {

/// A question as it is written in an address or on the command line.
struct Query {
    std::string metrics = {};  // tax_full,building_count
    std::string by = {};       // zone:industry_zones,month
    std::string period = {};   // 2020-12, 2020Q4, 2020, 2020-01/2020-06; empty: the latest month with tax
    /// dimension:value|value, several separated by ';'; a value with ! before it is left out:
    /// ownership:!scattered.
    std::string where = {};
    std::string options = {};  // share,yoy,mom,ytd
    std::string asof = {};     // 2020-12-31; empty: today
};

struct Column {
    std::string id;
    std::string label;
    std::string unit;
    Form form = Form::kLabel;
};

/// The same answer for the interface, the command line and reports. Values are null, an integer (counts,
/// fen), or text: a member's label, a decimal ("4227000.00", "0.853241").
struct Answer {
    std::vector<Column> columns;
    AnswerRows rows;
    std::vector<base::Value> totals;  // computed, not added up
    std::vector<base::Sentence> notes;
    std::string data_version;
};

/// Answers from what the reader may see. Errors say what exists instead: statistics.unknown_metric,
/// statistics.unknown_dimension, statistics.unknown_member, statistics.unknown_option, statistics.bad_period,
/// statistics.bad_where, statistics.no_meaning, statistics.too_large, rights.forbidden.
base::Result<Answer> query(const Cube& cube, const rights::Reader& reader, const Query& query);

base::Json to_json(const Answer& answer);
/// RFC 4180 with CRLF, money in 元; formulas are made harmless.
std::string to_csv(const Answer& answer);
/// Aligned for a terminal; a Chinese character takes two columns.
std::string to_table(const Answer& answer);

}  // namespace louyu::statistics
