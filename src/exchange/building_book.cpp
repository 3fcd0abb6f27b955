#include "exchange/building_book.hpp"

#include "exchange/directory.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

BuildingBook::BuildingBook(RegistryRun& run)
    : directory_(load_buildings(run.session(), run.reader(), run.batch().district_code)) {
    run.session().stream(sql::kListBuildingCodes, {}, [&](const store::Row& row) {
        if (run.reader().sees_building(row.integer(0))) {
            by_code_[row.text(1)] = row.integer(0);
            codes_[row.integer(0)] = row.text(1);
        }
        return true;
    });
}

std::int64_t BuildingBook::with_code(const std::string& code) const {
    const auto found = by_code_.find(code);
    return code.empty() || found == by_code_.end() ? 0 : found->second;
}

std::string BuildingBook::code_of(std::int64_t building_id) const {
    const auto found = codes_.find(building_id);
    return found == codes_.end() ? std::string() : found->second;
}

std::optional<std::int64_t> BuildingBook::find(RegistryRun& run, const RowView& row,
                                               std::string_view name_column) const {
    const std::string name = row.text(name_column);
    const std::string code = row.text("building_code");
    const matching::BuildingMatch match = this->match(name);
    const bool is_matched = match.verdict == matching::MatchVerdict::kMatched;
    if (const std::int64_t coded = with_code(code); coded != 0) {
        if (is_matched && match.id != coded) {
            run.undecided(row, "building_code",
                          fmt::format("楼宇编码“{}”与名称“{}”指的不是同一座楼宇，请核对。", code, name));
            return std::nullopt;
        }
        return coded;
    }
    if (is_matched) {
        return match.id;
    }
    if (match.candidates.empty()) {
        run.refuse(row, name_column, "exchange.unknown_building",
                   fmt::format("没有“{}”这座楼宇，请核对名称，或先导入楼宇台账。", name));
        return std::nullopt;
    }
    std::string message = fmt::format("“{}”不能确定是哪座楼宇：", name);
    for (const matching::Candidate& candidate : match.candidates) {
        message += fmt::format("“{}”（{}）；", candidate.name, candidate.reason);
    }
    run.undecided(row, name_column, message + "请改用台账中的名称。");
    return std::nullopt;
}

}  // namespace louyu::exchange
