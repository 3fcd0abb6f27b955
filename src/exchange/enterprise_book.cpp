#include "exchange/enterprise_book.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "exchange/directory.hpp"
#include "matching/credit_code.hpp"

namespace louyu::exchange {

EnterpriseBook::EnterpriseBook(RegistryRun& run)
    : district_code_(run.batch().district_code),
      sees_district_(run.reader().covers_district(district_code_)),
      directory_(load_enterprises(run.session(), district_code_)) {}

/// Firms this very file has made, which the directory does not know.
std::optional<EnterpriseBook::Found> EnterpriseBook::find_made(const std::string& name,
                                                               const std::string& code) const {
    if (const auto coded = made_by_code_.find(code); !code.empty() && coded != made_by_code_.end()) {
        return Found{coded->second};
    }
    const auto named = made_by_name_.find(base::comparison_key(name));
    if (named == made_by_name_.end() || named->second.count > 1) {
        return std::nullopt;
    }
    // Two numbers are two firms; a row without one, or a firm made without one, goes by the name.
    const bool may_be = code.empty() || !named->second.has_code;
    return may_be ? std::optional(Found{named->second.id}) : std::nullopt;
}

std::optional<EnterpriseBook::Found> EnterpriseBook::find(RegistryRun& run, const RowView& row,
                                                          std::string_view name_column,
                                                          const std::string& code) {
    const std::string name = row.text(name_column);
    if (const std::optional<Found> made = find_made(name, code)) {
        return made;
    }
    const matching::EnterpriseMatch match = directory_.match_enterprise(code, name);
    if (match.verdict == matching::MatchVerdict::kMatched) {
        return Found{match.id, match.name_differs};
    }
    if (match.verdict == matching::MatchVerdict::kCandidates && code.empty()) {
        std::string message = fmt::format("“{}”没有可用的统一社会信用代码，且与已有企业相近", name);
        for (const matching::Candidate& candidate : match.candidates) {
            // Firms outside of the reader's scope have no names for him.
            if (sees_district_ || is_visible(run, candidate.id)) {
                message += fmt::format("：“{}”（{}）", candidate.name, candidate.reason);
            }
        }
        run.undecided(row, name_column, message + "，请补充信用代码。");
        return std::nullopt;
    }
    return Found{};
}

bool EnterpriseBook::is_visible(RegistryRun& run, std::int64_t id) const {
    return sees_district_ || registry::versions(run.session(), run.reader(), "enterprise", id).has_value();
}

void EnterpriseBook::remember(const std::string& name, const std::string& code, std::int64_t id) {
    if (!code.empty()) {
        made_by_code_.emplace(code, id);
    }
    Made& made = made_by_name_[base::comparison_key(name)];
    made.has_code = made.has_code || !code.empty();
    if (made.id != id) {
        made.id = id;
        ++made.count;
    }
}

void EnterpriseBook::add_fields(const RowView& row, registry::Change& change) const {
    for (const dictionary::Field& field : dictionary::entity("enterprise").fields) {
        const bool is_set = field.name == "name" || field.name == "credit_code";
        // The note in a file of stays is about the stay.
        const bool is_other = field.name == "note" && change.through_building != 0;
        if (!is_set && !is_other && !base::is_absent(row.get(field.name))) {
            change.fields.emplace_back(field.name, row.get(field.name));
        }
    }
}

/// A firm that is called otherwise now must still be found under the name that older files use.
void EnterpriseBook::keep_former_name(RegistryRun& run, registry::Change& change) const {
    const auto versions = registry::versions(run.session(), run.reader(), "enterprise", change.id);
    const auto is_former = [](const auto& field) { return field.first == "former_names"; };
    if (!versions || std::any_of(change.fields.begin(), change.fields.end(), is_former)) {
        return;
    }
    const std::string* name = base::as_text(versions->back().get("name"));
    const std::string* former = base::as_text(versions->back().get("former_names"));
    if (name != nullptr) {
        const std::string all = former == nullptr ? *name : *former + ";" + *name;
        change.fields.emplace_back("former_names", all);
    }
}

std::optional<std::int64_t> EnterpriseBook::put(RegistryRun& run, const RowView& row,
                                                std::string_view name_column, std::int64_t building_id) {
    const matching::CodeReading reading = matching::read_code(row.text("credit_code"));
    if (!reading.usable() && reading.verdict != matching::CodeVerdict::kEmpty) {
        run.warn(row, "credit_code", "exchange.bad_credit_code", reading.evidence);
    }
    const std::string code = reading.usable() ? reading.text : std::string();
    const std::string name = row.text(name_column);
    const std::optional<Found> found = find(run, row, name_column, code);
    if (!found) {
        return std::nullopt;
    }
    const bool is_new = found->id == 0;
    const bool is_of_stays = building_id != 0;
    if (!is_new && is_of_stays && !is_visible(run, found->id)) {
        return found->id;
    }
    if (is_new && is_of_stays && run.reader().role().change_start != rights::ChangeStart::kEffective) {
        run.refuse(row, name_column, "exchange.enterprise_not_registered",
                   fmt::format("“{}”尚未登记，请先请街道登记该企业，再报送入驻。", name));
        return std::nullopt;
    }
    registry::Change change;
    change.entity = "enterprise";
    change.id = found->id;
    change.from = base::kLongAgo;
    if (is_new) {
        change.district_code = district_code_;
        change.through_building = building_id;
    }
    if (is_new || !is_of_stays) {
        change.fields = {{"name", name}};
    } else if (found->is_renamed) {
        run.warn(row, name_column, "exchange.name_differs",
                 fmt::format("信用代码{}在企业台账中的名称与“{}”不同，入驻按信用代码登记，名称未改。", code,
                             name));
    }
    if (!code.empty()) {
        change.fields.emplace_back("credit_code", code);
    }
    add_fields(row, change);
    if (is_new && base::is_absent(row.get("entity_class"))) {
        const std::string_view entity_class = matching::entity_class_of(reading.family);
        if (!entity_class.empty()) {
            change.fields.emplace_back("entity_class", std::string(entity_class));
        }
    }
    if (found->is_renamed && !is_of_stays) {
        keep_former_name(run, change);
    }
    const std::optional<std::int64_t> id = run.put(row, std::move(change), name);
    if (id) {
        remember(name, code, *id);
    }
    return id;
}

}  // namespace louyu::exchange
