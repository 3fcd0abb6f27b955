#include "exchange/industry_tables.hpp"

#include <map>
#include <set>

#include "base/text.hpp"
#include "exchange/replaced_rows.hpp"
#include "exchange/row_view.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

const std::vector<std::string_view> kSchemeColumns = {"code", "name", "batch_id"};
const std::vector<std::string_view> kClassColumns = {"scheme_code", "code", "name", "position", "batch_id"};
const std::vector<std::string_view> kMappingColumns = {"scheme_code", "prefix", "class_code", "batch_id"};

struct IndustryClass {
    std::string name;
    std::int64_t position = 0;
    bool operator==(const IndustryClass&) const = default;
};

/// One classification, as a file tells it or as it is known.
struct Scheme {
    std::string name;
    std::map<std::string, IndustryClass> classes;
    std::map<std::string, std::string> prefixes;  // to classes
    std::map<std::string, int> rows;              // of prefixes, in the file
    bool operator==(const Scheme& other) const {
        return name == other.name && classes == other.classes && prefixes == other.prefixes;
    }
};

Scheme known_scheme(store::Session& session, const std::string& code) {
    const store::Params key = {{"scheme_code", code}};
    Scheme scheme;
    for (const store::Values& row : session.select(sql::kFindIndustryScheme, key)) {
        scheme.name = *base::as_text(row[1]);
    }
    for (const store::Values& row : session.select(sql::kListIndustryClasses, key)) {
        scheme.classes[*base::as_text(row[1])] = {*base::as_text(row[2]), *base::as_integer(row[3])};
    }
    for (const store::Values& row : session.select(sql::kListIndustryMappings, key)) {
        scheme.prefixes[*base::as_text(row[1])] = *base::as_text(row[2]);
    }
    return scheme;
}

/// Reads the rows of a file into schemes.
class SchemeReader {
  public:
    SchemeReader(StoredBatch& stored, TableFile& file, Findings& findings)
        : counts_(stored.batch.counts), file_(file), findings_(findings) {}

    void take(ParsedRow& parsed) {
        ++counts_.read;
        for (CellProblem& problem : parsed.problems) {
            findings_.add(problem);
        }
        if (parsed.rejected() || !add(RowView(file_.kind(), parsed))) {
            ++counts_.rejected;
        }
    }
    const std::map<std::string, Scheme>& schemes() const { return schemes_; }

  private:
    bool add(const RowView& row) {
        const std::string code = row.text("scheme_code");
        Scheme& scheme = schemes_[code];
        if (scheme.name.empty()) {
            scheme.name = row.text("scheme_name").empty() ? code : row.text("scheme_name");
        }
        const std::string class_code = row.text("class_code");
        const IndustryClass told{
            row.text("class_name"),
            row.integer("position").value_or(static_cast<std::int64_t>(scheme.classes.size() + 1))};
        const auto [known, is_new] = scheme.classes.emplace(class_code, told);
        if (!is_new && known->second.name != told.name) {
            return refuse(
                row, "class_name",
                fmt::format("类别“{}”在前面名为“{}”，请统一名称。", class_code, known->second.name));
        }
        const std::string prefix = row.text("prefix");
        if (!scheme.prefixes.emplace(prefix, class_code).second) {
            return refuse(row, "prefix",
                          fmt::format("行业代码“{}”在第{}行已归入“{}”，请只保留一处。", prefix,
                                      scheme.rows.at(prefix), scheme.prefixes.at(prefix)));
        }
        scheme.rows.emplace(prefix, row.number());
        return true;
    }

    bool refuse(const RowView& row, std::string_view column, std::string message) {
        findings_.add(cell_problem(file_, row.number(), column, "exchange.duplicate_row", std::move(message),
                                   row.text(column)));
        return false;
    }

    BatchCounts& counts_;
    TableFile& file_;
    Findings& findings_;
    std::map<std::string, Scheme> schemes_;
};

void count(const Scheme& told, const Scheme& known, BatchCounts& counts, Findings& findings) {
    for (const auto& [prefix, class_code] : told.prefixes) {
        const auto before = known.prefixes.find(prefix);
        const IndustryClass& now = told.classes.at(class_code);
        if (before == known.prefixes.end()) {
            ++counts.added;
            continue;
        }
        const IndustryClass& then = known.classes.at(before->second);
        if (before->second == class_code && now == then && told.name == known.name) {
            ++counts.unchanged;
            continue;
        }
        ++counts.changed;
        findings.add(DifferenceRow{told.rows.at(prefix), "changed", fmt::format("{} {}", told.name, prefix),
                                   base::Json::object({{"class_name", then.name}}),
                                   base::Json::object({{"class_name", now.name}}), ""});
    }
    for (const auto& [prefix, class_code] : known.prefixes) {
        if (!told.prefixes.contains(prefix)) {
            CellProblem problem;
            problem.code = "exchange.no_longer_told";
            problem.message = fmt::format("行业代码“{}”原归入“{}”，本文件没有，入库后不再归类。", prefix,
                                          known.classes.at(class_code).name);
            problem.is_warning = true;
            findings.add(std::move(problem));
        }
    }
}

void replace(store::Session& session, Batch& batch, const std::string& code, const Scheme& told) {
    const store::Params key = {{"scheme_code", code}};
    keep_replaced(batch, "industry_scheme", kSchemeColumns, session.select(sql::kFindIndustryScheme, key));
    keep_replaced(batch, "industry_class", kClassColumns, session.select(sql::kListIndustryClasses, key));
    keep_replaced(batch, "industry_mapping", kMappingColumns,
                  session.select(sql::kListIndustryMappings, key));
    session.execute(sql::kDeleteIndustryMappings, key);
    session.execute(sql::kDeleteIndustryClasses, key);
    session.execute(sql::kDeleteIndustryScheme, key);
    session.execute(sql::kInsertIndustryScheme,
                    {{"code", code}, {"name", told.name}, {"batch_id", batch.id}});
    for (const auto& [class_code, known] : told.classes) {
        session.execute(sql::kInsertIndustryClass, {{"scheme_code", code},
                                                    {"code", class_code},
                                                    {"name", known.name},
                                                    {"position", known.position},
                                                    {"batch_id", batch.id}});
    }
    for (const auto& [prefix, class_code] : told.prefixes) {
        session.execute(
            sql::kInsertIndustryMapping,
            {{"scheme_code", code}, {"prefix", prefix}, {"class_code", class_code}, {"batch_id", batch.id}});
    }
}

}  // namespace

base::Result<void> load_industries(store::Session& session, StoredBatch& stored, TableFile& file,
                                   Findings& findings, const Progress& progress) {
    SchemeReader reader(stored, file, findings);
    TRY_DO(file.rows(
        [&](ParsedRow& row) {
            reader.take(row);
            return true;
        },
        [&](std::int64_t done) { return progress("核对数据", done, 0); }));
    base::Json replaced = base::Json::array();
    for (const auto& [code, told] : reader.schemes()) {
        const Scheme known = known_scheme(session, code);
        count(told, known, stored.batch.counts, findings);
        if (!(told == known) && !told.prefixes.empty()) {
            replace(session, stored.batch, code, told);
            replaced.push(code);
        }
    }
    stored.batch.summary.set("schemes", std::move(replaced));
    return {};
}

bool remove_industries(store::Session& session, const Batch& batch) {
    const base::Json* schemes = batch.summary.find("schemes");
    CHECK(schemes != nullptr);
    for (const base::Json& code : schemes->items()) {
        const store::Params key = {{"scheme_code", code.as_string()}};
        const store::Rows scheme = session.select(sql::kFindIndustryScheme, key);
        if (scheme.empty() || *base::as_integer(scheme[0][2]) != batch.id) {
            return false;
        }
        session.execute(sql::kDeleteIndustryMappings, key);
        session.execute(sql::kDeleteIndustryClasses, key);
        session.execute(sql::kDeleteIndustryScheme, key);
    }
    return true;
}

}  // namespace louyu::exchange
