#include "registry/building_sums.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "registry/sql.hpp"
#include "registry/value_text.hpp"

namespace louyu::registry {
namespace {

/// An area that is there on the days from–to.
struct Span {
    base::Day from;
    base::Day to;
    std::int64_t area = 0;
};
using Spans = std::vector<Span>;

/// A day on which the parts are larger than the whole.
struct Excess {
    base::Day day;
    std::int64_t parts = 0;
    std::int64_t whole = 0;
    std::int64_t over() const { return parts - whole; }
};

/// A row of the area queries: a version with its two figures.
struct AreaRow {
    std::int64_t id = 0;
    base::Day from;
    base::Day to;
    base::Value first;   // floor_area, or area
    base::Value second;  // lettable_area, or floor_id
};
using AreaRows = std::vector<AreaRow>;

struct Areas {
    AreaRows buildings;
    AreaRows floors;
    AreaRows units;
    AreaRows shares;
    AreaRows tenancies;
};

/// What a kind of record contributes, and by which of its fields.
struct Source {
    std::string_view entity;
    const store::Query& query;
    AreaRows Areas::*rows;
    std::string_view first;
    std::string_view second;  // "" = none
    unsigned sums;            // the sums it takes part in
};

const std::vector<Source>& sources() {
    static const std::vector<Source> all = {
        {"building", sql::kListBuildingAreas, &Areas::buildings, "floor_area", "lettable_area",
         kFloors | kShares | kTenants},
        {"floor", sql::kListFloorAreas, &Areas::floors, "floor_area", "lettable_area", kFloors | kUnits},
        {"unit", sql::kListUnitAreas, &Areas::units, "area", "floor_id", kUnits},
        {"ownership_share", sql::kListOwnershipShareAreas, &Areas::shares, "area", "", kShares},
        {"tenancy", sql::kListTenancyAreas, &Areas::tenancies, "area", "", kTenants},
    };
    return all;
}

base::Day day_of(const base::Value& value) {
    return base::Day{static_cast<std::int32_t>(std::get<std::int64_t>(value))};
}

Areas load(store::Session& session, std::int64_t building_id, unsigned sums) {
    Areas areas;
    for (const Source& source : sources()) {
        if ((source.sums & sums) == 0) {
            continue;
        }
        for (store::Values& row : session.select(source.query, {{"building", building_id}})) {
            (areas.*source.rows)
                .push_back({std::get<std::int64_t>(row[0]), day_of(row[1]), day_of(row[2]), std::move(row[3]),
                            std::move(row[4])});
        }
    }
    return areas;
}

/// The areas as they will be: the versions of one record replaced.
Areas with(Areas areas, std::int64_t building_id, const Overlay& overlay) {
    const EntityTable& table = *overlay.table;
    for (const Source& source : sources()) {
        if (source.entity != table.entity().name) {
            continue;
        }
        AreaRows& rows = areas.*source.rows;
        std::erase_if(rows, [&](const AreaRow& row) { return row.id == overlay.id; });
        for (const Version& version : *overlay.after) {
            if (source.entity != "building" && table.integer(version, "building_id") != building_id) {
                continue;
            }
            rows.push_back({overlay.id, version.from, version.to, table.value(version, source.first),
                            source.second.empty() ? base::Value() : table.value(version, source.second)});
        }
    }
    return areas;
}

Spans spans(const AreaRows& rows, base::Value AreaRow::*figure) {
    Spans out;
    for (const AreaRow& row : rows) {
        if (const auto* area = base::as_integer(row.*figure)) {
            out.push_back({row.from, row.to, *area});
        }
    }
    return out;
}

/// The whole of a floor is what can be let of it, else its area.
Spans floor_spans(const AreaRows& floors, std::int64_t floor_id) {
    Spans out;
    for (const AreaRow& row : floors) {
        const auto* lettable = base::as_integer(row.second);
        const auto* area = lettable != nullptr ? lettable : base::as_integer(row.first);
        if (row.id == floor_id && area != nullptr) {
            out.push_back({row.from, row.to, *area});
        }
    }
    return out;
}

AreaRows units_on(const AreaRows& units, std::int64_t floor_id) {
    AreaRows out;
    for (const AreaRow& row : units) {
        if (row.second == base::Value(floor_id)) {
            out.push_back(row);
        }
    }
    return out;
}

/// The day on which the parts exceed the whole by most. A day without a known whole is not judged.
std::optional<Excess> worst(const Spans& parts, const Spans& whole) {
    std::map<base::Day, std::pair<std::int64_t, std::pair<std::int64_t, int>>>
        steps;  // parts, whole, wholes known
    for (const Span& part : parts) {
        steps[part.from].first += part.area;
        steps[base::next_day(part.to)].first -= part.area;
    }
    for (const Span& span : whole) {
        auto& begin = steps[span.from].second;
        auto& end = steps[base::next_day(span.to)].second;
        begin.first += span.area;
        begin.second += 1;
        end.first -= span.area;
        end.second -= 1;
    }
    Excess now;
    int known = 0;
    std::optional<Excess> found;
    for (const auto& [day, step] : steps) {
        now.day = day;
        now.parts += step.first;
        now.whole += step.second.first;
        known += step.second.second;
        if (known > 0 && now.over() > 0 && (!found || now.over() > found->over())) {
            found = now;
        }
    }
    return found;
}

bool is_over(const Excess& excess, std::int64_t percent) {
    return excess.over() > base::multiply_divide(excess.whole, percent, 100);
}

/// A sum with the words for it.
struct Sum {
    std::string_view entity;  // whose record the finding names
    std::int64_t record_id = 0;
    std::string_view field;
    std::string_view parts_label;
    std::string_view whole_label;
    bool may_refuse = true;
};

class Judge {
  public:
    Judge(std::int64_t building_id, Areas before, Areas after, bool compares)
        : building_id_(building_id),
          before_(std::move(before)),
          after_(std::move(after)),
          compares_(compares) {}

    std::vector<Finding> judge(unsigned sums) {
        if ((sums & kFloors) != 0) {
            compare(
                {"building", building_id_, "floor_area", "各楼层建筑面积之和", "楼宇建筑面积"},
                [](const Areas& a) { return spans(a.floors, &AreaRow::first); },
                [](const Areas& a) { return spans(a.buildings, &AreaRow::first); });
            compare(
                {"building", building_id_, "lettable_area", "各楼层可租售面积之和", "楼宇可租售面积"},
                [](const Areas& a) { return spans(a.floors, &AreaRow::second); },
                [](const Areas& a) { return spans(a.buildings, &AreaRow::second); });
        }
        if ((sums & kShares) != 0) {
            compare(
                {"building", building_id_, "area", "各产权人面积之和", "楼宇建筑面积"},
                [](const Areas& a) { return spans(a.shares, &AreaRow::first); },
                [](const Areas& a) { return spans(a.buildings, &AreaRow::first); });
        }
        if ((sums & kTenants) != 0) {
            compare(
                {"building", building_id_, "area", "入驻面积之和", "楼宇可租售面积", false},
                [](const Areas& a) { return spans(a.tenancies, &AreaRow::first); },
                [](const Areas& a) { return spans(a.buildings, &AreaRow::second); });
        }
        if ((sums & kUnits) != 0) {
            judge_floors();
        }
        return std::move(findings_);
    }

  private:
    void judge_floors() {
        std::int64_t previous = 0;
        for (const AreaRow& floor : after_.floors) {
            if (floor.id == previous) {
                continue;
            }
            previous = floor.id;
            compare(
                {"floor", floor.id, "area", "本层各房源面积之和", "楼层可租售（建筑）面积"},
                [&](const Areas& a) { return spans(units_on(a.units, floor.id), &AreaRow::first); },
                [&](const Areas& a) { return floor_spans(a.floors, floor.id); });
        }
    }

    template <class Parts, class Whole>
    void compare(const Sum& sum, Parts parts, Whole whole) {
        const std::optional<Excess> after = worst(parts(after_), whole(after_));
        if (!after || !is_over(*after, 1)) {
            return;
        }
        const std::optional<Excess> before = compares_ ? worst(parts(before_), whole(before_)) : std::nullopt;
        if (before && after->over() == before->over()) {
            return;  // an old matter elsewhere in the building
        }
        const bool worse = !before || after->over() > before->over();
        Finding finding;
        finding.refused = sum.may_refuse && is_over(*after, 5) && worse;
        finding.entity = sum.entity;
        finding.record_id = sum.record_id;
        finding.what = {fmt::format("/{}", sum.field), "registry.area_exceeded",
                        fmt::format("{} {}（{}）大于{}（{}），请核对各部分面积", base::to_string(after->day),
                                    sum.parts_label, print_area(after->parts), sum.whole_label,
                                    print_area(after->whole))};
        findings_.push_back(std::move(finding));
    }

    std::int64_t building_id_;
    Areas before_;
    Areas after_;
    bool compares_;
    std::vector<Finding> findings_;
};

}  // namespace

unsigned touched_sums(const Subject& subject) {
    static const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> fields = {
        {"building", {"floor_area", "lettable_area"}},
        {"floor", {"building_id", "floor_area", "lettable_area"}},
        {"unit", {"building_id", "floor_id", "area"}},
        {"ownership_share", {"building_id", "area"}},
        {"tenancy", {"building_id", "area"}},
    };
    for (const auto& [entity, names] : fields) {
        if (entity != subject.table.entity().name || !(subject.widened() || concerns(subject, names))) {
            continue;
        }
        // A new building has no parts yet.
        if (entity == "building" && subject.is_new()) {
            return 0;
        }
        for (const Source& source : sources()) {
            if (source.entity == entity) {
                return source.sums;
            }
        }
    }
    return 0;
}

std::vector<Finding> check_sums(store::Session& session, std::int64_t building_id, unsigned sums,
                                const Overlay* overlay) {
    Areas before = load(session, building_id, sums);
    if (overlay == nullptr) {
        return Judge(building_id, {}, std::move(before), false).judge(sums);
    }
    Areas after = with(before, building_id, *overlay);
    return Judge(building_id, std::move(before), std::move(after), true).judge(sums);
}

}  // namespace louyu::registry
