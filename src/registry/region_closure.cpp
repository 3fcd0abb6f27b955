#include "registry/region_closure.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "registry/sql.hpp"

namespace louyu::registry {
namespace {

struct ParentSpan {
    base::Day from;
    base::Day to;
    std::int64_t parent = 0;
};

/// The parent on a day; before the first version that of the first, behind the last that of the last.
std::int64_t parent_on(const std::vector<ParentSpan>& spans, base::Day day) {
    std::int64_t parent = spans.empty() ? 0 : spans.front().parent;
    for (const ParentSpan& span : spans) {
        if (span.from <= day) {
            parent = span.parent;
        }
    }
    return parent;
}

std::int64_t integer_or_zero(const base::Value& value) {
    const auto* integer = base::as_integer(value);
    return integer == nullptr ? 0 : *integer;
}

}  // namespace

void RegionClosure::place(std::int64_t id, const std::vector<Version>& versions, bool is_new) {
    const EntityTable& table = EntityTable::of("region");
    std::vector<ParentSpan> spans;
    for (const Version& version : versions) {
        spans.push_back({version.from, version.to, table.integer(version, "parent_id").value_or(0)});
    }
    const std::int64_t parent = parent_on(spans, base::today());
    if (is_new) {
        if (parent == 0) {
            session_.execute(sql::kInsertRegionSelf, {{"id", id}});
        } else {
            session_.execute(sql::kInsertRegionLeaf, {{"id", id}, {"parent", parent}});
        }
        return;
    }
    const store::Rows rows = session_.select(sql::kFindRegionParent, {{"id", id}});
    if ((rows.empty() ? 0 : integer_or_zero(rows[0][0])) != parent) {
        move(id, parent);
    }
}

void RegionClosure::move(std::int64_t id, std::int64_t parent) {
    session_.execute(sql::kDeleteRegionLinks, {{"id", id}});
    if (parent != 0) {
        session_.execute(sql::kInsertRegionLinks, {{"id", id}, {"parent", parent}});
    }
}

void RegionClosure::remove(std::int64_t id) {
    session_.execute(sql::kDeleteRegionLeaf, {{"id", id}});
}

void rebuild_region_closure(store::Session& session, base::Day today) {
    std::unordered_map<std::int64_t, std::vector<ParentSpan>> spans;
    session.stream(sql::kListRegionParents, {}, [&](const store::Row& row) {
        spans[row.integer(0)].push_back({base::Day{static_cast<std::int32_t>(row.integer(1))},
                                         base::Day{static_cast<std::int32_t>(row.integer(2))},
                                         row.integer(3)});
        return true;
    });
    std::unordered_map<std::int64_t, std::int64_t> parents;
    for (const auto& [id, list] : spans) {
        parents.emplace(id, parent_on(list, today));
    }
    session.execute(sql::kDeleteRegionClosure);
    const auto bulk = session.bulk("region_closure", {"ancestor_id", "descendant_id", "depth"});
    for (const auto& [id, parent] : parents) {
        // Levels fall strictly towards the leaves, so the walk upwards ends; the bound is for a damaged
        // store.
        std::int64_t ancestor = id;
        for (std::int64_t depth = 0; ancestor != 0 && depth < 32; ++depth) {
            bulk->integer(ancestor);
            bulk->integer(id);
            bulk->integer(depth);
            bulk->end_row();
            const auto found = parents.find(ancestor);
            ancestor = found == parents.end() ? 0 : found->second;
        }
    }
    bulk->finish();
}

}  // namespace louyu::registry
