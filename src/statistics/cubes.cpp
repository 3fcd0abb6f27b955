#include "statistics/cubes.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/log.hpp"
#include "statistics/changes.hpp"
#include "statistics/derive.hpp"
#include "statistics/derive_changed.hpp"
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
    is_torn_ = false;
}

void Cubes::load_lists(store::Session& session, Cube& cube) {
    cube.batches = load_batches(session);
    cube.tax_sources = load_tax_sources(session);
    cube.published = load_published(session);
    cube.change_sequence = change_sequence(session);
    cube.attributions = load_attributions(session);
}

void Cubes::load_all(store::Session& session) {
    is_torn_ = true;
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
        cube.tax.push_back(builder.finish(*registers_));
    }
    derive(cube, nullptr);
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
    is_torn_ = true;
    for (const std::int64_t id : ids) {
        for (const store::Values& row : session->select(sql::kListTenancies, {{"first", id}, {"last", id}})) {
            const std::int64_t enterprise = *base::as_integer(row[3]);
            if (!registers_->enterprises.contains(enterprise)) {
                load_enterprises(*session, *registers_, enterprise, enterprise);
            }
        }
    }
    load_buildings(*session, cube, ids);
    derive(cube, current_.load().get());
    publish(std::move(cube));
}

bool Cubes::reload_enterprises(store::Session& session, Cube& cube, const std::set<std::int64_t>& ids,
                               const std::set<base::Month>& replaced) {
    std::map<int, TaxYearBuilder> builders;
    for (const std::shared_ptr<const TaxYear>& year : cube.tax) {
        builders.try_emplace(year->year, year, std::uint16_t{0});
    }
    BlockDirectory directory(*cube.places, cube.blocks);
    for (const std::int64_t id : ids) {
        const auto known = registers_->enterprises.find(id);
        const EnterpriseEntry before =
            known == registers_->enterprises.end() ? EnterpriseEntry() : known->second;
        if (!load_enterprises(session, *registers_, id, id)) {
            return false;
        }
        if (!before.states.empty() && registers_->enterprises.contains(id)) {
            reclassify_tax(session, *registers_, directory, builders, {id, before, replaced});
        }
    }
    for (std::shared_ptr<const TaxYear>& year : cube.tax) {
        year = builders.at(year->year).finish(*registers_);
    }
    return true;
}

void Cubes::derive(Cube& cube, const Cube* before) const {
    derive_indexes(Indexing{cube, before, registers_->firms.size(), registers_->industries.sections()});
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
            builders.try_emplace(year, *old, bits);
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
        cube.tax.push_back(builder.finish(*registers_));
    }
    std::erase_if(cube.tax, [](const auto& year) { return year->blocks.empty(); });
    std::sort(cube.tax.begin(), cube.tax.end(),
              [](const auto& a, const auto& b) { return a->year < b->year; });
}

void Cubes::refresh_tax(std::span<const base::Month> months) {
    const std::lock_guard lock(refreshing_);
    const store::Lease session = database_.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    Cube cube = *current_.load();
    is_torn_ = true;
    load_months(*session, cube, months);
    cube.batches = load_batches(*session);
    cube.tax_sources = load_tax_sources(*session);
    derive(cube, current_.load().get());
    publish(std::move(cube));
}

bool Cubes::refresh_changed() {
    const std::lock_guard lock(refreshing_);
    const store::Lease session = database_.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    Cube cube = *current_.load();
    const Touched touched = find_touched(*session, cube, load_batches(*session));
    if (!is_torn_ && touched.empty() && change_sequence(*session) == cube.change_sequence) {
        return false;
    }
    const bool was_torn = std::exchange(is_torn_, true);
    if (was_torn || touched.everything ||
        !reload_enterprises(*session, cube, touched.enterprises, touched.months)) {
        load_all(*session);
        return true;
    }
    load_buildings(*session, cube,
                   std::vector<std::int64_t>(touched.buildings.begin(), touched.buildings.end()));
    load_months(*session, cube, std::vector<base::Month>(touched.months.begin(), touched.months.end()));
    load_lists(*session, cube);
    derive(cube, current_.load().get());
    publish(std::move(cube));
    return true;
}

bool Cubes::follow() noexcept {
    try {
        refresh_changed();
        return true;
    } catch (const std::exception& failure) {
        base::log_error("the figures are behind the store until it answers again: {}", failure.what());
        return false;
    }
}

}  // namespace louyu::statistics
