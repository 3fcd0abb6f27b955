#include <algorithm>

#include "registry/entity_table.hpp"
#include "registry/value_text.hpp"
#include "store/builder.hpp"

namespace louyu::registry {
namespace {

constexpr std::size_t kChunk = 256;

/// `ids` filled up to a whole number of chunks by its last id, so that the store prepares one statement only.
std::vector<std::int64_t> filled_up(std::vector<std::int64_t> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const std::size_t chunk = ids.size() < 16 ? 16 : kChunk;
    while (!ids.empty() && ids.size() % chunk != 0) {
        ids.push_back(ids.back());
    }
    return ids;
}

}  // namespace

std::map<std::int64_t, std::string> titles(store::Session& session, const rights::Reader& reader,
                                           std::string_view entity, const std::vector<std::int64_t>& ids,
                                           base::Day asof) {
    std::map<std::int64_t, std::string> found;
    const EntityTable* table = EntityTable::find(entity);
    const dictionary::Field* title = table == nullptr ? nullptr : table->entity().find(table->entity().title);
    if (title == nullptr || !reader.sees(*title)) {
        return found;
    }
    const std::vector<std::int64_t> all = filled_up(ids);
    const std::size_t chunk = std::min(all.size(), kChunk);
    for (std::size_t begin = 0; begin < all.size(); begin += chunk) {
        std::vector<base::Value> some(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                      all.begin() + static_cast<std::ptrdiff_t>(begin + chunk));
        store::Builder statement;
        statement.sql("SELECT v.id, v.valid_from, v.")
            .name(title->name)
            .sql(" FROM ")
            .name(table->version_table());
        statement.sql(" v WHERE v.id IN ").bind_list(some);
        reader.restrict(statement, table->entity(), "v");
        statement.sql(" ORDER BY v.id, v.valid_from");
        for (const store::Values& row : statement.select(session, "registry.list_titles")) {
            const std::int64_t id = std::get<std::int64_t>(row[0]);
            const bool begun = std::get<std::int64_t>(row[1]) <= asof.yyyymmdd;
            // By first day: the first stands in for days before it, later ones replace it once they have
            // begun.
            if (begun || !found.contains(id)) {
                found[id] = print(*title, row[2]);
            }
        }
    }
    return found;
}

}  // namespace louyu::registry
