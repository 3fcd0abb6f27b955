#include <algorithm>

#include "base/text.hpp"
#include "exchange/building_book.hpp"
#include "exchange/enterprise_book.hpp"
#include "exchange/place_labels.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"

// Firms and their stays (R017, R018, R022).
namespace louyu::exchange {

namespace {

base::Day day_of(std::int64_t yyyymmdd) {
    return base::Day{static_cast<std::int32_t>(yyyymmdd)};
}

std::optional<base::Day> day_at(const RowView& row, std::string_view column) {
    const std::optional<std::int64_t> day = row.integer(column);
    return day ? std::optional(day_of(*day)) : std::nullopt;
}

class EnterpriseRows : public RowReader {
  public:
    explicit EnterpriseRows(RegistryRun& run) : book_(run) {}

    void row(RegistryRun& run, const RowView& row) override {
        const std::optional<std::int64_t> id = book_.put(run, row, "name", 0);
        if (!id) {
            return;
        }
        if (const auto [told, is_new] = told_.emplace(*id, row.number()); !is_new) {
            run.refuse(row, "name", "exchange.duplicate_row",
                       fmt::format("“{}”在本表第{}行已出现，请合并为一行。", row.text("name"), told->second));
            return;
        }
        if (run.writes() > 0) {
            run.touch_enterprise(*id);
        }
    }

  private:
    EnterpriseBook book_;
    std::unordered_map<std::int64_t, int> told_;
};

/// A stay as the register knows it, or as this file has told it.
struct KnownStay {
    std::int64_t id = 0;
    std::string floor;
    std::string room;
    base::Day from;
    base::Day to;
    int told_in = 0;  // the row of this file that speaks of it

    bool has_place() const { return !floor.empty() || !room.empty(); }
    bool overlaps(base::Day first, base::Day last) const { return from <= last && first <= to; }
};

/// What a row says of place and time of a stay.
struct ToldStay {
    std::int64_t enterprise = 0;
    std::int64_t building = 0;
    std::string floor;
    std::string room;
    std::optional<base::Day> move_in;
    std::optional<base::Day> move_out;
    base::Day from;  // move_in, or the day from which the file tells
    base::Day to;

    bool has_place() const { return !floor.empty() || !room.empty(); }
};

class TenancyRows : public RowReader {
  public:
    explicit TenancyRows(RegistryRun& run) : enterprises_(run), buildings_(run) {
        run.session().stream(sql::kListTenancyKeys, {{"district_code", run.batch().district_code}},
                             [this](const store::Row& row) {
                                 add(row.integer(1), row.integer(2),
                                     {row.integer(0), floor_key(row.view(3)), room_key(row.view(4)),
                                      day_of(row.integer(5)), day_of(row.integer(6))});
                                 return true;
                             });
        run.session().stream(sql::kListUnitsByLabel, {}, [this](const store::Row& row) {
            units_[unit_key(row.integer(1), floor_key(row.view(2)), room_key(row.view(3)))] = row.integer(0);
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        const std::optional<std::int64_t> building = buildings_.find(run, row, "building_name");
        if (!building) {
            return;
        }
        const std::optional<ToldStay> told = told_stay(run, row, *building);
        if (!told) {
            return;
        }
        const std::optional<std::int64_t> enterprise =
            enterprises_.put(run, row, "enterprise_name", *building);
        if (!enterprise) {
            return;
        }
        ToldStay stay = *told;
        stay.enterprise = *enterprise;
        put(run, row, stay);
        if (run.writes() > 0) {
            run.touch_enterprise(*enterprise);
        }
    }

  private:
    static std::string unit_key(std::int64_t building, std::string_view floor, std::string_view room) {
        return fmt::format("{}/{}/{}", building, floor, room);
    }

    void add(std::int64_t enterprise, std::int64_t building, KnownStay stay) {
        std::vector<KnownStay>& stays = stays_[{enterprise, building}];
        for (KnownStay& known : stays) {
            if (known.id == stay.id) {  // versions of one stay: it lasts from the first to the last
                known.from = std::min(known.from, stay.from);
                known.to = std::max(known.to, stay.to);
                return;
            }
        }
        stays.push_back(std::move(stay));
    }

    static std::optional<ToldStay> told_stay(RegistryRun& run, const RowView& row, std::int64_t building) {
        ToldStay told;
        told.building = building;
        told.floor = floor_key(row.text("floor_label"));
        told.room = room_key(row.text("unit_label"));
        told.move_in = day_at(row, "move_in");
        told.move_out = day_at(row, "move_out");
        const base::Day first_told = run.from_of_period().value_or(base::today());
        told.to = told.move_out.value_or(base::kForever);
        told.from = told.move_in.value_or(std::min(first_told, told.to));
        if (told.to < told.from) {
            run.refuse(row, "move_out", "exchange.end_before_start", "退租日期早于入驻日期，请核对。");
            return std::nullopt;
        }
        return told;
    }

    std::vector<std::pair<std::string, base::Value>> fields_of(const RowView& row, const ToldStay& told,
                                                               bool is_new) const {
        std::vector<std::pair<std::string, base::Value>> fields = {{"enterprise_id", told.enterprise},
                                                                   {"building_id", told.building}};
        for (const dictionary::Field& field : dictionary::entity("tenancy").fields) {
            const bool is_reference = field.type == dictionary::FieldType::kReference;
            // Another spelling of the same floor or room is no change.
            const bool is_label = field.name == "floor_label" || field.name == "unit_label";
            if (!is_reference && (is_new || !is_label) && !base::is_absent(row.get(field.name))) {
                fields.emplace_back(field.name, row.get(field.name));
            }
        }
        const auto unit = units_.find(unit_key(told.building, told.floor, told.room));
        if (unit != units_.end()) {
            fields.emplace_back("unit_id", unit->second);
        }
        return fields;
    }

    /// A row speaks of a known stay when firm, building, floor and room agree and the days touch. A row
    /// without a place, or a known stay without one, goes by firm and building alone if there is only one
    /// such stay; among several a person must say. Answers nullptr for a new stay, nothing when it is
    /// undecided.
    std::optional<KnownStay*> find(RegistryRun& run, const RowView& row, const ToldStay& told) {
        std::vector<KnownStay*> in_place;
        std::vector<KnownStay*> elsewhere;
        for (KnownStay& stay : stays_[{told.enterprise, told.building}]) {
            if (!stay.overlaps(told.from, told.to)) {
                continue;
            }
            if (stay.floor == told.floor && stay.room == told.room) {
                in_place.push_back(&stay);
            } else if (!stay.has_place() || !told.has_place()) {
                elsewhere.push_back(&stay);
            }
        }
        if (!in_place.empty()) {
            return in_place.back();
        }
        std::erase_if(elsewhere,
                      [&](const KnownStay* stay) { return told.has_place() && stay->told_in != 0; });
        if (elsewhere.size() > 1) {
            run.undecided(
                row, "enterprise_name",
                fmt::format("“{}”在此楼宇有{}处入驻，本行未注明楼层房号，不能确定是哪一处，请补充。",
                            row.text("enterprise_name"), elsewhere.size()));
            return std::nullopt;
        }
        return elsewhere.empty() ? nullptr : elsewhere.front();
    }

    void put(RegistryRun& run, const RowView& row, const ToldStay& told) {
        const std::optional<KnownStay*> found = find(run, row, told);
        if (!found) {
            return;
        }
        KnownStay* const known = *found;
        if (known != nullptr && known->told_in != 0) {
            run.refuse(row, "enterprise_name", "exchange.duplicate_row",
                       fmt::format("“{}”在同一房号、同一时段的入驻在本表第{}行已出现，只取前一行。",
                                   row.text("enterprise_name"), known->told_in));
            return;
        }
        const std::string title =
            fmt::format("{} {}", row.text("building_name"), row.text("enterprise_name"));
        if (known == nullptr) {
            create(run, row, told, title);
            return;
        }
        RegistryRun::StayRow stay{known->id, told.move_in, told.move_out,
                                  fields_of(row, told, !known->has_place()), title};
        if (run.put_stay(row, std::move(stay))) {
            known->told_in = row.number();
            if (!known->has_place()) {
                known->floor = told.floor;
                known->room = told.room;
            }
        }
    }

    void create(RegistryRun& run, const RowView& row, const ToldStay& told, const std::string& title) {
        registry::Change change;
        change.entity = "tenancy";
        change.from = told.from;
        if (told.move_out) {
            change.to = told.move_out;
        }
        change.fields = fields_of(row, told, true);
        if (const std::optional<std::int64_t> id = run.put(row, std::move(change), title)) {
            stays_[{told.enterprise, told.building}].push_back(
                {*id, told.floor, told.room, told.from, told.to, row.number()});
        }
    }

    EnterpriseBook enterprises_;
    BuildingBook buildings_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<KnownStay>> stays_;  // firm, building
    std::unordered_map<std::string, std::int64_t> units_;
};

}  // namespace

std::unique_ptr<RowReader> make_enterprise_rows(RegistryRun& run) {
    return std::make_unique<EnterpriseRows>(run);
}

std::unique_ptr<RowReader> make_tenancy_rows(RegistryRun& run) {
    return std::make_unique<TenancyRows>(run);
}

}  // namespace louyu::exchange
