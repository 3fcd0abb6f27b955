#include "statistics/changes.hpp"

#include <algorithm>

#include "base/id.hpp"
#include "base/json.hpp"
#include "statistics/load.hpp"
#include "statistics/sql.hpp"

namespace louyu::statistics {

namespace {

/// What a kind of batch touches when it is posted or undone.
enum class BatchEffect { kTax, kRegistration, kIndustries, kRegistry };

BatchEffect effect_of(const BatchInfo& batch) {
    if (batch.kind == "tax") {
        return BatchEffect::kTax;
    }
    if (batch.kind == "registration") {
        return BatchEffect::kRegistration;
    }
    return batch.kind == "industries" ? BatchEffect::kIndustries : BatchEffect::kRegistry;
}

/// Batches in one list but not in the other.
std::vector<BatchInfo> difference(const std::vector<BatchInfo>& before, const std::vector<BatchInfo>& after) {
    const auto less = [](const BatchInfo& a, const BatchInfo& b) {
        return std::pair(a.id, a.posted_ms) < std::pair(b.id, b.posted_ms);
    };
    std::vector<BatchInfo> left = before;
    std::vector<BatchInfo> right = after;
    std::sort(left.begin(), left.end(), less);
    std::sort(right.begin(), right.end(), less);
    std::vector<BatchInfo> changed;
    std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                  std::back_inserter(changed), less);
    return changed;
}

class ChangeReader {
  public:
    Touched touched;

    void note_batches(const std::vector<BatchInfo>& changed) {
        for (const BatchInfo& batch : changed) {
            const BatchEffect effect = effect_of(batch);
            const bool knows_months = base::is_valid(batch.period.first) && base::is_valid(batch.period.last);
            if (effect == BatchEffect::kRegistry) {
                continue;  // the change log says what it did
            }
            if (effect != BatchEffect::kTax || !knows_months || batch.period.months() > 120) {
                touched.everything = true;
                return;
            }
            for (int i = 0; i < batch.period.months(); ++i) {
                touched.months.insert(batch.period.first.plus(i));
            }
        }
    }

    void note_attributions(const std::map<base::Month, std::int64_t>& before,
                           const std::map<base::Month, std::int64_t>& now) {
        for (const auto& [month, revision] : now) {
            const auto known = before.find(month);
            if (known == before.end() || known->second != revision) {
                touched.months.insert(month);
            }
        }
    }

    void note_change(store::Session& session, const store::Values& row) {
        const std::string& entity = *base::as_text(row[0]);
        const std::int64_t id = *base::as_integer(row[1]);
        if (entity == "building") {
            touched.buildings.insert(id);
        } else if (entity == "enterprise") {
            touched.enterprises.insert(id);
            note_buildings(session.select(sql::kListBuildingsOfEnterprise, {{"id", id}}));
        } else if (entity == "tenancy" || entity == "zone_membership") {
            note_buildings(session.select(
                entity == "tenancy" ? sql::kListBuildingsOfTenancy : sql::kListBuildingsOfMembership,
                {{"id", id}}));
            note_building_of(*base::as_text(row[2]));
            note_building_of(*base::as_text(row[3]));
        } else if (entity == "region" || entity == "zoning_scheme" || entity == "zone") {
            touched.everything = true;
        }
    }

  private:
    void note_buildings(const store::Rows& rows) {
        for (const store::Values& row : rows) {
            touched.buildings.insert(*base::as_integer(row.front()));
        }
    }
    void note_building_of(const std::string& json) {
        const base::Result<base::Json> parsed = base::parse_json(json);
        const base::Json* building = parsed ? parsed->find("building_id") : nullptr;
        if (building != nullptr && building->is_integer()) {
            touched.buildings.insert(building->as_integer());
        } else if (building != nullptr && building->is_string()) {
            touched.buildings.insert(base::id_from_text(building->as_string()).value_or(0));
        }
    }
};

}  // namespace

std::int64_t change_sequence(store::Session& session) {
    const store::Rows rows = session.select(sql::kFindChangeSequence);
    return rows.empty() ? 0 : *base::as_integer(rows.front().front());
}

Touched find_touched(store::Session& session, const Cube& cube, const std::vector<BatchInfo>& batches_now) {
    constexpr std::int64_t kChangesMax = 20000;  // beyond it, reading everything is quicker
    ChangeReader reader;
    reader.touched.everything = cube.change_sequence < 0;
    reader.note_batches(difference(cube.batches, batches_now));
    reader.note_attributions(cube.attributions, load_attributions(session));
    const std::int64_t behind = change_sequence(session) - cube.change_sequence;
    reader.touched.everything |= behind > kChangesMax;
    if (reader.touched.everything || behind == 0) {
        return reader.touched;
    }
    const store::Rows log = session.select(sql::kListChangesSince, {{"sequence", cube.change_sequence}});
    for (const store::Values& row : log) {
        reader.note_change(session, row);
    }
    return reader.touched;
}

}  // namespace louyu::statistics
