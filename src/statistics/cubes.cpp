#include "statistics/cubes.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/json.hpp"
#include "statistics/derive.hpp"
#include "statistics/load.hpp"
#include "statistics/sql.hpp"

namespace louyu::statistics {

namespace {

constexpr std::int64_t kFirstId = 0;
constexpr std::int64_t kLastId = std::numeric_limits<std::int64_t>::max();
constexpr base::Period kAllMonths{base::Month{190001}, base::Month{999912}};

void index_blocks(Cube& cube) {
    cube.block_of_id.clear();
    for (std::size_t i = 0; i < cube.blocks.size(); ++i) {
        if (!cube.blocks[i]->is_outside()) {
            cube.block_of_id.emplace_back(cube.blocks[i]->id, static_cast<BlockIndex>(i));
        }
    }
    std::sort(cube.block_of_id.begin(), cube.block_of_id.end());
}

std::uint64_t hash_of(const Places& places, const Industries& industries) {
    std::uint64_t hash = 0;
    for (const Region& region : places.regions) {
        hash = mix(mix(mix(hash, region.code), region.name), static_cast<std::uint64_t>(region.parent));
    }
    for (const ZoningScheme& scheme : places.schemes) {
        hash = mix(mix(hash, scheme.code), scheme.name);
    }
    for (const Zone& zone : places.zones) {
        hash = mix(mix(hash, zone.code), zone.name);
    }
    for (const Classification& classification : industries.classifications) {
        for (const Classification::Class& one : classification.classes) {
            hash = mix(mix(hash, one.key), one.label);
        }
    }
    return hash;
}

/// Every district with buildings has an outside, since a firm of it can be there.
void make_outside_blocks(Cube& cube, BlockDirectory& directory) {
    std::set<std::string> districts;
    for (const std::shared_ptr<const Block>& block : cube.blocks) {
        if (!block->district_code.empty()) {
            districts.insert(block->district_code);
        }
    }
    for (const std::string& district : districts) {
        directory.outside(district);
    }
}

std::int64_t change_sequence(store::Session& session) {
    const store::Rows rows = session.select(sql::kFindChangeSequence);
    return rows.empty() ? 0 : *base::as_integer(rows.front().front());
}

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

}  // namespace

Cubes::Cubes(store::Database& database) : database_(database), registers_(std::make_unique<Registers>()) {
    Cube empty;
    empty.places = std::make_shared<const Places>();
    empty.industries = std::make_shared<const Industries>();
    empty.firm_places = derive_firm_places({}, 0);
    empty.firm_taxes = derive_firm_taxes({}, {}, 0);
    empty.change_sequence = -1;
    current_.store(std::make_shared<const Cube>(std::move(empty)));
}

Cubes::~Cubes() = default;

void Cubes::publish(Cube cube) {
    index_blocks(cube);
    cube.industries = registers_->industries.snapshot();
    cube.firms = registers_->firms.snapshot();
    cube.reference_hash = hash_of(*cube.places, *cube.industries);
    current_.store(std::make_shared<const Cube>(std::move(cube)));
}

void Cubes::load_lists(store::Session& session, Cube& cube) {
    cube.batches = load_batches(session);
    cube.tax_sources = load_tax_sources(session);
    cube.published = load_published(session);
    cube.change_sequence = change_sequence(session);
}

void Cubes::load_all(store::Session& session) {
    registers_ = std::make_unique<Registers>();
    registers_->industries.load(session);
    Cube cube;
    load_lists(session, cube);
    cube.places = load_places(session);
    load_enterprises(session, *registers_, kFirstId, kLastId);
    for (std::shared_ptr<Block>& block : load_blocks(session, *cube.places, *registers_, kFirstId, kLastId)) {
        cube.blocks.push_back(std::move(block));
    }
    BlockDirectory directory(*cube.places, cube.blocks);
    make_outside_blocks(cube, directory);
    std::map<int, TaxYearBuilder> years;
    load_tax(session, *registers_, directory, years, kAllMonths, true);
    for (auto& [year, builder] : years) {
        cube.tax.push_back(builder.finish(cube.blocks.size(), *registers_));
        builder = TaxYearBuilder(year);
    }
    cube.firm_places = derive_firm_places(cube.blocks, registers_->firms.size());
    cube.firm_taxes = derive_firm_taxes(cube.blocks, cube.tax, registers_->firms.size());
    publish(std::move(cube));
}

void Cubes::refresh_all() {
    const std::lock_guard lock(refreshing_);
    const store::Lease session = database_.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    load_all(*session);
}

void Cubes::load_buildings(store::Session& session, Cube& cube, std::span<const std::int64_t> ids) {
    for (const std::int64_t id : ids) {
        const std::vector<std::shared_ptr<Block>> loaded =
            load_blocks(session, *cube.places, *registers_, id, id);
        const auto known =
            std::lower_bound(cube.block_of_id.begin(), cube.block_of_id.end(), std::pair(id, 0U));
        const bool is_known = known != cube.block_of_id.end() && known->first == id;
        if (is_known) {
            auto gone = std::make_shared<Block>();
            gone->id = id;
            cube.blocks[known->second] = loaded.empty() ? std::move(gone) : loaded.front();
        } else if (!loaded.empty()) {
            cube.blocks.push_back(loaded.front());
        }
    }
}

void Cubes::refresh_buildings(std::span<const std::int64_t> ids) {
    const std::lock_guard lock(refreshing_);
    const store::Lease session = database_.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    Cube cube = *current_.load();
    bool is_consistent = true;
    for (const std::int64_t id : ids) {
        for (const store::Values& row : session->select(sql::kListTenancies, {{"first", id}, {"last", id}})) {
            const std::int64_t enterprise = *base::as_integer(row[3]);
            is_consistent = load_enterprises(*session, *registers_, enterprise, enterprise) && is_consistent;
        }
    }
    if (!is_consistent) {
        load_all(*session);
        return;
    }
    load_buildings(*session, cube, ids);
    cube.firm_places = derive_firm_places(cube.blocks, registers_->firms.size());
    cube.firm_taxes = derive_firm_taxes(cube.blocks, cube.tax, registers_->firms.size());
    publish(std::move(cube));
}

void Cubes::load_months(store::Session& session, Cube& cube, std::span<const base::Month> months) {
    std::map<int, std::uint16_t> replaced;
    for (const base::Month month : months) {
        replaced[month.year()] |= static_cast<std::uint16_t>(1U << (month.month() - 1));
    }
    std::map<int, TaxYearBuilder> builders;
    for (const auto& [year, bits] : replaced) {
        const auto old = std::find_if(cube.tax.begin(), cube.tax.end(),
                                      [y = year](const auto& t) { return t->year == y; });
        if (old == cube.tax.end()) {
            builders.try_emplace(year, year);
        } else {
            builders.try_emplace(year, **old, bits);
        }
    }
    BlockDirectory directory(*cube.places, cube.blocks);
    make_outside_blocks(cube, directory);
    for (const auto& [year, bits] : replaced) {
        for (int first = 1; first <= 12; ++first) {
            int last = first;
            while (last <= 12 && (bits >> (last - 1) & 1) != 0) {
                ++last;
            }
            if (last > first) {
                load_tax(session, *registers_, directory, builders,
                         {base::Month{year * 100 + first}, base::Month{year * 100 + last - 1}}, false);
                first = last;
            }
        }
    }
    for (auto& [year, builder] : builders) {
        const auto old = std::find_if(cube.tax.begin(), cube.tax.end(),
                                      [y = year](const auto& t) { return t->year == y; });
        if (old != cube.tax.end()) {
            cube.tax.erase(old);
        }
        cube.tax.push_back(builder.finish(cube.blocks.size(), *registers_));
    }
    std::erase_if(cube.tax, [](const auto& year) { return year->payers.empty(); });
    std::sort(cube.tax.begin(), cube.tax.end(),
              [](const auto& a, const auto& b) { return a->year < b->year; });
}

void Cubes::refresh_tax(std::span<const base::Month> months) {
    const std::lock_guard lock(refreshing_);
    const store::Lease session = database_.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    Cube cube = *current_.load();
    load_months(*session, cube, months);
    cube.batches = load_batches(*session);
    cube.tax_sources = load_tax_sources(*session);
    cube.firm_places = derive_firm_places(cube.blocks, registers_->firms.size());
    cube.firm_taxes = derive_firm_taxes(cube.blocks, cube.tax, registers_->firms.size());
    publish(std::move(cube));
}

/// What the change log and the batches say has to be read again.
struct Cubes::Touched {
    bool everything = false;
    std::set<std::int64_t> buildings;
    std::set<std::int64_t> enterprises;
    std::set<base::Month> months;

    void note_batches(const std::vector<BatchInfo>& changed) {
        for (const BatchInfo& batch : changed) {
            const BatchEffect effect = effect_of(batch);
            const bool knows_months = base::is_valid(batch.period.first) && base::is_valid(batch.period.last);
            if (effect == BatchEffect::kRegistry) {
                continue;  // the change log says what it did
            }
            if (effect != BatchEffect::kTax || !knows_months || batch.period.months() > 120) {
                everything = true;
                return;
            }
            for (int i = 0; i < batch.period.months(); ++i) {
                months.insert(batch.period.first.plus(i));
            }
        }
    }

    void note_change(store::Session& session, const store::Values& row) {
        const std::string& entity = *base::as_text(row[0]);
        const std::int64_t id = *base::as_integer(row[1]);
        if (entity == "building") {
            buildings.insert(id);
        } else if (entity == "enterprise") {
            enterprises.insert(id);
            note_buildings(session.select(sql::kListBuildingsOfEnterprise, {{"id", id}}));
        } else if (entity == "tenancy" || entity == "zone_membership") {
            note_buildings(session.select(
                entity == "tenancy" ? sql::kListBuildingsOfTenancy : sql::kListBuildingsOfMembership,
                {{"id", id}}));
            note_building_of(*base::as_text(row[2]));
            note_building_of(*base::as_text(row[3]));
        } else if (entity == "region" || entity == "zoning_scheme" || entity == "zone") {
            everything = true;
        }
    }

  private:
    void note_buildings(const store::Rows& rows) {
        for (const store::Values& row : rows) {
            buildings.insert(*base::as_integer(row.front()));
        }
    }
    void note_building_of(const std::string& json) {
        const base::Result<base::Json> parsed = base::parse_json(json);
        const base::Json* building = parsed ? parsed->find("building_id") : nullptr;
        if (building != nullptr && building->is_integer()) {
            buildings.insert(building->as_integer());
        } else if (building != nullptr && building->is_string()) {
            const std::string& text = building->as_string();
            std::int64_t id = 0;
            for (const char c : text) {
                id = c >= '0' && c <= '9' ? id * 10 + (c - '0') : id;
            }
            buildings.insert(id);
        }
    }
};

bool Cubes::refresh_changed() {
    const std::lock_guard lock(refreshing_);
    const store::Lease session = database_.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    Cube cube = *current_.load();
    const std::int64_t since = cube.change_sequence;
    const std::vector<BatchInfo> changed = difference(cube.batches, load_batches(*session));
    if (since == change_sequence(*session) && changed.empty()) {
        return false;
    }
    constexpr std::size_t kChangesMax = 20000;  // beyond it, reading everything is quicker
    Touched touched;
    touched.everything = since < 0;
    touched.note_batches(changed);
    const store::Rows log =
        touched.everything ? store::Rows() : session->select(sql::kListChangesSince, {{"sequence", since}});
    touched.everything = touched.everything || log.size() > kChangesMax;
    for (const store::Values& row : log) {
        if (!touched.everything) {
            touched.note_change(*session, row);
        }
    }
    for (const std::int64_t id : touched.enterprises) {
        touched.everything = touched.everything || !load_enterprises(*session, *registers_, id, id);
    }
    if (touched.everything) {
        load_all(*session);
        return true;
    }
    load_buildings(*session, cube,
                   std::vector<std::int64_t>(touched.buildings.begin(), touched.buildings.end()));
    load_months(*session, cube, std::vector<base::Month>(touched.months.begin(), touched.months.end()));
    load_lists(*session, cube);
    cube.firm_places = derive_firm_places(cube.blocks, registers_->firms.size());
    cube.firm_taxes = derive_firm_taxes(cube.blocks, cube.tax, registers_->firms.size());
    publish(std::move(cube));
    return true;
}

}  // namespace louyu::statistics
