#include <map>
#include <set>

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"

// Small reference tables that are replaced as a whole by what a file says: local industry classes (R023) and
// figures an authority has printed (R125). They lie under their batch, so that undoing is deleting.
namespace louyu::exchange {

namespace {

struct ClassRow {
    std::string scheme_code;
    std::string scheme_name;
    std::string class_code;
    std::string class_name;
    std::string prefix;
};

/// A printed number with its unit as exact units of what the metric counts: 65.9 万㎡ → 0.01 ㎡; 27.5 % →
/// 10^-6.
struct PrintedFigure {
    std::int64_t units = 0;
    std::int64_t precision = 0;
};

struct FigureUnit {
    std::string_view word;
    int shift;  // decimal places from one of the printed unit to one unit as stored
};

// 元, ㎡ and shares are stored with 2, 2 and 6 decimals; counts with none.
constexpr FigureUnit kFigureUnits[] = {{"亿元", 10}, {"万元", 6},   {"元", 2}, {"万㎡", 6}, {"万平方米", 6},
                                       {"㎡", 2},    {"平方米", 2}, {"%", 4},  {"座", 0},   {"家", 0},
                                       {"户", 0},    {"个", 0},     {"幢", 0}, {"", 0}};

std::optional<PrintedFigure> read_figure(std::string_view printed, std::string_view unit) {
    std::string number = base::comparison_key(printed);
    const std::string wanted = base::comparison_key(unit);
    for (const FigureUnit& known : kFigureUnits) {
        if (base::comparison_key(known.word) != wanted) {
            continue;
        }
        const std::string word = base::comparison_key(known.word);
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
        return PrintedFigure{parsed.units, precision};
    }
    return std::nullopt;
}

class TableRun {
  public:
    TableRun(store::Session& session, StoredBatch& stored, TableFile& file, Findings& findings,
             const Progress& progress)
        : session_(session),
          stored_(stored),
          file_(file),
          findings_(findings),
          progress_(progress),
          kind_(*find_kind(stored.batch.kind)) {}

    base::Result<void> run() {
        stored_.batch.counts = {};
        TRY_DO(file_.rows(
            [this](ParsedRow& parsed) {
                take(parsed);
                return true;
            },
            [this](std::int64_t done) { return progress_("核对数据", done, 0); }));
        return {};
    }

  private:
    void take(ParsedRow& parsed) {
        BatchCounts& counts = stored_.batch.counts;
        ++counts.read;
        for (CellProblem& problem : parsed.problems) {
            findings_.add(problem);
        }
        const RowView row(kind_, parsed);
        const bool taken =
            !parsed.rejected() && (kind_.name == "industries" ? take_class(row) : take_figure(row));
        ++(taken ? counts.added : counts.rejected);
    }

    bool take_class(const RowView& row) {
        const std::string scheme = row.text("scheme_code");
        const std::string code = row.text("class_code");
        const std::string scheme_name = row.text("scheme_name").empty() ? scheme : row.text("scheme_name");
        if (schemes_.insert(scheme).second) {
            replace_scheme(scheme, scheme_name);
        }
        if (classes_.insert(scheme + "/" + code).second) {
            session_.execute(
                sql::kInsertIndustryClass,
                {{"scheme_code", scheme},
                 {"code", code},
                 {"name", row.text("class_name")},
                 {"position", row.integer("position").value_or(static_cast<std::int64_t>(classes_.size()))},
                 {"batch_id", stored_.batch.id}});
        }
        const std::string prefix = row.text("prefix");
        if (!prefixes_.insert(scheme + "/" + prefix).second) {
            findings_.add(cell_problem(
                file_, row.number(), "prefix", "exchange.duplicate_row",
                fmt::format("行业代码“{}”已归入本方案的另一类，请只保留一处。", prefix), prefix));
            return false;
        }
        session_.execute(sql::kInsertIndustryMapping, {{"scheme_code", scheme},
                                                       {"prefix", prefix},
                                                       {"class_code", code},
                                                       {"batch_id", stored_.batch.id}});
        return true;
    }

    void replace_scheme(const std::string& scheme, const std::string& name) {
        const store::Params key = {{"scheme_code", scheme}};
        session_.execute(sql::kDeleteIndustryMappings, key);
        session_.execute(sql::kDeleteIndustryClasses, key);
        session_.execute(sql::kDeleteIndustryScheme, key);
        session_.execute(sql::kInsertIndustryScheme,
                         {{"code", scheme}, {"name", name}, {"batch_id", stored_.batch.id}});
    }

    bool take_figure(const RowView& row) {
        const base::Result<base::Period> period = base::parse_period(row.text("period"));
        if (!period) {
            findings_.add(cell_problem(file_, row.number(), "period", period.error().code,
                                       period.error().message, row.text("period")));
            return false;
        }
        const std::optional<PrintedFigure> figure = read_figure(row.text("printed"), row.text("unit"));
        if (!figure) {
            findings_.add(
                cell_problem(file_, row.number(), "printed", "exchange.not_a_number",
                             "公布数值应为数字，单位应为亿元、万元、元、万㎡、㎡、%、座、家、户、个之一。",
                             row.text("printed")));
            return false;
        }
        session_.execute(sql::kInsertPublishedFigure, {{"id", base::make_id()},
                                                       {"district_code", stored_.batch.district_code},
                                                       {"metric", row.text("metric")},
                                                       {"condition", row.text("condition")},
                                                       {"period_first", std::int64_t{period->first.yyyymm}},
                                                       {"period_last", std::int64_t{period->last.yyyymm}},
                                                       {"printed", row.text("printed")},
                                                       {"unit", row.text("unit")},
                                                       {"units", figure->units},
                                                       {"precision_units", figure->precision},
                                                       {"source", row.text("source")},
                                                       {"note", row.text("note")},
                                                       {"batch_id", stored_.batch.id}});
        return true;
    }

    store::Session& session_;
    StoredBatch& stored_;
    TableFile& file_;
    Findings& findings_;
    const Progress& progress_;
    const Kind& kind_;
    std::set<std::string> schemes_;
    std::set<std::string> classes_;
    std::set<std::string> prefixes_;
};

class TablePosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override {
        const store::Lease session = staging.database.writer();
        store::Transaction preview(*session, store::Access::kWrite);  // rolled back
        return TableRun(*session, staging.stored, staging.file, staging.findings, staging.progress).run();
    }

    base::Result<Effect> post(Posting& posting) const override {
        CHECK(posting.file != nullptr);
        Findings findings;
        TRY_DO(TableRun(posting.session, posting.stored, *posting.file, findings, posting.progress).run());
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const store::Params params = {{"batch_id", posting.stored.batch.id}};
        posting.session.execute(sql::kDeleteFiguresOfBatch, params);
        posting.session.execute(sql::kDeleteMappingsOfBatch, params);
        posting.session.execute(sql::kDeleteClassesOfBatch, params);
        posting.session.execute(sql::kDeleteSchemesOfBatch, params);
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }
};

}  // namespace

const KindPosting& table_posting() {
    static const TablePosting posting;
    return posting;
}

}  // namespace louyu::exchange
