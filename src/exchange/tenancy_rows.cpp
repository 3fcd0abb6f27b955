#include <algorithm>

#include "base/text.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"
#include "matching/credit_code.hpp"

// Firms and their stays (R017, R018, R022).
namespace louyu::exchange {

namespace {

base::Day day_of(std::int64_t yyyymmdd) {
    return base::Day{static_cast<std::int32_t>(yyyymmdd)};
}

class EnterpriseRows : public RowReader {
  public:
    explicit EnterpriseRows(RegistryRun& run) : book_(run) {}

    void row(RegistryRun& run, const RowView& row) override {
        if (const std::optional<std::int64_t> id = book_.put(run, row, "name", 0)) {
            run.touch_enterprise(*id);
        }
    }

  private:
    EnterpriseBook book_;
};

/// A stay as the register knows it, or as this file has told it.
struct KnownStay {
    std::int64_t id = 0;
    base::Day from;
    base::Day to;
};

class TenancyRows : public RowReader {
  public:
    explicit TenancyRows(RegistryRun& run)
        : book_(run), directory_(load_register(run.session(), run.batch().district_code)) {
        run.session().stream(sql::kListTenancyKeys, {{"district_code", run.batch().district_code}},
                             [this](const store::Row& row) {
                                 const std::string key =
                                     key_of(row.integer(1), row.integer(2), row.text(3), row.text(4));
                                 add(key, {row.integer(0), day_of(row.integer(5)), day_of(row.integer(6))});
                                 return true;
                             });
        run.session().stream(sql::kListUnitsByLabel, {}, [this](const store::Row& row) {
            units_[unit_key(row.integer(1), row.text(2), row.text(3))] = row.integer(0);
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        const std::optional<std::int64_t> building = find_building(run, row, directory_, "building_name");
        if (!building) {
            return;
        }
        const std::optional<std::int64_t> enterprise = book_.put(run, row, "enterprise_name", *building);
        if (!enterprise) {
            return;
        }
        const base::Day from = row.integer("move_in") ? day_of(*row.integer("move_in"))
                                                      : run.from_of_period().value_or(base::today());
        const base::Day to = row.integer("move_out") ? day_of(*row.integer("move_out")) : base::kForever;
        if (to < from) {
            run.refuse(row, "move_out", "exchange.end_before_start", "退租日期早于入驻日期，请核对。");
            return;
        }
        registry::Change change;
        change.entity = "tenancy";
        change.from = from;
        if (to < base::kForever) {
            change.to = to;
        }
        change.fields = fields_of(row, *enterprise, *building);
        put(run, row, std::move(change), *enterprise, *building);
    }

  private:
    static std::string key_of(std::int64_t enterprise, std::int64_t building, std::string_view floor,
                              std::string_view unit) {
        return fmt::format("{}/{}/{}/{}", enterprise, building, base::comparison_key(floor),
                           base::comparison_key(unit));
    }

    static std::string unit_key(std::int64_t building, std::string_view floor, std::string_view unit) {
        return fmt::format("{}/{}/{}", building, base::comparison_key(floor), base::comparison_key(unit));
    }

    void add(const std::string& key, const KnownStay& stay) {
        std::vector<KnownStay>& stays = stays_[key];
        for (KnownStay& known : stays) {
            if (known.id == stay.id) {  // versions of one stay: it lasts from the first to the last
                known.from = std::min(known.from, stay.from);
                known.to = std::max(known.to, stay.to);
                return;
            }
        }
        stays.push_back(stay);
    }

    std::vector<std::pair<std::string, base::Value>> fields_of(const RowView& row, std::int64_t enterprise,
                                                               std::int64_t building) const {
        std::vector<std::pair<std::string, base::Value>> fields = {{"enterprise_id", enterprise},
                                                                   {"building_id", building}};
        for (const dictionary::Field& field : dictionary::entity("tenancy").fields) {
            const bool is_reference = field.type == dictionary::FieldType::kReference;
            if (!is_reference && !base::is_absent(row.get(field.name))) {
                fields.emplace_back(field.name, row.get(field.name));
            }
        }
        const auto unit = units_.find(unit_key(building, row.text("floor_label"), row.text("unit_label")));
        if (unit != units_.end()) {
            fields.emplace_back("unit_id", unit->second);
        }
        return fields;
    }

    /// A row speaks of a known stay when firm, building, floor and room agree and the days touch; else of a
    /// new one.
    void put(RegistryRun& run, const RowView& row, registry::Change change, std::int64_t enterprise,
             std::int64_t building) {
        const std::string key = key_of(enterprise, building, row.text("floor_label"), row.text("unit_label"));
        const base::Day to = change.to.value_or(base::kForever);
        KnownStay* known = nullptr;
        for (KnownStay& stay : stays_[key]) {
            if (stay.from <= to && change.from <= stay.to) {
                known = &stay;
            }
        }
        if (known != nullptr && told_.contains(known->id)) {
            run.refuse(row, "enterprise_name", "exchange.duplicate_row",
                       fmt::format("“{}”在同一房号、同一时段的入驻在本表前面已出现，只取前一行。",
                                   row.text("enterprise_name")));
            return;
        }
        change.id = known == nullptr ? 0 : known->id;
        if (known != nullptr && known->from == change.from && to == known->to) {
            change.to.reset();  // the days are as known
        }
        const std::string title =
            fmt::format("{} {}", row.text("building_name"), row.text("enterprise_name"));
        const base::Day from = change.from;
        if (const std::optional<std::int64_t> id = run.put(row, std::move(change), title)) {
            if (known == nullptr) {
                stays_[key].push_back({*id, from, to});
            }
            told_.insert(*id);
            run.touch_enterprise(enterprise);
        }
    }

    EnterpriseBook book_;
    matching::Directory directory_;
    std::unordered_map<std::string, std::vector<KnownStay>> stays_;
    std::unordered_map<std::string, std::int64_t> units_;
    std::set<std::int64_t> told_;
};

}  // namespace

EnterpriseBook::EnterpriseBook(RegistryRun& run)
    : district_code_(run.batch().district_code),
      directory_(load_enterprises(run.session(), district_code_)) {}

std::optional<std::int64_t> EnterpriseBook::find(RegistryRun& run, const RowView& row,
                                                 std::string_view name_column, const std::string& code) {
    const std::string name = row.text(name_column);
    const auto made = made_.find(code.empty() ? base::comparison_key(name) : code);
    if (made != made_.end()) {
        return made->second;
    }
    const matching::EnterpriseMatch match = directory_.match_enterprise(code, name);
    if (match.verdict == matching::MatchVerdict::kMatched) {
        return match.id;
    }
    if (match.verdict == matching::MatchVerdict::kCandidates && code.empty()) {
        std::string message = fmt::format("“{}”没有可用的统一社会信用代码，且与已有企业相近：", name);
        for (const matching::Candidate& candidate : match.candidates) {
            message += fmt::format("“{}”（{}）；", candidate.name, candidate.reason);
        }
        run.undecided(row, name_column, message + "请补充信用代码。");
        return std::nullopt;
    }
    return 0;
}

std::optional<std::int64_t> EnterpriseBook::put(RegistryRun& run, const RowView& row,
                                                std::string_view name_column, std::int64_t building_id) {
    const matching::CodeReading reading = matching::read_code(row.text("credit_code"));
    if (!reading.usable() && reading.verdict != matching::CodeVerdict::kEmpty) {
        run.warn(row, "credit_code", "exchange.bad_credit_code", reading.evidence);
    }
    const std::string code = reading.usable() ? reading.text : std::string();
    const std::optional<std::int64_t> known = find(run, row, name_column, code);
    if (!known) {
        return std::nullopt;
    }
    registry::Change change;
    change.entity = "enterprise";
    change.id = *known;
    change.from = base::kLongAgo;
    change.district_code = district_code_;
    change.through_building = building_id;
    // A file of stays names a known firm, it does not rename it.
    if (*known == 0 || building_id == 0) {
        change.fields = {{"name", row.text(name_column)}};
    }
    if (!code.empty()) {
        change.fields.emplace_back("credit_code", code);
    }
    for (const dictionary::Field& field : dictionary::entity("enterprise").fields) {
        const bool is_set = field.name == "name" || field.name == "credit_code" || field.name == "note";
        if (!is_set && !base::is_absent(row.get(field.name))) {
            change.fields.emplace_back(field.name, row.get(field.name));
        }
    }
    if (*known == 0 && base::is_absent(row.get("entity_class"))) {
        const std::string_view entity_class = matching::entity_class_of(reading.family);
        if (!entity_class.empty()) {
            change.fields.emplace_back("entity_class", std::string(entity_class));
        }
    }
    const std::optional<std::int64_t> id = run.put(row, std::move(change), row.text(name_column));
    if (id) {
        made_[code.empty() ? base::comparison_key(row.text(name_column)) : code] = *id;
    }
    return id;
}

std::unique_ptr<RowReader> make_enterprise_rows(RegistryRun& run) {
    return std::make_unique<EnterpriseRows>(run);
}

std::unique_ptr<RowReader> make_tenancy_rows(RegistryRun& run) {
    return std::make_unique<TenancyRows>(run);
}

}  // namespace louyu::exchange
