#pragma once
#include "registry/entity_table.hpp"
#include "registry/findings.hpp"
#include "registry/world.hpp"

namespace louyu::registry {

/// One version about to be written, as the rules see it.
struct Subject {
    const EntityTable& table;
    std::int64_t id = 0;
    ChangeKind kind = ChangeKind::kCreate;
    const Version* before = nullptr;  // absent for create
    const Version& after;

    bool is_new() const { return before == nullptr; }
    bool changed(std::string_view field) const;
    /// True on a day on which it was not true before.
    bool widened() const;
    std::optional<std::int64_t> integer(std::string_view field) const { return table.integer(after, field); }
    std::string_view text(std::string_view field) const { return table.text(after, field); }
};

/// Whether a rule that reads `fields` has anything to say: an old fault elsewhere in a record must not keep
/// anyone from mending this one.
bool concerns(const Subject& subject, const std::vector<std::string_view>& fields);

/// The rules that look at one record and its direct neighbours; the sums over a building are in
/// building_sums.hpp.
void check_rules(const Subject& subject, World& world, Findings& findings);

/// Human codes and names that must not occur twice on a day.
void check_unique(const Subject& subject, World& world, Findings& findings);

}  // namespace louyu::registry
