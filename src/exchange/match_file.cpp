#include "exchange/match_file.hpp"

#include <filesystem>

#include "base/csv.hpp"
#include "base/id.hpp"
#include "exchange/directory.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/table.hpp"
#include "matching/matcher.hpp"

namespace louyu::exchange {

namespace {

template <class Match>
MatchAnswer answer_of(int row, std::string printed, std::string name, const Match& match) {
    MatchAnswer answer;
    answer.row = row;
    answer.printed = std::move(printed);
    answer.evidence = match.evidence;
    if (match.verdict == matching::MatchVerdict::kMatched) {
        answer.verdict = "matched";
        answer.id = match.id;
        answer.name = std::move(name);
        answer.method = std::string(match.method);
    } else {
        answer.verdict = match.verdict == matching::MatchVerdict::kCandidates ? "candidates" : "none";
    }
    for (const matching::Candidate& candidate : match.candidates) {
        answer.candidates.push_back(fmt::format("{}（{}）", candidate.name, candidate.reason));
    }
    return answer;
}

}  // namespace

base::Result<std::vector<MatchAnswer>> match_file(store::Database& database, const std::string& path,
                                                  const std::string& against) {
    const bool firms = against == "enterprises";
    if (!firms && against != "buildings") {
        return base::Error{base::ErrorKind::kInvalid,
                           "exchange.bad_against",
                           "--against 应为 enterprises 或 buildings。",
                           {},
                           {}};
    }
    const matching::Directory directory = [&database] {
        const store::Lease session = database.reader();
        return load_register(*session, "");
    }();
    const Kind& kind = *find_kind(against);
    TRY(const std::unique_ptr<TableFile> file,
        TableFile::open(path, std::filesystem::path(path).filename().string(), kind, {}));
    std::vector<MatchAnswer> answers;
    const auto take = [&](ParsedRow& parsed) {
        const RowView row(kind, parsed);
        const std::string name = row.text("name");
        if (firms) {
            const std::string code = row.text("credit_code");
            answers.push_back(
                answer_of(row.number(), code + " " + name, name, directory.match_enterprise(code, name)));
        } else {
            const std::string address = row.text("address");
            answers.push_back(
                answer_of(row.number(), name + " " + address, name, directory.match_building(name, address)));
        }
        return true;
    };
    TRY_DO(file->rows(take, [](std::int64_t) { return true; }));
    return answers;
}

base::Json to_json(const MatchAnswer& answer) {
    base::Json candidates = base::Json::array();
    for (const std::string& candidate : answer.candidates) {
        candidates.push(candidate);
    }
    return base::Json::object(
        {{"row", answer.row},
         {"printed", answer.printed},
         {"verdict", answer.verdict},
         {"id", answer.id == 0 ? base::Json() : base::Json(base::id_to_text(answer.id))},
         {"name", answer.name},
         {"method", answer.method},
         {"evidence", answer.evidence},
         {"candidates", std::move(candidates)}});
}

std::string to_csv_line(const MatchAnswer& answer) {
    std::string candidates;
    for (const std::string& candidate : answer.candidates) {
        candidates += (candidates.empty() ? "" : "；") + candidate;
    }
    std::string line;
    base::append_csv_cell(line, std::to_string(answer.row), base::CsvCell::kNumber);
    const std::string id = answer.id == 0 ? "" : base::id_to_text(answer.id);
    for (const std::string& cell :
         {answer.printed, answer.verdict, id, answer.name, answer.method, answer.evidence, candidates}) {
        base::append_csv_cell(line, cell, base::CsvCell::kText);
    }
    return line + "\r";
}

}  // namespace louyu::exchange
