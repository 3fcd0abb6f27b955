#include "exchange/staging.hpp"

namespace louyu::exchange {

void Findings::add(CellProblem problem) {
    ++problem_count_;
    if (problems_.size() < kProblemsMax) {
        problems_.push_back(std::move(problem));
    }
}

bool Findings::wants(std::string_view verdict) const {
    const auto found = kept_.find(verdict);
    return found == kept_.end() || found->second < kDifferencesMax;
}

void Findings::add(DifferenceRow row) {
    if (wants(row.verdict)) {
        ++kept_[row.verdict];
        differences_.push_back(std::move(row));
    }
}

void KindPosting::discard(store::Session&, const StoredBatch&) const {}

const KindPosting& posting_of(std::string_view kind) {
    if (kind == "tax") {
        return tax_posting();
    }
    if (kind == "registration") {
        return registration_posting();
    }
    if (kind == "industries" || kind == "published") {
        return table_posting();
    }
    return registry_posting();
}

CellProblem row_problem(const TableFile& file, int row, std::string_view code, std::string message) {
    return {.sheet = file.detection().sheet,
            .row = row,
            .column = 0,
            .label = "",
            .code = std::string(code),
            .message = fmt::format("第{}行：{}", row, message),
            .printed = "",
            .is_warning = false};
}

CellProblem cell_problem(const TableFile& file, int row, std::string_view column, std::string_view code,
                         std::string message, std::string printed) {
    CellProblem problem = row_problem(file, row, code, std::move(message));
    problem.printed = std::move(printed);
    for (const MappedColumn& mapped : file.detection().columns) {
        if (mapped.column == column) {
            problem.column = mapped.index + 1;
            problem.label = mapped.header;
            break;
        }
    }
    return problem;
}

}  // namespace louyu::exchange
