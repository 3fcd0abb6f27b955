#pragma once
#include <utility>
#include <vector>

#include "registry/entity_table.hpp"
#include "registry/findings.hpp"
#include "registry/world.hpp"
#include "rights/reader.hpp"

namespace louyu::registry {

using FieldValues = std::vector<std::pair<std::size_t, base::Value>>;  // by column

/// The fields of a change by column, each checked by itself: known, visible, of its type, within its range,
/// length, code list. Text is trimmed, blank text is absent.
FieldValues check_fields(const EntityTable& table, const Change& change, const rights::Reader& reader,
                         Findings& findings);

/// Required fields of a version: all of them when it is new, else those the change sets.
void check_required(const EntityTable& table, const Version& after, const FieldValues& set, bool is_new,
                    Findings& findings);

/// The records the set fields refer to must exist and not have ended before the version begins.
void check_references(const EntityTable& table, const Version& after, const FieldValues& set, World& world,
                      Findings& findings);

/// The first and last day of a change.
void check_days(const Change& change, Findings& findings);

}  // namespace louyu::registry
