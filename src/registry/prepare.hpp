#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "registry/building_sums.hpp"
#include "registry/field_checks.hpp"
#include "registry/plan.hpp"
#include "registry/rules.hpp"

namespace louyu::registry {

/// A change that has passed every check and waits to be written.
struct Prepared {
    const EntityTable* table = nullptr;
    std::int64_t id = 0;
    ChangeKind kind = ChangeKind::kCreate;
    std::string note;
    std::string district_code;  // under which the change is logged
    std::vector<Version> current;
    Plan plan;
    unsigned sums = 0;  // to be checked when the batch is sealed
    std::vector<base::FieldError> warnings;
};

/// Checks a change from its rights to its sums.
class Preparation {
  public:
    Preparation(World& world, const rights::Reader& reader, ChangeContext context)
        : world_(world), reader_(reader), context_(context) {}
    base::Result<Prepared> prepare(const Change& change);
    /// What this writer has made is in scope, though the reader, made before it, cannot know.
    void made(const EntityTable& table, std::int64_t id) { made_.emplace(table.entity().name, id); }

  private:
    base::Result<const EntityTable*> open(const Change& change) const;
    base::Result<void> load(const Change& change, Prepared& prepared);
    base::Result<void> check_record(const Change& change, Prepared& prepared, const FieldValues& fields,
                                    Findings& findings);
    std::string district_of(const Change& change, const Version& version, const EntityTable& table,
                            Findings& findings);
    rights::RecordPlace place_of(const EntityTable& table, std::int64_t id, const Version& version);
    bool is_visible(const EntityTable& table, std::int64_t id);
    base::Result<void> check_scope(const Change& change, const Prepared& prepared);
    void check_area_sums(const Subject& subject, Prepared& prepared, Findings& findings);

    World& world_;
    const rights::Reader& reader_;
    ChangeContext context_;
    std::set<std::pair<std::string_view, std::int64_t>> made_;
};

}  // namespace louyu::registry
