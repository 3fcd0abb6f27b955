#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"
#include "registry/plan.hpp"

namespace louyu::registry {

/// What the change log keeps of a change. before: {"fields": what differs, "versions": the rows it took away,
/// whole}. after: {"state": where it began, "fields": what differs, "versions": the rows it left, by key}.
/// From these a change is shown, and taken back exactly. Canonical: fields in the dictionary's order, absent
/// ones left out of whole rows.
std::string before_image(const EntityTable& table, const Plan& plan);
std::string after_image(const EntityTable& table, const Plan& plan, ChangeState state);
/// The images of an undo: it takes away what the change left and leaves what it took away.
std::string undo_image(std::int64_t undone_change);

/// The rows of an image; of an after image only from, to and change_id are set.
std::vector<Version> versions_of(const EntityTable& table, const base::Json& image);
/// Text of the log back to JSON; a base::Failure when it does not parse: the log is damaged.
base::Json parse_image(std::string_view text);

}  // namespace louyu::registry
