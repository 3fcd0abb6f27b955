#include <algorithm>

#include "base/error.hpp"
#include "dictionary/dictionary.hpp"
#include "statistics/load.hpp"
#include "statistics/sql.hpp"

namespace louyu::statistics {

namespace {

base::Day day_of(std::int64_t yyyymmdd) {
    return base::Day{static_cast<std::int32_t>(yyyymmdd)};
}

std::uint8_t position_of(const dictionary::CodeList& list, std::string_view code) {
    std::uint8_t position = 0;
    while (position < list.codes.size() && list.codes[position].code != code) {
        ++position;
    }
    return position;
}

std::int64_t area_of(const store::Row& row, std::size_t column) {
    return row.is_null(column) ? kUnknownArea : row.integer(column);
}

struct TenancyRow {
    base::Day from;
    base::Day to;
    std::int64_t area = 0;
    const EnterpriseEntry* enterprise = nullptr;
};

struct Span {
    base::Day from;
    base::Day to;
};

/// Calls take(from, to, state) for the parts of `span` in which the enterprise stayed the same.
template <class Take>
void split_by_state(const EnterpriseEntry& enterprise, Span span, Take take) {
    base::Day from = span.from;
    const EnterpriseState* current = &enterprise.on(from);
    for (const EnterpriseState& next : enterprise.states) {
        const bool differs = next.atom != current->atom || next.registered != current->registered;
        if (next.from > from && next.from <= span.to && differs) {
            take(from, base::previous_day(next.from), *current);
            from = next.from;
            current = &next;
        }
    }
    take(from, span.to, *current);
}

/// Overlapping and adjoining spans as one.
std::vector<Span> join(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> joined;
    for (const Span& span : spans) {
        const bool touches = !joined.empty() && (joined.back().to == base::kForever ||
                                                 span.from <= base::next_day(joined.back().to));
        if (touches) {
            joined.back().to = std::max(joined.back().to, span.to);
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

void settle(Block& block, std::vector<TenancyRow>& rows, const Registers& registers) {
    std::stable_sort(rows.begin(), rows.end(), [](const TenancyRow& a, const TenancyRow& b) {
        return a.enterprise->firm < b.enterprise->firm;
    });
    const IndustryRegister& industries = registers.industries;
    for (std::size_t at = 0; at < rows.size();) {
        const EnterpriseEntry& enterprise = *rows[at].enterprise;
        std::vector<Span> spans;
        for (; at < rows.size() && rows[at].enterprise->firm == enterprise.firm; ++at) {
            const TenancyRow& row = rows[at];
            spans.push_back({row.from, row.to});
            split_by_state(*row.enterprise, {row.from, row.to},
                           [&](base::Day from, base::Day to, const EnterpriseState& state) {
                               block.occupations.push_back({from, to, state.atom, row.area});
                           });
        }
        for (const Span& span : join(std::move(spans))) {
            split_by_state(enterprise, span, [&](base::Day from, base::Day to, const EnterpriseState& state) {
                block.presences.push_back({from, to, enterprise.firm, state.atom, state.registered});
                std::uint64_t hash =
                    mix(registers.firms.hash_of(enterprise.firm), industries.hash_of(state.atom));
                hash = mix(hash, static_cast<std::uint64_t>(from.yyyymmdd));
                hash = mix(hash, static_cast<std::uint64_t>(to.yyyymmdd));
                block.hash += mix(hash, static_cast<std::uint64_t>(state.registered));
            });
            block.moves.push_back({span.from, enterprise.on(span.from).atom, true});
            if (span.to < base::kForever) {
                block.moves.push_back({base::next_day(span.to), enterprise.on(span.to).atom, false});
            }
        }
    }
    for (const Occupation& occupation : block.occupations) {
        std::uint64_t hash =
            mix(static_cast<std::uint64_t>(occupation.area), industries.hash_of(occupation.atom));
        hash = mix(hash, static_cast<std::uint64_t>(occupation.from.yyyymmdd));
        block.hash += mix(hash, static_cast<std::uint64_t>(occupation.to.yyyymmdd));
    }
    std::stable_sort(block.moves.begin(), block.moves.end(),
                     [](const Move& a, const Move& b) { return a.day < b.day; });
}

BuildingState state_of(const store::Row& row, const Places& places) {
    static const dictionary::CodeList& stage_codes = dictionary::code_list("stage");
    static const dictionary::CodeList& kind_codes = dictionary::code_list("building_kind");
    static const dictionary::CodeList& ownership_codes = dictionary::code_list("ownership");
    const auto region = places.region_of_id.find(row.integer(4));
    return {.from = day_of(row.integer(1)),
            .to = day_of(row.integer(2)),
            .region = region == places.region_of_id.end() ? kAbsent : region->second,
            .stage = position_of(stage_codes, row.view(5)),
            .kind = position_of(kind_codes, row.view(6)),
            .ownership = position_of(ownership_codes, row.view(7)),
            .floor_area = row.integer(8),
            .business_area = area_of(row, 9),
            .lettable_area = area_of(row, 10)};
}

/// What a building is and where it lies by its last version: its district decides whose ledger it belongs to.
void load_states(store::Session& session, const Places& places, const store::Params& range,
                 std::vector<std::shared_ptr<Block>>& blocks) {
    session.stream(sql::kListBuildingVersions, range, [&](const store::Row& row) {
        if (blocks.empty() || blocks.back()->id != row.integer(0)) {
            blocks.push_back(std::make_shared<Block>());
            blocks.back()->id = row.integer(0);
        }
        Block& block = *blocks.back();
        block.name = row.text(3);
        block.states.push_back(state_of(row, places));
        std::uint64_t hash = mix(static_cast<std::uint64_t>(block.id), row.view(3));
        hash = mix(mix(mix(hash, row.view(5)), row.view(6)), row.view(7));
        for (const std::size_t column : {1, 2, 4, 8, 9, 10}) {
            hash = mix(hash, static_cast<std::uint64_t>(area_of(row, column)));
        }
        block.hash += hash;
        return true;
    });
    for (const std::shared_ptr<Block>& block : blocks) {
        block->district = places.district_of(block->states.back().region);
        if (block->district != kAbsent) {
            block->district_code =
                places.regions[static_cast<std::size_t>(block->district)].code.substr(0, 6);
        }
    }
}

}  // namespace

std::vector<std::shared_ptr<Block>> load_blocks(store::Session& session, const Places& places,
                                                Registers& registers, std::int64_t first, std::int64_t last) {
    const store::Params range = {{"first", first}, {"last", last}};
    std::vector<std::shared_ptr<Block>> blocks;
    load_states(session, places, range, blocks);
    const auto block_of = [&](std::int64_t id) -> Block* {
        const auto found =
            std::lower_bound(blocks.begin(), blocks.end(), id,
                             [](const auto& block, std::int64_t key) { return block->id < key; });
        return found == blocks.end() || (*found)->id != id ? nullptr : found->get();
    };
    session.stream(sql::kListZoneMemberships, range, [&](const store::Row& row) {
        Block* block = block_of(row.integer(0));
        const auto zone = places.zone_of_id.find(row.integer(3));
        if (block != nullptr && zone != places.zone_of_id.end()) {
            block->zones.push_back({day_of(row.integer(1)), day_of(row.integer(2)), zone->second});
            std::uint64_t hash = mix(7, static_cast<std::uint64_t>(row.integer(1)));
            hash = mix(hash, static_cast<std::uint64_t>(row.integer(2)));
            block->hash += mix(hash, static_cast<std::uint64_t>(row.integer(3)));
        }
        return true;
    });
    std::vector<std::vector<TenancyRow>> rows(blocks.size());
    session.stream(sql::kListTenancies, range, [&](const store::Row& row) {
        const auto found =
            std::lower_bound(blocks.begin(), blocks.end(), row.integer(0),
                             [](const auto& block, std::int64_t key) { return block->id < key; });
        const auto enterprise = registers.enterprises.find(row.integer(3));
        if (found != blocks.end() && (*found)->id == row.integer(0) &&
            enterprise != registers.enterprises.end()) {
            rows[static_cast<std::size_t>(found - blocks.begin())].push_back(
                {day_of(row.integer(1)), day_of(row.integer(2)), row.integer(4), &enterprise->second});
        }
        return true;
    });
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        settle(*blocks[i], rows[i], registers);
    }
    return blocks;
}

bool load_enterprises(store::Session& session, Registers& registers, std::int64_t first, std::int64_t last) {
    bool is_consistent = true;
    std::int64_t current = 0;
    session.stream(sql::kListEnterprises, {{"first", first}, {"last", last}}, [&](const store::Row& row) {
        const std::int64_t id = row.integer(0);
        EnterpriseEntry& entry = registers.enterprises[id];
        if (id != current) {
            current = id;
            entry.states.clear();
        }
        is_consistent = registers.firms.add_enterprise(id, row.text(2), row.text(3)) && is_consistent;
        entry.firm = registers.firms.of_enterprise(id);
        Registered registered = row.view(4) == "no" ? Registered::kNo : Registered::kUnknown;
        if (row.integer(6) == 1 || row.view(4) == "yes") {
            registered = Registered::kYes;
        }
        entry.states.push_back(
            {day_of(row.integer(1)), registers.industries.atom_of(row.view(5)), registered});
        return true;
    });
    return is_consistent;
}

}  // namespace louyu::statistics
