#include "exchange/published_figures.hpp"

#include <array>
#include <set>

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "exchange/replaced_rows.hpp"
#include "exchange/row_view.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

/// The columns of published_figure in the order of its queries.
const std::vector<std::string_view> kColumns = {
    "id",   "district_code", "metric",          "condition", "period_first", "period_last", "printed",
    "unit", "units",         "precision_units", "source",    "note",         "batch_id"};

/// A printed number with its unit as exact units of what the metric counts: 65.9 万㎡ → 0.01 ㎡; 27.5 % →
/// 10^-6.
struct PrintedFigure {
    std::int64_t units = 0;
    std::int64_t precision = 0;
    std::string_view unit;  // the word as we write it, whatever its width in the file
};

struct FigureUnit {
    std::string_view word;
    int shift;  // decimal places from one of the printed unit to one unit as stored
};

// 元, ㎡ and shares are stored with 2, 2 and 6 decimals; counts with none.
constexpr std::array<FigureUnit, 16> kFigureUnits = {{{"亿元", 10},
                                                      {"万元", 6},
                                                      {"元", 2},
                                                      {"万㎡", 6},
                                                      {"万平方米", 6},
                                                      {"㎡", 2},
                                                      {"平方米", 2},
                                                      {"%", 4},
                                                      {"座", 0},
                                                      {"家", 0},
                                                      {"户", 0},
                                                      {"个", 0},
                                                      {"幢", 0},
                                                      {"万户", 4},
                                                      {"万家", 4},
                                                      {"", 0}}};

std::optional<PrintedFigure> read_figure(std::string_view printed, std::string_view unit) {
    std::string number = base::comparison_key(printed);
    const std::string wanted = base::comparison_key(unit);
    for (const FigureUnit& known : kFigureUnits) {
        const std::string word = base::comparison_key(known.word);
        if (word != wanted) {
            continue;
        }
        if (!word.empty() && number.ends_with(word)) {
            number.resize(number.size() - word.size());
        }
        const base::ParsedDecimal parsed = base::parse_decimal(number, 0, known.shift);
        if (!parsed.ok()) {
            return std::nullopt;
        }
        const std::size_t point = number.find('.');
        const int decimals = point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
        std::int64_t precision = 1;
        for (int i = decimals; i < known.shift; ++i) {
            precision *= 10;
        }
        return PrintedFigure{parsed.units, precision, known.word};
    }
    return std::nullopt;
}

class FigureLoad {
  public:
    FigureLoad(store::Session& session, StoredBatch& stored, TableFile& file, Findings& findings)
        : session_(session), batch_(stored.batch), file_(file), findings_(findings) {}

    void take(ParsedRow& parsed) {
        ++batch_.counts.read;
        for (CellProblem& problem : parsed.problems) {
            findings_.add(problem);
        }
        if (parsed.rejected() || !add(RowView(file_.kind(), parsed))) {
            ++batch_.counts.rejected;
        }
    }

    void finish() {
        keep_replaced(batch_, "published_figure", kColumns, replaced_);
        batch_.summary.set("written", written_);
    }

  private:
    bool add(const RowView& row) {
        const base::Result<base::Period> period = base::parse_period(row.text("period"));
        if (!period) {
            return refuse(row, "period", period.error().code, period.error().message);
        }
        const std::optional<PrintedFigure> figure = read_figure(row.text("printed"), row.text("unit"));
        if (!figure) {
            return refuse(row, "printed", "exchange.not_a_number",
                          "公布数值应为数字，单位应为亿元、万元、元、万㎡、㎡、%、座、家、户、个、幢之一。");
        }
        const store::Params key = {{"district_code", batch_.district_code},
                                   {"metric", row.text("metric")},
                                   {"condition", row.text("condition")},
                                   {"period_first", std::int64_t{period->first.yyyymm}},
                                   {"period_last", std::int64_t{period->last.yyyymm}}};
        const std::string told = fmt::format("{}\x1f{}\x1f{}", row.text("metric"), row.text("condition"),
                                             base::to_string(*period));
        if (!told_.insert(told).second) {
            return refuse(row, "metric", "exchange.duplicate_row",
                          "同一指标、条件和期间在本表前面已出现，只取前一行。");
        }
        write(row, key, *figure);
        return true;
    }

    bool refuse(const RowView& row, std::string_view column, std::string_view code, std::string message) {
        findings_.add(cell_problem(file_, row.number(), column, code, std::move(message), row.text(column)));
        return false;
    }

    void write(const RowView& row, const store::Params& key, const PrintedFigure& figure) {
        const std::array<std::pair<std::string_view, base::Value>, 6> values = {
            {{"printed", row.text("printed")},
             {"unit", std::string(figure.unit)},
             {"units", figure.units},
             {"precision_units", figure.precision},
             {"source", row.text("source")},
             {"note", row.text("note")}}};
        store::Rows known = session_.select(sql::kFindPublishedFigure, key);
        if (!known.empty() &&
            std::equal(values.begin(), values.end(), known[0].begin() + 6,
                       [](const auto& now, const base::Value& then) { return now.second == then; })) {
            ++batch_.counts.unchanged;
            return;
        }
        if (known.empty()) {
            ++batch_.counts.added;
        } else {
            ++batch_.counts.changed;
            findings_.add(DifferenceRow{row.number(), "changed", row.text("metric"),
                                        base::Json::object({{"printed", *base::as_text(known[0][6])}}),
                                        base::Json::object({{"printed", row.text("printed")}}), ""});
            session_.execute(sql::kDeletePublishedFigure, {{"id", known[0][0]}});
            replaced_.push_back(std::move(known[0]));
        }
        store::Params params = key;
        params.insert(params.end(), values.begin(), values.end());
        params.emplace_back("id", base::make_id());
        params.emplace_back("batch_id", batch_.id);
        session_.execute(sql::kInsertPublishedFigure, params);
        ++written_;
    }

    store::Session& session_;
    Batch& batch_;
    TableFile& file_;
    Findings& findings_;
    std::set<std::string> told_;
    store::Rows replaced_;
    std::int64_t written_ = 0;
};

}  // namespace

base::Result<void> load_figures(store::Session& session, StoredBatch& stored, TableFile& file,
                                Findings& findings, const Progress& progress) {
    FigureLoad load(session, stored, file, findings);
    TRY_DO(file.rows(
        [&](ParsedRow& row) {
            load.take(row);
            return true;
        },
        [&](std::int64_t done) { return progress("核对数据", done, 0); }));
    load.finish();
    return {};
}

bool remove_figures(store::Session& session, const Batch& batch) {
    const base::Json* written = batch.summary.find("written");
    CHECK(written != nullptr);
    return session.execute(sql::kDeleteFiguresOfBatch, {{"batch_id", batch.id}}) == written->as_integer();
}

}  // namespace louyu::exchange
